//! A plan as a calendar (iCalendar, RFC 5545).

use icalendar::{Calendar, Class, Component, Event, Property};

use crate::error::language::Language;
use crate::guidance::{LearningPlan, PlanItem, PlanSubject};
use crate::language::plan_sentences as say;
use crate::value::date::Date;

use super::learning_plan::Page;

impl LearningPlan {
    /// The plan as a calendar file (iCalendar, RFC 5545): what takes place on a date as an
    /// event of its days, anything else as an event of the last day on which it can be
    /// taken. Each keeps its identity in a later plan, so that a calendar takes the newer
    /// one for the same; all are private.
    #[must_use]
    pub fn to_calendar(&self, language: Language) -> String {
        let page = Page::of(self, language);
        let mut calendar = Calendar::empty();
        calendar.append_property(Property::new("VERSION", "2.0"));
        calendar.append_property(Property::new("PRODID", "-//boussole-sante//FR"));
        calendar.name(&say::PLAN.say(language));
        for item in &self.items {
            calendar.push(event(&page, item, self.today));
        }
        calendar.to_string()
    }
}

fn event(page: &Page<'_>, item: &PlanItem, today: Date) -> Event {
    let name = page.subject(&item.subject);
    let (first, summary) = match item.is_dated {
        true => (item.first_day, name),
        false => (item.last_day, page.fill(say::AT_LATEST, &[("what", &name)])),
    };
    let mut event = Event::with_uid(&identity(&item.subject));
    event.summary(&summary);
    event.description(&page.described(item));
    event.class(Class::Private);
    event.append_property(day("DTSTART", first));
    event.append_property(day("DTEND", item.last_day.after_days(1).unwrap_or(item.last_day)));
    event.append_property(Property::new("DTSTAMP", format!("{}T000000Z", digits(today))));
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    event.done()
}

fn identity(subject: &PlanSubject) -> String {
    let parts = [
        subject.offer.as_ref().map(ToString::to_string),
        subject.pathway.as_ref().map(ToString::to_string),
        subject.step.as_ref().map(ToString::to_string),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}@boussole-sante", parts.join("."))
}

/// An all-day property; the end of an event is the day after its last.
fn day(name: &str, day: Date) -> Property {
    let mut property = Property::new(name, digits(day));
    property.add_parameter("VALUE", "DATE");
    property.done()
}

fn digits(day: Date) -> String {
    day.to_string().replace('-', "")
}
