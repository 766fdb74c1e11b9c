//! Answered rule (prorating): whether there is a score at all, in integers.

use serde::Serialize;

use crate::document::field::{Shape, Shaped};
use crate::document::record::words;
use crate::error::language::Language;
use crate::survey::scale::{AtLeast, Method, Of, Scale};

words! {
    /// Why a scale has a value for a respondent, or has none.
    pub enum ScoreStatus of "score.status" {
        /// It has one.
        Ok = "ok",
        /// Fewer answers than the rule asks for.
        TooFewAnswers = "too_few_answers",
        /// None of its items applies to the person.
        NothingApplicable = "nothing_applicable",
    }
}

/// When a scale has a score: the part of its members that has to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnsweredRule {
    pub(crate) at_least: AtLeast,
    pub(crate) strict: bool,
    pub(crate) of: Of,
    pub(crate) min_items: u32,
    pub(crate) members: u32,
    /// A sum has no meaning without all of its items.
    pub(crate) all: bool,
    /// Whether its members are scales.
    pub(crate) of_scales: bool,
}

impl AnsweredRule {
    pub(crate) fn new(scale: &Scale, members: usize) -> Self {
        let (at_least, strict, of) = scale.answered_rule();
        Self {
            at_least,
            strict,
            of,
            min_items: scale.min_items(members),
            members: u32::try_from(members).unwrap_or(u32::MAX),
            all: scale.method == Method::Sum,
            of_scales: scale.items.iter().any(|member| member.scale.is_some()),
        }
    }

    /// How many members the rule counts.
    pub(crate) fn counted(&self, applicable: u32) -> u32 {
        if self.of == Of::All { self.members } else { applicable }
    }

    pub(crate) fn status(&self, used: u32, applicable: u32) -> ScoreStatus {
        if applicable == 0 {
            return ScoreStatus::NothingApplicable;
        }
        let (have, need) = match self.at_least {
            AtLeast::Count(count) => (u64::from(used), u64::from(count.get())),
            AtLeast::Ratio(p, q) => {
                (u64::from(used) * u64::from(q), u64::from(p) * u64::from(self.counted(applicable)))
            }
        };
        let enough = if self.strict { have > need } else { have >= need };
        let whole = !self.all || used == self.members;
        if enough && whole && used >= self.min_items && used > 0 {
            ScoreStatus::Ok
        } else {
            ScoreStatus::TooFewAnswers
        }
    }

    /// The rule in words.
    ///
    /// ```
    /// use boussole_sante::{Comparison, Language, Plan, Questionnaire, survey::AnswerSet};
    /// let plan = Plan::new(&Questionnaire::embedded("autopositionnement-court")?)?;
    /// let report = plan.score(&AnswerSet::default(), &Comparison::default())?;
    /// let rule = report.scales[0].rule;
    /// assert_eq!(rule.to_string(), "at least 1/2 of applicable answered, 2 at least");
    /// let french = "au moins 1/2 des questions qui s’appliquent, et 2 au moins";
    /// assert_eq!(rule.text(Language::French), french);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let Self { of, min_items, members, .. } = self;
        let part = match self.at_least {
            AtLeast::Count(count) => count.get().to_string(),
            AtLeast::Ratio(p, q) => format!("{p}/{q}"),
        };
        match language {
            Language::English if self.all => format!("all {members} answered"),
            Language::English => {
                let than = if self.strict { "more than" } else { "at least" };
                format!("{than} {part} of {of} answered, {min_items} at least")
            }
            Language::French => {
                let what = if self.of_scales { "échelles" } else { "questions" };
                if self.all {
                    return format!("chacune des {members} {what}");
                }
                let than = if self.strict { "plus de" } else { "au moins" };
                let of = match of {
                    Of::Applicable => format!("des {what} qui s’appliquent"),
                    Of::All => format!("de toutes les {what}"),
                };
                format!("{than} {part} {of}, et {min_items} au moins")
            }
        }
    }
}

impl std::fmt::Display for AnsweredRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// As documents write it: in words, in English.
impl Shaped for AnsweredRule {
    const SHAPE: Shape = Shape::String;
}

impl Serialize for AnsweredRule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AnsweredRule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnsweredRule".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_itself_in_both_languages() {
        let count = AtLeast::Ratio(1, 2);
        let mut told = std::collections::BTreeSet::new();
        for of in Of::ALL {
            for (strict, all) in [(false, false), (true, false), (false, true)] {
                for of_scales in [false, true] {
                    let of = *of;
                    let (members, min_items) = (8, 3);
                    let rule = AnsweredRule {
                        at_least: count,
                        strict,
                        of,
                        all,
                        members,
                        min_items,
                        of_scales,
                    };
                    told.insert((rule.to_string(), rule.text(Language::French)));
                }
            }
        }
        insta::assert_debug_snapshot!(told);
    }
}
