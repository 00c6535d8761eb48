//! `florin index`: the price of compute.

use super::{
	chart::Plot,
	market::{duration, pairs},
	Global,
};
use crate::{
	amount::Amount,
	chain::{
		index::{Feed, FeedRules, FeederState, Row},
		Chain,
	},
	error::{Failure, Refusal},
	output::{count, Answer, Table},
	price::Price,
};
use clap::{Args, Subcommand, ValueEnum};
use florin_core::{
	index::{Average, Quote, Series, SeriesReport, SeriesStatus, SpanError},
	ClassId, Period,
};
use serde::Serialize;
use std::fmt;

/// Points of a chart, at most: two in each column of a wide one.
const MOST_POINTS: u32 = 400;

/// The commands about prices.
#[derive(Args, Debug)]
pub struct IndexArgs {
	#[command(subcommand)]
	command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Show what an hour of each class costs, on this chain and elsewhere; so does `florin index`
	List,
	/// Show a series: its price, who tells it, and its averages, such as `florin index show h100
	/// --quote usd`
	Show(SeriesArgs),
	/// Average a series over periods, such as `florin index average h100 --quote flrn --last 144`
	Average(AverageArgs),
	/// Draw a series over time, such as `florin index chart h100 --quote usd --periods 1008`
	Chart(ChartArgs),
}

/// A currency, as the command line says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Currency {
	/// What leases on this chain cost
	Flrn,
	/// What feeders say it costs elsewhere
	Usd,
}

/// A series of prices.
#[derive(Args, Debug)]
struct SeriesArgs {
	/// The class, by its handle or number
	class: String,
	/// In which currency
	#[arg(long, value_enum)]
	quote: Currency,
}

/// What is averaged.
#[derive(Args, Debug)]
struct AverageArgs {
	#[command(flatten)]
	series: SeriesArgs,
	/// The first period
	#[arg(
		long,
		value_name = "PERIOD",
		requires = "to",
		required_unless_present = "last"
	)]
	from: Option<Period>,
	/// The period after the last one
	#[arg(long, value_name = "PERIOD", requires = "from")]
	to: Option<Period>,
	/// So many periods, up to the last closed one
	#[arg(
		long,
		value_name = "PERIODS",
		conflicts_with_all = ["from", "to"],
		value_parser = clap::value_parser!(u32).range(1..)
	)]
	last: Option<Period>,
}

/// What is drawn.
#[derive(Args, Debug)]
struct ChartArgs {
	#[command(flatten)]
	series: SeriesArgs,
	/// So many periods, up to the last closed one; a week if not given
	#[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
	periods: Option<Period>,
	/// Characters in a line
	#[arg(long, default_value = "72", value_parser = clap::value_parser!(u16).range(20..=200))]
	width: u16,
	/// Lines
	#[arg(long, default_value = "18", value_parser = clap::value_parser!(u16).range(5..=100))]
	height: u16,
}

/// Does a command about prices.
///
/// # Errors
///
/// When there is no such price, or the node can't be reached.
pub async fn run(global: &Global, args: IndexArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	match args.command.unwrap_or(Command::List) {
		Command::List => {
			let rows = chain.index_rows().await?;
			Ok(Answer::of(&List(
				rows.into_iter().map(RowView::new).collect(),
			)))
		}
		Command::Show(args) => show(&chain, &args).await,
		Command::Average(args) => average(&chain, &args).await,
		Command::Chart(args) => chart(&chain, &args).await,
	}
}

impl SeriesArgs {
	const fn quote(&self) -> Quote {
		match self.quote {
			Currency::Flrn => Quote::Flrn,
			Currency::Usd => Quote::Usd,
		}
	}

	/// The series that is meant, and the handle of its class.
	async fn resolve(&self, chain: &Chain) -> Result<(Series, String), Failure> {
		let class = chain.class_named(&self.class).await?;
		let series = Series {
			class: class.id,
			quote: self.quote(),
		};
		Ok((series, class.slug))
	}
}

const fn status_name(status: SeriesStatus) -> &'static str {
	match status {
		SeriesStatus::Live => "live",
		SeriesStatus::BelowQuorum => "below quorum",
		SeriesStatus::Stale => "stale",
	}
}

/// Something, or a dash.
fn or_dash(value: Option<impl fmt::Display>) -> String {
	value.map_or_else(|| "-".into(), |value| value.to_string())
}

/// A series as it is shown.
#[derive(Serialize)]
struct SeriesView {
	price: Option<Price>,
	period: Option<Period>,
	status: &'static str,
	sources: u32,
	quorum: u32,
}

impl SeriesView {
	fn new(report: &SeriesReport) -> Self {
		Self {
			price: report
				.latest
				.map(|latest| Price::new(latest.price, report.series.quote)),
			period: report.latest.map(|latest| latest.period),
			status: status_name(report.status),
			sources: report.sources,
			quorum: report.quorum,
		}
	}

	fn cells(&self) -> [String; 3] {
		[
			or_dash(self.price),
			self.status.into(),
			format!("{}/{}", self.sources, self.quorum),
		]
	}
}

#[derive(Serialize)]
struct RowView {
	class: ClassId,
	slug: String,
	flrn: SeriesView,
	usd: SeriesView,
	/// FLRN per class-hour.
	credit_factor: Option<Amount>,
	/// Between which figures it follows the index.
	least_factor: Option<Amount>,
	greatest_factor: Option<Amount>,
}

impl RowView {
	fn new(row: Row) -> Self {
		Self {
			flrn: SeriesView::new(&row.flrn),
			usd: SeriesView::new(&row.usd),
			class: row.class.id,
			slug: row.class.slug,
			credit_factor: row.class.terms.map(|terms| terms.credit_factor),
			least_factor: row.bounds.map(|(least, _)| least),
			greatest_factor: row.bounds.map(|(_, greatest)| greatest),
		}
	}

	fn bounds(&self) -> String {
		match (self.least_factor, self.greatest_factor) {
			(Some(least), Some(greatest)) => {
				format!("{} to {}", least.figure(), greatest.figure())
			}
			_ => "-".into(),
		}
	}
}

#[derive(Serialize)]
#[serde(transparent)]
struct List(Vec<RowView>);

impl fmt::Display for List {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&[
			"class",
			">leased at",
			"",
			">providers",
			">elsewhere",
			"",
			">feeds",
			">worth an hour",
			"within",
		]);
		for row in &self.0 {
			let [leased, leases, providers] = row.flrn.cells();
			let [elsewhere, told, feeds] = row.usd.cells();
			table.row([
				row.slug.clone(),
				leased,
				leases,
				providers,
				elsewhere,
				told,
				feeds,
				or_dash(row.credit_factor),
				row.bounds(),
			]);
		}
		write!(f, "{table}")
	}
}

/// An average as it is shown.
#[derive(Serialize)]
struct AverageView {
	/// The first period.
	from: Period,
	/// The period after the last one.
	to: Period,
	price: Option<Price>,
	/// FLRN: device-seconds. USD: periods that had a price.
	weight: String,
	covered: Period,
	#[serde(skip)]
	quote: Option<Quote>,
}

impl AverageView {
	fn new(quote: Quote, from: Period, to: Period, average: &Average) -> Self {
		Self {
			from,
			to,
			price: average.price.map(|units| Price::new(units, quote)),
			weight: average.weight.to_string(),
			covered: average.covered,
			quote: Some(quote),
		}
	}

	/// The average, and how much of the span had a price.
	fn summary(&self) -> String {
		let periods = self.to.saturating_sub(self.from);
		let weight = match self.quote {
			Some(Quote::Flrn) => format!(", {} device-seconds", self.weight),
			_ => String::new(),
		};
		match self.price {
			Some(price) => format!(
				"{price} ({} of {} had a price{weight})",
				self.covered,
				count(periods, "period", "periods")
			),
			None => format!("no price in {}", count(periods, "period", "periods")),
		}
	}
}

impl fmt::Display for AverageView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let last = self.to.saturating_sub(1);
		write!(f, "periods {} to {last}: {}", self.from, self.summary())
	}
}

/// A feed as it is shown.
#[derive(Serialize)]
struct FeedView {
	feeder: String,
	#[serde(flatten)]
	told: ToldView,
}

/// What a feeder told of a class, as it is shown.
#[derive(Serialize)]
pub struct ToldView {
	price: Price,
	period: Period,
	/// Periods since.
	age: Period,
	/// Whether it does: it is fresh, and its feeder on duty.
	counts: bool,
	/// For how many periods in a row it has been false.
	false_for: Period,
	#[serde(skip)]
	note: String,
}

impl ToldView {
	/// What `feed` is in period `now`, whose feeder is on duty or not.
	pub fn new(feed: &Feed, now: Period, rules: &FeedRules, on_duty: bool) -> Self {
		Self {
			price: Price::usd(feed.price),
			period: feed.period,
			age: now.saturating_sub(feed.period),
			counts: rules.counts(feed, now, on_duty),
			false_for: feed.false_for,
			note: rules.note(feed, now, on_duty),
		}
	}

	/// The price, how many periods ago it was told, and what is to be said of it.
	pub fn cells(&self) -> [String; 3] {
		[
			self.price.to_string(),
			self.age.to_string(),
			self.note.clone(),
		]
	}
}

/// A series with its averages and feeds.
#[derive(Serialize)]
struct Details {
	class: ClassId,
	slug: String,
	quote: Quote,
	#[serde(flatten)]
	series: SeriesView,
	/// The first period that had a price.
	since: Option<Period>,
	/// The last period that was closed.
	closed: Option<Period>,
	/// The oldest period that an average may begin with.
	oldest: Period,
	/// Averages over the last day, week and thirty days.
	averages: Vec<NamedAverage>,
	feeds: Option<Vec<FeedView>>,
	#[serde(skip)]
	period_seconds: u16,
	#[serde(skip)]
	now: Period,
}

#[derive(Serialize)]
struct NamedAverage {
	days: u32,
	#[serde(flatten)]
	average: AverageView,
}

impl fmt::Display for Details {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let ago = |period: Period| {
			let periods = u64::from(self.now.saturating_sub(period));
			duration(periods.saturating_mul(self.period_seconds.into()))
		};
		let said = |period: Option<Period>| match period {
			Some(period) => format!("period {period}, {} ago", ago(period)),
			None => "-".into(),
		};
		let sources = match self.quote {
			Quote::Flrn => "providers",
			Quote::Usd => "fresh feeds",
		};
		let mut rows = vec![
			("class", self.slug.clone()),
			("an hour costs", or_dash(self.series.price)),
			("as of", said(self.series.period)),
			("status", self.series.status.into()),
			(
				sources,
				format!("{} of {} needed", self.series.sources, self.series.quorum),
			),
			("first price", said(self.since)),
			("last closed", said(self.closed)),
			("known from", said(Some(self.oldest))),
		];
		for NamedAverage { days, average } in &self.averages {
			let name = match days {
				1 => "a day's average",
				7 => "7 days' average",
				_ => "30 days' average",
			};
			rows.push((name, average.summary()));
		}
		write!(f, "{}", pairs(rows))?;
		let Some(feeds) = self.feeds.as_ref().filter(|feeds| !feeds.is_empty()) else {
			return Ok(());
		};
		let mut table = Table::new(&["feeder", ">price", ">periods ago", "note"]);
		for feed in feeds {
			let [price, age, note] = feed.told.cells();
			table.row([feed.feeder.clone(), price, age, note]);
		}
		write!(f, "\n{table}")
	}
}

/// The spans of whole days, of `day` periods each, that end with the last closed period, as far as they
/// are known: how many days, and from which period to before which.
fn spans(report: &SeriesReport, day: Period) -> Vec<(u32, Period, Period)> {
	let Some(to) = report.closed.and_then(|closed| closed.checked_add(1)) else {
		return Vec::new();
	};
	[1, 7, 30]
		.into_iter()
		.filter_map(|days: u32| {
			let from = to.checked_sub(days.checked_mul(day)?)?;
			(from >= report.oldest).then_some((days, from, to))
		})
		.collect()
}

/// An average that doesn't exist, and why.
fn span_refusal(error: SpanError, report: &SeriesReport) -> Failure {
	let (message, hint) = match error {
		SpanError::UnknownSeries => ("There is no such series.".to_owned(), None),
		SpanError::Empty => (
			"The span ends before it begins, or is empty.".to_owned(),
			None,
		),
		SpanError::NotOver => (
			"The span's last period isn't closed.".to_owned(),
			report
				.closed
				.map(|closed| format!("--to is at most {}", closed.saturating_add(1))),
		),
		SpanError::TooOld => (
			"The span begins before what is still known.".to_owned(),
			Some(format!("it may begin with period {}", report.oldest)),
		),
	};
	Refusal {
		error: format!("PriceIndex.{error:?}"),
		message,
		hint,
		block: None,
	}
	.into()
}

/// A series that has no closed period yet.
fn nothing_closed() -> Failure {
	Failure::Unmet("no period has been closed yet: the first one has to be over".into())
}

/// The feeds of a class, in the order in which their feeders came.
async fn feed_views(chain: &Chain, class: ClassId, now: Period) -> Result<Vec<FeedView>, Failure> {
	let rules = chain.feed_rules().await?;
	let feeders = chain.feeders().await?;
	let on_duty = |feed: &Feed| {
		feeders
			.iter()
			.any(|feeder| feeder.account == feed.feeder && feeder.state == FeederState::OnDuty)
	};
	let view = |feed: &Feed| FeedView {
		feeder: feed.feeder.to_string(),
		told: ToldView::new(feed, now, &rules, on_duty(feed)),
	};
	Ok(chain.feeds_of(class).await?.iter().map(view).collect())
}

async fn show(chain: &Chain, args: &SeriesArgs) -> Result<Answer, Failure> {
	let (series, slug) = args.resolve(chain).await?;
	let clock = chain.clock().await?;
	let report = chain.series(series).await?;
	let mut averages = Vec::new();
	for (days, from, to) in spans(&report, clock.periods_per_day) {
		// What is known may have moved on since it was asked for.
		if let Ok(average) = chain.index_average(series, from, to).await? {
			averages.push(NamedAverage {
				days,
				average: AverageView::new(series.quote, from, to, &average),
			});
		}
	}
	let feeds = match series.quote {
		Quote::Flrn => None,
		Quote::Usd => Some(feed_views(chain, series.class, clock.period).await?),
	};
	Ok(Answer::of(&Details {
		class: series.class,
		slug,
		quote: series.quote,
		series: SeriesView::new(&report),
		since: report.since,
		closed: report.closed,
		oldest: report.oldest,
		averages,
		feeds,
		period_seconds: clock.period_seconds,
		now: clock.period,
	}))
}

async fn average(chain: &Chain, args: &AverageArgs) -> Result<Answer, Failure> {
	let (series, _) = args.series.resolve(chain).await?;
	let report = chain.series(series).await?;
	let (from, to) = match (args.from, args.to, args.last) {
		(Some(from), Some(to), _) => (from, to),
		(_, _, last) => {
			let to = report.closed.ok_or_else(nothing_closed)?.saturating_add(1);
			(to.saturating_sub(last.unwrap_or(1)), to)
		}
	};
	let average = chain
		.index_average(series, from, to)
		.await?
		.map_err(|error| span_refusal(error, &report))?;
	Ok(Answer::of(&AverageView::new(
		series.quote,
		from,
		to,
		&average,
	)))
}

/// The spans that a chart of `periods` up to before `to` shows: from where, how long each, how many.
fn steps(periods: Period, to: Period, oldest: Period) -> (Period, Period, u32) {
	let periods = periods.min(to.saturating_sub(oldest)).max(1);
	let step = periods.div_ceil(MOST_POINTS);
	let points = periods / step;
	(to.saturating_sub(points.saturating_mul(step)), step, points)
}

/// A drawn chart.
#[derive(Serialize)]
struct ChartView {
	class: ClassId,
	slug: String,
	quote: Quote,
	/// Periods that a point is the average of.
	step: Period,
	points: Vec<AverageView>,
	#[serde(skip)]
	drawn: String,
}

impl fmt::Display for ChartView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.drawn)
	}
}

async fn chart(chain: &Chain, args: &ChartArgs) -> Result<Answer, Failure> {
	let (series, slug) = args.series.resolve(chain).await?;
	let report = chain.series(series).await?;
	let to = report.closed.ok_or_else(nothing_closed)?.saturating_add(1);
	let week = chain.clock().await?.periods_per_day.saturating_mul(7);
	let (from, step, points) = steps(args.periods.unwrap_or(week), to, report.oldest);
	let history = chain.index_history(series, from, step, points).await?;
	let plot = Plot {
		class: slug.clone(),
		quote: series.quote,
		from,
		to,
		step,
		points: history
			.iter()
			.map(|(period, average)| (*period, average.price))
			.collect(),
	};
	let view = |(period, average): &(Period, Average)| {
		AverageView::new(series.quote, *period, period.saturating_add(step), average)
	};
	Ok(Answer::of(&ChartView {
		class: series.class,
		slug,
		quote: series.quote,
		step,
		points: history.iter().map(view).collect(),
		drawn: plot.draw(args.width, args.height),
	}))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::reads::Class;
	use florin_core::index::{IndexPrice, LatestPrice};

	fn report(series: Series) -> SeriesReport {
		SeriesReport {
			series,
			status: SeriesStatus::Live,
			latest: Some(LatestPrice {
				price: IndexPrice::from_cents(498),
				period: 499,
				status: SeriesStatus::Live,
			}),
			sources: 4,
			quorum: 3,
			since: Some(10),
			closed: Some(499),
			oldest: 100,
		}
	}

	fn row() -> Row {
		Row {
			class: Class {
				id: 1,
				slug: "h100".into(),
				name: "NVIDIA H100".into(),
				tflops: 989,
				memory_gib: 80,
				board_watts: 700,
				terms: None,
				pending: None,
				retires_at: None,
			},
			flrn: SeriesReport {
				latest: None,
				status: SeriesStatus::BelowQuorum,
				sources: 1,
				..report(Series::flrn(1))
			},
			usd: report(Series::usd(1)),
			bounds: Some((Amount(500_000_000_000), Amount(2_000_000_000_000))),
		}
	}

	#[test]
	fn a_class_takes_a_row_with_both_prices() {
		let answer = Answer::of(&List(vec![RowView::new(row())]));
		for part in [
			"h100",
			"below quorum  ",
			"1/3",
			"4.98 USD  live",
			"0.5 to 2",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json[0]["usd"]["price"], "4980000000000");
		assert_eq!(answer.json[0]["flrn"]["price"], serde_json::Value::Null);
		assert_eq!(answer.json[0]["least_factor"], "500000000000");
	}

	#[test]
	fn only_spans_that_are_known_are_averaged() {
		let series = report(Series::usd(1));
		assert_eq!(spans(&series, 144), [(1, 356, 500)]);
		let old = SeriesReport {
			closed: Some(9_999),
			oldest: 5_680,
			..series
		};
		assert_eq!(
			spans(&old, 144),
			[(1, 9_856, 10_000), (7, 8_992, 10_000), (30, 5_680, 10_000)]
		);
		let young = SeriesReport {
			closed: None,
			..series
		};
		assert!(spans(&young, 144).is_empty());
	}

	#[test]
	fn an_average_tells_how_much_it_covers() {
		let average = Average {
			price: Some(IndexPrice(1_020_000_000_000)),
			weight: 7_200,
			covered: 12,
			periods: 144,
		};
		let view = AverageView::new(Quote::Flrn, 356, 500, &average);
		assert_eq!(
			view.to_string(),
			"periods 356 to 499: 1.02 FLRN (12 of 144 periods had a price, 7200 device-seconds)"
		);
		let nothing = AverageView::new(Quote::Usd, 1, 2, &Average::default());
		assert_eq!(nothing.to_string(), "periods 1 to 1: no price in 1 period");
	}

	#[test]
	fn details_name_every_figure() {
		let average = Average {
			price: Some(IndexPrice::from_cents(500)),
			weight: 144,
			covered: 144,
			periods: 144,
		};
		let feed = Feed {
			feeder: "//Alice".parse().unwrap(),
			price: IndexPrice::from_cents(501),
			period: 499,
			false_for: 0,
		};
		let rules = FeedRules {
			feed_age: 5,
			bond: Amount(0),
			unbonding: 1,
			false_periods: 36,
		};
		let series = report(Series::usd(1));
		let answer = Answer::of(&Details {
			class: 1,
			slug: "h100".into(),
			quote: Quote::Usd,
			series: SeriesView::new(&series),
			since: series.since,
			closed: series.closed,
			oldest: series.oldest,
			averages: vec![NamedAverage {
				days: 1,
				average: AverageView::new(Quote::Usd, 356, 500, &average),
			}],
			feeds: Some(vec![FeedView {
				feeder: feed.feeder.to_string(),
				told: ToldView::new(&feed, 500, &rules, true),
			}]),
			period_seconds: 600,
			now: 500,
		});
		for part in [
			"4.98 USD",
			"period 499, 10 min 0 s ago",
			"fresh feeds      4 of 3 needed",
			"a day's average  5 USD (144 of 144 periods had a price)",
			"5.01 USD",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json["averages"][0]["price"], "5000000000000");
		assert_eq!(answer.json["quote"], "usd");
		assert_eq!(answer.json["status"], "live");
	}

	#[test]
	fn a_span_that_is_refused_says_which_one_is_not() {
		let series = report(Series::usd(1));
		for (error, part) in [
			(SpanError::NotOver, "--to is at most 500"),
			(SpanError::TooOld, "period 100"),
			(SpanError::Empty, "PriceIndex.Empty"),
		] {
			let text = span_refusal(error, &series).to_string();
			assert!(text.contains(part), "{text}");
		}
	}

	#[test]
	fn a_chart_ends_with_the_last_closed_period_and_has_a_bounded_number_of_points() {
		assert_eq!(steps(100, 500, 100), (400, 1, 100));
		assert_eq!(steps(1_008, 500, 100), (100, 1, 400));
		assert_eq!(steps(1_000, 5_000, 0), (4_001, 3, 333));
		assert_eq!(steps(10, 1, 0), (0, 1, 1));
	}
}
