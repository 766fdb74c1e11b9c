//! Import: headers to columns of the questionnaire, cells to their canonical
//! form.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Location;
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;

use super::answer_cells::{Book, Ledger, Rules};
use super::column_plan::HeaderPlan;
use super::csv::{Found, Layout, Top, parse, parse_rows};
use super::dialect::{Dialect, matches};
use super::headers::{Part, Target};
use super::import_report::{Conversion, ReadAs, Reading};
use super::labels::{NORMALISATION, fold};
use super::multiple_choices::{Blanks, Source, read_joined_ranking, read_multiple};
use super::options::ExportOptions;
use super::text_column::{Distinct, ExportColumn, RawCells};
use super::text_table::{Header, Table, shown, unique};

/// An export in canonical form: the columns that the caller kept, then those
/// of the questionnaire in its order.
///
/// Cells of a level, a rating or a single choice hold the code of the choice
/// or of the declared way not to answer. A multiple choice has one column for
/// each choice, `<column>[<code>]`, with `1`, `0` or nothing; a ranking has
/// one for each rank, `<column>[1]` first. Numbers have a point. A cell that
/// is not understood stays as it was.
#[derive(Clone)]
pub struct Export {
    /// The columns, all of one length.
    pub columns: Vec<ExportColumn>,
    /// What was done to get them.
    pub reading: Reading,
}

impl Export {
    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ExportColumn> {
        self.columns.iter().find(|column| column.name() == name)
    }
}

/// Without the cells: they are people's answers.
impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Export")
            .field("columns", &self.columns)
            .field("reading", &self.reading)
            .finish()
    }
}

/// Reads the text file that a survey tool exports.
///
/// ```
/// use boussole_sante::{ExportOptions, Questionnaire, read_export};
/// let questionnaire = Questionnaire::embedded("autopositionnement-court")?;
/// let file = "id;submitdate;ipaddr;G01. Comité de pilotage;Q04. Ancienneté\r\n\
///             1;2026-09-01 10:00:00;192.0.2.7;appropriée;Moins d’un an\r\n\
///             2;2026-09-02 11:00:00;192.0.2.8;Sans objet;Plus de 4 ans\r\n";
/// let export = read_export(file.as_bytes(), &questionnaire, &ExportOptions::default())?;
///
/// let levels = export.column("G01").map(|column| column.iter().collect::<Vec<_>>());
/// assert_eq!(levels, Some(vec![Some("2"), Some("SO")]));
/// assert_eq!(export.reading.dialect.as_str(), "limesurvey");
/// assert_eq!(export.reading.dropped[0].header, "submitdate");
/// assert_eq!(export.reading.unmatched, ["id"]);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `too_large`, `invalid_encoding`, `empty_file`, `invalid_csv` with every
/// ragged line, `duplicate_column`, `ambiguous_header`, `unmatched_export`,
/// `codes_or_labels`, `ambiguous_label`; `missing_column` and `unknown_name`
/// for names in the options.
pub fn read_export(
    bytes: &[u8],
    questionnaire: &Questionnaire,
    options: &ExportOptions,
) -> Result<Export, Error> {
    let of_dialect = options.dialect.as_ref().and_then(|dialect| dialect.layout().encoding);
    let encoding = options.encoding.or(of_dialect);
    let found_out = DialectOfFile::new(options);
    let (table, found) = parse(bytes, encoding, |top| found_out.layout(top))?;
    read(table, Some(&found), questionnaire, options, found_out.dialect())
}

/// Reads the lines of a spreadsheet, headers and all, by the same rules as
/// [`read_export`].
///
/// # Errors
/// As [`read_export`].
pub fn read_sheet(
    rows: &[Vec<Option<String>>],
    questionnaire: &Questionnaire,
    options: &ExportOptions,
) -> Result<Export, Error> {
    let found_out = DialectOfFile::new(options);
    let table = parse_rows(rows, |top| found_out.layout(top))?;
    read(table, None, questionnaire, options, found_out.dialect())
}

/// The dialect that is given, or found out from the first lines of a file.
struct DialectOfFile<'o> {
    options: &'o ExportOptions,
    found: RefCell<Option<Dialect>>,
}

impl<'o> DialectOfFile<'o> {
    fn new(options: &'o ExportOptions) -> Self {
        Self { options, found: RefCell::new(options.dialect.clone()) }
    }

    fn layout(&self, top: &Top<'_>) -> Layout {
        let given = |dialect: &Dialect| {
            let layout = dialect.layout();
            Layout { separator: self.options.separator.or(layout.separator), ..layout }
        };
        let mut found = self.found.borrow_mut();
        if found.is_none() {
            *found = Dialect::detect_in(|dialect| Some(top.headers(given(dialect)))).1;
        }
        let plain = Layout { separator: self.options.separator, ..Layout::PLAIN };
        found.as_ref().map_or(plain, given)
    }

    fn dialect(self) -> Option<Dialect> {
        self.found.into_inner()
    }
}

/// Reads a table of texts with names, as a Parquet file gives it, by the same
/// rules as [`read_export`].
///
/// # Errors
/// As [`read_export`]; `invalid_csv` for a row that is not as wide as the
/// headers.
pub fn read_table<R, C, S>(
    headers: &[S],
    rows: R,
    questionnaire: &Questionnaire,
    options: &ExportOptions,
) -> Result<Export, Error>
where
    R: IntoIterator<Item = C>,
    C: AsRef<[Option<String>]>,
    S: AsRef<str>,
{
    let name = |header: &S| Header { name: header.as_ref().trim().to_owned(), above: None };
    let mut table = Table::new(unique(headers.iter().map(name).collect(), None)?);
    for (row, cells) in (1u64..).zip(rows) {
        let cells = cells.as_ref();
        if cells.len() != headers.len() {
            let column = headers.first().map_or("", AsRef::as_ref).to_owned();
            let location = Location::Table { column, row: Some(row) };
            let expected = Expected::CellsOfHeader { count: headers.len() };
            let found = Remark::Cells { count: cells.len() };
            return Err(Error::new(Code::InvalidCsv, location, expected, found));
        }
        table.push(cells.iter().map(|cell| cell.as_deref().unwrap_or_default()))?;
    }
    let found_out = DialectOfFile::new(options);
    let names = headers.iter().map(|header| Some(header.as_ref().to_owned())).collect();
    found_out.layout(&Top::Rows(&[names]));
    read(table, None, questionnaire, options, found_out.dialect())
}

fn read(
    mut table: Table,
    found: Option<&Found>,
    questionnaire: &Questionnaire,
    options: &ExportOptions,
    dialect: Option<Dialect>,
) -> Result<Export, Error> {
    let dialect = match dialect {
        Some(dialect) => dialect,
        None => Dialect::embedded("plain")?,
    };
    let mut headings = tag_lines(&table);
    table.leave_out(headings);
    let mut plan = HeaderPlan::new(&table, questionnaire, &dialect, options)?;
    if headings == 0 && plan.has_texts_below(questionnaire) {
        headings = 1;
        table.leave_out(headings);
        plan = HeaderPlan::new(&table, questionnaire, &dialect, options)?;
    }
    let rules = Rules { cells: options.cells, cells_of_dialect: dialect.cells.as_ref() };
    let table = &table;
    let raw = RawCells {
        guard: dialect.cells.as_ref().and_then(|cells| cells.guard.as_deref()),
        not_shown: dialect.cells.as_ref().map_or(&[], |cells| &cells.not_shown),
    };
    let mut reader = CellReader {
        table,
        plan: &plan,
        rules,
        raw,
        complete: None,
        ledger: Ledger::default(),
        read: Vec::new(),
    };
    let complete = table.headers.iter().position(|header| {
        let folded = fold(&header.name);
        dialect.complete.iter().any(|name| matches(name, &folded))
    });
    let complete = complete.map(|column| Distinct::of(table, column, raw));
    reader.complete = complete.as_ref();
    reader.ledger.converted(Conversion::BlankRow, table.blank_rows);
    reader.ledger.converted(Conversion::HeadingLine, headings as u64);
    let mut columns: Vec<ExportColumn> =
        plan.kept.iter().map(|column| reader.verbatim(*column)).collect();
    for (position, item) in questionnaire.items().enumerate() {
        let hidden = questionnaire.section_of(position).is_some_and(|s| s.shown_if.is_some());
        let conditional = hidden || item.shown_if.is_some();
        columns.extend(reader.item(position, item, questionnaire.choices(item), conditional)?);
    }
    check_names(&columns)?;
    let produced: HashSet<&str> = columns.iter().map(ExportColumn::name).collect();
    let wanted = questionnaire.items().enumerate().filter(|(_, item)| !item.is_reflexive());
    let absent = wanted
        .flat_map(|(position, item)| {
            let mut names = item.columns(questionnaire.choices(item));
            let open_text = item.part_column("other");
            names.retain(|name| *name != open_text || plan.keeps_open_text(position));
            names
        })
        .filter(|column| !produced.contains(column.as_str()))
        .collect();
    let (read_as, ledger) = (reader.read, reader.ledger);
    let read_as: HashMap<usize, ReadAs> = read_as.into_iter().collect();
    let (converted, not_understood, open_texts) = ledger.finish();
    let kept = plan.kept.iter().filter_map(|column| plan.name(*column)).collect();
    let reading = Reading {
        status: dialect.status(),
        note: dialect.note.clone(),
        encoding: found.map(|found| found.encoding),
        separator: found.map(|found| found.separator),
        normalisation: NORMALISATION,
        rows: table.rows(),
        columns: plan.columns(questionnaire, &read_as),
        kept,
        unmatched: plan.unmatched.iter().filter_map(|column| plan.name(*column)).collect(),
        absent,
        dropped: plan.dropped,
        converted,
        not_understood,
        open_texts,
        dialect: dialect.key,
    };
    Ok(Export { columns, reading })
}

/// How many rows at the top are no people: a line of HXL tags, or the lines of
/// headings that Qualtrics ends with its `ImportId`s.
fn tag_lines(table: &Table) -> usize {
    const WITHIN: usize = 3;
    let is_line_of = |row: usize, is_tag: fn(&str) -> bool| {
        let cells = (0..table.headers.len()).map(|column| table.cell(row, column).trim());
        let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(is_tag)
    };
    let rows = WITHIN.min(table.rows());
    let import = (0..rows).find(|row| is_line_of(*row, |cell| cell.starts_with("{\"ImportId\"")));
    let tags = rows > 0
        && is_line_of(0, |cell| {
            cell.strip_prefix('#')
                .is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_lowercase()))
        });
    import.map_or(usize::from(tags), |row| row + 1)
}

fn check_names(columns: &[ExportColumn]) -> Result<(), Error> {
    let mut seen = HashSet::new();
    match columns.iter().find(|column| !seen.insert(column.name())) {
        Some(twice) => {
            let expected = Expected::KeptColumnsWithOwnNames;
            Err(Error::usage(Code::NameCollision, expected, shown(twice.name())))
        }
        None => Ok(()),
    }
}

/// Reads the cells of one item after the other.
struct CellReader<'p> {
    table: &'p Table,
    plan: &'p HeaderPlan<'p>,
    rules: Rules<'p>,
    raw: RawCells<'p>,
    complete: Option<&'p Distinct<'p>>,
    ledger: Ledger,
    read: Vec<(usize, ReadAs)>,
}

impl<'p> CellReader<'p> {
    fn header(&self, column: usize) -> &'p str {
        self.table.headers.get(column).map_or("", |header| header.name.as_str())
    }

    fn distinct(&mut self, column: usize) -> Distinct<'p> {
        let cells = Distinct::of(self.table, column, self.raw);
        self.ledger.converted(Conversion::Guard, cells.guarded);
        self.ledger.converted(Conversion::NotShown, cells.not_shown);
        cells
    }

    fn verbatim(&mut self, column: usize) -> ExportColumn {
        let cells = self.distinct(column);
        text(&cells, self.header(column))
    }

    /// The cells of one part of an item, if the export has it.
    fn part(&mut self, item: usize, part: Part) -> Option<(usize, Distinct<'p>)> {
        let column = self.plan.column_of(Target { item, part })?;
        Some((column, self.distinct(column)))
    }

    fn part_as(&mut self, item: usize, part: Part, read_as: ReadAs) -> Option<Distinct<'p>> {
        let (column, cells) = self.part(item, part)?;
        self.read.push((column, read_as));
        Some(cells)
    }

    /// The texts of « autre »; whether there is one tells that the question was
    /// seen, even if nobody asks for them.
    fn open_text(&mut self, position: usize) -> Option<Distinct<'p>> {
        if self.plan.keeps_open_text(position) {
            return self.part_as(position, Part::Other, ReadAs::Text);
        }
        Some(self.part(position, Part::Other)?.1)
    }

    fn item(
        &mut self,
        position: usize,
        item: &Item,
        list: Option<&ChoiceList>,
        conditional: bool,
    ) -> Result<Vec<ExportColumn>, Error> {
        let mut columns = Vec::new();
        match (item.kind, list) {
            (ItemKind::Multiple, Some(list)) => {
                return self.multiple(position, item, list, conditional);
            }
            (ItemKind::Ranking, Some(list)) => return self.ranking(position, item, list),
            (ItemKind::Number, _) => {
                if let Some(cells) = self.part_as(position, Part::Answer, ReadAs::Numbers) {
                    let name = item.column();
                    let numbers = self.rules.numbers(&cells, name, &mut self.ledger);
                    columns.push(cells.column(name, &numbers));
                }
            }
            (ItemKind::Text, _) | (_, None) => {
                if let Some(cells) = self.part_as(position, Part::Answer, ReadAs::Text) {
                    columns.push(text(&cells, item.column()));
                }
            }
            (_, Some(list)) => {
                columns.extend(self.single(position, Part::Answer, item.column(), list)?);
            }
        }
        if let Some(cells) = self.part_as(position, Part::Occasion, ReadAs::Occasion) {
            let name = item.occasion_column();
            let occasions = self.rules.occasions(&cells, &name, &mut self.ledger);
            columns.push(cells.column(&name, &occasions));
        }
        if self.plan.keeps_open_text(position)
            && let Some(cells) = self.open_text(position)
        {
            columns.push(text(&cells, &item.part_column("other")));
        }
        Ok(columns)
    }

    fn single(
        &mut self,
        position: usize,
        part: Part,
        name: &str,
        list: &ChoiceList,
    ) -> Result<Option<ExportColumn>, Error> {
        let Some((column, cells)) = self.part(position, part) else { return Ok(None) };
        let header = self.header(column);
        let book = Book::new(list);
        let (read_as, codes) = book.read(&cells, name, header, &self.rules, &mut self.ledger)?;
        self.read.push((column, read_as));
        Ok(Some(cells.column(name, &codes)))
    }

    fn multiple(
        &mut self,
        position: usize,
        item: &Item,
        list: &ChoiceList,
        conditional: bool,
    ) -> Result<Vec<ExportColumn>, Error> {
        let boxes = (0..list.choices.len())
            .map(|index| self.part_as(position, Part::Choice(index), ReadAs::Boxes))
            .collect();
        let missing = (0..list.missing.len())
            .map(|index| self.part_as(position, Part::Missing(index), ReadAs::Boxes))
            .collect();
        let joined = self.part(position, Part::Answer);
        let joined_column = joined.as_ref().map(|(column, _)| *column);
        let source = Source {
            boxes,
            missing,
            joined: joined.map(|(column, cells)| (self.header(column).to_owned(), cells)),
            other: self.open_text(position),
            keeps_other: self.plan.keeps_open_text(position),
        };
        if source.boxes.iter().all(Option::is_none) && source.joined.is_none() {
            return Ok(Vec::new());
        }
        let blanks = Blanks { conditional, complete: self.complete };
        let rows = self.table.rows();
        let (columns, read_as) =
            read_multiple(item, list, &source, rows, blanks, &self.rules, &mut self.ledger)?;
        self.read.extend(joined_column.zip(read_as));
        Ok(columns)
    }

    fn ranking(
        &mut self,
        position: usize,
        item: &Item,
        list: &ChoiceList,
    ) -> Result<Vec<ExportColumn>, Error> {
        let mut columns = Vec::new();
        for rank in 1..=item.ranks(list.choices.len()) {
            let name = item.part_column(&rank.to_string());
            columns.extend(self.single(position, Part::Rank(rank), &name, list)?);
        }
        let Some((column, cells)) = self.part(position, Part::Answer) else { return Ok(columns) };
        if !columns.is_empty() {
            let header = shown(self.header(column));
            let expected = Expected::RanksInColumnsOrOneCell;
            let location = Location::column(&header);
            return Err(Error::new(Code::DuplicateColumn, location, expected, header));
        }
        let joined = (self.header(column).to_owned(), cells);
        let rows = self.table.rows();
        let (columns, read_as) =
            read_joined_ranking(item, list, &joined, rows, &self.rules, &mut self.ledger)?;
        self.read.push((column, read_as));
        Ok(columns)
    }
}

fn text(cells: &Distinct<'_>, name: &str) -> ExportColumn {
    let texts: Vec<Option<String>> =
        cells.texts.iter().map(|text| Some((*text).to_owned())).collect();
    cells.column(name, &texts)
}
