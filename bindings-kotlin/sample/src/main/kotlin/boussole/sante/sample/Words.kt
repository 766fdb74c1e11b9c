package boussole.sante.sample

import boussole.sante.Language

/** The language in which the app speaks. */
data class Words(val language: Language) {
    /** What is said, in that language. */
    fun say(french: String, english: String): String = if (language == Language.FRENCH) french else english

    /** Whether a person said yes. */
    fun isYes(said: String?): Boolean = initial(said) in setOf('o', 'y')

    /** Whether a person said no. */
    fun isNo(said: String?): Boolean = initial(said) == 'n'

    private fun initial(said: String?): Char? = said?.trim()?.lowercase()?.firstOrNull()
}
