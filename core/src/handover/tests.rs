//! Every kind of fault of a post file, at its place and without a word of it.

use serde_json::{Value, json};

use super::{CalendarEvent, CalendarKind, FiledPost, FillState, Phrase, PostFile, Section};
use crate::error::code::Code;
use crate::error::language::Language;
use crate::referential::index::Referential;

fn referential() -> Referential {
    Referential::embedded().unwrap()
}

/// A file with nothing but its head and these members.
fn with(members: Value) -> Value {
    let referential = referential();
    let mut file = json!({
        "document": "post-file",
        "schema_version": 1,
        "referential": {"key": referential.key(), "version": referential.version()},
    });
    let Value::Object(members) = members else { panic!("no members") };
    file.as_object_mut().unwrap().extend(members);
    file
}

fn read(file: &Value) -> Result<PostFile, crate::error::fault::Error> {
    PostFile::from_json(file.to_string().as_bytes(), &referential())
}

/// The faults of a file, each as its place and its code.
fn faults(members: Value) -> Vec<(String, Code)> {
    let error = read(&with(members)).unwrap_err();
    let place = |fault: &crate::error::fault::Error| {
        let at = fault.location().pointer().map(|at| at.as_str().to_owned());
        (at.unwrap_or_default(), fault.code())
    };
    error.faults().iter().map(place).collect()
}

fn one(place: &str, code: Code) -> Vec<(String, Code)> {
    vec![(place.to_owned(), code)]
}

#[test]
fn an_empty_file_reads_and_is_to_be_filled() {
    let file = read(&with(json!({}))).unwrap();
    assert_eq!(file, PostFile::new(&referential()));
    for (state, section) in file.completeness().iter().zip(Section::ALL) {
        assert_eq!((state.section, state.state), (*section, FillState::ToFill));
        assert_eq!((state.entries, state.incomplete), (0, 0));
        assert_eq!(state.to_fill[0].as_str(), format!("/{section}"));
    }
}

#[test]
fn what_a_file_names_is_in_the_referential() {
    let dangling = Code::DanglingReference;
    assert_eq!(faults(json!({"posts": [{"profile": "maire"}]})), one("/posts/0/profile", dangling));
    let found = faults(json!({"posts": [{"dispositifs": ["cls", "xyz"]}]}));
    assert_eq!(found, one("/posts/0/dispositifs/1", dangling));
    let found = faults(json!({"partners": [{"function": "f", "partner": "nobody"}]}));
    assert_eq!(found, one("/partners/0/partner", dangling));
    let found = faults(json!({"actions": [{"title": "t", "indicators": ["cls-01", "cls-99"]}]}));
    assert_eq!(found, one("/actions/0/indicators/1", dangling));
    let found = faults(json!({"indicators": [{"indicator": "cls-99"}]}));
    assert_eq!(found, one("/indicators/0/indicator", dangling));
}

#[test]
fn days_follow_each_other() {
    let wrong = json!({"kind": "committee", "date": "2026-10-02", "until": "2026-10-01"});
    let found = faults(json!({"calendar": [wrong]}));
    assert_eq!(found, one("/calendar/0/until", Code::OutOfRange));
    let wrong = json!({"what": "w", "from": "2027-01-01", "until": "2026-12-31"});
    let found = faults(json!({"agreements": [wrong]}));
    assert_eq!(found, one("/agreements/0/until", Code::OutOfRange));
    let same = json!({"what": "w", "from": "2027-01-01", "until": "2027-01-01"});
    assert!(read(&with(json!({"agreements": [same]}))).is_ok());
}

#[test]
fn two_posts_take_no_more_than_the_whole_of_the_time() {
    let posts = |first: u16, second: u16| {
        json!({"posts": [
            {"profile": "cls", "share": first},
            {"dispositifs": ["asv"], "share": second},
            {"title": "un titre"},
        ]})
    };
    let found = faults(posts(600, 401));
    assert_eq!(found, one("/posts/1/share", Code::OutOfRange));
    let file = read(&with(posts(600, 400))).unwrap();
    let referential = referential();
    let coordinated: Vec<String> = file
        .document()
        .posts
        .iter()
        .flat_map(|post| post.all_dispositifs(&referential))
        .map(ToString::to_string)
        .collect();
    assert_eq!(coordinated, ["cls", "asv"]);
    assert_eq!(file.completeness()[0].incomplete, 3);
}

#[test]
fn unknown_is_said_and_is_no_value() {
    let state = |status: Value, value: Value| json!({"indicators": [{"title": "t", "status": status, "value": value}]});
    let found = faults(state(json!("known"), Value::Null));
    assert_eq!(found, one("/indicators/0", Code::FieldRequired));
    let found = faults(state(json!("unknown"), json!("0")));
    assert_eq!(found, one("/indicators/0/status", Code::FieldNotAllowed));
    let found = faults(state(Value::Null, json!("3")));
    assert_eq!(found, one("/indicators/0", Code::FieldRequired));
    let file = read(&with(state(json!("unknown"), Value::Null))).unwrap();
    let told = &file.completeness()[8];
    assert_eq!((told.section, told.state), (Section::Indicators, FillState::Filled));
    let file = read(&with(state(Value::Null, Value::Null))).unwrap();
    assert_eq!(file.completeness()[8].to_fill[0].as_str(), "/indicators/0/status");
}

#[test]
fn an_entry_has_what_names_it() {
    let found = faults(json!({"partners": [{"reach": "standard"}]}));
    assert_eq!(found, one("/partners/0", Code::FieldRequired));
    let found = faults(json!({"indicators": [{"status": "unknown"}]}));
    assert_eq!(found, one("/indicators/0", Code::FieldRequired));
    let found = faults(json!({"tacit": [{"answer": "a"}]}));
    assert_eq!(found, one("/tacit/0", Code::FieldRequired));
    let found = faults(json!({"tacit": [{"question": "keep", "text": "Et ?"}]}));
    assert_eq!(found, one("/tacit/0/text", Code::FieldNotAllowed));
    for (list, name) in [
        ("agreements", "what"),
        ("budgets", "line"),
        ("actions", "title"),
        ("commitments", "to"),
        ("experiences", "tried"),
        ("accesses", "what"),
        ("calendar", "kind"),
    ] {
        let found = faults(json!({list: [{}]}));
        assert_eq!(found, one(&format!("/{list}/0"), Code::MissingField), "{name}");
    }
}

#[test]
fn what_does_not_apply_holds_nothing() {
    let found = faults(json!({"not_applicable": ["budgets"], "budgets": [{"line": "l"}]}));
    assert_eq!(found, one("/not_applicable/0", Code::FieldNotAllowed));
    let found = faults(json!({"not_applicable": ["budgets", "budgets"]}));
    assert_eq!(found, one("/not_applicable/1", Code::DuplicateEntry));
    let file = read(&with(json!({"not_applicable": ["budgets"]}))).unwrap();
    let budgets = &file.completeness()[5];
    assert_eq!((budgets.section, budgets.state), (Section::Budgets, FillState::NotApplicable));
    assert!(budgets.to_fill.is_empty());
}

#[test]
fn every_fault_is_told_at_once_and_nothing_is_quoted() {
    let file = with(json!({
        "name": "Durand",
        "partners": [{"function": "", "colleague": "Durand"}],
        "budgets": [{"line": "l", "amount_eur": -5}, {"line": "l", "amount_eur": 12.5}],
        "actions": [{"title": "t", "state": "chez Durand"}, {"title": "t", "next_date": "demain"}],
        "calendar": "Durand",
        "not_applicable": ["durand"],
    }));
    let error = read(&file).unwrap_err();
    assert_eq!(error.faults().len(), 9);
    for fault in error.faults() {
        for language in Language::ALL {
            let message = fault.message(*language);
            assert!(!message.to_lowercase().contains("durand"), "{message}");
            assert!(!message.contains("demain") && !message.contains("12.5"), "{message}");
            let english = *language == Language::English;
            assert!(english || !message.contains("character"), "{message}");
        }
    }
}

#[test]
fn another_referential_is_refused_and_another_version_is_judged_by_what_is_there() {
    let mut file = with(json!({"posts": [{"profile": "cls"}]}));
    file["referential"]["version"] = json!("99.0.0");
    assert!(read(&file).is_ok());
    file["referential"]["key"] = json!("ailleurs");
    let error = read(&file).unwrap_err();
    assert_eq!(error.faults()[0].code(), Code::OtherReferential);
    let portfolio = json!({"document": "portfolio", "schema_version": 1});
    assert_eq!(read(&portfolio).unwrap_err().faults()[0].code(), Code::WrongDocument);
}

#[test]
fn a_change_with_a_fault_changes_nothing() {
    let referential = referential();
    let mut file = PostFile::template(&referential, "cls", Language::French).unwrap();
    let before = file.clone();
    let refused = file.edit(&referential, |document| {
        let mut event = CalendarEvent::new(CalendarKind::Review);
        event.date = "2026-10-02".parse().ok();
        event.until = "2026-10-01".parse().ok();
        document.calendar.push(event);
    });
    let error = refused.unwrap_err();
    let place = format!("/calendar/{}/until", before.document().calendar.len());
    assert_eq!(error.faults()[0].location().pointer().unwrap().as_str(), place);
    assert_eq!(file, before);
    let title: Phrase = "Un titre".parse().unwrap();
    let change = |document: &mut super::PostFileDocument| {
        document.posts.push(FiledPost::new("asv".parse().unwrap()));
        document.posts[1].title = Some(title);
    };
    file.edit(&referential, change).unwrap();
    assert_eq!(file.document().posts.len(), 2);
}
