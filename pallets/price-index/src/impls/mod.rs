//! What the calls and the hook do, by concern.

mod closing;
#[cfg(feature = "runtime-benchmarks")]
pub(crate) use closing::Context;
mod factors;
mod feeders;
mod feeds;
mod leases;
mod report;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
