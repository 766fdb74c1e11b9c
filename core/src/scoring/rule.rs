//! Answered rule (prorating): whether there is a score at all, in integers.

use crate::document::record::words;
use crate::survey::scale::{AtLeast, Method, Of, Scale};

words! {
    /// Why a scale has a value for a respondent, or has none.
    pub enum ScoreStatus {
        /// It has one.
        Ok = "ok",
        /// Fewer answers than the rule asks for.
        TooFewAnswers = "too_few_answers",
        /// None of its items applies to the person.
        NothingApplicable = "nothing_applicable",
    }
}

/// When a scale has a score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) at_least: AtLeast,
    pub(crate) strict: bool,
    pub(crate) of: Of,
    pub(crate) min_items: u32,
    pub(crate) members: u32,
    /// A sum has no meaning without all of its items.
    pub(crate) all: bool,
}

impl Rule {
    pub(crate) fn new(scale: &Scale, members: usize) -> Self {
        let (at_least, strict, of) = scale.answered_rule();
        Self {
            at_least,
            strict,
            of,
            min_items: scale.min_items(members),
            members: u32::try_from(members).unwrap_or(u32::MAX),
            all: scale.method == Method::Sum,
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

    /// The rule in words of the document.
    pub(crate) fn describe(&self) -> String {
        let than = if self.strict { "more than" } else { "at least" };
        let part = match self.at_least {
            AtLeast::Count(count) => count.get().to_string(),
            AtLeast::Ratio(p, q) => format!("{p}/{q}"),
        };
        if self.all {
            return format!("all {} answered", self.members);
        }
        format!("{than} {part} of {} answered, {} at least", self.of, self.min_items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_said_in_french() {
        let half = AtLeast::Ratio(1, 2);
        for of in Of::ALL {
            for (strict, all) in [(false, false), (true, false), (false, true)] {
                let rule = Rule { at_least: half, strict, of: *of, all, members: 8, min_items: 3 };
                let english = rule.describe();
                let french = crate::error::phrases::french_rule(&english);
                assert!(french.contains("réponses"), "{english} | {french}");
            }
        }
    }
}
