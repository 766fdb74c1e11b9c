//! `correlations`: Pearson correlations between scales, with Fisher intervals.

use arrow_array::RecordBatch;

use crate::disclosure::protection::Protection;
use crate::error::fault::Error;
use crate::statistics::interval::Interval;
use crate::statistics::probability_distributions::normal_quantile;
use crate::tally::moments::Moments;
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, TableColumns};
use super::inference::check_confidence;
use super::statistic_status::StatisticStatus as Status;
use super::summary::effective;

impl Tally {
    /// One row for each pair of scales; of everybody, or with `groups` of each
    /// group too: Pearson's `r` over the `n` people who have both scores, with
    /// the interval of Fisher's z (1921), from 4 people; by the effective number
    /// of people with survey weights.
    ///
    /// # Errors
    /// `invalid_option` for a confidence that is none.
    pub fn correlations(&self, confidence: f64, groups: bool) -> Result<RecordBatch, Error> {
        self.correlation_figures(confidence, groups).map(FigureTable::into_batch)
    }

    pub(crate) fn correlation_figures(
        &self,
        confidence: f64,
        groups: bool,
    ) -> Result<FigureTable, Error> {
        use Protection::{Heading, SpreadBase};
        const SPREAD: Protection = Protection::Spread { decimals: 2 };
        check_confidence(confidence)?;
        let rows = self.rows_asked(groups);
        let (mut subjects, mut lines) = (Vec::new(), Vec::new());
        for (place, row) in rows.iter().enumerate() {
            let sums = self.sums(row);
            let pairs = self.layout.pairs().zip(&sums.pairs).enumerate();
            for (pair, ((first, second), moments)) in pairs {
                subjects.push(Subject::new(place, Topic::Pair(pair)));
                lines.push((first, second, moments.count.n, correlation(moments, confidence)));
            }
        }
        let mut table = TableColumns::new(subjects);
        if groups {
            table.groups(self, &rows, None);
        }
        let all = || lines.iter();
        let scales = self.questionnaire().scales();
        let key = |scale: usize| scales.get(scale).map(|scale| scale.key.to_string());
        table.texts("scale", Heading, all().map(|line| key(line.0)));
        table.texts("with_scale", Heading, all().map(|line| key(line.1)));
        table.counts("n", SpreadBase, all().map(|line| Some(line.2)));
        table.numbers("r", SPREAD, all().map(|line| line.3.value));
        table.numbers("ci_low", SPREAD, all().map(|line| Some(line.3.interval?.low)));
        table.numbers("ci_high", SPREAD, all().map(|line| Some(line.3.interval?.high)));
        table.statuses(all().map(|line| line.3.status));
        table.finish(self, "correlations", [("confidence", confidence.to_string())])
    }
}

struct Correlation {
    value: Option<f64>,
    interval: Option<Interval>,
    status: Status,
}

fn correlation(moments: &Moments, confidence: f64) -> Correlation {
    let none = |status| Correlation { value: None, interval: None, status };
    match moments.count.n {
        0 => return none(Status::NoScore),
        1 => return none(Status::OneRespondent),
        _ => {}
    }
    let centred = moments.centred();
    let (xx, xy, yy) = (centred[0], centred[1], centred[2]);
    if xx <= 0.0 || yy <= 0.0 {
        return none(Status::ZeroVariance);
    }
    let r = (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0);
    let people = effective(moments.count).unwrap_or(0.0);
    if people <= 3.0 {
        return Correlation { value: Some(r), interval: None, status: Status::TooFew };
    }
    let reach = normal_quantile(0.5 + confidence / 2.0) / (people - 3.0).sqrt();
    let (low, high) = ((r.atanh() - reach).tanh(), (r.atanh() + reach).tanh());
    Correlation { value: Some(r), interval: Some(Interval { low, high }), status: Status::Ok }
}
