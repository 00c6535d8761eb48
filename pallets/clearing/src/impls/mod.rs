//! What the calls do, by concern.

mod accounts;
mod liquidation;
mod margin;
mod markets;
mod report;
mod settlement;
mod trading;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
