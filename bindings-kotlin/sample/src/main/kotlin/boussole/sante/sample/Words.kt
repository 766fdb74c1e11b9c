package boussole.sante.sample

/** The language in which the app speaks. */
data class Words(val language: String) {
    /** What is said, in that language. */
    fun say(french: String, english: String): String = if (language == "fr") french else english

    /** Whether a person said yes. */
    fun isYes(said: String?): Boolean = initial(said) in setOf('o', 'y')

    /** Whether a person said no. */
    fun isNo(said: String?): Boolean = initial(said) == 'n'

    private fun initial(said: String?): Char? = said?.trim()?.lowercase()?.firstOrNull()
}
