//! A runtime as it goes on the chain, and what is said of it.

use super::version::Version;
use crate::process;
use anyhow::{bail, ensure, Context, Result};
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// What the bytes came from.
#[derive(Clone, Debug)]
pub struct Origin {
	/// The commit, unless it was the working tree.
	pub commit: Option<String>,
	/// The compiler, in its own words.
	pub rustc: String,
	/// SHA-256 of the wasm target's libraries, which are linked into the runtime.
	pub libraries: String,
}

/// A runtime's bytes, and where they came from.
pub struct Blob {
	/// Its version.
	pub version: Version,
	/// The compressed wasm.
	pub bytes: Vec<u8>,
	/// What it was built from.
	pub origin: Origin,
}

impl Blob {
	/// What `System.authorize_upgrade` takes.
	pub fn hash(&self) -> String {
		hash_of(&self.bytes)
	}

	/// What it is called as a file.
	pub fn file_name(&self) -> String {
		format!(
			"{}_runtime-{}.compact.compressed.wasm",
			self.version.name, self.version.spec
		)
	}

	/// What is said of it beside it.
	pub fn description(&self) -> Value {
		json!({
			"file": self.file_name(),
			"specName": self.version.name,
			"specVersion": self.version.spec,
			"transactionVersion": self.version.transaction,
			"size": self.bytes.len(),
			"sha256": sha256(&self.bytes),
			"blake2_256": self.hash(),
			"commit": self.origin.commit,
			"rustc": self.origin.rustc,
			"wasmLibraries": self.origin.libraries,
		})
	}

	/// Writes it and its description into `folder`. Returns where it is.
	///
	/// # Errors
	/// When the folder can't be written.
	pub fn write(&self, folder: &Path) -> Result<PathBuf> {
		let file = folder.join(self.file_name());
		let about = file.with_extension("json");
		fs::create_dir_all(folder)
			.and_then(|()| fs::write(&file, &self.bytes))
			.and_then(|()| fs::write(&about, format!("{:#}\n", self.description())))
			.with_context(|| format!("can't write {}", file.display()))?;
		Ok(file)
	}

	/// Prints what is said of it.
	pub fn print(&self) {
		let commit = self.origin.commit.as_deref();
		for (name, value) in [
			("spec name", self.version.name.clone()),
			("spec version", self.version.spec.to_string()),
			("transaction version", self.version.transaction.to_string()),
			("size", format!("{} bytes", self.bytes.len())),
			("SHA-256", sha256(&self.bytes)),
			("Blake2-256", self.hash()),
			(
				"commit",
				commit
					.unwrap_or("none: the working tree, so this is no release")
					.to_owned(),
			),
			("compiler", self.origin.rustc.clone()),
			("wasm libraries", self.origin.libraries.clone()),
		] {
			process::note(format!("{name:<21}{value}"));
		}
	}

	/// Compares it with `other`, which is called `what`.
	///
	/// # Errors
	/// When they differ.
	pub fn compare(&self, other: &Other, what: &str) -> Result<()> {
		let own = self.hash();
		let theirs = other.hash();
		if own == theirs {
			process::step(format!("{what} is this runtime: Blake2-256 {own}"));
			return Ok(());
		}
		let size = match other {
			Other::Bytes(bytes) => format!(", {} bytes", bytes.len()),
			Other::Hash(_) => String::new(),
		};
		bail!(
			"{what} is NOT this runtime\n  it has Blake2-256 {theirs}{size}\n  this one has {own}, {} bytes\n\
			 Compare compiler and wasm libraries with those in the published description first: where they differ, so do the bytes.",
			self.bytes.len()
		)
	}
}

/// Another runtime, to be compared with.
#[derive(Debug, PartialEq, Eq)]
pub enum Other {
	/// Its bytes.
	Bytes(Vec<u8>),
	/// Only what a referendum says of it.
	Hash(String),
}

impl Other {
	/// What `text` names: a hash in hexadecimal, or else a file.
	///
	/// # Errors
	/// When it is neither.
	pub fn named(text: &str) -> Result<Self> {
		match text.strip_prefix("0x") {
			Some(digits) => {
				let bytes = hex::decode(digits).context("a hash is hexadecimal")?;
				ensure!(bytes.len() == 32, "a hash has 32 bytes");
				Ok(Self::Hash(format!("0x{}", hex::encode(bytes))))
			}
			None => fs::read(text)
				.map(Self::Bytes)
				.with_context(|| format!("can't read {text}")),
		}
	}

	/// The value of a node's `state_getStorage`.
	///
	/// # Errors
	/// When it has none, or in another form.
	pub fn stored(value: &Value) -> Result<Self> {
		let digits = value.as_str().and_then(|text| text.strip_prefix("0x"));
		let digits = digits.context("the node answers no code")?;
		Ok(Self::Bytes(hex::decode(digits)?))
	}

	fn hash(&self) -> String {
		match self {
			Self::Bytes(bytes) => hash_of(bytes),
			Self::Hash(hash) => hash.clone(),
		}
	}
}

fn hash_of(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(sp_crypto_hashing::blake2_256(bytes)))
}

/// SHA-256 in hexadecimal, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
	hex::encode(sp_crypto_hashing::sha2_256(bytes))
}

/// Which of `names` stand in `bytes`.
pub fn names_in<'a>(bytes: &[u8], names: &[&'a str]) -> Vec<&'a str> {
	let stands = |name: &&&str| {
		!name.is_empty()
			&& bytes
				.windows(name.len())
				.any(|window| window == name.as_bytes())
	};
	names.iter().filter(stands).copied().collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Of the three bytes `abc`, by the published test vectors of both functions.
	const SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	const BLAKE2: &str = "0xbddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";

	fn blob() -> Blob {
		Blob {
			version: Version {
				name: "florin".into(),
				spec: 7,
				transaction: 3,
			},
			bytes: b"abc".to_vec(),
			origin: Origin {
				commit: Some("c0ffee".into()),
				rustc: "rustc 1.95.0".into(),
				libraries: "00".into(),
			},
		}
	}

	#[test]
	fn the_description_says_what_a_vote_needs() {
		let description = blob().description();
		let text = |name: &str| description.get(name).and_then(Value::as_str);
		assert_eq!(
			text("file"),
			Some("florin_runtime-7.compact.compressed.wasm")
		);
		assert_eq!(text("sha256"), Some(SHA256));
		assert_eq!(text("blake2_256"), Some(BLAKE2));
		assert_eq!(text("commit"), Some("c0ffee"));
		assert_eq!(description.get("size"), Some(&json!(3)));
		assert_eq!(description.get("specVersion"), Some(&json!(7)));
	}

	#[test]
	fn blob_and_description_lie_beside_each_other() {
		let folder = std::env::temp_dir().join(format!("xtask-{}-blob", std::process::id()));
		let file = blob().write(&folder).unwrap();
		assert_eq!(fs::read(&file).unwrap(), b"abc");
		let about = folder.join("florin_runtime-7.compact.compressed.json");
		let about: Value = serde_json::from_str(&fs::read_to_string(about).unwrap()).unwrap();
		assert_eq!(about, blob().description());
		let same = Other::named(file.to_str().unwrap()).unwrap();
		blob().compare(&same, "the file").unwrap();
		fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn what_differs_is_an_error_with_both_hashes() {
		blob()
			.compare(&Other::named(BLAKE2).unwrap(), "the referendum")
			.unwrap();
		blob()
			.compare(&Other::stored(&json!("0x616263")).unwrap(), "the chain")
			.unwrap();
		let error = blob()
			.compare(&Other::stored(&json!("0x6162")).unwrap(), "the chain")
			.unwrap_err()
			.to_string();
		assert!(
			error.contains(BLAKE2) && error.contains("2 bytes"),
			"{error}"
		);
	}

	#[test]
	fn neither_hash_nor_file_is_refused() {
		for text in ["0x", "0x00", "0xzz", "/no/such/file"] {
			assert!(Other::named(text).is_err(), "{text}");
		}
		assert!(Other::stored(&Value::Null).is_err());
	}

	#[test]
	fn names_of_folders_are_found() {
		let bytes = b"\0/home/me/.cargo\0";
		assert_eq!(
			names_in(bytes, &["/home/me/.cargo", "/other", ""]),
			["/home/me/.cargo"]
		);
	}
}
