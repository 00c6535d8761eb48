//! Offers: what there is, and what a provider has.

use super::{
	duration, hours, link_name, pairs, percent, region, reputation, share, FilterArgs, Link,
	OfferArgs,
};
use crate::{
	amount::Amount,
	chain::{market, Chain},
	commands::{send, transact, Global, TxArgs},
	error::Failure,
	keys::Account,
	output::{count, Answer, Table},
};
use clap::{Args, ValueEnum};
use florin_core::{
	market::{Attributes, Mode, OfferReport, OfferTerms, Price, ServiceLevel},
	ClassId, DeviceIndex, OfferId, Period,
};
use serde::Serialize;
use sp_runtime::Permill;
use std::fmt;
use subxt::utils::AccountId32;

/// Which offers.
#[derive(Args, Debug)]
pub struct OffersArgs {
	/// The class, by its handle or number
	#[arg(long)]
	class: String,
	#[command(flatten)]
	filters: FilterArgs,
	/// Also those of which nothing is free
	#[arg(long)]
	all: bool,
}

/// Which offer.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// The offer
	offer: OfferId,
}

/// Which class.
#[derive(Args, Debug)]
pub struct RateArgs {
	/// The class, by its handle or number
	#[arg(long)]
	class: String,
}

/// Who may end a lease early, as the command line says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModeName {
	/// Neither side: the tenant for a fee
	Reserved,
	/// Either side, at any time
	Spot,
	/// The tenant at any time, the provider after a notice that it pays for
	Interruptible,
}

/// The terms of an offer.
#[derive(Args, Clone, Debug)]
pub struct TermsArgs {
	/// Per device-hour; with --dynamic the least
	#[arg(long, value_name = "AMOUNT")]
	price: Amount,
	/// Follow the class's dynamic rate
	#[arg(long)]
	dynamic: bool,
	/// The shortest lease, in hours
	#[arg(long, value_name = "HOURS", value_parser = hours, default_value = "1")]
	shortest: u32,
	/// The longest lease, in hours
	#[arg(long, value_name = "HOURS", value_parser = hours)]
	longest: u32,
	/// Who may end a lease early
	#[arg(long, value_enum, default_value = "spot")]
	mode: ModeName,
	/// What a tenant pays that ends a reserved lease: percent of the price of the rest
	#[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "50")]
	break_fee: Permill,
	/// Periods of notice of an interruptible lease
	#[arg(long, value_name = "PERIODS", default_value_t = 2)]
	notice: Period,
	/// What the provider pays for the notice: percent of its price
	#[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "100")]
	compensation: Permill,
	/// What is promised of the devices' time, in percent
	#[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "99")]
	availability: Permill,
	/// Stake that answers for that, per device
	#[arg(long, value_name = "AMOUNT", default_value = "0")]
	pledge: Amount,
	/// Where the devices are: an ISO 3166-1 alpha-2 code
	#[arg(long, value_parser = region)]
	region: [u8; 2],
	/// GiB of host memory per device
	#[arg(long, value_name = "GIB")]
	memory: u32,
	/// How the devices reach each other
	#[arg(long, value_enum, default_value = "pcie")]
	interconnect: Link,
}

impl TermsArgs {
	fn terms(&self) -> OfferTerms {
		OfferTerms {
			price: if self.dynamic {
				Price::Dynamic {
					floor: self.price.0,
				}
			} else {
				Price::Fixed(self.price.0)
			},
			shortest: self.shortest,
			longest: self.longest,
			mode: match self.mode {
				ModeName::Reserved => Mode::Reserved {
					break_fee: self.break_fee,
				},
				ModeName::Spot => Mode::Spot,
				ModeName::Interruptible => Mode::Interruptible {
					notice: self.notice,
					compensation: self.compensation,
				},
			},
			service: ServiceLevel {
				availability: self.availability,
				pledge: self.pledge.0,
			},
			attributes: Attributes {
				region: self.region,
				memory_gib: self.memory,
				interconnect: self.interconnect.into(),
			},
		}
	}
}

/// A new offer.
#[derive(Args, Debug)]
pub struct PostArgs {
	/// The signer's devices, at most 64, all of one class
	#[arg(required = true, num_args = 1..=64)]
	devices: Vec<DeviceIndex>,
	#[command(flatten)]
	terms: TermsArgs,
	#[command(flatten)]
	tx: TxArgs,
}

/// An offer that changes.
#[derive(Args, Debug)]
pub struct UpdateArgs {
	/// The offer
	offer: OfferId,
	/// All of its devices from now on; those it has, if none is named
	#[arg(num_args = 0..=64)]
	devices: Vec<DeviceIndex>,
	#[command(flatten)]
	terms: TermsArgs,
	#[command(flatten)]
	tx: TxArgs,
}

/// What a mode means, in a few words.
pub fn mode_in_words(mode: &Mode) -> String {
	match mode {
		Mode::Reserved { break_fee } => {
			format!("reserved, {} of the rest to break it", share(*break_fee))
		}
		Mode::Spot => "spot".into(),
		Mode::Interruptible {
			notice,
			compensation,
		} => format!(
			"interruptible, {} notice paid at {}",
			count(*notice, "period's", "periods'"),
			share(*compensation)
		),
	}
}

/// An offer as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct OfferView {
	/// Its id.
	pub id: OfferId,
	/// Whose.
	pub provider: Account,
	/// What.
	pub class: ClassId,
	/// Per device-hour, without commission.
	pub price: Amount,
	/// On top, per device-hour.
	pub commission: Amount,
	/// Both.
	pub total: Amount,
	/// Whether the price follows the dynamic rate.
	pub dynamic: bool,
	/// What can be rented now.
	pub free: u32,
	/// All of it.
	pub devices: Vec<DeviceIndex>,
	/// In seconds.
	pub shortest: u32,
	/// In seconds.
	pub longest: u32,
	/// In words.
	pub mode: String,
	/// In percent.
	pub availability: String,
	/// In planck, per device.
	pub pledge: Amount,
	/// Stake that answers for it now.
	pub pledged: Amount,
	/// ISO 3166-1 alpha-2.
	pub region: String,
	/// Per device.
	pub memory_gib: u32,
	/// How close the devices are.
	pub interconnect: &'static str,
	/// The share of its promises that the provider has kept; a dash if none counts.
	pub reputation: String,
	/// Counts its changes.
	pub version: u32,
	/// Whether it takes new leases.
	pub listed: bool,
}

impl OfferView {
	/// The view of a report, with the provider's reputation.
	///
	/// # Errors
	///
	/// When the node can't be read.
	pub async fn new(chain: &Chain, offer: OfferReport<AccountId32>) -> Result<Self, Failure> {
		let provider = Account::from(offer.provider);
		let score = chain.reputation(&provider).await?;
		let commission = offer.commission.unwrap_or_default();
		let attributes = offer.terms.attributes;
		Ok(Self {
			id: offer.id,
			provider,
			class: offer.class,
			price: Amount(offer.price),
			commission: Amount(commission),
			total: Amount(offer.price.saturating_add(commission)),
			dynamic: offer.terms.price.is_dynamic(),
			free: offer.free,
			devices: offer.devices,
			shortest: offer.terms.shortest,
			longest: offer.terms.longest,
			mode: mode_in_words(&offer.terms.mode),
			availability: share(offer.terms.service.availability),
			pledge: Amount(offer.terms.service.pledge),
			pledged: Amount(offer.pledged),
			region: String::from_utf8_lossy(&attributes.region).into_owned(),
			memory_gib: attributes.memory_gib,
			interconnect: link_name(attributes.interconnect),
			reputation: reputation(&score),
			version: offer.version,
			listed: offer.listed,
		})
	}
}

impl fmt::Display for OfferView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let devices: Vec<_> = self.devices.iter().map(ToString::to_string).collect();
		let price = if self.dynamic {
			format!("{} (dynamic)", self.price)
		} else {
			self.price.to_string()
		};
		let state = if self.listed { "" } else { ", withdrawn" };
		let table = pairs(vec![
			("offer", format!("{}{state}", self.id)),
			("provider", self.provider.to_string()),
			("class", self.class.to_string()),
			("devices", devices.join(" ")),
			("free now", self.free.to_string()),
			("per device-hour", price),
			("commission on top", self.commission.to_string()),
			("shortest lease", duration(self.shortest.into())),
			("longest lease", duration(self.longest.into())),
			("mode", self.mode.clone()),
			("availability", self.availability.clone()),
			("pledged for it", self.pledged.to_string()),
			("region", self.region.clone()),
			("host memory", format!("{} GiB per device", self.memory_gib)),
			("interconnect", self.interconnect.into()),
			("provider's reputation", self.reputation.clone()),
		]);
		write!(f, "{table}")
	}
}

/// A list of offers.
#[derive(Serialize)]
#[serde(transparent)]
struct OfferList(Vec<OfferView>);

impl fmt::Display for OfferList {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("nothing is offered that fits");
		}
		let mut table = Table::new(&[
			">offer",
			">FLRN/h",
			">with commission",
			">free",
			">of",
			"longest",
			"region",
			"link",
			"reputation",
			"mode",
		]);
		for offer in &self.0 {
			table.row([
				offer.id.to_string(),
				offer.price.figure(),
				offer.total.figure(),
				offer.free.to_string(),
				offer.devices.len().to_string(),
				duration(offer.longest.into()),
				offer.region.clone(),
				offer.interconnect.into(),
				offer.reputation.clone(),
				offer.mode.clone(),
			]);
		}
		write!(f, "{table}")
	}
}

/// Shows the offers of a class.
///
/// # Errors
///
/// When the node can't be read.
pub async fn list(global: &Global, args: OffersArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?.id;
	let filters = args.filters.filters();
	let mut views = Vec::new();
	for offer in chain.offers(class).await? {
		if filters.accept(&offer.terms) && (args.all || offer.free > 0) {
			views.push(OfferView::new(&chain, offer).await?);
		}
	}
	Ok(Answer::of(&OfferList(views)))
}

/// Shows an offer.
///
/// # Errors
///
/// When there is none, or the node can't be read.
pub async fn show(global: &Global, args: ShowArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let offer = chain.offer(args.offer).await?;
	Ok(Answer::of(&OfferView::new(&chain, offer).await?))
}

/// Offers devices.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn post(global: &Global, args: PostArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let PostArgs { devices, terms, tx } = args;
	// The class is the devices'.
	let first = devices.first().copied().unwrap_or_default();
	let class = chain.device(first).await?.class;
	let number = u32::try_from(devices.len()).unwrap_or(u32::MAX);
	let call = market::post_offer(class, devices, terms.terms());
	transact(&chain, &wallet, &tx, &call, |receipt| {
		let id = receipt.number("Market", "OfferPosted", "offer");
		format!(
			"offer {}: {} of class {class}",
			id.unwrap_or_default(),
			count(number, "device", "devices")
		)
	})
	.await
}

/// Changes an offer.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn update(global: &Global, args: UpdateArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let UpdateArgs {
		offer,
		mut devices,
		terms,
		tx,
	} = args;
	if devices.is_empty() {
		devices = chain.offer(offer).await?.devices;
	}
	let call = market::update_offer(offer, devices, terms.terms());
	transact(&chain, &wallet, &tx, &call, |_| {
		format!("offer {offer} changed; its leases stay as they are")
	})
	.await
}

/// Takes an offer off the market.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn withdraw(global: &Global, args: OfferArgs) -> Result<Answer, Failure> {
	let OfferArgs { offer, tx } = args;
	send(global, &tx, market::withdraw_offer(offer), |receipt| {
		if receipt.event("Market", "OfferRemoved").is_some() {
			format!("offer {offer} is gone; what it pledged is free stake")
		} else {
			format!("offer {offer} takes no new leases; it goes with its last one")
		}
	})
	.await
}

/// The dynamic rate of a class.
#[derive(Serialize)]
struct RateView {
	class: ClassId,
	slug: String,
	rate: Amount,
}

impl fmt::Display for RateView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {} per device-hour", self.slug, self.rate)
	}
}

/// Shows the dynamic rate of a class.
///
/// # Errors
///
/// When the node can't be read.
pub async fn rate(global: &Global, args: RateArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?;
	let rate = chain.dynamic_rate(class.id).await?;
	Ok(Answer::of(&RateView {
		class: class.id,
		slug: class.slug,
		rate,
	}))
}
