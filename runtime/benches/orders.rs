//! Orders and fills inside the wasm runtime, in books with few and with many orders, beside a plain transfer of the same run. `cargo xtask bench orders` runs it.

#[path = "../tests/common/mod.rs"]
mod common;
mod wasm;

use codec::Encode;
use common::{account, genesis};
use florin_core::{
	book::{OrderKind, Tick},
	clearing::{Lots, Mark, MarketId, NewMarket, RiskTerms, SettlementAsset, Side, MAX_LOTS},
	traits::{Markets as _, OrderBooks, PeriodClock},
	Balance, Period, FLRN,
};
use florin_runtime::{
	genesis_config_presets::TEST_DOLLAR, AccountId, Assets, Attestation, Balances, Clearing,
	OrderBook, Runtime, System,
};
use frame_support::{
	traits::{fungible::Mutate as _, fungibles::Mutate as _},
	BoundedVec,
};
use pallet_clearing::types::{Market, Phase};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{MultiAddress, Permill};
use std::time::Duration;
use wasm::{case, millis, Case};

/// The states that are compared: as many accounts, each with a position, a bid and an ask.
const STATES: [u32; 2] = [50, 100_000];

/// A test dollar.
const USD: Balance = 1_000_000;
/// What a lot costs.
const PRICE: Balance = 5 * USD;
/// The mark in ticks.
const MARK: Tick = 5_000;
/// Prices on each side.
const LEVELS: u32 = 400;
/// Orders that one call meets at most.
const MOST: u64 = 50;

/// Of a second of computation that is what so many transactions of a kind take.
fn per_second(time: Duration) -> f64 {
	1.0 / time.as_secs_f64()
}

fn main() {
	// `cargo bench` hands over its own options, which mean nothing here.
	let results = STATES.map(|traders| {
		eprintln!("building a book with {traders} traders");
		wasm::measure(prepare(traders))
	});
	let [few, many] = &results;
	let transfer = many.first().map_or(Duration::ZERO, |(_, time)| *time);
	println!(
		"{:<34}{:>12}{:>16}{:>14}{:>14}",
		"transaction", "50 traders", "100,000 traders", "× transfer", "a second"
	);
	for ((name, before), (_, time)) in few.iter().zip(many) {
		let ratio = time.as_secs_f64() / transfer.as_secs_f64();
		println!(
			"{name:<34}{:>12}{:>16}{ratio:>14.1}{:>14.0}",
			millis(*before),
			millis(*time),
			per_second(*time)
		);
	}
	let time = |name: &str| {
		many.iter()
			.find(|(other, _)| *other == name)
			.map_or(Duration::ZERO, |(_, time)| *time)
	};
	let (one, fifty) = (time("order, 1 fill"), time("order, 50 fills"));
	let each = fifty.saturating_sub(one) / 49;
	println!(
		"one fill more: {:.1} µs, or {:.0} a second in orders of 50",
		each.as_secs_f64() * 1e6,
		50.0 * per_second(fifty)
	);
	let block = florin_runtime::constants::block::MAXIMUM_WEIGHT.ref_time();
	println!(
		"an order of 50 fills takes {:.2} % of a block",
		100.0 * fifty.as_secs_f64() * 1e12 / block as f64
	);
}

fn risk() -> RiskTerms {
	RiskTerms {
		initial: Permill::from_percent(20),
		initial_slope: Permill::from_percent(20),
		maintenance: Permill::from_percent(10),
		maintenance_slope: Permill::from_percent(10),
		profit_cap: Permill::from_percent(50),
		band: Permill::from_percent(20),
		taker_fee: Permill::from_parts(500),
		liquidation_fee: Permill::from_percent(1),
		liquidator_share: Permill::from_percent(50),
		cap: MAX_LOTS,
		position_cap: MAX_LOTS,
		order_cap: 64,
		deposit: USD / 10,
	}
}

fn dollar() -> SettlementAsset {
	SettlementAsset::WithId(TEST_DOLLAR)
}

/// A trader by number.
fn trader(index: u32) -> AccountId {
	AccountId::from(blake2_256(&index.to_le_bytes()))
}

/// Gives somebody an account in the house.
fn endow(who: &AccountId, amount: Balance) {
	Balances::mint_into(who, FLRN).expect("it can be funded");
	Assets::mint_into(TEST_DOLLAR, who, amount + USD).expect("it can be funded");
	let deposit = pallet_clearing::Call::deposit {
		asset: dollar(),
		amount,
	};
	common::call(who, deposit).expect("it can be deposited");
}

fn expires() -> Period {
	Attestation::now() + 1_000
}

fn order(
	market: MarketId,
	side: Side,
	lots: Lots,
	tick: Tick,
	rests: bool,
) -> pallet_orderbook::Call<Runtime> {
	let kind = if rests {
		OrderKind::Limit {
			expires: expires(),
			post_only: false,
		}
	} else {
		OrderKind::ImmediateOrCancel
	};
	pallet_orderbook::Call::place_order {
		market,
		side,
		lots,
		tick,
		kind,
		reduce_only: false,
	}
}

/// A market in which `traders` have a short lot each, and rest a bid and an ask of a lot each; Alice is long.
fn prepare(traders: u32) -> (TestExternalities, Vec<Case>) {
	let mut state = genesis("development");
	let cases = state.execute_with(|| {
		common::start();
		common::next_block();
		let mark = Mark {
			price: PRICE,
			spot: PRICE,
			period: Attestation::now(),
			live: true,
			cap: None,
		};
		let market = Clearing::open(NewMarket {
			asset: dollar(),
			risk: risk(),
			mark,
		})
		.expect("the terms are valid");
		OrderBook::open(market, USD / 1_000, PRICE).expect("there is no book yet");
		for who in [Alice, Bob, Charlie] {
			endow(&account(who), 10_000_000 * USD);
		}
		endow(&trader(0), 100 * USD);
		let sells = order(market, Side::Sell, 1, MARK, true);
		common::call(&trader(0), sells).expect("it can be afforded");
		let buys = order(market, Side::Buy, 1, MARK, false);
		common::call(&account(Alice), buys).expect("there is one");
		plant(market, traders);
		Clearing::do_try_state().expect("as if all had traded");
		for index in 0..traders {
			let who = trader(index);
			let away = Tick::try_from(1 + index % LEVELS).expect("it fits");
			for (side, tick) in [(Side::Buy, MARK - away), (Side::Sell, MARK + away)] {
				common::call(&who, order(market, side, 1, tick, true)).expect("it can be afforded");
			}
			// They would grow without end; looking for all of them takes long, though.
			if index % 1_000 == 0 {
				System::reset_events();
			}
		}
		System::reset_events();
		cases(market)
	});
	(state, cases)
}

/// Copies the first trader's account and position until there are `traders`, with the money of each, and as many lots of Alice.
fn plant(market: MarketId, traders: u32) {
	use pallet_clearing::{Accounts, Markets, Positions};

	let account_row = Accounts::<Runtime>::get(trader(0), dollar()).expect("it has one");
	let position = Positions::<Runtime>::get(market, trader(0)).expect("it has one");
	for index in 1..traders {
		let who = trader(index);
		Accounts::<Runtime>::insert(&who, dollar(), &account_row);
		Positions::<Runtime>::insert(market, &who, position);
	}
	let copies = traders - 1;
	let each = 100 * USD;
	Assets::mint_into(
		TEST_DOLLAR,
		&Clearing::pot(&dollar()),
		each * u128::from(copies),
	)
	.expect("it can be funded");
	Positions::<Runtime>::mutate(market, account(Alice), |row| {
		let holding = &mut row.as_mut().expect("she is long").holding;
		*holding = holding
			.after(copies.into(), PRICE)
			.expect("she can have as many");
	});
	Markets::<Runtime>::mutate(market, |row| {
		let row = row.as_mut().expect("it is open");
		row.rows += copies;
		row.unregistered += copies;
		row.open_interest += u64::from(copies);
	});
}

fn market_with(market: MarketId, change: impl FnOnce(&mut Market)) -> (Vec<u8>, Vec<u8>) {
	let mut row = pallet_clearing::Markets::<Runtime>::get(market).expect("it is there");
	change(&mut row);
	let key = pallet_clearing::Markets::<Runtime>::hashed_key_for(market);
	(key, row.encode())
}

/// Everybody is registered, or is being, at a price that is worse for those who are short.
fn settling(market: MarketId, unregistered: u32) -> (Vec<u8>, Vec<u8>) {
	market_with(market, |row| {
		row.phase = Phase::Settling {
			price: PRICE + USD / 2,
			until: Attestation::now() + 10,
		};
		row.unregistered = unregistered;
		row.gains = 1_000 * USD;
		row.losses = 1_000 * USD;
		row.collected = 1_000 * USD;
	})
}

fn cases(market: MarketId) -> Vec<Case> {
	let transfer = pallet_balances::Call::transfer_keep_alive {
		dest: MultiAddress::Id(account(Charlie)),
		value: FLRN,
	};
	common::call(&account(Bob), order(market, Side::Buy, 1, MARK - 1, true))
		.expect("it can be afforded");
	let id = System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			florin_runtime::RuntimeEvent::OrderBook(pallet_orderbook::Event::OrderPlaced {
				order,
				..
			}) => Some(order),
			_ => None,
		})
		.expect("it was placed");
	let far = MARK + MARK / 10;
	let fills = |lots| order(market, Side::Buy, lots, far, false);
	let winner = pallet_clearing::Positions::<Runtime>::get(market, account(Alice))
		.map(|mut position| {
			position.holding = Default::default();
			position.registered = Some(pallet_clearing::types::Registered { gain: USD, paid: 0 });
			position.encode()
		})
		.expect("she is long");
	let winner_key = pallet_clearing::Positions::<Runtime>::hashed_key_for(market, account(Alice));
	let cheap = market_with(market, |row| row.mark.price = 2 * PRICE);
	vec![
		case("transfer", Alice, transfer),
		case(
			"order that rests",
			Charlie,
			order(market, Side::Buy, 1, MARK - 2, true),
		),
		case("order, 1 fill", Charlie, fills(1)),
		case("order, 10 fills", Charlie, fills(10)),
		case("order, 50 fills", Charlie, fills(MOST)),
		case(
			"cancel",
			Bob,
			pallet_orderbook::Call::cancel_order { market, order: id },
		),
		Case {
			changes: vec![cheap],
			..case(
				"liquidate, 1 position",
				Charlie,
				pallet_clearing::Call::liquidate {
					market,
					targets: BoundedVec::truncate_from(vec![(trader(7), Lots::MAX)]),
				},
			)
		},
		Case {
			changes: vec![settling(market, 3)],
			..case(
				"register a position",
				Charlie,
				pallet_clearing::Call::register_position {
					market,
					who: trader(7),
				},
			)
		},
		Case {
			changes: vec![settling(market, 0), (winner_key, winner)],
			..case(
				"collect a gain",
				Charlie,
				pallet_clearing::Call::collect {
					market,
					who: account(Alice),
				},
			)
		},
	]
}
