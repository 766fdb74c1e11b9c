//! Offers and distances from the rows of a spreadsheet, as officers keep them.

use std::collections::BTreeMap;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Location;
use crate::referential::index::Referential;
use crate::value::date::Date;

use super::distances::{Distance, Distances};
use super::offer::{PeerOffer, PeerPlaces, PeerTick, TerritoryCode};

/// What the columns of offers are called, as in documents and in French.
pub const OFFER_COLUMNS: [(&str, &str); 10] = [
    ("person", "personne"),
    ("territory", "territoire"),
    ("valid_until", "valable_jusqu_au"),
    ("exchange", "echange"),
    ("offers_help", "aide_proposee"),
    ("asks_help", "aide_demandee"),
    ("load_exchange", "places_echange"),
    ("load_offers_help", "places_aide_proposee"),
    ("load_asks_help", "places_aide_demandee"),
    ("withdrawn", "retire_le"),
];

/// No distance is farther.
const FARTHEST: u32 = 100_000;

/// A row that is being read.
struct Row<'r> {
    line: u64,
    cells: &'r [String],
    columns: &'r [Option<usize>],
}

impl Row<'_> {
    fn cell(&self, column: usize) -> &str {
        let place = self.columns[column];
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    fn at(&self, column: usize) -> Location {
        let place = self.columns[column].unwrap_or(0);
        Location::File { line: self.line, column: place as u64 + 1 }
    }

    /// What a cell holds; a fault in its place if it is nothing of the kind.
    fn read<T>(
        &self,
        column: usize,
        faults: &mut Vec<Error>,
        read: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Option<T> {
        let cell = self.cell(column);
        let put = |error: &Error| {
            let found = Found::withheld(cell);
            Error::new(error.code(), self.at(column), error.expected().clone(), found)
        };
        match read(cell) {
            Ok(value) => Some(value),
            Err(error) => {
                faults.extend(error.faults().iter().map(put));
                None
            }
        }
    }

    fn offer(&self, referential: &Referential, faults: &mut Vec<Error>) -> Option<PeerOffer> {
        let before = faults.len();
        let person = self.read(0, faults, str::parse);
        let territory = self.read(1, faults, TerritoryCode::folded);
        let until = self.read(2, faults, date);
        let mut offer = match (person, territory, until) {
            (Some(person), Some(territory), Some(until)) => {
                PeerOffer::new(referential, person, territory, until)
            }
            // The rest of the row is judged all the same.
            _ => PeerOffer::new(
                referential,
                "p".parse().ok()?,
                "t".parse().ok()?,
                "2000-01-01".parse().ok()?,
            ),
        };
        for (place, tick) in PeerTick::ALL.iter().enumerate() {
            let keys = self.cell(3 + place).split([' ', ',', ';', '|', '\n', '\t', '\u{a0}']);
            for key in keys.filter(|key| !key.is_empty()) {
                self.read(3 + place, faults, |_| offer.tick(referential, key, *tick));
            }
            if !self.cell(6 + place).is_empty()
                && let Some(places) = self.read(6 + place, faults, places)
            {
                offer.take(*tick, places);
            }
        }
        if !self.cell(9).is_empty()
            && let Some(day) = self.read(9, faults, date)
        {
            offer.withdraw(day);
        }
        (faults.len() == before).then_some(offer)
    }
}

fn date(cell: &str) -> Result<Date, Error> {
    // As a workbook gives it, with the time of day.
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    match day.split('/').collect::<Vec<_>>()[..] {
        // As people write it in French.
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}").parse(),
        _ => day.parse(),
    }
}

fn places(cell: &str) -> Result<PeerPlaces, Error> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    whole.parse::<u8>().map_or_else(
        |_| {
            let expected = Expected::IntegerBetween { low: 0, high: 20 };
            Err(Error::usage(Code::OutOfRange, expected, Found::withheld(cell)))
        },
        PeerPlaces::try_from,
    )
}

impl PeerOffer {
    /// Reads what people ticked from the rows of a spreadsheet, the names of its columns
    /// first ([`OFFER_COLUMNS`], in either language): an offer of each row. Keys of
    /// competencies stand in one cell with blanks, commas or semicolons between them; rows
    /// without any text are left out.
    ///
    /// # Errors
    /// `invalid_cells` with every fault in its line and field; no cell is quoted.
    /// `missing_column` for one of the first three, `unknown_name` for columns of other names,
    /// one of which may be misspelt; `duplicate_entry` for two rows of one person.
    pub fn from_rows(rows: &[Vec<String>], referential: &Referential) -> Result<Vec<Self>, Error> {
        let head = rows.first().map_or(&[][..], Vec::as_slice);
        let names: Vec<String> = head.iter().map(|name| name.trim().to_lowercase()).collect();
        let columns = OFFER_COLUMNS.map(|(english, french)| {
            names.iter().position(|name| name == english || name == french)
        });
        let mut faults = Vec::new();
        for ((english, french), place) in OFFER_COLUMNS.iter().zip(columns).take(3) {
            if place.is_none() {
                let expected = Expected::ColumnNamed {
                    english: (*english).to_owned(),
                    french: (*french).to_owned(),
                };
                let at = Location::File { line: 1, column: 0 };
                faults.push(Error::new(Code::MissingColumn, at, expected, ""));
            }
        }
        // Without any known name the first row is none of names, but of a person.
        if columns.iter().any(Option::is_some) {
            faults.extend(unknown_columns(head, &columns));
        }
        let (mut offers, mut seen) = (Vec::new(), BTreeMap::new());
        if faults.is_empty() {
            for (line, cells) in (1..).zip(rows).skip(1) {
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    let row = Row { line, cells, columns: &columns };
                    let Some(offer) = row.offer(referential, &mut faults) else { continue };
                    if let Some(first) = seen.insert(offer.document().person.clone(), line) {
                        let expected = Expected::OneRowOfEach { first, second: line };
                        let found = Found::withheld(row.cell(0));
                        faults.push(Error::new(Code::DuplicateEntry, row.at(0), expected, found));
                    }
                    offers.push(offer);
                }
            }
        }
        match faults.is_empty() {
            true => Ok(offers),
            false => Err(Error::many(Code::InvalidCells, faults)),
        }
    }
}

/// Columns that have none of the names: a heading is no value of a person.
fn unknown_columns(head: &[String], columns: &[Option<usize>]) -> Option<Error> {
    let is_unknown =
        |(place, name): &(usize, &str)| !name.is_empty() && !columns.contains(&Some(*place));
    let names = head.iter().map(|name| name.trim()).enumerate();
    let others: Vec<(usize, &str)> = names.filter(is_unknown).collect();
    let (first, _) = others.first()?;
    let expected = Expected::ColumnsNamed {
        english: OFFER_COLUMNS.iter().map(|(english, _)| *english).collect(),
        french: OFFER_COLUMNS.iter().map(|(_, french)| *french).collect(),
    };
    let found = others.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ");
    let at = Location::File { line: 1, column: *first as u64 + 1 };
    Some(Error::new(Code::UnknownName, at, expected, found))
}

impl Distances {
    /// Reads distances from the rows of a spreadsheet: with three columns a line for each two
    /// territories and how far they are, below a line of names; or a line and a column for
    /// each territory, with an empty cell in the corner. Decimals are rounded to whole ones,
    /// halves up.
    ///
    /// # Errors
    /// `invalid_cells` with every cell that is no code of a territory or no number, or
    /// contradicts another, in its line and field.
    pub fn from_rows(rows: &[Vec<String>]) -> Result<Self, Error> {
        let head = rows.first().map_or(&[][..], Vec::as_slice);
        let is_square = head.len() != 3 || head[0].trim().is_empty();
        let columns: Vec<Option<usize>> = (0..head.len().max(3)).map(Some).collect();
        let (mut distances, mut faults) = (Self::default(), Vec::new());
        let territory = TerritoryCode::folded;
        let names = Row { line: 1, cells: head, columns: &columns };
        let in_head = (1..head.len()).filter(|_| is_square);
        let in_head: Vec<(usize, Option<TerritoryCode>)> =
            in_head.map(|place| (place, names.read(place, &mut faults, territory))).collect();
        for (line, cells) in (1..).zip(rows).skip(1) {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let row = Row { line, cells, columns: &columns };
            let one = row.read(0, &mut faults, territory);
            let others = match is_square {
                true => in_head.clone(),
                false => vec![(2, row.read(1, &mut faults, territory))],
            };
            for (place, other) in others {
                if is_square && row.cell(place).is_empty() {
                    continue;
                }
                let distance = row.read(place, &mut faults, distance);
                if let (Some(one), Some(other), Some(distance)) = (&one, &other, distance) {
                    row.read(place, &mut faults, |_| distances.insert(one, other, distance));
                }
            }
        }
        match faults.is_empty() {
            true => Ok(distances),
            false => Err(Error::many(Code::InvalidCells, faults)),
        }
    }
}

fn distance(cell: &str) -> Result<Distance, Error> {
    let (whole, decimals) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let is_number =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let fault = |code| {
        let expected = Expected::DistanceUpTo { limit: FARTHEST };
        Error::usage(code, expected, Found::withheld(cell))
    };
    if !is_number(whole) || !is_number(decimals) {
        return Err(fault(Code::InvalidValue));
    }
    let more = u32::from(decimals.as_bytes().first() >= Some(&b'5'));
    let rounded = whole.parse::<u32>().ok().and_then(|whole| whole.checked_add(more));
    let fits = rounded.and_then(|rounded| Distance::try_from(rounded).ok());
    fits.ok_or_else(|| fault(Code::OutOfRange))
}
