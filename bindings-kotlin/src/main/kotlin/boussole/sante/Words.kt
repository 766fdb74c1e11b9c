// Written from the core's registry of fields (`make parts`).
package boussole.sante

/** The word that people read, in French or English. */
operator fun Additive.invoke(language: String = "fr"): String =
    wording("additive", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Anchor.invoke(language: String = "fr"): String =
    wording("anchor", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Beneficiary.invoke(language: String = "fr"): String =
    wording("beneficiary", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Completion.invoke(language: String = "fr"): String =
    wording("completion", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Confidence.invoke(language: String = "fr"): String =
    wording("confidence", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Direction.invoke(language: String = "fr"): String =
    wording("direction", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Facet.invoke(language: String = "fr"): String =
    wording("facets", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Frequency.invoke(language: String = "fr"): String =
    wording("frequency", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun IndicatorKind.invoke(language: String = "fr"): String =
    wording("indicator.kind", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Measure.invoke(language: String = "fr"): String =
    wording("measure", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun MissingPolicy.invoke(language: String = "fr"): String =
    wording("missing", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun MissionLevel.invoke(language: String = "fr"): String =
    wording("mission.level", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun ObjectiveLevel.invoke(language: String = "fr"): String =
    wording("objective.level", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun OfferFormat.invoke(language: String = "fr"): String =
    wording("format", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Permanence.invoke(language: String = "fr"): String =
    wording("permanence", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Reach.invoke(language: String = "fr"): String =
    wording("reach", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun Status.invoke(language: String = "fr"): String =
    wording("status", name.lowercase(), language)

/** The word that people read, in French or English. */
operator fun StepPhase.invoke(language: String = "fr"): String =
    wording("phase", name.lowercase().replace(Regex("(?<=[a-z])(?=[0-9])"), "_"), language)

/** The word that people read, in French or English. */
operator fun UnitOfCount.invoke(language: String = "fr"): String =
    wording("unit_of_count", name.lowercase(), language)
