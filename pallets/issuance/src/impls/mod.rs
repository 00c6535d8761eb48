//! What the calls and the traits do, by concern.

mod claim;
mod commission;
mod line;
mod parameters;
mod repay;
mod report;
mod starter;
mod try_state;
