//! What the calls do, by concern.

mod attesters;
mod certificates;
mod clock;
mod devices;
mod equivocation;
mod governance;
mod presence;
mod report;
mod revocation;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod uses;
mod work;

#[cfg(any(test, feature = "runtime-benchmarks"))]
pub(crate) use devices::new_device;
