//! The French that people read: the points of a French reader's check list
//! that a test can hold (`docs/fr/relecture.md`).

use boussole_sante::{Questionnaire, Referential};
use serde_json::Value;

/// Every text of what ships, with its place: French and English.
fn texts() -> Vec<(String, String, Option<String>)> {
    let mut documents = vec![("referential".to_owned(), Referential::embedded_json().to_owned())];
    for name in Questionnaire::embedded_names() {
        documents.push((name.to_owned(), Questionnaire::embedded(name).unwrap().to_json()));
    }
    let mut found = Vec::new();
    for (name, text) in documents {
        walk(&serde_json::from_str(&text).unwrap(), &name, &mut found);
    }
    found
}

fn walk(value: &Value, at: &str, into: &mut Vec<(String, String, Option<String>)>) {
    match value {
        Value::Object(members) => {
            if let Some(french) = members.get("fr").and_then(Value::as_str) {
                let english = members.get("en").and_then(Value::as_str).map(str::to_owned);
                into.push((at.to_owned(), french.to_owned(), english));
            } else {
                members.iter().for_each(|(key, value)| walk(value, &format!("{at}/{key}"), into));
            }
        }
        Value::Array(elements) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(i, value)| walk(value, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
}

/// The texts whose place has one of these names before its last number.
fn named(names: &[&str]) -> Vec<(String, String)> {
    let last = |at: &str| {
        let mut words = at.split('/').filter(|word| word.parse::<usize>().is_err());
        words.next_back().unwrap_or_default().to_owned()
    };
    let all = texts().into_iter().filter(|(at, ..)| names.contains(&last(at).as_str()));
    all.map(|(at, french, _)| (at, french)).collect()
}

fn refuse(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn typography_is_french() {
    let mut wrong = Vec::new();
    for (at, text, _) in texts() {
        let chars: Vec<char> = text.chars().collect();
        for (index, c) in chars.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or('a');
            let after = chars.get(index + 1).copied().unwrap_or(' ');
            let spaced = match c {
                '%' if index == 0 => true,
                ';' | ':' | '?' | '!' | '»' | '%' => before == '\u{a0}',
                '«' => after == '\u{a0}',
                '\'' | '·' | '"' => false,
                _ => true,
            };
            if !spaced {
                wrong.push(format!("{at}: `{c}` in {text}"));
            }
        }
        if text.contains("  ") || text.trim() != text || text.contains("...") {
            wrong.push(format!("{at}: blanks or dots in {text}"));
        }
    }
    refuse(&wrong);
}

#[test]
fn english_has_curly_apostrophes_and_no_french_quotes() {
    let wrong: Vec<String> = texts()
        .into_iter()
        .filter_map(|(at, _, english)| Some((at, english?)))
        .filter(|(_, text)| text.contains(['\'', '"', '«', '»']) || text.trim() != text)
        .map(|(at, text)| format!("{at}: {text}"))
        .collect();
    refuse(&wrong);
}

/// Words that judge a person, or that the field does not use.
const AVOIDED: &[&str] = &[
    "lacune",
    "déficit",
    "carence",
    "retard",
    "novice",
    "débutant",
    "expert",
    "experte",
    "non acquis",
    "non identifiée",
    "faible",
    "insuffisant",
    "mauvais",
    "n+1",
    "manager",
    "usager lambda",
    "population cible",
    "bénéficiaire",
    "quartiers sensibles",
    "inégalités de soins",
    "éducation à la santé",
    "conscientisation",
    "auto-évaluation",
    "évaluation de la personne",
    "parcours optimal",
    "plan prescrit",
    "assez d’accord",
    "non concerné",
    "coordonnateur·rice",
];

#[test]
fn words_judge_nobody() {
    let word = |text: &str, avoided: &str| {
        text.to_lowercase().match_indices(avoided).any(|(start, _)| {
            let lower = text.to_lowercase();
            let before = lower[..start].chars().next_back();
            let after = lower[start + avoided.len()..].trim_start_matches('s').chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    };
    let mut wrong = Vec::new();
    for (at, text, _) in texts() {
        // Synonyms are what people type, and not what they read.
        if at.contains("/synonyms/") {
            continue;
        }
        for avoided in AVOIDED.iter().filter(|avoided| word(&text, avoided)) {
            wrong.push(format!("{at}: {avoided} in {text}"));
        }
    }
    refuse(&wrong);
    assert!(
        word("une lacune.", "lacune")
            && word("des lacunes", "lacune")
            && !word("expertise", "expert")
    );
}

#[test]
fn levels_agree_with_the_competency_and_have_no_comma() {
    let referential = Referential::embedded().unwrap();
    let labels = |key: &str| -> Vec<String> {
        let levels = &referential.scale(key).unwrap().levels;
        levels.iter().map(|level| level.label.main().to_owned()).collect()
    };
    let five = ["à découvrir", "repérée", "appropriée", "mobilisée", "maîtrisée"];
    assert_eq!(labels("echelle-maitrise"), five);
    let variant = [&five[..3], &["mobilisée voire maîtrisée"]].concat();
    assert_eq!(labels("echelle-maitrise-trois-niveaux"), variant);
    for scale in referential.scales() {
        assert!(scale.levels.iter().all(|level| !level.label.iter().any(|(_, t)| t.contains(','))));
    }
}

#[test]
fn descriptors_tell_an_act_or_a_trace() {
    let mut wrong = Vec::new();
    let texts = named(&["descriptors"]);
    assert!(texts.len() > 150, "{}", texts.len());
    for (at, text) in texts {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let judged = ["bien", "parfaitement", "toujours", "correctement", "efficacement"];
        if words.iter().any(|word| judged.contains(&word.as_str())) {
            wrong.push(format!("{at}: {text}"));
        }
        let first = text.starts_with(|c: char| c.is_uppercase()) && text.ends_with('.');
        let subject =
            ["Je ", "J’", "Il ", "Elle ", "La personne"].iter().any(|s| text.starts_with(s));
        if !first || subject {
            wrong.push(format!("{at}: {text}"));
        }
        if at.ends_with("/descriptors/0") {
            let met = text.starts_with("N’a pas encore ") || text.starts_with("Découvre");
            if !met {
                wrong.push(format!("{at}: level 0 is not met yet: {text}"));
            }
        }
    }
    refuse(&wrong);
}

#[test]
fn labels_are_short_names_and_statements_are_sentences() {
    let mut wrong = Vec::new();
    for (at, text) in named(&["label"]) {
        // The titles of sources are theirs.
        let quoted = at.contains("/sources/");
        if !quoted && (text.chars().count() > 100 || text.ends_with('.')) {
            wrong.push(format!("{at}: {text}"));
        }
    }
    for (at, text) in named(&["statement", "descriptors", "rationale"]) {
        if !text.ends_with('.') {
            wrong.push(format!("{at}: {text}"));
        }
    }
    for (at, text) in named(&["item"]) {
        let own = ["Je ", "J’", "Mon ", "Ma ", "Mes "].iter().any(|start| text.starts_with(start));
        if !own || !text.ends_with('.') || text.contains(" et ") {
            wrong.push(format!("{at}: one idea, in the first person: {text}"));
        }
    }
    for (at, text) in named(&["question"]) {
        if !text.ends_with('?') {
            wrong.push(format!("{at}: {text}"));
        }
    }
    refuse(&wrong);
}

#[test]
fn a_score_is_never_a_percentage_in_words() {
    let wrong: Vec<String> = named(&["title", "intro", "text", "help", "limitations", "statement"])
        .into_iter()
        .filter(|(_, text)| text.contains('%'))
        .map(|(at, text)| format!("{at}: {text}"))
        .collect();
    refuse(&wrong);
}

#[test]
fn the_publisher_is_this_project() {
    for publisher in [
        Referential::embedded().unwrap().document().publisher.clone(),
        Questionnaire::embedded("autopositionnement")
            .unwrap()
            .document()
            .publisher
            .clone()
            .unwrap(),
    ] {
        assert!(publisher.starts_with("boussole-sante"), "{publisher}");
    }
    let referential = Referential::embedded().unwrap();
    let description = referential.document().description.as_ref().unwrap();
    assert!(description.main().contains("Projet indépendant"));
}

/// What is embedded without blanks is what people read in `data/`.
#[test]
fn what_is_embedded_is_what_is_in_the_folder() {
    use boussole_sante::{Questionnaire, Referential};
    let file = |name: &str| std::fs::read(format!("data/{name}.json")).unwrap();
    for name in ["autopositionnement", "autopositionnement-court"] {
        let read = Questionnaire::from_json(&file(name)).unwrap();
        assert_eq!(Questionnaire::embedded(name).unwrap().sha256(), read.sha256());
    }
    let read = Referential::from_json(&file("referential")).unwrap();
    assert_eq!(Referential::embedded().unwrap().sha256(), read.sha256());
}
