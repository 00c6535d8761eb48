//! What the pallet tells of. Enough to rebuild every debt and every redemption.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet. Amounts are planck.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The parameters were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
		/// A device's matured work went into a mint.
		WorkClaimed {
			/// Whose device it is.
			provider: T::AccountId,
			/// The device.
			device: DeviceIndex,
			/// Its class.
			class: ClassId,
			/// Device time that was taken.
			time: ComputeTime,
			/// Its value, all of it minted.
			value: Balance,
		},
		/// A claim was minted.
		Minted {
			/// Who owes it.
			provider: T::AccountId,
			/// What was minted, over all devices of the claim.
			amount: Balance,
			/// How much of it went on hold.
			bond: Balance,
			/// How much of it went to the attesters.
			attesters: Balance,
		},
		/// A provider burned its own coins to clear what it owed.
		Repaid {
			/// Who owed it.
			provider: T::AccountId,
			/// The class in which it was owed.
			class: ClassId,
			/// What was burned.
			amount: Balance,
			/// Device time that is no longer owed.
			time: ComputeTime,
			/// Bond that was freed.
			freed: Balance,
		},
		/// A device proved its presence, and its provider's starter line grew.
		StarterGranted {
			/// Whose line grew.
			provider: T::AccountId,
			/// The hardware that vouches for it.
			device: DeviceId,
			/// By how much.
			amount: Balance,
		},
		/// Hardware moved to another provider; what it vouched for was taken off the line of the
		/// one before.
		StarterWithdrawn {
			/// Whose line shrank.
			provider: T::AccountId,
			/// The hardware that vouched for it.
			device: DeviceId,
			/// By how much.
			amount: Balance,
		},
		/// Commission went to the reserve and to the attesters.
		CommissionPaid {
			/// Who paid.
			payer: T::AccountId,
			/// Whose leases it is for.
			provider: T::AccountId,
			/// What the reserve got.
			reserve: Balance,
			/// By how much the provider's earned line grew: as much, or nothing if it has defaulted.
			earned: Balance,
			/// What the attesters got.
			attesters: Balance,
		},
		/// Somebody redeems credits for compute.
		RedemptionOpened {
			/// The redemption.
			redemption: RedemptionId,
			/// Whose credits are on hold.
			holder: T::AccountId,
			/// Who owes the hours.
			provider: T::AccountId,
			/// The class.
			class: ClassId,
			/// Devices that the holder wants at a time.
			devices: u32,
			/// Device time, all devices together.
			time: ComputeTime,
			/// Credits on hold for it.
			value: Balance,
			/// The count of certified periods from which on what is missing is overdue.
			due: u32,
		},
		/// A provider has freed devices for a redemption. Its holder has to accept them in time.
		ServiceOffered {
			/// The redemption.
			redemption: RedemptionId,
			/// The devices.
			source: Source,
			/// Until when the holder may accept.
			accept_by: Timestamp,
		},
		/// The holder has accepted the devices. From now on credits burn by what is verified.
		ServiceAccepted {
			/// The redemption.
			redemption: RedemptionId,
			/// When the devices are free again.
			until: Timestamp,
		},
		/// The devices weren't ready any more when the time to accept them was over; the redemption waits
		/// for others.
		ServiceWithdrawn {
			/// The redemption.
			redemption: RedemptionId,
		},
		/// Credits burned for verified time.
		Redeemed {
			/// The redemption.
			redemption: RedemptionId,
			/// Everything up to this period has been settled.
			through: Period,
			/// Device time that was delivered.
			time: ComputeTime,
			/// What burned for it: by as much its issuer owes less.
			burned: Balance,
			/// Bond that was freed.
			freed: Balance,
		},
		/// What was left of a redemption went back to its holder. Its issuer goes on owing those hours.
		RedemptionReturned {
			/// The redemption.
			redemption: RedemptionId,
			/// Device time that is no longer redeemed.
			time: ComputeTime,
			/// Credits that the holder has back.
			returned: Balance,
			/// Credits that it lost to the reserve.
			forfeited: Balance,
		},
		/// Nothing is left of a redemption.
		RedemptionClosed {
			/// The redemption.
			redemption: RedemptionId,
		},
		/// Hours that were overdue have been cleared at par. The holder keeps the credits.
		OverdueCleared {
			/// The redemption.
			redemption: RedemptionId,
			/// Device time that is no longer owed.
			time: ComputeTime,
			/// What was burned for it: by as much its issuer owes less.
			burned: Balance,
			/// How much of that was stake; the rest was bond.
			stake: Balance,
			/// What the holder got for waiting, out of stake.
			compensation: Balance,
		},
		/// What a provider had locked didn't suffice to clear overdue hours.
		Defaulted {
			/// Who owed them.
			provider: T::AccountId,
			/// Bond and stake that burned.
			burned: Balance,
			/// Credits that nothing stands behind any more, until the reserve has burned as many.
			unbacked: Balance,
		},
		/// The reserve burned coins for what defaults left behind.
		ReserveBurned {
			/// How many.
			amount: Balance,
		},
		/// What the reserve holds beyond all earned lines went to the treasury.
		ReserveCollected {
			/// How much.
			amount: Balance,
		},
	}
}
