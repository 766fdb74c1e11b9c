package boussole.sante

import com.google.gson.JsonArray
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** What a person ticked and the file of a post, on a later version of their referential. */
class CarriedTest {
    private val earlier = Referential.embedded()
    private val renamed = "animer-un-atelier"

    /** A later version, in which one competency has another name. */
    private val later = JsonParser.parseString(earlier.toWholeJson()).asJsonObject.run {
        addProperty("version", "9.0.0")
        val competencies = getAsJsonArray("competencies")
        val own = competencies.map { it.asJsonObject }.single { it["key"].asString == renamed }
        competencies.add(own.deepCopy().apply { addProperty("key", "autrement-dit"); remove("synonyms") })
        own.add("retired", JsonObject().apply {
            add("reason", JsonObject().apply { addProperty("fr", "Un autre nom.") })
            add("replaced_by", JsonArray().apply { add("autrement-dit") })
        })
        Referential.fromJson("$this")
    }

    @Test
    fun `an offer goes along with a word on each subject`() {
        val offer = PeerOffer(earlier, "r-1", "93066", "2027-06-30")
        offer.tick(renamed, PeerTick.EXCHANGE)
        PeerOffer.carryOver(offer.toJson(), later, earlier).use { carried ->
            assertEquals(listOf("autrement-dit"), carried.offer.ticked(PeerTick.EXCHANGE))
            assertEquals(listOf(Fate.CONVERTED), carried.references.map { it.fate })
        }
    }

    @Test
    fun `the file of a post goes along with a word on each name`() {
        val file = PostFile.template(earlier, "cls", Language.FRENCH)
        PostFile.carryOver(file.toJson(), later, earlier).use { carried ->
            assertEquals(setOf(Fate.KEPT), carried.references.map { it.fate }.toSet())
            assertEquals(file.sections(), carried.file.sections())
        }
    }
}
