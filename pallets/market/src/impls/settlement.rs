//! Pay by what was verified.
//!
//! Only final periods are paid: those of which no certificate can land any more. What is paid of a lease
//! is a function of its device-seconds through the last of them,
//!
//! ```text
//! paid seconds = min(certified + receipted, elapsed)
//! receipted    = max over its receipts (seconds on the receipt − certified through its period, at least 0)
//! ```
//!
//! so it doesn't depend on how often or by whom a lease is settled.

use crate::{
	impls::lifecycle::devices_of,
	types::{Settled, Stage, MAX_DEVICES},
	Config, Error, Event, LeaseOf, Leases, OfferOf, Offers, Pallet, WeightInfo,
};
use alloc::collections::BTreeSet;
use florin_core::{
	traits::{DeviceUses, PeriodClock, StakePledges},
	work::Meter,
	Balance, LeaseId, Period, UseId,
};
use florin_math::lease as math;
use frame_support::{ensure, weights::Weight};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// What settling came to.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Settlement {
	paid: Balance,
	penalty: Balance,
}

impl<T: Config> Pallet<T> {
	/// What settling `leases` leases with `devices` devices costs at most.
	pub(crate) fn settle_weight(leases: u32, devices: u32) -> Weight {
		let more = devices.saturating_sub(leases);
		let further =
			T::WeightInfo::settle(more.saturating_add(1)).saturating_sub(T::WeightInfo::settle(1));
		T::WeightInfo::settle(1)
			.saturating_add(T::WeightInfo::pay_commission())
			.saturating_add(T::WeightInfo::penalise())
			.saturating_mul(leases.into())
			.saturating_add(further)
	}

	/// `weight`, and that of a penalty.
	pub(crate) fn with_penalty(weight: Weight) -> Weight {
		weight.saturating_add(T::WeightInfo::penalise())
	}

	/// See [`Pallet::settle`]. Answers what it cost.
	pub(crate) fn do_settle(ids: &[LeaseId]) -> Result<Weight, DispatchError> {
		ensure!(!ids.is_empty(), Error::<T>::NoLeases);
		let distinct: BTreeSet<_> = ids.iter().collect();
		ensure!(distinct.len() == ids.len(), Error::<T>::LeaseRepeated);
		let mut devices = 0_u32;
		let mut weight = Weight::zero();
		for id in ids {
			let mut lease = Self::lease(*id)?;
			let count = devices_of(&lease);
			devices = devices.saturating_add(count);
			ensure!(devices <= MAX_DEVICES, Error::<T>::TooManyDevices);
			ensure!(!lease.disputed, Error::<T>::Disputed);
			weight = weight.saturating_add(T::WeightInfo::settle(count));
			weight = weight.saturating_add(Self::settle_one(*id, &mut lease)?);
			Leases::<T>::insert(id, lease);
		}
		Ok(weight)
	}

	/// Settles the final periods of one lease, if there are new ones. Answers what it cost beside the
	/// settlement itself.
	fn settle_one(id: LeaseId, lease: &mut LeaseOf<T>) -> Result<Weight, DispatchError> {
		let through = lease.settled.through;
		let mut settlement = Self::advance(id, lease)?;
		ensure!(
			lease.settled.through > through || settlement.paid > 0,
			Error::<T>::NothingToSettle
		);
		let mut more = Weight::zero();
		if settlement.penalty > 0 {
			let mut offer = Offers::<T>::get(lease.offer).ok_or(DispatchError::Corruption)?;
			settlement.penalty = Self::penalise(lease, &mut offer, settlement.penalty)?;
			Offers::<T>::insert(lease.offer, offer);
			more = more.saturating_add(T::WeightInfo::penalise());
		}
		Self::tell(id, lease, settlement);
		let paid_in = lease.settled.commission_paid_in;
		if T::Clock::now().saturating_sub(paid_in) >= T::Clock::periods_per_day() {
			Self::pay_commission(id, lease)?;
			more = more.saturating_add(T::WeightInfo::pay_commission());
		}
		Ok(more)
	}

	/// Settles a lease whose periods are all final, or that is disputed.
	pub(crate) fn settle_final(
		id: LeaseId,
		lease: &mut LeaseOf<T>,
		offer: &mut OfferOf<T>,
	) -> DispatchResult {
		let mut settlement = Self::advance(id, lease)?;
		settlement.penalty = Self::penalise(lease, offer, settlement.penalty)?;
		if settlement != Settlement::default() {
			Self::tell(id, lease, settlement);
		}
		Ok(())
	}

	fn tell(id: LeaseId, lease: &LeaseOf<T>, settlement: Settlement) {
		Self::deposit_event(Event::LeaseSettled {
			lease: id,
			through: lease.settled.through,
			seconds: lease.settled.seconds,
			paid: settlement.paid,
			penalty: settlement.penalty,
		});
	}

	/// Takes a penalty out of what is left of the offer's pledge, for the tenant. Answers what it got.
	pub(crate) fn penalise(
		lease: &mut LeaseOf<T>,
		offer: &mut OfferOf<T>,
		penalty: Balance,
	) -> Result<Balance, DispatchError> {
		let taken = penalty.min(offer.pledged);
		T::Pledges::slash(&lease.provider, taken, &lease.tenant)?;
		offer.pledged = offer.pledged.saturating_sub(taken);
		lease.settled.penalty = lease.settled.penalty.saturating_add(taken);
		Ok(taken)
	}

	/// How far a lease is settled once all that is final now is, and what is due for that.
	pub(crate) fn settled_now(id: LeaseId, lease: &LeaseOf<T>) -> Result<Settled, DispatchError> {
		let Stage::Begun { started, ends_at } = lease.stage else {
			return Err(Error::<T>::NotBegun.into());
		};
		let last = Self::last_period(ends_at).max(T::Clock::period_of(started));
		let through = T::Clock::last_final().min(last).max(lease.settled.through);
		let found = Self::metered(id, lease, through);
		let receipted = match lease.receipt {
			Some(receipt) if receipt.through <= through => {
				let then = Self::metered(id, lease, receipt.through);
				receipt.seconds.saturating_sub(then.seconds)
			}
			_ => 0,
		}
		.max(lease.settled.receipted);
		let elapsed = lease.elapsed_at(T::Clock::start_of(through.saturating_add(1)));
		let seconds = found.seconds.saturating_add(receipted).min(elapsed);
		let known = found
			.seconds
			.saturating_add(found.missing)
			.saturating_add(receipted);
		Ok(Settled {
			through,
			seconds: seconds.max(lease.settled.seconds),
			certified: found.seconds,
			receipted,
			missing: found.missing,
			unknown: elapsed.saturating_sub(known),
			..lease.settled
		})
	}

	/// What certificates say of the lease through a period.
	pub(crate) fn metered(id: LeaseId, lease: &LeaseOf<T>, through: Period) -> Meter {
		let devices = lease.devices.iter();
		devices.fold(Meter::default(), |total, device| {
			total.plus(T::Uses::meter(*device, UseId::Lease(id), through))
		})
	}

	/// Device-seconds for which the provider is penalised, as far as has been settled.
	pub(crate) fn penalised(lease: &LeaseOf<T>) -> u64 {
		let settled = &lease.settled;
		// What the tenant says it got isn't missing.
		let missing = settled.missing.saturating_sub(settled.receipted);
		math::penalised(settled.certified, missing, lease.terms.service.availability)
	}

	/// Settles what is final now, up to the penalty, which is only told.
	fn advance(id: LeaseId, lease: &mut LeaseOf<T>) -> Result<Settlement, DispatchError> {
		let before = lease.settled;
		let settled = Self::settled_now(id, lease)?;
		lease.settled = settled;
		let paid = Self::charge_seconds(lease, before.seconds)?;
		let pledge = OfferOf::<T>::pledge_of(&lease.terms.service, lease.devices.len());
		let promised = lease.device_seconds(lease.term.into());
		let penalty = math::penalty(pledge, Self::penalised(lease), promised);
		Ok(Settlement {
			paid,
			penalty: penalty.saturating_sub(before.penalty),
		})
	}

	/// Pays the provider for the device-seconds beyond `before`, and notes the commission on them as
	/// due. Answers what was paid.
	pub(crate) fn charge_seconds(
		lease: &mut LeaseOf<T>,
		before: u64,
	) -> Result<Balance, DispatchError> {
		let (terms, seconds) = (lease.terms, lease.settled.seconds);
		let price = math::charge(terms.price, seconds)
			.zip(math::charge(terms.price, before))
			.ok_or(ArithmeticError::Overflow)?;
		let commission = math::charge_up(terms.commission, seconds)
			.zip(math::charge_up(terms.commission, before))
			.ok_or(ArithmeticError::Overflow)?;
		let paid = price.0.saturating_sub(price.1);
		lease.settled.commission_due = lease
			.settled
			.commission_due
			.checked_add(commission.0.saturating_sub(commission.1))
			.ok_or(ArithmeticError::Overflow)?;
		Self::pay(lease, paid)?;
		Ok(paid)
	}
}
