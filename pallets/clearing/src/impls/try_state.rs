//! What always holds of the house.

use crate::{
	types::{Market, Phase, Position},
	Accounts, Assets, Config, Markets, NextMarket, Pallet, Params, Positions,
};
use alloc::collections::BTreeMap;
use florin_core::{
	clearing::{MarketId, SettlementAsset},
	parameters::Parameters as _,
	Balance,
};
use frame_support::{ensure, traits::fungibles::Inspect};
use sp_runtime::TryRuntimeError;

/// What the positions of a market come to.
#[derive(Default)]
struct Sums {
	rows: u32,
	unregistered: u32,
	size: i128,
	long: i128,
	cash: i128,
	/// What unregistered positions come to at the settlement price.
	profit: i128,
	gains: Balance,
	paid: Balance,
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over everything, so it is for tests and dry runs only.
	///
	/// 1. Parameters and the risk terms of markets are within their bounds.
	/// 2. Pots have what accounts, positions, markets and funds come to, at least.
	/// 3. Lots of a market add up to zero, those that are long to the open interest; cash adds up to what losers paid.
	/// 4. Nothing was paid to winners that losers and insurance didn't pay.
	/// 5. Registered gains less losses and what isn't registered add up to zero.
	/// 6. Accounts count their positions, markets their rows.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Params::<T>::get().flaw().is_none(),
			"parameters of the house out of bounds"
		);
		let mut counted = BTreeMap::<(T::AccountId, SettlementAsset), u32>::new();
		for (id, market) in Markets::<T>::iter() {
			let sums = Self::sums_of(id, &market, &mut counted)?;
			Self::try_state_of_market(id, &market, &sums)?;
		}
		for (id, _, _) in Positions::<T>::iter() {
			ensure!(Markets::<T>::contains_key(id), "a position of no market");
		}
		for (who, asset, account) in Accounts::<T>::iter() {
			let positions = counted.remove(&(who, asset)).unwrap_or_default();
			ensure!(
				account.positions == positions,
				"an account that miscounts its positions"
			);
		}
		ensure!(counted.is_empty(), "a position without an account");
		for (asset, owed) in Self::owed()? {
			ensure!(
				Assets::<T>::contains_key(&asset),
				"money in an asset that isn't accepted"
			);
			let there = T::Assets::balance(asset.clone(), &Self::pot(&asset));
			ensure!(there >= owed, "a pot with less than the house owes");
		}
		Ok(())
	}

	/// What the house owes in each asset, the endowment of its pot included.
	pub(crate) fn owed() -> Result<BTreeMap<SettlementAsset, Balance>, TryRuntimeError> {
		let mut owed = BTreeMap::new();
		for (asset, info) in Assets::<T>::iter() {
			Self::owe(&mut owed, &asset, info.endowment)?;
			Self::owe(&mut owed, &asset, info.fund)?;
		}
		for (_, asset, account) in Accounts::<T>::iter() {
			Self::owe(&mut owed, &asset, account.balance)?;
		}
		for (id, market) in Markets::<T>::iter() {
			Self::owe(&mut owed, &market.asset, market.left())?;
			for position in Positions::<T>::iter_prefix_values(id) {
				let money = Self::money_of(&position).ok_or("a sum that overflows")?;
				Self::owe(&mut owed, &market.asset, money)?;
			}
		}
		Ok(owed)
	}

	fn owe(
		owed: &mut BTreeMap<SettlementAsset, Balance>,
		asset: &SettlementAsset,
		amount: Balance,
	) -> Result<(), TryRuntimeError> {
		let sum = owed.entry(asset.clone()).or_default();
		*sum = sum.checked_add(amount).ok_or("more than there can be")?;
		Ok(())
	}

	/// Money that lies in a position.
	fn money_of(position: &Position) -> Option<Balance> {
		let own = if position.registered.is_some() {
			0
		} else {
			position.deposit
		};
		position
			.holding
			.margin
			.checked_add(position.reserved)?
			.checked_add(position.order_deposits())?
			.checked_add(own)
	}

	fn sums_of(
		id: MarketId,
		market: &Market,
		counted: &mut BTreeMap<(T::AccountId, SettlementAsset), u32>,
	) -> Result<Sums, TryRuntimeError> {
		let mut sums = Sums::default();
		for (who, position) in Positions::<T>::iter_prefix(id) {
			let count = counted.entry((who, market.asset.clone())).or_default();
			*count = count.saturating_add(1);
			let add = |sum: i128, more: i128| sum.checked_add(more).ok_or("a sum that overflows");
			let holding = position.holding;
			sums.rows = sums.rows.saturating_add(1);
			sums.size = add(sums.size, holding.size.into())?;
			sums.long = add(sums.long, holding.size.max(0).into())?;
			sums.cash = add(sums.cash, holding.cash)?;
			if let Some(registered) = position.registered {
				ensure!(
					holding.is_square() && registered.paid <= registered.gain,
					"a registered position that isn't square, or got more than it gained"
				);
				sums.gains = sums.gains.saturating_add(registered.gain);
				sums.paid = sums.paid.saturating_add(registered.paid);
				continue;
			}
			if !holding.is_square() {
				sums.unregistered = sums.unregistered.saturating_add(1);
			}
			if let Phase::Settling { price, .. } = market.phase {
				let profit = holding.profit(price).ok_or("a profit that overflows")?;
				sums.profit = add(sums.profit, profit)?;
			}
		}
		Ok(sums)
	}

	fn try_state_of_market(
		id: MarketId,
		market: &Market,
		sums: &Sums,
	) -> Result<(), TryRuntimeError> {
		ensure!(id < NextMarket::<T>::get(), "a market of the future");
		ensure!(market.risk.flaw().is_none(), "risk terms out of bounds");
		ensure!(market.rows == sums.rows, "a market that miscounts its rows");
		ensure!(
			market.unregistered == sums.unregistered,
			"a market that miscounts who isn't registered"
		);
		ensure!(
			market.paid <= market.pool(),
			"more was paid than losers and insurance paid in"
		);
		ensure!(
			sums.gains <= market.gains && sums.paid <= market.paid,
			"a market that forgets gains"
		);
		let losses = i128::try_from(market.losses).map_err(|_| "a sum that overflows")?;
		let gains = i128::try_from(market.gains).map_err(|_| "a sum that overflows")?;
		if let Phase::Settling { .. } = market.phase {
			ensure!(market.open_interest == 0, "open interest that settles");
			ensure!(
				losses.checked_sub(gains) == Some(sums.profit),
				"gains that aren't losses of others"
			);
		} else {
			ensure!(sums.size == 0, "more lots were bought than sold, or fewer");
			ensure!(
				sums.long == i128::from(market.open_interest),
				"open interest isn't what is open"
			);
			ensure!(
				market.gains == 0 && sums.cash == losses,
				"cash isn't what losers paid"
			);
			ensure!(
				market.collected == market.losses && market.paid == 0,
				"losses that weren't paid, or gains that were"
			);
		}
		Ok(())
	}
}
