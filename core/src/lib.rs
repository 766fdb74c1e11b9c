#![doc = include_str!("../README.md")]

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "disclosure")]
mod disclosure;
mod document;
mod error;
#[cfg(feature = "cohort")]
mod group_tables;
#[cfg(feature = "exports")]
mod import;
mod language;
mod lint;
mod privacy;
pub mod referential;
#[cfg(feature = "cohort")]
mod release;
#[cfg(feature = "schema")]
mod schemas;
mod scoring;
mod simulate;
#[cfg(feature = "cohort")]
mod statistics;
mod survey;
#[cfg(feature = "cohort")]
mod tally;
mod value;
mod workbook;

#[cfg(feature = "arrow")]
pub use arrow::bad_cell::{BadCell, BadCells, MAX_LISTED, Reason};
#[cfg(feature = "arrow")]
pub use arrow::check::Check;
#[cfg(feature = "arrow")]
pub use arrow::individuals::Individuals;
#[cfg(feature = "arrow")]
pub use arrow::kept_columns::TableOptions;
#[cfg(feature = "arrow")]
pub use arrow::level_table::LevelTable;
#[cfg(feature = "arrow")]
pub use arrow::score_table::ScoreTable;
#[cfg(feature = "disclosure")]
pub use disclosure::attacker::{Attacker, Seen, Sum};
#[cfg(feature = "disclosure")]
pub use disclosure::count_table::CountTable;
#[cfg(feature = "disclosure")]
#[doc(hidden)]
pub use disclosure::protection::{Category, Protection};
#[cfg(feature = "disclosure")]
pub use disclosure::rules::{
    FrequencyCell, MeanFrom, MeanInterval, MinCell, ReleaseRules, ReleaseRulesTag, SmallBases,
    SpreadFrom,
};
#[cfg(feature = "disclosure")]
pub use disclosure::suppression::{Optimality, Pattern, suppress};
pub use document::canonical::canonical_json;
pub use document::list::{Distinct, NonEmpty};
pub use document::node::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};
pub use document::reference::Ref;
pub use document::sha256::Sha256;
pub use document::sha256::sha256_hex;
pub use error::code::{Code, ErrorKind};
pub use error::expected::Expected;
pub use error::fault::{Error, ErrorContext, MAX_FAULTS};
pub use error::found::{Found, ItemPart, Remark, Withheld};
pub use error::language::Language;
pub use error::location::{Location, Pointer};
pub use error::sentences::{Names, Words};
#[cfg(feature = "cohort")]
pub use group_tables::careless::{CarelessOptions, CarelessTable};
#[cfg(feature = "cohort")]
pub use group_tables::change::{ChangeOptions, ReliabilityReference, change};
#[cfg(feature = "cohort")]
pub use group_tables::group_table::RowKind;
#[cfg(feature = "cohort")]
#[doc(hidden)]
pub use group_tables::group_table::TableColumns;
#[cfg(feature = "cohort")]
pub use group_tables::inference::{Inference, IntervalRule, Population, Selection};
#[cfg(feature = "cohort")]
pub use group_tables::interrater::agreement;
#[cfg(feature = "cohort")]
pub use group_tables::pair_table::PairTable;
#[cfg(feature = "cohort")]
pub use group_tables::reliability::{ReliabilityOptions, RowsUsed, SplitsTried};
#[cfg(feature = "cohort")]
pub use group_tables::statistic_status::StatisticStatus;
#[cfg(feature = "cohort")]
pub use group_tables::table_kind::TallyTable;
#[cfg(feature = "cohort")]
pub use group_tables::wave::Wave;
#[cfg(feature = "exports")]
pub use import::csv::{MAX_EXPORT_BYTES, MAX_EXPORT_LINE, Separator};
#[cfg(feature = "exports")]
pub use import::dialect::{
    CellRules, Dialect, DialectStatus, DialectTag, FileLayout, HeaderPattern, HeaderPatterns,
    LineCount, OccasionWords,
};
#[cfg(feature = "exports")]
pub use import::encoding::Encoding;
#[cfg(feature = "exports")]
pub use import::import_report::{
    Conversion, Converted, Dropped, DroppedWhy, NotUnderstood, OpenTexts, ReadAs, ReadColumn,
    Reading,
};
#[cfg(feature = "exports")]
pub use import::labels::NORMALISATION;
#[cfg(feature = "exports")]
pub use import::options::ExportOptions;
#[cfg(feature = "exports")]
pub use import::read_export::{Export, read_export, read_sheet, read_table};
#[cfg(feature = "exports")]
pub use import::stream::{CsvStream, StreamError};
#[cfg(feature = "exports")]
pub use import::text_column::ExportColumn;
pub use language::closed_words::{wording, wordings};
pub use lint::coverage::{CoverageLine, coverage};
pub use lint::finding::{Finding, LintCode, Severity};
pub use lint::lint;
#[cfg(feature = "exports")]
pub use privacy::erasure::{Erased, erase_rows};
pub use privacy::notice::{
    NoticeChoice, NoticeDocument, NoticeField, NoticeFieldKind, NoticeSection, NoticeTag, notice,
    notice_fields,
};
pub use privacy::retention::{Retention, retention};
pub use referential::addressee::Addressee;
pub use referential::factor::NeedLevel;
pub use referential::index::Referential;
pub use referential::level::LevelNumber;
pub use referential::profile::Necessity;
pub use referential::provenance::{Confidence, Provenance, Status};
#[cfg(feature = "cohort")]
pub use release::audit::{
    GroupAudit, HiddenWhy, ProofStatus, ReleaseAudit, ReleaseAuditTag, TableAudit, TopicAudit,
    WaitingGroup,
};
#[cfg(feature = "cohort")]
pub use release::log::{
    LogHolds, LoggedCell, LoggedCohort, LoggedColumn, LoggedCount, LoggedGroup, LoggedMembers,
    LoggedPlace, LoggedRelease, LoggedTable, LoggedTopic, LoggedValue, Logging, ReleaseLog,
    ReleaseLogDocument, ReleaseLogTag,
};
#[cfg(feature = "cohort")]
pub use release::recoding_proposal::{Groupings, Proposal};
#[cfg(feature = "cohort")]
pub use release::release_document::{
    LIMITS, LIMITS_EN, PublishedRules, PublishedTable, ReleaseDocument, ReleaseTag,
};
#[cfg(feature = "cohort")]
pub use release::run::{Releasable, Release, ReleaseOptions, release};
#[cfg(feature = "schema")]
pub use schemas::{PublishedSchema, schemas};
pub use scoring::comparison::{ComparedWith, Comparison, Post, Requirements};
pub use scoring::completeness::{Completeness, MissingCounts};
pub use scoring::decode::Cells;
pub use scoring::explanation::{
    Explanation, LevelExplanation, LevelsExplanation, MemberExplanation, ScaleExplanation,
};
pub use scoring::gap::{AskedBy, Gap, GapStatus, MAX_PRIORITIES, Requirement, Timing};
pub use scoring::interview::{
    HashesByItem, Interview, InterviewDocument, InterviewTag, Place, Progress, SavedPost,
    SavedShare,
};
pub use scoring::level::{LevelProfile, LevelResult};
pub use scoring::need::{Need, NeedResult, Needs};
pub use scoring::plan::Plan;
pub use scoring::raw_answer::Plain;
pub use scoring::report::{
    OWNER, Report, ReportDocument, ReportTag, STANDING, STANDING_EN, ScaleScore,
};
pub use scoring::rule::{AnsweredRule, ScoreStatus};
pub use scoring::slot::Missing;
pub use simulate::{
    MAX_RESPONDENTS, Simulated, SimulationOptions, demo_export, simulate, to_limesurvey_csv,
};
pub use survey::answer::Answer;
pub use survey::answers::{
    AnswerSet, Answers, AnswersDocument, AnswersTag, Purpose, QuestionnaireReference, Respondent,
};
pub use survey::choices::{
    Choice, ChoiceList, Code as ChoiceCode, Ladder, MAX_CHOICES, MissingChoice, MissingKind,
    NeedCuts,
};
pub use survey::codebook::CodebookLine;
pub use survey::compatibility::ItemHashes;
pub use survey::condition::{Condition, SkipLogic, Test};
pub use survey::item::{ColumnName, Item, ItemKind, MaxChosen, Occasion, Places, Seconds, Section};
pub use survey::keys::KeysOptions;
pub use survey::landmark::{Landmark, Revision};
pub use survey::questionnaire::{
    Questionnaire, QuestionnaireDocument, QuestionnaireTag, ReferentialReference,
};
pub use survey::revision::{SetAside, Why};
pub use survey::scale::{
    Alternative, Answered, AtLeast, Band, Convention, Count, Member, Method, Model, Of, Output,
    Scale, Weight,
};
#[cfg(feature = "cohort")]
pub use tally::count::Weighting;
#[cfg(feature = "cohort")]
pub use tally::document::{
    ByDocument, ByValue, CountsDocument, ExactInteger, ExactScore, GroupDocument, Holds,
    MomentsDocument, RankingDocument, RowCount, ScaleDocument, TallyDocument, TallyTag,
};
#[cfg(feature = "cohort")]
pub use tally::grouping::{ByColumn, ByKind, GroupKey, GroupValue};
#[cfg(feature = "cohort")]
pub use tally::sums::Tally;
#[cfg(feature = "cohort")]
pub use tally::tally_reader::{RowWeights, TallyOptions, TallyReader};
pub use value::as_of::AsOf;
pub use value::date::Date;
pub use value::decimal::Decimal;
pub use value::expression::{Expression, Trace, Truth};
pub use value::extensions::Extensions;
pub use value::key::{
    BandKey, ChoiceListKey, CompetencyKey, DialectKey, DispositifKey, DomainKey, EntryKey,
    FactorKey, IndicatorKey, ItemKey, MapKey, MasteryScaleKey, MissionKey, NodeKey, ObjectiveKey,
    OfferKey, PartKey, PathwayKey, ProfileKey, QuestionnaireKey, ReferentialKey, ScaleKey,
    SchemeKey, SectionKey, StepKey, TagKey, TermKey,
};
pub use value::ratio::Ratio;
pub use value::text::{LanguageTag, Text};
pub use value::version::{SchemaVersion, Version};
pub use workbook::listing::{ListedValue, Listing, listing, listings};
pub use workbook::{Sheet, SheetCells, SheetColumn, from_sheets, to_sheets};
