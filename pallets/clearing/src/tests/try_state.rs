use super::*;
use crate::{Accounts, Assets as Accepted, Markets, NextMarket, Params, Positions};

/// Runs a corruption on a chain with a trade, and says what is found.
fn found(corrupt: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(House::do_try_state());
		corrupt();
		match House::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(what)) => what,
			other => panic!("it wasn't found: {other:?}"),
		}
	})
}

fn market_with(change: impl FnOnce(&mut Market)) {
	Markets::<Test>::mutate(MARKET, |market| change(market.as_mut().unwrap()));
}

fn position_with(change: impl FnOnce(&mut Position)) {
	Positions::<Test>::mutate(MARKET, ALICE, |position| change(position.as_mut().unwrap()));
}

#[test]
fn wrong_parameters_are_found() {
	assert!(found(|| Params::<Test>::mutate(|params| params.grace = 0)).contains("parameters"));
	assert!(found(|| market_with(|market| market.risk.deposit = 0)).contains("risk terms"));
}

#[test]
fn missing_money_is_found() {
	let what = "a pot with less than the house owes";
	assert_eq!(
		found(|| {
			Accounts::<Test>::mutate(CAROL, DOLLAR, |account| {
				account.as_mut().unwrap().balance += 1;
			});
		}),
		what
	);
	assert_eq!(
		found(|| position_with(|position| position.holding.margin += 1)),
		what
	);
	assert_eq!(found(|| market_with(|market| market.insurance += 1)), what);
	assert_eq!(
		found(|| Accepted::<Test>::mutate(DOLLAR, |info| info.as_mut().unwrap().fund += 1)),
		what
	);
	assert_eq!(
		found(|| Accepted::<Test>::remove(DOLLAR)),
		"money in an asset that isn't accepted"
	);
}

#[test]
fn lots_and_claims_from_nowhere_are_found() {
	assert_eq!(
		found(|| position_with(|position| position.holding.size += 1)),
		"more lots were bought than sold, or fewer"
	);
	assert_eq!(
		found(|| position_with(|position| position.holding.cash += 1)),
		"cash isn't what losers paid"
	);
	assert_eq!(
		found(|| market_with(|market| market.open_interest += 1)),
		"open interest isn't what is open"
	);
	assert_eq!(
		found(|| market_with(|market| {
			market.collected += 1;
			market.insurance -= 1;
		})),
		"losses that weren't paid, or gains that were"
	);
	assert_eq!(
		found(|| {
			settle(6 * USD);
			position_with(|position| position.holding.cash += 1);
		}),
		"gains that aren't losses of others"
	);
	assert_eq!(
		found(|| {
			settle(6 * USD);
			market_with(|market| market.open_interest = 1);
		}),
		"open interest that settles"
	);
}

#[test]
fn payments_from_nowhere_are_found() {
	assert_eq!(
		found(|| {
			settle(6 * USD);
			market_with(|market| market.paid = market.pool() + 1);
		}),
		"more was paid than losers and insurance paid in"
	);
	assert_eq!(
		found(|| {
			settle(6 * USD);
			assert_ok!(register(ALICE, ALICE));
			market_with(|market| market.gains -= 1);
		}),
		"a market that forgets gains"
	);
	assert_eq!(
		found(|| {
			settle(6 * USD);
			assert_ok!(register(ALICE, ALICE));
			position_with(|position| position.holding.cash = 1);
		}),
		"a registered position that isn't square, or got more than it gained"
	);
}

#[test]
fn wrong_counts_are_found() {
	assert_eq!(
		found(|| market_with(|market| market.rows += 1)),
		"a market that miscounts its rows"
	);
	assert_eq!(
		found(|| market_with(|market| market.unregistered += 1)),
		"a market that miscounts who isn't registered"
	);
	assert_eq!(
		found(|| {
			Accounts::<Test>::mutate(ALICE, DOLLAR, |account| {
				account.as_mut().unwrap().positions += 1;
			});
		}),
		"an account that miscounts its positions"
	);
	assert_eq!(
		found(|| Accounts::<Test>::remove(ALICE, DOLLAR)),
		"a position without an account"
	);
	assert_eq!(
		found(|| Positions::<Test>::insert(77, CAROL, Position::default())),
		"a position of no market"
	);
	assert_eq!(
		found(|| NextMarket::<Test>::put(0)),
		"a market of the future"
	);
}
