//! What a provider's and a committee's daemons do: answer challenges when they come, certify
//! periods when they are over.

use super::Demo;
use crate::{
	amount::Amount,
	chain::{calls, submit::Receipt},
	commands::certificate::SignedCertificate,
	error::Failure,
	output::{count, progress},
};
use florin_core::{
	certificate::CertificateEntry,
	class::Tier,
	report::{ChallengeReport, DeviceReport},
	Balance, ClassId, DeviceIndex, Period,
};
use florin_evidence::software::SoftwareDevice;
use sp_runtime::{FixedU128, Permill};
use std::ops::RangeInclusive;
use subxt::utils::AccountId32;

/// Periods after which a challenge that never came is taken for a fault: one in four periods has
/// one for each device.
const PATIENCE: Period = 60;

/// Mean power draw that the committee measures, in watts.
const WATTS: u16 = 640;

/// A device of the demonstration.
pub struct Simulated {
	/// Which simulated hardware it is.
	pub hardware: u32,
	/// Its handle.
	pub index: DeviceIndex,
	/// The first period in which it counts.
	pub since: Period,
	/// The speed that the committee measures over the speed of its class.
	pub quality: Permill,
}

/// What the devices are due for.
#[derive(Default)]
pub struct Work {
	/// What the certified periods are worth, each device and period rounded down.
	pub value: Balance,
	/// The class of the devices.
	pub class: ClassId,
}

impl Demo {
	/// Answers a challenge of the device that is open, and answers whether there was one.
	///
	/// # Errors
	///
	/// When the chain refuses, or the node can't be reached.
	pub async fn prove_if_due(&mut self, device: &Simulated) -> Result<bool, Failure> {
		let report = self.chain.device(device.index).await?;
		let next = self.chain.best_number().await?.saturating_add(1);
		let due = |challenge: &ChallengeReport| {
			challenge.is_owed(report.fresh) && challenge.is_open_in(next)
		};
		let challenges = self.chain.challenges(device.index).await?;
		match challenges.into_iter().find(due) {
			Some(challenge) => {
				self.prove(device, &report, challenge.period).await?;
				Ok(true)
			}
			None => Ok(false),
		}
	}

	async fn prove(
		&mut self,
		device: &Simulated,
		report: &DeviceReport<AccountId32>,
		period: Period,
	) -> Result<(), Failure> {
		let challenge = self.chain.presence_challenge(report, Some(period)).await?;
		let answer = SoftwareDevice::from_index(device.hardware).report(challenge.nonce);
		let receipt = self
			.submit(&calls::prove_presence(device.index, period, answer))
			.await?;
		let granted = receipt.amount("Issuance", "StarterGranted", "amount");
		let starter = granted.map_or_else(String::new, |amount| {
			format!("; its presence vouches for {amount} of credit")
		});
		self.story.tell(
			receipt.block,
			format!(
				"device {} proved its presence in period {period}: challenged in block {}{starter}",
				device.index, challenge.block,
			),
		);
		Ok(())
	}

	/// Waits until the device counts as present, and proves that it is if it has to.
	///
	/// # Errors
	///
	/// When the chain refuses, or the node can't be reached.
	pub async fn become_fresh(&mut self, device: &Simulated) -> Result<(), Failure> {
		let mut head = self.chain.best_number().await?;
		loop {
			self.prove_if_due(device).await?;
			if self.chain.device(device.index).await?.fresh {
				return Ok(());
			}
			head = self.chain.next_block(head).await?;
		}
	}

	/// Has the committee certify that the device was `doing` something for the whole of each period, as soon as
	/// each can be certified; the device proves its presence meanwhile.
	///
	/// # Errors
	///
	/// When the chain refuses, or the node can't be reached.
	pub async fn have_certified(
		&mut self,
		device: &Simulated,
		periods: RangeInclusive<Period>,
		doing: &str,
	) -> Result<(), Failure> {
		let mut head = self.chain.best_number().await?;
		for period in periods {
			loop {
				self.prove_if_due(device).await?;
				let clock = self.chain.clock().await?;
				let due = clock.certifiable.is_some_and(|latest| latest >= period);
				if due {
					let entry = CertificateEntry {
						device: device.index,
						seconds: clock.period_seconds,
						quality: device.quality,
						watts: WATTS,
					};
					let receipt = self.bring_certificate(period, vec![entry]).await?;
					self.story.tell(
						receipt.block,
						format!(
							"the attesters certified period {period}: device {} {doing}, {} s verified",
							device.index, clock.period_seconds,
						),
					);
					break;
				}
				head = self.chain.next_block(head).await?;
			}
		}
		Ok(())
	}

	/// Brings a certificate of the whole committee, all of whose entries have to land.
	///
	/// # Errors
	///
	/// When they don't, or the node can't be reached.
	pub async fn bring_certificate(
		&mut self,
		period: Period,
		entries: Vec<CertificateEntry>,
	) -> Result<Receipt, Failure> {
		let entered = u64::try_from(entries.len()).unwrap_or(u64::MAX);
		let epoch = self.chain.clock().await?.committee_epoch;
		let genesis = self.chain.genesis();
		let mut certificate = SignedCertificate::new(genesis, epoch, period, 0, entries)?;
		certificate.sign(&self.committee);
		let call = calls::submit_certificate(epoch, certificate.body, certificate.signatures);
		let receipt = self.submit(&call).await?;
		let landed = receipt
			.number("Attestation", "CertificateTaken", "landed")
			.unwrap_or_default();
		if landed == entered {
			Ok(receipt)
		} else {
			Err(Failure::Unmet(format!(
				"{landed} of {entered} entries landed for period {period}"
			)))
		}
	}
}

/// Keeps the devices present and certified.
pub struct Keeper<'a> {
	demo: &'a mut Demo,
	devices: &'a [Simulated],
	target: usize,
	certified: Vec<Period>,
	proofs: u32,
	work: Work,
}

impl<'a> Keeper<'a> {
	/// Somebody who keeps `devices` until `target` periods are certified and matured.
	pub fn new(demo: &'a mut Demo, devices: &'a [Simulated], target: usize) -> Self {
		Self {
			demo,
			devices,
			target,
			certified: Vec::new(),
			proofs: 0,
			work: Work::default(),
		}
	}

	/// Works block by block until presence has been proven and all that is certified has matured.
	///
	/// # Errors
	///
	/// When the chain refuses, no challenge ever comes, or the node can't be reached.
	pub async fn keep(mut self) -> Result<Work, Failure> {
		let mut period = self.demo.chain.clock().await?.period;
		let deadline = period.saturating_add(PATIENCE);
		let mut head = self.demo.chain.best_number().await?;
		loop {
			for device in self.devices {
				let proven = self.demo.prove_if_due(device).await?;
				self.proofs = self.proofs.saturating_add(proven.into());
			}
			if self.certified.len() < self.target {
				self.certify_if_due().await?;
			}
			let clock = self.demo.chain.clock().await?;
			let matures_in = self
				.certified
				.last()
				.map_or(Period::MAX, |last| last.saturating_add(clock.maturity()));
			if self.is_complete() && clock.period >= matures_in {
				return Ok(self.work);
			}
			if clock.period > deadline {
				return Err(Failure::Unmet(format!(
					"nothing has matured after {PATIENCE} periods"
				)));
			}
			if clock.period != period {
				period = clock.period;
				self.report_progress(period, matures_in);
			}
			head = self.demo.chain.next_block(head).await?;
		}
	}

	fn is_complete(&self) -> bool {
		self.proofs > 0 && self.certified.len() >= self.target
	}

	fn report_progress(&self, period: Period, matures_in: Period) {
		let state = if self.certified.len() < self.target {
			format!("{} of {} certified", self.certified.len(), self.target)
		} else if period < matures_in {
			match matures_in.saturating_sub(period) {
				1 => "the work matures in the next period".into(),
				periods => format!("the work matures in {periods} periods"),
			}
		} else {
			"waiting for a challenge".into()
		};
		progress(format!("              period {period}: {state}"));
	}

	async fn certify_if_due(&mut self) -> Result<(), Failure> {
		let clock = self.demo.chain.clock().await?;
		let Some(period) = clock.certifiable else {
			return Ok(());
		};
		if self.certified.last().is_some_and(|last| *last >= period) {
			return Ok(());
		}
		let seconds = clock.period_seconds;
		let mut entries = Vec::new();
		for device in self.devices.iter().filter(|device| device.since <= period) {
			let report = self.demo.chain.device(device.index).await?;
			let counts = report
				.periods
				.iter()
				.any(|slot| slot.period == period && slot.fresh == Some(true));
			if counts {
				let quality = device.quality;
				entries.push(CertificateEntry {
					device: device.index,
					seconds,
					quality,
					watts: WATTS,
				});
			}
		}
		if entries.is_empty() {
			return Ok(());
		}
		self.certify(period, entries).await
	}

	async fn certify(
		&mut self,
		period: Period,
		entries: Vec<CertificateEntry>,
	) -> Result<(), Failure> {
		let value = self.value_of(period, &entries).await?;
		let entered = u64::try_from(entries.len()).unwrap_or(u64::MAX);
		let signers = self.demo.committee.len();
		let receipt = self.demo.bring_certificate(period, entries).await?;
		self.demo.story.tell(
			receipt.block,
			format!(
				"{signers} attesters certified period {period}: {} idle, worth {}",
				count(entered, "device", "devices"),
				Amount(value),
			),
		);
		self.certified.push(period);
		self.work.value = self.work.value.saturating_add(value);
		Ok(())
	}

	/// What the entries are worth at the factors of their classes, by the protocol's own
	/// arithmetic.
	async fn value_of(
		&mut self,
		period: Period,
		entries: &[CertificateEntry],
	) -> Result<Balance, Failure> {
		let classes = self.demo.chain.classes().await?;
		let mut sum: Balance = 0;
		for entry in entries {
			self.work.class = self.demo.chain.device(entry.device).await?.class;
			let factor = classes
				.iter()
				.find(|class| class.id == self.work.class)
				.and_then(|class| class.terms.as_ref())
				.filter(|terms| terms.since <= period)
				.map(|terms| FixedU128::from_inner(terms.factor))
				.ok_or_else(|| Failure::Unmet("the devices' class isn't in force".into()))?;
			let time = florin_math::credit::compute_time(
				entry.seconds.into(),
				entry.quality,
				Tier::Hardware.coefficient(),
			);
			let value = florin_math::credit::value(time, factor).ok_or_else(|| {
				Failure::Unmet("a period is worth more than an amount holds".into())
			})?;
			sum = sum.saturating_add(value);
		}
		Ok(sum)
	}
}
