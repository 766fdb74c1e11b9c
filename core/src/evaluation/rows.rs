//! Observations from the rows of a spreadsheet, as officers keep them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::document::node::Node;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::referential::index::Referential;
use crate::value::decimal::Amount;
use crate::value::key::is_key;
use crate::value::period::Period;
use crate::value::text::slug;

use super::entity::EntityKind;
use super::formula::{Bound, Formula, Formulas};
use super::observations::{ObservationState, Observations};

/// What the columns of a sheet of observations are called, as in documents and in French.
pub const OBSERVATION_COLUMNS: [(&str, &str); 15] = [
    ("term", "terme"),
    ("entity", "entite"),
    ("period", "periode"),
    ("value", "valeur"),
    ("kind", "type"),
    ("department", "departement"),
    ("region", "region"),
    ("breakdown", "ventilation"),
    ("category", "categorie"),
    ("count", "effectif"),
    ("n", "n"),
    ("unit", "unite"),
    ("state", "etat"),
    ("source", "source"),
    ("description", "intitule"),
];

pub(super) const TERM: usize = 0;
pub(super) const ENTITY: usize = 1;
pub(super) const PERIOD: usize = 2;
pub(super) const VALUE: usize = 3;
pub(super) const KIND: usize = 4;
pub(super) const DEPARTMENT: usize = 5;
pub(super) const REGION: usize = 6;
pub(super) const BREAKDOWN: usize = 7;
pub(super) const CATEGORY: usize = 8;
pub(super) const COUNT: usize = 9;
pub(super) const N: usize = 10;
pub(super) const UNIT: usize = 11;
pub(super) const STATE: usize = 12;
pub(super) const SOURCE: usize = 13;
pub(super) const DESCRIPTION: usize = 14;

/// So many columns must be there.
const NEEDED: usize = 4;

impl Observations {
    /// Reads numbers from the rows of a spreadsheet, the names of its columns first
    /// ([`OBSERVATION_COLUMNS`], in either language, whatever the case and the accents): a
    /// number of each row. Entities and categories may be named as people name them. A
    /// department and a region hold the entity. Of a median, a mean or a duration each row
    /// tells how many (`count`) have a value, or one between two (`3-7`). Rows without a
    /// value, a count and a state are still to be filled, and are left out.
    ///
    /// # Errors
    /// `invalid_cells` with every fault in its line and field, as of a document;
    /// `missing_column` for one of the first four, `unknown_field` for a column of another
    /// name.
    pub fn from_rows(rows: &[Vec<String>], referential: &Referential) -> Result<Self, Error> {
        let sheet = Sheet::of(rows)?;
        let (document, lines) = sheet.document(referential)?;
        let node = Node::of(&document)?;
        Self::of_node(&node, referential).map_err(|error| sheet.placed(&error, &lines))
    }
}

/// The lines from which parts of a document were made.
#[derive(Default)]
struct Lines {
    observations: Vec<u64>,
    entities: Vec<u64>,
    breakdowns: Vec<u64>,
}

struct Sheet<'r> {
    rows: &'r [Vec<String>],
    columns: [Option<usize>; OBSERVATION_COLUMNS.len()],
}

impl<'r> Sheet<'r> {
    fn of(rows: &'r [Vec<String>]) -> Result<Self, Error> {
        let head = rows.first().map_or(&[][..], Vec::as_slice);
        let names: Vec<String> = head.iter().map(|name| slug(name)).collect();
        let names: Vec<String> = names.iter().map(|name| name.replace('-', "_")).collect();
        let columns = OBSERVATION_COLUMNS.map(|(english, french)| {
            names.iter().position(|name| name == english || name == french)
        });
        let mut faults = Vec::new();
        for ((english, french), place) in OBSERVATION_COLUMNS.iter().zip(columns).take(NEEDED) {
            if place.is_none() {
                let expected = Expected::ColumnNamed {
                    english: (*english).to_owned(),
                    french: (*french).to_owned(),
                };
                let at = Location::File { line: 1, column: 0 };
                faults.push(Error::new(Code::MissingColumn, at, expected, ""));
            }
        }
        for (place, name) in head.iter().enumerate() {
            if !name.trim().is_empty() && !columns.contains(&Some(place)) {
                let known =
                    OBSERVATION_COLUMNS.iter().flat_map(|(english, french)| [*english, *french]);
                let expected = Expected::OneOf { names: known.collect() };
                let at = Location::File { line: 1, column: place as u64 + 1 };
                faults.push(Error::new(Code::UnknownField, at, expected, name.as_str()));
            }
        }
        match faults.is_empty() {
            true => Ok(Self { rows, columns }),
            false => Err(Error::many(Code::InvalidCells, faults)),
        }
    }

    fn cell(&self, row: &'r [String], column: usize) -> &'r str {
        self.columns[column].and_then(|place| row.get(place)).map_or("", |cell| cell.trim())
    }

    fn at(&self, line: u64, column: usize) -> Location {
        let place = self.columns[column].map_or(0, |place| place as u64 + 1);
        Location::File { line, column: place }
    }

    /// The document that the rows say, and the lines that say it.
    fn document(&self, referential: &Referential) -> Result<(Value, Lines), Error> {
        let formulas = Formulas::of(referential);
        let mut reading = Reading::new(self, &formulas);
        for (line, row) in (1..).zip(self.rows).skip(1) {
            let is_filled =
                [VALUE, COUNT, STATE].iter().any(|cell| !self.cell(row, *cell).is_empty());
            if is_filled {
                reading.row(line, row);
            }
        }
        if reading.observations.is_empty() && reading.faults.is_empty() {
            let (at, expected) = (self.at(2, VALUE), Expected::FilledRow);
            return Err(Error::new(Code::MissingField, at, expected, ""));
        }
        if !reading.faults.is_empty() {
            return Err(Error::many(Code::InvalidCells, reading.faults));
        }
        let document = json!({
            "document": "observations", "schema_version": 1,
            "referential": { "key": referential.key(), "version": referential.version() },
            "entities": reading.entities, "breakdowns": reading.breakdowns,
            "observations": reading.observations,
        });
        Ok((document, reading.lines))
    }

    /// Faults of the document in the cells that say it.
    fn placed(&self, error: &Error, lines: &Lines) -> Error {
        let put = |fault: &Error| {
            let at = fault.location().pointer().map_or("", |at| at.as_str());
            let mut parts = at.split('/').skip(1);
            let (list, place) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            let lines = match list {
                "observations" => &lines.observations,
                "entities" => &lines.entities,
                _ => &lines.breakdowns,
            };
            let line = place.parse::<usize>().ok().and_then(|place| lines.get(place));
            let column = match (list, parts.next().unwrap_or("")) {
                ("observations", "term") => Some(TERM),
                ("observations", "entity") => Some(ENTITY),
                ("observations", "period") => Some(PERIOD),
                ("observations", "category") => Some(CATEGORY),
                ("observations", "unit") => Some(UNIT),
                ("observations", "n") => Some(N),
                ("observations", "state") => Some(STATE),
                ("observations", _) => Some(VALUE),
                ("entities", "part_of") => Some(DEPARTMENT),
                ("entities", "kind") => Some(KIND),
                ("entities", _) => Some(ENTITY),
                ("breakdowns", _) => Some(BREAKDOWN),
                _ => None,
            };
            let at = match (line, column) {
                (Some(line), Some(column)) => self.at(*line, column),
                _ => Location::File { line: 1, column: 0 },
            };
            Error::new(fault.code(), at, fault.expected().clone(), fault.found().clone())
        };
        let mut faults: Vec<Error> = error.faults().iter().map(put).collect();
        faults.sort_by_key(|fault| match fault.location() {
            Location::File { line, column } => (*line, *column),
            _ => (0, 0),
        });
        Error::many(Code::InvalidCells, faults)
    }
}

/// A document that is being put together from rows.
struct Reading<'r, 's> {
    sheet: &'s Sheet<'r>,
    formulas: &'s Formulas<'s>,
    faults: Vec<Error>,
    lines: Lines,
    entities: Vec<Value>,
    /// By what it is called and its kind, its place: Paris is a town and a department.
    known: BTreeMap<(String, EntityKind), usize>,
    breakdowns: Vec<Value>,
    observations: Vec<Value>,
    /// By term, entity, period and category the place of a distribution.
    distributions: BTreeMap<[String; 5], usize>,
}

impl<'r, 's> Reading<'r, 's> {
    fn new(sheet: &'s Sheet<'r>, formulas: &'s Formulas<'s>) -> Self {
        Self {
            sheet,
            formulas,
            faults: Vec::new(),
            lines: Lines::default(),
            entities: Vec::new(),
            known: BTreeMap::new(),
            breakdowns: Vec::new(),
            observations: Vec::new(),
            distributions: BTreeMap::new(),
        }
    }

    fn fault(&mut self, code: Code, line: u64, column: usize, expected: Expected, found: &str) {
        self.faults.push(Error::new(code, self.sheet.at(line, column), expected, found));
    }

    fn row(&mut self, line: u64, row: &'r [String]) {
        let cell = |column| self.sheet.cell(row, column);
        let term = cell(TERM);
        let is_distributed = self.formulas.with(term).any(Formula::is_distributed);
        let entity = self.entity(line, row);
        let period = self.period(line, cell(PERIOD));
        let (value, state) = match state_of(cell(STATE)).or_else(|| state_of(cell(VALUE))) {
            Some(state) => (None, Some(state)),
            None => (Some(cell(VALUE)).filter(|cell| !cell.is_empty()), None),
        };
        if state.is_none() && !cell(STATE).is_empty() {
            let names = ["inconnu", "sans objet"].into_iter().collect();
            self.fault(Code::InvalidValue, line, STATE, Expected::OneOf { names }, cell(STATE));
        }
        let (Some(entity), Some(period)) = (entity, period) else { return };
        let mut own = Map::new();
        own.insert("term".into(), term.into());
        own.insert("entity".into(), entity.clone().into());
        own.insert("period".into(), period.clone().into());
        let (breakdown, category) = (slug(cell(BREAKDOWN)), key_of(cell(CATEGORY)));
        if !breakdown.is_empty() && !category.is_empty() {
            self.category(line, &breakdown, &category, cell(CATEGORY));
            own.insert("category".into(), json!({ "breakdown": breakdown, "category": category }));
        }
        for (name, column) in [("unit", UNIT), ("source", SOURCE)] {
            if !cell(column).is_empty() {
                own.insert(name.into(), cell(column).into());
            }
        }
        if !cell(N).is_empty() {
            own.insert("n".into(), number(cell(N)));
        }
        if let Some(state) = state {
            own.insert("state".into(), state.as_str().into());
        } else if is_distributed {
            let mut part = bounds(value.unwrap_or(""));
            part.insert("count".into(), number(cell(COUNT)));
            let spot = [term.to_owned(), entity, period, breakdown, category];
            if let Some(place) = self.distributions.get(&spot) {
                if let Some(parts) = self.observations[*place]["distribution"].as_array_mut() {
                    parts.push(part.into());
                }
                return;
            }
            self.distributions.insert(spot, self.observations.len());
            own.insert("distribution".into(), json!([part]));
        } else if let Some(value) = value {
            own.insert("value".into(), number(value));
        }
        self.observations.push(own.into());
        self.lines.observations.push(line);
    }

    /// The entity of a row, with what holds it.
    fn entity(&mut self, line: u64, row: &'r [String]) -> Option<String> {
        let cell = |column| self.sheet.cell(row, column);
        let name = cell(ENTITY);
        let kind = match cell(KIND) {
            "" => {
                self.formulas.term(cell(TERM)).map_or(EntityKind::Territory, |t| Bound::of(t).kind)
            }
            word => match kind_of(word) {
                Some(kind) => kind,
                None => {
                    let names = EntityKind::ALL.iter().collect();
                    self.fault(Code::InvalidValue, line, KIND, Expected::OneOf { names }, word);
                    return None;
                }
            },
        };
        let region = self.wider(line, cell(REGION), EntityKind::Region, None);
        let department =
            self.wider(line, cell(DEPARTMENT), EntityKind::Department, region.as_deref());
        let part_of = department.filter(|_| kind != EntityKind::Department).or(region);
        let part_of = part_of.filter(|_| kind != EntityKind::Region);
        if key_of(name).is_empty() {
            let expected = Expected::Field { field: "entity".to_owned() };
            self.fault(Code::FieldRequired, line, ENTITY, expected, name);
            return None;
        }
        Some(self.declare(line, name, kind, part_of.as_deref()))
    }

    /// A department or a region that holds others.
    fn wider(
        &mut self,
        line: u64,
        name: &str,
        kind: EntityKind,
        part_of: Option<&str>,
    ) -> Option<String> {
        (!key_of(name).is_empty()).then(|| self.declare(line, name, kind, part_of))
    }

    /// An entity, by its key; it lies in one other.
    fn declare(
        &mut self,
        line: u64,
        name: &str,
        kind: EntityKind,
        part_of: Option<&str>,
    ) -> String {
        let called = key_of(name);
        let Some(place) = self.known.get(&(called.clone(), kind)).copied() else {
            let is_taken = self.entities.iter().any(|own| own["key"] == called.as_str());
            let key = if is_taken { key_of(&format!("{kind} {name}")) } else { called.clone() };
            let mut entity = json!({ "key": key, "kind": kind.as_str(), "label": { "fr": name } });
            if let Some(part_of) = part_of {
                entity["part_of"] = part_of.into();
            }
            self.known.insert((called, kind), self.entities.len());
            self.entities.push(entity);
            self.lines.entities.push(line);
            return key;
        };
        let key = self.entities[place]["key"].as_str().unwrap_or_default().to_owned();
        let known = self.entities[place]["part_of"].as_str().map(str::to_owned);
        match (known, part_of) {
            (Some(known), Some(part_of)) if known != part_of => {
                let has_departments = self.sheet.columns[DEPARTMENT].is_some();
                let is_in_department = kind != EntityKind::Department && has_departments;
                let column = if is_in_department { DEPARTMENT } else { REGION };
                let expected = Expected::This { value: known };
                self.fault(Code::DuplicateEntry, line, column, expected, part_of);
            }
            (None, Some(part_of)) => self.entities[place]["part_of"] = part_of.into(),
            _ => {}
        }
        key
    }

    fn category(&mut self, line: u64, breakdown: &str, category: &str, label: &str) {
        let place = self.breakdowns.iter().position(|own| own["key"] == breakdown);
        let place = place.unwrap_or_else(|| {
            self.breakdowns.push(json!({ "key": breakdown, "categories": [] }));
            self.lines.breakdowns.push(line);
            self.breakdowns.len() - 1
        });
        if let Some(categories) = self.breakdowns[place]["categories"].as_array_mut()
            && !categories.iter().any(|own| own["key"] == category)
        {
            categories.push(json!({ "key": category, "label": { "fr": label } }));
        }
    }

    /// A period as documents write it, also from a quarter or a half of a year.
    fn period(&mut self, line: u64, cell: &str) -> Option<String> {
        let text = cell.strip_suffix(".0").unwrap_or(cell);
        let part = text.get(..4).zip(text.get(4..)).and_then(|(year, part)| {
            let days = match part.trim_start_matches(['-', ' ']) {
                "T1" | "Q1" => ("01-01", "03-31"),
                "T2" | "Q2" => ("04-01", "06-30"),
                "T3" | "Q3" => ("07-01", "09-30"),
                "T4" | "Q4" => ("10-01", "12-31"),
                "S1" | "H1" => ("01-01", "06-30"),
                "S2" | "H2" => ("07-01", "12-31"),
                _ => return None,
            };
            Some(format!("{year}-{}/{year}-{}", days.0, days.1))
        });
        let text = part.unwrap_or_else(|| text.to_owned());
        match text.parse::<Period>() {
            Ok(period) => Some(period.to_string()),
            Err(error) => {
                self.fault(error.code(), line, PERIOD, error.expected().clone(), cell);
                None
            }
        }
    }
}

/// What people call a thing, as a key: `Saint-Denis` is `saint-denis`, `93` is `n93`.
fn key_of(name: &str) -> String {
    let key = slug(name);
    let key = if key.starts_with(|c: char| c.is_ascii_digit()) { format!("n{key}") } else { key };
    let cut: String = key.chars().take(60).collect();
    let cut = cut.trim_end_matches('-').to_owned();
    if is_key(&cut) { cut } else { String::new() }
}

fn kind_of(word: &str) -> Option<EntityKind> {
    Some(match slug(word).as_str() {
        "region" => EntityKind::Region,
        "departement" | "department" => EntityKind::Department,
        "territoire" | "territory" => EntityKind::Territory,
        "reseau" | "network" => EntityKind::Network,
        "parcours" | "pathway" => EntityKind::Pathway,
        _ => return None,
    })
}

fn state_of(cell: &str) -> Option<ObservationState> {
    Some(match slug(cell).as_str() {
        "inconnu" | "non-connu" | "nc" | "unknown" => ObservationState::Unknown,
        "sans-objet" | "not-applicable" => ObservationState::NotApplicable,
        _ => return None,
    })
}

/// A number as spreadsheets write it, also in French; as it stands if it is none.
fn number(cell: &str) -> Value {
    let plain = cell.replace(['\u{a0}', '\u{202f}', ' '], "").replace(',', ".");
    match plain.parse::<Amount>() {
        Ok(amount) => serde_json::to_value(amount).unwrap_or_default(),
        Err(_) => cell.into(),
    }
}

/// A value, or the two between which it lies.
fn bounds(cell: &str) -> Map<String, Value> {
    let mut part = Map::new();
    let between = cell.split_once(['-', '–', '/']).filter(|(from, _)| !from.trim().is_empty());
    match between {
        Some((from, to)) => {
            part.insert("from".into(), number(from.trim()));
            part.insert("to".into(), number(to.trim()));
        }
        None => {
            part.insert("from".into(), number(cell));
        }
    }
    part
}
