//! The market: the calls that the command makes there, and what it reads of it.

use super::{
	api::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			pallet_market::types::{Pick as PickCall, Wanted},
			sp_runtime::MultiSignature,
		},
	},
	explain::failure,
	reads::Class,
	Chain,
};
use crate::{
	amount::Amount,
	error::{Failure, Refusal},
	keys::Account,
};
use florin_core::{
	market::{Filters, LeaseReport, OfferReport, OfferTerms, Quote, Receipt, RequestReport},
	report::ReputationReport,
	ClassId, DeviceIndex, LeaseId, OfferId, Period, RequestId, Timestamp,
};
use sp_runtime::Permill;
use subxt::{
	tx::Payload,
	utils::{AccountId32, Static, H256},
};

/// Offers that are read at once.
const PAGE: u32 = 100;

/// Offers devices.
pub fn post_offer(class: ClassId, devices: Vec<DeviceIndex>, terms: OfferTerms) -> impl Payload {
	api::tx()
		.market()
		.post_offer(class, BoundedVec(devices), Static(terms))
}

/// Changes an offer.
pub fn update_offer(offer: OfferId, devices: Vec<DeviceIndex>, terms: OfferTerms) -> impl Payload {
	api::tx()
		.market()
		.update_offer(offer, BoundedVec(devices), Static(terms))
}

/// Takes an offer off the market.
pub fn withdraw_offer(offer: OfferId) -> impl Payload {
	api::tx().market().withdraw_offer(offer)
}

/// A choice among the offers.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
	/// From which offer.
	pub offer: OfferId,
	/// In which of its versions.
	pub version: u32,
	/// How many devices.
	pub devices: u32,
}

/// Rents devices of offers for `term` seconds, `funded` of them paid for in advance.
pub fn rent(picks: Vec<Pick>, term: u32, funded: u32, limit: Amount, least: u32) -> impl Payload {
	let picks = picks
		.into_iter()
		.map(|pick| PickCall {
			offer: pick.offer,
			version: pick.version,
			devices: pick.devices,
		})
		.collect();
	api::tx()
		.market()
		.rent(BoundedVec(picks), term, funded, limit.0, least)
}

/// Accepts the machines of a lease.
pub fn accept_lease(lease: LeaseId) -> impl Payload {
	api::tx().market().accept_lease(lease)
}

/// Makes a lease longer.
pub fn extend(lease: LeaseId, seconds: u32) -> impl Payload {
	api::tx().market().extend(lease, seconds)
}

/// Pays for more of a lease's term in advance.
pub fn top_up(lease: LeaseId, seconds: u32) -> impl Payload {
	api::tx().market().top_up(lease, seconds)
}

/// Names who may take a lease over.
pub fn transfer_lease(lease: LeaseId, successor: Option<&Account>) -> impl Payload {
	api::tx()
		.market()
		.transfer_lease(lease, successor.map(|account| account.0))
}

/// Takes a lease over.
pub fn take_over(lease: LeaseId) -> impl Payload {
	api::tx().market().take_over(lease)
}

/// Gives a tenant notice.
pub fn evict(lease: LeaseId) -> impl Payload {
	api::tx().market().evict(lease)
}

/// Shows what the tenant says it got, with its sr25519 signature.
pub fn submit_receipt(lease: LeaseId, receipt: Receipt, signature: [u8; 64]) -> impl Payload {
	api::tx()
		.market()
		.submit_receipt(lease, Static(receipt), MultiSignature::Sr25519(signature))
}

/// Ends a lease now.
pub fn close(lease: LeaseId) -> impl Payload {
	api::tx().market().close(lease)
}

/// Pays the final periods of leases.
pub fn settle(leases: Vec<LeaseId>) -> impl Payload {
	api::tx().market().settle(BoundedVec(leases))
}

/// Settles a lease that is over for good.
pub fn finalise(lease: LeaseId) -> impl Payload {
	api::tx().market().finalise(lease)
}

/// Has arbiters decide about a lease.
pub fn dispute(lease: LeaseId, evidence: [u8; 32]) -> impl Payload {
	api::tx().market().dispute(lease, H256(evidence))
}

/// Decides a dispute.
pub fn resolve(lease: LeaseId, share: Permill) -> impl Payload {
	let share = api::runtime_types::sp_arithmetic::per_things::Permill(share.deconstruct());
	api::tx().market().resolve(lease, share)
}

/// What a request asks for.
#[derive(Clone, Copy, Debug)]
pub struct RequestSpec {
	/// The class.
	pub class: ClassId,
	/// How many devices.
	pub devices: u32,
	/// For how many seconds.
	pub term: u32,
	/// Per device-hour, commission included, at most.
	pub limit: Amount,
	/// What else.
	pub filters: Filters,
	/// The last period in which bids are taken.
	pub deadline: Period,
}

/// Asks for devices.
pub fn post_request(spec: RequestSpec) -> impl Payload {
	api::tx().market().post_request(Wanted {
		class: spec.class,
		devices: spec.devices,
		term: spec.term,
		limit: spec.limit.0,
		filters: Static(spec.filters),
		deadline: spec.deadline,
	})
}

/// Takes a request back.
pub fn cancel_request(request: RequestId) -> impl Payload {
	api::tx().market().cancel_request(request)
}

/// Bids on a request.
pub fn bid(request: RequestId, offer: OfferId, price: Amount) -> impl Payload {
	api::tx().market().bid(request, offer, price.0)
}

/// Takes a bid back.
pub fn withdraw_bid(request: RequestId) -> impl Payload {
	api::tx().market().withdraw_bid(request)
}

/// Takes one of the bids on a request.
pub fn award(request: RequestId, provider: &Account, funded: u32) -> impl Payload {
	api::tx().market().award(request, provider.0, funded)
}

fn missing(error: &str, message: String) -> Failure {
	Refusal {
		error: format!("Market.{error}"),
		message,
		hint: None,
		block: None,
	}
	.into()
}

impl Chain {
	/// The time of the best block, in Unix seconds.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime; so for every read.
	pub async fn timestamp(&self) -> Result<Timestamp, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().timestamp().now())
			.map_err(failure)?;
		let millis: u64 = entry
			.fetch(())
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		Ok(millis / 1_000)
	}

	/// The class that `text` names by its handle, such as `h100`, or by its number.
	///
	/// # Errors
	///
	/// A refusal if there is none, and those of [`Self::timestamp`].
	pub async fn class_named(&self, text: &str) -> Result<Class, Failure> {
		let classes = self.classes().await?;
		let number = text.parse::<ClassId>().ok();
		let names: Vec<_> = classes.iter().map(|class| class.slug.clone()).collect();
		classes
			.into_iter()
			.find(|class| Some(class.id) == number || class.slug == text)
			.ok_or_else(|| {
				Refusal {
					error: "Market.UnknownClass".into(),
					message: format!("There is no class {text}."),
					hint: Some(format!("the classes are {}", names.join(", "))),
					block: None,
				}
				.into()
			})
	}

	/// All listed offers of a class, the cheapest first.
	///
	/// # Errors
	///
	/// Those of [`Self::timestamp`].
	pub async fn offers(&self, class: ClassId) -> Result<Vec<OfferReport<AccountId32>>, Failure> {
		let at = self.best().await?;
		let mut offers: Vec<OfferReport<AccountId32>> = Vec::new();
		loop {
			let after = offers.last().map(|offer| offer.id);
			let call = api::runtime_apis().market_api().offers(class, after, PAGE);
			let page = at.runtime_apis().call(call).await.map_err(failure)?;
			if page.is_empty() {
				return Ok(offers);
			}
			offers.extend(page.into_iter().map(|offer| offer.0));
		}
	}

	/// An offer.
	///
	/// # Errors
	///
	/// A refusal if there is none, and those of [`Self::timestamp`].
	pub async fn offer(&self, id: OfferId) -> Result<OfferReport<AccountId32>, Failure> {
		let call = api::runtime_apis().market_api().offer(id);
		let offer = self.read(call).await?;
		offer
			.map(|offer| offer.0)
			.ok_or_else(|| missing("UnknownOffer", format!("There is no offer {id}.")))
	}

	/// What `term` seconds of up to `devices` devices of an offer would cost now; none if it can't be
	/// rented.
	///
	/// # Errors
	///
	/// Those of [`Self::timestamp`].
	pub async fn quote(
		&self,
		offer: OfferId,
		devices: u32,
		term: u32,
	) -> Result<Option<Quote>, Failure> {
		let call = api::runtime_apis().market_api().quote(offer, devices, term);
		let quote = self.read(call).await?;
		Ok(quote.map(|quote| quote.0))
	}

	/// A lease with its live amounts.
	///
	/// # Errors
	///
	/// A refusal if there is none any more, and those of [`Self::timestamp`].
	pub async fn lease(&self, id: LeaseId) -> Result<LeaseReport<AccountId32>, Failure> {
		let call = api::runtime_apis().market_api().lease(id);
		let lease = self.read(call).await?;
		lease.map(|lease| lease.0).ok_or_else(|| {
			missing(
				"UnknownLease",
				format!("There is no lease {id}, or it has been finalised."),
			)
		})
	}

	/// A request with its bids.
	///
	/// # Errors
	///
	/// A refusal if there is none any more, and those of [`Self::timestamp`].
	pub async fn request(&self, id: RequestId) -> Result<RequestReport<AccountId32>, Failure> {
		let call = api::runtime_apis().market_api().request(id);
		let request = self.read(call).await?;
		request
			.map(|request| request.0)
			.ok_or_else(|| missing("UnknownRequest", format!("There is no request {id}.")))
	}

	/// The dynamic rate of a class, per device-hour.
	///
	/// # Errors
	///
	/// Those of [`Self::timestamp`].
	pub async fn dynamic_rate(&self, class: ClassId) -> Result<Amount, Failure> {
		let call = api::runtime_apis().market_api().dynamic_rate(class);
		let rate = self.read(call).await?;
		Ok(Amount(rate))
	}

	/// How a provider has kept its promises.
	///
	/// # Errors
	///
	/// Those of [`Self::timestamp`].
	pub async fn reputation(&self, provider: &Account) -> Result<ReputationReport, Failure> {
		let call = api::runtime_apis().providers_api().reputation(provider.0);
		Ok(self.read(call).await?.0)
	}
}
