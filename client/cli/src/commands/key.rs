//! `florin key`.

use super::Global;
use crate::{
	error::Failure,
	keys::{public_key, Account, NewKey, Scheme},
	output::{hex, Answer},
};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{
	fmt,
	fs::OpenOptions,
	io::Write,
	path::{Path, PathBuf},
};
use subxt::utils::AccountId32;

/// The commands about keys.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make a new key and print its secret, once
	Generate(GenerateArgs),
	/// Show the public key and address of an account or of the secret given with --suri
	Inspect(InspectArgs),
}

/// How a key is made.
#[derive(Args, Debug)]
pub struct GenerateArgs {
	/// sr25519 for accounts, ed25519 for attesters
	#[arg(long, value_enum, default_value = "sr25519")]
	scheme: Scheme,
	/// Write the secret into a new file that only you may read, instead of printing it
	#[arg(long, value_name = "FILE")]
	output: Option<PathBuf>,
}

/// Which key to look at.
#[derive(Args, Debug)]
pub struct InspectArgs {
	/// An address, a public key or a development account
	account: Option<Account>,
	/// What kind of key the secret stands for
	#[arg(
		long,
		value_enum,
		default_value = "sr25519",
		conflicts_with = "account"
	)]
	scheme: Scheme,
}

#[derive(Serialize)]
struct KeyView {
	scheme: &'static str,
	public_key: String,
	/// Attesters have none: they are known by their key.
	#[serde(skip_serializing_if = "Option::is_none")]
	address: Option<Account>,
	#[serde(skip_serializing_if = "Option::is_none")]
	secret_phrase: Option<String>,
	#[serde(skip_serializing_if = "Option::is_none")]
	secret_file: Option<PathBuf>,
}

impl KeyView {
	fn new(scheme: Scheme, public: [u8; 32]) -> Self {
		let (name, address) = match scheme {
			Scheme::Sr25519 => ("sr25519", Some(Account(AccountId32(public)))),
			Scheme::Ed25519 => ("ed25519", None),
		};
		Self {
			scheme: name,
			public_key: hex(public),
			address,
			secret_phrase: None,
			secret_file: None,
		}
	}
}

impl fmt::Display for KeyView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(phrase) = &self.secret_phrase {
			writeln!(f, "secret phrase  {phrase}")?;
		}
		if let Some(file) = &self.secret_file {
			writeln!(f, "secret in      {}", file.display())?;
		}
		if let Some(address) = &self.address {
			writeln!(f, "address        {address}")?;
		}
		writeln!(f, "public key     {} ({})", self.public_key, self.scheme)
	}
}

/// Does a command about keys.
///
/// # Errors
///
/// When a secret isn't understood or a file can't be written.
pub fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Generate(args) => generate(args),
		Command::Inspect(args) => inspect(global, args),
	}
}

fn generate(args: GenerateArgs) -> Result<Answer, Failure> {
	let key = NewKey::generate(args.scheme);
	let mut view = KeyView::new(args.scheme, key.public);
	match args.output {
		Some(file) => {
			write_secret(&file, &key.phrase)?;
			view.secret_file = Some(file);
		}
		None => view.secret_phrase = Some(key.phrase),
	}
	Ok(Answer::of(&view))
}

fn inspect(global: &Global, args: InspectArgs) -> Result<Answer, Failure> {
	let public = match (args.account, args.scheme) {
		(Some(account), _) => *account.bytes(),
		(None, Scheme::Sr25519) => *global.wallet()?.account().bytes(),
		(None, Scheme::Ed25519) => {
			let secret = global.secret()?.ok_or_else(|| {
				Failure::usage("which attester? Give its secret with --key-file or --suri")
			})?;
			public_key(secret.expose(), Scheme::Ed25519)?
		}
	};
	Ok(Answer::of(&KeyView::new(args.scheme, public)))
}

/// Writes a secret into a file that doesn't exist yet and that nobody else may read.
fn write_secret(path: &Path, phrase: &str) -> Result<(), Failure> {
	let mut options = OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	options
		.open(path)
		.and_then(|mut file| writeln!(file, "{phrase}"))
		.map_err(|error| Failure::usage(format!("can't write {}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn generate_into(file: &Path) -> Result<Answer, Failure> {
		generate(GenerateArgs {
			scheme: Scheme::Sr25519,
			output: Some(file.to_owned()),
		})
	}

	#[test]
	fn a_key_in_a_file_is_not_printed_and_not_readable_by_others() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("key");
		let answer = generate_into(&file).unwrap();
		let secret = std::fs::read_to_string(&file).unwrap();

		assert!(!answer.human.contains(secret.trim()));
		assert!(!answer.json.to_string().contains(secret.trim()));
		#[cfg(unix)]
		{
			use std::os::unix::fs::PermissionsExt;
			assert_eq!(
				std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
				0o600
			);
		}
		let secret = crate::keys::Secret::from_file(&file).unwrap();
		let wallet = crate::keys::Wallet::from_uri(secret.expose()).unwrap();
		assert_eq!(answer.json["address"], wallet.account().to_string());
	}

	#[test]
	fn a_secret_never_overwrites_a_file() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("key");
		generate_into(&file).unwrap();
		let before = std::fs::read(&file).unwrap();
		assert!(generate_into(&file).is_err());
		assert_eq!(std::fs::read(&file).unwrap(), before);
	}

	#[test]
	fn attesters_have_a_key_and_no_address() {
		let view = serde_json::to_value(KeyView::new(Scheme::Ed25519, [1; 32])).unwrap();
		assert_eq!(view["public_key"], hex([1; 32]));
		assert!(view.get("address").is_none());
	}
}
