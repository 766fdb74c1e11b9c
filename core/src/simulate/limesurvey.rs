//! Synthetic LimeSurvey export with answer codes, and the example that ships
//! with the library.

use std::fmt::Write;

use crate::error::fault::Error;
use crate::survey::item::ItemKind;
use crate::survey::questionnaire::Questionnaire;

use super::{Simulated, SimulationOptions, simulate};

/// What LimeSurvey writes where a survey keeps no dates.
const NO_DATE: &str = "1980-01-01 00:00:00";

/// The invented people of the example. Départements are fictional, margins even
/// and nobody's: the people of a study cannot be found in them.
fn demo_options() -> SimulationOptions {
    // Of 46 people 10, 8, 8, 6, 6, 4, 2 and 2: some groups too small to show.
    let departements = "AAAAABBBBCCCCDDDEEEFFGH".chars().map(|d| format!("Département {d}"));
    SimulationOptions {
        seed: 20_261_136,
        respondents: 46,
        groups: vec![("departement".to_owned(), departements.collect())],
        missing: 60,
        with_oddities: true,
        ..SimulationOptions::default()
    }
}

/// The example export `INVENTE-export-limesurvey.csv`, byte for byte: 46 people
/// who do not exist, on the questionnaire `autopositionnement`.
///
/// # Errors
/// None: what ships is sound.
pub fn demo_export() -> Result<String, Error> {
    let questionnaire = Questionnaire::embedded("autopositionnement")?;
    Ok(to_limesurvey_csv(&simulate(&questionnaire, &demo_options())?, &questionnaire))
}

/// Writes invented answers as LimeSurvey's CSV of answer codes: UTF-8 with its
/// mark, commas, quotes round everything, lines that end in CRLF. The mark
/// stays the first column; `id`, `submitdate` and `startlanguage` follow.
///
/// A ticked box is `Y`. As in LimeSurvey, one that was not ticked is blank; it
/// is `N` where no box of the question is ticked, and `N/A` in a question
/// without an answer, so that the three can be told apart. Who answered nothing
/// has no `submitdate`.
#[must_use]
pub fn to_limesurvey_csv(simulated: &Simulated, questionnaire: &Questionnaire) -> String {
    let columns = &simulated.columns;
    let boxes = boxes(simulated, questionnaire);
    let answers = answer_columns(simulated, questionnaire);
    let mut csv = String::from("\u{feff}");
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    line(&mut csv, &names, ["id", "submitdate", "startlanguage"]);
    for row in 0..simulated.respondents() {
        let cell = |column: usize| -> Option<&str> {
            columns.get(column).and_then(|(_, cells)| cells.get(row)?.as_deref())
        };
        let submitted = answers.iter().any(|column| cell(*column).is_some());
        let cells: Vec<&str> = (0..columns.len())
            .map(|column| match (cell(column), boxes.get(column)) {
                (None, Some(Some(_))) if submitted => "N/A",
                (None, _) => "",
                (Some("1"), Some(Some(_))) => "Y",
                (Some("0"), Some(Some(question))) => {
                    if question.iter().any(|other| cell(*other) == Some("1")) { "" } else { "N" }
                }
                (Some(text), _) => text,
            })
            .collect();
        let date = if submitted { NO_DATE } else { "" };
        line(&mut csv, &cells, [&(row + 1).to_string(), date, "fr"]);
    }
    csv
}

/// For each column that is a box the columns of its question.
fn boxes(simulated: &Simulated, questionnaire: &Questionnaire) -> Vec<Option<Vec<usize>>> {
    let mut boxes = vec![None; simulated.columns.len()];
    for item in questionnaire.items().filter(|item| item.kind == ItemKind::Multiple) {
        let names = item.columns(questionnaire.choices(item));
        let question = positions(simulated, &names);
        for column in &question {
            if let Some(entry) = boxes.get_mut(*column) {
                *entry = Some(question.clone());
            }
        }
    }
    boxes
}

fn answer_columns(simulated: &Simulated, questionnaire: &Questionnaire) -> Vec<usize> {
    let names = questionnaire.items().flat_map(|item| item.columns(questionnaire.choices(item)));
    positions(simulated, &names.collect::<Vec<_>>())
}

fn positions(simulated: &Simulated, names: &[String]) -> Vec<usize> {
    let columns = simulated.columns.iter().enumerate();
    columns.filter(|(_, (name, _))| names.contains(name)).map(|(position, _)| position).collect()
}

/// One line: the mark, what LimeSurvey adds, the rest.
fn line(csv: &mut String, cells: &[&str], added: [&str; 3]) {
    let (mark, rest) = cells.split_at(cells.len().min(1));
    let mut comma = "";
    for cell in mark.iter().chain(&added).chain(rest) {
        // A String takes everything.
        let _ = write!(csv, "{comma}\"{}\"", cell.replace('"', "\"\""));
        comma = ",";
    }
    csv.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::simulate::tests::{embedded, every_kind, kinds};

    #[test]
    fn the_example_is_what_the_code_makes() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo/INVENTE-export-limesurvey.csv");
        let csv = demo_export().unwrap();
        if std::env::var_os("BOUSSOLE_WRITE_DEMO").is_some() {
            std::fs::write(path, &csv).unwrap();
        }
        assert!(
            std::fs::read(path).unwrap() == csv.as_bytes(),
            "BOUSSOLE_WRITE_DEMO=1 rewrites it"
        );
        assert!(csv.starts_with(
            "\u{feff}\"INVENTE\",\"id\",\"submitdate\",\"startlanguage\",\"departement\",\"Q01[asv]\""
        ));
        assert!(csv.contains("\"G01\",\"G01_occasion\""));
        assert_eq!(csv.matches("\r\n").count(), 47);
        assert_eq!(csv.matches('\n').count(), 47);
        let widths: BTreeSet<usize> =
            csv.lines().map(|line| line.matches("\",\"").count()).collect();
        assert_eq!(widths.len(), 1);
    }

    #[test]
    fn the_example_has_every_kind_of_missing_and_its_oddities_only() {
        let q = embedded();
        let simulated = simulate(&q, &demo_options()).unwrap();
        let found = kinds(&q, &simulated);
        assert_eq!(found["invalid"], 2);
        for kind in ["no_answer", "refused", "dont_know", "not_applicable"] {
            assert!(found[kind] >= 5, "{kind}: {found:?}");
        }
        let names: BTreeSet<_> = simulated.columns[0].1.iter().collect();
        assert_eq!(names.len(), 45, "one name stands twice");
        let silent =
            |row: usize| simulated.columns[2..].iter().all(|(_, cells)| cells[row].is_none());
        assert_eq!((0..46).filter(|row| silent(*row)).count(), 1);
    }

    /// S2 p.5 has 5, 4 and 3 of 12 by tenure, and 1 to 3 by diploma.
    #[test]
    fn margins_are_even_and_not_those_of_the_study() {
        let simulated = simulate(&embedded(), &demo_options()).unwrap();
        let margin = |column: &str| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for cell in simulated.column(column).unwrap().iter().flatten() {
                *counts.entry(cell.as_str()).or_default() += 1;
            }
            counts.remove("PNR");
            counts.into_values().collect::<Vec<_>>()
        };
        assert_eq!(margin("departement"), [10, 8, 8, 6, 6, 4, 2, 2]);
        for (column, choices) in [("Q04", 5), ("Q05", 7), ("Q06", 2)] {
            let counts = margin(column);
            assert_eq!(counts.len(), choices);
            let (low, high) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
            assert!(high - low <= 3, "{column}: {counts:?}");
        }
    }

    #[test]
    fn limesurvey_tells_boxes_apart() {
        let q = every_kind();
        let cell = |text: &str| Some(text.to_owned());
        let columns = [
            ("INVENTE", [cell("a\"b"), cell("c"), cell("d"), cell("e")]),
            ("m[x]", [cell("1"), cell("0"), None, None]),
            ("m[y]", [cell("0"), cell("0"), None, None]),
            ("s", [cell("x"), None, cell("y"), None]),
        ];
        let columns = columns.map(|(name, cells)| (name.to_owned(), cells.to_vec())).to_vec();
        let csv = to_limesurvey_csv(&Simulated { columns }, &q);
        let expected = [
            "\u{feff}\"INVENTE\",\"id\",\"submitdate\",\"startlanguage\",\"m[x]\",\"m[y]\",\"s\"",
            "\"a\"\"b\",\"1\",\"1980-01-01 00:00:00\",\"fr\",\"Y\",\"\",\"x\"",
            "\"c\",\"2\",\"1980-01-01 00:00:00\",\"fr\",\"N\",\"N\",\"\"",
            "\"d\",\"3\",\"1980-01-01 00:00:00\",\"fr\",\"N/A\",\"N/A\",\"y\"",
            "\"e\",\"4\",\"\",\"fr\",\"\",\"\",\"\"",
            "",
        ];
        assert_eq!(csv, expected.join("\r\n"));
    }
}
