//! What every release promises, in one binary.

mod agreement;
mod answers;
mod cells;
mod documents;
mod drawing;
mod schemas;
mod scoring;
