package boussole.sante

/** The text in a language; in its main one where there is no such text: `item.text[Language.FRENCH]`. */
operator fun Text.get(language: Language): String = byLanguage[language.tag] ?: main

/** The text in the main language of its document, French mostly. */
val Text.main: String get() = byLanguage.getValue(language)

/** The tag of the language, as documents write it: `fr`. */
val Language.tag: String get() = if (this == Language.FRENCH) "fr" else "en"

/** The word that people read. */
fun PeerMode.label(language: Language = Language.FRENCH): String =
    wording("peers.mode", name.lowercase(), language)

/** The word that people read. */
fun PeerTick.label(language: Language = Language.FRENCH): String =
    wording("peers.tick", name.lowercase(), language)

/** The word that people read. */
fun PeerStage.label(language: Language = Language.FRENCH): String =
    wording("peers.stage", name.lowercase(), language)

/** The word that people read. */
fun MatchStatus.label(language: Language = Language.FRENCH): String =
    wording("peers.status", name.lowercase(), language)

/** The word that people read. */
fun ApartCause.label(language: Language = Language.FRENCH): String =
    wording("peers.apart", name.lowercase(), language)

/** The word that people read. */
fun UnmetCause.label(language: Language = Language.FRENCH): String =
    wording("peers.cause", name.lowercase(), language)

/** The word that people read. */
fun PeerRemark.label(language: Language = Language.FRENCH): String =
    wording("peers.remark", name.lowercase(), language)

/** The word that people read. */
fun FileSection.label(language: Language = Language.FRENCH): String =
    wording("handover.section", name.lowercase(), language)

/** The word that people read. */
fun FillState.label(language: Language = Language.FRENCH): String =
    wording("handover.fill", name.lowercase(), language)

/** The word that people read. */
fun RemarkKind.label(language: Language = Language.FRENCH): String =
    wording("handover.remark", name.lowercase(), language)

/** The word that people read. */
fun PackPart.label(language: Language = Language.FRENCH): String =
    wording("handover.part", name.lowercase(), language)

/** The word that people read. */
fun OverlapStatus.label(language: Language = Language.FRENCH): String =
    wording("handover.overlap", name.lowercase(), language)

/** The word that people read. */
fun OverlapStretch.label(language: Language = Language.FRENCH): String =
    wording("handover.stretch", name.lowercase(), language)

/** The word that people read. */
fun TaskKind.label(language: Language = Language.FRENCH): String =
    wording("handover.task", name.lowercase(), language)

/** The word that people read. */
fun StepPeriod.label(language: Language = Language.FRENCH): String =
    wording("handover.period", name.lowercase(), language)

/** The word that people read. */
fun GapStatus.label(language: Language = Language.FRENCH): String =
    wording("gap.status", name.lowercase(), language)

/** The word that people read. */
fun Timing.label(language: Language = Language.FRENCH): String =
    wording("gap.timing", name.lowercase(), language)

/** The word that people read. */
fun ScoreStatus.label(language: Language = Language.FRENCH): String =
    wording("score.status", name.lowercase(), language)

/** The word that people read. */
fun Need.label(language: Language = Language.FRENCH): String =
    wording("need", name.lowercase(), language)

/** The word that people read. */
fun NeedLevel.label(language: Language = Language.FRENCH): String =
    wording("need_level", name.lowercase(), language)

/** The word that people read. */
fun Necessity.label(language: Language = Language.FRENCH): String =
    wording("necessity", name.lowercase(), language)

/** The word that people read. */
fun Addressee.label(language: Language = Language.FRENCH): String =
    wording("addressee", name.lowercase(), language)

/** The word that people read. */
fun Missing.label(language: Language = Language.FRENCH): String =
    wording("answer.missing", name.lowercase(), language)

/** The word that people read. */
fun Occasion.label(language: Language = Language.FRENCH): String =
    wording("occasion", name.lowercase().replace('_', '-'), language)

/** The word that people read. */
fun CompetencyKind.label(language: Language = Language.FRENCH): String =
    wording("competency.kind", name.lowercase(), language)

/** The word that people read. */
fun EntryKind.label(language: Language = Language.FRENCH): String =
    wording("kind", name.lowercase(), language)

/** The word that people read. */
fun AssessmentSource.label(language: Language = Language.FRENCH): String =
    wording("assessment.source", if (this == AssessmentSource.OWN) "self" else name.lowercase(), language)

/** The word that people read. */
fun Stage.label(language: Language = Language.FRENCH): String =
    wording("plan.stage", name.lowercase(), language)

/** The word that people read. */
fun PlanStatus.label(language: Language = Language.FRENCH): String =
    wording("plan.status", name.lowercase(), language)

/** The word that people read. */
fun ReasonKind.label(language: Language = Language.FRENCH): String =
    wording("plan.reason", name.lowercase(), language)

/** The word that people read. */
fun UncoveredCause.label(language: Language = Language.FRENCH): String =
    wording("plan.cause", name.lowercase(), language)

/** The word that people read. */
fun PlanRemark.label(language: Language = Language.FRENCH): String =
    wording("plan.remark", name.lowercase(), language)

/** The word that people read. */
fun LevelPolicy.label(language: Language = Language.FRENCH): String =
    wording("portfolio.policy", name.lowercase(), language)

/** The word that people read. */
fun WhyIgnored.label(language: Language = Language.FRENCH): String =
    wording("assessment.ignored", name.lowercase(), language)

/** The word that people read. */
fun AssessmentConfidence.label(language: Language = Language.FRENCH): String =
    wording("assessment.confidence", name.lowercase(), language)

/** The word that people read. */
fun EventKind.label(language: Language = Language.FRENCH): String =
    wording("event.kind", name.lowercase(), language)

/** The word that people read. */
fun Fate.label(language: Language = Language.FRENCH): String =
    wording("fate", name.lowercase(), language)

/** How people name an offer, a step or a pathway; nothing for one that is not there. */
fun Referential.label(subject: EventSubject): Text? = when (subject) {
    is EventSubject.Offer -> entry(EntryKind.OFFER, subject.offer)?.label
    is EventSubject.Pathway -> entry(EntryKind.PATHWAY, subject.pathway)?.label
    is EventSubject.Step ->
        pathways().find { it.key == subject.pathway }?.steps?.find { it.key == subject.step }?.label
}

/** Adds a post; `setPosts` corrects or ends one. */
fun Portfolio.hold(post: HeldPost) = setPosts(posts() + post)

/** Tells that something was done on a day; [evidence] is what shows it, in her words. */
fun Portfolio.done(subject: EventSubject, date: String, evidence: String? = null) =
    tell(Event(subject, EventKind.DONE, date, evidence))

/** Tells that something is decided for a day: plans keep it. */
fun Portfolio.plan(subject: EventSubject, date: String) = tell(Event(subject, EventKind.PLANNED, date))

/** Tells that something is not to be done, or not any more: plans do not propose it. */
fun Portfolio.cancel(subject: EventSubject, date: String) = tell(Event(subject, EventKind.CANCELLED, date))

/** Tells that she entered a pathway on a day: steps that count from an entry count from here. */
fun Portfolio.join(pathway: String, date: String) = tell(Event(EventSubject.Pathway(pathway), EventKind.JOINED, date))

/**
 * Reads a portfolio on an earlier version of its referential, and carries it over to this one: what is called otherwise
 * is converted, what means something else is to review, and nothing is lost in silence. Keep `toWholeJson` of the
 * referential beside the portfolio: an app that brings a new one needs the `earlier` one once. It also takes a portfolio
 * from a referential to an overlay on it, as a region's catalogue of offers.
 */
fun Portfolio.Companion.carryOver(json: String, referential: Referential, earlier: Referential): CarriedPortfolio =
    carryPortfolioOver(json, referential, earlier)

/** What she ticked on an earlier version of its referential, carried over to this one, with a word on each subject. */
fun PeerOffer.Companion.carryOver(json: String, referential: Referential, earlier: Referential): CarriedPeerOffer =
    carryPeerOfferOver(json, referential, earlier)

/** The file of a post on an earlier version of its referential, carried over to this one, with a word on each name. */
fun PostFile.Companion.carryOver(json: String, referential: Referential, earlier: Referential): CarriedPostFile =
    carryPostFileOver(json, referential, earlier)

/** Starts beside the profiles of posts whose shares of the working time are not said. */
fun Interview.Companion.start(questionnaire: Questionnaire, referential: Referential, profiles: List<String>): Interview =
    start(questionnaire, referential, profiles.map { Post(it) })

/** The items from here on, one after the other as they are shown: `for (item in interview.items())`. */
fun Interview.items(): Sequence<Item> = generateSequence { next() }

/** The competency with this key: `referential["animer-un-atelier"]`. */
operator fun Referential.get(key: String): Competency? = competency(key)

/** The item with this key. */
operator fun Questionnaire.get(key: String): Item? = item(key)

/** What was refused, as one thing. */
val BoussoleException.fault: Fault
    get() = when (this) {
        is BoussoleException.Limit -> fault
        is BoussoleException.Syntax -> fault
        is BoussoleException.Document -> fault
        is BoussoleException.Data -> fault
        is BoussoleException.Usage -> fault
    }

/** What was refused, each with its place. */
val BoussoleException.faults: List<Fault>
    get() = when (this) {
        is BoussoleException.Limit -> faults
        is BoussoleException.Syntax -> faults
        is BoussoleException.Document -> faults
        is BoussoleException.Data -> faults
        is BoussoleException.Usage -> faults
    }

/** The stable name of the error. */
val BoussoleException.code: String get() = fault.code

/** Where it is: a JSON pointer or a place in a file; empty for the call itself. */
val BoussoleException.location: String get() = fault.location

/** What was expected: its values, and the sentence in French and in English. */
val BoussoleException.expected: Said get() = fault.expected

/** What was found; personal values are withheld. */
val BoussoleException.found: Said get() = fault.found

/** All of that as a sentence, in French and in English. */
val BoussoleException.reason: Text get() = fault.reason

/** The word that people read. */
fun ResultState.label(language: Language = Language.FRENCH): String =
    wording("result.state", name.lowercase(), language)

/** The word that people read. */
fun ResultCause.label(language: Language = Language.FRENCH): String =
    wording("result.cause", name.lowercase(), language)

/** The word that people read. */
fun ShownAs.label(language: Language = Language.FRENCH): String =
    wording("result.shown_as", name.lowercase(), language)

/** The word that people read. */
fun TargetStatus.label(language: Language = Language.FRENCH): String =
    wording("target.status", name.lowercase(), language)

/** The word that people read. */
fun ChangeSense.label(language: Language = Language.FRENCH): String =
    wording("change.sense", name.lowercase(), language)

/** The word that people read. */
fun Trend.label(language: Language = Language.FRENCH): String =
    wording("trend", name.lowercase(), language)

/** The word that people read. */
fun ObjectiveStatus.label(language: Language = Language.FRENCH): String =
    wording("objective.status", name.lowercase(), language)

/** The word that people read. */
fun EvaluationStatus.label(language: Language = Language.FRENCH): String =
    wording("evaluation.status", name.lowercase(), language)
