//! Random histories: prices move arbitrarily, and what holds always does after each step.

use super::*;
use florin_core::clearing::Resting;
use proptest::prelude::*;

/// Who takes part.
const TRADERS: [AccountId; 4] = [ALICE, BOB, CAROL, LIQUIDATOR];

#[derive(Clone, Debug)]
enum Op {
	Order {
		who: usize,
		buys: bool,
		lots: u64,
		price: u128,
		reduce_only: bool,
	},
	/// Somebody takes lots of a resting order.
	Take {
		who: usize,
		order: usize,
		lots: u64,
	},
	Cancel {
		order: usize,
		cleaner: Option<usize>,
	},
	/// In hundredths of the price in the beginning.
	Mark {
		percent: u128,
		/// Of the latest price, where it is another one.
		spot: Option<u128>,
		live: bool,
	},
	Pass(u32),
	Liquidate {
		who: usize,
		target: usize,
		lots: u64,
	},
	Deposit(usize, u128),
	Withdraw(usize, u128),
	AddMargin(usize, u128),
	TakeMargin(usize, Option<u128>),
	Mode(Mode),
	Tighten,
	Insure(usize, u128),
	End,
	/// In hundredths of the price in the beginning.
	Settle(u128),
	Register(usize, usize),
	Collect(usize),
}

fn price_move() -> impl Strategy<Value = u128> {
	prop_oneof![
		8 => 80..125u128,
		2 => 20..400u128,
		1 => Just(0u128),
		1 => Just(100_000u128),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let who = || 0..TRADERS.len();
	let amount = || prop_oneof![3 => 1..500 * USD, 1 => 1..10u128, 1 => Just(u128::MAX)];
	prop_oneof![
		8 => (who(), any::<bool>(), 1..400u64, 80..125u128, prop::bool::weighted(0.2)).prop_map(
			|(who, buys, lots, percent, reduce_only)| Op::Order {
				who, buys, lots, price: PRICE * percent / 100, reduce_only,
			}
		),
		12 => (who(), 0..8usize, 1..400u64)
			.prop_map(|(who, order, lots)| Op::Take { who, order, lots }),
		3 => (0..8usize, prop::option::of(who()))
			.prop_map(|(order, cleaner)| Op::Cancel { order, cleaner }),
		8 => (price_move(), prop::option::of(price_move()), prop::bool::weighted(0.9))
			.prop_map(|(percent, spot, live)| Op::Mark { percent, spot, live }),
		2 => (1..12u32).prop_map(Op::Pass),
		6 => (who(), who(), prop_oneof![Just(u64::MAX), 1..50u64])
			.prop_map(|(who, target, lots)| Op::Liquidate { who, target, lots }),
		2 => (who(), amount()).prop_map(|(who, amount)| Op::Deposit(who, amount)),
		2 => (who(), amount()).prop_map(|(who, amount)| Op::Withdraw(who, amount)),
		1 => (who(), amount()).prop_map(|(who, amount)| Op::AddMargin(who, amount)),
		3 => (who(), prop::option::of(amount()))
			.prop_map(|(who, amount)| Op::TakeMargin(who, amount)),
		1 => prop_oneof![Just(Mode::Open), Just(Mode::ReduceOnly), Just(Mode::Halted)]
			.prop_map(Op::Mode),
		1 => Just(Op::Tighten),
		1 => (who(), amount()).prop_map(|(who, amount)| Op::Insure(who, amount)),
		1 => Just(Op::End),
		1 => price_move().prop_map(Op::Settle),
		3 => (who(), who()).prop_map(|(by, who)| Op::Register(by, who)),
		3 => who().prop_map(Op::Collect),
	]
}

/// An order as the book would know it.
#[derive(Clone, Debug)]
struct Order {
	owner: AccountId,
	side: Side,
	lots: u64,
	price: u128,
	each: u128,
}

#[derive(Default)]
struct Book(Vec<Order>);

impl Book {
	/// What somebody does. What is refused is rolled back, as it would be for a call.
	fn apply(&mut self, op: &Op) {
		let before = self.0.clone();
		let result = transactional(|| self.try_apply(op));
		if result.is_err() {
			self.0 = before;
		}
	}

	fn try_apply(&mut self, op: &Op) -> Result<(), DispatchError> {
		let trader = |index: usize| TRADERS[index];
		match *op {
			Op::Order {
				who,
				buys,
				lots,
				price,
				reduce_only,
			} => self.place(trader(who), buys, lots, price, reduce_only),
			Op::Take { who, order, lots } => self.take(trader(who), order, lots),
			Op::Cancel { order, cleaner } => self.cancel(order, cleaner.map(trader)),
			Op::Mark {
				percent,
				spot,
				live,
			} => {
				House::mark(
					MARKET,
					Mark {
						live,
						spot: PRICE * spot.unwrap_or(percent) / 100,
						..super::live(PRICE * percent / 100)
					},
				);
				Ok(())
			}
			Op::Pass(periods) => {
				Now::mutate(|now| *now += periods);
				Ok(())
			}
			Op::Liquidate { who, target, lots } => liquidate(trader(who), trader(target), lots),
			Op::Deposit(who, amount) => House::deposit(signed(trader(who)), DOLLAR, amount),
			Op::Withdraw(who, amount) => House::withdraw(signed(trader(who)), DOLLAR, amount),
			Op::AddMargin(who, amount) => House::add_margin(signed(trader(who)), MARKET, amount),
			Op::TakeMargin(who, amount) => {
				House::withdraw_margin(signed(trader(who)), MARKET, amount)
			}
			Op::Mode(mode) => House::set_mode(RuntimeOrigin::root(), MARKET, mode),
			Op::Tighten => {
				let old = market().risk;
				let terms = RiskTerms {
					initial: Permill::from_percent(20),
					maintenance: Permill::from_percent(12),
					cap: old.cap / 2,
					..old
				};
				House::set_risk(signed(GUARD), MARKET, terms)
			}
			Op::Insure(who, amount) => House::insure(signed(trader(who)), MARKET, amount),
			Op::End => {
				House::end_trading(MARKET);
				Ok(())
			}
			Op::Settle(percent) => {
				House::settle(MARKET, PRICE * percent / 100, Now::get() + 3);
				Ok(())
			}
			Op::Register(by, who) => register(trader(by), trader(who)),
			Op::Collect(who) => collect(trader(who)),
		}
	}

	fn place(
		&mut self,
		owner: AccountId,
		buys: bool,
		lots: u64,
		price: u128,
		reduce_only: bool,
	) -> Result<(), DispatchError> {
		// The book asks first.
		let trading = <House as ClearingHouse<AccountId>>::trading(MARKET)?;
		if trading.mode == Mode::Halted || (trading.mode == Mode::ReduceOnly && !reduce_only) {
			return Err(DispatchError::Other("mode"));
		}
		let side = if buys { Side::Buy } else { Side::Sell };
		let order = Resting {
			side,
			lots,
			price,
			reduce_only,
		};
		let each = <House as ClearingHouse<_>>::reserve(&owner, MARKET, &order)?;
		self.0.push(Order {
			owner,
			side,
			lots,
			price,
			each,
		});
		Ok(())
	}

	fn take(&mut self, taker: AccountId, index: usize, lots: u64) -> Result<(), DispatchError> {
		let order = self.0.get_mut(index).ok_or(DispatchError::CannotLookup)?;
		let lots = lots.min(order.lots);
		let fills = lots == order.lots;
		let (owner, reserved) = (order.owner, order.each * u128::from(lots));
		let side = order.side.opposite();
		let price = order.price;
		order.lots -= lots;
		if fills {
			self.0.remove(index);
		}
		fill(taker, side, owner, lots, price, reserved, fills)
			.map_err(|_| DispatchError::Other("refused"))?;
		House::finish(&taker, MARKET)
	}

	fn cancel(&mut self, index: usize, cleaner: Option<AccountId>) -> Result<(), DispatchError> {
		if index >= self.0.len() {
			return Err(DispatchError::CannotLookup);
		}
		let order = self.0.remove(index);
		let reserved = order.each * u128::from(order.lots);
		<House as ClearingHouse<_>>::release(&order.owner, MARKET, reserved, cleaner.as_ref())
	}

	/// Everybody leaves: the pot ends with its endowment and the fund.
	fn wind_up(&mut self) {
		while !self.0.is_empty() {
			assert_ok!(self.cancel(0, None));
		}
		if !matches!(market().phase, Phase::Settling { .. }) {
			settle(market().mark.price);
		}
		for who in TRADERS {
			let open = crate::Positions::<Test>::get(MARKET, who);
			if open.is_some_and(|position| position.registered.is_none()) {
				assert_ok!(register(who, who));
			}
		}
		let (gains, pool, paid) = (market().gains, market().pool(), market().paid);
		let mut ratios = Vec::new();
		for who in TRADERS {
			if let Some(position) = crate::Positions::<Test>::get(MARKET, who) {
				let before = balance(who);
				assert_ok!(collect(who));
				let registered = position.registered.expect("it is registered");
				let got = balance(who) - before - position.holding.margin + registered.paid;
				ratios.push((registered.gain, got));
			}
		}
		assert_eq!(market().rows, 0);
		// Nobody of those who waited gets a better ratio than the others.
		if paid == 0 && gains > 0 {
			for (gain, got) in ratios {
				let due = florin_math::clearing::share(gain, pool, market().known_gains());
				assert_eq!(got, due);
			}
		}
		assert_ok!(House::remove_market(signed(STRANGER), MARKET));
		for who in TRADERS {
			if crate::Accounts::<Test>::contains_key(who, DOLLAR) {
				assert_ok!(House::withdraw(signed(who), DOLLAR, balance(who)));
			}
			assert!(crate::Accounts::<Test>::get(who, DOLLAR).is_none());
		}
		let info = crate::Assets::<Test>::get(DOLLAR).expect("it is accepted");
		assert_eq!(pot(&DOLLAR), info.endowment + info.fund);
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

	#[test]
	fn money_is_neither_lost_nor_made_up_whatever_prices_do(
		ops in prop::collection::vec(op(), 1..80)
	) {
		new_test_ext().execute_with(|| {
			let all = || TRADERS.iter().map(|who| wallet(*who)).sum::<u128>() + pot(&DOLLAR);
			let before = all();
			let mut book = Book::default();
			for op in &ops {
				book.apply(op);
				check();
				assert_eq!(all(), before);
			}
			book.wind_up();
			assert_eq!(all(), before);
			check();
		});
	}
}
