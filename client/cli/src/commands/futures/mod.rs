//! `florin futures`: dated futures on the price of compute.

mod book;
mod document;
mod liquidate;
mod list;
mod live;
mod markets;
mod orders;
pub mod positions;
mod preview;
mod settle;
mod ticket;
mod trade;
mod traded;

pub use traded::Traded;

#[cfg(test)]
pub use markets::{test_clock, test_listed};

use super::Global;
use crate::{error::Failure, output::Answer};
use clap::Subcommand;
use florin_core::clearing::Side;

/// The commands about futures.
///
/// Prices are of a lot, in the currency of its market. Margin comes from `florin account`.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show all markets
	Markets,
	/// Show all terms of a market
	Show(markets::ShowArgs),
	/// Show what rests in the book of a market, once or (--live) as it changes
	Book(book::BookArgs),
	/// Buy lots, such as `florin futures buy 0 10 --price 498` or `florin futures buy 0 10 --market`
	Buy(trade::TradeArgs),
	/// Sell lots
	Sell(trade::TradeArgs),
	/// Show resting orders
	Orders(orders::OrdersArgs),
	/// Cancel orders, such as `florin futures cancel 0 buy-4980-0-17` or `florin futures cancel 0 --all`
	Cancel(orders::CancelArgs),
	/// Show positions, with what they are worth and when they would be liquidated
	Positions(positions::PositionsArgs),
	/// Close a position at what the book has, and take back the margin that it needs no more
	Close(positions::CloseArgs),
	/// Take over positions that are short of margin
	Liquidate(liquidate::LiquidateArgs),
	/// Find out what positions in a settled market came to, and collect what is due
	Settle(settle::SettleArgs),
	/// Remove a settled market in which nobody has anything any more
	Remove(settle::RemoveArgs),
	/// List a contract, which governance may: signed by the sudo key of a development chain, else the
	/// call to propose is printed
	List(list::ListArgs),
}

/// Does a command about futures.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Markets => markets::list(global).await,
		Command::Show(args) => markets::show(global, args).await,
		Command::Book(args) => book::run(global, args).await,
		Command::Buy(args) => trade::run(global, Side::Buy, args).await,
		Command::Sell(args) => trade::run(global, Side::Sell, args).await,
		Command::Orders(args) => orders::list(global, args).await,
		Command::Cancel(args) => orders::cancel(global, args).await,
		Command::Positions(args) => positions::list(global, args).await,
		Command::Close(args) => positions::close(global, args).await,
		Command::Liquidate(args) => liquidate::run(global, args).await,
		Command::Settle(args) => settle::run(global, args).await,
		Command::Remove(args) => settle::remove(global, args).await,
		Command::List(args) => list::run(global, args).await,
	}
}
