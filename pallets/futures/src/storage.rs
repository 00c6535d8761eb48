//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// By what rules contracts are listed.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// Contracts by their markets, until these are removed.
	#[pallet::storage]
	pub type Contracts<T: Config> = StorageMap<_, Twox64Concat, MarketId, ContractRow>;

	/// Markets that haven't settled, in the order in which they were listed.
	#[pallet::storage]
	pub type Live<T: Config> = StorageValue<_, LiveMarkets, ValueQuery>;

	/// The round that the hook is in, or the last one.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageValue<_, Round, ValueQuery>;
}
