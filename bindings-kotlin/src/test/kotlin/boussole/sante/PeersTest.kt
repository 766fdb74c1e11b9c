package boussole.sante

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What a person ticks, changes and reads. */
class PeersTest {
    private val referential = Referential.embedded()

    private fun offer(person: String) = PeerOffer(referential, person, "Saint-Denis", "2027-06-30").apply {
        tick("animer-un-atelier", if (person == "p") PeerTick.OFFERS_HELP else PeerTick.ASKS_HELP)
    }

    @Test
    fun `an offer is renewed, moved and shown`() {
        val offer = offer("p")
        assertEquals("saint-denis", offer.territory())
        offer.renew("2028-06-30")
        offer.moveTo("2A004")
        assertEquals(listOf("2a004", "2028-06-30"), listOf(offer.territory(), offer.validUntil()))
        assertTrue("30 juin 2028" in "${offer.blocks(Language.FRENCH)}")
    }

    @Test
    fun `who remains is told that a link ends, and who withdrew is named nowhere`() {
        val (p, q) = listOf(offer("p"), offer("q"))
        val before = matchPeers(listOf(p, q), referential, "2027-01-04", PeerMode.TUTORING)
        q.withdraw("2027-02-01")
        val after = matchPeers(listOf(p, q), referential, "2027-02-01", PeerMode.TUTORING, earlier = before.pairs())
        val ended = after.ended().single()
        assertEquals("p", ended.first)
        assertNull(ended.second)
        assertTrue("s’arrête" in "${after.blocksFor("p", Language.FRENCH)}")
    }
}
