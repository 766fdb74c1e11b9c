//! What the fields of the entries look like in cells: which take one cell,
//! which a column for each language, which a group of columns each time.

use crate::error::language::Language;
use crate::referential::entry::EntryKind;

/// How a field stands in cells.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// A word, a name or a date as it is written.
    Plain,
    /// A whole number.
    Integer,
    /// A number that may have decimals.
    Decimal,
    /// Yes or no.
    Truth,
    /// A day.
    Date,
    /// A closed word, as this field says it.
    Word(&'static str),
    /// Several closed words in one cell.
    Words(&'static str),
    /// The key of an entry of this kind.
    Reference(EntryKind),
    /// Several keys in one cell.
    References,
    /// A text: a column for each language.
    Text,
    /// Texts in order: a column for each language, each time.
    Texts,
    /// A record: its fields side by side.
    Record(&'static [Field]),
    /// Records in order: their fields side by side, each time.
    Records(&'static [Field]),
    /// For whom something is.
    Audience,
    /// What is passed through, as JSON.
    Json,
}

/// A field of a record, with its heading in French and English.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    french: &'static str,
    english: &'static str,
    pub(super) shape: Shape,
}

impl Field {
    pub(super) const fn heading(&self, language: Language) -> &'static str {
        match language {
            Language::French => self.french,
            Language::English => self.english,
        }
    }
}

const fn field(
    name: &'static str,
    french: &'static str,
    english: &'static str,
    shape: Shape,
) -> Field {
    Field { name, french, english, shape }
}

/// A list that a workbook holds.
#[derive(Debug)]
pub(super) struct SheetShape {
    pub(super) kind: EntryKind,
    french: &'static str,
    english: &'static str,
    pub(super) fields: &'static [Field],
}

impl SheetShape {
    pub(super) const fn name(&self, language: Language) -> &'static str {
        match language {
            Language::French => self.french,
            Language::English => self.english,
        }
    }

    /// Whether a sheet of this name holds the list.
    pub(super) fn is_named(&self, name: &str) -> bool {
        [self.french, self.english].iter().any(|own| same_name(own, name))
    }
}

/// Whether people mean the same sheet.
pub(super) fn same_name(own: &str, name: &str) -> bool {
    own.to_lowercase() == name.trim().to_lowercase()
}

/// What stands within an audience where its rule is simple.
pub(super) const AUDIENCE: &[Field] = &[
    field("dispositif_in", "démarches", "schemes", Shape::References),
    field("days_in_post", "jours en poste", "days in post", Shape::Record(DAYS)),
    field("newcomer", "personnes qui arrivent", "newcomers", Shape::Truth),
    field("tag_in", "situations", "situations", Shape::References),
    field("rule", "autre règle (JSON)", "other rule (JSON)", Shape::Json),
];

const DAYS: &[Field] = &[
    field("at_least", "au moins", "at least", Shape::Integer),
    field("at_most", "au plus", "at most", Shape::Integer),
];

const PROVENANCE: &[Field] = &[
    field("source", "source", "source", Shape::Plain),
    field("place", "lieu", "place", Shape::Plain),
    field("note", "note", "note", Shape::Text),
    field("confidence", "confiance", "confidence", Shape::Word("confidence")),
    field("alternatives", "autre lecture", "other reading", Shape::Texts),
];

const RETIRED: &[Field] = &[
    field("reason", "raison", "reason", Shape::Text),
    field("on", "depuis", "since", Shape::Date),
    field("replaced_by", "remplacée par", "replaced by", Shape::Plain),
];

const FIGURE: &[Field] = &[
    field("label", "ce qui est compté", "what is counted", Shape::Text),
    field("value", "valeur", "value", Shape::Decimal),
    field("unit", "unité", "unit", Shape::Text),
    field("as_of", "date", "date", Shape::Date),
    field("numerator", "numérateur", "numerator", Shape::Decimal),
    field("denominator", "dénominateur", "denominator", Shape::Decimal),
    field("note", "note", "note", Shape::Text),
    field("provenance", "provenance", "provenance", Shape::Records(PROVENANCE)),
];

const LEVEL: &[Field] = &[
    field("competency", "compétence", "competency", Shape::Reference(EntryKind::Competency)),
    field("level", "niveau", "level", Shape::Integer),
];

const OUTCOME: &[Field] = &[
    field("competency", "compétence", "competency", Shape::Reference(EntryKind::Competency)),
    field("from", "du niveau", "from level", Shape::Integer),
    field("to", "au niveau", "to level", Shape::Integer),
    field("status", "statut", "status", Shape::Word("status")),
];

const TERM: &[Field] = &[
    field("key", "clé", "key", Shape::Plain),
    field("description", "description", "description", Shape::Text),
];

const BAND: &[Field] = &[
    field("label", "nom", "name", Shape::Text),
    field("from", "de", "from", Shape::Decimal),
    field("to", "à", "to", Shape::Decimal),
];

const BASELINE: &[Field] = &[
    field("value", "valeur", "value", Shape::Decimal),
    field("as_of", "date", "date", Shape::Date),
    field("provenance", "provenance", "provenance", Shape::Records(PROVENANCE)),
];

const TARGET: &[Field] = &[
    field("value", "valeur", "value", Shape::Decimal),
    field("by", "échéance", "by", Shape::Date),
    field("note", "note", "note", Shape::Text),
];

const COLLECTION: &[Field] = &[
    field("source", "source des données", "source of data", Shape::Text),
    field("collector", "qui recueille", "collector", Shape::Text),
    field("frequency", "fréquence", "frequency", Shape::Word("frequency")),
    field("method", "méthode", "method", Shape::Text),
];

/// The fields that every entry has, around its own.
macro_rules! entry {
    ($( $own:expr ),* $(,)?) => {
        &[
            field("key", "clé", "key", Shape::Plain),
            field("label", "nom", "name", Shape::Text),
            $( $own, )*
            field("synonyms", "autre nom", "other name", Shape::Texts),
            field("status", "statut", "status", Shape::Word("status")),
            field("provenance", "provenance", "provenance", Shape::Records(PROVENANCE)),
            field("retired", "retirée", "retired", Shape::Record(RETIRED)),
            field("ext", "champs propres (JSON)", "own fields (JSON)", Shape::Json),
        ]
    };
}

const OFFER: &[Field] = entry![
    field("description", "description", "description", Shape::Text),
    field("provider", "qui la propose", "provider", Shape::Plain),
    field("reach", "portée", "reach", Shape::Word("reach")),
    field("permanence", "permanence", "permanence", Shape::Word("permanence")),
    field("addressees", "destinataires", "addressees", Shape::Words("addressee")),
    field("audience", "public", "audience", Shape::Audience),
    field("format", "format", "format", Shape::Word("format")),
    field("effort_min", "durée (minutes)", "effort (minutes)", Shape::Integer),
    field("effort_status", "statut de la durée", "status of the effort", Shape::Word("status")),
    field("sessions", "séances", "sessions", Shape::Integer),
    field("seats", "places", "seats", Shape::Integer),
    field("joinable_any_time", "à rejoindre à tout moment", "joinable any time", Shape::Truth),
    field("prerequisites", "préalable", "prerequisite", Shape::Records(LEVEL)),
    field("outcomes", "effet", "outcome", Shape::Records(OUTCOME)),
    field("factors", "facteurs", "factors", Shape::References),
    field("valid_from", "valable du", "valid from", Shape::Date),
    field("valid_until", "valable jusqu’au", "valid until", Shape::Date),
    field("verified_on", "vérifiée le", "verified on", Shape::Date),
];

const COMPETENCY: &[Field] = entry![
    field("domain", "domaine", "domain", Shape::Reference(EntryKind::Domain)),
    field("kind", "type", "kind", Shape::Word("competency.kind")),
    field("facets", "facettes", "facets", Shape::Words("facets")),
    field("statement", "énoncé", "statement", Shape::Text),
    field("help", "aide", "help", Shape::Text),
    field("descriptors", "niveau", "level", Shape::Texts),
    field("prompt", "invitation (posture)", "prompt (attitude)", Shape::Text),
    field("dispositifs", "démarches", "schemes", Shape::References),
];

const INDICATOR: &[Field] = entry![
    field("question", "question", "question", Shape::Text),
    field("beneficiary", "bénéfice pour", "benefit for", Shape::Word("beneficiary")),
    field("kind", "type", "kind", Shape::Word("indicator.kind")),
    field("measure", "mesure", "measure", Shape::Word("measure")),
    field("numerator", "numérateur", "numerator", Shape::Record(TERM)),
    field("denominator", "dénominateur", "denominator", Shape::Record(TERM)),
    field("factor", "multiplié par", "factor", Shape::Integer),
    field("unit", "unité", "unit", Shape::Text),
    field("direction", "sens", "direction", Shape::Word("direction")),
    field("bands", "bande", "band", Shape::Records(BAND)),
    field("missing", "donnée manquante", "missing data", Shape::Word("missing")),
    field("minimum_n", "effectif minimal", "minimum n", Shape::Integer),
    field("unit_of_count", "unité comptée", "unit of count", Shape::Word("unit_of_count")),
    field("additive", "s’additionne", "additive", Shape::Word("additive")),
    field("newcomer_window", "compte les arrivées", "counts newcomers", Shape::Truth),
    field("disaggregations", "ventilation", "disaggregation", Shape::Texts),
    field("baseline", "valeur de départ", "baseline", Shape::Record(BASELINE)),
    field("targets", "cible", "target", Shape::Records(TARGET)),
    field("collection", "recueil", "collection", Shape::Record(COLLECTION)),
    field("limitations", "limites", "limitations", Shape::Text),
    field("shown_with", "s’affiche avec", "shown with", Shape::References),
    field("need_level", "niveau de besoin", "need level", Shape::Word("need_level")),
    field("dispositifs", "démarches", "schemes", Shape::References),
    field("objectives", "objectifs", "objectives", Shape::References),
    field("competencies", "compétences", "competencies", Shape::References),
    field("factors", "facteurs", "factors", Shape::References),
    field("figures", "chiffre publié", "published figure", Shape::Records(FIGURE)),
];

/// The lists of a workbook, in the order of its sheets.
pub(super) const SHEETS: &[SheetShape] = &[
    SheetShape { kind: EntryKind::Offer, french: "Offres", english: "Offers", fields: OFFER },
    SheetShape {
        kind: EntryKind::Competency,
        french: "Compétences",
        english: "Competencies",
        fields: COMPETENCY,
    },
    SheetShape {
        kind: EntryKind::Indicator,
        french: "Indicateurs",
        english: "Indicators",
        fields: INDICATOR,
    },
];

/// The sheet that says which referential the lists are of.
pub(super) const ABOUT: (&str, &str) = ("Référentiel", "Referential");
