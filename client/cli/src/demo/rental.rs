//! A lease: the provider offers a device, somebody rents it, pays per verified second, and gets back the
//! rest.

use super::{keeper::Simulated, Demo};
use crate::{
	amount::Amount,
	chain::{
		calls,
		market::{self, Pick},
		submit::{Receipt, Sending},
	},
	error::Failure,
	keys::Wallet,
	output::progress,
};
use florin_core::{
	market::{
		Attributes, Interconnect, LeasePhase, LeaseReport, Mode, OfferTerms, Price, ServiceLevel,
	},
	ClassId, LeaseId, FLRN,
};
use florin_math::lease as math;
use sp_runtime::Permill;
use subxt::{tx::Payload, utils::AccountId32};

/// Who rents: an account that nobody uses for anything else.
const TENANT: &str = "//Demonstration//Tenant";

/// What the tenant is given to rent with.
const ALLOWANCE: Amount = Amount(2 * FLRN);

/// The price of a device-hour.
pub(super) const PRICE: Amount = Amount(FLRN);

/// Stake that answers for the device's availability.
const PLEDGE: Amount = Amount(FLRN / 10);

/// Periods that the lease is agreed for, and that are paid for in advance.
const TERM: u32 = 100;

/// Whole periods that the tenant uses before it closes the lease.
const USED: u32 = 2;

/// Blocks after which a lease that hasn't become final is taken for a fault.
const PATIENCE: u64 = 90;

/// The lease under way.
pub struct Rental<'a> {
	demo: &'a mut Demo,
	tenant: Wallet,
	device: &'a Simulated,
	class: ClassId,
}

impl<'a> Rental<'a> {
	/// A lease of `device`, which is of `class`.
	///
	/// # Errors
	///
	/// When the tenant's key can't be derived.
	pub fn new(demo: &'a mut Demo, device: &'a Simulated, class: ClassId) -> Result<Self, Failure> {
		Ok(Self {
			demo,
			tenant: Wallet::from_uri(TENANT)?,
			device,
			class,
		})
	}

	/// From the offer to the last settlement.
	///
	/// # Errors
	///
	/// When the chain refuses, the lease never becomes final, or the node can't be reached.
	pub async fn run(mut self) -> Result<(), Failure> {
		let offer = self.offer().await?;
		let lease = self.rent(offer).await?;
		let first = self.demo.chain.clock().await?.period.saturating_add(1);
		let last = first.saturating_add(USED.saturating_sub(1));
		self.demo
			.have_certified(self.device, first..=last, "leased")
			.await?;
		self.close(lease).await?;
		self.finalise(lease).await?;
		let gone = self.demo.submit(&market::withdraw_offer(offer)).await?;
		self.demo.story.tell(
			gone.block,
			format!("offer {offer} withdrawn, its pledge is free stake again"),
		);
		Ok(())
	}

	async fn by_tenant<C: Payload>(&self, call: &C) -> Result<Receipt, Failure> {
		self.demo
			.chain
			.submit(call, &self.tenant, Sending::default())
			.await
	}

	async fn period_seconds(&self) -> Result<u32, Failure> {
		Ok(self.demo.chain.clock().await?.period_seconds.into())
	}

	async fn offer(&mut self) -> Result<u64, Failure> {
		let tenant = self.tenant.account();
		self.demo
			.submit(&calls::transfer_keep_alive(&tenant, ALLOWANCE))
			.await?;
		let period = self.period_seconds().await?;
		let terms = OfferTerms {
			price: Price::Fixed(PRICE.0),
			shortest: period,
			longest: TERM.saturating_mul(period),
			mode: Mode::Spot,
			service: ServiceLevel {
				availability: Permill::from_percent(99),
				pledge: PLEDGE.0,
			},
			attributes: Attributes {
				region: *b"CH",
				memory_gib: 256,
				interconnect: Interconnect::Pcie,
			},
		};
		self.demo.become_fresh(self.device).await?;
		let call = market::post_offer(self.class, vec![self.device.index], terms);
		let receipt = self.demo.submit(&call).await?;
		let offer = receipt
			.number("Market", "OfferPosted", "offer")
			.ok_or_else(|| Failure::Unmet("the chain posted no offer".into()))?;
		self.demo.story.tell(
			receipt.block,
			format!(
				"offer {offer}: device {} at {PRICE} an hour, {PLEDGE} of stake pledged for its \
				 availability",
				self.device.index,
			),
		);
		Ok(offer)
	}

	async fn rent(&mut self, offer: u64) -> Result<LeaseId, Failure> {
		self.demo.prove_if_due(self.device).await?;
		let term = TERM.saturating_mul(self.period_seconds().await?);
		let pick = Pick {
			offer,
			version: 0,
			devices: 1,
		};
		let call = market::rent(vec![pick], term, term, Amount(2 * PRICE.0), 1);
		let receipt = self.by_tenant(&call).await?;
		let lease = receipt
			.number("Market", "LeaseOpened", "lease")
			.ok_or_else(|| Failure::Unmet("the chain opened no lease".into()))?;
		let escrow = receipt.amount("Market", "LeaseOpened", "escrow");
		self.demo.story.tell(
			receipt.block,
			format!(
				"{} rented it for {term} s: lease {lease}, {} in escrow with commission",
				self.tenant.account(),
				escrow.unwrap_or_default(),
			),
		);
		self.demo.prove_if_due(self.device).await?;
		let receipt = self.by_tenant(&market::accept_lease(lease)).await?;
		self.demo.story.tell(
			receipt.block,
			"the tenant accepted the machine: from now on it is leased, not idle",
		);
		Ok(lease)
	}

	async fn report(&self, lease: LeaseId) -> Result<LeaseReport<AccountId32>, Failure> {
		self.demo.chain.lease(lease).await
	}

	async fn close(&mut self, lease: LeaseId) -> Result<(), Failure> {
		let receipt = self.by_tenant(&market::close(lease)).await?;
		let refunded = receipt
			.amount("Market", "LeaseClosed", "refunded")
			.unwrap_or_default();
		let report = self.report(lease).await?;
		self.demo.story.tell(
			receipt.block,
			format!(
				"the tenant closed the lease after {} s: {refunded} are back at once",
				report.elapsed,
			),
		);
		let kept = math::escrow(report.price, report.commission, report.elapsed);
		let charged = report.paid.saturating_add(report.commission_paid);
		self.demo.story.check(
			"lease: held for the time that elapsed and isn't final",
			Amount(kept.unwrap_or_default().saturating_sub(charged)),
			Amount(report.held),
		);
		Ok(())
	}

	async fn finalise(&mut self, lease: LeaseId) -> Result<(), Failure> {
		let report = self.report(lease).await?;
		let LeasePhase::Over { final_from, .. } = report.phase else {
			return Err(Failure::Unmet("the lease isn't over".into()));
		};
		progress("              waiting until the last period of the lease is final");
		let mut head = self.demo.chain.best_number().await?;
		let deadline = head.saturating_add(PATIENCE);
		while self.demo.chain.timestamp().await? < final_from {
			if head > deadline {
				return Err(Failure::Unmet("the lease never became final".into()));
			}
			head = self.demo.chain.next_block(head).await?;
		}
		let receipt = self.by_tenant(&market::finalise(lease)).await?;
		let used = u64::from(USED).saturating_mul(self.period_seconds().await?.into());
		let money = |field: &str| {
			receipt
				.event("Market", "LeaseFinalised")
				.and_then(|fields| fields.get("money")?.get(field)?.as_str()?.parse().ok())
				.map_or(Amount::ZERO, Amount)
		};
		let (paid, commission, refunded) = (money("paid"), money("commission"), money("refunded"));
		self.demo.story.tell(
			receipt.block,
			format!(
				"lease {lease} finalised: {paid} for the provider, {commission} of commission, {refunded} \
				 back with the tenant",
			),
		);
		let price = math::charge(report.price, used).unwrap_or_default();
		let fee = math::charge_up(report.commission, used).unwrap_or_default();
		let earned = receipt
			.amount("Issuance", "CommissionPaid", "earned")
			.unwrap_or_default();
		let story = &mut self.demo.story;
		story.check(
			"lease: paid for the seconds that were verified",
			Amount(price),
			paid,
		);
		story.check(
			"lease: commission on them, rounded up",
			Amount(fee),
			commission,
		);
		story.check(
			"lease: the tenant's exact rest",
			Amount(report.deposited).minus(paid).minus(commission),
			refunded,
		);
		story.check(
			"lease: four fifths of the commission are an earned line",
			commission.minus(Amount(florin_math::rewards::attesters_part(
				commission.0,
				Permill::from_percent(20),
			))),
			earned,
		);
		Ok(())
	}
}
