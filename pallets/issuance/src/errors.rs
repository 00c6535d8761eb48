//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
		/// Only registered providers mint: register first.
		NotAProvider,
		/// The claim names no device.
		NoDevices,
		/// The claim names a device twice: name each once.
		DeviceRepeated,
		/// None of the devices has anything to mint: wait until idle time has matured. What wasn't
		/// claimed in time has lapsed.
		NothingMatured,
		/// The provider owes as many hours of the class as its fresh devices can deliver in the time
		/// allowed: repay, bring devices, or prove the presence of those that missed a challenge.
		CapacityReached,
		/// All that may be minted network-wide for now has been: wait until the cap refills.
		DailyCapReached,
		/// The provider owes as much as its stake, bond and credit line carry: repay, add stake, or
		/// earn commission.
		CreditLineFull,
		/// Nothing can't be repaid: name an amount.
		AmountZero,
		/// The caller owes nothing in this class.
		NothingOwed,
		/// The caller owes less than this in this class: repay what is owed.
		MoreThanOwed,
		/// The caller's free coins don't cover the amount and the existential deposit.
		BalanceTooLow,
		/// The stake is needed to carry what the provider owes: repay first.
		LineWouldBreak,
		/// A provider can't leave while it owes hours: repay first.
		LiabilityOutstanding,
		/// So much of what is owed has been promised to holders who redeem it: repay the rest, and deliver
		/// that.
		Promised,
		/// The hardware belongs to a provider that draws on the starter line: that debt has to be
		/// cleared first.
		HardwareOwes,
		/// The hardware belongs to a provider that has defaulted, and is banned for good.
		HardwareBanned,
		/// The hardware isn't tied to this provider: register the device first.
		HardwareNotTied,
		/// The provider has defaulted: it mints no more, and its hardware is banned for good.
		ProviderDefaulted,

		// Redemption
		/// There is no such redemption, or nothing is left of it.
		UnknownRedemption,
		/// The redemption is somebody else's.
		NotYourRedemption,
		/// Issuers repay what they owe. Redeem with another one.
		OwnCredits,
		/// The provider owes nothing in this class: redeem where hours are owed.
		NothingToRedeem,
		/// The provider owes fewer hours of this class than that, beside those which others redeem
		/// already: redeem fewer, or redeem elsewhere too.
		BeyondLiability,
		/// A redemption is for at least one device and at most 64 at a time.
		BadDeviceCount,
		/// A redemption takes each device for at least as long as the parameters say: an hour in
		/// production.
		TooShort,
		/// More devices than the holder asked for. Free fewer.
		TooManyDevices,
		/// A device is of another class than what is owed. Free one of the class.
		WrongClass,
		/// Devices have been freed for it already. Wait for their time to be over.
		AlreadyServed,
		/// Its holder has given it up; what was used of it is still to be settled.
		Cancelled,
		/// No devices have been freed for it yet.
		NotServed,
		/// The devices have been accepted already.
		AlreadyAccepted,
		/// The time to accept them is over. Settle the redemption.
		AcceptanceOver,
		/// The holder still has time to accept the devices.
		AwaitsAcceptance,
		/// Nothing new is final: wait for certificates, and for the end of their window.
		NothingToSettle,
		/// Nothing of it is overdue. Notice and delay are counted in certified periods.
		NotOverdue,
		/// The provider keeps as many devices busy with redemptions as deliver all it owes in time.
		ProviderDelivers,
		/// After a halt nobody is late for a while.
		GracePeriod,
		/// The reserve holds no more than providers have earned.
		NothingToCollect,
	}
}
