package boussole.sante.sample

/** A part of what is shown: on the screen, or on a page. */
sealed interface Block {
    /** What follows. */
    data class Heading(val text: String) : Block
    /** Some sentences. */
    data class Paragraph(val text: String) : Block
    /** One thing under the other; numbered if their order says something. */
    data class Listing(val entries: List<String>, val numbered: Boolean = false) : Block
    /** A table. */
    data class Grid(val head: List<String>, val rows: List<List<String>>) : Block
}
