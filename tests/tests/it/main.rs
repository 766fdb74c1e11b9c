//! What every release promises, in one binary.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should say where")]

mod agreement;
mod answers;
mod cells;
mod cohort;
mod documents;
mod doors;
mod drawing;
mod hashes;
mod interview;
mod schemas;
mod scoring;
