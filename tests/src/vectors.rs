//! Shared vectors: what goes in and what must come out, in files that Rust,
//! Python and Kotlin run alike. Errors are compared by code and place, never
//! by message.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// One case: an input with what is expected of it, or with its error.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["expected"] }, { "required": ["error"] }]))]
pub struct Vector<I, E> {
    /// What the case shows.
    pub description: String,
    /// What goes in.
    pub input: I,
    /// What comes out.
    pub expected: Option<E>,
    /// What is refused, and where.
    pub error: Option<ExpectedError>,
}

/// A vector of any area, for the schema of vectors.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AnyVector {
    /// Area `documents`.
    Documents(Vector<DocumentInput, ExpectedDocument>),
    /// Area `answers`.
    Answers(Vector<AnswersInput, ExpectedAnswers>),
    /// Area `scoring`.
    Scoring(Vector<ScoringInput, ExpectedScoring>),
    /// Area `interview`.
    Interview(Vector<InterviewInput, ExpectedInterview>),
    /// Area `cells`.
    Cells(Vector<CellsInput, ExpectedScoring>),
    /// Area `cohort`.
    Cohort(Vector<CohortInput, ExpectedTables>),
    /// Area `guidance`.
    Guidance(Vector<GuidanceInput, ExpectedPlan>),
    /// Area `peers`.
    Peers(Vector<PeersInput, ExpectedNetwork>),
    /// Area `handover`.
    Handover(Vector<HandoverInput, ExpectedPack>),
    /// Area `evaluation`.
    Evaluation(Vector<EvaluationInput, ExpectedEvaluation>),
    /// Area `presentation`.
    Presentation(Vector<PresentationInput, ExpectedBlocks>),
}

/// A portfolio, and for what a plan is made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuidanceInput {
    /// `embedded`, or a document.
    pub referential: Value,
    /// The portfolio of the person.
    pub portfolio: Value,
    /// The day from which the plan counts.
    pub today: String,
    /// Its last day; a year later if absent.
    pub until: Option<String>,
    /// How many minutes there are; any number if absent.
    pub budget_min: Option<u32>,
}

/// What people ticked, and how they are put in touch.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeersInput {
    /// `embedded`, or a document.
    pub referential: Value,
    /// What each person ticked.
    pub offers: Vec<Value>,
    /// `exchange` or `tutoring`.
    pub mode: String,
    /// The day on which it counts.
    pub today: String,
    /// How far two may be from each other.
    pub within: Option<u32>,
    /// Distances between territories.
    pub distances: Vec<(String, String, u32)>,
    /// Who is in touch already.
    pub earlier: Vec<(String, String)>,
}

/// People put in touch.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedNetwork {
    /// `optimal` or `bounded`.
    pub status: String,
    /// What holds for all.
    pub remarks: Vec<String>,
    /// The pairs, as `p q a,b`, with `12` if a distance is known and `kept` if it goes on.
    pub pairs: Vec<String>,
    /// Who has nobody.
    pub alone: Vec<String>,
    /// What is not met and why, as `p a nobody`.
    pub unmet: Vec<String>,
    /// Who takes no part and why, as `p expired`.
    pub apart: Vec<String>,
    /// Pairs that do not go on, as `p q`.
    pub ended: Vec<String>,
    /// How much of each stage there is.
    pub stages: Vec<u32>,
}

/// Observations, and what is computed of them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationInput {
    /// `embedded`, or a document.
    pub referential: Value,
    /// The observations.
    pub observations: Value,
    /// The indicators; all if empty.
    pub indicators: Vec<String>,
    /// Longer periods than those of the observations.
    pub periods: Vec<String>,
    /// The key of the rules by which it is published; private if absent.
    pub publish: Option<String>,
}

/// What indicators say; what a vector does not name is compared by the hash of the whole alone.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedEvaluation {
    /// Results as `hab-01 t1 2025 value value=50 n=40 missing=1`: indicator, entity, period and
    /// category, state and cause, and what there is of the rest.
    pub results: Vec<String>,
    /// Objectives as `but t1 2025 reached 2 1 1`: how many indicators have a value, how many a
    /// target, how many of these are reached.
    #[serde(default)]
    pub objectives: Vec<String>,
}

/// The file of a post, and when it changes hands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverInput {
    /// `embedded`, or a document.
    pub referential: Value,
    /// The file of the post.
    pub post_file: Value,
    /// The last day of who leaves.
    pub leaving: Option<String>,
    /// The first day of who comes.
    pub arrival: Option<String>,
}

/// A handover pack; what a vector does not say is compared by the hash of the whole alone.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedPack {
    /// Each section with its state, how many entries it has, and in how many of them something
    /// is to be filled.
    pub sections: Option<Vec<String>>,
    /// The places that are to be filled.
    pub to_fill: Option<Vec<String>>,
    /// Places with what their words look like.
    pub remarks: Option<Vec<String>>,
    /// What comes, by day, as `2026-10-15 /calendar/0`.
    pub coming: Option<Vec<String>>,
    /// What comes back and has no day yet.
    pub to_set: Option<Vec<String>>,
    /// What is over.
    pub over: Option<Vec<String>>,
    /// Agreements that end, by day.
    pub ending: Option<Vec<String>>,
    /// The actions of which something is to be done.
    pub open_actions: Option<Vec<String>>,
    /// The commitments that are to be kept.
    pub open_commitments: Option<Vec<String>>,
    /// Whether the days overlap, and the days.
    pub overlap: Option<String>,
    /// What to do together, as `meet meet_partner /partners/0`.
    pub tasks: Option<Vec<String>>,
    /// What comes while nobody holds the post.
    pub between: Option<Vec<String>>,
    /// What may come while nobody holds the post, on a day that is not known.
    pub undated: Option<Vec<String>>,
    /// What can only be told.
    pub to_tell: Option<Vec<String>>,
    /// The first steps, as `pathway/step first_month 2026-10-01 2026-10-16`.
    pub first_steps: Option<Vec<String>>,
}

/// A plan.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedPlan {
    /// `optimal` or `bounded`.
    pub status: String,
    /// How many minutes it takes.
    pub effort_min: u32,
    /// Of each stage how many levels are asked for, and how many covered.
    pub stages: Vec<[u32; 2]>,
    /// What holds for the plan as a whole.
    pub remarks: Vec<String>,
    /// What to take, by day.
    pub items: Vec<ExpectedItem>,
    /// What is not covered.
    pub uncovered: Vec<ExpectedUncovered>,
    /// The competencies to assess first.
    pub assess_first: Vec<String>,
    /// Levels that something done may have brought, as `a 1`.
    pub to_reassess: Vec<String>,
    /// What was done.
    pub done: Vec<String>,
    /// What others have to do, and who, as `parcours/etape supervision`.
    pub with_others: Vec<String>,
    /// What was decided for a day that is over, as `un 2027-01-01`.
    pub to_confirm: Vec<String>,
    /// What is decided for a day after the plan, likewise.
    pub decided_later: Vec<String>,
}

/// Something to take.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedItem {
    /// An offer by its key, a step as `pathway/step`.
    pub key: String,
    /// The first day.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// The levels that it covers, as `a 0 2 expected`.
    pub covers: Vec<String>,
    /// The kinds of its reasons that are to be checked, or say that it is late.
    pub checks: Vec<String>,
}

/// Levels that are not covered.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedUncovered {
    /// The levels, as `a 0 2 expected`.
    pub levels: String,
    /// Why.
    pub causes: Vec<String>,
}

/// The answers of one person, whose report is shown.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PresentationInput {
    /// The name of a questionnaire that ships, or a document.
    pub questionnaire: Value,
    /// `embedded`, or a document.
    pub referential: Value,
    /// The posts of the person.
    pub posts: Vec<PostInput>,
    /// The day on which levels are compared.
    pub today: String,
    /// The scales whose scores are worked out by hand.
    pub by_hand: Vec<String>,
    /// The answers by item, in their documented form.
    pub answers: Map<String, Value>,
}

/// What is shown of a report, block by block.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedBlocks {
    /// In French.
    pub fr: Vec<Value>,
    /// In English.
    pub en: Vec<Value>,
}

/// A document to be read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentInput {
    /// `questionnaire`, `answers` or `referential`.
    pub document: DocumentKind,
    /// The document as text, where lines, repeated keys or syntax matter.
    pub text: Option<String>,
    /// The document as bytes in hexadecimal, where it is not text.
    pub hex: Option<String>,
    /// The document as a JSON value, where nothing like that matters.
    pub json: Option<Value>,
    /// The questionnaire that answers belong to. Where `questionnaire` in
    /// their document has no `sha256`, the runner fills it in.
    pub questionnaire: Option<Value>,
    /// The earlier version of the questionnaire that was answered.
    pub earlier: Option<Value>,
}

/// The documents that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A questionnaire.
    Questionnaire,
    /// Answers of one person.
    Answers,
    /// A referential, or an overlay on the embedded one.
    Referential,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Questionnaire, Self::Answers, Self::Referential];

    /// The name of its schema.
    #[must_use]
    pub const fn schema(self) -> &'static str {
        match self {
            Self::Questionnaire => "questionnaire",
            Self::Answers => "answers",
            Self::Referential => "referential",
        }
    }
}

/// A document that was read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedDocument {
    /// The SHA-256 of its canonical form.
    pub sha256: String,
}

/// Values as people write them in code, turned into answers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswersInput {
    /// The questionnaire.
    pub questionnaire: Value,
    /// What cells of choices hold: `auto`, `codes`, `values` or `labels`.
    pub cells: String,
    /// Each key with its value, in order.
    pub values: Vec<(String, Value)>,
}

/// The answers in their documented form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedAnswers {
    /// By item.
    pub answers: Map<String, Value>,
}

/// Answers of some people, to be scored one by one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoringInput {
    /// The questionnaire, or the name of one that ships.
    pub questionnaire: Value,
    /// The answers of each person, in their documented form.
    pub people: Vec<Map<String, Value>>,
    /// What posts ask for.
    #[serde(default)]
    pub requirements: Vec<Asked>,
    /// The referential that says what `posts` ask for, or `embedded`.
    pub referential: Option<Value>,
    /// The posts of each person.
    #[serde(default)]
    pub posts: Vec<PostInput>,
    /// The day on which levels are compared.
    pub today: Option<String>,
}

/// A post by its profile.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostInput {
    /// The profile.
    pub profile: String,
    /// The share of the working time, in thousandths.
    pub share: Option<u16>,
    /// The day of arrival.
    pub arrived: Option<String>,
    /// The situations in which it is.
    #[serde(default)]
    pub situations: Vec<String>,
}

/// Steps of a person who answers item by item.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewInput {
    /// The questionnaire, or the name of one that ships.
    pub questionnaire: Value,
    /// The referential that says what `posts` ask for, or `embedded`.
    pub referential: Option<Value>,
    /// The posts of the person.
    #[serde(default)]
    pub posts: Vec<PostInput>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// The version of the questionnaire with which it goes on after them.
    pub later: Option<Value>,
}

/// One step.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Step {
    /// `next` or `back`.
    Move(Move),
    /// An item is answered.
    Answer(StepAnswer),
    /// An answer is taken back.
    Clear(StepClear),
}

/// To the item after or before.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// The next that is shown.
    Next,
    /// The one shown before.
    Back,
}

/// An answer to an item.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepAnswer {
    /// The item.
    pub item: String,
    /// The answer, in its documented form.
    pub answer: Value,
}

/// An answer that is taken back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepClear {
    /// Its item.
    pub clear: String,
}

/// Where steps lead.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedInterview {
    /// After each step.
    pub steps: Vec<ExpectedStep>,
    /// The answers at the end, in their documented form.
    pub answers: Map<String, Value>,
    /// What it is with the later questionnaire, whether the earlier one is
    /// given beside or not.
    pub restored: Option<ExpectedRestored>,
}

/// An interview that goes on with a later questionnaire.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedRestored {
    /// The compatibility hashes of both questionnaires.
    pub compatibility: [String; 2],
    /// The answered items of which the words are others.
    pub reworded: Vec<String>,
    /// The answers that do not stand.
    pub set_aside: Vec<ExpectedSetAside>,
    /// Where the person is.
    pub place: ExpectedStep,
    /// The answers that stand.
    pub answers: Map<String, Value>,
}

/// An answer that does not stand.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedSetAside {
    /// Its item.
    pub item: String,
    /// `gone` or `changed`.
    pub why: String,
}

/// Where a person is after a step.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedStep {
    /// The item; none before the first and after the last.
    pub at: Option<String>,
    /// Items shown and answered.
    pub answered: u32,
    /// Items shown.
    pub applicable: u32,
    /// How long the open ones take.
    pub seconds_left: u32,
    /// The code of what was refused.
    pub error: Option<String>,
}

/// Columns of data, to be scored row by row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CellsInput {
    /// The questionnaire.
    pub questionnaire: Value,
    /// What cells of choices hold: `auto`, `codes`, `values` or `labels`.
    pub cells: String,
    /// Each column with its cells as text, all of one length.
    pub columns: BTreeMap<String, Vec<Option<String>>>,
}

/// Columns of data, to be tallied.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortInput {
    /// The questionnaire.
    pub questionnaire: Value,
    /// Each column with its cells as text, all of one length.
    pub columns: BTreeMap<String, Vec<Option<String>>>,
    /// The columns by whose values groups are made.
    #[serde(default)]
    pub by: Vec<String>,
    /// How rows count; each once if absent.
    pub weight: Option<WeightInput>,
}

/// The column that says how rows count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightInput {
    /// Its name.
    pub column: String,
    /// `case` or `survey`.
    pub kind: String,
}

/// Tables of figures about groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedTables {
    /// By name (`summary`, `reliability`, `items`): every row, with some of its
    /// columns; numbers to 1e-11 of their value.
    pub tables: BTreeMap<String, Vec<Map<String, Value>>>,
}

/// What a post asks of a competency.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The competency.
    pub competency: String,
    /// The level asked for.
    pub target: u8,
    /// From 1 to 5.
    pub weight: u8,
    /// `essential`, `expected` or `optional`.
    pub necessity: String,
    /// The profile that asks.
    pub asked_by: String,
    /// The share of its post, in thousandths.
    pub share: Option<u16>,
}

/// What scoring gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedScoring {
    /// For each person, in order.
    pub people: Vec<ExpectedReport>,
}

/// What one person gets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedReport {
    /// The score of each scale.
    pub scales: Vec<ExpectedScore>,
    /// Further parts of the report, as it writes them.
    #[serde(default)]
    pub report: Map<String, Value>,
}

/// The score of one scale.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedScore {
    /// The scale.
    pub key: String,
    /// Why there is or is not a value.
    pub status: String,
    /// How many members entered.
    pub used: u32,
    /// How many the rule counts.
    pub of: u32,
    /// How many were invalid; none if absent.
    #[serde(default)]
    pub invalid: u32,
    /// The score as a quotient in lowest terms.
    pub exact: Option<String>,
    /// The bits of the score as a double, in hexadecimal.
    pub bits: Option<String>,
    /// The band in which it lies.
    pub band: Option<String>,
    /// The bits of the score in the other reading.
    pub alternative_bits: Option<String>,
}

/// An error: its code, and each of its faults; in the order of the text where the input is text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedError {
    /// The code of the error itself.
    pub code: String,
    /// Its faults.
    pub faults: Vec<ExpectedFault>,
    /// Whether the published schema refuses the document too; absent where
    /// there is no JSON to judge.
    pub refused_by_schema: Option<bool>,
}

/// One fault: its code and its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedFault {
    /// The code.
    pub code: String,
    /// The JSON pointer, in a document.
    pub pointer: Option<String>,
    /// The line, where the document is text.
    pub line: Option<u64>,
    /// The column of a table, or the list, where no document is meant.
    pub column: Option<String>,
}

/// Which language runs which area, and how many files that is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// By area.
    pub areas: BTreeMap<String, Area>,
}

/// One area of vectors.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// How many files it has.
    pub files: usize,
    /// Who runs them.
    pub languages: Vec<RunBy>,
}

/// A language that runs vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunBy {
    /// The core's own tests.
    Rust,
    /// The Python package's tests.
    Python,
    /// The Kotlin library's tests.
    Kotlin,
}

impl DocumentInput {
    /// The bytes of the document; none if it is said in no way or badly.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        match (&self.text, &self.hex, &self.json) {
            (Some(text), None, None) => Some(text.clone().into_bytes()),
            (None, Some(hex), None) => {
                let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
                (0..hex.len()).step_by(2).map(byte).collect()
            }
            (None, None, Some(json)) => Some(json.to_string().into_bytes()),
            _ => None,
        }
    }
}

/// The folder of the vectors.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// The manifest.
///
/// # Errors
/// If it cannot be read.
pub fn manifest() -> Result<Manifest, String> {
    read(&folder().join("manifest.json"))
}

/// A vector with its file's name.
pub type Named<I, E> = (String, Vector<I, E>);

/// Every vector of an area with its file's name, in the order of names.
///
/// # Errors
/// If a file is not a vector of the area, or the area has not as many files
/// as the manifest says.
pub fn area<I: DeserializeOwned, E: DeserializeOwned>(
    name: &str,
) -> Result<Vec<Named<I, E>>, String> {
    let files = files(name)?;
    let manifest = manifest()?;
    let declared = manifest.areas.get(name).ok_or(format!("{name} is not in the manifest"))?;
    if !declared.languages.contains(&RunBy::Rust) || declared.files != files.len() {
        return Err(format!("{name}: {} files, {} declared", files.len(), declared.files));
    }
    let mut vectors = Vec::new();
    for file in files {
        let vector: Vector<I, E> = read(&file)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if vector.expected.is_some() == vector.error.is_some() {
            return Err(format!("{name}: either `expected` or `error`"));
        }
        vectors.push((name, vector));
    }
    Ok(vectors)
}

/// The files of an area, sorted.
///
/// # Errors
/// If the folder cannot be read.
pub fn files(area: &str) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder().join(area)).map_err(|e| format!("{area}: {e}"))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    Ok(files)
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))
}
