//! A runtime with this pallet and balances; what other pallets keep is kept in statics.

use crate::{
	fixtures,
	types::{FirmwareEntry, Parameters, SignedBody},
	AttesterBonds, CertificateDer, DeviceChainDer, DeviceCredentials, Devices, GenesisConfig,
	HoldReason, ReportBytes,
};
use codec::{Decode, Encode};
use florin_core::{
	certificate::{
		attester_possession_payload, AttesterSignature, AttesterSignatures, CertificateBody,
		CertificateEntry,
	},
	class::{Architecture, ClassTerms},
	parameters::EnsureMandate,
	traits::{
		AttesterRewards, ComputeClasses, GracePeriods, HardwareCredit, PeriodClock,
		ProviderRegistry, RedemptionWork, Utilisation,
	},
	AttesterId, Balance, ClassId, DeviceId, DeviceIndex, Period, Timestamp, FLRN,
};
use florin_evidence::{
	presence_nonce, register_nonce,
	software::{software_root_hash, SoftwareDevice},
};
use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchResultWithPostInfo,
	ensure, parameter_types,
	traits::{
		fungible::{HoldConsideration, InspectHold},
		Hooks, LinearStoragePrice, OnTimestampSet, UnixTime,
	},
	weights::Weight,
	BoundedVec, PalletId,
};
use frame_system::{mocking::MockBlockU32, EnsureRoot, EnsureSignedBy};
use sp_core::{ed25519, ConstU128, Pair, H256};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_runtime::{
	traits::IdentityLookup, AccountId32, BuildStorage, DispatchError, DispatchResult, FixedU128,
	Permill,
};
use std::{
	collections::{BTreeMap, HashMap},
	sync::{LazyLock, Mutex},
};

pub type AccountId = AccountId32;
pub type Error = crate::Error<Test>;

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
/// Not a provider.
pub const CAROL: AccountId = AccountId::new([3; 32]);
/// Puts up the bonds of attesters.
pub const DAVE: AccountId = AccountId::new([4; 32]);
/// Gets slashes that have no victim.
pub const RESERVE: AccountId = AccountId::new([8; 32]);
/// May tighten.
pub const GUARD: AccountId = AccountId::new([9; 32]);

/// One FLRN an hour, Hopper, what the software device's firmware is listed for.
pub const H100: ClassId = 1;
/// Hopper as well, but not to be minted.
pub const LEASED_ONLY: ClassId = 2;
/// Blackwell.
pub const B200: ClassId = 3;
/// Not in the catalogue.
pub const NO_CLASS: ClassId = 99;

/// The end of a use that nobody waits for.
pub const FOREVER: Timestamp = Timestamp::MAX;

/// The period in which the tests begin.
pub const FIRST_PERIOD: Period = 1_000;

#[frame_support::runtime]
mod test_runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Attestation = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type BlockHashCount = frame_support::traits::ConstU32<4_096>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<{ FLRN / 1_000 }>;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const DepositBase: Balance = FLRN;
	pub const DepositPerByte: Balance = FLRN / 1_000_000;
	pub const DeviceDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Attestation(HoldReason::DeviceDeposit);
	pub const AttesterBondReason: RuntimeHoldReason =
		RuntimeHoldReason::Attestation(HoldReason::AttesterBond);
	pub const RewardsId: PalletId = PalletId(*b"fl/attst");
	pub const Reserve: AccountId = RESERVE;
	/// Unix time in milliseconds.
	pub static NowMillis: u64 = 0;
	/// Who is a provider.
	pub static Providers: Vec<AccountId> = vec![ALICE, BOB];
	/// What classes are worth from some period on: (class, since, FLRN an hour).
	pub static Factors: Vec<(ClassId, Period, u32)> = vec![];
	/// Classes that retire in some period.
	pub static Retired: Vec<(ClassId, Period)> = vec![];
	/// Which provider each identity was last registered by.
	pub static Identities: BTreeMap<DeviceId, AccountId> = BTreeMap::new();
	/// Identities that may not change hands.
	pub static Indebted: Vec<DeviceId> = vec![];
	/// Proofs of presence that credit was told of.
	pub static Present: Vec<(DeviceId, AccountId, ClassId, Period)> = vec![];
	/// Devices that credit was told have left their provider.
	pub static Departed: Vec<(DeviceId, AccountId)> = vec![];
	/// Certified seconds that followers of utilisation were told of: class, in use, idle.
	pub static Noted: Vec<(ClassId, u64, u64)> = vec![];
	/// Certified seconds that followers of redemptions were told of.
	pub static Redeemed: Vec<(AccountId, ClassId, Period, u64)> = vec![];
	/// What differs between two chains.
	pub static GenesisHash: H256 = H256::repeat_byte(0x69);
}

pub struct MockTime;
impl UnixTime for MockTime {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(NowMillis::get())
	}
}

pub struct MockClasses;
impl ComputeClasses for MockClasses {
	fn terms_at(class: ClassId, period: Period) -> Option<ClassTerms> {
		let retired = Retired::get()
			.into_iter()
			.any(|(retired, since)| retired == class && period >= since);
		if retired || ![H100, LEASED_ONLY, B200].contains(&class) {
			return None;
		}
		let factor = Factors::get()
			.into_iter()
			.filter(|(changed, since, _)| *changed == class && *since <= period)
			.map(|(_, _, factor)| factor)
			.next_back()
			.unwrap_or(1);
		Some(ClassTerms {
			credit_factor: FixedU128::from_u32(factor),
			mintable: class != LEASED_ONLY,
			version: 1,
		})
	}

	fn architecture(class: ClassId) -> Option<Architecture> {
		match class {
			H100 | LEASED_ONLY => Some(Architecture::Hopper),
			B200 => Some(Architecture::Blackwell),
			_ => None,
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_class(architecture: Architecture) -> ClassId {
		match architecture {
			Architecture::Hopper => H100,
			Architecture::Blackwell => B200,
		}
	}
}

pub struct MockUtilisation;
impl Utilisation for MockUtilisation {
	fn note(class: ClassId, used: u64, idle: u64) {
		Noted::mutate(|noted| noted.push((class, used, idle)));
	}

	fn note_weight() -> Weight {
		Weight::from_parts(7, 0)
	}
}

pub struct MockRedemptions;
impl RedemptionWork<AccountId> for MockRedemptions {
	fn note(provider: &AccountId, class: ClassId, period: Period, seconds: u64) {
		Redeemed::mutate(|noted| noted.push((provider.clone(), class, period, seconds)));
	}

	fn note_weight() -> Weight {
		Weight::from_parts(11, 0)
	}
}

pub struct MockProviders;
impl ProviderRegistry<AccountId> for MockProviders {
	fn is_registered(who: &AccountId) -> bool {
		Providers::get().contains(who)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(who: &AccountId, _: Balance) {
		Providers::mutate(|providers| providers.push(who.clone()));
	}
}

pub struct MockCredit;
impl HardwareCredit<AccountId> for MockCredit {
	fn ensure_may_register(device: &DeviceId, provider: &AccountId) -> DispatchResult {
		let elsewhere = Identities::get()
			.get(device)
			.is_some_and(|tied| tied != provider);
		ensure!(
			!(elsewhere && Indebted::get().contains(device)),
			DispatchError::Other("owes")
		);
		Ok(())
	}

	fn registered(device: &DeviceId, provider: &AccountId) -> Result<bool, DispatchError> {
		let before = Identities::mutate(|known| known.insert(*device, provider.clone()));
		Ok(before.is_none())
	}

	fn departed(device: &DeviceId, provider: &AccountId) {
		Departed::mutate(|departed| departed.push((*device, provider.clone())));
	}

	fn present(
		device: &DeviceId,
		provider: &AccountId,
		class: ClassId,
		period: Period,
	) -> DispatchResult {
		Present::mutate(|present| present.push((*device, provider.clone(), class, period)));
		Ok(())
	}
}

parameter_types! {
	/// The last block of a grace period.
	pub static GraceUntil: Option<u32> = None;
	/// How often the chain was found to have stood still.
	pub static StoodStill: u32 = 0;
}

pub struct MockGrace;
impl GracePeriods for MockGrace {
	fn any_since(block: u32) -> bool {
		GraceUntil::get().is_some_and(|until| until >= block)
	}

	fn stood_still() {
		StoodStill::mutate(|times| *times += 1);
	}
}

frame_support::ord_parameter_types! {
	pub const GuardAccount: AccountId = GUARD;
}

impl crate::Config for Test {
	type Time = MockTime;
	type Classes = MockClasses;
	type Providers = MockProviders;
	type Credit = MockCredit;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		DeviceDeposit,
		LinearStoragePrice<DepositBase, DepositPerByte, Balance>,
	>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type RewardsId = RewardsId;
	type Reserve = Reserve;
	type AdminOrigin = EnsureRoot<AccountId>;
	type TightenOrigin = EnsureSignedBy<GuardAccount, AccountId>;
	type ParametersOrigin = EnsureMandate<Self::AdminOrigin, Self::TightenOrigin>;
	type Grace = MockGrace;
	type Utilisation = MockUtilisation;
	type Redemptions = MockRedemptions;
	type WeightInfo = ();
}

/// The numbers of a development chain, except that nobody is challenged unless a test wants it.
pub fn quiet() -> Parameters {
	Parameters {
		period_seconds: 12,
		block_seconds: 2,
		periods_per_day: 6,
		days_per_span: 30,
		challenge_modulus: u32::MAX,
		presence_window: 3,
		certificate_window: 2,
		dispute_span: 3,
		registration_window: 128,
		refunds_per_period: 8,
		attester_bond: 100 * FLRN,
	}
}

/// The same with everybody challenged in each period.
pub fn strict() -> Parameters {
	Parameters {
		challenge_modulus: 1,
		..quiet()
	}
}

pub struct ExtBuilder {
	parameters: Parameters,
	attesters: u8,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			parameters: quiet(),
			attesters: 4,
		}
	}
}

impl ExtBuilder {
	pub fn parameters(mut self, parameters: Parameters) -> Self {
		self.parameters = parameters;
		self
	}

	pub fn attesters(mut self, attesters: u8) -> Self {
		self.attesters = attesters;
		self
	}

	pub fn build(self) -> TestExternalities {
		let mut storage = frame_system::GenesisConfig::<Test>::default()
			.build_storage()
			.unwrap();
		pallet_balances::GenesisConfig::<Test> {
			balances: [ALICE, BOB, CAROL, DAVE, RESERVE]
				.map(|who| (who, 1_000_000 * FLRN))
				.to_vec(),
			..Default::default()
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		GenesisConfig::<Test> {
			parameters: self.parameters,
			attesters: (1..=self.attesters)
				.map(|number| (attester(number).public(), DAVE))
				.collect(),
			roots: vec![H256(software_root_hash())],
			firmware: vec![FirmwareEntry::new(
				&SoftwareDevice::from_index(0).firmware(),
				H100,
			)],
			_config: Default::default(),
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		let mut ext: TestExternalities = storage.into();
		#[cfg(feature = "runtime-benchmarks")]
		ext.register_extension(sp_keystore::KeystoreExt::new(
			sp_keystore::testing::MemoryKeystore::new(),
		));
		ext.execute_with(|| {
			// The statics belong to the thread, which may have run another test.
			Providers::set(vec![ALICE, BOB]);
			Factors::set(vec![]);
			Retired::set(vec![]);
			Identities::set(BTreeMap::new());
			Indebted::set(vec![]);
			Present::set(vec![]);
			Departed::set(vec![]);
			frame_system::BlockHash::<Test>::insert(0, GenesisHash::get());
			NowMillis::set(u64::from(FIRST_PERIOD) * period_millis() - block_millis());
			next_block();
			next_block();
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check();
		});
	}
}

/// For the benchmarks' test suite.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// Runs `test` in the quiet chain.
pub fn quietly(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}

/// Runs `test` in the strict chain.
pub fn strictly(test: impl FnOnce()) {
	ExtBuilder::default()
		.parameters(strict())
		.build_and_execute(test);
}

/// All invariants, those of deposits included.
pub fn check() {
	Attestation::do_try_state().unwrap();
	let mut deposits: BTreeMap<AccountId, Balance> = BTreeMap::new();
	for (index, credentials) in DeviceCredentials::<Test>::iter() {
		let deposit = Balance::decode(&mut &credentials.ticket.encode()[..]).unwrap();
		*deposits
			.entry(Devices::<Test>::get(index).unwrap().provider)
			.or_default() += deposit;
	}
	for who in [ALICE, BOB, CAROL] {
		let held = Balances::balance_on_hold(&DeviceDeposit::get(), &who);
		assert_eq!(held, deposits.get(&who).copied().unwrap_or_default());
	}
}

// ---------------------------------------------------------------- time

fn period_millis() -> u64 {
	u64::from(Attestation::period_seconds()) * 1_000
}

fn block_millis() -> u64 {
	u64::from(crate::Params::<Test>::get().block_seconds) * 1_000
}

pub fn now() -> Period {
	<Attestation as PeriodClock>::now()
}

/// Begins the next block, `millis` after the one before.
pub fn next_block_after(millis: u64) {
	let number = System::block_number() + 1;
	let parent = match number {
		1 => GenesisHash::get(),
		_ => H256(blake2_256(&(number - 1, GenesisHash::get()).encode())),
	};
	System::initialize(&number, &parent, &Default::default());
	NowMillis::mutate(|now| *now += millis);
	Attestation::on_idle(number - 1, Weight::MAX);
	Attestation::on_initialize(number);
	<Attestation as OnTimestampSet<u64>>::on_timestamp_set(NowMillis::get());
}

pub fn next_block() {
	next_block_after(block_millis());
}

pub fn run_to_block(block: u32) {
	while System::block_number() < block {
		next_block();
	}
}

pub fn run_to_period(period: Period) {
	while now() < period {
		next_block();
	}
}

/// Stalls the chain: the next block is the first of `period`.
pub fn jump_to_period(period: Period) {
	next_block_after(u64::from(period) * period_millis() - NowMillis::get());
}

/// Runs until a certificate for `period` may come.
pub fn run_until_certifiable(period: Period) {
	run_to_period(period + 1);
	loop {
		let clock = Attestation::clock();
		if clock
			.start_of(period)
			.is_none_or(|start| clock.is_closed(start))
		{
			break;
		}
		next_block();
	}
}

// ---------------------------------------------------------------- devices

/// Chains by index and generation.
type Chains = HashMap<(u32, u32), Vec<Vec<u8>>>;

/// Chains that have been made: each takes five signatures.
static CHAINS: LazyLock<Mutex<Chains>> = LazyLock::new(Mutex::default);

/// A software device.
pub fn gpu(index: u32) -> SoftwareDevice {
	SoftwareDevice::from_index(index)
}

/// The chain of the software device `index` with its firmware of `generation`.
pub fn chain_of_generation(index: u32, generation: u32) -> Vec<Vec<u8>> {
	let made = CHAINS.lock().unwrap().get(&(index, generation)).cloned();
	made.unwrap_or_else(|| {
		let chain = gpu(index).with_leaf_generation(generation).chain();
		CHAINS
			.lock()
			.unwrap()
			.insert((index, generation), chain.clone());
		chain
	})
}

pub fn chain_of(index: u32) -> Vec<Vec<u8>> {
	chain_of_generation(index, 0)
}

/// A chain as the calls take it.
pub fn der(chain: Vec<Vec<u8>>) -> DeviceChainDer {
	let chain: Vec<_> = chain
		.into_iter()
		.map(|der| CertificateDer::try_from(der).unwrap())
		.collect();
	DeviceChainDer::try_from(chain).unwrap()
}

pub fn bytes(report: Vec<u8>) -> ReportBytes {
	ReportBytes::try_from(report).unwrap()
}

/// The challenge of a registration that names `block`.
pub fn register_challenge(who: &AccountId, block: u32) -> [u8; 32] {
	register_nonce(
		&GenesisHash::get().0,
		&who.encode(),
		&System::block_hash(block).0,
	)
}

/// The challenge of a registration that names the parent of the current block.
pub fn fresh_challenge(who: &AccountId) -> ([u8; 32], u32) {
	let block = System::block_number() - 1;
	(register_challenge(who, block), block)
}

/// Registers `chain` with a report of `device`.
pub fn register_with(
	who: &AccountId,
	class: ClassId,
	device: &SoftwareDevice,
	chain: Vec<Vec<u8>>,
) -> DispatchResultWithPostInfo {
	let (nonce, block) = fresh_challenge(who);
	let origin = RuntimeOrigin::signed(who.clone());
	Attestation::register_device(
		origin,
		class,
		der(chain),
		bytes(device.report(nonce)),
		block,
	)
}

/// Registers the software device `index` as an H100.
pub fn register(who: &AccountId, index: u32) -> DeviceIndex {
	let handle = crate::NextDevice::<Test>::get();
	assert_ok!(register_with(who, H100, &gpu(index), chain_of(index)));
	handle
}

/// A device without evidence, as an H100 of `who`.
pub fn plant(who: &AccountId) -> DeviceIndex {
	plant_as(who, H100)
}

pub fn plant_as(who: &AccountId, class: ClassId) -> DeviceIndex {
	fixtures::plant::<Test>(who, class, fixtures::next_id::<Test>())
}

pub fn device(index: DeviceIndex) -> crate::DeviceOf<Test> {
	Devices::<Test>::get(index).unwrap()
}

/// The record of a device as it is now.
pub fn touched(index: DeviceIndex) -> crate::activity::Activity {
	let mut device = device(index);
	device.activity.touch(&device.id, &Attestation::clock());
	device.activity
}

/// The block whose hash a proof for `period` answers.
pub fn challenge_block(index: DeviceIndex, period: Period) -> u32 {
	let clock = Attestation::clock();
	clock.challenge_block(clock.start_of(period).unwrap(), &device(index).id)
}

/// The report of `gpu` that proves `period` for the device `index` of `who`.
pub fn presence_report(
	who: &AccountId,
	index: DeviceIndex,
	gpu: &SoftwareDevice,
	period: Period,
) -> Vec<u8> {
	let hash = System::block_hash(challenge_block(index, period));
	let id = gpu.device_id();
	gpu.report(presence_nonce(
		&GenesisHash::get().0,
		&id,
		period,
		&hash.0,
		&who.encode(),
	))
}

/// Proves `period` with whatever `gpu` reports now.
pub fn prove(
	who: &AccountId,
	index: DeviceIndex,
	gpu: &SoftwareDevice,
	period: Period,
) -> DispatchResultWithPostInfo {
	let report = bytes(presence_report(who, index, gpu, period));
	Attestation::prove_presence(RuntimeOrigin::signed(who.clone()), index, period, report)
}

// ---------------------------------------------------------------- attesters

pub fn attester(number: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[number; 32])
}

/// The signature by which an attester agrees to belong to `who`.
pub fn possession(number: u8, who: &AccountId) -> ed25519::Signature {
	attester(number).sign(&attester_possession_payload(
		&GenesisHash::get().0,
		&who.encode(),
	))
}

/// Puts up the bonds of attesters that have none.
pub fn bond(attesters: impl IntoIterator<Item = u8>) {
	for number in attesters {
		let key = attester(number).public();
		if !AttesterBonds::<Test>::contains_key(key) {
			assert_ok!(Attestation::bond_attester(
				RuntimeOrigin::signed(DAVE),
				key,
				possession(number, &DAVE)
			));
		}
	}
}

/// An attester's row.
pub fn attester_row(number: u8) -> crate::AttesterBondOf<Test> {
	AttesterBonds::<Test>::get(attester(number).public()).unwrap()
}

/// Pays attesters, as issuance does.
pub fn reward(amount: Balance) {
	assert_ok!(<Attestation as AttesterRewards<_>>::reward(&CAROL, amount));
}

/// Half of the evidence of an equivocation.
pub fn signed_body(number: u8, epoch: u32, body: CertificateBody) -> SignedBody {
	let payload = body.signing_payload(&GenesisHash::get().0, epoch);
	SignedBody {
		epoch,
		body,
		signature: attester(number).sign(&payload),
	}
}

// ---------------------------------------------------------------- certificates

/// Signatures of attesters over `body`, sorted.
pub fn signed(
	body: &CertificateBody,
	epoch: u32,
	attesters: impl IntoIterator<Item = u8>,
) -> AttesterSignatures {
	let payload = body.signing_payload(&GenesisHash::get().0, epoch);
	let mut signatures: Vec<_> = attesters
		.into_iter()
		.map(attester)
		.map(|pair| AttesterSignature {
			attester: pair.public(),
			signature: pair.sign(&payload),
		})
		.collect();
	signatures.sort_by_key(|signed| signed.attester);
	BoundedVec::truncate_from(signatures)
}

/// Keys of attesters, sorted.
pub fn keys(attesters: impl IntoIterator<Item = u8>) -> Vec<AttesterId> {
	let mut keys: Vec<_> = attesters
		.into_iter()
		.map(|number| attester(number).public())
		.collect();
	keys.sort();
	keys
}

pub fn entry(device: DeviceIndex, seconds: u16) -> CertificateEntry {
	CertificateEntry {
		device,
		seconds,
		quality: Permill::one(),
		watts: 700,
	}
}

pub fn body(period: Period, entries: Vec<CertificateEntry>) -> CertificateBody {
	CertificateBody {
		period,
		round: 0,
		entries: BoundedVec::truncate_from(entries),
	}
}

/// Submits `body` with the signatures of a quorum of the genesis committee.
pub fn submit(body: CertificateBody) -> DispatchResultWithPostInfo {
	let signatures = signed(&body, 0, 1..=3);
	Attestation::submit_certificate(RuntimeOrigin::signed(CAROL), 0, body, signatures)
}

/// Certifies the device for all of `period`.
pub fn certify(device: DeviceIndex, period: Period) -> DispatchResultWithPostInfo {
	submit(body(
		period,
		vec![entry(device, Attestation::period_seconds())],
	))
}

/// The error that names a failed check of evidence.
pub fn failed(check: florin_evidence::EvidenceError) -> Error {
	Error::from(check)
}
