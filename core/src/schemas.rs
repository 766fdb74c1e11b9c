//! The JSON Schemas of the documents, made from the types that read and write
//! them. What a schema cannot say (references, cycles, ranges between
//! fields) only the reader checks.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

#[cfg(feature = "disclosure")]
use crate::disclosure::rules::ReleaseRules;
#[cfg(feature = "evaluation")]
use crate::evaluation::{EvaluationDocument, ObservationsDocument};
#[cfg(feature = "guidance")]
use crate::guidance::LearningPlanDocument;
#[cfg(feature = "guidance")]
use crate::handover::{HandoverPackDocument, PostFileDocument};
#[cfg(feature = "exports")]
use crate::import::dialect::Dialect;
#[cfg(feature = "peers")]
use crate::peers::{PeerNetworkDocument, PeerOfferDocument};
#[cfg(feature = "guidance")]
use crate::portfolio::PortfolioDocument;
#[cfg(feature = "notice")]
use crate::privacy::notice::NoticeDocument;
use crate::referential::document::ReferentialDocument;
#[cfg(feature = "cohort")]
use crate::release::audit::ReleaseAudit;
#[cfg(feature = "cohort")]
use crate::release::log::ReleaseLogDocument;
#[cfg(feature = "cohort")]
use crate::release::release_document::ReleaseDocument;
use crate::scoring::interview::InterviewDocument;
use crate::scoring::report::ReportDocument;
use crate::survey::answers::AnswersDocument;
use crate::survey::questionnaire::QuestionnaireDocument;
#[cfg(feature = "cohort")]
use crate::tally::document::TallyDocument;

/// The schema of one document, as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublishedSchema {
    /// The document that it describes.
    pub name: &'static str,
    /// Its `$id`, which stays the same as long as what it accepts stays
    /// accepted.
    pub id: String,
    /// The schema as JSON, indented, with a final newline.
    pub text: String,
}

/// The schemas of the documents that the library reads and writes, as far as
/// its features go.
///
/// ```
/// let names: Vec<&str> = boussole_sante::schemas::schemas().iter().map(|schema| schema.name).collect();
/// assert_eq!(names[..5], ["referential", "questionnaire", "answers", "report", "interview"]);
/// ```
#[must_use]
pub fn schemas() -> Vec<PublishedSchema> {
    vec![
        PublishedSchema::of_input::<ReferentialDocument>("referential", "Referential"),
        PublishedSchema::of_input::<QuestionnaireDocument>("questionnaire", "Questionnaire"),
        PublishedSchema::of_input::<AnswersDocument>("answers", "Answers of one person"),
        PublishedSchema::of_output::<ReportDocument>("report", "Report of one person"),
        PublishedSchema::of_input::<InterviewDocument>("interview", "Interview that goes on later"),
        #[cfg(feature = "guidance")]
        PublishedSchema::of_input::<PortfolioDocument>("portfolio", "Portfolio of one person"),
        #[cfg(feature = "guidance")]
        PublishedSchema::of_output::<LearningPlanDocument>("learning-plan", "Plan for one person"),
        #[cfg(feature = "guidance")]
        PublishedSchema::of_input::<PostFileDocument>("post-file", "File of a post"),
        #[cfg(feature = "guidance")]
        PublishedSchema::of_output::<HandoverPackDocument>(
            "handover-pack",
            "Handover pack of a post",
        ),
        #[cfg(feature = "peers")]
        PublishedSchema::of_input::<PeerOfferDocument>("peer-offer", "What a person ticked"),
        #[cfg(feature = "peers")]
        PublishedSchema::of_input::<PeerNetworkDocument>("peer-network", "People put in touch"),
        #[cfg(feature = "evaluation")]
        PublishedSchema::of_input::<ObservationsDocument>("observations", "Observed numbers"),
        #[cfg(feature = "evaluation")]
        PublishedSchema::of_output::<EvaluationDocument>("evaluation", "What indicators say"),
        #[cfg(feature = "cohort")]
        PublishedSchema::of_input::<TallyDocument>("tally", "Tally of many respondents"),
        #[cfg(feature = "exports")]
        PublishedSchema::of_input::<Dialect>("dialect", "Dialect of a survey tool"),
        #[cfg(feature = "cohort")]
        PublishedSchema::of_output::<ReleaseDocument>("release", "Tables that may be published"),
        #[cfg(feature = "cohort")]
        PublishedSchema::of_output::<ReleaseAudit>("release-audit", "What a release hides"),
        #[cfg(feature = "disclosure")]
        PublishedSchema::of_input::<ReleaseRules>("release-rules", "Rules of releases"),
        #[cfg(feature = "cohort")]
        PublishedSchema::of_input::<ReleaseLogDocument>("release-log", "What was published"),
        #[cfg(feature = "notice")]
        PublishedSchema::of_input::<NoticeDocument>("notice", "Notice with places to fill"),
    ]
}

impl PublishedSchema {
    /// The schema of a document that people write.
    #[must_use]
    pub fn of_input<T: JsonSchema>(name: &'static str, title: &str) -> Self {
        Self::of::<T>(SchemaSettings::draft2020_12().for_deserialize(), name, title)
    }

    /// The schema of a document that the library writes.
    #[must_use]
    pub fn of_output<T: JsonSchema>(name: &'static str, title: &str) -> Self {
        Self::of::<T>(SchemaSettings::draft2020_12().for_serialize(), name, title)
    }

    fn of<T: JsonSchema>(settings: SchemaSettings, name: &'static str, title: &str) -> Self {
        // Formats such as `uint8` are no part of the standard.
        let mut standard = RestrictFormats::default();
        standard.infer_from_meta_schema = false;
        let settings = settings.with_transform(standard);
        let generator = settings.with_transform(RecursiveTransform(one_line)).into_generator();
        let schema = generator.into_root_schema_for::<T>();
        let id = format!("urn:boussole-sante:schema:v1:{name}");
        let text = serde_json::to_string_pretty(&heading_first(&schema, &id, title));
        Self { name, id, text: format!("{}\n", text.unwrap_or_default()) }
    }
}

/// Descriptions are broken into lines as their source is, and examples in Rust
/// follow them.
fn one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    }
}

/// What the schema is comes before what it says.
fn heading_first(schema: &Schema, id: &str, title: &str) -> Value {
    let mut ordered = Map::new();
    let given =
        [("$schema", None), ("$id", Some(id)), ("title", Some(title)), ("description", None)];
    for (name, value) in given {
        let value = value.map(Value::from).or_else(|| schema.get(name).cloned());
        ordered.extend(value.map(|value| (name.to_owned(), value)));
    }
    for (name, value) in schema.as_object().into_iter().flatten() {
        ordered.entry(name).or_insert_with(|| value.clone());
    }
    Value::Object(ordered)
}
