//! Questionnaires: sections, items, choices.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use boussole_sante as core;

use crate::answer::Answer;
use crate::closed::{ItemKind, MissingKind, NeedLevel, Output};
use crate::error::Result;
use crate::post::{Post, Requirement, comparison};
use crate::referential::Referential;
use crate::report::Report;
use crate::text::{Text, maybe};

/// One of the choices that an item offers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Choice {
    /// How data writes it.
    pub code: String,
    /// How people read it.
    pub label: Text,
    /// What it means, where the label does not say it all.
    pub description: Option<Text>,
}

/// A way not to answer.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MissingChoice {
    /// How data writes it.
    pub code: String,
    /// Why there is no answer.
    pub kind: MissingKind,
    /// How people read it.
    pub label: Option<Text>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Item {
    /// Names the item.
    pub key: String,
    /// What it asks for.
    pub kind: ItemKind,
    /// The section in which it stands.
    pub section: String,
    /// What is asked.
    pub text: Text,
    /// A short name.
    pub label: Option<Text>,
    /// A word of help.
    pub help: Option<Text>,
    /// The choices, in the order in which they are shown.
    pub choices: Vec<Choice>,
    /// The ways not to answer.
    pub missing: Vec<MissingChoice>,
    /// The competency it is about.
    pub competency: Option<String>,
    /// The factor it is about.
    pub factor: Option<String>,
    /// Whether the occasion is asked beside the level.
    pub asks_occasion: bool,
    /// What an observer would see at each level.
    pub descriptors: Vec<Text>,
    /// The lowest number, as a decimal.
    pub min: Option<String>,
    /// The highest number, as a decimal.
    pub max: Option<String>,
    /// How many choices can be taken.
    pub max_chosen: Option<u32>,
    /// Whether it is an open prompt for the person alone.
    pub reflexive: bool,
    /// About how many seconds it takes.
    pub seconds: Option<u32>,
}

/// Items that are shown together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Section {
    /// Names the section.
    pub key: String,
    /// How people name it.
    pub title: Text,
    /// What is said before its first item.
    pub intro: Option<Text>,
    /// The keys of its items, in order.
    pub items: Vec<String>,
}

/// A name for a part of a scale's range.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Band {
    /// Names the band.
    pub key: String,
    /// How people name it.
    pub label: Text,
}

/// What several items measure together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Scale {
    /// Names the scale.
    pub key: String,
    /// The name that it was given or is published under; the key if it has none.
    pub name: String,
    /// How people name it.
    pub title: Text,
    /// Its unit.
    pub output: Output,
    /// The need level it belongs to.
    pub need_level: Option<NeedLevel>,
    /// The parts of its range, from the lowest.
    pub bands: Vec<Band>,
}

/// A questionnaire.
#[derive(Debug, uniffi::Object)]
pub struct Questionnaire(pub(crate) core::Questionnaire, OnceLock<core::Plan>);

#[uniffi::export]
impl Questionnaire {
    /// One that ships with the library: `autopositionnement`,
    /// `autopositionnement-court`.
    #[uniffi::constructor]
    pub fn embedded(name: &str) -> Result<Arc<Self>> {
        Ok(Self::of(core::Questionnaire::embedded(name)?))
    }

    /// Reads a questionnaire; every fault of it is told at once.
    #[uniffi::constructor]
    pub fn from_json(json: &str) -> Result<Arc<Self>> {
        Ok(Self::of(core::Questionnaire::from_json(json.as_bytes())?))
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor]
    pub fn from_bytes(json: Vec<u8>) -> Result<Arc<Self>> {
        Ok(Self::of(core::Questionnaire::from_json(&json)?))
    }

    /// Names it.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.key().to_string()
    }

    /// The version of its content.
    #[must_use]
    pub fn version(&self) -> String {
        self.0.version().to_string()
    }

    /// The SHA-256 of its canonical form.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.0.sha256().to_owned()
    }

    /// The SHA-256 of all that answers depend on: keys, kinds, codes, values,
    /// bounds, skip logic and the revisions that authors raise. Where two
    /// versions have the same, every answer to the one stands in the other.
    #[must_use]
    pub fn compatibility(&self) -> String {
        self.0.compatibility().to_owned()
    }

    /// How people name it.
    #[must_use]
    pub fn title(&self) -> Text {
        self.0.title().into()
    }

    /// Its canonical form (RFC 8785).
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        self.0.to_canonical_json()
    }

    /// Its sections, in order.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let section = |section: &core::survey::Section| Section {
            key: section.key.to_string(),
            title: (&section.title).into(),
            intro: maybe(section.intro.as_ref()),
            items: section.items.iter().map(|item| item.key.to_string()).collect(),
        };
        self.0.sections().iter().map(section).collect()
    }

    /// Its items, in order.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        self.0.items().map(|item| self.view(item)).collect()
    }

    /// The item with this key.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<Item> {
        self.0.item(key).map(|item| self.view(item))
    }

    /// Its scales, in order.
    #[must_use]
    pub fn scales(&self) -> Vec<Scale> {
        let band = |band: &core::survey::Band| Band {
            key: band.key.to_string(),
            label: (&band.label).into(),
        };
        let scale = |scale: &core::survey::Scale| Scale {
            key: scale.key.to_string(),
            name: scale.name().to_owned(),
            title: (&scale.title).into(),
            output: scale.output.into(),
            need_level: scale.need_level.map(Into::into),
            bands: scale.bands.iter().map(band).collect(),
        };
        self.0.scales().iter().map(scale).collect()
    }

    /// Scores the answers of one person, by item. With a referential, levels are
    /// compared with what the profiles of posts ask for; `requirements` are of a
    /// post that no profile describes. With `today` and days of arrival, gaps say
    /// what is due and what comes later.
    #[uniffi::method(default(referential = None, posts = [], requirements = [], today = None))]
    pub fn score(
        &self,
        answers: HashMap<String, Answer>,
        referential: Option<Arc<Referential>>,
        posts: Vec<Post>,
        requirements: Vec<Requirement>,
        today: Option<String>,
    ) -> Result<Arc<Report>> {
        let plan = self.plan()?;
        let (mut given, mut faults) = (core::survey::AnswerSet::default(), Vec::new());
        for (item, answer) in answers {
            let read = answer.read(&item);
            if let Err(error) = read.and_then(|answer| given.insert(&self.0, &item, answer)) {
                faults.extend(error.faults().to_vec());
            }
        }
        if !faults.is_empty() {
            // The map has no order.
            faults.sort_by_key(|fault| fault.location().to_string());
            return Err(core::Error::many(core::Code::InvalidDocument, faults).into());
        }
        let comparison = comparison(referential, posts, requirements, today)?;
        Ok(Arc::new(Report::new(plan.score(&given, &comparison)?)))
    }
}

impl Questionnaire {
    fn of(questionnaire: core::Questionnaire) -> Arc<Self> {
        Arc::new(Self(questionnaire, OnceLock::new()))
    }

    /// Made once, for every interview and score.
    pub(crate) fn plan(&self) -> Result<&core::Plan> {
        match self.1.get() {
            Some(plan) => Ok(plan),
            None => {
                let plan = core::Plan::new(&self.0)?;
                Ok(self.1.get_or_init(|| plan))
            }
        }
    }

    pub(crate) fn view(&self, item: &core::survey::Item) -> Item {
        let list = self.0.choices(item);
        let place = self.0.item_position(item.key.as_str());
        let section = place.and_then(|place| self.0.section_of(place));
        let choice = |choice: &core::survey::Choice| Choice {
            code: choice.code.to_string(),
            label: (&choice.label).into(),
            description: maybe(choice.description.as_ref()),
        };
        let missing = |missing: &core::survey::MissingChoice| MissingChoice {
            code: missing.code.to_string(),
            kind: missing.kind.into(),
            label: maybe(missing.label.as_ref()),
        };
        Item {
            key: item.key.to_string(),
            kind: item.kind.into(),
            section: section.map_or_else(String::new, |section| section.key.to_string()),
            text: (&item.text).into(),
            label: maybe(item.label.as_ref()),
            help: maybe(item.help.as_ref()),
            choices: list.iter().flat_map(|list| list.choices.iter()).map(choice).collect(),
            missing: list.iter().flat_map(|list| list.missing.iter()).map(missing).collect(),
            competency: item.competency.as_ref().map(ToString::to_string),
            factor: item.factor.as_ref().map(ToString::to_string),
            asks_occasion: item.asks_occasion(),
            descriptors: item.descriptors.iter().map(|landmark| (&landmark.text).into()).collect(),
            min: item.min.map(|bound| bound.to_string()),
            max: item.max.map(|bound| bound.to_string()),
            max_chosen: item.max_chosen.map(core::survey::MaxChosen::get),
            reflexive: item.reflexive == Some(true),
            seconds: item.seconds.map(core::survey::Seconds::get),
        }
    }
}
