//! Writes the Kotlin of boussole-sante from its built library.

fn main() {
    uniffi::uniffi_bindgen_main();
}
