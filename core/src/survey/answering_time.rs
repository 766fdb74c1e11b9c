//! How long it takes to read and answer: an estimate from the words.

use std::collections::HashSet;

use crate::error::language::Language;
use crate::value::text::Text;

use super::item::{Item, ItemKind, Section};
use super::questionnaire::Questionnaire;

/// Words that are read in a minute: attentive reading, silently (Brysbaert 2019 finds 238
/// for prose in English).
const WORDS_A_MINUTE: usize = 230;

/// How long an act takes, in seconds, once the words are read: to choose, or to write a
/// number. A convention of the project.
const ACT: usize = 8;

impl Questionnaire {
    /// About how many seconds each item takes, in the order of the items: what it says
    /// itself, else its words at 230 a minute and 8 seconds for each act. The introduction
    /// of a section is counted with its first item; a list of choices that the section has
    /// shown already is not read again. An estimate, to be called one.
    ///
    /// ```
    /// use boussole_sante::Questionnaire;
    /// let short = Questionnaire::embedded("autopositionnement-court")?;
    /// let minutes = short.answering_seconds().iter().sum::<u32>() / 60;
    /// assert!((10..25).contains(&minutes), "{minutes}");
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn answering_seconds(&self) -> Vec<u32> {
        let declared = self.items().map(|item| item.seconds.map(|seconds| seconds.get()));
        declared.zip(self.estimated_seconds()).map(|(own, words)| own.unwrap_or(words)).collect()
    }

    /// About how many minutes it takes, rounded up to five: without what skip logic may
    /// hide, and with all of it.
    #[must_use]
    pub fn answering_minutes(&self) -> (u32, u32) {
        let (mut always, mut all) = (0_u32, 0_u32);
        let mut seconds = self.answering_seconds().into_iter();
        for section in self.sections() {
            for (item, seconds) in section.items.iter().zip(seconds.by_ref()) {
                all = all.saturating_add(seconds);
                if section.shown_if.is_none() && item.shown_if.is_none() {
                    always = always.saturating_add(seconds);
                }
            }
        }
        let rounded = |seconds: u32| seconds.div_ceil(300).max(1) * 5;
        (rounded(always), rounded(all))
    }

    /// [`Self::answering_minutes`] in words: “25 to 50”, or one number where both are the same.
    pub(crate) fn answering_minutes_in(&self, language: Language) -> String {
        let to = match language {
            Language::English => "to",
            Language::French => "à",
        };
        match self.answering_minutes() {
            (least, most) if least == most => most.to_string(),
            (least, most) => format!("{least} {to} {most}"),
        }
    }

    /// The same by the words alone, whatever an item says itself.
    pub(crate) fn estimated_seconds(&self) -> Vec<u32> {
        let mut seconds = Vec::new();
        for section in self.sections() {
            let mut read = HashSet::new();
            for (index, item) in section.items.iter().enumerate() {
                let introduced = if index == 0 { introduction(section) } else { 0 };
                let words = introduced + self.words(item, &mut read);
                let own = (words * 60).div_ceil(WORDS_A_MINUTE) + ACT * acts(item);
                seconds.push(u32::try_from(own).unwrap_or(u32::MAX));
            }
        }
        seconds
    }

    fn words<'q>(&'q self, item: &'q Item, read: &mut HashSet<&'q str>) -> usize {
        let own = [item.label.as_ref(), Some(&item.text), item.help.as_ref()];
        let own = own.into_iter().flatten().map(words);
        let landmarks = item.descriptors.iter().map(|landmark| words(landmark));
        let list = self.choices(item).filter(|list| read.insert(list.key.as_str()));
        let choices = list.iter().flat_map(|list| {
            let missing = list.missing.iter().filter_map(|choice| choice.label.as_ref());
            let described = list.choices.iter().filter_map(|choice| choice.description.as_ref());
            list.choices.iter().map(|choice| &choice.label).chain(described).chain(missing)
        });
        own.chain(landmarks).sum::<usize>() + choices.map(words).sum::<usize>()
    }
}

fn introduction(section: &Section) -> usize {
    words(&section.title) + section.intro.as_ref().map_or(0, words)
}

/// How many acts an item asks for; of several choices as many as may be chosen, three at
/// most.
fn acts(item: &Item) -> usize {
    match item.kind {
        ItemKind::Level if item.asks_occasion() => 2,
        ItemKind::Multiple | ItemKind::Ranking => {
            item.max_chosen.map_or(2, |most| most.get().min(3) as usize)
        }
        _ => 1,
    }
}

fn words(text: &Text) -> usize {
    let (text, _) = text.get("fr");
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}
