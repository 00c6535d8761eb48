//! Fees, dust and the calls that could change the supply behind the protocol's back.

mod common;

use common::{account, call, development};
use florin_core::{Balance, FLRN};
use florin_runtime::{
	configs::{FeesToAuthorAndTreasury, FromTreasury, RuntimeBlockWeights, TREASURY_PALLET_ID},
	constants::currency::EXISTENTIAL_DEPOSIT,
	AccountId, Balances, Runtime, RuntimeCall, RuntimeOrigin, System, TransactionPayment,
	TxExtension,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::{
		fungible::{Balanced, Credit, Inspect},
		tokens::{Fortitude, Pay, Precision, Preservation},
		OnUnbalanced,
	},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{
	traits::{AccountIdConversion, TransactionExtension},
	MultiAddress, TokenError,
};

/// Bytes of a signed plain transfer as polkadot-api encodes it.
const TRANSFER_LENGTH: u32 = 147;

fn treasury() -> AccountId {
	TREASURY_PALLET_ID.into_account_truncating()
}

fn transfer(to: AccountId, value: Balance) -> RuntimeCall {
	pallet_balances::Call::transfer_allow_death {
		dest: MultiAddress::Id(to),
		value,
	}
	.into()
}

/// From one account to another, both of which go on existing.
fn plain_transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive {
		dest: MultiAddress::Id(account(Bob)),
		value: FLRN,
	}
	.into()
}

/// Withdrawn from Bob, as transaction payment does.
fn fee(amount: Balance) -> Credit<AccountId, Balances> {
	let (exact, expendable, polite) = (
		Precision::Exact,
		Preservation::Expendable,
		Fortitude::Polite,
	);
	Balances::withdraw(&account(Bob), amount, exact, expendable, polite).expect("Bob is rich")
}

fn nobody() -> AccountId {
	AccountId::from([77; 32])
}

#[test]
fn nobody_burns_credits_by_a_call() {
	development(|| {
		let supply = Balances::total_issuance();
		let burn = pallet_balances::Call::burn {
			value: FLRN,
			keep_alive: true,
		};
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		assert_noop!(call(&account(Alice), burn.clone()), filtered);
		// Nor inside a batch, which reports what stopped it and changes nothing.
		let batch = pallet_utility::Call::batch_all {
			calls: vec![burn.into()],
		};
		assert_eq!(
			call(&account(Alice), batch).unwrap_err().error,
			frame_system::Error::<Runtime>::CallFiltered.into()
		);
		assert_eq!(Balances::total_issuance(), supply);
	});
}

#[test]
fn dust_goes_to_the_treasury() {
	development(|| {
		let before = Balances::free_balance(treasury());
		let supply = Balances::total_issuance();
		assert_ok!(call(
			&account(Alice),
			transfer(nobody(), 2 * EXISTENTIAL_DEPOSIT)
		));
		let keeps_too_little = transfer(account(Bob), EXISTENTIAL_DEPOSIT + 1);
		assert_ok!(call(&nobody(), keeps_too_little));
		assert_eq!(
			Balances::free_balance(treasury()),
			before + EXISTENTIAL_DEPOSIT - 1
		);
		assert_eq!(Balances::total_balance(&nobody()), 0);
		assert_eq!(Balances::total_issuance(), supply);
	});
}

#[test]
fn the_treasury_pays_down_to_the_existential_deposit_and_no_further() {
	development(|| {
		let all = Balances::free_balance(treasury());
		let pay = |amount| FromTreasury::pay(&account(Bob), (), amount);
		assert_noop!(
			pay(all - EXISTENTIAL_DEPOSIT + 1),
			TokenError::NotExpendable
		);
		assert_ok!(pay(all - EXISTENTIAL_DEPOSIT));
		assert_eq!(Balances::free_balance(treasury()), EXISTENTIAL_DEPOSIT);
		// So a share of a fee that is smaller than that is never lost.
		let supply = Balances::total_issuance();
		FeesToAuthorAndTreasury::on_unbalanceds([fee(1_000)].into_iter());
		assert_eq!(
			Balances::free_balance(treasury()),
			EXISTENTIAL_DEPOSIT + 200
		);
		assert_eq!(Balances::total_issuance(), supply);
	});
}

#[test]
fn fees_are_split_between_author_and_treasury_and_the_tip_is_the_authors() {
	development(|| {
		// Alice is the only validator of the preset.
		let (author, before) = (
			Balances::free_balance(account(Alice)),
			Balances::free_balance(treasury()),
		);
		FeesToAuthorAndTreasury::on_unbalanceds([fee(1_000), fee(7)].into_iter());
		assert_eq!(Balances::free_balance(account(Alice)), author + 800 + 7);
		assert_eq!(Balances::free_balance(treasury()), before + 200);
	});
}

#[test]
fn a_fee_that_its_author_cannot_hold_goes_to_the_treasury() {
	development(|| {
		// The author's account is empty, and what it would get is below the existential deposit.
		System::dec_consumers(&account(Alice));
		assert_ok!(Balances::force_set_balance(
			RuntimeOrigin::root(),
			MultiAddress::Id(account(Alice)),
			0
		));
		let supply = Balances::total_issuance();
		let before = Balances::free_balance(treasury());
		FeesToAuthorAndTreasury::on_unbalanceds([fee(1_000)].into_iter());
		assert_eq!(Balances::total_balance(&account(Alice)), 0);
		assert_eq!(Balances::free_balance(treasury()), before + 1_000);
		assert_eq!(Balances::total_issuance(), supply);
		// Restores what was taken from the supply by hand.
		let _ = Balances::deposit(&account(Alice), 1_000 * FLRN, Precision::Exact);
	});
}

/// What a quiet chain asks for a plain transfer, as a wallet learns it.
fn transfer_fee() -> Balance {
	let info = full_dispatch_info();
	TransactionPayment::compute_fee(TRANSFER_LENGTH, &info, 0)
}

fn full_dispatch_info() -> frame_support::dispatch::DispatchInfo {
	let call = plain_transfer();
	let mut info = call.get_dispatch_info();
	info.extension_weight = extension().weight(&call);
	info
}

fn extension() -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(sp_runtime::generic::Era::Immortal),
		frame_system::CheckNonce::from(0),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

#[test]
fn a_quiet_transfer_costs_about_two_ten_thousandths() {
	development(|| {
		let fee = transfer_fee();
		assert!(
			(FLRN / 10_000..FLRN * 3 / 10_000).contains(&fee),
			"the fee is {fee} planck"
		);
	});
}

#[test]
fn a_block_holds_at_least_three_thousand_transfers() {
	let weights = RuntimeBlockWeights::get();
	let normal = weights.get(DispatchClass::Normal);
	let room = normal
		.max_total
		.expect("user transactions are limited")
		.ref_time()
		- weights.base_block.ref_time();
	let each = normal.base_extrinsic.ref_time() + full_dispatch_info().total_weight().ref_time();
	assert!(room / each >= 3_000, "{} transfers fit", room / each);
	let bytes = *florin_runtime::configs::RuntimeBlockLength::get()
		.max
		.get(DispatchClass::Normal);
	assert!(bytes / TRANSFER_LENGTH >= 3_000);
}
