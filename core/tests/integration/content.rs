//! The French that people read: the points of a French reader's check list
//! that a test can hold (`docs/fr/relecture.md`).

use std::sync::OnceLock;

use boussole_sante::survey::Answers;
use boussole_sante::{Comparison, Language, Plan, Post, Questionnaire, Referential};
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

/// What ships is read in both languages.
#[test]
fn every_text_has_its_english() {
    let lacking = texts().into_iter().filter(|(.., english)| english.is_none());
    refuse(&lacking.map(|(at, text, _)| format!("{at}: {text}")).collect::<Vec<_>>());
}

/// Words that no English sentence has; what is a name is taken out before.
const FRENCH: &[&str] = &[
    "au",
    "aux",
    "avec",
    "ce",
    "cette",
    "ces",
    "dans",
    "des",
    "du",
    "elle",
    "est",
    "et",
    "il",
    "ils",
    "le",
    "les",
    "leur",
    "leurs",
    "mais",
    "ne",
    "nos",
    "notre",
    "nous",
    "ou",
    "par",
    "pas",
    "pour",
    "qu",
    "que",
    "qui",
    "sa",
    "ses",
    "sont",
    "sur",
    "une",
    "votre",
    "vous",
    "santé",
    "compétence",
    "compétences",
    "territoire",
    "poste",
    "démarche",
    "niveau",
    "non",
    "oui",
    "jour",
    "jours",
];

/// Names of bodies, publications and places.
const NAMES: &[&str] = &[
    "Promotion Santé Île-de-France",
    "Promotion Santé IdF",
    "PromoSanté Île-de-France",
    "PromoSanté IdF",
    "PromoSanté",
    "Collectif Santé Ville Île-de-France",
    "Collectif Santé Ville",
    "Fabrique Territoires Santé",
    "Atelier santé ville",
    "Ateliers santé ville",
    "La Boussole de la démarche locale en santé",
    "La Boussole",
    "Île-de-France",
    "Hauts-de-France",
    "Provence-Alpes-Côte d’Azur",
    "Val-d’Oise",
    "Inspir’Actions",
    "Le Courrier des maires",
    "La Gazette des communes",
];

/// Places in sources are found by their headings, which are what they are; so are the names of
/// publishers and job standards. Longer ones first: some stand in others.
fn names() -> &'static [String] {
    static NAMED: OnceLock<Vec<String>> = OnceLock::new();
    NAMED.get_or_init(|| {
        fn walk(value: &Value, into: &mut Vec<String>) {
            match value {
                Value::Object(members) => {
                    for (name, member) in members {
                        match member {
                            Value::String(text)
                                if ["place", "publisher", "provider"].contains(&name.as_str()) =>
                            {
                                into.push(text.clone());
                            }
                            member => walk(member, into),
                        }
                    }
                }
                Value::Array(elements) => elements.iter().for_each(|one| walk(one, into)),
                _ => {}
            }
        }
        let mut names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
        walk(&serde_json::from_str(Referential::embedded_json()).unwrap(), &mut names);
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        names
    })
}

/// The French that a sentence in English holds.
fn french_in(text: &str) -> Vec<String> {
    let plain = names().iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    // Keys of entries and items are no words.
    let is_key = |word: &&str| {
        word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    };
    let tokens = plain.split(|c: char| !c.is_alphabetic() && c != '-');
    let words = tokens.filter(|token| !is_key(token)).flat_map(|token| token.split('-'));
    let words = words.map(str::to_lowercase);
    words.filter(|word| FRENCH.contains(&word.as_str())).collect()
}

fn refuse_french<'t>(texts: impl IntoIterator<Item = &'t str>) {
    let wrong = texts.into_iter().filter_map(|text| {
        let found = french_in(text);
        (!found.is_empty()).then(|| format!("{found:?} in {text}"))
    });
    refuse(&wrong.collect::<Vec<_>>());
}

#[test]
fn the_english_of_what_ships_is_english() {
    let all = texts();
    refuse_french(all.iter().filter_map(|(_, _, english)| english.as_deref()));
    assert!(!french_in("N’a pas encore rencontré de comité de pilotage à animer.").is_empty());
}

/// Everything that a reader of English meets: the page, an interview to its end, its report.
#[test]
fn an_english_page_interview_and_report_have_no_french() {
    fn strings(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::String(text) => into.push(text.clone()),
            Value::Array(elements) => elements.iter().for_each(|one| strings(one, into)),
            Value::Object(members) => members.values().for_each(|one| strings(one, into)),
            _ => {}
        }
    }
    let referential = Referential::embedded().unwrap();
    let mut said = Vec::new();
    strings(&serde_json::to_value(referential.blocks(Language::English)).unwrap(), &mut said);
    // A newcomer's answers, compared with her post; the words of the questions themselves are
    // in what ships.
    let questionnaire = Questionnaire::embedded("autopositionnement").unwrap();
    let answers = include_bytes!("../../../tests/fixtures/answers/INVENTE-arrivante-cls.json");
    let answers = Answers::from_json(answers, &questionnaire).unwrap();
    let post = Post::new("cls").unwrap().with_share(1000).since("2026-06-15".parse().unwrap());
    let today = "2026-11-15".parse().unwrap();
    let comparison = Comparison::with(&referential, [post]).on(today);
    let report = Plan::new(&questionnaire).unwrap().score(answers.answers(), &comparison).unwrap();
    let blocks = report.blocks(Language::English, &["gouvernance"]).unwrap();
    strings(&serde_json::to_value(blocks).unwrap(), &mut said);
    assert!(said.len() > 4000, "{}", said.len());
    refuse_french(said.iter().map(String::as_str));
}
