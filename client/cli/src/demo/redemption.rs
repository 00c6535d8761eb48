//! A redemption: somebody asks for the hours that credits stand for, the provider delivers them, and the
//! credits burn.

use super::{keeper::Simulated, Demo, Position};
use crate::{
	amount::Amount,
	chain::{
		calls, redemption,
		submit::{Receipt, Sending},
	},
	error::Failure,
	keys::Wallet,
	output::progress,
};
use florin_core::{
	class::Tier, report::RedemptionReport, ClassId, ComputeTime, Period, RedemptionId,
};
use florin_math::{credit, redemption as math};
use sp_runtime::Permill;
use subxt::{tx::Payload, utils::AccountId32};

/// Who redeems: an account that nobody uses for anything else.
const HOLDER: &str = "//Demonstration//Holder";

/// Blocks after which devices that haven't become final are taken for a fault.
const PATIENCE: u64 = 90;

/// The redemption under way.
pub struct Redemption<'a> {
	demo: &'a mut Demo,
	holder: Wallet,
	device: &'a Simulated,
	class: ClassId,
}

impl<'a> Redemption<'a> {
	/// A redemption that `device` serves, which is of `class`.
	///
	/// # Errors
	///
	/// When the holder's key can't be derived.
	pub fn new(demo: &'a mut Demo, device: &'a Simulated, class: ClassId) -> Result<Self, Failure> {
		Ok(Self {
			demo,
			holder: Wallet::from_uri(HOLDER)?,
			device,
			class,
		})
	}

	/// From the holder's wish to the burnt credits. The holder is given `allowance` before.
	///
	/// # Errors
	///
	/// When the chain refuses, the devices never become final, or the node can't be reached.
	pub async fn run(mut self, allowance: Amount) -> Result<(), Failure> {
		let holder = self.holder.account();
		self.demo
			.submit(&calls::transfer_keep_alive(&holder, allowance))
			.await?;
		let before = self.demo.position(self.class).await?;
		let (id, report) = self.redeem().await?;
		let first = self.serve(id).await?;
		// It serves in two periods, since it begins in the middle of one.
		let last = first.saturating_add(1);
		self.demo
			.have_certified(self.device, first..=last, "at work on the redemption")
			.await?;
		self.settle(id, &report, &before).await
	}

	async fn by_holder<C: Payload>(&self, call: &C) -> Result<Receipt, Failure> {
		self.demo
			.chain
			.submit(call, &self.holder, Sending::default())
			.await
	}

	/// Asks for a period of one device.
	async fn redeem(&mut self) -> Result<(RedemptionId, RedemptionReport<AccountId32>), Failure> {
		let seconds = u32::from(self.demo.chain.clock().await?.period_seconds);
		let call = redemption::redeem(&self.demo.account(), self.class, 1, seconds);
		let receipt = self.by_holder(&call).await?;
		let id = receipt
			.number("Issuance", "RedemptionOpened", "redemption")
			.ok_or_else(|| Failure::Unmet("the chain opened no redemption".into()))?;
		let report = self.demo.chain.redemption(id).await?;
		self.demo.story.tell(
			receipt.block,
			format!(
				"{} redeems {seconds} s of one device: redemption {id}, {} on hold",
				self.holder.account(),
				Amount(report.promised.value),
			),
		);
		Ok((id, report))
	}

	/// Frees the device and has it accepted; answers the period in which that was.
	async fn serve(&mut self, id: RedemptionId) -> Result<Period, Failure> {
		let receipt = loop {
			self.demo.become_fresh(self.device).await?;
			let call = redemption::serve(id, vec![self.device.index], Permill::zero());
			let receipt = self.demo.submit(&call).await?;
			self.demo.story.tell(
				receipt.block,
				format!("the provider freed device {} for it", self.device.index),
			);
			self.demo.prove_if_due(self.device).await?;
			let receipt = self.by_holder(&redemption::accept(id)).await?;
			// A device that missed a challenge just then can't be had, and is freed anew.
			if receipt.event("Issuance", "ServiceAccepted").is_some() {
				break receipt;
			}
		};
		self.demo.story.tell(
			receipt.block,
			"the holder accepted the device: from now on credits burn by what is verified",
		);
		Ok(self.demo.chain.clock().await?.period)
	}

	/// Settles once everything is final, and compares what burned with what was delivered.
	async fn settle(
		&mut self,
		id: RedemptionId,
		report: &RedemptionReport<AccountId32>,
		before: &Position,
	) -> Result<(), Failure> {
		let clock = self.demo.chain.clock().await?;
		let last_final = clock
			.period
			.saturating_add(clock.certificate_window)
			.saturating_add(1);
		progress("              waiting until what was delivered is final");
		let mut head = self.demo.chain.best_number().await?;
		let deadline = head.saturating_add(PATIENCE);
		while self.demo.chain.clock().await?.period < last_final {
			if head > deadline {
				return Err(Failure::Unmet("the redemption never became final".into()));
			}
			head = self.demo.chain.next_block(head).await?;
		}
		let receipt = self.by_holder(&redemption::settle(id)).await?;
		let figure = |event, name| receipt.amount("Issuance", event, name).unwrap_or_default();
		let (burned, freed) = (figure("Redeemed", "burned"), figure("Redeemed", "freed"));
		let returned = figure("RedemptionReturned", "returned");
		self.demo.story.tell(
			receipt.block,
			format!(
				"redemption {id} settled: {burned} burned, {returned} too little to be redeemed went back, \
				 {freed} of the bond are free again"
			),
		);
		let seconds = u32::from(clock.period_seconds);
		let delivered = ComputeTime(credit::compute_time(
			seconds,
			self.device.quality,
			Tier::Hardware.coefficient(),
		));
		let promised = &report.promised;
		let spent = math::spent(promised.value, promised.time.micros(), delivered.micros());
		let after = self.demo.position(self.class).await?;
		let story = &mut self.demo.story;
		story.check(
			"redemption: burned for the seconds that were verified",
			Amount(spent),
			burned,
		);
		story.check(
			"redemption: the holder has the rest back",
			Amount(promised.value).minus(burned),
			returned,
		);
		story.check(
			"redemption: as much less is owed",
			burned,
			before.owed.minus(after.owed),
		);
		story.check(
			"redemption: and less of it is on hold as bond",
			freed,
			before.bond.minus(after.bond),
		);
		story.check(
			"redemption: by the backing report",
			burned,
			after.redeemed.minus(before.redeemed),
		);
		Ok(())
	}
}
