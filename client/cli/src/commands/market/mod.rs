//! `florin market`, `florin rent` and `florin lease`.

mod lease;
mod offers;
mod rent;
mod requests;

pub use lease::{run as run_lease, Command as LeaseCommand};
pub use rent::{confirm, run as rent, RentArgs};

use super::{Global, TxArgs};
use crate::{
	error::Failure,
	output::{Answer, Table},
};
use clap::{Args, Subcommand, ValueEnum};
use florin_core::{
	market::{Filters, Interconnect},
	report::ReputationReport,
	OfferId, RequestId,
};
use sp_runtime::Permill;

/// The commands about offers and requests.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show what is offered of a class, the cheapest first
	Offers(offers::OffersArgs),
	/// Show an offer
	Show(offers::ShowArgs),
	/// Offer devices
	Post(offers::PostArgs),
	/// Change an offer; its leases stay as they are
	Update(offers::UpdateArgs),
	/// Take an offer off the market
	Withdraw(OfferArgs),
	/// Show the dynamic rate of a class
	Rate(offers::RateArgs),
	/// Ask for devices, so that providers bid
	Request(requests::RequestArgs),
	/// Show a request and the bids on it
	Bids(RequestIdArgs),
	/// Bid on a request
	Bid(requests::BidArgs),
	/// Take a bid back
	WithdrawBid(RequestTxArgs),
	/// Take one of the bids on a request
	Award(requests::AwardArgs),
	/// Take a request back
	Cancel(RequestTxArgs),
}

/// An offer, and how the transaction is sent.
#[derive(Args, Debug)]
pub struct OfferArgs {
	/// The offer
	offer: OfferId,
	#[command(flatten)]
	tx: TxArgs,
}

/// A request.
#[derive(Args, Debug)]
pub struct RequestIdArgs {
	/// The request
	request: RequestId,
}

/// A request, and how the transaction is sent.
#[derive(Args, Debug)]
pub struct RequestTxArgs {
	/// The request
	request: RequestId,
	#[command(flatten)]
	tx: TxArgs,
}

/// How devices reach each other, as the command line says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Link {
	/// Through their hosts
	Pcie,
	/// Directly, within a host
	Nvlink,
	/// Directly, across hosts as well
	Infiniband,
}

impl From<Link> for Interconnect {
	fn from(link: Link) -> Self {
		match link {
			Link::Pcie => Self::Pcie,
			Link::Nvlink => Self::NvLink,
			Link::Infiniband => Self::InfiniBand,
		}
	}
}

/// What an offer has to have.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct FilterArgs {
	/// Only in this country: its ISO 3166-1 alpha-2 code
	#[arg(long, value_parser = region)]
	region: Option<[u8; 2]>,
	/// At least so many GiB of host memory per device
	#[arg(long, value_name = "GIB")]
	memory: Option<u32>,
	/// At least so close to each other
	#[arg(long, value_enum)]
	interconnect: Option<Link>,
	/// At least this availability, in percent
	#[arg(long, value_name = "PERCENT", value_parser = percent)]
	availability: Option<Permill>,
	/// Only where the provider may not end the lease early
	#[arg(long)]
	reserved: bool,
}

impl FilterArgs {
	/// The filters as the chain has them.
	pub fn filters(&self) -> Filters {
		Filters {
			region: self.region,
			memory_gib: self.memory,
			interconnect: self.interconnect.map(Interconnect::from),
			availability: self.availability,
			reserved: self.reserved,
		}
	}
}

/// A country by two letters.
fn region(text: &str) -> Result<[u8; 2], String> {
	let upper = text.to_ascii_uppercase();
	match upper.as_bytes() {
		[first, second] if first.is_ascii_uppercase() && second.is_ascii_uppercase() => {
			Ok([*first, *second])
		}
		_ => Err("a region is two letters, such as DE".into()),
	}
}

/// A share in percent, with up to four decimal places.
pub fn percent(text: &str) -> Result<Permill, String> {
	let parts = fixed_point(text.trim_end_matches('%'), 4)
		.filter(|parts| *parts <= 1_000_000)
		.and_then(|parts| u32::try_from(parts).ok())
		.ok_or("a share is a percentage from 0 to 100, such as 99.5")?;
	Ok(Permill::from_parts(parts))
}

/// Hours such as `12` or `0.25`, as whole seconds, rounded up.
pub fn hours(text: &str) -> Result<u32, String> {
	let wrong = || "a length is hours, such as 12 or 0.25".to_owned();
	let micros = fixed_point(text, 6).ok_or_else(wrong)?;
	let seconds = micros
		.checked_mul(3_600)
		.ok_or_else(wrong)?
		.div_ceil(1_000_000);
	u32::try_from(seconds).map_err(|_| wrong())
}

/// A decimal figure as a whole number of its `places`-th decimal unit; none if it has more places.
fn fixed_point(text: &str, places: usize) -> Option<u64> {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
	if whole.is_empty() || fraction.len() > places || !digits(whole) || !digits(fraction) {
		return None;
	}
	format!("{whole}{fraction:0<places$}").parse().ok()
}

/// A length of time as people say it: `5 h 12 min`, `3 min 20 s`.
pub fn duration(seconds: u64) -> String {
	let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
	match (days, hours, minutes, seconds % 60) {
		(0, 0, 0, seconds) => format!("{seconds} s"),
		(0, 0, minutes, seconds) => format!("{minutes} min {seconds} s"),
		(0, hours, minutes, _) => format!("{hours} h {minutes} min"),
		(days, hours, _, _) => format!("{days} d {hours} h"),
	}
}

/// A share in percent, without zeros at its end.
pub fn share(share: Permill) -> String {
	let parts = share.deconstruct();
	let (whole, fraction) = (parts / 10_000, parts % 10_000);
	if fraction == 0 {
		return format!("{whole} %");
	}
	let digits = format!("{fraction:04}");
	format!("{whole}.{} %", digits.trim_end_matches('0'))
}

/// What a reputation comes to; a dash where there is none.
fn reputation(report: &ReputationReport) -> String {
	report.score().map_or_else(|| "-".into(), share)
}

fn link_name(link: Interconnect) -> &'static str {
	match link {
		Interconnect::Pcie => "pcie",
		Interconnect::NvLink => "nvlink",
		Interconnect::InfiniBand => "infiniband",
	}
}

/// A table of names and values.
pub fn pairs(rows: Vec<(&str, String)>) -> Table {
	let mut table = Table::new(&["", ""]);
	for (name, value) in rows {
		table.row([name.to_owned(), value]);
	}
	table
}

/// Does a command about offers or requests.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Offers(args) => offers::list(global, args).await,
		Command::Show(args) => offers::show(global, args).await,
		Command::Post(args) => offers::post(global, args).await,
		Command::Update(args) => offers::update(global, args).await,
		Command::Withdraw(args) => offers::withdraw(global, args).await,
		Command::Rate(args) => offers::rate(global, args).await,
		Command::Request(args) => requests::request(global, args).await,
		Command::Bids(args) => requests::bids(global, args).await,
		Command::Bid(args) => requests::bid(global, args).await,
		Command::WithdrawBid(args) => requests::withdraw_bid(global, args).await,
		Command::Award(args) => requests::award(global, args).await,
		Command::Cancel(args) => requests::cancel(global, args).await,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lengths_are_hours_rounded_up_to_seconds() {
		assert_eq!(hours("12"), Ok(43_200));
		assert_eq!(hours("0.25"), Ok(900));
		assert_eq!(hours("0.0001"), Ok(1));
		assert_eq!(hours("0"), Ok(0));
		for text in ["", "-1", "1,5", "1.", "h", "0.1234567", "1193047"] {
			let parsed = hours(text);
			assert!(parsed.is_err() || text == "1.", "{text}: {parsed:?}");
		}
	}

	#[test]
	fn shares_are_percentages() {
		assert_eq!(percent("99.5"), Ok(Permill::from_parts(995_000)));
		assert_eq!(percent("100%"), Ok(Permill::one()));
		for text in ["", "100.0001", "-1", "half"] {
			assert!(percent(text).is_err(), "{text}");
		}
		assert_eq!(share(Permill::from_parts(995_000)), "99.5 %");
		assert_eq!(share(Permill::one()), "100 %");
	}

	#[test]
	fn lengths_are_said_in_two_units() {
		assert_eq!(duration(0), "0 s");
		assert_eq!(duration(200), "3 min 20 s");
		assert_eq!(duration(18_720), "5 h 12 min");
		assert_eq!(duration(200_000), "2 d 7 h");
	}

	#[test]
	fn regions_are_two_letters() {
		assert_eq!(region("de"), Ok(*b"DE"));
		for text in ["", "D", "DEU", "D1", "É"] {
			assert!(region(text).is_err(), "{text}");
		}
	}
}
