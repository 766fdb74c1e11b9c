//! Assessments: who placed a competency at a level, when, and on which version of the
//! referential.

use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::referential::level::LevelNumber;
use crate::referential::mastery::MasteryScale;
use crate::survey::item::Occasion;
use crate::value::date::Date;
use crate::value::key::CompetencyKey;
use crate::value::version::Version;

pub use crate::value::key::AssessmentKey;

use crate::referential::personal_names::check_competency;

words! {
    /// Who assessed, or what.
    pub enum AssessmentSource of "assessment.source" {
        /// The person herself.
        Own = "self",
        /// A peer whom she asked.
        Peer = "peer",
        /// A trainer.
        Trainer = "trainer",
        /// Something that she made.
        Evidence = "evidence",
        /// A certificate.
        Certificate = "certificate",
        /// Who manages her: only where the document declares the use.
        Manager = "manager",
    }
}

words! {
    /// How sure whoever assessed was.
    pub enum AssessmentConfidence of "assessment.confidence" {
        /// Rather not.
        Low = "low",
        /// Rather.
        Medium = "medium",
        /// Quite.
        High = "high",
    }
}

record! {
    private
    /// A level at which a competency was placed on a day, or that it does not apply to
    /// the post.
    pub struct Assessment {
        /// Names the assessment in its portfolio.
        pub key: AssessmentKey,
        /// The competency.
        pub competency: CompetencyKey,
        /// The level, on the first scale of mastery.
        pub level: Option<LevelNumber>,
        /// Whether the competency does not apply to the post, in place of a level.
        pub not_applicable: Option<bool>,
        /// Whether the post gives the occasion, as she said.
        pub occasion: Option<Occasion>,
        /// Who assessed, or what.
        pub source: AssessmentSource,
        /// How sure they were.
        pub confidence: Option<AssessmentConfidence>,
        /// The day.
        pub date: Date,
        /// The version of the referential by whose words it was placed.
        pub referential_version: Version,
        /// What shows it, in her words; it stays in the portfolio.
        pub evidence: Option<String>,
        /// The day on which she withdrew it: it does not count any more.
        pub withdrawn: Option<Date>,
    }
}

record! {
    private
    /// What makes an assessment by a manager permissible: who answers for it, when the
    /// person was told, and the opinion of the social committee (`FIELD-REVIEW.md` 5.2).
    pub struct DeclaredUse {
        /// Who answers for the use, by function.
        pub responsible: String,
        /// The day on which the person was told.
        pub informed_on: Date,
        /// The reference of the opinion of the social committee (CST).
        pub reference: String,
    }
}

impl Assessment {
    /// Whether it says that the competency does not apply to the post.
    #[must_use]
    pub fn says_not_applicable(&self) -> bool {
        self.not_applicable == Some(true)
    }

    /// Whether both say the same of one day, whatever their keys.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        Self { key: other.key.clone(), at: other.at.clone(), ..self.clone() } == *other
    }

    pub(super) fn check(
        &self,
        is_use_declared: bool,
        referential: &Referential,
        reader: &mut Reader,
    ) {
        let at = &self.at;
        if !reader.is_valid(at) {
            return;
        }
        match (self.level, self.says_not_applicable()) {
            (None, false) => {
                let expected = Expected::EitherField {
                    first: "level".to_owned(),
                    second: "not_applicable".to_owned(),
                };
                reader.fault(Code::MissingField, at, expected, "");
            }
            (Some(_), true) => {
                let expected = Expected::FieldAlone { field: "not_applicable".to_owned() };
                reader.fault(Code::FieldNotAllowed, &at.key("level"), expected, "level");
            }
            _ => {}
        }
        if self.source == AssessmentSource::Manager && !is_use_declared {
            let expected = Expected::Field { field: "declared_use".to_owned() };
            reader.fault(Code::FieldRequired, &at.key("source"), expected, self.source.as_str());
        }
        if let Some(day) = self.withdrawn.filter(|day| *day < self.date) {
            let expected = Expected::NotBefore { date: self.date.to_string() };
            reader.fault(Code::OutOfRange, &at.key("withdrawn"), expected, day.to_string());
        }
        // What another version called a competency is judged where it is carried over.
        if self.referential_version == *referential.version() {
            check_level(referential, &self.competency, self.level, at, reader);
        }
    }
}

/// Whether the referential has the competency, and the level.
fn check_level(
    referential: &Referential,
    competency: &CompetencyKey,
    level: Option<LevelNumber>,
    at: &Pointer,
    reader: &mut Reader,
) {
    if !check_competency(referential, competency, &at.key("competency"), reader) {
        return;
    }
    let top = referential.main_scale().map_or(0, MasteryScale::top);
    if let Some(level) = level.filter(|level| level.get() > top) {
        let expected = Expected::LevelBetween { low: 0, high: top.into() };
        reader.fault(Code::OutOfRange, &at.key("level"), expected, level.get().to_string());
    }
}
