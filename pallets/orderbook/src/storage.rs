//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// The book of each market.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Twox64Concat, MarketId, Book>;

	/// Prices that have orders: side and number of the leaf name 64 of them.
	#[pallet::storage]
	pub type Leaves<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MarketId, Twox64Concat, LeafKey, Leaf, ValueQuery>;

	/// Resting orders: by side, tick and number of the page.
	#[pallet::storage]
	pub type Pages<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		MarketId,
		Twox64Concat,
		PageKey,
		Page<T::AccountId>,
		ValueQuery,
	>;
}
