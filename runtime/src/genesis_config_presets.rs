//! How a chain begins.
//!
//! - `development`: one validator, everything in minutes, a sudo key;
//! - `local_testnet`: the same economics with four validators;
//! - `florin`: production, see [`production`].
//!
//! The first two trust the software device beside NVIDIA's root: anybody can make hours there, so their credits are worth nothing.

mod flaws;
pub mod production;

pub use flaws::{build, flaws, LEAST_COMMITTEE, LEAST_COUNCIL};
pub use production::PRODUCTION_PRESET;

use crate::{
	configs::{AssetId, ASSETS_PALLET_ID, CLEARING_PALLET_ID, TREASURY_PALLET_ID},
	constants::currency::EXISTENTIAL_DEPOSIT,
	AccountId, AssetsConfig, AttestationConfig, Balance, BalancesConfig, CatalogConfig,
	ClearingConfig, CollatorSelectionConfig, FuturesConfig, GovernanceConfig, IssuanceConfig,
	MarketConfig, PriceIndexConfig, ProvidersConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys, SudoConfig,
};
use alloc::{string::ToString, vec, vec::Vec};
use florin_core::{
	class::{Architecture, ClassKind},
	clearing::SettlementAsset,
	AttesterId, ClassId, FLRN,
};
use florin_evidence::{
	development::{SOFTWARE_DEVICE_ROOT, SOFTWARE_FIRMWARE},
	NVIDIA_DEVICE_ROOT,
};
use frame_support::build_struct_json_patch;
use hex_literal::hex;
use pallet_attestation::types::FirmwareEntry;
use pallet_catalog::{GenesisClass, ReferencePrices};
use pallet_governance::MINUTE;
use pallet_price_index::types::FactorBounds;
use serde_json::Value;
use sp_core::H256;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{traits::AccountIdConversion, FixedU128};

/// The handle of the H100, whose factor is 1, in the classes of the genesis state.
pub const H100: ClassId = 1;

/// What each of the development accounts starts with.
const DEVELOPMENT_ENDOWMENT: Balance = 1_000 * FLRN;
/// What each of them has on hold of that for the attester that it owns.
const DEVELOPMENT_ATTESTER_BOND: Balance = 100 * FLRN;
/// What the treasury starts with.
const TREASURY_ENDOWMENT: Balance = 10_000 * FLRN;

/// US cents, as the fixed-point number of dollars.
const fn cents(cents: u128) -> FixedU128 {
	FixedU128::from_rational(cents, 100)
}

/// Reference prices of a class in USD: cents per hour, tenths of a cent per TFLOP-hour, cents per GiB-hour.
const fn prices(per_hour: u128, per_tflop_hour: u128, per_gib_hour: u128) -> ReferencePrices {
	ReferencePrices {
		per_hour: cents(per_hour),
		per_tflop_hour: FixedU128::from_rational(per_tflop_hour, 1_000),
		per_gib_hour: cents(per_gib_hour),
	}
}

struct GpuClass {
	slug: &'static str,
	name: &'static str,
	architecture: Option<Architecture>,
	tflops: u32,
	memory_gib: u32,
	board_watts: u32,
	prices: ReferencePrices,
	provisional: bool,
}

/// The price of the reference class in cents per hour: credit factors are price over this.
const REFERENCE_CENTS: u128 = 500;

impl GpuClass {
	fn build(self) -> GenesisClass {
		GenesisClass {
			slug: self.slug.to_string(),
			name: self.name.to_string(),
			kind: ClassKind::Gpu,
			architecture: self.architecture,
			tflops: self.tflops,
			memory_gib: self.memory_gib,
			board_watts: self.board_watts,
			credit_factor: self.prices.per_hour / cents(REFERENCE_CENTS),
			mintable: true,
			prices: self.prices,
			provisional: self.provisional,
		}
	}
}

/// The compute standard at genesis. TFLOPS are dense bf16, watts are the board's.
///
/// `docs/classes.md` has the source of each figure. The TPU's watts and the CPU's speed are assumptions, for want of published ones. H200 and B200 are
/// provisional: their prices are rounded from public list prices, relative to the H100's.
pub fn genesis_classes() -> Vec<GenesisClass> {
	let leased_only =
		|slug: &str, name: &str, kind, tflops, memory_gib, board_watts, prices: ReferencePrices| {
			GenesisClass {
				slug: slug.to_string(),
				name: name.to_string(),
				kind,
				architecture: None,
				tflops,
				memory_gib,
				board_watts,
				credit_factor: prices.per_hour / cents(REFERENCE_CENTS),
				mintable: false,
				prices,
				provisional: false,
			}
		};
	vec![
		GpuClass {
			slug: "a100",
			name: "NVIDIA A100 80 GB",
			// Ampere boards carry no key that signs reports.
			architecture: None,
			tflops: 312,
			memory_gib: 80,
			board_watts: 400,
			prices: prices(300, 15, 30),
			provisional: false,
		}
		.build(),
		GpuClass {
			slug: "h100",
			name: "NVIDIA H100 80 GB",
			architecture: Some(Architecture::Hopper),
			tflops: 989,
			memory_gib: 80,
			board_watts: 700,
			prices: prices(500, 8, 25),
			provisional: false,
		}
		.build(),
		leased_only(
			"tpu-v5",
			"Google TPU v5p",
			ClassKind::Tpu,
			459,
			95,
			350,
			prices(800, 5, 20),
		),
		leased_only(
			"cpu-32",
			"CPU, 32 cores",
			ClassKind::Cpu,
			4,
			128,
			280,
			prices(50, 500, 10),
		),
		GpuClass {
			slug: "h200",
			name: "NVIDIA H200 141 GB",
			architecture: Some(Architecture::Hopper),
			tflops: 989,
			memory_gib: 141,
			board_watts: 700,
			prices: prices(600, 6, 4),
			provisional: true,
		}
		.build(),
		GpuClass {
			slug: "b200",
			name: "NVIDIA B200 180 GB",
			architecture: Some(Architecture::Blackwell),
			tflops: 2_250,
			memory_gib: 180,
			board_watts: 1_000,
			prices: prices(900, 4, 5),
			provisional: true,
		}
		.build(),
	]
}

/// The attesters of development chains: the ed25519 keys of `//Attester//0` to `//Attester//3`.
///
/// Written out, since the wasm runtime can't derive keys; a test derives them.
pub const DEVELOPMENT_ATTESTERS: [[u8; 32]; 4] = [
	hex!("47f03b1571184d088d79b6f39aa026e8011ec3c9b7375b820eac0c83808d38f8"),
	hex!("efa5a3e572bc662a5f7215f2b3142d094bdfc5b8cf4d8e4fc53420a78c77f3cc"),
	hex!("3db812808cf37917b6938d15e03b7288b42b46f9c256ce98e7fb9530695e38fb"),
	hex!("f6466cc2beb40139842a042817e4431a39b95c2284c9e7e14310ccb4c1710c66"),
];

/// Who owns them, in the same order.
pub const DEVELOPMENT_ATTESTER_OWNERS: [Sr25519Keyring; 4] = [
	Sr25519Keyring::Eve,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Charlie,
	Sr25519Keyring::Dave,
];

/// The feeders of development chains: the sr25519 keys of `//Feeder//0` to `//Feeder//2`.
///
/// Written out, since the wasm runtime can't derive keys; a test derives them.
pub const DEVELOPMENT_FEEDERS: [[u8; 32]; 3] = [
	hex!("ba104b485cc2b4aa7fafc3bbe13f2408e96851f9b4a499cc2f9d318c692d8417"),
	hex!("d8be2262b89182513d80fc842174d3c5d7d9d5cbc1dba0d011ea079782010c2b"),
	hex!("4c02fede050bd840c3427e15c59cbcc64a849de3fcff25b4b795b81ebdb6ca65"),
];

/// What each of them has on hold.
const DEVELOPMENT_FEEDER_BOND: Balance = 100 * FLRN;
/// What each of them has beside it.
const DEVELOPMENT_FEEDER_ENDOWMENT: Balance = 10 * FLRN;

/// The USD stablecoin of development chains, which is worth nothing.
pub const TEST_DOLLAR: AssetId = 1;
/// Its decimals.
pub const TEST_DOLLAR_DECIMALS: u8 = 6;
/// What each of the development accounts has of it: 100,000 USD.
const TEST_DOLLAR_ENDOWMENT: Balance = 100_000_000_000;
/// The least that an account may have of it: a cent.
const TEST_DOLLAR_MINIMUM: Balance = 10_000;

/// Between which figures credit factors follow the index: half and twice what they begin with. That of the reference class is one for good.
pub fn genesis_factor_bounds() -> Vec<(ClassId, FactorBounds)> {
	let two = FixedU128::from_u32(2);
	(0..)
		.zip(genesis_classes())
		.filter(|(class, _)| *class != H100)
		.map(|(class, info)| {
			let bounds = FactorBounds {
				least: info.credit_factor / two,
				greatest: info.credit_factor * two,
			};
			(class, bounds)
		})
		.collect()
}

/// The price index of development chains: the rules of production in days of six periods.
fn development_index() -> PriceIndexConfig {
	PriceIndexConfig {
		parameters: pallet_price_index::Parameters {
			certificate_age: 6,
			// Seven days.
			price_age: 42,
			provider_quorum: 1,
			feeder_bond: DEVELOPMENT_FEEDER_BOND,
			// Two days.
			unbonding: 12,
			// A day.
			false_periods: 6,
			// 45 days.
			ring: 270,
			reference: H100,
			..Default::default()
		},
		feeders: DEVELOPMENT_FEEDERS.map(AccountId::from).to_vec(),
		factor_bounds: genesis_factor_bounds(),
	}
}

/// A USD stablecoin for trying out what is quoted in USD. It belongs to governance, as a real one would.
fn test_dollar() -> AssetsConfig {
	let owner: AccountId = ASSETS_PALLET_ID.into_account_truncating();
	AssetsConfig {
		assets: vec![(TEST_DOLLAR, owner, true, TEST_DOLLAR_MINIMUM)],
		metadata: vec![(
			TEST_DOLLAR,
			b"Test dollar".to_vec(),
			b"tUSD".to_vec(),
			TEST_DOLLAR_DECIMALS,
		)],
		accounts: development_accounts()
			.map(|account| (TEST_DOLLAR, account, TEST_DOLLAR_ENDOWMENT))
			.chain([(
				TEST_DOLLAR,
				clearing_pot(SettlementAsset::WithId(TEST_DOLLAR)),
				TEST_DOLLAR_MINIMUM,
			)])
			.collect(),
		..Default::default()
	}
}

/// The clearing house's pot for an asset.
fn clearing_pot(asset: SettlementAsset) -> AccountId {
	CLEARING_PALLET_ID.into_sub_account_truncating(asset)
}

/// The clearing house of development chains: markets settle in FLRN and in test dollars.
fn development_clearing() -> ClearingConfig {
	ClearingConfig {
		parameters: pallet_clearing::Parameters {
			grace: 2,
			mark_age: 3,
		},
		assets: vec![None, Some(TEST_DOLLAR)],
		..Default::default()
	}
}

/// The futures of development chains, in days of six periods.
fn development_futures() -> FuturesConfig {
	FuturesConfig {
		parameters: pallet_futures::Parameters {
			lead: 2,
			dispute_delay: 2,
			registration: 10,
			// Seven days.
			staleness: 42,
			// 38 days.
			longest_span: 228,
		},
		..Default::default()
	}
}

/// The accounts with which development chains begin.
fn development_accounts() -> impl Iterator<Item = AccountId> {
	Sr25519Keyring::iter()
		.take(6)
		.map(|account| account.to_account_id())
}

/// Durations of development chains: the rules of production in minutes. A period has 12 s, a day six periods.
fn development_attestation() -> pallet_attestation::types::Parameters {
	pallet_attestation::types::Parameters {
		period_seconds: 12,
		periods_per_day: 6,
		challenge_modulus: 4,
		presence_window: 3,
		certificate_window: 2,
		dispute_span: 3,
		attester_bond: DEVELOPMENT_ATTESTER_BOND,
		..Default::default()
	}
}

/// The council of development chains.
pub const DEVELOPMENT_COUNCIL: [Sr25519Keyring; 3] = [
	Sr25519Keyring::Alice,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Charlie,
];

/// Referenda of development chains take minutes: Root acts a minute after its approval, and a halt lasts as long. A session, and the grace after a halt, have half a minute.
fn development_governance() -> pallet_governance::Parameters {
	pallet_governance::Parameters {
		preparation: 5,
		decision: 5 * MINUTE,
		confirmation: 5,
		enactment: MINUTE,
		halt: MINUTE,
		session: MINUTE / 2,
		grace: MINUTE / 2,
	}
}

fn session_keys(account: Sr25519Keyring, grandpa: Ed25519Keyring) -> SessionKeys {
	SessionKeys {
		aura: account.public().into(),
		grandpa: grandpa.public().into(),
	}
}

/// A chain whose validators and accounts have well-known keys.
fn testing_genesis(validators: Vec<(Sr25519Keyring, Ed25519Keyring)>) -> Value {
	let treasury: AccountId = TREASURY_PALLET_ID.into_account_truncating();
	let feeder = DEVELOPMENT_FEEDER_BOND.saturating_add(DEVELOPMENT_FEEDER_ENDOWMENT);
	let endowed = development_accounts()
		.map(|account| (account, DEVELOPMENT_ENDOWMENT))
		.chain(DEVELOPMENT_FEEDERS.map(|account| (AccountId::from(account), feeder)))
		.chain([
			// What keeps the clearing house's pot open is the treasury's.
			(
				treasury,
				TREASURY_ENDOWMENT.saturating_sub(EXISTENTIAL_DEPOSIT),
			),
			(clearing_pot(SettlementAsset::Native), EXISTENTIAL_DEPOSIT),
		])
		.collect::<Vec<_>>();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: endowed },
		collator_selection: CollatorSelectionConfig {
			invulnerables: validators
				.iter()
				.map(|(account, _)| account.to_account_id())
				.collect(),
			desired_candidates: 0,
			candidacy_bond: FLRN,
		},
		session: SessionConfig {
			keys: validators
				.iter()
				.map(|(account, grandpa)| (
					account.to_account_id(),
					account.to_account_id(),
					session_keys(*account, *grandpa),
				))
				.collect(),
		},
		sudo: SudoConfig {
			key: Some(Sr25519Keyring::Alice.to_account_id())
		},
		governance: GovernanceConfig {
			parameters: development_governance(),
			council: DEVELOPMENT_COUNCIL
				.map(|member| member.to_account_id())
				.to_vec(),
		},
		catalog: CatalogConfig {
			parameters: pallet_catalog::Parameters { change_delay: 6 },
			classes: genesis_classes(),
		},
		providers: ProvidersConfig {
			parameters: pallet_providers::Parameters {
				minimum_stake: FLRN,
				unbonding: 12,
				// 30 days of six periods.
				reputation_half_life: 180,
			},
		},
		attestation: AttestationConfig {
			parameters: development_attestation(),
			attesters: DEVELOPMENT_ATTESTERS
				.into_iter()
				.zip(DEVELOPMENT_ATTESTER_OWNERS)
				.map(|(attester, owner)| (AttesterId::from(attester), owner.to_account_id()))
				.collect(),
			roots: vec![H256(NVIDIA_DEVICE_ROOT), H256(SOFTWARE_DEVICE_ROOT)],
			firmware: vec![FirmwareEntry::new(&SOFTWARE_FIRMWARE, H100)],
		},
		issuance: IssuanceConfig {
			parameters: pallet_issuance::types::Parameters {
				// 90 days of six periods.
				earned_half_life: 540,
				notice: 2,
				// A period.
				least_redemption: 12,
				..Default::default()
			},
		},
		market: MarketConfig {
			parameters: pallet_market::Parameters {
				// An hour and a half.
				longest: 5_400,
				// A minute and a half.
				dispute: 6,
				..Default::default()
			},
		},
		price_index: development_index(),
		assets: test_dollar(),
		clearing: development_clearing(),
		futures: development_futures(),
	})
}

/// The preset called `id`, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	use Ed25519Keyring as Grandpa;
	use Sr25519Keyring as Account;
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => testing_genesis(vec![(Account::Alice, Grandpa::Alice)]),
		LOCAL_TESTNET_RUNTIME_PRESET => testing_genesis(vec![
			(Account::Alice, Grandpa::Alice),
			(Account::Bob, Grandpa::Bob),
			(Account::Charlie, Grandpa::Charlie),
			(Account::Dave, Grandpa::Dave),
		]),
		PRODUCTION_PRESET => production::preset(),
		_ => return None,
	};
	Some(genesis.to_string().into_bytes())
}

/// The presets there are.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(DEV_RUNTIME_PRESET),
		PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET),
		PresetId::from(PRODUCTION_PRESET),
	]
}
