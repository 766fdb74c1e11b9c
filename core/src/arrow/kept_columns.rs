//! Options and columns that all Arrow tables share: kept columns, dictionaries,
//! provenance, name collisions, duplicate ids.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, DictionaryArray, Int8Array, Int64Array, RecordBatch, RecordBatchOptions, StringArray,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::scoring::plan::Plan;
use crate::value::date::Date;

use super::decode::cell_text;
use super::matching::named_column;

/// What every table of individuals can be asked for.
#[derive(Debug, Clone, Default)]
pub struct TableOptions {
    /// The column that names respondents; listed where it repeats itself.
    pub id: Option<String>,
    /// Columns that go through unchanged.
    pub keep: Vec<String>,
    /// Put before the name of every computed column.
    pub prefix: String,
    /// Declared columns that the data lacks, to be read as `not_shown`.
    pub absent: Vec<String>,
    /// Whether an invalid cell refuses the data.
    pub strict: bool,
    /// The day after which the rows are to be deleted; written beside them.
    pub retain_until: Option<Date>,
}

/// The columns that go through: their positions in the data and their fields.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    pub(crate) id: Option<usize>,
    pub(crate) columns: Vec<usize>,
    pub(crate) fields: Vec<Field>,
}

impl Kept {
    pub(crate) fn new(options: &TableOptions, schema: &Schema) -> Result<Self, Error> {
        let mut kept = Self::default();
        let mut faults = Vec::new();
        for name in options.id.iter().chain(&options.keep) {
            match named_column(schema, name) {
                Ok(position) => {
                    kept.columns.push(position);
                    kept.fields.push(schema.field(position).clone());
                }
                Err(error) => faults.push(error),
            }
        }
        if !faults.is_empty() {
            return Err(Error::many(Code::MissingColumn, faults));
        }
        kept.id = options.id.as_ref().and_then(|_| kept.columns.first().copied());
        Ok(kept)
    }

    pub(crate) fn arrays(&self, batch: &RecordBatch) -> Vec<ArrayRef> {
        self.columns.iter().map(|column| batch.column(*column).clone()).collect()
    }
}

/// Whether anybody but its owner may read a table.
const RELEASE: &str = "boussole_sante:release";
/// Nobody but its owner.
const PRIVATE: &str = "private";
/// The day after which a table of people is to be deleted.
pub(crate) const RETAIN_UNTIL: &str = "boussole_sante:retain_until";

/// A schema whose names are all different, with what the table rests on.
pub(crate) fn schema(plan: &Plan, table: &str, fields: Vec<Field>) -> Result<SchemaRef, Error> {
    let mut names = HashSet::new();
    let mut faults = Vec::new();
    for field in &fields {
        if !names.insert(field.name().clone()) {
            let location = Location::column(field.name());
            let expected = Expected::OwnNameSee { option: "`prefix`".to_owned() };
            faults.push(Error::new(Code::NameCollision, location, expected, field.name().as_str()));
        }
    }
    if !faults.is_empty() {
        return Err(Error::many(Code::NameCollision, faults));
    }
    let questionnaire = plan.questionnaire();
    let entry = |key: &str, value: String| (format!("boussole_sante:{key}"), value);
    let metadata = HashMap::from([
        entry("table", table.to_owned()),
        entry("library", env!("CARGO_PKG_VERSION").to_owned()),
        entry("questionnaire", questionnaire.key().to_string()),
        entry("questionnaire_version", questionnaire.version().to_string()),
        entry("questionnaire_sha256", questionnaire.sha256().to_owned()),
        entry("cells", plan.cells().to_string()),
        (RELEASE.to_owned(), PRIVATE.to_owned()),
    ]);
    Ok(Arc::new(Schema::new(fields).with_metadata(metadata)))
}

/// The columns of a table as one batch.
///
/// # Errors
/// `unsupported_type` if a kept column is not what its own schema says.
pub(crate) fn batch(schema: &SchemaRef, columns: Vec<ArrayRef>) -> Result<RecordBatch, Error> {
    let rows = columns.first().map_or(0, |column| column.len());
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(schema.clone(), columns, &options).map_err(|error| {
        Error::usage(Code::UnsupportedType, Expected::ColumnsAsTheirSchema, error.to_string())
    })
}

/// A table of our own about people's data, whose columns all have the type of
/// their field.
pub(crate) fn own_batch(fields: Vec<Field>, columns: Vec<ArrayRef>) -> RecordBatch {
    let metadata = HashMap::from([(RELEASE.to_owned(), PRIVATE.to_owned())]);
    let schema: SchemaRef = Arc::new(Schema::new(fields).with_metadata(metadata));
    batch(&schema, columns).unwrap_or_else(|_| RecordBatch::new_empty(schema))
}

/// A count as results hold it: signed, so that a difference of two is what it
/// is.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The type of a column of words.
pub(crate) fn words_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
}

/// A column of words from their positions in a closed list.
pub(crate) fn words_array(keys: Int8Array, words: &[&str]) -> ArrayRef {
    let values = Arc::new(StringArray::from_iter_values(words.iter().copied()));
    match DictionaryArray::<Int8Type>::try_new(keys.clone(), values) {
        Ok(array) => Arc::new(array),
        Err(_) => arrow_array::new_null_array(&words_type(), arrow_array::Array::len(&keys)),
    }
}

/// Ids seen so far, as 128-bit fingerprints: the ids themselves are not kept.
#[derive(Default)]
pub(crate) struct Ids {
    hashers: (RandomState, RandomState),
    seen: HashMap<u128, u64>,
    repeated: BTreeMap<u64, (String, Vec<u64>)>,
}

/// Pseudonyms are in no log.
impl std::fmt::Debug for Ids {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ids").field("repeated", &self.repeated.len()).finish_non_exhaustive()
    }
}

impl Ids {
    pub(crate) fn add(&mut self, array: &ArrayRef, first_row: u64) {
        for row in 0..array.len() {
            let Some(id) = cell_text(array, row) else { continue };
            let place = first_row + row as u64 + 1;
            let (left, right) = (self.hashers.0.hash_one(&id), self.hashers.1.hash_one(&id));
            let fingerprint = u128::from(left) << 64 | u128::from(right);
            let first = *self.seen.entry(fingerprint).or_insert(place);
            if first != place {
                let entry = self.repeated.entry(first).or_insert_with(|| (id, vec![first]));
                entry.1.push(place);
            }
        }
    }

    /// Ids that stand more than once: `id`, `count`, `first_row`, by first row.
    pub(crate) fn to_batch(&self) -> RecordBatch {
        let ids = self.repeated.values().map(|(id, _)| id.as_str());
        let counts = self.repeated.values().map(|(_, rows)| rows.len() as u64);
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from_iter_values(ids)),
            Arc::new(Int64Array::from_iter_values(counts.map(signed))),
            Arc::new(Int64Array::from_iter_values(self.repeated.keys().copied().map(signed))),
        ];
        let fields = vec![
            Field::new("id", DataType::Utf8, false),
            Field::new("count", DataType::Int64, false),
            Field::new("first_row", DataType::Int64, false),
        ];
        own_batch(fields, columns)
    }
}
