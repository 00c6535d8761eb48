//! What the pallet keeps. Nothing here depends on the runtime.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	clearing::{Lots, Mark, Mode, RiskTerms, SettlementAsset},
	parameters, Balance, Period,
};
use florin_math::clearing::{rate, share, Holding};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{traits::Saturating, Permill};

/// Positions that one call liquidates at most.
pub const MAX_TARGETS: u32 = 16;

/// Periods of grace, and of a mark's life, at most: a week of production.
pub const MAX_PERIODS: Period = 1_008;

/// By what rules the house works.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// Periods without liquidations after a market was paused or had no price.
	pub grace: Period,
	/// Periods for which a mark price counts.
	pub mark_age: Period,
}

impl Default for Parameters {
	/// Production: periods of ten minutes.
	fn default() -> Self {
		Self {
			grace: 6,
			mark_age: 3,
		}
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		if self.grace == 0 || self.grace > MAX_PERIODS {
			Some("there is no grace, or more than a week of production")
		} else if self.mark_age == 0 || self.mark_age > MAX_PERIODS {
			Some("a mark never counts, or for more than a week of production")
		} else {
			None
		}
	}

	fn keeps_units_of(&self, _: &Self) -> bool {
		true
	}

	/// More grace, fresher marks.
	fn is_tightened_by(&self, new: &Self) -> bool {
		new.grace >= self.grace && new.mark_age <= self.mark_age
	}
}

/// An asset in which markets settle.
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
pub struct AssetInfo {
	/// What the pot had in the beginning, so that it is never closed. Nobody's.
	pub endowment: Balance,
	/// What was left of the insurance of markets that are gone. Governance insures new ones with it.
	pub fund: Balance,
}

/// What somebody has in the house in one asset, and hasn't put into a position.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Account<Ticket> {
	/// In the smallest units of the asset.
	pub balance: Balance,
	/// Positions of the owner in markets that settle in the asset.
	pub positions: u32,
	/// The storage deposit for this row.
	pub ticket: Ticket,
}

/// What somebody has in a market.
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
pub struct Position {
	/// Lots, claim or debt, and margin.
	pub holding: Holding,
	/// Margin set aside for resting orders.
	pub reserved: Balance,
	/// Resting orders.
	pub orders: u32,
	/// How many of them, all there were then, have nothing set aside any more: it went to a liquidation, or the market settles.
	pub unfunded: u32,
	/// What this row deposited, and each of the orders.
	pub deposit: Balance,
	/// Maintenance margin as a share of the value at the mark.
	pub maintenance: Permill,
	/// The margin that a liquidation leaves it with, as such a share.
	pub target: Permill,
	/// Once the market settles: what this position came to.
	pub registered: Option<Registered>,
}

impl Position {
	/// Whether the row is of no more use.
	pub fn is_empty(&self) -> bool {
		let settled = self
			.registered
			.is_none_or(|registered| registered.paid >= registered.gain);
		self.holding == Holding::default() && self.reserved == 0 && self.orders == 0 && settled
	}

	/// Deposits of the orders.
	pub fn order_deposits(&self) -> Balance {
		self.deposit.saturating_mul(self.orders.into())
	}
}

/// What a position came to at the settlement price.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Registered {
	/// What it gained; zero for a loss, which was paid when it was registered.
	pub gain: Balance,
	/// What of it was paid out.
	pub paid: Balance,
}

/// How far a market is.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Phase {
	/// Lots change hands.
	Trading,
	/// They don't any more, and the price isn't settled yet.
	Ended,
	/// Positions are registered and collected.
	Settling {
		/// What each lot is worth.
		price: Balance,
		/// The last period in which positions are registered that stand with all others.
		until: Period,
	},
}

/// A market.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Market {
	/// In what it settles.
	pub asset: SettlementAsset,
	/// By what rules risk is taken.
	pub risk: RiskTerms,
	/// What governance allows.
	pub mode: Mode,
	/// The first period in which positions are liquidated.
	pub grace_until: Period,
	/// At what positions are valued.
	pub mark: Mark,
	/// How far it is.
	pub phase: Phase,
	/// Lots that are long, and as many short; none once the market settles.
	pub open_interest: Lots,
	/// Rows of positions.
	pub rows: u32,
	/// Positions with lots, claims or debts that aren't registered.
	pub unregistered: u32,
	/// What losers paid in, ever.
	pub collected: Balance,
	/// What was paid out of that and of the insurance, ever.
	pub paid: Balance,
	/// What stands in for losers that can't pay.
	pub insurance: Balance,
	/// Gains of all registered positions.
	pub gains: Balance,
	/// Losses of all registered positions, whether paid or not, and what was paid of others.
	pub losses: Balance,
}

impl Market {
	/// Initial margin, as a share of the value, when `open_interest` lots are open.
	pub fn initial_rate(&self, open_interest: Lots) -> Permill {
		let risk = &self.risk;
		rate(risk.initial, risk.initial_slope, open_interest, risk.cap)
	}

	/// Maintenance margin, as a share of the value, of a position of `lots`.
	pub fn maintenance_rate(&self, lots: Lots) -> Permill {
		let risk = &self.risk;
		rate(risk.maintenance, risk.maintenance_slope, lots, risk.cap)
	}

	/// Lots that may be open.
	pub fn open_interest_cap(&self) -> Lots {
		self.mark
			.cap
			.map_or(self.risk.cap, |cap| cap.min(self.risk.cap))
	}

	/// The margin that a liquidation leaves a position of `lots` with: maintenance, and what initial margin has beyond that in an empty market.
	pub fn target_rate(&self, lots: Lots) -> Permill {
		let risk = &self.risk;
		let spare = risk.initial.saturating_sub(risk.maintenance);
		self.maintenance_rate(lots).saturating_add(spare)
	}

	/// The mark, and the latest price: what is opened has to be carried at both.
	pub const fn prices(&self) -> [Balance; 2] {
		[self.mark.price, self.mark.spot]
	}

	/// Whether margin may be taken out of a position with lots in `now`.
	pub fn frees_margin(&self, now: Period, mark_age: Period) -> bool {
		let settling = matches!(self.phase, Phase::Settling { .. });
		self.has_price(now, mark_age) && self.mode != Mode::Halted && !settling
	}

	/// Whether the mark can be relied on in `now`.
	pub const fn has_price(&self, now: Period, mark_age: Period) -> bool {
		self.mark.live && now.saturating_sub(self.mark.period) <= mark_age
	}

	/// What may be done in `now`.
	pub fn mode_in(&self, now: Period, mark_age: Period) -> Mode {
		if self.has_price(now, mark_age) {
			self.mode
		} else {
			self.mode.max(Mode::ReduceOnly)
		}
	}

	/// What there is for winners, ever.
	pub const fn pool(&self) -> Balance {
		self.collected.saturating_add(self.insurance)
	}

	/// What of it is left.
	pub const fn left(&self) -> Balance {
		self.pool().saturating_sub(self.paid)
	}

	/// What all winners have gained, as far as it is known: gains of all positions are losses of all positions, so unregistered winners have what
	/// registered losses exceed registered gains by, at least.
	pub fn known_gains(&self) -> Balance {
		self.gains.max(self.losses)
	}

	/// What is due to a registered position now.
	pub fn due(&self, registered: &Registered) -> Balance {
		share(registered.gain, self.pool(), self.known_gains())
			.saturating_sub(registered.paid)
			.min(self.left())
	}

	/// Whether gains are paid in `now`: nobody is missing, or nobody is waited for any more.
	pub const fn pays(&self, now: Period) -> bool {
		match self.phase {
			Phase::Settling { until, .. } => self.unregistered == 0 || now > until,
			_ => false,
		}
	}
}
