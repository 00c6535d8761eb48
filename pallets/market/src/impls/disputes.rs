//! When the parties of a lease disagree.
//!
//! A dispute is about the periods that haven't been settled, and about nothing else. It ends the lease; an
//! arbiter splits the price of those periods, or what certificates say does once his time is over.

use crate::{
	impls::lifecycle::devices_of,
	types::{Dispute, Stage, MAX_ARBITERS},
	Arbiters, Config, Disputes, Error, Event, HoldReason, LeaseOf, Leases, Offers, Pallet, Params,
};
use alloc::collections::BTreeSet;
use florin_core::{traits::PeriodClock, Balance, LeaseId};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, ConstU32},
	BoundedVec,
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, Permill};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_arbiters`].
	pub(crate) fn do_set_arbiters(
		arbiters: BoundedVec<T::AccountId, ConstU32<MAX_ARBITERS>>,
	) -> DispatchResult {
		let distinct: BTreeSet<_> = arbiters.iter().collect();
		ensure!(
			distinct.len() == arbiters.len(),
			Error::<T>::ArbiterRepeated
		);
		Arbiters::<T>::put(&arbiters);
		Self::deposit_event(Event::ArbitersSet { arbiters });
		Ok(())
	}

	/// See [`Pallet::dispute`].
	pub(crate) fn do_dispute(
		who: T::AccountId,
		id: LeaseId,
		evidence: H256,
	) -> Result<u32, DispatchError> {
		let mut lease = Self::lease(id)?;
		let by_tenant = lease.tenant == who;
		ensure!(by_tenant || lease.provider == who, Error::<T>::NotAParty);
		ensure!(!lease.disputed, Error::<T>::Disputed);
		let mut offer = Offers::<T>::get(lease.offer).ok_or(DispatchError::Corruption)?;
		// What is final isn't disputed any more, whether or not anybody has settled it.
		Self::settle_final(id, &mut lease)?;
		// A dispute ends a running lease as closing it does.
		let now = T::Clock::time();
		if lease.is_running(now) {
			let fee = Self::closing_fee(&lease, by_tenant)?;
			Self::shorten(id, &mut lease, &mut offer, now, fee)?;
		}
		let disputed = Self::disputed_money(&lease)?;
		ensure!(disputed > 0, Error::<T>::NothingDisputed);

		let parameters = Params::<T>::get();
		let bond = parameters.dispute_bond.mul_ceil(disputed);
		T::Currency::hold(&HoldReason::DisputeBond.into(), &who, bond)?;
		let deadline = T::Clock::now().saturating_add(parameters.dispute);
		lease.disputed = true;
		Disputes::<T>::insert(
			id,
			Dispute {
				by_tenant,
				evidence,
				bond,
				deadline,
			},
		);
		Offers::<T>::insert(lease.offer, offer);
		let devices = devices_of(&lease);
		Leases::<T>::insert(id, lease);
		Self::deposit_event(Event::LeaseDisputed {
			lease: id,
			by: who,
			evidence,
			bond,
			disputed,
			deadline,
		});
		Ok(devices)
	}

	/// Device-seconds of the periods that haven't been settled.
	fn unsettled_seconds(lease: &LeaseOf<T>) -> u64 {
		let Stage::Begun { ends_at, .. } = lease.stage else {
			return 0;
		};
		let settled_to = T::Clock::start_of(lease.settled.through.saturating_add(1));
		lease
			.elapsed_at(ends_at)
			.saturating_sub(lease.elapsed_at(settled_to))
	}

	/// What was put in escrow for those.
	fn disputed_money(lease: &LeaseOf<T>) -> Result<Balance, DispatchError> {
		let escrow = lease
			.terms
			.escrow(Self::unsettled_seconds(lease))
			.ok_or(ArithmeticError::Overflow)?;
		Ok(escrow.min(Self::held(lease)?))
	}

	/// See [`Pallet::resolve`].
	pub(crate) fn do_resolve(
		arbiter: T::AccountId,
		id: LeaseId,
		share: Permill,
	) -> Result<u32, DispatchError> {
		ensure!(
			Arbiters::<T>::get().contains(&arbiter),
			Error::<T>::NotAnArbiter
		);
		let mut lease = Self::lease(id)?;
		let dispute = Disputes::<T>::get(id).ok_or(Error::<T>::NotDisputed)?;
		ensure!(
			arbiter != lease.tenant && arbiter != lease.provider,
			Error::<T>::ArbiterIsParty
		);
		ensure!(T::Clock::now() <= dispute.deadline, Error::<T>::DisputeOver);
		let unsettled = Self::unsettled_seconds(&lease);
		let awarded = share.mul_floor(unsettled);
		let before = lease.settled.seconds;
		lease.settled.seconds = before.saturating_add(awarded);
		Self::charge_seconds(&mut lease, before)?;
		// What wasn't delivered counts as if a certificate had found it missing.
		let settled = &mut lease.settled;
		settled.certified = settled.certified.saturating_add(awarded);
		let refused = unsettled.saturating_sub(awarded);
		settled.missing = settled.missing.saturating_add(refused);

		// Whoever gets less than half of it was wrong.
		let half = Permill::from_percent(50);
		let was_right = if dispute.by_tenant {
			share <= half
		} else {
			share >= half
		};
		Self::move_bond(id, &lease, &dispute, was_right, Some((arbiter, share)))?;
		let offer = Offers::<T>::get(lease.offer).ok_or(DispatchError::Corruption)?;
		Self::conclude(id, lease, offer)
	}

	/// Ends a dispute that nobody resolved in time: its bond goes back, and what certificates say
	/// decides.
	pub(crate) fn end_dispute_by_time(id: LeaseId, lease: &LeaseOf<T>) -> DispatchResult {
		let dispute = Disputes::<T>::get(id).ok_or(DispatchError::Corruption)?;
		ensure!(T::Clock::now() > dispute.deadline, Error::<T>::DisputeOpen);
		Self::move_bond(id, lease, &dispute, true, None)
	}

	/// Gives the bond back to whoever put it up, or to the other party.
	fn move_bond(
		id: LeaseId,
		lease: &LeaseOf<T>,
		dispute: &Dispute,
		goes_back: bool,
		ruling: Option<(T::AccountId, Permill)>,
	) -> DispatchResult {
		let (by, other) = if dispute.by_tenant {
			(&lease.tenant, &lease.provider)
		} else {
			(&lease.provider, &lease.tenant)
		};
		let to = if goes_back { by } else { other };
		Self::move_held(HoldReason::DisputeBond, by, to, dispute.bond)?;
		let (arbiter, share) = ruling.unzip();
		Self::deposit_event(Event::DisputeResolved {
			lease: id,
			arbiter,
			share,
			bond_to: to.clone(),
		});
		Ok(())
	}
}
