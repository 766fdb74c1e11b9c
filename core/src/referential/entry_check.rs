//! Cross-reference and consistency checks of a referential: dangling
//! references, cycles, levels, terms with one meaning.

use std::collections::{HashMap, HashSet};

use crate::document::cycles::cycles;
use crate::document::reader::{Reader, Reference};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;

use super::competency::Competency;
use super::document::ReferentialDocument;
use super::entry::{Checked, Entry, EntryKind};
use super::indicator::Term;
use super::level::Levels;
use super::mastery::MasteryScale;
use super::objective::Objective;
use super::offer::Offer;
use super::relation;

/// Checks what no record can check alone, and gives every reference.
pub(super) fn check(document: &ReferentialDocument, reader: &mut Reader) -> Vec<Reference> {
    let references = reader.resolve_references();
    // Of two competencies of one name the first is meant; the other is a fault.
    let mut names = HashSet::new();
    let first = document.competencies.iter().filter(|one| names.insert(one.key.as_str()));
    let attitudes = first.filter(|one| one.is_attitude());
    let levels = Levels {
        top: document.scales.first().filter(|s| reader.is_valid(&s.at)).map(MasteryScale::top),
        attitudes: attitudes.map(|one| one.key.as_str()).collect(),
    };
    check_entries(document, reader, &levels);
    for relation in &document.relations {
        relation.check(reader, &levels);
    }
    relation::check_cycles(&document.relations, reader);
    check_order_of_offers(&document.offers, reader);
    for alignment in &document.alignments {
        alignment.check(&document.schemes, reader);
    }
    check_parents(document, reader);
    check_parts(document, reader);
    check_terms(document, reader);
    references
}

fn check_entries(document: &ReferentialDocument, reader: &mut Reader, levels: &Levels<'_>) {
    fn each<E: Checked>(entries: &[E], reader: &mut Reader, levels: &Levels<'_>) {
        for entry in entries {
            if reader.is_valid(entry.place()) {
                entry.check(reader, levels);
            }
            check_replacement(entry, reader);
        }
    }
    each(&document.maps, reader, levels);
    each(&document.scales, reader, levels);
    each(&document.domains, reader, levels);
    each(&document.competencies, reader, levels);
    each(&document.factors, reader, levels);
    each(&document.dispositifs, reader, levels);
    each(&document.missions, reader, levels);
    each(&document.profiles, reader, levels);
    each(&document.offers, reader, levels);
    each(&document.pathways, reader, levels);
    each(&document.objectives, reader, levels);
    each(&document.indicators, reader, levels);
    each(&document.added_values, reader, levels);
    each(&document.recommendations, reader, levels);
    each(&document.partners, reader, levels);
    each(&document.figures, reader, levels);
    each(&document.glossary, reader, levels);
}

/// What takes the place of a retired entry are others of its kind.
fn check_replacement(entry: &dyn Entry, reader: &mut Reader) {
    let Some(retired) = entry.retired() else { return };
    for (index, other) in retired.replaced_by.iter().enumerate() {
        let place = retired.at.key("replaced_by").index(index);
        if other.as_str() == entry.key() {
            reader.fault(Code::Cycle, &place, Expected::AnotherEntry, other.as_str());
        } else if !reader.declares(key_type(entry.kind()), other.as_str()) {
            let expected = Expected::KeyOf { of: entry.kind().to_string() };
            reader.fault(Code::DanglingReference, &place, expected, other.as_str());
        }
    }
}

/// Domains, profiles, objectives and variants of scales form trees.
fn check_parents(document: &ReferentialDocument, reader: &mut Reader) {
    type Child<'d> = (&'d str, Option<&'d str>, Pointer);
    let domains = document.domains.iter().map(|domain| {
        let parent = domain.parent.as_ref().map(|parent| parent.as_str());
        (domain.key.as_str(), parent, domain.at.key("parent"))
    });
    let profiles = document.profiles.iter().map(|profile| {
        let below = profile.builds_on.as_ref().map(|below| below.as_str());
        (profile.key.as_str(), below, profile.at.key("builds_on"))
    });
    let objectives = document.objectives.iter().map(|objective| {
        let parent = objective.parent.as_ref().map(|parent| parent.as_str());
        (objective.key.as_str(), parent, objective.at.key("parent"))
    });
    let scales = document.scales.iter().map(|scale| {
        let main = scale.variant_of.as_ref().map(|main| main.as_str());
        (scale.key.as_str(), main, scale.at.key("variant_of"))
    });
    let trees: [Vec<Child<'_>>; 4] =
        [domains.collect(), profiles.collect(), objectives.collect(), scales.collect()];
    for tree in &trees {
        let edges: HashMap<&str, Vec<&str>> = tree
            .iter()
            .map(|(child, parent, _)| (*child, parent.iter().copied().collect()))
            .collect();
        for cycle in cycles(&edges) {
            // The last of them closes it; what is inherited comes first.
            reader.cycle(&cycle, || {
                let on: HashSet<&str> = cycle.iter().copied().collect();
                tree.iter().rfind(|(key, ..)| on.contains(key)).map(|(.., at)| at.clone())
            });
        }
    }
    check_objectives(&document.objectives, reader);
}

/// A parent is wider than what serves it.
fn check_objectives(objectives: &[Objective], reader: &mut Reader) {
    for objective in objectives.iter().filter(|one| reader.is_valid(&one.at)).collect::<Vec<_>>() {
        let Some(parent) = &objective.parent else { continue };
        let wider = objectives.iter().find(|other| other.key == *parent.key());
        if let Some(wider) = wider.filter(|wider| wider.level >= objective.level) {
            let expected = Expected::WiderObjective { of: objective.level.to_string() };
            reader.fault(Code::InvalidValue, parent.at(), expected, wider.level.as_str());
        }
    }
}

/// No offer comes before itself.
fn check_order_of_offers(offers: &[Offer], reader: &mut Reader) {
    let edges: HashMap<&str, Vec<&str>> = offers
        .iter()
        .map(|offer| (offer.key.as_str(), offer.after.iter().map(|key| key.as_str()).collect()))
        .collect();
    for cycle in cycles(&edges) {
        // The last of them closes it; what is inherited comes first.
        reader.cycle(&cycle, || {
            let last = offers.iter().rfind(|offer| cycle.contains(&offer.key.as_str()));
            last.map(|offer| offer.at.key("after"))
        });
    }
}

/// Parts of a dispositif have names of their own within it.
fn check_parts(document: &ReferentialDocument, reader: &mut Reader) {
    for dispositif in &document.dispositifs {
        let bodies = dispositif.bodies.iter().map(|part| (&part.key, &part.at));
        let phases = dispositif.phases.iter().map(|part| (&part.key, &part.at));
        let characteristics = dispositif.characteristics.iter().map(|part| (&part.key, &part.at));
        for parts in [bodies.collect::<Vec<_>>(), phases.collect(), characteristics.collect()] {
            let mut seen = HashSet::new();
            for (key, at) in parts {
                if !seen.insert(key.as_str()) {
                    let (place, expected) = (at.key("key"), Expected::OwnName);
                    reader.fault(Code::DuplicateEntry, &place, expected, key.as_str());
                }
            }
        }
    }
}

/// One term means one thing in every formula.
fn check_terms(document: &ReferentialDocument, reader: &mut Reader) {
    let mut seen: HashMap<&str, &Term> = HashMap::new();
    let terms =
        document.indicators.iter().flat_map(|one| one.numerator.iter().chain(&one.denominator));
    for term in terms {
        let first = seen.entry(term.key.as_str()).or_insert(term);
        if first.description != term.description {
            let expected = Expected::This { value: first.description.main().to_owned() };
            let place = term.at.key("description");
            reader.fault(Code::TermDiffers, &place, expected, term.description.main());
        }
    }
}

/// The type of the keys of each kind of entry.
pub(super) fn key_type(kind: EntryKind) -> std::any::TypeId {
    use std::any::TypeId;
    fn of<E: Checked>() -> TypeId {
        TypeId::of::<E::Key>()
    }
    match kind {
        EntryKind::Map => of::<super::map::MindMap>(),
        EntryKind::Scale => of::<MasteryScale>(),
        EntryKind::Domain => of::<super::domain::Domain>(),
        EntryKind::Competency => of::<Competency>(),
        EntryKind::Factor => of::<super::factor::Factor>(),
        EntryKind::Dispositif => of::<super::dispositif::Dispositif>(),
        EntryKind::Mission => of::<super::mission::Mission>(),
        EntryKind::Profile => of::<super::profile::Profile>(),
        EntryKind::Offer => of::<Offer>(),
        EntryKind::Pathway => of::<super::pathway::Pathway>(),
        EntryKind::Objective => of::<Objective>(),
        EntryKind::Indicator => of::<super::indicator::Indicator>(),
        EntryKind::AddedValue => of::<super::added_value::AddedValue>(),
        EntryKind::Recommendation => of::<super::recommendation::Recommendation>(),
        EntryKind::Partner => of::<super::partner::Partner>(),
        EntryKind::Figure => of::<super::figure::Figure>(),
        EntryKind::GlossaryTerm => of::<super::glossary_term::GlossaryTerm>(),
    }
}
