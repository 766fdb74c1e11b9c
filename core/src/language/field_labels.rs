//! Labels of the fields of a referential, in both languages.

use crate::document::field::{Field, Record};
use crate::error::language::Language;

/// Field, French, English. A field that several records share and say alike
/// stands once, by its name; before it, with its record, where one says it in
/// another way.
const LABELS: &[(&str, &str, &str)] = &[
    ("Audience.rule", "autre règle", "other rule"),
    ("Binding.at_least", "à partir de", "from"),
    ("Binding.codes", "codes comptés", "codes counted"),
    ("Collection.source", "source des données", "source of data"),
    ("Indicator.factor", "multiplié par", "multiplied by"),
    ("Outcome.from", "du niveau", "from level"),
    ("Outcome.to", "au niveau", "to level"),
    ("Partner.addressee", "partie qu’il représente ici", "addressee that it stands for"),
    ("ReferentialDocument.dispositifs", "démarches et instances", "schemes"),
    ("acronym", "sigle", "acronym"),
    ("added_values", "ce qu’apporte la coordination", "what coordination brings"),
    ("additive", "s’additionne", "can be added up"),
    ("additive_over", "le long de", "along"),
    ("address", "adresse", "address"),
    ("addressee", "à porter par", "addressee"),
    ("addressees", "destinataires", "addressees"),
    ("after", "après", "after"),
    ("aggregate", "ce qui est fait des valeurs", "what is made of values"),
    ("aim", "finalité", "aim"),
    ("alignments", "correspondances avec d’autres répertoires", "alignments with other frameworks"),
    ("alternatives", "autre lecture", "other reading"),
    ("anchor", "jours comptés depuis", "days count from"),
    ("articulations", "lien avec", "together with"),
    ("as_of", "date", "date"),
    ("as_printed", "imprimé", "printed"),
    ("at_least", "au moins", "at least"),
    ("at_most", "au plus", "at most"),
    ("audience", "public", "audience"),
    ("bands", "bandes visées", "bands aimed at"),
    ("baseline", "valeur de départ", "baseline"),
    ("basis", "base", "basis"),
    ("beneficiary", "bénéfice pour", "benefit for"),
    ("binding", "valeur tirée de", "value from"),
    ("bodies", "instances", "bodies"),
    ("breakdown", "les parties", "the parts"),
    ("builds_on", "s’ajoute à", "builds on"),
    ("by", "échéance", "by"),
    ("by_day", "jours après l’arrivée", "days after arrival"),
    ("characteristics", "caractéristiques", "characteristics"),
    ("children", "branches", "branches"),
    ("code", "code", "code"),
    ("codes", "codes", "codes"),
    ("collection", "recueil", "collection"),
    ("collector", "qui recueille", "collector"),
    ("competencies", "compétences", "competencies"),
    ("competency", "compétence", "competency"),
    ("completion", "terminée", "done"),
    ("confidence", "confiance", "confidence"),
    (
        "contrast",
        "ce qui relèverait d’un poste de prévention",
        "what would be for a prevention post",
    ),
    ("counted", "réponses comptées", "answers counted"),
    ("date", "date", "date"),
    ("dates", "dates", "dates"),
    ("days_in_post", "jours en poste", "days in post"),
    ("default_target", "mobilisée à partir de", "put to use from"),
    ("denominator", "dénominateur", "denominator"),
    ("description", "description", "description"),
    ("descriptors", "niveaux", "levels"),
    ("direction", "sens", "direction"),
    ("disaggregations", "ventilations", "disaggregations"),
    ("dispositif", "démarche", "scheme"),
    ("dispositif_in", "démarches", "schemes"),
    ("dispositifs", "démarches", "schemes"),
    ("domain", "domaine", "domain"),
    ("domains", "domaines", "domains"),
    ("duplicate_of", "répète", "repeats"),
    ("duration", "durée", "duration"),
    ("effects", "effets", "effects"),
    ("effort_min", "durée (minutes)", "effort (minutes)"),
    ("effort_status", "statut de la durée", "status of the effort"),
    ("entity", "relevé", "observed"),
    ("ext", "champs propres", "own fields"),
    ("facets", "facettes", "facets"),
    ("factor", "facteur", "factor"),
    ("factors", "facteurs", "factors"),
    ("fed_by", "nourri par", "fed by"),
    ("figures", "chiffres publiés", "published figures"),
    ("first_day", "premier jour", "first day"),
    ("format", "format", "format"),
    ("frequency", "fréquence", "frequency"),
    ("from", "de", "from"),
    ("from_day", "du jour", "from day"),
    ("from_level", "à partir du niveau", "from level"),
    ("glossary", "glossaire", "glossary"),
    ("help", "aide", "help"),
    ("highest", "au plus", "highest"),
    ("host", "employeur", "host"),
    ("indicators", "indicateurs", "indicators"),
    ("item", "question", "item"),
    ("items", "questions", "items"),
    ("joinable_any_time", "à rejoindre à tout moment", "joinable any time"),
    ("key", "clé", "key"),
    ("kind", "type", "kind"),
    ("label", "nom", "name"),
    ("last_day", "dernier jour", "last day"),
    ("leads_to", "mène à", "leads to"),
    ("legal_basis", "textes", "legal basis"),
    ("level", "niveau", "level"),
    ("levels", "niveaux", "levels"),
    ("limitations", "limites", "limitations"),
    ("lowest", "au moins", "lowest"),
    ("maps", "cartes des sources", "maps of the sources"),
    ("means", "par quels moyens", "by which means"),
    ("measure", "mesure", "measure"),
    ("members", "membres", "members"),
    ("mentoring", "avec tutorat", "with a tutor"),
    ("method", "méthode", "method"),
    ("min_level", "niveau minimal", "least level"),
    ("minimum_n", "effectif minimal", "smallest number shown"),
    ("missing", "donnée manquante", "missing data"),
    ("missions", "missions", "missions"),
    ("nature", "nature", "nature"),
    ("nearness", "proximité", "nearness"),
    ("necessity", "nécessité", "necessity"),
    ("need_level", "niveau de besoin", "need level"),
    ("newcomer", "personnes qui arrivent", "newcomers"),
    ("newcomer_window", "compte les arrivées", "counts newcomers"),
    ("nodes", "branches", "branches"),
    ("note", "note", "note"),
    ("numerator", "numérateur", "numerator"),
    ("objectives", "objectifs", "objectives"),
    ("offers", "offres", "offers"),
    ("on", "depuis", "since"),
    ("optional_above", "au choix au-delà de", "a choice above"),
    ("origin", "origine", "origin"),
    ("outcomes", "effets visés", "outcomes"),
    ("parent", "fait partie de", "part of"),
    ("participants", "avec", "taking part"),
    ("partner", "partenaire", "partner"),
    ("partners", "partenaires", "partners"),
    ("parts", "contenu", "parts"),
    ("pathways", "parcours", "pathways"),
    ("perimeter", "périmètre", "perimeter"),
    ("permanence", "permanence", "permanence"),
    ("phase", "phase", "phase"),
    ("phases", "phases", "phases"),
    ("place", "lieu", "place"),
    ("prerequisites", "préalables", "prerequisites"),
    ("profile", "profil", "profile"),
    ("profiles", "profils de poste", "role profiles"),
    ("prompt", "invitation (posture)", "prompt (attitude)"),
    ("provenance", "sources", "sources"),
    ("provider", "proposée par", "provider"),
    ("publisher", "éditeur", "publisher"),
    ("purpose", "finalité", "purpose"),
    ("query", "demandé au registre", "asked of the register"),
    ("question", "question", "question"),
    ("rationale", "pourquoi", "why"),
    ("reach", "portée", "reach"),
    ("readings", "autres lectures", "other readings"),
    ("reason", "raison", "reason"),
    ("recommendations", "recommandations", "recommendations"),
    ("relations", "relations entre compétences", "relations between competencies"),
    ("replaced_by", "remplacée par", "replaced by"),
    ("requirements", "exigences", "requirements"),
    ("retired", "retirée", "retired"),
    ("role", "rôle", "role"),
    ("roles", "ce qu’il fait", "what it does"),
    ("rule", "règle", "rule"),
    ("scale", "échelle", "scale"),
    ("scales", "échelles de maîtrise", "scales of mastery"),
    ("scheme", "répertoire", "scheme of codes"),
    ("schemes", "répertoires d’autres éditeurs", "frameworks of other publishers"),
    ("seats", "places", "seats"),
    ("seats_left", "places restantes", "seats left"),
    ("see_also", "voir aussi", "see also"),
    ("sessions", "séances", "sessions"),
    ("shown_with", "s’affiche avec", "shown with"),
    ("situation", "dans la situation", "in the situation"),
    ("source", "source", "source"),
    ("source_words", "mots de la source", "words of the source"),
    ("sources", "sources", "sources"),
    ("stands_for", "vaut à partir de", "stands for"),
    ("statement", "énoncé", "statement"),
    ("status", "statut", "status"),
    ("steps", "étapes", "steps"),
    ("subject", "réponses regardées", "answers looked at"),
    ("synonyms", "autres noms", "other names"),
    ("tag_in", "situations", "situations"),
    ("tags", "situations", "situations"),
    ("target_level", "niveau demandé", "level asked for"),
    ("targets", "cibles", "targets"),
    ("territory", "territoire", "territory"),
    ("theme", "sujet", "theme"),
    ("title", "titre", "title"),
    ("titles", "intitulés de poste", "job titles"),
    ("to", "à", "to"),
    ("to_day", "au jour", "to day"),
    ("turn_to", "s’adresser à lui pour", "turn to it for"),
    ("under", "sous", "under"),
    ("unit", "unité", "unit"),
    ("unit_of_count", "unité comptée", "unit of count"),
    ("until", "jusqu’en", "until"),
    ("usage", "où on le rencontre", "where it is met"),
    ("valid_from", "valable du", "valid from"),
    ("valid_until", "valable jusqu’au", "valid until"),
    ("value", "valeur", "value"),
    ("variant_of", "variante de", "variant of"),
    ("verified_on", "vérifiée le", "verified on"),
    ("version", "version", "version"),
    ("weight", "poids", "weight"),
    ("window", "fenêtre", "window"),
];

/// Of a list: how one of several is named.
const EACH: &[(&str, &str, &str)] = &[
    ("bands", "bande", "band"),
    ("dates", "date", "date"),
    ("descriptors", "niveau", "level"),
    ("disaggregations", "ventilation", "disaggregation"),
    ("outcomes", "effet", "outcome"),
    ("prerequisites", "préalable", "prerequisite"),
    ("provenance", "provenance", "provenance"),
    ("synonyms", "autre nom", "other name"),
    ("targets", "cible", "target"),
];

/// How people name a field of a record; the name of the field where nobody has
/// said.
///
/// ```
/// use boussole_sante::{Language, language::field_label, referential::ReferentialDocument};
/// let offers = ReferentialDocument::record_of("offers").expect("a list");
/// assert_eq!(offers.name, "Offer");
/// let seats = offers.fields.iter().find(|field| field.name == "seats").expect("a field");
/// assert_eq!(field_label(offers, seats, Language::French), "places");
/// ```
#[must_use]
pub fn field_label(record: &Record, field: &Field, language: Language) -> &'static str {
    name_of(record, field.name, language).unwrap_or(field.name)
}

/// How people name the field with this name.
pub(crate) fn name_of(record: &Record, field: &str, language: Language) -> Option<&'static str> {
    label_in(LABELS, record, field, language)
}

/// The same for one of the values of a list.
#[cfg_attr(not(feature = "workbook"), allow(dead_code, reason = "workbooks number them"))]
pub(crate) fn each_label(record: &Record, field: &Field, language: Language) -> &'static str {
    let each = label_in(EACH, record, field.name, language);
    each.unwrap_or_else(|| field_label(record, field, language))
}

fn label_in(
    labels: &[(&str, &'static str, &'static str)],
    record: &Record,
    field: &str,
    language: Language,
) -> Option<&'static str> {
    let is_own = |label: &&(&str, &'static str, &'static str)| {
        label.0.split_once('.') == Some((record.name, field))
    };
    let own = labels.iter().find(is_own);
    let shared = || labels.iter().find(|(name, ..)| *name == field);
    own.or_else(shared).map(|(_, french, english)| match language {
        Language::French => *french,
        Language::English => *english,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::document::field::Shape;
    use crate::referential::document::ReferentialDocument;

    fn records() -> BTreeMap<&'static str, &'static Record> {
        Record::with_inner(ReferentialDocument::lists().map(|(_, record)| record))
    }

    /// Each field of a record that stands in a referential is named in both languages,
    /// and nothing else is.
    #[test]
    fn every_field_is_named_in_both_languages() {
        let records = records();
        assert_eq!(records.len(), 48);
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for record in records.values() {
            for field in record.fields {
                let own = format!("{}.{}", record.name, field.name);
                let label = LABELS.iter().find(|(name, ..)| [field.name, &own].contains(name));
                used.insert(label.unwrap_or_else(|| panic!("{own} has no label")).0);
                used.insert(LABELS.iter().find(|(name, ..)| *name == own).map_or("", |own| own.0));
                assert!(!field.doc.trim().is_empty(), "{own}");
            }
        }
        for list in ReferentialDocument::lists().map(|(list, _)| list.name) {
            let own = format!("ReferentialDocument.{list}");
            let label = LABELS.iter().find(|(name, ..)| *name == own);
            let label = label.or_else(|| LABELS.iter().find(|(name, ..)| *name == list));
            used.insert(label.unwrap_or_else(|| panic!("{list} has no label")).0);
        }
        // What stands in cells of an audience is no field.
        let audience = ["Audience.rule", "dispositif_in", "newcomer", "tag_in", "days_in_post"];
        let bounds = ["at_least", "at_most"];
        let named: BTreeSet<&str> = LABELS.iter().map(|(name, ..)| *name).collect();
        used.remove("");
        used.extend(audience.iter().chain(&bounds));
        assert_eq!(named, used);
        assert_eq!(named.len(), LABELS.len());
        let lists: BTreeSet<&str> = records
            .values()
            .flat_map(|record| record.fields)
            .filter(|field| field.is_list())
            .map(|field| field.name)
            .collect();
        assert!(EACH.iter().all(|(name, ..)| lists.contains(name)));
        for (_, french, english) in LABELS.iter().chain(EACH) {
            assert!(!french.trim().is_empty() && !english.trim().is_empty());
        }
    }

    /// What refers to an entry names a kind that there is; every closed word is said.
    #[test]
    fn shapes_are_of_what_there_is() {
        let mut kinds = BTreeSet::new();
        for field in records().values().flat_map(|record| record.fields) {
            match field.shape {
                Shape::Key(kind) => drop(kinds.insert(kind)),
                Shape::Word(list) => {
                    let known =
                        crate::language::closed_words::words_of(list.name, Language::French);
                    assert_eq!(known.len(), list.words.len(), "{} of {}", field.name, list.name);
                }
                _ => {}
            }
        }
        let all = [
            "added_value",
            "competency",
            "dispositif",
            "domain",
            "factor",
            "figure",
            "glossary_term",
            "indicator",
            "map",
            "mission",
            "node",
            "objective",
            "offer",
            "partner",
            "pathway",
            "profile",
            "recommendation",
            "scale",
            "scheme",
            "step",
            "tag",
        ];
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
    }
}
