//! `florin certificate`: what the attester committee signs, and how it gets to the chain.

use super::{transact, Global, TxArgs};
use crate::{
	chain::{
		calls::{self, SignedBody},
		submit::Receipt,
		Chain,
	},
	error::Failure,
	keys::{bytes32, Attester, Secret},
	output::{count, hex, progress, Answer, Table},
};
use clap::{Args, Subcommand};
use florin_core::{
	certificate::{AttesterSignature, CertificateBody, CertificateEntry},
	AttesterId, DeviceIndex, Period,
};
use serde::{Deserialize, Serialize};
use sp_core::{ed25519::Signature, Pair};
use sp_runtime::Permill;
use std::{
	fmt, fs,
	path::{Path, PathBuf},
	str::FromStr,
};

/// The commands about certificates.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Bring a certificate to the chain: a signed file, or entries with the attesters' keys at hand
	Submit(SubmitArgs),
	/// Bring the signatures in a file that weren't under the certificate when it was taken
	AddSignatures(AddArgs),
	/// Write a certificate without signatures, for attesters to sign on machines of their own
	Draft(DraftArgs),
	/// Add signatures to a certificate in a file, without a node
	Sign(SignArgs),
	/// Join the signatures of several files under one certificate, without a node
	Combine(CombineArgs),
	/// Show a certificate in a file, and whether its signatures verify
	Show(FileArgs),
}

/// What is certified.
#[derive(Args, Clone, Debug)]
pub struct BodyArgs {
	/// What was measured of a device: DEVICE:SECONDS:QUALITY:WATTS, such as 3:12:0.95:650; may be
	/// given several times
	#[arg(long = "entry", value_name = "ENTRY")]
	entries: Vec<Entry>,
	/// The period that was measured; the latest that can be certified if none is given
	#[arg(long)]
	period: Option<Period>,
	/// The committee's round within the period
	#[arg(long, default_value_t = 0)]
	round: u8,
}

/// Who signs.
#[derive(Args, Clone, Debug)]
pub struct AttesterArgs {
	/// Secret of an attester; may be given several times. Other users of the machine may see it: see
	/// --attester-file
	#[arg(long = "attester", value_name = "SURI")]
	attesters: Vec<Secret>,
	/// File that holds the secret of an attester, as `florin key generate --scheme ed25519 --output`
	/// writes it; may be given several times
	#[arg(long = "attester-file", value_name = "FILE")]
	attester_files: Vec<PathBuf>,
	/// Sign with all keys of the development committee, //Attester//0 to //Attester//3
	#[arg(long)]
	development_committee: bool,
}

impl AttesterArgs {
	/// The keys that were given.
	///
	/// # Errors
	///
	/// When a secret isn't understood or a file can't be read.
	pub fn keys(&self) -> Result<Vec<Attester>, Failure> {
		let mut keys = self
			.attesters
			.iter()
			.map(|suri| Attester::from_uri(suri.expose()))
			.chain(
				self.attester_files
					.iter()
					.map(|file| Attester::from_file(file)),
			)
			.collect::<Result<Vec<_>, _>>()?;
		if self.development_committee {
			keys.extend(Attester::development_committee()?);
		}
		Ok(keys)
	}
}

/// A certificate to bring.
#[derive(Args, Debug)]
#[group(id = "source")]
pub struct SubmitArgs {
	/// The certificate with its signatures
	#[arg(
		long,
		value_name = "FILE",
		conflicts_with_all = ["entries", "period", "round"],
		required_unless_present = "entries"
	)]
	file: Option<PathBuf>,
	#[command(flatten)]
	body: BodyArgs,
	#[command(flatten)]
	attesters: AttesterArgs,
	#[command(flatten)]
	tx: TxArgs,
}

/// A certificate with late signatures.
#[derive(Args, Debug)]
pub struct AddArgs {
	/// The certificate that was taken, with its signatures and the late ones
	file: PathBuf,
	#[command(flatten)]
	tx: TxArgs,
}

/// A certificate to write.
#[derive(Args, Debug)]
pub struct DraftArgs {
	#[command(flatten)]
	body: BodyArgs,
	/// Where to write it
	#[arg(long, value_name = "FILE")]
	output: PathBuf,
}

/// A certificate to sign.
#[derive(Args, Debug)]
pub struct SignArgs {
	/// The certificate
	file: PathBuf,
	#[command(flatten)]
	attesters: AttesterArgs,
	/// Where to write it with the signatures; into the same file if none is given
	#[arg(long, value_name = "FILE")]
	output: Option<PathBuf>,
}

/// Certificates to join.
#[derive(Args, Debug)]
pub struct CombineArgs {
	/// The same certificate with different signatures
	#[arg(required = true, num_args = 2..)]
	files: Vec<PathBuf>,
	/// Where to write it with all signatures
	#[arg(long, value_name = "FILE")]
	output: PathBuf,
}

/// A certificate in a file.
#[derive(Args, Debug)]
pub struct FileArgs {
	/// The certificate
	file: PathBuf,
}

/// What was measured of one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry(CertificateEntry);

impl FromStr for Entry {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let parts: Vec<_> = text.split(':').collect();
		let [device, seconds, quality, watts] = parts.as_slice() else {
			return Err("an entry is DEVICE:SECONDS:QUALITY:WATTS, such as 3:12:0.95:650".into());
		};
		let number = |name: &str| format!("the {name} of `{text}` isn't a number in its range");
		Ok(Self(CertificateEntry {
			device: device.parse().map_err(|_| number("device"))?,
			seconds: seconds.parse().map_err(|_| number("seconds"))?,
			quality: quality_from_str(quality)?,
			watts: watts.parse().map_err(|_| number("watts"))?,
		}))
	}
}

/// A share of one with at most six decimals, exactly.
fn quality_from_str(text: &str) -> Result<Permill, String> {
	const DECIMALS: usize = 6;
	let refusal =
		|| format!("`{text}` isn't a quality: a share of at most 1 with at most six decimals");
	let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
	let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
	if !digits(whole) || !digits(fraction) || fraction.len() > DECIMALS {
		return Err(refusal());
	}
	let parts: u32 = format!("{fraction:0<DECIMALS$}")
		.parse()
		.map_err(|_| refusal())?;
	match (whole.trim_start_matches('0'), parts) {
		("", parts) => Ok(Permill::from_parts(parts)),
		("1", 0) => Ok(Permill::one()),
		_ => Err(refusal()),
	}
}

/// A quality as it is written in an entry.
fn quality_to_string(quality: Permill) -> String {
	if quality == Permill::one() {
		return "1".into();
	}
	let digits = format!("{:06}", quality.deconstruct());
	match digits.trim_end_matches('0') {
		"" => "0".into(),
		digits => format!("0.{digits}"),
	}
}

/// A certificate with its signatures, as it travels between machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCertificate {
	/// The chain that it is for.
	pub genesis: [u8; 32],
	/// The committee's epoch.
	pub epoch: u32,
	/// What it says.
	pub body: CertificateBody,
	/// In strictly ascending order of the attesters' keys.
	pub signatures: Vec<AttesterSignature>,
}

/// Its form in JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateFile {
	genesis: String,
	epoch: u32,
	period: Period,
	round: u8,
	entries: Vec<EntryFile>,
	signatures: Vec<SignatureFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryFile {
	device: DeviceIndex,
	seconds: u16,
	quality: String,
	watts: u16,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignatureFile {
	attester: String,
	signature: String,
}

impl SignedCertificate {
	/// A certificate without signatures. Brings the entries into the order that the chain demands.
	///
	/// # Errors
	///
	/// When there is no entry, a device occurs twice, or there are more than one certificate may
	/// have.
	pub fn new(
		genesis: [u8; 32],
		epoch: u32,
		period: Period,
		round: u8,
		mut entries: Vec<CertificateEntry>,
	) -> Result<Self, Failure> {
		if entries.is_empty() {
			return Err(Failure::usage("a certificate has at least one --entry"));
		}
		entries.sort_by_key(|entry| entry.device);
		if entries
			.windows(2)
			.any(|pair| matches!(pair, [a, b] if a.device == b.device))
		{
			return Err(Failure::usage("a certificate has one entry for a device"));
		}
		let entries = entries
			.try_into()
			.map_err(|_| Failure::usage("a certificate has at most 1,024 entries"))?;
		let body = CertificateBody {
			period,
			round,
			entries,
		};
		Ok(Self {
			genesis,
			epoch,
			body,
			signatures: Vec::new(),
		})
	}

	/// Adds the signatures of `attesters`; a good one that is there already stays.
	pub fn sign(&mut self, attesters: &[Attester]) {
		let payload = self.payload();
		self.add(attesters.iter().map(|attester| AttesterSignature {
			attester: attester.id(),
			signature: attester.sign(&payload),
		}));
	}

	/// Adds signatures, one of each attester: a bad one gives way to a good one.
	fn add(&mut self, signatures: impl IntoIterator<Item = AttesterSignature>) {
		let mut all = std::mem::take(&mut self.signatures);
		all.extend(signatures);
		all.sort_by_key(|signature| (signature.attester, !self.is_signed_by(signature)));
		all.dedup_by_key(|signature| signature.attester);
		self.signatures = all;
	}

	/// That no signature is bad: the chain refuses the whole certificate for one.
	fn ensure_signatures_verify(&self) -> Result<(), Failure> {
		match self
			.signatures
			.iter()
			.find(|signature| !self.is_signed_by(signature))
		{
			None => Ok(()),
			Some(bad) => Err(Failure::Unmet(format!(
				"the signature of {} doesn't verify; the attester has to sign again",
				hex(bad.attester)
			))),
		}
	}

	fn payload(&self) -> [u8; 32] {
		self.body.signing_payload(&self.genesis, self.epoch)
	}

	fn is_signed_by(&self, signature: &AttesterSignature) -> bool {
		sp_core::ed25519::Pair::verify(&signature.signature, self.payload(), &signature.attester)
	}

	fn has_body_of(&self, other: &Self) -> bool {
		(self.genesis, self.epoch, &self.body) == (other.genesis, other.epoch, &other.body)
	}

	/// Whether the other one is for the same period and round.
	pub fn is_beside(&self, other: &Self) -> bool {
		(self.body.period, self.body.round) == (other.body.period, other.body.round)
	}

	/// The attesters whose signatures verify under this one and the other.
	pub fn signers_of_both(&self, other: &Self) -> Vec<AttesterId> {
		let signed = |certificate: &Self, attester| {
			certificate.signatures.iter().any(|signature| {
				signature.attester == attester && certificate.is_signed_by(signature)
			})
		};
		self.signatures
			.iter()
			.map(|signature| signature.attester)
			.filter(|attester| signed(self, *attester) && signed(other, *attester))
			.collect()
	}

	/// The devices for which this one and the other have different values.
	pub fn contradictions(&self, other: &Self) -> Vec<DeviceIndex> {
		self.body
			.entries
			.iter()
			.filter(|entry| {
				other
					.body
					.entries
					.iter()
					.any(|value| value.device == entry.device && value != *entry)
			})
			.map(|entry| entry.device)
			.collect()
	}

	/// The body with the signature of one attester.
	///
	/// # Errors
	///
	/// When that attester didn't sign.
	pub fn signed_by(&self, attester: AttesterId) -> Result<SignedBody, Failure> {
		let signature = self
			.signatures
			.iter()
			.find(|signature| signature.attester == attester)
			.ok_or_else(|| Failure::usage(format!("{} didn't sign", hex(attester))))?;
		Ok(SignedBody {
			epoch: self.epoch,
			body: self.body.clone(),
			signature: signature.signature,
		})
	}

	/// Reads a certificate from its file.
	///
	/// # Errors
	///
	/// When the file can't be read or holds something else.
	pub fn read(path: &Path) -> Result<Self, Failure> {
		let text = fs::read(path)
			.map_err(|error| Failure::usage(format!("can't read {}: {error}", path.display())))?;
		let refusal = |reason: String| {
			Failure::usage(format!("{} isn't a certificate: {reason}", path.display()))
		};
		let file: CertificateFile =
			serde_json::from_slice(&text).map_err(|error| refusal(error.to_string()))?;
		file.try_into().map_err(refusal)
	}

	fn write(&self, path: &Path) -> Result<(), Failure> {
		let text = serde_json::to_string_pretty(self)
			.map_err(|error| Failure::usage(format!("can't write the certificate: {error}")))?;
		fs::write(path, text + "\n")
			.map_err(|error| Failure::usage(format!("can't write {}: {error}", path.display())))
	}
}

impl TryFrom<CertificateFile> for SignedCertificate {
	type Error = String;

	fn try_from(file: CertificateFile) -> Result<Self, Self::Error> {
		let entries = file
			.entries
			.into_iter()
			.map(|entry| {
				Ok(CertificateEntry {
					device: entry.device,
					seconds: entry.seconds,
					quality: quality_from_str(&entry.quality)?,
					watts: entry.watts,
				})
			})
			.collect::<Result<Vec<_>, String>>()?;
		let mut certificate = Self::new(
			bytes32(&file.genesis)?,
			file.epoch,
			file.period,
			file.round,
			entries,
		)
		.map_err(|failure| failure.to_string())?;
		for signature in file.signatures {
			let attester = AttesterId::from(bytes32(&signature.attester)?);
			let mut bytes = [0; 64];
			hex::decode_to_slice(signature.signature.trim_start_matches("0x"), &mut bytes)
				.map_err(|error| format!("a signature isn't 64 bytes in hexadecimal: {error}"))?;
			certificate.add([AttesterSignature {
				attester,
				signature: Signature::from(bytes),
			}]);
		}
		Ok(certificate)
	}
}

impl Serialize for SignedCertificate {
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		CertificateFile {
			genesis: hex(self.genesis),
			epoch: self.epoch,
			period: self.body.period,
			round: self.body.round,
			entries: self
				.body
				.entries
				.iter()
				.map(|entry| EntryFile {
					device: entry.device,
					seconds: entry.seconds,
					quality: quality_to_string(entry.quality),
					watts: entry.watts,
				})
				.collect(),
			signatures: self
				.signatures
				.iter()
				.map(|signature| SignatureFile {
					attester: hex(signature.attester),
					signature: hex(signature.signature),
				})
				.collect(),
		}
		.serialize(serializer)
	}
}

impl fmt::Display for SignedCertificate {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(
			f,
			"period {}, round {}, committee epoch {}, chain {}",
			self.body.period,
			self.body.round,
			self.epoch,
			hex(self.genesis),
		)?;
		let mut entries = Table::new(&[">device", ">seconds", ">quality", ">watts"]);
		for entry in &self.body.entries {
			entries.row([
				entry.device.to_string(),
				entry.seconds.to_string(),
				quality_to_string(entry.quality),
				entry.watts.to_string(),
			]);
		}
		writeln!(f, "{entries}")?;
		for signature in &self.signatures {
			let verdict = if self.is_signed_by(signature) {
				"signed"
			} else {
				"BAD SIGNATURE"
			};
			writeln!(f, "{verdict} by {}", hex(signature.attester))?;
		}
		let signatures = u64::try_from(self.signatures.len()).unwrap_or(u64::MAX);
		writeln!(f, "{}", count(signatures, "signature", "signatures"))
	}
}

/// Does a command about certificates.
///
/// # Errors
///
/// When the chain refuses, a file can't be read, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Submit(args) => submit(global, args).await,
		Command::AddSignatures(args) => add_signatures(global, args).await,
		Command::Draft(args) => draft(global, args).await,
		Command::Sign(args) => sign(args),
		Command::Combine(args) => combine(args),
		Command::Show(args) => show(&args),
	}
}

/// Shows a certificate; fails if a signature is bad, after it has told what it found.
fn show(args: &FileArgs) -> Result<Answer, Failure> {
	let certificate = SignedCertificate::read(&args.file)?;
	if let Err(failure) = certificate.ensure_signatures_verify() {
		progress(&certificate);
		return Err(failure);
	}
	Ok(Answer::of(&certificate))
}

async fn certificate_of(chain: &Chain, args: BodyArgs) -> Result<SignedCertificate, Failure> {
	let clock = chain.clock().await?;
	let period = args
		.period
		.or(clock.certifiable)
		.ok_or_else(|| Failure::usage("no period can be certified yet; wait for one to end"))?;
	let entries = args.entries.into_iter().map(|Entry(entry)| entry).collect();
	let (genesis, epoch) = (chain.genesis(), clock.committee_epoch);
	SignedCertificate::new(genesis, epoch, period, args.round, entries)
}

async fn submit(global: &Global, args: SubmitArgs) -> Result<Answer, Failure> {
	let SubmitArgs {
		file,
		body,
		attesters,
		tx,
	} = args;
	let keys = attesters.keys()?;
	let signed = file
		.map(|file| SignedCertificate::read(&file))
		.transpose()?;
	let signatures = signed
		.as_ref()
		.map_or(0, |certificate| certificate.signatures.len());
	if keys.is_empty() && signatures == 0 {
		return Err(Failure::usage(
			"nobody signed: give --attester-file, --attester or --development-committee, or a signed \
			 --file",
		));
	}
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let mut certificate = match signed {
		Some(certificate) => certificate,
		None => certificate_of(&chain, body).await?,
	};
	if certificate.genesis != chain.genesis() {
		return Err(Failure::usage("the certificate is for another chain"));
	}
	certificate.sign(&keys);
	certificate.ensure_signatures_verify()?;
	let period = certificate.body.period;
	let call =
		calls::submit_certificate(certificate.epoch, certificate.body, certificate.signatures);
	transact(&chain, &wallet, &tx, &call, |receipt| {
		taken(period, receipt)
	})
	.await
}

fn taken(period: Period, receipt: &Receipt) -> String {
	let figure = |name| {
		receipt
			.number("Attestation", "CertificateTaken", name)
			.unwrap_or_default()
	};
	format!(
		"the certificate of period {period} was taken: {} landed, {} left out",
		count(figure("landed"), "entry", "entries"),
		figure("skipped"),
	)
}

async fn add_signatures(global: &Global, args: AddArgs) -> Result<Answer, Failure> {
	let certificate = SignedCertificate::read(&args.file)?;
	certificate.ensure_signatures_verify()?;
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let (period, payload) = (certificate.body.period, certificate.payload());
	let known = chain.signers(period, payload).await?;
	let late: Vec<_> = certificate
		.signatures
		.into_iter()
		.filter(|signature| !known.contains(&signature.attester))
		.collect();
	if late.is_empty() {
		return Err(Failure::Unmet(
			"all signatures in the file are known to the chain already".into(),
		));
	}
	let call = calls::add_signatures(period, payload, late);
	transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let added = receipt
			.number("Attestation", "SignaturesAdded", "signatures")
			.unwrap_or_default();
		format!(
			"{} came under the certificate of period {period}",
			count(added, "late signature", "late signatures")
		)
	})
	.await
}

async fn draft(global: &Global, args: DraftArgs) -> Result<Answer, Failure> {
	let certificate = certificate_of(&global.chain().await?, args.body).await?;
	certificate.write(&args.output)?;
	Ok(Answer::of(&certificate))
}

fn sign(args: SignArgs) -> Result<Answer, Failure> {
	let keys = args.attesters.keys()?;
	if keys.is_empty() {
		return Err(Failure::usage(
			"who signs? Give --attester-file, --attester or --development-committee",
		));
	}
	let mut certificate = SignedCertificate::read(&args.file)?;
	certificate.sign(&keys);
	certificate.write(args.output.as_ref().unwrap_or(&args.file))?;
	Ok(Answer::of(&certificate))
}

fn combine(args: CombineArgs) -> Result<Answer, Failure> {
	let mut combined: Option<SignedCertificate> = None;
	for file in &args.files {
		let certificate = SignedCertificate::read(file)?;
		match &mut combined {
			None => combined = Some(certificate),
			Some(first) if first.has_body_of(&certificate) => first.add(certificate.signatures),
			Some(_) => {
				return Err(Failure::usage(format!(
					"{} is another certificate than {}",
					file.display(),
					args.files
						.first()
						.map_or_else(String::new, |first| first.display().to_string()),
				)))
			}
		}
	}
	let combined = combined.ok_or_else(|| Failure::usage("which files?"))?;
	combined.write(&args.output)?;
	Ok(Answer::of(&combined))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn entry(text: &str) -> CertificateEntry {
		text.parse::<Entry>().unwrap().0
	}

	fn certificate() -> SignedCertificate {
		SignedCertificate::new(
			[1; 32],
			0,
			77,
			2,
			vec![entry("9:12:0.95:650"), entry("3:11:1:700")],
		)
		.unwrap()
	}

	#[test]
	fn an_entry_is_read_exactly() {
		let CertificateEntry {
			device,
			seconds,
			quality,
			watts,
		} = entry("3:12:0.950001:650");
		assert_eq!((device, seconds, watts), (3, 12, 650));
		assert_eq!(quality.deconstruct(), 950_001);
	}

	#[test]
	fn entries_out_of_form_or_range_are_refused() {
		for text in [
			"",
			"3",
			"3:12:1",
			"3:12:1:650:1",
			"a:12:1:650",
			"3:70000:1:650",
			"3:12:1.000001:650",
			"3:12:2:650",
			"3:12:0.1234567:650",
			"3:12:-0.5:650",
			"3:12::650",
			"-3:12:1:650",
		] {
			assert!(text.parse::<Entry>().is_err(), "{text}");
		}
	}

	#[test]
	fn a_quality_that_is_written_can_be_read_back() {
		for parts in [0, 1, 500_000, 950_000, 999_999, 1_000_000] {
			let quality = Permill::from_parts(parts);
			assert_eq!(quality_from_str(&quality_to_string(quality)), Ok(quality));
		}
	}

	#[test]
	fn entries_come_in_the_order_that_the_chain_demands() {
		let devices: Vec<_> = certificate()
			.body
			.entries
			.iter()
			.map(|entry| entry.device)
			.collect();
		assert_eq!(devices, [3, 9]);
	}

	#[test]
	fn a_device_that_occurs_twice_is_refused_before_anybody_signs() {
		let entries = vec![entry("3:12:1:650"), entry("3:11:1:650")];
		assert!(SignedCertificate::new([1; 32], 0, 77, 0, entries).is_err());
		assert!(SignedCertificate::new([1; 32], 0, 77, 0, Vec::new()).is_err());
	}

	#[test]
	fn signatures_verify_and_stand_in_the_order_of_their_keys_once_each() {
		let mut certificate = certificate();
		let committee = Attester::development_committee().unwrap();
		certificate.sign(&committee);
		certificate.sign(&committee[..2]);
		assert_eq!(certificate.signatures.len(), committee.len());
		assert!(certificate
			.signatures
			.is_sorted_by_key(|signature| signature.attester));
		assert!(certificate
			.signatures
			.iter()
			.all(|signature| certificate.is_signed_by(signature)));
	}

	#[test]
	fn a_signature_under_another_body_is_shown_as_bad() {
		let mut certificate = certificate();
		certificate.sign(&Attester::development_committee().unwrap()[..1]);
		certificate.body.round = 3;
		assert!(certificate.to_string().contains("BAD SIGNATURE"));
	}

	#[test]
	fn a_bad_signature_gives_way_to_a_good_one_of_the_same_attester() {
		let committee = Attester::development_committee().unwrap();
		let mut spoilt = certificate();
		spoilt.sign(&committee[..2]);
		spoilt.signatures[0].signature = Signature::from([7; 64]);
		assert!(matches!(
			spoilt.ensure_signatures_verify(),
			Err(Failure::Unmet(_))
		));
		spoilt.sign(&committee[..2]);
		assert_eq!(spoilt.signatures.len(), 2);
		spoilt.ensure_signatures_verify().unwrap();
	}

	#[test]
	fn showing_a_certificate_with_a_bad_signature_fails() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("certificate.json");
		let mut certificate = certificate();
		certificate.sign(&Attester::development_committee().unwrap());
		certificate.write(&file).unwrap();
		let args = FileArgs { file };
		show(&args).unwrap();
		certificate.signatures[1].signature = Signature::from([7; 64]);
		certificate.write(&args.file).unwrap();
		assert!(matches!(show(&args), Err(Failure::Unmet(_))));
	}

	#[test]
	fn an_attesters_key_file_signs() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("attester");
		fs::write(&file, "//Attester//2\n").unwrap();
		let args = AttesterArgs {
			attesters: Vec::new(),
			attester_files: vec![file],
			development_committee: false,
		};
		let keys = args.keys().unwrap();
		let expected = Attester::from_uri("//Attester//2").unwrap().id();
		assert_eq!(keys.first().map(Attester::id), Some(expected));
	}

	#[test]
	fn signatures_made_on_two_machines_are_joined() {
		let dir = tempfile::tempdir().unwrap();
		let path = |name: &str| dir.path().join(name);
		let committee = Attester::development_committee().unwrap();
		for (name, range) in [("a", 0..2), ("b", 1..4)] {
			let mut certificate = certificate();
			certificate.sign(&committee[range]);
			certificate.write(&path(name)).unwrap();
		}
		combine(CombineArgs {
			files: vec![path("a"), path("b")],
			output: path("c"),
		})
		.unwrap();

		let combined = SignedCertificate::read(&path("c")).unwrap();
		assert_eq!(combined.signatures.len(), 4);
		assert!(combined
			.signatures
			.iter()
			.all(|signature| combined.is_signed_by(signature)));
	}

	#[test]
	fn what_two_certificates_contradict_each_other_in_is_found() {
		let committee = Attester::development_committee().unwrap();
		let (mut first, mut second) = (certificate(), certificate());
		second.body.entries[1].seconds = 11;
		first.sign(&committee[..2]);
		second.sign(&committee[1..]);
		assert!(first.is_beside(&second));
		assert_eq!(first.contradictions(&second), [9]);
		assert_eq!(first.signers_of_both(&second), [committee[1].id()]);
		assert!(first.contradictions(&first).is_empty());
		assert!(second.signed_by(committee[0].id()).is_err());
		second.body.round += 1;
		assert!(!first.is_beside(&second));
		// Signatures that don't verify show nothing.
		assert!(first.signers_of_both(&second).is_empty());
	}

	#[test]
	fn different_certificates_are_not_joined() {
		let dir = tempfile::tempdir().unwrap();
		let path = |name: &str| dir.path().join(name);
		let other = SignedCertificate {
			epoch: 1,
			..certificate()
		};
		certificate().write(&path("a")).unwrap();
		other.write(&path("b")).unwrap();
		let args = CombineArgs {
			files: vec![path("a"), path("b")],
			output: path("c"),
		};
		assert!(combine(args)
			.unwrap_err()
			.to_string()
			.contains("another certificate"));
		assert!(!path("c").exists());
	}

	#[test]
	fn a_certificate_reads_back_from_its_file() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("certificate.json");
		let mut certificate = certificate();
		certificate.sign(&Attester::development_committee().unwrap());
		certificate.write(&file).unwrap();
		assert_eq!(SignedCertificate::read(&file).unwrap(), certificate);
	}
}
