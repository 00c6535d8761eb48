//! What the pallet tells of. Enough to rebuild every offer and every lease.

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
		/// A provider offers devices.
		OfferPosted {
			/// The offer.
			offer: OfferId,
			/// Whose it is.
			provider: T::AccountId,
			/// The class of the devices.
			class: ClassId,
			/// The devices.
			devices: Devices,
			/// The terms.
			terms: OfferTerms,
		},
		/// An offer changed. Its leases stay as they are.
		OfferUpdated {
			/// The offer.
			offer: OfferId,
			/// Its devices now.
			devices: Devices,
			/// Its terms now.
			terms: OfferTerms,
		},
		/// An offer takes no new leases.
		OfferWithdrawn {
			/// The offer.
			offer: OfferId,
		},
		/// An offer is gone: it has been withdrawn, and its last lease is finalised.
		OfferRemoved {
			/// The offer.
			offer: OfferId,
		},
		/// A lease was opened; it begins when its tenant accepts the machines.
		LeaseOpened {
			/// The lease.
			lease: LeaseId,
			/// The offer that it came from.
			offer: OfferId,
			/// Who delivers.
			provider: T::AccountId,
			/// Who pays.
			tenant: T::AccountId,
			/// The devices.
			devices: Devices,
			/// Its terms.
			terms: LeaseTerms,
			/// Agreed seconds.
			term: u32,
			/// Seconds that are paid for in advance.
			funded: u32,
			/// What was put in escrow.
			escrow: Balance,
			/// Stake that answers for its service level.
			pledge: Balance,
			/// Until when the tenant has to accept.
			accept_by: Timestamp,
		},
		/// A lease began.
		LeaseAccepted {
			/// The lease.
			lease: LeaseId,
			/// When it ends.
			ends_at: Timestamp,
		},
		/// A lease was never accepted and is gone.
		LeaseLapsed {
			/// The lease.
			lease: LeaseId,
			/// What went to the reserve.
			forfeited: Balance,
			/// What its tenant got back.
			refunded: Balance,
		},
		/// More of a lease is paid for.
		LeaseFunded {
			/// The lease.
			lease: LeaseId,
			/// Agreed seconds now.
			term: u32,
			/// Seconds that are paid for in advance now.
			funded: u32,
			/// What was put in escrow more.
			escrow: Balance,
			/// When it ends now.
			ends_at: Timestamp,
		},
		/// Somebody may take a lease over, or nobody any more.
		SuccessorNamed {
			/// The lease.
			lease: LeaseId,
			/// Who.
			successor: Option<T::AccountId>,
		},
		/// A lease goes on as another one, of another tenant.
		LeaseTakenOver {
			/// The lease.
			lease: LeaseId,
			/// What it goes on as.
			successor: LeaseId,
			/// Whose that is.
			tenant: T::AccountId,
			/// What that one put in escrow.
			escrow: Balance,
			/// When it ends.
			ends_at: Timestamp,
		},
		/// A provider gave notice.
		LeaseEvicted {
			/// The lease.
			lease: LeaseId,
			/// When it ends now.
			ends_at: Timestamp,
			/// What the provider paid the tenant for that.
			compensation: Balance,
		},
		/// A lease ended before its time, or will.
		LeaseClosed {
			/// The lease.
			lease: LeaseId,
			/// When it ends.
			ends_at: Timestamp,
			/// What the tenant got back for time that won't be used.
			refunded: Balance,
			/// What the tenant paid the provider for ending it.
			fee: Balance,
		},
		/// A tenant's receipt was submitted.
		ReceiptTaken {
			/// The lease.
			lease: LeaseId,
			/// The receipt.
			receipt: Receipt,
		},
		/// Final periods of a lease were settled.
		LeaseSettled {
			/// The lease.
			lease: LeaseId,
			/// The last of them.
			through: Period,
			/// Device-seconds that are paid for by now.
			seconds: u64,
			/// What the provider got.
			paid: Balance,
		},
		/// The tenant of a lease gets some of the stake that answered for its service level.
		LeasePenalised {
			/// The lease.
			lease: LeaseId,
			/// How much.
			penalty: Balance,
			/// Device-seconds that were missing beyond the promise.
			seconds: u64,
		},
		/// Commission of a lease was paid.
		CommissionPaid {
			/// The lease.
			lease: LeaseId,
			/// How much.
			amount: Balance,
		},
		/// Nothing of a lease is held any more, and it is gone.
		LeaseFinalised {
			/// The lease.
			lease: LeaseId,
			/// Where its money went.
			money: Money,
			/// Device-seconds that were paid for.
			seconds: u64,
			/// Device-seconds that certificates found missing.
			missing: u64,
		},
		/// The parties of a lease disagree.
		LeaseDisputed {
			/// The lease.
			lease: LeaseId,
			/// Who says so.
			by: T::AccountId,
			/// The hash of what it shows to the arbiters.
			evidence: H256,
			/// What it put up.
			bond: Balance,
			/// What is at stake.
			disputed: Balance,
			/// The last period in which arbiters may resolve it.
			deadline: Period,
		},
		/// A dispute is over.
		DisputeResolved {
			/// The lease.
			lease: LeaseId,
			/// Who resolved it; nobody, if what certificates say did.
			arbiter: Option<T::AccountId>,
			/// The provider's share of what was disputed, where an arbiter named one.
			share: Option<Permill>,
			/// Who got the bond.
			bond_to: T::AccountId,
		},
		/// There are other arbiters.
		ArbitersSet {
			/// Who they are.
			arbiters: BoundedVec<T::AccountId, ConstU32<MAX_ARBITERS>>,
		},
		/// A tenant asks for devices.
		RequestPosted {
			/// The request.
			request: RequestId,
			/// Who asks.
			tenant: T::AccountId,
			/// What for.
			wanted: Wanted,
		},
		/// A request is gone.
		RequestCancelled {
			/// The request.
			request: RequestId,
		},
		/// A provider bids on a request.
		BidPlaced {
			/// The request.
			request: RequestId,
			/// Who bids.
			provider: T::AccountId,
			/// What with.
			offer: OfferId,
			/// Planck per device-hour, without commission.
			price: Balance,
		},
		/// A provider took its bid back.
		BidWithdrawn {
			/// The request.
			request: RequestId,
			/// Who.
			provider: T::AccountId,
		},
		/// A request became a lease.
		RequestAwarded {
			/// The request.
			request: RequestId,
			/// Whose bid it was.
			provider: T::AccountId,
			/// The lease.
			lease: LeaseId,
		},
		/// The dynamic rate of a class moved.
		RateMoved {
			/// The class.
			class: ClassId,
			/// Planck per device-hour now.
			rate: Balance,
		},
	}
}
