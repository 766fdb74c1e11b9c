//! Labels of enumerated values, in both languages.

use crate::error::language::Language;

#[cfg(feature = "evaluation")]
mod of_evaluation;
#[cfg(feature = "peers")]
mod of_peers;
#[cfg(feature = "guidance")]
mod of_plans;
#[cfg(feature = "guidance")]
mod of_posts;

/// A field, one of its words, French, English. A word that several fields
/// share and say alike stands once, under `""`.
const WORDING: &[(&str, &str, &str, &str)] = &[
    ("became", "added", "nouvelle", "new"),
    ("became", "gone", "n’y est plus", "gone"),
    ("became", "retired", "retirée", "retired"),
    ("became", "replaced", "remplacée", "replaced"),
    ("became", "merged", "réunie avec d’autres", "merged with others"),
    ("became", "split", "partagée en plusieurs", "split in several"),
    ("became", "reinstated", "reprise", "taken up again"),
    ("became", "renamed", "autre nom", "another name"),
    ("became", "moved", "déplacée", "moved"),
    ("became", "relevelled", "autres niveaux", "other levels"),
    ("became", "rescheduled", "autres délais", "other times"),
    (
        "became",
        "revised",
        "autre sens\u{a0}: les réponses ne tiennent plus",
        "another meaning: answers do not stand",
    ),
    ("became", "reworded", "autres mots", "other words"),
    ("became", "resourced", "autre statut ou autres sources", "another standing or other sources"),
    ("became", "altered", "autre contenu", "other content"),
    ("fate", "kept", "gardé", "kept"),
    ("fate", "converted", "converti", "converted"),
    ("fate", "to_review", "à revoir", "to review"),
    ("fate", "lost", "perdu", "lost"),
    ("status", "source", "source", "source"),
    ("status", "proposed_in_source", "piste de la source", "proposed in the source"),
    ("status", "project_proposal", "proposition du projet", "proposal of the project"),
    ("status", "project_addition", "ajout du projet", "addition of the project"),
    ("status", "project_assumption", "hypothèse du projet", "assumption of the project"),
    ("status", "example_to_discuss", "exemple à discuter", "example to discuss"),
    ("status", "historical_example", "exemple historique", "historical example"),
    ("confidence", "high", "haute", "high"),
    ("confidence", "medium", "moyenne", "medium"),
    ("confidence", "low", "basse", "low"),
    ("need_level", "environment", "environnement", "environment"),
    ("need_level", "skills", "compétences", "skills"),
    ("need_level", "peers", "liens entre pairs", "peers"),
    ("competency.kind", "knowledge", "connaissance", "knowledge"),
    ("competency.kind", "know_how", "savoir-faire", "know-how"),
    ("competency.kind", "attitude", "posture", "attitude"),
    ("competency.kind", "practice", "retour sur sa pratique", "practice"),
    ("facets", "knowledge", "connaissances", "knowledge"),
    ("facets", "appropriation", "appropriation", "appropriation"),
    ("facets", "attitude", "savoir-être", "attitude"),
    ("facets", "capitalisation", "capitalisation", "lessons learned"),
    ("relation.kind", "requires", "s’appuie sur", "requires"),
    ("relation.kind", "precedes", "vient avant", "precedes"),
    ("relation.kind", "extends", "prolonge", "extends"),
    ("relation.kind", "matches", "équivaut à", "matches"),
    ("relation.kind", "related", "est liée à", "is related to"),
    ("nearness", "exact", "identique", "exact"),
    ("nearness", "close", "proche", "close"),
    ("nearness", "broad", "plus large", "broader"),
    ("nearness", "narrow", "plus étroit", "narrower"),
    ("nearness", "related", "apparentée", "related"),
    ("necessity", "essential", "indispensable", "essential"),
    ("necessity", "expected", "attendue", "expected"),
    ("necessity", "optional", "utile", "optional"),
    ("addressee", "coordination", "coordination", "coordination"),
    ("addressee", "supervision", "encadrement", "management"),
    ("addressee", "direction", "direction", "directorate"),
    ("addressee", "human_resources", "ressources humaines", "human resources"),
    ("addressee", "elected_officials", "élues et élus", "elected officials"),
    ("addressee", "lead_elected_official", "élue ou élu référent", "lead elected official"),
    ("addressee", "predecessor", "personne qui tenait le poste", "previous post holder"),
    ("addressee", "tutor", "tutrice ou tuteur", "tutor"),
    ("addressee", "funders", "financeurs", "funders"),
    (
        "addressee",
        "health_agency",
        "ARS, délégation départementale",
        "regional health agency (ARS)",
    ),
    ("addressee", "prefecture", "préfecture", "prefecture"),
    ("addressee", "urban_policy_centre", "CRPV", "resource centre for urban policy (CRPV)"),
    ("addressee", "support_mission", "mission d’appui", "support mission"),
    ("reach", "regional", "régionale", "regional"),
    ("reach", "departmental", "départementale", "departmental"),
    ("reach", "local", "locale", "local"),
    ("permanence", "lasting", "pérenne", "lasting"),
    ("permanence", "occasional", "ponctuelle", "occasional"),
    ("format", "meeting", "rencontre", "meeting"),
    ("format", "workshop", "atelier", "workshop"),
    ("format", "webinar", "webinaire", "webinar"),
    ("format", "visit", "visite", "visit"),
    ("format", "tutoring", "tutorat", "tutoring"),
    ("format", "working_group", "groupe de travail", "working group"),
    ("format", "resource", "ressource", "resource"),
    ("format", "network", "réseau", "network"),
    ("format", "course", "formation", "course"),
    ("mission.level", "general", "mission générale", "general"),
    ("mission.level", "specific", "mission spécifique", "specific"),
    ("objective.level", "general", "objectif général", "general"),
    ("objective.level", "specific", "objectif spécifique", "specific"),
    ("objective.level", "operational", "objectif opérationnel", "operational"),
    ("axis", "place", "lieux", "places"),
    ("axis", "scheme", "démarches", "schemes"),
    ("axis", "time", "périodes", "periods"),
    ("binding.origin", "survey", "enquête", "survey"),
    ("binding.origin", "register", "registre des postes", "register of posts"),
    ("binding.origin", "observation", "relevé", "observation"),
    ("binding.subject", "items", "réponses", "answers"),
    ("binding.subject", "levels", "niveaux", "levels"),
    (
        "binding.subject",
        "requirements",
        "niveaux demandés par les postes",
        "levels that posts ask for",
    ),
    ("binding.subject", "waves", "niveaux de deux vagues", "levels of two waves"),
    ("binding.counted", "valid", "réponses valides", "valid answers"),
    ("binding.counted", "at_least", "à partir d’une valeur", "from a value on"),
    ("binding.counted", "codes", "certains codes", "some codes"),
    ("binding.counted", "not_applicable", "sans objet dans le poste", "not applicable in the post"),
    (
        "binding.counted",
        "valid_or_not_applicable",
        "valides ou sans objet",
        "valid or not applicable",
    ),
    ("binding.counted", "reached", "niveau atteint", "level reached"),
    ("binding.aggregate", "count", "nombre", "count"),
    ("binding.aggregate", "sum", "somme", "sum"),
    ("binding.aggregate", "distribution", "répartition", "distribution"),
    ("binding.query", "vacant", "postes vacants", "vacant posts"),
    ("binding.query", "filled", "postes pourvus", "filled posts"),
    ("binding.query", "unknown", "situations inconnues", "unknown situations"),
    ("binding.query", "filled_or_vacant", "postes pourvus ou vacants", "filled or vacant posts"),
    ("binding.query", "listed", "postes recensés", "posts listed"),
    ("binding.query", "departures", "départs", "departures"),
    (
        "binding.query",
        "departures_with_handover",
        "départs avec dossier remis",
        "departures with a file handed over",
    ),
    ("binding.query", "mean_staff", "effectif moyen", "mean staff"),
    ("binding.query", "arrivals", "arrivées", "arrivals"),
    ("binding.entity", "territory", "par territoire", "by territory"),
    ("binding.entity", "network", "par réseau", "by network"),
    (
        "binding.entity",
        "pathway",
        "par parcours, en nombres seulement",
        "by pathway, as numbers only",
    ),
    ("binding.entity", "region", "par région", "by region"),
    ("anchor", "arrival", "arrivée dans le poste", "arrival"),
    ("anchor", "entry", "entrée dans le parcours", "entry"),
    ("anchor", "contract_end", "fin du contrat en cours", "end of the contract that runs"),
    ("anchor", "departure", "départ du poste", "departure"),
    ("phase", "before_arrival", "avant l’arrivée", "before arrival"),
    ("phase", "welcome", "accueil", "welcome"),
    ("phase", "day_30", "premier mois", "first month"),
    ("phase", "day_90", "trois premiers mois", "first three months"),
    ("phase", "day_180", "six premiers mois", "first six months"),
    ("phase", "year_1", "première année", "first year"),
    ("phase", "continuous", "en continu", "continuous"),
    ("completion", "declared", "quand la personne le dit", "when the person says so"),
    ("completion", "any_offer", "par l’une des offres", "by one of the offers"),
    ("completion", "all_offers", "par toutes les offres", "by all offers"),
    ("beneficiary", "inhabitants", "habitantes et habitants", "inhabitants"),
    ("beneficiary", "professionals", "professionnels", "professionals"),
    ("beneficiary", "public_policies", "politiques publiques", "public policies"),
    ("beneficiary", "coordination", "coordination", "coordination"),
    ("indicator.kind", "context", "contexte", "context"),
    ("indicator.kind", "structure", "structure", "structure"),
    ("indicator.kind", "process", "processus", "process"),
    ("indicator.kind", "output", "réalisation", "output"),
    ("indicator.kind", "outcome", "résultat", "outcome"),
    ("indicator.kind", "impact", "impact", "impact"),
    ("indicator.kind", "data_quality", "qualité des données", "data quality"),
    ("measure", "count", "nombre", "count"),
    ("measure", "proportion", "proportion", "proportion"),
    ("measure", "ratio", "rapport", "ratio"),
    ("measure", "mean", "moyenne", "mean"),
    ("measure", "median", "médiane", "median"),
    ("measure", "score", "score", "score"),
    ("measure", "duration", "durée", "duration"),
    ("measure", "qualitative", "récit", "qualitative"),
    ("direction", "higher", "à la hausse", "higher"),
    ("direction", "lower", "à la baisse", "lower"),
    ("direction", "neutral", "sans jugement", "neutral"),
    ("direction", "band", "dans une bande", "band"),
    ("missing", "exclude", "écartée et comptée", "left out and counted"),
    ("missing", "no_data", "pas de valeur", "no value"),
    ("unit_of_count", "person", "personnes", "people"),
    ("unit_of_count", "post", "postes", "posts"),
    ("unit_of_count", "territory", "territoires ou structures", "territories or organisations"),
    ("unit_of_count", "event", "actions ou documents", "actions or documents"),
    ("unit_of_count", "money", "argent", "money"),
    (
        "additive",
        "counts",
        "numérateurs et dénominateurs à part",
        "numerators and denominators apart",
    ),
    ("additive", "histogram", "par histogramme", "by histogram"),
    ("additive", "none", "non", "no"),
    ("frequency", "annual", "chaque année", "every year"),
    ("frequency", "wave", "à chaque enquête", "at each survey"),
    ("frequency", "continuous", "en continu", "all the time"),
    ("frequency", "event", "à chaque événement", "at each event"),
    ("kind", "map", "carte", "map"),
    ("kind", "scale", "échelle de maîtrise", "scale of mastery"),
    ("kind", "domain", "domaine", "domain"),
    ("kind", "competency", "compétence", "competency"),
    ("kind", "factor", "facteur", "factor"),
    ("kind", "dispositif", "dispositif", "scheme"),
    ("kind", "mission", "mission", "mission"),
    ("kind", "profile", "profil de poste", "role profile"),
    ("kind", "offer", "offre", "offer"),
    ("kind", "pathway", "parcours", "pathway"),
    ("kind", "objective", "objectif", "objective"),
    ("kind", "indicator", "indicateur", "indicator"),
    ("kind", "added_value", "plus-value", "added value"),
    ("kind", "recommendation", "recommandation", "recommendation"),
    ("kind", "partner", "partenaire", "partner"),
    ("kind", "figure", "chiffre publié", "published figure"),
    ("kind", "glossary_term", "terme du glossaire", "glossary term"),
    ("figure.basis", "published_as_is", "publié tel quel", "published as it is"),
    ("figure.basis", "not_computable", "ne peut pas être calculé", "cannot be computed"),
    ("figure.breakdown", "exhaustive", "s’additionnent", "add up"),
    ("figure.breakdown", "partial", "une partie seulement", "a part only"),
    ("figure.breakdown", "overlapping", "se recoupent", "overlap"),
    (
        "recommendation.theme",
        "network",
        "ce qu’un réseau doit permettre",
        "what a network must allow",
    ),
    ("recommendation.theme", "lever", "sur quoi s’appuyer", "what to build on"),
    ("recommendation.theme", "watch_point", "points de vigilance", "points to watch"),
    (
        "recommendation.theme",
        "environment",
        "ce qui aide autour du poste",
        "what helps around the post",
    ),
    ("recommendation.theme", "support", "comment l’appui s’organise", "how support is organised"),
    (
        "recommendation.theme",
        "commitment",
        "ce que chaque partie a à faire",
        "what each party has to do",
    ),
    (
        "recommendation.theme",
        "recruitment",
        "recruter pour coordonner",
        "recruiting for coordination",
    ),
    ("partner.scale", "national", "nationale", "national"),
    ("partner.scale", "regional", "régionale", "regional"),
    ("partner.scale", "departmental", "départementale", "departmental"),
    ("partner.scale", "local", "locale", "local"),
    ("change", "added", "ajout", "added"),
    ("change", "renamed", "nouveau nom", "renamed"),
    ("change", "retired", "retrait", "retired"),
    ("occasion", "yes", "oui", "yes"),
    ("occasion", "a-little", "un peu", "a little"),
    ("occasion", "no", "non", "no"),
    ("occasion", "not-yet", "pas encore", "not yet"),
    ("answer.missing", "no_answer", "sans réponse", "no answer"),
    ("answer.missing", "refused", "préfère ne pas répondre", "prefers not to answer"),
    ("answer.missing", "dont_know", "ne sait pas", "does not know"),
    ("answer.missing", "not_applicable", "sans objet dans le poste", "not applicable in the post"),
    ("answer.missing", "not_shown", "question non posée", "not asked"),
    ("answer.missing", "invalid", "hors des choix prévus", "none of the choices"),
    ("score.status", "ok", "ok", "ok"),
    ("score.status", "too_few_answers", "trop peu de réponses", "too few answers"),
    ("score.status", "nothing_applicable", "rien ne s’applique", "nothing applies"),
    ("gap.status", "gap", "piste de travail", "line of work"),
    ("gap.status", "met", "point d’appui", "strength"),
    ("gap.status", "to_assess_first", "à situer d’abord", "to assess first"),
    (
        "gap.status",
        "to_clarify",
        "à clarifier dans la fiche de poste",
        "to be clarified in the job description",
    ),
    ("gap.status", "not_applicable", "sans objet dans le poste", "not applicable in the post"),
    ("form.became", "kept", "gardé", "kept"),
    ("form.became", "moved", "déplacé", "moved"),
    ("form.became", "dropped", "laissé", "dropped"),
    ("gap.timing", "due", "échéance atteinte", "due"),
    ("gap.timing", "later", "échéance à venir", "due later"),
    ("gap.timing", "in_situation", "si la situation se présente", "should the situation arise"),
    ("need", "met", "couvert", "met"),
    ("need", "partly", "couvert en partie", "met in part"),
    ("need", "unmet", "non couvert", "not met"),
    ("need", "unknown", "sans réponse", "no answer"),
    ("need", "not_applicable", "sans objet dans le poste", "not applicable in the post"),
    ("truth", "true", "oui", "yes"),
    ("truth", "false", "non", "no"),
    #[cfg(feature = "exports")]
    ("dialect.status", "tested", "essayé", "tested"),
    #[cfg(feature = "exports")]
    (
        "dialect.status",
        "documented",
        "d’après la documentation de l’outil",
        "from the tool’s documentation",
    ),
    #[cfg(feature = "exports")]
    ("dialect.status", "untested", "non essayé", "not tested"),
    #[cfg(feature = "exports")]
    ("dropped.why", "identifier", "identifie une personne", "identifies a person"),
    #[cfg(feature = "exports")]
    (
        "dropped.why",
        "paradata",
        "quand, où et comment on a répondu",
        "when, where and how people answered",
    ),
    #[cfg(feature = "exports")]
    ("dropped.why", "reflexive", "pour la personne seule", "for the person alone"),
    #[cfg(feature = "exports")]
    (
        "dropped.why",
        "open_text",
        "texte libre «\u{a0}autre\u{a0}»",
        "free text of «\u{a0}autre\u{a0}»",
    ),
    #[cfg(feature = "exports")]
    ("conversion", "label", "libellés lus comme codes", "labels read as codes"),
    #[cfg(feature = "exports")]
    ("conversion", "value", "valeurs lues comme codes", "values read as codes"),
    #[cfg(feature = "exports")]
    ("conversion", "integral_float", "codes écrits avec une virgule", "codes written as decimals"),
    #[cfg(feature = "exports")]
    ("conversion", "not_applicable", "«\u{a0}sans objet\u{a0}»", "not applicable"),
    #[cfg(feature = "exports")]
    (
        "conversion",
        "no_answer",
        "«\u{a0}pas de réponse\u{a0}» de l’outil",
        "the tool’s word for no answer",
    ),
    #[cfg(feature = "exports")]
    ("conversion", "other", "«\u{a0}autre\u{a0}»", "«\u{a0}autre\u{a0}»"),
    #[cfg(feature = "exports")]
    ("conversion", "decimal_comma", "virgules décimales", "decimal commas"),
    #[cfg(feature = "exports")]
    ("conversion", "number", "nombres écrits autrement", "numbers written otherwise"),
    #[cfg(feature = "exports")]
    ("conversion", "mark", "cases marquées", "marked boxes"),
    #[cfg(feature = "exports")]
    ("conversion", "blank_box", "cases laissées vides", "boxes left blank"),
    #[cfg(feature = "exports")]
    ("conversion", "joined_cell", "plusieurs choix dans une cellule", "several choices in a cell"),
    #[cfg(feature = "exports")]
    ("conversion", "occasion", "occasions", "occasions"),
    #[cfg(feature = "exports")]
    ("conversion", "guard", "protections contre les formules", "guards against formulas"),
    #[cfg(feature = "exports")]
    ("conversion", "blank_row", "lignes vides", "blank rows"),
    #[cfg(feature = "exports")]
    ("conversion", "not_shown", "questions non montrées", "questions not shown"),
    #[cfg(feature = "exports")]
    (
        "conversion",
        "heading_line",
        "lignes de titres sous les en-têtes",
        "lines of headings below the headers",
    ),
];

/// All of them: a library has those of its features.
const TABLES: &[&[(&str, &str, &str, &str)]] = &[
    WORDING,
    #[cfg(feature = "evaluation")]
    of_evaluation::OF_EVALUATION,
    #[cfg(feature = "guidance")]
    of_plans::OF_PLANS,
    #[cfg(feature = "peers")]
    of_peers::OF_PEERS,
    #[cfg(feature = "guidance")]
    of_posts::OF_POSTS,
];

/// A closed word of a field as people read it: the field is named as in
/// documents, with the kind of entry before it where two fields share a name
/// (`indicator.kind`). The word itself where nothing is known.
///
/// ```
/// use boussole_sante::{Language, language::wording};
/// assert_eq!(wording("addressee", "supervision", Language::French), "encadrement");
/// assert_eq!(wording("indicator.kind", "data_quality", Language::English), "data quality");
/// ```
#[must_use]
pub fn wording<'w>(field: &str, word: &'w str, language: Language) -> &'w str {
    let own = wordings().find(|(own, key, ..)| *own == field && *key == word);
    own.map_or(word, |(_, _, french, english)| match language {
        Language::French => french,
        Language::English => english,
    })
}

/// The word of a field that people read so, in French or English or as
/// documents write it; case and blanks around are forgiven.
#[cfg_attr(not(feature = "workbook"), allow(dead_code, reason = "workbooks say it"))]
pub(crate) fn word_of(field: &str, said: &str) -> Option<&'static str> {
    let said = said.trim().to_lowercase();
    wordings()
        .filter(|(own, ..)| *own == field)
        .find(|(_, word, french, english)| {
            [word, french, english].iter().any(|one| one.to_lowercase() == said)
        })
        .map(|(_, word, ..)| *word)
}

/// Every word of a field with how people read it, in the order of its list.
#[cfg_attr(not(feature = "workbook"), allow(dead_code, reason = "workbooks say it"))]
pub(crate) fn words_of(field: &str, language: Language) -> Vec<&'static str> {
    let own = wordings().filter(|(own, ..)| *own == field);
    own.map(|(_, _, french, english)| match language {
        Language::French => *french,
        Language::English => *english,
    })
    .collect()
}

/// Every wording: field, word, French, English.
pub fn wordings()
-> impl Iterator<Item = &'static (&'static str, &'static str, &'static str, &'static str)> {
    TABLES.iter().copied().flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::document::field::Shape;
    use crate::document::read::Read;
    #[cfg(feature = "evaluation")]
    use crate::evaluation::{
        ChangeSense, EntityKind, EvaluationStatus, ObjectiveStatus, ObservationState, ResultCause,
        ResultState, ShownAs, TargetStatus, Trend,
    };
    use crate::form::BecameInForm;
    #[cfg(feature = "guidance")]
    use crate::guidance::{PlanRemark, PlanStatus, ReasonKind, Stage, UncoveredCause};
    #[cfg(feature = "guidance")]
    use crate::handover::{
        ActionState, BudgetState, CalendarKind, CommitmentState, FillState, OverlapStatus,
        OverlapStretch, PackPart, Recurrence, RelationState, RemarkKind, Section, StepPeriod,
        TacitQuestion, TaskKind, TerritoryScale, ValueStatus,
    };
    #[cfg(feature = "exports")]
    use crate::import::{Conversion, DialectStatus, DroppedWhy};
    #[cfg(feature = "peers")]
    use crate::peers::{
        ApartCause, MatchStatus, PeerMode, PeerRemark, PeerStage, PeerTick, UnmetCause,
    };
    #[cfg(feature = "guidance")]
    use crate::portfolio::{
        AssessmentConfidence, AssessmentSource, EventKind, LevelPolicy, WhyIgnored,
    };
    use crate::referential::addressee::Addressee;
    use crate::referential::binding::{
        Aggregate, BindingOrigin, CountedAnswers, ObservedEntity, RegisterQuery, SurveySubject,
    };
    use crate::referential::factor::NeedLevel;
    use crate::referential::indicator::Axis;
    use crate::referential::profile::Necessity;
    use crate::referential::provenance::{Confidence, Status};
    use crate::referential::{
        Additive, Anchor, Beneficiary, ChangeKind, CompetencyKind, Completion, Direction,
        EntryKind, Facet, FigureBasis, FigureBreakdown, Frequency, IndicatorKind, Measure,
        MissingPolicy, MissionLevel, Nearness, ObjectiveLevel, OfferFormat, PartnerScale,
        Permanence, Reach, RecommendationTheme, RelationKind, StepPhase, UnitOfCount,
    };
    use crate::scoring::gap::{GapStatus, Timing};
    use crate::scoring::need::Need;
    use crate::scoring::rule::ScoreStatus;
    use crate::scoring::slot::Missing;
    use crate::survey::item::Occasion;
    use crate::versions::{Became, Fate};

    macro_rules! lists {
        ($( $name:ident )*) => { [ $( <$name as Read>::SHAPE, )* ] };
    }

    /// Every member of every closed list has its words, in the order of the
    /// list, and no two words of a field read alike.
    #[test]
    fn every_word_is_said_in_both_languages() {
        let lists = lists! {
            Status Confidence NeedLevel CompetencyKind Facet RelationKind Nearness
            Necessity Addressee Reach Permanence OfferFormat MissionLevel
            ObjectiveLevel Anchor StepPhase Completion Beneficiary IndicatorKind
            Measure Direction MissingPolicy UnitOfCount Additive Frequency EntryKind
            ChangeKind Occasion Missing ScoreStatus GapStatus Timing Need Became Fate Axis
            BindingOrigin SurveySubject CountedAnswers Aggregate RegisterQuery ObservedEntity
            BecameInForm FigureBasis FigureBreakdown RecommendationTheme PartnerScale
        };
        #[cfg(feature = "exports")]
        let of_exports = lists! { DialectStatus DroppedWhy Conversion };
        #[cfg(not(feature = "exports"))]
        let of_exports = [];
        #[cfg(feature = "guidance")]
        let of_plans = lists! {
            Stage PlanStatus ReasonKind UncoveredCause PlanRemark AssessmentSource
            AssessmentConfidence LevelPolicy WhyIgnored EventKind
            Section FillState TerritoryScale RelationState CalendarKind Recurrence BudgetState ActionState CommitmentState ValueStatus TacitQuestion PackPart OverlapStatus OverlapStretch TaskKind StepPeriod RemarkKind
        };
        #[cfg(not(feature = "guidance"))]
        let of_plans = [];
        #[cfg(feature = "peers")]
        let of_peers = lists! {
            PeerMode PeerTick PeerStage MatchStatus ApartCause UnmetCause PeerRemark
        };
        #[cfg(not(feature = "peers"))]
        let of_peers = [];
        #[cfg(feature = "evaluation")]
        let of_evaluation = lists! {
            EntityKind ObservationState ResultState ResultCause ShownAs TargetStatus ChangeSense
            Trend ObjectiveStatus EvaluationStatus
        };
        #[cfg(not(feature = "evaluation"))]
        let of_evaluation = [];
        let features = of_exports.into_iter().chain(of_plans).chain(of_peers).chain(of_evaluation);
        let lists = lists.into_iter().chain(features).map(|shape| match shape {
            Shape::Word(list) => list,
            other => panic!("{other:?} is no list"),
        });
        let lists: Vec<_> = lists.collect();
        let fields: HashSet<&str> = wordings().map(|(field, ..)| *field).collect();
        assert_eq!(fields.len(), lists.len() + 1, "and `truth`");
        for list in lists {
            let (field, words) = (list.name, list.words);
            let own: Vec<&str> =
                wordings().filter(|(own, ..)| *own == field).map(|(_, word, ..)| *word).collect();
            assert_eq!(own, words, "{field}");
            for language in Language::ALL {
                let said = words_of(field, *language);
                assert_eq!(said.iter().collect::<HashSet<_>>().len(), words.len(), "{field}");
                for (word, said) in words.iter().zip(said) {
                    assert_eq!(wording(field, word, *language), said);
                    assert_eq!(word_of(field, &format!(" {} ", said.to_uppercase())), Some(*word));
                }
            }
        }
        assert_eq!(word_of("reach", "national"), None);
        assert_eq!(wording("reach", "national", Language::French), "national");
    }
}
