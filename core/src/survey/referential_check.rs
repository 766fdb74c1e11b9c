//! Checks of a questionnaire against the referential that it is about.

use crate::document::reader::Reader;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Pointer;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;

use super::choices::ChoiceList;
use super::item::{Item, ItemKind};
use super::questionnaire::Questionnaire;

impl Questionnaire {
    /// Checks that the questionnaire speaks of this referential: of its
    /// competencies and factors, on one of its scales of mastery.
    ///
    /// ```
    /// use boussole_sante::{Questionnaire, Referential};
    /// let q = Questionnaire::embedded("autopositionnement")?;
    /// assert!(q.check_against(&Referential::embedded()?).is_ok());
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid_document` with every fault, in places of the questionnaire:
    /// `other_referential`, `dangling_reference`, `other_scale`.
    pub fn check_against(&self, referential: &Referential) -> Result<(), Error> {
        let mut reader = Reader::default();
        self.check_reference(referential, &mut reader);
        for item in self.items() {
            check_item(item, referential, &mut reader);
        }
        for (list, item) in self.ladders() {
            check_ladder(list, item, referential, &mut reader);
        }
        reader.finish(None)
    }

    /// Whether it is the referential that the questionnaire names, or lies
    /// over it.
    fn check_reference(&self, referential: &Referential, reader: &mut Reader) {
        let Some(named) = &self.document().referential else { return };
        let is_named = |one: &Referential| {
            *one.key() == named.key && one.version().is_compatible_with(&named.version)
        };
        if !is_named(referential) && !referential.base().is_some_and(is_named) {
            let expected = Expected::This { value: format!("{} {}", named.key, named.version) };
            let found = format!("{} {}", referential.key(), referential.version());
            let place = Pointer::root().key("referential");
            reader.fault(Fault::OtherReferential, &place, expected, found);
        }
    }

    /// Each choice list by which competencies are asked, with an item of it.
    fn ladders(&self) -> Vec<(&ChoiceList, &Item)> {
        let mut ladders: Vec<(&ChoiceList, &Item)> = Vec::new();
        let levels = |item: &&Item| item.kind == ItemKind::Level && item.competency.is_some();
        for item in self.items().filter(levels) {
            let Some(list) = self.choices(item) else { continue };
            if !ladders.iter().any(|(other, _)| other.key == list.key) {
                ladders.push((list, item));
            }
        }
        ladders
    }
}

fn check_item(item: &Item, referential: &Referential, reader: &mut Reader) {
    let competency = item.competency.as_ref().map(|key| (EntryKind::Competency, key.as_str()));
    let factor = item.factor.as_ref().map(|key| (EntryKind::Factor, key.as_str()));
    for (kind, key) in competency.into_iter().chain(factor) {
        if referential.position(kind, key).is_none() {
            let names = referential.keys(kind);
            let place = item.at.key(kind.as_str());
            reader.unknown(Fault::DanglingReference, &place, key, names);
        }
    }
}

/// A ladder has the levels of the scale that it names, or of the main one.
fn check_ladder(list: &ChoiceList, item: &Item, referential: &Referential, reader: &mut Reader) {
    let named = list.ladder.as_ref().and_then(|ladder| Some((ladder, ladder.scale.as_ref()?)));
    let scale = match named {
        None => referential.main_scale(),
        Some((ladder, key)) => {
            let scale = referential.scale(key.as_str());
            if scale.is_none() {
                let names = referential.keys(EntryKind::Scale);
                let place = ladder.at.key("scale");
                reader.unknown(Fault::DanglingReference, &place, key.as_str(), names);
            }
            scale
        }
    };
    if let Some(scale) = scale.filter(|scale| scale.levels.len() != list.choices.len()) {
        let expected =
            Expected::LevelsOfScale { count: scale.levels.len(), scale: scale.key.to_string() };
        let found = Remark::LevelsInItem { count: list.choices.len(), item: item.key.to_string() };
        reader.fault(Fault::OtherScale, &list.at.key("choices"), expected, found);
    }
}
