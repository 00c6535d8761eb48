#![allow(dead_code, unused)]
use subxt::utils::YesNo;
use subxt::{
	runtime_apis::StaticPayload as R, storage::StaticAddress as A, tx::StaticPayload as P,
	utils::Static, utils::*,
};
pub mod runtime_types {
	macro_rules! ty { ($(#[$m:meta])* $v:vis struct $n:ident $($t:tt)*) => { #[derive(Debug, subxt::ext::scale_encode::EncodeAsType, subxt::ext::scale_decode::DecodeAsType)]
	#[encode_as_type(crate_path = "subxt::ext::scale_encode")] #[decode_as_type(crate_path = "subxt::ext::scale_decode")] $v struct $n $($t)* } }
	pub mod bounded_collections {
		pub mod bounded_vec {
			ty! {pub struct BoundedVec<T>(pub Vec<T>);}
		}
	}
	pub mod pallet_providers {
		pub mod types {
			use super::super::bounded_collections::bounded_vec::BoundedVec;
			ty! {pub struct Region(pub [u8;2]);}
			ty! {pub struct Attribute { pub key: BoundedVec<u8>, pub value: BoundedVec<u8> }}
			ty! {pub struct Metadata { pub name: BoundedVec<u8>, pub endpoint: BoundedVec<u8>, pub region: Region, pub attributes: BoundedVec<Attribute> }}
			ty! {pub struct Registration { pub metadata: Metadata }}
			ty! {pub struct Chunk { pub amount: u128, pub available_at: u32 }}
			ty! {pub struct Ledger { pub active: u128, pub unbonding: BoundedVec<Chunk> }}
			ty! {pub struct Parameters { pub minimum_stake: u128, pub unbonding: u32 }}
		}
	}
	pub mod pallet_catalog {
		pub mod types {
			use super::super::bounded_collections::bounded_vec::BoundedVec;
			ty! {pub struct FixedU128(pub u128);}
			ty! {pub struct Permill(pub u32);}
			ty! {pub struct Hardware { pub tflops: u32, pub memory_gib: u32, pub board_watts: u32 }}
			ty! {pub struct Valuation { pub credit_factor: FixedU128, pub mintable: bool, pub provisional: bool }}
			ty! {pub struct Version { pub number: u32, pub since: u32, pub valuation: Valuation }}
			ty! {pub struct ClassInfo { pub slug: BoundedVec<u8>, pub name: BoundedVec<u8>, pub hardware: Hardware, pub versions: BoundedVec<Version>, pub retires_at: Option<u32> }}
			ty! {pub struct IParams { pub bond_share: Permill }}
			ty! {pub struct AParams { pub period_seconds: u16, pub block_seconds: u16, pub presence_window: u32 }}
			ty! {pub struct Start { pub period: u32, pub first_block: u32 }}
			ty! {pub struct Device { pub provider: subxt::utils::AccountId32 }}
			ty! {pub struct Committee { pub epoch: u32, pub members: BoundedVec<[u8;32]> }}
			ty! {pub struct AccountInfo { pub nonce: u32, pub data: Data }}
			ty! {pub struct Data { pub free: u128, pub reserved: u128, pub frozen: u128 }}
			ty! {pub struct IdAmount { pub id: Region2, pub amount: u128 }}
			ty! {pub struct Region2(pub [u8;2]);}
		}
	}
}
use runtime_types::{
	bounded_collections::bounded_vec::BoundedVec,
	pallet_catalog::types::{
		AParams, AccountInfo, ClassInfo, Committee, Device, IParams, IdAmount, Start,
	},
	pallet_providers::types::*,
};
pub struct All;
pub fn tx() -> All {
	All
}
pub fn storage() -> S {
	S
}
pub fn runtime_apis() -> Apis {
	Apis
}
type Acc = AccountId32;
type MA = MultiAddress<Acc, ()>;
pub struct Bal;
pub struct Prov;
pub struct Att;
pub struct Iss;
impl All {
	pub fn balances(&self) -> Bal {
		Bal
	}
	pub fn providers(&self) -> Prov {
		Prov
	}
	pub fn attestation(&self) -> Att {
		Att
	}
	pub fn issuance(&self) -> Iss {
		Iss
	}
}
impl Bal {
	pub fn transfer_allow_death(&self, a: MA, b: u128) -> P<()> {
		todo!()
	}
	pub fn transfer_keep_alive(&self, a: MA, b: u128) -> P<()> {
		todo!()
	}
	pub fn transfer_all(&self, a: MA, b: bool) -> P<()> {
		todo!()
	}
}
impl Prov {
	pub fn register(&self, m: Metadata, b: u128) -> P<()> {
		todo!()
	}
	pub fn update(&self, m: Metadata) -> P<()> {
		todo!()
	}
	pub fn bond_more(&self, b: u128) -> P<()> {
		todo!()
	}
	pub fn unbond(&self, b: u128) -> P<()> {
		todo!()
	}
	pub fn withdraw_unbonded(&self) -> P<()> {
		todo!()
	}
	pub fn deregister(&self) -> P<()> {
		todo!()
	}
}
type C = BoundedVec<BoundedVec<u8>>;
impl Att {
	pub fn register_device(&self, c: C, r: BoundedVec<u8>, b: u32) -> P<()> {
		todo!()
	}
	pub fn update_device(&self, d: u32, c: C, r: BoundedVec<u8>, b: u32) -> P<()> {
		todo!()
	}
	pub fn retire_device(&self, d: u32) -> P<()> {
		todo!()
	}
	pub fn prove_presence(&self, d: u32, p: u32, r: BoundedVec<u8>) -> P<()> {
		todo!()
	}
	pub fn submit_certificate(
		&self,
		e: u32,
		b: Static<florin_core::certificate::CertificateBody>,
		s: BoundedVec<Static<florin_core::certificate::AttesterSignature>>,
	) -> P<()> {
		todo!()
	}
}
impl Iss {
	pub fn claim(&self, d: BoundedVec<u32>) -> P<()> {
		todo!()
	}
	pub fn repay(&self, c: u16, a: u128) -> P<()> {
		todo!()
	}
}
pub struct S;
pub struct SSys;
pub struct SBal;
pub struct SProv;
pub struct SAtt;
pub struct SCat;
pub struct SIss;
impl S {
	pub fn system(&self) -> SSys {
		SSys
	}
	pub fn balances(&self) -> SBal {
		SBal
	}
	pub fn providers(&self) -> SProv {
		SProv
	}
	pub fn attestation(&self) -> SAtt {
		SAtt
	}
	pub fn catalog(&self) -> SCat {
		SCat
	}
	pub fn issuance(&self) -> SIss {
		SIss
	}
}
use subxt::utils::{Maybe as No, Yes};
impl SSys {
	pub fn account(&self) -> A<(Acc,), AccountInfo, No> {
		todo!()
	}
}
impl SBal {
	pub fn holds(&self) -> A<(Acc,), BoundedVec<IdAmount>, No> {
		todo!()
	}
}
impl SProv {
	pub fn providers(&self) -> A<(Acc,), Registration, No> {
		todo!()
	}
	pub fn ledgers(&self) -> A<(Acc,), Ledger, No> {
		todo!()
	}
	pub fn params(&self) -> A<(), Parameters, Yes> {
		todo!()
	}
}
impl SAtt {
	pub fn devices(&self) -> A<(u32,), Device, No> {
		todo!()
	}
	pub fn device_by_identity(&self) -> A<([u8; 32],), u32, No> {
		todo!()
	}
	pub fn parameters(&self) -> A<(), AParams, Yes> {
		todo!()
	}
	pub fn starts(&self) -> A<(), BoundedVec<Start>, Yes> {
		todo!()
	}
	pub fn current_committee(&self) -> A<(), Committee, Yes> {
		todo!()
	}
}
impl SCat {
	pub fn classes(&self) -> A<(u16,), ClassInfo, No> {
		todo!()
	}
}
impl SIss {
	pub fn params(&self) -> A<(), IParams, Yes> {
		todo!()
	}
}
pub struct Apis;
pub struct AA;
pub struct IA;
impl Apis {
	pub fn attestation_api(&self) -> AA {
		AA
	}
	pub fn issuance_api(&self) -> IA {
		IA
	}
}
use florin_core::report::*;
impl AA {
	pub fn clock(&self) -> R<(), Static<ClockReport>> {
		todo!()
	}
	pub fn challenges(&self, d: u32) -> R<(u32,), Vec<Static<ChallengeReport>>> {
		todo!()
	}
	pub fn device(&self, d: u32) -> R<(u32,), Option<Static<DeviceReport<Acc>>>> {
		todo!()
	}
	pub fn verify_evidence(
		&self,
		c: Vec<Vec<u8>>,
		r: Vec<u8>,
	) -> R<
		(Vec<Vec<u8>>, Vec<u8>),
		Result<Static<EvidenceSummary>, Static<florin_evidence::EvidenceError>>,
	> {
		todo!()
	}
}
impl IA {
	pub fn backing(&self) -> R<(), Static<BackingReport>> {
		todo!()
	}
	pub fn credit_line(&self, a: Acc) -> R<(Acc,), Static<CreditLineReport>> {
		todo!()
	}
}
