//! `florin redeem`, `florin redemption` and `florin collect-reserve`.

use super::{
	market::{confirm, duration, hours, pairs, percent},
	send, transact, Global, TxArgs,
};
use crate::{
	amount::Amount,
	chain::redemption::{self, hour_price, Issuer},
	error::{Failure, Refusal},
	keys::Account,
	output::{count, hours as in_hours, Answer, Table},
};
use clap::{Args, Subcommand};
use florin_core::{
	report::{RedemptionPhase, RedemptionReport},
	units::MICROS_PER_SECOND,
	ClassId, DeviceIndex, LeaseId, RedemptionId, Timestamp,
};
use serde::Serialize;
use sp_runtime::Permill;
use std::fmt;
use subxt::utils::AccountId32;

/// What to redeem.
#[derive(Args, Debug)]
pub struct RedeemArgs {
	/// The class, by its handle or number
	#[arg(long)]
	class: String,
	/// How many devices at a time, at most 64
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=64))]
	devices: u32,
	/// How long each, at the full speed of the class
	#[arg(long, value_parser = hours)]
	hours: u32,
	/// Who owes the hours; whose hours are the cheapest, if nobody is named
	#[arg(long)]
	provider: Option<Account>,
	/// Don't ask
	#[arg(long, short)]
	yes: bool,
	#[command(flatten)]
	tx: TxArgs,
}

/// The commands about redemptions.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show who owes hours of a class that can be redeemed, the cheapest first
	Issuers(IssuersArgs),
	/// Show a redemption with its live amounts
	Show(ShowArgs),
	/// Show the redemptions of hours that a provider owes
	List(ListArgs),
	/// Free devices for a redemption, as the provider that owes the hours
	Serve(ServeArgs),
	/// Accept the devices: from now on credits burn
	Accept(RedemptionArgs),
	/// Give a redemption up
	Cancel(RedemptionArgs),
	/// Burn credits for what is final, and end what is over
	Settle(RedemptionArgs),
	/// Clear at par what is overdue
	Clear(RedemptionArgs),
}

/// Of which class.
#[derive(Args, Debug)]
pub struct IssuersArgs {
	/// The class, by its handle or number
	#[arg(long)]
	class: String,
}

/// Which redemption.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// The redemption
	redemption: RedemptionId,
}

/// Whose.
#[derive(Args, Debug)]
pub struct ListArgs {
	/// The provider; the account that signs if none is given
	provider: Option<Account>,
}

/// A redemption, and how the transaction is sent.
#[derive(Args, Debug)]
pub struct RedemptionArgs {
	/// The redemption
	redemption: RedemptionId,
	#[command(flatten)]
	tx: TxArgs,
}

/// Which devices.
#[derive(Args, Debug)]
pub struct ServeArgs {
	/// The redemption
	redemption: RedemptionId,
	/// The devices, at most as many as its holder asked for
	#[arg(required_unless_present = "lease", num_args = 1..=64)]
	devices: Vec<DeviceIndex>,
	/// Deliver through a lease of yours instead, which waits to be accepted
	#[arg(long, conflicts_with = "devices")]
	lease: Option<LeaseId>,
	/// How much longer the devices stay than they would need at the full speed of their class
	#[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "10")]
	margin: Permill,
	#[command(flatten)]
	tx: TxArgs,
}

/// What would be redeemed.
#[derive(Serialize)]
struct Plan {
	provider: Account,
	class: ClassId,
	devices: u32,
	seconds: u32,
	per_hour: Amount,
	credits: Amount,
}

impl fmt::Display for Plan {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(
			f,
			"{} of class {} for {} each, owed by {}: {} on hold, {} an hour",
			count(self.devices, "device", "devices"),
			self.class,
			duration(self.seconds.into()),
			self.provider,
			self.credits,
			self.per_hour,
		)
	}
}

impl Plan {
	/// The first of the issuers that owes as much.
	fn of(issuers: &[Issuer], class: ClassId, args: &RedeemArgs) -> Option<Self> {
		let micros = u64::from(args.devices)
			.saturating_mul(args.hours.into())
			.saturating_mul(MICROS_PER_SECOND);
		issuers.iter().find_map(|issuer| {
			let free = &issuer.free;
			let credits = florin_math::redemption::price(free.value, free.time.micros(), micros)?;
			Some(Self {
				provider: issuer.provider.clone(),
				class,
				devices: args.devices,
				seconds: args.hours,
				per_hour: Amount(hour_price(free)),
				credits: Amount(credits),
			})
		})
	}
}

/// Redeems credits.
///
/// # Errors
///
/// When nobody owes as much, the user or the chain refuses, or the node can't be reached.
pub async fn redeem(global: &Global, args: RedeemArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?;
	let mut issuers = chain.issuers(class.id).await?;
	// Nobody redeems what he owes himself.
	issuers.retain(|issuer| {
		issuer.provider != wallet.account()
			&& args
				.provider
				.as_ref()
				.is_none_or(|provider| issuer.provider == *provider)
	});
	let plan = Plan::of(&issuers, class.id, &args).ok_or_else(|| {
		let most = issuers.iter().map(|issuer| issuer.free.time.micros()).max();
		Refusal {
			error: "Issuance.BeyondLiability".into(),
			message: match most {
				Some(most) => format!(
					"No issuer owes as many hours of {} that nobody redeems yet: {} at most.",
					class.slug,
					in_hours(most),
				),
				None => format!("Nobody owes hours of {} that can be redeemed.", class.slug),
			},
			hint: Some(format!(
				"`florin redemption issuers --class {}` shows who owes how much",
				class.slug
			)),
			block: None,
		}
	})?;
	if !args.yes && !args.tx.estimate {
		confirm(&plan, "Redeem?")?;
	}
	let call = redemption::redeem(&plan.provider, class.id, plan.devices, plan.seconds);
	let mut answer = transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let id = receipt.number("Issuance", "RedemptionOpened", "redemption");
		format!(
			"redemption {}: {} on hold. Accept the devices in time once the provider has freed them: `florin redemption \
			 show` tells",
			id.unwrap_or_default(),
			plan.credits,
		)
	})
	.await?;
	if let serde_json::Value::Object(fields) = &mut answer.json {
		fields.insert("plan".into(), Answer::of(&plan).json);
	}
	answer.human = format!("{plan}\n{}", answer.human);
	Ok(answer)
}

/// Who owes hours.
#[derive(Serialize)]
struct Issuers {
	issuers: Vec<IssuerView>,
}

#[derive(Serialize)]
struct IssuerView {
	provider: Account,
	time_micros: u64,
	value: Amount,
	per_hour: Amount,
	fresh_devices: u32,
	keeps_up: bool,
}

impl fmt::Display for Issuers {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.issuers.is_empty() {
			return write!(f, "nobody owes hours of this class that can be redeemed");
		}
		let mut table = Table::new(&[
			"provider",
			">to be redeemed",
			">for",
			">an hour",
			">devices to deliver it",
		]);
		for issuer in &self.issuers {
			table.row([
				issuer.provider.to_string(),
				in_hours(issuer.time_micros),
				issuer.value.to_string(),
				issuer.per_hour.to_string(),
				issuer.fresh_devices.to_string(),
			]);
		}
		write!(f, "{table}")
	}
}

/// A redemption as it is shown.
#[derive(Serialize)]
struct RedemptionView {
	id: RedemptionId,
	holder: Account,
	provider: Account,
	class: ClassId,
	devices_wanted: u32,
	devices: Vec<DeviceIndex>,
	#[serde(skip_serializing_if = "Option::is_none")]
	lease: Option<LeaseId>,
	promised: Amount,
	promised_micros: u64,
	left: Amount,
	left_micros: u64,
	delivered_micros: u64,
	unsettled_micros: u64,
	cleared_micros: u64,
	overdue_micros: u64,
	notice_left: u32,
	cancelled: bool,
	phase: &'static str,
	#[serde(skip_serializing_if = "Option::is_none")]
	accept_by: Option<Timestamp>,
	#[serde(skip_serializing_if = "Option::is_none")]
	until: Option<Timestamp>,
	#[serde(skip)]
	state: String,
}

impl RedemptionView {
	fn new(report: RedemptionReport<AccountId32>, now: Timestamp) -> Self {
		let id = report.id;
		let left = |until: Timestamp| until.checked_sub(now).filter(|left| *left > 0);
		let (phase, accept_by, until, state) = match report.phase {
			_ if report.cancelled => (
				"cancelled",
				None,
				None,
				format!("given up; what was used is still to become final: `florin redemption settle {id}`"),
			),
			RedemptionPhase::Waiting if report.notice_left > 0 => (
				"waiting",
				None,
				None,
				format!(
					"the provider has to free devices within {}",
					count(report.notice_left, "certified period", "certified periods")
				),
			),
			RedemptionPhase::Waiting => (
				"waiting",
				None,
				None,
				format!("the notice is over: `florin redemption clear {id}` clears what is overdue"),
			),
			RedemptionPhase::Offered { accept_by } => (
				"offered",
				Some(accept_by),
				None,
				match left(accept_by) {
					Some(left) => format!("to be accepted within {}", duration(left)),
					None => format!("never accepted: `florin redemption settle {id}` ends it"),
				},
			),
			RedemptionPhase::Running { until } => (
				"running",
				None,
				Some(until),
				format!(
					"running, for {} at most",
					duration(until.saturating_sub(now))
				),
			),
			RedemptionPhase::Over { until } => (
				"over",
				None,
				Some(until),
				format!("the devices are free again: `florin redemption settle {id}` once all is final"),
			),
		};
		Self {
			id,
			holder: report.holder.into(),
			provider: report.provider.into(),
			class: report.class,
			devices_wanted: report.devices_wanted,
			devices: report.devices,
			lease: report.lease,
			promised: Amount(report.promised.value),
			promised_micros: report.promised.time.micros(),
			left: Amount(report.left.value),
			left_micros: report.left.time.micros(),
			delivered_micros: report.delivered.micros(),
			unsettled_micros: report.unsettled.micros(),
			cleared_micros: report.cleared.micros(),
			overdue_micros: report.overdue.micros(),
			notice_left: report.notice_left,
			cancelled: report.cancelled,
			phase,
			accept_by,
			until,
			state,
		}
	}
}

impl fmt::Display for RedemptionView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let devices: Vec<_> = self.devices.iter().map(ToString::to_string).collect();
		let devices = match self.lease {
			Some(lease) => format!("those of lease {lease}"),
			None => devices.join(" "),
		};
		let table = pairs(vec![
			("redemption", self.id.to_string()),
			("state", self.state.clone()),
			("holder", self.holder.to_string()),
			("owed by", self.provider.to_string()),
			("class", self.class.to_string()),
			(
				"asked for",
				format!(
					"{} in all, {} at a time",
					in_hours(self.promised_micros),
					count(self.devices_wanted, "device", "devices")
				),
			),
			("for", self.promised.to_string()),
			("devices", devices),
			("delivered", in_hours(self.delivered_micros)),
			("verified and not settled", in_hours(self.unsettled_micros)),
			("cleared at par", in_hours(self.cleared_micros)),
			("left", in_hours(self.left_micros)),
			("overdue now", in_hours(self.overdue_micros)),
			("credits on hold", self.left.to_string()),
		]);
		write!(f, "{table}")
	}
}

/// The redemptions of a provider.
#[derive(Serialize)]
struct Redemptions {
	redemptions: Vec<RedemptionView>,
}

impl fmt::Display for Redemptions {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.redemptions.is_empty() {
			return write!(f, "nobody redeems hours of this provider");
		}
		let mut table = Table::new(&[
			">redemption",
			">class",
			">devices",
			">left",
			">on hold",
			">overdue",
			"state",
		]);
		for redemption in &self.redemptions {
			table.row([
				redemption.id.to_string(),
				redemption.class.to_string(),
				redemption.devices_wanted.to_string(),
				in_hours(redemption.left_micros),
				redemption.left.to_string(),
				in_hours(redemption.overdue_micros),
				redemption.state.clone(),
			]);
		}
		write!(f, "{table}")
	}
}

/// Does a command about redemptions.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Issuers(args) => issuers(global, args).await,
		Command::Show(ShowArgs { redemption }) => {
			let chain = global.chain().await?;
			let report = chain.redemption(redemption).await?;
			let now = chain.timestamp().await?;
			Ok(Answer::of(&RedemptionView::new(report, now)))
		}
		Command::List(ListArgs { provider }) => {
			let provider = global.account_or_own(provider)?;
			let chain = global.chain().await?;
			let now = chain.timestamp().await?;
			let reports = chain.redemptions(&provider).await?;
			let redemptions = reports
				.into_iter()
				.map(|report| RedemptionView::new(report, now))
				.collect();
			Ok(Answer::of(&Redemptions { redemptions }))
		}
		Command::Serve(ServeArgs {
			redemption,
			lease: Some(lease),
			tx,
			..
		}) => {
			let call = redemption::serve_by_lease(redemption, lease);
			send(global, &tx, call, |_| {
				format!(
					"lease {lease} is set aside for redemption {redemption}; it begins when the holder accepts"
				)
			})
			.await
		}
		Command::Serve(ServeArgs {
			redemption,
			devices,
			lease: None,
			margin,
			tx,
		}) => {
			let summary = format!(
				"{} freed for redemption {redemption}; its holder has to accept in time",
				count(
					u64::try_from(devices.len()).unwrap_or(u64::MAX),
					"device is",
					"devices are"
				)
			);
			let call = redemption::serve(redemption, devices, margin);
			send(global, &tx, call, |_| summary).await
		}
		Command::Accept(RedemptionArgs { redemption, tx }) => {
			send(global, &tx, redemption::accept(redemption), |receipt| {
				if receipt.event("Issuance", "ServiceWithdrawn").is_some() {
					return format!(
						"a device can't be had any more: redemption {redemption} waits for others, and that costs \
						 you nothing"
					);
				}
				format!("the devices of redemption {redemption} are yours; credits burn by what is verified")
			})
			.await
		}
		Command::Cancel(RedemptionArgs { redemption, tx }) => {
			send(global, &tx, redemption::cancel(redemption), |receipt| {
				let figure = |name| {
					receipt
						.amount("Issuance", "RedemptionReturned", name)
						.unwrap_or_default()
				};
				format!(
					"redemption {redemption} is given up: {} are back, {} went to the reserve",
					figure("returned"),
					figure("forfeited")
				)
			})
			.await
		}
		Command::Settle(RedemptionArgs { redemption, tx }) => {
			send(global, &tx, redemption::settle(redemption), |receipt| {
				let burned = receipt.amount("Issuance", "Redeemed", "burned");
				format!("settled: {} burned", burned.unwrap_or_default())
			})
			.await
		}
		Command::Clear(RedemptionArgs { redemption, tx }) => {
			send(
				global,
				&tx,
				redemption::clear_overdue(redemption),
				|receipt| {
					let cleared = receipt.amount("Issuance", "OverdueCleared", "burned");
					let unbacked = receipt.amount("Issuance", "Defaulted", "unbacked");
					match (cleared, unbacked) {
						(Some(cleared), _) => {
							format!("{cleared} of the provider's bond and stake burned; the holder keeps its credits")
						}
						(None, Some(unbacked)) => {
							format!("the provider has defaulted; {unbacked} are unbacked until the reserve burns them")
						}
						(None, None) => {
							format!("redemption {redemption} is settled; nothing was overdue")
						}
					}
				},
			)
			.await
		}
	}
}

async fn issuers(global: &Global, args: IssuersArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?;
	let mut issuers = Vec::new();
	for issuer in chain.issuers(class.id).await? {
		let line = chain.credit_line(&issuer.provider).await?;
		let in_class = line.classes.iter().find(|row| row.class == class.id);
		issuers.push(IssuerView {
			time_micros: issuer.free.time.micros(),
			value: Amount(issuer.free.value),
			per_hour: Amount(hour_price(&issuer.free)),
			fresh_devices: in_class.map_or(0, |row| row.hourly_capacity),
			keeps_up: in_class.is_some_and(|row| row.keeps_up),
			provider: issuer.provider,
		});
	}
	Ok(Answer::of(&Issuers { issuers }))
}

/// Collects the reserve.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn collect_reserve(global: &Global, tx: TxArgs) -> Result<Answer, Failure> {
	send(global, &tx, redemption::collect_reserve(), |receipt| {
		let figure = |event| {
			receipt
				.amount("Issuance", event, "amount")
				.unwrap_or_default()
		};
		format!(
			"{} burned for past defaults, {} went to the treasury",
			figure("ReserveBurned"),
			figure("ReserveCollected")
		)
	})
	.await
}

#[cfg(test)]
mod tests {
	use super::*;
	use florin_core::{work::Work, ComputeTime, FLRN};

	fn report(phase: RedemptionPhase) -> RedemptionReport<AccountId32> {
		RedemptionReport {
			id: 7,
			holder: AccountId32([2; 32]),
			provider: AccountId32([1; 32]),
			class: 1,
			devices_wanted: 2,
			promised: Work {
				time: ComputeTime(21_600_000_000),
				value: 6 * FLRN,
			},
			left: Work {
				time: ComputeTime(18_000_000_000),
				value: 5 * FLRN,
			},
			delivered: ComputeTime(3_600_000_000),
			cleared: ComputeTime::ZERO,
			unsettled: ComputeTime::ZERO,
			notice_left: 3,
			overdue: ComputeTime::ZERO,
			cancelled: false,
			phase,
			devices: vec![4, 5],
			lease: None,
		}
	}

	#[test]
	fn each_phase_says_what_comes_next() {
		for (phase, now, expected) in [
			(RedemptionPhase::Waiting, 0, "within 3 certified periods"),
			(
				RedemptionPhase::Offered { accept_by: 100 },
				40,
				"within 1 min 0 s",
			),
			(
				RedemptionPhase::Offered { accept_by: 100 },
				100,
				"never accepted",
			),
			(
				RedemptionPhase::Running { until: 3_700 },
				100,
				"for 1 h 0 min at most",
			),
			(RedemptionPhase::Over { until: 90 }, 100, "free again"),
		] {
			let view = RedemptionView::new(report(phase), now);
			assert!(view.state.contains(expected), "{}", view.state);
		}
		let late = RedemptionReport {
			notice_left: 0,
			..report(RedemptionPhase::Waiting)
		};
		let view = RedemptionView::new(late, 0);
		assert!(
			view.state.contains("florin redemption clear 7"),
			"{}",
			view.state
		);
		let given_up = RedemptionReport {
			cancelled: true,
			..report(RedemptionPhase::Over { until: 1 })
		};
		assert_eq!(RedemptionView::new(given_up, 2).phase, "cancelled");
	}

	#[test]
	fn a_redemption_tells_hours_and_credits() {
		let view = RedemptionView::new(report(RedemptionPhase::Running { until: 10 }), 1);
		let answer = Answer::of(&view);
		assert!(
			answer
				.human
				.contains("6.000000 h in all, 2 devices at a time"),
			"{}",
			answer.human
		);
		assert_eq!(answer.json["left"], "5000000000000");
		assert_eq!(answer.json["phase"], "running");
	}
}
