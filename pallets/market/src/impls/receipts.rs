//! What tenants say they got.

use crate::{types::Stage, Config, Error, Event, Leases, Pallet};
use florin_core::{market::Receipt, traits::PeriodClock, LeaseId};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{Verify, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The genesis hash, which keeps receipts to this chain.
	pub(crate) fn genesis_hash() -> [u8; 32] {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		hash.into()
	}

	/// See [`Pallet::submit_receipt`].
	pub(crate) fn do_submit_receipt(
		who: &T::AccountId,
		id: LeaseId,
		receipt: Receipt,
		signature: &T::Signature,
	) -> DispatchResult {
		let mut lease = Self::lease(id)?;
		ensure!(lease.provider == *who, Error::<T>::NotTheProvider);
		let Stage::Begun { started, ends_at } = lease.stage else {
			return Err(Error::<T>::NotBegun.into());
		};
		// A receipt covers whole periods, but for the last one.
		let covered_to = T::Clock::start_of(receipt.through.saturating_add(1)).min(ends_at);
		let is_within = receipt.through >= T::Clock::period_of(started)
			&& receipt.through <= Self::last_period(ends_at)
			&& covered_to <= T::Clock::time();
		ensure!(is_within, Error::<T>::BadReceiptPeriod);
		if let Some(before) = lease.receipt {
			ensure!(
				receipt.through > before.through && receipt.seconds >= before.seconds,
				Error::<T>::ReceiptGoesBackwards
			);
		}
		ensure!(
			receipt.seconds <= lease.elapsed_at(covered_to),
			Error::<T>::ReceiptTooLong
		);
		let payload = receipt.signing_payload(&Self::genesis_hash(), id);
		ensure!(
			signature.verify(&payload[..], &lease.tenant),
			Error::<T>::BadSignature
		);
		lease.receipt = Some(receipt);
		Leases::<T>::insert(id, lease);
		Self::deposit_event(Event::ReceiptTaken { lease: id, receipt });
		Ok(())
	}
}
