use super::{deposit, is_evidence_error, refused, undone};
use crate::{
	fixtures,
	mock::*,
	types::{AllowedFirmware, MAX_AUTHORITIES},
	Capacity, DeviceByIdentity, DeviceCount, DeviceCredentials, Event, FirmwarePolicy,
	KnownAuthorities, ReportBytes, TrustedRoots, WeightInfo,
};
use codec::Encode;
use florin_core::class::Tier;
use florin_evidence::{
	register_nonce,
	software::{flip_bit, malleate_signature, software_root_hash},
	EvidenceError,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	traits::fungible::Mutate,
	BoundedVec,
};
use sp_runtime::DispatchError;

/// Registers with a chain and a report as they are.
fn attempt(chain: Vec<Vec<u8>>, report: Vec<u8>) -> DispatchResultWithPostInfo {
	let block = System::block_number() - 1;
	let origin = RuntimeOrigin::signed(ALICE);
	Attestation::register_device(origin, H100, der(chain), bytes(report), block)
}

fn report() -> Vec<u8> {
	gpu(0).report(fresh_challenge(&ALICE).0)
}

/// What a registration with good evidence but this chain comes to.
fn with_chain(chain: Vec<Vec<u8>>) -> DispatchError {
	refused(|| attempt(chain, report()))
}

/// What a registration with good evidence but this report comes to.
fn with_report(report: Vec<u8>) -> DispatchError {
	refused(|| attempt(chain_of(0), report))
}

#[test]
fn registers_a_device_with_its_evidence() {
	quietly(|| {
		let index = register(&ALICE, 0);
		let gpu = gpu(0);
		let device = device(index);
		assert_eq!(device.id, gpu.device_id());
		assert_eq!(
			(device.provider, device.class, device.tier),
			(ALICE, H100, Tier::Hardware)
		);
		assert_eq!(
			(device.registered_in, device.retired_in),
			(FIRST_PERIOD, None)
		);
		assert!(device.counted);
		let credentials = DeviceCredentials::<Test>::get(index).unwrap();
		assert_eq!(credentials.leaf_key, gpu.leaf_key());
		assert_eq!(credentials.fwid, gpu.fwid());
		assert_eq!(credentials.pdi, gpu.pdi());
		assert_eq!(credentials.certificates, gpu.certificate_ids());
		assert_eq!(credentials.root, software_root_hash());
		assert_eq!(DeviceByIdentity::<Test>::get(gpu.device_id()), Some(index));
		assert_eq!(DeviceCount::<Test>::get(ALICE), 1);
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
		assert!(deposit(&ALICE) > 0);
		System::assert_last_event(
			Event::DeviceRegistered {
				device: index,
				id: gpu.device_id(),
				provider: ALICE,
				class: H100,
			}
			.into(),
		);
	});
}

#[test]
fn handles_are_given_out_in_order() {
	quietly(|| {
		assert_eq!((register(&ALICE, 0), register(&BOB, 1)), (0, 1));
	});
}

#[test]
fn only_the_first_registration_that_hardware_ever_had_is_free() {
	quietly(|| {
		let first = register_with(&ALICE, H100, &gpu(0), chain_of(0)).unwrap();
		assert_eq!(first.pays_fee, Pays::No);
		Identities::mutate(|known| known.insert(gpu(1).device_id(), BOB));
		let later = register_with(&ALICE, H100, &gpu(1), chain_of(1)).unwrap();
		assert_eq!(later.pays_fee, Pays::Yes);
	});
}

#[test]
fn a_known_authority_makes_a_registration_cheaper() {
	quietly(|| {
		let first = register_with(&ALICE, H100, &gpu(0), chain_of(0)).unwrap();
		assert_eq!(first.actual_weight, None);
		let second = register_with(&ALICE, H100, &gpu(1), chain_of(1)).unwrap();
		assert_eq!(second.actual_weight, Some(<()>::register_device_cached()));
	});
}

#[test]
fn a_known_authority_does_not_outlive_its_root() {
	quietly(|| {
		register(&ALICE, 0);
		assert_eq!(KnownAuthorities::<Test>::get().len(), 1);
		assert_ok!(Attestation::remove_root(
			RuntimeOrigin::root(),
			software_root_hash()
		));
		assert_noop!(
			register_with(&ALICE, H100, &gpu(1), chain_of(1)),
			failed(EvidenceError::UntrustedRoot)
		);
	});
}

#[test]
fn the_oldest_known_authority_makes_room() {
	quietly(|| {
		let full: Vec<_> = (0..MAX_AUTHORITIES as u8)
			.map(|number| [number; 32])
			.collect();
		KnownAuthorities::<Test>::put(BoundedVec::truncate_from(full));
		register(&ALICE, 0);
		let known = KnownAuthorities::<Test>::get();
		assert!(known.is_full() && !known.contains(&[0; 32]) && known.contains(&[1; 32]));
	});
}

#[test]
fn only_providers_register() {
	quietly(|| {
		assert_noop!(
			register_with(&CAROL, H100, &gpu(0), chain_of(0)),
			Error::NotAProvider
		);
	});
}

#[test]
fn the_class_has_to_be_in_the_catalogue_now() {
	quietly(|| {
		let register = |class| register_with(&ALICE, class, &gpu(0), chain_of(0));
		assert_noop!(register(NO_CLASS), Error::UnknownClass);
		crate::mock::Retired::set(vec![(H100, now())]);
		assert_noop!(register(H100), Error::UnknownClass);
		crate::mock::Retired::set(vec![(H100, now() + 1)]);
		assert_ok!(register(H100));
	});
}

#[test]
fn the_named_block_is_in_the_past() {
	quietly(|| {
		for block in [System::block_number(), System::block_number() + 1] {
			let report = bytes(gpu(0).report(register_challenge(&ALICE, block)));
			let origin = RuntimeOrigin::signed(ALICE);
			assert_noop!(
				Attestation::register_device(origin, H100, der(chain_of(0)), report, block),
				Error::BlockInFuture
			);
		}
	});
}

#[test]
fn the_named_block_is_recent() {
	quietly(|| {
		run_to_block(200);
		let attempt = |block| {
			let report = bytes(gpu(0).report(register_challenge(&ALICE, block)));
			let origin = RuntimeOrigin::signed(ALICE);
			Attestation::register_device(origin, H100, der(chain_of(0)), report, block)
		};
		assert_noop!(attempt(200 - 129), Error::BlockTooOld);
		assert_ok!(attempt(200 - 128));
	});
}

#[test]
fn a_block_whose_hash_is_forgotten_is_too_old() {
	quietly(|| {
		frame_system::BlockHash::<Test>::remove(1);
		assert_eq!(with_report(report()), Error::BlockTooOld.into());
	});
}

#[test]
fn evidence_for_another_account_is_refused() {
	quietly(|| {
		let report = gpu(0).report(fresh_challenge(&BOB).0);
		assert_eq!(
			with_report(report),
			failed(EvidenceError::NonceMismatch).into()
		);
	});
}

#[test]
fn evidence_for_another_chain_is_refused() {
	quietly(|| {
		let hash = System::block_hash(System::block_number() - 1);
		let nonce = register_nonce(&[1; 32], &ALICE.encode(), &hash.0);
		let report = gpu(0).report(nonce);
		assert_eq!(
			with_report(report),
			failed(EvidenceError::NonceMismatch).into()
		);
	});
}

#[test]
fn evidence_for_another_block_is_refused() {
	quietly(|| {
		run_to_block(5);
		let report = gpu(0).report(register_challenge(&ALICE, 2));
		assert_eq!(
			with_report(report),
			failed(EvidenceError::NonceMismatch).into()
		);
	});
}

#[test]
fn a_flipped_bit_in_any_certificate_is_refused() {
	quietly(|| {
		for position in 0..5 {
			let len = chain_of(0)[position].len();
			// In the header, the serial number, the key and the signature.
			for byte in [1, 14, len / 2, len - 10] {
				let mut chain = chain_of(0);
				flip_bit(&mut chain[position], 8 * byte);
				let error = with_chain(chain);
				assert!(
					is_evidence_error(error),
					"certificate {position}, byte {byte}: {error:?}"
				);
			}
		}
	});
}

#[test]
fn a_flipped_bit_in_any_region_of_the_report_is_refused() {
	quietly(|| {
		let len = report().len();
		let regions = [
			("request header", 1),
			("nonce", 20),
			("slot", 36),
			("response header", 38),
			("number of blocks", 41),
			("record length", 42),
			("block header", 46),
			("digest", 70),
			("opaque data", len - 110),
			("r", len - 90),
			("s", len - 1),
		];
		for (region, byte) in regions {
			let mut report = report();
			flip_bit(&mut report, 8 * byte);
			let error = with_report(report);
			assert!(is_evidence_error(error), "{region}: {error:?}");
		}
	});
}

#[test]
fn an_untrusted_root_is_refused() {
	quietly(|| {
		TrustedRoots::<Test>::put(BoundedVec::truncate_from(vec![[1; 32]]));
		assert_eq!(
			with_chain(chain_of(0)),
			failed(EvidenceError::UntrustedRoot).into()
		);
	});
}

#[test]
fn a_leaf_is_no_authority() {
	quietly(|| {
		let mut chain = chain_of(0);
		chain[1] = chain_of(1)[0].clone();
		assert_eq!(
			with_chain(chain),
			failed(EvidenceError::NotCertificateAuthority).into()
		);
	});
}

#[test]
fn four_and_six_certificates_are_refused() {
	quietly(|| {
		let four = chain_of(0)[..4].to_vec();
		assert_eq!(with_chain(four), failed(EvidenceError::ChainLength).into());
		let six = [chain_of(0), vec![chain_of(0)[4].clone()]].concat();
		assert_eq!(with_chain(six), failed(EvidenceError::ChainLength).into());
	});
}

#[test]
fn an_off_curve_key_is_refused() {
	quietly(|| {
		let chain = gpu(0).chain_with(|position, certificate| {
			if position == 0 {
				*certificate.public_key_info.last_mut().unwrap() ^= 1;
			}
		});
		assert_eq!(with_chain(chain), failed(EvidenceError::PublicKey).into());
	});
}

#[test]
fn fields_that_exceed_the_opaque_data_are_refused() {
	quietly(|| {
		let challenge = fresh_challenge(&ALICE).0;
		let truncated = gpu(0).report_with(challenge, |report| report.opaque_tail = vec![99, 0, 4]);
		assert_eq!(
			with_report(truncated),
			failed(EvidenceError::OpaqueLength).into()
		);
		let too_long = gpu(0).report_with(challenge, |report| {
			report.opaque_tail = vec![99, 0, 0xff, 0xff, 1]
		});
		assert_eq!(
			with_report(too_long),
			failed(EvidenceError::OpaqueLength).into()
		);
	});
}

#[test]
fn the_newer_opaque_format_is_refused_by_name() {
	quietly(|| {
		let report = gpu(0).report_with(fresh_challenge(&ALICE).0, |report| {
			report.opaque.clear();
			report.opaque_tail = b"NVDAOD and more".to_vec();
		});
		assert_eq!(
			with_report(report),
			failed(EvidenceError::UnsupportedOpaqueData).into()
		);
	});
}

#[test]
fn a_report_without_firmware_identity_is_refused() {
	quietly(|| {
		let report = gpu(0).report_without_fwid(fresh_challenge(&ALICE).0);
		assert_eq!(
			with_report(report),
			failed(EvidenceError::FwidMissing).into()
		);
	});
}

#[test]
fn unlisted_firmware_is_refused() {
	quietly(|| {
		let gpu = gpu(0).with_firmware("9.9.9", [1; 8]);
		assert_noop!(
			register_with(&ALICE, H100, &gpu, chain_of(0)),
			Error::FirmwareNotAllowed
		);
	});
}

#[test]
fn firmware_belongs_to_one_class() {
	quietly(|| {
		assert_noop!(
			register_with(&ALICE, LEASED_ONLY, &gpu(0), chain_of(0)),
			Error::FirmwareOfAnotherClass
		);
	});
}

#[test]
fn the_hardware_is_of_the_architecture_of_its_class() {
	quietly(|| {
		let firmware = gpu(0).firmware();
		let allowed = AllowedFirmware {
			firmware,
			class: B200,
		};
		FirmwarePolicy::<Test>::insert(firmware.id(), allowed);
		assert_noop!(
			register_with(&ALICE, B200, &gpu(0), chain_of(0)),
			Error::WrongArchitecture
		);
	});
}

#[test]
fn a_malleated_signature_is_accepted_and_registers_nothing_twice() {
	quietly(|| {
		let mut twin = report();
		malleate_signature(&mut twin);
		assert_ok!(attempt(chain_of(0), twin));
		assert_noop!(attempt(chain_of(0), report()), Error::AlreadyRegistered);
	});
}

#[test]
fn a_device_registers_once() {
	quietly(|| {
		register(&ALICE, 0);
		// Neither again, nor with another leaf, nor for another provider.
		assert_noop!(
			register_with(&ALICE, H100, &gpu(0), chain_of(0)),
			Error::AlreadyRegistered
		);
		assert_noop!(
			register_with(
				&ALICE,
				H100,
				&gpu(0).with_leaf_generation(1),
				chain_of_generation(0, 1)
			),
			Error::AlreadyRegistered
		);
		assert_noop!(
			register_with(&BOB, H100, &gpu(0), chain_of(0)),
			Error::RegisteredElsewhere
		);
	});
}

#[test]
fn a_retired_device_has_to_be_gone_first() {
	quietly(|| {
		let index = register(&ALICE, 0);
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			index
		));
		assert_noop!(
			register_with(&ALICE, H100, &gpu(0), chain_of(0)),
			Error::RetirementUnfinished
		);
		assert_noop!(
			register_with(&BOB, H100, &gpu(0), chain_of(0)),
			Error::RegisteredElsewhere
		);
		run_to_period(now() + 6);
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			index
		));
		assert_ok!(register_with(&BOB, H100, &gpu(0), chain_of(0)));
	});
}

#[test]
fn identifiers_are_unique() {
	quietly(|| {
		let mut id = [0; 32];
		id[..8].copy_from_slice(&gpu(0).pdi());
		fixtures::plant::<Test>(&BOB, H100, id);
		assert_noop!(
			register_with(&ALICE, H100, &gpu(0), chain_of(0)),
			Error::IdentifierTaken
		);
	});
}

#[test]
fn each_certificate_of_a_chain_can_be_revoked() {
	quietly(|| {
		for certificate in gpu(0).certificate_ids() {
			undone(|| {
				assert_ok!(Attestation::revoke_certificate(
					RuntimeOrigin::root(),
					certificate
				));
				assert_noop!(
					register_with(&ALICE, H100, &gpu(0), chain_of(0)),
					Error::CertificateIsRevoked
				);
			});
		}
	});
}

#[test]
fn hardware_that_is_owed_for_does_not_change_hands() {
	quietly(|| {
		let id = gpu(0).device_id();
		Identities::mutate(|known| known.insert(id, BOB));
		Indebted::set(vec![id]);
		assert_noop!(
			register_with(&ALICE, H100, &gpu(0), chain_of(0)),
			DispatchError::Other("owes")
		);
		assert_ok!(register_with(&BOB, H100, &gpu(0), chain_of(0)));
	});
}

#[test]
fn who_cannot_pay_the_deposit_does_not_register() {
	quietly(|| {
		Balances::set_balance(&ALICE, florin_core::FLRN);
		let error = refused(|| register_with(&ALICE, H100, &gpu(0), chain_of(0)));
		assert!(
			matches!(
				error,
				DispatchError::Token(_) | DispatchError::Arithmetic(_)
			),
			"{error:?}"
		);
	});
}

#[test]
fn a_report_may_be_as_long_as_evidence_allows() {
	quietly(|| {
		let (nonce, _) = fresh_challenge(&ALICE);
		let longest = gpu(0).report_of_len(nonce, ReportBytes::bound());
		assert_ok!(attempt(chain_of(0), longest));
	});
}
