//! Needs of one person by need level: what is met, partly met or unmet, by the
//! cut points that the questionnaire declares.

use serde::Serialize;

use crate::document::record::{result, words};
use crate::referential::factor::NeedLevel;
use crate::survey::choices::Code;
use crate::survey::item::{ItemKind, Occasion};
use crate::value::key::{CompetencyKey, FactorKey, ItemKey};

use super::block::Block;
use super::plan::Plan;
use super::slot::Missing;

words! {
    /// How far a need is met.
    pub enum Need of "need" {
        /// It is met.
        Met = "met",
        /// It is met in part.
        Partly = "partly",
        /// It is not met.
        Unmet = "unmet",
        /// There is no answer to tell.
        Unknown = "unknown",
        /// It does not apply to the post.
        NotApplicable = "not_applicable",
    }
}

result! {
    /// One need.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct NeedResult {
        /// The item that asks about it.
        pub item: ItemKey,
        /// The factor it is about, or
        pub factor: Option<FactorKey>,
        /// the competency.
        pub competency: Option<CompetencyKey>,
        /// The code of the answer.
        pub answer: Option<Code>,
        /// Why there is no answer.
        pub missing: Option<Missing>,
        /// How far the need is met.
        pub need: Need,
    }
}

result! {
    /// Needs by need level. A competency for which the post gives no occasion
    /// stands under the environment: no training can meet it.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Needs {
        /// What surrounds the post.
        pub environment: Vec<NeedResult>,
        /// What the person learns.
        pub skills: Vec<NeedResult>,
        /// What peers bring each other.
        pub peers: Vec<NeedResult>,
    }
}

impl Plan {
    pub(crate) fn needs(&self, block: &Block, row: usize) -> Needs {
        let mut needs = Needs::default();
        for (position, item) in self.questionnaire.items().enumerate() {
            let Some(level) = item.need_level else { continue };
            let Some(list) = self.questionnaire.choices_at(position) else { continue };
            let Some(cuts) = &list.need else { continue };
            if !matches!(item.kind, ItemKind::Level | ItemKind::Rating | ItemKind::Single) {
                continue;
            }
            let slot = self.item_slot(block, position, row);
            let choice = slot.position().and_then(|position| list.choices.get(position));
            let need = match (choice.and_then(|choice| choice.value), slot.kind()) {
                (Some(value), _) if value >= cuts.met_from => Need::Met,
                (Some(value), _) if value >= cuts.partly_from => Need::Partly,
                (Some(_), _) => Need::Unmet,
                (None, Some(Missing::NotApplicable | Missing::NotShown)) => Need::NotApplicable,
                (None, _) => Need::Unknown,
            };
            let (first, count) = self.item_inputs.get(position).copied().unwrap_or((0, 0));
            let no_occasion = count > 1
                && item.asks_occasion()
                && block.slot(first + 1, row).position().and_then(|p| Occasion::ALL.get(p))
                    == Some(&Occasion::No);
            let open = matches!(need, Need::Partly | Need::Unmet);
            let level = if no_occasion && open { NeedLevel::Environment } else { level };
            let result = NeedResult {
                item: item.key.clone(),
                factor: item.factor.clone(),
                competency: item.competency.clone(),
                answer: choice.map(|choice| choice.code.clone()),
                missing: slot.kind(),
                need,
            };
            match level {
                NeedLevel::Environment => needs.environment.push(result),
                NeedLevel::Skills => needs.skills.push(result),
                NeedLevel::Peers => needs.peers.push(result),
            }
        }
        needs
    }
}
