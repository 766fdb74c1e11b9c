package boussole.sante.sample

import boussole.sante.Block
import com.github.ajalt.mordant.rendering.TextColors.cyan
import com.github.ajalt.mordant.rendering.TextStyles.bold
import com.github.ajalt.mordant.rendering.Whitespace
import com.github.ajalt.mordant.table.table
import com.github.ajalt.mordant.terminal.Terminal

/** Shows the blocks in a terminal. */
fun Terminal.show(blocks: List<Block>) {
    for (block in blocks) {
        when (block) {
            is Block.Heading -> println("\n" + bold(cyan(block.text)))
            is Block.Paragraph -> println(block.text)
            is Block.Listing -> block.items.forEachIndexed { place, entry ->
                println(if (block.numbered) "${place + 1}. $entry" else "• $entry")
            }
            is Block.Grid -> println(table {
                whitespace = Whitespace.NORMAL
                captionTop(block.caption)
                header { rowFrom(block.head) }
                body { block.rows.forEach { rowFrom(it) } }
            })
        }
    }
}
