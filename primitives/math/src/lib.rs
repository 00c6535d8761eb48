//! # Florin's arithmetic
//!
//! What the pallets compute, apart from the state they keep: pure functions over integers, without
//! FRAME, without panics and without floating point. Every function names the direction in which it
//! rounds; the direction is always the one that favours the protocol, so that an operation split
//! into many small ones never yields more than the whole.
//!
//! - [`rounding`]: products and quotients that can't overflow on the way;
//! - [`book`]: which prices of an order book have orders;
//! - [`clearing`]: margin, liquidation and settlement of positions;
//! - [`credit`]: device time and what it is worth, and shares of both;
//! - [`decay`]: exponential decay, computed when touched;
//! - [`cap`]: a token bucket that stops exactly at its cap;
//! - [`credit_line`]: mint, bond and headroom;
//! - [`dynamic_rate`]: a price that follows utilisation;
//! - [`futures`]: what a lot of a dated future is worth, and how much may be open of it;
//! - [`index`]: averages and medians of prices, and how a credit factor follows;
//! - [`lease`]: what a lease costs, and what missing time costs its provider;
//! - [`redemption`]: what a redemption promises, and when its issuer is late;
//! - [`rewards`]: what attesters earn, and how they share it.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

pub mod book;
pub mod cap;
pub mod clearing;
pub mod credit;
pub mod credit_line;
pub mod decay;
pub mod dynamic_rate;
pub mod futures;
pub mod index;
pub mod lease;
pub mod redemption;
pub mod rewards;
pub mod rounding;
