package boussole.sante.sample

import boussole.sante.Block
import com.github.ajalt.mordant.rendering.TextColors.cyan
import com.github.ajalt.mordant.rendering.TextStyles.bold
import com.github.ajalt.mordant.rendering.Whitespace
import com.github.ajalt.mordant.table.ColumnWidth
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
            is Block.Grid -> if (leastWidth(block) <= size.width) show(block) else showRowByRow(block)
        }
    }
}

/** A short column has its width whatever the others say: nothing in it is cut off. */
private fun Terminal.show(grid: Block.Grid) = println(table {
    whitespace = Whitespace.NORMAL
    captionTop(grid.caption)
    for (place in grid.head.indices) {
        if (longest(grid, place) <= SHORT) column(place) { width = ColumnWidth.Fixed(longest(grid, place) + BESIDE) }
    }
    header { rowFrom(grid.head) }
    body { grid.rows.forEach { rowFrom(it) } }
})

/** What no column of this terminal is wide enough for: each row by itself. */
private fun Terminal.showRowByRow(grid: Block.Grid) {
    println(bold(grid.caption))
    for (row in grid.rows) {
        println("• ${row.first()}")
        for ((head, cell) in grid.head.zip(row).drop(1)) println("  $head : $cell")
    }
}

private const val SHORT = 14
private const val BESIDE = 2

private fun longest(grid: Block.Grid, place: Int): Int = (grid.rows.map { it[place] } + grid.head[place]).maxOf { it.length }

/** The width in which each long column has room for its words. */
private fun leastWidth(grid: Block.Grid): Int =
    1 + grid.head.indices.sumOf { place -> longest(grid, place).coerceAtMost(SHORT + BESIDE) + BESIDE + 1 }
