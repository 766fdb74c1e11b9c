//! Numbers and days as each language writes them.

use crate::error::language::Language;
use crate::value::as_of::AsOf;
use crate::value::date::Date;
use crate::value::ratio::Ratio;

/// A score with one decimal.
pub(super) fn score(value: f64, language: Language) -> String {
    decimal(&format!("{value:.1}"), language)
}

/// A share in thousandths, as people count posts: 500 is 0.5.
pub(super) fn share(thousandths: u16, language: Language) -> String {
    let number = Ratio::new(thousandths.into(), 1000).unwrap_or(Ratio::ZERO);
    exact(number, language)
}

/// An exact number: a quotient where no short decimal says it.
pub(super) fn exact(number: Ratio, language: Language) -> String {
    let (numerator, denominator) = (number.numerator(), number.denominator());
    if denominator == 1 {
        return numerator.to_string();
    }
    if 1_000_000 % denominator != 0 {
        return format!("{numerator}/{denominator}");
    }
    let millionths = numerator.unsigned_abs() * (1_000_000 / denominator.unsigned_abs());
    let sign = if numerator < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    decimal(text.trim_end_matches('0'), language)
}

/// A day, as `2 septembre 2026`.
pub(super) fn day(date: Date, language: Language) -> String {
    let text = date.to_string();
    let mut parts = text.split('-').map(|part| part.trim_start_matches('0'));
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let months = match language {
        Language::French => {
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        }
        Language::English => {
            "January February March April May June July August September October November December"
        }
    };
    let month = month.and_then(|month| month.parse::<usize>().ok());
    let name = month.and_then(|month| months.split(' ').nth(month.checked_sub(1)?));
    match (day, name, year, language) {
        (Some("1"), Some(name), Some(year), Language::French) => format!("1er {name} {year}"),
        (Some(day), Some(name), Some(year), _) => format!("{day} {name} {year}"),
        _ => text,
    }
}

/// A year, a month as `mars 2026`, or a day, as precise as it is known.
#[cfg_attr(not(feature = "guidance"), allow(dead_code, reason = "post files say it"))]
pub(super) fn as_of(date: &AsOf, language: Language) -> String {
    let text = date.as_str();
    if let Ok(date) = text.parse() {
        return day(date, language);
    }
    // The first day of a month, without that day.
    let first = format!("{text}-01").parse().ok().map(|first| day(first, language));
    let month = first.as_ref().and_then(|first| first.split_once(' '));
    month.map_or_else(|| text.to_owned(), |(_, month)| month.to_owned())
}

/// A duration in minutes, as `1 h 30` or `35 h`.
pub(super) fn duration(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// An integer with a minus sign, which a hyphen between two days would not be.
pub(super) fn signed(number: i64) -> String {
    match number < 0 {
        true => format!("−{}", number.unsigned_abs()),
        false => number.to_string(),
    }
}

/// A share in thousandths as a percentage, without its sign: 255 is 25.5.
pub(super) fn percent(thousandths: u64, language: Language) -> String {
    match thousandths % 10 {
        0 => (thousandths / 10).to_string(),
        rest => decimal(&format!("{}.{rest}", thousandths / 10), language),
    }
}

/// A number in digits, from five on in groups of three.
pub(super) fn grouped(text: &str, language: Language) -> String {
    let text = decimal(text, language);
    let whole = text.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(text.len());
    if whole < 5 { text } else { in_threes(&text, whole, language) }
}

/// An amount, in groups of three from four digits on: one stands below the other.
#[cfg_attr(not(feature = "guidance"), allow(dead_code, reason = "post files say it"))]
pub(super) fn amount(units: u32, language: Language) -> String {
    let text = units.to_string();
    in_threes(&text, text.len(), language)
}

/// Digits in groups of three, as far as the whole ones go.
fn in_threes(text: &str, whole: usize, language: Language) -> String {
    let mark = match language {
        Language::French => '\u{202f}',
        Language::English => ',',
    };
    let mut said = String::new();
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            said.push(mark);
        }
        said.push(digit);
    }
    said
}

/// A number in digits.
pub(super) fn decimal(text: &str, language: Language) -> String {
    match language {
        Language::French => text.replace('.', ","),
        Language::English => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(score(0.25, Language::French), "0,2");
        assert_eq!(score(0.0, Language::French), "0,0");
        assert_eq!(score(100.0, Language::French), "100,0");
        assert_eq!(share(500, Language::French), "0,5");
        assert_eq!(share(1000, Language::English), "1");
        assert_eq!(percent(500, Language::French), "50");
        assert_eq!(grouped("63000", Language::French), "63\u{202f}000");
        assert_eq!(grouped("1234567.5", Language::English), "1,234,567.5");
        assert_eq!(grouped("1514", Language::French), "1514");
        assert_eq!(amount(8000, Language::French), "8\u{202f}000");
        assert_eq!(amount(1_234_567, Language::English), "1,234,567");
        assert_eq!(amount(500, Language::French), "500");
        assert_eq!(percent(255, Language::French), "25,5");
        assert_eq!(exact(Ratio::new(200, 3).unwrap(), Language::English), "200/3");
        assert_eq!(exact(Ratio::new(-5, 4).unwrap(), Language::French), "-1,25");
        let first = "2026-09-01".parse().unwrap();
        assert_eq!(day(first, Language::French), "1er septembre 2026");
        assert_eq!(day(first, Language::English), "1 September 2026");
        let known = |text: &str| as_of(&text.parse().unwrap(), Language::French);
        assert_eq!(known("2026"), "2026");
        assert_eq!(known("2026-03"), "mars 2026");
        assert_eq!(known("2026-03-01"), "1er mars 2026");
    }
}
