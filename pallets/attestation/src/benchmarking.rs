//! Benchmarks of the worst path of each call.

use super::*;
use crate::{
	activity::{Certified, Occupied, Presence, Slot},
	fixtures::{next_id, plant},
	types::{
		AllowedFirmware, Attesters, Committee, Credentials, Parameters, PeriodStart, PeriodStarts,
		ReplacedCommittee, SignedBody, Signers, TakenCertificate, MAX_AUTHORITIES, MAX_RING,
		MAX_ROOTS, MAX_USES,
	},
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use florin_core::{
	certificate::{
		attester_possession_payload, AttesterSignature, AttesterSignatures, CertificateBody,
		CertificateEntry, MAX_ATTESTERS, MAX_ENTRIES,
	},
	class::Architecture,
	parameters::Parameters as _,
	traits::{ComputeClasses, HardwareCredit, PeriodClock, ProviderRegistry},
	work::Work,
	AttesterId, Balance, ClassId, ComputeTime, DeviceId, DeviceIndex, Period, UseId, FLRN,
};
use florin_evidence::{
	presence_nonce, register_nonce,
	software::{software_root_hash, SoftwareDevice},
	CertificateId, CHAIN_LENGTH, MAX_REPORT_LEN,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Consideration, EnsureOrigin, OnTimestampSet,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::{crypto::KeyTypeId, H256};
use sp_runtime::Permill;

/// Where the benchmarks keep the attesters' keys.
const ATTESTER: KeyTypeId = KeyTypeId(*b"attr");

/// The longest records that any preset may ask for, whatever the preset at hand says: weights hold on every chain.
fn set_parameters<T: Config>() -> Parameters {
	let mut parameters = Parameters::default();
	parameters.dispute_span = MAX_RING - parameters.certificate_window - 1;
	assert_eq!(parameters.flaw(), None);
	assert_eq!(parameters.ring_length(), MAX_RING);
	Params::<T>::put(&parameters);
	parameters
}

/// As many closed periods as a ring has, the latest of them current. Answers that one.
fn fill_starts<T: Config>() -> Period {
	let parameters = set_parameters::<T>();
	let ring = parameters.ring_length();
	let spacing = parameters.expected_blocks() + parameters.presence_window;
	// Late enough that claims of the first span have lapsed.
	let span = parameters.periods_per_day * parameters.days_per_span;
	let now = <Pallet<T> as PeriodClock>::now().max(3 * span + 2 * ring);
	let starts: Vec<_> = (1..=ring)
		.map(|number| PeriodStart {
			period: now - ring + number,
			first_block: spacing * number,
			seed: [7; 32],
			certified: false,
			excused: false,
		})
		.collect();
	Starts::<T>::put(PeriodStarts::truncate_from(starts));
	CurrentPeriod::<T>::put(now);
	frame_system::Pallet::<T>::set_block_number((spacing * (ring + 1)).into());
	now
}

/// Gives a device a record over a whole ring of periods that ends with `last`: each certified idle,
/// none decided before `decided`.
fn fill_record<T: Config>(index: DeviceIndex, last: Period, decided: Period) {
	let ring = Params::<T>::get().ring_length();
	let slots: Vec<_> = (last + 1 - ring..=last)
		.map(|period| Slot {
			period,
			certified: Some(Certified {
				seconds: 1,
				quality: Permill::one(),
				watts: 700,
				work: Work::default(),
				epoch: 1,
				round: 0,
				signers: Signers(u64::MAX),
			}),
			uses: BoundedVec::new(),
		})
		.collect();
	Devices::<T>::mutate(index, |device| {
		let device = device.as_mut().expect("the device exists");
		device.registered_in = 0;
		device.activity.slots = BoundedVec::truncate_from(slots);
		device.activity.presence = Presence {
			decided_through: decided,
			fresh: u64::MAX,
			proven: 0,
		};
	});
}

/// A device that may be taken into use, whose record takes the most to bring up to date.
pub fn ready_device<T: Config>(provider: &T::AccountId, class: ClassId) -> DeviceIndex {
	let now = if Starts::<T>::get().len() < 2 {
		fill_starts::<T>()
	} else {
		<Pallet<T> as PeriodClock>::now()
	};
	// It is not challenged in the period that is decided when it is touched.
	Params::<T>::mutate(|parameters| parameters.challenge_modulus = u32::MAX);
	let index = plant::<T>(provider, class, next_id::<T>());
	fill_record::<T>(index, now, now - 1);
	index
}

/// The device has to decide as many periods as there are, and to compare its chain with what was revoked.
pub fn neglect<T: Config>(index: DeviceIndex) {
	let ring = Params::<T>::get().ring_length();
	let revocations = Revocations::<T>::mutate(|revocations| {
		*revocations = (*revocations).max(1);
		*revocations
	});
	Devices::<T>::mutate(index, |device| {
		let device = device.as_mut().expect("the device exists");
		device.revocations_seen = revocations - 1;
		device.activity.presence = Presence {
			decided_through: <Pallet<T> as PeriodClock>::now() - ring,
			fresh: u64::MAX,
			proven: 0,
		};
	});
}

/// Certifies the device for the whole of `period`, and credits what used it then.
pub fn certify<T: Config>(index: DeviceIndex, period: Period) {
	let clock = Pallet::<T>::clock();
	let mut device = Devices::<T>::get(index).expect("the device exists");
	Pallet::<T>::touch(index, &mut device, &clock);
	let whole = CertificateEntry {
		device: index,
		seconds: clock.parameters.period_seconds,
		quality: Permill::one(),
		watts: 700,
	};
	let uses = device.activity.slot(period).map(|slot| slot.uses.to_vec());
	for occupied in uses.unwrap_or_default() {
		Pallet::<T>::credit_use(&clock, period, &whole, &device, &occupied);
	}
	let certified = Certified {
		seconds: whole.seconds,
		quality: whole.quality,
		watts: whole.watts,
		work: Work::default(),
		epoch: 1,
		round: 0,
		signers: Signers(u64::MAX),
	};
	device
		.activity
		.certify(period, certified)
		.expect("the period is in the ring");
	Devices::<T>::insert(index, device);
}

/// A device with `work` to claim, whose record takes the most to bring up to date since the device
/// turns out to be revoked, and whose provider has the capacity to mint it.
pub fn device_with_work<T: Config>(
	provider: &T::AccountId,
	class: ClassId,
	work: Work,
) -> DeviceIndex {
	let now = if Starts::<T>::get().len() < 2 {
		fill_starts::<T>()
	} else {
		<Pallet<T> as PeriodClock>::now()
	};
	let parameters = Params::<T>::get();
	let index = plant::<T>(provider, class, next_id::<T>());
	fill_record::<T>(index, now, now - parameters.ring_length());
	Devices::<T>::mutate(index, |device| {
		let device = device.as_mut().expect("the device exists");
		device.activity.claimable.span = parameters.span_of(now);
		device.activity.claimable.current = work;
	});
	distrust::<T>(index);
	Capacity::<T>::insert(provider, class, u32::MAX);
	index
}

/// Sets a past block's hash.
fn set_block_hash<T: Config>(block: u32) {
	frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::from(block), H256::repeat_byte(0xab));
}

/// A registered provider that can pay a device's deposit.
fn provider<T: Config>() -> T::AccountId {
	let who: T::AccountId = whitelisted_caller();
	T::Providers::register(&who, 1_000_000 * FLRN);
	T::Consideration::ensure_successful(&who, Pallet::<T>::device_footprint());
	who
}

/// Trusts what the software device shows, at the end of lists that are full.
fn trust<T: Config>(device: &SoftwareDevice, class: ClassId) {
	let mut roots: Vec<[u8; 32]> = (1..MAX_ROOTS as u8).map(|root| [root; 32]).collect();
	roots.push(software_root_hash());
	TrustedRoots::<T>::put(BoundedVec::truncate_from(roots));
	let authorities: Vec<[u8; 32]> = (0..MAX_AUTHORITIES as u8)
		.map(|authority| [authority; 32])
		.collect();
	KnownAuthorities::<T>::put(BoundedVec::<_, _>::truncate_from(authorities));
	let firmware = device.firmware();
	FirmwarePolicy::<T>::insert(firmware.id(), AllowedFirmware { firmware, class });
}

/// The chain of a device as the calls take it.
fn chain_of(device: &SoftwareDevice) -> DeviceChainDer {
	let chain = device
		.chain()
		.into_iter()
		.map(CertificateDer::truncate_from)
		.collect();
	DeviceChainDer::truncate_from(chain)
}

/// The longest report.
fn report_of(device: &SoftwareDevice, nonce: [u8; 32]) -> ReportBytes {
	ReportBytes::truncate_from(device.report_of_len(nonce, MAX_REPORT_LEN as usize))
}

/// Evidence of `who`'s for a registration that names the block before the current one.
fn registration<T: Config>(
	device: &SoftwareDevice,
	who: &T::AccountId,
) -> (DeviceChainDer, ReportBytes, BlockNumberFor<T>) {
	let block = Pallet::<T>::block_number() - 1;
	set_block_hash::<T>(block);
	let hash = Pallet::<T>::block_hash(block);
	let nonce = register_nonce(&Pallet::<T>::genesis_hash(), &who.encode(), &hash);
	(chain_of(device), report_of(device, nonce), block.into())
}

/// The hardware belonged to somebody else, where it vouches for something that a registration takes
/// back.
fn tie_elsewhere<T: Config>(device: &SoftwareDevice, class: ClassId) {
	let other: T::AccountId = account("former owner", 0, 0);
	T::Providers::register(&other, 1_000_000 * FLRN);
	tie::<T>(&device.device_id(), &other, class);
}

/// The hardware belongs to `who`, where it vouches for an hour.
fn tie<T: Config>(id: &DeviceId, who: &T::AccountId, class: ClassId) {
	T::Credit::registered(id, who).expect("the hardware is new");
	let now = <Pallet<T> as PeriodClock>::now();
	T::Credit::present(id, who, class, now).expect("the hardware is tied");
}

/// Revokes a certificate that no device has, so that each compares its chain when it is next touched.
fn revoke_something<T: Config>() {
	let certificate = CertificateId {
		issuer: [0xff; 32],
		serial: [0xff; 20],
	};
	Pallet::<T>::do_revoke_certificate(certificate).expect("nobody revoked it before");
}

/// Revokes the last certificate of a device that vouches for an hour: when it is next touched, it
/// turns out to be revoked.
fn distrust<T: Config>(index: DeviceIndex) {
	let device = Devices::<T>::get(index).expect("the device is there");
	tie::<T>(&device.id, &device.provider, device.class);
	let credentials = DeviceCredentials::<T>::get(index).expect("the device is there");
	let certificate = credentials.certificates[CHAIN_LENGTH - 1];
	Pallet::<T>::do_revoke_certificate(certificate).expect("nobody revoked it before");
}

/// Puts the software device into storage, with the credentials of its evidence.
fn plant_software<T: Config>(
	device: &SoftwareDevice,
	who: &T::AccountId,
	class: ClassId,
) -> DeviceIndex {
	let index = plant::<T>(who, class, device.device_id());
	let pdi = device.pdi();
	DeviceCredentials::<T>::mutate(index, |credentials| {
		let credentials = credentials.as_mut().expect("the device has been planted");
		DeviceByPdi::<T>::remove(credentials.pdi);
		DeviceByPdi::<T>::insert(pdi, index);
		*credentials = Credentials {
			architecture: device.architecture(),
			leaf_key: device.leaf_key(),
			fwid: device.fwid(),
			pdi,
			certificates: device.certificate_ids(),
			root: software_root_hash(),
			ticket: credentials.ticket.clone(),
		};
	});
	index
}

/// A committee of `size` whose keys are in the keystore, and whose bonds are on hold.
fn committee<T: Config>(size: u32) -> Committee {
	let mut members: Vec<AttesterId> = (0..size)
		.map(|_| sp_io::crypto::ed25519_generate(ATTESTER, None))
		.collect();
	members.sort();
	let owner = owner::<T>();
	for attester in &members {
		Pallet::<T>::bond(owner.clone(), *attester).expect("the owner has the bond");
	}
	Committee {
		epoch: 1,
		members: Attesters::truncate_from(members),
	}
}

/// An account that can put up the bonds of a whole committee.
fn owner<T: Config>() -> T::AccountId {
	let who: T::AccountId = account("owner", 0, 0);
	let bonds = Params::<T>::get().attester_bond * Balance::from(2 * MAX_ATTESTERS + 1);
	T::Currency::mint_into(&who, bonds + T::Currency::minimum_balance())
		.expect("there is room for as much");
	who
}

/// Lets an attester have something to be paid for, and something to be paid from.
fn earn<T: Config>(attester: &AttesterId) {
	AttesterBonds::<T>::mutate(attester, |row| {
		row.as_mut().expect("the attester has a bond").seconds = 600;
	});
	UnpaidSeconds::<T>::put(1_200);
	T::Currency::mint_into(&Pallet::<T>::rewards_account(), 2 * FLRN)
		.expect("there is room for as much");
}

/// The signatures of all of a committee.
fn sign<T: Config>(committee: &Committee, body: &CertificateBody) -> AttesterSignatures {
	let payload = body.signing_payload(&Pallet::<T>::genesis_hash(), committee.epoch);
	let signatures = committee
		.members
		.iter()
		.map(|attester| AttesterSignature {
			attester: *attester,
			signature: sp_io::crypto::ed25519_sign(ATTESTER, attester, &payload)
				.expect("the key is in the keystore"),
		})
		.collect();
	AttesterSignatures::truncate_from(signatures)
}

/// An entry with which a device is credited in full.
fn entry<T: Config>(device: DeviceIndex) -> CertificateEntry {
	let seconds = Params::<T>::get().period_seconds;
	CertificateEntry {
		device,
		seconds,
		quality: Permill::from_percent(97),
		watts: 700,
	}
}

/// A device whose oldest period matures with the next touch, while older work lapses.
fn busy_device<T: Config>(who: &T::AccountId, class: ClassId, period: Period) -> DeviceIndex {
	let index = plant::<T>(who, class, next_id::<T>());
	fill_record::<T>(index, period - 1, period);
	Devices::<T>::mutate(index, |device| {
		let activity = &mut device
			.as_mut()
			.expect("the device has been planted")
			.activity;
		let work = Work {
			time: ComputeTime(1_000_000),
			value: FLRN,
		};
		activity.claimable.previous = work;
		activity.claimable.span = 0;
		for slot in &mut activity.slots {
			slot.certified.as_mut().expect("each is certified").work = work;
		}
	});
	index
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn on_timestamp_set() {
		let next = fill_starts::<T>() + 1;
		let moment = u64::from(next) * u64::from(Params::<T>::get().period_seconds) * 1_000;

		#[block]
		{
			<Pallet<T> as OnTimestampSet<u64>>::on_timestamp_set(moment);
		}

		assert_eq!(<Pallet<T> as PeriodClock>::now(), next);
	}

	#[benchmark]
	fn register_device() {
		let device = SoftwareDevice::from_index(0);
		let class = T::Classes::create_class(Architecture::Hopper);
		fill_starts::<T>();
		trust::<T>(&device, class);
		let who = provider::<T>();
		tie_elsewhere::<T>(&device, class);
		let (chain, report, block) = registration::<T>(&device, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), class, chain, report, block);

		assert_eq!(DeviceCount::<T>::get(&who), 1);
	}

	#[benchmark]
	fn register_device_cached() {
		let device = SoftwareDevice::from_index(0);
		let class = T::Classes::create_class(Architecture::Hopper);
		fill_starts::<T>();
		trust::<T>(&device, class);
		let who = provider::<T>();
		tie_elsewhere::<T>(&device, class);
		let (chain, report, block) = registration::<T>(&device, &who);
		let authority = florin_evidence::verify_chain(&chain, |_| true, |_| true)
			.expect("the chain is in order")
			.authority;
		KnownAuthorities::<T>::mutate(|known| {
			*known.last_mut().expect("the list is full") = authority;
		});

		#[extrinsic_call]
		register_device(RawOrigin::Signed(who.clone()), class, chain, report, block);

		assert_eq!(DeviceCount::<T>::get(&who), 1);
	}

	#[benchmark]
	fn update_device() {
		let old = SoftwareDevice::from_index(0);
		let new = SoftwareDevice::from_index(0).with_leaf_generation(1);
		let class = T::Classes::create_class(Architecture::Hopper);
		fill_starts::<T>();
		trust::<T>(&new, class);
		let who = provider::<T>();
		let index = plant_software::<T>(&old, &who, class);
		revoke_something::<T>();
		let (chain, report, block) = registration::<T>(&new, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), index, chain, report, block);

		let credentials = DeviceCredentials::<T>::get(index).expect("the device is there");
		assert_eq!(credentials.leaf_key, new.leaf_key());
	}

	#[benchmark]
	fn retire_device() {
		let now = fill_starts::<T>();
		let class = T::Classes::create_class(Architecture::Hopper);
		let who = provider::<T>();
		let index = plant::<T>(&who, class, next_id::<T>());
		fill_record::<T>(index, now, now - Params::<T>::get().ring_length());
		distrust::<T>(index);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), index);

		assert_eq!(
			Devices::<T>::get(index).and_then(|device| device.retired_in),
			Some(now)
		);
	}

	#[benchmark]
	fn remove_device() {
		let now = fill_starts::<T>();
		let ring = Params::<T>::get().ring_length();
		let gpu = SoftwareDevice::from_index(0);
		let class = T::Classes::create_class(Architecture::Hopper);
		let who = provider::<T>();
		let index = plant_software::<T>(&gpu, &who, class);
		fill_record::<T>(index, now - ring, now - ring);
		Devices::<T>::mutate(index, |device| {
			let device = device.as_mut().expect("the device has been planted");
			device.retired_in = Some(now - ring);
			Pallet::<T>::recount(device);
		});
		distrust::<T>(index);

		#[extrinsic_call]
		retire_device(RawOrigin::Signed(who), index);

		assert!(!Devices::<T>::contains_key(index));
	}

	#[benchmark]
	fn touch_device() {
		let now = fill_starts::<T>();
		let class = T::Classes::create_class(Architecture::Hopper);
		let who = provider::<T>();
		let index = plant::<T>(&who, class, next_id::<T>());
		fill_record::<T>(index, now, now - Params::<T>::get().ring_length());
		distrust::<T>(index);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), index);

		assert!(Devices::<T>::get(index).is_some_and(|device| !device.counted));
	}

	#[benchmark]
	fn prove_presence() {
		let gpu = SoftwareDevice::from_index(0);
		let class = T::Classes::create_class(Architecture::Hopper);
		let period = fill_starts::<T>();
		trust::<T>(&gpu, class);
		let who = provider::<T>();
		let index = plant_software::<T>(&gpu, &who, class);
		T::Credit::registered(&gpu.device_id(), &who).expect("the hardware is new");
		revoke_something::<T>();
		fill_record::<T>(index, period - 1, period - Params::<T>::get().ring_length());
		// An unfresh device may prove any period.
		Devices::<T>::mutate(index, |device| {
			let device = device.as_mut().expect("the device has been planted");
			device.activity.presence.fresh = 0;
			Pallet::<T>::recount(device);
		});
		let clock = Pallet::<T>::clock();
		let start = clock.start_of(period).expect("the period has a start");
		let id = gpu.device_id();
		let challenge = clock.challenge_block(start, &id);
		set_block_hash::<T>(challenge);
		frame_system::Pallet::<T>::set_block_number((challenge + 1).into());
		let hash = Pallet::<T>::block_hash(challenge);
		let nonce = presence_nonce(
			&Pallet::<T>::genesis_hash(),
			&id,
			period,
			&hash,
			&who.encode(),
		);
		let report = report_of(&gpu, nonce);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), index, period, report);

		let device = Devices::<T>::get(index).expect("the device is there");
		assert!(device.activity.proven_in(period));
	}

	#[benchmark]
	fn submit_certificate(e: Linear<1, MAX_ENTRIES>) {
		let class = T::Classes::create_class(Architecture::Hopper);
		let period = fill_starts::<T>() - 1;
		let who = provider::<T>();
		let devices: Vec<_> = (0..e)
			.map(|_| busy_device::<T>(&who, class, period))
			.collect();
		let entries = devices.iter().map(|device| entry::<T>(*device)).collect();
		let body = CertificateBody {
			period,
			round: 0,
			entries: BoundedVec::truncate_from(entries),
		};
		let committee = committee::<T>(1);
		let signatures = sign::<T>(&committee, &body);
		CurrentCommittee::<T>::put(committee);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), 1, body, signatures);

		for index in devices {
			let device = Devices::<T>::get(index).expect("the device is there");
			let slot = device
				.activity
				.slot(period)
				.expect("the period is on record");
			assert!(slot.certified.is_some());
		}
	}

	#[benchmark]
	fn check_signers(s: Linear<1, MAX_ATTESTERS>) {
		let body = CertificateBody {
			period: 0,
			round: 0,
			entries: BoundedVec::truncate_from(vec![entry::<T>(0)]),
		};
		let committee = committee::<T>(s);
		let signatures = sign::<T>(&committee, &body);

		#[block]
		{
			Pallet::<T>::ensure_signed_by_quorum(&committee, &body, &signatures)
				.expect("all of the committee signed");
			Pallet::<T>::credit_signers(&signatures, 1);
		}

		assert_eq!(UnpaidSeconds::<T>::get(), u128::from(s));
	}

	#[benchmark]
	fn credit_uses(u: Linear<1, { MAX_ENTRIES * MAX_USES }>) {
		let now = fill_starts::<T>();
		let who = provider::<T>();
		let index = plant::<T>(&who, 0, next_id::<T>());
		let device = Devices::<T>::get(index).expect("the device has been planted");
		let clock = Pallet::<T>::clock();
		let entry = entry::<T>(index);
		let uses: Vec<_> = (0..u)
			.map(|id| Occupied {
				id: UseId::Lease(id.into()),
				seconds: 1,
				from_start: false,
			})
			.collect();

		#[block]
		{
			for occupied in &uses {
				Pallet::<T>::credit_use(&clock, now, &entry, &device, occupied);
			}
		}

		assert_eq!(Meters::<T>::iter_prefix(index).count(), u as usize);
	}

	#[benchmark]
	fn decide_periods(p: Linear<1, MAX_RING>) {
		let now = fill_starts::<T>();
		let who = provider::<T>();
		let index = plant::<T>(&who, 0, next_id::<T>());
		let mut device = Devices::<T>::get(index).expect("the device has been planted");
		let mut clock = Pallet::<T>::clock();
		// No period is challenged, so that each takes its draw.
		clock.parameters.challenge_modulus = u32::MAX;
		clock.block = u32::MAX;
		clock.now = now + p;
		let starts: Vec<_> = (1..=p)
			.map(|more| PeriodStart {
				period: now + more,
				first_block: more,
				seed: [9; 32],
				certified: false,
				excused: false,
			})
			.collect();
		clock.starts = PeriodStarts::truncate_from(starts);
		device.activity.presence = Presence::registered_in(now);
		let decided;

		#[block]
		{
			decided = Pallet::<T>::touch(index, &mut device, &clock);
		}

		assert_eq!(decided, p);
	}

	#[benchmark]
	fn compare_chains(d: Linear<1, MAX_ENTRIES>) {
		fill_starts::<T>();
		let who = provider::<T>();
		let mut devices: Vec<_> = (0..d)
			.map(|_| {
				let index = plant::<T>(&who, 0, next_id::<T>());
				let device = Devices::<T>::get(index).expect("the device has been planted");
				(index, device)
			})
			.collect();
		revoke_something::<T>();
		let revocations = Revocations::<T>::get();
		let mut trusted = 0;

		#[block]
		{
			for (index, device) in &mut devices {
				let found = Pallet::<T>::ensure_trusted(*index, device, revocations);
				trusted += u32::from(found.is_ok());
			}
		}

		assert_eq!(trusted, d);
	}

	#[benchmark]
	fn set_attesters(n: Linear<1, MAX_ATTESTERS>) -> Result<(), BenchmarkError> {
		// Two old ones to forget.
		for epoch in 0..2 {
			let mut committee = committee::<T>(MAX_ATTESTERS);
			committee.epoch = epoch;
			PastCommittees::<T>::insert(
				epoch,
				ReplacedCommittee {
					committee,
					replaced_in: 0,
				},
			);
		}
		let now = fill_starts::<T>();
		assert!(now > MAX_RING);
		let mut current = committee::<T>(MAX_ATTESTERS);
		current.epoch = 2;
		CurrentCommittee::<T>::put(current);
		let attesters = committee::<T>(n).members;
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, attesters.clone());

		assert_eq!(CurrentCommittee::<T>::get().members, attesters);
		Ok(())
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let firmware = SoftwareDevice::from_index(0).firmware();
		let class = T::Classes::create_class(firmware.architecture);
		FirmwarePolicy::<T>::remove(firmware.id());
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, firmware, Some(class));

		assert!(FirmwarePolicy::<T>::contains_key(firmware.id()));
		Ok(())
	}

	#[benchmark]
	fn add_root() -> Result<(), BenchmarkError> {
		let roots: Vec<[u8; 32]> = (1..MAX_ROOTS as u8).map(|root| [root; 32]).collect();
		TrustedRoots::<T>::put(BoundedVec::<_, _>::truncate_from(roots));
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, [0xff; 32]);

		assert!(TrustedRoots::<T>::get().contains(&[0xff; 32]));
		Ok(())
	}

	#[benchmark]
	fn remove_root() -> Result<(), BenchmarkError> {
		let roots: Vec<[u8; 32]> = (1..=MAX_ROOTS as u8).map(|root| [root; 32]).collect();
		TrustedRoots::<T>::put(BoundedVec::<_, _>::truncate_from(roots));
		let origin =
			T::TightenOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, [MAX_ROOTS as u8; 32]);

		assert!(!TrustedRoots::<T>::get().contains(&[MAX_ROOTS as u8; 32]));
		Ok(())
	}

	#[benchmark]
	fn revoke_certificate() -> Result<(), BenchmarkError> {
		let certificate = CertificateId {
			issuer: [1; 32],
			serial: [2; 20],
		};
		let origin =
			T::TightenOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, certificate);

		assert!(Revoked::<T>::contains_key(certificate));
		Ok(())
	}

	#[benchmark]
	fn revoke_device() -> Result<(), BenchmarkError> {
		let now = fill_starts::<T>();
		let class = T::Classes::create_class(Architecture::Hopper);
		let who = provider::<T>();
		let index = busy_device::<T>(&who, class, now);
		distrust::<T>(index);
		let origin =
			T::TightenOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, index);

		let device = Devices::<T>::get(index).expect("the device is there");
		assert!(BannedIdentities::<T>::contains_key(device.id));
		assert!(device.revoked_in.is_some() && !device.counted);
		Ok(())
	}

	#[benchmark]
	fn bond_attester() {
		let who = owner::<T>();
		let attester = sp_io::crypto::ed25519_generate(ATTESTER, None);
		let payload = attester_possession_payload(&Pallet::<T>::genesis_hash(), &who.encode());
		let possession = sp_io::crypto::ed25519_sign(ATTESTER, &attester, &payload)
			.expect("the key is in the keystore");

		#[extrinsic_call]
		_(RawOrigin::Signed(who), attester, possession);

		assert!(AttesterBonds::<T>::contains_key(attester));
	}

	#[benchmark]
	fn unbond_attester() {
		let now = fill_starts::<T>();
		let who = owner::<T>();
		let attester = AttesterId::from_raw([1; 32]);
		Pallet::<T>::bond(who.clone(), attester).expect("the owner has the bond");
		earn::<T>(&attester);
		AttesterBonds::<T>::mutate(attester, |row| {
			row.as_mut()
				.expect("the attester has a bond")
				.unbonding_since = Some(now - MAX_RING);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(who), attester);

		assert!(!AttesterBonds::<T>::contains_key(attester));
	}

	#[benchmark]
	fn claim_rewards() {
		let who = owner::<T>();
		let attester = AttesterId::from_raw([1; 32]);
		Pallet::<T>::bond(who.clone(), attester).expect("the owner has the bond");
		earn::<T>(&attester);
		let before = T::Currency::balance(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), attester);

		assert_eq!(T::Currency::balance(&who), before + FLRN);
	}

	#[benchmark]
	fn add_signatures(s: Linear<1, MAX_ATTESTERS>) {
		let now = fill_starts::<T>();
		let period = now - 1;
		let committee = committee::<T>(s);
		let body = CertificateBody {
			period,
			round: 0,
			entries: BoundedVec::truncate_from(alloc::vec![entry::<T>(0)]),
		};
		let signatures = sign::<T>(&committee, &body);
		let payload = body.signing_payload(&Pallet::<T>::genesis_hash(), committee.epoch);
		// Of a committee that has been replaced.
		PastCommittees::<T>::insert(
			committee.epoch,
			ReplacedCommittee {
				committee,
				replaced_in: now,
			},
		);
		CurrentCommittee::<T>::put(Committee {
			epoch: 2,
			..Default::default()
		});
		TakenCertificates::<T>::insert(
			period,
			payload,
			TakenCertificate {
				epoch: 1,
				seconds: 600,
				signers: Signers::default(),
			},
		);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(account("anybody", 0, 0)),
			period,
			payload,
			signatures,
		);

		let taken = TakenCertificates::<T>::get(period, payload).expect("it is kept");
		assert_eq!(taken.signers.count(), s);
	}

	#[benchmark]
	fn report_equivocation(e: Linear<2, { 2 * MAX_ENTRIES }>) {
		let now = fill_starts::<T>();
		let class = T::Classes::create_class(Architecture::Hopper);
		let who = provider::<T>();
		let index = busy_device::<T>(&who, class, now);
		revoke_something::<T>();
		let committee = committee::<T>(MAX_ATTESTERS);
		let seat = MAX_ATTESTERS - 1;
		let attester = committee.members[seat as usize];
		Devices::<T>::mutate(index, |device| {
			let activity = &mut device.as_mut().expect("the device is there").activity;
			for slot in &mut activity.slots {
				let certified = slot.certified.as_mut().expect("each is certified");
				certified.signers = Signers(1 << seat);
			}
		});
		let period = now - 1;
		let first_entries = e / 2;
		let body = |entries: u32, seconds: u16| {
			let entries = (1..entries)
				.map(|before| entry::<T>(before + index))
				.chain([CertificateEntry {
					seconds,
					..entry::<T>(index)
				}])
				.collect();
			CertificateBody {
				period,
				round: 0,
				entries: BoundedVec::truncate_from(entries),
			}
		};
		let signed = |body: CertificateBody| {
			let payload = body.signing_payload(&Pallet::<T>::genesis_hash(), committee.epoch);
			SignedBody {
				epoch: committee.epoch,
				signature: sp_io::crypto::ed25519_sign(ATTESTER, &attester, &payload)
					.expect("the key is in the keystore"),
				body,
			}
		};
		let first = signed(body(first_entries, 1));
		let second = signed(body(e - first_entries, 2));
		PastCommittees::<T>::insert(
			committee.epoch,
			ReplacedCommittee {
				committee,
				replaced_in: now,
			},
		);
		CurrentCommittee::<T>::put(Committee {
			epoch: 2,
			..Default::default()
		});

		#[extrinsic_call]
		_(
			RawOrigin::Signed(account("anybody", 0, 0)),
			attester,
			index,
			first,
			second,
		);

		assert!(AttesterBonds::<T>::get(attester).is_some_and(|row| row.slashed));
	}

	#[benchmark]
	fn forget_certificates(n: Linear<0, 16>) {
		let now = fill_starts::<T>();
		let oldest = if n == 0 { now } else { now - MAX_RING };
		for number in 0..n {
			TakenCertificates::<T>::insert(
				oldest,
				[number as u8; 32],
				TakenCertificate {
					epoch: 0,
					seconds: 600,
					signers: Signers(1),
				},
			);
		}
		OldestTaken::<T>::put(oldest);

		#[block]
		{
			Pallet::<T>::forget_certificates(&mut WeightMeter::new());
		}

		assert_eq!(TakenCertificates::<T>::iter_prefix(oldest).count(), 0);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let mut parameters = Params::<T>::get();
		parameters.attester_bond += 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters.clone());

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
