//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		// Books
		/// There is no book of that market.
		NoBook,
		/// The market has a book already.
		BookExists,
		/// With that tick there are fewer than ten prices below the mark, or more of them than may be.
		BadTickSize,

		// What is ordered
		/// The order is of no lots.
		NoLots,
		/// The order is of more lots than one may be.
		TooManyLots,
		/// The price is zero ticks.
		NoPrice,
		/// The order would have expired already. Name this period or a later one.
		AlreadyExpired,
		/// The order would stand for longer than any may.
		ExpiresTooLate,
		/// The price is further from the mark than the market trades.
		OutsideBand,

		// What the market allows
		/// The market is halted. Orders can be cancelled.
		Halted,
		/// Only closing is allowed now. Order with `reduce_only`.
		ReduceOnlyMarket,
		/// There is nothing open that this order could close.
		NothingToClose,

		// What the book has
		/// Part of the order would be filled at once, and it is only to rest. Name another price.
		WouldTrade,
		/// There aren't as many lots at that price or a better one.
		NotFilled,
		/// The book has as many orders as there may be.
		BookFull,

		// Resting orders
		/// There is no such order: it was filled, cancelled or removed, or never existed.
		NoSuchOrder,
		/// The order is somebody else's.
		NotYourOrder,
		/// None of these orders can be removed: they stand, or are gone already.
		NothingToRemove,
	}
}
