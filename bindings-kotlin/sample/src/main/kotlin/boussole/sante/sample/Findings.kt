package boussole.sante.sample

import boussole.sante.EntryKind
import boussole.sante.Gap
import boussole.sante.GapStatus
import boussole.sante.Need
import boussole.sante.NeedLevel
import boussole.sante.Output
import boussole.sante.Questionnaire
import boussole.sante.Referential
import boussole.sante.Report
import boussole.sante.ScaleScore
import boussole.sante.ScoreStatus
import boussole.sante.get
import boussole.sante.label
import boussole.sante.standing
import java.util.Locale

/** What a report says to the person who answered. */
class Findings(
    private val report: Report,
    private val questionnaire: Questionnaire,
    private val referential: Referential,
    private val words: Words,
) {
    private val language = words.language
    private val items = questionnaire.items().associateBy { it.key }
    private val gaps = report.gaps()

    /** All of it, in the order in which it is read. */
    fun blocks(): List<Block> = buildList {
        add(Block.Paragraph(standing(language)))
        add(
            Block.Paragraph(
                words.say(
                    "Ce document appartient à la personne qui l’a rempli.",
                    "This document belongs to the person who filled it in.",
                ),
            ),
        )
        addAll(levels())
        if (gaps.isNotEmpty()) addAll(post())
        addAll(around())
        addAll(scores())
        addAll(completeness())
    }

    private fun name(competency: String): String = referential.competency(competency)?.label?.get(language) ?: competency

    private fun profile(key: String): String = referential.entry(EntryKind.PROFILE, key)?.label?.get(language) ?: key

    /** A share in thousandths, as people count posts. */
    private fun workingTime(share: UShort): String {
        val whole = "%.3f".format(Locale.ROOT, share.toInt() / 1000.0).trimEnd('0').trimEnd('.')
        return words.say("${whole.replace('.', ',')} ETP", "$whole FTE")
    }

    private fun label(item: String): String = items.getValue(item).run { (label ?: text)[language] }

    private fun level(item: String, level: UByte): String = items.getValue(item).choices[level.toInt()].label[language]

    private fun levels() = sequence {
        yield(Block.Heading(words.say("Niveaux", "Levels")))
        val rows = report.levels().map { found ->
            val level = found.level?.let { level(found.item, it) } ?: found.missing?.label(language) ?: "–"
            listOf(label(found.item), level, found.occasion?.label(language) ?: "–")
        }
        val head = listOf(
            words.say("Compétence", "Competency"),
            words.say("Niveau", "Level"),
            words.say("Occasion dans le poste", "Occasion in the post"),
        )
        yield(Block.Grid(head, rows))
        yield(
            Block.Paragraph(
                words.say(
                    "L’échelle est proposée par le projet ; un niveau parle de la compétence, pas de la personne.",
                    "The ladder is a proposal of the project; a level speaks of the competency, not of the person.",
                ),
            ),
        )
        val underused = report.underused()
        if (underused.isNotEmpty()) {
            yield(Block.Heading(words.say("Disponibles et peu sollicitées", "Available and little called upon")))
            yield(Block.Listing(underused.map(::name)))
        }
    }

    private fun post() = sequence {
        yield(Block.Heading(words.say("Au regard du poste", "Beside the post")))
        yield(Block.Listing(report.posts().map { listOfNotNull(profile(it.profile), it.share?.let(::workingTime)).joinToString(" : ") }))
        yield(
            Block.Paragraph(
                words.say(
                    "Les niveaux demandés sont des exemples à discuter, non une norme.",
                    "The levels asked for are examples to be discussed, not a standard.",
                ),
            ),
        )
        yield(Block.Heading(words.say("Pistes de travail", "Lines of work")))
        val priorities = report.priorities()
        if (priorities.isEmpty()) {
            yield(Block.Paragraph(words.say("Aucune.", "None.")))
        } else {
            yield(
                Block.Paragraph(
                    words.say(
                        "Cinq au plus, dans l’ordre : nécessité, occasion, poids, écart. À vous de choisir les vôtres.",
                        "Five at most, in the order of necessity, occasion, weight and gap. Choose your own.",
                    ),
                ),
            )
            yield(Block.Listing(priorities.map(::name), numbered = true))
            yield(gaps(gaps.filter { it.status == GapStatus.GAP && it.competency in priorities }))
        }
        yieldAll(
            named(
                GapStatus.TO_ASSESS_FIRST,
                words.say("À situer d’abord", "To assess first"),
                words.say(
                    "Le poste les demande ; aucune réponse ne permet d’en dire quelque chose.",
                    "The post asks for them; no answer says anything about them.",
                ),
            ),
        )
        yieldAll(
            named(
                GapStatus.TO_CLARIFY,
                words.say("À clarifier dans la fiche de poste", "To be clarified in the job description"),
                words.say(
                    "Indispensables selon le profil, sans objet selon vous.",
                    "Essential by the profile, not applicable by you.",
                ),
            ),
        )
        yieldAll(
            named(
                GapStatus.MET,
                words.say("Points d’appui", "Strengths"),
                words.say("Le niveau demandé est atteint.", "The level asked for is reached."),
            ),
        )
    }

    /** A line for each: what is there, what is asked for, by whom, and who can act. */
    private fun gaps(lines: List<Gap>): Block {
        val ladders = report.levels().associate { it.competency to it.item }
        fun shown(gap: Gap, level: UByte?): String =
            level?.let { at -> ladders[gap.competency]?.let { level(it, at) } ?: "$at" } ?: "–"
        val rows = lines.map { gap ->
            listOf(
                name(gap.competency),
                shown(gap, gap.level),
                shown(gap, gap.target),
                gap.necessity.label(language),
                gap.askedBy.joinToString(", ") { profile(it.profile) },
                gap.addressee.label(language),
            )
        }
        val head = listOf(
            words.say("Compétence", "Competency"),
            words.say("Niveau", "Level"),
            words.say("Demandé", "Asked for"),
            words.say("Nécessité", "Necessity"),
            words.say("Demandé par", "Asked by"),
            words.say("À porter par", "Up to"),
        )
        return Block.Grid(head, rows)
    }

    /** The competencies in this state, if there are some. */
    private fun named(status: GapStatus, title: String, told: String) = sequence {
        val names = gaps.filter { it.status == status }.map { it.competency }.distinct().map(::name)
        if (names.isEmpty()) return@sequence
        yield(Block.Heading(title))
        yield(Block.Paragraph(told))
        yield(Block.Listing(names))
    }

    private fun around() = sequence {
        val needs = report.needs()
        val withManagement = needs.filter {
            it.needLevel == NeedLevel.ENVIRONMENT && it.competency != null && it.need in setOf(Need.PARTLY, Need.UNMET)
        }
        if (withManagement.isNotEmpty()) {
            yield(Block.Heading(words.say("À porter avec l’encadrement", "To take up with management")))
            yield(Block.Paragraph(words.say("Le poste n’en donne pas l’occasion.", "The post gives no occasion.")))
            yield(Block.Listing(withManagement.map { label(it.item) }))
        }
        for ((level, title) in listOf(
            NeedLevel.ENVIRONMENT to words.say("Autour du poste", "Around the post"),
            NeedLevel.PEERS to words.say("Entre pairs", "Among peers"),
        )) {
            val asked = needs.filter { it.needLevel == level && it.competency == null }
            if (asked.isEmpty()) continue
            yield(Block.Heading(title))
            val head = listOf(words.say("Ce dont le poste a besoin", "What the post needs"), words.say("État", "State"))
            yield(Block.Grid(head, asked.map { listOf(label(it.item), it.need.label(language)) }))
        }
    }

    private fun scores() = sequence {
        val scales = questionnaire.scales().associateBy { it.key }
        val scores = report.scales()
        if (scores.isEmpty()) return@sequence
        yield(Block.Heading("Scores"))
        val rows = scores.map { score ->
            val scale = scales.getValue(score.key)
            val of = words.say("${score.used} sur ${score.of}", "${score.used} of ${score.of}")
            listOf(scale.title[language], value(score, scale.output), of, score.status.label(language), score.rule[language])
        }
        val head = listOf(words.say("Échelle", "Scale"), "Score", words.say("Réponses", "Answers"), words.say("Statut", "Status"), words.say("Règle", "Rule"))
        yield(Block.Grid(head, rows))
    }

    private fun value(score: ScaleScore, output: Output): String {
        val value = score.value.takeIf { score.status == ScoreStatus.OK } ?: return "–"
        val number = "%.0f".format(value)
        return if (output == Output.RAW) number else words.say("$number sur 100", "$number out of 100")
    }

    private fun completeness() = sequence {
        yield(Block.Heading(words.say("Complétude", "Completeness")))
        val titles = questionnaire.sections().associate { it.key to it.title[language] }
        val rows = report.completeness().map { part ->
            listOf(titles.getValue(part.section), words.say("${part.answered} sur ${part.shown}", "${part.answered} of ${part.shown}"))
        }
        yield(Block.Grid(listOf(words.say("Partie", "Section"), words.say("Répondu", "Answered")), rows))
        yield(
            Block.Paragraph(
                "${questionnaire.title()[language]} ${questionnaire.version()} · ${referential.title()[language]} ${referential.version()}",
            ),
        )
    }
}
