//! Words that a reader would not understand: texts that lack a language of their document,
//! short names that the glossary does not explain.

use std::collections::BTreeSet;

use crate::document::node::Node;
use crate::error::location::Pointer;
use crate::referential::entry::EntryKind;
use crate::referential::glossary_term::GlossaryTerm;
use crate::referential::index::Referential;
use crate::referential::texts::{Said, texts};
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

use super::finding::{Finding, LintCode};

pub(super) fn of_referential(referential: &Referential) -> Vec<Finding> {
    let node = referential.whole().node();
    let said = texts(node, referential.main_language(), &Pointer::root());
    let finding = |(at, language): (Pointer, &str)| {
        Finding::at(LintCode::MissingLanguage, referential, at, language)
    };
    let mut findings: Vec<Finding> =
        lacking(&said, referential.title()).into_iter().map(finding).collect();
    findings.extend(unexplained(referential, &said));
    findings
}

pub(super) fn of_questionnaire(questionnaire: &Questionnaire) -> Vec<Finding> {
    let Ok(node) = Node::of(questionnaire.document()) else { return Vec::new() };
    let document = questionnaire.document();
    let main = document.languages.first().map_or("fr", |first| first.as_str());
    let said = texts(&node, main, &Pointer::root());
    let finding = |(at, language): (Pointer, &str)| {
        Finding::item(LintCode::MissingLanguage, questionnaire, at, "", language)
    };
    lacking(&said, &document.title).into_iter().map(finding).collect()
}

/// The texts that lack a language of the title, each with that language.
fn lacking<'t>(said: &[Said<'_>], title: &'t Text) -> Vec<(Pointer, &'t str)> {
    let mut places = Vec::new();
    for (language, _) in title.iter() {
        let lacks = |said: &&Said<'_>| {
            let mut own = said.languages.iter().filter_map(|(own, _)| *own);
            said.languages.iter().any(|(own, _)| own.is_some()) && !own.any(|own| own == language)
        };
        places.extend(said.iter().filter(lacks).map(|said| (said.at.clone(), language)));
    }
    places
}

/// The short names that texts use and the glossary lacks, each at its first place. A
/// referential without a glossary explains nothing, and need not.
fn unexplained(referential: &Referential, said: &[Said<'_>]) -> Vec<Finding> {
    if referential.glossary().next().is_none() {
        return Vec::new();
    }
    let own = |term: &'_ GlossaryTerm| {
        let names = std::iter::once(&term.label).chain(&term.synonyms).map(Text::main);
        let names = names.chain(term.acronym.as_deref());
        names.flat_map(short_names).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut seen: BTreeSet<String> = referential.glossary().flat_map(own).collect();
    let mut findings = Vec::new();
    // The title of a text of law is its name.
    let own = |said: &&Said<'_>| said.is_content() && said.field != "title" && is_entry(&said.at);
    for said in said.iter().filter(own) {
        for text in said.languages.iter().filter(|(own, _)| *own == Some("fr")).map(|(_, t)| *t) {
            for name in short_names(text) {
                if seen.insert(name.to_owned()) {
                    let code = LintCode::UnexplainedAcronym;
                    findings.push(Finding::at(code, referential, said.at.clone(), name));
                }
            }
        }
    }
    findings
}

/// Whether a place is within an entry: sources and schemes have the names of others.
fn is_entry(at: &Pointer) -> bool {
    let list = at.as_str().split('/').nth(1).unwrap_or_default();
    EntryKind::ALL.iter().any(|kind| kind.list() == list)
}

/// Words in capitals: two letters or more, digits among them.
fn short_names(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
    })
}
