package boussole.sante.sample

import boussole.sante.Answer
import boussole.sante.Item
import boussole.sante.ItemKind
import boussole.sante.Occasion
import boussole.sante.get
import boussole.sante.label
import com.github.ajalt.mordant.rendering.TextStyles.bold
import com.github.ajalt.mordant.rendering.TextStyles.dim

/** What a person did with a question. */
sealed interface Given {
    /** Answered it. */
    data class Of(val answer: Answer) : Given
    /** Went back. */
    data object Back : Given
    /** Left it as it was. */
    data object Skip : Given
    /** Stopped for now. */
    data object Stop : Given
}

/** One item as it is asked; [given] is the answer that it has already. */
class Question(private val item: Item, private val given: Answer?, private val words: Words) {
    private val language = words.language

    /** Shows it and reads until the answer is one. */
    fun ask(tell: (String) -> Unit, read: (String) -> String?): Given {
        show(tell)
        val keys = words.say("Entrée : passer · r : retour · q : arrêter", "Enter: skip · r: back · q: stop")
        while (true) {
            val line = read(keys)?.trim() ?: return Given.Stop
            when (line) {
                "" -> return Given.Skip
                "r" -> return Given.Back
                "q" -> return Given.Stop
            }
            val answer = answer(line, read)
            if (answer != null) return Given.Of(answer)
            tell(hint())
        }
    }

    private fun show(tell: (String) -> Unit) {
        tell(bold(item.text[language]))
        item.help?.let { tell(dim(it[language])) }
        item.choices.forEachIndexed { place, choice ->
            val seen = item.descriptors.getOrNull(place) ?: choice.description
            tell("  ${place + 1}. ${choice.label[language]}" + (seen?.let { " – ${it[language]}" } ?: ""))
        }
        item.missing.forEachIndexed { place, missing ->
            tell("  ${item.choices.size + place + 1}. ${missing.label?.get(language) ?: missing.code}")
        }
        given?.let { tell(dim(words.say("Votre réponse : ", "Your answer: ") + said(it))) }
    }

    private fun said(answer: Answer): String {
        val labels = item.choices.associate { it.code to it.label[language] }
        fun names(codes: List<String>) = codes.joinToString(", ") { labels[it] ?: it }
        return when (answer) {
            is Answer.Level -> item.choices[answer.level.toInt()].label[language] +
                (answer.occasion?.let { words.say(", occasion : ", ", occasion: ") + it.label(language) } ?: "")
            is Answer.Choice -> names(listOf(answer.code))
            is Answer.Chosen -> names(answer.codes).ifEmpty { words.say("aucun", "none") }
            is Answer.Ranking -> names(answer.codes)
            is Answer.Number -> answer.decimal
            is Answer.FreeText -> answer.text
            is Answer.Missing -> item.missing.firstOrNull { it.kind == answer.kind }?.label?.get(language) ?: "–"
        }
    }

    private fun hint(): String = when (item.kind) {
        ItemKind.MULTIPLE -> words.say("Répondez par des numéros, séparés par des virgules.", "Answer by numbers, with commas between.")
        ItemKind.RANKING -> words.say("Répondez par des numéros, dans votre ordre.", "Answer by numbers, in your order.")
        else -> words.say("Répondez par un des numéros.", "Answer by one of the numbers.")
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
        val asked = words.say(
            "Mon poste m’en donne l’occasion : 1 oui · 2 un peu · 3 non · 4 pas encore",
            "My post gives me the occasion: 1 yes · 2 a little · 3 no · 4 not yet",
        )
        return Occasion.entries.getOrNull((read(asked)?.trim()?.toIntOrNull() ?: return null) - 1)
    }
}
