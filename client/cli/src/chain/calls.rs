//! The calls that the command makes.

use super::api::{
	self,
	runtime_types::{
		bounded_collections::bounded_vec::BoundedVec,
		florin_runtime::{configs::accounts::ProxyType, RuntimeCall},
		pallet_attestation::types::SignedBody as SignedBodyCall,
		pallet_balances::pallet::Call as BalancesCall,
		pallet_providers::types::{Attribute, Metadata, Region},
	},
};
use crate::{amount::Amount, evidence::Evidence, keys::Account};
use florin_core::{
	certificate::{AttesterSignature, CertificateBody},
	AttesterId, Balance, ClassId, DeviceIndex, Period,
};
use sp_core::ed25519::Signature;
use subxt::{
	tx::Payload,
	utils::{MultiAddress, Static},
};

/// A certificate's body with one attester's signature: half of the evidence of an equivocation.
#[derive(Clone, Debug)]
pub struct SignedBody {
	/// The committee's epoch.
	pub epoch: u32,
	/// What was signed.
	pub body: CertificateBody,
	/// The attester's signature.
	pub signature: Signature,
}

impl SignedBody {
	fn into_call(self) -> SignedBodyCall {
		SignedBodyCall {
			epoch: self.epoch,
			body: Static(self.body),
			signature: self.signature.0,
		}
	}
}

/// What a provider says of itself.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ProviderMetadata {
	/// Its name for people.
	pub name: String,
	/// The URL at which its machines are reached.
	pub endpoint: String,
	/// Where its machines are: ISO 3166-1 alpha-2.
	pub region: String,
	/// Further properties, as key and value.
	pub attributes: Vec<(String, String)>,
}

impl ProviderMetadata {
	fn into_call(self) -> Metadata {
		let attribute = |(key, value): (String, String)| Attribute {
			key: BoundedVec(key.into_bytes()),
			value: BoundedVec(value.into_bytes()),
		};
		// A region of another length than two never gets past the command line.
		let mut region = [0; 2];
		region
			.iter_mut()
			.zip(self.region.bytes())
			.for_each(|(to, from)| *to = from);
		Metadata {
			name: BoundedVec(self.name.into_bytes()),
			endpoint: BoundedVec(self.endpoint.into_bytes()),
			region: Region(region),
			attributes: BoundedVec(self.attributes.into_iter().map(attribute).collect()),
		}
	}
}

fn chain_of(evidence: &Evidence) -> BoundedVec<BoundedVec<u8>> {
	BoundedVec(evidence.chain.iter().cloned().map(BoundedVec).collect())
}

/// Sends `amount` to `to`, even if that leaves the sender without the existential deposit.
pub fn transfer(to: &Account, amount: Amount) -> impl Payload {
	api::tx()
		.balances()
		.transfer_allow_death(MultiAddress::Id(to.0), amount.0)
}

/// Sends `amount` to `to` unless that would end the sender's account.
pub fn transfer_keep_alive(to: &Account, amount: Amount) -> impl Payload {
	api::tx()
		.balances()
		.transfer_keep_alive(MultiAddress::Id(to.0), amount.0)
}

/// Sends `amount` of the asset with this number to `to`, unless that would end the sender's account of it.
pub fn transfer_asset(asset: u32, to: &Account, amount: Balance) -> impl Payload {
	api::tx()
		.assets()
		.transfer_keep_alive(asset, MultiAddress::Id(to.0), amount)
}

/// Sends `amount` to each of `accounts`, all or nothing.
pub fn transfer_to_each(accounts: &[Account], amount: Amount) -> impl Payload {
	let transfer = |to: &Account| {
		RuntimeCall::Balances(BalancesCall::transfer_keep_alive {
			dest: MultiAddress::Id(to.0),
			value: amount.0,
		})
	};
	api::tx()
		.utility()
		.batch_all(accounts.iter().map(transfer).collect())
}

/// Sends all that is free to `to`.
pub fn transfer_all(to: &Account, keep_alive: bool) -> impl Payload {
	api::tx()
		.balances()
		.transfer_all(MultiAddress::Id(to.0), keep_alive)
}

/// Puts `text` into a block, and does nothing.
pub fn remark(text: Vec<u8>) -> impl Payload {
	api::tx().system().remark(text)
}

/// Lets `delegate` do everything in the signer's name.
pub fn add_proxy(delegate: &Account) -> impl Payload {
	api::tx()
		.proxy()
		.add_proxy(MultiAddress::Id(delegate.0), ProxyType::Any, 0)
}

/// Sends `amount` from `principal`, whose proxy the signer is, to `to`.
pub fn transfer_by_proxy(principal: &Account, to: &Account, amount: Amount) -> impl Payload {
	let transfer = RuntimeCall::Balances(BalancesCall::transfer_keep_alive {
		dest: MultiAddress::Id(to.0),
		value: amount.0,
	});
	api::tx()
		.proxy()
		.proxy(MultiAddress::Id(principal.0), None, transfer)
}

/// Registers the signer as a provider.
pub fn register_provider(metadata: ProviderMetadata, stake: Amount) -> impl Payload {
	api::tx()
		.providers()
		.register(metadata.into_call(), stake.0)
}

/// Replaces what the signer says of itself.
pub fn update_provider(metadata: ProviderMetadata) -> impl Payload {
	api::tx().providers().update(metadata.into_call())
}

/// Adds to the signer's stake.
pub fn bond_more(amount: Amount) -> impl Payload {
	api::tx().providers().bond_more(amount.0)
}

/// Begins to take stake out.
pub fn unbond(amount: Amount) -> impl Payload {
	api::tx().providers().unbond(amount.0)
}

/// Returns the stake whose unbonding is over.
pub fn withdraw_unbonded() -> impl Payload {
	api::tx().providers().withdraw_unbonded()
}

/// Ends the signer's registration.
pub fn deregister() -> impl Payload {
	api::tx().providers().deregister()
}

/// Registers a device of the signer as one of `class`, with evidence that answers block `block`.
pub fn register_device(class: ClassId, evidence: &Evidence, block: u32) -> impl Payload {
	api::tx().attestation().register_device(
		class,
		chain_of(evidence),
		BoundedVec(evidence.report.clone()),
		block,
	)
}

/// Tells of a device's new firmware.
pub fn update_device(device: DeviceIndex, evidence: &Evidence, block: u32) -> impl Payload {
	api::tx().attestation().update_device(
		device,
		chain_of(evidence),
		BoundedVec(evidence.report.clone()),
		block,
	)
}

/// Retires a device, or removes one that has been retired.
pub fn retire_device(device: DeviceIndex) -> impl Payload {
	api::tx().attestation().retire_device(device)
}

/// Brings a device's record up to date.
pub fn touch_device(device: DeviceIndex) -> impl Payload {
	api::tx().attestation().touch_device(device)
}

/// Proves that a device is present.
pub fn prove_presence(device: DeviceIndex, period: Period, report: Vec<u8>) -> impl Payload {
	api::tx()
		.attestation()
		.prove_presence(device, period, BoundedVec(report))
}

/// Brings a certificate.
pub fn submit_certificate(
	epoch: u32,
	body: CertificateBody,
	signatures: Vec<AttesterSignature>,
) -> impl Payload {
	let signatures = signatures.into_iter().map(Static).collect();
	api::tx()
		.attestation()
		.submit_certificate(epoch, Static(body), BoundedVec(signatures))
}

/// Brings signatures under a certificate that was taken.
pub fn add_signatures(
	period: Period,
	payload: [u8; 32],
	signatures: Vec<AttesterSignature>,
) -> impl Payload {
	let signatures = signatures.into_iter().map(Static).collect();
	api::tx()
		.attestation()
		.add_signatures(period, payload, BoundedVec(signatures))
}

/// Puts up the bond of an attester, which agrees by `possession`.
pub fn bond_attester(attester: AttesterId, possession: Signature) -> impl Payload {
	api::tx()
		.attestation()
		.bond_attester(attester.0, possession.0)
}

/// Begins to take an attester of the signer's out of service, or frees its bond.
pub fn unbond_attester(attester: AttesterId) -> impl Payload {
	api::tx().attestation().unbond_attester(attester.0)
}

/// Pays an attester of the signer's for what it signed.
pub fn claim_rewards(attester: AttesterId) -> impl Payload {
	api::tx().attestation().claim_rewards(attester.0)
}

/// Shows that an attester signed two values for a device.
pub fn report_equivocation(
	attester: AttesterId,
	device: DeviceIndex,
	[first, second]: [SignedBody; 2],
) -> impl Payload {
	api::tx().attestation().report_equivocation(
		attester.0,
		device,
		first.into_call(),
		second.into_call(),
	)
}

/// Mints against the matured idle time of the signer's devices.
pub fn claim(devices: Vec<DeviceIndex>) -> impl Payload {
	api::tx().issuance().claim(BoundedVec(devices))
}

/// Burns coins of the signer to clear what it owes.
pub fn repay(class: ClassId, amount: Amount) -> impl Payload {
	api::tx().issuance().repay(class, amount.0)
}
