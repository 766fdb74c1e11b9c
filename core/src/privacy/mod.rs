//! Data protection: the notice (GDPR article 13), retention, and the erasure of
//! one person.

#[cfg(feature = "exports")]
pub(crate) mod erasure;
pub(crate) mod notice;
pub(crate) mod retention;
