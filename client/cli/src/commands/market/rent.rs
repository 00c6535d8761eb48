//! `florin rent`: ranks what is offered, shows what would be rented, and asks.

use super::{duration, hours, offers::OfferView, FilterArgs};
use crate::{
	amount::Amount,
	chain::{
		market::{self, Pick},
		reads::Class,
		Chain,
	},
	commands::{transact, Global, TxArgs},
	error::{Failure, Refusal},
	output::{count, progress, Answer, Table},
};
use clap::Args;
use florin_core::{
	market::{Mode, OfferReport, Quote},
	OfferId,
};
use serde::Serialize;
use std::{
	cmp::Reverse,
	fmt,
	io::{self, IsTerminal, Write as _},
};
use subxt::utils::AccountId32;

/// Offers that one transaction rents from, at most.
const MOST_OFFERS: usize = 16;

/// What to rent.
#[derive(Args, Debug)]
pub struct RentArgs {
	/// The class, by its handle or number
	#[arg(long)]
	class: String,
	/// How many devices, at most 64
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=64))]
	devices: u32,
	/// For how long
	#[arg(long, value_parser = hours)]
	hours: u32,
	/// How much of it to pay for in advance; all of it if not given
	#[arg(long, value_name = "HOURS", value_parser = hours)]
	funded_hours: Option<u32>,
	/// Per device-hour, commission included, at most
	#[arg(long, value_name = "AMOUNT")]
	max_price: Amount,
	/// Be content with so many devices; all of them if not given
	#[arg(long, value_name = "DEVICES")]
	least: Option<u32>,
	#[command(flatten)]
	filters: FilterArgs,
	/// Don't ask
	#[arg(long, short)]
	yes: bool,
	#[command(flatten)]
	tx: TxArgs,
}

/// A part of what would be rented.
#[derive(Clone, Debug, Serialize)]
pub struct Fill {
	/// From which offer.
	offer: OfferId,
	/// Whose.
	provider: String,
	/// In which of its versions.
	version: u32,
	/// How many devices.
	devices: u32,
	/// Per device-hour, commission included.
	total: Amount,
	/// What goes into escrow for it.
	escrow: Amount,
	/// TFLOPS per watt as measured lately, or as the class is rated.
	tflops_per_watt: String,
	/// The provider's.
	reputation: String,
	/// Who may end it early.
	mode: String,
}

/// What would be rented.
#[derive(Debug, Serialize)]
pub struct Plan {
	fills: Vec<Fill>,
	/// Devices.
	devices: u32,
	/// Asked for.
	wanted: u32,
	/// Seconds.
	term: u32,
	/// Seconds that are paid for in advance.
	funded: u32,
	/// What goes into escrow.
	escrow: Amount,
	/// What the cheapest device-hour costs that only the limit rules out, commission included.
	#[serde(skip)]
	beyond_limit: Option<Amount>,
}

impl fmt::Display for Plan {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&[
			">offer",
			">devices",
			">FLRN/h with commission",
			">in escrow",
			">TFLOPS/W",
			"reputation",
			"mode",
		]);
		for fill in &self.fills {
			table.row([
				fill.offer.to_string(),
				fill.devices.to_string(),
				fill.total.figure(),
				fill.escrow.figure(),
				fill.tflops_per_watt.clone(),
				fill.reputation.clone(),
				fill.mode.clone(),
			]);
		}
		write!(f, "{table}")?;
		write!(
			f,
			"{} of {} for {}, {} of it paid for in advance: {} into escrow",
			self.devices,
			count(self.wanted, "device", "devices"),
			duration(self.term.into()),
			duration(self.funded.into()),
			self.escrow,
		)
	}
}

/// Thousandths of TFLOPS per watt: as certificates measured the offer's first device lately, else as the
/// class is rated.
async fn efficiency(
	chain: &Chain,
	class: &Class,
	offer: &OfferReport<AccountId32>,
) -> Result<u64, Failure> {
	let rated = (u64::from(class.tflops) * 1_000)
		.checked_div(class.board_watts.into())
		.unwrap_or_default();
	let Some(first) = offer.devices.first() else {
		return Ok(rated);
	};
	let device = chain.device(*first).await?;
	let measured = device
		.periods
		.iter()
		.rev()
		.find_map(|period| period.certified)
		.and_then(|(_, quality, watts)| {
			let speed = quality.mul_floor(u64::from(class.tflops) * 1_000);
			speed.checked_div(watts.into())
		});
	Ok(measured.unwrap_or(rated))
}

/// What a device-hour of the offer costs, commission included; none if it can't be rented so at any price.
fn price_if_fit(offer: &OfferReport<AccountId32>, args: &RentArgs, funded: u32) -> Option<Amount> {
	let terms = &offer.terms;
	let reserved = matches!(terms.mode, Mode::Reserved { .. });
	let fits = args.filters.filters().accept(terms)
		&& offer.free > 0
		&& (terms.shortest..=terms.longest).contains(&args.hours)
		&& (!reserved || funded == args.hours);
	let total = offer.price.checked_add(offer.commission?)?;
	fits.then_some(Amount(total))
}

/// The offers that would be rented from: the cheapest first, of one price those that compute most for a
/// watt.
async fn plan(chain: &Chain, class: &Class, args: &RentArgs) -> Result<Plan, Failure> {
	let funded = args.funded_hours.unwrap_or(args.hours);
	let mut ranked = Vec::new();
	let mut beyond_limit: Option<Amount> = None;
	for offer in chain.offers(class.id).await? {
		match price_if_fit(&offer, args, funded) {
			Some(price) if price <= args.max_price => {
				let efficiency = efficiency(chain, class, &offer).await?;
				ranked.push((offer, efficiency));
			}
			Some(price) => {
				beyond_limit = Some(beyond_limit.map_or(price, |least| least.min(price)));
			}
			None => {}
		}
	}
	ranked.sort_by_key(|(offer, efficiency)| (offer.price, Reverse(*efficiency), offer.id));

	let mut plan = Plan {
		fills: Vec::new(),
		devices: 0,
		wanted: args.devices,
		term: args.hours,
		funded,
		escrow: Amount::ZERO,
		beyond_limit,
	};
	for (offer, efficiency) in ranked {
		let wanted = args.devices.saturating_sub(plan.devices);
		if wanted == 0 || plan.fills.len() == MOST_OFFERS {
			break;
		}
		let Some(quote) = chain.quote(offer.id, wanted, funded).await? else {
			continue;
		};
		let Quote {
			version,
			devices,
			escrow,
			..
		} = quote;
		let view = OfferView::new(chain, offer).await?;
		plan.devices = plan.devices.saturating_add(devices);
		plan.escrow = Amount(plan.escrow.0.saturating_add(escrow));
		plan.fills.push(Fill {
			offer: view.id,
			provider: view.provider.to_string(),
			version,
			devices,
			total: view.total,
			escrow: Amount(escrow),
			tflops_per_watt: format!("{}.{:03}", efficiency / 1_000, efficiency % 1_000),
			reputation: view.reputation,
			mode: view.mode,
		});
	}
	Ok(plan)
}

/// Asks whether to go on: `question` about `plan`. Whoever can't be asked has to have said `--yes`.
///
/// # Errors
///
/// When nobody can be asked, or the answer is no.
pub fn confirm(plan: &impl fmt::Display, question: &str) -> Result<(), Failure> {
	if !io::stdin().is_terminal() {
		return Err(Failure::usage(
			"nobody is there to ask: --yes goes on without asking, --estimate tells the fee",
		));
	}
	progress(plan);
	let mut error = io::stderr();
	let asked = write!(error, "{question} [y/N] ").and_then(|()| error.flush());
	let mut answer = String::new();
	asked
		.and_then(|()| io::stdin().read_line(&mut answer))
		.map_err(Failure::usage)?;
	if matches!(answer.trim(), "y" | "Y" | "yes") {
		Ok(())
	} else {
		Err(Failure::usage("nothing was sent"))
	}
}

/// Rents devices.
///
/// # Errors
///
/// When not enough is offered, the user or the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, args: RentArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?;
	let plan = plan(&chain, &class, &args).await?;
	let least = args.least.unwrap_or(args.devices);
	if plan.devices < least {
		return Err(Refusal {
			error: "Market.TooFewDevices".into(),
			message: format!(
				"{} to be had so, of {} that you want at least; nothing was sent.",
				count(plan.devices, "device is", "devices are"),
				count(least, "device", "devices"),
			),
			hint: Some(match plan.beyond_limit {
				Some(price) => format!(
					"beyond your limit the cheapest costs {price} an hour, commission included: raise --max-price"
				),
				None => "`florin market offers` shows what is offered; another length or --least may help"
					.into(),
			}),
			block: None,
		}
		.into());
	}
	if !args.yes && !args.tx.estimate {
		confirm(&plan, "Rent?")?;
	}
	let picks = plan
		.fills
		.iter()
		.map(|fill| Pick {
			offer: fill.offer,
			version: fill.version,
			devices: fill.devices,
		})
		.collect();
	let call = market::rent(picks, plan.term, plan.funded, args.max_price, least);
	let mut answer = transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let leases: Vec<_> = receipt
			.events
			.iter()
			.filter(|event| event.pallet == "Market" && event.name == "LeaseOpened")
			.filter_map(|event| event.fields.get("lease"))
			.map(ToString::to_string)
			.collect();
		format!(
			"rented: lease {}. Accept with `florin lease accept` once you have access; who doesn't in \
			 time pays for a period",
			leases.join(", ")
		)
	})
	.await?;
	if let serde_json::Value::Object(fields) = &mut answer.json {
		fields.insert("plan".into(), Answer::of(&plan).json);
	}
	answer.human = format!("{plan}\n{}", answer.human);
	Ok(answer)
}
