//! What the calls do, by concern.

mod metadata;
mod parameters;
mod pledges;
mod registry;
mod reputation;
mod stake;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
