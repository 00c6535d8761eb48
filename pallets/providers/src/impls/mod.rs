//! What the calls do, by concern.

mod metadata;
mod parameters;
mod registry;
mod stake;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
