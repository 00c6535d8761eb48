//! Tests by call and by promise.

mod accept_lease;
mod aside;
mod close;
mod disputes;
mod evict;
mod finalise;
mod genesis;
mod guards;
mod invariants;
mod offers;
mod prices;
mod prolong;
mod rates;
mod receipts;
mod rent;
mod report;
mod requests;
mod self_lease;
mod set_parameters;
mod settle;
mod take_over;
mod try_state;
