//! Requests and the bids on them.

use super::{duration, hours, pairs, FilterArgs, RequestIdArgs, RequestTxArgs};
use crate::{
	amount::Amount,
	chain::market::{self, RequestSpec},
	commands::{send, transact, Global, TxArgs},
	error::Failure,
	keys::Account,
	output::{Answer, Table},
};
use clap::Args;
use florin_core::{market::RequestReport, ClassId, OfferId, Period, RequestId};
use serde::Serialize;
use std::fmt;
use subxt::utils::AccountId32;

/// What is asked for.
#[derive(Args, Debug)]
pub struct RequestArgs {
	/// The class, by its handle or number
	#[arg(long)]
	class: String,
	/// How many devices, at most 64
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=64))]
	devices: u32,
	/// For how long
	#[arg(long, value_parser = hours)]
	hours: u32,
	/// Per device-hour, commission included, at most
	#[arg(long, value_name = "AMOUNT")]
	max_price: Amount,
	/// Periods in which bids are taken
	#[arg(long, value_name = "PERIODS", default_value_t = 6)]
	bidding: Period,
	#[command(flatten)]
	filters: FilterArgs,
	#[command(flatten)]
	tx: TxArgs,
}

/// A bid.
#[derive(Args, Debug)]
pub struct BidArgs {
	/// The request
	request: RequestId,
	/// The signer's offer whose devices and terms the bid is about
	#[arg(long)]
	offer: OfferId,
	/// Per device-hour, without commission
	#[arg(long, value_name = "AMOUNT")]
	price: Amount,
	#[command(flatten)]
	tx: TxArgs,
}

/// A choice.
#[derive(Args, Debug)]
pub struct AwardArgs {
	/// The request
	request: RequestId,
	/// Whose bid
	provider: Account,
	/// How much to pay for in advance; all of it if not given
	#[arg(long, value_name = "HOURS", value_parser = hours)]
	funded_hours: Option<u32>,
	#[command(flatten)]
	tx: TxArgs,
}

#[derive(Serialize)]
struct BidView {
	provider: Account,
	offer: OfferId,
	price: Amount,
}

#[derive(Serialize)]
struct RequestView {
	id: RequestId,
	tenant: Account,
	class: ClassId,
	devices: u32,
	term_seconds: u32,
	limit: Amount,
	deadline: Period,
	bids: Vec<BidView>,
}

impl From<RequestReport<AccountId32>> for RequestView {
	fn from(report: RequestReport<AccountId32>) -> Self {
		let bid = |(provider, offer, price): (AccountId32, OfferId, u128)| BidView {
			provider: provider.into(),
			offer,
			price: Amount(price),
		};
		Self {
			id: report.id,
			tenant: report.tenant.into(),
			class: report.class,
			devices: report.devices,
			term_seconds: report.term,
			limit: Amount(report.limit),
			deadline: report.deadline,
			bids: report.bids.into_iter().map(bid).collect(),
		}
	}
}

impl fmt::Display for RequestView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let table = pairs(vec![
			("request", self.id.to_string()),
			("tenant", self.tenant.to_string()),
			("class", self.class.to_string()),
			("devices", self.devices.to_string()),
			("for", duration(self.term_seconds.into())),
			("at most, with commission", self.limit.to_string()),
			("bids until period", self.deadline.to_string()),
		]);
		write!(f, "{table}")?;
		if self.bids.is_empty() {
			return f.write_str("nobody has bid");
		}
		let mut bids = Table::new(&["bid of", ">offer", ">FLRN/h"]);
		for bid in &self.bids {
			bids.row([
				bid.provider.to_string(),
				bid.offer.to_string(),
				bid.price.figure(),
			]);
		}
		write!(f, "\n{bids}")
	}
}

/// Asks for devices.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn request(global: &Global, args: RequestArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?.id;
	let now = chain.clock().await?.period;
	let deadline = now.saturating_add(args.bidding);
	let call = market::post_request(RequestSpec {
		class,
		devices: args.devices,
		term: args.hours,
		limit: args.max_price,
		filters: args.filters.filters(),
		deadline,
	});
	transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let id = receipt.number("Market", "RequestPosted", "request");
		format!(
			"request {}: bids are taken until period {deadline}",
			id.unwrap_or_default()
		)
	})
	.await
}

/// Shows a request and the bids on it.
///
/// # Errors
///
/// When there is none, or the node can't be read.
pub async fn bids(global: &Global, args: RequestIdArgs) -> Result<Answer, Failure> {
	let request = global.chain().await?.request(args.request).await?;
	Ok(Answer::of(&RequestView::from(request)))
}

/// Bids on a request.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn bid(global: &Global, args: BidArgs) -> Result<Answer, Failure> {
	let BidArgs {
		request,
		offer,
		price,
		tx,
	} = args;
	let summary = |_: &_| format!("bid {price} per device-hour on request {request}");
	send(global, &tx, market::bid(request, offer, price), summary).await
}

/// Takes a bid back.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn withdraw_bid(global: &Global, args: RequestTxArgs) -> Result<Answer, Failure> {
	let RequestTxArgs { request, tx } = args;
	let summary = |_: &_| format!("the bid on request {request} and its deposit are back");
	send(global, &tx, market::withdraw_bid(request), summary).await
}

/// Takes one of the bids on a request.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn award(global: &Global, args: AwardArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let AwardArgs {
		request,
		provider,
		funded_hours,
		tx,
	} = args;
	let funded = match funded_hours {
		Some(seconds) => seconds,
		None => chain.request(request).await?.term,
	};
	let call = market::award(request, &provider, funded);
	transact(&chain, &wallet, &tx, &call, |receipt| {
		let lease = receipt.number("Market", "RequestAwarded", "lease");
		format!(
			"lease {}: accept with `florin lease accept` once you have access",
			lease.unwrap_or_default()
		)
	})
	.await
}

/// Takes a request back.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn cancel(global: &Global, args: RequestTxArgs) -> Result<Answer, Failure> {
	let RequestTxArgs { request, tx } = args;
	let summary = |_: &_| format!("request {request} and its deposit are back");
	send(global, &tx, market::cancel_request(request), summary).await
}
