package boussole.sante

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.File

/** The parts of a referential are what its document says, field by field. */
class PartsTest {
    private val referential = Referential.embedded()
    private val region =
        Referential.fromJson(File(System.getProperty("vectors"), "../fixtures/overlays/region.json").readText())
    private val seen = mutableSetOf<String>()

    private fun lists(of: Referential): Map<EntryKind, List<Any>> = mapOf(
        EntryKind.MAP to of.maps(), EntryKind.SCALE to of.scales(), EntryKind.DOMAIN to of.domains(),
        EntryKind.COMPETENCY to of.competencies(), EntryKind.FACTOR to of.factors(),
        EntryKind.DISPOSITIF to of.dispositifs(), EntryKind.MISSION to of.missions(),
        EntryKind.PROFILE to of.profiles(), EntryKind.OFFER to of.offers(), EntryKind.PATHWAY to of.pathways(),
        EntryKind.OBJECTIVE to of.objectives(), EntryKind.INDICATOR to of.indicators(),
        EntryKind.ADDED_VALUE to of.addedValues(), EntryKind.RECOMMENDATION to of.recommendations(),
        EntryKind.PARTNER to of.partners(), EntryKind.FIGURE to of.figures(),
        EntryKind.GLOSSARY_TERM to of.glossary(),
    )

    private fun snake(name: String) = name.replace(Regex("[A-Z]|(?<=[a-z])[0-9]+")) { "_${it.value.lowercase()}" }

    /** Holds a value against its document; of an absent field a record may say what is meant. */
    private fun same(value: Any?, written: JsonElement?, place: String) {
        when (value) {
            null -> assertNull(written, place)
            is String -> {
                val text = if (written is JsonPrimitive) written.asString else "$written"
                if (written is JsonObject) assertEquals(JsonParser.parseString(value), written, place) else assertEquals(value, text, place)
            }
            is Int -> assertEquals(value, written?.asInt ?: 1, place)
            is Boolean -> assertEquals(value, written?.asBoolean, place)
            is Text -> assertEquals(value.byLanguage, written!!.asJsonObject.asMap().mapValues { it.value.asString }, place)
            is Enum<*> -> {
                val meant = setOf("count", "high", "project_assumption", "example_to_discuss")
                val word = snake(value.name.lowercase())
                if (written == null) assertTrue(word in meant, place) else assertEquals(written.asString, word, place)
            }
            is List<*> -> {
                val elements = (written as JsonArray?)?.toList().orEmpty()
                assertEquals(elements.size, value.size, place)
                value.zip(elements).forEachIndexed { index, (one, other) -> same(one, other, "$place/$index") }
            }
            else -> record(value, written!!.asJsonObject, place)
        }
    }

    private fun record(value: Any, written: JsonObject, place: String) {
        val fields = value.javaClass.declaredFields.filter { !java.lang.reflect.Modifier.isStatic(it.modifiers) }
        val names = fields.map { snake(it.name) }
        assertTrue(names.containsAll(written.keySet()), "$place: ${written.keySet() - names.toSet()}")
        seen += value.javaClass.simpleName
        for (field in fields) {
            field.isAccessible = true
            same(field.get(value), written[snake(field.name)], "$place/${snake(field.name)}")
        }
    }

    @Test
    fun `every entry of every kind is there with all that its document says`() {
        for (of in listOf(referential, region)) {
            val lists = lists(of)
            assertEquals(EntryKind.entries.toSet(), lists.keys)
            for ((kind, parts) in lists) {
                val keys = of.entries(kind).map { it.key }
                assertEquals(keys.size, parts.size, "$kind")
                parts.zip(keys).forEach { (part, key) ->
                    record(part, JsonParser.parseString(of.entryJson(kind, key)).asJsonObject, "$kind/$key")
                }
            }
        }
        val sources = JsonParser.parseString(referential.toCanonicalJson()).asJsonObject.getAsJsonArray("sources")
        referential.sources().zip(sources).forEach { (part, one) -> record(part, one.asJsonObject, part.key) }
        assertEquals(41, seen.size, "$seen")
    }

    @Test
    fun `an app reads an offer without JSON`() {
        val offer = referential.offers().first { it.outcomes.isNotEmpty() }
        assertTrue(offer.outcomes.all { referential.competency(it.competency) != null && it.from < it.to })
        assertEquals("régionale", Reach.REGIONAL.label())
        assertEquals("regional", Reach.REGIONAL.label(Language.ENGLISH))
        assertEquals("premier mois", StepPhase.DAY30.label())
    }
}
