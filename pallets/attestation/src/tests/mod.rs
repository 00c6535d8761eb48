//! Tests by what they are about.

mod activity;
mod add_signatures;
mod bond_attester;
mod claim_rewards;
mod clock;
mod dark_periods;
mod genesis;
mod governance;
mod grace;
mod invariants;
mod prove_presence;
mod register_device;
mod report;
mod report_equivocation;
mod retire_device;
mod revoke_certificate;
mod revoke_device;
mod set_parameters;
mod submit_certificate;
mod touch_device;
mod try_state;
mod unbond_attester;
mod update_device;
mod uses;
mod work;

use crate::mock::{AccountId, Error};
use codec::Decode;
use frame_support::{dispatch::DispatchResultWithPostInfo, storage::with_transaction};
use sp_runtime::{DispatchError, StateVersion, TransactionOutcome};

/// A digest of the whole state.
fn state() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// The error of a call that has to fail and to leave no trace.
fn refused(call: impl FnOnce() -> DispatchResultWithPostInfo) -> DispatchError {
	let before = state();
	let error = call().expect_err("the call has to fail").error;
	assert_eq!(before, state(), "a refused call leaves a trace");
	error
}

/// Runs `test` and undoes what it did to the state.
fn undone(test: impl FnOnce()) {
	let undone = with_transaction(|| {
		test();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
	assert_eq!(undone, Ok(()));
}

/// Whether the error names a failed check of evidence.
fn is_evidence_error(error: DispatchError) -> bool {
	let DispatchError::Module(error) = error else {
		return false;
	};
	matches!(
		Error::decode(&mut &error.error[..]),
		Ok(crate::Error::InvalidEvidence(_))
	)
}

/// A balance on hold for devices.
fn deposit(who: &AccountId) -> florin_core::Balance {
	use frame_support::traits::fungible::InspectHold;
	crate::mock::Balances::balance_on_hold(&crate::mock::DeviceDeposit::get(), who)
}
