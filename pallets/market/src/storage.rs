//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// By what rules leases run.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The id that the next offer gets.
	#[pallet::storage]
	pub type NextOffer<T: Config> = StorageValue<_, OfferId, ValueQuery>;

	/// Offers, listed and not.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, OfferId, OfferOf<T>>;

	/// Listed offers of each class at fixed prices, the cheapest first. The keys are the whole of it.
	#[pallet::storage]
	pub type FixedBook<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ClassId, Identity, BookKey, ()>;

	/// Listed offers of each class at its dynamic rate, the lowest floor first.
	#[pallet::storage]
	pub type DynamicBook<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ClassId, Identity, BookKey, ()>;

	/// The offer that each device belongs to.
	#[pallet::storage]
	pub type OfferOfDevice<T: Config> = StorageMap<_, Twox64Concat, DeviceIndex, OfferId>;

	/// Offers of each provider, listed and not.
	#[pallet::storage]
	pub type OfferCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The id that the next lease gets.
	#[pallet::storage]
	pub type NextLease<T: Config> = StorageValue<_, LeaseId, ValueQuery>;

	/// Leases that haven't been finalised.
	#[pallet::storage]
	pub type Leases<T: Config> = StorageMap<_, Twox64Concat, LeaseId, LeaseOf<T>>;

	/// Disputes, by their leases.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Twox64Concat, LeaseId, Dispute>;

	/// Who may resolve disputes.
	#[pallet::storage]
	pub type Arbiters<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_ARBITERS>>, ValueQuery>;

	/// The id that the next request gets.
	#[pallet::storage]
	pub type NextRequest<T: Config> = StorageValue<_, RequestId, ValueQuery>;

	/// Requests.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// Bids on requests, one of each provider. Those of a request that is gone stay until their
	/// providers withdraw them.
	#[pallet::storage]
	pub type Bids<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RequestId, Blake2_128Concat, T::AccountId, BidOf<T>>;

	/// The dynamic rate of each class that has one.
	#[pallet::storage]
	pub type DynamicRates<T: Config> = StorageMap<_, Twox64Concat, ClassId, DynamicRate>;
}
