//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A market has a book.
		BookOpened {
			/// Which.
			market: MarketId,
			/// What a tick is worth, in the smallest units of the asset.
			tick_size: Balance,
		},
		/// The book of a market is gone.
		BookRemoved {
			/// Which.
			market: MarketId,
		},
		/// An order rests in the book.
		OrderPlaced {
			/// Where.
			market: MarketId,
			/// Which.
			order: OrderId,
			/// Whose.
			owner: T::AccountId,
			/// Lots that rest.
			lots: Lots,
			/// It only closes.
			reduce_only: bool,
			/// The last period in which it stands.
			expires: Period,
		},
		/// Lots changed hands.
		Filled {
			/// Where.
			market: MarketId,
			/// Which order they came from.
			order: OrderId,
			/// Whose it is.
			maker: T::AccountId,
			/// Who came.
			taker: T::AccountId,
			/// The taker's side.
			side: Side,
			/// How many.
			lots: Lots,
			/// At what price.
			tick: Tick,
			/// Lots left of the order.
			left: Lots,
		},
		/// Somebody cancelled his order.
		OrderCancelled {
			/// Where.
			market: MarketId,
			/// Which.
			order: OrderId,
			/// Whose it was.
			owner: T::AccountId,
			/// Lots that weren't filled.
			lots: Lots,
		},
		/// An order was removed.
		OrderRemoved {
			/// Where.
			market: MarketId,
			/// Which.
			order: OrderId,
			/// Whose it was.
			owner: T::AccountId,
			/// Lots that weren't filled.
			lots: Lots,
			/// Why.
			reason: Removal,
		},
		/// An order came of which not all simply rests: something was filled, or dropped.
		OrderDone {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// Which way.
			side: Side,
			/// Lots that were filled.
			filled: Lots,
			/// Lots that weren't. What an order that only closes couldn't have closed isn't among them.
			remaining: Lots,
			/// What became of these.
			outcome: Outcome,
		},
	}
}
