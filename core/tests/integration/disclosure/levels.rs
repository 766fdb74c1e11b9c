//! Levels by the size of their base.

use std::collections::BTreeMap;

use boussole_sante::{
    disclosure::SmallBases,
    group_tables::{Inference, TallyTable},
    release,
    release::Releasable,
};

use super::*;

const LEVELS: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "echelle", "version": "1.0.0",
  "title": {"fr": "Échelle"},
  "choice_lists": [{"key": "echelle", "ladder": {"mobilised_from": 3}, "choices": [
      {"code": "0", "value": 0, "label": {"fr": "0"}}, {"code": "1", "value": 1, "label": {"fr": "1"}},
      {"code": "2", "value": 2, "label": {"fr": "2"}}, {"code": "3", "value": 3, "label": {"fr": "3"}},
      {"code": "4", "value": 4, "label": {"fr": "4"}}], "missing": [{"code": "NC", "kind": "not_applicable"}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "l", "kind": "level", "choices": "echelle", "occasion": true, "text": {"fr": "L"}}]}],
  "scales": []
}"#;

/// The published levels of people at each level, with each occasion.
fn levels(at: [usize; 5], occasions: [usize; 3], rules: ReleaseRules) -> BTreeMap<String, f64> {
    let plan = Plan::new(&Questionnaire::from_json(LEVELS.as_bytes()).unwrap()).unwrap();
    let each = |words: &[&str], counts: &[usize]| -> ArrayRef {
        let both = words.iter().zip(counts);
        let people = both.flat_map(|(word, count)| vec![Some((*word).to_owned()); *count]);
        Arc::new(people.collect::<StringArray>())
    };
    let columns = [
        ("l", each(&["0", "1", "2", "3", "4"], &at)),
        ("l_occasion", each(&["yes", "a-little", "no"], &occasions)),
    ];
    let data = RecordBatch::try_from_iter(columns).unwrap();
    let (options, table) = (TallyOptions::default(), TableOptions::default());
    let mut reader = TallyReader::new(&plan, &data.schema(), &options, &table).unwrap();
    reader.add(&data).unwrap();
    let tally = reader.finish();
    let asked = TallyTable::Levels(Inference::default());
    let tables = [Releasable::Tally { tally: &tally, table: &asked }];
    let out = release(&tables, &ReleaseOptions::new(rules)).unwrap();
    let table = &out.published()[0];
    let schema = table.schema();
    let columns = schema.fields().iter().zip(table.columns());
    let figures = columns.filter(|(_, array)| array.is_valid(0)).filter_map(|(field, array)| {
        let whole = || array.as_primitive_opt::<Int64Type>().map(|values| values.value(0) as f64);
        let real = || array.as_primitive_opt::<Float64Type>().map(|values| values.value(0));
        Some((field.name().clone(), whole().or_else(real)?))
    });
    figures.collect()
}

#[test]
fn levels_are_published_by_the_size_of_their_base() {
    let figures = |found: &BTreeMap<String, f64>, names: &[&str]| -> Vec<Option<f64>> {
        names.iter().map(|name| found.get(*name).copied()).collect()
    };
    let counts = ["level_0", "level_1", "level_2", "level_3", "level_4"];
    let middle = ["median_low", "median_high", "share_mobilised"];
    let occasions = ["occasion_yes", "occasion_a_little", "occasion_no"];

    let all = levels([5, 6, 0, 8, 4], [12, 7, 4], rules());
    assert_eq!(figures(&all, &counts), [5.0, 6.0, 0.0, 8.0, 4.0].map(Some));
    assert_eq!(figures(&all, &middle), [3.0, 3.0, 0.522].map(Some));
    assert_eq!(figures(&all, &occasions), [12.0, 7.0, 4.0].map(Some));
    assert!(all["ci_low"] < 0.522 && all["ci_high"] > 0.522);
    assert_eq!((all["n"], all["not_applicable"]), (23.0, 0.0));

    // The third level is rare: it is counted with the fourth, so that the share
    // at the fourth or above would tell them apart.
    let merged = levels([5, 6, 1, 8, 4], [12, 10, 2], rules());
    assert_eq!(figures(&merged, &counts), [Some(5.0), Some(6.0), Some(9.0), None, Some(4.0)]);
    assert_eq!(merged.get("share_mobilised"), None);
    assert_eq!(figures(&merged, &occasions), [Some(12.0), None, None], "no is rare");

    // Below the fourth level nothing is rare.
    let above = levels([5, 6, 4, 1, 7], [12, 7, 4], rules());
    assert_eq!(figures(&above, &counts), [Some(5.0), Some(6.0), Some(4.0), Some(8.0), None]);
    assert_eq!(above.get("share_mobilised"), Some(&0.348));

    let from_twelve = levels([4, 4, 0, 0, 6], [14, 0, 0], rules());
    assert_eq!(figures(&from_twelve, &middle), [1.0, 1.0, 0.429].map(Some));
    assert_eq!(from_twelve.get("ci_low"), None, "intervals start at 20");
    assert_eq!(figures(&from_twelve, &occasions), [None; 3], "all gave one occasion");

    let small = levels([1, 3, 1, 2, 1], [4, 4, 0], rules());
    assert_eq!(figures(&small, &counts), [None; 5]);
    assert_eq!(figures(&small, &middle), [Some(1.0), None, None]);
    assert_eq!(figures(&small, &occasions), [None; 3]);

    let shares = || {
        let mut rules = rules();
        rules.small_bases = SmallBases::Share;
        rules
    };
    let share = levels([1, 3, 1, 2, 1], [4, 4, 0], shares());
    assert_eq!(figures(&share, &middle), [None, None, Some(0.375)]);
    let nearly_none = levels([1, 3, 3, 1, 0], [4, 4, 0], shares());
    assert_eq!(figures(&nearly_none, &middle), [None; 3], "1 of 8 is nobody's business");
    let nearly_all = levels([0, 1, 0, 4, 3], [4, 4, 0], shares());
    assert_eq!(figures(&nearly_all, &middle), [None; 3]);
    assert_eq!(levels([1, 1, 1, 1, 0], [4, 0, 0], rules()).get("n"), None);
}
