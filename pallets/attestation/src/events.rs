//! What the pallet tells the world.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A period began in this block.
		PeriodStarted {
			/// The period.
			period: Period,
		},
		/// A device was registered.
		DeviceRegistered {
			/// Its handle.
			device: DeviceIndex,
			/// Its identity.
			id: DeviceId,
			/// Its provider.
			provider: T::AccountId,
			/// Its class.
			class: ClassId,
		},
		/// A device has new firmware.
		DeviceUpdated {
			/// The device.
			device: DeviceIndex,
			/// What it runs now.
			firmware: FirmwareId,
		},
		/// A device was retired. What it has earned goes on maturing.
		DeviceRetired {
			/// The device.
			device: DeviceIndex,
		},
		/// A retired device is gone.
		DeviceRemoved {
			/// The handle that it had.
			device: DeviceIndex,
			/// Its identity.
			id: DeviceId,
			/// What had matured and was never claimed.
			forfeited: Work,
		},
		/// A device proved its presence.
		PresenceProven {
			/// The device.
			device: DeviceIndex,
			/// The period that it proved.
			period: Period,
		},
		/// A certificate was taken.
		CertificateTaken {
			/// The period that it certifies.
			period: Period,
			/// The committee's round.
			round: u8,
			/// The committee's epoch.
			epoch: u32,
			/// Entries that were new.
			landed: u32,
			/// Entries that were left out.
			skipped: u32,
			/// Whether the call was granted its fee back. A proxy, batch or multisig around it pays nevertheless.
			refunded: bool,
		},
		/// Matured work of a device wasn't claimed in time.
		WorkLapsed {
			/// The device.
			device: DeviceIndex,
			/// What lapsed.
			work: Work,
		},
		/// A use occupies a device from now on.
		UseBegan {
			/// The device.
			device: DeviceIndex,
			/// The use.
			id: UseId,
			/// When it ends by itself.
			until: Timestamp,
		},
		/// A use will end by itself at another time.
		UseRescheduled {
			/// The device.
			device: DeviceIndex,
			/// The use.
			id: UseId,
			/// When it ends by itself.
			until: Timestamp,
		},
		/// A use was ended before its time.
		UseEnded {
			/// The device.
			device: DeviceIndex,
			/// The use.
			id: UseId,
		},
		/// There is a new committee.
		AttestersSet {
			/// Its epoch.
			epoch: u32,
			/// How many are on it.
			members: u32,
		},
		/// Devices of a class may run a firmware.
		FirmwareAllowed {
			/// The firmware.
			firmware: FirmwareId,
			/// The class.
			class: ClassId,
		},
		/// No device may run a firmware any more.
		FirmwareDisallowed {
			/// The firmware.
			firmware: FirmwareId,
		},
		/// A root is trusted.
		RootAdded {
			/// Its SHA-256.
			root: [u8; 32],
		},
		/// A root is no longer trusted.
		RootRemoved {
			/// Its SHA-256.
			root: [u8; 32],
		},
		/// A certificate is no longer trusted.
		CertificateRevoked {
			/// Which one.
			certificate: CertificateId,
		},
		/// A device was found to have been revoked, or was in this call.
		DeviceRevoked {
			/// The device.
			device: DeviceIndex,
			/// Its idle time that hadn't matured by the revocation, with what it would have been worth.
			voided: Work,
		},
		/// Nobody can register that hardware any more.
		HardwareBanned {
			/// Its identity.
			id: DeviceId,
		},
		/// An account put up the bond of an attester.
		AttesterBonded {
			/// The attester.
			attester: AttesterId,
			/// Who put it up, and gets what the attester earns.
			owner: T::AccountId,
			/// The bond, in planck.
			bond: Balance,
		},
		/// An attester begins to leave. Its bond stays on hold for a ring of periods.
		AttesterUnbonding {
			/// The attester.
			attester: AttesterId,
		},
		/// An attester has left, and its bond is free.
		AttesterUnbonded {
			/// The attester.
			attester: AttesterId,
			/// What was freed, in planck.
			bond: Balance,
		},
		/// Attesters signed a certificate after it had been taken.
		SignaturesAdded {
			/// The period that it certifies.
			period: Period,
			/// What they signed.
			payload: [u8; 32],
			/// How many of them.
			signatures: u32,
		},
		/// An attester was paid for what it signed.
		RewardsClaimed {
			/// The attester.
			attester: AttesterId,
			/// Device-seconds for which it was paid.
			seconds: u64,
			/// What its owner got, in planck.
			amount: Balance,
		},
		/// An attester was shown to have signed two values for one device, period and round.
		Equivocated {
			/// The attester.
			attester: AttesterId,
			/// The device.
			device: DeviceIndex,
			/// The period.
			period: Period,
			/// The round.
			round: u8,
			/// What was taken of its bond, in planck.
			slashed: Balance,
			/// How much of that went to the provider, whose loss it makes good, in planck.
			restored: Balance,
			/// The idle time of the entry, void because too few signers of it remain.
			voided: Work,
		},
		/// The parameters were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
	}
}
