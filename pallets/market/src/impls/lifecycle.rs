//! From the acceptance of a lease to its end.

use crate::{
	types::{Lease, Stage, MAX_DEVICES},
	Config, Disputes, Error, Event, LeaseOf, Leases, OfferOf, Offers, Pallet,
};
use florin_core::{
	market::Mode,
	traits::{DeviceUses, GracePeriods, PeriodClock, ProviderReputation},
	Balance, LeaseId, OfferId, Timestamp, UseId,
};
use florin_math::lease as math;
use frame_support::{
	ensure,
	traits::{fungible::Mutate, tokens::Preservation, Consideration},
};
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError, DispatchResult, Permill};

impl<T: Config> Pallet<T> {
	/// A lease.
	pub(crate) fn lease(id: LeaseId) -> Result<LeaseOf<T>, DispatchError> {
		Ok(Leases::<T>::get(id).ok_or(Error::<T>::UnknownLease)?)
	}

	/// A lease of the tenant.
	pub(crate) fn lease_of(
		tenant: &T::AccountId,
		id: LeaseId,
	) -> Result<LeaseOf<T>, DispatchError> {
		let lease = Self::lease(id)?;
		ensure!(lease.tenant == *tenant, Error::<T>::NotYourLease);
		Ok(lease)
	}

	/// Refuses a lease that isn't running. Answers when it began and ends.
	fn ensure_running(lease: &LeaseOf<T>) -> Result<(Timestamp, Timestamp), DispatchError> {
		ensure!(!lease.disputed, Error::<T>::Disputed);
		match lease.stage {
			Stage::Waiting { .. } => Err(Error::<T>::NotBegun.into()),
			Stage::Begun { started, ends_at } => {
				ensure!(T::Clock::time() < ends_at, Error::<T>::LeaseOver);
				Ok((started, ends_at))
			}
		}
	}

	/// The offer of a lease: it is there for as long as the lease.
	fn offer_of(lease: &LeaseOf<T>) -> Result<OfferOf<T>, DispatchError> {
		Offers::<T>::get(lease.offer).ok_or(DispatchError::Corruption)
	}

	/// See [`Pallet::accept_lease`].
	pub(crate) fn do_accept_lease(
		tenant: &T::AccountId,
		id: LeaseId,
	) -> Result<u32, DispatchError> {
		let lease = Self::lease_of(tenant, id)?;
		ensure!(!lease.aside, Error::<T>::SetAside);
		Self::begin_lease(id, lease)
	}

	/// Begins a lease that waits for that. Answers how many devices that touched.
	pub(crate) fn begin_lease(id: LeaseId, mut lease: LeaseOf<T>) -> Result<u32, DispatchError> {
		let Stage::Waiting { accept_by, .. } = lease.stage else {
			return Err(Error::<T>::AlreadyAccepted.into());
		};
		let started = T::Clock::time();
		ensure!(started < accept_by, Error::<T>::AcceptanceOver);
		let ends_at = Self::end_of(lease.funded);
		for device in &lease.devices {
			T::Uses::begin(&lease.provider, *device, UseId::Lease(id), ends_at)?;
		}
		lease.stage = Stage::Begun { started, ends_at };
		lease.settled.through = T::Clock::now().saturating_sub(1);
		let mut offer = Self::offer_of(&lease)?;
		offer.occupy(&lease.devices, ends_at);
		Offers::<T>::insert(lease.offer, offer);
		let devices = devices_of(&lease);
		Leases::<T>::insert(id, lease);
		Self::deposit_event(Event::LeaseAccepted { lease: id, ends_at });
		Ok(devices)
	}

	/// See [`Pallet::top_up`].
	pub(crate) fn do_top_up(
		tenant: &T::AccountId,
		id: LeaseId,
		seconds: u32,
	) -> Result<u32, DispatchError> {
		let lease = Self::lease_of(tenant, id)?;
		let funded = lease
			.funded
			.checked_add(seconds)
			.ok_or(Error::<T>::BeyondTerm)?;
		ensure!(funded <= lease.term, Error::<T>::BeyondTerm);
		Self::prolong(id, lease, funded, seconds)
	}

	/// See [`Pallet::extend`].
	pub(crate) fn do_extend(
		tenant: &T::AccountId,
		id: LeaseId,
		seconds: u32,
	) -> Result<u32, DispatchError> {
		let mut lease = Self::lease_of(tenant, id)?;
		let term = lease
			.term
			.checked_add(seconds)
			.ok_or(Error::<T>::BeyondLongest)?;
		ensure!(term <= lease.terms.longest, Error::<T>::BeyondLongest);
		ensure!(Self::offer_of(&lease)?.listed, Error::<T>::OfferWithdrawn);
		let more = term.saturating_sub(lease.funded);
		lease.term = term;
		Self::prolong(id, lease, term, more)
	}

	/// Pays for the lease in advance up to `funded` seconds, `more` than before.
	fn prolong(
		id: LeaseId,
		mut lease: LeaseOf<T>,
		funded: u32,
		more: u32,
	) -> Result<u32, DispatchError> {
		let (_, ends_at) = Self::ensure_running(&lease)?;
		ensure!(!lease.evicted, Error::<T>::Evicted);
		ensure!(!more.is_zero(), Error::<T>::NoTime);
		let escrow_of = |seconds: u32| {
			let seconds = lease.device_seconds(seconds.into());
			lease.terms.escrow(seconds).ok_or(ArithmeticError::Overflow)
		};
		let escrow = escrow_of(funded)?.saturating_sub(escrow_of(lease.funded)?);
		Self::deposit(&mut lease, escrow)?;
		lease.funded = funded;
		let ends_at = ends_at.saturating_add(more.into());
		let mut offer = Self::offer_of(&lease)?;
		Self::move_end(id, &mut lease, &mut offer, ends_at)?;
		Offers::<T>::insert(lease.offer, offer);
		Self::deposit_event(Event::LeaseFunded {
			lease: id,
			term: lease.term,
			funded,
			escrow,
			ends_at,
		});
		let devices = devices_of(&lease);
		Leases::<T>::insert(id, lease);
		Ok(devices)
	}

	/// Lets a running lease end at another time, which isn't past, and its devices be busy until then.
	fn move_end(
		id: LeaseId,
		lease: &mut LeaseOf<T>,
		offer: &mut OfferOf<T>,
		ends_at: Timestamp,
	) -> DispatchResult {
		let is_now = ends_at <= T::Clock::time();
		for device in &lease.devices {
			if is_now {
				T::Uses::end(*device, UseId::Lease(id))?;
			} else {
				T::Uses::reschedule(*device, UseId::Lease(id), ends_at)?;
			}
		}
		offer.occupy(&lease.devices, ends_at);
		if let Stage::Begun { started, .. } = lease.stage {
			lease.stage = Stage::Begun { started, ends_at };
		}
		Ok(())
	}

	/// Lets a running lease end earlier, pays the provider `fee` as far as the escrow goes, and gives
	/// back what no elapsed second can need.
	pub(crate) fn shorten(
		id: LeaseId,
		lease: &mut LeaseOf<T>,
		offer: &mut OfferOf<T>,
		ends_at: Timestamp,
		fee: Balance,
	) -> DispatchResult {
		Self::move_end(id, lease, offer, ends_at)?;
		let surplus = Self::surplus(lease, lease.elapsed_at(ends_at))?;
		let fee = fee.min(surplus);
		let refunded = surplus.saturating_sub(fee);
		Self::pay(lease, fee)?;
		Self::refund(lease, refunded)?;
		Self::deposit_event(Event::LeaseClosed {
			lease: id,
			ends_at,
			refunded,
			fee,
		});
		Ok(())
	}

	/// See [`Pallet::close`].
	pub(crate) fn do_close(who: &T::AccountId, id: LeaseId) -> Result<u32, DispatchError> {
		let mut lease = Self::lease(id)?;
		let by_tenant = lease.tenant == *who;
		ensure!(by_tenant || lease.provider == *who, Error::<T>::NotAParty);
		if let Stage::Waiting { accept_by, since } = lease.stage {
			ensure!(T::Clock::time() < accept_by, Error::<T>::AcceptanceOver);
			return Self::close_waiting(id, lease, since, by_tenant);
		}
		Self::ensure_running(&lease)?;
		let fee = Self::closing_fee(&lease, by_tenant)?;
		let mut offer = Self::offer_of(&lease)?;
		Self::shorten(id, &mut lease, &mut offer, T::Clock::time(), fee)?;
		Offers::<T>::insert(lease.offer, offer);
		let devices = devices_of(&lease);
		Leases::<T>::insert(id, lease);
		Ok(devices)
	}

	/// Ends a lease that hasn't been accepted. It costs the tenant as much as letting it lapse, unless
	/// it was the provider who ended it, or whose devices aren't ready, or the chain was halted.
	fn close_waiting(
		id: LeaseId,
		lease: LeaseOf<T>,
		since: u32,
		by_tenant: bool,
	) -> Result<u32, DispatchError> {
		let at_fault = by_tenant
			&& !T::Grace::any_since(since)
			&& lease
				.devices
				.iter()
				.all(|device| T::Uses::ensure_ready(&lease.provider, *device).is_ok());
		let mut offer = Self::offer_of(&lease)?;
		offer.occupy(&lease.devices, T::Clock::time());
		Self::lapse(id, lease, offer, at_fault)
	}

	/// Removes a lease that was never accepted. Answers how many devices that touched.
	pub(crate) fn lapse(
		id: LeaseId,
		mut lease: LeaseOf<T>,
		offer: OfferOf<T>,
		at_fault: bool,
	) -> Result<u32, DispatchError> {
		let period = lease.device_seconds(T::Clock::period_seconds().into());
		let held = Self::held(&lease)?;
		let forfeited = if at_fault {
			math::charge_up(lease.terms.price, period)
				.unwrap_or(held)
				.min(held)
		} else {
			0
		};
		let refunded = held.saturating_sub(forfeited);
		Self::forfeit(&mut lease, forfeited)?;
		Self::refund(&mut lease, refunded)?;
		Self::deposit_event(Event::LeaseLapsed {
			lease: id,
			forfeited,
			refunded,
		});
		Self::remove(id, lease, offer)
	}

	/// What ending a running lease now costs the tenant. Refuses a provider that may not end it.
	pub(crate) fn closing_fee(
		lease: &LeaseOf<T>,
		by_tenant: bool,
	) -> Result<Balance, DispatchError> {
		if !by_tenant {
			Self::ensure_may_stop(lease)?;
			return Ok(0);
		}
		let now = T::Clock::time();
		let Stage::Begun { ends_at, .. } = lease.stage else {
			return Err(Error::<T>::NotBegun.into());
		};
		let rest = Self::break_fee(lease, ends_at.saturating_sub(now))?;
		// The devices were kept for the tenant and mint nothing in a period in which it had them.
		let price =
			|seconds| math::charge(lease.terms.price, seconds).ok_or(ArithmeticError::Overflow);
		let period = lease.device_seconds(T::Clock::period_seconds().into());
		let least = price(period)?.saturating_sub(price(lease.elapsed_at(now))?);
		Ok(rest.max(least))
	}

	/// What a tenant pays that gives up `seconds` of a reserved lease. Nothing if the provider fell short
	/// of what it promised, or is silent, as far as has been settled.
	fn break_fee(lease: &LeaseOf<T>, seconds: u64) -> Result<Balance, DispatchError> {
		let Mode::Reserved { break_fee } = lease.terms.mode else {
			return Ok(0);
		};
		if lease.settled.silent || Self::penalised(lease) > 0 {
			return Ok(0);
		}
		let price = math::charge(lease.terms.price, lease.device_seconds(seconds))
			.ok_or(ArithmeticError::Overflow)?;
		Ok(break_fee.mul_floor(price))
	}

	/// Refuses a provider that is paid for what it delivers, by a lease that isn't for it to end.
	fn ensure_may_stop(lease: &LeaseOf<T>) -> DispatchResult {
		let unpaid = lease.settled.silent && lease.settled.through >= T::Clock::last_final();
		ensure!(
			matches!(lease.terms.mode, Mode::Spot) || unpaid,
			Error::<T>::MayNotStop
		);
		Ok(())
	}

	/// See [`Pallet::evict`].
	pub(crate) fn do_evict(provider: &T::AccountId, id: LeaseId) -> Result<u32, DispatchError> {
		let mut lease = Self::lease(id)?;
		ensure!(lease.provider == *provider, Error::<T>::NotTheProvider);
		let (_, ends_at) = Self::ensure_running(&lease)?;
		let Mode::Interruptible {
			notice,
			compensation,
		} = lease.terms.mode
		else {
			return Err(Error::<T>::MayNotEvict.into());
		};
		ensure!(!lease.evicted, Error::<T>::Evicted);
		let now = T::Clock::time();
		let notice = u64::from(notice).saturating_mul(T::Clock::period_seconds().into());
		let ends_at = ends_at.min(now.saturating_add(notice));
		let compensation = Self::compensation(&lease, ends_at.saturating_sub(now), compensation)?;
		T::Currency::transfer(
			provider,
			&lease.tenant,
			compensation,
			Preservation::Preserve,
		)?;
		lease.evicted = true;
		let mut offer = Self::offer_of(&lease)?;
		Self::deposit_event(Event::LeaseEvicted {
			lease: id,
			ends_at,
			compensation,
		});
		Self::shorten(id, &mut lease, &mut offer, ends_at, 0)?;
		Offers::<T>::insert(lease.offer, offer);
		let devices = devices_of(&lease);
		Leases::<T>::insert(id, lease);
		Ok(devices)
	}

	/// `share` of the price of `seconds`, rounded up.
	fn compensation(
		lease: &LeaseOf<T>,
		seconds: u64,
		share: Permill,
	) -> Result<Balance, DispatchError> {
		let price = math::charge_up(lease.terms.price, lease.device_seconds(seconds))
			.ok_or(ArithmeticError::Overflow)?;
		Ok(share.mul_ceil(price))
	}

	/// See [`Pallet::transfer_lease`].
	pub(crate) fn do_transfer_lease(
		tenant: &T::AccountId,
		id: LeaseId,
		successor: Option<T::AccountId>,
	) -> DispatchResult {
		let mut lease = Self::lease_of(tenant, id)?;
		Self::ensure_running(&lease)?;
		lease.successor.clone_from(&successor);
		Leases::<T>::insert(id, lease);
		Self::deposit_event(Event::SuccessorNamed {
			lease: id,
			successor,
		});
		Ok(())
	}

	/// See [`Pallet::take_over`].
	pub(crate) fn do_take_over(
		successor: &T::AccountId,
		id: LeaseId,
	) -> Result<u32, DispatchError> {
		let mut lease = Self::lease(id)?;
		ensure!(
			lease.successor.as_ref() == Some(successor),
			Error::<T>::NotTheSuccessor
		);
		let (started, ends_at) = Self::ensure_running(&lease)?;
		// Else a tenant that pays nothing could keep the provider for ever.
		ensure!(
			lease.settled.seconds > 0 && !lease.settled.silent,
			Error::<T>::NotPaid
		);
		let now = T::Clock::time();
		let passed = u32::try_from(now.saturating_sub(started)).unwrap_or(u32::MAX);
		let left = |seconds: u32| seconds.saturating_sub(passed);
		// Notice cuts what is left shorter than what was paid for.
		let funded = u32::try_from(ends_at.saturating_sub(now)).unwrap_or(u32::MAX);
		let (term, mut terms) = (left(lease.term).max(funded), lease.terms);
		terms.longest = left(terms.longest).max(term);

		let mut offer = Self::offer_of(&lease)?;
		Self::shorten(id, &mut lease, &mut offer, now, 0)?;
		// Stake goes along for the time that is left; penalties are pro rata of the term.
		let pledge = math::penalty(lease.pledge, left(lease.term).into(), lease.term.into());
		lease.pledge = lease.pledge.saturating_sub(pledge);
		let (next, escrow) = Self::insert_lease(
			successor,
			lease.offer,
			&offer,
			&lease.devices,
			terms,
			term,
			funded,
			Stage::Begun {
				started: now,
				ends_at,
			},
			pledge,
		)?;
		for device in &lease.devices {
			T::Uses::begin(&lease.provider, *device, UseId::Lease(next), ends_at)?;
		}
		offer.occupy(&lease.devices, ends_at);
		offer.leases = offer
			.leases
			.checked_add(1)
			.ok_or(ArithmeticError::Overflow)?;
		let evicted = lease.evicted;
		Leases::<T>::mutate_extant(next, |lease| lease.evicted = evicted);
		Offers::<T>::insert(lease.offer, offer);
		let devices = devices_of(&lease);
		Leases::<T>::insert(id, lease);
		Self::deposit_event(Event::LeaseTakenOver {
			lease: id,
			successor: next,
			tenant: successor.clone(),
			escrow,
			ends_at,
		});
		Ok(devices)
	}

	/// See [`Pallet::finalise`]. Answers how many devices that touched.
	pub(crate) fn do_finalise(id: LeaseId) -> Result<u32, DispatchError> {
		let mut lease = Self::lease(id)?;
		let offer = Self::offer_of(&lease)?;
		match lease.stage {
			Stage::Waiting { accept_by, since } => {
				ensure!(T::Clock::time() >= accept_by, Error::<T>::NotFinal);
				// Nobody is blamed for what the chain kept him from.
				let at_fault = !T::Grace::any_since(since);
				Self::lapse(id, lease, offer, at_fault)
			}
			Stage::Begun { ends_at, .. } => {
				let is_final = T::Clock::time() >= ends_at
					&& T::Clock::last_final() >= Self::last_period(ends_at);
				ensure!(is_final, Error::<T>::NotFinal);
				if lease.disputed {
					Self::end_dispute_by_time(id, &lease)?;
				}
				Self::settle_final(id, &mut lease)?;
				Self::conclude(id, lease, offer)
			}
		}
	}

	/// The last period in which a lease that ends at `ends_at` used its devices.
	pub(crate) fn last_period(ends_at: Timestamp) -> florin_core::Period {
		T::Clock::period_of(ends_at.saturating_sub(1))
	}

	/// Pays what is due of a settled lease, gives back the rest, and removes it. Answers how many devices
	/// that touched.
	pub(crate) fn conclude(
		id: LeaseId,
		mut lease: LeaseOf<T>,
		mut offer: OfferOf<T>,
	) -> Result<u32, DispatchError> {
		Self::pay_commission(id, &mut lease)?;
		let pledge = lease.pledge;
		Self::penalise(id, &mut lease)?;
		// What was slashed comes back to the offer no more.
		let slashed = pledge.saturating_sub(lease.pledge);
		offer.lent = offer.lent.saturating_sub(slashed);
		let rest = Self::held(&lease)?;
		Self::refund(&mut lease, rest)?;
		let settled = lease.settled;
		T::Reputation::record(&lease.provider, settled.certified, settled.missing);
		for device in &lease.devices {
			T::Uses::forget(*device, UseId::Lease(id));
		}
		Self::deposit_event(Event::LeaseFinalised {
			lease: id,
			money: lease.money,
			seconds: settled.seconds,
			missing: settled.missing,
		});
		Self::remove(id, lease, offer)
	}

	/// Removes a lease of which nothing is held, and its offer with it if that was waiting for it. Answers
	/// how many devices that touched.
	fn remove(id: LeaseId, lease: LeaseOf<T>, mut offer: OfferOf<T>) -> Result<u32, DispatchError> {
		ensure!(!lease.aside, Error::<T>::SetAside);
		let (offer_id, devices): (OfferId, u32) = (lease.offer, devices_of(&lease));
		lease.ticket.drop(&lease.tenant)?;
		Leases::<T>::remove(id);
		Disputes::<T>::remove(id);
		offer.leases = offer
			.leases
			.checked_sub(1)
			.ok_or(ArithmeticError::Underflow)?;
		offer.lent = offer
			.lent
			.checked_sub(lease.pledge)
			.ok_or(ArithmeticError::Underflow)?;
		offer.pledged = offer
			.pledged
			.checked_add(lease.pledge)
			.ok_or(ArithmeticError::Overflow)?;
		let removed = Self::store_or_remove(offer_id, offer)?;
		Ok(devices.max(removed))
	}
}

/// How many devices a lease has.
pub(crate) fn devices_of<AccountId, Ticket>(lease: &Lease<AccountId, Ticket>) -> u32 {
	u32::try_from(lease.devices.len()).unwrap_or(MAX_DEVICES)
}
