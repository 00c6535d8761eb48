//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance listed a contract.
		Listed {
			/// The market that it was given.
			market: MarketId,
			/// What it says.
			contract: Contract,
			/// The price of a lot with which it begins.
			price: Balance,
		},
		/// From now on the mark price can be relied on, or can't any more.
		Marked {
			/// Where.
			market: MarketId,
			/// Of a lot.
			price: Balance,
			/// Whether it can.
			live: bool,
		},
		/// No lots change hands any more.
		TradingEnded {
			/// Where.
			market: MarketId,
			/// The last price of a lot before delivery.
			price: Balance,
		},
		/// A contract has its final price.
		Settled {
			/// Where.
			market: MarketId,
			/// Of a lot.
			price: Balance,
			/// What it is.
			basis: Basis,
		},
		/// The parameters were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
	}
}
