//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		// Devices
		/// The caller isn't a registered provider. Register as one first.
		NotAProvider,
		/// There is no such class now, or it has been retired. Choose one of the catalogue.
		UnknownClass,
		/// Hardware or firmware isn't of the architecture that the class is made of. Choose its class.
		WrongArchitecture,
		/// The block that the evidence names is not in the past. Name the parent of the current
		/// block or an older one.
		BlockInFuture,
		/// The block that the evidence names is too long ago. Make fresh evidence.
		BlockTooOld,
		/// The evidence fails the check that the field names. Nothing about it is trusted.
		InvalidEvidence(FailedCheck),
		/// One of the chain's certificates has been revoked.
		CertificateIsRevoked,
		/// The hardware has been revoked for good. Nobody can register it again.
		HardwareBanned,
		/// The chain's root, which was trusted when the device registered, no longer is.
		RootNoLongerTrusted,
		/// The device runs firmware that the policy doesn't list. Change the firmware.
		FirmwareNotAllowed,
		/// The device runs firmware of another class's hardware. Register as that class.
		FirmwareOfAnotherClass,
		/// The caller has registered this device already.
		AlreadyRegistered,
		/// Another provider has registered this device.
		RegisteredElsewhere,
		/// The device is being retired. Finish that before it is registered again.
		RetirementUnfinished,
		/// Another device has the same per-device identifier.
		IdentifierTaken,
		/// The evidence is another device's.
		AnotherDevice,
		/// There is no such device.
		UnknownDevice,
		/// The device is another provider's.
		NotYourDevice,
		/// The device has been retired.
		DeviceRetired,
		/// The device, or a certificate of its chain, has been revoked. All that is left is to claim
		/// what had matured by then, to end its use and to retire it.
		DeviceRevoked,
		/// A use occupies the device.
		DeviceOccupied,
		/// What the device did may still be certified or disputed. Wait until its ring is empty.
		StillMaturing,
		/// The provider still has devices. Retire them first.
		DevicesRemain,

		// Presence
		/// No block fell in that period, or it isn't recent.
		PeriodWithoutStart,
		/// The device needn't prove that period: it isn't challenged in it, and isn't unfresh.
		NotChallenged,
		/// Presence has been proven for that period.
		AlreadyProven,
		/// The challenge block isn't in the past yet.
		ProofTooEarly,
		/// The window after the challenge block is over.
		ProofTooLate,

		// Certificates
		/// The certificate has no entries.
		CertificateEmpty,
		/// The certificate's entries aren't in ascending order of devices.
		EntriesUnsorted,
		/// The certificate has two entries for one device.
		EntryRepeated,
		/// An entry has more seconds than the period.
		TooManySeconds,
		/// The certified period isn't over.
		PeriodNotOver,
		/// Proofs of presence may still come for the certified period.
		PeriodNotClosed,
		/// The certified period is out of the certificate window.
		CertificateTooOld,
		/// There has been no committee of that epoch.
		UnknownEpoch,
		/// The committee of that epoch has been replaced.
		EpochReplaced,
		/// The signatures aren't in ascending order of attesters.
		SignersUnsorted,
		/// An attester's signature occurs twice.
		SignerRepeated,
		/// A signer isn't on the committee.
		NotAnAttester,
		/// Fewer attesters signed than the committee demands.
		TooFewSignatures,
		/// A signature isn't over this certificate.
		BadSignature,
		/// A signer has signed two values for one thing. Its signatures don't count any more.
		AttesterSlashed,
		/// No such certificate was taken, or its window is over.
		UnknownCertificate,
		/// An attester's signature under that certificate is known already.
		SignatureKnown,
		/// Nothing new: the device has been certified for that period.
		AlreadyCertified,
		/// The device registered in that period or later.
		RegisteredLater,
		/// The device had been retired by that period.
		RetiredEarlier,
		/// The device wasn't present in that period.
		NotFresh,

		// Attesters
		/// Nobody put up a bond for that attester.
		UnknownAttester,
		/// The attester is another account's.
		NotYourAttester,
		/// The attester's bond is up already.
		AlreadyBonded,
		/// The signature doesn't show that the attester agrees to be the caller's. Sign the caller's
		/// account with the attester's key.
		BadPossessionProof,
		/// The attester is on the committee. It can leave once it has been replaced.
		StillOnCommittee,
		/// The attester may still be shown to have equivocated. Wait until a ring of periods has
		/// passed since it began to leave.
		StillLiable,
		/// The attester signed nothing since it was last paid, or nothing has come in to be shared.
		NothingEarned,
		/// The two certificates don't have different values for that device in one period and round.
		NotAnEquivocation,
		/// The attester has been slashed, and no signature of it is left that this would remove.
		AlreadyReported,

		// Uses and work
		/// The device has had as many uses in this period as it may.
		TooManyUses,
		/// That use doesn't occupy the device.
		NotInUse,
		/// More work is to be taken than has matured.
		MoreThanMatured,

		// Governance
		/// A committee has at least one attester.
		CommitteeEmpty,
		/// The attesters aren't in ascending order of their keys.
		AttestersUnsorted,
		/// An attester occurs twice.
		AttesterRepeated,
		/// An attester has no bond, is leaving, or was slashed. Only bonded ones can be on a committee.
		AttesterNotBonded,
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
		/// The policy says that already.
		PolicyUnchanged,
		/// The root is trusted already.
		RootKnown,
		/// The root isn't trusted.
		UnknownRoot,
		/// No more roots can be trusted at once.
		TooManyRoots,
		/// The certificate has been revoked already.
		AlreadyRevoked,
		/// The device's hardware has been revoked for good already.
		AlreadyBanned,
	}
}
