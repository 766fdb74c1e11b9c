//! What every release promises, in one binary.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should say where")]

mod answers;
mod architecture;
mod cells;
mod cohort;
mod documents;
mod doors;
mod evaluation;
mod guidance;
mod handover;
mod hashes;
mod interview;
mod parts;
mod peers;
mod presentation;
mod schema_agreement;
mod schemas;
mod scoring;
mod sentences;
mod versions;
