package boussole.sante

import com.google.gson.JsonArray
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.File
import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** An app that keeps a portfolio, recommends, follows, replans, and is updated. */
class PortfolioTest {
    private val document =
        File(System.getProperty("vectors"), "../../core/data/demo/INVENTE-catalogue.json").readText()
    private val catalogue = Referential.fromJson(document)
    private val arrival = "2027-01-04"

    /** A newcomer, CLS and ASV at 60/40, who answered that she knows where she stands nowhere. */
    private fun newcomer(referential: Referential = catalogue): Portfolio {
        val posts = listOf(Post("cls", 600u, arrival), Post("asv", 400u, arrival))
        val portfolio = Portfolio(referential, "r-017", Purpose.TRAINING, "2028-12-31", posts)
        Interview.start(Questionnaire.embedded("autopositionnement"), referential, posts).use { interview ->
            for (item in interview.items()) {
                if (item.kind == ItemKind.LEVEL) interview.answer(item.key, Answer.Level(0u, Occasion.YES))
            }
            assertTrue(portfolio.addReport(interview.report(), arrival).isEmpty())
        }
        return portfolio
    }

    @Test
    fun `a plan is followed, and planned again without undoing what was done`() {
        val portfolio = newcomer()
        val plan = portfolio.recommend(arrival, budgetMin = 2400u)
        assertEquals(PlanStatus.OPTIMAL, plan.status())
        assertTrue(plan.effortMin() <= 2400u && plan.items().isNotEmpty())
        val next = plan.next()!!
        assertEquals(plan.items().first(), next)
        portfolio.done(next.subject, "2027-02-01", "attestation")
        val decided = plan.items().last()
        portfolio.plan(decided.subject, decided.firstDay)
        val cancelled = plan.items()[1]
        portfolio.cancel(cancelled.subject, "2027-02-01")

        val again = portfolio.recommend("2027-02-02", budgetMin = 2400u)
        val subjects = again.items().map { it.subject }
        assertEquals(listOf(next.subject), again.done())
        assertFalse(next.subject in subjects || cancelled.subject in subjects)
        assertTrue(decided.subject in subjects)
        val difference = plan.compare(again, Language.FRENCH)
        assertEquals(listOf(next.subject), difference.done, "$difference")
        assertFalse(next.subject in difference.removed)
        assertEquals(again.effortMin().toInt() - plan.effortMin().toInt(), difference.minutes)
        assertTrue(difference.blocks.isNotEmpty())
        assertEquals(1u, portfolio.forget(cancelled.subject))
        assertEquals(listOf(EventKind.DONE, EventKind.PLANNED), portfolio.events().map { it.kind })
        assertEquals("attestation", portfolio.events().first().evidence)
    }

    @Test
    fun `what a plan says is a proposal, and the same as its calendar`() {
        val plan = newcomer().recommend(arrival, budgetMin = 2400u)
        val said = plan.blocks(Language.FRENCH).joinToString("\n")
        assertTrue("proposition de parcours" in said.lowercase(), said.take(400))
        assertFalse("optimal" in said.lowercase())
        val calendar = plan.toCalendar(Language.FRENCH)
        assertTrue(calendar.startsWith("BEGIN:VCALENDAR"))
        assertEquals(plan.items().size, calendar.split("BEGIN:VEVENT").size - 1)
        assertTrue("CLASS:PRIVATE" in calendar)
    }

    @Test
    fun `assessments are hers to withdraw and to erase`() {
        val portfolio = newcomer()
        val key = "animer-un-atelier"
        val peer = portfolio.assess(key, 3u, "2027-03-01", AssessmentSource.PEER, confidence = AssessmentConfidence.HIGH)
        fun level() = portfolio.levels("2027-04-01").single { it.competency == key }
        assertEquals(0, level().level!!.toInt())
        assertEquals(WhyIgnored.OTHER_SOURCE, level().ignored.single { it.assessment == peer }.why)
        portfolio.setPolicy(LevelPolicy.ATTESTED_LATEST)
        assertEquals(LevelPolicy.ATTESTED_LATEST, portfolio.policy())
        assertEquals(3, level().level!!.toInt())
        portfolio.withdraw(peer, "2027-03-15")
        assertEquals(0, level().level!!.toInt())
        assertEquals(listOf(arrival), portfolio.history(key).map { it.date })
        assertEquals("2027-03-15", portfolio.assessments().single { it.key == peer }.withdrawn)
        portfolio.erase(peer)
        assertFalse(portfolio.assessments().any { it.key == peer })
        assertEquals("unknown_name", assertThrows(BoussoleException.Usage::class.java) { portfolio.erase(peer) }.code)
        portfolio.assess(key, null, "2027-05-01", AssessmentSource.OWN, Occasion.NO)
        assertTrue(portfolio.levels("2027-05-01").single { it.competency == key }.notApplicable)
        // A level beyond the scale changes nothing.
        val before = portfolio.toJson()
        assertThrows(BoussoleException.Document::class.java) { portfolio.assess(key, 9u, "2027-05-01", AssessmentSource.OWN) }
        assertEquals(before, portfolio.toJson())
        assertFalse(portfolio.isExpired("2028-12-31"))
        assertTrue(portfolio.isExpired("2029-01-01"))
    }

    @Test
    fun `posts, wishes and help are set by her`() {
        val portfolio = newcomer()
        portfolio.setWishes(listOf("animer-un-atelier"))
        portfolio.setOffersHelp(listOf("animer-un-comite-de-pilotage"))
        assertEquals(listOf("animer-un-atelier"), portfolio.wishes())
        assertEquals(listOf("animer-un-comite-de-pilotage"), portfolio.offersHelp())
        val gaps = portfolio.gaps(arrival).map { it.competency }
        val (cls, asv) = portfolio.posts()
        portfolio.setPosts(listOf(cls, asv.copy(ends = "2027-06-30", situations = listOf())))
        portfolio.setPosts(listOf(cls, asv))
        portfolio.leave("asv", "2027-06-30")
        assertThrows(BoussoleException.Usage::class.java) { portfolio.leave("asv", "2027-07-02") }
        portfolio.hold(HeldPost("clsm", arrived = "2027-07-01", contractEnds = "2029-12-31"))
        assertEquals(listOf(null, "2027-06-30", null), portfolio.posts().map { it.ends })
        assertTrue(gaps.size > portfolio.gaps("2027-07-02").count { it.competency in gaps })
        val error = assertThrows(BoussoleException.Document::class.java) { portfolio.hold(HeldPost("maire")) }
        assertEquals("/posts/3/profile", error.faults.single().location.substringBefore(" "))
        assertThrows(BoussoleException::class.java) { portfolio.hold(HeldPost("clsm", share = 1_200u)) }
        assertEquals(3, portfolio.posts().size)
        val same = Portfolio.fromJson(portfolio.toJson(), catalogue)
        assertEquals(portfolio.toJson(), same.toJson())
        assertEquals(listOf("r-017", Purpose.TRAINING, "2028-12-31"), listOf(same.person(), same.purpose(), same.retainUntil()))
    }

    @Test
    fun `a portfolio survives an update of the app`() {
        val portfolio = newcomer()
        portfolio.done(EventSubject.Offer("ex-annuaire"), "2027-01-20")
        portfolio.done(EventSubject.Offer("ex-annuaire"), "2027-01-20")
        portfolio.cancel(EventSubject.Offer("ex-dossier"), "2027-01-20")
        portfolio.plan(EventSubject.Offer("ex-instances"), "2027-06-03")
        assertEquals(3, portfolio.events().size)
        val (kept, beside) = portfolio.toJson() to catalogue.toWholeJson()

        // The app brings a new catalogue: two offers are called otherwise, another is gone.
        val later = JsonParser.parseString(document).asJsonObject.apply {
            addProperty("version", "1.1.0")
            val offers = getAsJsonArray("offers").map { it.asJsonObject }
            for ((key, instead) in listOf("ex-annuaire" to "partage", "ex-instances" to "instances", "ex-dossier" to null)) {
                val own = offers.single { it["key"].asString == key }
                if (instead != null) getAsJsonArray("offers").add(own.deepCopy().apply { addProperty("key", instead) })
                own.add("retired", JsonObject().apply {
                    add("reason", JsonObject().apply { addProperty("fr", "Un autre nom.") })
                    if (instead != null) add("replaced_by", JsonArray().apply { add(instead) })
                })
            }
        }
        val now = Referential.fromJson("$later")
        val error = assertThrows(BoussoleException.Document::class.java) { Portfolio.fromJson(kept, now) }
        assertEquals("other_referential", error.fault.code.takeUnless { it == "invalid_document" } ?: error.faults.single().code)
        val carried = Portfolio.carryOver(kept, now, Referential.fromJson(beside))
        assertEquals(listOf("instances"), carried.references.single { it.fate == Fate.CONVERTED }.now)
        assertTrue(carried.setAsidePosts.isEmpty() && carried.setAsideEvents.isEmpty())
        // What was done was this and nothing else; what is decided goes on with what takes its place.
        val told = listOf("ex-annuaire", "ex-dossier", "instances").map { EventSubject.Offer(it) }
        assertEquals(told, carried.portfolio.events().map { it.subject })
        assertEquals(portfolio.levels(arrival), carried.portfolio.levels(arrival))
        val plan = carried.portfolio.recommend("2027-02-01")
        assertEquals(told.take(1), plan.done())
        assertTrue(told.last() in plan.items().map { it.subject })
        assertFalse(EventSubject.Offer("partage") in plan.items().map { it.subject })
        assertEquals(carried.portfolio.toJson(), Portfolio.fromJson(carried.portfolio.toJson(), now).toJson())
        carried.destroy()
        // From the referential that ships to a catalogue of offers on it.
        val plain = Portfolio(Referential.embedded(), "r-1", Purpose.TRAINING, "2030-01-01", listOf(Post("cls")))
        Portfolio.carryOver(plain.toJson(), catalogue, Referential.embedded()).use {
            assertEquals(listOf("cls"), it.portfolio.posts().map(HeldPost::profile))
        }
    }

    @Test
    fun `what is decided is kept, asked about, and told apart`() {
        val portfolio = newcomer()
        portfolio.plan(EventSubject.Offer("ex-annuaire"), "2027-01-20")
        portfolio.plan(EventSubject.Offer("ex-projet"), "2027-11-04")
        val plan = portfolio.recommend("2027-02-01", until = "2027-10-31")
        assertEquals(listOf(EventSubject.Offer("ex-annuaire") to "2027-01-20"), plan.toConfirm().map { it.subject to it.date })
        assertEquals(listOf(EventSubject.Offer("ex-projet")), plan.decidedLater().map { it.subject })
        assertFalse(plan.items().any { it.subject == EventSubject.Offer("ex-projet") })
    }

    @Test
    fun `threads share a portfolio, and nothing that one adds is lost`() {
        val portfolio = Portfolio(catalogue, "r-1", Purpose.WELCOME, "2030-01-01")
        val threads = Executors.newFixedThreadPool(4)
        val keys = threads.invokeAll(List(200) { place ->
            Callable { portfolio.assess("animer-un-atelier", (place % 4).toUByte(), arrival, AssessmentSource.OWN) }
        }).map { it.get() }
        assertEquals(200, keys.toSet().size)
        assertEquals(200, portfolio.assessments().size)
        threads.shutdown()
    }

    @Test
    fun `nothing of a person is in an error`() {
        val secrets = listOf("zorglub", "Mme Zorglub est souvent malade")
        val portfolio = newcomer()
        portfolio.done(EventSubject.Offer("ex-annuaire"), "2027-01-20", secrets[1])
        val sound = portfolio.toJson().replace("r-017", secrets[0])
        assertNotNull(Portfolio.fromJson(sound, catalogue))
        val spoilt = listOf(
            sound.dropLast(3),
            sound.replace("\"animer-un-atelier\"", "\"${secrets[0]}\""),
            sound.replace("\"cls\"", "\"${secrets[0]}\""),
            sound.replace("\"date\":\"2027-01-20\"", "\"date\":\"${secrets[1]}\""),
            sound.replace("\"offer\":\"ex-annuaire\"", "\"offer\":\"${secrets[0]}\""),
            sound.replace("\"kind\":\"done\"", "\"kind\":\"${secrets[1]}\""),
        )
        for (document in spoilt) {
            val error = assertThrows(BoussoleException::class.java) { Portfolio.fromJson(document, catalogue) }
            val told = listOf("$error", error.stackTraceToString(), "${error.fault}", "${error.faults}")
            for (secret in secrets) assertFalse(told.any { secret in it }, "${error.code}: $told")
        }
        val calls = listOf<() -> Unit>(
            { portfolio.assess(secrets[0], 1u, arrival, AssessmentSource.OWN) },
            { portfolio.done(EventSubject.Step("prise-de-poste", secrets[0]), arrival) },
            { portfolio.withdraw(secrets[0], arrival) },
            { portfolio.setWishes(listOf(secrets[0])) },
        )
        for (call in calls) {
            val error = assertThrows(BoussoleException::class.java) { call() }
            assertFalse(secrets.any { it in "$error ${error.faults}" }, "${error.faults}")
        }
        assertFalse("r-017" in "$portfolio" || "ex-annuaire" in "$portfolio")
    }
}
