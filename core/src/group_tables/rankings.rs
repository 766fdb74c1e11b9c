//! `rankings`: mean ranks of the response options of a ranking item.

use arrow_array::RecordBatch;

use crate::disclosure::protection::Protection;
use crate::error::fault::Error;
use crate::scoring::slot::Missing;
use crate::survey::item::Item;
use crate::tally::group::{Group, RankingSums};
use crate::tally::layout::RankingLayout;
use crate::tally::score_distribution::float;
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, TableColumns};

struct Line {
    subject: Subject,
    item: String,
    code: String,
    asked: u64,
    n: u64,
    ranked: u64,
    mean_rank: Option<f64>,
    choices: f64,
    repeated: u64,
}

impl Tally {
    /// One row for each item that puts choices in order and each choice; of
    /// everybody, or with `groups` of each group too.
    ///
    /// `asked` people could answer, `n` put at least one choice in order,
    /// `ranked` this one. `mean_rank` is over all `n`: a choice that a person
    /// did not rank gets the mean of the ranks that the person left over.
    /// `borda` is the number of choices less `mean_rank`. Who put one choice in
    /// two places is counted in `repeated`, and in no other figure.
    ///
    /// # Errors
    /// None today.
    pub fn rankings(&self, groups: bool) -> Result<RecordBatch, Error> {
        self.ranking_figures(groups).map(FigureTable::into_batch)
    }

    pub(crate) fn ranking_figures(&self, groups: bool) -> Result<FigureTable, Error> {
        use Protection::{Heading, Mean, Never};
        let rows = self.rows_asked(groups);
        let items: Vec<&Item> = self.plan.questionnaire.items().collect();
        let mut lines = Vec::new();
        for (row, of_row) in rows.iter().enumerate() {
            let group = self.sums(of_row);
            let rankings = self.layout.rankings.iter().zip(&group.rankings);
            for (place, (layout, sums)) in rankings.enumerate() {
                let Some(item) = items.get(layout.item) else { continue };
                let list = self.plan.questionnaire.choices(item);
                let codes = list.iter().flat_map(|list| list.choices.iter()).enumerate();
                for (choice, declared) in codes {
                    lines.push(Line {
                        subject: Subject::new(row, Topic::Ranking(place)),
                        item: item.key.to_string(),
                        code: declared.code.to_string(),
                        asked: self.asked(&group, layout),
                        n: sums.people.get(0).n,
                        ranked: sums.ranked.get(choice).n,
                        mean_rank: sums.mean_rank(layout, choice),
                        choices: layout.choices as f64,
                        repeated: sums.people.get(1).n,
                    });
                }
            }
        }
        let all = || lines.iter();
        let mut table = TableColumns::new(all().map(|line| line.subject).collect());
        if groups {
            table.groups(self, &rows, None);
        }
        table.texts("item", Heading, all().map(|line| Some(line.item.clone())));
        table.texts("code", Heading, all().map(|line| Some(line.code.clone())));
        table.counts("asked", Never, all().map(|line| Some(line.asked)));
        table.counts("n", Protection::Base, all().map(|line| Some(line.n)));
        table.counts("ranked", Never, all().map(|line| Some(line.ranked)));
        table.numbers("mean_rank", Mean, all().map(|line| line.mean_rank));
        table.numbers("borda", Mean, all().map(|line| Some(line.choices - line.mean_rank?)));
        table.counts("repeated", Never, all().map(|line| Some(line.repeated)));
        table.finish(self, "rankings", [])
    }

    /// People to whom the item applies.
    fn asked(&self, group: &Group, layout: &RankingLayout) -> u64 {
        let (answered, missing) = self.item_counts(group, layout.item);
        let expected = Missing::ALL.iter().zip(missing).filter(|(kind, _)| kind.is_expected());
        let answered: u64 = answered.iter().map(|count| count.n).sum();
        answered + expected.map(|(_, count)| count.n).sum::<u64>()
    }
}

impl RankingSums {
    /// The mean rank of a choice over all who put any in order.
    fn mean_rank(&self, layout: &RankingLayout, choice: usize) -> Option<f64> {
        let weight = float(self.people.get(0).weight);
        let mut sum = self.ranks.get(choice).copied().unwrap_or(0) as f64;
        for given in 1..=layout.ranks.min(layout.choices.saturating_sub(1)) {
            let left = self.left.get(choice * layout.ranks + given - 1).copied().unwrap_or(0);
            sum += left as f64 / (layout.choices - given) as f64;
        }
        (weight > 0.0).then(|| sum / weight)
    }
}
