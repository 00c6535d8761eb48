//! Tests, by what they are about.

mod cancel_redemption;
mod claim;
mod clear_overdue;
mod commission;
mod default;
mod example;
mod genesis;
mod guards;
mod invariants;
mod redeem;
mod repay;
mod report;
mod reserve;
mod serve_by_lease;
mod serve_redemption;
mod served;
mod set_parameters;
mod settle_redemption;
mod starter;
mod try_state;

use crate::{mock::*, *};
use florin_core::{work::Work, Balance, ComputeTime, DeviceIndex, Period, RedemptionId, FLRN};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	traits::fungible::{Inspect, Mutate},
};
use sp_runtime::Permill;

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

/// Seconds in an hour.
const HOUR: u32 = 3_600;

/// Alice owes `owed` hours of the reference class, and has three idle devices: 1, 2 and 3.
fn owing(owed: u64) {
	add_device(1, ALICE, H100, hours(owed));
	add_device(2, ALICE, H100, Work::default());
	add_device(3, ALICE, H100, Work::default());
	assert_ok!(claim(ALICE, &[1]));
	events();
}

/// Carol redeems `hours` on each of `devices` devices; answers the redemption's id.
fn redeem(devices: u32, hours: u32) -> RedemptionId {
	let id = NextRedemption::<Test>::get();
	assert_ok!(try_redeem(CAROL, devices, hours * HOUR));
	id
}

fn try_redeem(who: AccountId, devices: u32, seconds: u32) -> DispatchResult {
	Issuance::redeem(RuntimeOrigin::signed(who), ALICE, H100, devices, seconds)
}

fn serve(id: RedemptionId, devices: &[DeviceIndex]) -> DispatchResult {
	let devices = devices.to_vec().try_into().unwrap();
	Issuance::serve_redemption(RuntimeOrigin::signed(ALICE), id, devices, Permill::zero())
}

fn accept(id: RedemptionId) -> DispatchResultWithPostInfo {
	Issuance::accept_redemption(RuntimeOrigin::signed(CAROL), id)
}

fn settle(id: RedemptionId) -> DispatchResultWithPostInfo {
	Issuance::settle_redemption(RuntimeOrigin::signed(BOB), id)
}

fn cancel(id: RedemptionId) -> DispatchResultWithPostInfo {
	Issuance::cancel_redemption(RuntimeOrigin::signed(CAROL), id)
}

fn clear(id: RedemptionId) -> DispatchResultWithPostInfo {
	Issuance::clear_overdue(RuntimeOrigin::signed(BOB), id)
}

/// `devices` serve a redemption, and its holder has accepted them.
fn running(id: RedemptionId, devices: &[DeviceIndex]) {
	assert_ok!(serve(id, devices));
	assert_ok!(accept(id));
	events();
}

/// Periods pass, in each of which certificates find every second of `devices` delivered.
fn work_for(periods: Period, id: RedemptionId, devices: &[DeviceIndex]) {
	for _ in 0..periods {
		for device in devices {
			deliver(*device, id, PERIOD);
		}
		pass(1);
	}
}

fn redemption(id: RedemptionId) -> types::Redemption<AccountId, TicketOf> {
	Redemptions::<Test>::get(id).unwrap()
}

type TicketOf = <Test as Config>::Consideration;

/// What Alice owes in the reference class.
fn owed() -> Work {
	Liabilities::<Test>::get(ALICE, H100).map_or_else(Work::default, |row| Work {
		time: row.time,
		value: row.value,
	})
}

fn in_hours(hours: u64) -> ComputeTime {
	ComputeTime::from_hours(hours).unwrap()
}
