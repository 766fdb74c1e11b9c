//! Global recoding of response options: which categories are collapsed, and for
//! which groups they are published.

use super::attacker::Sum;
use crate::solve::linear_program::Linear;

/// Choices beside each other are put together in classes, the same for all
/// groups, and the groups for which they are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Classes {
    /// The class of each choice, from 0 in the order of the choices.
    pub(crate) of_choice: Vec<usize>,
    /// By group.
    pub(crate) printed: Vec<bool>,
}

/// What classes are formed for.
#[derive(Debug)]
pub(crate) struct Choices<'c> {
    /// By group, how many took each choice.
    pub(crate) counts: &'c [Vec<u64>],
    /// The groups that are large enough.
    pub(crate) eligible: Vec<bool>,
    pub(crate) sums: &'c [Sum],
    /// The smallest number printed, and the smallest base.
    pub(crate) cell: u64,
    pub(crate) base: u64,
    /// The classes that were printed before, and for which groups.
    pub(crate) before: Option<&'c Classes>,
}

/// More choices than this are not tried in every way.
const TRIED: usize = 10;

impl Choices<'_> {
    /// The classes with which most groups can be printed; of these the most
    /// classes; of these the first in order.
    pub(crate) fn classes(&self) -> Classes {
        let choices = self.counts.first().map_or(0, Vec::len);
        let mut best: Option<(usize, usize, Classes)> = None;
        let partitions =
            self.before.map_or_else(|| self.partitions(choices), |b| vec![b.of_choice.clone()]);
        for of_choice in partitions {
            let classes = of_choice.last().map_or(0, |last| last + 1);
            if classes < 2 {
                continue;
            }
            let printed = self.printed(&of_choice);
            let groups = printed.iter().filter(|printed| **printed).count();
            let better = best.as_ref().is_none_or(|(g, c, _)| (groups, classes) > (*g, *c));
            if groups > 0 && better {
                best = Some((groups, classes, Classes { of_choice, printed }));
            }
        }
        best.map_or_else(
            || Classes { of_choice: vec![0; choices], printed: vec![false; self.counts.len()] },
            |(_, _, classes)| classes,
        )
    }

    /// Ways to put neighbours together: all of them, or, for many choices, the
    /// one in which everybody's small counts go to a smaller neighbour.
    fn partitions(&self, choices: usize) -> Vec<Vec<usize>> {
        if choices <= TRIED {
            let cuts = choices.saturating_sub(1);
            let of = |bits: usize| {
                let mut class = 0;
                (0..choices)
                    .map(|choice| {
                        class += usize::from(choice > 0 && bits >> (cuts - choice) & 1 == 1);
                        class
                    })
                    .collect()
            };
            return (0..1 << cuts).rev().map(of).collect();
        }
        let largest = self.counts.iter().max_by_key(|counts| counts.iter().sum::<u64>());
        let mut classes: Vec<(u64, usize)> =
            largest.into_iter().flatten().map(|count| (*count, 1)).collect();
        let small = |(count, _): &(u64, usize)| *count > 0 && *count < self.cell;
        while let Some(place) = classes.iter().position(small).filter(|_| classes.len() > 1) {
            let left = place.checked_sub(1);
            let right = Some(place + 1).filter(|right| *right < classes.len());
            let size = |place: &usize| classes[*place].0;
            let other = left.into_iter().chain(right).min_by_key(size).unwrap_or(place);
            let (first, second) = (place.min(other), place.max(other));
            let (count, width) = classes.remove(second);
            classes[first].0 += count;
            classes[first].1 += width;
        }
        let classes = classes.iter().enumerate();
        vec![classes.flat_map(|(class, (_, width))| vec![class; *width]).collect()]
    }

    /// The groups that can be printed: each is fit itself, and so is what is
    /// left of a sum when others are taken away.
    fn printed(&self, of_choice: &[usize]) -> Vec<bool> {
        let by_class: Vec<Vec<u64>> =
            self.counts.iter().map(|counts| in_classes(counts, of_choice)).collect();
        let mut printed: Vec<bool> = by_class
            .iter()
            .zip(&self.eligible)
            .enumerate()
            .map(|(place, (counts, eligible))| {
                self.is_fixed(place) || *eligible && self.is_fit(counts)
            })
            .collect();
        while let Some(withheld) = self.gives_away(&by_class, &printed) {
            printed[withheld] = false;
        }
        printed
    }

    /// The group to withhold next: the smallest in a sum that gives others
    /// away, or the sum itself.
    fn gives_away(&self, by_class: &[Vec<u64>], printed: &[bool]) -> Option<usize> {
        let people = |group: usize| by_class[group].iter().sum::<u64>();
        for sum in self.sums.iter().filter(|sum| printed[sum.whole]) {
            let shown: Vec<usize> =
                sum.parts.iter().copied().filter(|part| printed[*part]).collect();
            let mut rest = by_class[sum.whole].clone();
            for part in &shown {
                rest.iter_mut().zip(&by_class[*part]).for_each(|(rest, part)| *rest -= part);
            }
            let nobody = rest.iter().all(|people| *people == 0);
            if !nobody && !self.is_fit(&rest) {
                let free = shown.into_iter().filter(|part| !self.is_fixed(*part));
                let smallest = free.min_by_key(|part| (people(*part), *part));
                let whole = Some(sum.whole).filter(|whole| !self.is_fixed(*whole));
                if let Some(withheld) = smallest.or(whole) {
                    return Some(withheld);
                }
            }
        }
        None
    }

    fn is_fixed(&self, group: usize) -> bool {
        self.before.is_some_and(|before| before.printed.get(group).copied().unwrap_or(false))
    }

    /// Whether these counts may be printed: none is small, and not all people,
    /// nor all but one, are in one class.
    fn is_fit(&self, counts: &[u64]) -> bool {
        let people: u64 = counts.iter().sum();
        let most = counts.iter().copied().max().unwrap_or(0);
        people >= self.base
            && most + 1 < people
            && counts.iter().all(|count| *count == 0 || *count >= self.cell)
    }
}

/// The counts of the classes.
pub(crate) fn in_classes(counts: &[u64], of_choice: &[usize]) -> Vec<u64> {
    let mut classes = vec![0; of_choice.last().map_or(0, |last| last + 1)];
    for (count, class) in counts.iter().zip(of_choice) {
        classes[*class] += count;
    }
    classes
}

/// What is printed of the answers of a group, beside how many there are.
#[derive(Debug, Default)]
pub(crate) struct Facts<'f> {
    /// The classes, if their counts are printed.
    pub(crate) classes: Option<&'f [usize]>,
    /// Between which the sum of the values lies, by the value of each choice.
    pub(crate) sum: Option<(&'f [f64], f64, f64)>,
    /// The lower and the upper median, by position.
    pub(crate) medians: Option<(usize, usize)>,
}

/// Whether what is printed proves that a choice that somebody took was taken
/// by fewer than `cell` people, or narrows a count that stands with others to
/// less than `cell` wide, where the printed counts alone do not.
pub(crate) fn undoes(counts: &[u64], facts: &Facts<'_>, cell: u64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "people")]
    let float = |people: u64| people as f64;
    let people = counts.iter().sum::<u64>();
    let mut system = Linear::of_whole_numbers();
    let choices: Vec<usize> = counts.iter().map(|_| system.variable(0.0, float(people))).collect();
    let all = |factor: &dyn Fn(usize) -> f64| -> Vec<(usize, f64)> {
        choices.iter().enumerate().map(|(place, choice)| (*choice, factor(place))).collect()
    };
    match facts.classes {
        None => system.equal(all(&|_| 1.0), float(people)),
        Some(of_choice) => {
            for (class, count) in in_classes(counts, of_choice).into_iter().enumerate() {
                let terms = all(&|place| f64::from(u8::from(of_choice[place] == class)));
                system.equal(terms, float(count));
            }
        }
    }
    if let Some((values, low, high)) = facts.sum {
        system.at_least(all(&|place| values[place]), low - 1e-9);
        system.at_least(all(&|place| -values[place]), -high - 1e-9);
    }
    if let Some((low, high)) = facts.medians {
        // Below the lower median are less than half, up to it at least half;
        // so from the other end for the upper one.
        let side = |holds: &dyn Fn(usize) -> bool| all(&|place| f64::from(u8::from(holds(place))));
        let half = float(people) / 2.0;
        system.at_least(side(&|place| place <= low), half);
        system.at_least(side(&|place| place >= high), half);
        let below = side(&|place| place < low).into_iter().map(|(v, f)| (v, -f)).collect();
        system.at_least(below, 0.5 - half);
        let above = side(&|place| place > high).into_iter().map(|(v, f)| (v, -f)).collect();
        system.at_least(above, 0.5 - half);
    }
    // How wide a count that stands with a rare one is by the counts alone.
    let is_rare = |count: &u64| (1..cell).contains(count);
    let alone = |place: usize| {
        let of_choice = |other: &usize| facts.classes.map_or(0, |classes| classes[*other]);
        let class = (0..counts.len()).filter(|other| of_choice(other) == of_choice(&place));
        let together: Vec<u64> = class.map(|other| counts[other]).collect();
        let guards = together.len() > 1 && together.iter().any(is_rare);
        if guards { together.iter().sum() } else { 0 }
    };
    counts.iter().zip(&choices).enumerate().any(|(place, (count, choice))| {
        let width = float(cell.min(alone(place)));
        if !is_rare(count) && width <= 0.0 {
            return false;
        }
        system.extent(&[(*choice, 1.0)]).is_none_or(|(least, most)| {
            is_rare(count) && most < float(cell) - 1e-6 || most - least < width - 1e-6
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everybody is the last group, the sum of the others.
    fn classes(groups: &[Vec<u64>]) -> Classes {
        let mut counts = groups.to_vec();
        let choices = groups[0].len();
        counts.push((0..choices).map(|c| groups.iter().map(|group| group[c]).sum()).collect());
        let sums = [Sum { whole: groups.len(), parts: (0..groups.len()).collect() }];
        let eligible = counts.iter().map(|counts| counts.iter().sum::<u64>() >= 12).collect();
        let choices =
            Choices { counts: &counts, eligible, sums: &sums, cell: 4, base: 12, before: None };
        choices.classes()
    }

    #[test]
    fn as_many_groups_then_as_many_classes_as_can_be() {
        let both = classes(&[vec![4, 4, 0, 6], vec![0, 6, 4, 5]]);
        assert_eq!(both, Classes { of_choice: vec![0, 1, 2, 3], printed: vec![true; 3] });
        let merged = classes(&[vec![4, 4, 1, 6], vec![0, 6, 4, 5]]);
        assert_eq!(merged.printed, [true; 3]);
        assert_eq!(merged.of_choice, [0, 1, 2, 2], "the third of the first group is rare");
        let none = classes(&[vec![11, 1, 0], vec![0, 0, 14]]);
        assert_eq!(none.printed, [false, false, true]);
        assert_eq!(none.of_choice, [0, 1, 1], "as good as 0, 0, 1, and before it");
        let alike = classes(&[vec![13, 1, 0], vec![14, 0, 0]]);
        assert_eq!(alike, Classes { of_choice: vec![0, 0, 0], printed: vec![false; 3] });
    }

    #[test]
    fn what_is_left_of_a_sum_must_be_fit_too() {
        // The third group is too small, and would be what is left.
        let left = classes(&[vec![8, 8], vec![9, 9], vec![2, 3]]);
        assert_eq!(left.printed, [false, true, false, true], "the smaller one is withheld");
        // Two small groups are left together, and are many enough.
        let left = classes(&[vec![8, 8], vec![9, 9], vec![4, 3], vec![2, 4]]);
        assert_eq!(left.printed, [true, true, false, false, true]);
        let nobody = classes(&[vec![8, 8], vec![9, 9], vec![0, 0]]);
        assert_eq!(nobody.printed, [true, true, false, true]);
    }

    #[test]
    fn of_many_choices_the_rare_go_to_their_smaller_neighbour() {
        let mut counts = vec![9; 12];
        (counts[3], counts[2], counts[11], counts[10]) = (1, 5, 2, 1);
        let classes = classes(&[counts]);
        assert_eq!(classes.of_choice, [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
        assert_eq!(classes.printed, [true, true]);
    }

    #[test]
    fn a_mean_near_an_end_tells_how_few_there_are() {
        let values = [1.0, 2.0, 3.0, 4.0];
        let counts = [10, 2, 0, 12];
        let of_choice = [0, 0, 1, 1];
        let sum = |low, high| Facts { sum: Some((&values[..], low, high)), ..Facts::default() };
        let with = |facts| Facts { classes: Some(&of_choice), ..facts };
        // 10 + 4 + 48 = 62, of at most 72 and at least 48: two in the second.
        assert!(!undoes(&counts, &with(Facts::default()), 4), "as many as the class has");
        assert!(!undoes(&counts, &with(sum(61.0, 63.0)), 4));
        assert!(
            undoes(&[10, 2, 0, 12], &with(sum(49.0, 51.0)), 4),
            "at most three above the least"
        );
        assert!(!undoes(&[10, 4, 0, 12], &with(sum(49.0, 51.0)), 4), "nothing is rare");
        let medians = |low, high| Facts { medians: Some((low, high)), ..Facts::default() };
        // Of 12, below the median of the fourth choice are at most 5.
        assert!(!undoes(&[1, 2, 0, 9], &medians(3, 3), 4));
        assert!(undoes(&[1, 2, 0, 4], &medians(3, 3), 4), "three of seven at most");
    }
}
