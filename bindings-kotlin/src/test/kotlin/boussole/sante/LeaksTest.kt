package boussole.sante

import com.google.gson.JsonParser
import com.sun.jna.Library
import com.sun.jna.Native
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test
import java.io.File

/**
 * What was closed is gone. Runs on `bindings-kotlin/counted`, the same library with an allocator that counts; a handle
 * that stays keeps what it points to alive, and is counted with it.
 */
@Tag("leaks")
class LeaksTest {
    @Suppress("FunctionName")
    private interface Counted : Library {
        fun live_allocations(): Long
        fun live_bytes(): Long
    }

    private val counted: Counted =
        Native.load(System.getProperty("uniffi.component.boussole_sante_kotlin.libraryOverride"), Counted::class.java)
    private val document = Questionnaire.embedded("autopositionnement-court").use { it.toCanonicalJson() }
    private val level =
        Questionnaire.fromJson(document).use { it.items() }.first { it.kind == ItemKind.LEVEL }.key
    private val small = File(System.getProperty("vectors"), "guidance/chain.json").readText()
        .let { JsonParser.parseString(it).asJsonObject.getAsJsonObject("input")["referential"].toString() }
    private var calls = 0

    private fun <T> call(work: () -> T): T {
        calls += 1
        return work()
    }

    /** A person who answers, errs, stops, resumes and reads the report. */
    private fun answer(questionnaire: Questionnaire, referential: Referential) {
        call { Interview.start(questionnaire, referential, listOf(Post("cls", 500u), Post("asv", 500u))) }.use { interview ->
            repeat(20) { call { interview.next() } }
            repeat(250) { call { interview.progress() } }
            call { interview.answer(level, Answer.Level(1u, Occasion.A_LITTLE)) }
            call { interview.answerJson(level, """{"level": 2}""") }
            call { referential.search("moitié \uD83D") }
            assertTrue(call { runCatching { interview.answer(level, Answer.FreeText("?")) } }.isFailure)
            assertTrue(call { runCatching { Interview.restore("{", questionnaire) } }.isFailure)
            val saved = call { interview.save() }
            call { Interview.restore(saved, questionnaire, referential) }.use { again ->
                call { again.report() }.use { report ->
                    call { report.levels() }
                    call { report.gaps() }
                    call { report.needs() }
                }
            }
        }
        repeat(10) { call { referential.competency("animer-un-comite-de-pilotage") } }
        repeat(10) { call { referential.entry(EntryKind.PROFILE, "cls") } }
    }

    /** A person who keeps a portfolio on a small referential, errs, and follows a plan. */
    private fun plan(referential: Referential) {
        val day = "2027-01-04"
        call { Portfolio(referential, "r-1", Purpose.TRAINING, "2030-01-01", listOf(Post("poste", arrived = day))) }.use { portfolio ->
            call { portfolio.assess("a", 0u, day, AssessmentSource.OWN) }
            assertTrue(call { runCatching { portfolio.assess("rien", 1u, day, AssessmentSource.OWN) } }.isFailure)
            call { portfolio.levels(day) }
            call { portfolio.recommend(day, budgetMin = 600u) }.use { plan ->
                call { plan.uncovered() }
                call { plan.next() }?.let { next -> call { portfolio.done(next.subject, day) } }
                call { portfolio.recommend(day) }.use { again -> call { plan.compare(again, Language.FRENCH) } }
            }
            val kept = call { portfolio.toJson() }
            call { Portfolio.fromJson(kept, referential) }.close()
            call { Portfolio.carryOver(kept, referential, referential) }.destroy()
        }
    }

    /** Who leaves a post: the template of its file, one that errs, and the pack. */
    private fun handOver(referential: Referential) {
        call { PostFile.template(referential, "poste", Language.FRENCH) }.use { template ->
            val kept = call { template.toJson() }
            assertTrue(call { runCatching { PostFile.fromJson(kept.drop(1), referential) } }.isFailure)
            call { PostFile.fromJson(kept, referential) }.use { file ->
                call { file.sections() }
                assertTrue(call { runCatching { file.pack("demain") } }.isFailure)
                call { file.pack("2026-10-14", "2026-10-01") }.use { pack ->
                    call { pack.overlap() }
                    call { pack.firstSteps() }
                    call { pack.blocks(Language.FRENCH) }
                }
            }
        }
    }

    /** Objects of every kind, until so many calls were made. */
    private fun work(until: Int) {
        while (calls < until) {
            call { Referential.embedded() }.use { referential ->
                call { Questionnaire.fromJson(document) }.use { questionnaire ->
                    repeat(20) { answer(questionnaire, referential) }
                }
                call { Referential.fromJson(small) }.use {
                    plan(it)
                    handOver(it)
                }
                call { referential.search("évaluation qualitative") }
                call { referential.entryJson(EntryKind.OFFER, "webinaires") }
            }
        }
    }

    @Test
    fun `five thousand interviews share what their questionnaire holds`() {
        Questionnaire.fromJson(document).use { questionnaire ->
            Referential.embedded().use { referential ->
                fun start() = Interview.start(questionnaire, referential, listOf(Post("cls", null)))
                // The first makes what all share.
                start().close()
                val before = counted.live_bytes()
                val interviews = List(5_000) { start() }
                val each = (counted.live_bytes() - before) / interviews.size
                interviews.forEach(Interview::close)
                assertTrue(each < 1_000, "$each bytes each")
                println("$each bytes each")
            }
        }
    }

    private fun live() = counted.live_allocations() to counted.live_bytes()

    @Test
    fun `as much is alive after many calls as after ten times as many`() {
        // By hand a million.
        val many = if (System.getenv("BOUSSOLE_SIMULATIONS") == null) 3_000 else 100_000
        work(5_000)
        val before = live()
        work(many)
        assertEquals(before, live(), "after $many calls")
        work(10 * many)
        assertEquals(before, live(), "after ${10 * many} calls")
    }

    @Test
    fun `what stays open is seen`() {
        val before = live()
        val interview = Questionnaire.fromJson(document).use { Interview.start(it) }
        assertTrue(live().first > before.first)
        interview.close()
        assertEquals(before, live())
    }
}
