//! A release as a document: the tables as they are published, with the rules
//! they were published by and what they do not say.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use serde::Serialize;
use serde_json::Value;

use crate::disclosure::rules::ReleaseRules;
use crate::document::canonical::canonical_json;
use crate::document::record::words;
use crate::language::ethics::{LIMITS_OF_RELEASE, STANDING};
use crate::value::text::Text;
use crate::value::version::SchemaVersion;

words! {
    /// The kind of document.
    pub enum ReleaseTag {
        /// Tables that may be published.
        Release = "release",
    }
}

/// Tables that may be published.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReleaseDocument {
    /// `release`.
    pub document: ReleaseTag,
    /// The version of the format.
    pub schema_version: SchemaVersion,
    /// The version of the library.
    pub library: String,
    /// What this project is and is not, and what the figures do not allow.
    pub notices: Vec<String>,
    /// The rules: `min_cell` and up.
    pub rules: PublishedRules,
    /// Whether a table is protected without a log, as those of changes and of
    /// agreement always are: then nothing protects it from another release of the
    /// same people.
    pub alone: bool,
    /// With a log, the occasion on which people answered.
    pub wave: Option<String>,
    /// The tables, in the order in which they were asked for.
    pub tables: Vec<PublishedTable>,
}

/// The rules of a release, for its readers.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublishedRules {
    /// What they are called.
    pub key: String,
    /// How people name them.
    pub title: Text,
    /// Whose they are.
    pub source: Text,
    /// Rows about fewer people are hidden.
    pub min_cell: u64,
    /// From so many people on there are means and frequencies.
    pub mean_from: u64,
    /// From so many on there are spreads and intervals.
    pub spread_from: u64,
    /// Choices taken by fewer are put together with others.
    pub frequency_cell: u64,
}

/// A published table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublishedTable {
    /// Its name.
    pub table: String,
    /// The key of the questionnaire, and its version.
    pub questionnaire: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, a value for each column; null for what is hidden or is not
    /// there.
    pub rows: Vec<Vec<Value>>,
}

impl ReleaseDocument {
    pub(crate) fn new(
        rules: &ReleaseRules,
        alone: bool,
        wave: Option<String>,
        tables: &[RecordBatch],
    ) -> Self {
        Self {
            document: ReleaseTag::Release,
            schema_version: SchemaVersion::CURRENT,
            library: env!("CARGO_PKG_VERSION").to_owned(),
            notices: [STANDING, LIMITS_OF_RELEASE].map(|one| one.french.to_owned()).into(),
            rules: PublishedRules {
                key: rules.key.clone(),
                title: rules.title.clone(),
                source: rules.source.clone(),
                min_cell: rules.min_cell.get(),
                mean_from: rules.mean_from.get(),
                spread_from: rules.spread_from.get(),
                frequency_cell: rules.frequency_cell.get(),
            },
            alone,
            wave,
            tables: tables.iter().map(PublishedTable::new).collect(),
        }
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(self).unwrap_or_default()
    }
}

impl PublishedTable {
    fn new(table: &RecordBatch) -> Self {
        let schema = table.schema();
        let said = |name: &str| {
            schema.metadata().get(&format!("boussole_sante:{name}")).cloned().unwrap_or_default()
        };
        let rows = (0..table.num_rows())
            .map(|row| table.columns().iter().map(|array| value(array, row)).collect());
        Self {
            table: said("table"),
            questionnaire: format!("{} {}", said("questionnaire"), said("questionnaire_version")),
            columns: schema.fields().iter().map(|field| field.name().clone()).collect(),
            rows: rows.collect(),
        }
    }
}

fn value(array: &ArrayRef, row: usize) -> Value {
    if array.is_null(row) {
        return Value::Null;
    }
    if let Some(values) = array.as_primitive_opt::<Float64Type>() {
        return values.value(row).into();
    }
    if let Some(values) = array.as_primitive_opt::<Int64Type>() {
        return values.value(row).into();
    }
    if let Some(values) = array.as_boolean_opt() {
        return values.value(row).into();
    }
    if let Some(values) = array.as_string_opt::<i32>() {
        return values.value(row).into();
    }
    let word = array.as_dictionary_opt::<Int8Type>().and_then(|words| {
        let key = usize::try_from(words.keys().value(row)).ok()?;
        Some(words.values().as_string_opt::<i32>()?.value(key).into())
    });
    word.unwrap_or(Value::Null)
}
