//! Cells of one answer: choices, numbers, texts, the occasion.

use std::collections::{BTreeMap, HashMap};

use crate::base::error::{Code, Error};
use crate::base::location::Location;
use crate::base::value::Decimal;
use crate::scoring::decode::Cells;
use crate::survey::choices::{ChoiceList, MissingKind};
use crate::survey::item::Occasion;

use super::column::Distinct;
use super::csv::shown;
use super::dialect::CellRules;
use super::labels::{fold, is_not_applicable, near, normalise};
use super::report::{Conversion, Converted, NotUnderstood, ReadAs};

/// How many different cells of a column are compared with labels at most.
const MAX_NEAR: usize = 50;

/// What a reading counts.
#[derive(Default)]
pub(super) struct Ledger {
    converted: BTreeMap<Conversion, u64>,
    not_understood: Vec<NotUnderstood>,
}

impl Ledger {
    pub(super) fn converted(&mut self, what: Conversion, count: u64) {
        if count > 0 {
            *self.converted.entry(what).or_default() += count;
        }
    }

    pub(super) fn not_understood(&mut self, column: &str, count: u64, near: Vec<String>) {
        if count > 0 {
            self.not_understood.push(NotUnderstood { column: column.to_owned(), count, near });
        }
    }

    pub(super) fn finish(self) -> (Vec<Converted>, Vec<NotUnderstood>) {
        let converted = self.converted.into_iter();
        (converted.map(|(what, count)| Converted { what, count }).collect(), self.not_understood)
    }
}

/// What a cell means, and how it was written if not in canonical form.
type Meaning<'q> = (Option<&'q str>, Option<Conversion>);

/// A choice list with everything that may stand for its choices.
pub(super) struct Book<'q> {
    list: &'q ChoiceList,
    codes: HashMap<&'q str, &'q str>,
    values: Values<'q>,
    labels: HashMap<String, &'q str>,
    /// A label that two choices share.
    shared: Option<&'q str>,
    /// A label that is another choice's code.
    contradiction: Option<&'q str>,
    not_applicable: Option<&'q str>,
}

impl<'q> Book<'q> {
    pub(super) fn new(list: &'q ChoiceList) -> Self {
        let choices = list.choices.iter().map(|choice| (choice.code.as_str(), Some(&choice.label)));
        let missing =
            list.missing.iter().map(|choice| (choice.code.as_str(), choice.label.as_ref()));
        let all: Vec<_> = choices.chain(missing).collect();
        let codes: HashMap<&str, &str> = all.iter().map(|(code, _)| (*code, *code)).collect();
        let mut book = Self {
            list,
            values: Values::new(list, &codes),
            codes,
            labels: HashMap::new(),
            shared: None,
            contradiction: None,
            not_applicable: None,
        };
        for (code, label) in all {
            for (_, text) in label.into_iter().flat_map(|label| label.iter()) {
                let label = normalise(text);
                if book.codes.get(label.as_str()).is_some_and(|other| *other != code) {
                    book.contradiction = Some(text);
                }
                if book.labels.insert(label, code).is_some_and(|other| other != code) {
                    book.shared = Some(text);
                }
            }
        }
        let mut not_applicable =
            list.missing.iter().filter(|choice| choice.kind == MissingKind::NotApplicable);
        book.not_applicable = match (not_applicable.next(), not_applicable.next()) {
            (Some(choice), None) => Some(choice.code.as_str()),
            _ => None,
        };
        book
    }

    /// The code for which the text stands if cells are written so. The ways
    /// not to answer are read by their codes whatever the rest is.
    pub(super) fn decode(&self, cells: Cells, text: &str) -> Option<(&'q str, Option<Conversion>)> {
        if let Some(code) = self.codes.get(text)
            && (cells == Cells::Codes || self.list.position(text).is_none())
        {
            return Some((code, None));
        }
        match cells {
            Cells::Codes | Cells::Auto => {
                let number = Decimal::parse(text).filter(|number| number.places() == 0)?;
                let code = self.codes.get(number.to_string().as_str())?;
                Some((code, Some(Conversion::IntegralFloat)))
            }
            Cells::Values => {
                let code = self.values.codes.get(&Decimal::parse(text)?)?;
                Some((code, Some(Conversion::Value)))
            }
            Cells::Labels => {
                let code = self.labels.get(&normalise(text))?;
                Some((code, Some(Conversion::Label)))
            }
        }
    }

    /// The choice that stands for « autre », if the list has one.
    pub(super) fn other(&self, rules: Option<&CellRules>) -> Option<&'q str> {
        let words: Vec<String> = rules?.other.iter().map(|word| fold(word)).collect();
        let mut fits = self.list.choices.iter().filter(|c| words.contains(&fold(c.code.as_str())));
        match (fits.next(), fits.next()) {
            (Some(choice), None) => Some(choice.code.as_str()),
            _ => None,
        }
    }

    /// Decides how the cells of a column are written: as given, or by what
    /// understands most of them; codes before labels before values.
    pub(super) fn decide<'t>(
        &self,
        given: Cells,
        header: &str,
        understood: impl Fn(Cells) -> u64,
        mut texts: impl Iterator<Item = &'t str>,
    ) -> Result<Cells, Error> {
        let refuse = |code: Code, label: &str| {
            let location = Location::column(&shown(header));
            Error::new(code, location, "choices that cannot be confused", label)
        };
        let cells = match given {
            Cells::Auto => {
                if let Some(label) = self.contradiction {
                    return Err(refuse(Code::CodesOrLabels, label));
                }
                let mut best = (Cells::Codes, understood(Cells::Codes));
                let values = !self.values.contradict && self.values.shared.is_none();
                let others = [Some(Cells::Labels), values.then_some(Cells::Values)];
                for cells in others.into_iter().flatten() {
                    let count = understood(cells);
                    if count > best.1 {
                        best = (cells, count);
                    }
                }
                best.0
            }
            given => given,
        };
        if texts.next().is_some() {
            if let Some(label) = self.shared.filter(|_| cells == Cells::Labels) {
                return Err(refuse(Code::AmbiguousLabel, label));
            }
            if let Some(value) = self.values.shared.filter(|_| cells == Cells::Values) {
                return Err(refuse(Code::AmbiguousCodes, &value.to_string()));
            }
        }
        Ok(cells)
    }

    /// Reads a column of single choices.
    pub(super) fn read(
        &self,
        cells: &Distinct<'_>,
        name: &str,
        header: &str,
        rules: &Rules<'_>,
        ledger: &mut Ledger,
    ) -> Result<(ReadAs, Vec<Option<String>>), Error> {
        let understood = |way| {
            let read = cells.counted().filter(|(text, _)| self.decode(way, text).is_some());
            read.map(|(_, count)| count).sum()
        };
        let way = self.decide(rules.cells, header, understood, cells.texts.iter().copied())?;
        let mut strange = Strange::default();
        let meanings = cells
            .counted()
            .map(|(text, count)| match self.meaning(way, text, rules) {
                Some((meaning, conversion)) => {
                    conversion.into_iter().for_each(|what| ledger.converted(what, count));
                    meaning.map(str::to_owned)
                }
                None => Some(strange.keep(text, count).to_owned()),
            })
            .collect();
        strange.finish(name, Some(self), ledger);
        Ok((read_as(way), meanings))
    }

    fn meaning(&self, way: Cells, text: &str, rules: &Rules<'_>) -> Option<Meaning<'q>> {
        if let Some((code, conversion)) = self.decode(way, text) {
            return Some((Some(code), conversion));
        }
        if let Some(code) = self.not_applicable.filter(|_| is_not_applicable(text)) {
            return Some((Some(code), Some(Conversion::NotApplicable)));
        }
        if rules.is_no_answer(text) {
            return Some((None, Some(Conversion::NoAnswer)));
        }
        let is_other = rules
            .cells_of_dialect
            .is_some_and(|rules| rules.other.iter().any(|word| fold(word) == fold(text)));
        let other = self.other(rules.cells_of_dialect).filter(|_| is_other)?;
        Some((Some(other), Some(Conversion::Other)))
    }

    fn label_texts(&self) -> impl Iterator<Item = &'q str> {
        let choices = self.list.choices.iter().map(|choice| &choice.label);
        let missing = self.list.missing.iter().filter_map(|choice| choice.label.as_ref());
        choices.chain(missing).map(crate::base::text::Text::french)
    }
}

/// The choices by value, and what speaks against reading them so.
struct Values<'q> {
    codes: HashMap<Decimal, &'q str>,
    /// A value that two choices share.
    shared: Option<Decimal>,
    /// Whether the code of one choice is the value of another: codes win.
    contradict: bool,
}

impl<'q> Values<'q> {
    fn new(list: &'q ChoiceList, codes: &HashMap<&'q str, &'q str>) -> Self {
        let mut values = Self { codes: HashMap::new(), shared: None, contradict: false };
        for choice in list.choices.iter() {
            let Some(value) = choice.value else { continue };
            let code = choice.code.as_str();
            let same_text = codes.get(value.to_string().as_str());
            values.contradict |= same_text.is_some_and(|other| *other != code);
            if values.codes.insert(value, code).is_some() {
                values.shared = Some(value);
            }
        }
        values
    }
}

fn read_as(cells: Cells) -> ReadAs {
    match cells {
        Cells::Labels => ReadAs::Labels,
        Cells::Values => ReadAs::Values,
        Cells::Codes | Cells::Auto => ReadAs::Codes,
    }
}

/// What a dialect and the caller say about cells.
pub(super) struct Rules<'d> {
    pub(super) cells: Cells,
    pub(super) cells_of_dialect: Option<&'d CellRules>,
}

impl Rules<'_> {
    pub(super) fn is_no_answer(&self, text: &str) -> bool {
        let words = self.cells_of_dialect.map_or(&[][..], |rules| &rules.no_answer);
        words.iter().any(|word| fold(word) == fold(text))
    }

    /// Reads a column of numbers.
    pub(super) fn numbers(
        &self,
        cells: &Distinct<'_>,
        name: &str,
        ledger: &mut Ledger,
    ) -> Vec<Option<String>> {
        let comma = self.cells_of_dialect.and_then(|rules| rules.decimal_comma) == Some(true);
        let mut strange = Strange::default();
        let meanings = cells
            .counted()
            .map(|(text, count)| {
                if let Some((number, conversion)) = number(text, comma) {
                    conversion.into_iter().for_each(|what| ledger.converted(what, count));
                    Some(number)
                } else if self.is_no_answer(text) {
                    ledger.converted(Conversion::NoAnswer, count);
                    None
                } else {
                    Some(strange.keep(text, count).to_owned())
                }
            })
            .collect();
        strange.finish(name, None, ledger);
        meanings
    }

    /// Reads a column of occasions.
    pub(super) fn occasions(
        &self,
        cells: &Distinct<'_>,
        name: &str,
        ledger: &mut Ledger,
    ) -> Vec<Option<String>> {
        let words = self.cells_of_dialect.and_then(|rules| rules.occasion.as_ref());
        let listed = |words: &[String], text: &str| words.iter().any(|word| fold(word) == text);
        let mut strange = Strange::default();
        let meanings = cells
            .counted()
            .map(|(text, count)| {
                if let Some(occasion) = Occasion::ALL.iter().find(|o| o.as_str() == text) {
                    return Some(occasion.as_str().to_owned());
                }
                let folded = fold(text);
                let of_tool = words.and_then(|words| {
                    [
                        (&words.yes, Occasion::Yes),
                        (&words.a_little, Occasion::ALittle),
                        (&words.no, Occasion::No),
                    ]
                    .into_iter()
                    .find(|(words, _)| listed(words, &folded))
                    .map(|(_, occasion)| occasion)
                });
                match of_tool.or_else(|| occasion(&folded)) {
                    Some(occasion) => {
                        ledger.converted(Conversion::Occasion, count);
                        Some(occasion.as_str().to_owned())
                    }
                    None if self.is_no_answer(text) => {
                        ledger.converted(Conversion::NoAnswer, count);
                        None
                    }
                    None => Some(strange.keep(text, count).to_owned()),
                }
            })
            .collect();
        strange.finish(name, None, ledger);
        meanings
    }
}

fn occasion(folded: &str) -> Option<Occasion> {
    match folded {
        "yes" | "oui" => Some(Occasion::Yes),
        "a little" | "a-little" | "un peu" => Some(Occasion::ALittle),
        "no" | "non" => Some(Occasion::No),
        text if text.starts_with("non, ") || text.starts_with("no, ") => Some(Occasion::No),
        _ => None,
    }
}

/// The number with a point and without idle zeros.
fn number(text: &str, comma: bool) -> Option<(String, Option<Conversion>)> {
    if let Some(number) = Decimal::parse(text) {
        let canonical = number.to_string();
        let conversion = (canonical != text).then_some(Conversion::Number);
        return Some((canonical, conversion));
    }
    let is_comma = comma && text.matches(',').count() == 1 && !text.contains('.');
    let pointed = if is_comma { text.replace(',', ".") } else { text.to_owned() };
    let (sign, digits) = pointed.strip_prefix('-').map_or(("", &*pointed), |rest| ("-", rest));
    let zero = if digits.starts_with('.') { "0" } else { "" };
    let (whole, fraction) = digits.split_once('.')?;
    // A tool that writes every place of its database is not more exact.
    let fraction = if fraction.len() > 6 { fraction.trim_end_matches('0') } else { fraction };
    let padded = if fraction.is_empty() { "0" } else { fraction };
    let number = Decimal::parse(&format!("{sign}{zero}{whole}.{padded}"))?;
    let what = if is_comma { Conversion::DecimalComma } else { Conversion::Number };
    Some((number.to_string(), Some(what)))
}

/// The cells of a column that were not understood.
#[derive(Default)]
pub(super) struct Strange {
    count: u64,
    texts: Vec<String>,
}

impl Strange {
    /// Notes such a cell and gives it back as it is.
    pub(super) fn keep<'t>(&mut self, text: &'t str, count: u64) -> &'t str {
        self.count += count;
        if self.texts.len() < MAX_NEAR && text.len() <= 200 {
            self.texts.push(text.to_owned());
        }
        text
    }

    pub(super) fn finish(self, name: &str, book: Option<&Book<'_>>, ledger: &mut Ledger) {
        let mut labels: Vec<String> = Vec::new();
        for text in &self.texts {
            for label in book.into_iter().flat_map(|book| near(text, book.label_texts())) {
                if !labels.iter().any(|known| known == label) {
                    labels.push(label.to_owned());
                }
            }
        }
        ledger.not_understood(name, self.count, labels);
    }
}
