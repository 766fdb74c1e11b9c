//! Tests of the crate from outside, in one binary.

#[cfg(feature = "arrow")]
mod bfi;
#[cfg(feature = "arrow")]
mod columns;
#[cfg(feature = "exports")]
mod exports;
mod questionnaire;
