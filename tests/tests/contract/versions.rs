//! The content as it ships beside the versions before: no key goes, and what was made for an
//! earlier version is read with a word on what changed under it.

use std::path::{Path, PathBuf};

use boussole_sante::versions::{Became, Fate};
use boussole_sante::{Questionnaire, Referential};

fn fixture(name: &str) -> Vec<u8> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

fn first() -> Referential {
    Referential::from_json(&fixture("versions/referential-1.0.0.json")).unwrap()
}

/// A key is never taken away: what is no longer used is retired, with a reason.
#[test]
fn no_entry_of_an_earlier_version_is_gone() {
    let now = Referential::embedded().unwrap();
    let differences = now.differences(&first());
    assert!(!differences.is_empty() && differences.after != differences.before);
    for one in &differences.entries {
        assert_ne!(one.became, [Became::Gone], "{} {}", one.list, one.key);
    }
}

/// Whoever answered an earlier version of a questionnaire is told which answers stand.
#[test]
fn items_of_an_earlier_version_are_reworded_revised_or_gone_and_never_silent() {
    for name in ["autopositionnement", "autopositionnement-court"] {
        let file = format!("versions/{name}-1.1.0.json");
        let before = Questionnaire::from_json(&fixture(&file)).unwrap();
        let now = Questionnaire::embedded(name).unwrap();
        let differences = now.differences(&before);
        let stands = |key: &str| match differences.get("items", key) {
            None => true,
            Some(one) => !one.became.iter().any(|it| [Became::Revised, Became::Gone].contains(it)),
        };
        let standing = before.items().filter(|item| stands(item.key.as_str())).count();
        assert!(standing > 0, "{name}");
        if before.compatibility() == now.compatibility() {
            assert_eq!(standing, before.items().len(), "{name}");
        }
    }
}

/// An overlay that was made for version 1.0.0.
#[test]
fn an_overlay_for_an_earlier_version_is_carried_over() {
    let now = Referential::embedded().unwrap();
    let carried = now.carry_over(&fixture("overlays/region.json"), &first()).unwrap();
    assert!(carried.read.is_ok(), "{:?}", carried.read.unwrap_err().faults());
    assert!(carried.references.len() > 10);
    assert_eq!(carried.count(Fate::Lost), 0);
}
