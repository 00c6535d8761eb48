//! What the calls do, by concern.

mod books;
mod ladder;
mod matching;
mod place;
mod remove;
mod report;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub(crate) use matching::Usage;
pub(crate) use place::NewOrder;
