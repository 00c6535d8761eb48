//! Requests, and the bids on them: an auction in which the price falls.

use crate::{
	impls::rent::{Looks, Wish},
	types::{Bid, Pick, Request, Wanted, MAX_BIDS, MAX_DEVICES, MAX_PERIODS, SPARE_DEVICES},
	BidOf, Bids, Config, Error, Event, NextRequest, Offers, Pallet, RequestOf, Requests,
	WeightInfo,
};
use florin_core::{
	traits::{ComputeClasses, PeriodClock},
	Balance, OfferId, RequestId,
};
use frame_support::{
	ensure,
	traits::{Consideration, Footprint},
	weights::Weight,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::post_request`].
	pub(crate) fn do_post_request(tenant: T::AccountId, wanted: Wanted) -> DispatchResult {
		let now = T::Clock::now();
		ensure!(
			T::Classes::terms_at(wanted.class, now).is_some(),
			Error::<T>::UnknownClass
		);
		ensure!(wanted.devices > 0, Error::<T>::NoDevices);
		ensure!(wanted.devices <= MAX_DEVICES, Error::<T>::TooManyDevices);
		ensure!(wanted.term > 0, Error::<T>::NoTime);
		let latest = now.saturating_add(MAX_PERIODS);
		ensure!(
			wanted.deadline > now && wanted.deadline <= latest,
			Error::<T>::BadDeadline
		);
		let id = NextRequest::<T>::get();
		NextRequest::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let footprint = Footprint::from_mel::<(RequestId, RequestOf<T>)>();
		let ticket = T::Consideration::new(&tenant, footprint)?;
		Requests::<T>::insert(
			id,
			Request {
				tenant: tenant.clone(),
				wanted,
				bids: 0,
				ticket,
			},
		);
		Self::deposit_event(Event::RequestPosted {
			request: id,
			tenant,
			wanted,
		});
		Ok(())
	}

	/// See [`Pallet::cancel_request`].
	pub(crate) fn do_cancel_request(tenant: &T::AccountId, id: RequestId) -> DispatchResult {
		let request = Self::request_of(tenant, id)?;
		Requests::<T>::remove(id);
		request.ticket.drop(tenant)?;
		Self::deposit_event(Event::RequestCancelled { request: id });
		Ok(())
	}

	/// A request of the tenant.
	fn request_of(tenant: &T::AccountId, id: RequestId) -> Result<RequestOf<T>, DispatchError> {
		let request = Requests::<T>::get(id).ok_or(Error::<T>::UnknownRequest)?;
		ensure!(request.tenant == *tenant, Error::<T>::NotYourRequest);
		Ok(request)
	}

	/// See [`Pallet::bid`].
	pub(crate) fn do_bid(
		provider: T::AccountId,
		id: RequestId,
		offer_id: OfferId,
		price: Balance,
	) -> DispatchResult {
		let mut request = Requests::<T>::get(id).ok_or(Error::<T>::UnknownRequest)?;
		let wanted = request.wanted;
		ensure!(T::Clock::now() <= wanted.deadline, Error::<T>::BiddingOver);
		let offer = Offers::<T>::get(offer_id).ok_or(Error::<T>::UnknownOffer)?;
		ensure!(offer.provider == provider, Error::<T>::NotYourOffer);
		ensure!(offer.listed, Error::<T>::OfferWithdrawn);
		let devices = u32::try_from(offer.slots.len()).unwrap_or(u32::MAX);
		let matches = offer.class == wanted.class
			&& devices >= wanted.devices
			&& (offer.terms.shortest..=offer.terms.longest).contains(&wanted.term)
			&& wanted.filters.accept(&offer.terms);
		ensure!(matches, Error::<T>::OfferDoesNotMatch);
		let total = price
			.checked_add(Self::commission_at(offer.class, price)?)
			.ok_or(ArithmeticError::Overflow)?;
		ensure!(total <= wanted.limit, Error::<T>::PriceOverLimit);

		let ticket = match Bids::<T>::get(id, &provider) {
			Some(before) => {
				ensure!(price < before.price, Error::<T>::BidNotLower);
				before.ticket
			}
			None => {
				ensure!(request.bids < MAX_BIDS, Error::<T>::TooManyBids);
				request.bids = request.bids.saturating_add(1);
				Requests::<T>::insert(id, request);
				let footprint = Footprint::from_mel::<(RequestId, T::AccountId, BidOf<T>)>();
				T::Consideration::new(&provider, footprint)?
			}
		};
		let bid = Bid {
			offer: offer_id,
			version: offer.version,
			price,
			ticket,
		};
		Bids::<T>::insert(id, &provider, bid);
		Self::deposit_event(Event::BidPlaced {
			request: id,
			provider,
			offer: offer_id,
			price,
		});
		Ok(())
	}

	/// See [`Pallet::withdraw_bid`].
	pub(crate) fn do_withdraw_bid(provider: T::AccountId, id: RequestId) -> DispatchResult {
		let bid = Bids::<T>::take(id, &provider).ok_or(Error::<T>::UnknownBid)?;
		// Else a higher one could follow.
		let is_open = Requests::<T>::get(id)
			.is_some_and(|request| T::Clock::now() <= request.wanted.deadline);
		ensure!(!is_open, Error::<T>::BiddingOpen);
		bid.ticket.drop(&provider)?;
		Requests::<T>::mutate_extant(id, |request| {
			request.bids = request.bids.saturating_sub(1);
		});
		Self::deposit_event(Event::BidWithdrawn {
			request: id,
			provider,
		});
		Ok(())
	}

	/// What an award costs at most: all devices that may be looked at.
	pub(crate) fn award_weight() -> Weight {
		T::WeightInfo::award(MAX_DEVICES.saturating_add(SPARE_DEVICES))
	}

	/// See [`Pallet::award`].
	pub(crate) fn do_award(
		tenant: &T::AccountId,
		id: RequestId,
		provider: T::AccountId,
		funded: u32,
	) -> DispatchResult {
		let request = Self::request_of(tenant, id)?;
		let wanted = request.wanted;
		let now = T::Clock::now();
		ensure!(now > wanted.deadline, Error::<T>::BiddingOpen);
		// Who bids isn't bound for long.
		let last = wanted.deadline.saturating_add(T::Clock::periods_per_day());
		ensure!(now <= last, Error::<T>::AwardOver);
		let bid = Bids::<T>::take(id, &provider).ok_or(Error::<T>::UnknownBid)?;
		let wish = Wish {
			term: wanted.term,
			funded,
			limit: wanted.limit,
		};
		let mut looks = Looks(wanted.devices.saturating_add(SPARE_DEVICES));
		// The offer is as it was when the bid was made, so it is what was asked for.
		let pick = Pick {
			offer: bid.offer,
			version: bid.version,
			devices: wanted.devices,
		};
		let plan = Self::plan(pick, Some(bid.price), wish, &mut looks)?;
		if let Some(reason) = plan.shortfall {
			return Err(reason);
		}
		let lease = Self::open(tenant, plan, wish)?;
		bid.ticket.drop(&provider)?;
		request.ticket.drop(tenant)?;
		Requests::<T>::remove(id);
		Self::deposit_event(Event::RequestAwarded {
			request: id,
			provider,
			lease,
		});
		Ok(())
	}
}
