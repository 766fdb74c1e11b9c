//! `agreement`: interrater agreement of two ratings of the same people.

use crate::disclosure::protection::Protection;
use crate::error::fault::Error;
use crate::scoring::plan::Role;
use crate::scoring::slot::Slot;
use crate::statistics::concordance::{Icc, Kappas, icc_2_1, kappas};
use crate::survey::item::ItemKind;

use super::cell_subject::{Subject, Topic};
use super::group_table::TableColumns;
use super::inference::check_confidence;
use super::pair_table::PairTable;
use super::statistic_status::StatisticStatus as Status;
use super::wave::{Pairing, Wave};

/// One row for each item with ordered choices (ratings and levels), then for
/// each scale: how two ratings of the same `n` people agree.
///
/// For an item `kappa` (Cohen 1960), `kappa_linear` and `kappa_quadratic` over
/// the declared choices; for a scale `icc` in the form `icc_form` = `ICC(2,1)`
/// (Shrout & Fleiss 1979) with its interval (McGraw & Wong 1996). Only people
/// with both ratings are counted; ids that stand twice in one of the ratings are
/// paired with nobody and counted in `repeated_ids`, rows without one in
/// `rows_without_id`. A rating by a manager is no self-positioning:
/// see the guide.
///
/// # Errors
/// `invalid_option` for a confidence that is none, `other_questionnaire`.
pub fn agreement(first: &Wave, second: &Wave, confidence: f64) -> Result<PairTable, Error> {
    check_confidence(confidence)?;
    let pairing = first.pair(second)?;
    let questionnaire = first.plan().questionnaire();
    let (mut subjects, mut lines) = (Vec::new(), Vec::new());
    for (position, item) in questionnaire.items().enumerate() {
        let ordered = matches!(item.kind, ItemKind::Rating | ItemKind::Level);
        let Some(list) = questionnaire.choices(item).filter(|_| ordered) else { continue };
        let Some((input, _)) = first.plan().item_inputs.get(position).copied() else { continue };
        if first.plan().inputs.get(input).is_none_or(|input| input.role != Role::Answer) {
            continue;
        }
        let k = list.choices.len();
        let mut counts = vec![0u64; k * k];
        for (row, column) in &pairing.pairs {
            let place = |wave: &Wave, row: usize| {
                wave.slot(input, row).and_then(|slot| Slot(slot).position())
            };
            if let (Some(a), Some(b)) = (place(first, *row), place(second, *column))
                && let Some(count) = counts.get_mut(a * k + b)
            {
                *count += 1;
            }
        }
        let n: u64 = counts.iter().sum();
        let found = kappas(k, &counts);
        let status = match (n, found.plain) {
            (0, _) => Status::NoScore,
            (_, None) => Status::ZeroVariance,
            _ => Status::Ok,
        };
        subjects.push(Subject::new(0, Topic::Item(position)));
        lines.push((Some(item.key.to_string()), None, n, Some(found), None, status));
    }
    for (position, scale) in questionnaire.scales().iter().enumerate() {
        let scores = pairing.pairs.iter().filter_map(|(row, other)| {
            Some((first.score(position, *row)?, second.score(position, *other)?))
        });
        let scores: Vec<(f64, f64)> = scores.collect();
        let found = icc_2_1(&scores, confidence);
        let status = match (scores.len(), found) {
            (0, _) => Status::NoScore,
            (1, _) => Status::OneRespondent,
            (_, None) => Status::ZeroVariance,
            _ => Status::Ok,
        };
        let n = scores.len() as u64;
        subjects.push(Subject::new(0, Topic::Scale(position)));
        lines.push((None, Some(scale.key.to_string()), n, None, found, status));
    }
    agreement_table(first, &pairing, subjects, &lines, confidence)
}

type AgreementLine = (Option<String>, Option<String>, u64, Option<Kappas>, Option<Icc>, Status);

fn agreement_table(
    wave: &Wave,
    pairing: &Pairing,
    subjects: Vec<Subject>,
    lines: &[AgreementLine],
    confidence: f64,
) -> Result<PairTable, Error> {
    use Protection::{Heading, ItemAgreement, Never, ScaleAgreement};
    let mut table = TableColumns::new(subjects);
    let all = || lines.iter();
    table.texts("item", Heading, all().map(|line| line.0.clone()));
    table.texts("scale", Heading, all().map(|line| line.1.clone()));
    table.counts("n", Protection::Base, all().map(|line| Some(line.2)));
    table.numbers("kappa", ItemAgreement, all().map(|line| line.3?.plain));
    table.numbers("kappa_linear", ItemAgreement, all().map(|line| line.3?.linear));
    table.numbers("kappa_quadratic", ItemAgreement, all().map(|line| line.3?.quadratic));
    table.numbers("icc", ScaleAgreement, all().map(|line| Some(line.4?.value)));
    // It is there where the ICC is: what tells of the one tells of the other.
    table.texts(
        "icc_form",
        ScaleAgreement,
        all().map(|line| line.4.map(|_| "ICC(2,1)".to_owned())),
    );
    table.numbers("ci_low", ScaleAgreement, all().map(|line| Some(line.4?.interval?.low)));
    table.numbers("ci_high", ScaleAgreement, all().map(|line| Some(line.4?.interval?.high)));
    table.counts("repeated_ids", Never, all().map(|_| Some(pairing.repeated)));
    table.counts("rows_without_id", Never, all().map(|_| Some(pairing.without_id)));
    table.words("status", Never, all().map(|line| Some(line.5)));
    let confidence = [("confidence", confidence.to_string())];
    table.of_plan(wave.plan(), "agreement", confidence).map(PairTable)
}
