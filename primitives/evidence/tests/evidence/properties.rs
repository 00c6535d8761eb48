//! Whatever the input is, parsing ends without a panic, and nothing verifies but what was signed.

use crate::samples::{verify, Sample};
use florin_evidence::{
	parse_report, verify_chain, verify_report, Certificate, DeviceChain, MAX_REPORT_LEN,
};
use proptest::{collection::vec, prelude::*, sample::Index};
use std::sync::LazyLock;

static H100: LazyLock<Sample> = LazyLock::new(Sample::h100);
static H100_CHAIN: LazyLock<DeviceChain> = LazyLock::new(|| H100.verify_chain().unwrap());

/// Verification without optimisation is slow.
const CASES: u32 = if cfg!(debug_assertions) { 64 } else { 1_024 };

/// One edit of a byte string.
#[derive(Clone, Debug)]
enum Edit {
	Overwrite(Index, u8),
	Insert(Index, u8),
	Remove(Index),
	Truncate(Index),
	Swap(Index, Index),
	Append(Vec<u8>),
}

impl Edit {
	fn any() -> impl Strategy<Value = Self> {
		prop_oneof![
			4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Self::Overwrite(at, byte)),
			1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Self::Insert(at, byte)),
			1 => any::<Index>().prop_map(Self::Remove),
			1 => any::<Index>().prop_map(Self::Truncate),
			1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Self::Swap(a, b)),
			1 => vec(any::<u8>(), 1..8).prop_map(Self::Append),
		]
	}

	fn apply(&self, bytes: &mut Vec<u8>) {
		let len = bytes.len();
		match self {
			Self::Append(more) => bytes.extend(more),
			Self::Insert(at, byte) => bytes.insert(at.index(len + 1), *byte),
			_ if len == 0 => (),
			Self::Overwrite(at, byte) => bytes[at.index(len)] = *byte,
			Self::Remove(at) => drop(bytes.remove(at.index(len))),
			Self::Truncate(at) => bytes.truncate(at.index(len)),
			Self::Swap(a, b) => bytes.swap(a.index(len), b.index(len)),
		}
	}
}

fn apply(edits: &[Edit], bytes: &mut Vec<u8>) {
	for edit in edits {
		edit.apply(bytes);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(CASES))]

	#[test]
	fn parsers_survive_any_bytes(bytes in vec(any::<u8>(), 0..2_000)) {
		prop_assert!(Certificate::parse(&bytes).is_err());
		prop_assert!(parse_report(&bytes).is_err());
	}

	#[test]
	fn chains_of_any_bytes_are_refused(chain in vec(vec(any::<u8>(), 0..1_100), 0..7)) {
		prop_assert!(verify_chain(&chain, |_| true, |_| true).is_err());
	}

	/// Edited reports that still parse keep to the documented bounds.
	#[test]
	fn parsers_survive_edited_reports(edits in vec(Edit::any(), 1..6)) {
		let mut report = H100.report.clone();
		apply(&edits, &mut report);
		if let Ok(parsed) = parse_report(&report) {
			prop_assert!(report.len() <= MAX_REPORT_LEN as usize);
			prop_assert_eq!(parsed.measurement_record.len() % 55, 0);
			prop_assert_eq!(&parsed.nonce[..], &report[4..36]);
		}
	}

	#[test]
	fn an_edited_report_never_verifies(edits in vec(Edit::any(), 1..4)) {
		let mut report = H100.report.clone();
		apply(&edits, &mut report);
		let verdict = verify_report(
			&report,
			&H100_CHAIN.leaf_key,
			&H100_CHAIN.fwid,
			H100_CHAIN.architecture,
			&H100.nonce(),
		);
		prop_assert_eq!(verdict.is_ok(), report == H100.report);
	}

	#[test]
	fn an_edited_chain_never_verifies(
		position in 0_usize..5,
		edits in vec(Edit::any(), 1..4),
	) {
		let mut chain = H100.chain.clone();
		apply(&edits, &mut chain[position]);
		prop_assert_eq!(verify(&chain).is_ok(), chain == H100.chain);
	}

	/// Certificates of several devices, mixed, verify only if they belong together.
	#[test]
	fn a_mixed_chain_never_verifies(leaf in 0_usize..4, brom in 0_usize..4) {
		let chain = |index| Sample::named(&format!("hopper-{index}")).chain;
		let mut mixed = chain(leaf);
		mixed[1] = chain(brom).swap_remove(1);
		prop_assert_eq!(verify(&mixed).is_ok(), leaf == brom);
	}
}
