//! What the calls do, by concern.

mod aside;
mod disputes;
pub(crate) mod lifecycle;
mod money;
mod offers;
mod parameters;
mod rates;
mod receipts;
pub(crate) mod rent;
mod report;
mod requests;
mod settlement;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
