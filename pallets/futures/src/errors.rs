//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),

		// Listing
		/// There is no such class, it hasn't begun, or it is retired.
		UnknownClass,
		/// A FLRN series settles in FLRN, a USD series in a stablecoin. One quote, one asset.
		WrongAsset,
		/// The decimals of the asset aren't known, or are more than twelve.
		UnknownAsset,
		/// A lot has no time.
		LotEmpty,
		/// At the price of now a lot is worth nothing, or more than 2⁶⁴ units. Take more time, or less.
		LotOutOfBounds,
		/// Every price would be a multiple of a tick of zero.
		TickZero,
		/// Delivery, or what the mark price averages over, has no periods.
		SpanEmpty,
		/// Delivery and the dispute delay, or what the mark price averages over, exceed the longest span.
		SpanTooLong,
		/// Delivery begins so soon that nobody would have time to trade.
		TooSoon,
		/// Delivery would end after the last period that can be counted.
		TooLate,
		/// The series isn't live. List the contract when it is.
		NotLive,
		/// As many markets as there may be haven't settled.
		TooManyMarkets,

		// Settling
		/// There is no contract with that market.
		UnknownMarket,
		/// Lots still change hands. Nobody may trade at a price that has been decided.
		StillTrading,
		/// The contract has settled.
		AlreadySettled,
		/// The price of a lot is above 2⁶⁴ units.
		PriceTooHigh,
	}
}
