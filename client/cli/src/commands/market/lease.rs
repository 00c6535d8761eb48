//! `florin lease`.

use super::{duration, hours, offers::mode_in_words, pairs, percent, share};
use crate::{
	amount::Amount,
	chain::market,
	commands::{send, Global, TxArgs},
	error::Failure,
	keys::{bytes32, Account},
	output::{hex, Answer},
};
use clap::{Args, Subcommand};
use florin_core::{
	market::{LeasePhase, LeaseReport, Receipt},
	ClassId, DeviceIndex, LeaseId, OfferId, Period, Timestamp,
};
use serde::Serialize;
use sp_runtime::Permill;
use std::fmt;
use subxt::utils::AccountId32;

/// The commands about leases.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show a lease with its live amounts
	Show(ShowArgs),
	/// Accept the machines: the lease begins
	Accept(LeaseArgs),
	/// Pay for more of the agreed term in advance
	TopUp(LengthArgs),
	/// Make the agreed term longer, and pay for all of it
	Extend(LengthArgs),
	/// End the lease now
	Close(LeaseArgs),
	/// Pay what is final
	Settle(SettleArgs),
	/// Settle a lease that is over for good
	Finalise(LeaseArgs),
	/// Name who may take the lease over
	Transfer(TransferArgs),
	/// Take over a lease that its tenant passes on
	TakeOver(LeaseArgs),
	/// Give the tenant notice
	Evict(LeaseArgs),
	/// Sign for what you got, for the provider to submit
	SignReceipt(SignReceiptArgs),
	/// Submit what the tenant signed
	SubmitReceipt(SubmitReceiptArgs),
	/// Have arbiters decide about what isn't final
	Dispute(DisputeArgs),
	/// Decide a dispute, as an arbiter
	Resolve(ResolveArgs),
}

/// Which lease.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// The lease
	lease: LeaseId,
}

/// A lease, and how the transaction is sent.
#[derive(Args, Debug)]
pub struct LeaseArgs {
	/// The lease
	lease: LeaseId,
	#[command(flatten)]
	tx: TxArgs,
}

/// A length of time.
#[derive(Args, Debug)]
pub struct LengthArgs {
	/// The lease
	lease: LeaseId,
	/// By how much
	#[arg(long, value_parser = hours)]
	hours: u32,
	#[command(flatten)]
	tx: TxArgs,
}

/// Which leases.
#[derive(Args, Debug)]
pub struct SettleArgs {
	/// The leases, at most 16
	#[arg(required = true, num_args = 1..=16)]
	leases: Vec<LeaseId>,
	#[command(flatten)]
	tx: TxArgs,
}

/// Who takes over.
#[derive(Args, Debug)]
pub struct TransferArgs {
	/// The lease
	lease: LeaseId,
	/// Who may take it over; nobody any more, if nobody is named
	successor: Option<Account>,
	#[command(flatten)]
	tx: TxArgs,
}

/// What the tenant got.
#[derive(Args, Debug)]
pub struct SignReceiptArgs {
	/// The lease
	lease: LeaseId,
	/// The last period that the receipt covers
	#[arg(long)]
	through: Period,
	/// Device-seconds since the lease began
	#[arg(long)]
	seconds: u64,
}

/// What the tenant signed.
#[derive(Args, Debug)]
pub struct SubmitReceiptArgs {
	/// The lease
	lease: LeaseId,
	/// The last period that the receipt covers
	#[arg(long)]
	through: Period,
	/// Device-seconds since the lease began
	#[arg(long)]
	seconds: u64,
	/// The tenant's signature (sr25519, 0x…)
	#[arg(long, value_parser = signature)]
	signature: Signature,
	#[command(flatten)]
	tx: TxArgs,
}

/// What there is to show.
#[derive(Args, Debug)]
pub struct DisputeArgs {
	/// The lease
	lease: LeaseId,
	/// Hash of what the arbiters will be shown (0x…)
	#[arg(long, value_parser = bytes32)]
	evidence: Evidence,
	#[command(flatten)]
	tx: TxArgs,
}

/// A decision.
#[derive(Args, Debug)]
pub struct ResolveArgs {
	/// The lease
	lease: LeaseId,
	/// The provider's share of what is disputed, in percent
	#[arg(long, value_name = "PERCENT", value_parser = percent)]
	provider: Permill,
	#[command(flatten)]
	tx: TxArgs,
}

/// Keeps the command line from taking the bytes for a list of numbers.
type Evidence = [u8; 32];

/// An sr25519 signature.
type Signature = [u8; 64];

fn signature(text: &str) -> Result<Signature, String> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let mut bytes = [0; 64];
	hex::decode_to_slice(digits, &mut bytes)
		.map(|()| bytes)
		.map_err(|_| "a signature is 64 bytes in hexadecimal: 0x…".into())
}

/// A lease as it is shown.
#[derive(Debug, Serialize)]
struct LeaseView {
	id: LeaseId,
	offer: OfferId,
	provider: Account,
	tenant: Account,
	class: ClassId,
	devices: Vec<DeviceIndex>,
	price: Amount,
	commission: Amount,
	mode: String,
	availability: String,
	phase: &'static str,
	#[serde(skip_serializing_if = "Option::is_none")]
	accept_by: Option<Timestamp>,
	#[serde(skip_serializing_if = "Option::is_none")]
	started: Option<Timestamp>,
	#[serde(skip_serializing_if = "Option::is_none")]
	ends_at: Option<Timestamp>,
	#[serde(skip_serializing_if = "Option::is_none")]
	final_from: Option<Timestamp>,
	#[serde(skip_serializing_if = "Option::is_none")]
	arbiters_until: Option<Period>,
	term_seconds: u32,
	funded_seconds: u32,
	/// Seconds that what is in escrow still pays for.
	runway_seconds: u64,
	elapsed: u64,
	verified: u64,
	missing: u64,
	deposited: Amount,
	paid: Amount,
	due: Amount,
	commission_paid: Amount,
	refunded: Amount,
	held: Amount,
	pledge: Amount,
	#[serde(skip)]
	state: String,
}

impl LeaseView {
	fn new(lease: LeaseReport<AccountId32>, now: Timestamp) -> Self {
		let mut view = Self {
			id: lease.id,
			offer: lease.offer,
			provider: lease.provider.into(),
			tenant: lease.tenant.into(),
			class: lease.class,
			devices: lease.devices,
			price: Amount(lease.price),
			commission: Amount(lease.commission),
			mode: mode_in_words(&lease.mode),
			availability: share(lease.service.availability),
			phase: "",
			accept_by: None,
			started: None,
			ends_at: None,
			final_from: None,
			arbiters_until: None,
			term_seconds: lease.term,
			funded_seconds: lease.funded,
			runway_seconds: 0,
			elapsed: lease.elapsed,
			verified: lease.verified,
			missing: lease.missing,
			deposited: Amount(lease.deposited),
			paid: Amount(lease.paid),
			due: Amount(lease.due),
			commission_paid: Amount(lease.commission_paid),
			refunded: Amount(lease.refunded),
			held: Amount(lease.held),
			pledge: Amount(lease.pledge),
			state: String::new(),
		};
		view.set_phase(lease.phase, now);
		view
	}

	fn set_phase(&mut self, phase: LeasePhase, now: Timestamp) {
		match phase {
			LeasePhase::Waiting { accept_by } => {
				self.phase = "waiting";
				self.accept_by = Some(accept_by);
				self.state = match accept_by.checked_sub(now).filter(|left| *left > 0) {
					Some(left) => format!("to be accepted within {}", duration(left)),
					None => "never accepted: `florin lease finalise` ends it".into(),
				};
			}
			LeasePhase::Running { started, ends_at } => {
				self.phase = "running";
				(self.started, self.ends_at) = (Some(started), Some(ends_at));
				self.runway_seconds = ends_at.saturating_sub(now);
				self.state = format!("running, funded for {}", duration(self.runway_seconds));
			}
			LeasePhase::Over {
				started,
				ended,
				final_from,
			} => {
				self.phase = "over";
				(self.started, self.ends_at) = (Some(started), Some(ended));
				self.final_from = Some(final_from);
				self.state = match final_from.checked_sub(now).filter(|left| *left > 0) {
					Some(left) => format!("over, final in {}", duration(left)),
					None => "over and final: `florin lease finalise` settles it".into(),
				};
			}
			LeasePhase::Disputed {
				started,
				ended,
				deadline,
			} => {
				self.phase = "disputed";
				(self.started, self.ends_at) = (Some(started), Some(ended));
				self.arbiters_until = Some(deadline);
				self.state = format!("disputed; arbiters decide until period {deadline}");
			}
		}
	}
}

impl fmt::Display for LeaseView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let devices: Vec<_> = self.devices.iter().map(ToString::to_string).collect();
		let seconds = |seconds: u64| format!("{seconds} device-seconds");
		let table = pairs(vec![
			("lease", format!("{} of offer {}", self.id, self.offer)),
			("state", self.state.clone()),
			("provider", self.provider.to_string()),
			("tenant", self.tenant.to_string()),
			("class", self.class.to_string()),
			("devices", devices.join(" ")),
			("per device-hour", self.price.to_string()),
			("commission on top", self.commission.to_string()),
			("mode", self.mode.clone()),
			("availability", self.availability.clone()),
			("agreed", duration(self.term_seconds.into())),
			("paid for in advance", duration(self.funded_seconds.into())),
			("elapsed", seconds(self.elapsed)),
			("verified so far", seconds(self.verified)),
			("missing so far", seconds(self.missing)),
			("deposited", self.deposited.to_string()),
			("paid to the provider", self.paid.to_string()),
			("due to the provider now", self.due.to_string()),
			("commission paid", self.commission_paid.to_string()),
			("refunded", self.refunded.to_string()),
			("in escrow", self.held.to_string()),
			("stake that answers", self.pledge.to_string()),
		]);
		write!(f, "{table}")
	}
}

/// A signed receipt.
#[derive(Serialize)]
struct ReceiptView {
	lease: LeaseId,
	through: Period,
	seconds: u64,
	tenant: Account,
	signature: String,
}

impl fmt::Display for ReceiptView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(
			f,
			"{} signs for {} device-seconds of lease {} through period {}. The provider submits it:\n\
			 florin lease submit-receipt {} --through {} --seconds {} --signature {}",
			self.tenant,
			self.seconds,
			self.lease,
			self.through,
			self.lease,
			self.through,
			self.seconds,
			self.signature,
		)
	}
}

/// Does a command about leases.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Show(args) => show(global, args).await,
		Command::Accept(LeaseArgs { lease, tx }) => {
			send(global, &tx, market::accept_lease(lease), |_| {
				format!("lease {lease} has begun: `florin lease show {lease}` tells how long it is funded")
			})
			.await
		}
		Command::TopUp(LengthArgs { lease, hours, tx }) => {
			let summary = |_: &_| {
				format!(
					"{} more of lease {lease} are paid for",
					duration(hours.into())
				)
			};
			send(global, &tx, market::top_up(lease, hours), summary).await
		}
		Command::Extend(LengthArgs { lease, hours, tx }) => {
			let summary = |_: &_| format!("lease {lease} is {} longer", duration(hours.into()));
			send(global, &tx, market::extend(lease, hours), summary).await
		}
		Command::Close(LeaseArgs { lease, tx }) => {
			send(global, &tx, market::close(lease), |receipt| {
				let closed = receipt.amount("Market", "LeaseClosed", "refunded");
				let lapsed = receipt.amount("Market", "LeaseLapsed", "refunded");
				let back = closed.or(lapsed).unwrap_or_default();
				format!(
					"lease {lease} is over; {back} are back. What belongs to periods that aren't final \
					 stays in escrow until `florin lease finalise`"
				)
			})
			.await
		}
		Command::Settle(SettleArgs { leases, tx }) => {
			send(global, &tx, market::settle(leases), |receipt| {
				let paid = receipt.amount("Market", "LeaseSettled", "paid");
				format!(
					"settled; the first of them paid {}",
					paid.unwrap_or_default()
				)
			})
			.await
		}
		Command::Finalise(LeaseArgs { lease, tx }) => {
			send(global, &tx, market::finalise(lease), |_| {
				format!("lease {lease} is settled for good; nothing of it is held any more")
			})
			.await
		}
		Command::Transfer(TransferArgs {
			lease,
			successor,
			tx,
		}) => {
			let call = market::transfer_lease(lease, successor.as_ref());
			send(global, &tx, call, |_| match &successor {
				Some(who) => {
					format!("{who} may take lease {lease} over: `florin lease take-over {lease}`")
				}
				None => format!("nobody may take lease {lease} over any more"),
			})
			.await
		}
		Command::TakeOver(LeaseArgs { lease, tx }) => {
			send(global, &tx, market::take_over(lease), |receipt| {
				let next = receipt.number("Market", "LeaseTakenOver", "successor");
				format!(
					"lease {lease} goes on as lease {}",
					next.unwrap_or_default()
				)
			})
			.await
		}
		Command::Evict(LeaseArgs { lease, tx }) => {
			send(global, &tx, market::evict(lease), |receipt| {
				let paid = receipt.amount("Market", "LeaseEvicted", "compensation");
				format!(
					"lease {lease} ends after its notice, for which {} were paid",
					paid.unwrap_or_default()
				)
			})
			.await
		}
		Command::SignReceipt(args) => sign_receipt(global, args).await,
		Command::SubmitReceipt(args) => submit_receipt(global, args).await,
		Command::Dispute(DisputeArgs {
			lease,
			evidence,
			tx,
		}) => {
			send(global, &tx, market::dispute(lease, evidence), |receipt| {
				let bond = receipt.amount("Market", "LeaseDisputed", "bond");
				format!(
					"lease {lease} is over and disputed; {} are on hold as bond",
					bond.unwrap_or_default()
				)
			})
			.await
		}
		Command::Resolve(ResolveArgs {
			lease,
			provider,
			tx,
		}) => {
			let summary =
				|_: &_| format!("the provider gets {} of what was disputed", share(provider));
			send(global, &tx, market::resolve(lease, provider), summary).await
		}
	}
}

async fn show(global: &Global, args: ShowArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let lease = chain.lease(args.lease).await?;
	let now = chain.timestamp().await?;
	Ok(Answer::of(&LeaseView::new(lease, now)))
}

async fn sign_receipt(global: &Global, args: SignReceiptArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let SignReceiptArgs {
		lease,
		through,
		seconds,
	} = args;
	let receipt = Receipt { through, seconds };
	let payload = receipt.signing_payload(&chain.genesis(), lease);
	Ok(Answer::of(&ReceiptView {
		lease,
		through,
		seconds,
		tenant: wallet.account(),
		signature: hex(wallet.sign_bytes(&payload)),
	}))
}

async fn submit_receipt(global: &Global, args: SubmitReceiptArgs) -> Result<Answer, Failure> {
	let SubmitReceiptArgs {
		lease,
		through,
		seconds,
		signature,
		tx,
	} = args;
	let receipt = Receipt { through, seconds };
	let call = market::submit_receipt(lease, receipt, signature);
	send(global, &tx, call, |_| {
		format!("{seconds} device-seconds through period {through} count once that is final")
	})
	.await
}

#[cfg(test)]
mod tests {
	use super::*;
	use florin_core::{
		market::{Mode, ServiceLevel},
		FLRN,
	};

	fn report(phase: LeasePhase) -> LeaseReport<AccountId32> {
		LeaseReport {
			id: 7,
			offer: 3,
			provider: AccountId32([1; 32]),
			tenant: AccountId32([2; 32]),
			class: 1,
			devices: vec![4, 5],
			price: FLRN,
			commission: FLRN / 50,
			mode: Mode::Spot,
			service: ServiceLevel {
				availability: Permill::from_percent(99),
				pledge: 0,
			},
			term: 36_000,
			funded: 36_000,
			phase,
			elapsed: 100,
			verified: 90,
			missing: 10,
			receipt: None,
			aside: false,
			deposited: 20 * FLRN,
			paid: FLRN,
			commission_paid: 0,
			refunded: 0,
			held: 19 * FLRN,
			due: 0,
			pledge: 0,
		}
	}

	#[test]
	fn a_running_lease_tells_how_long_it_is_funded() {
		let phase = LeasePhase::Running {
			started: 1_000,
			ends_at: 20_000,
		};
		let view = LeaseView::new(report(phase), 1_280);
		let answer = Answer::of(&view);
		assert!(
			answer.human.contains("funded for 5 h 12 min"),
			"{}",
			answer.human
		);
		assert_eq!(answer.json["runway_seconds"], 18_720);
		assert_eq!(answer.json["held"], "19000000000000");
		assert_eq!(answer.json["phase"], "running");
	}

	#[test]
	fn each_phase_says_what_comes_next() {
		for (phase, now, expected) in [
			(
				LeasePhase::Waiting { accept_by: 100 },
				40,
				"within 1 min 0 s",
			),
			(
				LeasePhase::Waiting { accept_by: 100 },
				100,
				"never accepted",
			),
			(
				LeasePhase::Over {
					started: 1,
					ended: 9,
					final_from: 60,
				},
				10,
				"final in 50 s",
			),
			(
				LeasePhase::Over {
					started: 1,
					ended: 9,
					final_from: 60,
				},
				60,
				"over and final",
			),
			(
				LeasePhase::Disputed {
					started: 1,
					ended: 9,
					deadline: 44,
				},
				10,
				"until period 44",
			),
		] {
			let view = LeaseView::new(report(phase), now);
			assert!(view.state.contains(expected), "{}", view.state);
		}
	}

	#[test]
	fn signatures_are_64_bytes() {
		assert!(signature(&format!("0x{}", "ab".repeat(64))).is_ok());
		for text in ["", "0x", "0xab", "zz"] {
			assert!(signature(text).is_err(), "{text}");
		}
	}
}
