//! What providers offer.

use crate::{
	types::{BookKey, Devices, Offer, Slot, MAX_DEVICES, MAX_PERIODS, MAX_PLEDGE, MAX_PRICE},
	Config, DynamicBook, Error, Event, FixedBook, LeaseOf, NextOffer, OfferCount, OfferOf,
	OfferOfDevice, Offers, Pallet, Params,
};
use alloc::collections::BTreeSet;
use codec::MaxEncodedLen;
use florin_core::{
	class::Tier,
	market::{Mode, OfferTerms},
	traits::{ComputeClasses, DeviceUses, LeaveGuard, PeriodClock, ProviderRegistry, StakePledges},
	ClassId, DeviceIndex, OfferId,
};
use frame_support::{
	ensure,
	traits::{Consideration, Footprint},
	BoundedVec,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// Bytes that a device's place in an offer takes up outside the offer's row, keys included.
const BYTES_PER_DEVICE: usize = 64;

/// Bytes that an offer's place in a book takes up.
const BYTES_IN_BOOK: usize = 96;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::post_offer`].
	pub(crate) fn do_post_offer(
		provider: T::AccountId,
		class: ClassId,
		devices: Devices,
		terms: OfferTerms,
	) -> DispatchResult {
		ensure!(
			T::Providers::is_registered(&provider),
			Error::<T>::NotAProvider
		);
		ensure!(
			T::Classes::terms_at(class, T::Clock::now()).is_some(),
			Error::<T>::UnknownClass
		);
		Self::ensure_terms(&terms)?;
		Self::ensure_distinct(&devices)?;
		let id = NextOffer::<T>::get();
		let mut tier = None;
		let mut slots = BoundedVec::new();
		for device in &devices {
			tier = Some(Self::take_in(&provider, class, id, *device)?);
			slots
				.try_push(Slot {
					device: *device,
					busy_until: 0,
				})
				.map_err(|_| Error::<T>::TooManyDevices)?;
		}
		let pledged = OfferOf::<T>::pledge_of(&terms.service, devices.len());
		T::Pledges::pledge(&provider, pledged)?;
		let ticket = T::Consideration::new(&provider, Self::offer_footprint(devices.len()))?;
		let offer = Offer {
			provider: provider.clone(),
			class,
			tier: tier.ok_or(Error::<T>::NoDevices)?,
			terms,
			slots,
			pledged,
			lent: 0,
			version: 0,
			leases: 0,
			listed: true,
			ticket,
		};
		Self::list(id, &offer);
		Self::rate(&devices, terms.price.is_dynamic());
		NextOffer::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		OfferCount::<T>::mutate(&provider, |count| *count = count.saturating_add(1));
		Offers::<T>::insert(id, offer);
		Self::deposit_event(Event::OfferPosted {
			offer: id,
			provider,
			class,
			devices,
			terms,
		});
		Ok(())
	}

	/// See [`Pallet::update_offer`]. Answers how many devices left or came, at most.
	pub(crate) fn do_update_offer(
		who: &T::AccountId,
		id: OfferId,
		devices: Devices,
		terms: OfferTerms,
	) -> Result<u32, DispatchError> {
		let mut offer = Self::listed_offer_of(who, id)?;
		let touched = offer.slots.len().max(devices.len());
		Self::ensure_terms(&terms)?;
		Self::ensure_distinct(&devices)?;
		Self::unlist(id, &offer);
		Self::replace_devices(id, &mut offer, &devices)?;
		offer.terms = terms;
		offer.version = offer
			.version
			.checked_add(1)
			.ok_or(ArithmeticError::Overflow)?;
		Self::rate(&devices, terms.price.is_dynamic());
		Self::adjust_pledge(&mut offer)?;
		offer.ticket = offer
			.ticket
			.update(who, Self::offer_footprint(devices.len()))?;
		Self::list(id, &offer);
		Offers::<T>::insert(id, offer);
		Self::deposit_event(Event::OfferUpdated {
			offer: id,
			devices,
			terms,
		});
		Ok(u32::try_from(touched).unwrap_or(MAX_DEVICES))
	}

	/// See [`Pallet::withdraw_offer`]. Answers how many devices it had.
	pub(crate) fn do_withdraw_offer(who: &T::AccountId, id: OfferId) -> Result<u32, DispatchError> {
		let mut offer = Self::listed_offer_of(who, id)?;
		let devices = u32::try_from(offer.slots.len()).unwrap_or(MAX_DEVICES);
		Self::unlist(id, &offer);
		offer.listed = false;
		Self::deposit_event(Event::OfferWithdrawn { offer: id });
		Self::store_or_remove(id, offer)?;
		Ok(devices)
	}

	/// A listed offer that is `who`'s.
	fn listed_offer_of(who: &T::AccountId, id: OfferId) -> Result<OfferOf<T>, DispatchError> {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		ensure!(offer.provider == *who, Error::<T>::NotYourOffer);
		ensure!(offer.listed, Error::<T>::OfferWithdrawn);
		Ok(offer)
	}

	/// Refuses terms that no lease could have.
	fn ensure_terms(terms: &OfferTerms) -> DispatchResult {
		ensure!(terms.price.least() <= MAX_PRICE, Error::<T>::PriceTooHigh);
		let in_order = terms.shortest >= T::Clock::period_seconds().into()
			&& terms.shortest <= terms.longest
			&& terms.longest <= Params::<T>::get().longest;
		ensure!(in_order, Error::<T>::BadTerm);
		if let Mode::Interruptible { notice, .. } = terms.mode {
			ensure!(notice > 0 && notice <= MAX_PERIODS, Error::<T>::BadNotice);
		}
		ensure!(
			terms.service.pledge <= MAX_PLEDGE,
			Error::<T>::PledgeTooHigh
		);
		ensure!(
			terms.attributes.region.iter().all(u8::is_ascii_uppercase),
			Error::<T>::BadRegion
		);
		Ok(())
	}

	/// Refuses no devices, and a device named twice.
	fn ensure_distinct(devices: &[DeviceIndex]) -> DispatchResult {
		ensure!(!devices.is_empty(), Error::<T>::NoDevices);
		let distinct: BTreeSet<_> = devices.iter().collect();
		ensure!(distinct.len() == devices.len(), Error::<T>::DeviceRepeated);
		Ok(())
	}

	/// Takes a device into an offer, if it is ready and in no other; answers how far it is trusted.
	fn take_in(
		provider: &T::AccountId,
		class: ClassId,
		id: OfferId,
		device: DeviceIndex,
	) -> Result<Tier, DispatchError> {
		ensure!(
			!OfferOfDevice::<T>::contains_key(device),
			Error::<T>::DeviceOffered
		);
		let ready = T::Uses::ensure_ready(provider, device)?;
		ensure!(ready.class == class, Error::<T>::WrongClass);
		OfferOfDevice::<T>::insert(device, id);
		Ok(ready.tier)
	}

	/// Makes `devices` those of the offer: what leaves isn't rented, what comes is ready.
	fn replace_devices(
		id: OfferId,
		offer: &mut OfferOf<T>,
		devices: &[DeviceIndex],
	) -> DispatchResult {
		let now = T::Clock::time();
		let (stay, leave): (alloc::vec::Vec<_>, alloc::vec::Vec<_>) = offer
			.slots
			.iter()
			.copied()
			.partition(|slot| devices.contains(&slot.device));
		for slot in leave {
			ensure!(slot.busy_until <= now, Error::<T>::DeviceRented);
			OfferOfDevice::<T>::remove(slot.device);
			T::Uses::set_rated(slot.device, false);
		}
		let mut slots = BoundedVec::new();
		for device in devices {
			let kept = stay.iter().find(|slot| slot.device == *device).copied();
			let slot = match kept {
				Some(slot) => slot,
				None => {
					Self::take_in(&offer.provider, offer.class, id, *device)?;
					Slot {
						device: *device,
						busy_until: 0,
					}
				}
			};
			slots
				.try_push(slot)
				.map_err(|_| Error::<T>::TooManyDevices)?;
		}
		offer.slots = slots;
		Ok(())
	}

	/// Pledges what the terms promise for devices that no lease has taken stake along for.
	fn adjust_pledge(offer: &mut OfferOf<T>) -> DispatchResult {
		let promised = OfferOf::<T>::pledge_of(&offer.terms.service, offer.slots.len())
			.saturating_sub(offer.lent);
		T::Pledges::pledge(&offer.provider, promised.saturating_sub(offer.pledged))?;
		T::Pledges::release(&offer.provider, offer.pledged.saturating_sub(promised))?;
		offer.pledged = promised;
		Ok(())
	}

	/// Lets the class's dynamic rate follow the devices, or not.
	fn rate(devices: &[DeviceIndex], rated: bool) {
		for device in devices {
			T::Uses::set_rated(*device, rated);
		}
	}

	/// Puts the offer into the book of its class.
	fn list(id: OfferId, offer: &OfferOf<T>) {
		let key = BookKey::new(offer.terms.price.least(), id);
		if offer.terms.price.is_dynamic() {
			DynamicBook::<T>::insert(offer.class, key, ());
		} else {
			FixedBook::<T>::insert(offer.class, key, ());
		}
	}

	/// Takes the offer out of the book of its class.
	fn unlist(id: OfferId, offer: &OfferOf<T>) {
		let key = BookKey::new(offer.terms.price.least(), id);
		if offer.terms.price.is_dynamic() {
			DynamicBook::<T>::remove(offer.class, key);
		} else {
			FixedBook::<T>::remove(offer.class, key);
		}
	}

	/// Stores the offer, or removes it with all that belongs to it when nothing needs it any more.
	/// Answers how many devices were taken out by that.
	pub(crate) fn store_or_remove(
		id: OfferId,
		mut offer: OfferOf<T>,
	) -> Result<u32, DispatchError> {
		if !offer.listed {
			// What would have answered for new leases answers for nothing any more.
			T::Pledges::release(&offer.provider, core::mem::take(&mut offer.pledged))?;
		}
		if offer.listed || offer.leases > 0 {
			Offers::<T>::insert(id, offer);
			return Ok(0);
		}
		let devices = u32::try_from(offer.slots.len()).unwrap_or(MAX_DEVICES);
		for slot in &offer.slots {
			OfferOfDevice::<T>::remove(slot.device);
			T::Uses::set_rated(slot.device, false);
		}
		offer.ticket.drop(&offer.provider)?;
		OfferCount::<T>::mutate_exists(&offer.provider, |count| {
			*count = count
				.and_then(|count| count.checked_sub(1))
				.filter(|count| *count > 0);
		});
		Offers::<T>::remove(id);
		Self::deposit_event(Event::OfferRemoved { offer: id });
		Ok(devices)
	}

	/// What an offer of so many devices takes up.
	fn offer_footprint(devices: usize) -> Footprint {
		let bytes = OfferOf::<T>::max_encoded_len()
			.saturating_add(BYTES_IN_BOOK)
			.saturating_add(devices.saturating_mul(BYTES_PER_DEVICE));
		Footprint::from_parts(1, bytes)
	}

	/// What a lease of so many devices takes up, with what its devices are credited with.
	pub(crate) fn lease_footprint(devices: usize) -> Footprint {
		let bytes = LeaseOf::<T>::max_encoded_len()
			.saturating_add(devices.saturating_mul(BYTES_PER_DEVICE));
		Footprint::from_parts(1, bytes)
	}
}

impl<T: Config> LeaveGuard<T::AccountId> for Pallet<T> {
	fn ensure_may_leave(who: &T::AccountId) -> DispatchResult {
		ensure!(
			!OfferCount::<T>::contains_key(who),
			Error::<T>::OffersRemain
		);
		Ok(())
	}
}
