//! Tests, by what they are about.

mod claim;
mod commission;
mod example;
mod genesis;
mod guards;
mod invariants;
mod repay;
mod report;
mod set_parameters;
mod starter;
mod try_state;

use crate::{mock::*, *};
use florin_core::{work::Work, Balance, ComputeTime, FLRN};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Inspect, Mutate},
};

/// A device that `provider` registers for the first time.
fn register(device: u8, provider: AccountId) {
	use florin_core::traits::HardwareCredit;
	assert_ok!(Issuance::registered(&[device; 32], &provider), true);
}

/// Presence of `device` in `period`.
fn present(
	device: u8,
	provider: AccountId,
	period: u32,
) -> frame_support::dispatch::DispatchResult {
	use florin_core::traits::HardwareCredit;
	Issuance::present(&[device; 32], &provider, H100, period)
}
