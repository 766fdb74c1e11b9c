//! Reading sheets back to a referential, with every fault in its cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::document::field::{Field, Record};
use crate::document::node::Node;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::language::Language;
use crate::error::location::{Location, Pointer};
use crate::error::suggestions::near_names;
use crate::language::closed_words::words_of;
use crate::referential::index::Referential;

use super::audience_cells;
use super::cell::read;
use super::shape::{ABOUT, AUDIENCE, NO_FIELDS, SHEETS, Shape, SheetShape, same_name};
use super::to_sheets::ABOUT_FIELDS;

/// The line of a sheet, from 0, that says which field each column holds; it is
/// above the headings, so that what a spreadsheet sorts and filters begins with
/// those.
const PATHS: usize = 0;
/// The line of a sheet, from 0, that people read.
const HEADINGS: usize = 1;
/// The line of a sheet, from 0, on which its entries begin.
const FIRST: usize = 2;

/// The cells of a sheet as a spreadsheet library gives them: every line as
/// text, the paths of the columns first, their headings second.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetCells {
    /// The name of the sheet.
    pub name: String,
    /// Its lines from the top, none left out.
    pub rows: Vec<Vec<Option<String>>>,
}

impl SheetCells {
    fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let cell = self.rows.get(row)?.get(column)?.as_deref()?;
        (!cell.trim().is_empty()).then_some(cell)
    }

    /// The language of its closed words, by its name.
    fn language(&self) -> Language {
        let english = SHEETS.iter().map(|shape| shape.name(Language::English));
        let is_english = english.into_iter().any(|name| same_name(&name, &self.name));
        if is_english { Language::English } else { Language::French }
    }

    fn place(&self, row: usize, column: usize) -> Location {
        Location::Cell { sheet: self.name.clone(), cell: cell_name(row, column) }
    }
}

/// The referential `of` with its lists as sheets have them, and with their
/// version, title, publisher and licence. Lists whose sheet is not there stay.
/// What is absent, null or an empty list is the same to a sheet.
///
/// # Errors
/// `other_referential` if the sheets were written from another referential;
/// `invalid_document` with every fault, each in its cell (`Offres!D14`), or in
/// the document where no sheet has it.
pub fn from_sheets(sheets: &[SheetCells], of: &Referential) -> Result<Referential, Error> {
    let mut places = Places::default();
    let mut members: Vec<(String, Node)> = of.authored().members().to_vec();
    if let Some(sheet) = sheets.iter().find(|sheet| is_about(sheet)) {
        about(sheet, of, &mut members, &mut places)?;
    }
    places.strangers(sheets);
    for shape in SHEETS {
        let Some(sheet) = sheets.iter().find(|sheet| shape.is_named(&sheet.name)) else { continue };
        let list = shape.kind.list();
        let columns = columns(sheet, shape, &mut places);
        let mut entries = entries(sheet, shape, &columns, &mut places);
        let own = members.iter().find(|(name, _)| name == list);
        let own = match own {
            Some((_, Node::Array(own))) => own.as_slice(),
            _ => &[],
        };
        for entry in &mut entries {
            let key = entry.get("key");
            let same = own.iter().find(|own| key.is_some() && own.get("key") == key);
            if let Some(same) = same {
                keep_without_column(shape.record(), &columns, &[], same, entry);
            }
        }
        match members.iter_mut().find(|(name, _)| name == list) {
            Some((_, own)) => *own = Node::Array(entries),
            None if entries.is_empty() => {}
            None => members.push((list.to_owned(), Node::Array(entries))),
        }
    }
    let read = Referential::from_node(Node::Object(members), None);
    let mut faults = std::mem::take(&mut places.faults);
    let mut count = faults.len();
    match read {
        Ok(referential) if faults.is_empty() => return Ok(referential),
        Ok(_) => {}
        Err(error) => {
            count += error.fault_count();
            faults.extend(error.faults().iter().map(|fault| places.in_cell(fault)));
        }
    }
    Err(Error::first_of(Code::InvalidDocument, faults, count))
}

/// What an entry says in fields, languages and conditions that a sheet has no
/// column for stays: nobody can have deleted it there. An element of a list is
/// what its columns say.
fn keep_without_column(
    record: &Record,
    columns: &Columns,
    path: &[String],
    before: &Node,
    entry: &mut Node,
) {
    let Node::Object(members) = entry else { return };
    for (name, value) in before.members() {
        let path = [path, std::slice::from_ref(name)].concat();
        let has_column = |path: &[String]| columns.keys().any(|own| own.starts_with(path));
        let own = members.iter_mut().find(|(own, _)| own == name).map(|(_, own)| own);
        let field = record.fields.iter().find(|field| field.name == name);
        match (own, field.map(Shape::of)) {
            (None, _) if !has_column(&path) => members.push((name.clone(), value.clone())),
            (own, Some(Shape::Audience)) => {
                let has_cell = |names: &[&str]| {
                    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
                    has_column(&[&path[..], &names].concat())
                };
                let kept = audience_cells::with_kept(value, own.as_deref(), has_cell);
                match (own, kept) {
                    (Some(own), Some(kept)) => *own = kept,
                    (None, Some(kept)) => members.push((name.clone(), kept)),
                    (_, None) => {}
                }
            }
            (Some(own), Some(Shape::Record(record))) => {
                keep_without_column(record, columns, &path, value, own);
            }
            (Some(own), Some(Shape::Text)) => {
                keep_without_column(&NO_FIELDS, columns, &path, value, own);
            }
            _ => {}
        }
    }
}

fn is_about(sheet: &SheetCells) -> bool {
    [ABOUT.0, ABOUT.1].iter().any(|name| same_name(name, &sheet.name))
}

/// What the first sheet says of the document.
fn about(
    sheet: &SheetCells,
    of: &Referential,
    members: &mut Vec<(String, Node)>,
    places: &mut Places,
) -> Result<(), Error> {
    for row in 0..sheet.rows.len() {
        let named = sheet.cell(row, 0).and_then(|name| {
            let name = name.trim();
            ABOUT_FIELDS.iter().find(|(_, fr, en)| *fr == name || *en == name)
        });
        let Some((path, ..)) = named else { continue };
        let value = sheet.cell(row, 1).map(str::trim);
        match *path {
            "sha256" => {
                if let Some(found) = value.filter(|found| *found != of.sha256()) {
                    let place = sheet.place(row, 1);
                    let expected = Expected::This { value: of.sha256().to_owned() };
                    return Err(Error::new(Code::OtherReferential, place, expected, found));
                }
            }
            path => {
                let at = path.split('.').fold(Pointer::root(), |at, name| at.key(name));
                places.note(&at, sheet, row, 1);
                set(members, path, value);
            }
        }
    }
    Ok(())
}

/// Sets a member, or a member of a member; without a value it goes.
fn set(members: &mut Vec<(String, Node)>, path: &str, value: Option<&str>) {
    let (name, inner) = path.split_once('.').map_or((path, None), |(a, b)| (a, Some(b)));
    let position = members.iter().position(|(own, _)| own == name);
    match (inner, value) {
        (Some(inner), value) => {
            let mut own = position.map_or(&[][..], |at| members[at].1.members()).to_vec();
            set(&mut own, inner, value);
            match position {
                Some(at) => members[at].1 = Node::Object(own),
                None => members.push((name.to_owned(), Node::Object(own))),
            }
        }
        (None, Some(value)) => {
            let value = Node::String(value.to_owned());
            match position {
                Some(at) => members[at].1 = value,
                None => members.push((name.to_owned(), value)),
            }
        }
        (None, None) => members.retain(|(own, _)| own != name),
    }
}

/// The entries of a sheet.
fn entries(
    sheet: &SheetCells,
    shape: &SheetShape,
    columns: &Columns,
    places: &mut Places,
) -> Vec<Node> {
    let list = Pointer::root().key(shape.kind.list());
    places.note(&list, sheet, 0, 0);
    let filled = |row: &usize| columns.values().any(|column| sheet.cell(*row, *column).is_some());
    let rows: Vec<usize> = (FIRST..sheet.rows.len()).filter(filled).collect();
    rows.into_iter()
        .enumerate()
        .map(|(index, row)| {
            let mut line = Line { sheet, row, columns, places: &mut *places };
            let at = list.index(index);
            line.places.note(&at, sheet, row, 0);
            line.record(shape.record(), &[], &at).unwrap_or(Node::Object(Vec::new()))
        })
        .collect()
}

/// The column of each path.
type Columns = BTreeMap<Vec<String>, usize>;

/// The column of each path that the first line names.
fn columns(sheet: &SheetCells, shape: &SheetShape, places: &mut Places) -> Columns {
    let mut columns = BTreeMap::new();
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    if (0..width).all(|column| sheet.cell(PATHS, column).is_none()) {
        let expected = Expected::FieldNamesOnLineOne;
        places.fault(Code::MissingField, sheet.place(PATHS, 0), expected, "");
        return columns;
    }
    for column in 0..width {
        let Some(path) = sheet.cell(PATHS, column).map(str::trim) else {
            // A column of people's own has no field behind it, and no cell.
            let used = (FIRST..sheet.rows.len()).find(|row| sheet.cell(*row, column).is_some());
            if let Some(row) = used {
                let expected = Expected::FieldNameOnLineOne;
                let found = sheet.cell(HEADINGS, column).unwrap_or_default();
                places.fault(Code::UnknownField, sheet.place(row, column), expected, found);
            }
            continue;
        };
        let tokens: Vec<String> = path.split('.').map(str::to_owned).collect();
        if !is_path(shape.record(), &tokens) {
            let expected = Expected::FieldName;
            places.fault(Code::UnknownField, sheet.place(PATHS, column), expected, path);
        } else if columns.insert(tokens, column).is_some() {
            let expected = Expected::EachFieldOnce;
            places.fault(Code::DuplicateColumn, sheet.place(PATHS, column), expected, path);
        }
    }
    columns
}

fn is_path(record: &Record, path: &[String]) -> bool {
    let Some((name, rest)) = path.split_first() else { return false };
    let Some(field) = record.fields.iter().find(|field| field.name == name) else { return false };
    let is_number = |token: &String| token.parse::<usize>().is_ok_and(|number| number > 0);
    match (Shape::of(field), rest) {
        (Shape::Text, [_]) => true,
        (Shape::Texts, [number, _]) => is_number(number),
        (Shape::Record(record), rest) => is_path(record, rest),
        (Shape::Records(record), [number, rest @ ..]) => is_number(number) && is_path(record, rest),
        (Shape::Audience, rest) => is_path(AUDIENCE, rest),
        (Shape::Text | Shape::Texts | Shape::Records(_), _) => false,
        (_, rest) => rest.is_empty(),
    }
}

/// One line of a sheet while its entry is put together.
struct Line<'s> {
    sheet: &'s SheetCells,
    row: usize,
    columns: &'s Columns,
    places: &'s mut Places,
}

impl Line<'_> {
    /// The columns whose path begins so, in their order.
    fn below(&self, path: &[String]) -> Vec<(&Vec<String>, usize)> {
        let own = self.columns.iter().filter(|(own, _)| own.starts_with(path));
        let mut own: Vec<(&Vec<String>, usize)> = own.map(|(own, column)| (own, *column)).collect();
        own.sort_by_key(|(_, column)| *column);
        own
    }

    /// The first of these columns that holds something.
    fn filled(&self, path: &[String]) -> Option<usize> {
        let mut columns = self.below(path).into_iter().map(|(_, column)| column);
        columns.find(|column| self.sheet.cell(self.row, *column).is_some())
    }

    fn note(&mut self, at: &Pointer, path: &[String]) {
        let first = || self.below(path).first().map(|(_, column)| *column);
        if let Some(column) = self.filled(path).or_else(first) {
            self.places.note(at, self.sheet, self.row, column);
        }
    }

    fn record(&mut self, record: &Record, path: &[String], at: &Pointer) -> Option<Node> {
        for field in record.fields {
            // Where a field would stand that is not there.
            let path = [path, &[field.name.to_owned()]].concat();
            if let Some(column) = self.below(&path).first().map(|(_, column)| *column) {
                self.places.note_field(at, field.name, self.sheet, self.row, column);
            }
        }
        let members: Vec<(String, Node)> = record
            .fields
            .iter()
            .filter_map(|field| {
                let path = [path, &[field.name.to_owned()]].concat();
                let value = self.value(Shape::of(field), &path, &at.key(field.name))?;
                Some((field.name.to_owned(), value))
            })
            .collect();
        (!members.is_empty()).then_some(Node::Object(members))
    }

    fn value(&mut self, shape: Shape, path: &[String], at: &Pointer) -> Option<Node> {
        self.note(at, path);
        match shape {
            Shape::Text => {
                let languages: Vec<String> = self
                    .below(path)
                    .into_iter()
                    .filter_map(|(own, _)| own.last().cloned())
                    .collect();
                let texts: Vec<(String, Node)> = languages
                    .into_iter()
                    .filter_map(|language| {
                        let path = [path, std::slice::from_ref(&language)].concat();
                        let column = *self.columns.get(&path)?;
                        self.places.note_field(at, &language, self.sheet, self.row, column);
                        let at = at.key(&language);
                        Some((language, self.leaf(shape, &path, &at)?))
                    })
                    .collect();
                (!texts.is_empty()).then_some(Node::Object(texts))
            }
            Shape::Record(record) => self.record(record, path, at),
            Shape::Texts | Shape::Records(_) => {
                let numbers: BTreeSet<usize> = self
                    .below(path)
                    .into_iter()
                    .filter_map(|(own, _)| own.get(path.len())?.parse().ok())
                    .collect();
                let mut elements = Vec::new();
                for number in numbers {
                    // What is left empty between two moves up.
                    let at = at.index(elements.len());
                    let path = [path, &[number.to_string()]].concat();
                    elements.extend(match shape {
                        Shape::Records(record) => self.record_at(record, &path, &at),
                        _ => self.value(Shape::Text, &path, &at),
                    });
                }
                (!elements.is_empty()).then_some(Node::Array(elements))
            }
            Shape::Audience => self.audience(path, at),
            _ => self.leaf(shape, path, at),
        }
    }

    fn record_at(&mut self, record: &Record, path: &[String], at: &Pointer) -> Option<Node> {
        self.note(at, path);
        self.record(record, path, at)
    }

    /// Every condition that the columns hold has to hold.
    fn audience(&mut self, path: &[String], at: &Pointer) -> Option<Node> {
        let own = |field: &Field| [path, &[field.name.to_owned()]].concat();
        let filled: Vec<&Field> =
            AUDIENCE.fields.iter().filter(|field| self.filled(&own(field)).is_some()).collect();
        let several = filled.len() > 1;
        let mut conditions = Vec::new();
        for (index, field) in filled.into_iter().enumerate() {
            let at = if several { at.key("all").index(index) } else { at.clone() };
            let at = if field.name == "rule" { at } else { at.key(field.name) };
            let value = self.value(Shape::of(field), &own(field), &at);
            conditions.extend(value.map(|value| (field.name.to_owned(), value)));
        }
        audience_cells::joined(&Node::Object(conditions))
    }

    fn leaf(&mut self, shape: Shape, path: &[String], at: &Pointer) -> Option<Node> {
        let column = *self.columns.get(path)?;
        let cell = self.sheet.cell(self.row, column)?;
        self.places.note(at, self.sheet, self.row, column);
        if let Shape::Word(field) | Shape::Words(field) = shape {
            self.places.words.insert(at.as_str().to_owned(), (field, self.sheet.language()));
        }
        Some(read(shape, cell))
    }
}

/// Where the values of a document stand in sheets.
#[derive(Debug, Default)]
struct Places {
    cells: HashMap<String, Location>,
    /// Where a field of a record would stand.
    fields: HashMap<(Pointer, String), Location>,
    /// The closed words of a place, as its sheet says them.
    words: HashMap<String, (&'static str, Language)>,
    faults: Vec<Error>,
}

impl Places {
    fn note(&mut self, at: &Pointer, sheet: &SheetCells, row: usize, column: usize) {
        self.cells.insert(at.as_str().to_owned(), sheet.place(row, column));
    }

    fn note_field(
        &mut self,
        at: &Pointer,
        name: &str,
        sheet: &SheetCells,
        row: usize,
        column: usize,
    ) {
        self.fields.insert((at.clone(), name.to_owned()), sheet.place(row, column));
    }

    fn fault(&mut self, code: Code, place: Location, expected: Expected, found: &str) {
        self.faults.push(Error::new(code, place, expected, found));
    }

    /// A list under a name that is none is not passed over, nor a workbook
    /// without any list; sheets of people's own are.
    fn strangers(&mut self, sheets: &[SheetCells]) {
        let both = |shape: &SheetShape| Language::ALL.iter().map(|l| shape.name(*l)).collect();
        let names: Vec<String> = SHEETS.iter().flat_map::<Vec<_>, _>(both).collect();
        let known = |sheet: &&SheetCells| SHEETS.iter().any(|shape| shape.is_named(&sheet.name));
        for sheet in sheets.iter().filter(|sheet| !known(sheet)) {
            if sheet.cell(PATHS, 0).is_some_and(|path| path.trim() == "key") {
                let near = near_names(&sheet.name, names.iter().map(String::as_str));
                self.fault(Code::UnknownName, sheet.place(0, 0), near, &sheet.name);
            }
        }
        if self.faults.is_empty() && !sheets.iter().any(|sheet| known(&sheet)) {
            let expected = Expected::SheetAmong { names: names.iter().collect() };
            let found: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            self.fault(Code::MissingField, Location::Call, expected, &found.join(", "));
        }
    }

    /// The fault in the cell of its value; of a field that is missing, in the
    /// cell where it would stand.
    fn in_cell(&self, fault: &Error) -> Error {
        let Some(at) = fault.location().pointer() else { return fault.clone() };
        let missing =
            missing_field(fault).and_then(|name| self.fields.get(&(at.clone(), name.to_owned())));
        let place = missing.or_else(|| self.nearest(at));
        let Some(place) = place else { return fault.clone() };
        let at = at.as_str();
        // Of several words in one cell each has a place of its own.
        let around = at.rsplit_once('/').map_or(at, |(around, _)| around);
        let words = self.words.get(at).or_else(|| self.words.get(around));
        let expected = match words.filter(|_| fault.code() == Code::InvalidValue) {
            Some((field, language)) => {
                Expected::OneOf { names: words_of(field, *language).into_iter().collect() }
            }
            None => self.with_cells(fault.expected()),
        };
        Error::new(fault.code(), place.clone(), expected, fault.found().clone())
    }

    /// The expectation with a cell in it instead of a place of the document.
    fn with_cells(&self, expected: &Expected) -> Expected {
        match expected {
            Expected::OwnNameBeside { place } => {
                let place = self.cells.get(place).map_or(place.clone(), Location::to_string);
                Expected::OwnNameBeside { place }
            }
            other => other.clone(),
        }
    }

    /// The cell of the value, or of the nearest one around it.
    fn nearest(&self, at: &Pointer) -> Option<&Location> {
        let mut text = at.as_str();
        loop {
            if let Some(place) = self.cells.get(text) {
                return Some(place);
            }
            text = &text[..text.rfind('/')?];
        }
    }
}

/// The field that a fault says is missing.
fn missing_field(fault: &Error) -> Option<&str> {
    match fault.expected() {
        Expected::Field { field }
        | Expected::FieldForKind { field, .. }
        | Expected::FieldForCompletion { field, .. }
        | Expected::FieldForDirection { field, .. }
        | Expected::FieldForMeasure { field, .. }
        | Expected::FieldOnEachVariantLevel { field }
        | Expected::EitherField { first: field, .. } => Some(field),
        Expected::TextIn { language } => Some(language),
        _ => None,
    }
}

/// The name of a cell: `D14` for line 13 and column 3, counted from 0.
fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_have_the_names_of_spreadsheets() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (13, 3, "D14"),
            (1, 25, "Z2"),
            (1, 26, "AA2"),
            (9, 51, "AZ10"),
            (0, 52, "BA1"),
            (0, 702, "AAA1"),
        ] {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
