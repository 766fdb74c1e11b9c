//! What people read of results: blocks of sentences and tables in both languages, and
//! nothing that is decided. Hosts lay them out and add nothing.

mod block;
mod card;
mod change;
mod demonstration;
mod differences;
#[cfg(feature = "evaluation")]
mod evaluation;
#[cfg(feature = "guidance")]
mod handover;
#[cfg(feature = "guidance")]
mod learning_plan;
mod numbers;
mod part;
#[cfg(feature = "peers")]
mod peer_network;
#[cfg(feature = "peers")]
mod peer_offer;
mod person_report;
#[cfg(feature = "calendar")]
mod plan_calendar;
mod printed_form;
#[cfg(feature = "exports")]
mod reading;
mod referential_page;
#[cfg(feature = "cohort")]
mod release_audit;
mod worked_example;
mod writer;

pub use block::{Block, Branch};
pub use card::card;
pub use demonstration::findings;

#[cfg(any(feature = "cohort", feature = "exports"))]
use crate::error::language::Language;

/// A line for each thing to know: its name, and what it is.
#[cfg(any(feature = "cohort", feature = "exports"))]
fn lines(facts: &[(&str, String)], language: Language) -> String {
    let colon = match language {
        Language::English => ":",
        Language::French => "\u{a0}:",
    };
    let lines: Vec<String> =
        facts.iter().map(|(name, told)| format!("{name}{colon} {told}")).collect();
    lines.join("\n")
}
