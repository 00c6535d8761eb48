//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),

		// Prices
		/// Only feeders on duty tell prices. Be admitted by governance and put up the bond.
		NotAFeeder,
		/// No price is told. Tell one at least.
		NoPrices,
		/// Classes are out of order, or one is named twice. Sort them by their identifiers.
		ClassesOutOfOrder,
		/// There is no such class.
		UnknownClass,
		/// A price is zero. An hour of compute isn't to be had for nothing.
		PriceZero,
		/// A price is above a million USD. Prices are in 10⁻¹² USD per class-hour.
		PriceTooHigh,
		/// A price of that class has been told in this period. Tell the next one in the next period.
		TooSoon,

		// Feeders
		/// Governance hasn't admitted the account as a feeder.
		NotAdmitted,
		/// The account is known as a feeder already.
		AlreadyAdmitted,
		/// The feeder has put up its bond already.
		AlreadyBonded,
		/// The feeder has left, or was removed. Take out what is left of the bond, and be admitted again.
		Leaving,
		/// As many feeders as there may be are on duty.
		TooManyFeeders,
		/// There is no such feeder.
		UnknownFeeder,
		/// The bond isn't free yet. Try again when the time to unbond is over.
		StillBonded,
		/// There is no feed of that class by that feeder which was false for long enough.
		NothingProven,

		// Factors
		/// The least factor is above the greatest one, or zero.
		BadBounds,
		/// The factor of the reference class never moves.
		ReferenceClass,
	}
}
