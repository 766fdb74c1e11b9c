//! Tallies: exact, mergeable in any order, honest about what they hold.

use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int8Array, Int64Array,
    RecordBatch, StringArray, UInt64Array,
};
use boussole_sante::{
    Code, Error, Plan, Questionnaire, ScoreTable, TableOptions, Tally, TallyOptions,
    group_tables::{Inference, Population, Selection},
    tally::{RowWeights, TallyReader, Weighting},
};
use proptest::prelude::*;
use serde_json::{Value, json};

const QUESTIONNAIRE: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
  "title": {"fr": "Essai"},
  "choice_lists": [
    {"key": "accord", "choices": [
      {"code": "1", "value": 1, "label": {"fr": "Non"}}, {"code": "2", "value": 2, "label": {"fr": "Plutôt non"}},
      {"code": "3", "value": 3, "label": {"fr": "Plutôt oui"}}, {"code": "4", "value": 4, "label": {"fr": "Oui"}}],
     "missing": [{"code": "98", "kind": "dont_know"}, {"code": "99", "kind": "not_applicable"}]},
    {"key": "sujets", "choices": [{"code": "u", "label": {"fr": "U"}}, {"code": "v", "label": {"fr": "V"}},
      {"code": "w", "label": {"fr": "W"}}]},
    {"key": "themes", "choices": [{"code": "x", "label": {"fr": "X"}}, {"code": "y", "label": {"fr": "Y"}}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "a", "kind": "rating", "choices": "accord", "text": {"fr": "A"}},
    {"key": "b", "kind": "rating", "choices": "accord", "text": {"fr": "B"}},
    {"key": "c", "kind": "rating", "choices": "accord", "text": {"fr": "C"}},
    {"key": "n", "kind": "number", "min": 0, "max": 10, "decimals": 1, "text": {"fr": "N"}},
    {"key": "m", "kind": "multiple", "choices": "themes", "text": {"fr": "M"}},
    {"key": "r", "kind": "ranking", "choices": "sujets", "text": {"fr": "R"}}]}],
  "scales": [
    {"key": "abc", "title": {"fr": "ABC"}, "method": "mean", "output": "percent_of_maximum", "min_items": 1,
     "items": [{"item": "a"}, {"item": "b", "reversed": true}, {"item": "c"}]},
    {"key": "lourd", "title": {"fr": "Lourd"}, "method": "mean", "output": "raw",
     "items": [{"item": "a", "weight": 3}, {"item": "c", "weight": 500}]},
    {"key": "mixte", "title": {"fr": "Mixte"}, "method": "mean", "output": "percent_of_maximum",
     "items": [{"item": "b"}, {"item": "n", "weight": 2}]},
    {"key": "tout", "title": {"fr": "Tout"}, "method": "mean", "output": "percent_of_maximum", "model": "formative",
     "items": [{"scale": "abc", "weight": 2}, {"item": "n"}]},
    {"key": "pese", "title": {"fr": "Pesé"}, "method": "mean", "output": "percent_of_maximum",
     "items": [{"item": "b", "weight": 2}, {"item": "c", "weight": 3, "reversed": true}]}]
}"#;

fn plan() -> &'static Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| {
        Plan::new(&Questionnaire::from_json(QUESTIONNAIRE.as_bytes()).unwrap()).unwrap()
    });
    &PLAN
}

/// One person: four answers, two boxes, where, and how much they count.
#[derive(Debug, Clone)]
struct Person {
    answers: [Option<i8>; 3],
    number: Option<f64>,
    boxes: [Option<i8>; 2],
    ranks: [Option<&'static str>; 3],
    place: Option<&'static str>,
    post: i64,
    times: i64,
    weight: f64,
}

fn person() -> impl Strategy<Value = Person> {
    let answer =
        || prop::option::weighted(0.9, prop::sample::select(vec![1i8, 2, 3, 4, 98, 99, 7]));
    let tick = || prop::sample::select(vec![None, Some(0i8), Some(1)]);
    let rank = || prop::sample::select(vec![None, Some("u"), Some("v"), Some("w")]);
    let place = prop::sample::select(vec![None, Some("nord"), Some("sud"), Some("est")]);
    let number =
        prop::option::weighted(0.8, (0..=100i32).prop_map(|tenths| f64::from(tenths) / 10.0));
    let weights = (0..4i64, prop::sample::select(vec![0.0, 0.25, 1.0, 2.5, 1_234.567_891]));
    let ranks = (rank(), rank(), rank());
    let answers = (answer(), answer(), answer());
    (answers, number, (tick(), tick()), ranks, place, 0..2i64, weights).prop_map(
        |((a, b, c), number, (x, y), (first, second, third), place, post, (times, weight))| {
            Person {
                answers: [a, b, c],
                number,
                boxes: [x, y],
                ranks: [first, second, third],
                place,
                post,
                times,
                weight,
            }
        },
    )
}

fn people(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec(person(), n)
}

fn frame<'p>(people: impl IntoIterator<Item = &'p Person>) -> RecordBatch {
    let people: Vec<&Person> = people.into_iter().collect();
    let cells = |cell: &dyn Fn(&Person) -> Option<i8>| -> ArrayRef {
        Arc::new(people.iter().map(|person| cell(person)).collect::<Int8Array>())
    };
    let rank = |place: usize| -> ArrayRef {
        Arc::new(people.iter().map(|person| person.ranks[place]).collect::<StringArray>())
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("a", cells(&|person| person.answers[0])),
        ("b", cells(&|person| person.answers[1])),
        ("c", cells(&|person| person.answers[2])),
        ("n", Arc::new(people.iter().map(|person| person.number).collect::<Float64Array>())),
        ("m[x]", cells(&|person| person.boxes[0])),
        ("m[y]", cells(&|person| person.boxes[1])),
        ("r[1]", rank(0)),
        ("r[2]", rank(1)),
        ("r[3]", rank(2)),
        ("lieu", Arc::new(people.iter().map(|person| person.place).collect::<StringArray>())),
        ("poste", Arc::new(people.iter().map(|person| Some(person.post)).collect::<Int64Array>())),
        ("fois", Arc::new(people.iter().map(|person| Some(person.times)).collect::<Int64Array>())),
        (
            "poids",
            Arc::new(people.iter().map(|person| Some(person.weight)).collect::<Float64Array>()),
        ),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true)))
        .unwrap()
}

fn options(by: &[&str], weight: Option<(&str, bool)>) -> TallyOptions {
    TallyOptions {
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        weight: weight.map(|(column, survey)| RowWeights { column: column.to_owned(), survey }),
        pairwise: true,
        shard: None,
    }
}

fn tally_of(data: &RecordBatch, options: &TallyOptions) -> Result<Tally, Error> {
    let table = TableOptions::default();
    let mut reader = TallyReader::new(plan(), &data.schema(), options, &table)?;
    reader.add(data)?;
    Ok(reader.finish())
}

fn groups(tally: &Tally) -> Value {
    let value: Value = serde_json::from_str(&tally.to_json().unwrap()).unwrap();
    value["groups"].clone()
}

const WEIGHTS: [Option<(&str, bool)>; 3] = [None, Some(("fois", false)), Some(("poids", true))];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::times(64)))]

    /// 7 parts, put together in as many orders as the test has cases, are the
    /// whole to the byte: shuffled rows, groups or none, each kind of weight.
    #[test]
    fn parts_in_any_order_are_the_whole(
        all in people(8..60),
        parts in prop::collection::vec(0usize..7, 60),
        order in Just((0..7usize).collect::<Vec<_>>()).prop_shuffle(),
        by in prop::sample::select(vec![&[][..], &["lieu"][..], &["lieu", "poste"][..]]),
    ) {
        for weight in WEIGHTS {
            let options = options(by, weight);
            let whole = tally_of(&frame(&all), &options).unwrap();
            let shards: Vec<Tally> = (0..7)
                .map(|shard| {
                    let rows = all.iter().zip(&parts).filter(|(_, part)| **part == shard);
                    let rows: Vec<&Person> = rows.map(|(person, _)| person).rev().collect();
                    tally_of(&frame(rows), &options).unwrap()
                })
                .collect();
            let mut together = shards[order[0]].clone();
            for shard in &order[1..] {
                together.merge(&shards[*shard]).unwrap();
            }
            prop_assert_eq!(together.to_bytes().unwrap(), whole.to_bytes().unwrap());
            prop_assert!(together == whole);
        }
    }

    #[test]
    fn what_is_written_is_read(all in people(0..30)) {
        for weight in WEIGHTS {
            let tally = tally_of(&frame(&all), &options(&["lieu"], weight)).unwrap();
            let again = Tally::from_bytes(&tally.to_bytes().unwrap()).unwrap();
            prop_assert!(again == tally);
            prop_assert_eq!(again.to_json().unwrap(), tally.to_json().unwrap());
            prop_assert_eq!(again.weighting(), tally.weighting());
        }
    }

    /// A row that counts three times is three rows; every row once is no
    /// weight. The two ways to sum give the same.
    #[test]
    fn case_weights_are_repetitions(all in people(1..40)) {
        let repeated: Vec<&Person> = all
            .iter()
            .flat_map(|person| std::iter::repeat_n(person, usize::try_from(person.times).unwrap()))
            .collect();
        let weighted = tally_of(&frame(&all), &options(&["lieu"], Some(("fois", false)))).unwrap();
        let plain = tally_of(&frame(repeated), &options(&["lieu"], None)).unwrap();
        // A group of rows that count nothing is still a group.
        let zeros: u64 = all.iter().filter(|person| person.times == 0).count() as u64;
        prop_assert_eq!(weighted.zero_weight_rows(), zeros);
        prop_assert_eq!(weighted.rows(), plain.rows());
        let counted = |tally: &Tally| -> Vec<Value> {
            let mut groups = groups(tally).as_array().unwrap().clone();
            groups.retain(|group| group["rows"]["n"][0] != 0);
            groups.iter_mut().for_each(|group| group["zero_weight_rows"] = json!(0));
            groups
        };
        prop_assert_eq!(counted(&weighted), counted(&plain));
    }

    /// Rows, histogram and moments against a count by hand.
    #[test]
    fn sums_are_what_a_count_by_hand_gives(all in people(1..40)) {
        let tally = tally_of(&frame(&all), &options(&[], None)).unwrap();
        let group = &groups(&tally)[0];
        let n = |holds: &dyn Fn(&Person) -> bool| all.iter().filter(|p| holds(p)).count();
        prop_assert_eq!(&group["rows"]["n"], &json!([all.len()]));
        let of_a = json!([
            n(&|p| p.answers[0] == Some(1)), n(&|p| p.answers[0] == Some(2)),
            n(&|p| p.answers[0] == Some(3)), n(&|p| p.answers[0] == Some(4)),
            n(&|p| p.answers[0].is_none()), 0, n(&|p| p.answers[0] == Some(98)),
            n(&|p| p.answers[0] == Some(99)), 0, n(&|p| p.answers[0] == Some(7)),
        ]);
        prop_assert_eq!(&group["columns"]["n"].as_array().unwrap()[..10], &of_a.as_array().unwrap()[..]);
        // « m » is answered where one of its boxes is.
        let answered = n(&|p| p.boxes.iter().any(Option::is_some));
        prop_assert_eq!(&group["items"]["n"][0], &json!(answered));
        let complete: Vec<[i64; 3]> = all
            .iter()
            .filter_map(|p| {
                let value = |at: usize| p.answers[at].filter(|v| (1..=4).contains(v)).map(i64::from);
                // On 0-1 in thirds: 1 to 4 are 0 to 3.
                Some([value(0)? - 1, 4 - value(1)?, value(2)? - 1])
            })
            .collect();
        let listwise = &group["scales"][0]["listwise"];
        prop_assert_eq!(&listwise["rows"]["n"], &json!([complete.len()]));
        let product = |i: usize, j: usize| {
            complete.iter().map(|row| row[i] * row[j]).sum::<i64>().to_string()
        };
        let products = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)].map(|(i, j)| product(i, j));
        prop_assert_eq!(&listwise["products"], &json!(products));
        let numbers: Vec<i64> = all
            .iter()
            .filter_map(|p| p.number.map(|number| (number * 10.0).round() as i64))
            .collect();
        let squares: i64 = numbers.iter().map(|number| number * number).sum();
        prop_assert_eq!(&group["numbers"][0]["rows"]["n"], &json!([numbers.len()]));
        prop_assert_eq!(&group["numbers"][0]["products"], &json!([squares.to_string()]));
    }

    /// The histogram of every kind of scale (tabulated, of many weights, with
    /// numbers, composite) holds the scores of the table.
    #[test]
    fn histograms_hold_the_scores(all in people(1..40)) {
        let data = frame(&all);
        let table = TableOptions::default();
        let mut reader = TallyReader::new(plan(), &data.schema(), &options(&["lieu"], None), &table).unwrap();
        let scores = reader.add_and_score(&data).unwrap();
        let tally = reader.finish();
        let alone = ScoreTable::new(plan(), &data.schema(), None, &table).unwrap().score(&data).unwrap();
        prop_assert_eq!(&scores, &alone);
        prop_assert!(tally == tally_of(&data, &options(&["lieu"], None)).unwrap());
        for (position, scale) in ["abc", "lourd", "mixte", "tout", "pese"].iter().enumerate() {
            let column = scores.column_by_name(scale).unwrap();
            let column: &Float64Array = arrow_array::cast::AsArray::as_primitive(column);
            let mut theirs: Vec<f64> = column.iter().flatten().collect();
            theirs.sort_by(f64::total_cmp);
            let mut ours = Vec::new();
            for group in groups(&tally).as_array().unwrap() {
                let sums = &group["scales"][position];
                for (score, n) in sums["scores"].as_array().unwrap().iter().zip(sums["counts"]["n"].as_array().unwrap()) {
                    let (p, q) = score.as_str().unwrap().split_once('/').unwrap();
                    let value = p.parse::<f64>().unwrap() / q.parse::<f64>().unwrap();
                    ours.extend(std::iter::repeat_n(value, n.as_u64().unwrap() as usize));
                }
            }
            ours.sort_by(f64::total_cmp);
            prop_assert_eq!(ours, theirs, "{}", scale);
        }
    }
}

#[test]
fn groups_are_told_apart_by_what_they_print() {
    let one = frame(&[someone()]);
    let with = |by: ArrayRef| {
        let mut columns: Vec<(String, ArrayRef)> = one
            .schema()
            .fields()
            .iter()
            .map(|f| f.name().clone())
            .zip(one.columns().iter().cloned())
            .collect();
        columns.push(("groupe".into(), by));
        let data = RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(n, a)| (n, a, true)),
        )
        .unwrap();
        tally_of(&data, &options(&["groupe"], None))
    };
    let bytes = |by: ArrayRef| with(by).unwrap().to_bytes().unwrap();
    let dictionary: DictionaryArray<Int32Type> = vec!["75"].into_iter().collect();
    let text = bytes(Arc::new(StringArray::from(vec!["75"])));
    assert_eq!(bytes(Arc::new(dictionary)), text);
    let integer = bytes(Arc::new(Int64Array::from(vec![75])));
    assert_eq!(bytes(Arc::new(UInt64Array::from(vec![75]))), integer, "of any width");
    assert_ne!(integer, text, "the type is remembered");
    let boolean = with(Arc::new(BooleanArray::from(vec![true]))).unwrap();
    assert_eq!(boolean.groups().next().unwrap()[0].text().as_deref(), Some("true"));
    assert_eq!(bytes(Arc::new(Float64Array::from(vec![75.0]))), integer, "a whole number");
    let missing = bytes(Arc::new(Int64Array::from(vec![None])));
    assert_eq!(bytes(Arc::new(Float64Array::from(vec![f64::NAN]))), missing);
    let floats = with(Arc::new(Float64Array::from(vec![75.5]))).unwrap_err();
    assert_eq!(floats.code(), Code::InvalidCells);
    assert_eq!(floats.location().to_string(), "[groupe, 1]");
    let error = tally_of(&one, &options(&["lieux", "poste", "poste"], None)).unwrap_err();
    let codes: Vec<Code> = error.faults().iter().map(Error::code).collect();
    assert_eq!(codes, [Code::MissingColumn, Code::InvalidOption]);
    let values = with(Arc::new(Int64Array::from(vec![None]))).unwrap();
    assert_eq!(values.groups().next().unwrap()[0].text(), None, "a missing value is a group");
}

fn someone() -> Person {
    Person {
        answers: [Some(1), Some(2), Some(3)],
        number: Some(2.5),
        boxes: [Some(1), Some(0)],
        ranks: [Some("u"), Some("w"), None],
        place: Some("nord"),
        post: 1,
        times: 1,
        weight: 1.0,
    }
}

#[test]
fn what_differs_is_not_put_together() {
    let data = frame(&[someone()]);
    let tally = |options: &TallyOptions| tally_of(&data, options).unwrap();
    let mut mine = tally(&options(&["lieu"], None));
    let before = mine.to_bytes().unwrap();
    for (theirs, faults) in [
        (tally(&options(&["poste"], None)), 1),
        (tally(&options(&["lieu"], Some(("fois", false)))), 1),
        (tally(&TallyOptions { pairwise: false, ..options(&[], Some(("poids", true))) }), 3),
    ] {
        let error = mine.merge(&theirs).unwrap_err();
        assert_eq!(error.faults().len(), faults, "{error}");
        assert!(error.faults().iter().all(|fault| fault.code() == Code::OtherTally));
    }
    let other = QUESTIONNAIRE.replace("\"weight\": 500", "\"weight\": 501");
    let other = Plan::new(&Questionnaire::from_json(other.as_bytes()).unwrap()).unwrap();
    let error = Tally::empty(plan()).merge(&Tally::empty(&other)).unwrap_err();
    assert!(error.expected().to_string().starts_with("questionnaire essai 1.0.0 ("), "{error}");
    let mut north = mine.clone().in_shard("nord");
    assert_eq!(north.merge(&north.clone()).unwrap_err().code(), Code::RepeatedShard);
    assert_eq!(mine.to_bytes().unwrap(), before, "nothing half-added");
    mine.merge(&north).unwrap();
    assert_eq!((mine.rows(), mine.shards().collect::<Vec<_>>()), (2, vec!["nord"]));
}

#[test]
fn weights_that_are_none_are_refused_with_their_rows() {
    let mut all = vec![someone(); 4];
    (all[1].weight, all[2].weight, all[3].weight) = (-1.0, f64::NAN, 1e6 + 1.0);
    let error = tally_of(&frame(&all), &options(&[], Some(("poids", true)))).unwrap_err();
    assert_eq!(error.code(), Code::InvalidWeight);
    let told: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"));
    let error = tally_of(&frame(&all), &options(&[], Some(("poste", false)))).map(|t| t.rows());
    assert_eq!(error, Ok(4));
    all[0].weight = 0.5;
    let halves = tally_of(&frame(&all[..1]), &options(&[], Some(("poids", false)))).unwrap_err();
    assert_eq!(halves.faults()[0].found(), "0.5", "a row cannot stand there half a time");
    let place = tally_of(&frame(&all), &options(&[], Some(("lieu", true)))).unwrap_err();
    assert_eq!(place.faults()[0].code(), Code::InvalidWeight);
    assert_eq!(place.faults()[0].found(), "", "what it holds may be words about a person");
}

#[test]
fn bytes_say_what_they_are_and_whether_they_are_whole() {
    let tally = tally_of(&frame(&[someone()]), &options(&["lieu"], None)).unwrap();
    let bytes = tally.to_bytes().unwrap();
    assert!(bytes.starts_with(b"boussole-sante tally 1 personal-data\n"));
    assert!(bytes.len() * 5 < tally.to_json().unwrap().len() * 2, "{}", bytes.len());
    let code = |bytes: &[u8]| Tally::from_bytes(bytes).map(drop).unwrap_err().code();
    assert_eq!(code(b"boussole-sante tally 2 personal-data\n"), Code::WrongDocument);
    assert_eq!(code(&bytes[..40]), Code::DamagedBytes);
    assert_eq!(code(&bytes[..bytes.len() - 1]), Code::DamagedBytes);
    let mut changed = bytes.clone();
    changed[50] ^= 1;
    assert_eq!(code(&changed), Code::DamagedBytes);

    // The length that the second line says is that of the JSON, and bounded.
    let length = tally.to_json().unwrap().len();
    let saying = |said: &str| {
        let text = format!(" {length}\n");
        let at = bytes.windows(text.len()).position(|part| part == text.as_bytes()).unwrap();
        [&bytes[..at], format!(" {said}\n").as_bytes(), &bytes[at + text.len()..]].concat()
    };
    assert_eq!(Tally::from_bytes(&saying(&length.to_string())).unwrap(), tally);
    for said in [length - 1, length + 1, 0] {
        assert_eq!(code(&saying(&said.to_string())), Code::DamagedBytes, "{said}");
    }
    for said in ["", "-1", "x", "99999999999999999999999"] {
        assert_eq!(code(&saying(said)), Code::DamagedBytes, "{said}");
    }
    for said in [boussole_sante::document::MAX_BYTES + 1, usize::MAX] {
        assert_eq!(code(&saying(&said.to_string())), Code::TooLarge, "{said}");
    }
}

#[test]
fn a_tally_that_contradicts_itself_is_refused_whole() {
    let tally = tally_of(&frame(&[someone(), someone()]), &options(&["lieu"], None)).unwrap();
    let sound: Value = serde_json::from_str(&tally.to_json().unwrap()).unwrap();
    let mut faulty = sound.clone();
    let group = &mut faulty["groups"][0];
    group["rows"]["n"] = json!([3]);
    group["scales"][0]["scores"] = json!(["1/7"]);
    group["scales"][1]["listwise"]["sums"] = json!(["1", "99999999999999"]);
    group["scales"][2]["pairwise"] = json!([]);
    group["pairs"][0]["products"] = json!(["01", "x"]);
    let error = Tally::from_json(faulty.to_string().as_bytes()).unwrap_err();
    let told: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"));
    let mut miscounted = sound.clone();
    miscounted["groups"][0]["columns"]["n"][0] = json!(1);
    miscounted["groups"][0]["scales"][3]["counts"]["n"] = json!([1]);
    let error = Tally::from_json(miscounted.to_string().as_bytes()).unwrap_err();
    let places: Vec<String> =
        error.faults().iter().map(|f| f.location().pointer().unwrap().to_string()).collect();
    assert_eq!(places, ["/groups/0/columns/0", "/groups/0/scales/3"]);
    let mut twice = sound;
    twice["groups"] = json!([twice["groups"][0], twice["groups"][0]]);
    let error = Tally::from_json(twice.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.faults()[0].code(), Code::DuplicateEntry);
}

/// The sums of so many times as many people.
fn times(sums: &Value, factor: i128) -> Value {
    let number = |value: i128| value.checked_mul(factor).unwrap();
    match sums {
        Value::Number(n) => json!(i64::try_from(number(n.as_i64().unwrap().into())).unwrap()),
        Value::String(text) => match text.parse::<i128>() {
            Ok(value) => json!(number(value).to_string()),
            Err(_) => sums.clone(),
        },
        Value::Array(elements) => elements.iter().map(|element| times(element, factor)).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(key, value)| (key.clone(), times(value, factor))).collect(),
        ),
        _ => sums.clone(),
    }
}

/// The tally with one group of so many people as each of these.
fn with_groups(tally: &Tally, people: &[i128]) -> Value {
    let mut document: Value = serde_json::from_str(&tally.to_json().unwrap()).unwrap();
    let group = document["groups"][0].clone();
    let groups = people.iter().enumerate().map(|(place, people)| {
        let mut group = times(&group, *people);
        group["by"][0]["value"] = json!(format!("lieu {place}"));
        group
    });
    document["groups"] = groups.collect();
    document
}

const MOST_ROWS: i128 = (1 << 53) - 1;

#[test]
fn no_tally_holds_more_rows_than_a_number_of_json() {
    for weight in WEIGHTS {
        let one = tally_of(&frame(&[someone()]), &options(&["lieu"], weight)).unwrap();
        let read =
            |people: &[i128]| Tally::from_json(with_groups(&one, people).to_string().as_bytes());
        // Decimal weights are counted in millionths, and held below 2^64.
        let most = if one.weighting() == Weighting::Survey { 1 << 44 } else { MOST_ROWS };
        let mut all = read(&[most - 1]).unwrap();
        assert_eq!(i128::from(all.rows()), most - 1);
        all.merge(&one).unwrap();
        assert_eq!(Tally::from_bytes(&all.to_bytes().unwrap()).unwrap(), all);
        let error = all.merge(&all.clone()).unwrap_err();
        assert_eq!(error.code(), Code::TooMuchWeight);
        let error = read(&[most, most]).map(drop).unwrap_err();
        assert_eq!(error.faults()[0].location().pointer().unwrap().as_str(), "/groups");
    }
}

#[test]
fn no_sum_of_a_group_counts_more_rows_than_the_group() {
    let one = tally_of(&frame(&[someone()]), &options(&["lieu"], Some(("fois", false)))).unwrap();
    let sound = with_groups(&one, &[2, 3]);
    Tally::from_json(sound.to_string().as_bytes()).unwrap();
    let counts = [
        "items",
        "numbers/0/rows",
        "rankings/0/people",
        "rankings/0/ranked",
        "scales/0/listwise/rows",
        "scales/0/pairwise/1/rows",
        "pairs/0/rows",
    ];
    for place in counts {
        let mut document = sound.clone();
        let place = format!("/groups/1/{place}/n/0");
        *document.pointer_mut(&place).unwrap() = json!(1i64 << 52);
        let error = Tally::from_json(document.to_string().as_bytes()).map(drop).unwrap_err();
        let fault = &error.faults()[0];
        assert_eq!(
            (fault.code(), fault.location().pointer().unwrap().as_str()),
            (Code::OutOfRange, place.as_str())
        );
    }
    for place in ["zero_weight_rows", "scales/0/invalid"] {
        let mut document = with_groups(&one, &[1; 2]);
        for group in document["groups"].as_array_mut().unwrap() {
            *group.pointer_mut(&format!("/{place}")).unwrap() = json!((1i64 << 53) - 1);
        }
        let error = Tally::from_json(document.to_string().as_bytes()).map(drop).unwrap_err();
        assert_eq!(error.faults()[0].code(), Code::OutOfRange, "{place}");
    }
}

/// A group in which nobody answered is part of the population all the same.
#[test]
fn a_population_counts_groups_where_nobody_answered() {
    let south = Person { place: Some("sud"), post: 0, ..someone() };
    let tally = tally_of(&frame([&someone(), &south]), &options(&["lieu", "poste"], None)).unwrap();
    let key = |place: &str, post: &str| vec![Some(place.to_owned()), Some(post.to_owned())];
    let groups = [(key("nord", "1"), 1), (key("sud", "0"), 1), (key("nord", "0"), 40)];
    let census = |total| Inference {
        selection: Selection::Census,
        population: Some(Population { total, groups: groups.clone().into() }),
        ..Inference::default()
    };
    let table = tally.summary(&census(None)).unwrap();
    let scales = tally.questionnaire().scales().len();
    let people = table.column_by_name("population").unwrap().as_primitive::<Int64Type>();
    let people: Vec<i64> = people.values().iter().step_by(scales).copied().collect();
    // Both cells, nord and sud, the posts 0 and 1, everybody.
    assert_eq!(people, [1, 1, 41, 1, 41, 1, 42]);
    let strata = Inference { strata: Some("poste".into()), ..census(None) };
    let table = tally.summary(&strata).unwrap();
    let people = table.column_by_name("population").unwrap().as_primitive::<Int64Type>();
    assert_eq!(people.values().iter().step_by(scales).copied().collect::<Vec<_>>(), [41, 1, 42]);
    let error = tally.summary(&census(Some(41))).unwrap_err();
    assert_eq!(error.code(), Code::InvalidOption);
    assert_eq!(error.found(), "41");
}

#[test]
fn a_tally_gives_up_columns_and_joins_values() {
    let places = [Some("nord"), Some("sud"), Some("est"), None];
    let people: Vec<Person> = (0..40)
        .map(|number| Person {
            place: places[number % 4],
            post: number as i64 % 3,
            answers: [Some(1 + (number % 4) as i8), Some(2), None],
            ..someone()
        })
        .collect();
    let both = tally_of(&frame(&people), &options(&["lieu", "poste"], None)).unwrap();
    let place = tally_of(&frame(&people), &options(&["lieu"], None)).unwrap();
    let swapped = tally_of(&frame(&people), &options(&["poste", "lieu"], None)).unwrap();
    let nothing = tally_of(&frame(&people), &options(&[], None)).unwrap();
    assert_eq!(both.over(&["lieu"]).unwrap(), place);
    assert_eq!(both.over(&["poste", "lieu"]).unwrap(), swapped);
    assert_eq!(both.over(&[]).unwrap(), nothing);
    let error = both.over(&["lieux", "poste", "poste"]).unwrap_err();
    assert_eq!(error.faults().len(), 2, "{error}");

    let joined: Vec<Person> = people
        .iter()
        .map(|person| Person {
            place: person.place.map(|place| if place == "nord" { "nord" } else { "ailleurs" }),
            ..person.clone()
        })
        .collect();
    let grouping = [("sud", "ailleurs"), ("est", "ailleurs"), ("nord", "nord")];
    let grouping = grouping.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
    let joined = tally_of(&frame(&joined), &options(&["lieu", "poste"], None)).unwrap();
    assert_eq!(both.coarser("lieu", &grouping).unwrap(), joined);
    let few = [("sud".to_owned(), "ailleurs".to_owned())].into();
    let error = both.coarser("lieu", &few).unwrap_err();
    assert_eq!(error.faults().len(), 2, "est and nord go nowhere: {error}");
}

#[test]
fn choices_put_in_order_have_mean_ranks() {
    let with = |ranks: [Option<&'static str>; 3]| Person { ranks, ..someone() };
    let all = [
        with([Some("u"), Some("v"), Some("w")]),
        // What is not ranked shares the ranks that are left: 2 and 3.
        with([Some("v"), None, None]),
        // A gap in the ranks leaves the first one over.
        with([None, Some("w"), Some("u")]),
        with([Some("u"), Some("u"), None]),
        with([None, None, None]),
    ];
    let table = tally_of(&frame(&all), &options(&[], None)).unwrap().rankings(false).unwrap();
    let numbers = |name: &str| -> Vec<f64> {
        let column = table.column_by_name(name).unwrap();
        arrow_array::cast::AsArray::as_primitive::<arrow_array::types::Float64Type>(column)
            .values()
            .to_vec()
    };
    let counts = |name: &str| -> Vec<i64> {
        let column = table.column_by_name(name).unwrap();
        arrow_array::cast::AsArray::as_primitive::<arrow_array::types::Int64Type>(column)
            .values()
            .to_vec()
    };
    assert_eq!((counts("asked"), counts("n")), (vec![5; 3], vec![3; 3]));
    assert_eq!((counts("ranked"), counts("repeated")), (vec![2, 2, 2], vec![1; 3]));
    let expected = [(1.0 + 2.5 + 3.0) / 3.0, (2.0 + 1.0 + 1.0) / 3.0, (3.0 + 2.5 + 2.0) / 3.0];
    for ((found, borda), rank) in
        numbers("mean_rank").into_iter().zip(numbers("borda")).zip(expected)
    {
        assert!(
            (found - rank).abs() < 1e-12 && (borda - (3.0 - rank)).abs() < 1e-12,
            "{found} {rank}"
        );
    }
    let mean: f64 = numbers("mean_rank").iter().sum();
    assert!((mean - 6.0).abs() < 1e-12, "ranks are only shared out");
    let nobody = tally_of(&frame(&[]), &options(&[], None)).unwrap().rankings(false).unwrap();
    assert_eq!(nobody.column_by_name("mean_rank").unwrap().null_count(), 3);
}

#[test]
fn nobody_is_a_tally_too() {
    let data = frame(&[]);
    for weight in WEIGHTS {
        let tally = tally_of(&data, &options(&["lieu"], weight)).unwrap();
        assert_eq!((tally.rows(), tally.groups().count()), (0, 0));
    }
    assert_eq!(Tally::empty(plan()).weighting(), Weighting::None);
}
