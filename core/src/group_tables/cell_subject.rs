//! Cell subjects: what a row of a table is about (a group and a scale, a
//! column, a pair of scales), and how many people its figures rest on.

use crate::survey::item::Item;
use crate::tally::group::Group;
use crate::tally::sums::Tally;

/// What a row of a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The group, by its place among the rows of groups of the table.
    pub(crate) row: usize,
    pub(crate) topic: Topic,
    /// The category, where a row is about one.
    pub(crate) choice: Option<usize>,
    /// The complete cases on which some figures of the row rest.
    pub(crate) complete: Option<Topic>,
    /// The occasions that are counted beside levels.
    pub(crate) occasions: Option<Topic>,
    /// Whether its statistics have a meaning, whoever answers: those of choices
    /// without values or of a scale of one item have none.
    pub(crate) has_statistics: bool,
}

impl Subject {
    /// A row about a topic in a group.
    pub(crate) const fn new(row: usize, topic: Topic) -> Self {
        Self { row, topic, choice: None, complete: None, occasions: None, has_statistics: true }
    }

    /// The topics on which figures of the row rest.
    pub(crate) fn topics(&self) -> impl Iterator<Item = Topic> {
        [Some(self.topic), self.complete, self.occasions].into_iter().flatten()
    }
}

/// What figures of a row rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// The people of the group.
    People,
    /// Those who have a score on a scale.
    Scale(usize),
    /// Those who answered a column.
    Column(usize),
    /// Those who answered an item of several columns.
    Item(usize),
    /// Those who answered every item of a scale.
    Complete(usize),
    /// Those who have a score on both scales of a pair.
    Pair(usize),
    /// Those who put the choices of an item in order.
    Ranking(usize),
}

impl Topic {
    /// What an item is about: its column, or itself if it has several.
    pub(crate) fn of_item(tally: &Tally, item: usize) -> Self {
        if tally.layout.compound.contains(&item) {
            return Self::Item(item);
        }
        Self::Column(tally.plan.item_inputs.get(item).map_or(0, |(first, _)| *first))
    }

    /// As the audit names it.
    pub(crate) fn name(self, tally: &Tally) -> String {
        let questionnaire = tally.questionnaire();
        let scale = |scale: usize| {
            questionnaire.scales().get(scale).map_or_else(String::new, |s| s.key.to_string())
        };
        let item = |item: usize| {
            questionnaire.items().nth(item).map_or_else(String::new, |item| item.key.to_string())
        };
        match self {
            Self::People => "people".to_owned(),
            Self::Scale(place) => format!("scale {}", scale(place)),
            Self::Column(input) => {
                let column = tally.plan.inputs.get(input).map(|input| input.column.as_str());
                format!("column {}", column.unwrap_or_default())
            }
            Self::Item(place) => format!("item {}", item(place)),
            Self::Complete(place) => format!("items of {}", scale(place)),
            Self::Pair(place) => {
                let (first, second) = tally.layout.pairs().nth(place).unwrap_or_default();
                format!("scales {} and {}", scale(first), scale(second))
            }
            Self::Ranking(place) => {
                let layout = tally.layout.rankings.get(place);
                format!("ranking {}", item(layout.map_or(0, |layout| layout.item)))
            }
        }
    }

    /// On how many people its figures rest in a group.
    pub(crate) fn people(self, tally: &Tally, sums: &Group) -> u64 {
        match self {
            Self::People => sums.rows.n,
            Self::Scale(scale) => tally.distribution(sums, scale).total().n,
            Self::Column(_) => self.categories(tally, sums).iter().sum(),
            Self::Item(item) => tally.item_counts(sums, item).0.iter().map(|count| count.n).sum(),
            Self::Complete(scale) => sums.scales.get(scale).map_or(0, |s| s.listwise.count.n),
            Self::Pair(pair) => sums.pairs.get(pair).map_or(0, |moments| moments.count.n),
            Self::Ranking(place) => sums.rankings.get(place).map_or(0, |r| r.people.get(0).n),
        }
    }

    /// How many took each choice of a column; nothing for what has none.
    pub(crate) fn categories(self, tally: &Tally, sums: &Group) -> Vec<u64> {
        match self {
            Self::Column(input) => tally.cells(sums, input).0.iter().map(|count| count.n).collect(),
            _ => Vec::new(),
        }
    }

    /// How many gave the same as most did.
    pub(crate) fn most_alike(self, tally: &Tally, sums: &Group) -> Option<u64> {
        match self {
            Self::Scale(scale) => tally.distribution(sums, scale).most_alike(),
            Self::Column(input) => {
                let categories = self.categories(tally, sums);
                if categories.len() > 1 {
                    return categories.iter().copied().max();
                }
                // Of numbers there are sums: they tell whether all are equal.
                let (place, item) = self.item(tally, input)?;
                let answers = tally.cells(sums, input).0;
                let spread = tally.item_values(sums, place, item, &answers)?.sd;
                spread.is_none_or(|sd| sd <= 0.0).then(|| categories.iter().sum())
            }
            _ => None,
        }
    }

    /// The mean of the scores, or of the values of the choices.
    pub(crate) fn mean(self, tally: &Tally, sums: &Group) -> Option<f64> {
        match self {
            Self::Scale(scale) => tally.distribution(sums, scale).mean(),
            Self::Column(input) => {
                let (place, item) = self.item(tally, input)?;
                let answers = tally.cells(sums, input).0;
                tally.item_values(sums, place, item, &answers)?.mean
            }
            _ => None,
        }
    }

    /// The lowest and the highest that a mean can be.
    pub(crate) fn range(self, tally: &Tally) -> Option<(f64, f64)> {
        match self {
            Self::Scale(scale) => Some(tally.score_range(scale)),
            Self::Column(input) => {
                let (_, item) = self.item(tally, input)?;
                if let Some(values) = self.values(tally) {
                    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
                    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                    return (low < high).then_some((low, high));
                }
                let (low, high) = item.bounds()?;
                Some((low.millionths() as f64 / 1e6, high.millionths() as f64 / 1e6))
            }
            _ => None,
        }
    }

    /// The value of each choice of a column, if all have one.
    pub(crate) fn values(self, tally: &Tally) -> Option<Vec<f64>> {
        let Self::Column(input) = self else { return None };
        let (_, item) = self.item(tally, input)?;
        let list = tally.questionnaire().choices(item)?;
        list.choices.iter().map(|choice| Some(choice.value?.millionths() as f64 / 1e6)).collect()
    }

    fn item(self, tally: &Tally, input: usize) -> Option<(usize, &Item)> {
        let place = tally.plan.inputs.get(input)?.item;
        let (first, columns) = *tally.plan.item_inputs.get(place)?;
        // Occasions, boxes and ranks stand beside an answer and have no mean.
        let is_answer = first == input && !tally.layout.compound.contains(&place) && columns > 0;
        Some((place, tally.questionnaire().items().nth(place)?)).filter(|_| is_answer)
    }
}
