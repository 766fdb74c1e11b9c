//! Several choices joined in one cell, told apart without guessing.

use std::collections::HashMap;

use crate::base::error::{Code, Error};
use crate::base::location::Location;
use crate::scoring::decode::Cells;
use crate::survey::choices::ChoiceList;
use crate::survey::item::Item;

use super::cells::{Book, Rules};
use super::column::Distinct;
use super::csv::shown;
use super::labels::{fold, is_not_applicable, normalise};
use super::report::ReadAs;

/// More joined texts in one cell than this are not tried to be told apart.
const MAX_SEGMENTS: usize = 300;

/// What a joined cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Joined {
    /// The choices in their order, and the text of the open answer.
    Choices(Vec<usize>, Option<String>),
    /// A way not to answer, by its code; none for no answer at all.
    Missing(Option<String>),
    Strange,
}

/// What each different joined cell says.
pub(super) fn read_joined(
    header: &str,
    cells: &Distinct<'_>,
    item: &Item,
    list: &ChoiceList,
    book: &Book<'_>,
    rules: &Rules<'_>,
) -> Result<(ReadAs, Vec<Joined>), Error> {
    let splitter = Splitter::new(item, list, book, rules);
    let understood = |way: Cells| {
        // An open answer would understand anything.
        let known = |text| {
            let read = splitter.read(way, text);
            !matches!(read, Ok(Joined::Strange | Joined::Choices(_, Some(_))))
        };
        cells.counted().filter(|(text, _)| known(text)).map(|(_, count)| count).sum()
    };
    let way = book.decide(rules.cells, header, understood, cells.texts.iter().copied())?;
    let read: Result<Vec<Joined>, Vec<String>> =
        cells.texts.iter().map(|text| splitter.read(way, text)).collect();
    let read = read.map_err(|labels| {
        let expected = "labels that can be told apart where they are joined";
        let location = Location::column(&shown(header));
        Error::new(Code::AmbiguousLabel, location, expected, labels.join(" | "))
    })?;
    let read_as = if way == Cells::Labels { ReadAs::JoinedLabels } else { ReadAs::JoinedCodes };
    Ok((read_as, read))
}

/// Tells apart what is joined in one cell.
struct Splitter<'q> {
    list: &'q ChoiceList,
    book: &'q Book<'q>,
    rules: &'q Rules<'q>,
    positions: HashMap<&'q str, usize>,
    /// Whether an open answer may stand behind the choices.
    open: bool,
}

impl<'q> Splitter<'q> {
    fn new(item: &Item, list: &'q ChoiceList, book: &'q Book<'q>, rules: &'q Rules<'q>) -> Self {
        let codes = list.choices.iter().map(|choice| choice.code.as_str());
        let positions = codes.enumerate().map(|(index, code)| (code, index)).collect();
        Self { list, book, rules, positions, open: item.other == Some(true) }
    }

    /// Reads a cell; if it can be read in two ways, the labels of one of them.
    fn read(&self, way: Cells, text: &str) -> Result<Joined, Vec<String>> {
        let missing = |code: &str| self.list.missing.iter().any(|m| m.code.as_str() == code);
        if let Some((code, _)) = self.book.decode(way, text).filter(|(code, _)| missing(code)) {
            return Ok(Joined::Missing(Some(code.to_owned())));
        }
        if self.rules.is_no_answer(text) {
            return Ok(Joined::Missing(None));
        }
        let joiners = self.rules.cells_of_dialect.map_or(&[][..], |rules| &rules.joiners);
        let mut open = Joined::Strange;
        for joiner in joiners {
            match self.split(way, text, joiner)? {
                Joined::Strange => {}
                whole @ Joined::Choices(_, None) => return Ok(whole),
                with_other => {
                    // The joiner that finds most choices before the open text.
                    let found = |read: &Joined| match read {
                        Joined::Choices(chosen, _) => chosen.len(),
                        _ => 0,
                    };
                    if open == Joined::Strange || found(&with_other) > found(&open) {
                        open = with_other;
                    }
                }
            }
        }
        Ok(open)
    }

    /// The choice that a segment names; `usize::MAX` is the open answer's code.
    fn choice(&self, way: Cells, segment: &str) -> Option<usize> {
        if let Some((code, _)) = self.book.decode(way, segment) {
            return self.positions.get(code).copied();
        }
        let words = self.rules.cells_of_dialect.map_or(&[][..], |rules| &rules.other);
        let is_other = words.iter().any(|word| fold(word) == fold(segment));
        match self.book.other(self.rules.cells_of_dialect) {
            Some(code) if is_other => self.positions.get(code).copied(),
            None if is_other && self.open => Some(usize::MAX),
            _ => None,
        }
    }

    /// Counts the ways to read the segments from the left, so that a label
    /// with the joiner in it is found, and two ways are noticed.
    fn split(&self, way: Cells, text: &str, joiner: &str) -> Result<Joined, Vec<String>> {
        let mut bounds: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        for (at, _) in text.match_indices(joiner) {
            bounds.push((start, at));
            start = at + joiner.len();
        }
        bounds.push((start, text.len()));
        if bounds.len() > MAX_SEGMENTS {
            return Ok(Joined::Strange);
        }
        let longest = self.longest(joiner);
        let mut ways = vec![0u32; bounds.len() + 1];
        let mut last: Vec<Option<(usize, usize)>> = vec![None; bounds.len() + 1];
        if let Some(first) = ways.first_mut() {
            *first = 1;
        }
        for (to, (_, end)) in bounds.iter().enumerate() {
            for from in (to.saturating_sub(longest)..=to).rev() {
                let before = ways.get(from).copied().unwrap_or_default();
                let start = bounds.get(from).map_or(0, |(start, _)| *start);
                let segment = text.get(start..*end).unwrap_or_default();
                if before == 0 || segment.trim().is_empty() {
                    continue;
                }
                let Some(choice) = self.choice(way, segment.trim()) else { continue };
                if let Some(ways) = ways.get_mut(to + 1) {
                    *ways = ways.saturating_add(before).min(2);
                }
                if let Some(last) = last.get_mut(to + 1) {
                    *last = Some((from, choice));
                }
            }
        }
        let whole = bounds.len();
        let reached = (0..=whole).rev().find(|n| ways.get(*n).is_some_and(|w| *w > 0)).unwrap_or(0);
        let mut chosen = Vec::new();
        let mut at = reached;
        while let Some((from, choice)) = last.get(at).copied().flatten() {
            chosen.push(choice);
            at = from;
        }
        chosen.reverse();
        if ways.get(reached).is_some_and(|ways| *ways > 1) {
            return Err(self.labels(&chosen));
        }
        chosen.retain(|choice| *choice != usize::MAX);
        let mut seen = chosen.clone();
        seen.sort_unstable();
        seen.dedup();
        if seen.len() < chosen.len() {
            return Ok(Joined::Strange);
        }
        if reached == whole {
            return Ok(Joined::Choices(chosen, None));
        }
        if !self.open || way != Cells::Labels || is_not_applicable(text) {
            return Ok(Joined::Strange);
        }
        let rest = bounds.get(reached).and_then(|(start, _)| text.get(*start..));
        Ok(Joined::Choices(chosen, rest.map(|rest| rest.trim().to_owned())))
    }

    /// How many joiners a label or code holds at most.
    fn longest(&self, joiner: &str) -> usize {
        let labels = self.list.choices.iter().flat_map(|choice| {
            let labels = choice.label.iter().map(|(_, label)| normalise(label));
            labels.chain([choice.code.as_str().to_owned()]).collect::<Vec<_>>()
        });
        labels.map(|label| label.matches(joiner).count()).max().unwrap_or_default()
    }

    fn labels(&self, chosen: &[usize]) -> Vec<String> {
        let choices = chosen.iter().filter_map(|index| self.list.choices.get(*index));
        choices.map(|choice| choice.label.french().to_owned()).collect()
    }
}
