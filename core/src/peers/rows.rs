//! Offers and distances from the rows of a spreadsheet, as officers keep them.

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
        let territory = self.read(1, faults, str::parse::<TerritoryCode>);
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
    cell.split([' ', 'T']).next().unwrap_or_default().parse()
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
    /// `missing_column` for one of the first three, `unknown_field` for a column of another
    /// name, which may be one that is misspelt.
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
        for (place, name) in names.iter().enumerate() {
            if !name.is_empty() && !columns.contains(&Some(place)) {
                let known = OFFER_COLUMNS.iter().flat_map(|(english, french)| [*english, *french]);
                let expected = Expected::OneOf { names: known.collect() };
                let at = Location::File { line: 1, column: place as u64 + 1 };
                faults.push(Error::new(Code::UnknownField, at, expected, Found::withheld(name)));
            }
        }
        let mut offers = Vec::new();
        if faults.is_empty() {
            for (line, cells) in (1..).zip(rows).skip(1) {
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    let row = Row { line, cells, columns: &columns };
                    offers.extend(row.offer(referential, &mut faults));
                }
            }
        }
        match faults.is_empty() {
            true => Ok(offers),
            false => Err(Error::many(Code::InvalidCells, faults)),
        }
    }
}

impl Distances {
    /// Reads distances from the rows of a spreadsheet: with three columns a line for each two
    /// territories and how far they are, below a line of names; or a line and a column for
    /// each territory, with an empty cell in the corner.
    ///
    /// # Errors
    /// `invalid_cells` with every cell that is no code of a territory or no whole number, or
    /// contradicts another, in its line and field.
    pub fn from_rows(rows: &[Vec<String>]) -> Result<Self, Error> {
        let head = rows.first().map_or(&[][..], Vec::as_slice);
        let is_square = head.len() != 3 || head[0].trim().is_empty();
        let columns: Vec<Option<usize>> = (0..head.len().max(3)).map(Some).collect();
        let (mut distances, mut faults) = (Self::default(), Vec::new());
        let territory = |cell: &str| cell.parse::<TerritoryCode>();
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
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    whole.parse::<u32>().map_or_else(
        |_| {
            let expected = Expected::IntegerBetween { low: 0, high: 100_000 };
            Err(Error::usage(Code::OutOfRange, expected, Found::withheld(cell)))
        },
        Distance::try_from,
    )
}
