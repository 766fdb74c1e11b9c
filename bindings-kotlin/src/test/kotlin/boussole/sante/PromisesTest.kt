package boussole.sante

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.random.Random

/** What an app relies on: nothing lost, nothing that brings it down, nothing told of anybody. */
class PromisesTest {
    private val questionnaire = Questionnaire.embedded("autopositionnement-court")

    private fun someAnswer(dice: Random, item: Item): Answer {
        if (item.missing.isNotEmpty() && dice.nextInt(8) == 0) return Answer.Missing(item.missing.random(dice).kind, null)
        val codes = item.choices.map { it.code }
        return when (item.kind) {
            ItemKind.LEVEL -> Answer.Level(dice.nextInt(codes.size).toUByte(), Occasion.entries.random(dice))
            ItemKind.RATING, ItemKind.SINGLE -> Answer.Choice(codes.random(dice), null)
            ItemKind.MULTIPLE -> Answer.Chosen(codes.filter { dice.nextBoolean() }.take(item.maxChosen?.toInt() ?: 99), null)
            ItemKind.RANKING -> Answer.Ranking(codes.shuffled(dice))
            ItemKind.NUMBER -> Answer.Number(item.min ?: "1")
            ItemKind.TEXT -> Answer.FreeText("…")
        }
    }

    @Test
    fun `ten thousand interviews end as if they had never been interrupted`() {
        val dice = Random(2026)
        repeat(10_000) {
            Interview.start(questionnaire).use { whole ->
                var broken = Interview.start(questionnaire)
                repeat(4) {
                    val item = whole.next()!!
                    assertEquals(item, broken.next())
                    val answer = someAnswer(dice, item)
                    whole.answer(item.key, answer)
                    broken.answer(item.key, answer)
                    val saved = broken.save()
                    // Killed while it wrote: the save is cut off, and the one before goes on.
                    val cut = saved.take(dice.nextInt(saved.length))
                    assertThrows(BoussoleException::class.java) { Interview.restore(cut, questionnaire) }
                    broken.close()
                    broken = Interview.restore(saved, questionnaire)
                }
                whole.report().use { expected ->
                    broken.report().use { assertEquals(expected.toJson(), it.toJson()) }
                }
                broken.close()
            }
        }
    }

    @Test
    fun `threads share one referential`() {
        val referential = Referential.embedded()
        val expected = referential.search("évaluation qualitative")
        val threads = Executors.newFixedThreadPool(8)
        val found = threads.invokeAll(List(400) { Callable { referential.search("évaluation qualitative") } })
        assertEquals(setOf(expected), found.map { it.get() }.toSet())
        assertEquals("conduire-une-evaluation-qualitative", expected.first().entry.key)
        threads.shutdown()
    }

    @Test
    fun `two thousand documents that are none are refused and quote nobody`() {
        val dice = Random(7)
        val secret = "secret-de-r-017"
        val sound = Interview.start(questionnaire).apply {
            val item = items().first { it.kind == ItemKind.LEVEL }
            answer(item.key, Answer.Level(2u, null))
        }.save()
        var refused = 0
        repeat(2_000) {
            val damaged = StringBuilder(sound)
            repeat(1 + dice.nextInt(3)) {
                val at = dice.nextInt(damaged.length)
                when (dice.nextInt(3)) {
                    0 -> damaged.deleteCharAt(at)
                    1 -> damaged.insert(at, listOf("\"$secret\"", "{", "]", "\u0000", "é", "9").random(dice))
                    else -> damaged.setCharAt(at, "x\"{}[],:0".random(dice))
                }
            }
            try {
                Interview.restore(damaged.toString(), questionnaire).close()
            } catch (error: BoussoleException) {
                refused += 1
                // A key or a code may stand in an error; a value of a person may not.
                assertFalse(error.faults.any { secret in it.found && it.code == "invalid_value" }, error.toString())
            }
        }
        assertTrue(refused > 1_900, "$refused")
        val level = questionnaire.items().first { it.kind == ItemKind.LEVEL }
        repeat(200) {
            val interview = Interview.start(questionnaire)
            val error = assertThrows(BoussoleException::class.java) {
                interview.answer(level.key, Answer.FreeText("$secret $it"))
            }
            assertFalse(secret in error.toString())
            interview.close()
        }
    }

    @Test
    fun `errors say what where and what instead`() {
        val error = assertThrows(BoussoleException.Document::class.java) {
            Questionnaire.fromJson("""{"document": "questionnaire", "schema_version": 1, "key": "Mal"}""")
        }
        assertEquals("invalid_document", error.code)
        val fault = error.faults.first { it.location.startsWith("/key") }
        assertEquals("invalid_value", fault.code)
        assertTrue("minuscules" in fault.reason, fault.reason)
        assertThrows(BoussoleException.Usage::class.java) { Questionnaire.embedded("rien") }
    }

    @Test
    fun `what is closed is gone`() {
        fun used(): Long {
            System.gc()
            return Regex("VmRSS:\\s+(\\d+)").find(java.io.File("/proc/self/status").readText())!!.groupValues[1].toLong()
        }
        fun calls(count: Int) = repeat(count) {
            Interview.start(questionnaire).use { interview ->
                interview.next()
                interview.report().close()
            }
        }
        if (!java.io.File("/proc/self/status").exists()) return
        calls(20_000)
        val before = used()
        calls(100_000)
        val after = used()
        assertTrue(after - before < 40_000, "$before to $after KiB over 100 000 interviews")
    }
}
