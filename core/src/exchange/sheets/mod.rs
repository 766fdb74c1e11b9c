//! The lists that officers keep, as sheets of a workbook and back: offers,
//! competencies and indicators. A library writes and reads the file; here is
//! what stands in its cells.

mod audience;
mod cell;
mod layout;
mod read;
mod shape;
mod write;

pub use layout::{Sheet, SheetColumn};
pub use read::{SheetCells, from_sheets};
pub use write::to_sheets;
