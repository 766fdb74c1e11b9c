//! The catalogue: what of a referential she could take herself, on which days, and what
//! keeps the rest out.

use std::collections::BTreeMap;

use crate::portfolio::{EventKind, EventSubject, Portfolio};
use crate::referential::addressee::Addressee;
use crate::referential::audience::Audience;
use crate::referential::entry::Entry;
use crate::referential::index::Referential;
use crate::referential::offer::Offer;
use crate::referential::pathway::{Anchor, Completion, Pathway, Step};
use crate::value::date::Date;
use crate::value::key::CompetencyKey;

use super::audience::{ForHer, Occupied};
use super::calendar_days::{Days, Stretch, common, united};
use super::plan::UncoveredCause;
use super::problem::Slot;

/// An offer or a step.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source<'r> {
    Offer(&'r Offer),
    Step(&'r Pathway, &'r Step),
}

/// What it brings: the levels of a competency above one, up to another.
#[derive(Debug, Clone)]
pub(super) struct Brings<'r> {
    pub(super) competency: &'r CompetencyKey,
    pub(super) from: u8,
    pub(super) to: u8,
}

/// Something of the catalogue.
#[derive(Debug, Clone)]
pub(super) struct Listed<'r> {
    pub(super) subject: EventSubject,
    pub(super) source: Source<'r>,
    /// How long it takes; nothing if that is not known.
    pub(super) minutes: Option<u32>,
    pub(super) slots: Vec<Slot>,
    pub(super) brings: Vec<Brings<'r>>,
    /// Why it is none that she could take now; nothing if she could.
    pub(super) kept_out: Option<UncoveredCause>,
    /// Whether it is certain that it is for her.
    pub(super) is_certain: bool,
    /// Whether the days that its pathway gives are over.
    pub(super) is_over: bool,
    /// What she said of it last, and of which day.
    pub(super) told: Option<(EventKind, Date)>,
}

/// What she has decided of something that is not done.
pub(super) enum Decided {
    /// Nothing.
    Nothing,
    /// A day that is over, and she has told nothing since: it can be proposed again.
    Over(Date),
    /// Days of the plan, on which it stands.
    Within(Slot),
    /// A day after the plan: it is no part of this one.
    After(Date),
}

/// What a catalogue is made for.
#[derive(Debug)]
pub(super) struct Reader<'r> {
    pub(super) portfolio: &'r Portfolio,
    pub(super) referential: &'r Referential,
    pub(super) days: Days,
    pub(super) posts: Vec<Occupied<'r>>,
    pub(super) levels: BTreeMap<CompetencyKey, u8>,
    /// Whether what existed once is taken for existing.
    pub(super) also_historical: bool,
}

impl<'r> Reader<'r> {
    /// All that is for the coordination itself, by key: offers, then steps.
    pub(super) fn catalogue(&self) -> Vec<Listed<'r>> {
        // What was done may have been retired since.
        let offers = self.referential.document().offers.iter();
        let offers = offers.filter(|offer| offer.is_for_coordination());
        let is_told = |offer: &Offer| self.told(&EventSubject::Offer(offer.key.clone())).is_some();
        let offers = offers.filter(|offer| self.exists(offer) || is_told(offer));
        let offers = offers.map(|offer| self.offer(offer));
        let steps = self.steps().filter(|(_, step)| step.addressee == Addressee::Coordination);
        let steps = steps.map(|(pathway, step)| self.step(pathway, step));
        let mut all: Vec<Listed<'r>> = offers.chain(steps).collect();
        all.sort_by(|one, other| one.subject.cmp(&other.subject));
        all
    }

    /// The offers that are for others alone and meant for posts such as hers, and the first
    /// and the last day on which they can be taken.
    pub(super) fn offers_for_others(&self) -> impl Iterator<Item = (&'r Offer, Stretch)> {
        let is_open = |offer: &&Offer| {
            let is_settled = self.is_settled(&EventSubject::Offer(offer.key.clone()));
            !offer.is_for_coordination() && self.exists(offer) && !is_settled
        };
        let is_held = !self.posts.is_empty();
        self.referential.offers().filter(move |_| is_held).filter(is_open).filter_map(|offer| {
            let slots = self.offer(offer).slots;
            let days = slots.iter().map(Slot::days);
            let both = days.reduce(|(first, last), own| (first.min(own.0), last.max(own.1)));
            Some((offer, both?))
        })
    }

    fn exists(&self, offer: &Offer) -> bool {
        offer.is_active() && (offer.exists() || self.also_historical)
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = (&'r Pathway, &'r Step)> + use<'r> {
        let pathways = self.referential.pathways();
        pathways.flat_map(|pathway| pathway.steps.iter().map(move |step| (pathway, step)))
    }

    /// What she said last of an offer or a step, and of which day. What is said to be done on
    /// a day to come is decided for it.
    pub(super) fn told(&self, subject: &EventSubject) -> Option<(EventKind, Date)> {
        self.told_itself(subject).or_else(|| self.done_before(subject))
    }

    /// When the offer was done whose place an offer took.
    fn done_before(&self, subject: &EventSubject) -> Option<(EventKind, Date)> {
        let EventSubject::Offer(offer) = subject else { return None };
        let replaced = self.referential.document().offers.iter().filter(|before| {
            // Of one that was split nobody knows which part.
            let instead = before.retired.as_ref().map(|retired| &*retired.replaced_by);
            matches!(instead, Some([key]) if key.as_str() == offer.as_str())
        });
        let told = replaced
            .filter_map(|before| self.told_itself(&EventSubject::Offer(before.key.clone())));
        told.filter(|(kind, _)| *kind == EventKind::Done).max_by_key(|(_, date)| *date)
    }

    /// What she said of it itself, and not of what it took the place of.
    pub(super) fn told_itself(&self, subject: &EventSubject) -> Option<(EventKind, Date)> {
        let mut events = self.portfolio.document().events.iter();
        let last = events.rfind(|event| event.subject().as_ref() == Some(subject))?;
        let is_to_come = last.date > self.days.today;
        Some(match last.kind {
            EventKind::Done if is_to_come => (EventKind::Planned, last.date),
            kind => (kind, last.date),
        })
    }

    /// Whether nothing is left to do of it.
    pub(super) fn is_settled(&self, subject: &EventSubject) -> bool {
        self.told(subject).is_some_and(|(kind, _)| kind.is_settled())
    }

    fn offer(&self, offer: &'r Offer) -> Listed<'r> {
        let subject = EventSubject::Offer(offer.key.clone());
        let day = |date: Option<Date>| date.map(|date| self.days.number(date));
        let valid =
            (day(offer.valid_from).unwrap_or(0), day(offer.valid_until).unwrap_or(self.days.last));
        let valid = common(valid, (0, self.days.last));
        let for_her = self.days_for(&offer.audience.iter().collect::<Vec<_>>());
        let (is_certain, stretches) = usable(&for_her, valid.as_slice());
        let mut kept_out = match (self.exists(offer), for_her.is_empty(), stretches.is_empty()) {
            (false, ..) => Some(UncoveredCause::NoOffer),
            (true, true, _) => Some(UncoveredCause::Audience),
            (true, false, true) => Some(UncoveredCause::Window),
            (true, false, false) => None,
        };
        let slots = match offer.dates.is_empty() {
            true => open(&stretches),
            false => {
                let (slots, is_full) = self.dated(offer, &stretches);
                if slots.is_empty() && kept_out.is_none() {
                    kept_out = Some(match is_full {
                        true => UncoveredCause::Seats,
                        false => UncoveredCause::Window,
                    });
                }
                slots
            }
        };
        let brings = offer.outcomes.iter().map(|outcome| Brings {
            competency: outcome.competency.key(),
            from: outcome.from.get(),
            to: outcome.to.get(),
        });
        let effort = offer.effort_min.map(|minutes| minutes.get());
        self.listed(
            subject,
            Source::Offer(offer),
            effort,
            (slots, brings.collect()),
            kept_out,
            is_certain,
        )
    }

    /// The dates of an offer that lie in what is left of the plan; of one that can be
    /// joined at any time, each day between. And whether dates are left that are full.
    fn dated(&self, offer: &Offer, stretches: &[Stretch]) -> (Vec<Slot>, bool) {
        let number = |date: Date| self.days.number(date);
        let lies_in = |(first, last): Stretch| {
            last <= self.days.last
                && stretches.iter().any(|(from, until)| *from <= first && first <= *until)
        };
        let (mut slots, mut is_full) = (Vec::new(), false);
        for date in &offer.dates {
            let (first, last) = (number(date.first_day), number(date.ends()));
            let has_seats = date.seats_left.is_none_or(|seats| seats.get() > 0);
            if offer.joinable_any_time == Some(true) {
                let days = stretches.iter().filter_map(|own| common(*own, (first, last)));
                let days = days.map(|(first, last)| Slot::Open { first, last });
                is_full |= !has_seats;
                slots.extend(days.filter(|_| has_seats));
            } else if lies_in((first, last)) {
                is_full |= !has_seats;
                slots.extend(has_seats.then_some(Slot::Session { first, last }));
            }
        }
        (slots, is_full)
    }

    fn step(&self, pathway: &'r Pathway, step: &'r Step) -> Listed<'r> {
        let subject = EventSubject::Step(pathway.key.clone(), step.key.clone());
        let audiences: Vec<&Audience> = pathway.audience.iter().chain(&step.audience).collect();
        let (mut stretches, mut is_certain, mut is_over) = (Vec::new(), true, false);
        let mut is_for_her = false;
        for post in &self.posts {
            let for_her = post.days_for(&audiences, &self.levels, self.referential);
            is_for_her |= !for_her.is_empty();
            let Some((window, over)) = self.window(pathway, step, post) else { continue };
            let (certain, own) = usable(&for_her, &[window]);
            if !own.is_empty() {
                is_certain &= certain;
                is_over |= over;
            }
            stretches.extend(own);
        }
        let stretches = united(stretches);
        let kept_out = match (is_for_her, stretches.is_empty()) {
            (false, _) => Some(UncoveredCause::Audience),
            (true, true) => Some(UncoveredCause::Window),
            (true, false) => None,
        };
        let brings = step.competencies.iter().map(|aim| Brings {
            competency: aim.competency.key(),
            from: 0,
            to: aim.level.get(),
        });
        let own = step.effort_min.map(|minutes| minutes.get());
        let effort = own.map(|own| own.saturating_sub(self.within(step)).max(1));
        let parts = (open(&stretches), brings.collect());
        let mut listed =
            self.listed(subject, Source::Step(pathway, step), effort, parts, kept_out, is_certain);
        listed.is_over = is_over;
        listed
    }

    /// How many minutes of a step that is done by its offers these take themselves.
    fn within(&self, step: &Step) -> u32 {
        let offers = step.offers.iter().filter_map(|key| self.referential.offer(key.as_str()));
        let minutes = offers.filter_map(|offer| offer.effort_min).map(|minutes| minutes.get());
        match step.completion {
            Completion::Declared => 0,
            Completion::AnyOffer => minutes.min().unwrap_or(0),
            Completion::AllOffers => minutes.sum(),
        }
    }

    /// The days on which a step can be taken in a post, and whether those that its pathway
    /// gives are over; a pathway that can be joined at any time stays open after them.
    pub(super) fn window(
        &self,
        pathway: &Pathway,
        step: &Step,
        post: &Occupied<'_>,
    ) -> Option<(Stretch, bool)> {
        let day = |date: Option<Date>| date.map(|date| self.days.number(date));
        let anchor = match pathway.anchor {
            Anchor::Arrival => post.arrived,
            Anchor::ContractEnd => day(post.post.contract_ends),
            Anchor::Departure => day(post.post.ends),
            Anchor::Entry => {
                let joined = self.told(&EventSubject::Pathway(pathway.key.clone()));
                Some(joined.map_or(0, |(_, date)| self.days.number(date)))
            }
        };
        // Without a day of arrival no day is early or late.
        let Some(anchor) = anchor else {
            return (pathway.anchor == Anchor::Arrival).then_some((post.held, false));
        };
        let first = anchor.saturating_add(step.window.from_day.get());
        let last = step.window.to_day.map_or(i32::MAX, |to| anchor.saturating_add(to.get()));
        let is_over = last < 0;
        if is_over && pathway.joinable_any_time == Some(true) {
            return Some((post.held, true));
        }
        // What prepares her leaving may come after it; nothing else of a post does.
        let until = match pathway.anchor {
            Anchor::Departure => self.days.last,
            _ => post.held.1,
        };
        common((first, last), (0, until)).map(|window| (window, false))
    }

    /// The days of a step of her arrival that are over, while she holds the post and is new
    /// in it.
    pub(super) fn overdue(
        &self,
        pathway: &Pathway,
        step: &Step,
        post: &Occupied<'_>,
    ) -> Option<(Date, Date)> {
        let arrived = post.post.arrived?;
        let is_new = self
            .referential
            .newcomer_window_days()
            .is_some_and(|window| arrived.days_until(self.days.today) <= integer(window));
        let (first, last) = step.window.dated_from(arrived)?;
        let last = last?;
        let is_over = pathway.anchor == Anchor::Arrival && last < self.days.today;
        (is_over && is_new && !post.post.is_left_on(self.days.today)).then_some((first, last))
    }

    fn days_for(&self, audiences: &[&Audience]) -> Vec<ForHer> {
        // Without a post, what is for everybody.
        if self.posts.is_empty() && audiences.is_empty() {
            return vec![ForHer { days: (0, self.days.last), is_certain: true }];
        }
        let posts = self.posts.iter();
        posts.flat_map(|post| post.days_for(audiences, &self.levels, self.referential)).collect()
    }

    fn listed(
        &self,
        subject: EventSubject,
        source: Source<'r>,
        minutes: Option<u32>,
        (slots, brings): (Vec<Slot>, Vec<Brings<'r>>),
        kept_out: Option<UncoveredCause>,
        is_certain: bool,
    ) -> Listed<'r> {
        let told = self.told(&subject);
        let kept_out = match (told.map(|(kind, _)| kind), minutes) {
            (Some(EventKind::Cancelled), _) => Some(UncoveredCause::Cancelled),
            (_, None) => kept_out.or(Some(UncoveredCause::NoDuration)),
            _ => kept_out,
        };
        Listed {
            subject,
            source,
            minutes,
            slots,
            brings,
            kept_out,
            is_certain,
            is_over: false,
            told,
        }
    }
}

fn integer(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

/// What stretches and days for her have in common; and whether all of these days are
/// certain.
fn usable(for_her: &[ForHer], stretches: &[Stretch]) -> (bool, Vec<Stretch>) {
    let both = for_her.iter().flat_map(|one| {
        stretches.iter().filter_map(|own| Some((one.is_certain, common(one.days, *own)?)))
    });
    let both: Vec<(bool, Stretch)> = both.collect();
    let is_certain = both.iter().all(|(is_certain, _)| *is_certain);
    (is_certain, united(both.into_iter().map(|(_, days)| days).collect()))
}

fn open(stretches: &[Stretch]) -> Vec<Slot> {
    stretches.iter().map(|(first, last)| Slot::Open { first: *first, last: *last }).collect()
}

impl<'r> Listed<'r> {
    /// Whether it is done.
    pub(super) fn is_done(&self) -> bool {
        self.told.is_some_and(|(kind, _)| kind == EventKind::Done)
    }

    /// What she has decided: of a date of an offer all of its days, from today on.
    pub(super) fn decided(&self, days: Days) -> Decided {
        let Some((EventKind::Planned, day)) = self.told else { return Decided::Nothing };
        let dates = self.offer().map_or(&[][..], |offer| &offer.dates);
        let date = dates.iter().find(|date| date.first_day == day);
        let first = days.number(day);
        let last = date.map_or(first, |date| days.number(date.ends()));
        match (last < 0, last <= days.last) {
            (true, _) => Decided::Over(day),
            (false, true) => Decided::Within(Slot::Session { first: first.max(0), last }),
            (false, false) => Decided::After(day),
        }
    }

    /// Whether it can be taken on a day that she has decided, as far as its dates and its
    /// validity say.
    pub(super) fn is_offered_on(&self, day: Date) -> bool {
        let Some(offer) = self.offer() else { return true };
        let is_valid = offer.valid_from.is_none_or(|from| from <= day)
            && offer.valid_until.is_none_or(|until| day <= until);
        let any_day = offer.joinable_any_time == Some(true);
        let mut dates = offer.dates.iter();
        let has_date = dates.any(|date| {
            date.first_day == day || (any_day && date.first_day <= day && day <= date.ends())
        });
        is_valid && (has_date || offer.dates.is_empty())
    }

    pub(super) fn offer(&self) -> Option<&'r Offer> {
        match self.source {
            Source::Offer(offer) => Some(offer),
            Source::Step(..) => None,
        }
    }

    /// What must be over before it: offers before an offer, steps before a step.
    pub(super) fn after(&self) -> Vec<EventSubject> {
        match self.source {
            Source::Offer(offer) => {
                offer.after.iter().map(|key| EventSubject::Offer(key.key().clone())).collect()
            }
            Source::Step(pathway, step) => {
                let earlier = step.after.iter().map(|key| key.key().clone());
                let step_of = |step| EventSubject::Step(pathway.key.clone(), step);
                let mut after: Vec<EventSubject> = earlier.map(step_of).collect();
                if step.completion == Completion::AllOffers {
                    let offers = step.offers.iter();
                    after.extend(offers.map(|key| EventSubject::Offer(key.key().clone())));
                }
                after
            }
        }
    }

    /// Of which one must be over before it.
    pub(super) fn one_of(&self) -> Vec<EventSubject> {
        match self.source {
            Source::Step(_, step) if step.completion == Completion::AnyOffer => {
                step.offers.iter().map(|key| EventSubject::Offer(key.key().clone())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The levels that must be there before it.
    pub(super) fn prerequisites(&self) -> Vec<(&'r CompetencyKey, u8)> {
        let prerequisites = self.offer().map(|offer| &offer.prerequisites);
        let all = prerequisites.into_iter().flatten();
        all.map(|one| (one.competency.key(), one.level.get())).collect()
    }
}
