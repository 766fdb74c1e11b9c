//! The compiled questionnaire: indices instead of keys, tables instead of
//! look-ups. One respondent and a million go through the same plan.

use std::collections::HashMap;
use std::sync::Arc;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;

use super::block::Block;
use super::compile::compile;
use super::decode::{Cells, ChoiceDecoder, NumberDecoder};
use super::scale::PlannedScale;
#[cfg(feature = "arrow")]
use super::scale_outcome::ScorePart;
use super::skip::SkipPlan;
use super::slot::Slot;

/// What a column of the data is to its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Its answer.
    Answer,
    /// The occasion asked beside its level.
    Occasion,
    /// The choice at this position was ticked.
    Tick(usize),
    /// The choice at this rank, from 0.
    Rank(usize),
}

/// How the cells of a column are read.
#[derive(Debug, Clone)]
pub(crate) enum Decoder {
    Choice(Arc<ChoiceDecoder>),
    Number(NumberDecoder),
    Text,
}

/// One column that the questionnaire reads.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) column: String,
    /// The position of its item.
    pub(crate) item: usize,
    pub(crate) role: Role,
    pub(crate) decoder: Decoder,
}

/// A questionnaire, ready to score.
///
/// ```
/// use boussole_sante::{Plan, Questionnaire};
/// let q = Questionnaire::embedded("autopositionnement")?;
/// let plan = Plan::new(&q)?;
/// assert!(plan.columns().any(|column| column == "G01_occasion"));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) inputs: Arc<[Input]>,
    /// The first input of each item and how many it has.
    pub(crate) item_inputs: Arc<[(usize, usize)]>,
    pub(crate) skip: Arc<SkipPlan>,
    pub(crate) scales: Arc<[PlannedScale]>,
    cells: Cells,
}

impl Plan {
    /// Compiles a questionnaire for data of codes, and of values where they
    /// cannot be confused with codes.
    ///
    /// # Errors
    /// None for the default reading of cells; see [`with_cells`](Self::with_cells).
    pub fn new(questionnaire: &Questionnaire) -> Result<Self, Error> {
        Self::with_cells(questionnaire, Cells::Auto)
    }

    /// Compiles a questionnaire for data whose cells hold what is said.
    ///
    /// # Errors
    /// `ambiguous_codes` or `ambiguous_label` with the list's name, if cells
    /// of that kind cannot be told apart.
    pub fn with_cells(questionnaire: &Questionnaire, cells: Cells) -> Result<Self, Error> {
        let mut decoders = Decoders { cells, by_list: HashMap::new() };
        let mut inputs = Vec::new();
        let mut item_inputs = Vec::new();
        for (position, item) in questionnaire.items().enumerate() {
            let first = inputs.len();
            inputs.extend(inputs_of(questionnaire, item, position, &mut decoders)?);
            item_inputs.push((first, inputs.len() - first));
        }
        let skip = SkipPlan::new(questionnaire, &item_inputs);
        let scales = questionnaire
            .scales()
            .iter()
            .map(|scale| compile(questionnaire, scale, &item_inputs))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::usage(Code::Overflow, Expected::ReadQuestionnaire, ""))?;
        let questionnaire = questionnaire.clone();
        Ok(Self {
            questionnaire,
            inputs: inputs.into(),
            item_inputs: item_inputs.into(),
            skip: Arc::new(skip),
            scales: scales.into(),
            cells,
        })
    }

    /// The questionnaire behind the plan.
    #[must_use]
    pub fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// What the cells of choice columns hold.
    #[must_use]
    pub fn cells(&self) -> Cells {
        self.cells
    }

    /// Every column that the questionnaire reads, in the order of its items.
    /// Open prompts and « autre » texts are not among them: they are never
    /// tabulated.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.inputs.iter().map(|input| input.column.as_str())
    }

    /// The level items, in order.
    pub(crate) fn level_items(&self) -> Vec<usize> {
        let items = self.questionnaire.items().enumerate();
        items.filter(|(_, item)| item.kind == ItemKind::Level).map(|(i, _)| i).collect()
    }

    /// What an item holds in a row: its slot, or for an item of several
    /// columns whether any of them has an answer.
    pub(crate) fn item_slot(&self, block: &Block, item: usize, row: usize) -> Slot {
        let (first, count) = self.item_inputs.get(item).copied().unwrap_or((0, 0));
        let role = self.inputs.get(first).map(|input| input.role);
        match role {
            Some(Role::Answer) => block.slot(first, row),
            Some(Role::Tick(_) | Role::Rank(_)) => {
                let slots = || (first..first + count).map(|input| block.slot(input, row));
                slots()
                    .find(|slot| slot.is_answered())
                    .map(|_| Slot::PRESENT)
                    .or_else(|| slots().find(|slot| *slot == Slot::INVALID))
                    .unwrap_or_else(|| block.slot(first, row))
            }
            Some(Role::Occasion) | None => Slot::NO_ANSWER,
        }
    }
}

/// What only tables of many respondents ask of a plan.
#[cfg(feature = "arrow")]
impl Plan {
    /// The positions of the scales with these keys; all of them for none.
    pub(crate) fn scale_positions(&self, keys: Option<&[String]>) -> Result<Vec<usize>, Error> {
        let Some(keys) = keys else { return Ok((0..self.scales.len()).collect()) };
        keys.iter()
            .map(|key| {
                self.questionnaire.scale_position(key).ok_or_else(|| {
                    let names = self.questionnaire.scales().iter().map(|s| s.key.as_str());
                    Error::unknown_name(key, names)
                })
            })
            .collect()
    }

    /// The inputs on which these items depend: their own, and those of the
    /// items that decide whether they are asked.
    pub(crate) fn needed(&self, items: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let items = self.skip.closure(items);
        let mut inputs: Vec<usize> = items
            .into_iter()
            .filter_map(|item| self.item_inputs.get(item))
            .flat_map(|(first, count)| *first..first + count)
            .collect();
        inputs.sort_unstable();
        inputs
    }

    /// The items that a scale reaches, in any of its readings.
    pub(crate) fn items_of_scale(&self, scale: usize) -> Vec<usize> {
        self.scales.get(scale).map_or(Vec::new(), PlannedScale::items)
    }

    /// Scores a decoded block: writes the rows of each scale.
    pub(crate) fn score_block(&self, block: &Block, scales: &[usize], parts: Vec<ScorePart<'_>>) {
        let scales = scales.iter().filter_map(|scale| self.scales.get(*scale));
        for (scale, part) in scales.zip(parts) {
            scale.main.write(&scale.main.rows(block), part);
        }
    }
}

/// The decoders of lists, each made once.
struct Decoders {
    cells: Cells,
    by_list: HashMap<String, Arc<ChoiceDecoder>>,
}

impl Decoders {
    fn of(&mut self, list: &ChoiceList) -> Result<Arc<ChoiceDecoder>, Error> {
        if let Some(decoder) = self.by_list.get(list.key.as_str()) {
            return Ok(decoder.clone());
        }
        let decoder = Arc::new(ChoiceDecoder::new(list, self.cells)?);
        self.by_list.insert(list.key.to_string(), decoder.clone());
        Ok(decoder)
    }

    fn occasion(&mut self) -> Arc<ChoiceDecoder> {
        // No key of a list is empty.
        let decoder = self.by_list.entry(String::new());
        decoder.or_insert_with(|| Arc::new(ChoiceDecoder::occasion())).clone()
    }
}

fn inputs_of(
    questionnaire: &Questionnaire,
    item: &Item,
    position: usize,
    decoders: &mut Decoders,
) -> Result<Vec<Input>, Error> {
    let input = |column: String, role, decoder| Input { column, item: position, role, decoder };
    let own = |decoder| input(item.column().to_owned(), Role::Answer, decoder);
    if item.is_reflexive() {
        return Ok(Vec::new());
    }
    let Some(list) = questionnaire.choices(item) else {
        let decoder = match item.kind {
            ItemKind::Number => Decoder::Number(NumberDecoder::new(item)),
            _ => Decoder::Text,
        };
        return Ok(vec![own(decoder)]);
    };
    Ok(match item.kind {
        ItemKind::Multiple => {
            let unticked = item.unticked.as_deref();
            let decoder = Arc::new(ChoiceDecoder::tick(unticked, list));
            let choices = list.choices.iter().enumerate();
            choices
                .map(|(index, choice)| {
                    let column = item.part_column(choice.code.as_str());
                    input(column, Role::Tick(index), Decoder::Choice(decoder.clone()))
                })
                .collect()
        }
        ItemKind::Ranking => {
            let decoder = decoders.of(list)?;
            (0..item.ranks(list.choices.len()))
                .map(|rank| {
                    let column = item.part_column(&(rank + 1).to_string());
                    input(column, Role::Rank(rank), Decoder::Choice(decoder.clone()))
                })
                .collect()
        }
        _ => {
            let mut inputs = vec![own(Decoder::Choice(decoders.of(list)?))];
            if item.asks_occasion() {
                let decoder = Decoder::Choice(decoders.occasion());
                inputs.push(input(item.occasion_column(), Role::Occasion, decoder));
            }
            inputs
        }
    })
}
