//! One release after the other.

use std::collections::BTreeMap;

use boussole_sante::{
    Code, Error,
    disclosure::{Attacker, Seen, Sum},
    group_tables::{Inference, TallyTable},
    release,
    release::{Logging, ProofStatus, Releasable, Release, ReleaseLog},
};

use super::*;

fn beside(tallies: &[&Tally], options: ReleaseOptions, log: &ReleaseLog) -> Result<Release, Error> {
    in_wave(tallies, options, log, "2026")
}

fn in_wave(
    tallies: &[&Tally],
    options: ReleaseOptions,
    log: &ReleaseLog,
    wave: &str,
) -> Result<Release, Error> {
    let summary = TallyTable::Summary(Inference::default());
    let tables = tallies.iter().map(|tally| Releasable::Tally { tally, table: &summary });
    let today = "2026-11-25".parse().unwrap();
    let logging = Logging { log: log.clone(), wave: wave.to_owned(), today };
    let options = ReleaseOptions { log: Some(logging), ..options };
    release(&tables.collect::<Vec<_>>(), &options)
}

fn logged(people: &[Person], log: &ReleaseLog, wave: &str) -> Result<ReleaseLog, Error> {
    let released = in_wave(&[&tally(people, &["poste"])], by_default(), log, wave)?;
    Ok(released.log().unwrap().clone())
}

/// So many people in each place, who answer one after the other.
fn people_in(places: &[(&str, usize)]) -> Vec<Person> {
    let mut dice = Dice(7);
    let people = places.iter().flat_map(|(place, people)| vec![*place; *people]);
    people
        .map(|place| Person {
            answers: [0, 1, 2].map(|_| 1 + i8::try_from(dice.below(4)).unwrap()),
            place: place.to_owned(),
            post: "P".to_owned(),
            team: if place < "C" { "c1" } else { "c2" }.to_owned(),
        })
        .collect()
}

/// The number of people printed of each group, and of everybody.
fn counts(table: &RecordBatch, by: &str) -> BTreeMap<String, Option<u64>> {
    let of = table.column_by_name(by).unwrap().as_string::<i32>();
    let n = table.column_by_name("n").unwrap().as_primitive::<Int64Type>();
    let scale = table.column_by_name("scale").unwrap().as_string::<i32>();
    let rows = (0..table.num_rows()).filter(|row| scale.value(*row) == "abc");
    rows.map(|row| {
        let group = if of.is_valid(row) { of.value(row) } else { "all" };
        (group.to_owned(), n.is_valid(row).then(|| n.value(row).unsigned_abs()))
    })
    .collect()
}

fn reason(result: Result<Release, Error>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.code(), Code::CannotRelease);
    error.faults().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// 39 people are published; a day later one more has answered.
#[test]
fn two_releases_do_not_differ_by_one_person() {
    let people: Vec<Person> = few_people();
    let log = logged(&people, &ReleaseLog::default(), "2026").unwrap();
    let one_more: Vec<Person> = people.iter().chain(&people[..1]).cloned().collect();
    let poste = |people: &[Person]| tally(people, &["poste"]);
    let refused = reason(beside(&[&poste(&one_more)], by_default(), &log));
    insta::assert_snapshot!("refused", refused);
    // The same people again, and other answers of another year.
    assert_eq!(logged(&people, &log, "2026").unwrap().len(), 2);
    let anew: Vec<Person> = people.iter().cycle().skip(1).take(45).cloned().collect();
    let mut dice = Dice(27);
    let anew: Vec<Person> = anew
        .into_iter()
        .map(|person| Person {
            answers: person.answers.map(|_| 1 + i8::try_from(dice.below(4)).unwrap()),
            ..person
        })
        .collect();
    assert_eq!(logged(&anew, &log, "2027").unwrap().len(), 2);
    assert!(logged(&one_more, &log, "2027").is_err(), "the same people under another name");
    let mut changed = people.clone();
    changed[0].answers = changed[0].answers.map(|answer| 5 - answer);
    assert!(logged(&changed, &log, "2026").is_err(), "one changed the answers");
    let read = ReleaseLog::from_json(log.to_json().as_bytes()).unwrap();
    assert_eq!(read.to_json(), log.to_json());
}

/// Many who came late are as fit to be told of as any group of so many.
#[test]
fn many_who_came_late_are_published_with_the_very_groups() {
    let people = people_in(&[("A", 20), ("B", 20), ("D", 30)]);
    let late = people_in(&[("A", 15), ("B", 14)]);
    let log = ReleaseLog::default();
    let place = |people: &[Person]| tally(people, &["lieu", "equipe"]);
    let options = || {
        let mut options = by_default();
        options.allow_by.push("equipe".to_owned());
        options
    };
    let first = place(&people).over(&["lieu"]).unwrap();
    let log = beside(&[&first], options(), &log).unwrap().log().unwrap().clone();
    let all: Vec<Person> = people.iter().chain(&late).cloned().collect();
    let later = place(&all);
    let second = beside(&[&later.over(&["lieu"]).unwrap()], options(), &log).unwrap();
    assert_eq!(counts(&second.published()[0], "lieu")["A"], Some(35));
    let refused = reason(beside(&[&later.over(&["equipe"]).unwrap()], options(), &log));
    assert!(refused.contains("the very groups"), "{refused}");
    let few: Vec<Person> = people.iter().chain(&late[..20]).cloned().collect();
    let refused = reason(beside(&[&place(&few).over(&["lieu"]).unwrap()], options(), &log));
    assert!(refused.contains("groups that differ by 12"), "{refused}");
}

/// A group that has come since and is too small is in no total.
#[test]
fn a_small_group_that_is_new_waits() {
    let mut people = people_in(&[("A", 20), ("B", 20)]);
    let log = ReleaseLog::default();
    let place = |people: &[Person]| tally(people, &["lieu"]);
    let log = beside(&[&place(&people)], by_default(), &log).unwrap().log().unwrap().clone();
    people.extend(people_in(&[("C", 3)]));
    let second = beside(&[&place(&people)], by_default(), &log).unwrap();
    let printed = counts(&second.published()[0], "lieu");
    let expected = [("A", 20), ("B", 20), ("all", 40)];
    assert_eq!(printed, expected.map(|(group, n)| (group.to_owned(), Some(n))).into());
    let waiting = &second.audit().waiting;
    assert_eq!((waiting.len(), waiting[0].people), (1, 3));
    // With twelve it is a group of its own, and the totals differ by so many.
    people.extend(people_in(&[("C", 8)]));
    let third = beside(&[&place(&people)], by_default(), second.log().unwrap()).unwrap();
    assert_eq!(third.audit().waiting[0].people, 11);
    people.extend(people_in(&[("C", 1)]));
    let fourth = beside(&[&place(&people)], by_default(), third.log().unwrap()).unwrap();
    let printed = counts(&fourth.published()[0], "lieu");
    assert_eq!((printed["C"], printed["all"]), (Some(12), Some(52)));
    assert!(fourth.audit().waiting.is_empty());
}

/// Sectors lie inside zones: 24 of a zone less 20 of a sector are the 4 of the
/// other.
#[test]
fn nested_groups_are_one_system() {
    let people = people_in(&[("A", 4), ("B", 20), ("C", 3), ("D", 20)]);
    let all = tally(&people, &["lieu", "equipe"]);
    let (places, teams) = (all.over(&["lieu"]).unwrap(), all.over(&["equipe"]).unwrap());
    let joined = |place: &str| (place.to_owned(), if place < "C" { "c1" } else { "c2" }.to_owned());
    let zones = ["A", "B", "C", "D"].map(joined).into();
    let coarser = all.over(&["lieu"]).unwrap().coarser("lieu", &zones).unwrap();
    let options = || {
        let mut options = by_default();
        options.allow_by.push("equipe".to_owned());
        options
    };
    let summary = TallyTable::Summary(Inference::default());
    let both = |second: &Tally, by: &str| {
        let tables = [&places, second].map(|tally| Releasable::Tally { tally, table: &summary });
        let out = release(&tables, &options()).unwrap();
        assert_eq!(out.audit().protection, ProofStatus::Proved);
        let places = counts(&out.published()[0], "lieu");
        let zones = counts(&out.published()[1], by);
        let sectors = ["A", "B", "C", "D"].map(|place| places[place]);
        let zones = ["c1", "c2"].map(|zone| zones[zone]);
        let seen = sectors.into_iter().chain(zones);
        let seen = seen.map(|count| Seen { count, mean: None }).collect();
        let sums = vec![Sum { whole: 4, parts: vec![0, 1] }, Sum { whole: 5, parts: vec![2, 3] }];
        let attacker = Attacker::new(seen, sums).unwrap();
        for (place, count) in sectors.iter().enumerate() {
            let (low, high) = attacker.count(place).unwrap();
            assert!(count.is_some() || high - low >= 5.0, "sector {place}: {low} to {high}");
        }
        assert!(zones.iter().chain(&sectors).any(Option::is_some), "something is printed");
    };
    both(&teams, "equipe");
    both(&coarser, "lieu");
    // The same one after the other.
    let first = beside(&[&places], options(), &ReleaseLog::default()).unwrap();
    let second = beside(&[&teams], options(), first.log().unwrap()).unwrap();
    let (sectors, zones) =
        (counts(&first.published()[0], "lieu"), counts(&second.published()[0], "equipe"));
    assert_eq!(sectors["B"], Some(20));
    assert_eq!((zones["c1"], zones["c2"]), (None, None));
    assert_eq!(second.audit().releases, 1);
}

/// Of two tallies nobody here knows how their groups overlap.
#[test]
fn groups_of_which_the_map_is_not_known_are_refused() {
    let people = people_in(&[("A", 14), ("B", 20), ("C", 13), ("D", 20)]);
    let (places, teams) = (tally(&people, &["lieu"]), tally(&people, &["equipe"]));
    let options = || {
        let mut options = by_default();
        options.allow_by.push("equipe".to_owned());
        options
    };
    let summary = TallyTable::Summary(Inference::default());
    let tables = [&places, &teams].map(|tally| Releasable::Tally { tally, table: &summary });
    let refused = reason(release(&tables, &options()));
    assert!(refused.contains("`over` columns of one tally"), "{refused}");
    let log = beside(&[&places], options(), &ReleaseLog::default()).unwrap();
    let refused = reason(beside(&[&teams], options(), log.log().unwrap()));
    assert!(refused.contains("holds the columns of 2026-11-25 too (lieu)"), "{refused}");
    // One tally of both is the way out.
    let both = tally(&people, &["lieu", "equipe"]).over(&["equipe"]).unwrap();
    let second = beside(&[&both], options(), log.log().unwrap()).unwrap();
    assert_eq!(counts(&second.published()[0], "equipe")["c1"], Some(34));
}

#[test]
fn rules_of_a_log_only_get_stricter() {
    let people = people_in(&[("A", 4), ("B", 20), ("C", 9), ("D", 20)]);
    let places = tally(&people, &["lieu"]);
    let with = |people: u64| ReleaseOptions {
        rules: rules().with_min_cell(people).unwrap(),
        ..by_default()
    };
    let first = beside(&[&places], by_default(), &ReleaseLog::default()).unwrap();
    let refused = reason(beside(&[&places], with(3), first.log().unwrap()));
    assert!(refused.contains("`min_cell` of 5 or more"), "{refused}");
    let stricter = beside(&[&places], with(8), first.log().unwrap()).unwrap();
    assert_eq!(counts(&stricter.published()[0], "lieu")["A"], None);
    let refused = reason(beside(&[&places], by_default(), stricter.log().unwrap()));
    assert!(refused.contains("`min_cell` of 8 or more"), "{refused}");
}

/// Another name of the column is no other group.
#[test]
fn groups_are_known_by_what_they_answered() {
    let people = people_in(&[("A", 20), ("B", 18), ("C", 3), ("D", 22)]);
    let first = beside(&[&tally(&people, &["lieu"])], by_default(), &ReleaseLog::default());
    let first = first.unwrap();
    let hidden = |printed: &BTreeMap<String, Option<u64>>| -> Vec<String> {
        let hidden = printed.iter().filter(|(_, count)| count.is_none());
        hidden.map(|(group, _)| group.clone()).collect()
    };
    let printed = counts(&first.published()[0], "lieu");
    assert_eq!(hidden(&printed), ["B", "C"]);
    let renamed: Vec<Person> =
        people.iter().map(|p| Person { post: p.place.clone(), ..p.clone() }).collect();
    let renamed = tally(&renamed, &["poste"]);
    let joined: BTreeMap<String, String> =
        [("A", "X"), ("B", "B"), ("C", "X"), ("D", "D")].map(|(a, b)| (a.into(), b.into())).into();
    let coarser = renamed.coarser("poste", &joined).unwrap();
    let second = beside(&[&coarser], by_default(), first.log().unwrap()).unwrap();
    let printed = counts(&second.published()[0], "poste");
    assert_eq!(printed["X"], None, "23 less the 20 of A would be the 3 of C");
    assert_eq!(printed["D"], Some(22));
}

/// A log that was damaged is refused with the place.
#[test]
fn a_log_names_only_what_it_holds() {
    let people = people_in(&[("A", 20), ("B", 18)]);
    let released = beside(&[&tally(&people, &["lieu"])], by_default(), &ReleaseLog::default());
    let log = released.unwrap().log().unwrap().to_json();
    let faults = |from: &str, to: &str| -> Vec<String> {
        let damaged = log.replacen(from, to, 1);
        assert_ne!(damaged, log, "{from}");
        let error = ReleaseLog::from_json(damaged.as_bytes()).unwrap_err();
        error.faults().iter().map(|fault| fault.location().to_string()).collect()
    };
    let at = |faults: Vec<String>, place: &str| {
        assert!(faults.iter().any(|fault| fault.contains(place)), "{faults:?}");
    };
    at(faults(r#""cohort":0"#, r#""cohort":7"#), "/releases/0/cohort");
    at(faults(r#""finest":[0]"#, r#""finest":[9]"#), "/releases/0/groups/0/finest");
    at(faults(r#""finest":[0,1]"#, r#""finest":[0,1,1]"#), "/releases/0/groups/2/finest");
    at(faults(r#""finest":[0,1]"#, r#""finest":[1,0]"#), "/releases/0/groups/2/finest");
    at(faults(r#""counts":[0,1,2]"#, r#""counts":[0,1,8]"#), "/counts");
    at(faults(r#"{"group":0}"#, r#"{"group":8}"#), "/releases/0/tables/0/cells");
    at(faults(r#""rows":2"#, r#""rows":3"#), "/releases/0/tables/0/cells");
    at(faults(r#""by":[{"value":"A"}]"#, r#""by":[]"#), "/cohorts/0/groups/0/by");
}

/// Without a log both are published, and somebody holds them side by side.
#[test]
fn two_releases_side_by_side_tell_of_one_person() {
    let seen =
        |count: Option<u64>, mean: f64| Seen { count, mean: Some((mean - 0.05, mean + 0.05)) };
    let groups = vec![seen(Some(39), 50.0), seen(Some(40), 51.2), Seen::default()];
    let attacker = Attacker::new(groups, vec![Sum { whole: 1, parts: vec![0, 2] }]).unwrap();
    assert_eq!(attacker.count(2), Some((1.0, 1.0)));
    let (low, high) = attacker.mean(2, (0.0, 100.0), None).unwrap();
    assert!(low > 94.0 && high - low < 8.0, "one person gave {low} to {high}");
}
