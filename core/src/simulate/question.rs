//! Synthetic answers to one item.

use crate::referential::factor::NeedLevel;
use crate::survey::choices::{ChoiceList, MissingKind};
use crate::survey::item::{Item, ItemKind, Occasion};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::scale::Member;
use crate::value::decimal::Decimal;

use super::dice::Dice;

/// What an answer is made of: the general inclination, that of the need level,
/// that of the section, and chance. Two items of one section correlate by 0.38,
/// of two sections of one need level by 0.26, of two need levels by 0.07.
const SHARES: [i64; 4] = [3, 5, 4, 9];
/// The standard deviation of their sum, in hundredths: √(3² + 5² + 4² + 9²).
const SHARES_DEVIATION: i64 = 1145;
/// How far apart items lie in how readily they are agreed to, in thousandths
/// of a standard deviation.
const EASE_DEVIATION: i64 = 400;
/// Numbers are told on a grid, as people round them.
const GRID: i64 = 20;

/// Somebody who does not exist.
pub(super) struct Person {
    number: usize,
    dice: Dice,
    general: i64,
    needs: Vec<i64>,
    sections: Vec<i64>,
}

impl Person {
    pub(super) fn new(number: usize, mut dice: Dice, sections: usize) -> Self {
        let general = dice.bell();
        // The last is for what belongs to no need level.
        let needs = (0..=NeedLevel::ALL.len()).map(|_| dice.bell()).collect();
        let sections = (0..sections).map(|_| dice.bell()).collect();
        Self { number, dice, general, needs, sections }
    }
}

/// A question, ready to be answered.
pub(super) struct Question<'q> {
    item: &'q Item,
    list: Option<&'q ChoiceList>,
    /// The positions of its need level and section.
    belongs: (usize, usize),
    /// Whether inclination decides, and not a card.
    inclined: bool,
    reversed: bool,
    ease: i64,
    deck: Vec<usize>,
    /// The choices by value.
    order: Vec<usize>,
    /// The ways not to answer that the list declares.
    missing: Vec<&'q str>,
}

impl<'q> Question<'q> {
    /// Every question that has columns.
    pub(super) fn all(
        questionnaire: &'q Questionnaire,
        people: usize,
        dice: &mut Dice,
    ) -> Vec<Self> {
        let sections = questionnaire.sections().iter().enumerate();
        let items = sections.flat_map(|(s, section)| section.items.iter().map(move |i| (s, i)));
        items
            .filter(|(_, item)| !item.is_reflexive())
            .map(|(section, item)| Self::new(questionnaire, section, item, people, dice))
            .collect()
    }

    fn new(
        questionnaire: &'q Questionnaire,
        section: usize,
        item: &'q Item,
        people: usize,
        dice: &mut Dice,
    ) -> Self {
        let list = questionnaire.choices(item);
        let choices = list.map_or(&[][..], |list| &*list.choices);
        let declared = list.map_or(&[][..], |list| &*list.missing);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        order.sort_by_key(|position| choices.get(*position).and_then(|choice| choice.value));
        let members = || questionnaire.scales().iter().flat_map(|scale| scale.items.iter());
        let member: Option<&Member> = members().find(|m| m.item.as_ref() == Some(&item.key));
        let need = NeedLevel::ALL.iter().position(|need| Some(*need) == item.need_level);
        Self {
            item,
            list,
            belongs: (need.unwrap_or(NeedLevel::ALL.len()), section),
            inclined: member.is_some() || matches!(item.kind, ItemKind::Level | ItemKind::Rating),
            reversed: member.is_some_and(|member| member.reversed == Some(true)),
            ease: dice.bell() * EASE_DEVIATION / 1000,
            deck: dice.deck(people, choices.len()),
            order,
            missing: declared
                .iter()
                .filter(|missing| missing.kind != MissingKind::NotShown)
                .map(|missing| missing.code.as_str())
                .collect(),
        }
    }

    /// The cells of the question's columns.
    pub(super) fn answer(&self, person: &mut Person, missing: usize) -> Vec<Option<String>> {
        if person.dice.chance(missing) {
            return self.not_answered(person);
        }
        match self.item.kind {
            ItemKind::Level => self.level(person, missing),
            ItemKind::Rating | ItemKind::Single => {
                let position = if self.inclined { self.leaning(person) } else { self.card(person) };
                vec![self.code(position)]
            }
            ItemKind::Multiple => self.multiple(person),
            ItemKind::Ranking => self.ranking(person),
            ItemKind::Number => vec![Some(self.number(person))],
            ItemKind::Text => vec![None],
        }
    }

    /// Left open, or one of the declared ways not to answer; boxes have no
    /// place for those.
    fn not_answered(&self, person: &mut Person) -> Vec<Option<String>> {
        let choices = self.order.len();
        let columns = match self.item.kind {
            ItemKind::Multiple => return vec![None; choices],
            ItemKind::Ranking => self.item.ranks(choices),
            _ => 1 + usize::from(self.item.asks_occasion()),
        };
        let way = person.dice.below(self.missing.len() + 1);
        let mut cells = vec![None; columns];
        if let Some(first) = cells.first_mut() {
            *first = self.missing.get(way).map(|code| (*code).to_owned());
        }
        cells
    }

    fn level(&self, person: &mut Person, missing: usize) -> Vec<Option<String>> {
        let level = self.leaning(person);
        let mut cells = vec![self.code(level)];
        if self.item.asks_occasion() {
            let left_open = person.dice.chance(missing / 2);
            let occasion = self.occasion(level, person).as_str().to_owned();
            cells.push(Some(occasion).filter(|_| !left_open));
        }
        cells
    }

    /// Who has the occasion has come further: at the lowest level one in five
    /// answers yes, at the highest seven in ten; to one in ten it has not come yet.
    fn occasion(&self, level: usize, person: &mut Person) -> Occasion {
        let top = self.order.len().saturating_sub(1).max(1);
        let yes = 200 + 500 * level / top;
        match person.dice.below(1000) {
            draw if draw < yes => Occasion::Yes,
            draw if draw < yes + 250 => Occasion::ALittle,
            draw if draw < yes + 350 => Occasion::NotYet,
            _ => Occasion::No,
        }
    }

    /// The card that the person was dealt, and now and then something more;
    /// once in a while nothing.
    fn multiple(&self, person: &mut Person) -> Vec<Option<String>> {
        let choices = self.order.len();
        let most = self.item.ranks(choices);
        let mut ticked = vec![false; choices];
        if !person.dice.chance(30) {
            let mut more: Vec<usize> = (0..choices).collect();
            more.retain(|_| person.dice.chance(150));
            let card = self.card(person);
            for choice in
                [card].into_iter().chain(more.into_iter().filter(|c| *c != card)).take(most)
            {
                if let Some(tick) = ticked.get_mut(choice) {
                    *tick = true;
                }
            }
        }
        ticked.into_iter().map(|tick| Some(if tick { "1" } else { "0" }.to_owned())).collect()
    }

    /// What stands first in the list is liked a little better; one in ten
    /// leaves the last ranks open.
    fn ranking(&self, person: &mut Person) -> Vec<Option<String>> {
        let choices = self.order.len();
        let mut liked: Vec<(i64, usize)> =
            (0i64..).zip(0..choices).map(|(at, c)| (400 * at - person.dice.bell(), c)).collect();
        liked.sort_unstable();
        let ranks = self.item.ranks(choices);
        let last = if person.dice.chance(100) { 1 + person.dice.below(ranks) } else { ranks };
        let ranked = liked.into_iter().take(ranks).enumerate();
        ranked.map(|(rank, (_, choice))| self.code(choice).filter(|_| rank < last)).collect()
    }

    /// Within the bounds and on the step. By inclination where a scale asks for
    /// it; else counts are small, and numbers with decimals lie anywhere; the
    /// lowest is left out where there are several.
    fn number(&self, person: &mut Person) -> String {
        let (limit, unit, span) = (Decimal::LIMIT * 1_000_000, 1_000_000, 100 * 1_000_000);
        let (min, max) =
            (self.item.min.map(Decimal::millionths), self.item.max.map(Decimal::millionths));
        let low = min.unwrap_or_else(|| max.map_or(0, |max| (max - span).max(-limit)));
        let high = max.unwrap_or((low + span).min(limit));
        let places = self.item.decimals.map_or(0, |places| places.get());
        let step = unit / 10i64.pow(places.min(Decimal::PLACES));
        let steps = (high - low) / step;
        let grid = steps.clamp(1, GRID);
        let marks = usize::try_from(grid).unwrap_or(1);
        let mark = if self.inclined {
            position(self.inclination(person), marks + 1)
        } else if grid < 4 {
            person.dice.below(marks + 1)
        } else {
            // The least of several throws is low: nobody has many of a thing.
            let throws = if places == 0 { 4 } else { 1 };
            1 + (0..throws).map(|_| person.dice.below(marks)).min().unwrap_or(0)
        };
        let mark = i64::try_from(mark).unwrap_or(0);
        let value = low + steps * mark / grid * step;
        Decimal::from_millionths(value).map_or_else(String::new, |number| number.to_string())
    }

    /// How much the person inclines to a high answer, in thousandths.
    fn inclination(&self, person: &mut Person) -> i64 {
        let of = |all: &[i64], at: usize| all.get(at).copied().unwrap_or(0);
        let parts = [
            person.general,
            of(&person.needs, self.belongs.0),
            of(&person.sections, self.belongs.1),
            person.dice.bell(),
        ];
        let sum: i64 = parts.iter().zip(SHARES).map(|(part, share)| part * share).sum();
        let inclination = sum * 100 / SHARES_DEVIATION;
        self.ease + if self.reversed { -inclination } else { inclination }
    }

    /// The choice to which the person inclines.
    fn leaning(&self, person: &mut Person) -> usize {
        let at = position(self.inclination(person), self.order.len());
        self.order.get(at).copied().unwrap_or(0)
    }

    fn card(&self, person: &Person) -> usize {
        self.deck.get(person.number).copied().unwrap_or(0)
    }

    fn code(&self, choice: usize) -> Option<String> {
        let choice = self.list.and_then(|list| list.choices.get(choice));
        choice.map(|choice| choice.code.as_str().to_owned())
    }
}

/// Cuts four standard deviations around 0 into so many parts and gives the one
/// in which an inclination lies; those beyond belong to the outer ones.
fn position(inclination: i64, parts: usize) -> usize {
    let parts = i64::try_from(parts).unwrap_or(1).max(1);
    let part = ((inclination + 2000) * parts).div_euclid(4000).clamp(0, parts - 1);
    usize::try_from(part).unwrap_or(0)
}
