//! Tests by topic.

mod accounts;
mod attacks;
mod example;
mod genesis;
mod invariants;
mod liquidate;
mod margin;
mod markets;
mod report;
mod settlement;
mod trading;
mod try_state;

use crate::{mock::*, types::*};
use florin_core::{
	clearing::{Mark, Mode, RiskTerms, Side, TradeRefusal, MAX_LOT_PRICE},
	parameters::ParameterRefusal,
	traits::{ClearingHouse, Markets as _},
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Permill, TokenError};
