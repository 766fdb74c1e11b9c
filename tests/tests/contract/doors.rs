//! Nothing that is thrown at a way in breaks it.

use boussole_sante_tests::doors::{DOORS, hurl};

/// A few hundred changed seeds each; `fuzz/` says how to throw more.
#[test]
fn no_door_breaks() {
    for door in DOORS {
        let seeds = (door.seeds)();
        assert!(!seeds.is_empty(), "{}", door.name);
        let hurled = hurl(door, 0, 150);
        let broke: Vec<_> =
            hurled.broke.iter().map(|input| String::from_utf8_lossy(input)).collect();
        assert!(broke.is_empty(), "{}: {broke:#?}", door.name);
    }
}
