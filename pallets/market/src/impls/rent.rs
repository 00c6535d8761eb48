//! From offers to leases.

use crate::{
	types::{Devices, Lease, LeaseTerms, Money, Pick, Settled, Stage, MAX_DEVICES, SPARE_DEVICES},
	Config, Error, Event, HoldReason, LeaseOf, Leases, NextLease, OfferOf, Offers, Pallet, Params,
	WeightInfo,
};
use alloc::{collections::BTreeSet, vec::Vec};
use florin_core::{
	market::{Mode, OfferTerms},
	traits::{ComputeClasses, DeviceUses, PeriodClock},
	Balance, ClassId, LeaseId, OfferId, Timestamp,
};
use florin_math::lease;
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, Consideration},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::UniqueSaturatedInto, ArithmeticError, DispatchError, DispatchResult};

/// What a tenant wants of every offer that it rents from.
#[derive(Clone, Copy)]
pub(crate) struct Wish {
	/// Seconds.
	pub term: u32,
	/// Seconds that are paid for in advance.
	pub funded: u32,
	/// Planck per device-hour, commission included, at most.
	pub limit: Balance,
}

/// A lease that can be opened.
pub(crate) struct Plan<T: Config> {
	pub id: OfferId,
	pub offer: OfferOf<T>,
	pub devices: Devices,
	pub terms: LeaseTerms,
	/// Why there are fewer devices than were wanted, if so.
	pub shortfall: Option<DispatchError>,
}

/// Devices that a call may still look at.
pub(crate) struct Looks(pub u32);

impl Looks {
	/// Whether one more may be looked at.
	fn take(&mut self) -> bool {
		let left = self.0.checked_sub(1);
		self.0 = left.unwrap_or_default();
		left.is_some()
	}
}

impl<T: Config> Pallet<T> {
	/// What renting `devices` devices from `offers` offers costs at most.
	pub(crate) fn rent_weight(picks: &[Pick]) -> Weight {
		let offers = u32::try_from(picks.len()).unwrap_or(u32::MAX);
		let devices = picks
			.iter()
			.fold(0_u32, |sum, pick| sum.saturating_add(pick.devices))
			.min(MAX_DEVICES);
		let looks = devices.saturating_add(SPARE_DEVICES);
		// What a rent itself costs is in both figures, and counts once.
		let more = looks.saturating_sub(offers);
		let further =
			T::WeightInfo::rent_devices(more).saturating_sub(T::WeightInfo::rent_devices(0));
		T::WeightInfo::rent(offers).saturating_add(further)
	}

	/// See [`Pallet::rent`].
	pub(crate) fn do_rent(
		tenant: &T::AccountId,
		picks: &[Pick],
		wish: Wish,
		least: u32,
	) -> DispatchResult {
		ensure!(!picks.is_empty(), Error::<T>::NoOffers);
		let distinct: BTreeSet<_> = picks.iter().map(|pick| pick.offer).collect();
		ensure!(distinct.len() == picks.len(), Error::<T>::OfferRepeated);
		ensure!(
			picks.iter().all(|pick| pick.devices > 0),
			Error::<T>::NoDevices
		);
		let total = picks
			.iter()
			.fold(0_u32, |sum, pick| sum.saturating_add(pick.devices));
		ensure!(total <= MAX_DEVICES, Error::<T>::TooManyDevices);

		let mut looks = Looks(total.saturating_add(SPARE_DEVICES));
		let (mut rented, mut refusal) = (0_u32, None);
		for pick in picks {
			match Self::plan(*pick, None, wish, &mut looks) {
				Ok(plan) => {
					let devices = u32::try_from(plan.devices.len()).unwrap_or(MAX_DEVICES);
					rented = rented.saturating_add(devices);
					refusal = refusal.or(plan.shortfall);
					Self::open(tenant, plan, wish)?;
				}
				// The client's ranking may be a few blocks old.
				Err(error) => refusal = refusal.or(Some(error)),
			}
		}
		ensure!(
			rented >= least.max(1),
			refusal.unwrap_or_else(|| Error::<T>::TooFewDevices.into())
		);
		Ok(())
	}

	/// What a lease of up to so many devices of the offer would be, at `price` instead of the offer's
	/// if there is one. Changes nothing.
	pub(crate) fn plan(
		pick: Pick,
		price: Option<Balance>,
		wish: Wish,
		looks: &mut Looks,
	) -> Result<Plan<T>, DispatchError> {
		let id = pick.offer;
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		ensure!(offer.listed, Error::<T>::OfferWithdrawn);
		ensure!(offer.version == pick.version, Error::<T>::OfferChanged);
		Self::ensure_term(&offer.terms, wish)?;
		let terms = Self::lease_terms(&offer, price)?;
		let total = terms
			.price
			.checked_add(terms.commission)
			.ok_or(ArithmeticError::Overflow)?;
		ensure!(total <= wish.limit, Error::<T>::PriceOverLimit);
		let (devices, shortfall) = Self::pick(&offer, pick.devices, looks)?;
		ensure!(
			offer.pledged >= OfferOf::<T>::pledge_of(&terms.service, devices.len()),
			Error::<T>::PledgeMissing
		);
		Ok(Plan {
			id,
			offer,
			devices,
			terms,
			shortfall,
		})
	}

	/// Refuses a term or an advance payment that the offer's terms don't allow.
	fn ensure_term(terms: &OfferTerms, wish: Wish) -> DispatchResult {
		let Wish { term, funded, .. } = wish;
		let longest = terms.longest.min(Params::<T>::get().longest);
		ensure!(
			term >= terms.shortest && term <= longest,
			Error::<T>::TermOutsideOffer
		);
		let least = match terms.mode {
			Mode::Reserved { .. } => term,
			Mode::Spot | Mode::Interruptible { .. } => terms
				.shortest
				.max(T::Clock::period_seconds().into())
				.min(term),
		};
		ensure!(funded >= least && funded <= term, Error::<T>::BadFunding);
		Ok(())
	}

	/// The terms of a lease that is opened now, at `price` instead of the offer's if there is one.
	pub(crate) fn lease_terms(
		offer: &OfferOf<T>,
		price: Option<Balance>,
	) -> Result<LeaseTerms, DispatchError> {
		let OfferTerms {
			longest,
			mode,
			service,
			..
		} = offer.terms;
		let price = match price {
			Some(price) => price,
			None => Self::price_of(offer),
		};
		Ok(LeaseTerms {
			price,
			commission: Self::commission_at(offer.class, price)?,
			longest,
			mode,
			service,
			struck: T::Clock::now(),
		})
	}

	/// What a device-hour of the offer costs now, without commission.
	pub(crate) fn price_of(offer: &OfferOf<T>) -> Balance {
		let price = offer.terms.price;
		let rate = if price.is_dynamic() {
			Self::dynamic_rate(offer.class)
		} else {
			0
		};
		price.at(rate)
	}

	/// Commission in planck per device-hour on a lease that is opened now.
	pub(crate) fn commission_at(class: ClassId, price: Balance) -> Result<Balance, DispatchError> {
		let factor = T::Classes::terms_at(class, T::Clock::now())
			.ok_or(Error::<T>::UnknownClass)?
			.credit_factor;
		let commission = lease::commission(price, factor, Params::<T>::get().commission);
		Ok(commission.ok_or(ArithmeticError::Overflow)?)
	}

	/// Up to `count` devices of the offer that are free and ready, and why there are no more.
	fn pick(
		offer: &OfferOf<T>,
		count: u32,
		looks: &mut Looks,
	) -> Result<(Devices, Option<DispatchError>), DispatchError> {
		let now = T::Clock::time();
		let count = usize::try_from(count).unwrap_or(usize::MAX);
		let mut picked = Vec::new();
		let mut refusal = None;
		for slot in offer.slots.iter().filter(|slot| slot.busy_until <= now) {
			if picked.len() >= count || !looks.take() {
				break;
			}
			match T::Uses::ensure_ready(&offer.provider, slot.device) {
				Ok(_) => picked.push(slot.device),
				Err(error) => refusal = refusal.or(Some(error)),
			}
		}
		let reason = refusal.unwrap_or_else(|| Error::<T>::TooFewDevices.into());
		ensure!(!picked.is_empty(), reason);
		let shortfall = (picked.len() < count).then_some(reason);
		let devices = Devices::try_from(picked).map_err(|_| Error::<T>::TooManyDevices)?;
		Ok((devices, shortfall))
	}

	/// Opens the lease: puts the money in escrow and keeps the devices for the tenant until it accepts.
	pub(crate) fn open(
		tenant: &T::AccountId,
		plan: Plan<T>,
		wish: Wish,
	) -> Result<LeaseId, DispatchError> {
		let Plan {
			id: offer_id,
			mut offer,
			devices,
			terms,
			..
		} = plan;
		let Wish { term, funded, .. } = wish;
		let now = T::Clock::time();
		let acceptance = u64::from(Params::<T>::get().acceptance)
			.saturating_mul(T::Clock::period_seconds().into());
		let accept_by = now.saturating_add(acceptance);
		offer.occupy(&devices, accept_by);
		offer.leases = offer
			.leases
			.checked_add(1)
			.ok_or(ArithmeticError::Overflow)?;
		let stage = Stage::Waiting {
			accept_by,
			since: Self::block_number(),
		};
		let pledge = OfferOf::<T>::pledge_of(&terms.service, devices.len());
		offer.pledged = offer
			.pledged
			.checked_sub(pledge)
			.ok_or(ArithmeticError::Underflow)?;
		offer.lent = offer
			.lent
			.checked_add(pledge)
			.ok_or(ArithmeticError::Overflow)?;
		let (id, escrow) = Self::insert_lease(
			tenant, offer_id, &offer, &devices, terms, term, funded, stage, pledge,
		)?;
		Self::deposit_event(Event::LeaseOpened {
			lease: id,
			offer: offer_id,
			provider: offer.provider.clone(),
			tenant: tenant.clone(),
			devices,
			terms,
			term,
			funded,
			escrow,
			pledge,
			accept_by,
		});
		Offers::<T>::insert(offer_id, offer);
		Ok(id)
	}

	/// Stores a new lease with its money in escrow. Answers its id, and how much that is.
	#[allow(
		clippy::too_many_arguments,
		reason = "what a lease consists of when it begins"
	)]
	pub(crate) fn insert_lease(
		tenant: &T::AccountId,
		offer_id: OfferId,
		offer: &OfferOf<T>,
		devices: &Devices,
		terms: LeaseTerms,
		term: u32,
		funded: u32,
		stage: Stage,
		pledge: Balance,
	) -> Result<(LeaseId, Balance), DispatchError> {
		let id = NextLease::<T>::get();
		NextLease::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let now = T::Clock::now();
		let mut lease: LeaseOf<T> = Lease {
			offer: offer_id,
			provider: offer.provider.clone(),
			tenant: tenant.clone(),
			class: offer.class,
			devices: devices.clone(),
			terms,
			term,
			funded,
			stage,
			evicted: false,
			disputed: false,
			successor: None,
			aside: false,
			receipt: None,
			settled: Settled {
				through: now.saturating_sub(1),
				seconds: 0,
				certified: 0,
				receipted: 0,
				missing: 0,
				silent: false,
				commission_due: 0,
				commission_paid_in: now,
			},
			money: Money::default(),
			pledge,
			ticket: T::Consideration::new(tenant, Self::lease_footprint(devices.len()))?,
		};
		let escrow = terms
			.escrow(lease.device_seconds(funded.into()))
			.ok_or(ArithmeticError::Overflow)?;
		T::Currency::hold(&HoldReason::LeaseEscrow.into(), tenant, escrow)?;
		lease.money.deposited = escrow;
		Leases::<T>::insert(id, lease);
		Ok((id, escrow))
	}

	/// The current block. Block numbers have 32 bits.
	pub(crate) fn block_number() -> u32 {
		let block: BlockNumberFor<T> = frame_system::Pallet::<T>::block_number();
		block.unique_saturated_into()
	}

	/// When a lease that begins now and is paid for `funded` seconds ends.
	pub(crate) fn end_of(funded: u32) -> Timestamp {
		T::Clock::time().saturating_add(funded.into())
	}
}
