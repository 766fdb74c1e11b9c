//! Roll-ups against sums made by hand, publication against an attacker, faults in their
//! places.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::disclosure::attacker::{Attacker, Seen, Sum};
use crate::disclosure::rules::ReleaseRules;
use crate::error::code::Code;
use crate::error::fault::Error;
use crate::referential::index::Referential;
use crate::value::period::Period;

use super::*;

fn referential() -> Referential {
    Referential::embedded().unwrap()
}

/// A region of two departments of four territories each, and a network.
fn entities() -> Value {
    let mut all = vec![
        json!({ "key": "region", "kind": "region" }),
        json!({ "key": "reseau", "kind": "network", "part_of": "region" }),
    ];
    for department in ["est", "ouest"] {
        all.push(json!({ "key": department, "kind": "department", "part_of": "region" }));
        for number in 1..=4 {
            let key = format!("{department}-{number}");
            all.push(json!({ "key": key, "kind": "territory", "part_of": department }));
        }
    }
    all.into()
}

fn number(term: &str, entity: &str, period: &str, value: impl Into<Value>) -> Value {
    json!({ "term": term, "entity": entity, "period": period, "value": value.into() })
}

fn document(observations: Vec<Value>) -> Value {
    let referential = referential();
    json!({
        "document": "observations", "schema_version": 1, "invented": true,
        "referential": { "key": referential.key(), "version": referential.version() },
        "entities": entities(), "observations": observations,
    })
}

fn read(document: &Value) -> Result<Observations, Error> {
    Observations::from_json(document.to_string().as_bytes(), &referential())
}

fn evaluation(document: &Value) -> Evaluation {
    evaluate(&read(document).unwrap(), &EvaluateOptions::default()).unwrap()
}

fn result(of: &Evaluation, indicator: &str, entity: &str) -> IndicatorResult {
    of.result(indicator, entity, "2025".parse::<Period>().unwrap()).unwrap()
}

fn faults(document: &Value) -> Vec<(String, Code)> {
    let error = read(document).unwrap_err();
    let place = |fault: &Error| {
        let at = fault.location().pointer().map_or_else(String::new, |at| at.as_str().to_owned());
        (at, fault.code())
    };
    error.faults().iter().map(place).collect()
}

#[test]
fn quotients_are_of_sums_and_what_lacks_a_term_leaves_both() {
    let evaluation = evaluation(&document(vec![
        number("alertes", "est-1", "2025", 10),
        number("alertes-avec-reponse", "est-1", "2025", 10),
        number("alertes", "est-2", "2025", 30),
        number("alertes-avec-reponse", "est-2", "2025", 10),
        number("alertes", "est-3", "2025", 100),
        json!({ "term": "alertes", "entity": "est-4", "period": "2025", "state": "not_applicable" }),
    ]));
    let est = result(&evaluation, "pol-02", "est");
    assert_eq!((est.state, est.value, est.n), (ResultState::Value, Some(50.0), Some(40)));
    assert_eq!((est.parts, est.missing, est.is_partial()), (2, 1, true));
    let alone = result(&evaluation, "pol-02", "est-3");
    assert_eq!((alone.state, alone.cause), (ResultState::NoData, Some(ResultCause::TermMissing)));
    let nothing = result(&evaluation, "pol-02", "est-4");
    assert_eq!((nothing.state, nothing.cause), (ResultState::NotApplicable, None));
    let region = result(&evaluation, "pol-02", "region");
    assert_eq!((region.value, region.missing), (Some(50.0), 5));
    let unseen = result(&evaluation, "pol-02", "ouest-1");
    assert_eq!((unseen.state, unseen.cause), (ResultState::NoData, Some(ResultCause::NotObserved)));
}

#[test]
fn no_value_where_a_policy_the_axes_or_the_base_forbid_it() {
    let mut euros: Vec<Value> = (1..=3)
        .map(|n| number("euros-de-droit-commun", &format!("est-{n}"), "2025", 1_250_000))
        .collect();
    euros.push(number("alertes", "est-1", "2025", 4));
    euros.push(number("alertes-avec-reponse", "est-1", "2025", 2));
    euros.push(number("qpv", "est-2", "2025", 0));
    euros.push(number("qpv-avec-action", "est-2", "2025", 0));
    euros.push(number("secteurs-porteurs", "est-1", "2025", 3));
    euros.push(number("secteurs-de-reference", "est-1", "2025", 8));
    let evaluation = evaluation(&document(euros));
    let state = |indicator, entity| {
        let result = result(&evaluation, indicator, entity);
        (result.state, result.cause)
    };
    assert_eq!(state("pol-01", "est"), (ResultState::NoData, Some(ResultCause::PartMissing)));
    assert_eq!(result(&evaluation, "pol-01", "est-1").value, Some(1_250_000.0));
    let few = result(&evaluation, "pol-02", "est-1");
    assert_eq!((few.state, few.cause), (ResultState::NoData, Some(ResultCause::BaseTooSmall)));
    assert_eq!((few.value, few.n), (None, Some(4)));
    assert_eq!(state("asv-01", "est-2"), (ResultState::Undefined, None));
    assert_eq!(state("gov-04", "est-1"), (ResultState::Value, None));
    assert_eq!(state("gov-04", "est"), (ResultState::NoData, Some(ResultCause::NotAdditive)));
    // The network is none of those for which alerts are counted.
    assert_eq!(state("pol-02", "reseau"), (ResultState::NotApplicable, None));
}

#[test]
fn a_whole_of_several_periods_is_their_sum_and_never_of_some() {
    let mut all: Vec<Value> = (1..=12)
        .map(|month| number("visites", "reseau", &format!("2025-{month:02}"), month))
        .collect();
    all.push(number("visites-entre-departements", "reseau", "2025-01-01/2025-06-30", 9));
    all.push(number("visites-entre-departements", "reseau", "2025-07-01/2025-12-31", 30));
    let whole = document(all.clone());
    let observations = read(&whole).unwrap();
    let options =
        EvaluateOptions { periods: vec!["2025".parse().unwrap()], ..EvaluateOptions::default() };
    let of_year = evaluate(&observations, &options).unwrap();
    assert_eq!(result(&of_year, "pai-04", "reseau").value, Some(50.0));
    let made = of_year.explain("pai-04", "region", "2025".parse().unwrap()).unwrap();
    assert_eq!(made.denominator.unwrap().observations.len(), 12);
    assert_eq!(made.numerator.observations.len(), 2);
    all.remove(4);
    let of_year = evaluate(&read(&document(all)).unwrap(), &options).unwrap();
    let lacking = result(&of_year, "pai-04", "reseau");
    assert_eq!((lacking.state, lacking.value), (ResultState::NoData, None));
}

#[test]
fn medians_of_a_roll_up_are_of_all_values() {
    let days = |entity: &str, values: &[(i64, Option<i64>, u64)]| {
        let parts: Vec<Value> = values
            .iter()
            .map(|(from, to, count)| match to {
                Some(to) => json!({ "from": from, "to": to, "count": count }),
                None => json!({ "from": from, "count": count }),
            })
            .collect();
        json!({ "term": "jours-avant-reponse-commune", "entity": entity, "period": "2025",
                "distribution": parts })
    };
    let evaluation = evaluation(&document(vec![
        days("est-1", &[(2, None, 3), (10, None, 2)]),
        days("est-2", &[(30, None, 5)]),
        days("ouest-1", &[(0, Some(7), 6), (8, Some(30), 1)]),
    ]));
    let est = result(&evaluation, "pro-02", "est");
    // 2 2 2 10 10 | 30 30 30 30 30: between 10 and 30, not between the medians 2 and 30.
    assert_eq!((est.value, est.n, est.missing), (Some(20.0), Some(10), 2));
    let banded = result(&evaluation, "pro-02", "ouest-1");
    assert_eq!((banded.value, banded.low, banded.high), (None, Some(0.0), Some(7.0)));
    assert_eq!(banded.state, ResultState::Value);
}

#[test]
fn values_stand_against_targets_the_start_and_each_other() {
    let mut all = Vec::new();
    for (year, with) in [("2022", 10), ("2023", 12), ("2024", 15), ("2025", 14)] {
        all.push(number("fiches-actions", "est-1", year, 20));
        all.push(number("fiches-revues", "est-1", year, with));
    }
    let mut of = document(all);
    of["targets"] = json!([
        { "indicator": "cls-02", "value": 70, "by": "2025-06-30" },
        { "indicator": "cls-02", "entity": "est-1", "value": 75, "by": "2024-12-31" },
        { "indicator": "cls-02", "entity": "est-1", "value": 90, "by": "2026-12-31" },
    ]);
    of["baselines"] = json!([
        { "indicator": "cls-02", "entity": "est-1", "value": 60, "as_of": "2023" },
    ]);
    let evaluation = evaluation(&of);
    let at = |year: &str| evaluation.result("cls-02", "est-1", year.parse().unwrap()).unwrap();
    let status = |year: &str| at(year).target.map(|own| (own.value.to_string(), own.status));
    assert_eq!(status("2023"), Some(("75".to_owned(), TargetStatus::NotYet)));
    assert_eq!(status("2024"), Some(("75".to_owned(), TargetStatus::Reached)));
    assert_eq!(status("2025"), Some(("90".to_owned(), TargetStatus::NotYet)));
    let trends: Vec<Option<Trend>> =
        ["2022", "2023", "2024", "2025"].map(|year| at(year).trend).into();
    assert_eq!(trends, [None, None, Some(Trend::Rising), Some(Trend::Mixed)]);
    let change = at("2025").baseline.unwrap();
    assert_eq!((change.change, change.sense), (10.0, ChangeSense::Better));
    assert_eq!(at("2022").baseline.unwrap().sense, ChangeSense::Worse);
    // What describes a context is held against nothing.
    let objective = evaluation.document().objectives;
    assert!(objective.iter().all(|own| own.with_target <= own.with_value));
}

#[test]
fn faults_have_their_places() {
    let mut of = document(vec![
        number("alerte", "est-1", "2025", 1),
        number("alertes", "nord", "2025", 1),
        number("alertes", "reseau", "2025", 1),
        number("alertes", "est-1", "2025", 1),
        number("alertes-avec-reponse", "est-1", "2025", 2),
        number("alertes", "est-1", "2025", 1),
        number("alertes", "est-2", "2024-12-01/2025-03-31", -1),
        number("alertes", "est-3", "2025", "1.5"),
        json!({ "term": "alertes", "entity": "est-4", "period": "2025" }),
        json!({ "term": "euros-de-droit-commun", "entity": "est-4", "period": "2025",
                "value": 3, "unit": "k€" }),
        number("qpv", "est", "2025", 7),
        number("qpv", "est-1", "2025", 8),
        json!({ "term": "jours-avant-reponse-commune", "entity": "est-1", "period": "2025",
                "value": 3 }),
    ]);
    of["entities"].as_array_mut().unwrap().extend([
        json!({ "key": "est-1", "kind": "territory", "part_of": "ouest" }),
        json!({ "key": "sud", "kind": "region", "part_of": "est" }),
    ]);
    let place = |at: &str| format!("/observations/{at}");
    assert_eq!(
        faults(&of),
        [
            ("/entities/12/key".to_owned(), Code::DuplicateEntry),
            ("/entities/13/part_of".to_owned(), Code::InvalidValue),
            (place("0/term"), Code::DanglingReference),
            (place("1/entity"), Code::DanglingReference),
            (place("2/entity"), Code::InvalidValue),
            (place("4/value"), Code::OutOfRange),
            (place("5"), Code::DuplicateEntry),
            (place("6/period"), Code::InvalidValue),
            (place("6/value"), Code::OutOfRange),
            (place("7/value"), Code::InvalidValue),
            (place("8"), Code::FieldRequired),
            (place("9/unit"), Code::InvalidValue),
            (place("10/value"), Code::OutOfRange),
            (place("12/value"), Code::FieldNotAllowed),
        ]
    );
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

#[test]
fn numbers_are_read_from_rows_as_people_write_them() {
    let sheet = rows(
        "Terme;Entité;Type;Département;Région;Période;Valeur;Effectif;État\n\
         qpv;Saint-Denis;;93;Île-de-France;2025.0;5;;\n\
         qpv-avec-action;Saint-Denis;;93;Île-de-France;2025;4,0;;\n\
         qpv;Montreuil;territoire;93;Île-de-France;2025;sans objet;;\n\
         euros-de-droit-commun;Montreuil;;93;;2025 T1;1 250,5;;\n\
         jours-avant-reponse-commune;Montreuil;;93;;2025;3;2;\n\
         jours-avant-reponse-commune;Montreuil;;93;;2025;7-14;1;\n\
         visites;Réseau 93;;93;;2025;;;inconnu\n\
         visites;Réseau 94;;;;2025;;;\n",
    );
    let read = Observations::from_rows(&sheet, &referential()).unwrap();
    let document = read.document();
    let keys: Vec<&str> = document.entities.iter().map(|own| own.key.as_str()).collect();
    assert_eq!(keys, ["ile-de-france", "n93", "saint-denis", "montreuil", "reseau-93"]);
    let town = rows(
        "Terme;Entité;Département;Période;Valeur\nqpv;Paris;Paris;2025;5\nqpv;Paris;Paris;2024;4\n",
    );
    let town = Observations::from_rows(&town, &referential()).unwrap();
    let keys = town.document().entities.iter().map(|own| (own.key.as_str(), own.kind));
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [("paris", EntityKind::Department), ("territory-paris", EntityKind::Territory)]
    );
    let observations = &document.observations;
    assert_eq!(observations.len(), 6);
    assert_eq!(observations[3].value.unwrap().to_string(), "1250.5");
    assert_eq!(observations[3].period.to_string(), "2025-01-01/2025-03-31");
    assert_eq!(observations[4].distribution.len(), 2);
    assert_eq!(observations[5].state, Some(ObservationState::Unknown));
}

#[test]
fn faults_of_rows_have_their_line_and_field() {
    let found = |text: &str| -> Vec<(String, Code)> {
        let error = Observations::from_rows(&rows(text), &referential()).unwrap_err();
        error.faults().iter().map(|own| (own.location().to_string(), own.code())).collect()
    };
    let place = |at: &str, code| (at.to_owned(), code);
    assert_eq!(
        found("terme;entite;valeur;remarque\n"),
        [place("1", Code::MissingColumn), place("1:4", Code::UnknownField)]
    );
    let head = "terme;entite;departement;region;periode;valeur;type;etat\n";
    assert_eq!(
        found(&format!(
            "{head}qpv;A;93;Nord;2025;3;;\nqpv;B;93;Sud;2025;3;;\nqpv;A;94;;2025;3;;\n\
             qpv;;93;;2025;3;;\nqpv;C;93;;hier;3;;\nqpv;D;93;;2025;3;pays;\nqpv;E;93;;2025;;;bof\n"
        )),
        [
            place("3:4", Code::DuplicateEntry),
            place("4:3", Code::DuplicateEntry),
            place("5:2", Code::FieldRequired),
            place("6:5", Code::InvalidValue),
            place("7:7", Code::InvalidValue),
            place("8:8", Code::InvalidValue),
        ]
    );
    assert_eq!(
        found(&format!(
            "{head}qvp;A;93;;2025;3;;\nqpv;A;93;;2025;beaucoup;;\nqpv;A;93;;2025;3;;\n"
        )),
        [
            place("2:1", Code::DanglingReference),
            place("3:6", Code::InvalidValue),
            place("4:6", Code::DuplicateEntry),
        ]
    );
}

#[test]
fn a_sheet_that_is_filled_is_read() {
    let (referential, indicators) = (referential(), ["pol-02".parse().unwrap()]);
    let (entities, periods) = (["Ville A".to_owned()], ["2025".parse().unwrap()]);
    let language = crate::error::language::Language::French;
    let mut sheet =
        observation_rows(&referential, &indicators, &entities, &periods, language).unwrap();
    assert_eq!(sheet.len(), 3);
    let value = sheet[0].iter().position(|name| name == "valeur").unwrap();
    sheet[1][value] = "9".to_owned();
    sheet[2][value] = "12".to_owned();
    let read = Observations::from_rows(&sheet, &referential).unwrap();
    let evaluation = evaluate(&read, &EvaluateOptions::default()).unwrap();
    assert_eq!(result(&evaluation, "pol-02", "ville-a").value, Some(75.0));
    // What cannot be shown alone comes with what it is shown with.
    let with = ["cls-01".parse().unwrap()];
    let sheet = observation_rows(&referential, &with, &entities, &periods, language).unwrap();
    assert!(sheet.iter().any(|row| row[0] == "fiches-revues"));
    let unknown = ["asv-03".parse().unwrap()];
    let error = observation_rows(&referential, &unknown, &entities, &periods, language);
    assert_eq!(error.unwrap_err().code(), Code::UnknownName);
}

#[test]
fn a_whole_of_all_its_parts_is_their_sum() {
    let mut of = document(
        (1..=4).map(|n| number("qpv", &format!("est-{n}"), "2025", n)).collect::<Vec<_>>(),
    );
    of["observations"].as_array_mut().unwrap().push(number("qpv", "est", "2025", 11));
    assert_eq!(faults(&of), [("/observations/4/value".to_owned(), Code::OutOfRange)]);
    of["observations"][4]["value"] = 10.into();
    assert!(read(&of).is_ok());
}

#[test]
fn what_is_published_of_people_names_no_observation() {
    let mut all = Vec::new();
    for (entity, people, with) in
        [("est-1", 3, 1), ("est-2", 30, 12), ("est-3", 40, 20), ("est-4", 9, 6)]
    {
        all.push(number("reponses-fiche-de-poste", entity, "2025", people));
        all.push(number("accord-fiche-de-poste", entity, "2025", with));
    }
    let private = evaluation(&document(all));
    let published = private.publish(&ReleaseRules::embedded("default").unwrap()).unwrap();
    let state = |entity| result(&published, "env-08", entity).state;
    assert_eq!(state("est"), ResultState::Value);
    assert_eq!(state("est-1"), ResultState::Suppressed);
    // Another one is, so that the first is not what is left of the department.
    let hidden = ["est-2", "est-3", "est-4"].map(state);
    assert!(hidden.contains(&ResultState::Suppressed), "{hidden:?}");
    let explained = published.explain("env-08", "est", "2025".parse().unwrap()).unwrap();
    assert!(explained.numerator.observations.is_empty() && explained.left_out.is_empty());
    let of = private;
    let private = of.explain("env-08", "est", "2025".parse().unwrap()).unwrap();
    assert_eq!(private.numerator.observations.len(), 4);
    let values = |of: &Evaluation| of.values("env-08", "2025".parse().unwrap()).unwrap();
    for (entity, told) in
        published.observations().document().entities.iter().zip(values(&published))
    {
        assert_eq!(told, result(&published, "env-08", entity.key.as_str()).value);
    }
    assert!(values(&of).iter().flatten().count() > values(&published).iter().flatten().count());
    assert!(published.values("env-99", "2025".parse().unwrap()).is_err());
    // The hash of what is hidden would prove a guess.
    let document = published.document();
    assert_eq!(
        (document.status, document.observations_sha256),
        (EvaluationStatus::Published, None)
    );
    assert_eq!(of.document().observations_sha256, Some(of.observations().sha256()));
}

#[test]
fn indicators_that_are_published_apart_hide_alike() {
    let mut all = Vec::new();
    for (entity, vacant, filled, unknown) in
        [("est-1", 2, 9, 0), ("est-2", 12, 20, 7), ("est-3", 8, 30, 1)]
    {
        for (term, count) in [
            ("postes-vacants", vacant),
            ("postes-pourvus-ou-vacants", vacant + filled),
            ("postes-de-situation-inconnue", unknown),
            ("postes-recenses", vacant + filled + unknown),
        ] {
            all.push(number(term, entity, "2025", count));
        }
    }
    let observations = read(&document(all)).unwrap();
    let rules = ReleaseRules::embedded("default").unwrap();
    let told = |keys: &[&str]| {
        let indicators = keys.iter().map(|key| key.parse().unwrap()).collect();
        let options = EvaluateOptions { indicators, ..EvaluateOptions::default() };
        evaluate(&observations, &options).unwrap().publish(&rules).unwrap().results()
    };
    let (both, alone) = (told(&["env-01", "env-02"]), told(&["env-02"]));
    assert!(!alone.is_empty() && alone.iter().all(|own| both.contains(own)));
    // Few vacant posts are not what is left of those listed and those filled.
    let state = |key: &str| {
        let own = |own: &&IndicatorResult| {
            own.indicator.as_str() == key && own.entity.as_str() == "est-1"
        };
        both.iter().find(own).unwrap().state
    };
    assert_eq!(state("env-01"), ResultState::Suppressed);
}

#[test]
fn of_periods_that_hold_each_other_the_longest_tells_of_people() {
    let mut all = Vec::new();
    for period in ["2024", "2025", "2025-12"] {
        all.push(number("reponses-fiche-de-poste", "est-1", period, 40));
        all.push(number("accord-fiche-de-poste", "est-1", period, 20));
        all.push(number("qpv", "est-1", period, 3));
        all.push(number("qpv-avec-action", "est-1", period, 1));
    }
    let private = evaluation(&document(all));
    let published = private.publish(&ReleaseRules::embedded("default").unwrap()).unwrap();
    let state = |indicator: &str, period: &str| {
        published.result(indicator, "est-1", period.parse().unwrap()).unwrap().state
    };
    for period in ["2024", "2025"] {
        assert_eq!(state("env-08", period), ResultState::Value, "{period}");
    }
    assert_eq!(state("env-08", "2025-12"), ResultState::Suppressed);
    assert_eq!(state("asv-01", "2025-12"), ResultState::Value);
}

/// Territories with how many answered, how many of them agreed, and whether that is known.
fn answers() -> impl Strategy<Value = Vec<(u64, u64, bool)>> {
    let one = (0..30_u64, 0..30_u64, prop::bool::weighted(0.85));
    prop::collection::vec(one, 8)
        .prop_map(|all| all.into_iter().map(|(n, x, known)| (n, x.min(n), known)).collect())
}

const TERRITORIES: [&str; 8] =
    ["est-1", "est-2", "est-3", "est-4", "ouest-1", "ouest-2", "ouest-3", "ouest-4"];

fn of_answers(all: &[(u64, u64, bool)]) -> Value {
    let mut observations = Vec::new();
    for (entity, (n, x, is_known)) in TERRITORIES.iter().zip(all) {
        observations.push(number("reponses-fiche-de-poste", entity, "2025", *n));
        if *is_known {
            observations.push(number("accord-fiche-de-poste", entity, "2025", *x));
        }
    }
    document(observations)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_region_is_what_its_territories_are(all in answers()) {
        let evaluation = evaluation(&of_answers(&all));
        let region = result(&evaluation, "env-08", "region");
        let known = all.iter().filter(|(.., known)| *known);
        let (n, x) = known.fold((0, 0), |(n, x), (more, with, _)| (n + more, x + with));
        let missing = all.iter().filter(|(.., known)| !known).count();
        if missing == 8 {
            prop_assert_eq!(region.state, ResultState::NoData);
        } else {
            prop_assert_eq!(region.n, Some(n));
            prop_assert_eq!(region.missing as usize, missing);
            let value = if n < 5 { None } else { Some((100 * x) as f64 / n as f64) };
            prop_assert_eq!(region.value, value);
        }
        // Whatever the order of what was written down.
        let mut turned = of_answers(&all);
        turned["observations"].as_array_mut().unwrap().reverse();
        let again = super::evaluate(&read(&turned).unwrap(), &EvaluateOptions::default()).unwrap();
        prop_assert_eq!(again.results(), evaluation.results());
    }

    /// The region, the departments and all territories that are told do not give the others.
    #[test]
    fn nobody_can_work_out_what_is_hidden(all in answers()) {
        let private = evaluation(&of_answers(&all));
        let published = private.publish(&ReleaseRules::embedded("default").unwrap()).unwrap();
        let names: Vec<&str> =
            ["region", "est", "ouest"].into_iter().chain(TERRITORIES).collect();
        let (mut seen, mut truth) = (Vec::new(), Vec::new());
        for name in &names {
            let own = result(&published, "env-08", name);
            let real = result(&private, "env-08", name);
            let count = |amount: Option<crate::value::decimal::Amount>| {
                amount.map(|amount| u64::try_from(amount.millionths() / 1_000_000).unwrap())
            };
            let (part, whole) = (count(own.numerator), count(own.denominator));
            let rest = part.zip(whole).map(|(part, whole)| whole - part);
            for count in [part, rest, whole] {
                seen.push(Seen { count, mean: None });
            }
            let (part, whole) = (count(real.numerator), count(real.denominator));
            truth.push(part);
            truth.push(part.zip(whole).map(|(part, whole)| whole - part));
            truth.push(whole);
            prop_assert!(own.state != ResultState::Value || own.numerator == real.numerator);
        }
        let mut sums: Vec<Sum> = (0..names.len())
            .map(|name| Sum { whole: 3 * name + 2, parts: vec![3 * name, 3 * name + 1] })
            .collect();
        let known = |parts: std::ops::Range<usize>, column: usize| -> Vec<usize> {
            parts.map(|name| 3 * name + column).filter(|place| truth[*place].is_some()).collect()
        };
        for column in 0..3 {
            sums.push(Sum { whole: column, parts: known(1..3, column) });
            sums.push(Sum { whole: 3 + column, parts: known(3..7, column) });
            sums.push(Sum { whole: 6 + column, parts: known(7..11, column) });
        }
        sums.retain(|sum| truth[sum.whole].is_some());
        let mut attacker = Attacker::new(seen.clone(), sums).unwrap();
        for (place, count) in truth.iter().enumerate() {
            if *count == Some(0) {
                attacker = attacker.who_may_find_nobody(place);
            }
        }
        for (place, count) in truth.iter().enumerate() {
            if count.is_some_and(|count| (1..5).contains(&count)) {
                prop_assert_eq!(seen[place].count, None);
                let (low, high) = attacker.count(place).unwrap();
                prop_assert!(high - low > 4.9 && high > 4.9, "{place}: {low} to {high}");
            }
        }
    }

    /// A department whose number was written down beside those of some territories, and two
    /// shares of people that lack different parts: neither tells of the few.
    #[test]
    fn a_whole_that_was_written_down_hides_what_is_left(
        all in answers(),
        more in prop::array::uniform2((0..12_u64, 0..12_u64)),
    ) {
        let mut of = of_answers(&all);
        let observations = of["observations"].as_array_mut().unwrap();
        let is_known = |entity: &str| {
            TERRITORIES.iter().zip(&all).any(|(own, (.., known))| *own == entity && *known)
        };
        observations.retain(|own| is_known(own["entity"].as_str().unwrap()));
        let mut departments = Vec::new();
        for (place, (name, (rest, agreed))) in ["est", "ouest"].iter().zip(more).enumerate() {
            let own = &all[4 * place..4 * place + 4];
            let n: u64 = own.iter().map(|(n, ..)| n).sum::<u64>() + rest;
            let x: u64 = own.iter().map(|(_, x, _)| x).sum::<u64>() + agreed.min(rest);
            // What is written down for all territories is their sum.
            let is_whole = own.iter().all(|(.., known)| *known);
            let (n, x) = if is_whole { (n - rest, x - agreed.min(rest)) } else { (n, x) };
            observations.push(number("reponses-fiche-de-poste", name, "2025", n));
            observations.push(number("accord-fiche-de-poste", name, "2025", x));
            departments.push((n, x));
        }
        let private = evaluation(&of);
        let published = private.publish(&ReleaseRules::embedded("default").unwrap()).unwrap();
        for (place, (name, (n, x))) in ["est", "ouest"].iter().zip(&departments).enumerate() {
            let whole = result(&published, "env-08", name);
            let parts: Vec<IndicatorResult> = TERRITORIES[4 * place..4 * place + 4]
                .iter()
                .map(|own| result(&published, "env-08", own))
                .collect();
            // Those that are told, taken from the whole, leave nobody or many.
            let told = |own: &IndicatorResult| own.state == ResultState::Value;
            if told(&whole) {
                let sum = |amount: fn(&IndicatorResult) -> Option<crate::value::decimal::Amount>| -> i64 {
                    parts.iter().filter(|own| told(own)).filter_map(amount)
                        .map(|amount| amount.millionths() / 1_000_000).sum()
                };
                let left = *n as i64 - sum(|own| own.denominator);
                let left_x = *x as i64 - sum(|own| own.numerator);
                let is_open = |count: i64| count == 0 || count >= 5;
                prop_assert!(is_open(left), "{left} left of {n}");
                prop_assert!(is_open(left_x) && is_open(left - left_x), "{left_x} of {left}");
            }
        }
    }
}
