//! `frequencies`: how often each response option is taken.

use arrow_array::RecordBatch;

use crate::disclosure::protection::{Category, Protection};
use crate::error::fault::Error;
use crate::scoring::plan::Role;
use crate::survey::item::{Item, Occasion};
use crate::tally::count::Count;
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, TableColumns};

impl Tally {
    /// One row for each column of choices and each choice, in the order of the
    /// questionnaire, zeros kept; of each group too with `groups`.
    ///
    /// `n` people took the choice of `answered` who took any; `share` is the
    /// part of these, by weight with survey weights. For an item of several
    /// boxes a column is a box, and `code` whether it is ticked (`1`, `0`); for
    /// a ranking a column is a rank. Kinds of missing are in `items`.
    ///
    /// # Errors
    /// None today.
    pub fn frequencies(&self, groups: bool) -> Result<RecordBatch, Error> {
        self.frequency_figures(groups).map(FigureTable::into_batch)
    }

    pub(crate) fn frequency_figures(&self, groups: bool) -> Result<FigureTable, Error> {
        use Protection::{CategoryShare, Heading};
        let rows = self.rows_asked(groups);
        let items: Vec<&Item> = self.plan.questionnaire.items().collect();
        let (mut subjects, mut lines) = (Vec::new(), Vec::new());
        for (place, row) in rows.iter().enumerate() {
            let sums = self.sums(row);
            for (input, column) in self.plan.inputs.iter().enumerate() {
                let Some(item) = items.get(column.item) else { continue };
                let codes = self.codes(item, column.role);
                let (counts, _) = self.cells(&sums, input);
                let mut answered = Count::default();
                counts.iter().for_each(|count| answered += *count);
                for (choice, (code, count)) in codes.into_iter().zip(counts).enumerate() {
                    let share = (answered.n > 0).then(|| self.size(count) / self.size(answered));
                    let topic = Topic::Column(input);
                    subjects.push(Subject { choice: Some(choice), ..Subject::new(place, topic) });
                    lines.push((&item.key, &column.column, code, count.n, answered.n, share));
                }
            }
        }
        let mut table = TableColumns::new(subjects);
        if groups {
            table.groups(self, &rows, None);
        }
        let all = || lines.iter();
        let count = Protection::CategoryCount(Category::OfRow);
        table.texts("item", Heading, all().map(|line| Some(line.0.to_string())));
        table.texts("column", Heading, all().map(|line| Some(line.1.clone())));
        table.texts("code", Heading, all().map(|line| Some(line.2.clone())));
        table.counts("n", count, all().map(|line| Some(line.3)));
        table.counts("answered", Protection::Base, all().map(|line| Some(line.4)));
        table.numbers("share", CategoryShare, all().map(|line| line.5));
        table.finish(self, "frequencies", [])
    }

    /// The codes of a column of choices; none for numbers and texts.
    pub(crate) fn codes(&self, item: &Item, role: Role) -> Vec<String> {
        match role {
            Role::Occasion => {
                let words = Occasion::ALL.iter();
                words.map(|word| word.as_str().to_owned()).collect()
            }
            Role::Tick(_) => vec!["0".to_owned(), "1".to_owned()],
            Role::Answer | Role::Rank(_) => {
                let list = self.plan.questionnaire.choices(item);
                let choices = list.iter().flat_map(|list| list.choices.iter());
                choices.map(|choice| choice.code.to_string()).collect()
            }
        }
    }
}
