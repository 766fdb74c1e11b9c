//! The Kotlin face of boussole-sante: it translates, the core decides.

uniffi::setup_scaffolding!();

/// The version of the library, and what this project is and is not.
#[uniffi::export]
#[must_use]
pub fn version() -> String {
    format!("boussole-sante {}\n{}", env!("CARGO_PKG_VERSION"), boussole_sante::STANDING)
}
