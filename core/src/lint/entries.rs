//! Entries one by one: names, sources, languages, offers, what is retired or
//! unused.

use crate::error::location::Pointer;
use crate::referential::entry::{Entry, EntryKind};
use crate::referential::index::Referential;
use crate::referential::offer::Offer;
use crate::value::date::Date;

use super::finding::{Finding, LintCode};

/// The longest name that a learning platform keeps (Moodle's short name).
pub(super) const LONGEST_LABEL: usize = 100;
/// The longest time after which an offer is to be looked at again.
const DAYS_OF_TRUST: i32 = 365;
/// How many levels an offer can lead up at once.
const STEEPEST: u8 = 2;

pub(super) fn lint(referential: &Referential, today: Option<Date>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in referential.entries().into_iter().filter(|entry| entry.is_active()) {
        common(referential, entry, &mut findings);
    }
    for scale in referential.scales() {
        for (index, level) in scale.levels.iter().enumerate() {
            if level.label.iter().any(|(_, text)| text.contains(',')) {
                let part = format!("levels/{index}/label");
                let detail = level.label.main();
                findings.push(Finding::entry(
                    LintCode::CommaInLevel,
                    referential,
                    scale,
                    &part,
                    detail,
                ));
            }
        }
    }
    for competency in referential.competencies() {
        if !competency.is_attitude() && competency.descriptors.is_empty() {
            findings.push(Finding::entry(LintCode::NoDescriptors, referential, competency, "", ""));
        }
    }
    for offer in referential.offers() {
        self::offer(referential, offer, today, &mut findings);
    }
    if referential.offers().count() > 0 && !referential.offers().any(Offer::exists) {
        let place = Pointer::root().key(EntryKind::Offer.list());
        findings.push(Finding::document(LintCode::NoOfferExists, referential, place, ""));
    }
    unused(referential, &mut findings);
    findings
}

fn common(referential: &Referential, entry: &dyn Entry, findings: &mut Vec<Finding>) {
    let mut find = |code: LintCode, part: &str, detail: String| {
        findings.push(Finding::entry(code, referential, entry, part, detail));
    };
    if entry.provenance().is_empty() {
        find(LintCode::NoProvenance, "", String::new());
    }
    for (index, place) in entry.provenance().iter().enumerate() {
        if place.place.is_none() {
            find(LintCode::NoPlace, &format!("provenance/{index}"), place.source.to_string());
        }
    }
    for (language, text) in entry.label().iter() {
        if text.chars().count() > LONGEST_LABEL {
            find(
                LintCode::LabelTooLong,
                &format!("label/{language}"),
                text.chars().count().to_string(),
            );
        }
    }
    for other in referred_by(referential, entry) {
        findings.push(Finding::entry(
            LintCode::RefersToRetired,
            referential,
            entry,
            &other.0,
            other.1,
        ));
    }
}

/// The retired entries to which an entry refers: where, and which. A map
/// quotes its source and refers to what there was.
fn referred_by(referential: &Referential, entry: &dyn Entry) -> Vec<(String, String)> {
    if entry.kind() == EntryKind::Map {
        return Vec::new();
    }
    let position = referential.position(entry.kind(), entry.key()).unwrap_or_default();
    let own = Pointer::root().key(entry.kind().list()).index(position);
    let prefix = format!("{}/", own.as_str());
    let retired = referential.entries().into_iter().filter(|other| !other.is_active());
    retired
        .flat_map(|other| {
            let places = referential.references_to(other.kind(), other.key());
            let within = places.into_iter().filter_map(|at| at.as_str().strip_prefix(&prefix));
            within.map(|part| (part.to_owned(), other.key().to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

fn offer(
    referential: &Referential,
    offer: &Offer,
    today: Option<Date>,
    findings: &mut Vec<Finding>,
) {
    let mut find = |code: LintCode, part: &str, detail: String| {
        findings.push(Finding::entry(code, referential, offer, part, detail));
    };
    let ordinary = referential
        .main_scale()
        .map(|scale| scale.optional_above.unwrap_or(scale.default_target).get());
    for (index, outcome) in offer.outcomes.iter().enumerate() {
        let part = format!("outcomes/{index}/to");
        let (from, to) = (outcome.from.get(), outcome.to.get());
        if ordinary.is_some_and(|ordinary| to > ordinary) {
            find(LintCode::OutcomeAboveRange, &part, format!("{} {to}", outcome.competency.key()));
        }
        if to.saturating_sub(from) > STEEPEST {
            let detail = format!("{} {from} > {to}", outcome.competency.key());
            find(LintCode::OutcomeTooSteep, &part, detail);
        }
    }
    let Some(today) = today.filter(|_| offer.exists()) else { return };
    match (offer.valid_until.filter(|until| *until < today), offer.verified_on) {
        (Some(until), _) => find(LintCode::OfferExpired, "valid_until", until.to_string()),
        (None, None) => find(LintCode::OfferNotVerified, "verified_on", String::new()),
        (None, Some(on)) if on.days_until(today) > DAYS_OF_TRUST => {
            find(LintCode::OfferVerifiedLongAgo, "verified_on", on.to_string());
        }
        (None, Some(_)) => {}
    }
}

/// Entries whose only use is that others refer to them.
fn unused(referential: &Referential, findings: &mut Vec<Finding>) {
    for domain in referential.domains() {
        if referential.references_to(EntryKind::Domain, domain.key.as_str()).is_empty() {
            findings.push(Finding::entry(LintCode::Unused, referential, domain, "", ""));
        }
    }
    let document = referential.document();
    for (index, source) in document.sources.iter().enumerate() {
        if !referential.cites(source.key.as_str()) {
            let place = Pointer::root().key("sources").index(index);
            let key = source.key.as_str();
            findings.push(Finding::document(LintCode::Unused, referential, place, key));
        }
    }
}
