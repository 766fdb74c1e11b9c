//! The codebook: what each column of the data holds, line by line.

use serde::Serialize;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;

use super::choices::{ChoiceList, MissingKind};
use super::item::{Item, ItemKind, Occasion};
use super::questionnaire::Questionnaire;

/// One line of a codebook: a column, or one code of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodebookLine {
    /// The name of the column in data.
    pub column: String,
    /// The item behind it.
    pub item: String,
    /// The section of the item.
    pub section: String,
    /// What kind of answer the item takes; `occasion` for that column.
    pub kind: String,
    /// The short name of the item; empty where it has none.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// The code of a cell; empty on the line of a column without a list.
    pub code: String,
    /// What it counts in a scale.
    pub value: String,
    /// How people read it; for a number, its bounds and unit.
    pub label: String,
    /// What an observer would see at the level of this code; empty elsewhere.
    pub landmark: String,
    /// Which kind of missing it is, if it is one.
    pub missing: String,
    /// The scales that the item enters, with `-` where it is reversed.
    pub scales: String,
}

impl Questionnaire {
    /// The languages in which the questionnaire has its title, the main one
    /// first.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.title().iter().map(|(language, _)| language).collect()
    }

    /// The codebook in a language, the main one where a text lacks it: a line for
    /// each code of each column, one for a column without codes. Open prompts
    /// have no column.
    ///
    /// # Errors
    /// `unknown_name` for a language that the questionnaire does not speak.
    pub fn codebook(&self, language: &str) -> Result<Vec<CodebookLine>, Error> {
        let languages = self.languages();
        if !languages.contains(&language) {
            let expected = Expected::OneOf { names: languages.into_iter().collect() };
            return Err(Error::usage(Code::UnknownName, expected, language));
        }
        let mut lines = Vec::new();
        for (position, item) in self.items().enumerate().filter(|(_, item)| !item.is_reflexive()) {
            let section = self.section_of(position).map(|section| section.title.get(language).0);
            let list = self.choices(item);
            let base = CodebookLine {
                column: item.column().to_owned(),
                item: item.key.to_string(),
                section: section.unwrap_or_default().to_owned(),
                kind: item.kind.to_string(),
                name: item.label.as_ref().map_or("", |name| name.get(language).0).to_owned(),
                text: item.text.get(language).0.to_owned(),
                code: String::new(),
                value: String::new(),
                label: String::new(),
                landmark: String::new(),
                missing: String::new(),
                scales: self.scales_of(item),
            };
            match (item.kind, list) {
                (ItemKind::Multiple, Some(list)) => {
                    lines.extend(ticks(&base, item, list, language))
                }
                (ItemKind::Ranking, Some(list)) => {
                    for rank in 1..=item.ranks(list.choices.len()) {
                        let column = item.part_column(&rank.to_string());
                        let base = CodebookLine { column, ..base.clone() };
                        lines.extend(codes(&base, list, language));
                    }
                }
                (_, Some(list)) => {
                    let mut own = codes(&base, list, language);
                    for (line, seen) in own.iter_mut().zip(&item.descriptors) {
                        seen.get(language).0.clone_into(&mut line.landmark);
                    }
                    lines.extend(own);
                }
                (_, None) => {
                    lines.push(CodebookLine { label: bounds(item, language), ..base.clone() });
                }
            }
            if item.asks_occasion() {
                let column = item.occasion_column();
                let base =
                    CodebookLine { column, kind: "occasion".into(), scales: String::new(), ..base };
                lines.extend(Occasion::ALL.iter().map(|occasion| CodebookLine {
                    code: occasion.to_string(),
                    label: occasion.label(language).to_owned(),
                    ..base.clone()
                }));
            }
        }
        Ok(lines)
    }

    fn scales_of(&self, item: &Item) -> String {
        let mut names = Vec::new();
        for scale in self.scales() {
            for member in scale.items.iter().filter(|m| m.item.as_ref() == Some(&item.key)) {
                let sign = if member.is_reversed() { "-" } else { "" };
                names.push(format!("{sign}{}", scale.key));
            }
        }
        names.join(", ")
    }
}

fn codes(base: &CodebookLine, list: &ChoiceList, language: &str) -> Vec<CodebookLine> {
    let choices = list.choices.iter().map(|choice| CodebookLine {
        code: choice.code.to_string(),
        value: choice.value.map_or_else(String::new, |value| value.to_string()),
        label: choice.label.get(language).0.to_owned(),
        ..base.clone()
    });
    let missing = list.missing.iter().map(|missing| CodebookLine {
        code: missing.code.to_string(),
        label: missing.label.as_ref().map_or("", |label| label.get(language).0).to_owned(),
        missing: missing.kind.to_string(),
        ..base.clone()
    });
    choices.chain(missing).collect()
}

fn ticks(base: &CodebookLine, item: &Item, list: &ChoiceList, language: &str) -> Vec<CodebookLine> {
    let one = |choice: &super::choices::Choice, code: &str, missing: &str| CodebookLine {
        column: item.part_column(choice.code.as_str()),
        code: code.to_owned(),
        label: choice.label.get(language).0.to_owned(),
        missing: missing.to_owned(),
        ..base.clone()
    };
    let each = list.choices.iter();
    each.flat_map(|choice| {
        let none = MissingKind::NoAnswer.as_str();
        [one(choice, "1", ""), one(choice, "0", ""), one(choice, "", none)]
    })
    .collect()
}

fn bounds(item: &Item, language: &str) -> String {
    let unit = item.unit.as_ref().map_or("", |unit| unit.get(language).0);
    let bound = |bound: Option<crate::value::decimal::Decimal>| {
        bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string())
    };
    match (item.min, item.max) {
        (None, None) => unit.to_owned(),
        (min, max) => format!("{}–{} {unit}", bound(min), bound(max)).trim_end().to_owned(),
    }
}

impl Occasion {
    /// The question that is asked beside a level.
    #[must_use]
    pub fn question(language: &str) -> &'static str {
        if language == "en" {
            "Does my post give me the occasion?"
        } else {
            "Mon poste m’en donne-t-il l’occasion\u{a0}?"
        }
    }

    /// How people read the answer.
    #[must_use]
    pub fn label(self, language: &str) -> &'static str {
        match (self, language) {
            (Self::Yes, "en") => "yes",
            (Self::ALittle, "en") => "a little",
            (Self::No, "en") => "no, my post does not allow it",
            (Self::NotYet, "en") => "not yet (the calendar has not brought it)",
            (Self::Yes, _) => "oui",
            (Self::ALittle, _) => "un peu",
            (Self::No, _) => "non, mon poste ne me le permet pas",
            (Self::NotYet, _) => "pas encore (le calendrier ne s’y est pas prêté)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_plan_is_in_the_codebook() {
        let q = Questionnaire::embedded("autopositionnement").unwrap();
        let lines = q.codebook("fr").unwrap();
        let level = lines.iter().filter(|line| line.column == "G01");
        let codes: Vec<&str> = level.map(|line| line.code.as_str()).collect();
        assert_eq!(codes, ["0", "1", "2", "3", "4", "SO", "PNR"]);
        assert!(lines.iter().any(|l| l.column == "G01_occasion" && l.label == "un peu"));
        assert!(lines.iter().any(|l| l.missing == "dont_know" && l.code == "NSP"));
        assert_eq!(q.codebook("xx").unwrap_err().expected(), "one of fr, en");
    }
}
