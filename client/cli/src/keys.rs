//! Keys: the account that signs transactions (sr25519) and the attesters that sign certificates
//! (ed25519).

use crate::{chain::FlorinConfig, error::Failure, output};
use florin_core::AttesterId;
use serde::{Serialize, Serializer};
use sp_core::{
	crypto::{Ss58AddressFormat, Ss58Codec},
	ed25519, sr25519, ByteArray, Pair,
};
use std::{env, fmt, fs, path::Path, str::FromStr};
use subxt::utils::{AccountId32, MultiSignature};

/// The address prefix until one is registered for Florin: the one of any Substrate chain.
const SS58_PREFIX: u16 = 42;

/// The environment's variables for the account that signs.
pub const SURI_VARIABLE: &str = "FLORIN_SURI";
pub const KEY_FILE_VARIABLE: &str = "FLORIN_KEY_FILE";

/// How the secret URI of a development account or attester begins: the well-known development
/// phrase is understood.
const DEVELOPMENT: &str = "//";

/// Attesters of the development committee.
const DEVELOPMENT_ATTESTERS: u8 = 4;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account(pub AccountId32);

impl Account {
	/// The account's key.
	pub const fn bytes(&self) -> &[u8; 32] {
		&self.0 .0
	}
}

impl From<AccountId32> for Account {
	fn from(account: AccountId32) -> Self {
		Self(account)
	}
}

impl fmt::Display for Account {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let address = sr25519::Public::from(*self.bytes())
			.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX));
		f.pad(&address)
	}
}

impl Serialize for Account {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl FromStr for Account {
	type Err = String;

	/// Reads an address (SS58 with the prefix 42), a public key (`0x` and 64 hexadecimal digits),
	/// or the URI of a development account such as `//Alice`.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		if text.starts_with(DEVELOPMENT) {
			return Wallet::from_uri(text)
				.map(|wallet| wallet.account())
				.map_err(|error| error.to_string());
		}
		if text.starts_with("0x") {
			return bytes32(text).map(|key| Self(AccountId32(key)));
		}
		let (key, format) = sr25519::Public::from_ss58check_with_version(text).map_err(|_| {
			format!(
				"`{text}` is neither an address, a public key (0x…) nor a development account \
				 (//Alice)"
			)
		})?;
		if format != Ss58AddressFormat::custom(SS58_PREFIX) {
			return Err(format!(
				"`{text}` is an address of another network (prefix {}); \
				 Florin's addresses have prefix {SS58_PREFIX}",
				format.prefix(),
			));
		}
		Ok(Self(AccountId32(key.0)))
	}
}

/// Reads 32 bytes written as `0x` and 64 hexadecimal digits.
///
/// # Errors
///
/// When the text is anything else.
pub fn bytes32(text: &str) -> Result<[u8; 32], String> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(text.strip_prefix("0x").unwrap_or(text), &mut bytes)
		.map_err(|error| format!("`{text}` isn't 32 bytes in hexadecimal: {error}"))?;
	Ok(bytes)
}

/// A secret URI from the command line or the environment, which nothing prints.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
	/// What the environment names: the content of the file in `FLORIN_KEY_FILE`, else `FLORIN_SURI`.
	///
	/// # Errors
	///
	/// When the file can't be read.
	pub fn from_environment() -> Result<Option<Self>, Failure> {
		match env::var_os(KEY_FILE_VARIABLE) {
			Some(file) => Self::from_file(Path::new(&file)).map(Some),
			None => Ok(env::var(SURI_VARIABLE).ok().map(Self)),
		}
	}

	/// The content of a file. Warns if others may read it.
	///
	/// # Errors
	///
	/// When the file can't be read.
	pub fn from_file(path: &Path) -> Result<Self, Failure> {
		warn_of_open_permissions(path);
		let uri = fs::read_to_string(path)
			.map_err(|error| Failure::usage(format!("can't read {}: {error}", path.display())))?;
		Ok(Self(uri.trim().to_owned()))
	}

	/// The URI.
	pub fn expose(&self) -> &str {
		&self.0
	}
}

impl From<String> for Secret {
	fn from(uri: String) -> Self {
		Self(uri)
	}
}

impl fmt::Debug for Secret {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Secret")
	}
}

/// The account that signs transactions. Never shows its secret.
#[derive(Clone)]
pub struct Wallet(sr25519::Pair);

impl Wallet {
	/// The wallet behind a secret URI: a mnemonic phrase or hexadecimal seed with derivations and
	/// password (`phrase//hard/soft///password`), or a development account such as `//Alice`.
	///
	/// # Errors
	///
	/// When the text isn't a secret URI. The message never repeats it.
	pub fn from_uri(uri: &str) -> Result<Self, Failure> {
		sr25519::Pair::from_string(uri, None)
			.map(Self)
			.map_err(bad_secret)
	}

	/// Its signature over `message`.
	pub fn sign_bytes(&self, message: &[u8]) -> [u8; 64] {
		self.0.sign(message).0
	}

	/// Its account.
	pub fn account(&self) -> Account {
		Account(AccountId32(self.0.public().0))
	}
}

impl fmt::Debug for Wallet {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Wallet({})", self.account())
	}
}

impl subxt::tx::Signer<FlorinConfig> for Wallet {
	fn account_id(&self) -> AccountId32 {
		AccountId32(self.0.public().0)
	}

	fn sign(&self, payload: &[u8]) -> MultiSignature {
		MultiSignature::Sr25519(self.0.sign(payload).0)
	}
}

/// A member of the attester committee.
#[derive(Clone)]
pub struct Attester(ed25519::Pair);

impl Attester {
	/// The attester whose secret URI is the content of a file.
	///
	/// # Errors
	///
	/// When the file can't be read or holds something else.
	pub fn from_file(path: &Path) -> Result<Self, Failure> {
		Self::from_uri(Secret::from_file(path)?.expose())
	}

	/// The attester behind a secret URI.
	///
	/// # Errors
	///
	/// When the text isn't a secret URI, or derives softly, which ed25519 can't.
	pub fn from_uri(uri: &str) -> Result<Self, Failure> {
		ed25519::Pair::from_string(uri, None)
			.map(Self)
			.map_err(bad_secret)
	}

	/// The whole committee of a development chain.
	///
	/// # Errors
	///
	/// Never: the URIs are well-formed.
	pub fn development_committee() -> Result<Vec<Self>, Failure> {
		(0..DEVELOPMENT_ATTESTERS)
			.map(|index| Self::from_uri(&format!("{DEVELOPMENT}Attester//{index}")))
			.collect()
	}

	/// The key by which the chain knows it.
	pub fn id(&self) -> AttesterId {
		self.0.public()
	}

	/// Its signature under `payload`.
	pub fn sign(&self, payload: &[u8; 32]) -> ed25519::Signature {
		self.0.sign(payload)
	}
}

impl fmt::Debug for Attester {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Attester({})", output::hex(self.id()))
	}
}

/// Which curve a new key is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Scheme {
	/// Accounts: wallets and providers.
	Sr25519,
	/// Attesters.
	Ed25519,
}

/// A new key: its phrase and its public half.
pub struct NewKey {
	/// The secret: twelve words.
	pub phrase: String,
	/// The public key.
	pub public: [u8; 32],
}

impl NewKey {
	/// A key from the system's randomness.
	pub fn generate(scheme: Scheme) -> Self {
		match scheme {
			Scheme::Sr25519 => {
				let (pair, phrase, _) = sr25519::Pair::generate_with_phrase(None);
				Self {
					phrase,
					public: pair.public().0,
				}
			}
			Scheme::Ed25519 => {
				let (pair, phrase, _) = ed25519::Pair::generate_with_phrase(None);
				Self {
					phrase,
					public: pair.public().0,
				}
			}
		}
	}
}

/// The public key of `scheme` behind a secret URI.
///
/// # Errors
///
/// When the text isn't a secret URI of that scheme.
pub fn public_key(uri: &str, scheme: Scheme) -> Result<[u8; 32], Failure> {
	match scheme {
		Scheme::Sr25519 => Wallet::from_uri(uri).map(|wallet| *wallet.account().bytes()),
		Scheme::Ed25519 => Attester::from_uri(uri).map(|attester| {
			let mut key = [0; 32];
			key.copy_from_slice(attester.id().as_slice());
			key
		}),
	}
}

fn bad_secret(error: sp_core::crypto::SecretStringError) -> Failure {
	use sp_core::crypto::SecretStringError::{
		InvalidFormat, InvalidPassword, InvalidPath, InvalidPhrase, InvalidSeed, InvalidSeedLength,
	};
	let reason = match error {
		InvalidFormat(_) => "it has another form than `phrase//hard/soft///password`",
		InvalidPhrase => "its phrase isn't a BIP-39 mnemonic in English",
		InvalidPassword => "its password can't be used",
		InvalidSeed => "its seed can't be used",
		InvalidSeedLength => "its seed isn't 32 bytes long",
		InvalidPath => "its derivation path can't be used with this kind of key",
	};
	Failure::usage(format!(
		"the secret URI isn't understood: {reason}. Give a mnemonic phrase, \
		 a seed (0x and 64 digits), or a development account such as //Alice"
	))
}

/// Others on the machine shouldn't be able to read a secret.
fn warn_of_open_permissions(path: &Path) {
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		const OTHERS: u32 = 0o077;
		if fs::metadata(path).is_ok_and(|file| file.permissions().mode() & OTHERS != 0) {
			output::progress(format!(
				"warning: others on this machine may read {}; `chmod 600` it",
				path.display(),
			));
		}
	}
	#[cfg(not(unix))]
	let _ = path;
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	#[test]
	fn the_development_account_has_the_address_that_every_substrate_wallet_shows() {
		assert_eq!(
			Wallet::from_uri("//Alice").unwrap().account().to_string(),
			ALICE
		);
	}

	#[test]
	fn an_account_may_be_named_by_address_key_or_development_uri() {
		let alice: Account = ALICE.parse().unwrap();
		assert_eq!("//Alice".parse(), Ok(alice.clone()));
		assert_eq!(output::hex(alice.bytes()).parse(), Ok(alice));
	}

	#[test]
	fn addresses_of_other_networks_are_refused_by_name() {
		let polkadot = sr25519::Public::from_raw([7; 32])
			.to_ss58check_with_version(Ss58AddressFormat::custom(0));
		let refusal = polkadot.parse::<Account>().unwrap_err();
		assert!(refusal.contains("another network (prefix 0)"), "{refusal}");
	}

	#[test]
	fn misspelt_addresses_are_refused() {
		let misspelt = ALICE.replace("5Grw", "5Grv");
		for text in [misspelt.as_str(), "", "Alice", "0x12", "0xzz"] {
			assert!(text.parse::<Account>().is_err(), "{text}");
		}
	}

	#[test]
	fn a_bad_secret_is_never_repeated_in_the_message() {
		let secret = "crucial dizzy valid garbage";
		let message = Wallet::from_uri(secret).unwrap_err().to_string();
		assert!(!message.contains("garbage"), "{message}");
		assert!(message.contains("BIP-39"), "{message}");
	}

	#[test]
	fn debug_output_shows_public_keys_only() {
		assert_eq!(
			format!("{:?}", Secret::from("//Alice".to_owned())),
			"Secret"
		);
		assert_eq!(
			format!("{:?}", Wallet::from_uri("//Alice").unwrap()),
			format!("Wallet({ALICE})")
		);
	}

	#[test]
	fn the_development_committee_has_distinct_members() {
		let mut ids: Vec<_> = Attester::development_committee()
			.unwrap()
			.iter()
			.map(Attester::id)
			.collect();
		ids.sort();
		ids.dedup();
		assert_eq!(ids.len(), usize::from(DEVELOPMENT_ATTESTERS));
	}

	#[test]
	fn a_new_key_is_found_again_from_its_phrase() {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519] {
			let key = NewKey::generate(scheme);
			assert_eq!(public_key(&key.phrase, scheme).unwrap(), key.public);
		}
	}

	#[test]
	fn a_key_file_may_end_with_a_line_break() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("key");
		fs::write(&file, "//Alice\n").unwrap();
		let secret = Secret::from_file(&file).unwrap();
		let wallet = Wallet::from_uri(secret.expose()).unwrap();
		assert_eq!(wallet.account().to_string(), ALICE);
	}
}
