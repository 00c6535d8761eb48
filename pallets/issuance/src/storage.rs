//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// What issuers may do.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// What each provider owes, has locked and may draw on, over all classes.
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Ledger, ValueQuery>;

	/// What each provider owes in each class.
	#[pallet::storage]
	pub type Liabilities<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ClassId,
		LiabilityOf<T>,
		OptionQuery,
	>;

	/// What each hardware identity has vouched for.
	#[pallet::storage]
	pub type Identities<T: Config> =
		StorageMap<_, Blake2_128Concat, DeviceId, HardwareIdentity<T::AccountId>, OptionQuery>;

	/// Where the supply came from.
	#[pallet::storage]
	pub type Supply<T: Config> = StorageValue<_, SupplyAccount, ValueQuery>;

	/// Sums over all ledgers.
	#[pallet::storage]
	pub type LedgerTotals<T: Config> = StorageValue<_, Totals, ValueQuery>;

	/// The sum of all earned lines, rounded up, so that it is never less than they come to.
	#[pallet::storage]
	pub type TotalEarned<T: Config> = StorageValue<_, Decaying, ValueQuery>;

	/// What may still be minted today, network-wide.
	#[pallet::storage]
	pub type DailyCap<T: Config> = StorageValue<_, TokenBucket, ValueQuery>;

	/// The id that the next redemption gets.
	#[pallet::storage]
	pub type NextRedemption<T: Config> = StorageValue<_, RedemptionId, ValueQuery>;

	/// Credits that are being redeemed.
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionId, RedemptionOf<T>>;

	/// Those of each provider. The keys are the whole of it.
	#[pallet::storage]
	pub type RedemptionsOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		RedemptionId,
		(),
		OptionQuery,
	>;
}
