package boussole.sante.sample

import boussole.sante.BoussoleException
import boussole.sante.CarriedPortfolio
import boussole.sante.Entry
import boussole.sante.EntryKind
import boussole.sante.Fate
import boussole.sante.HeldPost
import boussole.sante.Interview
import boussole.sante.Language
import boussole.sante.Portfolio
import boussole.sante.Post
import boussole.sante.Purpose
import boussole.sante.Questionnaire
import boussole.sante.Referential
import boussole.sante.Report
import boussole.sante.Why
import boussole.sante.faults
import boussole.sante.get
import boussole.sante.label
import boussole.sante.reason
import boussole.sante.standing
import com.github.ajalt.clikt.core.CliktCommand
import com.github.ajalt.clikt.core.CliktError
import com.github.ajalt.clikt.core.main
import com.github.ajalt.clikt.core.terminal
import com.github.ajalt.clikt.parameters.options.convert
import com.github.ajalt.clikt.parameters.options.default
import com.github.ajalt.clikt.parameters.options.flag
import com.github.ajalt.clikt.parameters.options.multiple
import com.github.ajalt.clikt.parameters.options.option
import com.github.ajalt.clikt.parameters.options.switch
import com.github.ajalt.clikt.parameters.types.choice
import com.github.ajalt.clikt.parameters.types.int
import com.github.ajalt.clikt.parameters.types.path
import com.github.ajalt.clikt.parameters.types.restrictTo
import com.github.ajalt.mordant.rendering.TextColors.cyan
import com.github.ajalt.mordant.rendering.TextStyles.bold
import com.github.ajalt.mordant.rendering.TextStyles.dim
import com.github.ajalt.mordant.terminal.prompt
import java.nio.file.Path
import java.time.LocalDate
import java.time.format.DateTimeParseException
import java.util.UUID
import kotlin.io.path.div
import kotlin.io.path.extension
import kotlin.io.path.readBytes

fun main(arguments: Array<String>) = Sample().main(arguments)

/** A self-positioning interview in the terminal: stopped and resumed at will, the report at the end. */
class Sample : CliktCommand(name = "boussole") {
    private val lang by option(help = "fr, en").choice("fr" to Language.FRENCH, "en" to Language.ENGLISH)
    private val form by option(help = "la forme courte ou complète / the short or the full form")
        .switch("--short" to SHORT, "--full" to FULL)
    private val posts by option("--post", help = "le profil du poste, et sa part en % : cls, cls:50 / the profile of the post, and its share")
        .convert { post(it) ?: fail("cls, cls:50") }.multiple()
    private val folder by option(help = "où garder les réponses / where to keep the answers").path()
        .default(Path.of(System.getProperty("user.home")) / ".local" / "share" / "boussole-sante")
    private val report by option(help = "où écrire aussi le bilan : .json, .md / where to write the report too").path().multiple()
    private val plan by option(help = "mon parcours : ce qui vient, ce qui est fait / my pathway: what comes, what is done").flag()
    private val catalogue by option(help = "des offres en plus, .json / more offers").path(mustExist = true, canBeDir = false)
    private val hours by option(help = "le temps disponible d’ici un an, en heures / the time that there is within a year, in hours").int().restrictTo(0..10_000)
    private val calendar by option(help = "où écrire le parcours : .ics / where to write the pathway").path()
    private val today by option(hidden = true).convert { day(it) ?: fail("2027-01-31") }.default(LocalDate.now())
    private val delete by option(help = "tout supprimer / delete everything").flag()

    private val kept by lazy { PrivateFolder(folder) }
    private val words by lazy { Words(lang ?: language()) }
    private val referential by lazy { catalogue?.let { Referential.fromBytes(it.readBytes()) } ?: Referential.embedded() }
    private val portfolios by lazy { PortfolioFile(kept, referential) }

    override fun run() = try {
        if (delete) deleteEverything() else if (plan) followOn() else answer()
    } catch (error: BoussoleException) {
        throw CliktError(error.reason[words.language])
    }

    private fun deleteEverything() {
        val files = kept.deleteEverything()
        echo(words.say("Tout est supprimé ($files fichiers).", "Everything is deleted ($files files)."))
    }

    private fun answer() {
        terminal.println(dim(standing(words.language)))
        val questionnaire = Questionnaire.embedded(form ?: chosenForm())
        terminal.println("\n" + bold(questionnaire.title()[words.language]))
        terminal.println(
            words.say(
                "Pour faire le point, pour vous. Personne d’autre ne lit vos réponses : elles restent sur cette machine, " +
                    "dans $folder. Vous pouvez vous arrêter à tout moment ; --delete supprime tout.",
                "To take stock, for yourself. Nobody else reads your answers: they stay on this machine, in $folder. " +
                    "You can stop at any moment; --delete deletes everything.",
            ),
        )
        val interview = resumed(questionnaire)
            ?: Interview.start(questionnaire, referential, posts.ifEmpty { chosenPosts() })
        interview.use {
            if (!ask(interview, questionnaire)) {
                return echo(words.say("Gardé. À plus tard !", "Kept. See you later!"))
            }
            interview.report().use { done ->
                val blocks = done.blocks(words.language)
                terminal.show(blocks)
                keep(done.toJson(), markdown(questionnaire.title()[words.language], blocks))
                val goesOn = terminal.prompt(
                    words.say(
                        "L’ajouter à votre portefeuille, et voir une proposition de parcours ? (o/n)",
                        "Add it to your portfolio, and see a proposed pathway? (y/n)",
                    ),
                )
                if (words.isYes(goesOn)) follow(withReport(done))
            }
        }
    }

    private fun followOn() {
        val portfolio = portfolios.open(::tellWhatBecame)
            ?: return echo(words.say("Pas encore de portefeuille : il naît d’un bilan.", "No portfolio yet: it is made from a report."))
        follow(portfolio)
    }

    /** The portfolio with what the report says, a new one on the first day. */
    private fun withReport(done: Report): Portfolio {
        val portfolio = portfolios.open(::tellWhatBecame) ?: Portfolio(
            referential, "p-${UUID.randomUUID()}", Purpose.TRAINING, "${today.plusYears(KEPT_YEARS)}", emptyList(),
        )
        if (portfolio.posts().isEmpty()) {
            portfolio.setPosts(done.posts().map { HeldPost(it.profile, it.share, arrived(it), situations = it.situations) })
        }
        portfolio.addReport(done, "$today")
        portfolios.keep(portfolio)
        return portfolio
    }

    private fun arrived(post: Post): String? {
        val name = referential.entry(EntryKind.PROFILE, post.profile)?.label?.get(words.language) ?: post.profile
        while (true) {
            val line = terminal.prompt(
                words.say("$name : arrivée, comme 2027-01-31 (Entrée : non dit)", "$name: arrival, as 2027-01-31 (Enter: not said)"),
            )
            if (line.isNullOrBlank()) return null
            day(line.trim())?.let { return "$it" }
        }
    }

    private fun follow(portfolio: Portfolio) = portfolio.use {
        Following(it, today, budget(), words, terminal).follow { portfolios.keep(it) }.use { plan ->
            val next = plan.next()?.let { item -> referential.label(item.subject)?.get(words.language) }
            if (next != null) echo(words.say("La suite : $next", "Next: $next"))
            calendar?.let { file ->
                val place = PrivateFolder.writePrivately(file.toAbsolutePath(), plan.toCalendar(words.language))
                echo(words.say("Lisible par vous uniquement : $place", "For your eyes only: $place"))
            }
        }
    }

    private fun budget(): UInt? {
        hours?.let { return (it * MINUTES).toUInt() }
        while (true) {
            val line = terminal.prompt(
                words.say("Temps disponible d’ici un an, en heures (Entrée : non dit)", "Time that there is within a year, in hours (Enter: not said)"),
            )
            if (line.isNullOrBlank()) return null
            line.trim().toUIntOrNull()?.takeIf { it < 10_000u }?.let { return it * MINUTES.toUInt() }
        }
    }

    /** What an update of the app changed since the portfolio was kept. */
    private fun tellWhatBecame(carried: CarriedPortfolio) {
        fun count(fate: Fate) = carried.references.count { it.fate == fate }
        terminal.println(
            words.say(
                "Votre portefeuille passe à la nouvelle version du référentiel :",
                "Your portfolio goes on with the new version of the referential:",
            ),
        )
        for (fate in Fate.entries.filter { count(it) > 0 }) terminal.println("  - ${fate.label(words.language)} : ${count(fate)}")
    }

    private fun language(): Language {
        while (true) {
            when (terminal.prompt("Français ou English ? (fr/en)")?.trim()?.lowercase()) {
                null, "", "fr" -> return Language.FRENCH
                "en" -> return Language.ENGLISH
            }
        }
    }

    private fun chosenForm(): String {
        fun minutes(name: String) = Questionnaire.embedded(name).use { questionnaire ->
            Interview.start(questionnaire).use { it.progress().minutesLeft }
        }
        terminal.println(words.say("  1. courte, environ ${minutes(SHORT)} min", "  1. short, about ${minutes(SHORT)} min"))
        terminal.println(words.say("  2. complète, environ ${minutes(FULL)} min", "  2. full, about ${minutes(FULL)} min"))
        while (true) {
            when (terminal.prompt(words.say("Quelle forme ? (1/2)", "Which form? (1/2)"))?.trim()) {
                null, "", "1" -> return SHORT
                "2" -> return FULL
            }
        }
    }

    private fun chosenPosts(): List<Post> {
        val profiles = referential.entries(EntryKind.PROFILE)
        profiles.forEachIndexed { place, profile -> terminal.println("  ${place + 1}. ${profile.label[words.language]}") }
        while (true) {
            val line = terminal.prompt(words.say("Votre poste ? (numéros ; Entrée : aucun)", "Your post? (numbers; Enter: none)")) ?: ""
            val places = line.split(Regex("[ ,;]+")).filter(String::isNotEmpty).map { it.toIntOrNull()?.minus(1) }
            val chosen = places.map { place -> place?.let(profiles::getOrNull) }.distinct()
            if (null !in chosen) return chosen.filterNotNull().map { Post(it.key, if (chosen.size > 1) share(it) else null) }
        }
    }

    /** The share of the working time, for somebody with several posts. */
    private fun share(profile: Entry): UShort? {
        val name = profile.label[words.language]
        while (true) {
            val line = terminal.prompt(
                words.say("$name : part du temps de travail, en % (Entrée : non dit)", "$name: share of the working time, in % (Enter: not said)"),
            )
            if (line.isNullOrBlank()) return null
            percent(line)?.let { return it }
        }
    }

    private fun resumed(questionnaire: Questionnaire): Interview? {
        val saved = kept.read(questionnaire.key()) ?: return null
        while (true) {
            val again = terminal.prompt(words.say("Reprendre là où vous en étiez ? (o/n)", "Go on where you were? (y/n)")) ?: "o"
            // Anything else would begin anew, and write over what there is.
            if (words.isYes(again)) break
            if (words.isNo(again)) return null
        }
        return try {
            Interview.restore(saved, questionnaire, referential).also { tellWhatChanged(it, questionnaire) }
        } catch (error: BoussoleException) {
            echo(error.faults.joinToString("\n") { it.reason[words.language] }, err = true)
            val place = kept.write("${questionnaire.key()}-illisible", saved)
            echo(words.say("Gardé à part : $place", "Kept aside: $place"), err = true)
            null
        }
    }

    /** What an update of the app changed since the draft was kept. */
    private fun tellWhatChanged(interview: Interview, questionnaire: Questionnaire) {
        fun tell(heading: String, items: List<String>) {
            if (items.isEmpty()) return
            terminal.println("\n$heading")
            items.forEach { terminal.println("  - $it") }
        }
        fun named(key: String) = questionnaire.item(key)?.let { (it.label ?: it.text)[words.language] }
        tell(
            words.say("Formulation corrigée, votre réponse reste :", "Worded anew, your answer stands:"),
            interview.reworded().mapNotNull(::named),
        )
        val (again, gone) = interview.setAside().partition { it.why == Why.CHANGED }
        tell(
            words.say("La question a changé de sens, elle vous est posée à nouveau :", "The question means something else, it is asked again:"),
            again.mapNotNull { named(it.item) },
        )
        if (gone.isNotEmpty()) {
            terminal.println(
                words.say(
                    "\nQuestions qui ne sont plus posées, dont la réponse n’est pas reprise : ${gone.size}",
                    "\nQuestions that are not asked any more, whose answer is not kept: ${gone.size}",
                ),
            )
        }
    }

    /** Asks until the end; false if the person stops before. */
    private fun ask(interview: Interview, questionnaire: Questionnaire): Boolean {
        val sections = questionnaire.sections().associateBy { it.key }
        var item = interview.current() ?: interview.next()
        val introduced = mutableSetOf<String>()
        while (item != null) {
            if (introduced.add(item.section)) {
                val section = sections.getValue(item.section)
                terminal.println("\n" + cyan(section.title[words.language]))
                section.intro?.let { terminal.println(it[words.language]) }
            }
            val progress = interview.progress()
            val minutes = progress.minutesLeft
            val left = words.say("environ $minutes min", "about $minutes min")
            terminal.println(dim("\n${progress.answered}/${progress.applicable} · $left"))
            val offered = interview.offered(item.key).toSet()
            val asked = item.copy(choices = item.choices.filter { it.code in offered })
            val question = Question(asked, interview.answerTo(item.key), words)
            item = when (val given = question.ask(terminal::println) { terminal.prompt(it) }) {
                Given.Stop -> return false
                Given.Back -> interview.back() ?: interview.next()
                Given.Skip -> interview.next()
                is Given.Of -> try {
                    interview.answer(item.key, given.answer)
                    interview.next()
                } catch (error: BoussoleException) {
                    terminal.println(error.faults.joinToString("\n") { it.reason[words.language] })
                    item
                }
            }
            kept.write(questionnaire.key(), interview.save())
        }
        return true
    }

    private fun keep(json: String, page: String) {
        val places = report.map { PrivateFolder.writePrivately(it.toAbsolutePath(), if (it.extension == "json") json else page) }
        val asked = terminal.prompt(words.say("Garder le bilan, pour vous ? (o/n)", "Keep the report, for yourself? (y/n)"))
        val here = if (words.isYes(asked)) listOf(kept.write("bilan", json), kept.write("bilan", page, "md")) else emptyList()
        (places + here).forEach { echo(words.say("Lisible par vous uniquement : $it", "For your eyes only: $it")) }
        if (places.isNotEmpty()) {
            echo(
                words.say(
                    "Ce qui est hors de $folder, --delete ne le supprime pas.",
                    "What is outside $folder, --delete does not delete.",
                ),
            )
        }
    }

    private companion object {
        const val SHORT = "autopositionnement-court"
        const val FULL = "autopositionnement"
        const val KEPT_YEARS = 5L
        const val MINUTES = 60

        fun day(text: String): LocalDate? = try {
            LocalDate.parse(text)
        } catch (_: DateTimeParseException) {
            null
        }

        fun percent(text: String): UShort? =
            text.trim().removeSuffix("%").trim().replace(',', '.').toDoubleOrNull()?.takeIf { it > 0 && it <= 100 }
                ?.let { Math.round(it * 10).toInt().toUShort() }

        /** `cls`, or `cls:50` for half of the working time. */
        fun post(text: String): Post? {
            val parts = text.split(':')
            return when (parts.size) {
                1 -> Post(text, null)
                2 -> percent(parts[1])?.let { Post(parts[0], it) }
                else -> null
            }
        }
    }
}
