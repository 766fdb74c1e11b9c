package boussole.sante

/** The text in a language; in its main one where there is no such text: `item.text[Language.FRENCH]`. */
operator fun Text.get(language: Language): String = byLanguage[language.tag] ?: main

/** The text in the main language of its document, French mostly. */
val Text.main: String get() = byLanguage.getValue(language)

/** The tag of the language, as documents write it: `fr`. */
val Language.tag: String get() = if (this == Language.FRENCH) "fr" else "en"

/** The word that people read. */
fun GapStatus.label(language: Language = Language.FRENCH): String =
    wording("gap.status", name.lowercase(), language)

/** The word that people read. */
fun Timing.label(language: Language = Language.FRENCH): String =
    wording("gap.timing", name.lowercase(), language)

/** The word that people read. */
fun ScoreStatus.label(language: Language = Language.FRENCH): String =
    wording("score.status", name.lowercase(), language)

/** The word that people read. */
fun Need.label(language: Language = Language.FRENCH): String =
    wording("need", name.lowercase(), language)

/** The word that people read. */
fun NeedLevel.label(language: Language = Language.FRENCH): String =
    wording("need_level", name.lowercase(), language)

/** The word that people read. */
fun Necessity.label(language: Language = Language.FRENCH): String =
    wording("necessity", name.lowercase(), language)

/** The word that people read. */
fun Addressee.label(language: Language = Language.FRENCH): String =
    wording("addressee", name.lowercase(), language)

/** The word that people read. */
fun Missing.label(language: Language = Language.FRENCH): String =
    wording("answer.missing", name.lowercase(), language)

/** The word that people read. */
fun Occasion.label(language: Language = Language.FRENCH): String =
    wording("occasion", name.lowercase().replace('_', '-'), language)

/** The word that people read. */
fun CompetencyKind.label(language: Language = Language.FRENCH): String =
    wording("competency.kind", name.lowercase(), language)

/** The word that people read. */
fun EntryKind.label(language: Language = Language.FRENCH): String =
    wording("kind", name.lowercase(), language)

/** Starts beside the profiles of posts whose shares of the working time are not said. */
fun Interview.Companion.start(questionnaire: Questionnaire, referential: Referential, profiles: List<String>): Interview =
    start(questionnaire, referential, profiles.map { Post(it) })

/** The items from here on, one after the other as they are shown: `for (item in interview.items())`. */
fun Interview.items(): Sequence<Item> = generateSequence { next() }

/** The competency with this key: `referential["animer-un-atelier"]`. */
operator fun Referential.get(key: String): Competency? = competency(key)

/** The item with this key. */
operator fun Questionnaire.get(key: String): Item? = item(key)

/** What was refused, as one thing. */
val BoussoleException.fault: Fault
    get() = when (this) {
        is BoussoleException.Limit -> fault
        is BoussoleException.Syntax -> fault
        is BoussoleException.Document -> fault
        is BoussoleException.Data -> fault
        is BoussoleException.Usage -> fault
    }

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
val BoussoleException.code: String get() = fault.code

/** Where it is: a JSON pointer or a place in a file; empty for the call itself. */
val BoussoleException.location: String get() = fault.location

/** What was expected: its values, and the sentence in French and in English. */
val BoussoleException.expected: Said get() = fault.expected

/** What was found; personal values are withheld. */
val BoussoleException.found: Said get() = fault.found

/** All of that as a sentence, in French and in English. */
val BoussoleException.reason: Text get() = fault.reason
