//! Futures on the real runtime: prices of bonded feeders and of leases, orders in the book, margin in the house.

mod common;

use common::{
	account, call, check_all, development,
	fleet::{accept, post, rent, terms, Fleet},
	next_block, root, to_block, to_period,
};
use florin_core::{
	book::{OrderId, OrderKind},
	clearing::{Lots, MarketId, MarketPhase, Mode, RiskTerms, SettlementAsset, Side},
	futures::{Basis, Contract},
	index::{IndexPrice, Series},
	market::Price,
	traits::{PeriodClock, PriceIndex as _},
	Balance, Period, FLRN,
};
use florin_runtime::{
	configs::ProxyType,
	genesis_config_presets::{DEVELOPMENT_FEEDERS, H100, TEST_DOLLAR},
	AccountId, Assets, Attestation, Balances, Clearing, Futures, OrderBook, OriginCaller,
	PriceIndex, Runtime, RuntimeCall, RuntimeEvent, SafeMode, System,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchResult,
	traits::{Contains, InstanceFilter},
};
use pallet_price_index::types::{FeedPrice, FeedPrices};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{DispatchError, Permill};

type HouseError = pallet_clearing::Error<Runtime>;

/// A test dollar.
const USD: Balance = 1_000_000;
/// The dollar.
const DOLLAR: SettlementAsset = SettlementAsset::WithId(TEST_DOLLAR);

/// 20 % of initial margin, 10 % of maintenance, no slopes.
fn risk(deposit: Balance) -> RiskTerms {
	RiskTerms {
		initial: Permill::from_percent(20),
		initial_slope: Permill::zero(),
		maintenance: Permill::from_percent(10),
		maintenance_slope: Permill::zero(),
		profit_cap: Permill::from_percent(50),
		band: Permill::from_percent(50),
		taker_fee: Permill::from_parts(500),
		liquidation_fee: Permill::from_percent(1),
		liquidator_share: Permill::from_percent(50),
		cap: 1_000_000,
		position_cap: 100_000,
		order_cap: 16,
		deposit,
	}
}

/// H100 hours in USD, delivered over `periods` from `delivery` on.
fn dollars(delivery: Period, periods: Period) -> Contract {
	Contract {
		series: Series::usd(H100),
		asset: DOLLAR,
		lot_seconds: 3_600,
		tick: USD / 1_000,
		delivery,
		periods,
		mark_span: 1,
		least_coverage: Permill::from_percent(80),
		risk: risk(USD / 10),
	}
}

/// Every feeder tells what an H100 costs, in cents, in each period until the first block of `period`.
fn feed_until(period: Period, cents: u32) {
	while Attestation::now() < period {
		feed(cents);
		to_period(Attestation::now() + 1);
	}
}

fn feed(cents: u32) {
	for feeder in DEVELOPMENT_FEEDERS {
		let prices = FeedPrices::truncate_from(vec![FeedPrice {
			class: H100,
			price: IndexPrice::from_cents(cents),
		}]);
		let tells = pallet_price_index::Call::submit_prices { prices };
		let told = call(&AccountId::from(feeder), tells).map_err(|refused| refused.error);
		// Once a period.
		let again = Err(pallet_price_index::Error::<Runtime>::TooSoon.into());
		assert!(told.is_ok() || told.map(|_| ()) == again);
	}
}

/// Lists a contract, and answers its market.
fn list(contract: Contract) -> MarketId {
	let market = pallet_clearing::NextMarket::<Runtime>::get();
	assert_ok!(root(pallet_futures::Call::list { contract }));
	market
}

fn deposit(who: Sr25519Keyring, asset: SettlementAsset, amount: Balance) {
	assert_ok!(call(
		&account(who),
		pallet_clearing::Call::deposit { asset, amount }
	));
}

/// An order that stands for ten periods, or one that takes what there is.
fn order(
	who: Sr25519Keyring,
	market: MarketId,
	side: Side,
	lots: Lots,
	tick: u16,
	rests: bool,
) -> DispatchResult {
	let kind = if rests {
		OrderKind::Limit {
			expires: Attestation::now() + 10,
			post_only: false,
		}
	} else {
		OrderKind::ImmediateOrCancel
	};
	call(
		&account(who),
		pallet_orderbook::Call::place_order {
			market,
			side,
			lots,
			tick,
			kind,
			reduce_only: false,
		},
	)
	.map(|_| ())
	.map_err(|refused| refused.error)
}

/// The latest order that came to rest.
fn placed() -> OrderId {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::OrderBook(pallet_orderbook::Event::OrderPlaced { order, .. }) => {
				Some(order)
			}
			_ => None,
		})
		.expect("an order was placed")
}

fn size(market: MarketId, who: Sr25519Keyring) -> i64 {
	Clearing::position_report(market, &account(who)).map_or(0, |report| report.size)
}

fn in_house(who: Sr25519Keyring, asset: &SettlementAsset) -> Balance {
	Clearing::account_report(&account(who), asset).map_or(0, |report| report.balance)
}

fn pot(asset: &SettlementAsset) -> Balance {
	match asset {
		SettlementAsset::Native => Balances::free_balance(Clearing::pot(asset)),
		SettlementAsset::WithId(id) => Assets::balance(*id, Clearing::pot(asset)),
	}
}

/// Everybody leaves a market that has settled; what is left in the pot is its endowment and the fund.
fn everybody_leaves(market: MarketId, traders: &[Sr25519Keyring]) {
	let asset = Clearing::market_report(market).expect("it is there").asset;
	let keeper = account(traders[0]);
	for who in traders {
		let open = Clearing::position_report(market, &account(*who));
		if open.is_some_and(|position| position.registered.is_none()) {
			assert_ok!(call(
				&keeper,
				pallet_clearing::Call::register_position {
					market,
					who: account(*who)
				}
			));
		}
	}
	for who in traders {
		if Clearing::position_report(market, &account(*who)).is_some() {
			assert_ok!(call(
				&keeper,
				pallet_clearing::Call::collect {
					market,
					who: account(*who)
				}
			));
		}
	}
	assert_ok!(call(
		&keeper,
		pallet_clearing::Call::remove_market { market }
	));
	for who in traders {
		let amount = in_house(*who, &asset);
		if amount > 0 {
			assert_ok!(call(
				&account(*who),
				pallet_clearing::Call::withdraw {
					asset: asset.clone(),
					amount
				}
			));
		}
	}
	let info = pallet_clearing::Assets::<Runtime>::get(&asset).expect("it is accepted");
	assert_eq!(pot(&asset), info.endowment + info.fund);
	assert!(info.fund > 0, "fees were paid");
	assert_eq!(Futures::contract(market), None);
	assert!(!pallet_orderbook::Books::<Runtime>::contains_key(market));
}

#[test]
fn a_future_in_dollars_runs_from_listing_to_the_last_withdrawal() {
	development(|| {
		next_block();
		feed_until(Attestation::now() + 3, 500);
		feed(500);
		let now = Attestation::now();
		let market = list(dollars(now + 8, 5));
		let before: Balance = [Alice, Bob, Charlie]
			.map(|who| Assets::balance(TEST_DOLLAR, account(who)))
			.into_iter()
			.sum();
		for who in [Alice, Bob, Charlie] {
			deposit(who, DOLLAR, 1_000 * USD);
		}
		assert_ok!(order(Bob, market, Side::Sell, 200, 5_000, true));
		assert_ok!(order(Alice, market, Side::Buy, 100, 5_000, false));
		assert_eq!((size(market, Alice), size(market, Bob)), (100, -100));
		check_all();

		// The price rises: Bob is short of margin, and Charlie takes a part over.
		feed_until(now + 4, 560);
		let report = Clearing::position_report(market, &account(Bob)).expect("it is open");
		assert_eq!(report.mark, 5_600_000);
		let targets = vec![(account(Bob), Lots::MAX)]
			.try_into()
			.expect("one fits");
		// What Bob's resting order set aside answers first.
		assert_ok!(call(
			&account(Charlie),
			pallet_clearing::Call::liquidate { market, targets }
		));
		assert_eq!(size(market, Charlie), 0);
		feed_until(now + 6, 650);
		let targets = vec![(account(Bob), Lots::MAX)]
			.try_into()
			.expect("one fits");
		assert_ok!(call(
			&account(Charlie),
			pallet_clearing::Call::liquidate { market, targets }
		));
		assert!(size(market, Charlie) < 0 && size(market, Bob) < 0);
		assert_eq!(
			size(market, Alice) + size(market, Bob) + size(market, Charlie),
			0
		);
		check_all();

		// Delivery: the mark follows what was delivered, and nothing is traded any more.
		feed_until(now + 10, 600);
		let phase = Clearing::market_report(market).expect("it is there").phase;
		assert_eq!(phase, MarketPhase::Ended);
		assert_noop!(
			order(Alice, market, Side::Sell, 1, 6_000, false),
			HouseError::TradingEnded
		);
		feed_until(now + 17, 600);
		let contract = Futures::contract(market).expect("it is listed");
		assert_eq!(contract.settled, Some((6_000_000, Basis::Average)));
		check_all();

		// Bob's order is still in the book. Whoever clears it away gets its deposit.
		let order = OrderBook::orders_of(market, &account(Bob), 10);
		let ids = order.iter().map(|order| order.id).collect::<Vec<_>>();
		assert_eq!(ids.len(), 1);
		assert_ok!(call(
			&account(Charlie),
			pallet_orderbook::Call::remove_orders {
				market,
				orders: ids.try_into().expect("one fits")
			}
		));
		everybody_leaves(market, &[Alice, Bob, Charlie]);
		let after: Balance = [Alice, Bob, Charlie]
			.map(|who| Assets::balance(TEST_DOLLAR, account(who)))
			.into_iter()
			.sum();
		let info = pallet_clearing::Assets::<Runtime>::get(DOLLAR).expect("it is accepted");
		assert_eq!(after + info.fund, before);
	});
}

#[test]
fn a_future_in_flrn_settles_on_what_leases_cost() {
	development(|| {
		let fleet = Fleet::of(2);
		let mut offered = terms();
		offered.price = Price::Fixed(FLRN);
		let offer = post(&fleet, offered);
		let lease = rent(Charlie, offer, 2, 90);
		accept(Charlie, lease);
		let settle = || {
			let leases = vec![lease].try_into().expect("one fits");
			call(&account(Dave), pallet_market::Call::settle { leases })
		};
		let work = |until: Period| {
			while Attestation::now() < until {
				fleet.work_until(Attestation::now() + 1, |_| 12);
				let _ = settle();
			}
		};
		work(Attestation::now() + 10);
		let now = Attestation::now();
		let mut contract = Contract {
			series: Series::flrn(H100),
			asset: SettlementAsset::Native,
			lot_seconds: 1,
			tick: FLRN / 3_600 / 1_000,
			delivery: now + 6,
			periods: 5,
			mark_span: 5,
			least_coverage: Permill::from_percent(40),
			risk: risk(FLRN / 100),
		};
		// One quote, one asset.
		contract.asset = DOLLAR;
		assert!(root(pallet_futures::Call::list {
			contract: contract.clone()
		})
		.is_err());
		contract.asset = SettlementAsset::Native;
		let market = list(contract.clone());
		for who in [Alice, Dave] {
			deposit(who, SettlementAsset::Native, 50 * FLRN);
		}
		let mark = Clearing::market_report(market)
			.expect("it is there")
			.mark
			.price;
		assert_eq!(mark, FLRN / 3_600);
		let tick = u16::try_from(mark / contract.tick).expect("it fits");
		assert_ok!(order(Dave, market, Side::Sell, 10_000, tick, true));
		work(now + 2);
		// Commission of a few device-minutes binds a few class-seconds.
		let cap = Clearing::market_report(market)
			.expect("it is there")
			.open_interest_cap;
		assert!((1..10).contains(&cap), "{cap}");
		assert_noop!(
			order(Alice, market, Side::Buy, cap + 1, tick, false),
			HouseError::OpenInterestCap
		);
		assert_ok!(order(Alice, market, Side::Buy, cap, tick, false));
		assert_eq!(size(market, Alice), i64::try_from(cap).expect("it fits"));
		work(now + 16);
		let settled = Futures::contract(market).and_then(|contract| contract.settled);
		assert_eq!(settled, Some((FLRN / 3_600, Basis::Average)));
		let orders = OrderBook::orders_of(market, &account(Dave), 10);
		let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
		assert_ok!(call(
			&account(Alice),
			pallet_orderbook::Call::remove_orders {
				market,
				orders: ids.try_into().expect("one fits")
			}
		));
		everybody_leaves(market, &[Alice, Dave]);
	});
}

#[test]
fn only_root_lists_contracts_and_loosens_markets_and_it_waits() {
	development(|| {
		next_block();
		feed_until(Attestation::now() + 3, 500);
		feed(500);
		let contract = dollars(Attestation::now() + 8, 5);
		let lists = || pallet_futures::Call::list {
			contract: contract.clone(),
		};
		assert_noop!(call(&account(Alice), lists()), DispatchError::BadOrigin);
		let market = list(contract.clone());
		// What takes a market, another index and higher caps in one batch.
		let loosens = pallet_clearing::Call::set_risk {
			market,
			risk: RiskTerms {
				cap: 2_000_000,
				..risk(USD / 10)
			},
		};
		let index = pallet_price_index::Call::set_parameters {
			parameters: pallet_price_index::Parameters {
				feed_age: 6,
				..pallet_price_index::Params::<Runtime>::get()
			},
		};
		let calls: Vec<RuntimeCall> = vec![lists().into(), index.into(), loosens.into()];
		let batch = pallet_utility::Call::batch_all {
			calls: calls.clone(),
		};
		for refused in calls.into_iter().chain([batch.into()]) {
			System::reset_events();
			let tighten = OriginCaller::Governance(pallet_governance::Origin::Tighten);
			assert_ok!(root(pallet_utility::Call::dispatch_as {
				as_origin: Box::new(tighten),
				call: Box::new(refused.clone()),
			}));
			let result = System::events()
				.into_iter()
				.find_map(|record| match record.event {
					RuntimeEvent::Utility(pallet_utility::Event::DispatchedAs { result }) => {
						Some(result)
					}
					_ => None,
				});
			assert!(matches!(result, Some(Err(_))), "{refused:?}");
		}
		assert_eq!(Clearing::market_reports().len(), 1);
		let cap = Clearing::market_report(market).map(|report| report.risk.cap);
		assert_eq!(cap, Some(1_000_000));
		// Root itself waits for the least enactment time of its track, as all that Root does; and a contract isn't traded against a price that
		// hasn't been live.
		let stale = dollars(Attestation::now() + 8, 5);
		to_period(Attestation::now() + 8);
		assert!(root(pallet_futures::Call::list { contract: stale }).is_err());
	});
}

#[test]
fn in_a_halt_orders_are_cancelled_and_nothing_is_traded_or_liquidated() {
	development(|| {
		next_block();
		feed_until(Attestation::now() + 3, 500);
		feed(500);
		let now = Attestation::now();
		let market = list(dollars(now + 20, 5));
		for who in [Alice, Bob, Charlie] {
			deposit(who, DOLLAR, 1_000 * USD);
		}
		assert_ok!(order(Bob, market, Side::Sell, 100, 5_000, true));
		assert_ok!(order(Alice, market, Side::Buy, 100, 5_000, false));
		assert_ok!(order(Alice, market, Side::Buy, 10, 4_000, true));
		let id = placed();
		let halted = System::block_number();
		assert_ok!(root(pallet_safe_mode::Call::force_enter {}));
		assert!(SafeMode::is_entered());
		assert!(order(Alice, market, Side::Sell, 1, 5_000, false).is_err());
		assert_ok!(call(
			&account(Alice),
			pallet_orderbook::Call::cancel_order { market, order: id }
		));
		let liquidate = || {
			let targets = vec![(account(Bob), Lots::MAX)]
				.try_into()
				.expect("one fits");
			call(
				&account(Charlie),
				pallet_clearing::Call::liquidate { market, targets },
			)
		};
		feed_until(now + 3, 700);
		assert!(liquidate().is_err());
		// Feeders went on, so the price is of now; but Bob couldn't add margin, and has a while to.
		while SafeMode::is_entered() {
			feed_until(Attestation::now() + 1, 700);
		}
		assert_noop!(liquidate(), HouseError::Grace);
		let ended = System::block_number();
		assert!(ended > halted);
		while System::block_number() < ended + 20 {
			feed_until(Attestation::now() + 1, 700);
		}
		assert_ok!(liquidate());
		assert!(size(market, Charlie) < 0);
	});
}

/// Every call of the three pallets, whether it is taken in a halt, and whether a trading proxy may make it.
fn calls() -> Vec<(RuntimeCall, bool, bool)> {
	use pallet_clearing::Call as House;
	use pallet_futures::Call as Instrument;
	use pallet_orderbook::Call as Book;

	let (market, amount, who) = (0, 1, account(Alice));
	let order = OrderId {
		side: Side::Buy,
		tick: 1,
		page: 0,
		id: 0,
	};
	let placed = Book::place_order {
		market,
		side: Side::Buy,
		lots: 1,
		tick: 1,
		kind: OrderKind::FillOrKill,
		reduce_only: false,
	};
	let house = [
		(
			House::deposit {
				asset: DOLLAR,
				amount,
			},
			false,
			false,
		),
		(
			House::withdraw {
				asset: DOLLAR,
				amount,
			},
			false,
			false,
		),
		(House::add_margin { market, amount }, true, true),
		(
			House::withdraw_margin {
				market,
				amount: None,
			},
			false,
			true,
		),
		(
			House::liquidate {
				market,
				targets: Default::default(),
			},
			false,
			true,
		),
		(
			House::register_position {
				market,
				who: who.clone(),
			},
			true,
			true,
		),
		(House::collect { market, who }, true, true),
		(House::remove_market { market }, false, false),
		(House::insure { market, amount }, false, false),
		(House::accept_asset { asset: DOLLAR }, false, false),
		(House::insure_from_fund { market, amount }, false, false),
		(
			House::set_mode {
				market,
				mode: Mode::Halted,
			},
			true,
			false,
		),
		(
			House::set_risk {
				market,
				risk: risk(1),
			},
			true,
			false,
		),
		(
			House::set_parameters {
				parameters: Default::default(),
			},
			true,
			false,
		),
	];
	let orders = || Default::default();
	let book = [
		(placed, false, true),
		(Book::cancel_order { market, order }, true, true),
		(
			Book::cancel_orders {
				market,
				orders: orders(),
			},
			true,
			true,
		),
		(
			Book::remove_orders {
				market,
				orders: orders(),
			},
			true,
			true,
		),
	];
	let instrument = [
		(
			Instrument::list {
				contract: dollars(1, 1),
			},
			false,
			false,
		),
		(
			Instrument::set_parameters {
				parameters: Default::default(),
			},
			true,
			false,
		),
		(Instrument::settle_at { market, price: 1 }, false, false),
	];
	let mut all: Vec<(RuntimeCall, bool, bool)> = Vec::new();
	all.extend(house.map(|(call, halt, proxy)| (call.into(), halt, proxy)));
	all.extend(book.map(|(call, halt, proxy)| (call.into(), halt, proxy)));
	all.extend(instrument.map(|(call, halt, proxy)| (call.into(), halt, proxy)));
	all
}

#[test]
fn each_call_is_let_through_a_halt_and_a_proxy_or_not() {
	use florin_runtime::configs::governance::WhileHalted;
	use frame_support::traits::GetCallName;

	let all = calls();
	let known = pallet_clearing::Call::<Runtime>::get_call_names().len()
		+ pallet_orderbook::Call::<Runtime>::get_call_names().len()
		+ pallet_futures::Call::<Runtime>::get_call_names().len();
	assert_eq!(all.len(), known);
	development(|| {
		for (call, halt, proxy) in all {
			assert_eq!(WhileHalted::contains(&call), halt, "{call:?}");
			assert_eq!(ProxyType::Trade.filter(&call), proxy, "{call:?}");
			assert!(!ProxyType::NonTransfer.filter(&call), "{call:?}");
		}
	});
}

#[test]
fn what_binds_is_commission_without_what_attesters_get_of_it() {
	use florin_core::traits::LeaseCommission;
	use florin_runtime::configs::NetCommission;

	development(|| {
		// 2 %, of which a fifth is the attesters'.
		assert_eq!(NetCommission::net(), Permill::from_parts(16_000));
	});
}

#[test]
fn a_halt_without_an_end_stops_the_house_as_well() {
	use florin_runtime::configs::governance::WhileHalted;

	development(|| {
		let cancel: RuntimeCall = pallet_orderbook::Call::cancel_orders {
			market: 0,
			orders: Default::default(),
		}
		.into();
		assert!(WhileHalted::contains(&cancel));
		assert!(<SafeMode as frame_support::traits::SafeMode>::enter(u32::MAX).is_ok());
		assert!(!WhileHalted::contains(&cancel));
	});
}

#[test]
fn a_market_that_governance_halts_keeps_its_price_and_opens_with_grace() {
	development(|| {
		next_block();
		feed_until(Attestation::now() + 3, 500);
		feed(500);
		let now = Attestation::now();
		let market = list(dollars(now + 20, 5));
		assert_ok!(root(pallet_clearing::Call::set_mode {
			market,
			mode: Mode::Halted
		}));
		to_block(System::block_number() + 3);
		deposit(Alice, DOLLAR, 100 * USD);
		assert!(order(Alice, market, Side::Buy, 1, 5_000, true).is_err());
		assert_ok!(root(pallet_clearing::Call::set_mode {
			market,
			mode: Mode::Open
		}));
		assert_ok!(order(Alice, market, Side::Buy, 1, 5_000, true));
		let from = Clearing::market_report(market).map(|report| report.liquidates_from);
		assert_eq!(from, Some(Attestation::now() + 2));
		assert_ok!(PriceIndex::average(Series::usd(H100), now - 1, now));
	});
}
