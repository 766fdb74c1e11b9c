//! What libFuzzer finds goes through the door that the target is called after.

#![no_main]

use std::sync::LazyLock;

use boussole_sante_tests::doors::{Door, door};
use libfuzzer_sys::fuzz_target;

static DOOR: LazyLock<&Door> = LazyLock::new(|| door(env!("CARGO_BIN_NAME")).expect("a door"));

fuzz_target!(|bytes: &[u8]| (DOOR.enter)(bytes));
