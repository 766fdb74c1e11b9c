//! Data check: which columns match, which are missing, which cells no response
//! option explains.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};

use crate::error::fault::Error;
use crate::error::found::Found;
use crate::scoring::block::Block;
use crate::scoring::plan::{Plan, Role};
use crate::scoring::slot::{Missing, Slot};

use super::decode::cell_text;
use super::engine::decoder;
use super::kept_columns::{own_batch, signed};
use super::matching::{aligned, near_columns, positions};

/// How many different invalid values are shown for a column.
const EXAMPLES: usize = 5;

/// Looks at batches of one schema without judging them: nothing is an error.
#[derive(Debug)]
pub struct Check {
    plan: Plan,
    data: Schema,
    rows: u64,
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    name: String,
    /// Its input; none for a column that the questionnaire does not have.
    input: Option<usize>,
    position: Option<usize>,
    status: &'static str,
    kind: String,
    near: String,
    answered: u64,
    missing: BTreeMap<Missing, u64>,
    invalid: BTreeMap<String, u64>,
    seen: HashSet<u8>,
    range: Option<(i64, i64)>,
}

impl Check {
    /// Prepares the look at data of this schema.
    #[must_use]
    pub fn new(plan: &Plan, data: &Schema) -> Self {
        let named = positions(data);
        let mut columns = Vec::new();
        for (position, input) in plan.inputs.iter().enumerate() {
            let found = named.get(input.column.as_str()).map(Vec::as_slice);
            let (place, mut status) = match found {
                Some([only]) => (Some(*only), "found"),
                Some(_) => (None, "duplicate"),
                None => (None, "missing"),
            };
            let field = place.map(|place| data.field(place));
            if let Some(field) = field
                && decoder(plan, position).accepts(field.name(), field.data_type()).is_err()
            {
                status = "unsupported";
            }
            let near = if found.is_none() { near_columns(&input.column, data) } else { Vec::new() };
            columns.push(Column {
                name: input.column.clone(),
                input: Some(position),
                position: place.filter(|_| status == "found"),
                status,
                kind: field.map_or(String::new(), |field| field.data_type().to_string()),
                near: near.join(", "),
                ..Column::empty()
            });
        }
        let declared: HashSet<&str> = plan.columns().collect();
        for field in data.fields().iter().filter(|field| !declared.contains(field.name().as_str()))
        {
            columns.push(Column {
                name: field.name().clone(),
                status: "extra",
                kind: field.data_type().to_string(),
                ..Column::empty()
            });
        }
        Self { plan: plan.clone(), data: data.clone(), rows: 0, columns }
    }

    /// Looks at a batch.
    ///
    /// # Errors
    /// `missing_column` and `unsupported_type` for a batch with other columns
    /// than the schema.
    pub fn look(&mut self, data: &RecordBatch) -> Result<(), Error> {
        let data = &aligned(data, &self.data)?;
        self.rows += data.num_rows() as u64;
        let mut block = Block::new(data.num_rows(), self.plan.inputs.len());
        for column in &mut self.columns {
            let (Some(input), Some(position)) = (column.input, column.position) else { continue };
            let decoded = decoder(&self.plan, input).decode(data.column(position));
            column.count_invalid(&decoded.slots, data.column(position));
            block.slots[input] = decoded.slots.into();
            block.numbers[input] = decoded.numbers.into();
        }
        self.plan.skip.apply(&mut block);
        for column in &mut self.columns {
            let (Some(input), Some(_)) = (column.input, column.position) else { continue };
            column.count(&block, input);
        }
        Ok(())
    }

    /// One row for each declared column, then for each column that the
    /// questionnaire does not have: `column`, `item`, `status` (`found`,
    /// `missing`, `duplicate`, `unsupported`, `extra`), `type`, `near`, `n`,
    /// `answered`, a count for each kind of missing, `invalid_values`,
    /// `unseen` (declared codes that no cell holds), `low`, `high`.
    #[must_use]
    pub fn to_batch(&self) -> RecordBatch {
        let items: Vec<_> = self.plan.questionnaire().items().collect();
        let mut fields = Vec::new();
        let mut arrays: Vec<ArrayRef> = Vec::new();
        let mut text = |name: &str, values: Vec<Option<String>>| {
            fields.push(Field::new(name, DataType::Utf8, true));
            arrays.push(Arc::new(StringArray::from(values)));
        };
        let each = |value: &dyn Fn(&Column) -> Option<String>| -> Vec<Option<String>> {
            self.columns.iter().map(value).collect()
        };
        let item_of = |column: &Column| {
            let input = self.plan.inputs.get(column.input?)?;
            items.get(input.item).map(|item| item.key.to_string())
        };
        text("column", each(&|column| Some(column.name.clone())));
        text("item", each(&item_of));
        text("status", each(&|column| Some(column.status.to_owned())));
        text("type", each(&|column| some(&column.kind)));
        text("near", each(&|column| some(&column.near)));
        text("invalid_values", each(&|column| some(&column.examples())));
        text("unseen", each(&|column| some(&self.unseen(column))));
        let number = |value: i64| {
            crate::value::decimal::Decimal::from_millionths(value).map(|v| v.to_string())
        };
        text("low", each(&|column| column.range.and_then(|(low, _)| number(low))));
        text("high", each(&|column| column.range.and_then(|(_, high)| number(high))));
        let mut counts = |name: &str, value: &dyn Fn(&Column) -> u64| {
            fields.push(Field::new(name, DataType::Int64, true));
            let values = self.columns.iter().map(|c| c.position.map(|_| signed(value(c))));
            arrays.push(Arc::new(values.collect::<Int64Array>()));
        };
        counts("n", &|_| self.rows);
        counts("answered", &|column| column.answered);
        for &kind in Missing::ALL {
            counts(kind.as_str(), &|column| column.missing.get(&kind).copied().unwrap_or(0));
        }
        fields.push(Field::new("ok", DataType::Boolean, false));
        let ok = |column: &Column| match column.status {
            "found" => column.missing.get(&Missing::Invalid).copied().unwrap_or(0) == 0,
            status => status == "extra",
        };
        let ok: Vec<bool> = self.columns.iter().map(ok).collect();
        arrays.push(Arc::new(BooleanArray::from(ok)));
        own_batch(fields, arrays)
    }

    fn unseen(&self, column: &Column) -> String {
        let Some(input) = column.input.and_then(|input| self.plan.inputs.get(input)) else {
            return String::new();
        };
        if column.position.is_none() || input.role != Role::Answer {
            return String::new();
        }
        let item = self.plan.questionnaire().items().nth(input.item);
        let Some(list) = item.and_then(|item| self.plan.questionnaire().choices(item)) else {
            return String::new();
        };
        let unseen = list
            .choices
            .iter()
            .enumerate()
            .filter(|(position, _)| !column.seen.contains(&Slot::choice(*position).0));
        unseen.map(|(_, choice)| choice.code.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Column {
    fn empty() -> Self {
        Self {
            name: String::new(),
            input: None,
            position: None,
            status: "",
            kind: String::new(),
            near: String::new(),
            answered: 0,
            missing: BTreeMap::new(),
            invalid: BTreeMap::new(),
            seen: HashSet::new(),
            range: None,
        }
    }

    fn count_invalid(&mut self, slots: &[u8], array: &ArrayRef) {
        for (row, _) in slots.iter().enumerate().filter(|(_, slot)| **slot == Slot::INVALID.0) {
            let value = Found::masked(&cell_text(array, row).unwrap_or_default(), true).to_string();
            // A column of free text by mistake would list everything.
            if self.invalid.len() < EXAMPLES || self.invalid.contains_key(&value) {
                *self.invalid.entry(value).or_default() += 1;
            }
        }
    }

    fn count(&mut self, block: &Block, input: usize) {
        for row in 0..block.rows() {
            let slot = block.slot(input, row);
            match slot.kind() {
                Some(kind) => *self.missing.entry(kind).or_default() += 1,
                None => {
                    self.answered += 1;
                    self.seen.insert(slot.0);
                    if block.numbers.get(input).is_some_and(|numbers| !numbers.is_empty()) {
                        let number = block.number(input, row);
                        let (low, high) = self.range.unwrap_or((number, number));
                        self.range = Some((low.min(number), high.max(number)));
                    }
                }
            }
        }
    }

    fn examples(&self) -> String {
        let shown = self.invalid.iter().map(|(value, count)| format!("{value} ({count})"));
        shown.collect::<Vec<_>>().join(", ")
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
