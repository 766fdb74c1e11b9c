//! A score worked out as a person would with a pencil, from its explanation.

use crate::error::language::Language;
use crate::language::report_sentences as say;
use crate::language::wording;
use crate::scoring::{MemberExplanation, ScaleExplanation};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::scale::{Method, Output};
use crate::value::ratio::Ratio;

use super::block::Block;
use super::numbers;

/// What one member does in a score.
struct Step<'e> {
    member: &'e MemberExplanation,
    label: String,
    keying: String,
    /// What is added up for it.
    term: Ratio,
    /// From its lowest to its highest value.
    span: Ratio,
}

/// What entered a scale, the sum of it, and the rule.
pub(super) fn worked_out(
    questionnaire: &Questionnaire,
    explained: &ScaleExplanation,
    language: Language,
) -> Vec<Block> {
    let yes_or_no = |truth: bool| if truth { say::YES } else { say::NO }.say(language);
    let steps = steps(questionnaire, explained, language);
    let rows = steps.iter().map(|step| {
        let member = step.member;
        let why = match (member.missing, member.status) {
            (Some(missing), _) => wording("answer.missing", missing.as_str(), language),
            (None, Some(status)) => wording("score.status", status.as_str(), language),
            (None, None) => "",
        };
        let entered = match member.entered {
            true => say::YES.say(language),
            false => say::LEFT_OUT.fill(language, &[("why", &why)]),
        };
        let points =
            if member.entered { numbers::exact(step.term, language) } else { String::new() };
        vec![
            step.label.clone(),
            member.answer.clone().unwrap_or_default(),
            number(member.value.as_deref(), language),
            yes_or_no(member.reversed),
            step.keying.clone(),
            points,
            member.weight.to_string(),
            entered,
        ]
    });
    let title = questionnaire.scale(&explained.scale).map_or("", |scale| {
        let (title, _) = scale.title.get(language.as_str());
        title
    });
    let head = [
        say::QUESTION,
        say::ANSWER,
        say::VALUE,
        say::REVERSED,
        say::KEYED,
        say::POINTS,
        say::WEIGHT,
        say::ENTERED,
    ];
    let mut blocks = vec![Block::Table {
        caption: say::BY_HAND_OF.fill(language, &[("scale", &title)]),
        head: head.map(|name| name.say(language)).into(),
        rows: rows.collect(),
    }];
    let paragraph = |text: String| Block::Paragraph { text, notice: false };
    match explained.value {
        None => {
            let status = wording("score.status", explained.status.as_str(), language);
            blocks.push(paragraph(format!("{} ({status})", say::NO_SCORE.say(language))));
        }
        Some(value) => {
            let sum = total(&steps, explained, value, language);
            blocks.push(paragraph(say::SUM.fill(language, &[("sum", &sum)])));
            let of_items = explained.members.iter().all(|member| member.item.is_some());
            if explained.output == Output::PercentOfMaximum && of_items {
                blocks.push(paragraph(say::POINTS_ARE.say(language)));
            }
        }
    }
    let rule = explained.rule.text(language);
    let places: [(&str, &dyn std::fmt::Display); 3] =
        [("rule", &rule), ("count", &explained.used), ("all", &explained.of)];
    blocks.push(paragraph(say::RULE.fill(language, &places)));
    blocks
}

/// The sum of a score and what it gives; none where there is no score.
pub(super) fn sum_of(
    questionnaire: &Questionnaire,
    explained: &ScaleExplanation,
    language: Language,
) -> Option<String> {
    let steps = steps(questionnaire, explained, language);
    explained.value.map(|value| total(&steps, explained, value, language))
}

fn total(
    steps: &[Step<'_>],
    explained: &ScaleExplanation,
    value: f64,
    language: Language,
) -> String {
    let shown = score_text(Some(value), explained.output, language);
    format!("{} = {shown}", sum(steps, explained, language))
}

/// A score with its unit.
pub(super) fn score_text(value: Option<f64>, output: Output, language: Language) -> String {
    let Some(value) = value else { return say::NO_SCORE.say(language) };
    let score = numbers::score(value, language);
    match output {
        Output::PercentOfMaximum => say::ON_100.fill(language, &[("score", &score)]),
        Output::Raw => score,
    }
}

fn steps<'e>(
    questionnaire: &Questionnaire,
    explained: &'e ScaleExplanation,
    language: Language,
) -> Vec<Step<'e>> {
    let percent = explained.output == Output::PercentOfMaximum;
    let composite = explained.members.iter().any(|member| member.scale.is_some());
    let hundred = Ratio::new(100, 1).unwrap_or(Ratio::ZERO);
    let one = |member: &'e MemberExplanation| {
        let nothing = Ratio::ZERO;
        let Some(item) = member.item.as_deref().and_then(|key| questionnaire.item(key)) else {
            let scale = member.scale.as_deref().and_then(|key| questionnaire.scale(key));
            let label = scale.map_or("", |scale| scale.title.get(language.as_str()).0).to_owned();
            let term = member.value.as_deref().and_then(ratio).unwrap_or(nothing);
            let keying = number(member.value.as_deref(), language);
            let (term, keying) =
                if member.entered { (term, keying) } else { (nothing, String::new()) };
            return Step { member, label, keying, term, span: hundred };
        };
        let label = item.label.as_ref().unwrap_or(&item.text).get(language.as_str()).0.to_owned();
        let bounds = questionnaire.choices(item).and_then(|list| list.range());
        let bounds = bounds.or_else(|| item.bounds());
        let decimal = |value: crate::value::decimal::Decimal| {
            Ratio::new(value.millionths().into(), 1_000_000).unwrap_or(nothing)
        };
        let (low, high) =
            bounds.map_or((nothing, nothing), |(low, high)| (decimal(low), decimal(high)));
        let mut span = less(high, low);
        let (mut keying, mut term) = (String::new(), nothing);
        if let (true, Some(keyed)) = (member.entered, member.keyed.as_deref().and_then(ratio)) {
            term = if percent { less(keyed, low) } else { keyed };
            keying = numbers::exact(keyed, language);
            if composite {
                let times = term.checked_mul(100, 1).unwrap_or(nothing);
                let by = times.checked_mul(span.denominator(), span.numerator().max(1));
                (term, span) = (by.unwrap_or(nothing), hundred);
            }
            if let (true, Some(value)) = (member.reversed, member.value.as_deref().and_then(ratio))
            {
                let [low, high, value] =
                    [low, high, value].map(|one| numbers::exact(one, language));
                keying = format!("{low} + {high} − {value} = {keying}");
            }
        }
        Step { member, label, keying, term, span }
    };
    explained.members.iter().map(one).collect()
}

/// The arithmetic in one line, down to the exact quotient.
fn sum(steps: &[Step<'_>], explained: &ScaleExplanation, language: Language) -> String {
    let used: Vec<&Step<'_>> = steps.iter().filter(|step| step.member.entered).collect();
    let weights: u32 = used.iter().map(|step| step.member.weight).sum();
    let all: u32 = steps.iter().map(|step| step.member.weight).sum();
    let first = used.first().map_or(Ratio::ZERO, |step| step.span);
    let same = used.iter().all(|step| step.span == first);
    let terms = |spans: bool| {
        let terms = used.iter().map(|step| {
            let mut text = numbers::exact(step.term, language);
            if spans {
                text = format!("{text}/{}", numbers::exact(step.span, language));
            }
            match step.member.weight {
                1 => text,
                weight => format!("{weight} × {text}"),
            }
        });
        format!("({})", terms.collect::<Vec<_>>().join(" + "))
    };
    let sum = match (explained.output, explained.method) {
        (Output::PercentOfMaximum, _) if same && Ratio::new(100, 1) == Some(first) => {
            format!("{} / {weights}", terms(false))
        }
        (Output::PercentOfMaximum, _) if same => {
            let span = numbers::exact(first, language);
            format!("{} / ({weights} × {span}) × 100", terms(false))
        }
        (Output::PercentOfMaximum, _) => format!("{} / {weights} × 100", terms(true)),
        (_, Method::Sum) => terms(false),
        (_, Method::ProratedSum) => format!("{} / {weights} × {all}", terms(false)),
        (_, Method::Mean) => format!("{} / {weights}", terms(false)),
    };
    format!("{sum} = {}", explained.exact.as_deref().unwrap_or_default())
}

fn less(from: Ratio, what: Ratio) -> Ratio {
    let minus = what.checked_mul(-1, 1).and_then(|minus| from.checked_add(minus));
    minus.unwrap_or(Ratio::ZERO)
}

/// A number of an explanation as the language writes it.
fn number(text: Option<&str>, language: Language) -> String {
    let exact = text.and_then(ratio).map(|number| numbers::exact(number, language));
    exact.or_else(|| text.map(str::to_owned)).unwrap_or_default()
}

/// A decimal or a quotient, as explanations write them.
fn ratio(text: &str) -> Option<Ratio> {
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Ratio::new(numerator.parse().ok()?, denominator.parse().ok()?);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{part}").parse().ok()?;
    Ratio::new(digits, 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?)
}
