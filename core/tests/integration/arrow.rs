//! Many respondents through Arrow: the same plan, the same bits, whatever the
//! type of the columns.

use std::sync::Arc;

use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Decimal64Array, Decimal128Array, Decimal256Array,
    DictionaryArray, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Int64Array,
    LargeStringArray, NullArray, RecordBatch, StringArray, StringViewArray, UInt8Array,
    UInt16Array, UInt32Array, UInt64Array, cast::AsArray,
};
use arrow_schema::Schema;
use boussole_sante::{
    Answer, Check, Code, Comparison, Plan, Questionnaire, ScoreTable, TableOptions,
    arrow::LevelTable,
    scoring::{Cells, Plain},
    simulate::{SimulationOptions, simulate},
};
use proptest::prelude::*;

const QUESTIONNAIRE: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
  "title": {"fr": "Essai"},
  "choice_lists": [
    {"key": "accord", "choices": [
      {"code": "1", "value": 1, "label": {"fr": "Non"}}, {"code": "2", "value": 2, "label": {"fr": "Plutôt non"}},
      {"code": "3", "value": 3, "label": {"fr": "Plutôt oui"}}, {"code": "4", "value": 4, "label": {"fr": "Oui"}}],
     "missing": [{"code": "98", "kind": "dont_know"}, {"code": "NC", "kind": "not_applicable"}]},
    {"key": "echelle", "ladder": {"mobilised_from": 2}, "choices": [
      {"code": "0", "value": 0, "label": {"fr": "À découvrir"}}, {"code": "1", "value": 1, "label": {"fr": "Repérée"}},
      {"code": "2", "value": 2, "label": {"fr": "Mobilisée"}}],
     "missing": [{"code": "SO", "kind": "not_applicable"}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "a", "kind": "rating", "choices": "accord", "text": {"fr": "A"}},
    {"key": "b", "kind": "rating", "choices": "accord", "text": {"fr": "B"}},
    {"key": "c", "kind": "rating", "choices": "accord", "text": {"fr": "C"}, "shown_if": {"item": "a", "at_least": 2}},
    {"key": "n", "kind": "number", "min": 0, "max": "2.5", "decimals": 1, "text": {"fr": "N"}},
    {"key": "l", "kind": "level", "choices": "echelle", "occasion": true, "competency": "animer", "text": {"fr": "L"}}]}],
  "scales": [
    {"key": "abc", "title": {"fr": "ABC"}, "method": "mean", "output": "raw",
     "items": [{"item": "a"}, {"item": "b", "reversed": true}, {"item": "c", "weight": 3}]},
    {"key": "mixte", "title": {"fr": "Mixte"}, "method": "mean", "output": "percent_of_maximum",
     "items": [{"item": "a"}, {"item": "n", "weight": 2}]},
    {"key": "tout", "title": {"fr": "Tout"}, "method": "mean", "output": "percent_of_maximum", "model": "formative",
     "items": [{"scale": "abc", "weight": 2}, {"item": "n"}]}]
}"#;

fn questionnaire() -> Questionnaire {
    Questionnaire::from_json(QUESTIONNAIRE.as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()))
}

fn frame(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true)))
        .unwrap()
}

fn texts(cells: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(cells.to_vec()))
}

fn scores(
    batch: &RecordBatch,
    options: &TableOptions,
) -> Result<RecordBatch, boussole_sante::Error> {
    let plan = Plan::new(&questionnaire())?;
    ScoreTable::new(&plan, &batch.schema(), None, options)?.score(batch)
}

fn bits(table: &RecordBatch, column: &str) -> Vec<Option<u64>> {
    let column = table.column_by_name(column).unwrap();
    let values: &Float64Array = column.as_primitive();
    values.iter().map(|value| value.map(f64::to_bits)).collect()
}

fn words(table: &RecordBatch, column: &str) -> Vec<Option<String>> {
    let column = table.column_by_name(column).unwrap();
    let column: &DictionaryArray<Int8Type> = column.as_dictionary();
    let values = column.values().as_string::<i32>();
    let key = |row: usize| usize::try_from(column.keys().value(row)).unwrap();
    (0..column.len())
        .map(|row| column.is_valid(row).then(|| values.value(key(row)).to_owned()))
        .collect()
}

fn cell() -> impl Strategy<Value = Option<&'static str>> {
    prop_oneof![
        4 => prop::sample::select(vec![Some("1"), Some("2"), Some("3"), Some("4")]),
        1 => prop::sample::select(vec![None, Some("98"), Some("NC"), Some("7"), Some("")]),
    ]
}

fn number() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![None, Some("0"), Some("0.5"), Some("2.5"), Some("1"), Some("2.6")])
}

/// One row of cells: a, b, c and n.
type Row = (Option<&'static str>, Option<&'static str>, Option<&'static str>, Option<&'static str>);

proptest! {
    #[test]
    fn one_respondent_and_a_column_give_the_same_bits(
        rows in prop::collection::vec((cell(), cell(), cell(), number()), 1..40),
    ) {
        let plan = Plan::new(&questionnaire()).unwrap();
        let column = |pick: fn(&Row) -> Option<&'static str>| -> ArrayRef {
            Arc::new(StringArray::from(rows.iter().map(pick).collect::<Vec<_>>()))
        };
        let data = frame(vec![
            ("a", column(|r| r.0)), ("b", column(|r| r.1)), ("c", column(|r| r.2)), ("n", column(|r| r.3)),
        ]);
        let table = scores(&data, &TableOptions::default()).unwrap();
        for (row, (a, b, c, n)) in rows.iter().enumerate() {
            // A document refuses what a column counts as invalid.
            let invalid = [a, b, c].iter().any(|cell| **cell == Some("7")) || *n == Some("2.6");
            if invalid {
                continue;
            }
            let plain = |cell: &Option<&str>| cell.map_or(Plain::Null, |text| Plain::Text(text.to_owned()));
            let answers = plan
                .answers([("a", plain(a)), ("b", plain(b)), ("c", plain(c)), ("n", plain(n))])
                .unwrap();
            let report = plan.score(&answers, &Comparison::default()).unwrap();
            let of_row = plan.answers_of(&data, row).unwrap();
            let of_row = plan.score(&of_row, &Comparison::default()).unwrap();
            prop_assert_eq!(of_row.to_json(), report.to_json());
            for scale in &report.scales {
                let name = scale.key.as_str();
                prop_assert_eq!(scale.value.map(f64::to_bits), bits(&table, name)[row], "{} row {}", name, row);
                let status = words(&table, &format!("{name}_status"))[row].clone();
                prop_assert_eq!(Some(scale.status.to_string()), status);
            }
        }
    }

    #[test]
    fn batches_cut_anywhere_give_the_same_table(
        rows in prop::collection::vec((cell(), cell(), cell(), number()), 2..60), cut in 0usize..60,
    ) {
        let cut = cut.min(rows.len());
        let plan = Plan::new(&questionnaire()).unwrap();
        let data = frame(vec![
            ("a", Arc::new(StringArray::from(rows.iter().map(|r| r.0).collect::<Vec<_>>())) as ArrayRef),
            ("b", Arc::new(StringArray::from(rows.iter().map(|r| r.1).collect::<Vec<_>>()))),
            ("c", Arc::new(StringArray::from(rows.iter().map(|r| r.2).collect::<Vec<_>>()))),
            ("n", Arc::new(StringArray::from(rows.iter().map(|r| r.3).collect::<Vec<_>>()))),
        ]);
        let whole = scores(&data, &TableOptions::default()).unwrap();
        let mut table = ScoreTable::new(&plan, &data.schema(), None, &TableOptions::default()).unwrap();
        let first = table.score(&data.slice(0, cut)).unwrap();
        let second = table.score(&data.slice(cut, rows.len() - cut)).unwrap();
        for scale in ["abc", "mixte", "tout"] {
            let mut parts = bits(&first, scale);
            parts.extend(bits(&second, scale));
            prop_assert_eq!(parts, bits(&whole, scale));
        }
    }
}

#[test]
fn every_type_reads_the_same() {
    let cells = [Some(1i64), Some(4), None, Some(98), Some(7), Some(2)];
    let as_type = |kind: &str| -> ArrayRef {
        macro_rules! integers {
            ($array:ident, $native:ty) => {
                Arc::new(
                    cells
                        .iter()
                        .map(|c| c.map(|v| <$native>::try_from(v).unwrap()))
                        .collect::<$array>(),
                )
            };
        }
        let text: Vec<Option<String>> = cells.iter().map(|c| c.map(|v| v.to_string())).collect();
        let dictionary_keys =
            Int32Array::from(vec![Some(0), Some(1), Some(5), Some(2), Some(3), Some(4)]);
        match kind {
            "i8" => integers!(Int8Array, i8),
            "i16" => integers!(Int16Array, i16),
            "i32" => integers!(Int32Array, i32),
            "i64" => integers!(Int64Array, i64),
            "u8" => integers!(UInt8Array, u8),
            "u16" => integers!(UInt16Array, u16),
            "u32" => integers!(UInt32Array, u32),
            "u64" => integers!(UInt64Array, u64),
            "f64" => Arc::new(cells.iter().map(|c| c.map(|v| v as f64)).collect::<Float64Array>()),
            "nan" => Arc::new(Float64Array::from_iter_values(
                cells.iter().map(|c| c.map_or(f64::NAN, |v| v as f64)),
            )),
            "f32" => Arc::new(cells.iter().map(|c| c.map(|v| v as f32)).collect::<Float32Array>()),
            "text" => Arc::new(StringArray::from(text)),
            "large" => Arc::new(LargeStringArray::from(text)),
            "view" => Arc::new(StringViewArray::from_iter(text)),
            "dictionary" => {
                let values = StringArray::from(vec![
                    Some("1"),
                    Some("4"),
                    Some("98"),
                    Some("7"),
                    Some("2"),
                    None,
                ]);
                Arc::new(
                    DictionaryArray::<Int32Type>::try_new(dictionary_keys, Arc::new(values))
                        .unwrap(),
                )
            }
            "numbers in a dictionary" => {
                let values =
                    Int64Array::from(vec![Some(1), Some(4), Some(98), Some(7), Some(2), None]);
                Arc::new(
                    DictionaryArray::<Int32Type>::try_new(dictionary_keys, Arc::new(values))
                        .unwrap(),
                )
            }
            other => panic!("{other}"),
        }
    };
    let plan = Plan::new(&questionnaire()).unwrap();
    let table = |kind: &str| {
        let column = as_type(kind);
        // Offsets of slices are a usual source of mistakes.
        let data = frame(vec![("a", column.clone()), ("b", column.clone()), ("c", column)]);
        let scales = ["abc".to_owned()];
        let mut table =
            ScoreTable::new(&plan, &data.schema(), Some(&scales), &TableOptions::default())
                .unwrap();
        let (one, two) =
            (table.score(&data.slice(0, 2)).unwrap(), table.score(&data.slice(2, 4)).unwrap());
        let mut values = bits(&one, "abc");
        values.extend(bits(&two, "abc"));
        let mut status = words(&one, "abc_status");
        status.extend(words(&two, "abc_status"));
        (values, status, table.bad_cells().invalid())
    };
    let expected = table("i8");
    assert_eq!(expected.0[1].map(f64::from_bits), Some((4.0 + 1.0 + 12.0) / 5.0));
    assert_eq!(expected.2, 3, "7 is not a choice in any of three columns");
    for kind in [
        "i16",
        "i32",
        "i64",
        "u8",
        "u16",
        "u32",
        "u64",
        "f64",
        "nan",
        "f32",
        "text",
        "large",
        "view",
        "dictionary",
        "numbers in a dictionary",
    ] {
        assert_eq!(table(kind), expected, "{kind}");
    }
}

#[test]
fn odd_cells_are_counted_and_never_scored() {
    let floats =
        Float64Array::from(vec![3.5, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 3.0, -0.0, 1e300]);
    let rows = floats.len();
    let ones: ArrayRef = Arc::new(Int8Array::from(vec![1; rows]));
    let data =
        frame(vec![("a", Arc::new(floats)), ("b", ones.clone()), ("c", ones.clone()), ("n", ones)]);
    let plan = Plan::new(&questionnaire()).unwrap();
    let mut table = ScoreTable::new(&plan, &data.schema(), None, &TableOptions::default()).unwrap();
    let result = table.score(&data).unwrap();
    assert_eq!(table.bad_cells().invalid(), 5);
    let invalid: &Int16Array = result.column_by_name("abc_invalid").unwrap().as_primitive();
    assert_eq!(invalid.values(), &[1, 1, 1, 0, 0, 1, 1]);
    let listed = table.bad_cells().to_batch();
    assert_eq!(listed.num_rows(), 5);
    let strict = TableOptions { strict: true, ..TableOptions::default() };
    let error = scores(&data, &strict).unwrap_err();
    assert_eq!((error.code(), error.faults().len()), (Code::InvalidCells, 5));
    assert_eq!(error.faults()[0].location().to_string(), "[a, 1]");
}

#[test]
fn a_list_whose_code_is_another_value_cannot_shift_a_score() {
    let shifted = QUESTIONNAIRE.replace(
        r#"{"code": "1", "value": 1, "label": {"fr": "Non"}}, {"code": "2", "value": 2,"#,
        r#"{"code": "1", "value": 0, "label": {"fr": "Non"}}, {"code": "2", "value": 1,"#,
    );
    let q = Questionnaire::from_json(shifted.as_bytes()).unwrap();
    let score = |cells: Cells, column: ArrayRef| {
        let plan = Plan::with_cells(&q, cells).unwrap();
        let data = frame(vec![("a", column.clone()), ("b", column.clone()), ("c", column)]);
        let scales = ["abc".to_owned()];
        let mut table =
            ScoreTable::new(&plan, &data.schema(), Some(&scales), &TableOptions::default())
                .unwrap();
        let result = table.score(&data).unwrap();
        let values: Vec<Option<f64>> =
            bits(&result, "abc").into_iter().map(|bits| bits.map(f64::from_bits)).collect();
        (values, table.bad_cells().invalid())
    };
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![0, 1, 2]));
    // Codes win: 0 is no code, 1 is the code of value 0, 2 that of value 1.
    let (values, invalid) = score(Cells::Auto, numbers.clone());
    assert_eq!((values[0], invalid), (None, 3));
    // c is hidden where a is below 2, so a and the reversed b alone count.
    assert_eq!(values[1], Some((0.0 + 4.0) / 2.0));
    // Values: 0 is the code 1, and 2 belongs to no choice.
    let (values, invalid) = score(Cells::Values, numbers);
    assert_eq!((values[0], values[2], invalid), (Some(2.0), None, 3));
    let (values, invalid) =
        score(Cells::Labels, texts(&[Some("Non"), Some("Plutôt\u{a0}oui"), Some("1")]));
    assert_eq!((values[0], values[1], invalid), (Some(2.0), Some((3.0 + 1.0 + 9.0) / 5.0), 3));
}

#[test]
fn what_cannot_be_read_is_told_before_any_row() {
    let text = texts(&[Some("1")]);
    let data = frame(vec![("A ", text.clone()), ("b", text.clone()), ("c", text.clone())]);
    let error = scores(&data, &TableOptions::default()).unwrap_err();
    let faults: Vec<(Code, String)> =
        error.faults().iter().map(|f| (f.code(), f.location().to_string())).collect();
    assert_eq!(
        faults,
        [(Code::MissingColumn, "[a]".to_owned()), (Code::MissingColumn, "[n]".to_owned())]
    );
    assert!(error.faults()[0].expected().to_string().contains("near names: A "), "{error:?}");

    let absent = TableOptions { absent: vec!["n".into()], ..TableOptions::default() };
    let data = frame(vec![("a", text.clone()), ("b", text.clone()), ("c", text.clone())]);
    assert_eq!(
        words(&scores(&data, &absent).unwrap(), "mixte_status"),
        [Some("too_few_answers".to_owned())]
    );

    let booleans: ArrayRef = Arc::new(BooleanArray::from(vec![true]));
    let data =
        frame(vec![("a", booleans), ("b", text.clone()), ("c", text.clone()), ("n", text.clone())]);
    assert_eq!(scores(&data, &TableOptions::default()).unwrap_err().code(), Code::UnsupportedType);

    let nothing: ArrayRef = Arc::new(NullArray::new(1));
    let data =
        frame(vec![("a", nothing), ("b", text.clone()), ("c", text.clone()), ("n", text.clone())]);
    assert_eq!(
        words(&scores(&data, &TableOptions::default()).unwrap(), "abc_status"),
        [Some("ok".to_owned())]
    );

    let columns = vec![
        ("a", text.clone()),
        ("b", text.clone()),
        ("c", text.clone()),
        ("n", text.clone()),
        ("abc_used", text),
    ];
    let kept = TableOptions { keep: vec!["abc_used".into()], ..TableOptions::default() };
    assert_eq!(scores(&frame(columns.clone()), &kept).unwrap_err().code(), Code::NameCollision);
    let prefixed = TableOptions { prefix: "s_".into(), ..kept };
    let table = scores(&frame(columns), &prefixed).unwrap();
    assert_eq!(table.schema().field(1).name(), "s_abc");

    let fields: Vec<_> =
        data.schema().fields().iter().chain(data.schema().fields()).cloned().collect();
    let twice = Schema::new(fields);
    let plan = Plan::new(&questionnaire()).unwrap();
    let error = ScoreTable::new(&plan, &twice, None, &TableOptions::default()).unwrap_err();
    assert!(error.faults().iter().all(|fault| fault.code() == Code::DuplicateColumn));
}

#[test]
fn ids_that_repeat_are_listed_and_hidden_answers_do_not_count() {
    let data = frame(vec![
        ("id", texts(&[Some("r1"), Some("r2"), Some("r1"), None, None])),
        ("a", texts(&[Some("1"), Some("2"), None, Some("1"), Some("4")])),
        ("b", texts(&[Some("4"); 5])),
        ("c", texts(&[Some("4"); 5])),
        ("n", texts(&[Some("1"); 5])),
        ("l", texts(&[Some("2"), Some("SO"), Some("9"), None, Some("0")])),
        (
            "l_occasion",
            texts(&[Some("no"), None, Some("yes"), Some("a-little"), Some("peut-être")]),
        ),
    ]);
    let options = TableOptions { id: Some("id".into()), ..TableOptions::default() };
    let plan = Plan::new(&questionnaire()).unwrap();
    let mut table = ScoreTable::new(&plan, &data.schema(), None, &options).unwrap();
    let result = table.score(&data).unwrap();
    // Row 1: c is hidden, so a = 1 and reversed b = 1. Row 3: unknown, so asked.
    let values: Vec<Option<f64>> =
        bits(&result, "abc").into_iter().map(|b| b.map(f64::from_bits)).collect();
    assert_eq!(values[0], Some(1.0));
    assert_eq!(values[2], Some((1.0 + 12.0) / 4.0));
    assert_eq!(table.bad_cells().answered_though_hidden(), 2);
    let ids = table.duplicate_ids();
    assert_eq!(ids.num_rows(), 1);
    let first: &Int64Array = ids.column_by_name("first_row").unwrap().as_primitive();
    assert_eq!(first.value(0), 1);

    let mut levels = LevelTable::new(&plan, &data.schema(), &options).unwrap();
    let result = levels.levels(&data).unwrap();
    let level: &Int8Array = result.column_by_name("animer").unwrap().as_primitive();
    assert_eq!(level.iter().collect::<Vec<_>>(), [Some(2), None, None, None, Some(0)]);
    let missing = words(&result, "animer_missing");
    assert_eq!(
        missing.iter().map(Option::as_deref).collect::<Vec<_>>(),
        [None, Some("not_applicable"), Some("invalid"), Some("no_answer"), None]
    );
    assert_eq!(
        words(&result, "animer_occasion").iter().map(Option::as_deref).collect::<Vec<_>>(),
        [Some("no"), None, Some("yes"), Some("a-little"), None]
    );

    let mut check = Check::new(&plan, &data.schema());
    check.look(&data).unwrap();
    let report = check.to_batch();
    let column = |name: &str| report.column_by_name(name).unwrap().clone();
    let names: Vec<&str> = column("column")
        .as_string::<i32>()
        .iter()
        .flatten()
        .map(|n| n.to_owned().leak() as &str)
        .collect();
    assert_eq!(names, ["a", "b", "c", "n", "l", "l_occasion", "id"]);
    assert_eq!(column("status").as_string::<i32>().value(6), "extra");
    assert_eq!(column("invalid_values").as_string::<i32>().value(4), "9 (1)");
    assert_eq!(column("unseen").as_string::<i32>().value(0), "3");
}

/// One rating with choices of two values, and a number.
const YES_OR_NO: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
  "title": {"fr": "Essai"},
  "choice_lists": [
    {"key": "oui", "choices": [
      {"code": "O", "value": 1, "label": {"fr": "Oui", "en": "Yes"}},
      {"code": "N", "value": 0, "label": {"fr": "Non", "en": "No"}}],
     "missing": [{"code": "9", "kind": "dont_know", "label": {"fr": "Ne sait pas"}}]},
    {"key": "croise", "choices": [
      {"code": "1", "value": 1, "label": {"fr": "2"}}, {"code": "2", "value": 2, "label": {"fr": "Deux"}}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "a", "kind": "rating", "choices": "oui", "text": {"fr": "A"}},
    {"key": "x", "kind": "rating", "choices": "croise", "text": {"fr": "X"}},
    {"key": "n", "kind": "number", "min": 0, "max": "99.5", "decimals": 2, "text": {"fr": "N"}}]}],
  "scales": [
    {"key": "sa", "title": {"fr": "A"}, "method": "mean", "output": "raw", "items": [{"item": "a"}]},
    {"key": "sx", "title": {"fr": "X"}, "method": "mean", "output": "raw", "items": [{"item": "x"}]},
    {"key": "sn", "title": {"fr": "N"}, "method": "mean", "output": "raw", "items": [{"item": "n"}]}]
}"#;

/// The scores of `a`, `x` or `n` alone.
fn alone(item: &str, cells: ArrayRef) -> Vec<Option<f64>> {
    let plan = Plan::new(&Questionnaire::from_json(YES_OR_NO.as_bytes()).unwrap()).unwrap();
    let absent = ["a", "x", "n"].into_iter().filter(|other| *other != item).map(str::to_owned);
    let options = TableOptions { absent: absent.collect(), ..TableOptions::default() };
    let batch = frame(vec![(item, cells)]);
    let mut table = ScoreTable::new(&plan, &batch.schema(), None, &options).unwrap();
    let scores = table.score(&batch).unwrap();
    let scores: &Float64Array = scores.column_by_name(&format!("s{item}")).unwrap().as_primitive();
    scores.iter().collect()
}

#[test]
fn decimals_are_the_numbers_that_they_are() {
    let of_scale = |scale: i8, values: Vec<Option<i128>>| -> [ArrayRef; 2] {
        let precision = 38;
        let array = Decimal128Array::from(values.clone());
        let wide = values.into_iter().map(|value| value.map(arrow_buffer::i256::from_i128));
        [
            Arc::new(array.with_precision_and_scale(precision, scale).unwrap()),
            Arc::new(
                wide.collect::<Decimal256Array>().with_precision_and_scale(76, scale).unwrap(),
            ),
        ]
    };
    for array in of_scale(1, vec![Some(10), Some(0), None, Some(15)]) {
        assert_eq!(alone("a", array), [Some(1.0), Some(0.0), None, None]);
    }
    for array in of_scale(9, vec![Some(12_250_000_000), Some(1_234_567), Some(99_500_000_000)]) {
        assert_eq!(alone("n", array), [Some(12.25), None, Some(99.5)]);
    }
    for array in of_scale(-1, vec![Some(2), Some(i128::MAX / 100)]) {
        assert_eq!(alone("n", array), [Some(20.0), None]);
    }
    let short = Decimal64Array::from(vec![1250]).with_precision_and_scale(8, 2).unwrap();
    assert_eq!(alone("n", Arc::new(short)), [Some(12.5)]);
}

#[test]
fn booleans_are_two_values_and_labels_are_tried() {
    let booleans = BooleanArray::from(vec![Some(true), Some(false), None]);
    assert_eq!(alone("a", Arc::new(booleans)), [Some(1.0), Some(0.0), None]);
    let cells = ["Oui", " No ", "O", "0", "Ne sait pas", "oui", ""];
    let expected = [Some(1.0), Some(0.0), Some(1.0), Some(0.0), None, None, None];
    assert_eq!(alone("a", Arc::new(StringArray::from(cells.to_vec()))), expected);
    assert_eq!(alone("a", Arc::new(LargeStringArray::from(cells.to_vec()))), expected);
    assert_eq!(alone("a", Arc::new(StringViewArray::from(cells.to_vec()))), expected);
    let dictionary: DictionaryArray<Int32Type> = cells.into_iter().collect();
    assert_eq!(alone("a", Arc::new(dictionary)), expected);
    // A label that is another choice's code is none.
    assert_eq!(alone("x", texts(&[Some("2"), Some("Deux")])), [Some(2.0), None]);
}

#[test]
fn batches_go_by_the_names_of_their_columns() {
    let first = frame(vec![("a", texts(&[Some("O")])), ("n", texts(&[Some("9.5")]))]);
    let turned = frame(vec![("n", texts(&[Some("1.5")])), ("a", texts(&[Some("N")]))]);
    let fewer = frame(vec![("a", texts(&[Some("N")]))]);
    let other: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    let other = frame(vec![("a", texts(&[Some("N")])), ("n", other)]);
    let plan = Plan::new(&Questionnaire::from_json(YES_OR_NO.as_bytes()).unwrap()).unwrap();
    let absent = TableOptions { absent: vec!["x".to_owned()], ..TableOptions::default() };
    let mut table = ScoreTable::new(&plan, &first.schema(), None, &absent).unwrap();
    let mut check = Check::new(&plan, &first.schema());
    for batch in [&first, &turned] {
        table.score(batch).unwrap();
        check.look(batch).unwrap();
    }
    let scores = table.score(&turned).unwrap();
    let of = |name: &str| {
        scores
            .column_by_name(name)
            .unwrap()
            .as_primitive::<arrow_array::types::Float64Type>()
            .value(0)
    };
    assert_eq!((of("sa"), of("sn")), (0.0, 1.5));
    for (batch, code) in [(fewer, Code::MissingColumn), (other, Code::UnsupportedType)] {
        let error = table.score(&batch).unwrap_err();
        assert_eq!(error.faults()[0].code(), code);
        assert_eq!(check.look(&batch).unwrap_err().faults()[0].location().to_string(), "[n]");
    }
}

/// Every kind of item, out of a table and back.
#[test]
fn a_row_is_the_person_whom_the_table_scores() {
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let plan = Plan::new(&q).unwrap();
    let options = SimulationOptions { respondents: 60, ..SimulationOptions::default() };
    let columns = simulate(&q, &options).unwrap().columns.into_iter();
    let columns = columns.map(|(name, cells)| -> (String, ArrayRef, bool) {
        (name, Arc::new(StringArray::from_iter(cells)), true)
    });
    let data = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let table = scores_of(&plan, &data);
    let mut kinds = std::collections::BTreeSet::new();
    let mut compared = 0;
    for row in 0..data.num_rows() {
        let answers = match plan.answers_of(&data, row) {
            Ok(answers) => answers,
            // Invented data has invalid cells, as real data has.
            Err(error) => {
                assert_eq!(error.code(), Code::InvalidCells);
                continue;
            }
        };
        kinds.extend(answers.iter().map(|(_, answer)| match answer {
            Answer::Missing { kind, .. } => kind.as_str(),
            Answer::Chosen { .. } => "chosen",
            Answer::Choice { .. } => "choice",
            Answer::Level { .. } => "level",
            _ => "other",
        }));
        let report = plan.score(&answers, &Comparison::default()).unwrap();
        for scale in &report.scales {
            let name = scale.key.as_str();
            assert_eq!(scale.value.map(f64::to_bits), bits(&table, name)[row], "{name} {row}");
            let status = words(&table, &format!("{name}_status"))[row].clone();
            assert_eq!(Some(scale.status.to_string()), status, "{name} {row}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
    for kind in ["chosen", "choice", "level", "not_applicable"] {
        assert!(kinds.contains(kind), "{kinds:?}");
    }
}

fn scores_of(plan: &Plan, data: &RecordBatch) -> RecordBatch {
    let options = TableOptions::default();
    ScoreTable::new(plan, &data.schema(), None, &options).unwrap().score(data).unwrap()
}

#[test]
fn a_row_that_cannot_be_read_says_where() {
    let plan = Plan::new(&questionnaire()).unwrap();
    let column = |cells: Vec<Option<&str>>| -> ArrayRef { Arc::new(StringArray::from(cells)) };
    let data = frame(vec![
        ("a", column(vec![Some("2"), Some("secret")])),
        ("b", column(vec![Some("1"), Some("9")])),
    ]);
    let error = plan.answers_of(&data, 1).unwrap_err();
    let told: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("[a]: ") && !told[0].contains("secret"), "{told:?}");
    assert_eq!(plan.answers_of(&data, 2).unwrap_err().code(), Code::InvalidOption);
    // What has no column is not answered; data of something else is refused.
    assert_eq!(plan.answers_of(&data, 0).unwrap().len(), 2);
    let other = frame(vec![("z", column(vec![Some("2")]))]);
    assert_eq!(plan.answers_of(&other, 0).unwrap_err().code(), Code::MissingColumn);
}

#[test]
fn each_kind_of_item_comes_out_of_its_columns() {
    let q = r#"{"document": "questionnaire", "schema_version": 1, "key": "tout", "version": "1.0.0",
        "title": {"fr": "Tout"},
        "choice_lists": [
            {"key": "echelle", "ladder": {"mobilised_from": 2}, "missing": [{"code": "NSP", "kind": "refused"}],
             "choices": [{"code": "0", "value": 0, "label": {"fr": "zéro"}}, {"code": "1", "value": 1, "label": {"fr": "un"}},
                         {"code": "2", "value": 2, "label": {"fr": "deux"}}]},
            {"key": "liste", "choices": [{"code": "x", "label": {"fr": "X"}}, {"code": "y", "label": {"fr": "Y"}},
                                         {"code": "z", "label": {"fr": "Z"}}]}],
        "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
            {"key": "niveau", "kind": "level", "text": {"fr": "?"}, "choices": "echelle", "competency": "c", "occasion": true},
            {"key": "refus", "kind": "level", "text": {"fr": "?"}, "choices": "echelle", "competency": "d", "occasion": true},
            {"key": "choix", "kind": "single", "text": {"fr": "?"}, "choices": "liste"},
            {"key": "coches", "kind": "multiple", "text": {"fr": "?"}, "choices": "liste"},
            {"key": "rangs", "kind": "ranking", "text": {"fr": "?"}, "choices": "liste"},
            {"key": "nombre", "kind": "number", "text": {"fr": "?"}, "decimals": 1},
            {"key": "texte", "kind": "text", "text": {"fr": "?"}},
            {"key": "vide", "kind": "single", "text": {"fr": "?"}, "choices": "liste"}]}]}"#;
    let plan = Plan::new(&Questionnaire::from_json(q.as_bytes()).unwrap()).unwrap();
    let cell = |name: &str| match name {
        "niveau" => "2",
        "niveau_occasion" => "a-little",
        "refus" => "NSP",
        "refus_occasion" => "no",
        "choix" | "rangs[2]" => "y",
        "coches[x]" | "coches[z]" => "1",
        "coches[y]" => "0",
        "rangs[1]" => "z",
        "nombre" => "2.5",
        "texte" => "libre",
        _ => "",
    };
    let columns = plan.columns().map(|name| -> (&str, ArrayRef, bool) {
        (name, Arc::new(StringArray::from(vec![cell(name)])), true)
    });
    let data = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let answers = serde_json::to_value(plan.answers_of(&data, 0).unwrap()).unwrap();
    let expected = serde_json::json!({
        "niveau": {"level": 2, "occasion": "a-little"},
        "refus": {"missing": "refused", "occasion": "no"},
        "choix": {"choice": "y"},
        "coches": {"chosen": ["x", "z"]},
        "rangs": {"ranking": ["z", "y"]},
        "nombre": {"number": "2.5"},
        "texte": {"text": "libre"},
    });
    assert_eq!(answers, expected);
}
