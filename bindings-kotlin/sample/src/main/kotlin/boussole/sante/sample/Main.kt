package boussole.sante.sample

import boussole.sante.Answer
import boussole.sante.BoussoleException
import boussole.sante.Interview
import boussole.sante.Item
import boussole.sante.ItemKind
import boussole.sante.Occasion
import boussole.sante.Post
import boussole.sante.Questionnaire
import boussole.sante.Referential
import boussole.sante.Report
import boussole.sante.faults
import boussole.sante.invoke
import boussole.sante.standing
import com.github.ajalt.clikt.core.CliktCommand
import com.github.ajalt.clikt.core.main
import com.github.ajalt.clikt.core.terminal
import com.github.ajalt.clikt.parameters.options.default
import com.github.ajalt.clikt.parameters.options.flag
import com.github.ajalt.clikt.parameters.options.multiple
import com.github.ajalt.clikt.parameters.options.option
import com.github.ajalt.clikt.parameters.types.choice
import com.github.ajalt.clikt.parameters.types.path
import com.github.ajalt.mordant.rendering.TextColors.cyan
import com.github.ajalt.mordant.rendering.TextStyles.bold
import com.github.ajalt.mordant.rendering.TextStyles.dim
import com.github.ajalt.mordant.table.table
import com.github.ajalt.mordant.terminal.prompt
import java.nio.file.Path
import kotlin.io.path.div
import kotlin.io.path.extension

fun main(arguments: Array<String>) = Sample().main(arguments)

/** A self-positioning interview in the terminal: stopped and resumed at will, the report at the end. */
class Sample : CliktCommand(name = "boussole") {
    private val lang by option(help = "fr, en").choice("fr", "en").default("fr")
    private val short by option(help = "la forme courte / the short form").flag()
    private val posts by option("--post", help = "le profil du poste : cls, asv, clsm / the profile of the post").multiple()
    private val folder by option(help = "où garder le brouillon / where to keep the draft").path()
        .default(Path.of(System.getProperty("user.home")) / ".local" / "share" / "boussole-sante")
    private val report by option(help = "où écrire le bilan : .json ou .md / where to write the report").path()
    private val delete by option(help = "tout supprimer / delete everything").flag()

    private fun say(french: String, english: String) = if (lang == "fr") french else english

    override fun run() {
        val questionnaire = Questionnaire.embedded(if (short) "autopositionnement-court" else "autopositionnement")
        val referential = Referential.embedded()
        val draft = Draft(folder / "${questionnaire.key()}.prive.json")
        if (delete) {
            draft.delete()
            return echo(say("Tout est supprimé.", "Everything is deleted."))
        }
        terminal.println(dim(standing(lang)))
        terminal.println(bold(questionnaire.title()(lang)))
        val interview = resumed(draft, questionnaire, referential)
            ?: Interview.start(questionnaire, referential, posts.map { Post(it, null) })
        if (!ask(interview, questionnaire, draft)) {
            return echo(say("Gardé. À plus tard !", "Kept. See you later!"))
        }
        interview.report().use { done ->
            show(done, questionnaire, referential)
            report?.let { write(it, done, questionnaire, referential) }
        }
    }

    private fun resumed(draft: Draft, questionnaire: Questionnaire, referential: Referential): Interview? {
        val saved = draft.read() ?: return null
        val again = terminal.prompt(say("Reprendre là où vous en étiez ? (o/n)", "Go on where you were? (y/n)"))
        if (again?.lowercase()?.firstOrNull() !in setOf('o', 'y')) return null
        return try {
            Interview.restore(saved, questionnaire, referential)
        } catch (error: BoussoleException) {
            echo(error.faults.joinToString("\n") { it.reason }, err = true)
            null
        }
    }

    /** Asks until the end; false if the person stops before. */
    private fun ask(interview: Interview, questionnaire: Questionnaire, draft: Draft): Boolean {
        val sections = questionnaire.sections().associateBy { it.key }
        var item = interview.current() ?: interview.next()
        var section = ""
        while (item != null) {
            if (item.section != section) {
                section = item.section
                terminal.println("\n" + cyan(sections.getValue(section).title(lang)))
            }
            val progress = interview.progress()
            val minutes = progress.minutesLeft
            val left = say("environ $minutes min", "about $minutes min")
            terminal.println(dim("\n${progress.answered}/${progress.applicable} · $left"))
            item = when (val given = Question(item, lang).ask(terminal::println) { terminal.prompt(it) }) {
                Given.Stop -> return false
                Given.Back -> interview.back() ?: interview.next()
                Given.Skip -> interview.next()
                is Given.Of -> try {
                    interview.answer(item.key, given.answer)
                    interview.next()
                } catch (error: BoussoleException) {
                    terminal.println(error.faults.joinToString("\n") { it.reason })
                    item
                }
            }
            draft.write(interview.save())
        }
        return true
    }

    private fun show(done: Report, questionnaire: Questionnaire, referential: Referential) {
        val items = questionnaire.items().associateBy { it.key }
        terminal.println()
        terminal.println(done.notices().joinToString("\n"))
        terminal.println(table {
            header { row(say("compétence", "competency"), say("niveau", "level")) }
            body {
                for (level in done.levels()) {
                    val name = level.competency?.let { referential.competency(it)?.label?.invoke(lang) } ?: level.item
                    row(name, level.level?.let { at -> items.getValue(level.item).choices[at.toInt()].label(lang) } ?: "–")
                }
            }
        })
        for (score in done.scales()) {
            val value = score.value?.let { "%.0f / 100".format(it) } ?: score.status
            terminal.println("${score.key} : $value (${score.used}/${score.of})")
        }
        if (done.priorities().isNotEmpty()) {
            terminal.println(bold(say("Pistes de travail", "What to work on")))
            done.priorities().forEach { terminal.println("• " + referential.competency(it)!!.label(lang)) }
        }
    }

    private fun write(path: Path, done: Report, questionnaire: Questionnaire, referential: Referential) {
        val text = if (path.extension == "json") done.toJson() else markdown(done, questionnaire, referential, lang)
        Draft(path).write(text)
        terminal.println(say("Lisible par vous uniquement : $path", "For your eyes only: $path"))
    }
}

/** The report as a page of Markdown. */
fun markdown(done: Report, questionnaire: Questionnaire, referential: Referential, lang: String): String = buildString {
    appendLine("# ${questionnaire.title()(lang)}\n")
    done.notices().forEach { appendLine("$it\n") }
    for (level in done.levels()) {
        val name = level.competency?.let { referential.competency(it)?.label?.invoke(lang) } ?: level.item
        appendLine("- $name : ${level.level ?: level.missing}")
    }
    if (done.priorities().isNotEmpty()) appendLine()
    done.priorities().forEach { appendLine("1. ${referential.competency(it)!!.label(lang)}") }
}

/** What a person did with a question. */
sealed interface Given {
    /** Answered it. */
    data class Of(val answer: Answer) : Given
    /** Went back. */
    data object Back : Given
    /** Left it open. */
    data object Skip : Given
    /** Stopped for now. */
    data object Stop : Given
}

/** One item as it is asked. */
class Question(private val item: Item, private val lang: String) {
    private val french = lang == "fr"

    /** Shows it and reads until the answer is one. */
    fun ask(tell: (String) -> Unit, read: (String) -> String?): Given {
        tell(bold(item.text(lang)))
        item.help?.let { tell(dim(it(lang))) }
        item.choices.forEachIndexed { place, choice ->
            val shown = item.descriptors.getOrNull(place)?.invoke(lang)
            tell("  ${place + 1}. ${choice.label(lang)}" + (shown?.let { " – $it" } ?: ""))
        }
        item.missing.forEachIndexed { place, missing ->
            tell("  ${item.choices.size + place + 1}. ${missing.label?.invoke(lang) ?: missing.code}")
        }
        val keys = if (french) "Entrée : passer · r : retour · q : arrêter" else "Enter: skip · r: back · q: stop"
        while (true) {
            val line = read(keys)?.trim() ?: return Given.Stop
            when (line) {
                "" -> return Given.Skip
                "r" -> return Given.Back
                "q" -> return Given.Stop
            }
            val answer = answer(line, read)
            if (answer != null) return Given.Of(answer)
            tell(if (french) "Répondez par un des numéros." else "Answer by one of the numbers.")
        }
    }

    private fun answer(line: String, read: (String) -> String?): Answer? {
        if (item.kind == ItemKind.TEXT) return Answer.FreeText(line)
        if (item.kind == ItemKind.NUMBER) return Answer.Number(line.replace(',', '.'))
        val places = line.split(Regex("[ ,;]+")).map { it.toIntOrNull()?.minus(1) ?: return null }
        val only = places.singleOrNull()
        item.missing.getOrNull((only ?: -1) - item.choices.size)?.let { return Answer.Missing(it.kind, null) }
        val codes = places.map { item.choices.getOrNull(it)?.code ?: return null }
        return when (item.kind) {
            ItemKind.MULTIPLE -> Answer.Chosen(codes, null)
            ItemKind.RANKING -> Answer.Ranking(codes)
            ItemKind.LEVEL -> only?.let { Answer.Level(it.toUByte(), if (item.asksOccasion) occasion(read) else null) }
            else -> codes.singleOrNull()?.let { Answer.Choice(it, null) }
        }
    }

    private fun occasion(read: (String) -> String?): Occasion? {
        val asked = if (french) "Mon poste m’en donne l’occasion : 1 oui · 2 un peu · 3 non" else
            "My post gives me the occasion: 1 yes · 2 a little · 3 no"
        return Occasion.entries.getOrNull((read(asked)?.trim()?.toIntOrNull() ?: return null) - 1)
    }
}
