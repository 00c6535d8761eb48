//! `florin attester`: bonds, pay and equivocations of attesters.

use super::{
	certificate::{AttesterArgs, SignedCertificate},
	send, Global, TxArgs,
};
use crate::{
	amount::Amount,
	chain::calls,
	error::{Failure, Refusal},
	keys::bytes32,
	output::{count, hex, yes_no, Answer, Table},
};
use clap::{Args, Subcommand};
use florin_core::{
	certificate::attester_possession_payload, report::AttesterReport, AttesterId, DeviceIndex,
};
use serde::Serialize;
use std::{fmt, path::PathBuf, str::FromStr};
use subxt::utils::AccountId32;

/// The commands about attesters.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Put up the bond of an attester, whose pay is then the signer's
	Bond(BondArgs),
	/// Begin to take an attester out of service; once a ring of periods has passed, free its bond
	Unbond(KeyArgs),
	/// Get an attester's pay for what it signed
	ClaimRewards(KeyArgs),
	/// Show an attester: its bond, and what it has earned
	Show(ShowArgs),
	/// Show the chain that an attester signed two values for one device, period and round
	Report(ReportArgs),
}

/// An attester by its public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(AttesterId);

impl FromStr for Key {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		bytes32(text).map(|key| Self(AttesterId::from(key)))
	}
}

/// A bond.
#[derive(Args, Debug)]
pub struct BondArgs {
	#[command(flatten)]
	attesters: AttesterArgs,
	#[command(flatten)]
	tx: TxArgs,
}

/// An attester of the signer's.
#[derive(Args, Debug)]
pub struct KeyArgs {
	/// The attester's public key (0x…)
	attester: Key,
	#[command(flatten)]
	tx: TxArgs,
}

/// An attester to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// The attester's public key (0x…)
	attester: Key,
}

/// An equivocation.
#[derive(Args, Debug)]
pub struct ReportArgs {
	/// A certificate with signatures
	first: PathBuf,
	/// Another one for the same period and round, with different values
	second: PathBuf,
	/// Which attester; needed where several signed both
	#[arg(long, value_name = "KEY")]
	attester: Option<Key>,
	/// Which device; needed where several have different values
	#[arg(long)]
	device: Option<DeviceIndex>,
	#[command(flatten)]
	tx: TxArgs,
}

/// Does a command about attesters.
///
/// # Errors
///
/// When the chain refuses, a file can't be read, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Bond(args) => bond(global, args).await,
		Command::Unbond(KeyArgs { attester, tx }) => {
			let call = calls::unbond_attester(attester.0);
			send(global, &tx, call, |receipt| {
				match receipt.amount("Attestation", "AttesterUnbonded", "bond") {
					Some(bond) => {
						format!("the attester is out of service, and its bond of {bond} free")
					}
					None => "the attester begins to leave; call this again, once `florin attester \
					         show` tells that the bond can be freed"
						.into(),
				}
			})
			.await
		}
		Command::ClaimRewards(KeyArgs { attester, tx }) => {
			let call = calls::claim_rewards(attester.0);
			send(global, &tx, call, |receipt| {
				let paid = receipt
					.amount("Attestation", "RewardsClaimed", "amount")
					.unwrap_or(Amount(0));
				format!("paid {paid} to the attester's owner")
			})
			.await
		}
		Command::Show(args) => show(global, &args).await,
		Command::Report(args) => report(global, args).await,
	}
}

async fn bond(global: &Global, args: BondArgs) -> Result<Answer, Failure> {
	let keys = args.attesters.keys()?;
	let [attester] = keys.as_slice() else {
		return Err(Failure::usage(
			"which attester? Give one key, by --attester-file or --attester",
		));
	};
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let payload = attester_possession_payload(&chain.genesis(), wallet.account().0.as_ref());
	let call = calls::bond_attester(attester.id(), attester.sign(&payload));
	super::transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let bond = receipt
			.amount("Attestation", "AttesterBonded", "bond")
			.unwrap_or(Amount(0));
		format!("{bond} are on hold for the attester {}", hex(attester.id()))
	})
	.await
}

#[derive(Serialize)]
struct AttesterView {
	attester: String,
	owner: String,
	bond: Amount,
	/// Device-seconds that it signed and hasn't been paid for.
	seconds: u64,
	earned: Amount,
	on_committee: bool,
	slashed: bool,
	/// The period from which on the bond can be freed.
	free_from: Option<u32>,
}

impl AttesterView {
	fn new(report: AttesterReport<AccountId32>) -> Self {
		Self {
			attester: hex(report.attester),
			owner: report.owner.to_string(),
			bond: Amount(report.bond),
			seconds: report.seconds,
			earned: Amount(report.earned),
			on_committee: report.on_committee,
			slashed: report.slashed,
			free_from: report.free_from,
		}
	}
}

impl fmt::Display for AttesterView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ""]);
		let mut row = |name: &str, value: String| table.row([name.to_owned(), value]);
		row("attester", self.attester.clone());
		row("owner", self.owner.clone());
		row("bond", self.bond.to_string());
		row(
			"earned",
			format!(
				"{} for {}",
				self.earned,
				count(self.seconds, "device-second", "device-seconds")
			),
		);
		row("on the committee", yes_no(self.on_committee).into());
		row("slashed", yes_no(self.slashed).into());
		if let Some(period) = self.free_from {
			row(
				"leaving",
				format!("the bond can be freed in period {period}"),
			);
		}
		write!(f, "{table}")
	}
}

async fn show(global: &Global, args: &ShowArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	match chain.attester(args.attester.0).await? {
		Some(report) => Ok(Answer::of(&AttesterView::new(report))),
		None => Err(Refusal {
			error: "Attestation.UnknownAttester".into(),
			message: format!("{} has no bond", hex(args.attester.0)),
			hint: Some("`florin committee show` lists the attesters on the committee".into()),
			block: None,
		}
		.into()),
	}
}

/// The one of `found` that is meant, or a usage error that names them.
fn only<T: Copy + PartialEq>(
	found: &[T],
	meant: Option<T>,
	what: &str,
	option: &str,
	name: impl Fn(T) -> String,
) -> Result<T, Failure> {
	match (meant, found) {
		(Some(meant), _) if found.contains(&meant) => Ok(meant),
		(Some(meant), _) => Err(Failure::usage(format!("{} {what}", name(meant)))),
		(None, [one]) => Ok(*one),
		(None, []) => Err(Failure::usage(format!("nobody and nothing {what}"))),
		(None, several) => {
			let names: Vec<_> = several.iter().map(|one| name(*one)).collect();
			Err(Failure::usage(format!(
				"choose one by {option}: {}",
				names.join(", ")
			)))
		}
	}
}

async fn report(global: &Global, args: ReportArgs) -> Result<Answer, Failure> {
	let first = SignedCertificate::read(&args.first)?;
	let second = SignedCertificate::read(&args.second)?;
	if first.genesis != second.genesis {
		return Err(Failure::usage("the certificates are for two chains"));
	}
	if !first.is_beside(&second) {
		return Err(Failure::usage(
			"the certificates aren't for one period and round",
		));
	}
	let attester = only(
		&first.signers_of_both(&second),
		args.attester.map(|key| key.0),
		"signed both, with signatures that verify",
		"--attester",
		hex,
	)?;
	let device = only(
		&first.contradictions(&second),
		args.device,
		"has different values in the two",
		"--device",
		|device: DeviceIndex| device.to_string(),
	)?;
	let chain = global.chain().await?;
	if first.genesis != chain.genesis() {
		return Err(Failure::usage("the certificates are for another chain"));
	}
	let bodies = [first.signed_by(attester)?, second.signed_by(attester)?];
	let call = calls::report_equivocation(attester, device, bodies);
	super::transact(&chain, &global.wallet()?, &args.tx, &call, |receipt| {
		let figure = |name| {
			receipt
				.amount("Attestation", "Equivocated", name)
				.unwrap_or(Amount(0))
		};
		format!(
			"the attester {} signed two values for device {device}: {} of its bond are gone, {} of them \
			 to the device's provider",
			hex(attester),
			figure("slashed"),
			figure("restored"),
		)
	})
	.await
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_key_is_32_bytes() {
		let key = format!("0x{}", "ab".repeat(32));
		assert_eq!(key.parse::<Key>().unwrap().0, AttesterId::from([0xab; 32]));
		assert!("0xab".parse::<Key>().is_err());
	}

	#[test]
	fn the_only_candidate_needs_no_option_and_several_are_named() {
		let name = |device: u32| device.to_string();
		let choose = |found: &[u32], meant| only(found, meant, "differs", "--device", name);
		assert_eq!(choose(&[7], None).unwrap(), 7);
		assert_eq!(choose(&[7, 8], Some(8)).unwrap(), 8);
		let several = choose(&[7, 8], None).unwrap_err().to_string();
		assert!(several.contains("--device: 7, 8"), "{several}");
		assert!(choose(&[], None).is_err());
		assert!(choose(&[7], Some(9)).is_err());
	}

	#[test]
	fn an_attester_that_leaves_shows_when_its_bond_is_free() {
		let report = AttesterReport {
			attester: AttesterId::from([1; 32]),
			owner: AccountId32([2; 32]),
			bond: 100_000_000_000_000,
			seconds: 24,
			earned: 5_000_000_000,
			on_committee: false,
			slashed: false,
			free_from: Some(77),
		};
		let human = Answer::of(&AttesterView::new(report)).human;
		for part in ["100 FLRN", "0.005 FLRN for 24 device-seconds", "period 77"] {
			assert!(human.contains(part), "{human}");
		}
	}
}
