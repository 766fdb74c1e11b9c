//! Until when answers are kept, and the notice that people are given.

use boussole_sante::{
    Answers, Code, Error, Language, Questionnaire, Referential,
    portfolio::Portfolio,
    privacy::{Retention, notice, notice_fields, retention},
    survey::Purpose,
};
use serde_json::{Value, json};

fn court() -> Questionnaire {
    Questionnaire::embedded("autopositionnement-court").unwrap()
}

#[test]
fn answers_end_after_their_day() {
    let day = |text: &str| text.parse().unwrap();
    let answers =
        Answers::new(&court(), Purpose::Study, "r-017".parse().unwrap(), day("2028-02-29"));
    let is_expired = |today| answers.is_expired(day(today));
    assert_eq!(["2028-02-28", "2028-02-29", "2028-03-01"].map(is_expired), [false, false, true]);
    let told = retention(answers.to_json().as_bytes()).unwrap();
    assert_eq!(told, Retention::Until(day("2028-02-29")));
    assert!(told.is_expired(day("2028-03-01")) && !told.is_expired(day("2028-02-29")));
    assert!(!format!("{answers:?}").contains("r-017"));
}

#[test]
fn a_portfolio_ends_after_its_day() {
    let referential = Referential::embedded().unwrap();
    let until = "2028-02-29".parse().unwrap();
    let person = "r-017".parse().unwrap();
    let portfolio = Portfolio::new(&referential, person, Purpose::Welcome, until);
    let told = retention(portfolio.to_json().as_bytes()).unwrap();
    assert_eq!(told, Retention::Until(until));
    assert!(portfolio.is_expired("2028-03-01".parse().unwrap()) && !portfolio.is_expired(until));
    assert!(!format!("{portfolio:?}").contains("r-017"));
}

#[test]
fn a_date_is_told_of_documents_that_are_damaged_otherwise() {
    let until = |text: &str| retention(text.as_bytes()).unwrap();
    let day = Retention::Until("2028-11-22".parse().unwrap());
    assert_eq!(until(r#"{"document": "answers", "x": 1, "retain_until": "2028-11-22"}"#), day);
    for undated in [
        r#"{"document": "answers"}"#,
        r#"{"document": "answers", "retain_until": "2028-11-31"}"#,
        r#"{"document": "answers", "retain_until": 20281122}"#,
        // Which of the two is meant nobody knows: a person judges.
        r#"{"document": "answers", "retain_until": "2020-01-01", "retain_until": "2028-11-22"}"#,
    ] {
        assert_eq!(until(undated), Retention::Undated, "{undated}");
    }
    for other in ["3", "[]", "{}", r#"{"document": "report", "retain_until": "2020-01-01"}"#] {
        assert_eq!(until(other), Retention::NoAnswers, "{other}");
    }
    assert_eq!(retention(b"{").unwrap_err().code(), Code::InvalidJson);
}

fn filled() -> Value {
    json!({
        "controller": "Agence X, 1 rue Y", "contact": "equipe@exemple.fr",
        "dpo": "dpo@exemple.fr", "purpose": "formation", "legal_basis": "mission",
        "basis_details": "l’article Z.", "readers": "la coordination régionale",
        "hosting": "LimeSurvey, en France", "retain_until": "2028-11-22",
    })
}

fn told(fields: &Value, language: Language) -> Result<String, Error> {
    notice(&court(), fields.to_string().as_bytes(), language)
}

fn faults(fields: &Value) -> Vec<(String, Code)> {
    let error = told(fields, Language::French).unwrap_err();
    let place = |fault: &Error| fault.location().to_string();
    let name = |place: String| place.split([' ', '/']).nth(1).unwrap_or_default().to_owned();
    error.faults().iter().map(|fault| (name(place(fault)), fault.code())).collect()
}

#[test]
fn a_notice_says_what_article_13_asks() {
    let french = told(&filled(), Language::French).unwrap();
    for said in [
        "autopositionnement des coordinations",
        "agence x, 1 rue y",
        "dpo@exemple.fr",
        "choix de ce qu’il serait utile d’apprendre",
        "article 6, paragraphe 1, point e",
        "l’article z.",
        "la coordination régionale",
        "après le 2028-11-22",
        "répondre est libre",
        "aucune conséquence",
        "adresse ip",
        "petits groupes",
        "effacer",
        "vous opposer",
        "cnil",
        "aucune décision automatisée",
    ] {
        assert!(french.to_lowercase().contains(said), "{said}");
    }
    assert!(!french.contains("{{") && !french.to_lowercase().contains("consent"));
    let english = told(&filled(), Language::English).unwrap();
    assert!(english.contains("Answering is voluntary") && !english.contains("{{"));
    assert_eq!(english.matches("\n## ").count(), french.matches("\n## ").count());
}

#[test]
fn a_notice_with_any_gap_is_not_given() {
    let whole = filled();
    for name in whole.as_object().unwrap().keys() {
        let mut fields = whole.clone();
        fields.as_object_mut().unwrap().remove(name);
        assert_eq!(faults(&fields), [(name.clone(), Code::MissingField)]);
        for empty in ["", " \n", "{{controller}}"] {
            fields[name] = json!(empty);
            assert_eq!(faults(&fields), [(name.clone(), Code::InvalidValue)], "{empty}");
        }
        fields[name] = json!(3);
        assert_eq!(faults(&fields), [(name.clone(), Code::WrongType)]);
    }
    let required: Vec<String> = notice_fields()
        .unwrap()
        .into_iter()
        .filter(|field| field.kind.as_str() != "questionnaire")
        .map(|field| field.name)
        .collect();
    let all: Vec<String> = faults(&json!({})).into_iter().map(|(name, _)| name).collect();
    assert_eq!(all, required);
}

#[test]
fn what_the_notice_does_not_know_is_refused() {
    let with = |name: &str, value: &str| {
        let mut fields = filled();
        fields[name] = json!(value);
        faults(&fields)
    };
    let wrong = |name: &str| vec![(name.to_owned(), Code::InvalidValue)];
    assert_eq!(with("legal_basis", "consentement"), wrong("legal_basis"));
    assert_eq!(with("purpose", "evaluation"), wrong("purpose"));
    assert_eq!(with("retain_until", "dans deux ans"), wrong("retain_until"));
    assert_eq!(with("colour", "x"), [("colour".to_owned(), Code::UnknownField)]);
    let twice = br#"{"dpo": "a", "dpo": "b"}"#;
    let error = notice(&court(), twice, Language::French).unwrap_err();
    assert!(error.faults().iter().any(|fault| fault.code() == Code::DuplicateKey));
    let error = notice(&court(), b"[]", Language::French).unwrap_err();
    assert!(error.faults().iter().any(|fault| fault.code() == Code::WrongType));
}

#[test]
fn a_questionnaire_says_its_title_and_its_minutes() {
    let minutes = |name: &str| {
        let q = Questionnaire::embedded(name).unwrap();
        let text = notice(&q, filled().to_string().as_bytes(), Language::English).unwrap();
        text.split("about ").find_map(|part| part.split_once(" minutes")).unwrap().0.to_owned()
    };
    assert_eq!(minutes("autopositionnement-court"), "15 to 20");
    assert_eq!(minutes("autopositionnement"), "25 to 50");
    let mut fields = filled();
    fields["minutes"] = json!("12");
    fields["title"] = json!("Une enquête");
    let text = told(&fields, Language::French).unwrap();
    assert!(text.contains("«\u{a0}Une enquête\u{a0}», en 12 minutes"), "{text}");
}
