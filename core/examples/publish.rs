//! Groups of many respondents, counted exactly, and what of it may be published.
//! The people are invented.
//!
//! `cargo run --example publish --features cohort,simulate`

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use boussole_sante::group_tables::{Inference, TallyTable};
use boussole_sante::release::{Releasable, ReleaseOptions, release};
use boussole_sante::simulate::{SimulationOptions, simulate};
use boussole_sante::{Plan, Questionnaire, ReleaseRules, Tally, TallyOptions};

#[expect(clippy::print_stdout, reason = "an example shows what it gives")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let questionnaire = Questionnaire::embedded("autopositionnement-court")?;
    let territories = ["Nord", "Sud", "Est", "Ouest"].map(str::to_owned).to_vec();
    let options = SimulationOptions {
        respondents: 80,
        groups: vec![("territoire".to_owned(), territories)],
        ..SimulationOptions::default()
    };
    let people = simulate(&questionnaire, &options)?;
    let columns = people.columns.iter().map(|(name, cells)| {
        (name.as_str(), Arc::new(StringArray::from(cells.clone())) as ArrayRef)
    });
    let data = RecordBatch::try_from_iter(columns)?;

    let plan = Plan::new(&questionnaire)?;
    let tally = Tally::of(&plan, &data, &TallyOptions::by(["territoire"]))?;
    let summary = TallyTable::Summary(Inference::default());
    let table = Releasable::Tally { tally: &tally, table: &summary };
    // Stricter than the library's own: means from 15 people on.
    let rules = ReleaseRules::embedded("default")?.with_mean_from(15)?;
    let mut options = ReleaseOptions::new(rules);
    options.allow_by.push("territoire".to_owned());
    let released = release(&[table], &options)?;
    for table in released.published() {
        println!("{} rows, {} columns", table.num_rows(), table.num_columns());
    }
    println!("{}", released.document().to_json());
    Ok(())
}
