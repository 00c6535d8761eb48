//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// By what rules the house works.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// Assets in which markets settle.
	#[pallet::storage]
	pub type Assets<T: Config> = StorageMap<_, Twox64Concat, SettlementAsset, AssetInfo>;

	/// What everybody has in the house, in each asset.
	#[pallet::storage]
	pub type Accounts<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		SettlementAsset,
		Account<T::Consideration>,
	>;

	/// What everybody has in each market.
	#[pallet::storage]
	pub type Positions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MarketId, Blake2_128Concat, T::AccountId, Position>;

	/// Markets.
	#[pallet::storage]
	pub type Markets<T: Config> = StorageMap<_, Twox64Concat, MarketId, Market>;

	/// The id of the next market.
	#[pallet::storage]
	pub type NextMarket<T: Config> = StorageValue<_, MarketId, ValueQuery>;
}
