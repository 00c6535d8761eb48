//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// By what rules prices are taken.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// How far periods have been closed; none before the first block.
	#[pallet::storage]
	pub type Closing<T: Config> = StorageValue<_, Progress>;

	/// The FLRN series of each class.
	#[pallet::storage]
	pub type LeaseRows<T: Config> = StorageMap<_, Twox64Concat, ClassId, LeaseSeries>;

	/// The USD series of each class.
	#[pallet::storage]
	pub type FeedRows<T: Config> = StorageMap<_, Twox64Concat, ClassId, FeedSeries>;

	/// The ring of each series. The slot of a period is the remainder of its division by the ring's length.
	#[pallet::storage]
	pub type Checkpoints<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Series, Twox64Concat, Period, Checkpoint>;

	/// What of each provider's time has been counted. Goes when the provider leaves.
	#[pallet::storage]
	pub type ProviderShares<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Shares, ValueQuery>;

	/// The latest feeds of each class.
	#[pallet::storage]
	pub type FeedsOf<T: Config> =
		StorageMap<_, Twox64Concat, ClassId, Feeds<T::AccountId>, ValueQuery>;

	/// Feeders, admitted, on duty and leaving.
	#[pallet::storage]
	pub type Feeders<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Feeder>;

	/// Feeders on duty, in the order of their accounts.
	#[pallet::storage]
	pub type ActiveFeeders<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_FEEDERS>>, ValueQuery>;

	/// The bounds of the credit factors that follow the index.
	#[pallet::storage]
	pub type FactorBoundsOf<T: Config> = StorageMap<_, Twox64Concat, ClassId, FactorBounds>;
}
