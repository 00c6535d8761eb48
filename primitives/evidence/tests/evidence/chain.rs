//! Chains with one thing wrong, properly signed by software authorities.

use florin_evidence::{
	development::SOFTWARE_DEVICE_ROOT,
	software::{flip_bit, CertificateTemplate, SoftwareDevice},
	verify_chain, Architecture, Certificate, DeviceChain, EvidenceError, MAX_CERTIFICATE_LEN,
};
use std::cell::Cell;

const KEY_USAGE: &str = "2.5.29.15";
const SUBJECT_ALT_NAME: &str = "2.5.29.17";
const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const FWID_HOPPER: &str = "2.23.133.5.4.1";
const FWID_BLACKWELL: &str = "2.23.133.5.4.1.1";

const LEAF: usize = 0;
const BROM: usize = 1;
const ICA: usize = 2;
const IDENTITY: usize = 3;
const ROOT: usize = 4;

/// What basic constraints say for an authority below which `n` others may be.
fn path_length(n: u8) -> Vec<u8> {
	vec![0x30, 0x06, 0x01, 0x01, 0xff, 0x02, 0x01, n]
}

fn device() -> SoftwareDevice {
	SoftwareDevice::from_index(0)
}

fn verify(chain: &[Vec<u8>]) -> Result<DeviceChain, EvidenceError> {
	verify_chain(chain, |root| *root == SOFTWARE_DEVICE_ROOT, |_| false)
}

/// Verifies the chain of a device after the certificate at `position` was edited and signed. Every
/// root is trusted, so that an edited one comes as far as the others.
fn verify_edited(
	position: usize,
	edit: impl Fn(&mut CertificateTemplate),
) -> Result<DeviceChain, EvidenceError> {
	let chain = device().chain_with(|at, template| {
		if at == position {
			edit(template);
		}
	});
	verify_chain(&chain, |_| true, |_| false)
}

/// Replaces the content of an extension that the template has.
fn set(template: &mut CertificateTemplate, id: &str, value: &[u8]) {
	template
		.extension_mut(id)
		.expect("the certificate has the extension")
		.value = value.to_vec();
}

/// Replaces the only occurrence of `from`.
fn replace(bytes: &mut Vec<u8>, from: &[u8], to: &[u8]) {
	let found: Vec<_> = (0..bytes.len())
		.filter(|start| bytes[*start..].starts_with(from))
		.collect();
	assert_eq!(found.len(), 1, "{from:?} occurs once");
	bytes.splice(found[0]..found[0] + from.len(), to.iter().copied());
}

#[test]
fn a_chain_has_exactly_five_certificates() {
	let chain = device().chain();
	let six = [chain.as_slice(), &chain[ROOT..]].concat();
	assert!(verify(&chain).is_ok());
	for wrong in [&chain[..0], &chain[..4], &chain[1..], &six] {
		assert_eq!(verify(wrong), Err(EvidenceError::ChainLength));
	}
}

#[test]
fn certificates_in_reverse_order_are_refused() {
	let mut chain = device().chain();
	chain.reverse();
	assert_eq!(
		verify_chain(&chain, |_| true, |_| false),
		Err(EvidenceError::NotCertificateAuthority)
	);
}

#[test]
fn a_certificate_of_one_byte_too_many_is_refused_unread() {
	let mut chain = device().chain();
	let max = usize::try_from(MAX_CERTIFICATE_LEN).unwrap();
	chain[LEAF].resize(max, 0);
	assert_eq!(verify(&chain), Err(EvidenceError::CertificateEncoding));
	chain[LEAF].push(0);
	assert_eq!(verify(&chain), Err(EvidenceError::CertificateTooLong));
}

#[test]
fn bytes_after_a_certificate_are_refused() {
	for position in LEAF..=ROOT {
		let mut chain = device().chain();
		chain[position].push(0);
		assert_eq!(verify(&chain), Err(EvidenceError::CertificateEncoding));
	}
}

#[test]
fn no_prefix_of_a_certificate_parses() {
	for certificate in device().chain() {
		for len in 0..certificate.len() {
			assert!(Certificate::parse(&certificate[..len]).is_err());
		}
		assert!(Certificate::parse(&certificate).is_ok());
	}
}

#[test]
fn a_leaf_does_not_issue_certificates() {
	let impostor = SoftwareDevice::from_index(1);
	let honest = device().chain();
	// The impostor's end entity claims the leaf, a genuine certificate, as its issuer.
	let leaf = Certificate::parse(&honest[LEAF]).unwrap();
	let forged = impostor.chain_with(|at, template| {
		if at == LEAF {
			template.issuer = leaf.subject().to_vec();
		}
	});
	let under_leaf = [&forged[..1], &honest[..4]].concat();
	let leaf_for_brom = [&forged[..1], &honest[..1], &honest[2..]].concat();
	for chain in [under_leaf, leaf_for_brom] {
		assert_eq!(
			verify_chain(&chain, |_| true, |_| false),
			Err(EvidenceError::NotCertificateAuthority)
		);
	}
}

#[test]
fn a_leaf_that_is_an_authority_is_refused() {
	let verdict = verify_edited(LEAF, |template| {
		let mut extension = template.extension_mut(KEY_USAGE).unwrap().clone();
		extension.id = BASIC_CONSTRAINTS.parse().unwrap();
		extension.value = vec![0x30, 0x03, 0x01, 0x01, 0xff];
		template.extensions.push(extension);
	});
	assert_eq!(verdict, Err(EvidenceError::LeafIsAuthority));
}

#[test]
fn every_issuer_must_be_an_authority() {
	for position in BROM..=ROOT {
		let without = verify_edited(position, |template| {
			template.remove_extension(BASIC_CONSTRAINTS);
		});
		let denied = verify_edited(position, |template| {
			set(template, BASIC_CONSTRAINTS, &[0x30, 0x00]);
		});
		assert_eq!(without, Err(EvidenceError::NotCertificateAuthority));
		assert_eq!(denied, Err(EvidenceError::NotCertificateAuthority));
	}
}

#[test]
fn a_default_value_that_der_omits_is_refused() {
	let verdict = verify_edited(BROM, |template| {
		set(template, BASIC_CONSTRAINTS, &[0x30, 0x03, 0x01, 0x01, 0x00]);
	});
	assert_eq!(verdict, Err(EvidenceError::CertificateEncoding));
}

#[test]
fn path_lengths_hold_exactly() {
	for (position, below) in [(BROM, 0), (ICA, 1), (IDENTITY, 2), (ROOT, 3)] {
		let with = |n| {
			verify_edited(position, |template| {
				set(template, BASIC_CONSTRAINTS, &path_length(n))
			})
		};
		assert!(with(below).is_ok());
		if let Some(less) = below.checked_sub(1) {
			assert_eq!(with(less), Err(EvidenceError::PathLength));
		}
	}
}

#[test]
fn every_issuer_must_be_allowed_to_sign_certificates() {
	for position in BROM..=ROOT {
		let without = verify_edited(position, |template| template.remove_extension(KEY_USAGE));
		// cRLSign alone.
		let other = verify_edited(position, |template| {
			set(template, KEY_USAGE, &[0x03, 0x02, 0x01, 0x02]);
		});
		assert_eq!(without, Err(EvidenceError::KeyUsage));
		assert_eq!(other, Err(EvidenceError::KeyUsage));
	}
}

#[test]
fn the_leaf_must_be_allowed_to_sign_data_and_not_certificates() {
	let without = verify_edited(LEAF, |template| template.remove_extension(KEY_USAGE));
	// keyAgreement alone.
	let other = verify_edited(LEAF, |template| {
		set(template, KEY_USAGE, &[0x03, 0x02, 0x03, 0x08])
	});
	// digitalSignature and keyCertSign.
	let both = verify_edited(LEAF, |template| {
		set(template, KEY_USAGE, &[0x03, 0x02, 0x02, 0x84])
	});
	assert_eq!(without, Err(EvidenceError::KeyUsage));
	assert_eq!(other, Err(EvidenceError::KeyUsage));
	assert_eq!(both, Err(EvidenceError::KeyUsage));
}

#[test]
fn each_issuer_must_be_the_subject_of_the_next() {
	for position in LEAF..=ROOT {
		let verdict = verify_edited(position, |template| {
			replace(&mut template.issuer, b"XX", b"XY");
		});
		assert_eq!(verdict, Err(EvidenceError::IssuerMismatch));
	}
}

#[test]
fn only_version_3_is_accepted() {
	let two = verify_edited(ICA, |template| template.version = vec![0xa0, 3, 2, 1, 1]);
	let none = verify_edited(ICA, |template| template.version.clear());
	assert_eq!(two, Err(EvidenceError::CertificateVersion));
	assert_eq!(none, Err(EvidenceError::CertificateVersion));
}

#[test]
fn serial_numbers_are_positive_and_have_at_most_20_octets() {
	let with = |serial: &[u8]| verify_edited(BROM, |template| template.serial = serial.to_vec());
	for wrong in [&[][..], &[0], &[0x80], &[0, 1], &[1; 21]] {
		assert_eq!(with(wrong), Err(EvidenceError::SerialNumber), "{wrong:?}");
	}
	// A leading zero that keeps the number positive is no octet of it.
	let longest = [&[0][..], &[0xff; 20]].concat();
	for right in [&[1][..], &[0, 0x80], &[1; 20], &longest] {
		assert!(with(right).is_ok(), "{right:?}");
	}
}

#[test]
fn only_ecdsa_with_sha384_is_accepted() {
	for position in LEAF..=ROOT {
		// The last arc makes it ecdsa-with-SHA256.
		let other = verify_edited(position, |template| {
			*template.algorithm.last_mut().unwrap() = 2
		});
		// A NULL as parameters.
		let parameters = verify_edited(position, |template| {
			template.algorithm[1] += 2;
			template.algorithm.extend([5, 0]);
		});
		assert_eq!(other, Err(EvidenceError::SignatureAlgorithm));
		assert_eq!(parameters, Err(EvidenceError::SignatureAlgorithm));
	}
}

#[test]
fn the_unsigned_copy_of_the_algorithm_must_agree() {
	let mut chain = device().chain();
	// What follows the signed part is the algorithm.
	let tbs_len = usize::from(u16::from_be_bytes([chain[LEAF][6], chain[LEAF][7]]));
	let last_arc = 4 + 4 + tbs_len + 11;
	assert_eq!(chain[LEAF][last_arc], 3);
	chain[LEAF][last_arc] = 2;
	assert_eq!(verify(&chain), Err(EvidenceError::SignatureAlgorithm));
}

#[test]
fn only_p384_keys_are_accepted() {
	let p384 = [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22];
	let p521 = [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x23];
	let id_ec = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
	let other = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x02];
	for position in LEAF..=ROOT {
		let curve = verify_edited(position, |template| {
			replace(&mut template.public_key_info, &p384, &p521);
		});
		let algorithm = verify_edited(position, |template| {
			replace(&mut template.public_key_info, &id_ec, &other);
		});
		assert_eq!(curve, Err(EvidenceError::KeyAlgorithm));
		assert_eq!(algorithm, Err(EvidenceError::KeyAlgorithm));
	}
}

#[test]
fn keys_off_the_curve_are_refused() {
	for position in LEAF..=ROOT {
		let verdict = verify_edited(position, |template| {
			*template.public_key_info.last_mut().unwrap() ^= 1;
		});
		assert_eq!(verdict, Err(EvidenceError::PublicKey));
	}
}

#[test]
fn keys_are_uncompressed_points() {
	let verdict = verify_edited(LEAF, |template| {
		// 0x06 is the tag of a hybrid point.
		let tag = template.public_key_info.len() - 97;
		assert_eq!(template.public_key_info[tag], 4);
		template.public_key_info[tag] = 6;
	});
	assert_eq!(verdict, Err(EvidenceError::PublicKey));
}

#[test]
fn an_unknown_extension_is_refused_only_if_critical() {
	let with = |critical| {
		verify_edited(LEAF, |template| {
			let mut extension = template.extensions[0].clone();
			extension.id = "1.2.3.4".parse().unwrap();
			extension.critical = critical;
			template.extensions.push(extension);
		})
	};
	assert!(with(false).is_ok());
	assert_eq!(with(true), Err(EvidenceError::UnknownCriticalExtension));
}

#[test]
fn extensions_that_are_evaluated_occur_once() {
	// The second copy of a key usage is the same, that of the others is empty to keep the leaf short.
	for (id, second, keep) in [
		(KEY_USAGE, KEY_USAGE, true),
		(SUBJECT_ALT_NAME, SUBJECT_ALT_NAME, false),
		(FWID_HOPPER, FWID_HOPPER, false),
		(FWID_HOPPER, FWID_BLACKWELL, false),
	] {
		let verdict = verify_edited(LEAF, |template| {
			let mut extension = template.extension_mut(id).unwrap().clone();
			extension.id = second.parse().unwrap();
			if !keep {
				extension.value.clear();
			}
			template.extensions.push(extension);
		});
		assert_eq!(verdict, Err(EvidenceError::DuplicateExtension), "{second}");
	}
}

#[test]
fn the_leaf_must_name_its_device() {
	let without = verify_edited(LEAF, |template| template.remove_extension(SUBJECT_ALT_NAME));
	assert_eq!(without, Err(EvidenceError::DeviceName));

	let wrong: [(&[u8], &[u8]); 6] = [
		// Another vendor.
		(b"NVIDIA:", b"NVIDEA:"),
		// Another separator.
		(b"NVIDIA:", b"NVIDIA;"),
		// A chip with a blank in its name.
		(b"GH100", b"GH 00"),
		// Another type of name.
		(
			&[0x83, 0x1c, 0x82, 0x12, 0x01],
			&[0x83, 0x1c, 0x82, 0x12, 0x02],
		),
		// No UTF-8 string.
		(&[0x0c, 0x1d], &[0x04, 0x1d]),
		// A string that claims to be longer than it is.
		(&[0x0c, 0x1d], &[0x0c, 0x1e]),
	];
	for (from, to) in wrong {
		let verdict = verify_edited(LEAF, |template| {
			replace(
				&mut template.extension_mut(SUBJECT_ALT_NAME).unwrap().value,
				from,
				to,
			);
		});
		assert_eq!(verdict, Err(EvidenceError::DeviceName), "{to:?}");
	}
}

#[test]
fn a_pdi_has_one_spelling() {
	for digit in [b'a', b'g', b'+', b' '] {
		let verdict = verify_edited(LEAF, |template| {
			let name = &mut template.extension_mut(SUBJECT_ALT_NAME).unwrap().value;
			*name.last_mut().unwrap() = digit;
		});
		assert_eq!(verdict, Err(EvidenceError::DeviceName));
	}
}

#[test]
fn a_leaf_with_two_device_names_is_refused() {
	let verdict = verify_edited(LEAF, |template| {
		let names = &mut template.extension_mut(SUBJECT_ALT_NAME).unwrap().value;
		let name = names[2..].to_vec();
		names[1] += u8::try_from(name.len()).unwrap();
		names.extend(name);
	});
	assert_eq!(verdict, Err(EvidenceError::DeviceName));
}

#[test]
fn a_leaf_without_firmware_identity_is_refused() {
	let verdict = verify_edited(LEAF, |template| template.remove_extension(FWID_HOPPER));
	assert_eq!(verdict, Err(EvidenceError::FwidExtensionMissing));
}

#[test]
fn a_firmware_identity_has_the_structure_of_its_oid() {
	let with = |edit: &dyn Fn(&mut Vec<u8>)| {
		verify_edited(LEAF, |template| {
			edit(&mut template.extension_mut(FWID_HOPPER).unwrap().value);
		})
	};
	// The last arc makes SHA-384 SHA-256.
	let sha256 = with(&|value| {
		replace(
			value,
			&[0x65, 0x03, 0x04, 0x02, 0x02],
			&[0x65, 0x03, 0x04, 0x02, 0x01],
		);
	});
	let longer = with(&|value| value.push(0));
	let empty = with(&|value| value.clear());
	let shorter = with(&|value| value.truncate(50));
	let version = with(&|value| replace(value, &[0x02, 0x01, 0x01], &[0x02, 0x01, 0x02]));
	for verdict in [sha256, longer, empty, shorter, version] {
		assert_eq!(verdict, Err(EvidenceError::FwidExtension));
	}
	// Hopper's structure under Blackwell's OID.
	let other = verify_edited(LEAF, |template| {
		template.extension_mut(FWID_HOPPER).unwrap().id = FWID_BLACKWELL.parse().unwrap();
	});
	assert_eq!(other, Err(EvidenceError::FwidExtension));
}

#[test]
fn a_tcb_info_has_one_list_of_firmware_identities_all_well_formed() {
	let device = device().with_architecture(Architecture::Blackwell);
	let verify = |edit: &dyn Fn(&mut Vec<u8>)| {
		let chain = device.chain_with(|at, template| {
			if at == LEAF {
				edit(&mut template.extension_mut(FWID_BLACKWELL).unwrap().value);
			}
		});
		verify(&chain)
	};
	assert!(verify(&|_| ()).is_ok());
	// The list's tag becomes that of another field: a TCB info without any list.
	let tag_of_list = |value: &[u8]| value.iter().position(|byte| *byte == 0xa6).unwrap();
	let without = verify(&|value| {
		let at = tag_of_list(value);
		value[at] = 0xaa;
	});
	// The field after the list becomes another, empty list.
	let twice = verify(&|value| {
		replace(value, &[0x87, 0x02, 0x00, 0x00], &[0x87, 0x00, 0xa6, 0x00]);
	});
	// The second entry's digest becomes an integer.
	let malformed = verify(&|value| {
		let at = value
			.windows(2)
			.rposition(|bytes| *bytes == [0x04, 0x30])
			.unwrap();
		value[at] = 0x02;
	});
	assert_eq!(without, Err(EvidenceError::FwidExtension));
	assert_eq!(twice, Err(EvidenceError::FwidExtension));
	assert_eq!(malformed, Err(EvidenceError::FwidExtension));
}

#[test]
fn the_chip_must_be_of_the_architecture_of_its_firmware_identity() {
	for chip in [b"GB100", b"LS100"] {
		let verdict = verify_edited(LEAF, |template| {
			replace(
				&mut template.extension_mut(SUBJECT_ALT_NAME).unwrap().value,
				b"GH100",
				chip,
			);
		});
		assert_eq!(verdict, Err(EvidenceError::ArchitectureMismatch));
	}
}

#[test]
fn each_link_is_verified_by_its_signature() {
	for position in LEAF..ROOT {
		let mut chain = device().chain();
		let last = chain[position].len() * 8 - 1;
		flip_bit(&mut chain[position], last - 7);
		assert_eq!(
			verify(&chain),
			Err(EvidenceError::CertificateSignature),
			"{position}"
		);
	}
}

#[test]
fn a_signature_that_is_no_pair_of_scalars_is_refused() {
	let mut chain = device().chain();
	let start = chain[LEAF]
		.windows(3)
		.rposition(|bytes| *bytes == [0x03, 0x68, 0x00]);
	let start = start
		.or_else(|| {
			chain[LEAF]
				.windows(3)
				.rposition(|bytes| *bytes == [0x03, 0x69, 0x00])
		})
		.or_else(|| {
			chain[LEAF]
				.windows(3)
				.rposition(|bytes| *bytes == [0x03, 0x67, 0x00])
		})
		.unwrap();
	chain[LEAF][start + 3] = 0x31;
	assert_eq!(verify(&chain), Err(EvidenceError::CertificateSignature));
}

#[test]
fn a_changed_root_is_not_trusted() {
	let mut chain = device().chain();
	let last = chain[ROOT].len() * 8 - 1;
	flip_bit(&mut chain[ROOT], last - 7);
	assert_eq!(verify(&chain), Err(EvidenceError::UntrustedRoot));
}

#[test]
fn no_certificate_of_a_software_chain_verifies_with_a_flipped_bit() {
	let step = if cfg!(debug_assertions) { 101 } else { 5 };
	let honest = device().chain();
	for position in LEAF..=ROOT {
		for bit in (0..honest[position].len() * 8).step_by(step) {
			let mut chain = honest.clone();
			flip_bit(&mut chain[position], bit);
			assert!(verify(&chain).is_err(), "certificate {position}, bit {bit}");
		}
	}
}

#[test]
fn only_the_two_upper_signatures_are_skipped_for_a_known_authority() {
	for position in LEAF..ROOT {
		let mut chain = device().chain();
		let last = chain[position].len() * 8 - 1;
		flip_bit(&mut chain[position], last - 7);
		let verdict = verify_chain(&chain, |root| *root == SOFTWARE_DEVICE_ROOT, |_| true);
		if position == ICA || position == IDENTITY {
			assert!(verdict.is_ok());
		} else {
			assert_eq!(verdict, Err(EvidenceError::CertificateSignature));
		}
	}
}

#[test]
fn an_authority_is_known_by_all_bytes_of_its_certificates() {
	let honest = verify(&device().chain()).unwrap().authority;
	for position in ICA..=ROOT {
		let mut chain = device().chain();
		let last = chain[position].len() * 8 - 1;
		flip_bit(&mut chain[position], last - 7);
		let asked = Cell::new(None);
		let verdict = verify_chain(
			&chain,
			|_| true,
			|authority| {
				asked.set(Some(*authority));
				*authority == honest
			},
		);
		assert_ne!(asked.get(), Some(honest));
		// The root's signature is never verified, its hash stands for it.
		assert_eq!(verdict.is_ok(), position == ROOT);
	}
}

#[test]
fn the_root_must_be_trusted_even_under_a_known_authority() {
	let chain = device().chain();
	assert_eq!(
		verify_chain(&chain, |_| false, |_| true),
		Err(EvidenceError::UntrustedRoot)
	);
}
