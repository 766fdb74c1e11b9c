//! Careless responding: indices to look at, never a reason to leave anybody out
//! unseen.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int16Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};

use crate::arrow::bad_cell::{BadCell, Reason};
use crate::arrow::decode::cell_text;
use crate::arrow::engine::CHUNK;
use crate::arrow::individuals::Individuals;
use crate::arrow::kept_columns::TableOptions;
use crate::arrow::matching::named_column;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Location;
use crate::scoring::block::Block;
use crate::scoring::plan::{Plan, Role};
use crate::scoring::slot::Slot;
use crate::survey::item::ItemKind;

/// Fewer items in a row that share their choices show nothing.
const BLOCK: usize = 5;
/// Fewer seconds for an answer than it takes to read it (Huang et al. 2012).
const SECONDS: f64 = 2.0;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct CarelessOptions {
    /// The column with the seconds that a person took for all answers.
    pub seconds: Option<String>,
    /// So many equal answers one after the other are a long string.
    pub long_string: u16,
}

impl Default for CarelessOptions {
    fn default() -> Self {
        Self { seconds: None, long_string: 10 }
    }
}

/// Flags answers of batches of one schema. It deletes nothing, and no other
/// table knows of it.
///
/// The table has the id column, the kept columns, then `answered` (items with
/// ordered choices that have an answer), `longest_string` (most equal answers
/// one after the other, among neighbours with the same choices; Johnson 2005)
/// and `is_long_string`; `straight_lines` (blocks of five or more neighbours
/// with the same choices, all answered alike) and `is_straight_lining`; with a
/// column of seconds `seconds_per_answer` and `is_fast` (less than two; Huang
/// et al. 2012), both without a value where the time is missing or nothing was
/// answered. A time is a number of seconds, with a point or a comma, or
/// `hh:mm:ss`; one that cannot be read is among the bad cells. Equal answers can be meant: « tout à fait d’accord » throughout is
/// an answer.
#[derive(Debug)]
pub struct CarelessTable {
    individuals: Individuals,
    /// Inputs of neighbouring items that share their choices.
    blocks: Vec<Vec<usize>>,
    seconds: Option<usize>,
    long_string: u16,
}

/// What is counted of one person.
#[derive(Debug, Default, Clone, Copy)]
struct Counted {
    answered: u16,
    longest: u16,
    straight: u16,
}

impl CarelessTable {
    /// Prepares the look at data of this schema.
    ///
    /// # Errors
    /// As [`ScoreTable::new`](crate::ScoreTable::new); `unsupported_type` for
    /// seconds that are no numbers.
    pub fn new(
        plan: &Plan,
        data: &Schema,
        careless: &CarelessOptions,
        options: &TableOptions,
    ) -> Result<Self, Error> {
        let seconds = match &careless.seconds {
            Some(name) => {
                let place = named_column(data, name)?;
                let kind = data.field(place).data_type();
                let texts = matches!(
                    kind,
                    DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null
                );
                if !(kind.is_numeric() || texts) {
                    let location = Location::column(name);
                    let expected = Expected::NumbersOrSeconds;
                    let found = kind.to_string();
                    return Err(Error::new(Code::UnsupportedType, location, expected, found));
                }
                Some(place)
            }
            None => None,
        };
        let blocks = blocks(plan);
        let field = |name: &str, kind: DataType, missing| {
            Field::new(format!("{}{name}", options.prefix), kind, missing)
        };
        let mut fields = vec![
            field("answered", DataType::Int16, false),
            field("longest_string", DataType::Int16, false),
            field("is_long_string", DataType::Boolean, false),
            field("straight_lines", DataType::Int16, false),
            field("is_straight_lining", DataType::Boolean, false),
        ];
        if seconds.is_some() {
            fields.push(field("seconds_per_answer", DataType::Float64, true));
            fields.push(field("is_fast", DataType::Boolean, true));
        }
        let inputs: Vec<usize> = (0..plan.inputs.len()).collect();
        let individuals = Individuals::new(plan, "careless", &inputs, data, options, fields)?;
        Ok(Self { individuals, blocks, seconds, long_string: careless.long_string })
    }

    /// The flags of a batch.
    ///
    /// # Errors
    /// `invalid_cells` if the reading is strict and a cell is invalid.
    pub fn flag(&mut self, data: &RecordBatch) -> Result<RecordBatch, Error> {
        let data = &self.individuals.aligned(data)?;
        let first_row = self.individuals.rows() + 1;
        let blocks = &self.blocks;
        let count = |_: &Plan, block: &Block, _, ()| -> Vec<Counted> {
            (0..block.rows()).map(|row| Counted::of(blocks, block, row)).collect()
        };
        let nothing = vec![(); data.num_rows().div_ceil(CHUNK)];
        let counted = self.individuals.run(data, CHUNK, nothing, count)?;
        let people: Vec<Counted> = counted.into_iter().flatten().collect();
        let each = |value: fn(&Counted) -> u16| -> ArrayRef {
            let signed = |one| i16::try_from(value(one)).unwrap_or(i16::MAX);
            Arc::new(people.iter().map(signed).collect::<Int16Array>())
        };
        let flags = |holds: &dyn Fn(&Counted) -> bool| -> ArrayRef {
            Arc::new(people.iter().map(|one| Some(holds(one))).collect::<BooleanArray>())
        };
        let mut columns = vec![
            each(|one| one.answered),
            each(|one| one.longest),
            flags(&|one| one.longest >= self.long_string),
            each(|one| one.straight),
            flags(&|one| one.straight > 0),
        ];
        if let Some(seconds) = self.seconds {
            let (column, mut bad) = (data.column(seconds), Vec::new());
            let name = data.schema().field(seconds).name().clone();
            let mut per_answer: Vec<Option<f64>> = Vec::with_capacity(people.len());
            for (row, one) in people.iter().enumerate() {
                let text = cell_text(column, row).filter(|text| !is_blank(text));
                let taken = text.as_deref().and_then(seconds_of);
                if let (Some(text), None) = (&text, taken) {
                    let (row, column) = (first_row + row as u64, name.clone());
                    let (value, reason) = (Found::masked(text, true).to_string(), Reason::Invalid);
                    bad.push(BadCell { row, column, value, reason });
                }
                let answered = taken.filter(|_| one.answered > 0);
                per_answer.push(answered.map(|seconds| seconds / f64::from(one.answered)));
            }
            self.individuals.note(bad);
            let fast = per_answer.iter().map(|one| one.map(|seconds| seconds < SECONDS));
            let fast: BooleanArray = fast.collect();
            columns.push(Arc::new(Float64Array::from(per_answer)));
            columns.push(Arc::new(fast));
        }
        self.individuals.table(data, columns)
    }
}

impl std::ops::Deref for CarelessTable {
    type Target = Individuals;

    fn deref(&self) -> &Individuals {
        &self.individuals
    }
}

impl Counted {
    fn of(blocks: &[Vec<usize>], block: &Block, row: usize) -> Self {
        let mut counted = Self::default();
        for inputs in blocks {
            let (mut last, mut run, mut longest, mut answered) = (None, 0u16, 0u16, 0u16);
            for input in inputs {
                let slot = block.slot(*input, row);
                let choice: Option<usize> = Slot::position(slot);
                run = if choice.is_some() && choice == last { run + 1 } else { 1 };
                if choice.is_some() {
                    answered += 1;
                    longest = longest.max(run);
                }
                last = choice;
            }
            counted.answered += answered;
            counted.longest = counted.longest.max(longest);
            let alike = inputs.len() >= BLOCK && usize::from(longest) == inputs.len();
            counted.straight += u16::from(alike);
        }
        counted
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty() || text == "NaN"
}

/// Seconds as tools write them: with a point or a comma, or as `hh:mm:ss`.
fn seconds_of(text: &str) -> Option<f64> {
    let text = text.trim();
    if let [hours, minutes, seconds] = text.split(':').collect::<Vec<_>>()[..] {
        let whole = |part: &str| part.parse::<u32>().ok().map(f64::from);
        let (hours, minutes, seconds) = (whole(hours)?, whole(minutes)?, seconds_of(seconds)?);
        return (minutes < 60.0 && seconds < 60.0)
            .then_some(hours * 3600.0 + minutes * 60.0 + seconds);
    }
    let is_comma = text.matches(',').count() == 1 && !text.contains('.');
    let pointed = if is_comma { text.replace(',', ".") } else { text.to_owned() };
    let seconds: f64 = pointed.parse().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds)
}

/// Neighbouring items of a section with the same ordered choices.
fn blocks(plan: &Plan) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut position = 0;
    for section in plan.questionnaire.sections() {
        let mut last = None;
        for item in &*section.items {
            let ordered = matches!(item.kind, ItemKind::Rating | ItemKind::Level);
            let input = plan.item_inputs.get(position).map(|(first, _)| *first);
            let input = input.filter(|input| {
                ordered && plan.inputs.get(*input).is_some_and(|i| i.role == Role::Answer)
            });
            let list = input.and(item.choices.as_ref());
            if let Some(input) = input {
                match blocks.last_mut().filter(|_| list == last && last.is_some()) {
                    Some(block) => block.push(input),
                    None => blocks.push(vec![input]),
                }
            }
            last = list;
            position += 1;
        }
    }
    blocks
}
