//! What the calls and the traits do, by concern.

mod claim;
mod debt;
mod line;
mod overdue;
mod parameters;
mod redemption;
mod repay;
mod report;
mod reserve;
mod service;
mod starter;
mod try_state;
