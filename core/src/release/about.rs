//! What the rows of a table are about.

use crate::cohort::asked::TallyTable;
use crate::cohort::subject::Topic;
use crate::cohort::tally::Tally;
use crate::scoring::plan::Role;

use super::grid::Grid;

/// What a row of a table is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    /// The group, by its place in the grid.
    pub(crate) cell: usize,
    pub(crate) topic: Topic,
    /// The choice, where a row is about one.
    pub(crate) choice: Option<usize>,
    /// Those who answered all items, where some figures rest on these.
    pub(crate) complete: Option<Topic>,
    /// The occasions beside levels.
    pub(crate) occasions: Option<Topic>,
}

impl About {
    /// The topics on which figures of the row rest.
    pub(crate) fn topics(&self) -> impl Iterator<Item = Topic> {
        [Some(self.topic), self.complete, self.occasions].into_iter().flatten()
    }
}

/// What the rows of a table are about, in its order.
pub(crate) fn rows(tally: &Tally, asked: &TallyTable, grid: &Grid) -> Vec<About> {
    let by: Vec<String> =
        asked.reported(tally).into_iter().map(|column| tally.by[column].name.clone()).collect();
    let about =
        |topic: Topic| About { cell: 0, topic, choice: None, complete: None, occasions: None };
    let scales = 0..tally.layout.scales.len();
    let of_group: Vec<About> = match asked {
        TallyTable::Summary(_) => scales.map(|scale| about(Topic::Scale(scale))).collect(),
        TallyTable::Reliability(_) => scales.map(|scale| about(Topic::Complete(scale))).collect(),
        TallyTable::Correlations { .. } => {
            (0..tally.layout.pairs().count()).map(|pair| about(Topic::Pair(pair))).collect()
        }
        TallyTable::Levels(_) => tally
            .plan
            .level_items()
            .into_iter()
            .map(|item| {
                let (first, columns) = tally.plan.item_inputs[item];
                let is_occasion = |input: &usize| {
                    tally.plan.inputs.get(*input).is_some_and(|input| input.role == Role::Occasion)
                };
                let occasions = (first..first + columns).find(is_occasion).map(Topic::Column);
                About { occasions, ..about(Topic::of_item(tally, item)) }
            })
            .collect(),
        TallyTable::Items { .. } => tally
            .places()
            .iter()
            .map(|place| {
                let complete = place.member.map(|(scale, ..)| Topic::Complete(scale));
                About { complete, ..about(Topic::of_item(tally, place.item)) }
            })
            .collect(),
        TallyTable::Frequencies { .. } => {
            let items: Vec<_> = tally.questionnaire().items().collect();
            let columns = tally.plan.inputs.iter().enumerate();
            columns
                .flat_map(|(input, column)| {
                    let codes = items.get(column.item).map(|item| tally.codes(item, column.role));
                    let codes = codes.map_or(0, |codes| codes.len());
                    (0..codes).map(move |choice| About {
                        choice: Some(choice),
                        ..about(Topic::Column(input))
                    })
                })
                .collect()
        }
        TallyTable::Rankings { .. } => {
            let rankings = tally.layout.rankings.iter().enumerate();
            rankings
                .flat_map(|(place, layout)| {
                    (0..layout.choices).map(move |_| about(Topic::Ranking(place)))
                })
                .collect()
        }
    };
    let groups = asked.rows(tally);
    let cells = groups.iter().filter_map(|row| grid.find(&by, row));
    cells.flat_map(|cell| of_group.iter().map(move |about| About { cell, ..*about })).collect()
}
