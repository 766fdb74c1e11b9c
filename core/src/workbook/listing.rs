//! The lists of a referential as tables: what an analyst joins and counts.

use serde::Serialize;

use crate::document::reference::Ref;
use crate::error::fault::Error;
use crate::referential::added_value::AddedValue;
use crate::referential::alignment::{Alignment, Scheme};
use crate::referential::audience::Tag;
use crate::referential::competency::Competency;
use crate::referential::dispositif::Dispositif;
use crate::referential::domain::Domain;
use crate::referential::entry::Entry;
use crate::referential::factor::Factor;
use crate::referential::figure::{Figure, FigurePart};
use crate::referential::glossary_term::GlossaryTerm;
use crate::referential::index::Referential;
use crate::referential::indicator::{Indicator, Term};
use crate::referential::level::CompetencyLevel;
use crate::referential::map::MindMap;
use crate::referential::mastery::MasteryScale;
use crate::referential::mission::Mission;
use crate::referential::objective::Objective;
use crate::referential::offer::{Offer, Outcome};
use crate::referential::overlay::LISTS;
use crate::referential::partner::Partner;
use crate::referential::pathway::{Pathway, Step};
use crate::referential::profile::{Profile, ProfileRequirement};
use crate::referential::provenance::Provenance;
use crate::referential::recommendation::Recommendation;
use crate::referential::relation::Relation;
use crate::referential::source::Source;
use crate::value::text::Text;

/// A cell of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ListedValue {
    /// A word, a key or a text.
    Text(Option<String>),
    /// A whole number.
    Integer(Option<i64>),
    /// Yes or no.
    Truth(Option<bool>),
    /// Several words, keys or texts, in order.
    Texts(Vec<String>),
}

/// A list as a table: the names of its columns, and its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Listing {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, in the order of the document; a cell for each column.
    pub rows: Vec<Vec<ListedValue>>,
}

type Column<T> = (&'static str, fn(&T, &str) -> ListedValue);

fn word(word: impl ToString) -> ListedValue {
    ListedValue::Text(Some(word.to_string()))
}

fn maybe(word: Option<impl ToString>) -> ListedValue {
    ListedValue::Text(word.map(|word| word.to_string()))
}

fn said(text: &Text, language: &str) -> ListedValue {
    ListedValue::Text(Some(text.get(language).0.to_owned()))
}

fn maybe_said(text: Option<&Text>, language: &str) -> ListedValue {
    ListedValue::Text(text.map(|text| text.get(language).0.to_owned()))
}

fn number(number: Option<impl Into<i64>>) -> ListedValue {
    ListedValue::Integer(number.map(Into::into))
}

fn texts<'t>(texts: impl IntoIterator<Item = &'t Text>, language: &str) -> ListedValue {
    ListedValue::Texts(texts.into_iter().map(|text| text.get(language).0.to_owned()).collect())
}

fn words(words: impl IntoIterator<Item = impl ToString>) -> ListedValue {
    ListedValue::Texts(words.into_iter().map(|word| word.to_string()).collect())
}

fn keys<K: std::fmt::Display>(keys: &[Ref<K>]) -> ListedValue {
    words(keys.iter().map(|key| key.key()))
}

fn levels(levels: &[CompetencyLevel]) -> ListedValue {
    words(levels.iter().map(|one| format!("{} {}", one.competency.key(), one.level.get())))
}

fn sources(provenance: &[Provenance]) -> ListedValue {
    words(provenance.iter().map(Provenance::describe))
}

fn term(term: Option<&Term>, language: &str) -> ListedValue {
    maybe_said(term.map(|term| &term.description), language)
}

const MAPS: &[Column<MindMap>] = &[
    ("nodes", |map, _| number(i64::try_from(map.nodes().len() + 1).ok())),
    ("leaves", |map, _| number(i64::try_from(map.leaves().len()).ok())),
];
const SCALES: &[Column<MasteryScale>] = &[
    ("levels", |scale, l| texts(scale.levels.iter().map(|level| &level.label), l)),
    ("default_target", |scale, _| number(Some(scale.default_target.get()))),
    ("variant_of", |scale, _| maybe(scale.variant_of.as_ref().map(Ref::key))),
];
const DOMAINS: &[Column<Domain>] = &[
    ("parent", |domain, _| maybe(domain.parent.as_ref().map(Ref::key))),
    ("need_level", |domain, _| maybe(domain.need_level)),
    ("description", |domain, l| maybe_said(domain.description.as_ref(), l)),
];
const COMPETENCIES: &[Column<Competency>] = &[
    ("domain", |one, _| word(one.domain.key())),
    ("kind", |one, _| word(one.kind)),
    ("facets", |one, _| words(one.facets.iter())),
    ("statement", |one, l| said(&one.statement, l)),
    ("descriptors", |one, l| texts(&one.descriptors, l)),
    ("prompt", |one, l| maybe_said(one.prompt.as_ref(), l)),
    ("dispositifs", |one, _| keys(&one.dispositifs)),
];
const FACTORS: &[Column<Factor>] = &[
    ("need_level", |factor, _| word(factor.need_level)),
    ("item", |factor, l| said(&factor.item, l)),
    ("addressee", |factor, _| word(factor.addressee)),
];
const DISPOSITIFS: &[Column<Dispositif>] = &[
    ("acronym", |one, _| word(&one.acronym)),
    ("nature", |one, l| said(&one.nature, l)),
    ("purpose", |one, l| said(&one.purpose, l)),
    ("perimeter", |one, l| said(&one.perimeter, l)),
    ("members", |one, l| maybe_said(one.members.as_ref(), l)),
    ("legal_basis", |one, l| texts(one.legal_basis.iter().map(|basis| &basis.title), l)),
    ("bodies", |one, l| texts(one.bodies.iter().map(|body| &body.label), l)),
    ("phases", |one, l| texts(one.phases.iter().map(|phase| &phase.label), l)),
];
const MISSIONS: &[Column<Mission>] = &[
    ("level", |one, _| word(one.level)),
    ("dispositifs", |one, _| keys(&one.dispositifs)),
    ("competencies", |one, _| keys(&one.competencies)),
];
const PROFILES: &[Column<Profile>] = &[
    ("dispositif", |one, _| maybe(one.dispositif.as_ref().map(Ref::key))),
    ("builds_on", |one, _| maybe(one.builds_on.as_ref().map(Ref::key))),
    ("titles", |one, l| texts(&one.titles, l)),
    ("missions", |one, _| keys(&one.missions)),
    ("requirements", |one, _| number(i64::try_from(one.requirements.len()).ok())),
];
const OFFERS: &[Column<Offer>] = &[
    ("description", |one, l| maybe_said(one.description.as_ref(), l)),
    ("provider", |one, _| maybe(one.provider.as_ref())),
    ("reach", |one, _| word(one.reach)),
    ("permanence", |one, _| maybe(one.permanence)),
    ("addressees", |one, _| words(one.addressees.iter())),
    ("format", |one, _| maybe(one.format)),
    ("effort_min", |one, _| number(one.effort_min.map(|minutes| minutes.get()))),
    ("sessions", |one, _| number(one.sessions.map(|count| count.get()))),
    ("seats", |one, _| number(one.seats.map(|count| count.get()))),
    ("joinable_any_time", |one, _| ListedValue::Truth(one.joinable_any_time)),
    ("factors", |one, _| keys(&one.factors)),
    ("valid_from", |one, _| maybe(one.valid_from)),
    ("valid_until", |one, _| maybe(one.valid_until)),
    ("verified_on", |one, _| maybe(one.verified_on)),
];
const PATHWAYS: &[Column<Pathway>] = &[
    ("anchor", |one, _| word(one.anchor)),
    ("joinable_any_time", |one, _| ListedValue::Truth(one.joinable_any_time)),
    ("steps", |one, _| words(one.steps.iter().map(|step| &step.key))),
];
const OBJECTIVES: &[Column<Objective>] = &[
    ("level", |one, _| word(one.level)),
    ("parent", |one, _| maybe(one.parent.as_ref().map(Ref::key))),
    ("description", |one, l| maybe_said(one.description.as_ref(), l)),
];
const INDICATORS: &[Column<Indicator>] = &[
    ("question", |one, l| said(&one.question, l)),
    ("beneficiary", |one, _| word(one.beneficiary)),
    ("kind", |one, _| word(one.kind)),
    ("measure", |one, _| word(one.measure)),
    ("numerator", |one, l| term(one.numerator.as_ref(), l)),
    ("denominator", |one, l| term(one.denominator.as_ref(), l)),
    ("factor", |one, _| number(Some(one.factor()))),
    ("unit", |one, l| said(&one.unit, l)),
    ("direction", |one, _| word(one.direction)),
    ("missing", |one, _| word(one.missing)),
    ("minimum_n", |one, _| number(one.minimum_n.map(|least| least.get()))),
    ("unit_of_count", |one, _| word(one.unit_of_count)),
    ("additive", |one, _| word(one.additive)),
    ("newcomer_window", |one, _| ListedValue::Truth(one.newcomer_window)),
    ("frequency", |one, _| word(one.collection.frequency)),
    ("limitations", |one, l| maybe_said(one.limitations.as_ref(), l)),
    ("shown_with", |one, _| keys(&one.shown_with)),
    ("need_level", |one, _| maybe(one.need_level)),
    ("dispositifs", |one, _| keys(&one.dispositifs)),
    ("objectives", |one, _| keys(&one.objectives)),
    ("competencies", |one, _| keys(&one.competencies)),
    ("factors", |one, _| keys(&one.factors)),
];
const ADDED_VALUES: &[Column<AddedValue>] = &[
    ("beneficiary", |one, _| word(one.beneficiary)),
    ("description", |one, l| said(&one.description, l)),
    ("means", |one, l| texts(one.means.iter().map(|means| &means.label), l)),
    ("effects", |one, l| texts(one.effects.iter().map(|effect| &effect.label), l)),
    ("indicators", |one, _| {
        let means = one.means.iter().flat_map(|means| means.indicators.iter());
        let effects = one.effects.iter().flat_map(|effect| effect.indicators.iter());
        words(means.chain(effects).map(Ref::key))
    }),
];
const RECOMMENDATIONS: &[Column<Recommendation>] = &[
    ("theme", |one, _| word(one.theme)),
    ("description", |one, l| said(&one.description, l)),
    ("contrast", |one, l| maybe_said(one.contrast.as_ref(), l)),
    ("addressees", |one, _| words(one.addressees.iter())),
    ("competencies", |one, _| keys(&one.competencies)),
    ("factors", |one, _| keys(&one.factors)),
];
const PARTNERS: &[Column<Partner>] = &[
    ("acronym", |one, _| maybe(one.acronym.as_ref())),
    ("scale", |one, _| word(one.scale)),
    ("description", |one, l| said(&one.description, l)),
    ("roles", |one, l| texts(one.roles.iter(), l)),
    ("turn_to", |one, l| maybe_said(one.turn_to.as_ref(), l)),
    ("until", |one, _| maybe(one.until.as_ref())),
];
const FIGURES: &[Column<Figure>] = &[
    ("basis", |one, _| word(one.basis)),
    ("value", |one, _| maybe(one.value)),
    ("lowest", |one, _| maybe(one.lowest)),
    ("highest", |one, _| maybe(one.highest)),
    ("unit", |one, l| said(&one.unit, l)),
    ("as_of", |one, _| maybe(one.as_of.as_ref())),
    ("territory", |one, l| maybe_said(one.territory.as_ref(), l)),
    ("numerator", |one, _| maybe(one.numerator)),
    ("denominator", |one, _| maybe(one.denominator)),
    ("parts", |one, l| {
        let part = |part: &FigurePart| format!("{} {}", part.label.get(l).0, part.value);
        words(one.parts.iter().map(part))
    }),
    ("breakdown", |one, _| maybe(one.breakdown)),
    ("reason", |one, l| maybe_said(one.reason.as_ref(), l)),
    ("note", |one, l| maybe_said(one.note.as_ref(), l)),
    ("dispositifs", |one, _| keys(&one.dispositifs)),
    ("indicators", |one, _| keys(&one.indicators)),
];
const GLOSSARY: &[Column<GlossaryTerm>] = &[
    ("acronym", |one, _| maybe(one.acronym.as_ref())),
    ("description", |one, l| said(&one.description, l)),
    ("usage", |one, l| maybe_said(one.usage.as_ref(), l)),
    ("see_also", |one, _| keys(&one.see_also)),
];
const SOURCES: &[Column<Source>] = &[
    ("key", |one, _| word(one.key.as_str())),
    ("label", |one, l| said(&one.label, l)),
    ("publisher", |one, _| maybe(one.publisher.as_ref())),
    ("date", |one, _| maybe(one.date.as_ref())),
    ("address", |one, _| maybe(one.address.as_ref())),
    ("note", |one, l| maybe_said(one.note.as_ref(), l)),
];
const TAGS: &[Column<Tag>] = &[
    ("key", |one, _| word(&one.key)),
    ("label", |one, l| said(&one.label, l)),
    ("description", |one, l| maybe_said(one.description.as_ref(), l)),
];
const RELATIONS: &[Column<Relation>] = &[
    ("from", |one, _| word(one.from.key())),
    ("kind", |one, _| word(one.kind)),
    ("to", |one, _| word(one.to.key())),
    ("from_level", |one, _| number(one.from_level.map(|level| level.get()))),
    ("min_level", |one, _| number(one.min_level.map(|level| level.get()))),
    ("note", |one, l| maybe_said(one.note.as_ref(), l)),
    ("status", |one, _| word(one.status)),
    ("sources", |one, _| sources(&one.provenance)),
];
const SCHEMES: &[Column<Scheme>] = &[
    ("key", |one, _| word(&one.key)),
    ("label", |one, l| said(&one.label, l)),
    ("version", |one, _| word(&one.version)),
    ("as_of", |one, _| word(&one.as_of)),
    ("codes", |one, _| words(one.codes.iter().map(|code| &code.code))),
];
const ALIGNMENTS: &[Column<Alignment>] = &[
    ("competency", |one, _| maybe(one.competency.as_ref().map(Ref::key))),
    ("profile", |one, _| maybe(one.profile.as_ref().map(Ref::key))),
    ("scheme", |one, _| word(one.scheme.key())),
    ("code", |one, _| word(&one.code)),
    ("nearness", |one, _| word(one.nearness)),
    ("confidence", |one, _| word(one.confidence())),
    ("status", |one, _| word(one.status)),
    ("sources", |one, _| sources(&one.provenance)),
];
type Asked<'r> = (&'r Profile, &'r ProfileRequirement);
fn requirements<'r>() -> Vec<Column<Asked<'r>>> {
    vec![
        ("profile", |(profile, _), _| word(&profile.key)),
        ("competency", |(_, one), _| word(one.competency.key())),
        ("target_level", |(_, one), _| number(Some(one.target_level.get()))),
        ("weight", |(_, one), _| number(Some(one.weight()))),
        ("necessity", |(_, one), _| word(one.necessity)),
        ("by_day", |(_, one), _| number(one.by_day.map(|day| day.get()))),
        ("situation", |(_, one), _| maybe(one.situation.as_ref().map(Ref::key))),
        ("rationale", |(_, one), l| maybe_said(one.rationale.as_ref(), l)),
        ("status", |(_, one), _| word(one.status())),
        ("sources", |(_, one), _| sources(&one.provenance)),
    ]
}
fn outcomes<'r>() -> Vec<Column<(&'r Offer, &'r Outcome)>> {
    vec![
        ("offer", |(offer, _), _| word(&offer.key)),
        ("competency", |(_, one), _| word(one.competency.key())),
        ("from", |(_, one), _| number(Some(one.from.get()))),
        ("to", |(_, one), _| number(Some(one.to.get()))),
        ("status", |(_, one), _| word(one.status())),
    ]
}
fn steps<'r>() -> Vec<Column<(&'r Pathway, &'r Step)>> {
    vec![
        ("pathway", |(pathway, _), _| word(&pathway.key)),
        ("key", |(_, step), _| word(&step.key)),
        ("label", |(_, step), l| said(&step.label, l)),
        ("phase", |(_, step), _| maybe(step.phase)),
        ("from_day", |(_, step), _| number(Some(step.window.from_day.get()))),
        ("to_day", |(_, step), _| number(step.window.to_day.map(|day| day.get()))),
        ("addressee", |(_, step), _| word(step.addressee)),
        ("participants", |(_, step), _| words(step.participants.iter())),
        ("effort_min", |(_, step), _| number(step.effort_min.map(|effort| effort.get()))),
        ("after", |(_, step), _| keys(&step.after)),
        ("offers", |(_, step), _| keys(&step.offers)),
        ("competencies", |(_, step), _| levels(&step.competencies)),
        ("factors", |(_, step), _| keys(&step.factors)),
        ("mentoring", |(_, step), _| ListedValue::Truth(step.mentoring)),
        ("completion", |(_, step), _| word(step.completion)),
    ]
}

/// The names of the lists that [`listing`] knows: those of the document, then
/// those that stand within entries.
pub fn listings() -> impl Iterator<Item = &'static str> {
    LISTS.iter().copied().chain(["requirements", "outcomes", "steps"])
}

fn rows<'t, T: 't>(
    things: impl Iterator<Item = &'t T>,
    columns: &[Column<T>],
    language: &str,
) -> Listing {
    let row = |thing: &T| columns.iter().map(|(_, cell)| cell(thing, language)).collect();
    Listing {
        columns: columns.iter().map(|(name, _)| *name).collect(),
        rows: things.map(row).collect(),
    }
}

/// Entries have the same first and last columns.
fn entries<'e, E: Entry + 'e>(
    entries: impl Iterator<Item = &'e E>,
    columns: &[Column<E>],
    language: &str,
) -> Listing {
    let own = columns.iter().map(|(name, _)| *name);
    let names = ["key", "label"].into_iter().chain(own).chain(["status", "sources"]);
    let row = |entry: &E| {
        let first = [word(entry.key()), said(entry.label(), language)];
        let last = [word(entry.status()), sources(entry.provenance())];
        let own = columns.iter().map(|(_, cell)| cell(entry, language));
        first.into_iter().chain(own).chain(last).collect()
    };
    Listing { columns: names.collect(), rows: entries.map(row).collect() }
}

/// A list of a referential as a table, its texts in a language, or in the
/// main one where one lacks it. Entries in use only.
///
/// ```
/// use boussole_sante::{Referential, workbook::listing};
/// let table = listing(&Referential::embedded()?, "competencies", "en")?;
/// assert_eq!(table.columns[..3], ["key", "label", "domain"]);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `unknown_name` for a list that there is not.
pub fn listing(referential: &Referential, list: &str, language: &str) -> Result<Listing, Error> {
    let document = referential.document();
    Ok(match list {
        "sources" => rows(document.sources.iter(), SOURCES, language),
        "tags" => rows(document.tags.iter(), TAGS, language),
        "maps" => entries(referential.maps(), MAPS, language),
        "scales" => entries(referential.scales(), SCALES, language),
        "domains" => entries(referential.domains(), DOMAINS, language),
        "competencies" => entries(referential.competencies(), COMPETENCIES, language),
        "relations" => rows(document.relations.iter(), RELATIONS, language),
        "schemes" => rows(document.schemes.iter(), SCHEMES, language),
        "alignments" => rows(document.alignments.iter(), ALIGNMENTS, language),
        "added_values" => entries(referential.added_values(), ADDED_VALUES, language),
        "recommendations" => entries(referential.recommendations(), RECOMMENDATIONS, language),
        "partners" => entries(referential.partners(), PARTNERS, language),
        "figures" => entries(referential.figures(), FIGURES, language),
        "glossary" => entries(referential.glossary(), GLOSSARY, language),
        "factors" => entries(referential.factors(), FACTORS, language),
        "dispositifs" => entries(referential.dispositifs(), DISPOSITIFS, language),
        "missions" => entries(referential.missions(), MISSIONS, language),
        "profiles" => entries(referential.profiles(), PROFILES, language),
        "offers" => entries(referential.offers(), OFFERS, language),
        "pathways" => entries(referential.pathways(), PATHWAYS, language),
        "objectives" => entries(referential.objectives(), OBJECTIVES, language),
        "indicators" => entries(referential.indicators(), INDICATORS, language),
        "requirements" => {
            let own = |profile| move |one| (profile, one);
            let all: Vec<Asked<'_>> = referential
                .profiles()
                .flat_map(|profile| profile.requirements.iter().map(own(profile)))
                .collect();
            rows(all.iter(), &requirements(), language)
        }
        "outcomes" => {
            let all: Vec<(&Offer, &Outcome)> = referential
                .offers()
                .flat_map(|offer| offer.outcomes.iter().map(move |one| (offer, one)))
                .collect();
            rows(all.iter(), &outcomes(), language)
        }
        "steps" => {
            let all: Vec<(&Pathway, &Step)> = referential
                .pathways()
                .flat_map(|pathway| pathway.steps.iter().map(move |step| (pathway, step)))
                .collect();
            rows(all.iter(), &steps(), language)
        }
        other => return Err(Error::unknown_name(other, listings())),
    })
}
