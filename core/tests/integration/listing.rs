//! The lists of a referential as tables.

use boussole_sante::{
    Code, Referential,
    workbook::{ListedValue, Listing, listing, listings},
};

fn kind(table: &Listing, column: usize) -> (&'static str, usize) {
    let mut kinds: Vec<&str> = Vec::new();
    let mut filled = 0;
    for row in &table.rows {
        let (kind, there) = match &row[column] {
            ListedValue::Text(text) => ("text", text.as_ref().is_some_and(|text| !text.is_empty())),
            ListedValue::Integer(number) => ("integer", number.is_some()),
            ListedValue::Truth(truth) => ("truth", truth.is_some()),
            ListedValue::Texts(texts) => ("texts", !texts.is_empty()),
            other => panic!("{other:?}"),
        };
        kinds.push(kind);
        filled += usize::from(there);
    }
    kinds.dedup();
    assert_eq!(kinds.len(), 1, "one type a column: {}", table.columns[column]);
    (kinds[0], filled)
}

/// What a person should look over: each column with its type and how many rows
/// have something there.
#[test]
fn every_list_is_a_table() {
    let referential = Referential::embedded().unwrap();
    let mut lines = Vec::new();
    for list in listings() {
        let table = listing(&referential, list, "fr").unwrap();
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{list}");
        lines.push(format!("{list}: {} rows", table.rows.len()));
        for (index, column) in table.columns.iter().enumerate() {
            let (kind, filled) = kind(&table, index);
            lines.push(format!("  {column} {kind} {filled}"));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn texts_are_in_the_language_asked_for() {
    let referential = Referential::embedded().unwrap();
    let label = |language| match &listing(&referential, "dispositifs", language).unwrap().rows[0][1]
    {
        ListedValue::Text(text) => text.clone().unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(label("en"), referential.dispositif("asv").unwrap().label.get("en").0);
    assert_ne!(label("en"), label("fr"));
    assert_eq!(label("de"), label("fr"), "French where a language lacks it");
    let error = listing(&referential, "competency", "fr").unwrap_err();
    assert_eq!(error.code(), Code::UnknownName);
    assert_eq!(error.expected(), "a name near to it: competencies");
}
