//! Prices over time, drawn with characters.

use crate::{amount::Amount, price::symbol};
use florin_core::{
	index::{IndexPrice, Quote, PRICE_UNITS},
	Period,
};
use ratatui::{
	buffer::Buffer,
	layout::Rect,
	symbols::Marker,
	text::Line,
	widgets::{Axis, Chart, Dataset, GraphType, Widget},
};

/// The least step of a label: two decimals.
const COARSEST: u128 = PRICE_UNITS / 100;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Plot {
	/// The class.
	pub class: String,
	/// The currency.
	pub quote: Quote,
	/// The first period.
	pub from: Period,
	/// The period after the last one.
	pub to: Period,
	/// Periods that a point is the average of.
	pub step: Period,
	/// The first period of each point, and its price; none where there was none.
	pub points: Vec<(Period, Option<IndexPrice>)>,
}

/// Between which prices a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scale {
	low: u128,
	high: u128,
	decimals: usize,
}

impl Scale {
	/// A scale whose ends are round figures around all prices: about ten steps from one to the
	/// other.
	fn of(prices: impl Iterator<Item = u128> + Clone) -> Option<Self> {
		let (least, greatest) = (prices.clone().min()?, prices.max()?);
		let range = greatest - least;
		let aim = if range > 0 {
			range / 10
		} else {
			greatest / 100
		};
		let (mut unit, mut decimals) = (COARSEST, 2);
		while unit > 1 && unit > aim {
			unit /= 10;
			decimals += 1;
		}
		let mut low = least / unit * unit;
		let mut high = greatest.div_ceil(unit) * unit;
		if low == high {
			low = low.saturating_sub(unit);
			high += unit;
		}
		// The middle is labelled as well.
		if (high - low) / unit % 2 == 1 {
			high += unit;
		}
		Some(Self {
			low,
			high,
			decimals,
		})
	}

	fn label(&self, units: u128) -> String {
		let figure = Amount(units).figure();
		let (whole, fraction) = figure.split_once('.').unwrap_or((&figure, ""));
		let decimals = self.decimals;
		format!("{whole}.{fraction:0<decimals$.decimals$}")
	}

	fn labels(&self) -> [String; 3] {
		let middle = self.low + (self.high - self.low) / 2;
		[self.low, middle, self.high].map(|units| self.label(units))
	}
}

/// A figure on the canvas, whose dots are too few for a float's errors to show.
fn on_canvas(units: u128) -> f64 {
	units as f64 / PRICE_UNITS as f64
}

impl Plot {
	/// The points in runs without a gap.
	fn runs(&self) -> Vec<Vec<(f64, f64)>> {
		let gaps = self.points.split(|(_, price)| price.is_none());
		gaps.map(|run| {
			run.iter()
				.filter_map(|(period, price)| Some((f64::from(*period), on_canvas((*price)?.0))))
				.collect::<Vec<_>>()
		})
		.filter(|run| !run.is_empty())
		.collect()
	}

	fn title(&self) -> String {
		let each = match self.step {
			1 => String::new(),
			step => format!(", each point the average of {step}"),
		};
		format!(
			"{} in {} an hour, periods {} to {}{each}",
			self.class,
			symbol(self.quote),
			self.from,
			self.to.saturating_sub(1),
		)
	}

	/// The chart in lines of at most `width` characters, `height` of them below a title.
	pub fn draw(&self, width: u16, height: u16) -> String {
		let prices = self.points.iter().filter_map(|(_, price)| *price);
		let Some(scale) = Scale::of(prices.map(|price| price.0)) else {
			return format!("{}: there was no price", self.title());
		};
		let runs = self.runs();
		let datasets = runs.iter().map(|run| {
			Dataset::default()
				.marker(Marker::Braille)
				.graph_type(GraphType::Line)
				.data(run)
		});
		// The last point stands for the periods from its first one on.
		let last = self.points.last().map_or(self.from, |(period, _)| *period);
		let middle = self.from + last.saturating_sub(self.from) / 2;
		let periods = [self.from, middle, last].map(|period| Line::from(period.to_string()));
		// A single point has no extent.
		let end = last.max(self.from.saturating_add(1));
		let chart = Chart::new(datasets.collect())
			.legend_position(None)
			.x_axis(
				Axis::default()
					.bounds([f64::from(self.from), f64::from(end)])
					.labels(periods),
			)
			.y_axis(
				Axis::default()
					.bounds([on_canvas(scale.low), on_canvas(scale.high)])
					.labels(scale.labels().map(Line::from)),
			);
		let area = Rect::new(0, 0, width, height);
		let mut buffer = Buffer::empty(area);
		chart.render(area, &mut buffer);
		format!("{}\n{}", self.title(), text(&buffer))
	}
}

/// What a buffer shows, without blanks at the ends of lines.
pub fn text(buffer: &Buffer) -> String {
	let width = usize::from(buffer.area.width).max(1);
	let lines = buffer.content.chunks(width).map(|row| {
		let line: String = row.iter().map(|cell| cell.symbol()).collect();
		// A braille cell without dots is a blank.
		line.replace('\u{2800}', " ").trim_end().to_owned()
	});
	lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn scale(prices: &[u128]) -> Option<Scale> {
		Scale::of(prices.iter().copied())
	}

	fn plot(cents: &[Option<u32>]) -> Plot {
		let points: Vec<_> = (100..)
			.zip(cents.iter().map(|price| price.map(IndexPrice::from_cents)))
			.collect();
		Plot {
			class: "h100".into(),
			quote: Quote::Usd,
			from: 100,
			to: 100 + Period::try_from(points.len()).unwrap(),
			step: 1,
			points,
		}
	}

	#[test]
	fn a_scale_ends_at_round_figures_around_all_prices() {
		let cents = |cents: u32| IndexPrice::from_cents(cents).0;
		let wide = scale(&[cents(498), cents(701), cents(650)]).unwrap();
		assert_eq!(wide.labels(), ["4.98", "6.00", "7.02"]);
		let narrow = scale(&[cents(500), cents(501)]).unwrap();
		assert_eq!(narrow.labels(), ["5.000", "5.005", "5.010"]);
		let flat = scale(&[cents(500)]).unwrap();
		assert_eq!(flat.labels(), ["4.99", "5.00", "5.01"]);
		let tiny = scale(&[1, 2]).unwrap();
		assert_eq!(
			tiny.labels(),
			["0.000000000001", "0.000000000002", "0.000000000003"]
		);
		assert_eq!(scale(&[]), None);
	}

	#[test]
	fn a_chart_has_labels_and_gaps() {
		let rising: Vec<_> = (0..40)
			.map(|point| (!(15..20).contains(&point)).then_some(500 + point * 5))
			.collect();
		let drawn = plot(&rising).draw(50, 10);
		let snapshot = [
			"h100 in USD an hour, periods 100 to 139",
			"6.96│                                        ⣀⣀⠤⠒⠊",
			"    │                                  ⣀⠤⠤⠔⠊⠉",
			"    │                            ⢀⡠⠤⠤⠒⠉",
			"    │                       ⣀⠤⠤⠒⠉⠁",
			"5.98│",
			"    │           ⢀⡠⠤⠔⠒⠁",
			"    │     ⢀⡠⠤⠒⠒⠉⠁",
			"5.00│⣀⠤⠒⠒⠊⠁",
			"    └─────────────────────────────────────────────",
			"  100                     119                  139",
		];
		assert_eq!(
			drawn,
			snapshot.join(
				"
"
			),
			"
{drawn}"
		);
	}

	#[test]
	fn a_price_between_gaps_is_a_dot() {
		let drawn = plot(&[None, None, Some(500), None, None]).draw(40, 6);
		let dots = |line: &str| {
			let braille = '\u{2801}'..='\u{28ff}';
			line.chars().filter(|dot| braille.contains(dot)).count()
		};
		assert_eq!(drawn.lines().map(dots).sum::<usize>(), 1, "\n{drawn}");
	}

	#[test]
	fn one_point_and_none_are_drawn_too() {
		assert!(plot(&[Some(500)]).draw(40, 6).contains("5.00"));
		let nothing = plot(&[None, None]).draw(40, 6);
		assert_eq!(
			nothing,
			"h100 in USD an hour, periods 100 to 101: there was no price"
		);
	}

	#[test]
	fn no_line_is_wider_than_asked_for() {
		for (width, height) in [(20, 5), (72, 18), (200, 60)] {
			let drawn = plot(&[Some(1), Some(100_000_000)]).draw(width, height);
			assert!(drawn.lines().count() <= usize::from(height) + 1);
			let widest = drawn.lines().skip(1).map(|line| line.chars().count()).max();
			assert!(widest <= Some(width.into()), "\n{drawn}");
		}
	}
}
