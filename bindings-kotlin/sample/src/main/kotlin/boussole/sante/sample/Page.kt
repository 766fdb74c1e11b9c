package boussole.sante.sample

import boussole.sante.Block

/** The blocks as a page of Markdown. */
fun markdown(title: String, blocks: List<Block>): String = buildString {
    appendLine("# ${escaped(title)}")
    for (block in blocks) {
        appendLine()
        when (block) {
            is Block.Heading -> appendLine("#".repeat(block.depth.toInt() + 1) + " " + escaped(block.text))
            is Block.Paragraph -> appendLine((if (block.notice) "> " else "") + escaped(block.text))
            is Block.Listing -> block.items.forEach { appendLine((if (block.numbered) "1. " else "- ") + escaped(it)) }
            is Block.Grid -> {
                appendLine("**${escaped(block.caption)}**\n")
                appendLine(row(block.head))
                appendLine(row(block.head.map { "---" }))
                block.rows.forEach { appendLine(row(it.map(::escaped))) }
            }
        }
    }
}

private fun row(cells: List<String>): String = cells.joinToString(" | ", "| ", " |")

/** As text, whatever it holds: no mark-up, no line that ends a table. */
private fun escaped(text: String): String =
    text.replace(Regex("""[\\`*_<>\[\]|#]""")) { "\\${it.value}" }.replace('\n', ' ')
