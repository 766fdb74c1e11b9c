//! `change`: the same people on two measurement occasions.

use std::collections::{BTreeMap, HashMap};

use crate::disclosure::protection::Protection;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::statistics::paired::{Effects, Paired, paired};
use crate::statistics::wilcoxon::{SignedRanks, signed_ranks};

use super::cell_subject::{Subject, Topic};
use super::group_table::TableColumns;
use super::inference::check_confidence;
use super::pair_table::PairTable;
use super::statistic_status::StatisticStatus as Status;
use super::wave::{Pairing, Wave};

/// Fewer pairs than this have no mean: their changes are counted.
const MEAN_PAIRS: usize = 20;
/// Beyond this many standard errors of measurement a change is more than
/// chance in measurement, at 95 % (Jacobson & Truax 1991).
const RELIABLE: f64 = 1.96;

/// The spread and the reliability of a scale among people like those who
/// answered: declared, with its source, never taken from the data.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliabilityReference {
    /// The standard deviation, in the unit of the score.
    pub sd: f64,
    /// The reliability, from 0 to 1.
    pub reliability: f64,
    /// Where both are from.
    pub source: String,
}

/// What a comparison of two occasions is asked for.
#[derive(Debug, Clone)]
pub struct ChangeOptions {
    /// How sure an interval is, between 0 and 1.
    pub confidence: f64,
    /// By scale, for the reliable change.
    pub references: BTreeMap<String, ReliabilityReference>,
}

impl Default for ChangeOptions {
    fn default() -> Self {
        Self { confidence: 0.95, references: BTreeMap::new() }
    }
}

struct Line {
    scale: String,
    n: usize,
    change: Option<Paired>,
    directions: [u64; 3],
    ranks: Option<SignedRanks>,
    scored: [u64; 2],
    retrospective: Option<(u64, Option<f64>, Option<f64>)>,
    reliable: Option<[u64; 2]>,
    source: Option<String>,
    status: Status,
}

/// One row for each scale: how the `n` people who have a score on both
/// occasions have changed.
///
/// `improved`, `unchanged` and `worse` always stand together; means, interval
/// (t) and effect sizes from 20 pairs (`too_few` below): `d_z`, with its
/// interval by the noncentral t, `d_av` (Cumming 2012), `d_av_rms`, `d_rm`
/// (Lakens 2013), uncorrected, and with Hedges' exact J as `g_z`, `g_av`,
/// `g_rm`; Wilcoxon's signed ranks as `rank_biserial` and `p_wilcoxon`.
/// `n_before` and `n_after` have a score, `leavers` and `joiners` are on one
/// occasion only; ids that repeat themselves are paired with nobody and
/// counted in `repeated_ids`. A `retrospective` occasion (« comment vous
/// situiez-vous il y a un an ? ») tells of a shift of the scale itself
/// (Howard et al. 1979): `n_retrospective`, `mean_retrospective`, `mean_shift`
/// (retrospective less before). `reliably_improved` and `reliably_worse` count
/// changes of more than 1.96 √2 s √(1-r) (Jacobson & Truax 1991) by a reference
/// that is declared; without one both are empty.
///
/// # Errors
/// `invalid_option` for a confidence that is none or a reference that cannot
/// be, `unknown_name` for one of no scale, `other_questionnaire`.
pub fn change(
    before: &Wave,
    after: &Wave,
    retrospective: Option<&Wave>,
    options: &ChangeOptions,
) -> Result<PairTable, Error> {
    check_confidence(options.confidence)?;
    check_references(before, options)?;
    let pairing = before.pair(after)?;
    let back = retrospective.map(|wave| before.pair(wave)).transpose()?;
    let scales = before.plan().questionnaire().scales();
    let lines: Vec<Line> = scales
        .iter()
        .enumerate()
        .map(|(scale, declared)| {
            let reference = options.references.get(declared.key.as_str());
            let mut line = line(before, after, &pairing, scale, options.confidence, reference);
            line.scale = declared.key.to_string();
            if let (Some(wave), Some(back)) = (retrospective, &back) {
                line.retrospective = Some(shift(before, wave, &pairing, back, scale));
            }
            line
        })
        .collect();
    table(before, &pairing, &lines, retrospective.is_some(), options)
}

fn check_references(wave: &Wave, options: &ChangeOptions) -> Result<(), Error> {
    let scales = wave.plan().questionnaire().scales();
    let mut faults = Vec::new();
    for (key, reference) in &options.references {
        if !scales.iter().any(|scale| scale.key.as_str() == key) {
            faults.push(Error::unknown_name(key, scales.iter().map(|scale| scale.key.as_str())));
        }
        let sound = reference.sd > 0.0
            && reference.sd.is_finite()
            && (0.0..1.0).contains(&reference.reliability)
            && !reference.source.trim().is_empty();
        if !sound {
            let expected = Expected::NormWithSource;
            faults.push(Error::usage(Code::InvalidOption, expected, key.as_str()));
        }
    }
    match faults.first() {
        None => Ok(()),
        Some(first) => Err(Error::many(first.code(), faults)),
    }
}

fn line(
    before: &Wave,
    after: &Wave,
    pairing: &Pairing,
    scale: usize,
    confidence: f64,
    reference: Option<&ReliabilityReference>,
) -> Line {
    let both = pairing.pairs.iter().filter_map(|(first, second)| {
        Some((before.score(scale, *first)?, after.score(scale, *second)?))
    });
    let pairs: Vec<(f64, f64)> = both.collect();
    let changes: Vec<f64> = pairs.iter().map(|(first, second)| second - first).collect();
    let count = |holds: &dyn Fn(f64) -> bool| changes.iter().filter(|c| holds(**c)).count() as u64;
    let enough = pairs.len() >= MEAN_PAIRS;
    let change = enough.then(|| paired(&pairs, confidence)).flatten();
    let status = match (pairs.len(), &change) {
        (0, _) => Status::NoScore,
        (1, _) => Status::OneRespondent,
        (_, None) => Status::TooFew,
        (_, Some(paired)) if paired.effects.is_none() => Status::ZeroVariance,
        _ => Status::Ok,
    };
    let reliable = reference.map(|reference| {
        let error = 2f64.sqrt() * reference.sd * (1.0 - reference.reliability).sqrt();
        [count(&|c| c > RELIABLE * error), count(&|c| c < -RELIABLE * error)]
    });
    Line {
        scale: String::new(),
        n: pairs.len(),
        change,
        directions: [count(&|c| c > 0.0), count(&|c| c == 0.0), count(&|c| c < 0.0)],
        ranks: enough.then(|| signed_ranks(&changes)).flatten(),
        scored: [before.scored(scale), after.scored(scale)],
        retrospective: None,
        reliable,
        source: reference.map(|reference| reference.source.clone()),
        status,
    }
}

/// Of those who are paired: how many have a retrospective score too, its mean,
/// and by how much it is above the one given then.
fn shift(
    before: &Wave,
    wave: &Wave,
    pairing: &Pairing,
    back: &Pairing,
    scale: usize,
) -> (u64, Option<f64>, Option<f64>) {
    let at: HashMap<usize, usize> = back.pairs.iter().copied().collect();
    let scores = pairing.pairs.iter().filter_map(|(first, _)| {
        Some((before.score(scale, *first)?, wave.score(scale, *at.get(first)?)?))
    });
    let scores: Vec<(f64, f64)> = scores.collect();
    let enough = scores.len() >= MEAN_PAIRS;
    let n = scores.len() as f64;
    let mean =
        |value: fn(&(f64, f64)) -> f64| enough.then(|| scores.iter().map(value).sum::<f64>() / n);
    (scores.len() as u64, mean(|pair| pair.1), mean(|pair| pair.1 - pair.0))
}

fn table(
    before: &Wave,
    pairing: &Pairing,
    lines: &[Line],
    retrospective: bool,
    options: &ChangeOptions,
) -> Result<PairTable, Error> {
    use Protection::{AttritionCount, ChangeCount, Heading, Never, WaveBase};
    const STATISTIC: Protection = Protection::PairedStatistic { decimals: 2 };
    const PROBABILITY: Protection = Protection::PairedStatistic { decimals: 3 };
    let all = || lines.iter();
    let subjects = (0..lines.len()).map(|scale| Subject::new(0, Topic::Scale(scale)));
    let mut table = TableColumns::new(subjects.collect());
    let means = |value: fn(&Paired) -> f64| all().map(move |l| l.change.as_ref().map(value));
    let effects = |value: fn(&Effects) -> f64| {
        all().map(move |l| l.change.as_ref().and_then(|c| c.effects.as_ref()).map(value))
    };
    table.texts("scale", Heading, all().map(|line| Some(line.scale.clone())));
    table.counts("n", Protection::Base, all().map(|line| Some(line.n as u64)));
    table.numbers("mean_before", STATISTIC, means(|change| change.mean_before));
    table.numbers("mean_after", STATISTIC, means(|change| change.mean_after));
    table.numbers("mean_change", STATISTIC, means(|c| c.mean_after - c.mean_before));
    let interval = |line: &Line| line.change.as_ref().and_then(|change| change.interval);
    table.numbers("ci_low", STATISTIC, all().map(|line| interval(line).map(|i| i.low)));
    table.numbers("ci_high", STATISTIC, all().map(|line| interval(line).map(|i| i.high)));
    table.numbers("d_z", STATISTIC, effects(|effects| effects.d_z));
    let around = |line: &Line| line.change.as_ref()?.effects.as_ref()?.d_z_interval;
    table.numbers("d_z_low", STATISTIC, all().map(|line| around(line).map(|i| i.low)));
    table.numbers("d_z_high", STATISTIC, all().map(|line| around(line).map(|i| i.high)));
    table.numbers("d_av", STATISTIC, effects(|effects| effects.d_av));
    table.numbers("d_av_rms", STATISTIC, effects(|effects| effects.d_av_rms));
    table.numbers("d_rm", STATISTIC, effects(|effects| effects.d_rm));
    table.numbers("g_z", STATISTIC, effects(|effects| effects.d_z * effects.correction));
    table.numbers("g_av", STATISTIC, effects(|effects| effects.d_av * effects.correction));
    table.numbers("g_rm", STATISTIC, effects(|effects| effects.d_rm * effects.correction));
    for (place, name) in ["improved", "unchanged", "worse"].into_iter().enumerate() {
        table.counts(name, ChangeCount, all().map(|line| Some(line.directions[place])));
    }
    table.numbers("rank_biserial", STATISTIC, all().map(|line| Some(line.ranks?.rank_biserial)));
    table.numbers("p_wilcoxon", PROBABILITY, all().map(|line| Some(line.ranks?.p)));
    for (place, name) in ["reliably_improved", "reliably_worse"].into_iter().enumerate() {
        table.counts(name, Never, all().map(|line| line.reliable.map(|counts| counts[place])));
    }
    table.texts("reliability_source", Heading, all().map(|line| line.source.clone()));
    table.counts("n_before", WaveBase, all().map(|line| Some(line.scored[0])));
    table.counts("n_after", WaveBase, all().map(|line| Some(line.scored[1])));
    table.counts("leavers", AttritionCount, all().map(|_| Some(pairing.leavers)));
    table.counts("joiners", AttritionCount, all().map(|_| Some(pairing.joiners)));
    table.counts("repeated_ids", Never, all().map(|_| Some(pairing.repeated)));
    table.counts("rows_without_id", Never, all().map(|_| Some(pairing.without_id)));
    if retrospective {
        let back = |line: &Line| line.retrospective;
        table.counts("n_retrospective", STATISTIC, all().map(|line| Some(back(line)?.0)));
        table.numbers("mean_retrospective", STATISTIC, all().map(|line| back(line)?.1));
        table.numbers("mean_shift", STATISTIC, all().map(|line| back(line)?.2));
    }
    table.words("status", Never, all().map(|line| Some(line.status)));
    let confidence = [("confidence", options.confidence.to_string())];
    table.of_plan(before.plan(), "change", confidence).map(PairTable)
}
