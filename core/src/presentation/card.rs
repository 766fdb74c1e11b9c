//! The card of an entry: what it says, with a heading for each field.

use serde_json::Value;

use crate::document::field::Record;
use crate::error::language::Language;
use crate::language::referential_sentences as say;
use crate::referential::index::Referential;

use super::block::Block;
use super::part::{Line, Part, Speech};

/// An entry of a referential, or a part of one, as people read it: its name with its key,
/// what it says, then a line for each field that is filled. Entries that it refers to have
/// their names where a referential is given, else their keys.
///
/// ```
/// use boussole_sante::{Language, Referential};
/// use boussole_sante::document::Described;
/// use boussole_sante::presentation::{Block, card};
/// use boussole_sante::referential::Offer;
/// let referential = Referential::embedded()?;
/// let offer = referential.offers().next().expect("an offer");
/// let value = serde_json::to_value(offer).expect("JSON");
/// let blocks = card(Offer::RECORD, &value, Some(&referential), Language::French);
/// assert!(matches!(&blocks[0], Block::Heading { text, .. } if text.contains(offer.key.as_str())));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[must_use]
pub fn card(
    record: &'static Record,
    part: &Value,
    names: Option<&Referential>,
    language: Language,
) -> Vec<Block> {
    let (speech, part) = (Speech { language, names }, Part::new(record, part));
    let name = speech.label(part);
    let mut blocks = Vec::new();
    if !name.is_empty() {
        let key = part.str("key");
        let named = || speech.fill(say::WITH_KEY, &[("name", &name), ("key", &key)]);
        let text = if key.is_empty() { name.clone() } else { named() };
        blocks.push(Block::Heading { text, depth: 1 });
    }
    blocks.extend(body(&speech, part, |_| true));
    blocks
}

/// What stands below the name of a part: its text, then the lines that are wanted.
pub(super) fn body(
    speech: &Speech<'_>,
    part: Part<'_>,
    is_wanted: impl Fn(&Line) -> bool,
) -> Vec<Block> {
    let texts = speech.leading(part).into_iter();
    let mut blocks: Vec<Block> = texts.map(Block::sentences).collect();
    let lines = speech.rest(part).into_iter().filter(is_wanted);
    let mut branches: Vec<_> = lines.map(|line| speech.branch(&line)).collect();
    branches.extend(speech.explained(part));
    if !branches.is_empty() {
        blocks.push(Block::Tree { branches });
    }
    blocks
}
