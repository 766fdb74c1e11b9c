//! What an evaluation says of one entity and period: values, what they are held against,
//! what is lacking, and what none of it says.

use std::fmt::Display;

use crate::error::fault::Error;
use crate::error::language::Language;
use crate::evaluation::{
    Evaluation, EvaluationDocument, EvaluationStatus, FEW_PEOPLE, IndicatorResult, ObjectiveStatus,
    ResultCause, ResultState, ShownAs,
};
use crate::language::ethics;
use crate::language::evaluation_sentences as say;
use crate::language::sentence::{Sentence, capitalised};
use crate::referential::indicator::{Beneficiary, Indicator, Measure};
use crate::value::decimal::Amount;
use crate::value::period::Period;

use super::block::Block;
use super::numbers;
use super::writer::Writer;

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

impl Evaluation {
    /// What it says of an entity and a period, for people.
    ///
    /// # Errors
    /// `unknown_name` for an entity or a period that is not in it.
    pub fn blocks(
        &self,
        entity: &str,
        period: Period,
        language: Language,
    ) -> Result<Vec<Block>, Error> {
        let label = self.entity_label(entity, period, language)?;
        let document = self.document();
        let is_own = |result: &&IndicatorResult| {
            result.entity.as_str() == entity && result.period == period && result.category.is_none()
        };
        let all: Vec<&IndicatorResult> = document.results.iter().filter(is_own).collect();
        let is_observed = |one: &&IndicatorResult| {
            one.cause != Some(ResultCause::NotObserved) && one.state != ResultState::NotApplicable
        };
        let results: Vec<&IndicatorResult> = all.iter().copied().filter(is_observed).collect();
        let unseen = all.iter().filter(|one| one.cause == Some(ResultCause::NotObserved)).count();
        let mut page = Page {
            evaluation: self,
            document: &document,
            results,
            unseen,
            language,
            blocks: Vec::new(),
        };
        page.standing(&label, period);
        page.values();
        page.without_value();
        page.told_in_words();
        page.objectives(entity, period);
        page.limits();
        page.method();
        Ok(page.blocks)
    }

    fn entity_label(
        &self,
        entity: &str,
        period: Period,
        language: Language,
    ) -> Result<String, Error> {
        let entities = &self.observations().document().entities;
        let own = entities.iter().find(|own| own.key.as_str() == entity);
        match (own, self.periods().contains(&period)) {
            (Some(own), true) => Ok(own.label.as_ref().map_or_else(
                || entity.to_owned(),
                |label| label.get(language.as_str()).0.to_owned(),
            )),
            (None, _) => Err(self.nothing_at(entity)),
            _ => Err(self.nothing_at(&period.to_string())),
        }
    }
}

struct Page<'e> {
    evaluation: &'e Evaluation,
    document: &'e EvaluationDocument,
    /// Of which something was written down.
    results: Vec<&'e IndicatorResult>,
    /// Of how many others nothing was.
    unseen: usize,
    language: Language,
    blocks: Vec<Block>,
}

impl Writer for Page<'_> {
    fn language(&self) -> Language {
        self.language
    }

    fn written(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }
}

impl<'e> Page<'e> {
    fn fill(&self, sentence: Sentence, places: &[(&str, &dyn Display)]) -> String {
        sentence.fill(self.language, places)
    }

    fn say(&self, sentence: Sentence) -> String {
        sentence.say(self.language)
    }

    fn indicator(&self, result: &IndicatorResult) -> Option<&'e Indicator> {
        self.evaluation.referential().indicator(result.indicator.as_str())
    }

    fn label(&self, result: &IndicatorResult) -> String {
        self.indicator(result)
            .map_or_else(|| result.indicator.to_string(), |own| self.text(&own.label))
    }

    fn standing(&mut self, label: &str, period: Period) {
        self.paragraph(self.say(ethics::STANDING), false);
        let status = match self.document.status {
            EvaluationStatus::Private => say::PRIVATE,
            EvaluationStatus::Published => say::PUBLISHED,
        };
        let mut notice = self.say(status);
        if self.document.invented {
            notice = format!("{notice} {}", self.say(say::INVENTED));
        }
        self.paragraph(notice, true);
        let period = self.period(period);
        let text = self.fill(say::WHERE_AND_WHEN, &[("entity", &label), ("period", &period)]);
        self.blocks.push(Block::Heading { text, depth: 1 });
        let known = self.results.iter().filter(|one| one.state == ResultState::Value).count();
        let all = self.results.len();
        self.paragraph(self.fill(say::HOW_MANY, &[("known", &known), ("all", &all)]), false);
    }

    fn period(&self, period: Period) -> String {
        let text = period.to_string();
        match text.parse() {
            Ok(of_calendar) if !text.contains('/') => numbers::as_of(&of_calendar, self.language),
            _ => {
                let (from, to) = (period.from(), period.to());
                let (from, to) =
                    (numbers::day(from, self.language), numbers::day(to, self.language));
                format!("{from} – {to}")
            }
        }
    }

    /// Values that there are or that are not told, by who is meant to gain.
    fn values(&mut self) {
        for beneficiary in Beneficiary::ALL {
            let is_own = |one: &&&IndicatorResult| {
                let is_shown = matches!(one.state, ResultState::Value | ResultState::Suppressed);
                is_shown && self.indicator(one).is_some_and(|own| own.beneficiary == *beneficiary)
            };
            let own: Vec<&IndicatorResult> = self.results.iter().filter(is_own).copied().collect();
            if own.is_empty() {
                continue;
            }
            let aimed = own.iter().any(|one| one.target.is_some());
            let started = own.iter().any(|one| one.baseline.is_some());
            let moves = own.iter().any(|one| one.trend.is_some());
            let rows =
                own.iter().map(|one| {
                    let mut row = vec![self.label(one), self.value(one)];
                    row.push(one.n.map_or_else(String::new, |n| {
                        numbers::grouped(&n.to_string(), self.language)
                    }));
                    row.extend(aimed.then(|| self.target(one)));
                    row.extend(started.then(|| self.change(one)));
                    row.extend(moves.then(|| {
                        one.trend.map_or_else(String::new, |own| self.word("trend", own.as_str()))
                    }));
                    row
                });
            let rows: Vec<Vec<String>> = rows.collect();
            let mut head = vec![say::INDICATOR, say::VALUE, say::ON_HOW_MANY];
            head.extend(aimed.then_some(say::AIMED_AT));
            head.extend(started.then_some(say::SINCE_START));
            head.extend(moves.then_some(say::TREND));
            let text = capitalised(&self.word("beneficiary", beneficiary.as_str()));
            self.blocks.push(Block::Heading { text, depth: 1 });
            self.table(say::VALUES_CAPTION, &head, rows);
        }
    }

    /// A number of the unit of the indicator.
    fn number(&self, value: f64) -> String {
        let text = if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") };
        numbers::grouped(&text, self.language)
    }

    fn amount(&self, amount: Amount) -> String {
        numbers::grouped(&amount.to_string(), self.language)
    }

    fn value(&self, result: &IndicatorResult) -> String {
        if result.state == ResultState::Suppressed {
            return "s".to_owned();
        }
        let indicator = self.indicator(result);
        let unit = indicator.map_or_else(String::new, |own| self.text(&own.unit));
        // A point of a list has a name, and is not counted.
        let is_rank = indicator.is_some_and(|own| own.measure == Measure::Median);
        let with_unit = |number: String| match is_rank {
            true => self.fill(say::OF_RANK, &[("unit", &unit), ("value", &number)]),
            false => format!("{number}\u{a0}{unit}"),
        };
        let said =
            match (result.shown_as, result.value, result.low.zip(result.high)) {
                (Some(ShownAs::Counts), ..) => {
                    let (x, n) = (result.numerator, result.denominator);
                    let said =
                        |own: Option<Amount>| own.map_or_else(String::new, |own| self.amount(own));
                    self.fill(say::COUNTS, &[("x", &said(x)), ("n", &said(n))])
                }
                (_, Some(value), _) => match result.interval {
                    Some(interval) => with_unit(self.fill(
                        say::IN_INTERVAL,
                        &[
                            ("value", &self.number(value)),
                            ("low", &self.number(interval.low)),
                            ("high", &self.number(interval.high)),
                        ],
                    )),
                    None => with_unit(self.number(value)),
                },
                (.., Some((low, high))) => with_unit(self.fill(
                    say::BETWEEN,
                    &[("low", &self.number(low)), ("high", &self.number(high))],
                )),
                _ => String::new(),
            };
        match result.is_partial() {
            true => self.fill(say::PARTIAL, &[("value", &said), ("missing", &result.missing)]),
            false => said,
        }
    }

    fn target(&self, result: &IndicatorResult) -> String {
        let Some(target) = &result.target else { return String::new() };
        let (value, date) = (self.amount(target.value), numbers::day(target.by, self.language));
        let status = self.word("target.status", target.status.as_str());
        self.fill(say::TARGET, &[("value", &value), ("date", &date), ("status", &status)])
    }

    fn change(&self, result: &IndicatorResult) -> String {
        let Some(baseline) = &result.baseline else { return String::new() };
        let size = self.number(baseline.change.abs());
        let change = match baseline.change {
            change if change > 0.0 => format!("+{size}"),
            change if change < 0.0 => format!("−{size}"),
            _ => size,
        };
        let sense = self.word("change.sense", baseline.sense.as_str());
        self.fill(say::CHANGE, &[("change", &change), ("sense", &sense)])
    }

    fn without_value(&mut self) {
        let lacks = |one: &&&IndicatorResult| {
            matches!(one.state, ResultState::NoData | ResultState::Undefined)
        };
        let rows = self.results.iter().filter(lacks).map(|one| {
            let why = match one.cause {
                Some(cause) => self.word("result.cause", cause.as_str()),
                None => self.word("result.state", one.state.as_str()),
            };
            vec![self.label(one), why]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() && self.unseen == 0 {
            return;
        }
        self.heading(say::WITHOUT_VALUE, 1);
        if !rows.is_empty() {
            self.table(say::WITHOUT_VALUE_CAPTION, &[say::INDICATOR, say::WHY], rows);
        }
        if self.unseen > 0 {
            let unseen = self.fill(say::NOTHING_OBSERVED, &[("count", &self.unseen)]);
            self.paragraph(unseen, false);
        }
    }

    fn told_in_words(&mut self) {
        let indicators = self.evaluation.referential().indicators();
        let told = indicators.filter(|own| own.measure == Measure::Qualitative);
        let items: Vec<String> = told.map(|own| self.text(&own.label)).collect();
        if !items.is_empty() {
            self.heading(say::TO_TELL, 1);
            self.paragraph(self.say(say::TO_TELL_ARE), false);
            self.blocks.push(Block::List { items, numbered: false });
        }
    }

    fn objectives(&mut self, entity: &str, period: Period) {
        let is_own = |own: &&crate::evaluation::ObjectiveResult| {
            own.entity.as_str() == entity
                && own.period == period
                && !matches!(own.status, ObjectiveStatus::NotFollowed | ObjectiveStatus::NoData)
        };
        let referential = self.evaluation.referential();
        let rows = self.document.objectives.iter().filter(is_own).map(|own| {
            let objective = referential.objective(own.objective.as_str());
            let label = objective
                .map_or_else(|| own.objective.to_string(), |objective| self.text(&objective.label));
            let status = self.word("objective.status", own.status.as_str());
            let all = own.indicators.len();
            let places: [(&str, &dyn Display); 3] =
                [("status", &status), ("known", &own.with_value), ("all", &all)];
            vec![label, self.fill(say::FOLLOWED, &places)]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            self.heading(say::OBJECTIVES, 1);
            self.table(say::OBJECTIVES_CAPTION, &[say::OBJECTIVE, say::SAYS], rows);
        }
    }

    fn limits(&mut self) {
        let shown = |one: &&&IndicatorResult| {
            matches!(one.state, ResultState::Value | ResultState::Suppressed)
        };
        let limits = self.results.iter().filter(shown).filter_map(|one| {
            let limit = self.text(self.indicator(one)?.limitations.as_ref()?);
            let label = self.label(one);
            Some(self.fill(say::LIMIT, &[("indicator", &label), ("limit", &limit)]))
        });
        let items: Vec<String> = limits.collect();
        if !items.is_empty() {
            self.heading(say::LIMITS, 1);
            self.blocks.push(Block::List { items, numbered: false });
        }
    }

    fn method(&mut self) {
        self.heading(say::METHOD, 1);
        let mut items = vec![
            self.say(say::QUOTIENTS),
            self.fill(say::FEW, &[("few", &FEW_PEOPLE)]),
            self.say(say::CONTEXT),
        ];
        let any = |holds: fn(&IndicatorResult) -> bool| self.results.iter().any(|one| holds(one));
        if any(|one| one.interval.is_some()) {
            items.push(self.say(say::INTERVALS));
        }
        if any(|one| one.trend.is_some()) {
            items.push(self.say(say::TRENDS));
        }
        if any(|one| one.state == ResultState::Suppressed) {
            items.push(self.say(say::HIDDEN));
        }
        let reference = &self.document.referential;
        let made_on: [(&str, &dyn Display); 2] =
            [("referential", &reference.key), ("version", &reference.version)];
        items.push(self.fill(say::MADE_ON, &made_on));
        if let Some(hash) = &self.document.observations_sha256 {
            let digits: String = hash.as_str().chars().take(DIGITS).collect();
            items.push(self.fill(say::MADE_FROM, &[("digits", &digits)]));
        }
        self.blocks.push(Block::List { items, numbered: false });
    }
}
