//! Which column of the questionnaire a header names.

use std::collections::HashMap;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

use super::dialect::{Dialect, HeaderPattern};
use super::labels::normalise;
use super::text_table::{Header, shown};

/// What of an item a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The answer, or the whole of a multiple choice or ranking in one cell.
    Answer,
    /// Whether this choice is ticked.
    Choice(usize),
    /// Whether this way not to answer is ticked.
    Missing(usize),
    /// The choice at this rank, from 1.
    Rank(usize),
    /// The text of the open answer.
    Other,
    /// The occasion.
    Occasion,
}

/// A column of the questionnaire: the item's position, and what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub(super) item: usize,
    pub(super) part: Part,
}

impl Target {
    /// The column's name in canonical data.
    pub(super) fn name(self, item: &Item, list: Option<&ChoiceList>) -> String {
        let code = |code: Option<&str>| item.part_column(code.unwrap_or_default());
        match self.part {
            Part::Answer => item.column().to_owned(),
            Part::Choice(index) => {
                code(list.and_then(|list| list.choices.get(index)).map(|c| c.code.as_str()))
            }
            Part::Missing(index) => {
                code(list.and_then(|list| list.missing.get(index)).map(|c| c.code.as_str()))
            }
            Part::Rank(rank) => item.part_column(&rank.to_string()),
            Part::Other => item.part_column("other"),
            Part::Occasion => item.occasion_column(),
        }
    }
}

/// A header that fits a pattern, looked up among what the pattern expects.
struct Pattern {
    /// What stands between `{group}` and the rest.
    after_group: Option<String>,
    /// What stands between the rest and `{any}`.
    before_any: Option<String>,
    expected: HashMap<String, Vec<Target>>,
}

/// The headers that a questionnaire may have in a dialect.
pub(super) struct Headers {
    patterns: Vec<Pattern>,
}

/// The texts that stand for the placeholders of one column.
struct Words<'q> {
    target: Target,
    column: &'q str,
    texts: Vec<String>,
    part: Option<String>,
    labels: Vec<String>,
}

impl Headers {
    pub(super) fn new(questionnaire: &Questionnaire, dialect: &Dialect) -> Self {
        let joined = dialect.cells.as_ref().is_some_and(|cells| !cells.joiners.is_empty());
        let words: Vec<Words<'_>> = questionnaire
            .items()
            .enumerate()
            .flat_map(|(position, item)| words(position, item, questionnaire.choices(item), joined))
            .collect();
        let own = |pattern: &str| HeaderPattern::parse(pattern).into_iter().collect::<Vec<_>>();
        let canonical = [
            (own("{column}[{part}]"), is_part as fn(Part) -> bool),
            (own("{column}[other]"), is_other),
            (own("{column}_occasion"), is_occasion),
            (own("{column}"), is_answer),
        ];
        let headers = dialect.headers.as_ref();
        let list = |select: fn(&super::dialect::HeaderPatterns) -> &Vec<HeaderPattern>| {
            headers.map_or(Vec::new(), |headers| select(headers).clone())
        };
        let of_dialect = [
            (list(|headers| &headers.part), is_part as fn(Part) -> bool),
            (list(|headers| &headers.other), is_other),
            (list(|headers| &headers.occasion), is_occasion),
            (list(|headers| &headers.answer), is_answer),
        ];
        let patterns = canonical
            .iter()
            .chain(&of_dialect)
            .flat_map(|(patterns, fits)| patterns.iter().map(move |pattern| (pattern, fits)))
            .map(|(pattern, fits)| {
                Pattern::new(pattern.as_str(), words.iter().filter(|w| fits(w.target.part)))
            })
            .collect();
        Self { patterns }
    }

    /// The column that the header names, if any.
    pub(super) fn find(&self, header: &Header) -> Result<Option<Target>, Error> {
        let full = header.above.as_ref().map(|above| format!("{above} [{}]", header.name));
        let names = full.iter().chain([&header.name]).map(|name| normalise(name));
        for name in names {
            for pattern in &self.patterns {
                match pattern.find(&name).as_slice() {
                    [] => {}
                    [target] => return Ok(Some(*target)),
                    _ => {
                        let expected = Expected::OwnHeaderForEachColumn;
                        return Err(Error::new(
                            Code::AmbiguousHeader,
                            Location::column(&shown(&header.name)),
                            expected,
                            shown(&header.name),
                        ));
                    }
                }
            }
        }
        Ok(None)
    }
}

fn is_part(part: Part) -> bool {
    matches!(part, Part::Choice(_) | Part::Missing(_) | Part::Rank(_))
}

fn is_other(part: Part) -> bool {
    part == Part::Other
}

fn is_occasion(part: Part) -> bool {
    part == Part::Occasion
}

fn is_answer(part: Part) -> bool {
    part == Part::Answer
}

impl Pattern {
    fn new<'w>(pattern: &str, words: impl Iterator<Item = &'w Words<'w>>) -> Self {
        let literal = |text: &str| text.split('{').next().map(str::to_owned);
        let inner = pattern.strip_prefix("{group}");
        let after_group = inner.and_then(literal);
        let inner = inner.unwrap_or(pattern);
        let open = inner.strip_suffix("{any}");
        let before_any = open.and_then(|rest| rest.rsplit('}').next().map(str::to_owned));
        let mut expected: HashMap<String, Vec<Target>> = HashMap::new();
        for words in words {
            for header in words.fill(open.unwrap_or(inner)) {
                let targets = expected.entry(header).or_default();
                if !targets.contains(&words.target) {
                    targets.push(words.target);
                }
            }
        }
        Self { after_group, before_any, expected }
    }

    /// Every column that the header may name: with an open beginning or end,
    /// each place where it may be cut is tried.
    fn find(&self, header: &str) -> Vec<Target> {
        let mut found = Vec::new();
        for start in cuts(header, self.after_group.as_deref(), false) {
            for end in cuts(header, self.before_any.as_deref(), true) {
                let targets = header.get(start..end).and_then(|core| self.expected.get(core));
                for target in targets.into_iter().flatten() {
                    if !found.contains(target) {
                        found.push(*target);
                    }
                }
            }
        }
        found
    }
}

/// Where the header may be cut: before or after each place of the literal, or
/// at its own beginning or end where the pattern is not open there.
fn cuts(header: &str, literal: Option<&str>, after: bool) -> Vec<usize> {
    match literal {
        None if after => vec![header.len()],
        None => vec![0],
        Some(literal) => {
            let shift = if after { literal.len() } else { 0 };
            header.match_indices(literal).map(|(at, _)| at + shift).take(MAX_CUTS).collect()
        }
    }
}

/// A header has at most so many places at which it is tried to be cut.
const MAX_CUTS: usize = 32;

impl Words<'_> {
    /// The pattern with its placeholders filled in every way.
    fn fill(&self, pattern: &str) -> Vec<String> {
        let mut filled = vec![pattern.replace("{column}", self.column)];
        let part: Vec<&str> = self.part.iter().map(String::as_str).collect();
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        for (name, words) in [("{part}", part), ("{text}", texts), ("{label}", labels)] {
            if pattern.contains(name) {
                filled = filled
                    .iter()
                    .flat_map(|text| words.iter().map(move |word| text.replace(name, word)))
                    .collect();
            }
        }
        filled
    }
}

fn languages(text: &Text) -> Vec<String> {
    let mut texts: Vec<String> = text.iter().map(|(_, text)| normalise(text)).collect();
    texts.dedup();
    texts
}

/// Every column of an item, with the words that headers use for it.
fn words<'q>(
    position: usize,
    item: &'q Item,
    list: Option<&'q ChoiceList>,
    joined: bool,
) -> Vec<Words<'q>> {
    let words = |part: Part, name: Option<String>, labels: Vec<String>| Words {
        target: Target { item: position, part },
        column: item.column(),
        texts: languages(&item.text),
        part: name,
        labels,
    };
    let choices = list.map_or(&[][..], |list| &*list.choices);
    let missing = list.map_or(&[][..], |list| &*list.missing);
    let mut all = Vec::new();
    match item.kind {
        ItemKind::Multiple => {
            all.extend(choices.iter().enumerate().map(|(index, choice)| {
                let code = Some(choice.code.as_str().to_owned());
                words(Part::Choice(index), code, languages(&choice.label))
            }));
            all.extend(missing.iter().enumerate().map(|(index, choice)| {
                let labels = choice.label.as_ref().map(languages).unwrap_or_default();
                words(Part::Missing(index), Some(choice.code.as_str().to_owned()), labels)
            }));
        }
        ItemKind::Ranking => all.extend((1..=item.ranks(choices.len())).map(|rank| {
            let labels = vec![format!("Rang {rank}"), format!("Rank {rank}")];
            words(Part::Rank(rank), Some(rank.to_string()), labels)
        })),
        _ => {}
    }
    if joined || !matches!(item.kind, ItemKind::Multiple | ItemKind::Ranking) {
        all.push(words(Part::Answer, None, Vec::new()));
    }
    if item.other == Some(true) {
        all.push(words(Part::Other, None, Vec::new()));
    }
    if item.asks_occasion() {
        all.push(words(Part::Occasion, None, Vec::new()));
    }
    all
}
