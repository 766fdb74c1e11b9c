//! Multiple-response and ranking items: one column per option, or several
//! options joined in one cell.

use crate::error::fault::Error;
use crate::survey::choices::ChoiceList;
use crate::survey::item::Item;

use super::answer_cells::{Book, Ledger, Rules, Strange};
use super::import_report::{Conversion, ReadAs};
use super::joined_choices::{Joined, read_joined};
use super::labels::{fold, is_not_applicable, normalise};
use super::text_column::{Distinct, ExportColumn};

/// The columns of a multiple choice in the export.
pub(super) struct Source<'t> {
    /// For each choice its column, if there is one.
    pub(super) boxes: Vec<Option<Distinct<'t>>>,
    /// For each way not to answer its column, if there is one.
    pub(super) missing: Vec<Option<Distinct<'t>>>,
    /// All in one cell: header and cells.
    pub(super) joined: Option<(String, Distinct<'t>)>,
    /// The text of the open answer.
    pub(super) other: Option<Distinct<'t>>,
    /// Whether the caller asked for it.
    pub(super) keeps_other: bool,
}

/// How blanks of an item are to be taken.
#[derive(Clone, Copy)]
pub(super) struct Blanks<'c> {
    /// Whether the item may have been hidden from the person.
    pub(super) conditional: bool,
    /// The cells that are filled where the answers are complete.
    pub(super) complete: Option<&'c Distinct<'c>>,
}

/// What a box says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ticked,
    Unticked,
    Absent,
    Strange,
}

/// A column of boxes with what each different text in it means.
struct Marks<'s, 't> {
    cells: &'s Distinct<'t>,
    marks: Vec<Mark>,
}

impl<'t> Marks<'_, 't> {
    fn at(&self, row: usize) -> Option<(Mark, &'t str)> {
        let at = self.cells.at(row)?;
        Some((*self.marks.get(at)?, self.cells.texts.get(at)?))
    }
}

/// The columns of one multiple choice in canonical form, and as what its
/// joined column was read.
pub(super) fn read_multiple(
    item: &Item,
    list: &ChoiceList,
    source: &Source<'_>,
    rows: usize,
    blanks: Blanks<'_>,
    rules: &Rules<'_>,
    ledger: &mut Ledger,
) -> Result<(Vec<ExportColumn>, Option<ReadAs>), Error> {
    let book = Book::new(list);
    let joined = match &source.joined {
        Some((header, cells)) => Some(read_joined(header, cells, item, list, &book, rules)?),
        None => None,
    };
    let mut boxes = Boxes::new(item, list, source, blanks, rules, ledger);
    let codes = || list.choices.iter().map(|choice| choice.code.as_str());
    let mut columns: Vec<ExportColumn> =
        codes().map(|code| ExportColumn::empty(item.part_column(code))).collect();
    let mut other = ExportColumn::empty(item.part_column("other"));
    let (mut strange, mut open) = (Strange::default(), Strange::default());
    for row in 0..rows {
        let mut cells = boxes.row(row);
        let mut other_text = source.other.as_ref().and_then(|cells| cells.text(row));
        let whole =
            source.joined.as_ref().zip(joined.as_ref()).and_then(|((_, cells), read)| {
                Some((cells.text(row)?, read.1.get(cells.at(row)?)?))
            });
        if let Some((text, read)) = whole {
            let spread = spread(read, columns.len());
            // Where a tool writes both forms, they have to say the same.
            let agree = cells.iter().zip(&spread).all(|(a, b)| a.is_none() || a == b);
            match read {
                Joined::Strange(parts) => {
                    cells = vec![Some(strange.keep_for(text, parts)); columns.len()];
                }
                _ if !agree => cells = vec![Some(strange.keep(text, 1)); columns.len()],
                Joined::Choices(..) | Joined::Missing(_) => {
                    boxes.ledger.converted(Conversion::JoinedCell, 1);
                    cells = spread;
                }
            }
            if let Joined::Choices(_, Some(text)) = read {
                open.note(text, 1);
                other_text = other_text.or(Some(text));
            }
        }
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push(cell);
        }
        other.push(other_text);
    }
    boxes.finish();
    strange.finish(item.column(), Some(&book), ledger);
    open.finish_open(&item.part_column("other"), ledger);
    let given = |cells: &Option<Distinct<'_>>| joined.is_some() || cells.is_some();
    let sources = source.boxes.iter();
    let mut columns: Vec<ExportColumn> = columns
        .into_iter()
        .zip(sources)
        .filter(|(_, cells)| given(cells))
        .map(|(c, _)| c)
        .collect();
    if source.keeps_other && (source.other.is_some() || joined.is_some()) {
        columns.push(other);
    }
    Ok((columns, joined.map(|(read_as, _)| read_as)))
}

/// The boxes of one multiple choice, read row by row.
struct Boxes<'s, 't> {
    item: &'s Item,
    list: &'s ChoiceList,
    source: &'s Source<'t>,
    blanks: Blanks<'s>,
    rules: &'s Rules<'s>,
    ledger: &'s mut Ledger,
    choices: Vec<Option<Marks<'s, 't>>>,
    missing: Vec<Option<Marks<'s, 't>>>,
    /// For each choice the cells that were not understood.
    strange: Vec<Strange>,
}

impl<'s, 't> Boxes<'s, 't> {
    fn new(
        item: &'s Item,
        list: &'s ChoiceList,
        source: &'s Source<'t>,
        blanks: Blanks<'s>,
        rules: &'s Rules<'s>,
        ledger: &'s mut Ledger,
    ) -> Self {
        let mut marks = |cells: &'s Option<Distinct<'t>>, code: &str| {
            let cells = cells.as_ref()?;
            let one = |(text, count)| mark(text, count, item, code, list, rules, ledger);
            Some(Marks { cells, marks: cells.counted().map(one).collect() })
        };
        let choices = source.boxes.iter().zip(list.choices.iter());
        let choices = choices.map(|(cells, choice)| marks(cells, choice.code.as_str())).collect();
        let missing = source.missing.iter().zip(&list.missing);
        let missing = missing.map(|(cells, choice)| marks(cells, choice.code.as_str())).collect();
        let strange = list.choices.iter().map(|_| Strange::default()).collect();
        Self { item, list, source, blanks, rules, ledger, choices, missing, strange }
    }

    /// The canonical cell of each choice.
    fn row(&mut self, row: usize) -> Vec<Option<&'s str>> {
        let at = |marks: &Option<Marks<'s, 't>>| marks.as_ref().and_then(|marks| marks.at(row));
        let is_ticked = |mark: Option<(Mark, &str)>| mark.is_some_and(|(m, _)| m == Mark::Ticked);
        let other = self.source.other.as_ref().is_some_and(|cells| cells.at(row).is_some());
        let ticked = other || self.choices.iter().any(|marks| is_ticked(at(marks)));
        let missing = self.missing.iter().position(|marks| is_ticked(at(marks)));
        let missing = missing.filter(|_| !ticked).and_then(|index| self.list.missing.get(index));
        let missing = missing.map(|choice| choice.code.as_str());
        let blank_is_unticked = self.blank_is_unticked(ticked, row);
        let rules = self.rules.cells_of_dialect;
        let untouched =
            !ticked && rules.and_then(|rules| rules.none_ticked_is_no_answer) == Some(true);
        let mut cells = Vec::with_capacity(self.choices.len());
        for (marks, strange) in self.choices.iter().zip(&mut self.strange) {
            cells.push(match at(marks) {
                Some((Mark::Ticked, _)) => Some("1"),
                Some((Mark::Unticked, _)) if untouched && missing.is_none() => {
                    self.ledger.converted(Conversion::NoAnswer, 1);
                    None
                }
                Some((Mark::Unticked, _)) => Some(missing.unwrap_or("0")),
                Some((Mark::Absent, _)) => missing,
                Some((Mark::Strange, text)) => Some(strange.keep(text, 1)),
                None if marks.is_none() || missing.is_some() => missing,
                None if blank_is_unticked => {
                    self.ledger.converted(Conversion::BlankBox, 1);
                    Some("0")
                }
                None => None,
            });
        }
        cells
    }

    /// Whether a blank box of this row was seen and not ticked.
    fn blank_is_unticked(&self, ticked: bool, row: usize) -> bool {
        let complete = self.blanks.complete.map(|cells| cells.at(row).is_some());
        if self.item.unticked.as_deref() == Some("") {
            return ticked || complete != Some(false);
        }
        let by_tool = self.rules.cells_of_dialect.and_then(|rules| rules.blank_is_unticked);
        let seen = ticked || (complete == Some(true) && !self.blanks.conditional);
        by_tool == Some(true) && seen
    }

    fn finish(self) {
        for (strange, choice) in self.strange.into_iter().zip(self.list.choices.iter()) {
            let column = self.item.part_column(choice.code.as_str());
            strange.finish(&column, None, self.ledger);
        }
    }
}

fn mark(
    text: &str,
    count: u64,
    item: &Item,
    code: &str,
    list: &ChoiceList,
    rules: &Rules<'_>,
    ledger: &mut Ledger,
) -> Mark {
    let folded = fold(text);
    let listed = |words: &[String]| words.iter().any(|word| fold(word) == folded);
    let dialect = rules.cells_of_dialect;
    let mut note = |canonical: &str, mark: Mark| {
        if text != canonical {
            ledger.converted(Conversion::Mark, count);
        }
        mark
    };
    if item.unticked.as_deref() == Some(text) {
        return note("0", Mark::Unticked);
    }
    if text == "1" || dialect.is_some_and(|rules| listed(&rules.ticked)) {
        return note("1", Mark::Ticked);
    }
    if text == "0" || dialect.is_some_and(|rules| listed(&rules.unticked)) {
        return note("0", Mark::Unticked);
    }
    if is_not_applicable(text) || rules.is_no_answer(text) {
        return note("", Mark::Absent);
    }
    // Some tools write the choice itself in its box.
    let own = list.choices.iter().find(|choice| choice.code.as_str() == code);
    let label = own.is_some_and(|choice| {
        choice.label.iter().any(|(_, label)| normalise(label) == normalise(text))
    });
    if label || text == code { note("1", Mark::Ticked) } else { Mark::Strange }
}

/// The cells of all choices that a joined cell stands for.
fn spread(read: &Joined, choices: usize) -> Vec<Option<&str>> {
    match read {
        Joined::Choices(chosen, _) => {
            (0..choices).map(|i| Some(if chosen.contains(&i) { "1" } else { "0" })).collect()
        }
        Joined::Missing(code) => vec![code.as_deref(); choices],
        Joined::Strange(_) => vec![None; choices],
    }
}

/// The columns of a ranking that stands joined in one cell.
pub(super) fn read_joined_ranking(
    item: &Item,
    list: &ChoiceList,
    (header, cells): &(String, Distinct<'_>),
    rows: usize,
    rules: &Rules<'_>,
    ledger: &mut Ledger,
) -> Result<(Vec<ExportColumn>, ReadAs), Error> {
    let book = Book::new(list);
    let (read_as, read) = read_joined(header, cells, item, list, &book, rules)?;
    let ranks = item.ranks(list.choices.len());
    let mut columns: Vec<ExportColumn> =
        (1..=ranks).map(|rank| ExportColumn::empty(item.part_column(&rank.to_string()))).collect();
    let mut strange = Strange::default();
    for row in 0..rows {
        let at = cells.at(row);
        let text = at.and_then(|at| cells.texts.get(at).copied());
        let ranked = match at.and_then(|at| read.get(at)) {
            Some(Joined::Choices(chosen, None)) if chosen.len() <= ranks => {
                ledger.converted(Conversion::JoinedCell, 1);
                let codes = chosen.iter().filter_map(|index| list.choices.get(*index));
                let mut cells: Vec<Option<&str>> =
                    codes.map(|choice| Some(choice.code.as_str())).collect();
                cells.resize(ranks, None);
                cells
            }
            Some(Joined::Missing(code)) => vec![code.as_deref(); ranks],
            None => vec![None; ranks],
            Some(Joined::Strange(parts)) => {
                strange.keep_for(text.unwrap_or_default(), parts);
                vec![text; ranks]
            }
            Some(Joined::Choices(..)) => {
                strange.keep(text.unwrap_or_default(), 1);
                vec![text; ranks]
            }
        };
        for (column, cell) in columns.iter_mut().zip(ranked) {
            column.push(cell);
        }
    }
    strange.finish(item.column(), Some(&book), ledger);
    Ok((columns, read_as))
}
