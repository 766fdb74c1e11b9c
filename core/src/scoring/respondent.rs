//! One person's answers as a block of one row.

use crate::survey::answer::Answer;
use crate::survey::answers::AnswerSet;
use crate::survey::item::Occasion;

use super::block::{Block, Column};
use super::plan::{Decoder, Plan, Role};
use super::slot::Slot;

impl Plan {
    /// Decodes the answers of one person; an absent item was not answered.
    pub(crate) fn block_of(&self, answers: &AnswerSet) -> Block {
        let mut block = Block::new(1, self.inputs.len());
        let items: Vec<_> = self.questionnaire.items().collect();
        for (position, input) in self.inputs.iter().enumerate() {
            let item = items.get(input.item);
            let answer = item.and_then(|item| answers.get(item.key.as_str()));
            let list = self.questionnaire.choices_at(input.item);
            let code = |code: &str| {
                list.and_then(|list| list.position(code)).map_or(Slot::INVALID, Slot::choice)
            };
            let slot = match (answer, input.role) {
                (None, _) => Slot::NO_ANSWER,
                (
                    Some(Answer::Level { occasion, .. } | Answer::Missing { occasion, .. }),
                    Role::Occasion,
                ) => occasion.map_or(Slot::NO_ANSWER, |occasion| {
                    let order = Occasion::ALL.iter().position(|other| *other == occasion);
                    order.map_or(Slot::NO_ANSWER, Slot::choice)
                }),
                (Some(Answer::Missing { kind, .. }), _) => Slot::missing((*kind).into()),
                (Some(Answer::Level { level, .. }), _) => Slot::choice(usize::from(*level)),
                (Some(Answer::Choice { choice, .. }), _) => code(choice.as_str()),
                (Some(Answer::Chosen { chosen, .. }), Role::Tick(choice)) => {
                    let ticked = chosen.iter().any(|c| code(c.as_str()) == Slot::choice(choice));
                    if ticked { Slot::TICKED } else { Slot::UNTICKED }
                }
                (Some(Answer::Ranking(ranking)), Role::Rank(rank)) => {
                    ranking.get(rank).map_or(Slot::NO_ANSWER, |c| code(c.as_str()))
                }
                (Some(Answer::Number(_) | Answer::Text(_)), _) => Slot::PRESENT,
                (Some(Answer::Chosen { .. } | Answer::Ranking(_)), _) => Slot::NO_ANSWER,
            };
            if let Some(slots) = block.slots.get_mut(position) {
                *slots = Column::from_slice(&[slot.0]);
            }
            if let (Decoder::Number(_), Some(numbers)) =
                (&input.decoder, block.numbers.get_mut(position))
            {
                let number = match answer {
                    Some(Answer::Number(number)) => number.millionths(),
                    _ => 0,
                };
                *numbers = Column::from_slice(&[number]);
            }
        }
        block
    }
}
