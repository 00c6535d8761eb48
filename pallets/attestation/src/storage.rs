//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage of the pallet.
#[pallet_section]
mod storage {
	/// The durations and bounds of this chain. Set at genesis.
	///
	/// Every block's timestamp reads them.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The current period: the latest one in [`Starts`].
	///
	/// Every block's timestamp reads it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type CurrentPeriod<T: Config> = StorageValue<_, Period, OptionQuery>;

	/// The last periods that had a block, as many as a ring has.
	#[pallet::storage]
	pub type Starts<T: Config> = StorageValue<_, PeriodStarts, ValueQuery>;

	/// The handle that the next device gets.
	#[pallet::storage]
	pub type NextDevice<T: Config> = StorageValue<_, DeviceIndex, ValueQuery>;

	/// Devices with their records: all that certificates need.
	#[pallet::storage]
	pub type Devices<T: Config> = StorageMap<_, Twox64Concat, DeviceIndex, DeviceOf<T>>;

	/// What the evidence of a device is verified with.
	#[pallet::storage]
	pub type DeviceCredentials<T: Config> =
		StorageMap<_, Twox64Concat, DeviceIndex, Credentials<TicketOf<T>>>;

	/// The handle of each registered hardware identity.
	#[pallet::storage]
	pub type DeviceByIdentity<T: Config> = StorageMap<_, Blake2_128Concat, DeviceId, DeviceIndex>;

	/// The handle of the device that bears each per-device identifier.
	#[pallet::storage]
	pub type DeviceByPdi<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 8], DeviceIndex>;

	/// Devices per provider, retired ones included.
	#[pallet::storage]
	pub type DeviceCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Verified devices per provider and class: those that were neither retired, revoked nor unfresh
	/// when their provider last touched them.
	#[pallet::storage]
	pub type Capacity<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ClassId, u32, ValueQuery>;

	/// What uses of devices have been credited with. Rows belong to the use, whose opener pays for
	/// its storage.
	#[pallet::storage]
	pub type Meters<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceIndex, Twox64Concat, UseId, Meter, ValueQuery>;

	/// The attester committee.
	#[pallet::storage]
	pub type CurrentCommittee<T: Config> = StorageValue<_, Committee, ValueQuery>;

	/// Committees before, by their epochs. The certificates of the last one count a little longer;
	/// all are kept while what they signed is on record.
	#[pallet::storage]
	pub type PastCommittees<T: Config> = StorageMap<_, Twox64Concat, u32, ReplacedCommittee>;

	/// The lowest epoch in [`PastCommittees`], or the current one if there is none.
	#[pallet::storage]
	pub type OldestEpoch<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Attesters that have a bond, or had one until it was slashed. A row's deposit is the bond.
	#[pallet::storage]
	pub type AttesterBonds<T: Config> =
		StorageMap<_, Blake2_128Concat, AttesterId, AttesterBondOf<T>>;

	/// Device-seconds that attesters signed and haven't been paid for, all together.
	#[pallet::storage]
	pub type UnpaidSeconds<T: Config> = StorageValue<_, u128, ValueQuery>;

	/// Certificates that were taken, by period and by what attesters signed. Removed when their window
	/// is over.
	#[pallet::storage]
	pub type TakenCertificates<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Period, Identity, [u8; 32], TakenCertificate>;

	/// The oldest period that may have rows in [`TakenCertificates`]; none before the first
	/// certificate.
	#[pallet::storage]
	pub type OldestTaken<T: Config> = StorageValue<_, Period>;

	/// Periods for which an entry of a certificate landed, all in all, without those in which the chain
	/// was halted or stood still. Clocks that punish count these, since nobody can be blamed in a dark
	/// period.
	#[pallet::storage]
	pub type CertifiedPeriods<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Refunds of certificates' fees in the current period.
	#[pallet::storage]
	pub type Refunds<T: Config> = StorageValue<_, RefundCount, ValueQuery>;

	/// SHA-256 of the roots of device chains that are trusted.
	#[pallet::storage]
	pub type TrustedRoots<T: Config> =
		StorageValue<_, BoundedVec<[u8; 32], ConstU32<MAX_ROOTS>>, ValueQuery>;

	/// Upper parts of device chains that have been verified, oldest first. Whether their root is
	/// still trusted is asked each time.
	#[pallet::storage]
	pub type KnownAuthorities<T: Config> =
		StorageValue<_, BoundedVec<[u8; 32], ConstU32<MAX_AUTHORITIES>>, ValueQuery>;

	/// The firmware that devices may run.
	#[pallet::storage]
	pub type FirmwarePolicy<T: Config> =
		StorageMap<_, Blake2_128Concat, FirmwareId, AllowedFirmware>;

	/// Certificates that are no longer trusted, and the period in which each was revoked.
	#[pallet::storage]
	pub type Revoked<T: Config> = StorageMap<_, Blake2_128Concat, CertificateId, Period>;

	/// The number of rows of [`Revoked`]. A device that has seen as many has none of them in its
	/// chain.
	#[pallet::storage]
	pub type Revocations<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Hardware identities that nobody can register any more.
	#[pallet::storage]
	pub type BannedIdentities<T: Config> = StorageMap<_, Blake2_128Concat, DeviceId, ()>;

	/// The per-device identifiers of that hardware.
	#[pallet::storage]
	pub type BannedIdentifiers<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 8], ()>;
}
