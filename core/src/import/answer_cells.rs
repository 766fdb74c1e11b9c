//! Cells of single answers: response options, numbers, texts, the recorded
//! opportunity.

use std::collections::{BTreeMap, HashMap};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::scoring::decode::Cells;
use crate::survey::choices::{ChoiceList, MissingKind};
use crate::survey::item::Occasion;
use crate::value::decimal::Decimal;

use super::dialect::CellRules;
use super::import_report::{Conversion, Converted, NotUnderstood, OpenTexts, ReadAs};
use super::labels::{fold, is_blank_of_numbers, is_not_applicable, near, normalise};
use super::text_column::Distinct;
use super::text_table::shown;

/// How many different cells of a column are compared with labels at most.
const MAX_NEAR: usize = 50;
/// What so many cells hold is no person's own text: it may be shown.
const SHOWN_FROM: u64 = 5;
/// How many texts that were not understood are shown at most.
const MAX_SHOWN: usize = 20;

/// What a reading counts.
#[derive(Default)]
pub(super) struct Ledger {
    converted: BTreeMap<Conversion, u64>,
    not_understood: Vec<NotUnderstood>,
    open_texts: Vec<OpenTexts>,
}

impl Ledger {
    pub(super) fn converted(&mut self, what: Conversion, count: u64) {
        if count > 0 {
            *self.converted.entry(what).or_default() += count;
        }
    }

    pub(super) fn finish(self) -> (Vec<Converted>, Vec<NotUnderstood>, Vec<OpenTexts>) {
        let converted = self.converted.into_iter();
        let converted = converted.map(|(what, count)| Converted { what, count }).collect();
        (converted, self.not_understood, self.open_texts)
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

    /// Decides how the cells of a column are written: as the caller says, as
    /// the dialect has it if that understands any of them, or by what
    /// understands most; codes before labels before values.
    pub(super) fn decide<'t>(
        &self,
        rules: &Rules<'_>,
        header: &str,
        understood: impl Fn(Cells) -> u64,
        mut texts: impl Iterator<Item = &'t str>,
    ) -> Result<Cells, Error> {
        let refuse = |code: Code, label: &str| {
            let location = Location::column(&shown(header));
            Error::new(code, location, Expected::DistinctChoices, label)
        };
        let by_dialect = rules.cells_of_dialect.and_then(|cells| cells.choices);
        let of_dialect = by_dialect.filter(|cells| understood(*cells) > 0);
        let cells = match rules.cells.or(of_dialect).unwrap_or(Cells::Auto) {
            Cells::Auto => {
                if let Some(label) = self.contradiction {
                    return Err(refuse(Code::CodesOrLabels, label));
                }
                // What nothing understands is as the dialect has it.
                let first = by_dialect.filter(|cells| *cells != Cells::Auto);
                let mut best = match understood(Cells::Codes) {
                    0 => (first.unwrap_or(Cells::Codes), 0),
                    count => (Cells::Codes, count),
                };
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
        let way = self.decide(rules, header, understood, cells.texts.iter().copied())?;
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
        // A tool that writes "N/A" where nobody answered says so in its dialect.
        if rules.is_no_answer(text) {
            return Some((None, Some(Conversion::NoAnswer)));
        }
        if let Some(code) = self.not_applicable_of(text) {
            return Some((Some(code), Some(Conversion::NotApplicable)));
        }
        let is_other = rules
            .cells_of_dialect
            .is_some_and(|rules| rules.other.iter().any(|word| fold(word) == fold(text)));
        let other = self.other(rules.cells_of_dialect).filter(|_| is_other)?;
        Some((Some(other), Some(Conversion::Other)))
    }

    /// The list's own choice for what does not concern the person, if the text
    /// says so.
    pub(super) fn not_applicable_of(&self, text: &str) -> Option<&'q str> {
        self.not_applicable.filter(|_| is_not_applicable(text))
    }

    /// The labels in every language, the main one first.
    pub(super) fn label_texts(&self) -> impl Iterator<Item = &'q str> {
        let choices = self.list.choices.iter().map(|choice| &choice.label);
        let missing = self.list.missing.iter().filter_map(|choice| choice.label.as_ref());
        choices.chain(missing).flat_map(|label| label.iter().map(|(_, text)| text))
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
    /// How choices are written, where the caller says so.
    pub(super) cells: Option<Cells>,
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
                        (&words.not_yet, Occasion::NotYet),
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
        "not yet" | "not-yet" | "pas encore" => Some(Occasion::NotYet),
        text if text.starts_with("pas encore (") || text.starts_with("not yet (") => {
            Some(Occasion::NotYet)
        }
        text if text.starts_with("non, ") || text.starts_with("no, ") => Some(Occasion::No),
        _ => None,
    }
}

/// The number with a point, without blanks between thousands and without idle
/// zeros.
fn number(text: &str, comma: bool) -> Option<(String, Option<Conversion>)> {
    if let Some(joined) = without_thousands(text) {
        let (number, conversion) = number(&joined, comma)?;
        return Some((number, conversion.or(Some(Conversion::Number))));
    }
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
    let plain = format!("{sign}{zero}{whole}.{padded}");
    let what = if is_comma { Conversion::DecimalComma } else { Conversion::Number };
    if let Some(number) = Decimal::parse(&plain) {
        return Some((number.to_string(), Some(what)));
    }
    // More places than are kept: it is rounded where it is scored, and counted.
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let short = format!("{sign}{zero}{whole}.{}", padded.get(..6)?);
    Decimal::parse(&short).filter(|_| is_digits(padded))?;
    let what = Some(what).filter(|_| plain != text);
    Some((plain, what))
}

/// A number without the blanks between its thousands, if there are any and
/// they stand before three digits each.
fn without_thousands(text: &str) -> Option<String> {
    let end = text.find(['.', ',']).unwrap_or(text.len());
    let (whole, fraction) = text.split_at(end);
    if !whole.contains(is_blank_of_numbers) {
        return None;
    }
    let mut groups = whole.trim_start_matches('-').split(is_blank_of_numbers);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()) && is_digits(group));
    first?;
    if !groups.all(|group| group.len() == 3 && is_digits(group)) {
        return None;
    }
    let whole = whole.replace(is_blank_of_numbers, "");
    Some(format!("{whole}{fraction}"))
}

/// The cells of a column that were not understood.
#[derive(Default)]
pub(super) struct Strange {
    count: u64,
    texts: BTreeMap<String, u64>,
}

impl Strange {
    /// Notes such a cell and gives it back as it is.
    pub(super) fn keep<'t>(&mut self, text: &'t str, count: u64) -> &'t str {
        self.count += count;
        self.note(text, count);
        text
    }

    /// Notes a cell because of parts of it.
    pub(super) fn keep_for<'t>(&mut self, text: &'t str, parts: &[String]) -> &'t str {
        self.count += 1;
        parts.iter().for_each(|part| self.note(part, 1));
        text
    }

    /// Notes a text that was read otherwise than as a choice.
    pub(super) fn note(&mut self, text: &str, count: u64) {
        if let Some(known) = self.texts.get_mut(text) {
            *known += count;
        } else if self.texts.len() < MAX_NEAR && text.len() <= 200 {
            self.texts.insert(text.to_owned(), count);
        }
    }

    /// Tells of the cells as not understood.
    pub(super) fn finish(self, name: &str, book: Option<&Book<'_>>, ledger: &mut Ledger) {
        if self.count == 0 {
            return;
        }
        let mut labels: Vec<String> = Vec::new();
        for text in self.texts.keys() {
            for label in book.into_iter().flat_map(|book| near(text, book.label_texts())) {
                if !labels.iter().any(|known| known == label) {
                    labels.push(label.to_owned());
                }
            }
        }
        let texts = self.shown();
        let (column, count) = (name.to_owned(), self.count);
        ledger.not_understood.push(NotUnderstood { column, count, texts, near: labels });
    }

    /// Tells of the texts as open answers.
    pub(super) fn finish_open(self, name: &str, ledger: &mut Ledger) {
        let count: u64 = self.texts.values().sum();
        if count > 0 {
            let texts = self.shown();
            ledger.open_texts.push(OpenTexts { column: name.to_owned(), count, texts });
        }
    }

    /// The texts that many cells share, those of most cells first.
    fn shown(&self) -> Vec<String> {
        let mut shared: Vec<_> = self.texts.iter().filter(|(_, n)| **n >= SHOWN_FROM).collect();
        shared.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        shared.into_iter().take(MAX_SHOWN).map(|(text, _)| text.clone()).collect()
    }
}
