//! Plans against an exhaustive search that knows nothing of programmes and schedules.

use std::cmp::Reverse;

use super::optimise::{Optimum, best};
use super::problem::{Candidate, Gain, LevelStep, Problem, Slot};
use super::schedule::Schedule;

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }

    fn level(&mut self, low: u8, high: u8) -> u8 {
        low + u8::try_from(self.below(u64::from(high - low) + 1)).unwrap()
    }

    fn place(&mut self, count: usize) -> usize {
        usize::try_from(self.below(u64::try_from(count).unwrap())).unwrap()
    }

    fn day(&mut self, low: i32, high: i32) -> i32 {
        low + i32::try_from(self.below(u64::try_from(high - low + 1).unwrap())).unwrap()
    }
}

const LAST_DAY: i32 = 3;

fn instance(seed: u64) -> Problem {
    let mut dice = Dice(seed);
    let competencies = 1 + dice.place(3);
    let held: Vec<u8> = (0..competencies).map(|_| dice.level(0, 1)).collect();
    let mut problem = Problem { held, stages: 3, ..Problem::default() };
    for competency in 0..competencies {
        for level in problem.held[competency] + 1..=3 {
            if dice.below(4) > 0 {
                problem.asked.insert((competency, level), dice.place(3));
            }
        }
    }
    let count = 2 + dice.place(5);
    let unmet = |dice: &mut Dice, held: &[u8]| -> Option<LevelStep> {
        let competency = dice.place(held.len());
        let level = dice.level(1, 3);
        (level > held[competency]).then_some((competency, level))
    };
    for own in 0..count {
        let start = problem.gains.len();
        for _ in 0..1 + dice.below(2) {
            let competency = dice.place(competencies);
            let (from, held) = (dice.level(0, 2), problem.held[competency]);
            let mut needs: Vec<LevelStep> = Vec::new();
            needs.extend((from > held).then_some((competency, from)));
            if dice.below(4) == 0 {
                needs.extend(unmet(&mut dice, &problem.held));
            }
            let to = dice.level(from + 1, 3);
            problem.gains.push(Gain { candidate: own, competency, from, to, needs });
        }
        let mut slots = Vec::new();
        for _ in 0..=dice.below(3) / 2 {
            let first = dice.day(0, LAST_DAY);
            let last = dice.day(first, LAST_DAY);
            slots.push(match dice.below(2) {
                0 => Slot::Session { first, last },
                _ => Slot::Open { first, last },
            });
        }
        let mut candidate = Candidate {
            minutes: 30 * (1 + u32::try_from(dice.below(5)).unwrap()),
            slots,
            gains: start..problem.gains.len(),
            ..Candidate::default()
        };
        if dice.below(4) == 0 {
            candidate.needs.extend(unmet(&mut dice, &problem.held));
        }
        if dice.below(4) == 0 {
            candidate.after.push(dice.place(count));
        }
        if dice.below(6) == 0 {
            candidate.one_of.push(vec![dice.place(count), dice.place(count)]);
        }
        candidate.is_fixed = candidate.needs.is_empty()
            && candidate.after.is_empty()
            && candidate.one_of.is_empty()
            && dice.below(8) == 0;
        problem.candidates.push(candidate);
    }
    problem.budget = (dice.below(4) > 0).then(|| 60 * u32::try_from(dice.below(10)).unwrap());
    problem
}

/// When something is taken, if it is, and which of its gains it waits for.
#[derive(Clone)]
struct Way {
    days: (i32, i32),
    awaited: Vec<usize>,
}

/// What these ways reach, if everything can take place: found by believing nothing that
/// does not follow from what is believed already.
fn reached(problem: &Problem, ways: &[Option<Way>]) -> Option<Vec<usize>> {
    let count = problem.candidates.len();
    let (mut believed, mut there) = (vec![false; count], Vec::<(LevelStep, i32)>::new());
    let is_there = |there: &[(LevelStep, i32)], (competency, level): LevelStep, by: i32| {
        problem.held[competency] >= level
            || there.iter().any(|(step, day)| *step == (competency, level) && *day <= by)
    };
    loop {
        let before = (believed.clone(), there.len());
        for (own, candidate) in problem.candidates.iter().enumerate() {
            let Some(Way { days: (first, last), awaited }) = &ways[own] else { continue };
            let over = |other: &usize| {
                believed[*other] && ways[*other].as_ref().is_some_and(|way| way.days.1 <= *first)
            };
            let needs = awaited.iter().flat_map(|index| &problem.gains[*index].needs);
            let mut needs = candidate.needs.iter().chain(needs);
            believed[own] = needs.all(|need| is_there(&there, *need, *first))
                && candidate.after.iter().all(over)
                && candidate.one_of.iter().all(|group| group.iter().any(over));
            if !believed[own] {
                continue;
            }
            for index in candidate.gains.clone() {
                let gain = &problem.gains[index];
                if !gain.needs.is_empty() && !awaited.contains(&index) {
                    continue;
                }
                for level in gain.from + 1..=gain.to {
                    let step = (gain.competency, level);
                    // A level is there when the one below it is, at the latest of both days.
                    let below = (gain.competency, level - 1);
                    let below =
                        (0..=LAST_DAY).find(|day| level == 1 || is_there(&there, below, *day));
                    let Some(below) = below else { continue };
                    let day = (*last).max(below);
                    if !is_there(&there, step, day) {
                        there.push((step, day));
                    }
                }
            }
        }
        if before == (believed.clone(), there.len()) {
            break;
        }
    }
    if (0..count).any(|own| ways[own].is_some() && !believed[own]) {
        return None;
    }
    let mut values = vec![0; problem.stages];
    for (step, stage) in &problem.asked {
        values[*stage] += usize::from(is_there(&there, *step, LAST_DAY));
    }
    Some(values)
}

/// All ways to take or leave a candidate: on each of its days, for each of its gains.
fn ways(problem: &Problem, candidate: &Candidate) -> Vec<Option<Way>> {
    let mut days = Vec::new();
    for slot in &candidate.slots {
        match *slot {
            Slot::Session { first, last } => days.push((first, last)),
            Slot::Open { first, last } => days.extend((first..=last).map(|day| (day, day))),
        }
    }
    let conditional =
        candidate.gains.clone().filter(|index| !problem.gains[*index].needs.is_empty());
    let conditional: Vec<usize> = conditional.collect();
    let some = (0..1_usize << conditional.len()).map(|mask| {
        let own = conditional.iter().enumerate();
        own.filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, index)| *index).collect::<Vec<_>>()
    });
    let all = some.flat_map(|awaited| {
        days.iter().map(move |days| Some(Way { days: *days, awaited: awaited.clone() }))
    });
    let left = if candidate.is_fixed { None } else { Some(None) };
    left.into_iter().chain(all).collect()
}

/// The levels of each stage, the minutes, and what is taken: the more of the first and the
/// less of the others, the better.
type Found = (Vec<usize>, Reverse<u32>, Reverse<Vec<usize>>);

/// The best of all ways to take or leave everything.
fn exhaustive(problem: &Problem) -> (Vec<usize>, u32, Vec<usize>) {
    let options: Vec<Vec<Option<Way>>> =
        problem.candidates.iter().map(|candidate| ways(problem, candidate)).collect();
    let fixed = problem.candidates.iter().filter(|one| one.is_fixed);
    let fixed: u32 = fixed.map(|one| one.minutes).sum();
    let budget = problem.budget.map_or(u32::MAX, |budget| budget.max(fixed));
    let mut best: Option<Found> = None;
    let mut chosen = vec![0; options.len()];
    loop {
        let taken = chosen.iter().zip(&options).map(|(one, own)| own[*one].is_some());
        let taken: Vec<usize> =
            taken.enumerate().filter(|(_, is)| *is).map(|(own, _)| own).collect();
        let minutes: u32 = taken.iter().map(|own| problem.candidates[*own].minutes).sum();
        if minutes <= budget {
            let ways: Vec<Option<Way>> =
                chosen.iter().zip(&options).map(|(one, own)| own[*one].clone()).collect();
            if let Some(values) = reached(problem, &ways) {
                let found = (values, Reverse(minutes), Reverse(taken));
                if best.as_ref().is_none_or(|best| found > *best) {
                    best = Some(found);
                }
            }
        }
        // The next way, counted up.
        let mut place = 0;
        while place < chosen.len() {
            chosen[place] += 1;
            if chosen[place] < options[place].len() {
                break;
            }
            chosen[place] = 0;
            place += 1;
        }
        if place == chosen.len() {
            let (values, Reverse(minutes), Reverse(taken)) = best.unwrap();
            return (values, minutes, taken);
        }
    }
}

fn found(problem: &Problem, optimum: &Optimum) -> (Vec<usize>, u32, Vec<usize>) {
    let taken = &optimum.taken.candidates;
    let taken: Vec<usize> = (0..taken.len()).filter(|own| taken[*own]).collect();
    let minutes = taken.iter().map(|own| problem.candidates[*own].minutes).sum();
    (optimum.schedule.values(problem), minutes, taken)
}

#[test]
fn a_plan_is_the_best_of_all() {
    let mut kinds = [0; 4];
    for seed in 0..500 {
        let problem = instance(seed);
        let optimum = best(&problem);
        let plan = found(&problem, &optimum);
        assert_eq!(plan, exhaustive(&problem), "instance {seed}: {problem:#?}");
        assert!(optimum.is_proved(), "instance {seed}");
        let values: Vec<i64> = optimum.stages.iter().map(|stage| stage.value).collect();
        assert!(values.iter().zip(&plan.0).all(|(one, other)| usize::try_from(*one) == Ok(*other)));
        assert_eq!(u32::try_from(optimum.minutes.value), Ok(plan.1));
        assert!(optimum.schedule.holds(&optimum.taken));
        // The instances are not all trivial.
        kinds[plan.2.len().min(3)] += 1;
    }
    assert!(kinds.iter().all(|count| *count > 30), "{kinds:?}");
}

#[test]
fn what_waits_for_each_other_never_begins() {
    let gain = |candidate, competency, needs| Gain { candidate, competency, from: 0, to: 1, needs };
    let open = vec![Slot::Open { first: 0, last: 9 }];
    let candidate = |place: usize, needs| Candidate {
        minutes: 60,
        slots: open.clone(),
        needs,
        gains: place..place + 1,
        ..Candidate::default()
    };
    let problem = Problem {
        held: vec![0, 0],
        candidates: vec![candidate(0, vec![(1, 1)]), candidate(1, vec![(0, 1)])],
        gains: vec![gain(0, 0, vec![]), gain(1, 1, vec![])],
        asked: [((0, 1), 0), ((1, 1), 0)].into(),
        stages: 1,
        budget: None,
    };
    let optimum = best(&problem);
    assert_eq!(found(&problem, &optimum), (vec![0], 0, vec![]));
    let schedule = Schedule::of(&problem, &optimum.taken);
    assert_eq!(schedule.reached((0, 1)), None);
}
