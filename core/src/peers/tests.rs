//! Matching peers, against every choice of pairs and the verifier.

use proptest::prelude::*;

use crate::error::language::Language;
use crate::referential::index::Referential;
use crate::value::date::Date;
use crate::value::key::CompetencyKey;

use super::candidates::{candidates, people};
use super::closer_bound::closer_bound;
use super::objective::Objective;
use super::*;

fn today() -> Date {
    "2026-12-01".parse().unwrap()
}

fn referential() -> Referential {
    Referential::embedded().unwrap()
}

/// Competencies that the referential has.
fn subjects(referential: &Referential) -> Vec<String> {
    let own = referential.competencies().filter(|own| !own.is_attitude());
    own.take(4).map(|own| own.key.to_string()).collect()
}

#[derive(Debug, Clone)]
struct Ticked {
    territory: usize,
    ticks: Vec<(usize, usize)>,
    places: [u8; 3],
    days: i64,
    is_withdrawn: bool,
}

fn ticked() -> impl Strategy<Value = Ticked> {
    let ticks = prop::collection::btree_map(0..4_usize, 0..3_usize, 0..4);
    let places = prop::array::uniform3(0..4_u8);
    let weights = prop_oneof![9 => Just(30_i64), 1 => Just(-1_i64)];
    (0..4_usize, ticks, places, weights, prop::bool::weighted(0.05)).prop_map(
        |(territory, ticks, places, days, is_withdrawn)| Ticked {
            territory,
            ticks: ticks.into_iter().collect(),
            places,
            days,
            is_withdrawn,
        },
    )
}

fn offers(referential: &Referential, all: &[Ticked]) -> Vec<PeerOffer> {
    let subjects = subjects(referential);
    let one = |(place, own): (usize, &Ticked)| {
        let person = format!("p{place:02}").parse().unwrap();
        let territory = format!("t{}", own.territory).parse().unwrap();
        let until = today().after_days(own.days).unwrap();
        let mut offer = PeerOffer::new(referential, person, territory, until);
        for (subject, tick) in &own.ticks {
            offer.tick(referential, &subjects[*subject], PeerTick::ALL[*tick]).unwrap();
        }
        for (tick, places) in PeerTick::ALL.iter().zip(own.places) {
            offer.take(*tick, places.try_into().unwrap());
        }
        if own.is_withdrawn {
            offer.withdraw(today());
        }
        offer
    };
    all.iter().enumerate().map(one).collect()
}

fn distances() -> impl Strategy<Value = Distances> {
    prop::collection::vec(prop::option::weighted(0.8, 1..50_u32), 6).prop_map(|all| {
        let mut distances = Distances::default();
        let both = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        for ((one, other), distance) in both.into_iter().zip(all) {
            let code = |place| format!("t{place}").parse::<TerritoryCode>().unwrap();
            if let Some(distance) = distance {
                let distance = Distance::try_from(distance).unwrap();
                distances.insert(&code(one), &code(other), distance).unwrap();
            }
        }
        distances
    })
}

fn options() -> impl Strategy<Value = MatchOptions> {
    let within = prop::option::of(5..50_u32);
    let earlier = prop::collection::vec((0..7_usize, 0..7_usize), 0..4);
    (0..2_usize, distances(), within, earlier).prop_map(|(mode, distances, within, earlier)| {
        let mode = PeerMode::ALL[mode];
        let mut options = MatchOptions::on(today(), mode).with_distances(distances);
        options.within = within.map(|within| within.try_into().unwrap());
        let name = |place| format!("p{place:02}").parse().unwrap();
        options.earlier =
            earlier.into_iter().map(|(one, other)| (name(one), name(other))).collect();
        options
    })
}

/// The most by trying every choice of pairs, counted on its own.
fn exhaustive(offers: &[PeerOffer], options: &MatchOptions) -> i128 {
    let (people, _) = people(offers, options);
    let all = candidates(&people, options);
    let objective = Objective::of(&people, &all, options);
    let is_exchange = options.mode == PeerMode::Exchange;
    let mut most = 0;
    for choice in 0..1_u32 << all.len() {
        let taken: Vec<usize> = (0..all.len()).filter(|pair| choice >> pair & 1 == 1).collect();
        let (mut sought, mut brought) = (vec![0; people.len()], vec![0; people.len()]);
        for pair in taken.iter().map(|pair| &all[*pair]) {
            let first = if is_exchange { &mut sought } else { &mut brought };
            first[pair.first] += 1;
            sought[pair.second] += 1;
        }
        let fits = people.iter().enumerate().all(|(place, person)| {
            sought[place] <= person.seeks && brought[place] <= person.brings
        });
        if !fits {
            continue;
        }
        let is_kept = |first: &str, second: &str| {
            let is_same = |one: &str, other: &str| (one, other) == (first, second);
            options.earlier.iter().any(|(one, other)| {
                let (one, other) = (one.as_str(), other.as_str());
                is_same(one, other) || is_exchange && is_same(other, one)
            })
        };
        let is_measured = options.is_measured();
        let amounts: Vec<i128> = objective
            .stages()
            .map(|stage| {
                let pairs = || taken.iter().map(|pair| &all[*pair]);
                let amount = match stage {
                    PeerStage::PeopleMet => sought.iter().filter(|own| **own > 0).count(),
                    PeerStage::PairsKept => pairs()
                        .filter(|pair| {
                            let name = |place: usize| people[place].offer.person.as_str();
                            is_kept(name(pair.first), name(pair.second))
                        })
                        .count(),
                    PeerStage::SubjectsShared => pairs().map(|pair| pair.subjects.len()).sum(),
                    PeerStage::UnevenLoad => {
                        brought.iter().map(|own| (0..*own).sum::<usize>()).sum()
                    }
                    PeerStage::DistancesUnknown => {
                        pairs().filter(|pair| is_measured && pair.distance.is_none()).count()
                    }
                    PeerStage::Distance => pairs()
                        .filter_map(|pair| pair.distance)
                        .map(|own| usize::try_from(own.get()).unwrap())
                        .sum(),
                };
                i128::try_from(amount).unwrap()
            })
            .collect();
        most = most.max(objective.of_amounts(&amounts));
    }
    most
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_pairs_are_better_and_none_breaks_a_limit(
        all in prop::collection::vec(ticked(), 1..7),
        options in options(),
    ) {
        let referential = referential();
        let offers = offers(&referential, &all);
        let network = match_peers(&offers, &referential, &options).unwrap();
        prop_assert_eq!(network.violations(&offers, &options), Vec::<String>::new());
        prop_assert_eq!(network.status, MatchStatus::Optimal);
        let (people, _) = people(&offers, &options);
        let all = candidates(&people, &options);
        if all.len() <= 12 {
            let objective = Objective::of(&people, &all, &options);
            let own: Vec<i128> =
                network.stages.iter().map(|stage| stage.value.get().into()).collect();
            prop_assert_eq!(objective.of_amounts(&own), exhaustive(&offers, &options));
        }
        for stage in &network.stages {
            prop_assert_eq!(stage.bound, Some(stage.value));
        }
        // Whatever the order, the bytes are the same.
        let mut turned = offers.clone();
        turned.reverse();
        let again = match_peers(&turned, &referential, &options).unwrap();
        prop_assert_eq!(network.to_json(), again.to_json());
        let read = PeerNetwork::from_json(network.to_json().as_bytes(), &referential).unwrap();
        prop_assert_eq!(read.to_json(), network.to_json());
    }

    #[test]
    fn a_closer_bound_is_never_below_what_is_possible(
        all in prop::collection::vec(ticked(), 3..20),
        options in options(),
    ) {
        let referential = referential();
        let offers = offers(&referential, &all);
        let options = MatchOptions { mode: PeerMode::Exchange, earlier: Vec::new(), ..options };
        let (people, _) = people(&offers, &options);
        let all = candidates(&people, &options);
        let is_kept = vec![false; all.len()];
        let objective = Objective::of(&people, &all, &options);
        let pairing = objective.exchange(&people, &all, &is_kept);
        let bound = pairing.halves().gain.div_euclid(2);
        let network = match_peers(&offers, &referential, &options).unwrap();
        let own: Vec<i128> = network.stages.iter().map(|stage| stage.value.get().into()).collect();
        let closer = closer_bound(&people, &all, &is_kept, &objective, (&own, bound));
        prop_assert!(objective.of_amounts(&own) <= closer && closer <= bound);
    }

    #[test]
    fn who_leaves_is_nowhere_and_as_little_as_may_be_changes(
        all in prop::collection::vec(ticked(), 2..9),
        options in options(),
        leaver in 0..9_usize,
    ) {
        let referential = referential();
        let mut offers = offers(&referential, &all);
        let leaver = leaver % offers.len();
        let first = match_peers(&offers, &referential, &options).unwrap();
        let name = offers[leaver].document().person.as_str().to_owned();
        offers[leaver].withdraw(today());
        let next = options.clone();
        let next = MatchOptions { earlier: Vec::new(), ..next }.after(&first).unwrap();
        let second = match_peers(&offers, &referential, &next).unwrap();
        prop_assert!(!second.to_json().contains(&name));
        // Pairs of before in which she was not still fit: as many people could have stayed met.
        let free = MatchOptions { earlier: Vec::new(), ..options };
        let fresh = match_peers(&offers, &referential, &free).unwrap();
        prop_assert_eq!(second.stages[0].value, fresh.stages[0].value);
        prop_assert!(second.stages[1].value >= stay(&fresh, &first));
    }
}

/// Two circles of three, one of which shares two subjects, and one way between them: their
/// halves share half a subject more than pairs can, over 37 km and more; pairs take 95.
#[test]
fn a_closer_bound_sees_distances_behind_half_a_subject() {
    let referential = referential();
    let subjects = subjects(&referential);
    let ticks: [&[usize]; 6] = [&[0, 1], &[0, 1], &[0, 1, 3], &[2, 3], &[2], &[2]];
    let code = |place: usize| format!("t{place}").parse::<TerritoryCode>().unwrap();
    let offer = |(place, ticks): (usize, &&[usize])| {
        let person = format!("p{place}").parse().unwrap();
        let until = "2027-06-30".parse().unwrap();
        let mut offer = PeerOffer::new(&referential, person, code(place), until);
        for subject in *ticks {
            offer.tick(&referential, &subjects[*subject], PeerTick::Exchange).unwrap();
        }
        offer
    };
    let offers: Vec<PeerOffer> = ticks.iter().enumerate().map(offer).collect();
    let mut distances = Distances::default();
    let ways = [(0, 1, 40), (0, 2, 10), (1, 2, 10), (3, 4, 5), (3, 5, 5), (4, 5, 5), (2, 3, 50)];
    for (one, other, far) in ways {
        distances.insert(&code(one), &code(other), Distance::try_from(far).unwrap()).unwrap();
    }
    let options = MatchOptions::on(today(), PeerMode::Exchange).with_distances(distances);
    let (people, _) = people(&offers, &options);
    let all = candidates(&people, &options);
    let is_kept = vec![false; all.len()];
    let objective = Objective::of(&people, &all, &options);
    let network = match_peers(&offers, &referential, &options).unwrap();
    let own: Vec<i128> = network.stages.iter().map(|stage| stage.value.get().into()).collect();
    assert_eq!(own, [6, 0, 4, 0, 95]);
    let bound = objective.exchange(&people, &all, &is_kept).halves().gain.div_euclid(2);
    let stages = |bound| objective.bounds(&own, bound);
    assert_eq!(stages(bound), [Some(6), Some(0), Some(5), None, None]);
    let closer = closer_bound(&people, &all, &is_kept, &objective, (&own, bound));
    assert_eq!(stages(closer), [Some(6), Some(0), Some(4), Some(0), Some(37)]);
}

/// How many pairs a network has that another had.
fn stay(network: &PeerNetwork, earlier: &PeerNetwork) -> StageValue {
    let is_there = |pair: &&PeerPair| {
        earlier.pairs.iter().any(|own| (&own.first, &own.second) == (&pair.first, &pair.second))
    };
    let count = network.pairs.iter().filter(is_there).count();
    u32::try_from(count).unwrap().try_into().unwrap()
}

fn three(referential: &Referential) -> Vec<PeerOffer> {
    let one = |place: usize| {
        let (person, territory) = (format!("p{place}"), format!("t{place}"));
        let until = "2027-06-30".parse().unwrap();
        let (person, territory) = (person.parse().unwrap(), territory.parse().unwrap());
        let mut offer = PeerOffer::new(referential, person, territory, until);
        let subjects = subjects(referential);
        offer.tick(referential, &subjects[0], PeerTick::Exchange).unwrap();
        offer.tick(referential, &subjects[place + 1], PeerTick::Exchange).unwrap();
        offer
    };
    (0..3).map(one).collect()
}

/// A spoilt pair breaks what it promises, and each promise is looked at.
#[test]
fn what_a_pair_breaks_is_seen() {
    let referential = referential();
    let offers = three(&referential);
    let mut distances = Distances::default();
    let [one, other] = ["t0", "t1"].map(|code| code.parse::<TerritoryCode>().unwrap());
    distances.insert(&one, &other, 7_u32.try_into().unwrap()).unwrap();
    let options = MatchOptions::on(today(), PeerMode::Exchange).with_distances(distances);
    let network = match_peers(&offers, &referential, &options).unwrap();
    assert_eq!(network.violations(&offers, &options), Vec::<String>::new());
    assert_eq!(network.pairs[0].distance.map(Distance::get), Some(7));
    let name = |text: &str| text.parse().unwrap();
    let spoilt = |change: &dyn Fn(&mut PeerPair)| {
        let mut other = network.clone();
        change(&mut other.document.pairs[0]);
        other.violations(&offers, &options)
    };
    let told = |found: Vec<String>, what: &str| {
        assert!(found.iter().any(|one| one.contains(what)), "{found:?} has no {what}");
        assert!(!found.iter().any(|one| one.contains("p0") || one.contains("t0")));
    };
    told(spoilt(&|pair| pair.first = name("nobody")), "did not offer");
    told(spoilt(&|pair| pair.first = pair.second.clone()), "of one person");
    told(spoilt(&|pair| pair.distance = None), "at another distance");
    let foreign: CompetencyKey = subjects(&referential)[2].parse().unwrap();
    told(spoilt(&|pair| pair.subjects.push(foreign.clone())), "not both ticked");
    let mut twice = network.clone();
    let mut turned = twice.pairs[0].clone();
    std::mem::swap(&mut turned.first, &mut turned.second);
    twice.document.pairs.push(turned);
    let found = twice.violations(&offers, &options);
    told(found.clone(), "twice");
    told(found, "more people");
    let mut gone = offers.clone();
    gone[0].withdraw(today());
    told(network.violations(&gone, &options), "does not count");
    let mut moved = offers.clone();
    moved[1].edit(&referential, |document| document.territory = one.clone()).unwrap();
    told(network.violations(&moved, &options), "of one territory");
    let near = MatchOptions { within: Some(6_u32.try_into().unwrap()), ..options.clone() };
    told(network.violations(&offers, &near), "too far");
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

#[test]
fn offers_are_read_from_rows() {
    let referential = referential();
    let own = subjects(&referential);
    let text = format!(
        "Personne|territoire|valable_jusqu_au|echange|aide_demandee|places_echange|retire_le\n\
         p1|t1|2027-06-30 00:00:00|{0}, {1}|{2}|3.0|\n||||||\np2|93066|2027-06-30|||0|2027-01-01",
        own[0], own[1], own[2],
    );
    let offers = PeerOffer::from_rows(&rows(&text), &referential).unwrap();
    let [first, second] = &offers[..] else { panic!("{}", offers.len()) };
    let document = first.document();
    assert_eq!(document.ticked(PeerTick::Exchange).count(), 2);
    assert_eq!(document.ticked(PeerTick::AsksHelp).count(), 1);
    let places = [PeerTick::Exchange, PeerTick::AsksHelp].map(|tick| document.places(tick));
    assert_eq!(places, [3, 1]);
    assert_eq!(document.valid_until.to_string(), "2027-06-30");
    assert_eq!(second.document().places(PeerTick::Exchange), 0);
    assert!(second.is_withdrawn("2027-01-01".parse().unwrap()));
    assert_eq!(PeerOffer::from_rows(&[], &referential).unwrap_err().fault_count(), 3);
}

#[test]
fn faults_of_rows_have_their_line_and_field() {
    let referential = referential();
    let text = "person|territory|valid_until|exchange|load_exchange|withdrawn\n\
                ok|t|2027-01-01|||\nMme X|T/1|x|nowhere|21|y";
    let error = PeerOffer::from_rows(&rows(text), &referential).unwrap_err();
    let places: Vec<String> =
        error.faults().iter().map(|fault| fault.location().to_string()).collect();
    assert_eq!(places, ["3:1", "3:2", "3:3", "3:4", "3:5", "3:6"]);
    assert!(error.faults().iter().all(|fault| fault.found().shown().is_none()));
    let unknown = PeerOffer::from_rows(&rows("person|territory|valid_until|niveau"), &referential);
    assert_eq!(unknown.unwrap_err().location().to_string(), "1:4");
}

#[test]
fn distances_are_read_from_rows() {
    let known = |distances: &Distances| -> Vec<String> {
        let all = distances.iter().filter(|(one, other, _)| one != other);
        all.map(|(one, other, far)| format!("{one} {other} {}", far.get())).collect()
    };
    let three = Distances::from_rows(&rows("from|to|km\nb|a|3\n||\nb|c|5.0")).unwrap();
    assert_eq!(known(&three), ["a b 3", "b c 5"]);
    let square = Distances::from_rows(&rows("|a|b|c\na|0|3|\nb|3||5\nc|||0")).unwrap();
    assert_eq!(known(&square), ["a b 3", "b c 5"]);
    let places = |text: &str| -> Vec<String> {
        let error = Distances::from_rows(&rows(text)).unwrap_err();
        error.faults().iter().map(|fault| fault.location().to_string()).collect()
    };
    assert_eq!(places("|a|B/b\na|0|x\nb|4|\na|1|"), ["1:3", "2:3", "4:2"]);
    assert_eq!(places("from|to|km\na|b|3\nb|a|4\na||1"), ["3:3", "4:2"]);
}

fn ticking(
    referential: &Referential,
    person: &str,
    ticks: &[(usize, PeerTick)],
    places: u8,
) -> PeerOffer {
    let until = "2027-06-30".parse().unwrap();
    let territory = format!("t-{}", person.to_lowercase()).parse().unwrap();
    let mut offer = PeerOffer::new(referential, person.parse().unwrap(), territory, until);
    for (subject, tick) in ticks {
        offer.tick(referential, &subjects(referential)[*subject], *tick).unwrap();
        offer.take(*tick, places.try_into().unwrap());
    }
    offer
}

#[test]
fn a_network_of_the_other_mode_is_none_of_before() {
    let referential = referential();
    let exchange = MatchOptions::on(today(), PeerMode::Exchange);
    let network = match_peers(&three(&referential), &referential, &exchange).unwrap();
    let refused = MatchOptions::on(today(), PeerMode::Tutoring).after(&network).unwrap_err();
    assert_eq!(refused.code().as_str(), "invalid_option");
    assert!(refused.to_string().contains("a network of mode `tutoring`"), "{refused}");
    assert_eq!(exchange.after(&network).unwrap().earlier.len(), 1);
}

#[test]
fn a_pair_of_one_person_or_twice_is_refused() {
    let referential = referential();
    let options = MatchOptions::on(today(), PeerMode::Exchange);
    let network = match_peers(&three(&referential), &referential, &options).unwrap();
    let refused = |change: &dyn Fn(&mut Vec<PeerPair>)| {
        let mut other = network.clone();
        change(&mut other.document.pairs);
        let error = PeerNetwork::from_json(other.to_json().as_bytes(), &referential).unwrap_err();
        let faults = error.faults().iter();
        let faults = faults.map(|one| format!("{} {}", one.code(), one.location()));
        faults.collect::<Vec<_>>().join(", ")
    };
    let alone = refused(&|pairs| pairs[0].second = pairs[0].first.clone());
    assert!(alone.starts_with("invalid_value /pairs/0"), "{alone}");
    let twice = refused(&|pairs| {
        let mut turned = pairs[0].clone();
        std::mem::swap(&mut turned.first, &mut turned.second);
        pairs.push(turned);
    });
    assert!(twice.starts_with("duplicate_entry /pairs/1"), "{twice}");
}

#[test]
fn links_that_end_are_told_to_who_remains_and_name_nobody_else() {
    let referential = referential();
    let mut offers = three(&referential);
    let name = |own: &PeerOffer| own.document().person.clone();
    let [p, q, r] = [0, 1, 2].map(|place: usize| name(&offers[place]));
    let mut options = MatchOptions::on(today(), PeerMode::Exchange);
    let gone = "a-gone".parse().unwrap();
    options.earlier = vec![(p.clone(), q.clone()), (r.clone(), gone), (p.clone(), r.clone())];
    offers[0].withdraw(today());
    offers[1].renew("2026-11-30".parse().unwrap());
    let network = match_peers(&offers, &referential, &options).unwrap();
    let ended: Vec<_> = network.ended.iter().map(|own| (&own.first, &own.second)).collect();
    assert_eq!(ended, [(&Some(r.clone()), &None), (&Some(r.clone()), &None)]);
    assert_eq!(network.stages[1].of.map(StageValue::get), Some(3));
    let told = format!("{:?}", network.blocks_for(r.as_str(), Language::French).unwrap());
    assert!(told.contains("Votre lien avec une personne s’arrête."), "{told}");
    let all = format!("{}{:?}", network.to_json(), network.blocks(Language::French));
    assert!(!all.contains("a-gone") && !all.contains(p.as_str()), "{all}");
}

/// What a network tells of why nobody was found holds of what people ticked.
#[test]
fn why_nobody_was_found_is_true() {
    let referential = referential();
    let asks = |person| ticking(&referential, person, &[(0, PeerTick::AsksHelp)], 1);
    let helps = |places| ticking(&referential, "z", &[(0, PeerTick::OffersHelp)], places);
    let options = MatchOptions::on(today(), PeerMode::Tutoring);
    let of = |offers: &[PeerOffer]| match_peers(offers, &referential, &options).unwrap();
    let nobody = of(&[asks("p"), asks("q")]);
    let told = format!("{:?}", nobody.blocks(Language::French));
    assert!(told.contains("personne ne propose d’aide à ce sujet"), "{told}");
    assert!(!told.contains("personne d’autre ne l’a coché"), "{told}");
    let none_left = of(&[asks("p"), helps(0)]);
    assert!(none_left.remarks.is_empty(), "{:?}", none_left.remarks);
    assert_eq!(none_left.unmet[0].cause, UnmetCause::PlacesTaken);
    let options = MatchOptions::on(today(), PeerMode::Exchange);
    let one = ticking(&referential, "p", &[(0, PeerTick::Exchange)], 1);
    let alone = match_peers(std::slice::from_ref(&one), &referential, &options).unwrap();
    assert!(alone.remarks.is_empty(), "{:?}", alone.remarks);
    let busy = ticking(&referential, "q", &[(0, PeerTick::Exchange)], 0);
    let busy = match_peers(&[one, busy], &referential, &options).unwrap();
    assert_eq!(busy.unmet[0].cause, UnmetCause::PlacesTaken);
}

#[test]
fn a_letter_says_for_whom_for_what_and_until_when() {
    let referential = referential();
    let options = MatchOptions::on(today(), PeerMode::Exchange);
    let network = match_peers(&three(&referential), &referential, &options).unwrap();
    let told = format!("{:?}", network.blocks_for("p0", Language::French).unwrap());
    for part in ["Pour p0. Échanges entre pairs, au", "au plus tard jusqu’au 30 juin 2027"] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn an_attitude_is_no_subject_and_near_names_are_subjects() {
    let referential = referential();
    let attitude = referential.competencies().find(|own| own.is_attitude()).unwrap();
    let key = attitude.key.as_str();
    let mut offer = ticking(&referential, "p", &[], 1);
    let refused = offer.tick(&referential, key, PeerTick::Exchange).unwrap_err();
    assert_eq!(refused.faults()[0].code().as_str(), "attitude_subject");
    let near = format!("{key}s");
    let refused = offer.tick(&referential, &near, PeerTick::Exchange).unwrap_err();
    let told = refused.to_string();
    assert!(!told.contains(&format!("{key},")) && !told.ends_with(key), "{told}");
}

#[test]
fn cells_are_read_as_people_write_them() {
    let referential = referential();
    let key = &subjects(&referential)[0];
    let text = format!(
        "person|territory|valid_until|exchange\np|L’Île-Saint Denis|1/7/2027|{key}\nq|2A004|30/06/2027|{key}"
    );
    let offers = PeerOffer::from_rows(&rows(&text), &referential).unwrap();
    let told = offers.iter().map(|own| {
        let own = own.document();
        format!("{} {}", own.territory, own.valid_until)
    });
    assert_eq!(told.collect::<Vec<_>>(), ["l-ile-saint-denis 2027-07-01", "2a004 2027-06-30"]);
    assert!("2A004".parse::<TerritoryCode>().is_err());
    assert!(TerritoryCode::folded("93/066").is_err());
    let far = |cell: &str| {
        let text = format!("de|vers|km\nSaint-Denis|2A004|{cell}");
        let read = Distances::from_rows(&rows(&text));
        read.map(|all| all.iter().next().unwrap().2.get())
    };
    for (cell, distance) in [("5.7", 6), ("5,4", 5), ("5,5", 6), ("0.49", 0), ("5.0", 5)] {
        assert_eq!(far(cell).unwrap(), distance, "{cell}");
    }
    for (cell, code) in [
        ("NA", "invalid_value"),
        ("-1", "invalid_value"),
        ("5,", "invalid_value"),
        ("100000,5", "out_of_range"),
    ] {
        let error = far(cell).unwrap_err();
        assert_eq!(error.faults()[0].code().as_str(), code, "{cell}");
        assert!(error.to_string().contains("a number of kilometres or minutes"), "{error}");
    }
}

#[test]
fn what_a_spreadsheet_holds_besides_is_told_once() {
    let referential = referential();
    let unknown = |text: &str| PeerOffer::from_rows(&rows(text), &referential).unwrap_err();
    let told = unknown("personne|territoire|valable_jusqu_au|Commentaire|reste");
    assert_eq!(told.fault_count(), 1);
    let said = told.message(Language::French);
    assert!(said.contains("`Commentaire, reste`") && said.contains("aide_proposee"), "{said}");
    assert!(!said.contains("plus récent") && !said.contains("offers_help"), "{said}");
    // A first row that is none of names may be of a person.
    let none = unknown("Mme Untel|Saint-Denis|2027-06-30");
    assert!(none.faults().iter().all(|one| one.code().as_str() == "missing_column"), "{none}");
    let twice = "person|territory|valid_until\np|t|2027-06-30\n||\np|u|2027-06-30";
    let twice = unknown(twice);
    assert_eq!(twice.faults()[0].location().to_string(), "4:1");
    assert!(twice.to_string().contains("lines 2 and 4 are of one"), "{twice}");
}

#[test]
fn an_offer_is_renewed_moved_and_shown() {
    let referential = referential();
    let mut offer = ticking(&referential, "p", &[(0, PeerTick::Exchange)], 2);
    offer.renew("2028-06-30".parse().unwrap());
    offer.move_to("93001".parse().unwrap());
    let told = format!("{:?}", offer.blocks(&referential, Language::French));
    for part in ["93001", "30 juin 2028", &subjects(&referential)[0], "souhaite échanger"] {
        assert!(told.contains(part), "{told}");
    }
}
