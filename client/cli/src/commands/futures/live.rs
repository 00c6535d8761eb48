//! A book that is drawn anew with each block.

use super::book::{read, BookView, LevelView};
use crate::{
	chain::{book::Fill, Chain},
	daemon::stopped,
	error::Failure,
	output::{count, json_of, Answer},
	time::wall_clock,
};
use florin_core::clearing::{Lots, MarketId, Side};
use ratatui::{
	buffer::Buffer,
	crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
	layout::{Constraint, Layout, Rect},
	style::{Color, Style, Stylize},
	text::{Line, Span},
	widgets::{Paragraph, Widget},
	DefaultTerminal,
};
use serde_json::json;
use std::{
	collections::VecDeque,
	io::{self, IsTerminal},
	thread,
	time::Duration,
};
use tokio::sync::mpsc;

/// Blocks before the first one whose trades are shown.
const PAST: u64 = 30;

/// Trades that are kept.
const MOST_FILLS: usize = 100;

/// How often it is looked whether anybody still reads keys.
const KEY_POLL: Duration = Duration::from_millis(200);

/// Columns of the trades.
const FILLS_WIDTH: u16 = 34;

/// What is drawn.
#[derive(Clone, Debug)]
struct Screen {
	book: BookView,
	/// The best block.
	head: u64,
	/// The last trades, the latest first.
	fills: VecDeque<Fill>,
	/// When the best block's period began.
	time: String,
}

impl Screen {
	/// The book at the best block, with trades of the blocks before it.
	async fn first(chain: &Chain, market: MarketId, levels: u32) -> Result<Self, Failure> {
		let head = chain.best_number().await?;
		let mut screen = Self {
			book: read(chain, market, levels).await?,
			head,
			fills: VecDeque::new(),
			time: String::new(),
		};
		for number in head.saturating_sub(PAST)..=head {
			screen.note(chain.fills(market, number).await?);
		}
		screen.tell_time(chain).await?;
		Ok(screen)
	}

	/// The book at block `head`, with the trades since.
	async fn advance(
		&mut self,
		chain: &Chain,
		market: MarketId,
		levels: u32,
		head: u64,
	) -> Result<Vec<Fill>, Failure> {
		let mut new = Vec::new();
		for number in self.head.saturating_add(1)..=head {
			new.extend(chain.fills(market, number).await?);
		}
		self.note(new.clone());
		self.book = read(chain, market, levels).await?;
		self.head = head;
		self.tell_time(chain).await?;
		Ok(new)
	}

	async fn tell_time(&mut self, chain: &Chain) -> Result<(), Failure> {
		let clock = chain.clock().await?;
		let period = wall_clock(clock.period, clock.period_seconds);
		self.time = format!("period {} from {period}", clock.period);
		Ok(())
	}

	fn note(&mut self, fills: Vec<Fill>) {
		for fill in fills {
			self.fills.push_front(fill);
		}
		self.fills.truncate(MOST_FILLS);
	}

	/// Draws all of it into `area`.
	fn draw(&self, area: Rect, buffer: &mut Buffer) {
		let [title, prices, _, body, foot] = Layout::vertical([
			Constraint::Length(1),
			Constraint::Length(1),
			Constraint::Length(1),
			Constraint::Fill(1),
			Constraint::Length(1),
		])
		.areas(area);
		Line::from(self.book.title()).bold().render(title, buffer);
		Line::from(self.book.prices()).render(prices, buffer);
		let [book, _, fills] = Layout::horizontal([
			Constraint::Fill(1),
			Constraint::Length(2),
			Constraint::Length(FILLS_WIDTH),
		])
		.areas(body);
		self.draw_book(book, buffer);
		self.draw_fills(fills, buffer);
		Line::from(format!("block {}, {}; q leaves", self.head, self.time))
			.dim()
			.render(foot, buffer);
	}

	/// Asks above, bids below, the best ones in the middle.
	fn draw_book(&self, area: Rect, buffer: &mut Buffer) {
		let [asks, mark, bids] = Layout::vertical([
			Constraint::Fill(1),
			Constraint::Length(1),
			Constraint::Fill(1),
		])
		.areas(area);
		let shown = |levels: &[LevelView], height: u16| -> Vec<LevelView> {
			levels.iter().take(height.into()).cloned().collect()
		};
		let (best_asks, best_bids) = (
			shown(&self.book.asks, asks.height),
			shown(&self.book.bids, bids.height),
		);
		let all = best_asks.iter().chain(&best_bids);
		let most = all.map(|level| level.lots).max().unwrap_or_default();
		let line = |level: &LevelView, color| self.level_line(level, most, area.width, color);
		let blank = usize::from(asks.height).saturating_sub(best_asks.len());
		let mut above = vec![Line::default(); blank];
		above.extend(best_asks.iter().rev().map(|level| line(level, Color::Red)));
		Paragraph::new(above).render(asks, buffer);
		let figure = self.book.grid.figure(self.book.mark.units);
		Line::from(format!("{figure:>12}  mark"))
			.bold()
			.render(mark, buffer);
		let below: Vec<_> = best_bids
			.iter()
			.map(|level| line(level, Color::Green))
			.collect();
		Paragraph::new(below).render(bids, buffer);
	}

	/// Price, lots, and a bar as long as they are of `most`.
	fn level_line(&self, level: &LevelView, most: Lots, width: u16, color: Color) -> Line<'static> {
		let figure = self.book.grid.figure(level.price.units);
		let text = format!("{figure:>12} {:>8} ", level.lots);
		let room = u64::from(width).saturating_sub(u64::try_from(text.len()).unwrap_or(u64::MAX));
		let length = room
			.saturating_mul(level.lots)
			.checked_div(most)
			.unwrap_or_default();
		let bar = "█".repeat(usize::try_from(length.max(1).min(room)).unwrap_or_default());
		Line::from(vec![
			Span::raw(text),
			Span::styled(bar, Style::new().fg(color)),
		])
	}

	fn draw_fills(&self, area: Rect, buffer: &mut Buffer) {
		let mut lines = vec![Line::from("last trades").bold()];
		if self.fills.is_empty() {
			lines.push(Line::from("none lately").dim());
		}
		let shown = usize::from(area.height).saturating_sub(1);
		for fill in self.fills.iter().take(shown) {
			let color = match fill.side {
				Side::Buy => Color::Green,
				Side::Sell => Color::Red,
			};
			let text = format!(
				"{:>12} {:>8}",
				self.book.grid.figure(self.book.grid.price(fill.tick)),
				fill.lots
			);
			lines.push(Line::from(vec![
				Span::styled(text, Style::new().fg(color)),
				Span::raw(format!("  #{}", fill.block)).dim(),
			]));
		}
		Paragraph::new(lines).render(area, buffer);
	}

	/// The best prices in a line.
	fn top(&self) -> String {
		let best = |levels: &[LevelView]| match levels.first() {
			Some(level) => format!(
				"{} at {}",
				level.lots,
				self.book.grid.figure(level.price.units)
			),
			None => "none".into(),
		};
		format!(
			"bid {}, ask {}, mark {}, {}",
			best(&self.book.bids),
			best(&self.book.asks),
			self.book.grid.figure(self.book.mark.units),
			self.book.state
		)
	}

	/// A trade in a line.
	fn fill_line(&self, fill: &Fill) -> String {
		let verb = match fill.side {
			Side::Buy => "bought",
			Side::Sell => "sold",
		};
		format!(
			"{} {verb} at {}",
			count(fill.lots, "lot", "lots"),
			self.book.grid.figure(self.book.grid.price(fill.tick))
		)
	}
}

/// Draws a book with each block, until a key, a signal, or `blocks` are over.
///
/// # Errors
///
/// When there is no such market, the terminal can't be drawn on, or the node can't be read.
pub async fn run(
	chain: &Chain,
	market: MarketId,
	levels: u32,
	blocks: Option<u32>,
	json: bool,
) -> Result<Answer, Failure> {
	let screen = Screen::first(chain, market, levels).await?;
	let view = View {
		chain,
		market,
		levels,
		left: blocks,
	};
	if !json && io::stdout().is_terminal() && io::stdin().is_terminal() {
		view.on_terminal(screen).await
	} else {
		view.in_lines(screen, json).await
	}
}

/// What is looked at, and for how long.
struct View<'a> {
	chain: &'a Chain,
	market: MarketId,
	levels: u32,
	/// Blocks that are still to come; none if it goes on for ever.
	left: Option<u32>,
}

impl View<'_> {
	/// Whether a further block is to come.
	fn goes_on(&mut self) -> bool {
		match &mut self.left {
			Some(0) => false,
			Some(left) => {
				*left = left.saturating_sub(1);
				true
			}
			None => true,
		}
	}

	async fn on_terminal(mut self, mut screen: Screen) -> Result<Answer, Failure> {
		let mut drawing = Drawing::begin()?;
		let mut keys = keys();
		let mut goes_on = self.goes_on();
		let stop = stopped();
		tokio::pin!(stop);
		while goes_on {
			drawing.show(&screen)?;
			tokio::select! {
				head = self.chain.next_block(screen.head) => {
					screen.advance(self.chain, self.market, self.levels, head?).await?;
					goes_on = self.goes_on();
				}
				key = keys.recv() => goes_on = key == Some(Key::Resize),
				_ = &mut stop => goes_on = false,
			}
		}
		drop(drawing);
		Ok(Answer::of(&screen.book))
	}

	/// The best prices whenever they change, and each trade.
	async fn in_lines(mut self, mut screen: Screen, json: bool) -> Result<Answer, Failure> {
		let mut blocks = 0_u32;
		let work = async {
			let mut last = None;
			let mut new = Vec::new();
			loop {
				tell(&screen, &new, &mut last, json);
				if !self.goes_on() {
					return Ok(());
				}
				let head = self.chain.next_block(screen.head).await?;
				new = screen
					.advance(self.chain, self.market, self.levels, head)
					.await?;
				blocks = blocks.saturating_add(1);
			}
		};
		tokio::select! {
			end = work => end,
			_ = stopped() => Ok(()),
		}
		.map(|()| Answer {
			human: format!("looked at {}", count(blocks, "block", "blocks")),
			json: json!({ "blocks": blocks }),
		})
	}
}

/// Tells what a block brought, if anything.
fn tell(screen: &Screen, new: &[Fill], last: &mut Option<String>, json: bool) {
	let top = screen.top();
	if json {
		let fills: Vec<_> = new
			.iter()
			.map(|fill| {
				json!({
					"block": fill.block,
					"side": fill.side,
					"lots": fill.lots,
					"tick": fill.tick,
					"maker": fill.maker,
					"taker": fill.taker,
				})
			})
			.collect();
		println!(
			"{}",
			json!({ "block": screen.head, "book": json_of(&screen.book), "fills": fills })
		);
		return;
	}
	for fill in new {
		println!("block {}: {}", fill.block, screen.fill_line(fill));
	}
	if last.as_ref() != Some(&top) {
		println!("block {}: {top}", screen.head);
		*last = Some(top);
	}
}

/// The terminal, as long as it is drawn on.
struct Drawing(DefaultTerminal);

impl Drawing {
	fn begin() -> Result<Self, Failure> {
		ratatui::try_init().map(Self).map_err(Failure::usage)
	}

	fn show(&mut self, screen: &Screen) -> Result<(), Failure> {
		self.0
			.draw(|frame| screen.draw(frame.area(), frame.buffer_mut()))
			.map(|_| ())
			.map_err(Failure::usage)
	}
}

impl Drop for Drawing {
	fn drop(&mut self) {
		ratatui::restore();
	}
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
	Leave,
	/// The terminal has another size.
	Resize,
}

impl Key {
	/// What an event asks for, if anything.
	fn of(event: &Event) -> Option<Self> {
		match event {
			Event::Resize(..) => Some(Self::Resize),
			Event::Key(KeyEvent {
				code,
				modifiers,
				kind: KeyEventKind::Press,
				..
			}) => match code {
				KeyCode::Char('q') | KeyCode::Esc => Some(Self::Leave),
				KeyCode::Char('c') if modifiers.contains(KeyModifiers::CONTROL) => {
					Some(Self::Leave)
				}
				_ => None,
			},
			_ => None,
		}
	}
}

/// Keys as they are pressed, until nobody reads them any more.
fn keys() -> mpsc::UnboundedReceiver<Key> {
	let (sender, receiver) = mpsc::unbounded_channel();
	thread::spawn(move || {
		while !sender.is_closed() {
			match event::poll(KEY_POLL) {
				Ok(true) => {}
				Ok(false) => continue,
				Err(_) => return,
			}
			let Ok(event) = event::read() else {
				return;
			};
			if let Some(key) = Key::of(&event) {
				// The receiver may have gone meanwhile.
				let _ = sender.send(key);
			}
		}
	});
	receiver
}

#[cfg(test)]
mod tests {
	use super::{super::book::test_book, *};
	use crate::commands::chart;

	/// What a screen of this size shows, as text.
	fn drawn(screen: &Screen, width: u16, height: u16) -> String {
		let area = Rect::new(0, 0, width, height);
		let mut buffer = Buffer::empty(area);
		screen.draw(area, &mut buffer);
		chart::text(&buffer)
	}

	fn screen() -> Screen {
		let fill = |block, side, lots, tick| Fill {
			block,
			side,
			lots,
			tick,
			maker: "//Alice".parse().unwrap(),
			taker: "//Bob".parse().unwrap(),
		};
		let mut screen = Screen {
			book: test_book(),
			head: 42,
			fills: VecDeque::new(),
			time: "period 7 from 10:00".into(),
		};
		screen.note(vec![
			fill(40, Side::Buy, 2, 5_010),
			fill(41, Side::Sell, 7, 4_990),
		]);
		screen
	}

	#[test]
	fn asks_stand_above_bids_with_bars_and_the_latest_trade_first() {
		let shown = drawn(&screen(), 80, 11);
		let snapshot = [
			"market 0: lots of 100 hours of h100, in tUSD; open",
			"mark 500.0, spread 2.0 (0.40 % of the mark)",
			"",
			"                                              last trades",
			"                                                     499.0        7  #41",
			"       501.0       12 ████████                       501.0        2  #40",
			"       500.0  mark",
			"       499.0       30 ██████████████████████",
			"       498.0        5 ███",
			"",
			"block 42, period 7 from 10:00; q leaves",
		];
		assert_eq!(shown, snapshot.join("\n"), "\n{shown}");
	}

	#[test]
	fn any_size_can_be_drawn() {
		for (width, height) in [(1, 1), (10, 3), (40, 5), (200, 60)] {
			let shown = drawn(&screen(), width, height);
			assert!(shown.lines().count() <= usize::from(height));
		}
	}

	#[test]
	fn lines_tell_the_best_prices_and_trades() {
		let screen = screen();
		assert_eq!(
			screen.top(),
			"bid 30 at 499.0, ask 12 at 501.0, mark 500.0, open"
		);
		let lines: Vec<_> = screen
			.fills
			.iter()
			.map(|fill| screen.fill_line(fill))
			.collect();
		assert_eq!(lines, ["7 lots sold at 499.0", "2 lots bought at 501.0"]);
	}

	#[test]
	fn only_so_many_trades_are_kept() {
		let mut screen = screen();
		let fill = screen.fills[0].clone();
		screen.note(vec![fill; 300]);
		assert_eq!(screen.fills.len(), MOST_FILLS);
	}

	#[test]
	fn q_escape_and_control_c_leave() {
		let key = |code, modifiers| Key::of(&Event::Key(KeyEvent::new(code, modifiers)));
		let none = KeyModifiers::NONE;
		assert_eq!(key(KeyCode::Char('q'), none), Some(Key::Leave));
		assert_eq!(key(KeyCode::Esc, none), Some(Key::Leave));
		assert_eq!(
			key(KeyCode::Char('c'), KeyModifiers::CONTROL),
			Some(Key::Leave)
		);
		assert_eq!(key(KeyCode::Char('c'), none), None);
		assert_eq!(Key::of(&Event::Resize(80, 24)), Some(Key::Resize));
		assert_eq!(Key::of(&Event::FocusLost), None);
	}
}
