package boussole.sante.sample

import boussole.sante.BoussoleException
import boussole.sante.EventSubject
import boussole.sante.LearningPlan
import boussole.sante.Portfolio
import boussole.sante.cancel
import boussole.sante.done
import boussole.sante.faults
import boussole.sante.get
import boussole.sante.label
import boussole.sante.plan
import boussole.sante.reason
import com.github.ajalt.mordant.rendering.TextStyles.bold
import com.github.ajalt.mordant.terminal.Terminal
import com.github.ajalt.mordant.terminal.prompt
import java.time.LocalDate

/** A person follows a plan: what is told is kept, and the plan made anew from today. */
class Following(
    private val portfolio: Portfolio,
    private val today: LocalDate,
    private val budgetMin: UInt?,
    private val words: Words,
    private val terminal: Terminal,
) {
    private var plan = recommend()

    private fun recommend(): LearningPlan = portfolio.recommend("$today", budgetMin = budgetMin)

    /** Shows the plan, and takes what is told until the person ends; the last plan is the one that stands. */
    fun follow(keep: () -> Unit): LearningPlan {
        terminal.show(plan.blocks(words.language))
        while (true) {
            val items = plan.items().map { it.subject }
            terminal.println("\n" + bold(words.say("Que s’est-il passé ?", "What has happened?")))
            items.forEachIndexed { place, subject -> terminal.println("  ${place + 1}. ${name(subject)}") }
            val line = terminal.prompt(
                words.say(
                    "f 1 : fait · d 1 2027-03-01 : décidé pour ce jour · a 1 : abandonné · Entrée : finir",
                    "f 1: done · d 1 2027-03-01: decided for that day · a 1: given up · Enter: end",
                ),
            )?.trim()
            if (line.isNullOrEmpty()) return plan
            try {
                if (!tell(line, items)) terminal.println(words.say("Je n’ai pas compris.", "I did not understand."))
            } catch (error: BoussoleException) {
                terminal.println(error.faults.joinToString("\n") { it.reason[words.language] })
                continue
            }
            keep()
            val before = plan
            plan = recommend()
            val change = before.compare(plan, words.language)
            if (change.added.isNotEmpty() || change.removed.isNotEmpty() || change.moved.isNotEmpty()) terminal.show(change.blocks)
            before.close()
        }
    }

    private fun tell(line: String, items: List<EventSubject>): Boolean {
        val parts = line.split(' ').filter(String::isNotEmpty)
        val subject = parts.getOrNull(1)?.toIntOrNull()?.let { items.getOrNull(it - 1) } ?: return false
        when (parts[0]) {
            "f" -> portfolio.done(subject, parts.getOrElse(2) { "$today" })
            "d" -> portfolio.plan(subject, parts.getOrNull(2) ?: return false)
            "a" -> portfolio.cancel(subject, "$today")
            else -> return false
        }
        return true
    }

    private fun name(subject: EventSubject): String =
        portfolio.referential().use { it.label(subject)?.get(words.language) } ?: "–"
}
