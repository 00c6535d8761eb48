//! What each type of proxy may do.

use florin_core::{certificate::CertificateBody, FLRN};
use florin_runtime::{configs::ProxyType, AccountId, RuntimeCall};
use frame_support::traits::InstanceFilter;
use sp_runtime::{MultiAddress, Permill};

const TYPES: [ProxyType; 6] = [
	ProxyType::Any,
	ProxyType::NonTransfer,
	ProxyType::Operate,
	ProxyType::Attest,
	ProxyType::CancelProxy,
	ProxyType::Feed,
];

fn nobody() -> AccountId {
	AccountId::from([77; 32])
}

fn transfer() -> RuntimeCall {
	let dest = MultiAddress::Id(nobody());
	pallet_balances::Call::transfer_allow_death { dest, value: FLRN }.into()
}

fn presence() -> RuntimeCall {
	let report = Default::default();
	pallet_attestation::Call::prove_presence {
		device: 0,
		period: 0,
		report,
	}
	.into()
}

fn certificate() -> RuntimeCall {
	let body = CertificateBody {
		period: 0,
		round: 0,
		entries: Default::default(),
	};
	let signatures = Default::default();
	pallet_attestation::Call::submit_certificate {
		epoch: 0,
		body,
		signatures,
	}
	.into()
}

fn claim() -> RuntimeCall {
	pallet_issuance::Call::claim {
		devices: Default::default(),
	}
	.into()
}

fn serve() -> RuntimeCall {
	pallet_issuance::Call::serve_redemption {
		redemption: 0,
		devices: Default::default(),
		margin: Permill::zero(),
	}
	.into()
}

fn redeem() -> RuntimeCall {
	pallet_issuance::Call::redeem {
		provider: nobody(),
		class: 1,
		devices: 1,
		seconds: 3_600,
	}
	.into()
}

fn retire() -> RuntimeCall {
	pallet_attestation::Call::retire_device { device: 0 }.into()
}

fn unbond() -> RuntimeCall {
	pallet_providers::Call::unbond { amount: FLRN }.into()
}

fn reject() -> RuntimeCall {
	let delegate = MultiAddress::Id(nobody());
	pallet_proxy::Call::reject_announcement {
		delegate,
		call_hash: Default::default(),
	}
	.into()
}

fn feed() -> RuntimeCall {
	pallet_price_index::Call::submit_prices {
		prices: Default::default(),
	}
	.into()
}

fn pay_in_dollars() -> RuntimeCall {
	let target = MultiAddress::Id(nobody());
	pallet_assets::Call::transfer {
		id: 1.into(),
		target,
		amount: 1,
	}
	.into()
}

/// The calls of `all` that `proxy` lets through, by position.
fn allowed(proxy: ProxyType) -> Vec<bool> {
	[
		transfer(),
		presence(),
		certificate(),
		claim(),
		retire(),
		unbond(),
		reject(),
		serve(),
		redeem(),
		feed(),
		pay_in_dollars(),
	]
	.iter()
	.map(|call| proxy.filter(call))
	.collect()
}

#[test]
fn an_attest_proxy_may_only_attest_and_claim() {
	assert_eq!(
		allowed(ProxyType::Attest),
		[false, true, true, true, false, false, false, false, false, false, false]
	);
}

#[test]
fn an_operate_proxy_runs_devices_but_moves_no_stake() {
	assert_eq!(
		allowed(ProxyType::Operate),
		[false, true, true, true, true, false, false, true, false, false, false]
	);
}

#[test]
fn a_non_transfer_proxy_does_all_but_transfer() {
	assert_eq!(
		allowed(ProxyType::NonTransfer),
		[false, true, true, true, true, true, true, true, false, true, false]
	);
}

#[test]
fn a_cancel_proxy_only_rejects_announcements() {
	assert_eq!(
		allowed(ProxyType::CancelProxy),
		[false, false, false, false, false, false, true, false, false, false, false]
	);
}

#[test]
fn a_feed_proxy_only_tells_prices() {
	assert_eq!(
		allowed(ProxyType::Feed),
		[false, false, false, false, false, false, false, false, false, true, false]
	);
}

#[test]
fn no_type_is_a_superset_of_one_that_may_do_more() {
	for wide in TYPES {
		for narrow in TYPES {
			let covers = allowed(narrow)
				.iter()
				.zip(allowed(wide))
				.all(|(narrow, wide)| !narrow || wide);
			assert!(
				!wide.is_superset(&narrow) || covers,
				"{wide:?} over {narrow:?}"
			);
		}
		assert!(ProxyType::Any.is_superset(&wide));
		assert!(wide.is_superset(&wide));
	}
}
