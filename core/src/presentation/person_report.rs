//! What a report says to the person who answered.

use crate::error::fault::Error;
use crate::error::language::Language;
use crate::language::ethics;
use crate::language::report_sentences as say;
use crate::language::sentence::capitalised;
use crate::referential::index::Referential;
use crate::scoring::{
    AskedBy, Explanation, Gap, GapStatus, LevelProfile, LevelResult, LevelsExplanation, Need,
    NeedResult, Post, Report, ScaleScore,
};
use crate::survey::item::Item;
use crate::survey::scale::Scale;

use super::block::Block;
use super::numbers;
use super::worked_example::{score_text, worked_out};
use super::writer::Writer;

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

impl Report {
    /// What the report says to the person who answered, in the order in which it is
    /// read; the scores of some scales and the levels of some sections, by their keys,
    /// worked out by hand.
    ///
    /// Priorities are never more than five; nothing compares persons.
    ///
    /// ```
    /// use boussole_sante::{Comparison, Language, Plan, Questionnaire, survey::AnswerSet};
    /// let plan = Plan::new(&Questionnaire::embedded("autopositionnement-court")?)?;
    /// let report = plan.score(&AnswerSet::default(), &Comparison::default())?;
    /// let blocks = report.blocks(Language::French, &["environnement-supportif-court"])?;
    /// assert!(blocks.len() > 10);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown_name` for a key that no scale and no section of levels has.
    pub fn blocks(&self, language: Language, by_hand: &[&str]) -> Result<Vec<Block>, Error> {
        let mut page = Page { report: self, language, blocks: Vec::new() };
        page.standing();
        page.scores(by_hand)?;
        page.levels();
        page.posts();
        page.around();
        page.completeness();
        page.limits();
        Ok(page.blocks)
    }

    /// How a scale got its score, or a section its levels, as a person would work it out
    /// with a pencil.
    ///
    /// # Errors
    /// `unknown_name` if there is no such scale or section of levels.
    pub fn worked_example(&self, key: &str, language: Language) -> Result<Vec<Block>, Error> {
        match self.explain(key)? {
            Explanation::Scale(scale) => Ok(worked_out(self.questionnaire(), &scale, language)),
            Explanation::Levels(levels) => {
                let mut page = Page { report: self, language, blocks: Vec::new() };
                page.levels_by_hand(&levels);
                Ok(page.blocks)
            }
        }
    }
}

/// A report that is being said.
struct Page<'r> {
    report: &'r Report,
    language: Language,
    blocks: Vec<Block>,
}

impl Writer for Page<'_> {
    fn language(&self) -> Language {
        self.language
    }

    fn written(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }
}

impl<'r> Page<'r> {
    /// A list, or that there is nothing.
    fn list(&mut self, items: Vec<String>) {
        match items.is_empty() {
            true => self.paragraph(say::NONE.say(self.language), false),
            false => self.blocks.push(Block::List { items, numbered: false }),
        }
    }

    fn item(&self, key: &str) -> Option<&'r Item> {
        self.report.questionnaire().item(key)
    }

    /// A question by its short name.
    fn label(&self, item: &str) -> String {
        let item = self.item(item).map(|item| item.label.as_ref().unwrap_or(&item.text));
        item.map_or_else(String::new, |text| self.text(text))
    }

    fn of(&self, count: u32, all: u32) -> String {
        say::OF.fill(self.language, &[("count", &count), ("all", &all)])
    }

    fn standing(&mut self) {
        self.paragraph(ethics::STANDING.say(self.language), false);
        self.paragraph(ethics::OWNER.say(self.language), true);
    }

    fn scores(&mut self, by_hand: &[&str]) -> Result<(), Error> {
        let questionnaire = self.report.questionnaire();
        if !self.report.scales.is_empty() {
            self.heading(say::SCORES, 1);
            let rows = self.report.scales.iter().filter_map(|score| {
                let scale = questionnaire.scale(score.key.as_str())?;
                Some(vec![
                    self.text(&scale.title),
                    score_text(score.value, scale.output, self.language),
                    self.answered(score, scale),
                    self.word("score.status", score.status.as_str()),
                ])
            });
            let (rows, head) =
                (rows.collect(), [say::SCALE, say::SCORE, say::ANSWERS, say::STATUS]);
            self.table(say::SCORES_CAPTION, &head, rows);
        }
        if let Some((_, others)) = by_hand.split_first() {
            self.heading(if others.is_empty() { say::BY_HAND } else { say::ALL_BY_HAND }, 1);
        }
        for key in by_hand {
            self.blocks.extend(self.report.worked_example(key, self.language)?);
        }
        Ok(())
    }

    /// How many answers a score rests on; of a score of scores, how many parts, and their answers.
    fn answered(&self, score: &ScaleScore, scale: &Scale) -> String {
        if !scale.is_composite() {
            return self.of(score.used, score.of);
        }
        let places: [(&str, &dyn std::fmt::Display); 3] =
            [("count", &score.used), ("all", &score.of), ("answers", &self.answers_of(scale))];
        let sentence = if score.used < 2 { say::PART_OF } else { say::PARTS_OF };
        sentence.fill(self.language, &places)
    }

    /// The answers that enter a scale, through whatever scales it is made of.
    fn answers_of(&self, scale: &Scale) -> u32 {
        let used = |key: &str| {
            let own = self.report.scales.iter().find(|score| score.key.as_str() == key);
            own.map_or(0, |score| score.used)
        };
        let members = scale.items.iter();
        let inner = members.filter_map(|one| one.scale.as_ref()).filter_map(|key| {
            let inner = self.report.questionnaire().scale(key.as_str())?;
            Some(if inner.is_composite() { self.answers_of(inner) } else { used(key.as_str()) })
        });
        inner.sum()
    }

    fn levels(&mut self) {
        if self.report.levels.is_empty() {
            return;
        }
        self.heading(say::LEVELS, 1);
        let rows = self.report.levels.iter();
        let rows = rows
            .map(|level| {
                vec![self.label(level.item.as_str()), self.level(level), self.occasion(level)]
            })
            .collect();
        self.table(say::LEVELS_CAPTION, &[say::COMPETENCY, say::LEVEL, say::OCCASION], rows);
        self.paragraph(ethics::LADDER.say(self.language), false);
        let sections = self.report.questionnaire().sections();
        let rows = self.report.profiles.iter().filter_map(|profile| {
            let section = sections.iter().find(|section| section.key == profile.section)?;
            Some(vec![self.text(&section.title), self.of(profile.mobilised, profile.of)])
        });
        let rows = rows.collect();
        self.table(say::MOBILISED, &[say::DOMAIN, say::MOBILISED_COUNT], rows);
        if !self.report.wishes.is_empty() {
            self.heading(say::WISHES, 1);
            self.paragraph(say::WISHES_ARE.say(self.language), false);
            let questionnaire = self.report.questionnaire();
            let asked = self.report.wishes.iter().filter_map(|key| {
                let item = questionnaire.level_item(key.as_str())?;
                Some(self.label(item.key.as_str()))
            });
            let asked = asked.collect();
            self.list(asked);
        }
        let open = self.report.needs.environment.iter().filter(|need| {
            need.competency.is_some() && matches!(need.need, Need::Partly | Need::Unmet)
        });
        let open: Vec<String> = open.map(|need| self.label(need.item.as_str())).collect();
        self.heading(say::WITH_MANAGEMENT, 1);
        self.list(open);
        let underused = self.report.levels.iter().filter(|level| level.is_underused());
        let underused = underused.map(|level| self.label(level.item.as_str())).collect();
        self.heading(say::UNDERUSED, 1);
        self.list(underused);
    }

    /// Which levels of a section count as mobilised, and how many do.
    fn levels_by_hand(&mut self, explained: &LevelsExplanation) {
        let is_of = |level: &&LevelResult| {
            explained.levels.iter().any(|own| own.item == level.item.as_str())
        };
        let row = |level: &LevelResult| {
            let counts = level.is_mobilised().map(|it| if it { say::YES } else { say::NO });
            let from = Some(level.mobilised_from);
            vec![
                self.label(level.item.as_str()),
                self.level(level),
                self.rung(level.item.as_str(), from),
                counts.unwrap_or(say::NOT_GIVEN).say(self.language),
                self.occasion(level),
            ]
        };
        let rows = self.report.levels.iter().filter(is_of).map(row).collect();
        let LevelProfile { section, mobilised, of, .. } = &explained.profile;
        let sections = self.report.questionnaire().sections();
        let section = sections.iter().find(|own| own.key == *section);
        let title = section.map_or_else(String::new, |own| self.text(&own.title));
        let head = [
            say::COMPETENCY,
            say::LEVEL,
            say::MOBILISED_FROM,
            say::COUNTS_AS_MOBILISED,
            say::OCCASION,
        ];
        self.blocks.push(Block::Table {
            caption: say::LEVELS_OF.fill(self.language, &[("section", &title)]),
            head: head.map(|name| name.say(self.language)).into(),
            rows,
        });
        let what = say::MOBILISED_COUNT.say(self.language);
        let count = self.of(*mobilised, *of);
        let text = say::COUNT.fill(self.language, &[("what", &what), ("count", &count)]);
        self.paragraph(text, false);
    }

    /// The name of a level on the ladder of its item, or why there is none.
    fn level(&self, level: &LevelResult) -> String {
        match (level.level, level.missing) {
            (None, Some(missing)) => self.word("answer.missing", missing.as_str()),
            (number, _) => self.rung(level.item.as_str(), number),
        }
    }

    fn rung(&self, item: &str, number: Option<u8>) -> String {
        let Some(number) = number else { return say::NOT_GIVEN.say(self.language) };
        let list = self.item(item).and_then(|item| self.report.questionnaire().choices(item));
        let choice = list.and_then(|list| list.choices.get(usize::from(number)));
        choice.map_or_else(|| number.to_string(), |choice| self.text(&choice.label))
    }

    fn occasion(&self, level: &LevelResult) -> String {
        let asked = self.item(level.item.as_str()).is_some_and(Item::asks_occasion);
        match level.occasion {
            Some(occasion) => self.word("occasion", occasion.as_str()),
            None if asked => say::NOT_GIVEN.say(self.language),
            None => say::NOT_ASKED.say(self.language),
        }
    }

    /// What the posts ask for: who asks, and who can act.
    fn posts(&mut self) {
        let Some(referential) = self.report.referential() else { return };
        if self.report.posts.is_empty() {
            return;
        }
        self.heading(say::POSTS, 1);
        let rows = self.report.posts.iter();
        let rows = rows.map(|post| self.working_time(referential, post)).collect();
        self.table(say::POSTS_CAPTION, &[say::POST, say::DISPOSITIF, say::WORKING_TIME], rows);
        self.paragraph(ethics::EXAMPLES.say(self.language), false);
        self.heading(say::PRIORITIES, 2);
        if self.report.priorities.is_empty() {
            self.paragraph(say::NONE.say(self.language), false);
        } else {
            self.paragraph(say::PRIORITIES_ARE.say(self.language), false);
            self.priorities(referential);
        }
        self.next(referential);
        for (status, name, told) in [
            (GapStatus::ToAssessFirst, say::TO_ASSESS_FIRST, say::TO_ASSESS_ARE),
            (GapStatus::ToClarify, say::TO_CLARIFY, say::TO_CLARIFY_ARE),
            (GapStatus::Met, say::MET, say::MET_ARE),
        ] {
            let mut keys: Vec<&str> = Vec::new();
            let is_now = |gap: &&Gap| gap.status == status && !gap.comes_later();
            for gap in self.report.gaps.iter().filter(is_now) {
                if !keys.contains(&gap.competency.as_str()) {
                    keys.push(gap.competency.as_str());
                }
            }
            let items: Vec<String> =
                keys.into_iter().map(|key| self.competency(referential, key)).collect();
            if !items.is_empty() {
                self.heading(name, 2);
                self.paragraph(told.say(self.language), false);
                self.list(items);
            }
        }
        let hash = referential.sha256().get(..DIGITS).unwrap_or_default();
        let (key, version) = (referential.key(), referential.version());
        let places: [(&str, &dyn std::fmt::Display); 3] =
            [("key", key), ("version", version), ("sha256", &hash)];
        let text = say::COMPARED_WITH.fill(self.language, &places);
        self.paragraph(text, false);
    }

    fn working_time(&self, referential: &'r Referential, post: &Post) -> Vec<String> {
        let dispositif = post.dispositif.as_ref();
        let dispositif = dispositif.and_then(|key| referential.dispositif(key.as_str()));
        let share = match post.share {
            Some(share) => self.fte(share),
            None => say::TIME_UNKNOWN.say(self.language),
        };
        let acronym = dispositif.map_or_else(String::new, |one| one.acronym.clone());
        vec![self.profile(referential, post.profile.as_str()), acronym, share]
    }

    fn fte(&self, share: u16) -> String {
        let share = numbers::share(share, self.language);
        say::FTE.fill(self.language, &[("share", &share)])
    }

    fn profile(&self, referential: &'r Referential, key: &str) -> String {
        let label = referential.profile(key).map(|profile| self.text(&profile.label));
        label.unwrap_or_else(|| key.to_owned())
    }

    fn competency(&self, referential: &'r Referential, key: &str) -> String {
        let label = referential.competency(key).map(|one| self.text(&one.label));
        label.unwrap_or_else(|| key.to_owned())
    }

    /// By when, or in which situation, a level is asked for.
    fn when(&self, referential: &'r Referential, asked: &AskedBy) -> Option<String> {
        if let Some(situation) = &asked.situation {
            let tag = referential.document().tags.iter().find(|tag| tag.key == *situation);
            let name = tag.map_or_else(|| situation.to_string(), |tag| self.text(&tag.label));
            return Some(say::IN_SITUATION.fill(self.language, &[("situation", &name)]));
        }
        if let Some(due) = asked.due {
            let date = numbers::day(due, self.language);
            return Some(say::DUE_ON.fill(self.language, &[("date", &date)]));
        }
        let day = asked.by_day?;
        Some(say::BY_DAY.fill(self.language, &[("day", &day)]))
    }

    /// What posts ask for later: by its day, then by its situation.
    fn next(&mut self, referential: &'r Referential) {
        let mut coming: Vec<(&AskedBy, &Gap)> = Vec::new();
        for gap in &self.report.gaps {
            let is_open = matches!(gap.status, GapStatus::Gap | GapStatus::ToAssessFirst);
            let own = gap.asked_by.iter().find(|one| one.target == gap.target);
            let first = if is_open && gap.comes_later() { own } else { gap.next.as_ref() };
            let is_said = |one: &AskedBy| {
                coming.iter().any(|(other, said)| {
                    said.competency == gap.competency && other.target >= one.target
                })
            };
            coming.extend(first.filter(|one| !is_said(one)).map(|one| (one, gap)));
        }
        if coming.is_empty() {
            return;
        }
        coming.sort_by_key(|(one, _)| (one.situation.is_some(), one.due, one.situation.clone()));
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for (one, gap) in coming {
            let Some(when) = self.when(referential, one) else { continue };
            let competency = self.competency(referential, gap.competency.as_str());
            let asked = format!("{competency} ({})", self.level_of(referential, one.target));
            match lines.last_mut().filter(|(same, _)| *same == when) {
                Some((_, all)) => all.push(asked),
                None => lines.push((when, vec![asked])),
            }
        }
        let line = |(when, all): (String, Vec<String>)| {
            let competencies = all.join(self.semicolon());
            let places: [(&str, &dyn std::fmt::Display); 2] =
                [("when", &capitalised(&when)), ("competencies", &competencies)];
            say::ASKED_THEN.fill(self.language, &places)
        };
        let items = lines.into_iter().map(line).collect();
        self.heading(say::NEXT, 2);
        self.paragraph(say::NEXT_ARE.say(self.language), false);
        self.list(items);
    }

    /// A row for each priority: the most pressing of its gaps, with all who ask.
    fn priorities(&mut self, referential: &'r Referential) {
        let level = |level: Option<u8>| match level {
            Some(level) => self.level_of(referential, level),
            None => say::NOT_GIVEN.say(self.language),
        };
        let asked = |one: &AskedBy, gap: &Gap| {
            let mut parts: Vec<String> =
                one.share.map(|share| self.fte(share)).into_iter().collect();
            if one.target != gap.target {
                parts.push(level(Some(one.target)));
            }
            parts.extend(self.when(referential, one));
            let who = self.profile(referential, one.profile.as_str());
            match parts.is_empty() {
                true => who,
                false => format!("{who} ({})", parts.join(", ")),
            }
        };
        let rows = self.report.priorities.iter().filter_map(|key| {
            let of = |gap: &&Gap| {
                gap.competency == *key && gap.status == GapStatus::Gap && !gap.comes_later()
            };
            let gaps: Vec<&Gap> = self.report.gaps.iter().filter(of).collect();
            let first = gaps.first()?;
            let necessity = self.word("necessity", first.necessity.as_str());
            let necessity = match first.timing {
                Some(timing) => {
                    format!("{necessity}, {}", self.word("gap.timing", timing.as_str()))
                }
                None => necessity.to_owned(),
            };
            let occasion = match first.occasion {
                Some(occasion) => self.word("occasion", occasion.as_str()),
                None => say::NOT_GIVEN.say(self.language),
            };
            let all = gaps.iter().flat_map(|gap| {
                let now = gap.asked_by.iter().filter(|one| !one.comes_later());
                now.map(|one| asked(one, gap))
            });
            Some(vec![
                self.competency(referential, key.as_str()),
                level(first.level),
                level(Some(first.target)),
                necessity,
                occasion,
                all.collect::<Vec<_>>().join(self.semicolon()),
                first.addressee.map_or_else(
                    || say::NOBODY_YET.say(self.language),
                    |who| self.word("addressee", who.as_str()),
                ),
            ])
        });
        let rows = rows.collect();
        let head = [
            say::COMPETENCY,
            say::LEVEL,
            say::TARGET,
            say::NECESSITY,
            say::OCCASION,
            say::ASKED_BY,
            say::ADDRESSEE,
        ];
        self.table(say::PRIORITIES_CAPTION, &head, rows);
    }

    /// What is needed around the post and among peers.
    fn around(&mut self) {
        let needs = &self.report.needs;
        for (title, needs) in [(say::AROUND, &needs.environment), (say::PEERS, &needs.peers)] {
            let asked = needs.iter().filter(|need| need.competency.is_none());
            let row = |need: &NeedResult| {
                let state = self.word("need", need.need.as_str());
                vec![self.label(need.item.as_str()), state]
            };
            let rows: Vec<Vec<String>> = asked.map(row).collect();
            if !rows.is_empty() {
                self.heading(title, 1);
                self.table(title, &[say::NEED, say::STATE], rows);
            }
        }
    }

    fn completeness(&mut self) {
        self.heading(say::COMPLETENESS, 1);
        let sections = self.report.questionnaire().sections();
        let rows = self.report.completeness.iter().filter_map(|part| {
            let section = sections.iter().find(|section| section.key == part.section)?;
            let counts = part.missing.by_kind().into_iter().filter(|(_, count)| *count > 0);
            let missing = counts.map(|(kind, count)| {
                let what = self.word("answer.missing", kind.as_str());
                say::COUNT.fill(self.language, &[("what", &what), ("count", &count)])
            });
            Some(vec![
                self.text(&section.title),
                self.of(part.answered, part.shown),
                self.of(part.answered, part.all),
                missing.collect::<Vec<_>>().join(", "),
            ])
        });
        let rows = rows.collect();
        let head = [say::SECTION, say::OF_SHOWN, say::OF_ALL, say::MISSING];
        self.table(say::COMPLETENESS_CAPTION, &head, rows);
    }

    fn limits(&mut self) {
        self.paragraph(ethics::LIMITS_OF_REPORT.say(self.language), true);
        let made_of = &self.report.questionnaire;
        let hash = made_of.sha256.as_str().get(..DIGITS).unwrap_or_default();
        let places: [(&str, &dyn std::fmt::Display); 4] = [
            ("key", &made_of.key),
            ("version", &made_of.version),
            ("sha256", &hash),
            ("library", &self.report.library),
        ];
        let text = say::MADE_WITH.fill(self.language, &places);
        self.paragraph(text, false);
    }
}
