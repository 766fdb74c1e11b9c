//! A questionnaire on paper: every question with its codes, then the answer sheet.

use crate::error::language::Language;
use crate::form::FormNotice;
use crate::language::ethics;
use crate::language::form_sentences as say;
use crate::language::referential_sentences::NAMED;
use crate::language::sentence::Sentence;
use crate::survey::choices::ChoiceList;
use crate::survey::condition::{Condition, SkipLogic, Test};
use crate::survey::item::{Item, ItemKind, Occasion};
use crate::survey::questionnaire::Questionnaire;
use crate::value::expression::Expression;
use crate::value::text::Text;

use super::block::Block;
use super::numbers;

/// What sets several boxes of one line apart.
const APART: &str = "\u{2003}";

/// A box to tick, with the code by which data are entered.
fn ticked(code: &str, label: &str) -> String {
    format!("☐ [{code}] {label}")
}

impl Questionnaire {
    /// The questionnaire as it is printed and filled in by hand: what stands before it, each
    /// question with the codes that data are entered by, conditions in words, and an answer
    /// sheet. What people write for themselves alone has its lines, and none in the sheet.
    /// [`paper_losses`](crate::form::paper_losses) says what became of the rest.
    ///
    /// ```
    /// use boussole_sante::{Language, Questionnaire, form::FormNotice};
    /// let q = Questionnaire::embedded("autopositionnement-court")?;
    /// let blocks = q.printed(Language::French, &FormNotice::none());
    /// assert!(blocks.len() > 60);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn printed(&self, language: Language, notice: &FormNotice) -> Vec<Block> {
        let mut form = Form { questionnaire: self, language, blocks: Vec::new() };
        form.before(notice);
        for section in self.sections() {
            form.blocks.push(Block::Heading { text: form.text(&section.title), depth: 1 });
            let logic = section.shown_if.as_ref();
            form.condition(logic);
            if let Some(intro) = &section.intro {
                form.sentences(form.text(intro));
            }
            for item in section.items.iter() {
                form.item(item);
            }
        }
        form.sheet();
        form.blocks
    }
}

struct Form<'q> {
    questionnaire: &'q Questionnaire,
    language: Language,
    blocks: Vec<Block>,
}

impl Form<'_> {
    fn text(&self, text: &Text) -> String {
        text.get(self.language.as_str()).0.to_owned()
    }

    fn sentences(&mut self, text: String) {
        self.blocks.push(Block::sentences(text));
    }

    fn before(&mut self, notice: &FormNotice) {
        let text = ethics::STANDING.say(self.language);
        self.blocks.push(Block::Paragraph { text, notice: true });
        if let Some(about) = self.questionnaire.description() {
            self.sentences(self.text(about));
        }
        let minutes = self.questionnaire.answering_minutes_in(self.language);
        self.sentences(say::ESTIMATE.fill(self.language, &[("minutes", &minutes)]));
        for (depth, text) in notice.lines(self.language.as_str()) {
            let text = text.to_owned();
            self.blocks.push(match depth {
                0 => Block::sentences(text),
                1 => Block::Heading { text, depth: 1 },
                _ => Block::Heading { text, depth: 2 },
            });
        }
    }

    /// A question by its code and its name.
    fn name(&self, item: &Item) -> String {
        let name = item.label.as_ref().unwrap_or(&item.text);
        format!("{} · {}", item.column(), self.text(name))
    }

    fn item(&mut self, item: &Item) {
        self.blocks.push(Block::Heading { text: self.name(item), depth: 2 });
        self.condition(item.shown_if.as_ref());
        if item.label.is_some() {
            self.sentences(self.text(&item.text));
        }
        if let Some(help) = &item.help {
            self.sentences(self.text(help));
        }
        match (item.kind, self.questionnaire.choices(item)) {
            (ItemKind::Number, _) => self.sentences(self.number(item)),
            (_, Some(list)) => self.choices(item, list),
            (_, None) => self.sentences(say::WRITE.say(self.language)),
        }
        if item.asks_occasion() {
            self.sentences(Occasion::question(self.language.as_str()).to_owned());
            let occasions = Occasion::ALL
                .iter()
                .map(|occasion| ticked(occasion.as_str(), occasion.label(self.language.as_str())));
            self.sentences(occasions.collect::<Vec<_>>().join(APART));
        }
    }

    fn number(&self, item: &Item) -> String {
        let Some((low, high)) = item.bounds() else { return say::ANY_NUMBER.say(self.language) };
        let [low, high] =
            [low, high].map(|bound| numbers::decimal(&bound.to_string(), self.language));
        let unit = item.unit.as_ref().map_or_else(String::new, |unit| self.text(unit));
        say::NUMBER.fill(self.language, &[("low", &low), ("high", &high), ("unit", &unit)])
    }

    fn choices(&mut self, item: &Item, list: &ChoiceList) {
        if item.kind == ItemKind::Multiple {
            let most = item.max_chosen.map(|most| most.get());
            let told = most.map_or_else(
                || say::SEVERAL.say(self.language),
                |count| say::AT_MOST_TICKED.fill(self.language, &[("count", &count)]),
            );
            self.sentences(told);
        }
        let items = list
            .choices
            .iter()
            .enumerate()
            .map(|(place, choice)| {
                let label = ticked(choice.code.as_str(), &self.text(&choice.label));
                match item.descriptors.get(place) {
                    Some(seen) => {
                        let places: [(&str, &dyn std::fmt::Display); 2] =
                            [("name", &label), ("value", &self.text(seen))];
                        NAMED.fill(self.language, &places)
                    }
                    None => label,
                }
            })
            .collect();
        self.blocks.push(Block::List { items, numbered: false });
        let missing = list.missing.iter().filter_map(|missing| {
            Some(ticked(missing.code.as_str(), &self.text(missing.label.as_ref()?)))
        });
        let missing: Vec<String> = missing.collect();
        if !missing.is_empty() {
            self.sentences(missing.join(APART));
        }
    }

    fn condition(&mut self, logic: Option<&SkipLogic>) {
        let (logic, sentence) = match logic {
            Some(Expression::Not(part)) => (Some(&**part), say::UNLESS),
            logic => (logic, say::IF),
        };
        if let Some(condition) = logic.and_then(|logic| self.words(logic)) {
            let text = sentence.fill(self.language, &[("condition", &condition)]);
            self.blocks.push(Block::Paragraph { text, notice: false });
        }
    }

    /// Skip logic in words; nothing where a person sees it alone, as that she answered.
    fn words(&self, logic: &SkipLogic) -> Option<String> {
        let parts = |parts: &[SkipLogic], word: String| {
            let mut words: Vec<String> = parts.iter().filter_map(|part| self.words(part)).collect();
            words.dedup();
            (!words.is_empty()).then(|| words.join(&word))
        };
        match logic {
            Expression::All(list) => parts(list, say::AND.say(self.language)),
            Expression::Any(list) => match self.one_question(list) {
                Some(words) => Some(words),
                None => parts(list, say::OR.say(self.language)),
            },
            Expression::Not(part) => {
                let condition = self.words(part)?;
                Some(say::NOT.fill(self.language, &[("condition", &condition)]))
            }
            Expression::Condition(condition) => self.leaf(condition),
        }
    }

    /// Any of several choices of one question, which is named once.
    fn one_question(&self, parts: &[SkipLogic]) -> Option<String> {
        let mut of: Option<&str> = None;
        let mut codes = Vec::new();
        for part in parts {
            let Expression::Condition(Condition { item, test: Test::Includes(code), .. }) = part
            else {
                return None;
            };
            if *of.get_or_insert(item.as_str()) != item.as_str() {
                return None;
            }
            codes.push(code.as_str());
        }
        self.chosen(of?, &codes)
    }

    fn chosen(&self, key: &str, codes: &[&str]) -> Option<String> {
        let item = self.questionnaire.item(key)?;
        let list = self.questionnaire.choices(item)?;
        let named = list.choices.iter().filter(|choice| codes.contains(&choice.code.as_str()));
        let names: Vec<String> = named.map(|choice| self.text(&choice.label)).collect();
        let names = names.join(&say::OR.say(self.language));
        let places: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &item.column()), ("value", &names)];
        Some(NAMED.fill(self.language, &places))
    }

    fn leaf(&self, condition: &Condition) -> Option<String> {
        let key = condition.item.as_str();
        let bound = |sentence: Sentence, bound: String| {
            let column = self.questionnaire.item(key)?.column();
            let places: [(&str, &dyn std::fmt::Display); 2] =
                [("question", &column), ("bound", &numbers::decimal(&bound, self.language))];
            Some(sentence.fill(self.language, &places))
        };
        match &condition.test {
            Test::Is(code) | Test::Includes(code) => self.chosen(key, &[code.as_str()]),
            Test::In(codes) => {
                let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
                self.chosen(key, &codes)
            }
            Test::AtLeast(low) => bound(say::AT_LEAST, low.to_string()),
            Test::AtMost(high) => bound(say::AT_MOST, high.to_string()),
            Test::IsAnswered(_) => None,
        }
    }

    /// A line for each column, with the codes that may stand in it.
    fn sheet(&mut self) {
        let text = say::SHEET.say(self.language);
        self.blocks.push(Block::Heading { text: text.clone(), depth: 1 });
        self.sentences(say::SHEET_IS.say(self.language));
        let mut rows = Vec::new();
        for item in self.questionnaire.items().filter(|item| !item.is_reflexive()) {
            let name = item.label.as_ref().unwrap_or(&item.text);
            let list = self.questionnaire.choices(item);
            let codes = list.iter().flat_map(|list| {
                let missing = list.missing.iter().map(|choice| choice.code.as_str());
                list.choices.iter().map(|choice| choice.code.as_str()).chain(missing)
            });
            let codes: Vec<&str> = codes.collect();
            rows.push(vec![
                item.column().to_owned(),
                self.text(name),
                codes.join(" · "),
                String::new(),
            ]);
            if item.asks_occasion() {
                let codes: Vec<&str> = Occasion::ALL.iter().map(|one| one.as_str()).collect();
                rows.push(vec![
                    item.occasion_column(),
                    Occasion::question(self.language.as_str()).to_owned(),
                    codes.join(" · "),
                    String::new(),
                ]);
            }
        }
        let head = [say::CODE, say::QUESTION, say::ANSWERS, say::ANSWER];
        let head = head.map(|name| name.say(self.language)).into();
        self.blocks.push(Block::Table { caption: text, head, rows });
    }
}
