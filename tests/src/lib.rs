//! The contract of boussole-sante: vectors that every language runs, the
//! published schemas, and the architecture of the core.

pub mod architecture;
pub mod doors;
pub mod kotlin_parts;
pub mod python_parts;
pub mod vectors;

use boussole_sante::schemas::PublishedSchema;

/// Every schema under `schemas/v1`: those of the documents and those of the
/// vectors themselves.
#[must_use]
pub fn published() -> Vec<PublishedSchema> {
    let mut published = boussole_sante::schemas::schemas();
    published.push(PublishedSchema::of_input::<vectors::AnyVector>("vector", "Shared vector"));
    published.push(PublishedSchema::of_input::<vectors::Manifest>("manifest", "Shared vectors"));
    published
}
