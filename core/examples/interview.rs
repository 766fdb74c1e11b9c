//! An interview as an app leads it: question by question, cut off and taken up
//! again, with what the post asks for at the end.
//!
//! `cargo run --example interview`

use boussole_sante::{
    Answer, Comparison, Error, Interview, Plan, Post, Questionnaire, Referential, survey::ItemKind,
};

#[expect(clippy::print_stdout, reason = "an example shows what it gives")]
fn main() -> Result<(), Error> {
    let referential = Referential::embedded()?;
    let questionnaire = Questionnaire::embedded("autopositionnement-court")?;
    let plan = Plan::new(&questionnaire)?;
    let today = "2026-11-29".parse()?;
    let post = Post::new("cls")?.with_share(600).since("2026-01-05".parse()?);
    let comparison = Comparison::with(&referential, [post]).on(today);

    let mut interview = Interview::start(&plan, &comparison)?;
    while let Some(item) = interview.next() {
        // A person would be asked; here everybody takes the second choice.
        let second = questionnaire.choices(item).and_then(|list| list.choices.get(1));
        let answer = match (item.kind, second) {
            (ItemKind::Level, Some(_)) => Some(Answer::Level { level: 1, occasion: None }),
            (ItemKind::Rating | ItemKind::Single, Some(second)) => {
                Some(Answer::Choice { choice: second.code.clone(), other: None })
            }
            _ => None,
        };
        let key = item.key.to_string();
        if let Some(answer) = answer {
            interview.answer(&key, answer)?;
        }
        if interview.progress().answered == 8 {
            break;
        }
    }

    let saved = interview.save();
    let mut again = Interview::restore(saved.as_bytes(), &plan, Some(&referential), None)?;
    again.set_today(today);
    let report = again.report()?;
    for gap in report.gaps.iter().take(5) {
        let competency = referential.competency(gap.competency.as_str());
        let name = competency.map_or("", |competency| competency.label.main());
        let timing = gap.timing.map_or("", |timing| timing.as_str());
        println!("{name}: {} → {} {timing}", shown(gap.level), gap.target);
    }
    let progress = again.progress();
    println!("{} of {} questions", progress.answered, progress.applicable);
    Ok(())
}

fn shown(level: Option<u8>) -> String {
    level.map_or("?".to_owned(), |level| level.to_string())
}
