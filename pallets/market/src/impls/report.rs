//! What clients read.

use crate::{
	types::{BookKey, Stage, MAX_DEVICES},
	Bids, Config, Disputes, DynamicBook, FixedBook, LeaseOf, Leases, OfferOf, Offers, Pallet,
	Requests,
};
use alloc::vec::Vec;
use core::iter::Peekable;
use florin_core::{
	market::{LeasePhase, LeaseReport, OfferReport, Quote, RequestReport},
	traits::PeriodClock,
	Balance, ClassId, LeaseId, OfferId, Period, RequestId,
};
use florin_math::lease as math;

/// Offers on one page, at most.
pub const MAX_PAGE: u32 = 100;

impl<T: Config> Pallet<T> {
	/// An offer as it stands now.
	pub fn offer_report(id: OfferId) -> Option<OfferReport<T::AccountId>> {
		Offers::<T>::get(id).map(|offer| Self::report_offer(id, offer))
	}

	fn report_offer(id: OfferId, offer: OfferOf<T>) -> OfferReport<T::AccountId> {
		let price = Self::price_of(&offer);
		OfferReport {
			id,
			class: offer.class,
			tier: offer.tier,
			terms: offer.terms,
			price,
			commission: Self::commission_at(offer.class, price).ok(),
			devices: offer.slots.iter().map(|slot| slot.device).collect(),
			free: u32::try_from(offer.free_at(T::Clock::time())).unwrap_or(MAX_DEVICES),
			listed: offer.listed,
			pledged: offer.pledged,
			version: offer.version,
			provider: offer.provider,
		}
	}

	/// The listed offers of a class, the cheapest first, at most [`MAX_PAGE`] of those that come after
	/// `after`. Offers of one price at fixed prices come before those at the dynamic rate.
	pub fn offers(
		class: ClassId,
		after: Option<OfferId>,
		limit: u32,
	) -> Vec<OfferReport<T::AccountId>> {
		let rate = Self::dynamic_rate(class);
		let (fixed_after, dynamic_after) = match after {
			None => (None, None),
			Some(after) => Self::places_after(after, rate),
		};
		let mut fixed = keys(
			class,
			fixed_after,
			FixedBook::<T>::hashed_key_for,
			|from| match from {
				Some(from) => FixedBook::<T>::iter_key_prefix_from(class, from),
				None => FixedBook::<T>::iter_key_prefix(class),
			},
		)
		.peekable();
		let mut dynamic = keys(
			class,
			dynamic_after,
			DynamicBook::<T>::hashed_key_for,
			|from| match from {
				Some(from) => DynamicBook::<T>::iter_key_prefix_from(class, from),
				None => DynamicBook::<T>::iter_key_prefix(class),
			},
		)
		.peekable();
		let mut page = Vec::new();
		while page.len() < usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default() {
			let Some(key) = next_of(&mut fixed, &mut dynamic, rate) else {
				break;
			};
			let id = key.offer();
			page.extend(Offers::<T>::get(id).map(|offer| Self::report_offer(id, offer)));
		}
		page
	}

	/// The keys in both books after which the page after `after` begins.
	fn places_after(after: OfferId, rate: Balance) -> (Option<BookKey>, Option<BookKey>) {
		let Some(offer) = Offers::<T>::get(after) else {
			return (None, None);
		};
		let price = offer.terms.price;
		let key = BookKey::new(price.least(), after);
		let price_now = price.at(rate);
		if price.is_dynamic() {
			// All fixed ones of that price have been shown.
			(Some(BookKey::new(price_now, OfferId::MAX)), Some(key))
		} else {
			let shown = price_now
				.checked_sub(1)
				.filter(|below| *below >= rate)
				.map(|below| BookKey::new(below, OfferId::MAX));
			(Some(key), shown)
		}
	}

	/// What `term` seconds of up to `devices` devices of an offer would cost now.
	pub fn quote(id: OfferId, devices: u32, term: u32) -> Option<Quote> {
		let offer = Offers::<T>::get(id).filter(|offer| offer.listed)?;
		let terms = Self::lease_terms(&offer, None).ok()?;
		let free = u32::try_from(offer.free_at(T::Clock::time())).unwrap_or(MAX_DEVICES);
		let devices = devices.min(free);
		let seconds = u64::from(devices).saturating_mul(term.into());
		Some(Quote {
			offer: id,
			version: offer.version,
			devices,
			price: terms.price,
			commission: terms.commission,
			escrow: terms.escrow(seconds)?,
		})
	}

	/// A lease with its live amounts.
	pub fn lease_report(id: LeaseId) -> Option<LeaseReport<T::AccountId>> {
		let lease = Leases::<T>::get(id)?;
		let now = T::Clock::time();
		let found = Self::metered(id, &lease, Period::MAX);
		let due = Self::settled_now(id, &lease)
			.ok()
			.and_then(|settled| {
				let total = math::charge(lease.terms.price, settled.seconds)?;
				let paid = math::charge(lease.terms.price, lease.settled.seconds)?;
				total.checked_sub(paid)
			})
			.unwrap_or_default();
		Some(LeaseReport {
			id,
			phase: Self::phase(id, &lease),
			elapsed: lease.elapsed_at(now),
			aside: lease.aside,
			verified: found.seconds,
			missing: found.missing,
			due,
			held: lease.money.held().unwrap_or_default(),
			pledge: lease.pledge,
			offer: lease.offer,
			provider: lease.provider,
			tenant: lease.tenant,
			class: lease.class,
			devices: lease.devices.into_inner(),
			price: lease.terms.price,
			commission: lease.terms.commission,
			mode: lease.terms.mode,
			service: lease.terms.service,
			term: lease.term,
			funded: lease.funded,
			receipt: lease.receipt,
			deposited: lease.money.deposited,
			paid: lease.money.paid,
			commission_paid: lease.money.commission,
			refunded: lease.money.refunded,
		})
	}

	fn phase(id: LeaseId, lease: &LeaseOf<T>) -> LeasePhase {
		let (started, ends_at) = match lease.stage {
			Stage::Waiting { accept_by, .. } => return LeasePhase::Waiting { accept_by },
			Stage::Begun { started, ends_at } => (started, ends_at),
		};
		if let Some(dispute) = Disputes::<T>::get(id) {
			return LeasePhase::Disputed {
				started,
				ended: ends_at,
				deadline: dispute.deadline,
			};
		}
		if lease.is_running(T::Clock::time()) {
			return LeasePhase::Running { started, ends_at };
		}
		let final_in = Self::last_period(ends_at)
			.saturating_add(T::Clock::certificate_window())
			.saturating_add(1);
		LeasePhase::Over {
			started,
			ended: ends_at,
			final_from: T::Clock::start_of(final_in),
		}
	}

	/// A request with its bids, of which there are few.
	pub fn request_report(id: RequestId) -> Option<RequestReport<T::AccountId>> {
		let request = Requests::<T>::get(id)?;
		let wanted = request.wanted;
		let mut bids: Vec<_> = Bids::<T>::iter_prefix(id)
			.map(|(provider, bid)| (provider, bid.offer, bid.price))
			.collect();
		bids.sort_by_key(|(_, offer, price)| (*price, *offer));
		Some(RequestReport {
			id,
			tenant: request.tenant,
			class: wanted.class,
			devices: wanted.devices,
			term: wanted.term,
			limit: wanted.limit,
			filters: wanted.filters,
			deadline: wanted.deadline,
			bids,
		})
	}
}

/// The keys of a book after a place.
fn keys<Keys>(
	class: ClassId,
	after: Option<BookKey>,
	raw: impl Fn(ClassId, BookKey) -> Vec<u8>,
	iterate: impl Fn(Option<Vec<u8>>) -> Keys,
) -> Keys {
	iterate(after.map(|after| raw(class, after)))
}

/// The cheaper one of the heads of both books.
fn next_of(
	fixed: &mut Peekable<impl Iterator<Item = BookKey>>,
	dynamic: &mut Peekable<impl Iterator<Item = BookKey>>,
	rate: Balance,
) -> Option<BookKey> {
	match (fixed.peek(), dynamic.peek()) {
		(Some(one), Some(other)) if one.price() <= other.price().max(rate) => fixed.next(),
		(Some(_), None) => fixed.next(),
		_ => dynamic.next(),
	}
}
