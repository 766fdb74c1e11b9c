package boussole.sante

/**
 * The text in a language; in French where there is no such text.
 */
operator fun Text.invoke(language: String = "fr"): String =
    byLanguage[language] ?: byLanguage.getValue("fr")

/** The items from here on, one after the other as they are shown: `for (item in interview.items())`. */
fun Interview.items(): Sequence<Item> = generateSequence { next() }

/** What was refused, each with its place. */
val BoussoleException.faults: List<Fault>
    get() = when (this) {
        is BoussoleException.Limit -> faults
        is BoussoleException.Syntax -> faults
        is BoussoleException.Document -> faults
        is BoussoleException.Data -> faults
        is BoussoleException.Usage -> faults
    }

/** The stable name of the error. */
val BoussoleException.code: String
    get() = when (this) {
        is BoussoleException.Limit -> code
        is BoussoleException.Syntax -> code
        is BoussoleException.Document -> code
        is BoussoleException.Data -> code
        is BoussoleException.Usage -> code
    }
