//! The file itself, section by section.

use crate::handover::{FillState, LocalDocument, Section, SectionState};
use crate::language::ethics;
use crate::language::handover_sentences as say;
use crate::language::sentence::{Sentence, capitalised};
use crate::presentation::numbers;
use crate::presentation::writer::Writer;
use crate::referential::audience::Share;
use crate::referential::entry::EntryKind;

use super::page::Page;

impl Page<'_> {
    pub(super) fn file(&mut self) {
        self.paragraph(ethics::STANDING.say(self.language), false);
        self.paragraph(ethics::POST_FILE.say(self.language), true);
        self.heading(say::POST_FILE, 1);
        self.say(say::FILE_IS_FOR);
        self.head();
        self.remarks();
        for state in &self.pack.document().sections {
            self.titled(self.section(state.section.as_str()));
            match (state.state, state.entries) {
                (FillState::NotApplicable, _) => self.say(say::DOES_NOT_APPLY),
                (_, 0) => self.say(say::NOTHING_YET),
                _ => self.entries(state.section),
            }
        }
    }

    /// When the post changes hands, and how far the file is filled.
    fn head(&mut self) {
        let pack = self.pack.document();
        let days = [
            (say::LEAVING, pack.leaving, say::NO_DATE_YET),
            (say::ARRIVAL, pack.arrival, say::NO_DATE_YET),
            (say::UPDATED, self.own().updated, say::TO_FILL),
        ];
        let lines = days.map(|(sentence, day, otherwise)| {
            let day = day.map(|day| self.day(day));
            let day = day.unwrap_or_else(|| otherwise.say(self.language));
            self.fill(sentence, &[("date", &day)])
        });
        self.list(lines.into());
        let count = |state| pack.sections.iter().filter(|section| section.state == state).count();
        let (filled, open) = (count(FillState::Filled), count(FillState::ToFill));
        let none = count(FillState::NotApplicable);
        let places: [(&str, &dyn std::fmt::Display); 3] =
            [("filled", &filled), ("open", &open), ("none", &none)];
        let text = self.fill(say::SECTIONS, &places);
        self.paragraph(text, false);
        let open = pack.sections.iter().filter(|one| one.state == FillState::ToFill);
        let open: Vec<String> = open.map(|one| self.open(one)).collect();
        if !open.is_empty() {
            self.list(open);
        }
    }

    fn open(&self, state: &SectionState) -> String {
        let section = self.section(state.section.as_str());
        match state.entries {
            0 => self.fill(say::EMPTY_SECTION, &[("section", &section)]),
            _ => {
                let (count, all) = (state.incomplete, state.entries);
                let places: [(&str, &dyn std::fmt::Display); 3] =
                    [("section", &section), ("count", &count), ("all", &all)];
                self.fill(say::OPEN_SECTION, &places)
            }
        }
    }

    fn remarks(&mut self) {
        let remarks = &self.pack.document().remarks;
        self.heading(say::REMARKS, 2);
        self.paragraph(say::REMARKS_ARE.say(self.language), true);
        if remarks.is_empty() {
            self.say(say::NO_REMARKS);
            return;
        }
        let lines = remarks.iter().map(|remark| {
            let kind = self.word("handover.remark", remark.kind.as_str());
            let mut tokens = remark.at.tokens();
            let section = self.section(&tokens.next().unwrap_or_default());
            let place = tokens.find_map(|token| token.parse::<usize>().ok());
            match place {
                Some(place) => {
                    let place = place + 1;
                    let places: [(&str, &dyn std::fmt::Display); 3] =
                        [("section", &section), ("place", &place), ("kind", &kind)];
                    self.fill(say::REMARK_AT, &places)
                }
                None => self.fill(say::LABELLED, &[("label", &section), ("value", &kind)]),
            }
        });
        let lines = lines.collect();
        self.list(lines);
        self.say(say::REMARKS_ARE_NOT_ALL);
    }

    fn entries(&mut self, section: Section) {
        match section {
            Section::Posts => self.posts(),
            Section::Territory => self.territory(),
            Section::Partners => self.partners(),
            Section::Calendar => self.calendar(),
            Section::Agreements => self.agreements(),
            Section::Budgets => self.budgets(),
            Section::Actions => self.actions(),
            Section::Commitments => self.commitments(),
            Section::Indicators => self.indicators(),
            Section::Experiences => self.experiences(),
            Section::Tacit => self.tacit(),
            Section::Accesses => self.accesses(),
        }
    }

    fn posts(&mut self) {
        let referential = self.pack.referential();
        let rows = self.own().posts.iter().map(|post| {
            let profile = post.profile.as_ref();
            let profile = profile.map(|key| self.name(EntryKind::Profile, key.as_str()));
            let coordinated = post.all_dispositifs(referential).into_iter().map(|key| {
                let own = referential.dispositif(key.as_str());
                own.map_or_else(|| key.to_string(), |own| own.acronym.clone())
            });
            let coordinated: Vec<String> = coordinated.collect();
            let share = post.share.map(Share::get);
            // One of both says what the post coordinates.
            let profile = match profile {
                None if !coordinated.is_empty() => String::new(),
                profile => self.or_to_fill(profile),
            };
            let coordinated = match post.profile {
                Some(_) => coordinated.join(", "),
                None => self.or_to_fill((!coordinated.is_empty()).then(|| coordinated.join(", "))),
            };
            vec![
                self.or_to_fill(post.title.as_ref()),
                profile,
                coordinated,
                self.or_to_fill(share.map(|share| numbers::share(share, self.language))),
                self.or_to_fill(post.service.as_ref()),
            ]
        });
        let rows = rows.collect();
        let head = [say::TITLE, say::PROFILE, say::DISPOSITIFS, say::SHARE, say::SERVICE];
        self.table(say::POSTS_CAPTION, &head, rows);
    }

    fn territory(&mut self) {
        let Some(territory) = &self.own().territory else { return };
        let scale = territory.scale.map(|scale| self.word("territory.scale", scale.as_str()));
        let name = self.or_to_fill(territory.name.as_ref());
        let history = self.or_to_fill(territory.history.as_ref());
        let mut lines = vec![
            self.labelled(say::TERRITORY_NAME, name),
            self.labelled(say::SCALE, self.or_to_fill(scale)),
            self.labelled(say::HISTORY, history),
        ];
        for (label, phrases) in
            [(say::RESOURCE, &territory.resources), (say::NEED, &territory.needs)]
        {
            if phrases.is_empty() {
                lines.push(self.labelled(label, say::TO_FILL.say(self.language)));
            }
            lines.extend(phrases.iter().map(|phrase| self.labelled(label, phrase)));
        }
        self.list(lines);
        let rows = territory.figures.iter().map(|figure| {
            let date = figure.date.as_ref().map(|date| self.as_of(date));
            vec![
                figure.label.to_string(),
                self.or_to_fill(figure.value.as_ref()),
                self.or_to_fill(date),
                self.or_to_fill(figure.source.as_ref()),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let head = [say::FIGURE, say::VALUE, say::DATE, say::SOURCE];
        self.table_or_to_fill(say::FIGURES, &head, rows);
        self.documents(say::DIAGNOSES, &territory.diagnoses);
        self.documents(say::FRAMEWORKS, &territory.frameworks);
    }

    fn documents(&mut self, title: Sentence, documents: &[LocalDocument]) {
        let rows = documents.iter().map(|one| {
            let date = one.date.as_ref().map(|date| self.as_of(date));
            let title = match one.until {
                Some(until) => {
                    let until = self.day(until);
                    self.fill(say::HOLDS_UNTIL, &[("title", &one.title), ("date", &until)])
                }
                None => one.title.to_string(),
            };
            vec![title, self.or_to_fill(date), self.or_to_fill(one.place.as_ref())]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        self.table_or_to_fill(title, &[say::WHAT, say::DATE, say::WHERE], rows);
    }

    /// A table, or a line that says that it is to be filled.
    fn table_or_to_fill(&mut self, caption: Sentence, head: &[Sentence], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            let line = self.labelled(caption, say::TO_FILL.say(self.language));
            self.list(vec![line]);
        } else {
            self.table(caption, head, rows);
        }
    }

    fn partners(&mut self) {
        let rows = self.own().partners.iter().map(|one| {
            let relation = one.relation.map(|state| self.word("partner.relation", state.as_str()));
            let relation = self.or_to_fill(relation.map(|word| capitalised(&word)));
            let relation = match &one.last_exchange {
                Some(date) => {
                    let date = self.as_of(date);
                    self.fill(say::LAST_EXCHANGE, &[("relation", &relation), ("date", &date)])
                }
                None => relation,
            };
            let facts = one.facts.as_ref().map(ToString::to_string);
            let relation: Vec<String> = std::iter::once(relation).chain(facts).collect();
            vec![
                self.or_to_fill(one.function.as_ref()),
                self.or_to_fill(one.organisation.as_ref()),
                self.or_to_fill(one.purpose.as_ref()),
                self.or_to_fill(one.reach.as_ref()),
                relation.join(self.semicolon()),
            ]
        });
        let rows = rows.collect();
        let head = [say::FUNCTION, say::ORGANISATION, say::PURPOSE, say::REACH, say::RELATION];
        self.table(say::PARTNERS_CAPTION, &head, rows);
    }

    fn accesses(&mut self) {
        let rows = self.own().accesses.iter().map(|one| {
            let how = one.how.as_ref().map(ToString::to_string).unwrap_or_default();
            vec![one.what.to_string(), self.or_to_fill(one.granted_by.as_ref()), how]
        });
        let rows = rows.collect();
        self.table(say::ACCESSES_CAPTION, &[say::ACCESS, say::GRANTED_BY, say::HOW], rows);
    }
}
