//! Joined response options in one cell, split without guessing.

use std::collections::HashMap;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::scoring::decode::Cells;
use crate::survey::choices::ChoiceList;
use crate::survey::item::Item;

use super::answer_cells::{Book, Rules};
use super::import_report::ReadAs;
use super::labels::{fold, is_not_applicable, near, normalise};
use super::text_column::Distinct;
use super::text_table::shown;

/// More joined texts in one cell than this are not tried to be told apart.
const MAX_SEGMENTS: usize = 300;

/// What a joined cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Joined {
    /// The choices in their order, and the text of the open answer.
    Choices(Vec<usize>, Option<String>),
    /// A way not to answer, by its code; none for no answer at all.
    Missing(Option<String>),
    /// It was not understood because of these parts.
    Strange(Vec<String>),
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
            !matches!(read, Ok(Joined::Strange(_) | Joined::Choices(_, Some(_))))
        };
        cells.counted().filter(|(text, _)| known(text)).map(|(_, count)| count).sum()
    };
    let way = book.decide(rules, header, understood, cells.texts.iter().copied())?;
    let read: Result<Vec<Joined>, Vec<String>> =
        cells.texts.iter().map(|text| splitter.read(way, text)).collect();
    let read = read.map_err(|labels| {
        let expected = Expected::DistinctJoinedLabels;
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
    fn read(&self, way: Cells, whole: &str) -> Result<Joined, Vec<String>> {
        let missing = |code: &str| self.list.missing.iter().any(|m| m.code.as_str() == code);
        if let Some((code, _)) = self.book.decode(way, whole).filter(|(code, _)| missing(code)) {
            return Ok(Joined::Missing(Some(code.to_owned())));
        }
        if self.rules.is_no_answer(whole) {
            return Ok(Joined::Missing(None));
        }
        if let Some(code) = self.book.not_applicable_of(whole) {
            return Ok(Joined::Missing(Some(code.to_owned())));
        }
        let joiners = self.rules.cells_of_dialect.map_or(&[][..], |rules| &rules.joiners);
        let mut best = (Joined::Strange(vec![whole.to_owned()]), 0);
        for joiner in joiners {
            // Some tools end every choice with the joiner.
            let text = whole.strip_suffix(joiner.trim()).filter(|_| !joiner.trim().is_empty());
            let (read, found) = self.split(way, text.unwrap_or(whole).trim_end(), joiner)?;
            if matches!(read, Joined::Choices(_, None)) {
                return Ok(read);
            }
            // The joiner that finds most choices beside what is unknown.
            if found > best.1 || (found == best.1 && matches!(best.0, Joined::Strange(_))) {
                best = (read, found);
            }
        }
        Ok(best.0)
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
    /// with the joiner in it is found, and two ways are noticed; and how many
    /// choices were found.
    fn split(&self, way: Cells, text: &str, joiner: &str) -> Result<(Joined, usize), Vec<String>> {
        let segments = segments(text, joiner);
        if segments.len() > MAX_SEGMENTS {
            return Ok((Joined::Strange(Vec::new()), 0));
        }
        let longest = self.longest(joiner);
        let choice = |from: usize, to: usize| {
            let (start, end) = (segments.get(from)?.0, segments.get(to)?.1);
            self.choice(way, text.get(start..end)?.trim())
        };
        let mut ways = vec![0u32; segments.len() + 1];
        let mut last: Vec<Option<(usize, usize)>> = vec![None; segments.len() + 1];
        if let Some(first) = ways.first_mut() {
            *first = 1;
        }
        for to in 0..segments.len() {
            for from in (to.saturating_sub(longest)..=to).rev() {
                let before = ways.get(from).copied().unwrap_or_default();
                let Some(choice) = choice(from, to).filter(|_| before > 0) else { continue };
                if let Some(ways) = ways.get_mut(to + 1) {
                    *ways = ways.saturating_add(before).min(2);
                }
                if let Some(last) = last.get_mut(to + 1) {
                    *last = Some((from, choice));
                }
            }
        }
        let whole = segments.len();
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
        let mut found = chosen.len();
        let mut seen = chosen.clone();
        seen.sort_unstable();
        seen.dedup();
        if seen.len() < chosen.len() {
            return Ok((Joined::Strange(vec![text.to_owned()]), found));
        }
        if reached == whole {
            return Ok((Joined::Choices(chosen, None), found));
        }
        // What no choice spans, from there on.
        let (mut at, mut unknown, mut behind) = (reached, Vec::new(), false);
        while at < whole {
            let known =
                (at..(at + longest + 1).min(whole)).rev().find(|to| choice(at, *to).is_some());
            if let Some(to) = known {
                (at, behind, found) = (to + 1, true, found + 1);
            } else {
                let segment = segments.get(at).and_then(|(start, end)| text.get(*start..*end));
                unknown.extend(segment.map(|segment| segment.trim().to_owned()));
                at += 1;
            }
        }
        // Tools write the open answer last: with a choice behind it, or where it
        // is nearly one, the unknown text is a label that the list lacks, and no
        // box of this cell is known.
        let is_label = |part: &String| !near(part, self.own_labels()).is_empty();
        let is_closed = !self.open || way != Cells::Labels || is_not_applicable(text);
        if is_closed || behind || unknown.iter().any(is_label) {
            return Ok((Joined::Strange(unknown), found));
        }
        let rest = segments.get(reached).and_then(|(start, _)| text.get(*start..));
        Ok((Joined::Choices(chosen, rest.map(|rest| rest.trim().to_owned())), found))
    }

    /// The labels of the choices, but for that of « autre ».
    fn own_labels(&self) -> impl Iterator<Item = &'q str> {
        let other = self.book.other(self.rules.cells_of_dialect);
        let own =
            self.list.choices.iter().filter(move |choice| Some(choice.code.as_str()) != other);
        own.flat_map(|choice| choice.label.iter().map(|(_, label)| label))
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
        choices.map(|choice| choice.label.main().to_owned()).collect()
    }
}

/// Where the texts between joiners are, without blank ones.
fn segments(text: &str, joiner: &str) -> Vec<(usize, usize)> {
    let mut segments = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(joiner) {
        segments.push((start, at));
        start = at + joiner.len();
    }
    segments.push((start, text.len()));
    segments
        .retain(|(start, end)| text.get(*start..*end).is_some_and(|one| !one.trim().is_empty()));
    segments
}
