//! What a questionnaire asks, looked up and flat, for those who show it: every
//! default is filled in, and an item knows its section and its columns.

use serde::Serialize;

use crate::document::record::result;
use crate::referential::factor::NeedLevel;
use crate::value::decimal::Decimal;
use crate::value::key::{
    BandKey, ChoiceListKey, CompetencyKey, FactorKey, ItemKey, ScaleKey, SectionKey,
};
use crate::value::text::Text;

use super::choices::Code;
use super::kind::ItemKind;
use super::questionnaire::Questionnaire;
use super::scale::{Method, Model, Output};
use super::{choices, item, scale};

result! {
    /// What a questionnaire is made of.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[non_exhaustive]
    pub struct Outline {
        /// The items, in order.
        pub items: Vec<Item>,
        /// The sections, in order.
        pub sections: Vec<Section>,
        /// The choice lists.
        pub choice_lists: Vec<ChoiceList>,
        /// The scales.
        pub scales: Vec<Scale>,
    }
}

result! {
    /// One of the choices that a list offers.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Choice {
        /// How data writes it.
        pub code: Code,
        /// What it counts in a scale; on a ladder, the level.
        pub value: Option<Decimal>,
        /// How people read it.
        pub label: Text,
        /// What it means, where the label does not say it all.
        pub description: Option<Text>,
    }
}

result! {
    /// A way not to answer.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct MissingChoice {
        /// How data writes it.
        pub code: Code,
        /// Why there is no answer.
        pub kind: choices::MissingKind,
        /// How people read it.
        pub label: Option<Text>,
    }
}

result! {
    /// The choices that items share.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct ChoiceList {
        /// Names the list.
        pub key: ChoiceListKey,
        /// How people name it.
        pub title: Option<Text>,
        /// The choices, in the order in which they are shown.
        pub choices: Vec<Choice>,
        /// The ways not to answer.
        pub missing: Vec<MissingChoice>,
        /// The level from which a competency counts as mobilised; none off the ladder.
        pub mobilised_from: Option<u8>,
    }
}

result! {
    /// One question.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Item {
        /// Names the item.
        pub key: ItemKey,
        /// The name of its column in data.
        pub column: String,
        /// Every column in data: occasion, parts of a multiple choice, ranks, « autre ».
        pub columns: Vec<String>,
        /// What it asks for.
        pub kind: ItemKind,
        /// The section in which it stands.
        pub section: SectionKey,
        /// What is asked.
        pub text: Text,
        /// A short name for tables and pictures.
        pub label: Option<Text>,
        /// A word of help.
        pub help: Option<Text>,
        /// The list of choices that it offers.
        pub choices: Option<ChoiceListKey>,
        /// The competency it is about.
        pub competency: Option<CompetencyKey>,
        /// The factor it is about.
        pub factor: Option<FactorKey>,
        /// The need level it belongs to.
        pub need_level: Option<NeedLevel>,
        /// Whether the occasion is asked beside the level.
        pub occasion: bool,
        /// What an observer would see at each level, in the ladder's order.
        pub descriptors: Vec<Text>,
        /// The lowest number.
        pub min: Option<Decimal>,
        /// The highest number.
        pub max: Option<Decimal>,
        /// Whether it is an open prompt for the person alone: never scored, never
        /// tabulated.
        pub reflexive: bool,
        /// Whether skip logic decides that it, or its section, is shown.
        pub conditional: bool,
    }
}

result! {
    /// Items that are shown together.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Section {
        /// Names the section.
        pub key: SectionKey,
        /// How people name it.
        pub title: Text,
        /// What is said before its first item.
        pub intro: Option<Text>,
        /// The keys of its items, in order.
        pub items: Vec<ItemKey>,
    }
}

result! {
    /// An item or a scale that enters a scale.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Member {
        /// The item, or
        pub item: Option<ItemKey>,
        /// the scale, which enters as its exact score on 0–1.
        pub scale: Option<ScaleKey>,
        /// Whether high answers mean little of what the scale measures.
        pub reversed: bool,
        /// How much it counts, 1 to 1000.
        pub weight: u32,
    }
}

result! {
    /// A part of the range with a name: closed below, open above; the highest is
    /// closed above.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Band {
        /// Names the band within its scale.
        pub key: BandKey,
        /// How people read it.
        pub label: Text,
        /// Its lower bound, in the unit of the output.
        pub low: Decimal,
        /// Its upper bound.
        pub high: Decimal,
    }
}

result! {
    /// One score.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Scale {
        /// Names the scale.
        pub key: ScaleKey,
        /// The name that it was given or is published under; the key if it has none.
        pub name: String,
        /// How people name it.
        pub title: Text,
        /// How answers become a score.
        pub method: Method,
        /// Its unit: that of the items, or « score sur 100 ».
        pub output: Output,
        /// What the items are to what is measured.
        pub model: Model,
        /// What enters it.
        pub items: Vec<Member>,
        /// How many members must be answered at least, whatever applies.
        pub min_items: u32,
        /// Names for parts of the range.
        pub bands: Vec<Band>,
        /// The need level it belongs to.
        pub need_level: Option<NeedLevel>,
    }
}

impl Outline {
    /// That of a questionnaire.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let sections = questionnaire.sections().iter();
        let items = sections.clone().flat_map(|section| {
            let conditional = section.shown_if.is_some();
            section.items.iter().map(move |item| (section, item, conditional))
        });
        Self {
            items: items
                .map(|(section, item, conditional)| Item {
                    key: item.key.clone(),
                    column: item.column().to_owned(),
                    columns: item.columns(questionnaire.choices(item)),
                    kind: item.kind,
                    section: section.key.clone(),
                    text: item.text.clone(),
                    label: item.label.clone(),
                    help: item.help.clone(),
                    choices: item.choices.clone(),
                    competency: item.competency.clone(),
                    factor: item.factor.clone(),
                    need_level: item.need_level,
                    occasion: item.asks_occasion(),
                    descriptors: item.descriptors.iter().map(|one| one.text.clone()).collect(),
                    min: item.min,
                    max: item.max,
                    reflexive: item.is_reflexive(),
                    conditional: item.shown_if.is_some() || conditional,
                })
                .collect(),
            sections: sections
                .map(|section| Section {
                    key: section.key.clone(),
                    title: section.title.clone(),
                    intro: section.intro.clone(),
                    items: section.items.iter().map(|item: &item::Item| item.key.clone()).collect(),
                })
                .collect(),
            choice_lists: questionnaire.choice_lists().iter().map(ChoiceList::of).collect(),
            scales: questionnaire.scales().iter().map(Scale::of).collect(),
        }
    }
}

impl ChoiceList {
    fn of(list: &choices::ChoiceList) -> Self {
        let choice = |choice: &choices::Choice| Choice {
            code: choice.code.clone(),
            value: choice.value,
            label: choice.label.clone(),
            description: choice.description.clone(),
        };
        let missing = |choice: &choices::MissingChoice| MissingChoice {
            code: choice.code.clone(),
            kind: choice.kind,
            label: choice.label.clone(),
        };
        Self {
            key: list.key.clone(),
            title: list.title.clone(),
            choices: list.choices.iter().map(choice).collect(),
            missing: list.missing.iter().map(missing).collect(),
            mobilised_from: list.mobilised_from(),
        }
    }
}

impl Scale {
    fn of(scale: &scale::Scale) -> Self {
        let member = |member: &scale::Member| Member {
            item: member.item.clone(),
            scale: member.scale.clone(),
            reversed: member.is_reversed(),
            weight: member.weight(),
        };
        let band = |band: &scale::Band| Band {
            key: band.key.clone(),
            label: band.label.clone(),
            low: band.from,
            high: band.to,
        };
        Self {
            key: scale.key.clone(),
            name: scale.name().to_owned(),
            title: scale.title.clone(),
            method: scale.method,
            output: scale.output,
            model: scale.model(),
            items: scale.items.iter().map(member).collect(),
            min_items: scale.min_items(scale.items.len()),
            bands: scale.bands.iter().map(band).collect(),
            need_level: scale.need_level,
        }
    }
}
