package boussole.sante.sample

/** The language in which the app speaks. */
data class Words(val language: String) {
    /** What is said, in that language. */
    fun say(french: String, english: String): String = if (language == "fr") french else english

    /** Whether a person said yes. */
    fun isYes(said: String?): Boolean = said?.trim()?.lowercase()?.firstOrNull() in setOf('o', 'y')
}
