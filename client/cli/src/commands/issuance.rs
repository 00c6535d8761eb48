//! `florin claim`, `florin repay`, `florin credit-line` and `florin supply`.

use super::{send, Global, TxArgs};
use crate::{
	amount::Amount,
	chain::calls,
	error::Failure,
	keys::Account,
	output::{hours, Answer, Table},
};
use clap::Args;
use florin_core::{
	report::{BackingReport, ClassLiability, CreditLineReport},
	ClassId, DeviceIndex,
};
use serde::Serialize;
use std::fmt;

/// What to mint for.
#[derive(Args, Debug)]
pub struct ClaimArgs {
	/// The signer's devices, at most 64
	#[arg(required = true, num_args = 1..=64)]
	devices: Vec<DeviceIndex>,
	#[command(flatten)]
	tx: TxArgs,
}

/// What to repay.
#[derive(Args, Debug)]
pub struct RepayArgs {
	/// The class in which it is owed
	class: ClassId,
	/// How much
	amount: Amount,
	#[command(flatten)]
	tx: TxArgs,
}

/// Whose credit line.
#[derive(Args, Debug)]
pub struct CreditLineArgs {
	/// The account; the one that signs if none is given
	account: Option<Account>,
}

/// Mints FLRN against matured idle time.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn claim(global: &Global, args: ClaimArgs) -> Result<Answer, Failure> {
	send(global, &args.tx, calls::claim(args.devices), |receipt| {
		let figure = |name| {
			receipt
				.amount("Issuance", "Minted", name)
				.unwrap_or_default()
		};
		format!(
			"minted {}, of which {} are on hold as bond",
			figure("amount"),
			figure("bond")
		)
	})
	.await
}

/// Burns FLRN to clear what is owed.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn repay(global: &Global, args: RepayArgs) -> Result<Answer, Failure> {
	let RepayArgs { class, amount, tx } = args;
	send(global, &tx, calls::repay(class, amount), |receipt| {
		let freed = receipt
			.amount("Issuance", "Repaid", "freed")
			.unwrap_or_default();
		format!(
			"repaid {amount} of what was owed in class {class}; {freed} of the bond are free again"
		)
	})
	.await
}

#[derive(Serialize)]
struct CreditLine {
	account: Account,
	liability: Amount,
	bond: Amount,
	free_stake: Amount,
	starter: Amount,
	earned: Amount,
	mintable: Amount,
	defaulted: bool,
	classes: Vec<ClassView>,
}

#[derive(Serialize)]
struct ClassView {
	class: ClassId,
	value: Amount,
	time_micros: u64,
	promised: Amount,
	promised_micros: u64,
	hourly_capacity: u32,
	busy_devices_needed: u64,
	keeps_up: bool,
}

impl From<ClassLiability> for ClassView {
	fn from(liability: ClassLiability) -> Self {
		Self {
			class: liability.class,
			value: Amount(liability.value),
			time_micros: liability.time.micros(),
			promised: Amount(liability.promised.value),
			promised_micros: liability.promised.time.micros(),
			hourly_capacity: liability.hourly_capacity,
			busy_devices_needed: liability.busy_devices_needed,
			keeps_up: liability.keeps_up,
		}
	}
}

impl CreditLine {
	fn new(account: Account, report: CreditLineReport) -> Self {
		Self {
			account,
			liability: Amount(report.liability),
			bond: Amount(report.bond),
			free_stake: Amount(report.free_stake),
			starter: Amount(report.starter),
			earned: Amount(report.earned),
			mintable: Amount(report.mintable),
			defaulted: report.defaulted,
			classes: report.classes.into_iter().map(ClassView::from).collect(),
		}
	}
}

impl fmt::Display for CreditLine {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}", self.account)?;
		if self.defaulted {
			writeln!(
				f,
				"has defaulted: it mints no more, and its hardware is banned"
			)?;
		}
		let mut table = Table::new(&["", ">"]);
		for (name, amount) in [
			("owed", self.liability),
			("bond on hold", self.bond),
			("free stake", self.free_stake),
			("starter line", self.starter),
			("earned line", self.earned),
			("room for the next mint", self.mintable),
		] {
			table.row([name.to_owned(), amount.to_string()]);
		}
		write!(f, "{table}")?;
		if self.classes.is_empty() {
			return Ok(());
		}
		let mut classes = Table::new(&[
			">class",
			">owed",
			">as hours",
			">being redeemed",
			">devices to deliver it",
			">to keep busy",
		]);
		for class in &self.classes {
			classes.row([
				class.class.to_string(),
				class.value.to_string(),
				hours(class.time_micros),
				hours(class.promised_micros),
				class.hourly_capacity.to_string(),
				class.busy_devices_needed.to_string(),
			]);
		}
		write!(f, "\n{classes}")
	}
}

/// Shows what a provider owes and may still mint.
///
/// # Errors
///
/// When the node can't be read.
pub async fn credit_line(global: &Global, args: CreditLineArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.account)?;
	let report = global.chain().await?.credit_line(&account).await?;
	Ok(Answer::of(&CreditLine::new(account, report)))
}

/// The whole supply, and whether it adds up.
#[derive(Serialize)]
pub struct SupplyView {
	total_issuance: Amount,
	secured: Amount,
	on_credit_lines: Amount,
	bootstrap: Amount,
	unbacked: Amount,
	minted: Amount,
	repaid: Amount,
	redeemed: Amount,
	cleared: Amount,
	defaulted: Amount,
	made_good: Amount,
	reserve_surplus: Amount,
	daily_cap_left: Amount,
}

impl From<BackingReport> for SupplyView {
	fn from(report: BackingReport) -> Self {
		Self {
			total_issuance: Amount(report.total_issuance),
			secured: Amount(report.secured),
			on_credit_lines: Amount(report.on_credit_lines),
			bootstrap: Amount(report.bootstrap),
			unbacked: Amount(report.unbacked),
			minted: Amount(report.minted),
			repaid: Amount(report.repaid),
			redeemed: Amount(report.redeemed),
			cleared: Amount(report.cleared),
			defaulted: Amount(report.defaulted),
			made_good: Amount(report.made_good),
			reserve_surplus: Amount(report.reserve_surplus),
			daily_cap_left: Amount(report.daily_cap_left),
		}
	}
}

/// The sum, at most what an amount holds, which no supply reaches.
fn sum(amounts: &[Amount]) -> Amount {
	Amount(
		amounts
			.iter()
			.fold(0, |sum, amount| amount.0.saturating_add(sum)),
	)
}

impl SupplyView {
	/// All there is.
	pub const fn total(&self) -> Amount {
		self.total_issuance
	}

	/// The sum of what stands behind it.
	pub fn parts(&self) -> Amount {
		sum(&[
			self.secured,
			self.on_credit_lines,
			self.bootstrap,
			self.unbacked,
		])
	}

	/// Says what doesn't add up, if anything: the parts are the whole, and the whole is what there
	/// was at genesis and what was minted less what was burned.
	///
	/// # Errors
	///
	/// The identity that doesn't hold, with its figures.
	pub fn check(&self) -> Result<(), Failure> {
		if self.parts() != self.total_issuance {
			return Err(Failure::Unmet(format!(
				"the supply doesn't add up: {} in parts, {} in all",
				self.parts(),
				self.total_issuance,
			)));
		}
		let came = sum(&[self.bootstrap, self.minted]);
		let burned = sum(&[self.repaid, self.redeemed, self.cleared, self.made_good]);
		if came != sum(&[self.total_issuance, burned]) {
			return Err(Failure::Unmet(format!(
				"the supply doesn't follow from its history: {} at genesis, {} minted and {burned} \
				 burned, but {} in all",
				self.bootstrap, self.minted, self.total_issuance,
			)));
		}
		Ok(())
	}
}

impl fmt::Display for SupplyView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ">"]);
		for (name, amount) in [
			("secured by bond and stake", self.secured),
			("within starter and earned lines", self.on_credit_lines),
			("bootstrap", self.bootstrap),
			("unbacked after defaults", self.unbacked),
			("total issuance", self.total_issuance),
			("", Amount::ZERO),
			("minted since genesis", self.minted),
			("repaid since genesis", self.repaid),
			("redeemed since genesis", self.redeemed),
			("cleared since genesis", self.cleared),
			("defaulted since genesis", self.defaulted),
			("made good by the reserve", self.made_good),
			("surplus of the reserve", self.reserve_surplus),
			("left of the daily cap", self.daily_cap_left),
		] {
			if name.is_empty() {
				table.row([]);
			} else {
				table.row([name.to_owned(), amount.to_string()]);
			}
		}
		write!(f, "{table}")
	}
}

/// Shows the whole supply and what stands behind it.
///
/// # Errors
///
/// When the supply doesn't add up, or the node can't be read.
pub async fn supply(global: &Global) -> Result<Answer, Failure> {
	let supply = SupplyView::from(global.chain().await?.backing().await?);
	supply.check()?;
	Ok(Answer::of(&supply))
}

#[cfg(test)]
mod tests {
	use super::*;
	use florin_core::{ComputeTime, FLRN};

	fn report() -> BackingReport {
		BackingReport {
			total_issuance: 16_003 * FLRN,
			secured: 2 * FLRN,
			on_credit_lines: FLRN,
			bootstrap: 16_000 * FLRN,
			unbacked: 0,
			minted: 5 * FLRN,
			repaid: 2 * FLRN,
			redeemed: 0,
			cleared: 0,
			defaulted: 0,
			made_good: 0,
			reserve_surplus: 0,
			daily_cap_left: 7 * FLRN,
		}
	}

	#[test]
	fn a_supply_that_adds_up_passes() {
		SupplyView::from(report()).check().unwrap();
	}

	#[test]
	fn a_single_planck_too_much_in_any_figure_is_found() {
		let spoil: [fn(&mut BackingReport); 9] = [
			|report| report.total_issuance += 1,
			|report| report.secured += 1,
			|report| report.on_credit_lines += 1,
			|report| report.unbacked += 1,
			|report| report.minted += 1,
			|report| report.repaid += 1,
			|report| report.redeemed += 1,
			|report| report.cleared += 1,
			|report| report.made_good += 1,
		];
		for spoil in spoil {
			let mut report = report();
			spoil(&mut report);
			assert!(matches!(
				SupplyView::from(report).check(),
				Err(Failure::Unmet(_))
			));
		}
	}

	#[test]
	fn figures_beyond_any_supply_are_found_too() {
		let report = BackingReport {
			bootstrap: u128::MAX,
			..report()
		};
		assert!(SupplyView::from(report).check().is_err());
	}

	#[test]
	fn json_has_every_figure_in_planck() {
		let json = serde_json::to_value(SupplyView::from(report())).unwrap();
		assert_eq!(json["total_issuance"], "16003000000000000");
		assert_eq!(json["daily_cap_left"], "7000000000000");
	}

	#[test]
	fn a_credit_line_lists_what_is_owed_per_class() {
		let report = CreditLineReport {
			liability: FLRN,
			classes: vec![ClassLiability {
				class: 1,
				value: FLRN,
				time: ComputeTime(3_600_000_000),
				promised: Default::default(),
				hourly_capacity: 2,
				busy_devices_needed: 1,
				keeps_up: false,
			}],
			..Default::default()
		};
		let view = CreditLine::new("//Alice".parse().unwrap(), report);
		let answer = Answer::of(&view);
		assert!(answer.human.contains("1.000000 h"), "{}", answer.human);
		assert_eq!(answer.json["classes"][0]["value"], "1000000000000");
	}
}
