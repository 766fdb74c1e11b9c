package boussole.sante

import com.google.gson.FieldNamingPolicy
import com.google.gson.Gson
import com.google.gson.GsonBuilder
import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import com.google.gson.JsonSerializer
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import java.io.File
import java.security.MessageDigest
import java.util.HexFormat

/** The contract: the same files through Rust, Python and Kotlin. */
class VectorsTest {
    private val folder = File(System.getProperty("vectors"))
    private val gson: Gson = GsonBuilder().serializeNulls().disableHtmlEscaping().create()
    private val ours = setOf("documents", "answers", "interview", "scoring", "presentation", "guidance", "peers", "handover", "evaluation")

    private fun read(file: File): JsonObject = JsonParser.parseString(file.readText()).asJsonObject

    private fun files(area: String): List<File> =
        File(folder, area).listFiles { file -> file.extension == "json" }!!.sorted()

    private val hashes = read(File(folder, "hashes.json"))

    private fun each(area: String, test: (JsonObject, JsonElement?) -> Unit): List<DynamicTest> =
        files(area).map { file ->
            val name = file.nameWithoutExtension
            DynamicTest.dynamicTest(name) { test(read(file), hashes[area]?.asJsonObject?.get(name)) }
        }

    @Test
    fun `documents that ship have one hash everywhere`() {
        assertEquals(hashes["referential"].asString, Referential.embedded().sha256())
        assertEquals(hashes["referential"].asString, sha256(Referential.embedded().toCanonicalJson()))
        for ((name, hash) in hashes.getAsJsonObject("questionnaires").entrySet()) {
            assertEquals(hash.asString, sha256(Questionnaire.embedded(name).toCanonicalJson()))
        }
    }

    @Test
    fun `no area and no file is forgotten`() {
        for ((name, area) in read(File(folder, "manifest.json")).getAsJsonObject("areas").entrySet()) {
            val languages = area.asJsonObject.getAsJsonArray("languages").map { it.asString }
            assertEquals("kotlin" in languages, name in ours, name)
            if (name in ours) assertEquals(area.asJsonObject["files"].asInt, files(name).size, name)
        }
    }

    @TestFactory
    fun documents() = each("documents") { vector, _ ->
        val input = vector.getAsJsonObject("input")
        val error = vector.getAsJsonObject("error")
        val source = input["hex"]?.asString?.let(HexFormat.of()::parseHex)
            ?: (input["text"]?.asString ?: gson.toJson(input["json"])).toByteArray()
        val asked = input["questionnaire"]?.let { Questionnaire.fromJson(gson.toJson(it)) }
        val given = runCatching {
            when (input["document"].asString) {
                "questionnaire" -> Questionnaire.fromBytes(source).sha256()
                "referential" -> Referential.fromBytes(source).sha256()
                else -> {
                    val earlier = input["earlier"]?.let { Questionnaire.fromJson(gson.toJson(it)) }
                    sha256(Answers.fromBytes(source, asked!!, earlier).toJson())
                }
            }
        }
        if (error == null) {
            assertEquals(vector.getAsJsonObject("expected")["sha256"].asString, given.getOrThrow())
        } else {
            assertEquals(told(error), told(given.exceptionOrNull()))
        }
    }

    @TestFactory
    fun answers() = each("answers") { vector, _ ->
        val input = vector.getAsJsonObject("input")
        val values = input.getAsJsonArray("values").map { it.asJsonArray }
        val given = runCatching {
            answersFromPlain(
                Questionnaire.fromJson(gson.toJson(input["questionnaire"])),
                Cells.valueOf(input["cells"].asString.uppercase()),
                values.map { it[0].asString },
                values.map { gson.toJson(it[1]) },
            )
        }
        val error = vector.getAsJsonObject("error")
        if (error == null) {
            val expected = vector.getAsJsonObject("expected")["answers"]
            assertEquals(expected, JsonParser.parseString(given.getOrThrow()))
        } else {
            assertEquals(told(error), told(given.exceptionOrNull()))
        }
    }

    @TestFactory
    fun scoring() = each("scoring") { vector, hashed ->
        val input = vector.getAsJsonObject("input")
        val questionnaire = questionnaire(input["questionnaire"])
        val people = input.getAsJsonArray("people")
        val expected = vector.getAsJsonObject("expected").getAsJsonArray("people")
        assertEquals(expected.size(), people.size())
        for ((place, person) in people.withIndex()) {
            val should = expected[place]
            val answers = person.asJsonObject.entrySet().associate { (item, answer) -> item to answer(answer.asJsonObject) }
            val scored = questionnaire.score(answers, referential(input["referential"]), posts(input), requirements(input), text(input["today"]))
            assertEquals(hashed!!.asJsonArray[place].asString, sha256(scored.toJson()))
            val report = JsonParser.parseString(scored.toJson()).asJsonObject
            mirrors(report["scales"], scored.scales())
            mirrors(report["levels"], scored.levels())
            mirrors(report["gaps"], scored.gaps())
            mirrors(report["posts"], scored.posts())
            mirrors(report["completeness"], scored.completeness())
            for ((level, needs) in report.getAsJsonObject("needs").deepCopy().entrySet()) {
                for (need in needs.asJsonArray) need.asJsonObject.addProperty("need_level", level)
                mirrors(needs, scored.needs().filter { it.needLevel.name.lowercase() == level })
            }
            for (score in should.asJsonObject.getAsJsonArray("scales").map { it.asJsonObject }) {
                val given = scored.scales().single { it.key == score["key"].asString }
                val explained = (scored.explain(given.key) as Explanation.Scale).scale
                assertEquals(given.value, explained.value)
                assertEquals(given.used.toInt(), entered(explained.members))
                assertEquals(score["status"].asString, given.status.name.lowercase())
                assertEquals(score["used"].asInt, given.used.toInt())
                assertEquals(score["of"].asInt, given.of.toInt())
                assertEquals(text(score["exact"]), explained.exact)
                assertEquals(text(score["bits"]), given.value?.let { "%016x".format(it.toRawBits()) })
                assertEquals(text(score["band"]), given.band)
            }
            for (profile in report.getAsJsonArray("profiles").deepCopy().map { it.asJsonObject }) {
                val explained = (scored.explain(profile["section"].asString) as Explanation.Levels).levels
                profile.add("levels", JsonArray())
                mirrors(JsonArray().apply { add(profile) }, listOf(explained.copy(levels = emptyList())))
                val written = report.getAsJsonArray("levels").associateBy { it.asJsonObject["item"].asString }
                for (level in explained.levels) mirrors(JsonArray().apply { add(written[level.item]) }, listOf(level))
            }
            val parts = should.asJsonObject.getAsJsonObject("report") ?: JsonObject()
            for ((part, value) in parts.entrySet()) assertEquals(plain(value), plain(report[part]), part)
        }
    }

    /** What people read is the same words in every language of programming. */
    @TestFactory
    fun presentation() = each("presentation") { vector, _ ->
        val input = vector.getAsJsonObject("input")
        val questionnaire = questionnaire(input["questionnaire"])
        val answers = input.getAsJsonObject("answers").entrySet().associate { (item, answer) -> item to answer(answer.asJsonObject) }
        val report = questionnaire.score(answers, referential(input["referential"]), posts(input), today = text(input["today"]))
        val byHand = input.getAsJsonArray("by_hand").map { it.asString }
        for (language in Language.entries) {
            val blocks = report.blocks(language, byHand)
            val expected = vector.getAsJsonObject("expected").getAsJsonArray(language.tag)
            assertEquals(expected.size(), blocks.size)
            for ((block, written) in blocks.zip(expected.map { it.asJsonObject })) {
                val name = when (block) {
                    is Block.Heading -> "heading"
                    is Block.Paragraph -> "paragraph"
                    is Block.Listing -> "list"
                    is Block.Grid -> "table"
                }
                assertEquals(written.remove("block").asString, name)
                assertEquals(plain(written), plain(records(listOf(block)).asJsonArray[0]))
            }
        }
    }

    @TestFactory
    fun interview() = each("interview") { vector, hashed ->
        val input = vector.getAsJsonObject("input")
        val expected = vector.getAsJsonObject("expected")
        val questionnaire = questionnaire(input["questionnaire"])
        val referential = referential(input["referential"])
        var interview = Interview.start(questionnaire, referential, posts(input))
        for ((step, should) in input.getAsJsonArray("steps").zip(expected.getAsJsonArray("steps"))) {
            val refused = runCatching { take(interview, step) }.exceptionOrNull()
            val progress = interview.progress()
            val line = should.asJsonObject
            assertEquals(text(line["error"]), (refused as BoussoleException?)?.faults?.first()?.code)
            assertEquals(text(line["at"]), interview.current()?.key)
            assertEquals(line["answered"].asInt, progress.answered.toInt())
            assertEquals(line["applicable"].asInt, progress.applicable.toInt())
            assertEquals(line["seconds_left"].asInt, progress.secondsLeft.toInt())
            val saved = interview.save()
            interview = Interview.restore(saved, questionnaire, referential)
            assertEquals(saved, interview.save())
        }
        assertEquals(plain(expected["answers"]), plain(JsonParser.parseString(interview.answersJson())))
        val texts = listOf(interview.save(), interview.report().toJson())
        assertEquals(hashed!!.asJsonArray.map { it.asString }, texts.map(::sha256))
        input["later"]?.let { goesOn(interview.save(), questionnaire, questionnaire(it), expected.getAsJsonObject("restored")) }
    }

    @TestFactory
    fun peers() = each("peers") { vector, hashed ->
        val input = vector.getAsJsonObject("input")
        val referential = referential(input["referential"])!!
        fun list(name: String) = input[name].asJsonArray
        val given = runCatching {
            matchPeers(
                list("offers").map { PeerOffer.fromJson(gson.toJson(it), referential) },
                referential,
                input["today"].asString,
                PeerMode.valueOf(input["mode"].asString.uppercase()),
                list("distances").map { it.asJsonArray }.map { TerritoryDistance(it[0].asString, it[1].asString, it[2].asInt.toUInt()) },
                input["within"]?.takeUnless(JsonElement::isJsonNull)?.asInt?.toUInt(),
                list("earlier").map { it.asJsonArray }.map { PeerPair(it[0].asString, it[1].asString, listOf(), null, false) },
            )
        }
        val error = vector.getAsJsonObject("error")
        if (error != null) {
            assertEquals(told(error), told(given.exceptionOrNull()))
            return@each
        }
        val network = given.getOrThrow()
        assertEquals(hashed!!.asString, sha256(network.toJson()))
        val shown = mapOf(
            "status" to written(network.status()),
            "remarks" to network.remarks().map(::written),
            "pairs" to network.pairs().map { pair ->
                val rest = listOfNotNull(pair.distance?.toString(), "kept".takeIf { pair.kept })
                (listOf(pair.first, pair.second, pair.subjects.joinToString(",")) + rest).joinToString(" ")
            },
            "alone" to network.alone(),
            "unmet" to network.unmet().map { "${it.person} ${it.competency} ${written(it.cause)}" },
            "apart" to network.apart().map { "${it.person} ${written(it.cause)}" },
            "ended" to network.ended().map { "${it.first ?: "-"} ${it.second ?: "-"}" },
            "stages" to network.stages().map { it.value.toDouble() },
        )
        assertEquals(plain(vector["expected"]), shown)
        assertEquals(network.toJson(), PeerNetwork.fromJson(network.toJson(), referential).toJson())
        network.pairs().forEach { pair ->
            val words = network.blocksFor(pair.first, Language.FRENCH).toString()
            assertTrue(pair.second in words)
        }
        val written = JsonParser.parseString(network.toJson()).asJsonObject
        mirrors(written["pairs"] ?: JsonArray(), network.pairs())
        mirrors(written["stages"], network.stages())
        mirrors(written["unmet"] ?: JsonArray(), network.unmet())
        mirrors(written["apart"] ?: JsonArray(), network.apart())
        mirrors(written["ended"] ?: JsonArray(), network.ended())
    }

    @TestFactory
    fun evaluation() = each("evaluation") { vector, hashed ->
        val input = vector.getAsJsonObject("input")
        val referential = referential(input["referential"])!!
        fun texts(name: String) = input[name].asJsonArray.map { it.asString }
        val given = runCatching { Observations.fromJson(gson.toJson(input["observations"]), referential) }
        val error = vector.getAsJsonObject("error")
        if (error != null) {
            assertEquals(told(error), told(given.exceptionOrNull()))
            return@each
        }
        val private = evaluate(given.getOrThrow(), texts("indicators"), texts("periods"))
        val found = text(input["publish"])?.let { private.publish(it) } ?: private
        fun number(value: Double?) = value?.toString()?.removeSuffix(".0")
        val shown = found.results().map { one ->
            val rest = listOf(
                "as" to one.shownAs?.takeIf { it == ShownAs.COUNTS }?.let { written(it) },
                "value" to number(one.value),
                "low" to number(one.low),
                "high" to number(one.high),
                "n" to one.n?.toString(),
                "missing" to one.missing.toString().takeIf { it != "0" },
                "target" to one.target?.let { written(it.status) },
                "sense" to one.baseline?.let { written(it.sense) },
                "trend" to one.trend?.let { written(it) },
            )
            val category = one.category?.let { "${it.breakdown}/${it.category}" }
            val head = listOfNotNull(one.indicator, one.entity, one.period, category, written(one.state), one.cause?.let { written(it) })
            (head + rest.mapNotNull { (name, own) -> own?.let { "$name=$it" } }).joinToString(" ")
        }
        val objectives = found.objectives().map {
            "${it.objective} ${it.entity} ${it.period} ${written(it.status)} ${it.withValue} ${it.withTarget} ${it.reached}"
        }
        val expected = vector.getAsJsonObject("expected")
        for (result in expected["results"].asJsonArray) assertTrue(result.asString in shown, "${result.asString} in $shown")
        for (own in expected["objectives"]?.asJsonArray ?: JsonArray()) assertTrue(own.asString in objectives, own.asString)
        assertEquals(hashed!!.asString, sha256(found.toJson()))
        val document = JsonParser.parseString(found.toJson()).asJsonObject
        mirrors(document["results"], found.results())
        mirrors(document["objectives"], found.objectives())
        val one = found.results().first { it.category == null }
        assertEquals(one, found.result(one.indicator, one.entity, one.period))
        assertEquals(one, found.explain(one.indicator, one.entity, one.period).result)
        assertTrue(found.blocks(one.entity, one.period, Language.FRENCH).isNotEmpty())
    }

    @TestFactory
    fun handover() = each("handover") { vector, hashed ->
        val input = vector.getAsJsonObject("input")
        val referential = referential(input["referential"])!!
        val given = runCatching {
            PostFile.fromJson(gson.toJson(input["post_file"]), referential).pack(text(input["leaving"]), text(input["arrival"]))
        }
        val error = vector.getAsJsonObject("error")
        if (error != null) {
            assertEquals(told(error), told(given.exceptionOrNull()))
            return@each
        }
        val pack = given.getOrThrow()
        assertEquals(hashed!!.asString, sha256(pack.toJson()))
        fun dated(places: List<DatedPlace>) = places.map { "${it.date} ${it.at}" }
        fun words(vararg parts: String?) = parts.filterNotNull().joinToString(" ")
        val overlap = pack.overlap()
        val shown = mapOf(
            "sections" to pack.sections().map { "${written(it.section)} ${written(it.state)} ${it.entries} ${it.incomplete}" },
            "to_fill" to pack.sections().flatMap { it.toFill },
            "remarks" to pack.remarks().map { "${it.at} ${written(it.kind)}" },
            "coming" to dated(pack.coming()),
            "to_set" to pack.toSet(),
            "over" to dated(pack.over()),
            "ending" to dated(pack.ending()),
            "open_actions" to pack.openActions(),
            "open_commitments" to pack.openCommitments(),
            "overlap" to words(written(overlap.status), overlap.firstDay, overlap.lastDay),
            "tasks" to overlap.sessions.flatMap { session ->
                session.tasks.map { words(written(session.stretch), written(it.kind), it.at) }
            },
            "between" to dated(overlap.between),
            "undated" to overlap.undated,
            "to_tell" to overlap.toTell,
            "first_steps" to pack.firstSteps().map { words("${it.pathway}/${it.step}", written(it.period), it.firstDay, it.lastDay) },
        )
        val expected = vector.getAsJsonObject("expected")
        assertTrue(expected.size() > 0)
        for ((name, value) in expected.entrySet()) assertEquals(plain(value), shown[name], name)
        assertEquals(text(input["leaving"]), pack.leaving())
        assertEquals(text(input["arrival"]), pack.arrival())
        val document = JsonParser.parseString(pack.toJson()).asJsonObject
        mirrors(document["sections"], pack.sections())
        mirrors(document["remarks"] ?: JsonArray(), pack.remarks())
        mirrors(JsonArray().apply { add(document["overlap"]) }, listOf(overlap))
        mirrors(document["first_steps"] ?: JsonArray(), pack.firstSteps())
        val file = PostFile.fromJson(gson.toJson(document["file"]), referential)
        assertEquals(pack.sections(), file.sections())
        assertEquals(pack.remarks(), file.remarks())
        assertEquals(file.toJson(), PostFile.fromBytes(file.toJson().toByteArray(), referential).toJson())
    }

    /** Who leaves gets a file that reads, and whoever reads its pack finds words. */
    @Test
    fun `a template reads and its pack says something in both languages`() {
        val referential = Referential.embedded()
        for (language in Language.entries) {
            val template = PostFile.template(referential, "cls", language)
            val file = PostFile.fromJson(template.toJson(), referential)
            assertEquals(template.toJson(), file.toJson())
            val partners = file.sections().single { it.section == FileSection.PARTNERS }
            assertEquals(FillState.TO_FILL, partners.state)
            assertTrue(partners.toFill.isNotEmpty())
            val pack = file.pack("2026-09-30", "2026-09-14")
            val parts = PackPart.entries.map { pack.part(it, language) }
            assertTrue(parts.all { it.isNotEmpty() })
            assertEquals(parts.flatten(), pack.blocks(language))
        }
        assertEquals(FileSection.entries, PostFile(referential).sections().map { it.section })
        assertEquals(OverlapStatus.UNKNOWN, PostFile(referential).pack(arrival = "2026-09-14").overlap().status)
    }

    @TestFactory
    fun guidance() = each("guidance") { vector, hashed ->
        val input = vector.getAsJsonObject("input")
        val referential = referential(input["referential"])!!
        val given = runCatching { Portfolio.fromJson(gson.toJson(input["portfolio"]), referential) }
        val error = vector.getAsJsonObject("error")
        if (error != null) {
            assertEquals(told(error), told(given.exceptionOrNull()))
            return@each
        }
        val portfolio = given.getOrThrow()
        val budget = input["budget_min"]?.takeUnless(JsonElement::isJsonNull)?.asInt?.toUInt()
        val plan = portfolio.recommend(input["today"].asString, text(input["until"]), budget)
        assertEquals(hashed!!.asString, sha256(plan.toJson()))
        fun levels(competency: String, from: UByte, to: UByte, stage: Stage) = "$competency $from $to ${written(stage)}"
        val shown = mapOf(
            "status" to written(plan.status()),
            "remarks" to plan.remarks().map(::written),
            "items" to plan.items().map { item ->
                mapOf(
                    "key" to key(item.subject),
                    "first_day" to item.firstDay,
                    "last_day" to item.lastDay,
                    "covers" to item.covers.map { levels(it.competency, it.from, it.to, it.stage) },
                    "checks" to item.reasons.map { it.kind }.filter { it in checks }.map(::written),
                )
            },
            "uncovered" to plan.uncovered().map {
                mapOf("levels" to levels(it.competency, it.from, it.to, it.stage), "causes" to it.causes.map(::written))
            },
            "assess_first" to plan.assessFirst().map { it.competency },
            "to_reassess" to plan.toReassess().map { "${it.competency} ${it.level}" },
            "done" to plan.done().map(::key),
            "with_others" to plan.withOthers().map { "${it.subject?.let(::key) ?: it.competency} ${written(it.addressee)}" },
            "to_confirm" to plan.toConfirm().map { "${key(it.subject)} ${it.date}" },
            "decided_later" to plan.decidedLater().map { "${key(it.subject)} ${it.date}" },
            "effort_min" to plan.effortMin().toDouble(),
            "stages" to plan.stages().map { listOf(it.asked.toDouble(), it.covered.toDouble()) },
        )
        assertEquals(plain(vector["expected"]), shown)
        val written = JsonParser.parseString(plan.toJson()).asJsonObject
        mirrors(written["items"], plan.items())
        mirrors(written["stages"], plan.stages())
        mirrors(written["with_others"], plan.withOthers())
        mirrors(written["assess_first"], plan.assessFirst())
        mirrors(written["to_reassess"], plan.toReassess())
        mirrors(written["uncovered"], plan.uncovered())
        mirrors(written["later"], plan.later())
        mirrors(written["done"], plan.done())
        assertEquals(plan.items().firstOrNull(), plan.next())
        val document = JsonParser.parseString(portfolio.toJson()).asJsonObject
        fun list(name: String) = document[name] ?: JsonArray()
        mirrors(list("posts"), portfolio.posts())
        mirrors(list("assessments"), portfolio.assessments())
        assertEquals(plain(list("wishes")), portfolio.wishes())
        assertEquals(list("events").asJsonArray.size(), portfolio.events().size)
    }

    /** Reasons that are to be checked, or say that something is late. */
    private val checks = setOf(
        ReasonKind.ASKED_BY_POST_BEFORE, ReasonKind.AUDIENCE_TO_CHECK, ReasonKind.DATE_TO_CHECK,
        ReasonKind.PREREQUISITE_TO_CHECK, ReasonKind.SAME_DAY,
    )

    private fun key(subject: EventSubject): String = when (subject) {
        is EventSubject.Offer -> subject.offer
        is EventSubject.Step -> "${subject.pathway}/${subject.step}"
        is EventSubject.Pathway -> subject.pathway
    }

    private fun goesOn(saved: String, before: Questionnaire, later: Questionnaire, should: JsonObject) {
        val hashes = should.getAsJsonArray("compatibility").map { it.asString }
        assertEquals(hashes, listOf(before.compatibility(), later.compatibility()))
        for (earlier in listOf(null, before)) {
            val interview = Interview.restore(saved, later, null, earlier)
            assertEquals(should.getAsJsonArray("reworded").map { it.asString }, interview.reworded())
            val aside = should.getAsJsonArray("set_aside").map { it.asJsonObject["item"].asString to it.asJsonObject["why"].asString }
            assertEquals(aside, interview.setAside().map { it.item to it.why.name.lowercase() })
            val (place, progress) = should.getAsJsonObject("place") to interview.progress()
            assertEquals(text(place["at"]), interview.current()?.key)
            assertEquals(place["answered"].asInt, progress.answered.toInt())
            assertEquals(place["applicable"].asInt, progress.applicable.toInt())
            assertEquals(place["seconds_left"].asInt, progress.secondsLeft.toInt())
            assertEquals(plain(should["answers"]), plain(JsonParser.parseString(interview.answersJson())))
        }
    }

    private fun take(interview: Interview, step: JsonElement) {
        when {
            step == JsonPrimitive("next") -> interview.next()
            step == JsonPrimitive("back") -> interview.back()
            step.asJsonObject.has("clear") -> interview.clear(step.asJsonObject["clear"].asString)
            else -> interview.answerJson(step.asJsonObject["item"].asString, gson.toJson(step.asJsonObject["answer"]))
        }
    }

    private fun questionnaire(document: JsonElement): Questionnaire =
        if (document.isJsonPrimitive) Questionnaire.embedded(document.asString)
        else Questionnaire.fromJson(gson.toJson(document))

    private fun referential(document: JsonElement?): Referential? = when {
        document == null || document.isJsonNull -> null
        document.isJsonPrimitive -> Referential.embedded()
        else -> Referential.fromJson(gson.toJson(document))
    }

    /** An answer in its documented form. */
    private fun answer(given: JsonObject): Answer {
        val occasion = text(given["occasion"])?.let { Occasion.valueOf(it.replace('-', '_').uppercase()) }
        val other = text(given["other"])
        fun codes(field: String) = given.getAsJsonArray(field).map { it.asString }
        return when {
            given.has("level") -> Answer.Level(given["level"].asInt.toUByte(), occasion)
            given.has("choice") -> Answer.Choice(given["choice"].asString, other)
            given.has("chosen") -> Answer.Chosen(codes("chosen"), other)
            given.has("ranking") -> Answer.Ranking(codes("ranking"))
            given.has("number") -> Answer.Number(given["number"].asString)
            given.has("text") -> Answer.FreeText(given["text"].asString)
            else -> Answer.Missing(MissingKind.valueOf(given["missing"].asString.uppercase()), occasion)
        }
    }

    private fun posts(input: JsonObject): List<Post> = (input.getAsJsonArray("posts") ?: JsonArray()).map {
        val post = it.asJsonObject
        Post(
            post["profile"].asString,
            post["share"]?.takeUnless(JsonElement::isJsonNull)?.asInt?.toUShort(),
            text(post["arrived"]),
            post.getAsJsonArray("situations")?.map { it.asString } ?: emptyList(),
        )
    }

    private fun requirements(input: JsonObject): List<Requirement> =
        (input.getAsJsonArray("requirements") ?: JsonArray()).map {
            val one = it.asJsonObject
            Requirement(
                one["competency"].asString,
                one["target"].asInt.toUByte(),
                one["weight"].asInt.toUByte(),
                Necessity.valueOf(one["necessity"].asString.uppercase()),
                one["asked_by"].asString,
                one["share"]?.takeUnless(JsonElement::isJsonNull)?.asInt?.toUShort(),
            )
        }

    private fun entered(members: List<MemberExplanation>): Int = members.count { it.entered }

    private fun text(element: JsonElement?): String? = element?.takeUnless(JsonElement::isJsonNull)?.asString

    /** Each record says the same as the report, as far as it goes. */
    private fun mirrors(written: JsonElement, records: List<Any>) = part(records(records), written, "")

    private fun part(record: JsonElement, written: JsonElement?, place: String) {
        when {
            record is JsonObject && written is JsonObject ->
                for ((name, value) in record.entrySet()) part(value, written[name], "$place/$name")
            record is JsonArray && written is JsonArray -> {
                assertEquals(written.size(), record.size(), place)
                for ((at, value) in record.withIndex()) part(value, written[at], "$place/$at")
            }
            // A document leaves out a list that is empty.
            record is JsonArray && written == null -> assertEquals(0, record.size(), place)
            // A decimal is exact, and so a text here.
            written is JsonPrimitive && written.isNumber && record is JsonPrimitive && record.isString ->
                assertEquals(written.asBigDecimal.compareTo(record.asBigDecimal), 0, place)
            else -> assertEquals(plain(written), plain(record), place)
        }
    }

    private val recording = GsonBuilder().serializeNulls().serializeSpecialFloatingPointValues()
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
        .registerTypeHierarchyAdapter(Enum::class.java, word(::written))
        .registerTypeAdapter(Text::class.java, word { it: Text -> it[Language.ENGLISH] })
        .registerTypeAdapter(UByte::class.java, number { it: UByte -> it.toInt() })
        .registerTypeAdapter(UShort::class.java, number { it: UShort -> it.toInt() })
        .registerTypeAdapter(UInt::class.java, number { it: UInt -> it.toInt() })
        .create()

    /** A word of a closed list as documents write it. */
    private fun written(word: Enum<*>): String = when (word) {
        is Occasion -> word.name.lowercase().replace('_', '-')
        AssessmentSource.OWN -> "self"
        else -> word.name.lowercase()
    }

    private fun <T> word(of: (T) -> String) = JsonSerializer<T> { value, _, _ -> JsonPrimitive(of(value)) }

    private fun <T> number(of: (T) -> Int) = JsonSerializer<T> { value, _, _ -> JsonPrimitive(of(value)) }

    private fun records(records: List<Any>): JsonElement = recording.toJsonTree(records)

    /** Numbers as numbers, whatever wrote them. */
    private fun plain(element: JsonElement?): Any? = when (element) {
        null, is JsonNull -> null
        is JsonPrimitive -> if (element.isNumber) element.asDouble else element.asString
        is JsonArray -> element.map(::plain)
        is JsonObject -> element.entrySet().associate { (name, value) -> name to plain(value) }
        else -> error("no JSON")
    }

    private fun sha256(text: String): String =
        MessageDigest.getInstance("SHA-256").digest(text.toByteArray()).joinToString("") { "%02x".format(it) }

    /** An error as vectors write it: codes and places, in no order. */
    private fun told(error: JsonObject): Pair<String, List<String>> {
        val faults = error.getAsJsonArray("faults").map { it.asJsonObject }
        return error["code"].asString to faults.map { "${text(it["code"])} ${text(it["pointer"]) ?: ""}" }.sorted()
    }

    private fun told(error: Throwable?): Pair<String, List<String>> {
        assertTrue(error is BoussoleException, "$error")
        error as BoussoleException
        return error.code to error.faults.map { fault ->
            // The whole document is told as `/`.
            val pointer = fault.location.substringBefore(" (").takeIf { it.length > 1 && it.startsWith("/") } ?: ""
            "${fault.code} $pointer"
        }.sorted()
    }
}
