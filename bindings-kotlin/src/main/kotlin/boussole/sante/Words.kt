// Written from the core's registry of fields (`make parts`).
package boussole.sante

/** The word that people read. */
fun Additive.label(language: Language = Language.FRENCH): String =
    wording("additive", name.lowercase(), language)

/** The word that people read. */
fun Aggregate.label(language: Language = Language.FRENCH): String =
    wording("binding.aggregate", name.lowercase(), language)

/** The word that people read. */
fun Anchor.label(language: Language = Language.FRENCH): String =
    wording("anchor", name.lowercase(), language)

/** The word that people read. */
fun Axis.label(language: Language = Language.FRENCH): String =
    wording("axis", name.lowercase(), language)

/** The word that people read. */
fun Beneficiary.label(language: Language = Language.FRENCH): String =
    wording("beneficiary", name.lowercase(), language)

/** The word that people read. */
fun BindingOrigin.label(language: Language = Language.FRENCH): String =
    wording("binding.origin", name.lowercase(), language)

/** The word that people read. */
fun Completion.label(language: Language = Language.FRENCH): String =
    wording("completion", name.lowercase(), language)

/** The word that people read. */
fun Confidence.label(language: Language = Language.FRENCH): String =
    wording("confidence", name.lowercase(), language)

/** The word that people read. */
fun CountedAnswers.label(language: Language = Language.FRENCH): String =
    wording("binding.counted", name.lowercase(), language)

/** The word that people read. */
fun Direction.label(language: Language = Language.FRENCH): String =
    wording("direction", name.lowercase(), language)

/** The word that people read. */
fun Facet.label(language: Language = Language.FRENCH): String =
    wording("facets", name.lowercase(), language)

/** The word that people read. */
fun FigureBasis.label(language: Language = Language.FRENCH): String =
    wording("figure.basis", name.lowercase(), language)

/** The word that people read. */
fun FigureBreakdown.label(language: Language = Language.FRENCH): String =
    wording("figure.breakdown", name.lowercase(), language)

/** The word that people read. */
fun Frequency.label(language: Language = Language.FRENCH): String =
    wording("frequency", name.lowercase(), language)

/** The word that people read. */
fun IndicatorKind.label(language: Language = Language.FRENCH): String =
    wording("indicator.kind", name.lowercase(), language)

/** The word that people read. */
fun Measure.label(language: Language = Language.FRENCH): String =
    wording("measure", name.lowercase(), language)

/** The word that people read. */
fun MissingPolicy.label(language: Language = Language.FRENCH): String =
    wording("missing", name.lowercase(), language)

/** The word that people read. */
fun MissionLevel.label(language: Language = Language.FRENCH): String =
    wording("mission.level", name.lowercase(), language)

/** The word that people read. */
fun ObjectiveLevel.label(language: Language = Language.FRENCH): String =
    wording("objective.level", name.lowercase(), language)

/** The word that people read. */
fun ObservedEntity.label(language: Language = Language.FRENCH): String =
    wording("binding.entity", name.lowercase(), language)

/** The word that people read. */
fun OfferFormat.label(language: Language = Language.FRENCH): String =
    wording("format", name.lowercase(), language)

/** The word that people read. */
fun PartnerScale.label(language: Language = Language.FRENCH): String =
    wording("partner.scale", name.lowercase(), language)

/** The word that people read. */
fun Permanence.label(language: Language = Language.FRENCH): String =
    wording("permanence", name.lowercase(), language)

/** The word that people read. */
fun Reach.label(language: Language = Language.FRENCH): String =
    wording("reach", name.lowercase(), language)

/** The word that people read. */
fun RecommendationTheme.label(language: Language = Language.FRENCH): String =
    wording("recommendation.theme", name.lowercase(), language)

/** The word that people read. */
fun RegisterQuery.label(language: Language = Language.FRENCH): String =
    wording("binding.query", name.lowercase(), language)

/** The word that people read. */
fun Status.label(language: Language = Language.FRENCH): String =
    wording("status", name.lowercase(), language)

/** The word that people read. */
fun StepPhase.label(language: Language = Language.FRENCH): String =
    wording("phase", name.lowercase().replace(Regex("(?<=[a-z])(?=[0-9])"), "_"), language)

/** The word that people read. */
fun SurveySubject.label(language: Language = Language.FRENCH): String =
    wording("binding.subject", name.lowercase(), language)

/** The word that people read. */
fun UnitOfCount.label(language: Language = Language.FRENCH): String =
    wording("unit_of_count", name.lowercase(), language)
