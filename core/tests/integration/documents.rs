//! Documents: read, written again, and carried over.

use boussole_sante::{
    Answer, Answers, Code, Plan, Questionnaire,
    document::{canonical_json, sha256_hex},
    survey::Purpose,
};

/// As the documentation shows it to those who write one.
const AS_PEOPLE_WRITE_IT: &str = r#"{
  "document": "questionnaire", "schema_version": 1,
  "key": "climat-equipe", "version": "1.0.0", "title": {"fr": "Climat d'équipe"},
  "choice_lists": [
    {"key": "accord-6",
     "choices": [{"code": "1", "value": 1, "label": {"fr": "Pas du tout"}}, {"code": "2", "value": 2, "label": {"fr": "Très peu"}},
                 {"code": "3", "value": 3, "label": {"fr": "Peu"}}, {"code": "4", "value": 4, "label": {"fr": "Assez"}},
                 {"code": "5", "value": 5, "label": {"fr": "Beaucoup"}}, {"code": "6", "value": 6, "label": {"fr": "Tout à fait"}}],
     "missing": [{"code": "NC", "kind": "not_applicable"}, {"code": "NSP", "kind": "dont_know"}]}
  ],
  "sections": [
    {"key": "entraide", "title": {"fr": "Entraide"},
     "items": [{"key": "a1", "column": "A1", "kind": "rating", "choices": "accord-6", "text": {"fr": "Je reste à distance des autres."}},
               {"key": "a2", "column": "A2", "kind": "rating", "choices": "accord-6", "text": {"fr": "Je demande des nouvelles."}}]}
  ],
  "scales": [
    {"key": "entraide", "title": {"fr": "Entraide"}, "method": "mean", "output": "percent_of_maximum",
     "answered": {"at_least": {"ratio": [1, 2]}, "strict": false, "of": "applicable"},
     "items": [{"item": "a1", "reversed": true, "weight": 1}, {"item": "a2"}]}
  ]
}"#;

fn climate() -> Questionnaire {
    Questionnaire::from_json(AS_PEOPLE_WRITE_IT.as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()))
}

fn changed(from: &str, to: &str) -> Questionnaire {
    let text = AS_PEOPLE_WRITE_IT.replace("\"1.0.0\"", "\"1.1.0\"").replace(from, to);
    assert!(text.contains(to));
    Questionnaire::from_json(text.as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()))
}

fn answers(questionnaire: &Questionnaire) -> Answers {
    let retain_until = "2028-11-22".parse().unwrap();
    let mut answers =
        Answers::new(questionnaire, Purpose::Study, "r-017".parse().unwrap(), retain_until);
    for (item, answer) in [("a1", r#"{"choice": "2"}"#), ("a2", r#"{"missing": "not_applicable"}"#)]
    {
        let answer = Answer::from_json(answer, item).unwrap();
        answers.answers_mut().insert(questionnaire, item, answer).unwrap();
    }
    answers
}

#[test]
fn the_documented_example_is_read_as_it_stands() {
    let q = climate();
    let columns: Vec<String> = Plan::new(&q).unwrap().columns().map(str::to_owned).collect();
    assert_eq!(columns, ["A1", "A2"]);
    assert_eq!(q.scale("entraide").unwrap().min_items(2), 2);
}

#[test]
fn a_document_is_the_same_after_it_was_written() {
    let q = climate();
    let again = Questionnaire::from_json(q.to_json().as_bytes()).unwrap();
    let canonical = Questionnaire::from_json(q.to_canonical_json().as_bytes()).unwrap();
    assert_eq!(q.sha256(), again.sha256());
    assert_eq!(q.sha256(), canonical.sha256());
    assert_eq!(again.to_json(), q.to_json(), "the author's order");
    assert_eq!(canonical.to_canonical_json(), q.to_canonical_json());
    assert_eq!(sha256_hex(q.to_canonical_json().as_bytes()), q.sha256());
    assert_eq!(canonical_json(&q).unwrap(), q.to_canonical_json());
    let through_serde: Questionnaire = serde_json::from_str(AS_PEOPLE_WRITE_IT).unwrap();
    assert_eq!(through_serde, q);
    assert_ne!(changed("Peu\"", "Un peu\"").sha256(), q.sha256(), "words are part of it");
}

#[test]
fn answers_are_the_same_after_they_were_written() {
    let q = climate();
    let written = answers(&q).to_json();
    let again = Answers::from_json(written.as_bytes(), &q).unwrap();
    assert_eq!(again.to_json(), written);
    assert_eq!(again.answers(), answers(&q).answers());
    assert_eq!((again.purpose(), again.respondent().as_str()), (Purpose::Study, "r-017"));
    assert_eq!(again.retain_until().to_string(), "2028-11-22");
}

#[test]
fn answers_are_carried_over_where_an_item_means_the_same() {
    let (earlier, written) = (climate(), answers(&climate()).to_json());
    let carry = |later: &Questionnaire| Answers::from_earlier(written.as_bytes(), later, &earlier);
    for (from, to) in
        [("Très peu", "Rarement"), ("\"weight\": 1", "\"weight\": 2"), ("\"A1\"", "\"B1\"")]
    {
        let later = changed(from, to);
        let carried = carry(&later).unwrap();
        assert_eq!(carried.answers(), answers(&earlier).answers());
        Answers::from_json(carried.to_json().as_bytes(), &later).unwrap();
    }
    let changes = [
        ("\"value\": 6", "\"value\": 7", "choice 6 with value 6", "choice 6 with value 7"),
        (
            "\"code\": \"6\"",
            "\"code\": \"six\"",
            "choice 6 with value 6",
            "choice six with value 6",
        ),
        (
            "\"code\": \"NSP\", \"kind\": \"dont_know\"",
            "\"code\": \"NSP\", \"kind\": \"refused\"",
            "choice NSP for dont_know",
            "choice NSP for refused",
        ),
    ];
    for (from, to, was, is) in changes {
        let error = carry(&changed(from, to)).unwrap_err();
        assert_eq!(error.faults().len(), 2, "one for each item: {to}");
        for fault in error.faults() {
            assert_eq!(fault.code(), Code::ChangedItem);
            assert_eq!(fault.expected(), was);
            assert_eq!(fault.found(), is);
        }
    }
    let error = Answers::from_json(written.as_bytes(), &changed("Peu\"", "Un peu\"")).unwrap_err();
    assert_eq!(error.faults()[0].code(), Code::OtherQuestionnaire);
}
