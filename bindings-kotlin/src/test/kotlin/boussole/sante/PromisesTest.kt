package boussole.sante

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.File
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.random.Random

/** What an app relies on: nothing lost, nothing that brings it down, nothing told of anybody. */
class PromisesTest {
    private fun vector(path: String): JsonObject =
        JsonParser.parseString(File(System.getProperty("vectors"), path).readText()).asJsonObject.getAsJsonObject("input")

    private val everyKind = vector("documents/answers-everything.json")
    private val short = Questionnaire.embedded("autopositionnement-court")
    private val withEveryKind = Questionnaire.fromJson("${everyKind["questionnaire"]}")
    private val withSkipLogic = Questionnaire.fromJson("${vector("interview/walk-1.json")["questionnaire"]}")

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

    /** Twice the same answers, once stopped and resumed after each of them. */
    private fun interrupted(questionnaire: Questionnaire, dice: Random): Int = Interview.start(questionnaire).use { whole ->
        var broken = Interview.start(questionnaire)
        var saves = 0
        for (item in whole.items()) {
            assertEquals(item.key, broken.next()?.key)
            val answer = someAnswer(dice, item)
            whole.answer(item.key, answer)
            broken.answer(item.key, answer)
            assertEquals(answer, broken.answerTo(item.key))
            val saved = broken.save()
            // Killed while it wrote: the save is cut off, and the one before goes on.
            val cut = saved.take(dice.nextInt(saved.length))
            assertThrows(BoussoleException::class.java) { Interview.restore(cut, questionnaire) }
            broken.close()
            broken = Interview.restore(saved, questionnaire)
            saves += 1
        }
        whole.report().use { expected -> broken.report().use { assertEquals(expected.toJson(), it.toJson()) } }
        broken.close()
        saves
    }

    @Test
    fun `a thousand interviews end as if they had never been interrupted`() {
        // By hand more: 100 times as many.
        val each = System.getenv("BOUSSOLE_SIMULATIONS")?.toInt() ?: 10
        val threads = Executors.newFixedThreadPool(2)
        val saves = threads.invokeAll(List(100) { batch ->
            Callable {
                val questionnaire = if (batch % 10 == 0) short else if (batch % 2 == 0) withEveryKind else withSkipLogic
                val dice = Random(batch)
                (1..each).sumOf { interrupted(questionnaire, dice) }
            }
        })
        // Twenty items, eight, and six to fourteen.
        assertTrue(saves.sumOf { it.get() } in 800 * each..1_100 * each, "${saves.sumOf { it.get() }}")
        threads.shutdown()
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
    fun `a hit names the nodes that say the words, and a text the terms that it uses`() {
        val referential = Referential.embedded()
        val hits = referential.search("rompre l’isolement", Language.FRENCH).associate { it.entry.key to it.parts }
        assertEquals(listOf("l-rompre-l-isolement"), hits["carte-liens-entre-pairs"])
        assertEquals(
            listOf("cls", "ptsm"), referential.termsIn("Un CLS et un PTSM", Language.FRENCH).map { it.key })
        assertTrue(referential.termsIn("Un texte sans sigle", Language.FRENCH).isEmpty())
    }

    /** What a person wrote, said or chose, and what must never be read in an error. */
    private val secrets = listOf("Zorglub", "zorg@lub.example", "Mme Zorglub est souvent malade", "7193", "71.93")

    private fun quotesNobody(error: Throwable) {
        assertTrue(error is BoussoleException, "$error")
        error as BoussoleException
        val told = listOf(error.toString(), error.stackTraceToString(), error.fault.toString(), error.faults.toString())
        for (secret in secrets) assertFalse(told.any { secret in it }, "${error.code}: $told")
    }

    /** The document with something else where it holds what is of the person. */
    private fun misplaced(document: JsonObject, dice: Random): JsonObject {
        val secret: () -> JsonElement = {
            when (dice.nextInt(3)) {
                0 -> JsonPrimitive(dice.nextInt(2) * 6474.93 + 719.3)
                else -> JsonPrimitive(secrets.random(dice))
            }
        }
        val places = mutableListOf<(JsonElement) -> Unit>()
        fun walk(element: JsonElement) {
            when (element) {
                is JsonObject -> for ((name, value) in element.entrySet()) {
                    if (element !== document || name in setOf("answers", "respondent", "retain_until")) {
                        places += { element.add(name, it) }
                        walk(value)
                    }
                }
                is JsonArray -> for ((place, value) in element.withIndex()) {
                    places += { element.set(place, it) }
                    walk(value)
                }
            }
        }
        walk(document)
        places.random(dice)(
            when (dice.nextInt(5)) {
                0 -> JsonArray().apply { add(secret()) }
                1 -> JsonObject().apply { add("text", secret()) }
                2 -> JsonObject().apply { add("level", secret()) }
                3 -> JsonNull.INSTANCE
                else -> secret()
            },
        )
        return document
    }

    private fun damaged(text: String, dice: Random): String {
        val damaged = StringBuilder(text)
        repeat(1 + dice.nextInt(3)) {
            val at = dice.nextInt(damaged.length)
            when (dice.nextInt(3)) {
                0 -> damaged.deleteCharAt(at)
                1 -> damaged.insert(at, listOf("{", "]", "\u0000", "é", "9", "\uD83D").random(dice))
                else -> damaged.setCharAt(at, "x\"{}[],:0".random(dice))
            }
        }
        return damaged.toString()
    }

    @Test
    fun `two thousand documents that are none are refused and quote nobody`() {
        val dice = Random(7)
        // Everything in them that a person wrote is a secret.
        val answers = everyKind["json"].asJsonObject.apply {
            val given = getAsJsonObject("answers")
            given.getAsJsonObject("c").addProperty("other", secrets[0])
            given.getAsJsonObject("d").addProperty("other", secrets[1])
            given.getAsJsonObject("g").addProperty("text", secrets[2])
        }.toString()
        val saved = Interview.start(withEveryKind).apply {
            val given = JsonParser.parseString(answers).asJsonObject.getAsJsonObject("answers")
            for ((item, answer) in given.entrySet()) answerJson(item, "$answer")
        }.save()
        val kinds: List<Pair<String, (String) -> AutoCloseable>> = listOf(
            saved to { Interview.restore(it, withEveryKind) },
            answers to { Answers.fromJson(it, withEveryKind) },
        )
        val refused = IntArray(4)
        repeat(2_000) { time ->
            val (sound, read) = kinds[time % 2]
            val spoilt = if (time % 4 < 2) damaged(sound, dice) else "${misplaced(JsonParser.parseString(sound).asJsonObject, dice)}"
            try {
                read(spoilt).close()
            } catch (error: Throwable) {
                refused[time % 4] += 1
                quotesNobody(error)
            }
        }
        assertTrue(refused.all { it > 350 }, refused.toList().toString())
    }

    @Test
    fun `questionnaires and referentials that are damaged are refused`() {
        val dice = Random(5)
        val overlay = """{"document": "referential", "schema_version": 1, "key": "region", "version": "0.1.0",
            "title": {"fr": "Région"}, "publisher": "Région", "licence": "CC0-1.0", "extends": "embedded",
            "renames": [{"kind": "offer", "key": "webinaires", "label": {"fr": "Visios"}, "reason": {"fr": "Nos mots."}}]}"""
        Referential.fromJson(overlay).close()
        val kinds: List<Triple<Int, String, (ByteArray) -> AutoCloseable>> = listOf(
            Triple(1_800, "${everyKind["questionnaire"]}") { Questionnaire.fromBytes(it) },
            Triple(200, overlay) { Referential.fromBytes(it) },
        )
        for ((times, sound, read) in kinds) {
            var refused = 0
            repeat(times) {
                val bytes = damaged(sound, dice).toByteArray()
                if (dice.nextInt(4) == 0) bytes[dice.nextInt(bytes.size)] = dice.nextInt(256).toByte()
                try {
                    read(bytes).close()
                } catch (error: BoussoleException) {
                    refused += 1
                    assertTrue(error.faults.isNotEmpty() && error.faults.all { it.code.isNotEmpty() })
                }
            }
            // What is changed within a label is sound.
            assertTrue(refused > times * 3 / 4, "$refused of $times")
        }
    }

    @Test
    fun `two thousand answers that are none are refused and quote nobody`() {
        val dice = Random(11)
        val items = withEveryKind.items()
        var refused = 0
        Interview.start(withEveryKind).use { interview ->
            repeat(2_000) {
                val item = items.random(dice)
                val secret = secrets.random(dice)
                val answer = listOf(
                    Answer.Level((90 + dice.nextInt(100)).toUByte(), null),
                    Answer.Choice(secret, null),
                    Answer.Choice("1", secret),
                    Answer.Chosen(listOf(secret, secret), secret),
                    Answer.Ranking(listOf(secret)),
                    Answer.Number(secret),
                    Answer.FreeText(secret.repeat(2_000)),
                ).random(dice)
                val word = listOf("choice", "chosen", "ranking", "number", "level", "text", "occasion", "x").random(dice)
                val json = "{\"$word\": \"$secret\"}"
                val tried = runCatching {
                    when (dice.nextInt(4)) {
                        0 -> interview.answer(item.key, answer)
                        1 -> interview.answerJson(item.key, json)
                        2 -> {
                            val plain = listOf(secret, "\"$secret\"", "[\"$secret\"]", json).random(dice)
                            answersFromPlain(withEveryKind, Cells.entries.random(dice), listOf(item.key), listOf(plain))
                        }
                        else -> withEveryKind.score(mapOf(item.key to answer)).close()
                    }
                }
                tried.exceptionOrNull()?.let {
                    refused += 1
                    quotesNobody(it)
                }
            }
        }
        assertTrue(refused > 1_500, "$refused")
    }

    @Test
    fun `files of posts that are none are refused and quote nobody`() {
        val referential = Referential.embedded()
        val sound = PostFile.template(referential, "cls", Language.FRENCH).toJson()
        val dice = Random(13)
        for (secret in secrets) {
            val refused: List<JsonObject.(JsonElement) -> Unit> = listOf(
                { add("updated", it) },
                { add("partners", it) },
                { add("not_applicable", JsonArray().apply { add(it) }) },
                { add(it.asString, it) },
                { getAsJsonArray("posts")[0].asJsonObject.add("profile", it) },
                { getAsJsonArray("calendar")[0].asJsonObject.add("kind", it) },
                { getAsJsonArray("calendar")[0].asJsonObject.add("date", it) },
            )
            for (spoil in refused) {
                val spoilt = JsonParser.parseString(sound).asJsonObject.apply { spoil(JsonPrimitive(secret)) }
                quotesNobody(assertThrows(BoussoleException::class.java) { PostFile.fromJson("$spoilt", referential) })
            }
            val written = JsonParser.parseString(sound).asJsonObject
            written.getAsJsonArray("partners")[0].asJsonObject.addProperty("facts", secret)
            PostFile.fromJson("$written", referential).use { file ->
                assertFalse(file.remarks().any { secret in "$it" })
            }
            repeat(100) {
                val cut = "$written".take(dice.nextInt("$written".length))
                quotesNobody(assertThrows(BoussoleException::class.java) { PostFile.fromJson(cut, referential) })
            }
        }
    }

    @Test
    fun `posts without a referential are refused everywhere in the same words`() {
        val posts = listOf(Post("cls", null))
        val reasons = listOf({ short.score(emptyMap(), null, posts).close() }, { Interview.start(short, null, posts).close() })
            .map { call -> assertThrows(BoussoleException.Usage::class.java) { call() } }
            .map { it.code to it.reason[Language.ENGLISH] }
        assertEquals("invalid_option", reasons[0].first)
        assertEquals(reasons[0], reasons[1])
    }

    @Test
    fun `errors say what where and what instead`() {
        val error = assertThrows(BoussoleException.Document::class.java) {
            Questionnaire.fromJson("""{"document": "questionnaire", "schema_version": 1, "key": "Mal"}""")
        }
        assertEquals("invalid_document", error.code)
        val fault = error.faults.first { it.location.startsWith("/key") }
        assertEquals("invalid_value", fault.code)
        assertEquals("/key (1:59)", fault.location)
        assertTrue("minuscules" in fault.reason.main, fault.reason.main)
        assertTrue("lower-case" in fault.reason[Language.ENGLISH], fault.reason[Language.ENGLISH])
        assertEquals("key", fault.expected.kind)
        assertEquals(Said("shown", mapOf("value" to "Mal"), fault.found.text), fault.found)
    }

    @Test
    fun `a document of answers gives each as it was given`() {
        val document = everyKind["json"].toString()
        val answers = Answers.fromJson(document, withEveryKind).byItem()
        assertEquals(Answer.Level(2u, Occasion.A_LITTLE), answers["a"])
        assertEquals(Answer.Choice("c0", "autre"), answers["c"])
        assertEquals(Answer.Chosen(listOf("c1", "c0"), ""), answers["d"])
        assertEquals(Answer.Ranking(listOf("c2", "c0")), answers["e"])
        assertEquals(Answer.Number("3.5"), answers["f"])
        assertEquals(Answer.FreeText(""), answers["g"])
        Interview.start(withEveryKind).use { interview ->
            for ((item, answer) in answers) interview.answer(item, answer)
            val given = JsonParser.parseString(document).asJsonObject["answers"]
            assertEquals(given, JsonParser.parseString(interview.answersJson()))
            assertEquals(null, interview.answerTo("rien"))
        }
    }

    @Test
    fun `an error reads well wherever it is printed`() {
        val error = assertThrows(BoussoleException.Usage::class.java) { Questionnaire.embedded("autopositionement") }
        assertEquals("unknown_name", error.code)
        assertEquals("autopositionement", error.found.values["value"])
        assertTrue(error.expected.text.main.startsWith("un nom voisin"), error.expected.text.main)
        assertEquals(error.reason[Language.FRENCH], error.message)
        assertEquals("boussole.sante.BoussoleException\$Usage: ${error.reason.main}", error.toString())
        assertEquals(
            "nothing has this name; expected a name near to it: autopositionnement, autopositionnement-court; found `autopositionement`",
            error.reason[Language.ENGLISH],
        )
    }

    @Test
    fun `half of a character does no harm`() {
        Interview.start(withEveryKind).use { interview ->
            val item = interview.items().first { it.kind == ItemKind.TEXT }
            interview.answer(item.key, Answer.FreeText("coupé \uD83D"))
            assertTrue("coupé \uFFFD" in interview.answersJson())
        }
        assertTrue(Referential.embedded().search("\uDC00").isEmpty())
    }

    @Test
    fun `every member of a list is said in both languages`() {
        fun <T : Enum<T>> said(members: List<T>, word: T.(Language) -> String) {
            for (language in Language.entries) {
                val words = members.map { it.word(language) }
                assertEquals(members.size, words.toSet().size, words.toString())
                // What has no wording is told as documents write it.
                assertFalse(words.any { '_' in it }, words.toString())
            }
        }
        said(GapStatus.entries) { label(it) }
        said(Timing.entries) { label(it) }
        said(ScoreStatus.entries) { label(it) }
        said(Need.entries) { label(it) }
        said(NeedLevel.entries) { label(it) }
        said(Necessity.entries) { label(it) }
        said(Addressee.entries) { label(it) }
        said(Missing.entries) { label(it) }
        said(Occasion.entries) { label(it) }
        said(CompetencyKind.entries) { label(it) }
        said(EntryKind.entries) { label(it) }
        said(Stage.entries) { label(it) }
        said(PlanStatus.entries) { label(it) }
        said(ReasonKind.entries) { label(it) }
        said(UncoveredCause.entries) { label(it) }
        said(PlanRemark.entries) { label(it) }
        said(LevelPolicy.entries) { label(it) }
        said(WhyIgnored.entries) { label(it) }
        said(AssessmentSource.entries) { label(it) }
        said(AssessmentConfidence.entries) { label(it) }
        said(EventKind.entries) { label(it) }
        said(Fate.entries) { label(it) }
        said(PeerMode.entries) { label(it) }
        said(PeerTick.entries) { label(it) }
        said(PeerStage.entries) { label(it) }
        said(MatchStatus.entries) { label(it) }
        said(ApartCause.entries) { label(it) }
        said(UnmetCause.entries) { label(it) }
        said(PeerRemark.entries) { label(it) }
        said(FileSection.entries) { label(it) }
        said(FillState.entries) { label(it) }
        said(RemarkKind.entries) { label(it) }
        said(PackPart.entries) { label(it) }
        said(OverlapStatus.entries) { label(it) }
        said(OverlapStretch.entries) { label(it) }
        said(TaskKind.entries) { label(it) }
        said(StepPeriod.entries) { label(it) }
        said(ResultState.entries) { label(it) }
        said(ResultCause.entries) { label(it) }
        said(ShownAs.entries) { label(it) }
        said(TargetStatus.entries) { label(it) }
        said(ChangeSense.entries) { label(it) }
        said(Trend.entries) { label(it) }
        said(ObjectiveStatus.entries) { label(it) }
        said(EvaluationStatus.entries) { label(it) }
        assertEquals("encadrement", Addressee.SUPERVISION.label())
        assertEquals("un peu", Occasion.A_LITTLE.label())
        assertEquals("line of work", GapStatus.GAP.label(Language.ENGLISH))
        assertEquals("essential", Necessity.ESSENTIAL.label(Language.ENGLISH))
    }

    @Test
    fun `an entry tells all that its document says`() {
        val referential = Referential.embedded()
        for (kind in EntryKind.entries) {
            for (entry in referential.entries(kind)) {
                assertEquals(entry, referential.entry(kind, entry.key))
                val written = JsonParser.parseString(referential.entryJson(kind, entry.key)).asJsonObject
                assertEquals(entry.key, written["key"].asString)
                assertEquals(entry.label.main, written.getAsJsonObject("label")["fr"].asString)
            }
        }
        assertEquals(null, referential.entryJson(EntryKind.OFFER, "rien"))
    }
}
