//! What the calls and the hook do, by concern.

mod listing;
mod marks;
mod report;
mod rounds;
mod settling;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
