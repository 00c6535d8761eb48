//! How accounts act together or for each other: batches, multisigs and proxies.

use crate::{
	constants::currency::deposit, weights, Balances, OriginCaller, Runtime, RuntimeCall,
	RuntimeEvent, System,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = deposit(1, 16);
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do for its principal.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	Any,
	/// Everything that can't move the principal's money to another account.
	NonTransfer,
	/// Run its devices: register, update and retire them, prove presence, claim, offer them and collect what they earn. For a provider's operator.
	Operate,
	/// Prove presence, submit certificates and late signatures, claim what has matured. For the daemon beside the hardware: a stolen key of this type moves nothing to anybody else,
	/// but it can make its principal owe what it claims. Fees that a direct call gets back are paid by a proxy's.
	Attest,
	/// Reject announcements of other proxies.
	CancelProxy,
	/// Tell prices. For the daemon of a feeder, whose bond lies with the principal. Fees that a direct call gets back are paid by a proxy's.
	Feed,
	/// Trade with what the principal has in the clearing house: order and cancel, move margin, take positions over, register and collect. For a trading daemon: a stolen key of
	/// this type takes nothing out of the house, but it can lose what is in it to somebody that it trades with.
	Trade,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	/// Lists every pallet, so that a new one can't slip in unseen.
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => is_non_transfer(call),
			Self::Operate => is_operation(call) || is_attestation(call),
			Self::Attest => is_attestation(call),
			Self::Feed => matches!(
				call,
				RuntimeCall::PriceIndex(pallet_price_index::Call::submit_prices { .. })
			),
			Self::Trade => is_trading(call),
			Self::CancelProxy => {
				matches!(
					call,
					RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. })
				)
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(x, y) if x == y => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, Self::Operate | Self::Attest | Self::CancelProxy | Self::Feed) => {
				true
			}
			(Self::Operate, Self::Attest) => true,
			(Self::NonTransfer, Self::NonTransfer) => true,
			(Self::NonTransfer, Self::Trade) => false,
			(
				Self::Operate,
				Self::Operate | Self::NonTransfer | Self::CancelProxy | Self::Feed | Self::Trade,
			) => false,
			(Self::Attest | Self::CancelProxy | Self::Feed | Self::Trade, _) => false,
		}
	}
}

fn is_attestation(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Attestation(
			pallet_attestation::Call::prove_presence { .. }
				| pallet_attestation::Call::submit_certificate { .. }
				| pallet_attestation::Call::add_signatures { .. }
		) | RuntimeCall::Issuance(pallet_issuance::Call::claim { .. })
	)
}

fn is_operation(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Attestation(
			pallet_attestation::Call::register_device { .. }
				| pallet_attestation::Call::update_device { .. }
				| pallet_attestation::Call::retire_device { .. }
		) | RuntimeCall::Providers(pallet_providers::Call::update { .. })
			| RuntimeCall::Issuance(
				pallet_issuance::Call::serve_redemption { .. }
					| pallet_issuance::Call::settle_redemption { .. }
			)
	) || is_selling(call)
}

/// What a provider does on the market that pays nobody.
fn is_selling(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Market(
			pallet_market::Call::post_offer { .. }
				| pallet_market::Call::update_offer { .. }
				| pallet_market::Call::withdraw_offer { .. }
				| pallet_market::Call::submit_receipt { .. }
				| pallet_market::Call::settle { .. }
				| pallet_market::Call::finalise { .. }
				| pallet_market::Call::bid { .. }
				| pallet_market::Call::withdraw_bid { .. }
		)
	)
}

/// What is done with money that is in the clearing house already, and leaves it there.
fn is_trading(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::OrderBook(_) => true,
		RuntimeCall::Clearing(call) => matches!(
			call,
			pallet_clearing::Call::add_margin { .. }
				| pallet_clearing::Call::withdraw_margin { .. }
				| pallet_clearing::Call::liquidate { .. }
				| pallet_clearing::Call::register_position { .. }
				| pallet_clearing::Call::collect { .. }
		),
		_ => false,
	}
}

/// What spends credits: they burn for what somebody else may use.
fn is_redeeming(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Issuance(
			pallet_issuance::Call::redeem { .. }
				| pallet_issuance::Call::accept_redemption { .. }
				| pallet_issuance::Call::cancel_redemption { .. }
		)
	)
}

fn is_non_transfer(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::System(_)
		| RuntimeCall::Timestamp(_)
		| RuntimeCall::Grandpa(_)
		| RuntimeCall::Session(_)
		| RuntimeCall::CollatorSelection(_)
		| RuntimeCall::Utility(_)
		| RuntimeCall::Multisig(_)
		| RuntimeCall::Proxy(_)
		| RuntimeCall::Preimage(_)
		| RuntimeCall::Scheduler(_)
		| RuntimeCall::CouncilCollective(_)
		| RuntimeCall::Governance(_)
		| RuntimeCall::MultiBlockMigrations(_)
		| RuntimeCall::Referenda(_)
		| RuntimeCall::SafeMode(_)
		| RuntimeCall::Catalog(_)
		| RuntimeCall::Providers(_)
		| RuntimeCall::PriceIndex(_)
		| RuntimeCall::Attestation(_) => true,
		RuntimeCall::Issuance(_) => !is_redeeming(call),
		RuntimeCall::Market(_) => is_selling(call),
		RuntimeCall::Balances(_)
		| RuntimeCall::Assets(_)
		// Who trades with himself at a bad price pays another account.
		| RuntimeCall::Clearing(_)
		| RuntimeCall::OrderBook(_)
		| RuntimeCall::Futures(_)
		| RuntimeCall::Treasury(_)
		| RuntimeCall::Sudo(_) => false,
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}
