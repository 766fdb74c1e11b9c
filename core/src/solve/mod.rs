//! Mathematical programmes: the one door to the solver. What it answers in floating
//! point is rounded and checked again in whole numbers.

#[cfg(feature = "peers")]
pub(crate) mod assignment;
#[cfg(feature = "guidance")]
pub(crate) mod choices;
#[cfg(feature = "disclosure")]
pub(crate) mod linear_program;
#[cfg(feature = "peers")]
pub(crate) mod pairing;
