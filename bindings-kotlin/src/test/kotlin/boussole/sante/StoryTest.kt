package boussole.sante

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class StoryTest {
    @Test
    fun `an interview from the first item to the report`() {
        val questionnaire = Questionnaire.embedded("autopositionnement-court")
        val interview = Interview.start(questionnaire)
        for (item in interview.items()) {
            if (item.kind == ItemKind.LEVEL) {
                interview.answer(item.key, Answer.Level(3u, Occasion.YES))
            }
        }
        val again = Interview.restore(interview.save(), questionnaire)
        assertEquals(interview.report().toJson(), again.report().toJson())
        assertTrue(interview.progress().answered > 0u)
        assertEquals(questionnaire.items().first(), questionnaire[questionnaire.items().first().key])
        assertEquals("Animer un atelier", Referential.embedded()["animer-un-atelier"]!!.label.main)
    }

    @Test
    fun `posts are named by their profiles`() {
        val referential = Referential.embedded()
        val session = Interview.start(
            Questionnaire.embedded("autopositionnement"), referential, profiles = listOf("coordination-locale", "cls"),
        )
        session.next()
        session.answer("animer-un-comite-de-pilotage", Answer.Level(2u, Occasion.YES))
        session.back()
        assertEquals(1u, session.progress().answered)
        val report = session.report()
        // The common profile is what the other builds on.
        assertEquals(listOf(Post("cls")), report.posts())
        assertEquals(GapStatus.GAP, report.gaps().single { it.competency == "animer-un-comite-de-pilotage" }.status)
    }
}
