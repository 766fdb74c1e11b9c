//! Column plan: what becomes of each column of an export, by its header.

use std::collections::{HashMap, HashSet};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Location;
use crate::error::suggestions::near_names;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;

use super::dialect::{Dialect, matches};
use super::headers::{Headers, Part, Target};
use super::import_report::{Dropped, DroppedWhy, ReadAs, ReadColumn};
use super::labels::{fold, normalise};
use super::options::ExportOptions;
use super::text_table::{Table, shown};

/// A question's text of so many characters stands in no answer by chance.
const LONG_TEXT: usize = 8;

/// What becomes of each column of the table.
pub(super) struct HeaderPlan<'t> {
    table: &'t Table,
    targets: Vec<(usize, Target)>,
    by_target: HashMap<Target, usize>,
    pub(super) kept: Vec<usize>,
    pub(super) unmatched: Vec<usize>,
    pub(super) dropped: Vec<Dropped>,
    /// The items whose open answer the caller asks for.
    open_texts: HashSet<usize>,
}

impl<'t> HeaderPlan<'t> {
    pub(super) fn new(
        table: &'t Table,
        questionnaire: &Questionnaire,
        dialect: &Dialect,
        options: &ExportOptions,
    ) -> Result<Self, Error> {
        dialect.check()?;
        let mut plan = Self {
            table,
            targets: Vec::new(),
            by_target: HashMap::new(),
            kept: Vec::new(),
            unmatched: Vec::new(),
            dropped: Vec::new(),
            open_texts: HashSet::new(),
        };
        let named = plan.named(questionnaire, options)?;
        let by_caller: HashSet<Target> = named.values().flatten().copied().collect();
        let items: Vec<&Item> = questionnaire.items().collect();
        let mut keep = Vec::new();
        for name in &options.keep {
            let is_open_text = |item: &&Item| {
                item.other == Some(true) && normalise(&item.part_column("other")) == normalise(name)
            };
            match (plan.position(name), items.iter().position(is_open_text)) {
                (Ok(column), _) => keep.push(column),
                (Err(_), Some(item)) => drop(plan.open_texts.insert(item)),
                (Err(error), None) => return Err(error),
            }
        }
        let headers = Headers::new(questionnaire, dialect);
        let mut unnamed = Vec::new();
        for (column, header) in table.headers.iter().enumerate() {
            if header.name.is_empty() {
                // Spreadsheets leave empty columns behind; what has no name but
                // cells is told.
                if (0..table.rows()).any(|row| !table.cell(row, column).trim().is_empty()) {
                    unnamed.push(column);
                    plan.unmatched.push(column);
                }
                continue;
            }
            let target = match named.get(&column) {
                Some(target) => *target,
                // What the caller maps is not read from another column too.
                None => headers.find(header)?.filter(|target| !by_caller.contains(target)),
            };
            let item = target.and_then(|target| items.get(target.item).copied());
            match target.zip(item) {
                Some((_, item)) if item.is_reflexive() => {
                    plan.put_aside(column, Some(DroppedWhy::Reflexive), &keep);
                }
                Some((target, item)) => {
                    let name = target.name(item, questionnaire.choices(item));
                    plan.assign(column, target, &name)?;
                    if target.part == Part::Other {
                        if keep.contains(&column) || by_caller.contains(&target) {
                            plan.open_texts.insert(target.item);
                        }
                        if !plan.keeps_open_text(target.item) {
                            plan.put_aside(column, Some(DroppedWhy::OpenText), &keep);
                        }
                    }
                }
                None => {
                    let folded = fold(&header.name);
                    let is_in = |marks: &[String]| marks.iter().any(|mark| matches(mark, &folded));
                    let why = if is_in(&dialect.identifiers) {
                        Some(DroppedWhy::Identifier)
                    } else {
                        is_in(&dialect.paradata).then_some(DroppedWhy::Paradata)
                    };
                    plan.put_aside(column, why, &keep);
                }
            }
        }
        plan.check_unnamed(&unnamed, questionnaire)?;
        if plan.targets.is_empty() {
            let columns = items.iter().take(5).map(|item| item.column());
            let expected = Expected::HeadersAs { headers: columns.collect() };
            // Without a line of headers, a person's answers stand there.
            let found = table
                .headers
                .iter()
                .take(5)
                .map(|header| Found::masked(&header.name, false).to_string());
            let found = found.collect::<Vec<_>>().join(", ");
            return Err(Error::usage(Code::UnmatchedExport, expected, found));
        }
        // The caller's order.
        plan.kept = keep.into_iter().filter(|column| plan.kept.contains(column)).collect();
        Ok(plan)
    }

    /// The column of the table that holds this part of an item.
    pub(super) fn column_of(&self, target: Target) -> Option<usize> {
        self.by_target.get(&target).copied()
    }

    /// Some tools name a multiple choice or a ranking in its first column only:
    /// what stands in the columns right of it is answers, and whoever left them
    /// out would read a tick as none.
    fn check_unnamed(&self, unnamed: &[usize], questionnaire: &Questionnaire) -> Result<(), Error> {
        let items: Vec<&Item> = questionnaire.items().collect();
        let is_of_several = |column: usize| {
            let named =
                |one: &usize| self.table.headers.get(*one).is_some_and(|h| !h.name.is_empty());
            let left = (0..column).rev().find(named)?;
            let (_, target) = self.targets.iter().find(|(one, _)| *one == left)?;
            let item = items.get(target.item)?;
            let list = questionnaire.choices(item);
            let parts: Vec<Part> = match item.kind {
                ItemKind::Multiple => {
                    (0..list.map_or(0, |list| list.choices.len())).map(Part::Choice).collect()
                }
                ItemKind::Ranking => {
                    let choices = list.map_or(0, |list| list.choices.len());
                    (1..=item.ranks(choices)).map(Part::Rank).collect()
                }
                _ => return None,
            };
            let is_named = |part: &Part| {
                self.by_target.contains_key(&Target { item: target.item, part: *part })
            };
            (!parts.iter().all(is_named)).then_some(left)
        };
        let fault = |column: usize| {
            let left = self.name(is_of_several(column)?).unwrap_or_default();
            let expected = Expected::HeaderRightOf { column: left.to_string() };
            let location = Location::column(&(column + 1).to_string());
            Some(Error::new(Code::UnnamedColumn, location, expected, ""))
        };
        let faults: Vec<Error> = unnamed.iter().filter_map(|column| fault(*column)).collect();
        if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::UnnamedColumn, faults)) }
    }

    /// Whether the first row holds the questions' texts rather than answers.
    pub(super) fn has_texts_below(&self, questionnaire: &Questionnaire) -> bool {
        let items: Vec<&Item> = questionnaire.items().collect();
        let (mut texts, mut others) = (0, 0);
        for (column, target) in &self.targets {
            let cell = if self.table.rows() > 0 { self.table.cell(0, *column) } else { "" };
            let cell = normalise(cell);
            let Some(item) = items.get(target.item).filter(|_| !cell.is_empty()) else { continue };
            // A short text may be a person's answer as well.
            let list = questionnaire.choices(item);
            let is_answer = list
                .is_some_and(|list| list.choices.iter().any(|choice| choice.code.as_str() == cell));
            let is_text = |text: &str| {
                let text = normalise(text);
                let is_long = text.chars().count() >= LONG_TEXT;
                if is_long { cell.contains(&text) } else { cell == text && !is_answer }
            };
            if item.text.iter().any(|(_, text)| is_text(text)) {
                texts += 1;
            } else {
                others += 1;
            }
        }
        texts > others
    }

    /// Whether the caller asks for the open answer of an item.
    pub(super) fn keeps_open_text(&self, item: usize) -> bool {
        self.open_texts.contains(&item)
    }

    /// The columns that the caller maps by name; none for those to be left out.
    fn named(
        &self,
        questionnaire: &Questionnaire,
        options: &ExportOptions,
    ) -> Result<HashMap<usize, Option<Target>>, Error> {
        let mut names: HashMap<String, Target> = HashMap::new();
        for (item, target) in questionnaire.items().enumerate().flat_map(|(position, item)| {
            let list = questionnaire.choices(item);
            let missing = list.map_or(0, |list| list.missing.len());
            let choices = list.map_or(0, |list| list.choices.len());
            let parts: Vec<Part> = match item.kind {
                ItemKind::Multiple => (0..choices)
                    .map(Part::Choice)
                    .chain((0..missing).map(Part::Missing))
                    .chain([Part::Answer])
                    .collect(),
                ItemKind::Ranking => {
                    (1..=item.ranks(choices)).map(Part::Rank).chain([Part::Answer]).collect()
                }
                _ => vec![Part::Answer],
            };
            let other = (item.other == Some(true)).then_some(Part::Other);
            let occasion = item.asks_occasion().then_some(Part::Occasion);
            let parts = parts.into_iter().chain(other).chain(occasion);
            parts.map(move |part| (item, Target { item: position, part })).collect::<Vec<_>>()
        }) {
            names.insert(target.name(item, questionnaire.choices(item)), target);
        }
        let mut named = HashMap::new();
        for (header, column) in &options.columns {
            let target = |column: &String| {
                let found = names.get(column.as_str()).copied();
                found.ok_or_else(|| Error::unknown_name(column, names.keys().map(String::as_str)))
            };
            let target = column.as_ref().map(target).transpose()?;
            named.insert(self.position(header)?, target);
        }
        Ok(named)
    }

    fn position(&self, name: &str) -> Result<usize, Error> {
        let wanted = normalise(name);
        let found = self.table.headers.iter().position(|header| normalise(&header.name) == wanted);
        found.ok_or_else(|| {
            let headers: Vec<String> =
                self.table.headers.iter().map(|header| shown(&header.name)).collect();
            let near = near_names(name, headers.iter().map(String::as_str));
            Error::new(Code::MissingColumn, Location::column(name), near, name)
        })
    }

    /// The header of a column, as it may be shown.
    pub(super) fn name(&self, column: usize) -> Option<String> {
        self.table.headers.get(column).map(|header| shown(&header.name))
    }

    fn assign(&mut self, column: usize, target: Target, name: &str) -> Result<(), Error> {
        if let Some(first) = self.by_target.insert(target, column) {
            let first = self.name(first).unwrap_or_default();
            let expected =
                Expected::OneColumnFor { column: name.to_string(), header: first.to_string() };
            let header = self.name(column).unwrap_or_default();
            let location = Location::column(&header);
            return Err(Error::new(Code::DuplicateColumn, location, expected, header));
        }
        self.targets.push((column, target));
        Ok(())
    }

    fn put_aside(&mut self, column: usize, why: Option<DroppedWhy>, keep: &[usize]) {
        let header = self.name(column).unwrap_or_default();
        match why {
            _ if keep.contains(&column) => self.kept.push(column),
            Some(why) => self.dropped.push(Dropped { header, why }),
            None => self.unmatched.push(column),
        }
    }

    /// What each header was read as.
    pub(super) fn columns(
        &self,
        questionnaire: &Questionnaire,
        read_as: &HashMap<usize, ReadAs>,
    ) -> Vec<ReadColumn> {
        let items: Vec<&Item> = questionnaire.items().collect();
        let read = |(column, target): &(usize, Target)| {
            let item = items.get(target.item)?;
            Some(ReadColumn {
                header: self.name(*column)?,
                column: target.name(item, questionnaire.choices(item)),
                item: item.key.clone(),
                read_as: *read_as.get(column)?,
            })
        };
        self.targets.iter().filter_map(read).collect()
    }
}
