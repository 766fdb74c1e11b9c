//! Indicators of an invented region, as those who follow it would read them.

use boussole_sante::evaluation::{EvaluateOptions, Evaluation, Observations, evaluate};
use boussole_sante::{Language, Referential, ReleaseRules};

use crate::guidance::lines;

fn region() -> Evaluation {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/observations/INVENTE-region.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let row = |line: &str| line.split(';').map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = text.lines().map(row).collect();
    let observations = Observations::from_rows(&rows, &Referential::embedded().unwrap()).unwrap();
    evaluate(&observations, &EvaluateOptions::default()).unwrap()
}

#[test]
fn a_page_is_read_from_beginning_to_end() {
    let private = region();
    let published = private.publish(&ReleaseRules::embedded("default").unwrap()).unwrap();
    let year = "2025".parse().unwrap();
    let of_region = published.blocks("region-inventee", year, Language::French).unwrap();
    insta::assert_snapshot!("evaluation_published_fr", lines(&of_region));
    let of_town = private.blocks("ancelle", year, Language::English).unwrap();
    insta::assert_snapshot!("evaluation_private_en", lines(&of_town));
    assert!(published.blocks("nulle-part", year, Language::French).is_err());
    assert!(published.blocks("ancelle", "1999".parse().unwrap(), Language::French).is_err());
}
