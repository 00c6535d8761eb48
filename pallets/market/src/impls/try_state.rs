//! What always holds.

use crate::{
	types::{BookKey, Stage},
	Bids, Config, Disputes, DynamicBook, FixedBook, HoldReason, LeaseOf, Leases, NextLease,
	NextOffer, NextRequest, OfferCount, OfferOf, OfferOfDevice, Offers, Pallet, Params, Requests,
};
use alloc::{collections::BTreeMap, vec::Vec};
use florin_core::{
	parameters::Parameters as _, traits::PeriodClock, Balance, LeaseId, OfferId, Timestamp,
};
use florin_math::lease as math;
use frame_support::{
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		Consideration,
	},
};
use sp_runtime::{DispatchError, TryRuntimeError};

/// What an account has here.
struct Belongings<Ticket> {
	escrow: Balance,
	bonds: Balance,
	tickets: Vec<Ticket>,
}

impl<Ticket> Default for Belongings<Ticket> {
	fn default() -> Self {
		Self {
			escrow: 0,
			bonds: 0,
			tickets: Vec::new(),
		}
	}
}

type AllBelongings<T> =
	BTreeMap<<T as frame_system::Config>::AccountId, Belongings<<T as Config>::Consideration>>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over everything, so it is for tests and dry runs
	/// only.
	///
	/// # Errors
	/// The invariant that doesn't hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Params::<T>::get().flaw().is_none(),
			"the parameters are out of their bounds"
		);
		Self::check_offers()?;
		Self::check_books()?;
		Self::check_devices()?;
		Self::check_leases()?;
		Self::check_requests()?;
		Self::check_holds()
	}

	/// Offers are counted, have as many leases as there are, have lent them what they have, and are there
	/// for a reason.
	fn check_offers() -> Result<(), TryRuntimeError> {
		let mut leases = BTreeMap::<OfferId, u32>::new();
		let mut lent = BTreeMap::<OfferId, Balance>::new();
		for lease in Leases::<T>::iter_values() {
			increment(leases.entry(lease.offer).or_default());
			let lent = lent.entry(lease.offer).or_default();
			*lent = lent.saturating_add(lease.pledge);
		}
		let mut counts = BTreeMap::<T::AccountId, u32>::new();
		for (id, offer) in Offers::<T>::iter() {
			ensure!(
				id < NextOffer::<T>::get(),
				"an offer's id hasn't been given out"
			);
			ensure!(!offer.slots.is_empty(), "an offer without devices");
			ensure!(
				offer.leases == leases.remove(&id).unwrap_or_default(),
				"an offer's leases are miscounted"
			);
			ensure!(
				offer.lent == lent.get(&id).copied().unwrap_or_default(),
				"an offer hasn't lent what its leases have"
			);
			ensure!(
				offer.listed || offer.leases > 0,
				"a withdrawn offer waits for nothing"
			);
			increment(counts.entry(offer.provider).or_default());
		}
		ensure!(leases.is_empty(), "a lease without its offer");
		let counted: BTreeMap<_, _> = OfferCount::<T>::iter().collect();
		ensure!(counted == counts, "a provider's offers are miscounted");
		Ok(())
	}

	/// The books have all listed offers where their prices belong, and nothing else.
	fn check_books() -> Result<(), TryRuntimeError> {
		let mut listed = 0_usize;
		for (id, offer) in Offers::<T>::iter().filter(|(_, offer)| offer.listed) {
			let price = offer.terms.price;
			let key = BookKey::new(price.least(), id);
			let found = if price.is_dynamic() {
				DynamicBook::<T>::contains_key(offer.class, key)
			} else {
				FixedBook::<T>::contains_key(offer.class, key)
			};
			ensure!(found, "a listed offer isn't in its book");
			listed = listed.saturating_add(1);
		}
		let entries = FixedBook::<T>::iter_keys()
			.count()
			.saturating_add(DynamicBook::<T>::iter_keys().count());
		ensure!(entries == listed, "a book has more than the listed offers");
		Ok(())
	}

	/// Each device is in one offer, and each lease keeps its devices busy.
	fn check_devices() -> Result<(), TryRuntimeError> {
		let mut devices = 0_usize;
		for (id, offer) in Offers::<T>::iter() {
			for slot in &offer.slots {
				ensure!(
					OfferOfDevice::<T>::get(slot.device) == Some(id),
					"a device doesn't lead to its offer"
				);
				devices = devices.saturating_add(1);
			}
		}
		ensure!(
			OfferOfDevice::<T>::iter_keys().count() == devices,
			"a device leads to an offer that it isn't in"
		);
		let now = T::Clock::time();
		let mut busy = BTreeMap::new();
		for (id, lease) in Leases::<T>::iter() {
			let until = busy_until(&lease);
			if until <= now {
				continue;
			}
			let offer = Offers::<T>::get(lease.offer).ok_or("a lease without its offer")?;
			for device in &lease.devices {
				ensure!(
					busy.insert(*device, id).is_none(),
					"a device is in two leases at a time"
				);
				ensure!(
					is_busy::<T>(&offer, *device, until),
					"a device of a lease isn't kept for it"
				);
			}
		}
		Ok(())
	}

	/// A lease's money is where it should be, and nothing beyond what was used can have been paid.
	fn check_leases() -> Result<(), TryRuntimeError> {
		for (id, lease) in Leases::<T>::iter() {
			ensure!(
				id < NextLease::<T>::get(),
				"a lease's id hasn't been given out"
			);
			ensure!(!lease.devices.is_empty(), "a lease without devices");
			ensure!(
				lease.funded <= lease.term,
				"more than the term of a lease is paid for"
			);
			Self::check_lease(id, &lease)?;
		}
		ensure!(
			Disputes::<T>::iter_keys().all(Leases::<T>::contains_key),
			"a dispute without its lease"
		);
		Ok(())
	}

	fn check_lease(id: LeaseId, lease: &LeaseOf<T>) -> Result<(), TryRuntimeError> {
		let settled = &lease.settled;
		let held = lease
			.money
			.held()
			.ok_or("more of a lease's money is gone than was deposited")?;
		ensure!(
			lease.disputed == Disputes::<T>::contains_key(id),
			"a lease's dispute is miscounted"
		);
		ensure!(
			settled.seconds <= lease.elapsed_at(T::Clock::time()),
			"more of a lease is paid for than has elapsed"
		);
		let most = match lease.stage {
			Stage::Waiting { .. } => lease.device_seconds(lease.funded.into()),
			Stage::Begun { ends_at, .. } => lease.elapsed_at(ends_at),
		};
		let terms = &lease.terms;
		let price = math::charge(terms.price, settled.seconds).ok_or("a price overflows")?;
		let commission =
			math::charge_up(terms.commission, settled.seconds).ok_or("a commission overflows")?;
		ensure!(
			lease.money.paid >= price,
			"a provider was paid less than is settled"
		);
		ensure!(
			lease.money.commission.checked_add(settled.commission_due) == Some(commission),
			"the commission of a lease isn't what is settled"
		);
		let needed = terms
			.escrow(most)
			.and_then(|escrow| escrow.checked_sub(price))
			.and_then(|escrow| escrow.checked_sub(lease.money.commission))
			.ok_or("more of a lease is settled than was in escrow")?;
		ensure!(held >= needed, "a lease's escrow doesn't cover its time");
		Ok(())
	}

	/// Requests count their bids.
	fn check_requests() -> Result<(), TryRuntimeError> {
		for (id, request) in Requests::<T>::iter() {
			ensure!(
				id < NextRequest::<T>::get(),
				"a request's id hasn't been given out"
			);
			ensure!(
				u32::try_from(Bids::<T>::iter_key_prefix(id).count()) == Ok(request.bids),
				"a request's bids are miscounted"
			);
		}
		Ok(())
	}

	/// What each account has on hold is what the rows say: escrow, bonds, deposits.
	fn check_holds() -> Result<(), TryRuntimeError> {
		let mut all = AllBelongings::<T>::new();
		for offer in Offers::<T>::iter_values() {
			all.entry(offer.provider)
				.or_default()
				.tickets
				.push(offer.ticket);
		}
		for (id, lease) in Leases::<T>::iter() {
			let held = lease.money.held().unwrap_or_default();
			if let Some(dispute) = Disputes::<T>::get(id) {
				let by = if dispute.by_tenant {
					&lease.tenant
				} else {
					&lease.provider
				};
				let bonds = &mut all.entry(by.clone()).or_default().bonds;
				*bonds = bonds.saturating_add(dispute.bond);
			}
			let tenant = all.entry(lease.tenant).or_default();
			tenant.escrow = tenant.escrow.saturating_add(held);
			tenant.tickets.push(lease.ticket);
		}
		for request in Requests::<T>::iter_values() {
			all.entry(request.tenant)
				.or_default()
				.tickets
				.push(request.ticket);
		}
		for (_, provider, bid) in Bids::<T>::iter() {
			all.entry(provider).or_default().tickets.push(bid.ticket);
		}
		for who in frame_system::Account::<T>::iter_keys() {
			Self::check_holds_of(&who, all.remove(&who).unwrap_or_default())?;
		}
		ensure!(all.is_empty(), "somebody without an account has rows here");
		Ok(())
	}

	fn check_holds_of(
		who: &T::AccountId,
		belongings: Belongings<T::Consideration>,
	) -> Result<(), TryRuntimeError> {
		let held = |reason: HoldReason| T::Currency::balance_on_hold(&reason.into(), who);
		ensure!(
			held(HoldReason::LeaseEscrow) == belongings.escrow,
			"escrow on hold isn't what leases say"
		);
		ensure!(
			held(HoldReason::DisputeBond) == belongings.bonds,
			"bonds on hold aren't what disputes say"
		);
		ensure!(
			Self::are_worth_their_hold(who, belongings.tickets)?,
			"deposits on hold aren't what the rows' tickets say"
		);
		Ok(())
	}

	/// Whether dropping `tickets` would release exactly what is on hold for them.
	///
	/// A ticket doesn't tell what it is worth, and dropping one is lenient about a hold that falls
	/// short. So all are dropped with a known amount more on hold, which alone has to remain, and then
	/// all of this is undone.
	fn are_worth_their_hold(
		who: &T::AccountId,
		tickets: Vec<T::Consideration>,
	) -> Result<bool, DispatchError> {
		let reason = HoldReason::StorageDeposit.into();
		if tickets.is_empty() {
			return Ok(T::Currency::balance_on_hold(&reason, who) == 0);
		}
		let probe = || -> Result<bool, DispatchError> {
			let extra = T::Currency::minimum_balance().max(1);
			// As much again, for the account has to keep something that isn't on hold.
			T::Currency::mint_into(who, extra.saturating_mul(2))?;
			T::Currency::hold(&reason, who, extra)?;
			for ticket in tickets {
				ticket.drop(who)?;
			}
			Ok(T::Currency::balance_on_hold(&reason, who) == extra)
		};
		with_transaction(|| TransactionOutcome::Rollback(probe()))
	}
}

/// Until when a lease keeps its devices.
fn busy_until<AccountId, Ticket>(lease: &crate::types::Lease<AccountId, Ticket>) -> Timestamp {
	match lease.stage {
		Stage::Waiting { accept_by, .. } => accept_by,
		Stage::Begun { ends_at, .. } => ends_at,
	}
}

/// Whether the offer keeps the device busy until then.
fn is_busy<T: Config>(
	offer: &OfferOf<T>,
	device: florin_core::DeviceIndex,
	until: Timestamp,
) -> bool {
	offer
		.slots
		.iter()
		.any(|slot| slot.device == device && slot.busy_until == until)
}

fn increment(count: &mut u32) {
	*count = count.saturating_add(1);
}
