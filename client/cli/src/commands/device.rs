//! `florin device`.

use super::{send, transact, Global, TxArgs};
use crate::{
	amount::Amount,
	chain::{calls, Chain},
	error::Failure,
	evidence::{Evidence, EvidenceSource},
	keys::{bytes32, Account},
	output::{hex, hours, progress, yes_no, Answer, Table},
};
use clap::{Args, Subcommand};
use florin_core::{
	report::{DevicePeriodReport, DeviceReport, EvidenceSummary},
	work::Work,
	ClassId, DeviceIndex, Period, UseId,
};
use florin_evidence::{presence_nonce, register_nonce};
use serde::Serialize;
use std::fmt;
use subxt::utils::AccountId32;

/// The commands about devices.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Register a device with its hardware evidence
	Register(RegisterArgs),
	/// Tell of a device's new firmware
	Update(UpdateArgs),
	/// Retire a device; once nothing of it is maturing, do it again to get the deposit back
	Retire(RetireArgs),
	/// Bring any device's record up to date: one that missed a challenge stops counting as capacity,
	/// and the fee is refunded
	Touch(TouchArgs),
	/// Show a device's record
	Show(ShowArgs),
	/// List devices
	List(ListArgs),
	/// Print the nonce that the hardware's report has to answer
	#[command(subcommand)]
	Nonce(NonceCommand),
	/// Let the node examine evidence before anything is paid
	Verify(VerifyArgs),
	/// Print the evidence of a simulated device, without a node
	Evidence(SimulateArgs),
}

/// A registration.
#[derive(Args, Debug)]
pub struct RegisterArgs {
	#[command(flatten)]
	evidence: EvidenceSource,
	/// The block that the report's nonce names; `device nonce register` told it
	#[arg(
		long,
		required_unless_present = "simulated",
		conflicts_with = "simulated"
	)]
	block: Option<u32>,
	/// The class to register as; the one that the policy has for the firmware if none is given
	#[arg(long)]
	class: Option<ClassId>,
	#[command(flatten)]
	tx: TxArgs,
}

/// New firmware.
#[derive(Args, Debug)]
pub struct UpdateArgs {
	/// The device
	device: DeviceIndex,
	#[command(flatten)]
	evidence: EvidenceSource,
	/// The block that the report's nonce names; `device nonce register` told it
	#[arg(
		long,
		required_unless_present = "simulated",
		conflicts_with = "simulated"
	)]
	block: Option<u32>,
	#[command(flatten)]
	tx: TxArgs,
}

/// Which device to retire.
#[derive(Args, Debug)]
pub struct RetireArgs {
	/// The device
	device: DeviceIndex,
	#[command(flatten)]
	tx: TxArgs,
}

/// A record to bring up to date.
#[derive(Args, Debug)]
pub struct TouchArgs {
	/// The device, whoever's
	device: DeviceIndex,
	#[command(flatten)]
	tx: TxArgs,
}

/// Which device to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// The device
	device: DeviceIndex,
}

/// Which devices to list.
#[derive(Args, Debug)]
pub struct ListArgs {
	/// Their provider; the account that signs if none is given
	provider: Option<Account>,
	/// Those of all providers
	#[arg(long, conflicts_with = "provider")]
	all: bool,
}

/// What the report is for.
#[derive(Debug, Subcommand)]
pub enum NonceCommand {
	/// For a registration or an update: names a recent block, which the call has to name too
	Register {
		/// That block; the last final one if none is given
		#[arg(long)]
		block: Option<u32>,
	},
	/// For a proof of presence: waits for the challenge block if it isn't there yet
	Presence {
		/// The device
		device: DeviceIndex,
		/// The period to prove; the one that is challenged now if none is given
		#[arg(long)]
		period: Option<Period>,
	},
}

/// Evidence to examine.
#[derive(Args, Debug)]
pub struct VerifyArgs {
	#[command(flatten)]
	evidence: EvidenceSource,
}

/// A simulated device.
#[derive(Args, Debug)]
pub struct SimulateArgs {
	/// Which one
	#[arg(long, value_name = "INDEX")]
	simulated: u32,
	/// What its report answers: 0x and 64 digits
	#[arg(long, value_parser = bytes32)]
	nonce: [u8; 32],
}

/// Does a command about devices.
///
/// # Errors
///
/// When the chain refuses, evidence can't be read, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Register(args) => register(global, args).await,
		Command::Update(args) => update(global, args).await,
		Command::Retire(args) => retire(global, args).await,
		Command::Touch(args) => touch(global, args).await,
		Command::Show(args) => show(global, args).await,
		Command::List(args) => list(global, args).await,
		Command::Nonce(NonceCommand::Register { block }) => registration_nonce(global, block).await,
		Command::Nonce(NonceCommand::Presence { device, period }) => {
			proof_nonce(global, device, period).await
		}
		Command::Verify(args) => verify(global, args).await,
		Command::Evidence(SimulateArgs { simulated, nonce }) => {
			Ok(Answer::of(&Evidence::simulated(simulated, nonce)))
		}
	}
}

/// A nonce, and what has to be told with its answer.
#[derive(Debug, Serialize)]
pub struct Challenge {
	/// What the report has to answer.
	#[serde(serialize_with = "nonce_as_hex")]
	pub nonce: [u8; 32],
	/// The block that it names.
	pub block: u32,
	/// The period that it proves; none for a registration.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub period: Option<Period>,
}

fn nonce_as_hex<S: serde::Serializer>(nonce: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_str(&hex(nonce))
}

impl fmt::Display for Challenge {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "nonce   {}", hex(self.nonce))?;
		writeln!(f, "block   {}", self.block)?;
		match self.period {
			Some(period) => writeln!(f, "period  {period}"),
			None => Ok(()),
		}
	}
}

impl Chain {
	/// What a report has to answer that registers or updates a device of `provider` and names
	/// `block`, or else the last final block.
	///
	/// # Errors
	///
	/// When there is no such block, or the node can't be read.
	pub async fn registration_challenge(
		&self,
		provider: &Account,
		block: Option<u32>,
	) -> Result<Challenge, Failure> {
		let block = match block {
			Some(block) => block,
			None => number(self.finalized().await?.block_number())?,
		};
		let hash = self
			.block_hash(block.into())
			.await?
			.ok_or_else(|| Failure::usage(format!("there is no block {block} yet")))?;
		let nonce = register_nonce(&self.genesis(), provider.bytes(), &hash);
		Ok(Challenge {
			nonce,
			block,
			period: None,
		})
	}

	/// What a report has to answer that proves the presence of `device` for `period`, or else for
	/// the period that is open now. Waits for the challenge block.
	///
	/// # Errors
	///
	/// When there is nothing to prove, or the node can't be read.
	pub async fn presence_challenge(
		&self,
		device: &DeviceReport<AccountId32>,
		period: Option<Period>,
	) -> Result<Challenge, Failure> {
		let challenge = self.open_challenge(device, period).await?;
		let what = format!("the challenge of period {}", challenge.period);
		let hash = self
			.wait_for_block(challenge.challenge_block.into(), &what)
			.await?;
		let nonce = presence_nonce(
			&self.genesis(),
			&device.id,
			challenge.period,
			&hash,
			&device.provider.0,
		);
		Ok(Challenge {
			nonce,
			block: challenge.challenge_block,
			period: Some(challenge.period),
		})
	}
}

/// A block's number as the chain counts.
fn number(block: u64) -> Result<u32, Failure> {
	u32::try_from(block)
		.map_err(|_| Failure::connection("the node counts more blocks than Florin does"))
}

/// Evidence of the signer's hardware, and the block that it names.
async fn load(
	chain: &Chain,
	provider: &Account,
	source: &EvidenceSource,
	block: Option<u32>,
) -> Result<(Evidence, u32), Failure> {
	let challenge = chain.registration_challenge(provider, block).await?;
	let evidence = source.load(challenge.nonce)?;
	if evidence.nonce()? != challenge.nonce {
		progress(format!(
			"warning: the report doesn't answer the nonce of {provider} and block {}; \
			 the chain will refuse it",
			challenge.block,
		));
	}
	Ok((evidence, challenge.block))
}

async fn register(global: &Global, args: RegisterArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let (evidence, block) = load(&chain, &wallet.account(), &args.evidence, args.block).await?;
	let class = match args.class {
		Some(class) => class,
		None => chain.class_of(&evidence).await?,
	};
	let call = calls::register_device(class, &evidence, block);
	transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let figure = |name| {
			receipt
				.number("Attestation", "DeviceRegistered", name)
				.unwrap_or_default()
		};
		format!(
			"registered device {} of class {}",
			figure("device"),
			figure("class")
		)
	})
	.await
}

async fn update(global: &Global, args: UpdateArgs) -> Result<Answer, Failure> {
	let UpdateArgs {
		device,
		evidence,
		block,
		tx,
	} = args;
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let (evidence, block) = load(&chain, &wallet.account(), &evidence, block).await?;
	let call = calls::update_device(device, &evidence, block);
	transact(&chain, &wallet, &tx, &call, |_| {
		format!("device {device} is known with its new firmware")
	})
	.await
}

async fn retire(global: &Global, RetireArgs { device, tx }: RetireArgs) -> Result<Answer, Failure> {
	send(global, &tx, calls::retire_device(device), |receipt| {
		if receipt.event("Attestation", "DeviceRemoved").is_some() {
			format!("device {device} is gone, and its deposit is back")
		} else {
			format!("device {device} is retired; what it did goes on maturing")
		}
	})
	.await
}

async fn touch(global: &Global, TouchArgs { device, tx }: TouchArgs) -> Result<Answer, Failure> {
	send(global, &tx, calls::touch_device(device), |receipt| {
		if receipt.fee == Amount::ZERO {
			format!("device {device} missed a challenge and no longer counts as capacity")
		} else {
			format!("the record of device {device} is up to date; it counts as before")
		}
	})
	.await
}

async fn registration_nonce(global: &Global, block: Option<u32>) -> Result<Answer, Failure> {
	let provider = global.wallet()?.account();
	let chain = global.chain().await?;
	Ok(Answer::of(
		&chain.registration_challenge(&provider, block).await?,
	))
}

async fn proof_nonce(
	global: &Global,
	device: DeviceIndex,
	period: Option<Period>,
) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let device = chain.device(device).await?;
	Ok(Answer::of(
		&chain.presence_challenge(&device, period).await?,
	))
}

#[derive(Serialize)]
struct Verdict {
	device: String,
	registered: Option<DeviceIndex>,
	architecture: String,
	firmware: String,
	class: Option<ClassId>,
	driver: String,
	vbios: String,
	nonce: String,
	revoked: bool,
}

impl From<EvidenceSummary> for Verdict {
	fn from(summary: EvidenceSummary) -> Self {
		Self {
			device: hex(summary.device),
			registered: summary.registered,
			architecture: format!("{:?}", summary.architecture),
			firmware: hex(summary.firmware),
			class: summary.class,
			driver: String::from_utf8_lossy(&summary.driver).into_owned(),
			vbios: String::from_utf8_lossy(&summary.vbios).into_owned(),
			nonce: hex(summary.nonce),
			revoked: summary.revoked,
		}
	}
}

impl fmt::Display for Verdict {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ""]);
		let mut row = |name: &str, value: String| table.row([name.to_owned(), value]);
		row("device", self.device.clone());
		row(
			"registered",
			self.registered
				.map_or("no".into(), |device| format!("as device {device}")),
		);
		row("architecture", self.architecture.clone());
		row("driver", self.driver.clone());
		row("VBIOS", self.vbios.clone());
		row("firmware", self.firmware.clone());
		row(
			"policy",
			self.class.map_or(
				"doesn't list this firmware: can't register".into(),
				|class| format!("may register as class {class}"),
			),
		);
		row("revoked", yes_no(self.revoked).into());
		row("nonce", self.nonce.clone());
		writeln!(f, "the evidence is genuine")?;
		write!(f, "{table}")
	}
}

async fn verify(global: &Global, args: VerifyArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	// What is examined may answer any nonce; a simulated device answers zeros.
	let evidence = args.evidence.load([0; 32])?;
	let summary = chain.verify_evidence(&evidence).await?;
	Ok(Answer::of(&Verdict::from(summary)))
}

#[derive(Serialize)]
struct DeviceView {
	device: DeviceIndex,
	id: String,
	provider: Account,
	class: ClassId,
	fresh: bool,
	retired: bool,
	revoked: bool,
	current_use: Option<String>,
	matured: WorkView,
	matured_of_last_span: WorkView,
	maturing: WorkView,
	periods: Vec<PeriodView>,
}

#[derive(Serialize)]
struct WorkView {
	time_micros: u64,
	value: Amount,
}

#[derive(Serialize)]
struct PeriodView {
	period: Period,
	proven: bool,
	fresh: Option<bool>,
	certified: Option<CertifiedView>,
	uses: Vec<UseView>,
}

#[derive(Serialize)]
struct CertifiedView {
	seconds: u16,
	quality_ppm: u32,
	watts: u16,
}

#[derive(Serialize)]
struct UseView {
	id: String,
	seconds: u16,
}

impl From<Work> for WorkView {
	fn from(work: Work) -> Self {
		Self {
			time_micros: work.time.micros(),
			value: Amount(work.value),
		}
	}
}

impl fmt::Display for WorkView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} worth {}", hours(self.time_micros), self.value)
	}
}

fn use_name(id: UseId) -> String {
	match id {
		UseId::Lease(lease) => format!("lease {lease}"),
		UseId::Redemption(redemption) => format!("redemption {redemption}"),
	}
}

impl From<DevicePeriodReport> for PeriodView {
	fn from(report: DevicePeriodReport) -> Self {
		Self {
			period: report.period,
			proven: report.proven,
			fresh: report.fresh,
			certified: report
				.certified
				.map(|(seconds, quality, watts)| CertifiedView {
					seconds,
					quality_ppm: quality.deconstruct(),
					watts,
				}),
			uses: report
				.uses
				.into_iter()
				.map(|(id, seconds)| UseView {
					id: use_name(id),
					seconds,
				})
				.collect(),
		}
	}
}

impl From<DeviceReport<AccountId32>> for DeviceView {
	fn from(report: DeviceReport<AccountId32>) -> Self {
		Self {
			device: report.index,
			id: hex(report.id),
			provider: report.provider.into(),
			class: report.class,
			fresh: report.fresh,
			retired: report.retired,
			revoked: report.revoked,
			current_use: report.current_use.map(use_name),
			matured: report.matured.current.into(),
			matured_of_last_span: report.matured.previous.into(),
			maturing: report.maturing.into(),
			periods: report.periods.into_iter().map(PeriodView::from).collect(),
		}
	}
}

impl fmt::Display for DeviceView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ""]);
		let mut row = |name: &str, value: String| table.row([name.to_owned(), value]);
		row("device", self.device.to_string());
		row("identity", self.id.clone());
		row("provider", self.provider.to_string());
		row("class", self.class.to_string());
		row("fresh", yes_no(self.fresh).into());
		row("retired", yes_no(self.retired).into());
		row("revoked", yes_no(self.revoked).into());
		row(
			"occupied by",
			self.current_use.clone().unwrap_or_else(|| "nothing".into()),
		);
		row("matured", self.matured.to_string());
		if self.matured_of_last_span.value > Amount::ZERO {
			row("  lapsing soon", self.matured_of_last_span.to_string());
		}
		row("maturing", self.maturing.to_string());
		writeln!(f, "{table}")?;
		let mut periods = Table::new(&[
			"period", "proven", "fresh", ">seconds", ">quality", ">watts", "uses",
		]);
		for period in &self.periods {
			periods.row(period.cells());
		}
		write!(f, "{periods}")
	}
}

impl PeriodView {
	fn cells(&self) -> [String; 7] {
		let certified = |cell: fn(&CertifiedView) -> String| {
			self.certified.as_ref().map_or_else(|| "-".to_owned(), cell)
		};
		let uses: Vec<_> = self
			.uses
			.iter()
			.map(|used| format!("{} {} s", used.id, used.seconds))
			.collect();
		[
			self.period.to_string(),
			yes_no(self.proven).into(),
			self.fresh.map_or("undecided", yes_no).into(),
			certified(|view| view.seconds.to_string()),
			certified(|view| {
				format!(
					"{}.{:04} %",
					view.quality_ppm / 10_000,
					view.quality_ppm % 10_000
				)
			}),
			certified(|view| view.watts.to_string()),
			if uses.is_empty() {
				"idle".into()
			} else {
				uses.join(", ")
			},
		]
	}
}

async fn show(global: &Global, args: ShowArgs) -> Result<Answer, Failure> {
	let report = global.chain().await?.device(args.device).await?;
	Ok(Answer::of(&DeviceView::from(report)))
}

#[derive(Serialize)]
#[serde(transparent)]
struct DeviceList(Vec<DeviceView>);

impl fmt::Display for DeviceList {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return writeln!(f, "no devices");
		}
		let mut table = Table::new(&[
			">device",
			">class",
			"fresh",
			"retired",
			">matured",
			">maturing",
			"provider",
		]);
		for device in &self.0 {
			table.row([
				device.device.to_string(),
				device.class.to_string(),
				yes_no(device.fresh).into(),
				yes_no(device.retired).into(),
				device.matured.value.to_string(),
				device.maturing.value.to_string(),
				device.provider.to_string(),
			]);
		}
		write!(f, "{table}")
	}
}

async fn list(global: &Global, args: ListArgs) -> Result<Answer, Failure> {
	let provider = if args.all {
		None
	} else {
		Some(global.account_or_own(args.provider)?)
	};
	let devices = global.chain().await?.devices(provider.as_ref()).await?;
	let devices = devices.into_iter().map(DeviceView::from).collect();
	Ok(Answer::of(&DeviceList(devices)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use florin_core::{work::MaturedWork, ComputeTime, FLRN};

	fn report() -> DeviceReport<AccountId32> {
		let work = Work {
			time: ComputeTime(12_000_000),
			value: FLRN / 300,
		};
		DeviceReport {
			index: 4,
			id: [5; 32],
			provider: AccountId32([6; 32]),
			class: 1,
			fresh: true,
			retired: false,
			revoked: false,
			current_use: Some(UseId::Lease(9)),
			periods: vec![DevicePeriodReport {
				period: 100,
				proven: false,
				fresh: None,
				certified: Some((12, sp_runtime::Permill::from_parts(950_000), 650)),
				uses: vec![(UseId::Lease(9), 6)],
			}],
			matured: MaturedWork {
				class: 1,
				previous: Work::default(),
				current: work,
			},
			maturing: work,
		}
	}

	#[test]
	fn a_device_shows_its_work_and_its_periods() {
		let answer = Answer::of(&DeviceView::from(report()));
		for part in [
			"0.003333 h worth 0.003333333333 FLRN",
			"undecided",
			"95.0000 %",
			"lease 9 6 s",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(
			answer.json["periods"][0]["certified"]["quality_ppm"],
			950_000
		);
		assert_eq!(answer.json["matured"]["value"], "3333333333");
		assert_eq!(answer.json["periods"][0]["fresh"], serde_json::Value::Null);
	}

	#[test]
	fn evidence_of_a_simulated_device_needs_no_node() {
		let nonce = bytes32(&"07".repeat(32)).unwrap();
		let answer = Answer::of(&Evidence::simulated(1, nonce));
		assert_eq!(answer.json["chain"].as_array().unwrap().len(), 5);
	}

	#[test]
	fn a_challenge_prints_the_nonce_in_hexadecimal() {
		let json = serde_json::to_value(Challenge {
			nonce: [1; 32],
			block: 8,
			period: None,
		})
		.unwrap();
		assert_eq!(json, serde_json::json!({"nonce": hex([1; 32]), "block": 8}));
	}
}
