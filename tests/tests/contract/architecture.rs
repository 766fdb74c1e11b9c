//! The core keeps to its architecture.

use std::path::Path;

use boussole_sante_tests::architecture::{Source, TABLE, circles, violations};

pub(super) fn core() -> Vec<Source> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let mut sources = Vec::new();
    let mut folders = vec![(String::new(), root)];
    while let Some((folder, path)) = folders.pop() {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let module = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                // A folder within a folder counts as the folder itself.
                let name = if folder.is_empty() { module } else { folder.clone() };
                folders.push((name, path));
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.push(Source { folder: folder.clone(), module, text });
            }
        }
    }
    sources
}

#[test]
fn the_core_keeps_to_its_architecture() {
    let sources = core();
    assert!(sources.len() > 30, "the source was found");
    assert_eq!(violations(&sources), Vec::<String>::new());
}

/// The bindings are flat: their modules stand side by side, and none needs one that
/// needs it.
#[test]
fn no_module_of_the_bindings_needs_one_that_needs_it() {
    for crate_ in ["bindings-python", "bindings-kotlin"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(crate_).join("src");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let files = files.filter(|file| file.extension().is_some_and(|suffix| suffix == "rs"));
        let sources: Vec<(String, String)> = files
            .map(|file| {
                let module = file.file_stem().unwrap().to_string_lossy().into_owned();
                (module, std::fs::read_to_string(&file).unwrap())
            })
            .collect();
        assert!(sources.len() > 8, "the source was found");
        assert_eq!(circles(&sources), Vec::<String>::new(), "{crate_}");
    }
    let [a, b] = ["a", "b"].map(str::to_owned);
    let circle = [(a.clone(), "use crate::b::B;".into()), (b, "fn f() -> crate::a::A {}".into())];
    assert_eq!(circles(&circle), ["a -> b -> a"]);
    assert_eq!(circles(&[(a, "use crate::a::A;".into())]), Vec::<String>::new());
}

fn tree(files: &[(&str, &str, &str)]) -> Vec<String> {
    let source = |(folder, module, text): &(&str, &str, &str)| Source {
        folder: (*folder).into(),
        module: (*module).into(),
        text: (*text).into(),
    };
    violations(&files.iter().map(source).collect::<Vec<_>>())
}

#[test]
fn rooms_stand_on_earlier_rooms() {
    for (place, (room, uses)) in TABLE.iter().enumerate() {
        let earlier = |other: &&str| TABLE[..place].iter().any(|(name, _)| name == other);
        assert!(uses.iter().all(earlier), "{room}");
    }
}

#[test]
fn an_arrow_against_the_direction_is_seen() {
    let found = tree(&[("value", "text", "use crate::survey::item::Item;\n")]);
    assert_eq!(found, ["value/text uses crate::survey::item"]);
    let found = tree(&[("survey", "item", "fn f() { $crate::scoring::plan::f() }\n")]);
    assert_eq!(found, ["survey/item uses crate::scoring::plan"]);
    let found =
        tree(&[("value", "text", "use crate::{\n    document::node::N,\n    survey::{a, b},\n};")]);
    assert_eq!(found, ["value/text uses crate::survey::a", "value/text uses crate::survey::b"]);
    let found = tree(&[("scoring", "plan", "use crate::Questionnaire;")]);
    assert_eq!(found, ["scoring/plan uses crate::Questionnaire"], "not by way of the root");
    assert_eq!(tree(&[("news", "x", "")]), ["news is not in the table"]);
}

#[test]
fn a_cycle_within_a_folder_is_seen() {
    let found = tree(&[
        ("value", "a", "use super::b::B;"),
        ("value", "b", "use crate::value::{c::C, d::D};"),
        ("value", "c", "fn f() -> super::a::A {}"),
        ("value", "d", ""),
    ]);
    assert_eq!(found, ["value: a -> b -> c -> a"]);
}

#[test]
fn what_the_table_has_is_fine() {
    let found = tree(&[
        (
            "survey",
            "item",
            "use crate::value::{key::K, text::{Text, LanguageTag}};\nuse super::kind::Kind;",
        ),
        ("survey", "kind", "// use crate::scoring::plan;\nuse super::*;"),
        ("", "lib", "pub use scoring::plan::Plan;"),
    ]);
    assert_eq!(found, Vec::<String>::new());
}
