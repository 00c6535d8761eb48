//! `florin demo`: the money loop on a development chain, by real transactions, with every figure
//! checked.

mod hedge;
mod keeper;
mod prices;
mod redemption;
mod rental;
mod story;

use crate::{
	amount::Amount,
	chain::{
		calls::{self, ProviderMetadata},
		submit::{Receipt, Sending},
		Chain,
	},
	commands::{issuance::SupplyView, Global},
	error::{Failure, Refusal},
	evidence::Evidence,
	keys::{Account, Attester, Wallet},
	output::Answer,
};
use clap::Args;
use florin_core::{ClassId, DeviceIndex, FLRN};
use florin_evidence::software::SoftwareDevice;
use keeper::{Keeper, Simulated, Work};
use redemption::Redemption;
use rental::Rental;
use sp_runtime::Permill;
use story::Story;
use subxt::tx::Payload;

/// Who is the provider if nobody is named: an account that every development preset endows, and no
/// validator, whose balance fees would change.
const PROVIDER: &str = "//Eve";

/// A period of a chain for development is shorter than this, in seconds.
const LONGEST_PERIOD: u16 = 60;

/// The stake of the demonstration's provider in minimum stakes: room enough on the credit line for
/// many runs.
const STAKES: u128 = 10;

/// What the holder who redeems is given: enough for a period of one device, and for the deposit.
const HOLDING: Amount = Amount(FLRN);

/// The measured speed of each device over the speed of its class, in millionths.
const QUALITIES: [u32; 2] = [960_000, 990_000];

/// How the demonstration runs.
#[derive(Args, Debug)]
pub struct DemoArgs {
	/// Who receives some of the minted coins
	#[arg(long, default_value = "//Ferdie")]
	recipient: Account,
	/// How many periods are certified
	#[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=20))]
	periods: u8,
}

/// The demonstration under way.
pub struct Demo {
	chain: Chain,
	provider: Wallet,
	committee: Vec<Attester>,
	story: Story,
}

/// Runs the money loop.
///
/// # Errors
///
/// When the chain isn't one for development or refuses something, when a figure is off, and when
/// the node can't be reached.
pub async fn run(global: &Global, args: DemoArgs) -> Result<Answer, Failure> {
	let provider = match global.wallet_if_given()? {
		Some(wallet) => wallet,
		None => Wallet::from_uri(PROVIDER)?,
	};
	if args.recipient == provider.account() {
		return Err(Failure::usage(
			"the recipient has to be another account than the provider",
		));
	}
	let chain = global.chain().await?;
	let mut demo = Demo {
		chain,
		provider,
		committee: Attester::development_committee()?,
		story: Story::new(global.json),
	};
	demo.ensure_development_chain().await?;
	demo.become_provider().await?;
	let devices = demo.register_devices().await?;
	let work = Keeper::new(&mut demo, &devices, args.periods.into())
		.keep()
		.await?;
	let minted = demo.claim(&devices, &work).await?;
	demo.transfer(&args.recipient, minted).await?;
	if let Some(device) = devices.last() {
		Redemption::new(&mut demo, device, work.class)?
			.run(HOLDING)
			.await?;
	}
	demo.repay(work.class, minted).await?;
	let told = demo.tell_prices(work.class).await?;
	let hedge = demo.hedge(work.class).await?;
	if let Some(device) = devices.first() {
		Rental::new(&mut demo, device, work.class)?.run().await?;
	}
	demo.read_prices(work.class, told).await?;
	demo.settle(hedge).await?;
	demo.close().await
}

impl Demo {
	async fn submit<C: Payload>(&self, call: &C) -> Result<Receipt, Failure> {
		self.chain
			.submit(call, &self.provider, Sending::default())
			.await
	}

	fn account(&self) -> Account {
		self.provider.account()
	}

	/// Elsewhere nobody has the attesters' keys, and a period takes minutes.
	async fn ensure_development_chain(&mut self) -> Result<(), Failure> {
		let clock = self.chain.clock().await?;
		let committee = self.chain.committee().await?;
		let ours = committee
			.members
			.iter()
			.filter(|id| self.committee.iter().any(|key| key.id() == **id));
		let signers = u32::try_from(ours.count()).unwrap_or_default();
		if clock.period_seconds > LONGEST_PERIOD || signers < clock.quorum {
			return Err(Failure::usage(
				"the demonstration needs a development chain: `florin-node --dev` runs one",
			));
		}
		// What is needed later, before anything is done.
		self.root().await?;
		self.stablecoin().await?;
		let block = self.chain.best_number().await?;
		let supply = self.supply().await?;
		self.story.tell(
			block,
			format!(
				"a development chain in period {}: {} s each, {} FLRN in all",
				clock.period,
				clock.period_seconds,
				supply.total().figure(),
			),
		);
		Ok(())
	}

	async fn supply(&self) -> Result<SupplyView, Failure> {
		let supply = SupplyView::from(self.chain.backing().await?);
		supply.check()?;
		Ok(supply)
	}

	async fn become_provider(&mut self) -> Result<(), Failure> {
		let account = self.account();
		match self.chain.provider(&account).await? {
			Some(provider) if provider.leaving => Err(Refusal {
				error: "Providers.Leaving".into(),
				message: format!("{account} is leaving and can't be a provider now."),
				hint: Some("sign as another account with --suri".into()),
				block: None,
			}
			.into()),
			Some(provider) => {
				let block = self.chain.best_number().await?;
				let stake = provider.stake;
				self.story.tell(
					block,
					format!("{account} is a provider with a stake of {stake}"),
				);
				Ok(())
			}
			None => {
				let minimum = self.chain.minimum_stake().await?;
				let stake = Amount(minimum.0.saturating_mul(STAKES));
				let metadata = ProviderMetadata {
					name: "Demonstration".into(),
					endpoint: "https://provider.invalid".into(),
					region: "CH".into(),
					attributes: vec![("hardware".into(), "simulated".into())],
				};
				let receipt = self
					.submit(&calls::register_provider(metadata, stake))
					.await?;
				self.story.tell(
					receipt.block,
					format!("{account} registered as a provider with a stake of {stake}"),
				);
				Ok(())
			}
		}
	}

	async fn register_devices(&mut self) -> Result<Vec<Simulated>, Failure> {
		let mut devices = Vec::new();
		let mut hardware = 0;
		for parts in QUALITIES {
			hardware = self.next_unregistered(hardware).await?;
			let index = self.register_device(hardware).await?;
			// A device counts from the period after its registration on.
			let since = self.chain.clock().await?.period.saturating_add(1);
			devices.push(Simulated {
				hardware,
				index,
				since,
				quality: Permill::from_parts(parts),
			});
		}
		Ok(devices)
	}

	/// The first simulated hardware from `hardware` on that nobody has registered.
	async fn next_unregistered(&self, mut hardware: u32) -> Result<u32, Failure> {
		loop {
			let id = SoftwareDevice::from_index(hardware).device_id();
			if self.chain.device_of(id).await?.is_none() {
				return Ok(hardware);
			}
			hardware = hardware
				.checked_add(1)
				.ok_or_else(|| Failure::usage("all simulated hardware is registered"))?;
		}
	}

	async fn register_device(&mut self, hardware: u32) -> Result<DeviceIndex, Failure> {
		let challenge = self
			.chain
			.registration_challenge(&self.account(), None)
			.await?;
		let evidence = Evidence::simulated(hardware, challenge.nonce);
		let class = self.chain.class_of(&evidence).await?;
		let call = calls::register_device(class, &evidence, challenge.block);
		let receipt = self.submit(&call).await?;
		let device = receipt
			.number("Attestation", "DeviceRegistered", "device")
			.and_then(|device| u32::try_from(device).ok())
			.ok_or_else(|| Failure::Unmet("the chain registered no device".into()))?;
		self.story.tell(
			receipt.block,
			format!(
				"device {device} of class {class} registered by its hardware evidence: \
				 5 certificates and a report on block {}, fee {}",
				challenge.block, receipt.fee,
			),
		);
		Ok(device)
	}

	async fn claim(&mut self, devices: &[Simulated], work: &Work) -> Result<Amount, Failure> {
		let before = self.position(work.class).await?;
		let indices = devices.iter().map(|device| device.index).collect();
		let receipt = self.submit(&calls::claim(indices)).await?;
		let figure = |name| {
			receipt
				.amount("Issuance", "Minted", name)
				.unwrap_or_default()
		};
		let (minted, bond, attesters) = (figure("amount"), figure("bond"), figure("attesters"));
		let after = self.position(work.class).await?;
		self.story.tell(
			receipt.block,
			format!(
				"claimed: {minted} minted, {bond} of it on hold as bond and {attesters} for the attesters, \
				 all of it owed in hours"
			),
		);

		let shares = self.chain.shares().await?;
		let story = &mut self.story;
		story.check(
			"minted: what the certified hours are worth",
			Amount(work.value),
			minted,
		);
		story.check(
			"bond: the protocol's share of the mint, rounded up",
			Amount(florin_math::credit_line::bond(minted.0, shares.bond)),
			bond,
		);
		story.check(
			"attesters: their share of the mint, rounded up",
			Amount(florin_math::rewards::attesters_part(
				minted.0,
				shares.attesters,
			)),
			attesters,
		);
		story.check(
			"on hold as bond since the claim",
			bond,
			after.bond.minus(before.bond),
		);
		story.check(
			"owed since the claim",
			minted,
			after.owed.minus(before.owed),
		);
		story.check(
			"minted by the backing report",
			minted,
			after.minted.minus(before.minted),
		);
		Ok(minted)
	}

	async fn transfer(&mut self, recipient: &Account, minted: Amount) -> Result<(), Failure> {
		let amount = Amount(minted.0 / 2);
		let before = self.chain.balance(recipient).await?.free;
		let receipt = self
			.submit(&calls::transfer_keep_alive(recipient, amount))
			.await?;
		let after = self.chain.balance(recipient).await?.free;
		self.story.tell(
			receipt.block,
			format!("sent {amount} of it to {recipient}, fee {}", receipt.fee),
		);
		self.story
			.check("received by the other account", amount, after.minus(before));
		Ok(())
	}

	async fn repay(&mut self, class: ClassId, minted: Amount) -> Result<(), Failure> {
		let amount = Amount(minted.0 / 2);
		let before = self.position(class).await?;
		let receipt = self.submit(&calls::repay(class, amount)).await?;
		let freed = receipt
			.amount("Issuance", "Repaid", "freed")
			.unwrap_or_default();
		let after = self.position(class).await?;
		self.story.tell(
			receipt.block,
			format!("repaid {amount}: burned, and {freed} of the bond are free again"),
		);

		// The demonstration's provider owes in this class only.
		let share = self.chain.shares().await?.bond;
		let released =
			florin_math::credit_line::loosened(before.bond.0, before.owed.0, amount.0, share);
		let story = &mut self.story;
		story.check(
			"freed: the bond's part of what was repaid",
			Amount(released),
			freed,
		);
		story.check("no longer on hold", freed, before.bond.minus(after.bond));
		story.check("no longer owed", amount, before.owed.minus(after.owed));
		story.check(
			"repaid by the backing report",
			amount,
			after.repaid.minus(before.repaid),
		);
		Ok(())
	}

	/// Ends with the supply, whose parts have to be the whole.
	async fn close(mut self) -> Result<Answer, Failure> {
		let supply = self.supply().await?;
		let block = self.chain.best_number().await?;
		self.story.tell(
			block,
			format!("{} in all, and what stands behind it:", supply.total()),
		);
		let text = supply.to_string();
		self.story.check(
			"supply: the sum of its parts",
			supply.parts(),
			supply.total(),
		);
		let story = self.story.end()?;
		let mut answer = Answer::of(&story);
		answer.human = format!("\n{text}{}", answer.human);
		if let serde_json::Value::Object(fields) = &mut answer.json {
			fields.insert("supply".into(), Answer::of(&supply).json);
		}
		Ok(answer)
	}

	/// Where the provider and the supply stand.
	async fn position(&self, class: ClassId) -> Result<Position, Failure> {
		let line = self.chain.credit_line(&self.account()).await?;
		let backing = self.chain.backing().await?;
		let in_class = line
			.classes
			.into_iter()
			.find(|liability| liability.class == class);
		Ok(Position {
			owed: Amount(in_class.map_or(0, |liability| liability.value)),
			bond: Amount(line.bond),
			minted: Amount(backing.minted),
			repaid: Amount(backing.repaid),
			redeemed: Amount(backing.redeemed),
		})
	}
}

/// Figures that a claim, a repayment and a redemption change.
struct Position {
	owed: Amount,
	bond: Amount,
	minted: Amount,
	repaid: Amount,
	redeemed: Amount,
}
