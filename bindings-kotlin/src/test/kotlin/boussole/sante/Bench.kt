package boussole.sante

import org.junit.jupiter.api.Test
import org.junit.jupiter.api.condition.EnabledIfSystemProperty

/** How long things take: `mvn -f bindings-kotlin verify -Dbench=true -Dtest=Bench`. */
@EnabledIfSystemProperty(named = "bench", matches = "true")
class Bench {
    private fun median(name: String, times: Int, work: () -> Unit) {
        repeat(times) { work() }
        val taken = List(times) {
            val start = System.nanoTime()
            work()
            System.nanoTime() - start
        }
        println("%-40s %10.1f µs".format(name, taken.sorted()[times / 2] / 1e3))
    }

    @Test
    fun `reports and reading`() {
        val start = System.nanoTime()
        version()
        println("%-40s %10.1f ms".format("loading the library", (System.nanoTime() - start) / 1e6))
        val first = System.nanoTime()
        Referential.embedded().close()
        println("%-40s %10.1f ms".format("the embedded referential", (System.nanoTime() - first) / 1e6))
        val questionnaire = Questionnaire.embedded("autopositionnement")
        val interview = Interview.start(questionnaire)
        for (item in interview.items()) {
            if (item.kind == ItemKind.LEVEL) interview.answer(item.key, Answer.Level(2u, Occasion.YES))
            if (item.kind == ItemKind.RATING) interview.answer(item.key, Answer.Choice(item.choices[1].code, null))
        }
        median("report of one person", 2_000) { interview.report().close() }
        median("report as JSON", 2_000) { interview.report().use { it.toJson() } }
        median("save", 2_000) { interview.save() }
        val saved = interview.save()
        median("restore", 1_000) { Interview.restore(saved, questionnaire).close() }
        val cut = saved.dropLast(1)
        median("a save that was cut off", 1_000) { runCatching { Interview.restore(cut, questionnaire) } }
        median("start", 1_000) { Interview.start(questionnaire).close() }
        median("next and back", 2_000) { interview.back(); interview.next() }
    }
}
