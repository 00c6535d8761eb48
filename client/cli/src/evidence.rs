//! Hardware evidence: read from the files that the vendor's tools write, or made by a simulated
//! device.

use crate::{error::Failure, output::hex};
use clap::Args;
use florin_evidence::{
	parse_report, software::SoftwareDevice, CHAIN_LENGTH, MAX_CERTIFICATE_LEN, MAX_REPORT_LEN,
};
use serde::{Deserialize, Serialize};
use std::{
	fmt, fs,
	path::{Path, PathBuf},
};

/// A device chain and a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
	/// The certificates in DER, leaf first.
	pub chain: Vec<Vec<u8>>,
	/// The attestation report.
	pub report: Vec<u8>,
}

/// Evidence as JSON: `{"chain":["0x…"],"report":"0x…"}`.
#[derive(Serialize, Deserialize)]
struct EvidenceFile {
	chain: Vec<String>,
	report: String,
}

impl Evidence {
	/// What the simulated device `index` answers to `nonce`.
	pub fn simulated(index: u32, nonce: [u8; 32]) -> Self {
		let device = SoftwareDevice::from_index(index);
		Self {
			chain: device.chain(),
			report: device.report(nonce),
		}
	}

	/// The nonce that the report answers.
	///
	/// # Errors
	///
	/// When the report isn't well-formed.
	pub fn nonce(&self) -> Result<[u8; 32], Failure> {
		parse_report(&self.report)
			.map(|report| report.nonce)
			.map_err(|error| Failure::usage(format!("the evidence can't be used: {error}")))
	}
}

impl Serialize for Evidence {
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		EvidenceFile {
			chain: self.chain.iter().map(hex).collect(),
			report: hex(&self.report),
		}
		.serialize(serializer)
	}
}

impl fmt::Display for Evidence {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (index, certificate) in self.chain.iter().enumerate() {
			writeln!(f, "certificate {index}  {}", hex(certificate))?;
		}
		writeln!(f, "report         {}", hex(&self.report))
	}
}

/// Where evidence comes from.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = true, id = "evidence")]
pub struct EvidenceSource {
	/// The device's certificate chain, leaf first: PEM, DER one after another, either of these in
	/// hexadecimal, or the JSON that `device evidence` prints
	#[arg(
		long,
		value_name = "FILE",
		requires = "report",
		conflicts_with = "simulated"
	)]
	pub chain: Option<PathBuf>,
	/// The attestation report: raw bytes, hexadecimal, or the JSON that `device evidence` prints
	#[arg(
		long,
		value_name = "FILE",
		requires = "chain",
		conflicts_with = "simulated"
	)]
	pub report: Option<PathBuf>,
	/// Let the simulated device INDEX answer instead of hardware; development chains trust it
	#[arg(long, value_name = "INDEX")]
	pub simulated: Option<u32>,
}

impl EvidenceSource {
	/// The evidence for `nonce`; what comes from files answers the nonce that it was made for.
	///
	/// # Errors
	///
	/// When a file can't be read or understood.
	pub fn load(&self, nonce: [u8; 32]) -> Result<Evidence, Failure> {
		match (&self.chain, &self.report, self.simulated) {
			(Some(chain), Some(report), None) => Ok(Evidence {
				chain: read_chain(chain)?,
				report: read_report(report)?,
			}),
			(None, None, Some(index)) => Ok(Evidence::simulated(index, nonce)),
			_ => Err(Failure::usage(
				"evidence is either --chain and --report, or --simulated",
			)),
		}
	}
}

/// Where a report comes from, of a device that is registered already.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub struct ReportSource {
	/// The attestation report: raw bytes, hexadecimal, or the JSON that `device evidence` prints
	#[arg(long, value_name = "FILE")]
	pub report: Option<PathBuf>,
	/// Let the simulated device INDEX answer instead of hardware; development chains trust it
	#[arg(long, value_name = "INDEX")]
	pub simulated: Option<u32>,
}

impl ReportSource {
	/// The report for `nonce`; one that comes from a file answers the nonce that it was made for.
	///
	/// # Errors
	///
	/// When a file can't be read or understood.
	pub fn load(&self, nonce: [u8; 32]) -> Result<Vec<u8>, Failure> {
		match (&self.report, self.simulated) {
			(Some(report), None) => read_report(report),
			(None, Some(index)) => Ok(SoftwareDevice::from_index(index).report(nonce)),
			_ => Err(Failure::usage("a report is either --report or --simulated")),
		}
	}
}

/// Reads a certificate chain.
///
/// # Errors
///
/// When the file can't be read, has no certificates, or is larger than a chain can be.
pub fn read_chain(path: &Path) -> Result<Vec<Vec<u8>>, Failure> {
	let bytes = read(
		path,
		CHAIN_LENGTH
			.saturating_mul(4)
			.saturating_mul(bytes_of(MAX_CERTIFICATE_LEN)),
	)?;
	parse_chain(&bytes).map_err(|reason| Failure::usage(format!("{}: {reason}", path.display())))
}

/// Reads a report.
///
/// # Errors
///
/// When the file can't be read, or is larger than a report can be.
pub fn read_report(path: &Path) -> Result<Vec<u8>, Failure> {
	let bytes = read(path, bytes_of(MAX_REPORT_LEN).saturating_mul(8))?;
	parse_report_file(&bytes)
		.map_err(|reason| Failure::usage(format!("{}: {reason}", path.display())))
}

fn bytes_of(length: u32) -> usize {
	usize::try_from(length).unwrap_or(usize::MAX)
}

fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
	let bytes = fs::read(path)
		.map_err(|error| Failure::usage(format!("can't read {}: {error}", path.display())))?;
	if bytes.len() > limit {
		return Err(Failure::usage(format!(
			"{} has {} bytes; evidence has at most {limit}",
			path.display(),
			bytes.len(),
		)));
	}
	Ok(bytes)
}

/// Certificates in the form that `bytes` have.
fn parse_chain(bytes: &[u8]) -> Result<Vec<Vec<u8>>, String> {
	if let Some(file) = as_json(bytes)? {
		return file
			.chain
			.iter()
			.map(|certificate| from_hex(certificate))
			.collect();
	}
	if let Some(text) = as_text(bytes) {
		if text.contains("-----BEGIN") {
			return from_pem(text);
		}
		return split_der(&from_hex(text)?);
	}
	split_der(bytes)
}

/// A report in the form that `bytes` have.
fn parse_report_file(bytes: &[u8]) -> Result<Vec<u8>, String> {
	if let Some(file) = as_json(bytes)? {
		return from_hex(&file.report);
	}
	match as_text(bytes) {
		Some(text) => from_hex(text),
		None => Ok(bytes.to_vec()),
	}
}

fn as_json(bytes: &[u8]) -> Result<Option<EvidenceFile>, String> {
	if !bytes.trim_ascii_start().starts_with(b"{") {
		return Ok(None);
	}
	serde_json::from_slice(bytes)
		.map(Some)
		.map_err(|error| format!("isn't the JSON of evidence: {error}"))
}

/// Printable text; neither DER nor a report is.
fn as_text(bytes: &[u8]) -> Option<&str> {
	let printable = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
	bytes
		.iter()
		.all(printable)
		.then(|| std::str::from_utf8(bytes).ok())
		.flatten()
}

fn from_hex(text: &str) -> Result<Vec<u8>, String> {
	let digits: String = text.split_ascii_whitespace().collect();
	if digits.is_empty() {
		return Err("is empty".into());
	}
	hex::decode(digits.strip_prefix("0x").unwrap_or(&digits))
		.map_err(|error| format!("isn't hexadecimal: {error}"))
}

fn from_pem(text: &str) -> Result<Vec<Vec<u8>>, String> {
	pem::parse_many(text)
		.map_err(|error| format!("isn't well-formed PEM: {error}"))?
		.into_iter()
		.map(|block| match block.tag() {
			"CERTIFICATE" => Ok(block.into_contents()),
			other => Err(format!("holds a `{other}` where a certificate is expected")),
		})
		.collect()
}

/// Certificates that follow one another: each is a SEQUENCE that tells its own length.
fn split_der(mut bytes: &[u8]) -> Result<Vec<Vec<u8>>, String> {
	const SEQUENCE: u8 = 0x30;
	const TWO_LENGTH_BYTES: u8 = 0x82;
	const HEADER: usize = 4;
	let mut certificates = Vec::new();
	while !bytes.is_empty() {
		let [SEQUENCE, TWO_LENGTH_BYTES, high, low, ..] = *bytes else {
			return Err("isn't a row of DER certificates".into());
		};
		let end = HEADER.saturating_add(usize::from(u16::from_be_bytes([high, low])));
		let (certificate, rest) = bytes
			.split_at_checked(end)
			.ok_or("ends within a certificate")?;
		certificates.push(certificate.to_vec());
		bytes = rest;
	}
	if certificates.is_empty() {
		return Err("is empty".into());
	}
	Ok(certificates)
}

#[cfg(test)]
mod tests {
	use super::*;

	const NONCE: [u8; 32] = [9; 32];

	fn evidence() -> Evidence {
		Evidence::simulated(3, NONCE)
	}

	fn as_pem(chain: &[Vec<u8>]) -> String {
		chain
			.iter()
			.map(|certificate| pem::encode(&pem::Pem::new("CERTIFICATE", certificate.clone())))
			.collect()
	}

	#[test]
	fn a_chain_reads_the_same_from_every_form() {
		let Evidence { chain, .. } = evidence();
		let der = chain.concat();
		let json = serde_json::to_vec(&evidence()).unwrap();
		for form in [
			as_pem(&chain).into_bytes(),
			der.clone(),
			hex::encode(&der).into_bytes(),
			hex(&der).into_bytes(),
			json,
		] {
			assert_eq!(parse_chain(&form).unwrap(), chain);
		}
	}

	#[test]
	fn a_report_reads_the_same_from_every_form() {
		let Evidence { report, .. } = evidence();
		let lines: Vec<_> = hex::encode(&report)
			.as_bytes()
			.chunks(64)
			.map(<[u8]>::to_vec)
			.collect();
		let json = serde_json::to_vec(&evidence()).unwrap();
		for form in [report.clone(), lines.join(&b'\n'), json] {
			assert_eq!(parse_report_file(&form).unwrap(), report);
		}
	}

	#[test]
	fn simulated_evidence_verifies_and_answers_its_nonce() {
		let evidence = evidence();
		assert_eq!(evidence.nonce().unwrap(), NONCE);
		let chain = florin_evidence::verify_chain(&evidence.chain, |_| true, |_| false).unwrap();
		florin_evidence::verify_report(
			&evidence.report,
			&chain.leaf_key,
			&chain.fwid,
			chain.architecture,
			&NONCE,
		)
		.unwrap();
	}

	#[test]
	fn the_json_form_has_five_certificates_and_a_report() {
		let json = serde_json::to_value(evidence()).unwrap();
		assert_eq!(json["chain"].as_array().unwrap().len(), 5);
		for text in json["chain"]
			.as_array()
			.unwrap()
			.iter()
			.chain([&json["report"]])
		{
			assert!(text.as_str().unwrap().starts_with("0x"));
		}
	}

	#[test]
	fn a_chain_that_is_cut_off_is_refused() {
		let mut der = evidence().chain.concat();
		der.pop();
		assert!(parse_chain(&der)
			.unwrap_err()
			.contains("ends within a certificate"));
	}

	#[test]
	fn other_files_are_refused_with_what_is_wrong_with_them() {
		let key = pem::encode(&pem::Pem::new("PRIVATE KEY", vec![1, 2, 3]));
		for (bytes, reason) in [
			(&b""[..], "is empty"),
			(&b"{}"[..], "isn't the JSON of evidence"),
			(&b"hello"[..], "isn't hexadecimal"),
			(&[0x31, 0x82, 0, 0][..], "isn't a row of DER certificates"),
			(key.as_bytes(), "`PRIVATE KEY`"),
		] {
			let refusal = parse_chain(bytes).unwrap_err();
			assert!(refusal.contains(reason), "{refusal}");
		}
	}

	#[test]
	fn files_far_larger_than_evidence_are_not_parsed() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("report");
		fs::write(&file, vec![0; 1 << 20]).unwrap();
		assert!(read_report(&file)
			.unwrap_err()
			.to_string()
			.contains("evidence has at most"));
	}
}
