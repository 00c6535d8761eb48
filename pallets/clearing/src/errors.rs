//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
		/// A sum exceeds what its type holds.
		Overflow,

		// Assets and accounts
		/// No market settles in that asset.
		UnknownAsset,
		/// Markets settle in that asset already.
		AlreadyAccepted,
		/// The house's pot for that asset is empty. Send it the least balance of an account first.
		PotNotEndowed,
		/// The amount is zero.
		NothingToMove,
		/// There is no account in that asset. Deposit into it first.
		NoAccount,
		/// The account doesn't have as much. Deposit more.
		InsufficientBalance,

		// Markets
		/// There is no such market, or it has been removed.
		NoMarket,
		/// Trading has ended. What is open will settle.
		TradingEnded,
		/// The market is halted.
		Halted,
		/// Only closing is allowed now: governance says so, or the price isn't live.
		ReduceOnly,
		/// The price isn't live, or the market is halted or settles, and the position can't be valued.
		PriceNotLive,
		/// The market already is in that mode.
		ModeUnchanged,
		/// Loosening takes the delay of governance.
		ModeLoosened,
		/// Somebody still has something in the market.
		StillUsed,
		/// The market hasn't settled yet.
		NotSettled,
		/// The market settles already.
		AlreadySettles,
		/// There isn't as much in the fund of the asset.
		FundTooSmall,

		// Positions
		/// There is no such position.
		NoPosition,
		/// The account doesn't have the margin that it takes. Deposit more, or trade less.
		InsufficientMargin,
		/// Margin can't go that answers for what is open.
		MarginNeeded,
		/// As many lots are open in this market as may be.
		OpenInterestCap,
		/// A position can't be that large.
		PositionCap,
		/// The account has as many orders in this market as it may. Cancel one first.
		TooManyOrders,
		/// What was set aside for the account's orders in this market went to a liquidation. Cancel them first.
		UnfundedOrders,

		// Liquidation
		/// Nothing is liquidated for a while after a pause.
		Grace,
		/// None of these positions is somebody else's and short of maintenance margin.
		NothingToLiquidate,

		// Settlement
		/// The position is registered already.
		AlreadyRegistered,
		/// The position isn't registered yet.
		NotRegistered,
		/// Nothing is due to the position now. Gains are paid once all positions are registered, or the time for that is over.
		NothingDue,
	}
}
