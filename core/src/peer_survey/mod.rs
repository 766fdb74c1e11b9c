//! What people ticked to be put in touch, as a survey: so that what a network holds and
//! lacks is published like any other count of people, by the same release.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::language::Language;
use crate::language::wording;
use crate::peers::{PeerOffer, PeerTick};
use crate::referential::competency::Competency;
use crate::referential::index::Referential;
use crate::scoring::plan::{Plan, Role};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::{ChoiceList, Item};
use crate::tally::{Tally, TallyOptions};
use crate::value::date::Date;

/// The column of the territory, if people are told apart by it.
const TERRITORY: &str = "territory";
const TICKS: &str = "ticks";

/// The questionnaire that an offer answers: an item for each competency with levels, by its
/// key, and what a person can tick beside it (`exchange`, `offers_help`, `asks_help`).
///
/// # Errors
/// Those of a questionnaire; none for a referential that could be read.
pub fn peer_questionnaire(referential: &Referential) -> Result<Questionnaire, Error> {
    let say = |tick: &PeerTick| wording("peers.tick", tick.as_str(), Language::French);
    let ticks = PeerTick::ALL.iter().map(|tick| (tick.as_str(), say(tick)));
    let items = subjects(referential)
        .map(|own| Item::multiple(own.key.as_str(), TICKS, own.label.get("fr").0));
    Questionnaire::builder("mise-en-lien", "Mise en lien entre pairs")
        .choice_list(ChoiceList::of(TICKS, ticks))
        .section("sujets", "Sujets", items)
        .build()
}

fn subjects(referential: &Referential) -> impl Iterator<Item = &Competency> {
    referential.competencies().filter(|own| !own.is_attitude())
}

/// The tally of what people ticked, of those whose offer counts on a day: private until it
/// is released ([`release`](crate::release())), as the tables of any tally; with a log of
/// releases, for two without one would tell by their difference who withdrew. With
/// `by_territory` people are told apart by their territory.
///
/// ```
/// use boussole_sante::Referential;
/// use boussole_sante::peer_survey::peer_tally;
/// let referential = Referential::embedded()?;
/// let tally = peer_tally(&[], &referential, "2026-12-01".parse()?, false)?;
/// assert_eq!(tally.rows(), 0);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `other_referential` if an offer stands on another referential or version; those of
/// [`peer_questionnaire`].
pub fn peer_tally(
    offers: &[PeerOffer],
    referential: &Referential,
    today: Date,
    by_territory: bool,
) -> Result<Tally, Error> {
    let plan = Plan::new(&peer_questionnaire(referential)?)?;
    offers.iter().try_for_each(|offer| offer.must_stand_on(referential))?;
    let offers: Vec<&PeerOffer> = offers.iter().filter(|offer| offer.counts(today)).collect();
    let subjects: Vec<&Competency> = subjects(referential).collect();
    let mut columns: Vec<(String, ArrayRef)> = Vec::new();
    for input in plan.inputs.iter() {
        let Role::Tick(place) = input.role else { continue };
        let (Some(subject), Some(tick)) = (subjects.get(input.item), PeerTick::ALL.get(place))
        else {
            continue;
        };
        let is_ticked = |offer: &&PeerOffer| {
            let mut own = offer.document().subjects.iter();
            let own = own.find(|own| own.competency == subject.key);
            i32::from(own.is_some_and(|own| own.ticks.contains(tick)))
        };
        let cells: Int32Array = offers.iter().map(|offer| Some(is_ticked(offer))).collect();
        columns.push((input.column.clone(), Arc::new(cells)));
    }
    let mut options = TallyOptions::default();
    if by_territory {
        let territories: StringArray =
            offers.iter().map(|offer| Some(offer.document().territory.as_str())).collect();
        columns.push((TERRITORY.to_owned(), Arc::new(territories)));
        options = TallyOptions::by([TERRITORY]);
    }
    let data = RecordBatch::try_from_iter(columns).map_err(|error| {
        Error::usage(Code::UnsupportedType, Expected::ColumnsAsTheirSchema, error.to_string())
    })?;
    Tally::of(&plan, &data, &options)
}
