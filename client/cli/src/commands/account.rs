//! `florin balance` and `florin transfer`.

use super::{send, Global, TxArgs};
use crate::{
	amount::Amount,
	chain::{calls, reads::Balance},
	error::Failure,
	keys::Account,
	output::{Answer, Table},
};
use clap::Args;
use std::fmt;

/// Whose balance.
#[derive(Args, Debug)]
pub struct BalanceArgs {
	/// The account; the one that signs if none is given
	account: Option<Account>,
}

/// What to send.
#[derive(Args, Debug)]
pub struct TransferArgs {
	/// Who receives
	to: Account,
	/// How much
	#[arg(required_unless_present = "all", conflicts_with = "all")]
	amount: Option<Amount>,
	/// Refuse to leave the sender without the existential deposit, which would end its account
	#[arg(long)]
	keep_alive: bool,
	/// Send all that is free
	#[arg(long)]
	all: bool,
	#[command(flatten)]
	tx: TxArgs,
}

impl fmt::Display for Balance {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ">"]);
		table.row(["free".to_owned(), self.free.to_string()]);
		if self.frozen > Amount::ZERO {
			table.row(["  of it frozen".to_owned(), self.frozen.to_string()]);
		}
		for hold in &self.holds {
			table.row([
				format!("on hold for {}", hold.reason),
				hold.amount.to_string(),
			]);
		}
		table.row(["total".to_owned(), self.total.to_string()]);
		writeln!(f, "{}", self.account)?;
		write!(f, "{table}")
	}
}

/// Shows what an account has.
///
/// # Errors
///
/// When the node can't be read.
pub async fn balance(global: &Global, args: BalanceArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.account)?;
	let balance = global.chain().await?.balance(&account).await?;
	Ok(Answer::of(&balance))
}

/// Sends FLRN.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn transfer(global: &Global, args: TransferArgs) -> Result<Answer, Failure> {
	let TransferArgs {
		to,
		amount,
		keep_alive,
		tx,
		..
	} = args;
	let Some(amount) = amount else {
		return send(
			global,
			&tx,
			calls::transfer_all(&to, keep_alive),
			|receipt| {
				let sent = receipt
					.amount("Balances", "Transfer", "amount")
					.unwrap_or_default();
				format!("sent {sent}, all that was free, to {to}")
			},
		)
		.await;
	};
	let summary = |_: &_| format!("sent {amount} to {to}");
	if keep_alive {
		send(
			global,
			&tx,
			calls::transfer_keep_alive(&to, amount),
			summary,
		)
		.await
	} else {
		send(global, &tx, calls::transfer(&to, amount), summary).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::reads::Hold;

	#[test]
	fn a_balance_shows_each_hold_and_the_total() {
		let balance = Balance {
			account: "//Alice".parse().unwrap(),
			free: "899.5".parse().unwrap(),
			frozen: Amount::ZERO,
			holds: vec![Hold {
				reason: "Providers.Stake".into(),
				amount: "100".parse().unwrap(),
			}],
			total: "999.5".parse().unwrap(),
			nonce: 3,
		};
		let answer = Answer::of(&balance);
		assert!(
			answer
				.human
				.contains("on hold for Providers.Stake    100 FLRN"),
			"{}",
			answer.human
		);
		assert!(!answer.human.contains("frozen"));
		assert_eq!(answer.json["holds"][0]["amount"], "100000000000000");
		assert_eq!(answer.json["total"], "999500000000000");
	}
}
