//! Margin, liquidation and settlement of what is held in lots.
//!
//! A price is an amount of the settlement asset for one lot, in whole units of the asset. Lots bought at a price lower
//! [`Holding::cash`] by exactly what selling them raises it for the other side, so over a market Σ `size` and Σ `cash` are zero
//! without any rounding, and so is Σ `profit` at any price.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Permill;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// Lots held, and the money that answers for them.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Holding {
	/// Lots bought less lots sold: long above zero, short below.
	pub size: i64,
	/// What the lots sold came to, less what those bought did. Not money: a claim on the market, or a debt to it.
	pub cash: i128,
	/// Collateral.
	pub margin: u128,
}

impl Holding {
	/// Lots, whichever way.
	pub const fn lots(&self) -> u64 {
		self.size.unsigned_abs()
	}

	/// Whether nothing is held and nothing owed either way.
	pub const fn is_square(&self) -> bool {
		self.size == 0 && self.cash == 0
	}

	/// What closing all lots at `price` would leave as a claim, or below zero as a debt. `None` beyond 127 bits.
	pub fn profit(&self, price: u128) -> Option<i128> {
		signed_value(self.size, price)?.checked_add(self.cash)
	}

	/// Margin and profit at `price`. `None` beyond 127 bits.
	pub fn equity(&self, price: u128) -> Option<i128> {
		i128::try_from(self.margin)
			.ok()?
			.checked_add(self.profit(price)?)
	}

	/// What counts for opening at `price`: margin, and profit up to `cap` of the margin, rounded down. `None` beyond 127 bits.
	pub fn counted(&self, price: u128, cap: Permill) -> Option<i128> {
		let cap = i128::try_from(cap.mul_floor(self.margin)).ok()?;
		i128::try_from(self.margin)
			.ok()?
			.checked_add(self.profit(price)?.min(cap))
	}

	/// What counts for taking margin out at `price`: margin less a loss. `None` beyond 127 bits.
	pub fn secured(&self, price: u128) -> Option<i128> {
		self.counted(price, Permill::zero())
	}

	/// The holding once `lots` more, or below zero fewer, were bought at `price`. `None` beyond the types.
	pub fn after(&self, lots: i64, price: u128) -> Option<Self> {
		Some(Self {
			size: self.size.checked_add(lots)?,
			cash: self.cash.checked_sub(signed_value(lots, price)?)?,
			margin: self.margin,
		})
	}

	/// Whether `after` is more of a risk: more lots, or any on the other side.
	pub const fn is_opened_by(&self, after: &Self) -> bool {
		after.lots() > self.lots() || (after.size != 0 && (after.size > 0) != (self.size > 0))
	}
}

/// `size × price` with its sign. `None` beyond 127 bits.
fn signed_value(size: i64, price: u128) -> Option<i128> {
	i128::from(size).checked_mul(i128::try_from(price).ok()?)
}

/// What `lots` are worth at `price`. `None` beyond 128 bits.
pub fn notional(lots: u64, price: u128) -> Option<u128> {
	u128::from(lots).checked_mul(price)
}

/// Margin for `lots` at `price`, rounded up. `None` beyond 128 bits.
pub fn requirement(rate: Permill, lots: u64, price: u128) -> Option<u128> {
	Some(rate.mul_ceil(notional(lots, price)?))
}

/// A rate that grows with `part` of `whole`: `base + slope × min(1, part / whole)`, rounded up, at most 1; `base + slope` where there is no whole.
pub fn rate(base: Permill, slope: Permill, part: u64, whole: u64) -> Permill {
	let slope = u128::from(slope.deconstruct());
	let part = part.min(whole);
	let growth = mul_div_ceil(slope, part.into(), whole.into()).unwrap_or(slope);
	let parts = u128::from(base.deconstruct()).saturating_add(growth);
	Permill::from_parts(u32::try_from(parts.min(PARTS)).unwrap_or(u32::MAX))
}

/// What a resting order sets aside for each lot: margin at `rate` on its price or the mark, whichever is more, and what the lot would lose at once
/// against the mark. Rounded up. `None` beyond 128 bits.
pub fn reserve(rate: Permill, buys: bool, price: u128, mark: u128) -> Option<u128> {
	let loss = if buys {
		price.saturating_sub(mark)
	} else {
		mark.saturating_sub(price)
	};
	rate.mul_ceil(price.max(mark)).checked_add(loss)
}

/// Whether `price` is at most `band` of `mark` away from it.
pub fn is_within(price: u128, mark: u128, band: Permill) -> bool {
	price.abs_diff(mark) <= band.mul_floor(mark)
}

/// By how much equity falls short of margin at `rate`; zero where it doesn't. `None` beyond 127 bits.
pub fn shortfall(holding: &Holding, price: u128, rate: Permill) -> Option<u128> {
	let required = i128::try_from(requirement(rate, holding.lots(), price)?).ok()?;
	let short = required.checked_sub(holding.equity(price)?)?;
	Some(u128::try_from(short).unwrap_or_default())
}

/// Margin that is missing to close lots: so much that afterwards equity falls no further short of maintenance than before, and a debt beyond the margin
/// isn't larger.
///
/// Maintenance is margin at `rate` before, at `rate_after` afterwards. `None` beyond 127 bits.
pub fn missing_to_close(
	before: &Holding,
	after: &Holding,
	price: u128,
	rate: Permill,
	rate_after: Permill,
) -> Option<u128> {
	let shorter =
		shortfall(after, price, rate_after)?.saturating_sub(shortfall(before, price, rate)?);
	let (had, has) = (before.equity(price)?, after.equity(price)?);
	let debt = had.min(0).checked_sub(has)?;
	Some(shorter.max(u128::try_from(debt).unwrap_or_default()))
}

/// By how much equity exceeds margin at `rate`; zero where it doesn't. `None` beyond 127 bits.
pub fn surplus(holding: &Holding, price: u128, rate: Permill) -> Option<u128> {
	let required = i128::try_from(requirement(rate, holding.lots(), price)?).ok()?;
	let over = holding.equity(price)?.checked_sub(required)?;
	Some(u128::try_from(over).unwrap_or_default())
}

/// Margin at `rate` that has to stay when margin is taken out, rounded up: of a short position at least that on what its lots were sold for, so that no low
/// price frees what a higher one needs. `None` beyond 128 bits.
pub fn requirement_to_stay(holding: &Holding, price: u128, rate: Permill) -> Option<u128> {
	let sold = if holding.size < 0 {
		u128::try_from(holding.cash).unwrap_or_default()
	} else {
		0
	};
	Some(rate.mul_ceil(notional(holding.lots(), price)?.max(sold)))
}

/// How many lots have to be taken over at `price` until equity, less the fee for them, comes to `target` of what is left; all of them if that can't be
/// reached. `None` beyond 128 bits.
///
/// From `equity − fee × n × price ≥ target × (lots − n) × price`: `n ≥ (target × lots × price − equity) / ((target − fee) × price)`, rounded up.
pub fn liquidated_lots(
	holding: &Holding,
	price: u128,
	target: Permill,
	fee: Permill,
) -> Option<u64> {
	let lots = holding.lots();
	let equity = holding.equity(price)?;
	let (Ok(equity), Some(margin)) = (
		u128::try_from(equity),
		target.deconstruct().checked_sub(fee.deconstruct()),
	) else {
		return Some(lots);
	};
	// Both sides in millionths of a unit, so that only the last division rounds.
	let wanted = notional(lots, price)?.checked_mul(target.deconstruct().into())?;
	let missing = wanted.saturating_sub(equity.checked_mul(PARTS)?);
	if missing == 0 {
		return Some(0);
	}
	let each = price.checked_mul(margin.into())?;
	let Some(count) = mul_div_ceil(missing, 1, each) else {
		return Some(lots);
	};
	Some(u64::try_from(count).unwrap_or(lots).min(lots))
}

/// What taking over `lots` at `price` costs a holding: `fee` of their value, rounded up, but never more than its equity. `None` beyond 127 bits.
pub fn liquidation_fee(holding: &Holding, lots: u64, price: u128, fee: Permill) -> Option<u128> {
	let equity = u128::try_from(holding.equity(price)?).unwrap_or_default();
	Some(
		requirement(fee, lots, price)?
			.min(equity)
			.min(holding.margin),
	)
}

/// The price at which a holding is short of margin at `rate`, on the side where it comes first; none if it never is.
///
/// From `margin + cash + size × price = rate × lots × price`: a long one at `−(margin + cash) / (lots × (1 − rate))`, rounded up, a short one at
/// `(margin + cash) / (lots × (1 + rate))`, rounded down.
pub fn liquidation_price(holding: &Holding, rate: Permill) -> Option<u128> {
	let lots = u128::from(holding.lots());
	let base = i128::try_from(holding.margin)
		.ok()?
		.checked_add(holding.cash)?;
	let parts = u128::from(rate.deconstruct());
	match holding.size {
		0 => None,
		1.. => {
			let owed = u128::try_from(base.checked_neg()?)
				.ok()
				.filter(|owed| *owed > 0)?;
			let each = lots.checked_mul(PARTS.checked_sub(parts)?)?;
			mul_div_ceil(owed, PARTS, each)
		}
		_ => {
			let had = u128::try_from(base).unwrap_or_default();
			mul_div_floor(had, PARTS, lots.checked_mul(PARTS.checked_add(parts)?)?)
		}
	}
}

/// What a winner of `gain` gets when all winners have `gains`, and `pool` is there for them: all of it, or else its share, rounded down.
pub fn share(gain: u128, pool: u128, gains: u128) -> u128 {
	if pool >= gains {
		return gain;
	}
	// The pool is less than the gains, so the share is less than the gain.
	mul_div_floor(gain, pool, gains).unwrap_or_default()
}

#[cfg(test)]
mod tests;
