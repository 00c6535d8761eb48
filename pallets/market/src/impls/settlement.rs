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
	Config, Error, Event, LeaseOf, Leases, Pallet, WeightInfo,
};
use alloc::collections::BTreeSet;
use florin_core::{
	index::LeasePrint,
	traits::{DeviceUses, LeasePrices, PeriodClock, StakePledges},
	work::Meter,
	Balance, LeaseId, Period, UseId,
};
use florin_math::lease as math;
use frame_support::{ensure, weights::Weight};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What settling `leases` leases with `devices` devices costs at most.
	pub(crate) fn settle_weight(leases: u32, devices: u32) -> Weight {
		let more = devices.saturating_sub(leases);
		let further =
			T::WeightInfo::settle(more.saturating_add(1)).saturating_sub(T::WeightInfo::settle(1));
		T::WeightInfo::settle(1)
			.saturating_add(T::WeightInfo::pay_commission())
			.saturating_add(T::Prices::note_weight())
			.saturating_mul(leases.into())
			.saturating_add(further)
	}

	/// What closing a lease costs that touches `devices` devices, whether it runs or has to be accepted.
	pub(crate) fn close_weight(devices: u32) -> Weight {
		T::WeightInfo::close(devices).max(T::WeightInfo::lapse(devices))
	}

	/// What disputing a lease of `devices` devices costs.
	pub(crate) fn dispute_weight(devices: u32) -> Weight {
		T::WeightInfo::dispute(devices).saturating_add(T::Prices::note_weight())
	}

	/// What finalising a lease of `devices` devices costs at most.
	pub(crate) fn finalise_weight(devices: u32) -> Weight {
		Self::with_penalty(T::WeightInfo::finalise(devices))
			.saturating_add(T::Prices::note_weight())
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
			weight = weight
				.saturating_add(T::WeightInfo::settle(count))
				.saturating_add(T::Prices::note_weight());
			weight = weight.saturating_add(Self::settle_one(*id, &mut lease)?);
			Leases::<T>::insert(id, lease);
		}
		Ok(weight)
	}

	/// Settles the final periods of one lease, if there are new ones. Answers what it cost beside the
	/// settlement itself.
	fn settle_one(id: LeaseId, lease: &mut LeaseOf<T>) -> Result<Weight, DispatchError> {
		let through = lease.settled.through;
		let paid = Self::settle_now(id, lease)?;
		ensure!(
			lease.settled.through > through || paid > 0,
			Error::<T>::NothingToSettle
		);
		Self::tell(id, lease, paid);
		let paid_in = lease.settled.commission_paid_in;
		if T::Clock::now().saturating_sub(paid_in) < T::Clock::periods_per_day() {
			return Ok(Weight::zero());
		}
		Self::pay_commission(id, lease)?;
		Ok(T::WeightInfo::pay_commission())
	}

	/// Settles what is final of a lease, if anything is.
	pub(crate) fn settle_final(id: LeaseId, lease: &mut LeaseOf<T>) -> DispatchResult {
		let through = lease.settled.through;
		let paid = Self::settle_now(id, lease)?;
		if lease.settled.through > through || paid > 0 {
			Self::tell(id, lease, paid);
		}
		Ok(())
	}

	fn tell(id: LeaseId, lease: &LeaseOf<T>, paid: Balance) {
		Self::deposit_event(Event::LeaseSettled {
			lease: id,
			through: lease.settled.through,
			seconds: lease.settled.seconds,
			paid,
		});
	}

	/// Gives the tenant of a lease that is over what it is due out of the stake that answers for the
	/// service level: a function of what certificates say of the whole lease.
	pub(crate) fn penalise(id: LeaseId, lease: &mut LeaseOf<T>) -> DispatchResult {
		let seconds = Self::penalised(lease);
		let promised = lease.device_seconds(lease.term.into());
		let penalty = math::penalty(lease.pledge, seconds, promised);
		if penalty == 0 {
			return Ok(());
		}
		T::Pledges::slash(&lease.provider, penalty, &lease.tenant)?;
		lease.pledge = lease.pledge.saturating_sub(penalty);
		Self::deposit_event(Event::LeasePenalised {
			lease: id,
			penalty,
			seconds,
		});
		Ok(())
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
		let silent = if through > lease.settled.through {
			Self::is_silent(id, lease, through, found)
		} else {
			lease.settled.silent
		};
		Ok(Settled {
			through,
			seconds: seconds.max(lease.settled.seconds),
			certified: found.seconds,
			receipted,
			missing: found.missing,
			silent,
			..lease.settled
		})
	}

	/// Whether neither a certificate nor a receipt tells anything of a whole period of the lease.
	fn is_silent(id: LeaseId, lease: &LeaseOf<T>, period: Period, through: Meter) -> bool {
		let before = period.saturating_sub(1);
		let elapsed = lease.elapsed_at(T::Clock::start_of(period.saturating_add(1)));
		let is_whole = elapsed.saturating_sub(lease.elapsed_at(T::Clock::start_of(period)))
			== lease.device_seconds(T::Clock::period_seconds().into());
		let receipted = lease
			.receipt
			.is_some_and(|receipt| receipt.through >= period);
		is_whole && !receipted && {
			let told = through.minus(Self::metered(id, lease, before));
			told.seconds == 0 && told.missing == 0
		}
	}

	/// What certificates say of the lease through a period.
	pub(crate) fn metered(id: LeaseId, lease: &LeaseOf<T>, through: Period) -> Meter {
		let devices = lease.devices.iter();
		devices.fold(Meter::default(), |total, device| {
			total.plus(T::Uses::meter(*device, UseId::Lease(id), through))
		})
	}

	/// Device-seconds for which the provider is to be penalised by what has been settled.
	pub(crate) fn penalised(lease: &LeaseOf<T>) -> u64 {
		let settled = &lease.settled;
		// What the tenant says it got isn't missing.
		let missing = settled.missing.saturating_sub(settled.receipted);
		math::penalised(settled.certified, missing, lease.terms.service.availability)
	}

	/// Settles what is final now. Answers what was paid for it.
	fn settle_now(id: LeaseId, lease: &mut LeaseOf<T>) -> Result<Balance, DispatchError> {
		let before = lease.settled;
		lease.settled = Self::settled_now(id, lease)?;
		Self::note_price(id, lease, &before);
		Self::charge_seconds(lease, before.seconds)
	}

	/// Tells the price index what certificates found delivered since `before`, as far as it isn't too old to
	/// count. What only receipts say doesn't count.
	fn note_price(id: LeaseId, lease: &LeaseOf<T>, before: &Settled) {
		let through = lease.settled.through;
		let after = T::Prices::oldest().saturating_sub(1).max(before.through);
		if through <= after {
			return;
		}
		let known = if after > before.through {
			Self::metered(id, lease, after).seconds
		} else {
			before.certified
		};
		T::Prices::note(LeasePrint {
			provider: &lease.provider,
			tenant: &lease.tenant,
			class: lease.class,
			price: lease.terms.price,
			struck: lease.terms.struck,
			after,
			through,
			seconds: lease.settled.certified.saturating_sub(known),
		});
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
