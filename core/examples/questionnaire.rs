//! A questionnaire put together in code, one person scored, and what is said of
//! a questionnaire with faults.
//!
//! `cargo run --example questionnaire`

use boussole_sante::survey::{ChoiceList, Item, Scale};
use boussole_sante::{Comparison, Error, Language, Plan, Questionnaire};

#[expect(clippy::print_stdout, reason = "an example shows what it gives")]
fn main() -> Result<(), Error> {
    let agreement = [
        (1, "Pas du tout d’accord"),
        (2, "Plutôt pas d’accord"),
        (3, "Plutôt d’accord"),
        (4, "Tout à fait d’accord"),
    ];
    let questionnaire = Questionnaire::builder("climat", "Climat d’équipe")
        .choice_list(ChoiceList::of("accord", agreement))
        .section(
            "equipe",
            "L’équipe",
            [
                Item::rating("entraide", "accord", "On s’entraide."),
                Item::rating("tensions", "accord", "Il y a des tensions."),
                Item::rating("ecoute", "accord", "On s’écoute."),
                Item::number("membres", (2, 40), "Combien êtes-vous ?"),
            ],
        )
        .scale(Scale::mean("climat", "Climat", ["entraide", "-tensions", "ecoute"]).in_percent())
        .build()?;

    let plan = Plan::new(&questionnaire)?;
    let answers = plan.answers([("entraide", 4), ("tensions", 2), ("membres", 7)])?;
    let report = plan.score(&answers, &Comparison::default())?;
    let score = &report.scales[0];
    println!(
        "{:?} of 100, from {} of {} items: {}",
        score.value, score.used, score.of, score.status
    );
    println!("{}", report.explain("climat")?.to_json());

    let faulty = Questionnaire::builder("Climat", "Climat")
        .section("equipe", "L’équipe", [Item::rating("entraide", "acord", "On s’entraide.")])
        .build();
    if let Err(error) = faulty {
        for fault in error.faults() {
            println!("{}", fault.message(Language::French));
        }
    }
    Ok(())
}
