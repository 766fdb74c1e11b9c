//! What every release promises, in one binary.

mod drawing;
mod schemas;
mod scoring;
