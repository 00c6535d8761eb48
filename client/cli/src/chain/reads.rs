//! What the command reads of the chain.

use super::{
	api::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			pallet_catalog::types::{ClassInfo, Version},
		},
	},
	calls::ProviderMetadata,
	explain::failure,
	At, Chain,
};
use crate::{
	amount::Amount,
	error::{Failure, Refusal},
	evidence::Evidence,
	keys::Account,
	output::hex,
};
use florin_core::{
	report::{
		AttesterReport, BackingReport, ChallengeReport, ClockReport, CreditLineReport,
		DeviceReport, EvidenceSummary,
	},
	AttesterId, ClassId, DeviceId, DeviceIndex, Period,
};
use serde::Serialize;
use sp_runtime::Permill;
use subxt::utils::{AccountId32, H256};

/// Units of a credit factor, 10^-18, in a planck, 10^-12.
pub const FACTOR_UNITS_IN_PLANCK: u128 = 1_000_000;

/// What of a mint isn't the provider's to spend.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
	/// On hold as bond.
	pub bond: Permill,
	/// The attesters'.
	pub attesters: Permill,
}

/// An account's balance.
#[derive(Debug, Serialize)]
pub struct Balance {
	/// Whose.
	pub account: Account,
	/// What can be sent or put on hold.
	pub free: Amount,
	/// What can't be sent though it is free.
	pub frozen: Amount,
	/// What is on hold, by reason.
	pub holds: Vec<Hold>,
	/// Free and on hold.
	pub total: Amount,
	/// How many transactions it has sent.
	pub nonce: u32,
}

/// Coins on hold.
#[derive(Debug, Serialize)]
pub struct Hold {
	/// What for, such as `Providers.Stake`.
	pub reason: String,
	/// How much.
	pub amount: Amount,
}

/// A provider.
#[derive(Debug, Serialize)]
pub struct Provider {
	/// Its account.
	pub account: Account,
	/// What it says of itself.
	#[serde(flatten)]
	pub metadata: ProviderMetadata,
	/// Stake that isn't unbonding.
	pub stake: Amount,
	/// Whether it has deregistered and waits for its stake.
	pub leaving: bool,
	/// Stake on its way back.
	pub unbonding: Vec<Unbonding>,
}

/// Stake on its way back.
#[derive(Debug, Serialize)]
pub struct Unbonding {
	/// How much.
	pub amount: Amount,
	/// The first period in which it may be withdrawn.
	pub available_at: Period,
}

/// A compute class.
#[derive(Clone, Debug, Serialize)]
pub struct Class {
	/// Its identifier.
	pub id: ClassId,
	/// Its unique handle.
	pub slug: String,
	/// Its name.
	pub name: String,
	/// Dense bf16 TFLOPS.
	pub tflops: u32,
	/// GiB of memory.
	pub memory_gib: u32,
	/// Watts of the board.
	pub board_watts: u32,
	/// What it is worth now; none before it begins and after it ends.
	pub terms: Option<Terms>,
	/// What it will be worth, once a decided change is in force.
	pub pending: Option<Terms>,
	/// The first period in which it is no more.
	pub retires_at: Option<Period>,
}

/// What a class is worth.
#[derive(Clone, Debug, Serialize)]
pub struct Terms {
	/// Counted from 1.
	pub version: u32,
	/// The first period in which they hold.
	pub since: Period,
	/// FLRN per class-hour in units of 10^-12, which makes it planck per class-hour.
	pub credit_factor: Amount,
	/// FLRN per class-hour as the chain keeps it, in units of 10^-18.
	#[serde(skip)]
	pub factor: u128,
	/// Whether idle hours may be minted.
	pub mintable: bool,
	/// Whether the figures await better ones.
	pub provisional: bool,
}

/// What a block carries.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct LoadedBlock {
	/// Its number.
	pub number: u64,
	/// The transactions in it, apart from the one that sets its time.
	pub transactions: u64,
	/// Its time in milliseconds since 1970.
	pub timestamp: u64,
}

/// What became of a block's transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
	/// The transactions in it, apart from the one that sets its time.
	pub transactions: u64,
	/// Those that failed, or whose call by a proxy did.
	pub failed: u64,
	/// Its time in milliseconds since 1970.
	pub timestamp: u64,
}

/// The attester committee.
#[derive(Debug, Serialize)]
pub struct Committee {
	/// Counts the committees.
	pub epoch: u32,
	/// Signatures that a certificate needs.
	pub quorum: u32,
	/// Its members' keys, in ascending order.
	#[serde(serialize_with = "as_hex")]
	pub members: Vec<AttesterId>,
}

fn as_hex<S: serde::Serializer>(keys: &[AttesterId], serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_seq(keys.iter().map(hex))
}

impl Chain {
	/// The protocol's clock.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime; so for every read.
	pub async fn clock(&self) -> Result<ClockReport, Failure> {
		let call = api::runtime_apis().attestation_api().clock();
		Ok(self.read(call).await?.0)
	}

	/// How many transactions block `number` carries, and when it was made.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`]; or there is no such block.
	pub async fn loaded_block(&self, number: u64) -> Result<LoadedBlock, Failure> {
		let missing = || Failure::connection(format!("the node has no block {number}"));
		let hash = self.block_hash(number).await?.ok_or_else(missing)?;
		let block = self
			.rpc
			.chain_get_block(Some(hash.into()))
			.await
			.map_err(failure)?
			.ok_or_else(missing)?;
		let at = self.client.at_block(H256(hash)).await.map_err(failure)?;
		let entry = at
			.storage()
			.entry(api::storage().timestamp().now())
			.map_err(failure)?;
		let timestamp = entry
			.fetch(())
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		let extrinsics = u64::try_from(block.block.extrinsics.len()).unwrap_or(u64::MAX);
		Ok(LoadedBlock {
			number,
			transactions: extrinsics.saturating_sub(1),
			timestamp,
		})
	}

	/// What became of the transactions in block `number`.
	///
	/// # Errors
	///
	/// Those of [`Self::loaded_block`].
	pub async fn outcome(&self, number: u64) -> Result<Outcome, Failure> {
		let block = self.loaded_block(number).await?;
		let at = self.client.at_block(number).await.map_err(failure)?;
		let events = at.events().fetch().await.map_err(failure)?;
		let mut failed = 0;
		for event in events.iter() {
			let event = event.map_err(failure)?;
			let result = event.decode_fields_as::<api::proxy::events::ProxyExecuted>();
			let failed_by_proxy = match result {
				Some(executed) => executed.map_err(failure)?.result.is_err(),
				None => false,
			};
			if failed_by_proxy || event.is::<api::system::events::ExtrinsicFailed>() {
				failed += 1;
			}
		}
		Ok(Outcome {
			transactions: block.transactions,
			failed,
			timestamp: block.timestamp,
		})
	}

	/// The number of the last final block.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn final_number(&self) -> Result<u64, Failure> {
		Ok(self.finalized().await?.block_number())
	}

	/// How many transactions of an account are in final blocks.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn final_nonce(&self, account: &Account) -> Result<u64, Failure> {
		let at = self.finalized().await?;
		let entry = at
			.storage()
			.entry(api::storage().system().account())
			.map_err(failure)?;
		let info = entry
			.fetch((account.0,))
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		Ok(info.nonce.into())
	}

	/// Whether `delegate` may act in the name of `principal`.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn is_proxy(&self, principal: &Account, delegate: &Account) -> Result<bool, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().proxy().proxies())
			.map_err(failure)?;
		let Some(row) = entry.try_fetch((principal.0,)).await.map_err(failure)? else {
			return Ok(false);
		};
		let (BoundedVec(proxies), _deposit) = row.decode().map_err(failure)?;
		Ok(proxies.iter().any(|proxy| proxy.delegate == delegate.0))
	}

	/// The challenges of a device that concern it now.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn challenges(&self, device: DeviceIndex) -> Result<Vec<ChallengeReport>, Failure> {
		let call = api::runtime_apis().attestation_api().challenges(device);
		let reports = self.read(call).await?;
		Ok(reports.into_iter().map(|report| report.0).collect())
	}

	/// A device's record.
	///
	/// # Errors
	///
	/// A refusal if there is no such device, and those of [`Self::clock`].
	pub async fn device(&self, device: DeviceIndex) -> Result<DeviceReport<AccountId32>, Failure> {
		let report = device_at(&self.best().await?, device).await?;
		report.ok_or_else(|| {
			Refusal {
				error: "Attestation.UnknownDevice".into(),
				message: format!("There is no device {device}."),
				hint: Some("`florin device list --all` shows which there are".into()),
				block: None,
			}
			.into()
		})
	}

	/// What `evidence` says, as the chain would judge it.
	///
	/// # Errors
	///
	/// A refusal if it doesn't verify, and those of [`Self::clock`].
	pub async fn verify_evidence(&self, evidence: &Evidence) -> Result<EvidenceSummary, Failure> {
		let call = api::runtime_apis()
			.attestation_api()
			.verify_evidence(evidence.chain.clone(), evidence.report.clone());
		let verdict = self.read(call).await?;
		verdict.map(|summary| summary.0).map_err(|error| {
			Refusal {
				error: format!("Evidence.{:?}", error.0),
				message: format!("The evidence doesn't verify: {}.", error.0),
				hint: None,
				block: None,
			}
			.into()
		})
	}

	/// The class that the policy has for the firmware in `evidence`, which has to verify.
	///
	/// # Errors
	///
	/// A refusal if it doesn't, or the policy doesn't list the firmware, and those of
	/// [`Self::clock`].
	pub async fn class_of(&self, evidence: &Evidence) -> Result<ClassId, Failure> {
		let summary = self.verify_evidence(evidence).await?;
		summary.class.ok_or_else(|| {
			Refusal {
				error: "Attestation.FirmwareNotAllowed".into(),
				message: "The policy doesn't list the device's firmware.".into(),
				hint: Some("`florin device verify` shows which it is; nothing was sent".into()),
				block: None,
			}
			.into()
		})
	}

	/// The whole supply, split by what stands behind it.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn backing(&self) -> Result<BackingReport, Failure> {
		let call = api::runtime_apis().issuance_api().backing();
		Ok(self.read(call).await?.0)
	}

	/// What a provider owes and may still mint.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn credit_line(&self, account: &Account) -> Result<CreditLineReport, Failure> {
		let call = api::runtime_apis().issuance_api().credit_line(account.0);
		Ok(self.read(call).await?.0)
	}

	/// An account's balance.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn balance(&self, account: &Account) -> Result<Balance, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().system().account())
			.map_err(failure)?;
		let info = entry
			.fetch((account.0,))
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		let total = info
			.data
			.free
			.checked_add(info.data.reserved)
			.ok_or_else(|| {
				Failure::connection("the account's balance exceeds what an amount holds")
			})?;
		Ok(Balance {
			account: account.clone(),
			free: Amount(info.data.free),
			frozen: Amount(info.data.frozen),
			holds: self.holds(&at, account).await?,
			total: Amount(total),
			nonce: info.nonce,
		})
	}

	async fn holds(&self, at: &At, account: &Account) -> Result<Vec<Hold>, Failure> {
		let address = api::storage().balances().holds();
		let entry = at.storage().entry(address).map_err(failure)?;
		let Some(holds) = entry.try_fetch((account.0,)).await.map_err(failure)? else {
			return Ok(Vec::new());
		};
		let BoundedVec(holds) = holds.decode().map_err(failure)?;
		Ok(holds
			.into_iter()
			.map(|hold| Hold {
				reason: reason_name(&hold.id),
				amount: Amount(hold.amount),
			})
			.collect())
	}

	/// A provider; none if the account isn't one.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn provider(&self, account: &Account) -> Result<Option<Provider>, Failure> {
		let at = self.best().await?;
		let providers = at
			.storage()
			.entry(api::storage().providers().providers())
			.map_err(failure)?;
		let ledgers = at
			.storage()
			.entry(api::storage().providers().ledgers())
			.map_err(failure)?;
		let key = (account.0,);
		let registration = providers.try_fetch(key).await.map_err(failure)?;
		let ledger = ledgers.try_fetch(key).await.map_err(failure)?;
		let (Some(registration), Some(ledger)) = (registration, ledger) else {
			return Ok(None);
		};
		let metadata = registration.decode().map_err(failure)?.metadata;
		let ledger = ledger.decode().map_err(failure)?;
		let unbonding = ledger.unbonding.0.into_iter().map(|chunk| Unbonding {
			amount: Amount(chunk.amount),
			available_at: chunk.available_at,
		});
		Ok(Some(Provider {
			account: account.clone(),
			metadata: ProviderMetadata {
				name: text(metadata.name),
				endpoint: text(metadata.endpoint),
				region: String::from_utf8_lossy(&metadata.region.0).into_owned(),
				attributes: metadata
					.attributes
					.0
					.into_iter()
					.map(|attribute| (text(attribute.key), text(attribute.value)))
					.collect(),
			},
			stake: Amount(ledger.active),
			leaving: ledger.active == 0,
			unbonding: unbonding.collect(),
		}))
	}

	/// The stake that a provider needs at least.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn minimum_stake(&self) -> Result<Amount, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().providers().params())
			.map_err(failure)?;
		let parameters = entry
			.fetch(())
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		Ok(Amount(parameters.minimum_stake))
	}

	/// What of each mint stays on hold, and what goes to the attesters.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn shares(&self) -> Result<Shares, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().issuance().params())
			.map_err(failure)?;
		let parameters = entry
			.fetch(())
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		Ok(Shares {
			bond: Permill::from_parts(parameters.bond_share.0),
			attesters: Permill::from_parts(parameters.attester_share.0),
		})
	}

	/// The records of registered devices in ascending order of their handles: those of `provider`,
	/// or all. All as of the same block.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn devices(
		&self,
		provider: Option<&Account>,
	) -> Result<Vec<DeviceReport<AccountId32>>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().attestation().devices())
			.map_err(failure)?;
		let mut rows = entry.iter(()).await.map_err(failure)?;
		let mut devices = Vec::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let owner = row.value().decode().map_err(failure)?.provider;
			if provider.is_none_or(|provider| provider.0 == owner) {
				let (device,) = row.key().map_err(failure)?.decode().map_err(failure)?;
				devices.push(device);
			}
		}
		devices.sort_unstable();
		let mut reports = Vec::new();
		for device in devices {
			reports.extend(device_at(&at, device).await?);
		}
		Ok(reports)
	}

	/// The handle under which hardware is registered; none if it isn't.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn device_of(&self, id: DeviceId) -> Result<Option<DeviceIndex>, Failure> {
		let at = self.best().await?;
		let address = api::storage().attestation().device_by_identity();
		let entry = at.storage().entry(address).map_err(failure)?;
		match entry.try_fetch((id,)).await.map_err(failure)? {
			Some(device) => device.decode().map(Some).map_err(failure),
			None => Ok(None),
		}
	}

	/// The classes of the catalogue in ascending order of their identifiers.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn classes(&self) -> Result<Vec<Class>, Failure> {
		let now = self.clock().await?.period;
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().catalog().classes())
			.map_err(failure)?;
		let mut rows = entry.iter(()).await.map_err(failure)?;
		let mut classes = Vec::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let (id,) = row.key().map_err(failure)?.decode().map_err(failure)?;
			classes.push(class(id, row.value().decode().map_err(failure)?, now));
		}
		classes.sort_unstable_by_key(|class| class.id);
		Ok(classes)
	}

	/// An attester's bond and what it has earned; none if it never had one.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn attester(
		&self,
		attester: AttesterId,
	) -> Result<Option<AttesterReport<AccountId32>>, Failure> {
		let call = api::runtime_apis().attestation_api().attester(attester.0);
		let report = self.read(call).await?;
		Ok(report.map(|report| report.0))
	}

	/// The attesters of the current committee whose signatures are under a certificate that was taken.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`]; or no such certificate was taken, or its window is over.
	pub async fn signers(
		&self,
		period: Period,
		payload: [u8; 32],
	) -> Result<Vec<AttesterId>, Failure> {
		let at = self.best().await?;
		let address = api::storage().attestation().taken_certificates();
		let entry = at.storage().entry(address).map_err(failure)?;
		let taken = entry
			.try_fetch((period, payload))
			.await
			.map_err(failure)?
			.ok_or_else(|| {
				Failure::from(Refusal {
					error: "Attestation.UnknownCertificate".into(),
					message: "no such certificate was taken, or its window is over".into(),
					hint: Some("bring it with `florin certificate submit --file`".into()),
					block: None,
				})
			})?
			.decode()
			.map_err(failure)?;
		let committee = self.committee().await?;
		if taken.epoch != committee.epoch {
			return Err(Failure::Unmet(
				"the committee that signed it has been replaced".into(),
			));
		}
		Ok(committee
			.members
			.into_iter()
			.enumerate()
			.filter(|(seat, _)| taken.signers.0 & (1_u64 << seat) != 0)
			.map(|(_, attester)| attester)
			.collect())
	}

	/// The attester committee.
	///
	/// # Errors
	///
	/// Those of [`Self::clock`].
	pub async fn committee(&self) -> Result<Committee, Failure> {
		let clock = self.clock().await?;
		let at = self.best().await?;
		let address = api::storage().attestation().current_committee();
		let entry = at.storage().entry(address).map_err(failure)?;
		let committee = entry
			.fetch(())
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		let members = committee
			.members
			.0
			.into_iter()
			.map(AttesterId::from)
			.collect();
		Ok(Committee {
			epoch: committee.epoch,
			quorum: clock.quorum,
			members,
		})
	}
}

/// A device's record as of a block; none if there is no such device.
async fn device_at(
	at: &At,
	device: DeviceIndex,
) -> Result<Option<DeviceReport<AccountId32>>, Failure> {
	let call = api::runtime_apis().attestation_api().device(device);
	let report = at.runtime_apis().call(call).await.map_err(failure)?;
	Ok(report.map(|report| report.0))
}

fn class(id: ClassId, info: ClassInfo, now: Period) -> Class {
	let BoundedVec(versions) = info.versions;
	let over = info.retires_at.is_some_and(|end| now >= end);
	let in_force = versions
		.iter()
		.rev()
		.find(|version| version.since <= now && !over);
	let pending = versions.last().filter(|version| version.since > now);
	Class {
		id,
		slug: text(info.slug),
		name: text(info.name),
		tflops: info.hardware.tflops,
		memory_gib: info.hardware.memory_gib,
		board_watts: info.hardware.board_watts,
		terms: in_force.map(terms),
		pending: pending.map(terms),
		retires_at: info.retires_at,
	}
}

fn terms(version: &Version) -> Terms {
	let factor = version.valuation.credit_factor.0;
	Terms {
		version: version.number,
		since: version.since,
		credit_factor: Amount(factor / FACTOR_UNITS_IN_PLANCK),
		factor,
		mintable: version.valuation.mintable,
		provisional: version.valuation.provisional,
	}
}

/// Text that the chain has checked to be UTF-8.
fn text(BoundedVec(bytes): BoundedVec<u8>) -> String {
	String::from_utf8(bytes)
		.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The name of a hold reason: pallet and reason with a point between them.
fn reason_name(reason: &impl std::fmt::Debug) -> String {
	format!("{reason:?}").replace('(', ".").replace(')', "")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn hold_reasons_read_as_pallet_and_reason() {
		#[derive(Debug)]
		enum Reason {
			Stake,
		}
		#[derive(Debug)]
		enum Runtime {
			Providers(Reason),
		}
		let reason = Runtime::Providers(Reason::Stake);
		assert_eq!(reason_name(&reason), "Providers.Stake");
	}
}
