//! Tests by call and by promise.

mod bond_more;
mod burned;
mod deregister;
mod genesis;
mod invariants;
mod pledges;
mod register;
mod reputation;
mod set_parameters;
mod try_state;
mod unbond;
mod update;
mod withdraw_unbonded;

use crate::{mock::*, Attribute, Error, Metadata, Region};
use florin_core::{
	traits::{ProviderRegistry, ProviderReputation, ProviderStake, StakePledges},
	Balance,
};
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer};

/// Valid metadata.
fn metadata() -> Metadata {
	Metadata {
		name: bytes("Alpine Compute"),
		endpoint: bytes("https://alpine.example:8443/api"),
		region: Region(*b"CH"),
		attributes: vec![attribute("network", "100 Gbit/s"), attribute("cooling", "")]
			.try_into()
			.unwrap(),
	}
}

fn attribute(key: &str, value: &str) -> Attribute {
	Attribute {
		key: bytes(key),
		value: bytes(value),
	}
}

/// `text` as a bounded list of bytes.
fn bytes<B: TryFrom<Vec<u8>>>(text: impl AsRef<[u8]>) -> B {
	text.as_ref()
		.to_vec()
		.try_into()
		.ok()
		.expect("no longer than it may be")
}

fn register(who: AccountId, stake: Balance) -> DispatchResult {
	ProvidersPallet::register(RuntimeOrigin::signed(who), metadata(), stake)
}

fn bond_more(who: AccountId, amount: Balance) -> DispatchResult {
	ProvidersPallet::bond_more(RuntimeOrigin::signed(who), amount)
}

fn unbond(who: AccountId, amount: Balance) -> DispatchResult {
	ProvidersPallet::unbond(RuntimeOrigin::signed(who), amount)
}

fn withdraw(who: AccountId) -> DispatchResult {
	ProvidersPallet::withdraw_unbonded(RuntimeOrigin::signed(who))
}

fn deregister(who: AccountId) -> DispatchResult {
	ProvidersPallet::deregister(RuntimeOrigin::signed(who))
}

fn update(who: AccountId, metadata: Metadata) -> DispatchResult {
	ProvidersPallet::update(RuntimeOrigin::signed(who), metadata)
}

fn pledge(who: AccountId, amount: Balance) -> DispatchResult {
	with_storage_layer(|| <ProvidersPallet as StakePledges<AccountId>>::pledge(&who, amount))
}

fn release(who: AccountId, amount: Balance) -> DispatchResult {
	with_storage_layer(|| <ProvidersPallet as StakePledges<AccountId>>::release(&who, amount))
}

fn slash(who: AccountId, amount: Balance, victim: AccountId) -> DispatchResult {
	with_storage_layer(|| {
		<ProvidersPallet as StakePledges<AccountId>>::slash(&who, amount, &victim)
	})
}

fn record(who: AccountId, served: u64, missing: u64) {
	<ProvidersPallet as ProviderReputation<AccountId>>::record(&who, served, missing);
}

fn is_registered(who: AccountId) -> bool {
	<ProvidersPallet as ProviderRegistry<AccountId>>::is_registered(&who)
}

fn free_stake(who: AccountId) -> Balance {
	<ProvidersPallet as ProviderStake<AccountId>>::free_stake(&who)
}

/// Metadata that is refused, and why.
fn bad_metadata() -> Vec<(Metadata, Error<Test>)> {
	let mut bad = Vec::new();
	let mut add = |error: Error<Test>, spoil: &dyn Fn(&mut Metadata)| {
		let mut spoilt = metadata();
		spoil(&mut spoilt);
		bad.push((spoilt, error));
	};
	for name in [&b""[..], b" ", b"A ", b"A\nB", b"\x00", b"\xc3\x28"] {
		add(Error::InvalidName, &|metadata| metadata.name = bytes(name));
	}
	for endpoint in [
		"",
		"alpine.example",
		"://alpine.example",
		"1s://alpine.example",
		"ht tp://alpine.example",
		"https://",
		"https:///path",
		"https://:443",
		"https://alpine.example/a b",
		"https://älpine.example",
	] {
		add(Error::InvalidEndpoint, &|metadata| {
			metadata.endpoint = bytes(endpoint)
		});
	}
	add(Error::InvalidEndpoint, &|metadata| {
		metadata.endpoint = bytes(b"https://\xff")
	});
	for region in [b"ch", b"C1", b"C\0", b"\xc3\x84"] {
		add(Error::InvalidRegion, &|metadata| {
			metadata.region = Region(*region)
		});
	}
	for key in [&b""[..], b" key", b"k\ty", b"\xff"] {
		let attribute = Attribute {
			key: bytes(key),
			value: bytes("value"),
		};
		add(Error::InvalidAttributeKey, &|metadata| {
			metadata.attributes[1] = attribute.clone()
		});
	}
	for value in [&b"value "[..], b"\r\n", b"\xe2\x82"] {
		let attribute = Attribute {
			key: bytes("key"),
			value: bytes(value),
		};
		add(Error::InvalidAttributeValue, &|metadata| {
			metadata.attributes[1] = attribute.clone()
		});
	}
	add(Error::RepeatedAttribute, &|metadata| {
		metadata.attributes[1] = attribute("network", "10 Gbit/s")
	});
	bad
}
