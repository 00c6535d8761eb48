//! # Florin's runtime APIs
//!
//! What clients read that isn't a plain storage item: figures that follow from several records, and the verification of evidence before it is paid for.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use florin_core::{
	book::{BookQuote, Depth, OrderId, OrderReport},
	clearing::{
		AccountReport, Lots, MarketId, MarketReport, PositionReport, SettlementAsset, Side,
	},
	futures::ContractReport,
	index::{Average, LatestPrice, Series, SeriesReport, SpanError},
	market::{LeaseReport, OfferReport, Quote, RequestReport},
	report::{
		AttesterReport, BackingReport, ChallengeReport, ClockReport, CreditLineReport,
		DeviceReport, EvidenceSummary, RedemptionReport, ReputationReport,
	},
	AttesterId, Balance, ClassId, DeviceIndex, LeaseId, OfferId, Period, RedemptionId, RequestId,
};
use florin_evidence::EvidenceError;

sp_api::decl_runtime_apis! {
	/// Devices, presence and certificates.
	pub trait AttestationApi<AccountId> where AccountId: Codec {
		/// The protocol's clock.
		fn clock() -> ClockReport;
		/// The presence challenge of a device for the current period, and for the one before while that can still be proven.
		fn challenges(device: DeviceIndex) -> Vec<ChallengeReport>;
		/// A device's record.
		fn device(device: DeviceIndex) -> Option<DeviceReport<AccountId>>;
		/// An attester's bond and what it has earned.
		fn attester(attester: AttesterId) -> Option<AttesterReport<AccountId>>;
		/// Verifies a device chain (DER, leaf first) and a report against the roots that this chain trusts.
		/// The nonce is reported, not checked, so that evidence can be examined before it is used.
		fn verify_evidence(chain: Vec<Vec<u8>>, report: Vec<u8>) -> Result<EvidenceSummary, EvidenceError>;
	}

	/// Credits and what stands behind them.
	pub trait IssuanceApi<AccountId> where AccountId: Codec {
		/// The whole supply, split by what stands behind it.
		fn backing() -> BackingReport;
		/// What a provider owes and may still mint.
		fn credit_line(provider: AccountId) -> CreditLineReport;
		/// A redemption with its live amounts, until nothing of it is left.
		fn redemption(redemption: RedemptionId) -> Option<RedemptionReport<AccountId>>;
		/// Redemptions of hours that a provider owes, in no particular order: at most `limit`, and 100, of those that come after `after`.
		fn redemptions(provider: AccountId, after: Option<RedemptionId>, limit: u32) -> Vec<RedemptionReport<AccountId>>;
	}

	/// Who offers, and how well.
	pub trait ProvidersApi<AccountId> where AccountId: Codec {
		/// How a provider has kept its promises.
		fn reputation(provider: AccountId) -> ReputationReport;
	}

	/// Offers, requests and leases.
	pub trait MarketApi<AccountId> where AccountId: Codec {
		/// Listed offers of a class, the cheapest first: at most `limit`, and 100, of those that come after `after`.
		fn offers(class: ClassId, after: Option<OfferId>, limit: u32) -> Vec<OfferReport<AccountId>>;
		/// An offer.
		fn offer(offer: OfferId) -> Option<OfferReport<AccountId>>;
		/// What `term` seconds of up to `devices` devices of an offer would cost now.
		fn quote(offer: OfferId, devices: u32, term: u32) -> Option<Quote>;
		/// A lease with its live amounts, until it has been finalised.
		fn lease(lease: LeaseId) -> Option<LeaseReport<AccountId>>;
		/// A request with its bids, the lowest first.
		fn request(request: RequestId) -> Option<RequestReport<AccountId>>;
		/// The dynamic rate of a class, in planck per device-hour.
		fn dynamic_rate(class: ClassId) -> Balance;
	}

	/// The price of compute.
	pub trait IndexApi {
		/// The latest price of a series; none if it never had one, or the FLRN series had none for as long as checkpoints are kept.
		fn latest(series: Series) -> Option<LatestPrice>;
		/// The average over the periods from `from` up to, but without, `to`.
		fn average(series: Series, from: Period, to: Period) -> Result<Average, SpanError>;
		/// All about a series but its past; none if there is no such class.
		fn status(series: Series) -> Option<SeriesReport>;
		/// Averages over consecutive spans of `step` periods, the first of which begins with `from`: at most `count`, and 100. Spans that aren't over,
		/// and those that are too old, are left out.
		fn history(series: Series, from: Period, step: Period, count: u32) -> Vec<(Period, Average)>;
	}

	/// Accounts, positions and markets of the clearing house.
	pub trait ClearingApi<AccountId> where AccountId: Codec {
		/// What somebody has in the house in an asset, beside what lies in positions; none without an account.
		fn account(owner: AccountId, asset: SettlementAsset) -> Option<AccountReport>;
		/// A position, valued at the mark; none if there is no such.
		fn position(market: MarketId, owner: AccountId) -> Option<PositionReport>;
		/// All positions of somebody, in the order of their markets.
		fn positions(owner: AccountId) -> Vec<PositionReport>;
		/// A market; none if there is no such.
		fn market(market: MarketId) -> Option<MarketReport>;
		/// All markets, in the order of their ids.
		fn markets() -> Vec<MarketReport>;
	}

	/// Order books.
	pub trait OrderBookApi<AccountId> where AccountId: Codec {
		/// The best prices of a book with what rests at each: at most `levels`, and 200, on each side.
		fn depth(market: MarketId, levels: u32) -> Depth;
		/// A resting order; none if it is gone.
		fn order(market: MarketId, id: OrderId) -> Option<OrderReport<AccountId>>;
		/// Resting orders of somebody, at most `limit`. A large book is looked through as far as 10,000 orders from its best prices.
		fn orders_of(market: MarketId, owner: AccountId, limit: u32) -> Vec<OrderReport<AccountId>>;
		/// What an order of `lots` would get from the book now; none if there is no such book, or nothing is traded in the market now.
		fn quote(market: MarketId, side: Side, lots: Lots) -> Option<BookQuote>;
	}

	/// Dated futures.
	pub trait FuturesApi {
		/// A contract; none if there is no such.
		fn contract(market: MarketId) -> Option<ContractReport>;
		/// All contracts, in the order of their markets.
		fn contracts() -> Vec<ContractReport>;
	}
}
