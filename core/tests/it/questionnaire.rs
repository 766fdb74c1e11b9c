//! Reading questionnaires: what ships is sound, and every fault is told.

use boussole_sante::Questionnaire;

#[test]
fn what_ships_is_sound() {
    for name in Questionnaire::embedded_names() {
        if let Err(error) = Questionnaire::embedded(name) {
            panic!("{name}: {:#?}", error.faults());
        }
    }
}
