//! Making a pack from a file and two days.

use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::language::ethics;
use crate::referential::compared_with::ComparedWith;
use crate::referential::index::Referential;
use crate::value::date::Date;
use crate::value::version::SchemaVersion;

use super::days::HandoverDays;
use super::document::PostFileDocument;
use super::first_steps::first_steps;
use super::overlap::overlap;
use super::owner::PostFile;
use super::pack::{DatedPlace, HandoverPack, HandoverPackDocument, HandoverPackTag, PackCalendar};

/// An agreement that ends within so many days after the handover is one that who comes has
/// to renew, or to let end, in the first year.
const FIRST_YEAR_DAYS: i32 = 365;

impl HandoverPack {
    /// The pack of a post file.
    ///
    /// ```
    /// use boussole_sante::handover::{HandoverDays, HandoverPack, OverlapStatus, PostFile};
    /// use boussole_sante::{Language, Referential};
    /// let referential = Referential::embedded()?;
    /// let file = PostFile::template(&referential, "clsm", Language::French)?;
    /// let days = HandoverDays::default()
    ///     .leaving("2026-09-30".parse()?)
    ///     .arriving("2026-09-14".parse()?);
    /// let pack = HandoverPack::of(&file, &referential, days)?;
    /// assert_eq!(pack.overlap.status, OverlapStatus::Planned);
    /// assert!(!pack.blocks(Language::French).is_empty());
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `other_referential` if the file stands on another referential, and faults of names
    /// that this version of it does not have.
    pub fn of(
        file: &PostFile,
        referential: &Referential,
        days: HandoverDays,
    ) -> Result<Self, Error> {
        let file = PostFile::of(file.document(), referential)?;
        let own = file.document();
        let from = days.from();
        let calendar = calendar(own, from);
        let ending = ending(own, from);
        let open_actions = own.actions.iter().filter(|one| one.is_open());
        let open_commitments = own.commitments.iter().filter(|one| one.is_open());
        let notices = [ethics::STANDING, ethics::POST_FILE];
        let document = HandoverPackDocument {
            document: HandoverPackTag::HandoverPack,
            schema_version: SchemaVersion::CURRENT,
            notices: notices.map(|one| one.french.to_owned()).into(),
            library: env!("CARGO_PKG_VERSION").to_owned(),
            referential: ComparedWith::of(referential),
            leaving: days.leaving,
            arrival: days.arrival,
            from,
            sections: file.completeness(),
            remarks: file.remarks(),
            overlap: overlap(own, days, &ending, &file.completeness()),
            open_actions: open_actions.map(|one| Pointer::clone(&one.at)).collect(),
            open_commitments: open_commitments.map(|one| Pointer::clone(&one.at)).collect(),
            first_steps: first_steps(&own.posts, referential, days.arrival),
            calendar,
            ending,
            file: own.clone(),
        };
        Ok(Self { document, referential: referential.clone() })
    }
}

/// The events by day. No day of an event that comes back is made up: where the last one
/// known is over, the next is to be set.
fn calendar(file: &PostFileDocument, from: Option<Date>) -> PackCalendar {
    let mut calendar = PackCalendar::default();
    for event in &file.calendar {
        let at = Pointer::clone(&event.at);
        match (event.date.or(event.until), event.last_day()) {
            (Some(date), Some(last)) if from.is_none_or(|from| from <= last) => {
                calendar.coming.push(DatedPlace { date, at });
            }
            (Some(date), _) if event.every.is_none() => {
                calendar.over.push(DatedPlace { date, at });
            }
            _ => calendar.to_set.push(at),
        }
    }
    calendar.coming.sort_by_key(|one| one.date);
    calendar.over.sort_by_key(|one| one.date);
    calendar
}

fn ending(file: &PostFileDocument, from: Option<Date>) -> Vec<DatedPlace> {
    let Some(limit) = from.and_then(|from| from.after_days(FIRST_YEAR_DAYS)) else {
        return Vec::new();
    };
    let ends = file.agreements.iter().filter_map(|one| {
        let date = one.until.filter(|until| *until <= limit)?;
        Some(DatedPlace { date, at: Pointer::clone(&one.at) })
    });
    let mut ending: Vec<DatedPlace> = ends.collect();
    ending.sort_by_key(|one| one.date);
    ending
}
