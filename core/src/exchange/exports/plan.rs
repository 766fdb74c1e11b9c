//! What becomes of each column of an export, by its header.

use std::collections::HashMap;

use crate::base::error::{Code, Error, mask};
use crate::base::location::Location;
use crate::base::near::near_names;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;

use super::csv::{Table, shown};
use super::dialect::{Dialect, matches};
use super::headers::{Headers, Part, Target};
use super::labels::{fold, normalise};
use super::options::ExportOptions;
use super::report::{Dropped, DroppedWhy, ReadAs, ReadColumn};

/// What becomes of each column of the table.
pub(super) struct HeaderPlan<'t> {
    table: &'t Table,
    targets: Vec<(usize, Target)>,
    by_target: HashMap<Target, usize>,
    pub(super) kept: Vec<usize>,
    pub(super) unmatched: Vec<usize>,
    pub(super) dropped: Vec<Dropped>,
}

impl<'t> HeaderPlan<'t> {
    pub(super) fn new(
        table: &'t Table,
        questionnaire: &Questionnaire,
        dialect: &Dialect,
        options: &ExportOptions,
    ) -> Result<Self, Error> {
        let mut plan = Self {
            table,
            targets: Vec::new(),
            by_target: HashMap::new(),
            kept: Vec::new(),
            unmatched: Vec::new(),
            dropped: Vec::new(),
        };
        let named = plan.named(questionnaire, options)?;
        let keep: Vec<usize> =
            options.keep.iter().map(|name| plan.position(name)).collect::<Result<_, _>>()?;
        let items: Vec<&Item> = questionnaire.items().collect();
        let headers = Headers::new(questionnaire, dialect);
        for (column, header) in table.headers.iter().enumerate() {
            if header.name.is_empty() {
                // Spreadsheets leave empty columns behind; what has no name but
                // cells is told.
                if (0..table.rows()).any(|row| !table.cell(row, column).trim().is_empty()) {
                    plan.unmatched.push(column);
                }
                continue;
            }
            let target = match named.get(&column) {
                Some(target) => Some(*target),
                None => headers.find(header)?,
            };
            let item = target.and_then(|target| items.get(target.item).copied());
            match target.zip(item) {
                Some((_, item)) if item.is_reflexive() => {
                    plan.put_aside(column, Some(DroppedWhy::Reflexive), &keep);
                }
                Some((target, item)) => {
                    let name = target.name(item, questionnaire.choices(item));
                    plan.assign(column, target, &name)?;
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
        if plan.targets.is_empty() {
            let columns = items.iter().take(5).map(|item| item.column()).collect::<Vec<_>>();
            let expected = format!("headers as {}, or the questions' texts", columns.join(", "));
            // Without a line of headers, a person's answers stand there.
            let found = table.headers.iter().take(5).map(|header| mask(&header.name, false));
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

    /// The columns that the caller maps by name.
    fn named(
        &self,
        questionnaire: &Questionnaire,
        options: &ExportOptions,
    ) -> Result<HashMap<usize, Target>, Error> {
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
            let target = names
                .get(column.as_str())
                .copied()
                .ok_or_else(|| Error::unknown_name(column, names.keys().map(String::as_str)))?;
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
            let expected = format!("one column for {name}: `{first}` is read as it already");
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
