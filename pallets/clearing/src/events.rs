//! What happened.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The rules of the house are others.
		ParametersSet {
			/// They.
			parameters: Parameters,
		},
		/// Markets may settle in an asset.
		AssetAccepted {
			/// Which.
			asset: SettlementAsset,
		},
		/// Somebody deposited.
		Deposited {
			/// Who.
			who: T::AccountId,
			/// What.
			asset: SettlementAsset,
			/// How much, in the smallest units of the asset.
			amount: Balance,
		},
		/// Somebody withdrew.
		Withdrawn {
			/// Who.
			who: T::AccountId,
			/// What.
			asset: SettlementAsset,
			/// How much, in the smallest units of the asset.
			amount: Balance,
		},
		/// Whoever took lots paid the insurance of the market for it.
		FeePaid {
			/// Where.
			market: MarketId,
			/// Who.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Margin came from an account into a position, by hand or for a trade.
		MarginAdded {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Margin went from a position back to the account.
		MarginReturned {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Somebody who has no lots any more paid what the trades lost.
		LossPaid {
			/// Where.
			market: MarketId,
			/// Who.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Lots of a position that was short of margin were taken over, at the mark price.
		Liquidated {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// Who took them over.
			liquidator: T::AccountId,
			/// How many.
			lots: Lots,
			/// At what price of a lot.
			price: Balance,
			/// What the position paid for it.
			fee: Balance,
			/// What whoever took over got.
			reward: Balance,
		},
		/// What a position had set aside for orders became its margin, and its orders aren't funded any more.
		ReserveUsed {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// A market was opened.
		MarketOpened {
			/// Which.
			market: MarketId,
			/// In what it settles.
			asset: SettlementAsset,
			/// By what rules risk is taken.
			risk: RiskTerms,
		},
		/// Governance decided what may be done in a market.
		ModeSet {
			/// Which.
			market: MarketId,
			/// What.
			mode: Mode,
		},
		/// Risk is taken by other rules from now on.
		RiskSet {
			/// In which market.
			market: MarketId,
			/// They.
			risk: RiskTerms,
		},
		/// The insurance of a market grew.
		Insured {
			/// Which.
			market: MarketId,
			/// By whom; none if from the fund of the asset.
			by: Option<T::AccountId>,
			/// By how much.
			amount: Balance,
		},
		/// No lots change hands in a market any more.
		TradingEnded {
			/// Which.
			market: MarketId,
		},
		/// A market settles.
		Settling {
			/// Which.
			market: MarketId,
			/// What each lot is worth.
			price: Balance,
			/// The last period in which positions are registered that stand with all others.
			until: Period,
		},
		/// What a position came to is known.
		Registered {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// What it gained.
			gain: Balance,
			/// What it lost.
			loss: Balance,
			/// What of the loss was paid.
			paid: Balance,
			/// Who registered it, and got its deposit.
			by: T::AccountId,
		},
		/// What was due to a position went to its owner's account.
		Collected {
			/// Where.
			market: MarketId,
			/// Whose.
			who: T::AccountId,
			/// What was left of its margin.
			margin: Balance,
			/// What was paid of its gain.
			gain: Balance,
		},
		/// A market is gone. What was left of its insurance went to the fund of the asset.
		MarketRemoved {
			/// Which.
			market: MarketId,
			/// What was left.
			left: Balance,
		},
	}
}
