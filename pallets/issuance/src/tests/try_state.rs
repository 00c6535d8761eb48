//! Corrupted states don't go unnoticed.

use super::*;
use florin_core::traits::CommissionSink;
use florin_math::{cap::TokenBucket, decay::Decaying};
use frame_support::traits::{fungible::MutateHold, tokens::Precision};

/// A state with a bit of everything, then `corrupt`, which has to be found with `message`.
fn finds(message: &'static str, corrupt: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, FLRN));
		add_device(1, ALICE, H100, hours(10));
		assert_ok!(claim(ALICE, &[1]));
		assert_ok!(repay(ALICE, H100, FLRN));
		Issuance::do_try_state().expect("sound before it is corrupted");
		corrupt();
		assert_eq!(
			Issuance::do_try_state(),
			Err(sp_runtime::TryRuntimeError::Other(message)),
		);
	});
}

fn change_ledger(change: impl FnOnce(&mut Ledger)) {
	Ledgers::<Test>::mutate(ALICE, change);
}

fn change_row(change: impl FnOnce(&mut LiabilityOf<Test>)) {
	Liabilities::<Test>::mutate(ALICE, H100, |row| change(row.as_mut().unwrap()));
}

fn change_identity(change: impl FnOnce(&mut HardwareIdentity<AccountId>)) {
	Identities::<Test>::mutate([1; 32], |identity| change(identity.as_mut().unwrap()));
}

#[test]
fn coins_that_nobody_minted() {
	finds(
		"total issuance isn't bootstrap + minted - repaid - redeemed - cleared - made good",
		|| {
			Balances::mint_into(&CAROL, 1).unwrap();
		},
	);
}

#[test]
fn more_repaid_than_minted() {
	finds("more repaid, redeemed and cleared than minted", || {
		Supply::<Test>::mutate(|supply| supply.repaid = supply.minted + 1);
	});
}

#[test]
fn a_total_that_is_not_what_was_minted_and_not_repaid() {
	finds(
		"total liability isn't minted - repaid - redeemed - cleared - defaulted",
		|| {
			LedgerTotals::<Test>::mutate(|totals| totals.liability += 1);
		},
	);
}

#[test]
fn a_row_that_its_ledger_does_not_know() {
	finds("a ledger's liability isn't the sum of its rows", || {
		change_row(|row| row.value += 1)
	});
}

#[test]
fn an_empty_row() {
	finds("an empty liability row", || change_row(|row| row.value = 0));
}

#[test]
fn a_row_of_an_impossible_class() {
	finds("a liability in a class that can't exist", || {
		let row = Liabilities::<Test>::take(ALICE, H100).unwrap();
		Liabilities::<Test>::insert(ALICE, MAX_CLASSES, row);
	});
}

#[test]
fn a_bond_that_is_not_on_hold() {
	finds("a ledger's bond isn't what is on hold", || {
		change_ledger(|ledger| ledger.bond += 1);
	});
}

#[test]
fn a_bond_that_backs_nothing() {
	finds("bond is held for a provider that owes nothing", || {
		let row = Liabilities::<Test>::take(ALICE, H100).unwrap();
		change_ledger(|ledger| {
			ledger.liability = 0;
			ledger.secured = 0;
		});
		let minted = row.value;
		Supply::<Test>::mutate(|supply| {
			supply.repaid += minted;
			supply.bootstrap += minted;
		});
		LedgerTotals::<Test>::mutate(|totals| totals.liability = 0);
	});
}

#[test]
fn a_stale_secured_part() {
	finds("a ledger's secured part is stale", || {
		change_ledger(|ledger| ledger.secured -= 1)
	});
}

#[test]
fn a_row_without_a_ledger() {
	finds("liability rows without a ledger", || {
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		Liabilities::<Test>::insert(BOB, H100, row);
	});
}

#[test]
fn totals_that_are_not_the_sums() {
	finds("totals aren't the sums of the ledgers", || {
		LedgerTotals::<Test>::mutate(|totals| totals.secured += 1)
	});
}

#[test]
fn hardware_that_drew_too_many_hours() {
	finds(
		"hardware has drawn more hours than it may in its life",
		|| change_identity(|identity| identity.starter_hours = 25),
	);
}

#[test]
fn hardware_that_vouches_without_an_hour() {
	finds(
		"hardware vouches for something without having drawn an hour",
		|| change_identity(|identity| identity.starter_hours = 0),
	);
}

#[test]
fn a_starter_line_that_its_hardware_does_not_carry() {
	finds(
		"a starter line isn't what the provider's hardware vouches for",
		|| change_identity(|identity| identity.starter_value += 1),
	);
}

#[test]
fn a_starter_line_without_hardware() {
	finds("a starter line without hardware", || {
		Identities::<Test>::remove([1; 32])
	});
}

#[test]
fn starter_lines_beyond_the_ceiling() {
	finds("starter lines exceed any ceiling that there may be", || {
		let starter = crate::types::MAX_STARTER_CEILING + 1;
		change_identity(|identity| identity.starter_value = starter);
		change_ledger(|ledger| ledger.starter = starter);
		LedgerTotals::<Test>::mutate(|totals| totals.starter = starter);
	});
}

#[test]
fn earned_lines_beyond_their_total() {
	finds("earned lines exceed their total", || {
		change_ledger(|ledger| ledger.earned.value += 1)
	});
}

#[test]
fn earned_lines_beyond_the_reserve() {
	finds("earned lines exceed the reserve", || {
		TotalEarned::<Test>::put(Decaying {
			value: 2 * FLRN,
			as_of: Now::get(),
		})
	});
}

#[test]
fn a_daily_cap_of_tomorrow() {
	finds("the daily cap was taken from in the future", || {
		DailyCap::<Test>::put(TokenBucket::full(1, Now::get() + 1))
	});
}

#[test]
fn a_deposit_that_is_not_on_hold() {
	finds("deposits on hold aren't what the rows' tickets say", || {
		let reason = HoldReason::StorageDeposit.into();
		Balances::release(&reason, &ALICE, 1, Precision::Exact).unwrap();
	});
}

#[test]
fn a_deposit_that_no_row_asks_for() {
	finds("deposits on hold aren't what the rows' tickets say", || {
		Balances::hold(&HoldReason::StorageDeposit.into(), &ALICE, 1).unwrap();
	});
}

#[test]
fn bond_of_somebody_without_a_ledger() {
	finds("bond without a ledger", || {
		Balances::hold(&HoldReason::Backing.into(), &CAROL, 1).unwrap();
	});
}

/// Carol redeems two hours; then something is off.
fn finds_of_a_redemption(what: &'static str, spoil: impl FnOnce(RedemptionId)) {
	ExtBuilder::default().build().execute_with(|| {
		owing(10);
		let id = redeem(1, 2);
		assert_ok!(Issuance::do_try_state());
		spoil(id);
		assert_eq!(Issuance::do_try_state(), Err(what.into()));
	});
}

fn change_redemption(id: RedemptionId, change: impl FnOnce(&mut types::Redemption<u64, TicketOf>)) {
	Redemptions::<Test>::mutate(id, |row| change(row.as_mut().unwrap()));
}

#[test]
fn a_promise_beyond_what_is_owed() {
	finds_of_a_redemption("more is promised than owed", |_| {
		change_row(|row| row.promised.time = ComputeTime(row.time.micros() + 1))
	});
}

#[test]
fn a_promise_that_nobody_redeems() {
	finds_of_a_redemption("what is promised isn't what is redeemed", |_| {
		change_row(|row| row.promised.value -= 1)
	});
}

#[test]
fn credits_that_are_not_on_hold() {
	finds_of_a_redemption("credits on hold aren't what is redeemed", |id| {
		change_redemption(id, |row| row.promised.value += 1);
		change_row(|row| row.promised.value += 1);
	});
}

#[test]
fn a_redemption_beyond_its_end() {
	finds_of_a_redemption("more of a redemption is gone than was promised", |id| {
		change_redemption(id, |row| row.gone = ComputeTime(u64::MAX))
	});
	finds_of_a_redemption(
		"more of a redemption is delivered and cleared than gone",
		|id| change_redemption(id, |row| row.delivered = ComputeTime(1)),
	);
	finds_of_a_redemption("a redemption of which nothing is left", |id| {
		change_redemption(id, |row| row.gone = row.promised.time)
	});
}

#[test]
fn a_redemption_that_cannot_be_found() {
	finds_of_a_redemption("a redemption that its provider isn't told of", |id| {
		RedemptionsOf::<Test>::remove(ALICE, id)
	});
	finds_of_a_redemption(
		"a provider is told of a redemption that there isn't",
		|id| RedemptionsOf::<Test>::insert(ALICE, id + 1, ()),
	);
	finds_of_a_redemption("a redemption's id hasn't been given out", |_| {
		NextRedemption::<Test>::put(0)
	});
}

#[test]
fn hours_that_nobody_owes() {
	finds_of_a_redemption("something is redeemed that nobody owes", |id| {
		change_redemption(id, |row| row.class = A100);
		change_row(|row| row.promised = Work::default());
	});
}

#[test]
fn a_deposit_of_somebody_without_a_row() {
	finds_of_a_redemption("a deposit without a row", |_| {
		use frame_support::traits::fungible::MutateHold;
		assert_ok!(Balances::hold(&HoldReason::StorageDeposit.into(), &BOB, 1));
	});
}

#[test]
fn a_debt_of_who_defaulted() {
	finds_of_a_redemption("a provider that has defaulted owes something", |_| {
		change_ledger(|ledger| ledger.defaulted = true)
	});
}

#[test]
fn a_reserve_that_made_good_for_too_much() {
	finds_of_a_redemption("the reserve made good for more than defaulted", |_| {
		Supply::<Test>::mutate(|supply| {
			supply.made_good = 1;
			supply.bootstrap += 1;
		})
	});
	finds_of_a_redemption("more defaulted than was owed", |_| {
		Supply::<Test>::mutate(|supply| supply.defaulted = supply.minted + 1)
	});
}
