#![doc = include_str!("../README.md")]

#[cfg(feature = "arrow")]
mod columns;
#[cfg(feature = "disclosure")]
mod disclosure;
mod document;
mod error;
mod exchange;
#[cfg(feature = "cohort")]
mod group_tables;
pub mod referential;
#[cfg(feature = "cohort")]
mod release;
#[cfg(feature = "schema")]
mod schemas;
mod scoring;
#[cfg(feature = "cohort")]
mod statistics;
mod survey;
#[cfg(feature = "cohort")]
mod tally;
mod value;

#[cfg(feature = "arrow")]
pub use columns::bad_cell::{BadCell, BadCells, MAX_LISTED, Reason};
#[cfg(feature = "arrow")]
pub use columns::check::Check;
#[cfg(feature = "arrow")]
pub use columns::individuals::Individuals;
#[cfg(feature = "arrow")]
pub use columns::level_table::LevelTable;
#[cfg(feature = "arrow")]
pub use columns::output::TableOptions;
#[cfg(feature = "arrow")]
pub use columns::score_table::ScoreTable;
#[cfg(feature = "disclosure")]
#[doc(hidden)]
pub use disclosure::protection::{Category, Protection};
#[cfg(feature = "disclosure")]
pub use disclosure::{
    attacker::{Attacker, Seen, Sum},
    counts::CountTable,
    rules::{
        FrequencyCell, MeanFrom, MeanInterval, MinCell, ReleaseRules, ReleaseRulesTag, SmallBases,
        SpreadFrom,
    },
    suppression::{Optimality, Pattern, suppress},
};
pub use document::canonical::canonical_json;
pub use document::list::{Distinct, NonEmpty};
pub use document::node::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};
pub use document::reference::Ref;
pub use document::sha256::Sha256;
pub use document::sha256::sha256_hex;
pub use error::code::{Code, ErrorKind};
pub use error::fault::{Error, MAX_FAULTS};
pub use error::language::Language;
pub use error::location::{Location, Pointer};
pub use error::mask::mask;
#[cfg(feature = "exports")]
pub use exchange::exports::{
    column::ExportColumn,
    csv::{MAX_EXPORT_BYTES, MAX_EXPORT_LINE, Separator},
    dialect::{
        CellRules, Dialect, DialectStatus, DialectTag, FileLayout, HeaderPattern, HeaderPatterns,
        LineCount, OccasionWords,
    },
    encoding::Encoding,
    erasure::{Erased, erase_rows},
    labels::NORMALISATION,
    options::ExportOptions,
    reading::{Export, read_export, read_sheet, read_table},
    report::{
        Conversion, Converted, Dropped, DroppedWhy, NotUnderstood, OpenTexts, ReadAs, ReadColumn,
        Reading,
    },
    stream::{CsvStream, StreamError},
};
pub use exchange::lint::coverage::{CoverageLine, coverage};
pub use exchange::lint::finding::{Finding, LintCode, Severity};
pub use exchange::lint::lint;
pub use exchange::listing::{ListedValue, Listing, listing, listings};
pub use exchange::notice::{
    NoticeChoice, NoticeDocument, NoticeField, NoticeFieldKind, NoticeSection, NoticeTag, notice,
    notice_fields,
};
pub use exchange::sheets::{Sheet, SheetCells, SheetColumn, from_sheets, to_sheets};
pub use exchange::simulate::{
    MAX_RESPONDENTS, Simulated, SimulationOptions, demo_export, simulate, to_limesurvey_csv,
};
pub use exchange::wording::{wording, wordings};
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
pub use referential::addressee::Addressee;
pub use referential::factor::NeedLevel;
pub use referential::index::Referential;
pub use referential::level::LevelNumber;
pub use referential::profile::Necessity;
pub use referential::provenance::{Confidence, Provenance, Status};
#[cfg(feature = "cohort")]
pub use release::{
    audit::{
        GroupAudit, HiddenWhy, ProofStatus, ReleaseAudit, ReleaseAuditTag, TableAudit, TopicAudit,
        WaitingGroup,
    },
    log::{
        LogHolds, LoggedCell, LoggedCohort, LoggedColumn, LoggedCount, LoggedGroup, LoggedMembers,
        LoggedPlace, LoggedRelease, LoggedTable, LoggedTopic, LoggedValue, Logging, ReleaseLog,
        ReleaseLogDocument, ReleaseLogTag,
    },
    proposal::{Groupings, Proposal},
    published::{LIMITS, LIMITS_EN, PublishedRules, PublishedTable, ReleaseDocument, ReleaseTag},
    run::{Releasable, Release, ReleaseOptions, release},
};
#[cfg(feature = "schema")]
pub use schemas::{PublishedSchema, schemas};
pub use scoring::cell::Missing;
pub use scoring::completeness::{Completeness, MissingCounts};
pub use scoring::decode::Cells;
pub use scoring::explanation::{
    Explanation, LevelExplanation, LevelsExplanation, MemberExplanation, ScaleExplanation,
};
pub use scoring::gap::{AskedBy, Gap, GapStatus, MAX_PRIORITIES, Requirement};
pub use scoring::interview::{
    HashesByItem, Interview, InterviewDocument, InterviewTag, Place, Progress, SavedPost,
    SavedShare,
};
pub use scoring::level::{LevelProfile, LevelResult};
pub use scoring::need::{Need, NeedResult, Needs};
pub use scoring::plain::Plain;
pub use scoring::plan::Plan;
pub use scoring::posts::{Asked, ComparedWith, Post};
pub use scoring::report::{
    OWNER, Report, ReportDocument, ReportTag, STANDING, STANDING_EN, ScaleScore,
};
pub use scoring::rule::ScoreStatus;
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
pub use survey::retention::{Retention, retention};
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
