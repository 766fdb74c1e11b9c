//! Synthetic respondents for examples, tests and measurements. Every table of
//! them says so in its first column.
//!
//! Answers hang together as those of people do: each person has a general
//! inclination, one for each need level and one for each section, so that
//! scales correlate and their reliability means something. Groups do not
//! differ, on purpose: whoever finds a difference between two invented
//! départements has found chance.

mod dice;
mod limesurvey;
mod oddities;
mod question;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::scoring::block::Block;
use crate::scoring::plan::{Decoder, Input, Plan};
use crate::scoring::slot::Slot;
use crate::survey::questionnaire::Questionnaire;

use dice::Dice;
use question::{Person, Question};

pub use limesurvey::{demo_export, to_limesurvey_csv};

/// The example catalogue `INVENTE-catalogue.json`: offers of a region that does not exist,
/// valid in 2027, as an overlay on the referential that ships.
#[must_use]
pub fn demo_catalogue() -> String {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.json.deflate"));
    crate::document::shipped::unpacked(packed)
}

/// The most people who are invented at once: their answers are held in memory.
pub const MAX_RESPONDENTS: usize = 1_000_000;

/// Who is to be invented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulationOptions {
    /// Where chance begins: the same seed gives the same answers, for ever.
    pub seed: u64,
    /// How many people, at most [`MAX_RESPONDENTS`].
    pub respondents: usize,
    /// The name of the first column and the beginning of each person's name in
    /// it: what makes everybody see that nobody said this.
    pub mark: String,
    /// Columns beside the answers, with their values. People are dealt out to
    /// the values evenly; one that stands twice gets twice as many.
    pub groups: Vec<(String, Vec<String>)>,
    /// How many of a thousand answers are missing, in one of the ways that the
    /// item's list declares or left open.
    pub missing: u16,
    /// Whether the data also has what real exports have: two invalid cells, a
    /// person without any answer, a name that stands twice. Needs eight people.
    pub with_oddities: bool,
}

impl Default for SimulationOptions {
    fn default() -> Self {
        Self {
            seed: 1,
            respondents: 46,
            mark: "INVENTE".to_owned(),
            groups: Vec::new(),
            missing: 50,
            with_oddities: false,
        }
    }
}

/// Invented answers, column by column, as the questionnaire reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulated {
    /// Names and cells: the mark, the groups, then every column that the
    /// questionnaire reads, in the order of [`Plan::columns`].
    pub columns: Vec<(String, Vec<Option<String>>)>,
}

impl Simulated {
    /// How many people there are.
    #[must_use]
    pub fn respondents(&self) -> usize {
        self.columns.first().map_or(0, |(_, cells)| cells.len())
    }

    /// The cells of the column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&[Option<String>]> {
        let column = self.columns.iter().find(|(column, _)| column == name);
        column.map(|(_, cells)| cells.as_slice())
    }
}

/// Invents people and their answers. Texts stay blank: no words are put into
/// anybody's mouth.
///
/// ```
/// use boussole_sante::{Questionnaire, simulate::{SimulationOptions, simulate}};
/// let q = Questionnaire::embedded("autopositionnement")?;
/// let people = simulate(&q, &SimulationOptions::default())?;
/// assert_eq!(people.respondents(), 46);
/// assert_eq!(people.columns[0].0, "INVENTE");
/// assert_eq!(people.columns[0].1[0].as_deref(), Some("INVENTE-001"));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `invalid_option` for a mark without a letter, a group without values, more
/// than a thousand missing in a thousand or more than [`MAX_RESPONDENTS`]
/// people; `name_collision` if the mark or a group has the name of another
/// column.
pub fn simulate(
    questionnaire: &Questionnaire,
    options: &SimulationOptions,
) -> Result<Simulated, Error> {
    let plan = Plan::new(questionnaire)?;
    check(options, &plan)?;
    let people = options.respondents;
    let mut dice = Dice::new(options.seed);
    let mut columns = vec![(options.mark.clone(), names(options))];
    for (name, values) in &options.groups {
        let deck = dice.split().deck(people, values.len());
        let cells = deck.into_iter().map(|card| values.get(card).cloned()).collect();
        columns.push((name.clone(), cells));
    }
    let questions = Question::all(questionnaire, people, &mut dice.split());
    let mut answers: Vec<Vec<Option<String>>> =
        plan.inputs.iter().map(|_| Vec::with_capacity(people)).collect();
    for number in 0..people {
        let mut person = Person::new(number, dice.split(), questionnaire.sections().len());
        let cells = questions.iter().flat_map(|q| q.answer(&mut person, options.missing.into()));
        for (column, cell) in answers.iter_mut().zip(cells) {
            column.push(cell);
        }
    }
    hide(&plan, &mut answers);
    let names = plan.columns().map(str::to_owned);
    columns.extend(names.zip(answers));
    let mut simulated = Simulated { columns };
    if options.with_oddities {
        let first = 1 + options.groups.len();
        oddities::strew(&mut simulated, first, &plan, &mut dice.split());
    }
    Ok(simulated)
}

fn check(options: &SimulationOptions, plan: &Plan) -> Result<(), Error> {
    let refuse =
        |expected: Expected, found: &str| Err(Error::usage(Code::InvalidOption, expected, found));
    if !options.mark.chars().any(char::is_alphabetic) {
        return refuse(Expected::InventedMark, &options.mark);
    }
    if options.respondents > MAX_RESPONDENTS {
        let expected = Expected::AtMostPeople { limit: MAX_RESPONDENTS as u64 };
        return refuse(expected, &options.respondents.to_string());
    }
    if options.missing > 1000 {
        return refuse(Expected::MissingInThousand, &options.missing.to_string());
    }
    if let Some((name, _)) = options.groups.iter().find(|(_, values)| values.is_empty()) {
        return refuse(Expected::ValuesForEachGroup, name);
    }
    let mut seen: HashSet<&str> = plan.columns().collect();
    let own = options.groups.iter().map(|(name, _)| name).chain([&options.mark]);
    for name in own {
        if !seen.insert(name) {
            let expected = Expected::NameNoOtherColumnHas;
            return Err(Error::usage(Code::NameCollision, expected, name.as_str()));
        }
    }
    Ok(())
}

fn names(options: &SimulationOptions) -> Vec<Option<String>> {
    let mark = &options.mark;
    (1..=options.respondents).map(|number| Some(format!("{mark}-{number:03}"))).collect()
}

/// Blanks what skip logic would not have shown.
fn hide(plan: &Plan, answers: &mut [Vec<Option<String>>]) {
    let mut block = decode(plan, answers);
    plan.skip.apply(&mut block);
    for (input, cells) in answers.iter_mut().enumerate() {
        for (row, cell) in cells.iter_mut().enumerate() {
            if block.slot(input, row) == Slot::NOT_SHOWN {
                *cell = None;
            }
        }
    }
}

/// The answers as the plan reads them, before skip logic.
fn decode(plan: &Plan, answers: &[Vec<Option<String>>]) -> Block {
    let rows = answers.first().map_or(0, Vec::len);
    let mut block = Block::new(rows, plan.inputs.len());
    for (position, (input, cells)) in plan.inputs.iter().zip(answers).enumerate() {
        let read = cells.iter().map(|cell| read(input, cell.as_deref()));
        let (slots, numbers) = read.map(|(slot, number)| (slot.0, number)).unzip();
        if let (Some(s), Some(n)) = (block.slots.get_mut(position), block.numbers.get_mut(position))
        {
            (*s, *n) = (slots, numbers);
        }
    }
    block
}

/// A cell as the plan reads it.
fn read(input: &Input, cell: Option<&str>) -> (Slot, i64) {
    match (&input.decoder, cell) {
        (_, None) => (Slot::NO_ANSWER, 0),
        (Decoder::Choice(decoder), Some(cell)) => (decoder.text(cell), 0),
        (Decoder::Number(decoder), Some(cell)) => decoder.text(cell),
        (Decoder::Text, Some(_)) => (Slot::PRESENT, 0),
    }
}
