//! What every release promises, in one binary.

mod agreement;
mod documents;
mod drawing;
mod schemas;
mod scoring;
