//! What the pallet's calls are refused for.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),

		// Offers
		/// Only registered providers offer. Register first.
		NotAProvider,
		/// There is no such class now, or it has been retired.
		UnknownClass,
		/// No device is named. Name one at least.
		NoDevices,
		/// A device is named twice. Name each once.
		DeviceRepeated,
		/// A device is of another class than the offer. Offer it apart.
		WrongClass,
		/// A device belongs to another offer. Take it out of that one first.
		DeviceOffered,
		/// A device that would leave the offer is rented. Wait for the end of its lease.
		DeviceRented,
		/// The price is above the highest one.
		PriceTooHigh,
		/// The shortest lease is longer than the longest, or shorter than a period, or the longest is longer
		/// than the chain allows.
		BadTerm,
		/// The notice is no period long, or longer than any may be.
		BadNotice,
		/// The pledge is above the highest one.
		PledgeTooHigh,
		/// The region isn't two uppercase letters. Use an ISO 3166-1 alpha-2 code.
		BadRegion,
		/// There is no such offer.
		UnknownOffer,
		/// The offer is another provider's.
		NotYourOffer,
		/// The offer has been withdrawn.
		OfferWithdrawn,
		/// The provider still has offers. Withdraw them, and finalise their leases.
		OffersRemain,

		// Renting
		/// No offer is named. Name one at least.
		NoOffers,
		/// An offer is named twice. Name each once.
		OfferRepeated,
		/// More devices are asked for than one call rents.
		TooManyDevices,
		/// Price and commission together exceed the limit.
		PriceOverLimit,
		/// The term lies outside what the offer allows.
		TermOutsideOffer,
		/// What is paid for in advance is shorter than a period or the shortest lease, longer than the
		/// term, or less than the whole of a reserved one.
		BadFunding,
		/// Stake that answered for the offer has been slashed, and the provider hasn't pledged anew.
		PledgeMissing,
		/// The offer has changed. Look at it again.
		OfferChanged,
		/// Fewer devices are free and ready than the least asked for.
		TooFewDevices,

		// Leases
		/// There is no such lease, or it has been finalised.
		UnknownLease,
		/// The lease is another tenant's.
		NotYourLease,
		/// Only the lease's provider may do that.
		NotTheProvider,
		/// Only the lease's parties may do that.
		NotAParty,
		/// The machines have been accepted already.
		AlreadyAccepted,
		/// The time to accept the machines is over. Finalise the lease and rent anew.
		AcceptanceOver,
		/// The tenant hasn't accepted the machines.
		NotBegun,
		/// The lease is over.
		LeaseOver,
		/// The lease isn't over, or its last period can still be certified.
		NotFinal,
		/// No period of the lease has become final since it was last settled.
		NothingToSettle,
		/// The lease is named twice. Name each once.
		LeaseRepeated,
		/// No lease is named. Name one at least.
		NoLeases,
		/// No time is named. Name one second at least.
		NoTime,
		/// More would be paid for than the agreed term. Extend the lease.
		BeyondTerm,
		/// The lease would be longer than its offer allows.
		BeyondLongest,
		/// The provider has given notice; the lease can't be prolonged or noticed again.
		Evicted,
		/// The lease's mode doesn't let its provider end it.
		MayNotEvict,
		/// The provider may stop only what neither certificates nor receipts pay for, in the latest final
		/// period. Settle first.
		MayNotStop,
		/// Nothing of the lease has been paid, or nothing lately. It can't be taken over.
		NotPaid,
		/// Nobody was named to take the lease over, or somebody else was.
		NotTheSuccessor,
		/// The lease is disputed.
		Disputed,

		// Receipts
		/// The receipt isn't signed by the lease's tenant, or not over this lease.
		BadSignature,
		/// The receipt covers a period that isn't over, or lies outside the lease.
		BadReceiptPeriod,
		/// The receipt covers no more than the one before, or less of it.
		ReceiptGoesBackwards,
		/// The receipt has more seconds than the lease had until then.
		ReceiptTooLong,

		// Disputes
		/// Everything that belongs to elapsed time is settled.
		NothingDisputed,
		/// The lease isn't disputed.
		NotDisputed,
		/// The caller isn't an arbiter.
		NotAnArbiter,
		/// An arbiter can't resolve a dispute that it is a party of.
		ArbiterIsParty,
		/// The arbiters' time is over: what certificates say decides.
		DisputeOver,
		/// The arbiters still have time.
		DisputeOpen,
		/// An arbiter is named twice.
		ArbiterRepeated,

		// Requests
		/// There is no such request.
		UnknownRequest,
		/// The request is another tenant's.
		NotYourRequest,
		/// The time to award the request is over: a day after its deadline. Take it back, and ask anew.
		AwardOver,
		/// The deadline isn't in the future, or too far in it.
		BadDeadline,
		/// Bids are no longer taken.
		BiddingOver,
		/// Bids are still taken.
		BiddingOpen,
		/// The offer isn't what the request asks for.
		OfferDoesNotMatch,
		/// As many have bid as may.
		TooManyBids,
		/// A new bid has to be lower than the one before.
		BidNotLower,
		/// There is no such bid.
		UnknownBid,

		// Delivery
		/// The lease is set aside for a redemption that its tenant owes: settle that first. Its holder
		/// accepts the machines.
		SetAside,
	}
}
