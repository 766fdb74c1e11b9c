//! What a document may cost: faults are counted and the first of them listed,
//! values are counted before they are held, time grows with the text.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use boussole_sante::{
    Answers, Code, Error, Language, Questionnaire, Referential, document::MAX_VALUES,
    error::MAX_FAULTS,
};
use serde_json::{Value, json};

/// Where lists of documents may be made long.
const SMALL: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "q", "version": "1.0.0", "title": {"fr": "Q"},
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [{"key": "a", "kind": "text", "text": {"fr": "A"}}]}]"#;

fn unknown_keys(n: usize) -> String {
    (0..n).fold(SMALL.to_owned(), |mut text, number| {
        let _ = write!(text, ",\n\"inconnue {number}\": 1");
        text
    }) + "}"
}

fn refused(text: &str) -> Error {
    Questionnaire::from_json(text.as_bytes()).unwrap_err()
}

#[test]
fn of_many_faults_the_first_are_listed_and_all_are_counted() {
    let error = refused(&unknown_keys(1_541));
    assert_eq!((error.faults().len(), error.fault_count()), (MAX_FAULTS, 1_541));
    assert_eq!(error.faults()[99].location().to_string(), "/inconnue 99 (103:16)");
    assert_eq!(error.found(), "1541 faults");
    assert!(
        error.to_string().starts_with(
            "the document has faults: 1541 faults, of which 100 are listed; the first is: /inconnue 0 (4:15)"
        ),
        "{error}"
    );
    assert!(
        error.message(Language::French).starts_with(
            "le document contient des erreurs\u{a0}: 1541 erreurs, dont 100 sont listées\u{a0}; voici la première"
        ),
        "{}",
        error.message(Language::French)
    );
    assert_eq!(serde_json::to_value(&error).unwrap()["fault_count"], json!(1_541));

    let error = refused(&unknown_keys(MAX_FAULTS));
    assert_eq!((error.faults().len(), error.fault_count()), (MAX_FAULTS, MAX_FAULTS));
    assert!(!error.to_string().contains("listed"), "{error}");
    let only = &error.faults()[0];
    assert_eq!((only.faults().len(), only.fault_count()), (1, 1));
}

#[test]
fn faults_of_every_stage_are_counted() {
    let one = |text: &str| {
        let error = refused(text);
        assert_eq!(error.faults().len(), MAX_FAULTS.min(error.fault_count()));
        error.fault_count()
    };
    let twice = (0..300).fold(SMALL.to_owned(), |text, _| text + ", \"version\": \"1.0.0\"") + "}";
    assert_eq!(one(&twice), 300);
    let large = format!("{SMALL}, \"ext\": {{\"a:b\": {:?}}}}}", vec![1u64 << 60; 300]);
    assert_eq!(one(&large), 300);
    let mut dangling: Value = serde_json::from_str(&(SMALL.to_owned() + "}")).unwrap();
    let items = (0..300).map(|number| {
        json!({"key": format!("n{number}"), "kind": "single", "choices": "oui", "text": {"fr": "N"}})
    });
    dangling["sections"][0]["items"] = items.collect();
    assert_eq!(one(&dangling.to_string()), 300);
}

#[test]
fn a_document_of_too_many_values_is_not_held() {
    let text = format!("{SMALL}, \"ext\": {{\"a:b\": [{}1]}}}}", "1,".repeat(MAX_VALUES));
    let error = refused(&text);
    assert_eq!(error.code(), Code::TooLarge);
    assert_eq!(error.expected(), "at most 8388608 values");
    let text = format!("{SMALL}, \"ext\": {{\"a:b\": [\"{}\"]}}}}", "1,".repeat(MAX_VALUES));
    Questionnaire::from_json(text.as_bytes()).unwrap();
}

#[test]
fn serde_tells_every_fault_too() {
    let text = r#"{"document": "questionnaire", "key": "Q", "version": "1", "title": {}, "sections": [], "x": 1}"#;
    let listed: Vec<String> = refused(text)
        .faults()
        .iter()
        .map(|fault| fault.location().pointer().unwrap().to_string())
        .collect();
    assert_eq!(listed.len(), 6, "{listed:?}");
    let message = serde_json::from_str::<Questionnaire>(text).unwrap_err().to_string();
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines.len(), 6, "{message}");
    assert!(lines[0].starts_with("the document has faults: 6 faults; the first is: "), "{message}");
    for place in &listed {
        assert!(message.contains(&format!("{place}: ")), "{place} in {message}");
    }
    let text = r#"{"document": "referential", "schema_version": 1, "key": "Q", "x": 1}"#;
    let error = Referential::from_json(text.as_bytes()).unwrap_err();
    let message = serde_json::from_str::<Referential>(text).unwrap_err().to_string();
    assert_eq!(message.lines().count(), error.fault_count(), "{message}");
    assert!(message.lines().count() > 3, "{message}");
}

/// Scales, each of which holds the next one so many times.
fn nested(scales: usize, times: usize) -> Error {
    let mut document: Value = serde_json::from_str(&(SMALL.to_owned() + "}")).unwrap();
    document["sections"][0]["items"] =
        json!([{"key": "a", "kind": "number", "min": 0, "max": 9, "text": {"fr": "A"}}]);
    let scale = |number: usize| {
        let member = match number + 1 {
            next if next == scales => json!({"item": "a"}),
            next => json!({"scale": format!("e-{next}")}),
        };
        json!({"key": format!("e-{number}"), "title": {"fr": "E"}, "method": "mean",
            "output": "percent_of_maximum", "items": vec![member; times]})
    };
    document["scales"] = (0..scales).map(scale).collect();
    refused(&document.to_string())
}

#[test]
fn scales_that_hold_each_other_are_judged_without_walking_every_way() {
    let codes = |error: &Error| error.faults().iter().map(Error::code).collect::<Vec<_>>();
    // A way to the end for each of 2^40 choices; a stack of 20 000 calls.
    assert!(codes(&nested(40, 2)).contains(&Code::NestedTooDeep));
    let deep = nested(20_000, 1);
    assert_eq!(
        (codes(&deep)[0], &*deep.faults()[0].found().to_string()),
        (Code::NestedTooDeep, "20000 levels")
    );
    assert_eq!(deep.fault_count(), 19_997);
    // A thousand to the third members.
    let error = nested(3, 1_000);
    let fault = &error.faults()[0];
    assert_eq!(fault.code(), Code::OutOfRange);
    assert_eq!(fault.found(), "more than 1000", "{error}");
    let french = fault.message(Language::French);
    assert!(french.contains("plus de 1000"), "{french}");
}

/// Reads a document of so many parts.
type Reading = fn(usize) -> Result<(), Error>;

/// How documents are made long.
fn growing() -> Vec<(&'static str, Reading)> {
    fn read(text: String) -> Result<(), Error> {
        Questionnaire::from_json(text.as_bytes()).map(drop)
    }
    fn referential(n: usize, entry: impl Fn(usize) -> Value) -> Result<(), Error> {
        let mut document: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
        let own = document["competencies"].as_array_mut().unwrap();
        let like = own[0].clone();
        own.extend((0..n).map(|number| {
            let mut one = like.clone();
            one["key"] = json!(format!("competence-{number}"));
            one.as_object_mut().unwrap().extend(entry(number).as_object().unwrap().clone());
            one
        }));
        Referential::from_json(document.to_string().as_bytes()).map(drop)
    }
    fn questionnaire(n: usize, item: impl Fn(usize) -> Value) -> Result<(), Error> {
        let mut document: Value = serde_json::from_str(&(SMALL.to_owned() + "}")).unwrap();
        document["choice_lists"] = json!([{"key": "oui", "choices": [
            {"code": "1", "value": 1, "label": {"fr": "Oui"}}, {"code": "0", "value": 0, "label": {"fr": "Non"}}]}]);
        let items = (0..n).map(|number| {
            let mut one = json!({"key": format!("n-{number}"), "text": {"fr": "N"}});
            one.as_object_mut().unwrap().extend(item(number).as_object().unwrap().clone());
            one
        });
        document["sections"][0]["items"] = items.collect();
        read(document.to_string())
    }
    vec![
        ("unknown keys", |n| read(unknown_keys(n))),
        ("unknown keys on one line", |n| read(unknown_keys(n).replace('\n', ""))),
        ("keys under ext", |n| {
            let keys = (0..n).map(|number| format!("\"a:{number}\": [1, {{}}]"));
            read(format!("{SMALL}, \"ext\": {{{}}}}}", keys.collect::<Vec<_>>().join(",")))
        }),
        ("bad keys under ext", |n| {
            let keys = (0..n).map(|number| format!("\"a{number}\": 1"));
            read(format!("{SMALL}, \"ext\": {{{}}}}}", keys.collect::<Vec<_>>().join(",")))
        }),
        ("values below a long key", |n| {
            let (key, values) = ("é".repeat(n), "[1],".repeat(n));
            read(format!("{SMALL}, \"ext\": {{\"a:{key}\": [{values}9007199254740992]}}}}"))
        }),
        ("the same key", |n| read(SMALL.to_owned() + &",\"ext\":{}".repeat(n) + "}")),
        ("large numbers", |n| {
            read(format!(
                "{SMALL}, \"ext\": {{\"a:b\": [{}1]}}}}",
                "-9223372036854775808,".repeat(n)
            ))
        }),
        ("ones for sections", |n| {
            read(
                SMALL.replace("\"sections\": [", &format!("\"sections\": [{}", "1,".repeat(n)))
                    + "}",
            )
        }),
        ("items", |n| questionnaire(n, |_| json!({"kind": "text"}))),
        ("items with one key", |n| questionnaire(n, |_| json!({"kind": "text", "key": "a"}))),
        ("items with choices", |n| {
            questionnaire(n, |_| json!({"kind": "rating", "choices": "oui"}))
        }),
        ("items with unknown lists", |n| {
            questionnaire(
                n,
                |number| json!({"kind": "single", "choices": format!("liste-{number}")}),
            )
        }),
        ("items shown after one another", |n| {
            questionnaire(n, |number| match number {
                0 => json!({"kind": "text"}),
                _ => {
                    json!({"kind": "text", "shown_if": {"item": format!("n-{}", number - 1), "is_answered": true}})
                }
            })
        }),
        ("items shown after unknown ones", |n| {
            questionnaire(
                n,
                |number| json!({"kind": "text", "shown_if": {"item": format!("x-{number}"), "is_answered": true}}),
            )
        }),
        ("competencies", |n| referential(n, |_| json!({}))),
        ("competencies in unknown domains", |n| {
            referential(n, |number| json!({"domain": format!("domaine-{number}")}))
        }),
        ("unknown answers", |n| {
            let q = Questionnaire::embedded("autopositionnement-court").unwrap();
            let answers = (0..n).map(|number| format!("\"item-{number}\": {{\"number\": 3}}"));
            let text = format!(
                r#"{{"document": "answers", "schema_version": 1, "purpose": "formation",
                "questionnaire": {{"key": "{}", "version": "{}", "sha256": "{}"}}, "answers": {{{}}}}}"#,
                q.key(),
                q.version(),
                q.sha256(),
                answers.collect::<Vec<_>>().join(",")
            );
            Answers::from_json(text.as_bytes(), &q).map(drop)
        }),
    ]
}

/// Run by hand, in release: prints how time grows with the size of a document.
#[test]
#[ignore = "measures time"]
fn time_grows_with_the_text() {
    for (what, read) in growing() {
        let mut last: Option<Duration> = None;
        let mut line = format!("{what:32}");
        for doubling in 0.. {
            let n = 10_000 << doubling;
            let start = Instant::now();
            let outcome = read(n).map_or_else(|error| error.code().to_string(), |()| "read".into());
            let took = start.elapsed();
            if let Some(last) = last.replace(took) {
                let _ = write!(line, " {:.2}", took.as_secs_f64() / last.as_secs_f64());
            }
            if n > 1_000_000 || took > Duration::from_secs(20) || outcome == "too_large" {
                println!("{line}  {n}: {:.2} s, {outcome}", took.as_secs_f64());
                break;
            }
        }
    }
}
