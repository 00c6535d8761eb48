//! What the calls do, by concern.

mod changes;
mod classes;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod validation;
