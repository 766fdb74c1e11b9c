"""Closed lists: the words that options, documents and results may hold. Written from the core's own
lists (`make parts`).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "ActionState",
    "Additive",
    "Addressee",
    "Aggregate",
    "Anchor",
    "ApartCause",
    "AssessmentConfidence",
    "AssessmentSource",
    "Axis",
    "Became",
    "BecameInForm",
    "Beneficiary",
    "BindingOrigin",
    "BudgetState",
    "CalendarKind",
    "Cells",
    "ChangeKind",
    "ChangeSense",
    "CommitmentState",
    "Compared",
    "CompetencyKind",
    "Completion",
    "Confidence",
    "Convention",
    "Conversion",
    "CountedAnswers",
    "DialectStatus",
    "Direction",
    "DroppedWhy",
    "Encoding",
    "EntityKind",
    "EntryKind",
    "EvaluationStatus",
    "EvaluationTag",
    "Facet",
    "Fate",
    "FigureBasis",
    "FigureBreakdown",
    "FillState",
    "Frequency",
    "GapStatus",
    "HandoverPackTag",
    "HiddenWhy",
    "IndicatorKind",
    "ItemKind",
    "Language",
    "LearningPlanTag",
    "LevelPolicy",
    "LintCode",
    "MatchStatus",
    "Measure",
    "Method",
    "Missing",
    "MissingKind",
    "MissingPolicy",
    "MissionLevel",
    "Model",
    "Nearness",
    "Necessity",
    "Need",
    "NeedLevel",
    "NoticeFieldKind",
    "ObjectiveLevel",
    "ObjectiveStatus",
    "ObservationState",
    "ObservedEntity",
    "Occasion",
    "OfferFormat",
    "Optimality",
    "Output",
    "OverlapStatus",
    "OverlapStretch",
    "PackPart",
    "PartnerScale",
    "PeerMode",
    "PeerNetworkTag",
    "PeerRemark",
    "PeerStage",
    "PeerTick",
    "Permanence",
    "PlanRemark",
    "PlanStatus",
    "PostFileTag",
    "ProofStatus",
    "Purpose",
    "Reach",
    "ReadAs",
    "ReasonKind",
    "RecommendationTheme",
    "Recurrence",
    "RegisterQuery",
    "RelationKind",
    "RelationState",
    "ReleaseAuditTag",
    "RemarkKind",
    "ReportTag",
    "ResultCause",
    "ResultState",
    "RowsUsed",
    "ScoreStatus",
    "Section",
    "Selection",
    "Separator",
    "Severity",
    "ShownAs",
    "Stage",
    "Status",
    "StepPeriod",
    "StepPhase",
    "SurveySubject",
    "TacitQuestion",
    "TargetStatus",
    "TaskKind",
    "TerritoryScale",
    "Timing",
    "Trend",
    "Truth",
    "UncoveredCause",
    "UnitOfCount",
    "UnmetCause",
    "ValueStatus",
    "Weighting",
    "WhyIgnored",
]

ActionState: TypeAlias = Literal["planned", "under_way", "paused", "done", "dropped"]
Additive: TypeAlias = Literal["counts", "histogram", "none"]
Addressee: TypeAlias = Literal[
    "coordination",
    "supervision",
    "direction",
    "human_resources",
    "elected_officials",
    "lead_elected_official",
    "predecessor",
    "tutor",
    "funders",
    "health_agency",
    "prefecture",
    "urban_policy_centre",
    "support_mission",
]
Aggregate: TypeAlias = Literal["count", "sum", "distribution"]
Anchor: TypeAlias = Literal["arrival", "entry", "contract_end", "departure"]
ApartCause: TypeAlias = Literal["expired", "no_subject", "no_place"]
AssessmentConfidence: TypeAlias = Literal["low", "medium", "high"]
AssessmentSource: TypeAlias = Literal[
    "self",
    "peer",
    "trainer",
    "evidence",
    "certificate",
    "manager",
]
Axis: TypeAlias = Literal["place", "scheme", "time"]
Became: TypeAlias = Literal[
    "added",
    "gone",
    "retired",
    "replaced",
    "merged",
    "split",
    "reinstated",
    "renamed",
    "moved",
    "relevelled",
    "rescheduled",
    "revised",
    "reworded",
    "resourced",
    "altered",
]
BecameInForm: TypeAlias = Literal["kept", "moved", "dropped"]
Beneficiary: TypeAlias = Literal["inhabitants", "professionals", "public_policies", "coordination"]
BindingOrigin: TypeAlias = Literal["survey", "register", "observation"]
BudgetState: TypeAlias = Literal["requested", "granted", "paid", "accounted_for", "refused"]
CalendarKind: TypeAlias = Literal[
    "committee",
    "call_for_projects",
    "funder_dialogue",
    "review",
    "renewal",
    "other",
]
Cells: TypeAlias = Literal["auto", "codes", "values", "labels"]
ChangeKind: TypeAlias = Literal["added", "renamed", "retired"]
ChangeSense: TypeAlias = Literal["better", "worse", "same", "different"]
CommitmentState: TypeAlias = Literal["open", "kept", "released"]
Compared: TypeAlias = Literal["referential", "questionnaire"]
CompetencyKind: TypeAlias = Literal["knowledge", "know_how", "attitude", "practice"]
Completion: TypeAlias = Literal["declared", "any_offer", "all_offers"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Convention: TypeAlias = Literal["levels_as_numbers"]
Conversion: TypeAlias = Literal[
    "label",
    "value",
    "integral_float",
    "not_applicable",
    "no_answer",
    "other",
    "decimal_comma",
    "number",
    "mark",
    "blank_box",
    "joined_cell",
    "occasion",
    "guard",
    "blank_row",
    "not_shown",
    "heading_line",
]
CountedAnswers: TypeAlias = Literal[
    "valid",
    "at_least",
    "codes",
    "not_applicable",
    "valid_or_not_applicable",
    "reached",
]
DialectStatus: TypeAlias = Literal["tested", "documented", "untested"]
Direction: TypeAlias = Literal["higher", "lower", "neutral", "band"]
DroppedWhy: TypeAlias = Literal["identifier", "paradata", "reflexive", "open_text"]
Encoding: TypeAlias = Literal["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"]
EntityKind: TypeAlias = Literal["region", "department", "territory", "network", "pathway"]
EntryKind: TypeAlias = Literal[
    "map",
    "scale",
    "domain",
    "competency",
    "factor",
    "dispositif",
    "mission",
    "profile",
    "offer",
    "pathway",
    "objective",
    "indicator",
    "added_value",
    "recommendation",
    "partner",
    "figure",
    "glossary_term",
]
EvaluationStatus: TypeAlias = Literal["private", "published"]
EvaluationTag: TypeAlias = Literal["evaluation"]
Facet: TypeAlias = Literal["knowledge", "appropriation", "attitude", "capitalisation"]
Fate: TypeAlias = Literal["kept", "converted", "to_review", "lost"]
FigureBasis: TypeAlias = Literal["published_as_is", "not_computable"]
FigureBreakdown: TypeAlias = Literal["exhaustive", "partial", "overlapping"]
FillState: TypeAlias = Literal["filled", "to_fill", "not_applicable"]
Frequency: TypeAlias = Literal["annual", "wave", "continuous", "event"]
GapStatus: TypeAlias = Literal["gap", "met", "to_assess_first", "to_clarify", "not_applicable"]
HandoverPackTag: TypeAlias = Literal["handover-pack"]
HiddenWhy: TypeAlias = Literal["primary", "secondary"]
IndicatorKind: TypeAlias = Literal[
    "context",
    "structure",
    "process",
    "output",
    "outcome",
    "impact",
    "data_quality",
]
ItemKind: TypeAlias = Literal["level", "rating", "single", "multiple", "ranking", "number", "text"]
Language: TypeAlias = Literal["en", "fr"]
LearningPlanTag: TypeAlias = Literal["learning-plan"]
LevelPolicy: TypeAlias = Literal["own_latest", "latest", "attested_latest"]
LintCode: TypeAlias = Literal[
    "other_referential",
    "refers_to_retired",
    "no_provenance",
    "no_descriptors",
    "label_too_long",
    "comma_in_level",
    "outcome_above_range",
    "outcome_too_steep",
    "offer_expired",
    "offer_not_verified",
    "offer_verified_long_ago",
    "unreachable_step",
    "unreachable_offer",
    "step_before_its_cause",
    "same_formula",
    "target_without_baseline",
    "small_base",
    "term_without_binding",
    "binding_not_asked",
    "volume_judged",
    "words_differ",
    "time_too_short",
    "retired_asked",
    "no_item",
    "no_profile",
    "no_offer",
    "no_step",
    "no_indicator",
    "level_without_way",
    "no_offer_exists",
    "missing_language",
    "unexplained_acronym",
    "no_place",
    "unused",
]
MatchStatus: TypeAlias = Literal["optimal", "bounded"]
Measure: TypeAlias = Literal[
    "count",
    "proportion",
    "ratio",
    "mean",
    "median",
    "score",
    "duration",
    "qualitative",
]
Method: TypeAlias = Literal["mean", "sum", "prorated_sum"]
Missing: TypeAlias = Literal[
    "no_answer",
    "refused",
    "dont_know",
    "not_applicable",
    "not_shown",
    "invalid",
]
MissingKind: TypeAlias = Literal["no_answer", "refused", "dont_know", "not_applicable", "not_shown"]
MissingPolicy: TypeAlias = Literal["exclude", "no_data"]
MissionLevel: TypeAlias = Literal["general", "specific"]
Model: TypeAlias = Literal["reflective", "formative"]
Nearness: TypeAlias = Literal["exact", "close", "broad", "narrow", "related"]
Necessity: TypeAlias = Literal["essential", "expected", "optional"]
Need: TypeAlias = Literal["met", "partly", "unmet", "unknown", "not_applicable"]
NeedLevel: TypeAlias = Literal["environment", "skills", "peers"]
NoticeFieldKind: TypeAlias = Literal["text", "date", "choice", "questionnaire"]
ObjectiveLevel: TypeAlias = Literal["general", "specific", "operational"]
ObjectiveStatus: TypeAlias = Literal[
    "not_followed",
    "no_data",
    "no_target",
    "reached",
    "in_part",
    "not_reached",
]
ObservationState: TypeAlias = Literal["unknown", "not_applicable"]
ObservedEntity: TypeAlias = Literal["territory", "network", "pathway", "region"]
Occasion: TypeAlias = Literal["yes", "a-little", "no", "not-yet"]
OfferFormat: TypeAlias = Literal[
    "meeting",
    "workshop",
    "webinar",
    "visit",
    "tutoring",
    "working_group",
    "resource",
    "network",
    "course",
]
Optimality: TypeAlias = Literal["exact", "heuristic", "whole"]
Output: TypeAlias = Literal["raw", "percent_of_maximum"]
OverlapStatus: TypeAlias = Literal["planned", "none", "unknown"]
OverlapStretch: TypeAlias = Literal["settle_in", "meet", "take_over", "let_go"]
PackPart: TypeAlias = Literal["file", "overlap", "first_steps"]
PartnerScale: TypeAlias = Literal["national", "regional", "departmental", "local"]
PeerMode: TypeAlias = Literal["exchange", "tutoring"]
PeerNetworkTag: TypeAlias = Literal["peer-network"]
PeerRemark: TypeAlias = Literal[
    "nobody_takes_part",
    "nobody_offers_help",
    "nobody_asks_for_help",
    "one_territory",
    "distances_missing",
]
PeerStage: TypeAlias = Literal[
    "people_met",
    "pairs_kept",
    "subjects_shared",
    "uneven_load",
    "distances_unknown",
    "distance",
]
PeerTick: TypeAlias = Literal["exchange", "offers_help", "asks_help"]
Permanence: TypeAlias = Literal["lasting", "occasional"]
PlanRemark: TypeAlias = Literal[
    "no_post",
    "no_time",
    "not_arrived",
    "arrival_unknown",
    "over_budget",
    "nothing_asked",
]
PlanStatus: TypeAlias = Literal["optimal", "bounded"]
PostFileTag: TypeAlias = Literal["post-file"]
ProofStatus: TypeAlias = Literal["proved", "bounded", "as_before"]
Purpose: TypeAlias = Literal["accueil", "formation", "reseau", "etude"]
Reach: TypeAlias = Literal["regional", "departmental", "local"]
ReadAs: TypeAlias = Literal[
    "codes",
    "values",
    "labels",
    "boxes",
    "joined_codes",
    "joined_labels",
    "numbers",
    "text",
    "occasion",
]
ReasonKind: TypeAlias = Literal[
    "asked_by_post",
    "asked_by_post_before",
    "wished",
    "prepares",
    "planned",
    "part_of_step",
    "days_are_over",
    "audience_to_check",
    "date_to_check",
    "prerequisite_to_check",
    "same_day",
]
RecommendationTheme: TypeAlias = Literal[
    "network",
    "lever",
    "watch_point",
    "environment",
    "support",
    "commitment",
    "recruitment",
]
Recurrence: TypeAlias = Literal["monthly", "quarterly", "twice_a_year", "yearly", "every_few_years"]
RegisterQuery: TypeAlias = Literal[
    "vacant",
    "filled",
    "unknown",
    "filled_or_vacant",
    "listed",
    "departures",
    "departures_with_handover",
    "mean_staff",
    "arrivals",
]
RelationKind: TypeAlias = Literal["requires", "precedes", "extends", "matches", "related"]
RelationState: TypeAlias = Literal["regular", "on_occasion", "interrupted", "not_yet"]
ReleaseAuditTag: TypeAlias = Literal["release-audit"]
RemarkKind: TypeAlias = Literal[
    "personal_address",
    "mobile_number",
    "person_name",
    "password",
    "social_security_number",
]
ReportTag: TypeAlias = Literal["report"]
ResultCause: TypeAlias = Literal[
    "not_observed",
    "term_missing",
    "part_missing",
    "unpaired",
    "not_additive",
    "base_too_small",
]
ResultState: TypeAlias = Literal["value", "no_data", "not_applicable", "undefined", "suppressed"]
RowsUsed: TypeAlias = Literal["listwise", "pairwise"]
ScoreStatus: TypeAlias = Literal["ok", "too_few_answers", "nothing_applicable"]
Section: TypeAlias = Literal[
    "posts",
    "territory",
    "partners",
    "calendar",
    "agreements",
    "budgets",
    "actions",
    "commitments",
    "indicators",
    "experiences",
    "tacit",
    "accesses",
]
Selection: TypeAlias = Literal["voluntary", "random", "census"]
Separator: TypeAlias = Literal["comma", "semicolon", "tab"]
Severity: TypeAlias = Literal["error", "warning", "info"]
ShownAs: TypeAlias = Literal["value", "counts"]
Stage: TypeAlias = Literal["essential_due", "wished", "expected", "optional"]
Status: TypeAlias = Literal[
    "source",
    "proposed_in_source",
    "project_proposal",
    "project_addition",
    "project_assumption",
    "example_to_discuss",
    "historical_example",
]
StepPeriod: TypeAlias = Literal["before_arrival", "first_month", "hundred_days"]
StepPhase: TypeAlias = Literal[
    "before_arrival",
    "welcome",
    "day_30",
    "day_90",
    "day_180",
    "year_1",
    "continuous",
]
SurveySubject: TypeAlias = Literal["items", "levels", "requirements", "waves"]
TacitQuestion: TypeAlias = Literal[
    "unwritten_rules",
    "who_decides",
    "where_to_turn",
    "spoken_promises",
    "with_care",
    "got_stuck",
    "rests_on_the_post",
    "where_inhabitants_are",
    "keep",
    "do_otherwise",
]
TargetStatus: TypeAlias = Literal["reached", "not_reached", "not_yet"]
TaskKind: TypeAlias = Literal[
    "read_file",
    "ask_for_access",
    "fill_section",
    "meet_partner",
    "write_to_partner",
    "attend_event",
    "go_through_action",
    "hand_on_commitment",
    "look_at_agreement",
    "look_at_budgets",
    "talk_about",
]
TerritoryScale: TypeAlias = Literal["neighbourhood", "town", "grouping", "district", "departement"]
Timing: TypeAlias = Literal["due", "later", "in_situation"]
Trend: TypeAlias = Literal["rising", "falling", "level", "mixed"]
Truth: TypeAlias = Literal["false", "unknown", "true"]
UncoveredCause: TypeAlias = Literal[
    "no_offer",
    "budget",
    "window",
    "prerequisite",
    "audience",
    "seats",
    "occasion",
    "not_yet",
    "no_duration",
    "cancelled",
    "already_done",
]
UnitOfCount: TypeAlias = Literal["person", "post", "territory", "event", "money"]
UnmetCause: TypeAlias = Literal[
    "nobody",
    "same_territory",
    "too_far",
    "distance_unknown",
    "places_taken",
    "no_place",
]
ValueStatus: TypeAlias = Literal["known", "unknown"]
Weighting: TypeAlias = Literal["none", "case", "survey"]
WhyIgnored: TypeAlias = Literal["earlier", "other_source", "later", "withdrawn", "other_version"]
