//! The referential that ships: sound, and as rich as its sources.

use boussole_sante::Referential;

#[test]
fn what_ships_is_sound() {
    if let Err(error) = Referential::from_json(Referential::embedded_json().as_bytes()) {
        panic!("{:#?}", error.faults());
    }
}
