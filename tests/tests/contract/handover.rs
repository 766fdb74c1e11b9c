//! The vectors of `handover`: what a pack says of the file of a post, and what is wrong with one.

use boussole_sante::Error;
use boussole_sante::handover::{DatedPlace, HandoverDays, HandoverPack, PostFile};
use boussole_sante_tests::vectors::{ExpectedPack, HandoverInput, area};

use crate::documents::wrong;
use crate::scoring::referential;

pub(crate) fn pack(input: &HandoverInput) -> Result<HandoverPack, Error> {
    let referential = referential(&input.referential).unwrap();
    let file = PostFile::from_json(input.post_file.to_string().as_bytes(), &referential)?;
    let mut days = HandoverDays::default();
    if let Some(day) = &input.leaving {
        days = days.leaving(day.parse().unwrap());
    }
    if let Some(day) = &input.arrival {
        days = days.arriving(day.parse().unwrap());
    }
    HandoverPack::of(&file, &referential, days)
}

/// What a pack says of what the vector says.
fn shown(pack: &HandoverPack, expected: &ExpectedPack) -> ExpectedPack {
    fn strings<T: ToString>(own: &[T]) -> Vec<String> {
        own.iter().map(ToString::to_string).collect()
    }
    let dated = |own: &[DatedPlace]| -> Vec<String> {
        own.iter().map(|one| format!("{} {}", one.date, one.at)).collect()
    };
    let words =
        |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let day = |day: Option<boussole_sante::Date>| day.map(|day| day.to_string());
    let sections = pack
        .sections
        .iter()
        .map(|own| format!("{} {} {} {}", own.section, own.state, own.entries, own.incomplete));
    let to_fill = pack.sections.iter().flat_map(|own| strings(&own.to_fill));
    let remarks = pack.remarks.iter().map(|own| format!("{} {}", own.at, own.kind));
    let overlap = &pack.overlap;
    let overlap_days = words(vec![
        Some(overlap.status.to_string()),
        day(overlap.first_day),
        day(overlap.last_day),
    ]);
    let tasks = overlap.sessions.iter().flat_map(|session| {
        session.tasks.iter().map(|task| {
            let at = task.at.as_ref().map(ToString::to_string);
            words(vec![Some(session.stretch.to_string()), Some(task.kind.to_string()), at])
        })
    });
    let first_steps = pack.first_steps.iter().map(|own| {
        let name = format!("{}/{}", own.pathway, own.step);
        words(vec![Some(name), Some(own.period.to_string()), day(own.first_day), day(own.last_day)])
    });
    let calendar = &pack.calendar;
    ExpectedPack {
        sections: expected.sections.as_ref().map(|_| sections.collect()),
        to_fill: expected.to_fill.as_ref().map(|_| to_fill.collect()),
        remarks: expected.remarks.as_ref().map(|_| remarks.collect()),
        coming: expected.coming.as_ref().map(|_| dated(&calendar.coming)),
        to_set: expected.to_set.as_ref().map(|_| strings(&calendar.to_set)),
        over: expected.over.as_ref().map(|_| dated(&calendar.over)),
        ending: expected.ending.as_ref().map(|_| dated(&pack.ending)),
        open_actions: expected.open_actions.as_ref().map(|_| strings(&pack.open_actions)),
        open_commitments: expected
            .open_commitments
            .as_ref()
            .map(|_| strings(&pack.open_commitments)),
        overlap: expected.overlap.as_ref().map(|_| overlap_days),
        tasks: expected.tasks.as_ref().map(|_| tasks.collect()),
        between: expected.between.as_ref().map(|_| dated(&overlap.between)),
        undated: expected.undated.as_ref().map(|_| strings(&overlap.undated)),
        to_tell: expected.to_tell.as_ref().map(|_| strings(&overlap.to_tell)),
        first_steps: expected.first_steps.as_ref().map(|_| first_steps.collect()),
    }
}

#[test]
fn packs_are_what_the_vectors_say() {
    let mut all = Vec::new();
    for (name, vector) in area::<HandoverInput, ExpectedPack>("handover").unwrap() {
        let given = (vector.expected, vector.error);
        all.extend(wrong(&name, pack(&vector.input), given, |pack, expected| {
            let is = shown(&pack, &expected);
            (is != expected).then(|| format!("{is:#?}\n{expected:#?}"))
        }));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
