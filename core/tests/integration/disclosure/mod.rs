//! What is hidden stays hidden, against an attacker of its own: he solves
//! linear programmes over what is printed, and knows nothing of how cells were
//! chosen.

mod answers;
mod counts;
mod levels;
mod log;
mod tables;

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int64Type};
use arrow_array::{Array, ArrayRef, Int8Array, RecordBatch, StringArray};
use boussole_sante::{
    Plan, Questionnaire, ReleaseOptions, ReleaseRules, TableOptions, Tally, TallyOptions,
    disclosure::CountTable, release::Groupings, tally::TallyReader,
};

/// Throws that are the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// Few people: zeros, small counts, and some larger ones.
    fn count(&mut self) -> u64 {
        match self.below(4) {
            0 => 0,
            1 => 1 + self.below(4),
            _ => self.below(25),
        }
    }

    pub(crate) fn table(&mut self) -> CountTable {
        let rows = 2 + self.below(7) as usize;
        let columns = self.below(6) as usize;
        if columns < 2 {
            return CountTable::one_way(&(0..rows).map(|_| self.count()).collect::<Vec<_>>())
                .unwrap();
        }
        let counts: Vec<u64> = (0..rows * columns).map(|_| self.count()).collect();
        CountTable::two_way(rows, columns, &counts).unwrap()
    }
}

pub(crate) const QUESTIONNAIRE: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
  "title": {"fr": "Essai"},
  "choice_lists": [
    {"key": "accord", "choices": [
      {"code": "1", "value": 1, "label": {"fr": "Non"}}, {"code": "2", "value": 2, "label": {"fr": "Plutôt non"}},
      {"code": "3", "value": 3, "label": {"fr": "Plutôt oui"}}, {"code": "4", "value": 4, "label": {"fr": "Oui"}}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "a", "kind": "rating", "choices": "accord", "text": {"fr": "A"}},
    {"key": "b", "kind": "rating", "choices": "accord", "text": {"fr": "B"}},
    {"key": "c", "kind": "rating", "choices": "accord", "text": {"fr": "C"}}]}],
  "scales": [
    {"key": "abc", "title": {"fr": "ABC"}, "method": "mean", "output": "percent_of_maximum", "min_items": 1,
     "items": [{"item": "a"}, {"item": "b", "reversed": true}, {"item": "c"}]},
    {"key": "seul", "title": {"fr": "Seul"}, "method": "mean", "output": "raw", "items": [{"item": "a"}]}]
}"#;

/// A person: three answers, where and in which post.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) answers: [i8; 3],
    pub(crate) place: String,
    pub(crate) post: String,
    pub(crate) team: String,
}

pub(crate) fn tally(people: &[Person], by: &[&str]) -> Tally {
    tally_of(QUESTIONNAIRE, people, by)
}

pub(crate) fn tally_of(questionnaire: &str, people: &[Person], by: &[&str]) -> Tally {
    let plan = Plan::new(&Questionnaire::from_json(questionnaire.as_bytes()).unwrap()).unwrap();
    let answer = |place: usize| -> ArrayRef {
        Arc::new(people.iter().map(|person| Some(person.answers[place])).collect::<Int8Array>())
    };
    let text = |of: fn(&Person) -> &String| -> ArrayRef {
        Arc::new(people.iter().map(|person| Some(of(person).as_str())).collect::<StringArray>())
    };
    let columns = [
        ("a", answer(0)),
        ("b", answer(1)),
        ("c", answer(2)),
        ("lieu", text(|person| &person.place)),
        ("poste", text(|person| &person.post)),
        ("equipe", text(|person| &person.team)),
    ];
    let data = RecordBatch::try_from_iter(columns).unwrap();
    let options = TallyOptions {
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        weight: None,
        pairwise: false,
        shard: None,
    };
    let mut reader =
        TallyReader::new(&plan, &data.schema(), &options, &TableOptions::default()).unwrap();
    reader.add(&data).unwrap();
    reader.finish()
}

pub(crate) fn rules() -> ReleaseRules {
    ReleaseRules::embedded("default").unwrap()
}

/// Every cell as text, a line for each row.
pub(crate) fn printed(table: &RecordBatch) -> String {
    let cell = |array: &ArrayRef, row: usize| -> String {
        if array.is_null(row) {
            return "·".to_owned();
        }
        if let Some(values) = array.as_primitive_opt::<Float64Type>() {
            return values.value(row).to_string();
        }
        if let Some(values) = array.as_primitive_opt::<Int64Type>() {
            return values.value(row).to_string();
        }
        if let Some(values) = array.as_string_opt::<i32>() {
            return values.value(row).to_owned();
        }
        if let Some(values) = array.as_boolean_opt() {
            return values.value(row).to_string();
        }
        let words = array.as_dictionary::<Int8Type>();
        let key = usize::try_from(words.keys().value(row)).unwrap();
        words.values().as_string::<i32>().value(key).to_owned()
    };
    let schema = table.schema();
    let mut lines =
        vec![schema.fields().iter().map(|f| f.name().as_str()).collect::<Vec<_>>().join(" | ")];
    for row in 0..table.num_rows() {
        let cells: Vec<String> = table.columns().iter().map(|array| cell(array, row)).collect();
        lines.push(cells.join(" | "));
    }
    lines.join("\n")
}

/// 39 people in 8 départements and 3 dispositifs.
pub(crate) fn few_people() -> Vec<Person> {
    let mut dice = Dice(39);
    (0..39)
        .map(|_| Person {
            answers: [0, 1, 2].map(|_| 1 + i8::try_from(dice.below(4)).unwrap()),
            place: format!(
                "Département {}",
                ["A", "B", "C", "D", "E", "F", "G", "H"][dice.below(8) as usize]
            ),
            post: ["ASV", "CLS", "CLSM"][dice.below(3) as usize].to_owned(),
            team: "seul".to_owned(),
        })
        .collect()
}

pub(crate) fn zones() -> Groupings {
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H"].iter().enumerate();
    let zone = |place: usize| if place < 4 { "Est" } else { "Ouest" }.to_owned();
    let zones = letters.map(|(place, letter)| (format!("Département {letter}"), zone(place)));
    [("lieu".to_owned(), zones.collect())].into()
}

pub(crate) fn some_people(dice: &mut Dice, places: u64, posts: u64, teams: u64) -> Vec<Person> {
    let n = 8 + dice.below(90);
    (0..n)
        .map(|_| Person {
            answers: [0, 1, 2].map(|_| 1 + i8::try_from(dice.below(4)).unwrap()),
            // Some places have many people and some few.
            place: format!("L{}", dice.below(places).min(dice.below(places))),
            post: format!("P{}", dice.below(posts).min(dice.below(posts))),
            team: format!("E{}", dice.below(teams)),
        })
        .collect()
}

/// By the rules that ship, for the columns of these people.
pub(crate) fn by_default() -> ReleaseOptions {
    let allow_by = ["lieu", "poste"].map(str::to_owned).to_vec();
    ReleaseOptions { allow_by, ..ReleaseOptions::new(rules()) }
}
