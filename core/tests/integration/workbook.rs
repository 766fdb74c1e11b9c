//! The lists that officers keep, as sheets and back.

use std::fs;
use std::path::PathBuf;

use boussole_sante::{
    Code, Error, Language, Location, Referential,
    workbook::{Sheet, SheetCells, from_sheets, to_sheets},
};
use proptest::prelude::*;

/// The sheets as a spreadsheet library reads them again.
fn cells(sheets: &[Sheet]) -> Vec<SheetCells> {
    let filled = |cell: &str| Some(cell.to_owned()).filter(|cell| !cell.is_empty());
    sheets
        .iter()
        .map(|sheet| {
            let paths = sheet.columns.iter().map(|column| filled(&column.path)).collect();
            let headings = sheet.columns.iter().map(|column| filled(&column.heading)).collect();
            let rows = [paths, headings].into_iter().chain(sheet.rows.clone()).collect();
            SheetCells { name: sheet.name.clone(), rows }
        })
        .collect()
}

/// An overlay whose entries have every kind of field, with texts that
/// spreadsheets are bad at.
fn region() -> Referential {
    let file =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/overlays/region.json");
    Referential::from_json(&fs::read(file).unwrap()).unwrap()
}

/// The same text, or the first line that is not.
fn same(read: &Referential, expected: &Referential) {
    let (read, expected) = (read.to_json(), expected.to_json());
    for (number, (read, expected)) in read.lines().zip(expected.lines()).enumerate() {
        assert_eq!(read, expected, "line {number}");
    }
    assert_eq!(read.len(), expected.len());
}

#[test]
fn sheets_bring_back_what_they_show() {
    for referential in [Referential::embedded().unwrap(), region()] {
        for language in Language::ALL {
            let sheets = to_sheets(&referential, *language);
            assert!(sheets.iter().skip(1).all(|sheet| !sheet.rows.is_empty()));
            for sheet in &sheets {
                assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
                // What has a drop-down is one of its choices.
                for (index, column) in sheet.columns.iter().enumerate() {
                    let values = sheet.rows.iter().filter_map(|row| row[index].as_ref());
                    for value in values {
                        let free = column.choices.is_empty() || column.choices.contains(value);
                        assert!(free, "{} {}: {value}", sheet.name, column.path);
                    }
                }
            }
            let again = from_sheets(&cells(&sheets), &referential).unwrap();
            same(&again, &referential);
            assert_eq!(again.sha256(), referential.sha256());
            // Empty lines between entries, and lines that end early.
            let mut loose = cells(&sheets);
            for sheet in &mut loose {
                sheet.rows.insert(3, vec![]);
                sheet.rows.push(vec![Some("  ".into()), None]);
                for row in &mut sheet.rows {
                    while row.last().is_some_and(Option::is_none) {
                        row.pop();
                    }
                }
            }
            same(&from_sheets(&loose, &referential).unwrap(), &referential);
        }
    }
}

#[test]
fn a_list_that_is_not_there_comes_with_its_first_entry() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file = file.join("../tests/fixtures/overlays/region.json");
    let mut document: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let part = document.as_object_mut().unwrap().remove("indicators").unwrap();
    let without = Referential::from_json(document.to_string().as_bytes()).unwrap();
    let mut sheets = cells(&to_sheets(&without, Language::French));
    same(&from_sheets(&sheets, &without).unwrap(), &without);
    let with = region();
    let own = cells(&to_sheets(&with, Language::French));
    *sheets.last_mut().unwrap() = own.last().unwrap().clone();
    let read = from_sheets(&sheets, &without).unwrap();
    assert_eq!(read.sha256(), with.sha256(), "{part}");
}

#[test]
fn headings_are_read_by_people() {
    let sheets = to_sheets(&region(), Language::French);
    let lines: Vec<String> = sheets
        .iter()
        .flat_map(|sheet| {
            sheet.columns.iter().map(move |column| {
                let choices = match column.choices.len() {
                    0 => String::new(),
                    1..=6 => format!(" [{}]", column.choices.join(", ")),
                    many => format!(" [{many}]"),
                };
                let detail = if column.detail { " +" } else { "" };
                let Sheet { name, .. } = sheet;
                format!("{name}!{} <{}>{choices}{detail}", column.heading, column.path)
            })
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The sheets of the region with one cell that holds something else.
struct Workbook(Vec<SheetCells>);

impl Workbook {
    fn new() -> Self {
        Self(cells(&to_sheets(&region(), Language::French)))
    }

    fn sheet(&mut self, name: &str) -> &mut SheetCells {
        self.0.iter_mut().find(|sheet| sheet.name == name).unwrap()
    }

    fn column(&mut self, sheet: &str, path: &str) -> usize {
        let own = self.sheet(sheet).rows[0].iter().position(|cell| cell.as_deref() == Some(path));
        own.unwrap_or_else(|| panic!("{path}"))
    }

    /// Sets the cell of an entry, counted from 0, and gives its name.
    fn set(&mut self, sheet: &str, entry: usize, path: &str, value: &str) -> String {
        let column = self.column(sheet, path);
        let row = entry + 2;
        self.sheet(sheet).rows[row][column] = Some(value.to_owned()).filter(|v| !v.is_empty());
        let letters = match column {
            0..26 => String::from(char::from(b'A' + u8::try_from(column).unwrap())),
            _ => [column / 26 - 1, column % 26]
                .map(|digit| char::from(b'A' + u8::try_from(digit).unwrap()))
                .iter()
                .collect(),
        };
        format!("{sheet}!{letters}{}", row + 1)
    }

    fn faults(&self) -> Vec<Error> {
        from_sheets(&self.0, &region()).unwrap_err().faults().to_vec()
    }
}

fn place(error: &Error) -> String {
    match error.location() {
        Location::Cell { sheet, cell } => format!("{sheet}!{cell}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn each_fault_is_told_in_its_cell_and_all_at_once() {
    let mut book = Workbook::new();
    let expected = [
        (book.set("Offres", 1, "reach", "nationale"), Code::InvalidValue),
        (book.set("Offres", 1, "effort_min", "une heure"), Code::WrongType),
        (book.set("Offres", 2, "valid_from", "janvier"), Code::InvalidValue),
        (book.set("Offres", 3, "addressees", "élues et élus ; maires"), Code::InvalidValue),
        (book.set("Offres", 0, "reach", ""), Code::MissingField),
        (book.set("Offres", 4, "outcomes.2.competency", "nulle-part"), Code::DanglingReference),
        (book.set("Offres", 0, "audience.dispositif_in", "asv, clsx"), Code::DanglingReference),
        (book.set("Offres", 1, "audience.days_in_post.at_most", "x"), Code::WrongType),
        (book.set("Offres", 3, "audience.rule", "{\"newcomer\": 3}"), Code::WrongType),
        (book.set("Compétences", 0, "label.fr", ""), Code::MissingField),
        (book.set("Compétences", 1, "descriptors.3.fr", "Niveau 2."), Code::AttitudeLevel),
        (book.set("Compétences", 1, "key", "nouvelle"), Code::DuplicateEntry),
        (book.set("Indicateurs", 0, "bands.2.to", "beaucoup"), Code::InvalidValue),
        (book.set("Indicateurs", 0, "collection.frequency", ""), Code::MissingField),
    ];
    let faults = book.faults();
    let mut found: Vec<(String, Code)> = faults.iter().map(|f| (place(f), f.code())).collect();
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(found, expected);
    let reach = faults.iter().find(|fault| fault.found() == "nationale").unwrap();
    assert_eq!(reach.expected(), "one of régionale, départementale, locale");
    for fault in &faults {
        assert!(!fault.message(Language::French).contains("field"), "{fault}");
    }
    let told: Vec<String> = faults.iter().map(|f| f.message(Language::French)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// The words of the sheet are those of its own language.
#[test]
fn an_english_sheet_expects_english_words() {
    let mut sheets = cells(&to_sheets(&region(), Language::English));
    let offers = sheets.iter_mut().find(|sheet| sheet.name == "Offers").unwrap();
    let reach = offers.rows[0].iter().position(|cell| cell.as_deref() == Some("reach")).unwrap();
    offers.rows[2][reach] = Some("national".into());
    let error = from_sheets(&sheets, &region()).unwrap_err();
    assert_eq!(error.faults()[0].expected(), "one of regional, departmental, local");
}

#[test]
fn lines_that_go_or_come_are_entries() {
    let mut book = Workbook::new();
    book.sheet("Offres").rows.remove(3);
    let read = from_sheets(&book.0, &region()).unwrap();
    assert_eq!(read.offers().count(), region().offers().count() - 1);
    assert!(read.offer("deux").is_none());

    let mut row = book.sheet("Offres").rows[2].clone();
    row[0] = Some("six".into());
    book.sheet("Offres").rows.push(row);
    let read = from_sheets(&book.0, &region()).unwrap();
    let (six, un) = (read.offer("six").unwrap(), read.offer("un").unwrap());
    assert_eq!((six.outcomes.len(), &six.provider), (un.outcomes.len(), &un.provider));

    // What refers to a line that is gone, in a sheet and outside all sheets.
    let mut book = Workbook::new();
    book.sheet("Compétences").rows.remove(2);
    let faults = book.faults();
    let dangling: Vec<&Error> =
        faults.iter().filter(|f| f.code() == Code::DanglingReference).collect();
    assert_eq!(dangling.len(), faults.len());
    assert_eq!(dangling.len(), 2 * 5, "an outcome and a prerequisite of each offer");
    assert!(dangling.iter().all(|fault| place(fault).starts_with("Offres!")));
}

#[test]
fn fields_of_the_document_are_taken_back() {
    let mut book = Workbook::new();
    let about = book.sheet("Référentiel");
    let row = |sheet: &SheetCells, name: &str| {
        sheet.rows.iter().position(|row| row[0].as_deref() == Some(name)).unwrap()
    };
    let (version, title) = (row(about, "version"), row(about, "titre (en)"));
    about.rows[version][1] = Some("0.2.0".into());
    about.rows[title][1] = Some("Region X".into());
    let read = from_sheets(&book.0, &region()).unwrap();
    assert_eq!(read.version().to_string(), "0.2.0");
    assert_eq!(read.title().get("en"), ("Region X", "en"));
    assert_eq!(read.title().get("de"), ("Gebiet X", "de"));
    let about = book.sheet("Référentiel");
    about.rows[version][1] = Some("deux".into());
    assert_eq!(place(&book.faults()[0]), format!("Référentiel!B{}", version + 1));

    let mut book = Workbook::new();
    let about = book.sheet("Référentiel");
    let sha = row(about, "empreinte (ne pas modifier)");
    about.rows[sha][1] = Some("0".repeat(64));
    let error = from_sheets(&book.0, &region()).unwrap_err();
    assert_eq!(
        (error.code(), place(&error)),
        (Code::OtherReferential, format!("Référentiel!B{}", sha + 1))
    );
    // Without the sheet nobody says of which referential the lists are.
    book.0.remove(0);
    assert_eq!(from_sheets(&book.0, &region()).unwrap(), region());
}

#[test]
fn columns_and_sheets_that_nothing_stands_behind_are_told() {
    let told = |book: &Workbook| -> Vec<(Code, String)> {
        book.faults().iter().map(|fault| (fault.code(), place(fault))).collect()
    };
    let mut book = Workbook::new();
    let width = book.sheet("Compétences").rows[0].len();
    let offers = book.sheet("Compétences");
    offers.rows[1].push(Some("Mes notes".into()));
    assert_eq!(from_sheets(&book.0, &region()).unwrap(), region(), "a heading without cells");
    let rows = &mut book.sheet("Compétences").rows;
    rows[3].resize(width + 1, None);
    rows[3][width] = Some("à revoir".into());
    let faults = book.faults();
    assert_eq!((faults.len(), faults[0].code()), (1, Code::UnknownField));
    assert_eq!(faults[0].found(), "Mes notes");

    let mut book = Workbook::new();
    book.sheet("Compétences").rows[0][1] = Some("libellé".into());
    let key = book.column("Offres", "key");
    book.sheet("Offres").rows[0][key + 1] = Some("key".into());
    let told_here = told(&book);
    assert!(told_here.contains(&(Code::UnknownField, "Compétences!B1".into())), "{told_here:?}");
    assert!(told_here.contains(&(Code::DuplicateColumn, "Offres!B1".into())), "{told_here:?}");

    for path in [
        "label",
        "label.fr.x",
        "descriptors.0.fr",
        "descriptors.fr",
        "retired",
        "ext.x",
        "facets.1",
    ] {
        let mut book = Workbook::new();
        book.sheet("Compétences").rows[0][1] = Some(path.into());
        assert!(told(&book).contains(&(Code::UnknownField, "Compétences!B1".into())), "{path}");
    }

    let mut book = Workbook::new();
    book.sheet("Offres").rows.remove(0);
    assert!(told(&book).iter().any(|fault| *fault == (Code::UnknownField, "Offres!A1".into())));
    let mut book = Workbook::new();
    book.sheet("Offres").rows[0].clear();
    assert_eq!(told(&book), [(Code::MissingField, "Offres!A1".into())]);

    let mut book = Workbook::new();
    book.sheet("Offres").name = "Ofres".into();
    book.0.push(SheetCells { name: "Notes".into(), rows: vec![vec![Some("pour moi".into())]] });
    let faults = book.faults();
    assert_eq!(
        (faults.len(), faults[0].code(), place(&faults[0])),
        (1, Code::UnknownName, "Ofres!A1".into())
    );
    assert!(faults[0].expected().to_string().contains("Offres"), "{}", faults[0]);
    book.0.retain(|sheet| sheet.name == "Notes");
    assert_eq!(told(&book), [(Code::MissingField, "Call".into())]);
    let mut book = Workbook::new();
    book.sheet("Compétences").name = " COMPÉTENCES ".into();
    assert_eq!(from_sheets(&book.0, &region()).unwrap(), region());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::times(24)))]
    /// Whatever stands in a cell: read again as it is, or told in a cell.
    #[test]
    fn any_cell_is_read_or_told(sheet in 1_usize..4, row in 0_usize..7, column in 0_usize..60,
                                text in "(oui|3|-1|1/1/2026|\\{\\}|asv|[a-z;,=\\n\"é]{1,5})?") {
        let mut book = Workbook::new();
        let rows = &mut book.0[sheet].rows;
        let row = row % rows.len();
        let column = column % rows[row].len();
        rows[row][column] = Some(text).filter(|text| !text.is_empty());
        match from_sheets(&book.0, &region()) {
            Ok(read) => {
                let again = from_sheets(&cells(&to_sheets(&read, Language::English)), &read).unwrap();
                prop_assert_eq!(again.to_json(), read.to_json());
            }
            Err(error) => {
                prop_assert!(!error.faults().is_empty());
                for fault in error.faults() {
                    let in_cell = matches!(fault.location(), Location::Cell { .. });
                    prop_assert!(in_cell, "{fault}");
                }
            }
        }
    }
}

/// A sheet that was written before a field existed, or from which somebody took
/// columns that they do not need, deletes nothing.
#[test]
fn what_has_no_column_stays() {
    let mut book = Workbook::new();
    let gone: [(&str, &[&str]); 3] = [
        (
            "Offres",
            &["seats", "valid_until", "audience", "outcomes", "label.en", "ext", "retired.on"],
        ),
        ("Compétences", &["help", "synonyms", "descriptors"]),
        ("Indicateurs", &["collection.method", "baseline", "targets", "shown_with"]),
    ];
    for (sheet, paths) in gone {
        let sheet = book.sheet(sheet);
        let is_gone = |cell: &Option<String>| {
            let path = cell.as_deref().unwrap_or_default();
            let below =
                |gone: &&str| path.strip_prefix(gone).is_some_and(|rest| !rest.starts_with('_'));
            paths.iter().any(below)
        };
        let gone: Vec<bool> = sheet.rows[0].iter().map(is_gone).collect();
        assert!(gone.iter().filter(|gone| **gone).count() >= paths.len());
        for row in &mut sheet.rows {
            let mut gone = gone.iter();
            row.retain(|_| !gone.next().copied().unwrap_or_default());
        }
    }
    book.set("Offres", 0, "provider", "Une autre association");
    let read = from_sheets(&book.0, &region()).unwrap();
    let mut before: serde_json::Value = serde_json::from_str(&region().to_json()).unwrap();
    before["offers"][0]["provider"] = "Une autre association".into();
    let before = Referential::from_json(before.to_string().as_bytes()).unwrap();
    assert_eq!(read.sha256(), before.sha256());
}

/// Each column of an audience alone may be gone, and its condition stays.
#[test]
fn a_condition_without_its_column_stays() {
    let mut document: serde_json::Value = serde_json::from_str(&region().to_json()).unwrap();
    let offers = document["offers"].as_array_mut().unwrap();
    let conditions = serde_json::json!({"all": [
        {"dispositif_in": ["asv"]}, {"days_in_post": {"at_least": 3, "at_most": 90}}, {"newcomer": true},
    ]});
    offers[0]["audience"] = conditions;
    offers[1]["audience"] = serde_json::json!({"not": {"newcomer": true}});
    // Of a language in which the title is not.
    offers[0]["provenance"][0]["note"] = serde_json::json!({"fr": "Note.", "it": "Nota."});
    let region = Referential::from_json(document.to_string().as_bytes()).unwrap();
    let all = cells(&to_sheets(&region, Language::French));
    assert_eq!(from_sheets(&all, &region).unwrap().sha256(), region.sha256());
    let paths = all.iter().find(|sheet| sheet.name == "Offres").unwrap().rows[0].clone();
    let gone = paths.iter().flatten().filter(|path| path.starts_with("audience."));
    assert_eq!(gone.clone().count(), 6);
    for gone in gone {
        let mut book = all.clone();
        let sheet = book.iter_mut().find(|sheet| sheet.name == "Offres").unwrap();
        let column = sheet.rows[0].iter().position(|path| path.as_ref() == Some(gone)).unwrap();
        for row in &mut sheet.rows {
            row.remove(column);
        }
        assert_eq!(from_sheets(&book, &region).unwrap().sha256(), region.sha256(), "{gone}");
    }
}
