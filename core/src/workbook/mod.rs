//! The lists that officers keep, as sheets of a workbook and back: offers,
//! competencies and indicators. A library writes and reads the file; here is
//! what stands in its cells.

mod audience_cells;
mod cell;
mod from_sheets;
pub(crate) mod listing;
mod shape;
mod sheet;
mod to_sheets;

pub use listing::{ListedValue, Listing, listing, listings};

pub use from_sheets::{SheetCells, from_sheets};
pub use sheet::{Sheet, SheetColumn};
pub use to_sheets::to_sheets;
