//! `florin provider`.

use super::{send, Global, TxArgs};
use crate::{
	amount::Amount,
	chain::{
		calls::{self, ProviderMetadata},
		reads::Provider,
		submit::Receipt,
	},
	error::{Failure, Refusal},
	keys::Account,
	output::{Answer, Table},
};
use clap::{Args, Subcommand};
use std::fmt;

/// The commands about providers.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Register as a provider and put stake on hold
	Register(RegisterArgs),
	/// Replace what the provider says of itself
	Update(UpdateArgs),
	/// Add to the stake
	BondMore(AmountArgs),
	/// Begin to take stake out
	Unbond(AmountArgs),
	/// Take out the stake whose unbonding is over
	Withdraw(PlainArgs),
	/// Stop being a provider; all stake begins to unbond
	Deregister(PlainArgs),
	/// Show a provider
	Show(ShowArgs),
}

/// What a provider says of itself.
#[derive(Args, Clone, Debug)]
pub struct MetadataArgs {
	/// Its name for people
	#[arg(long)]
	name: String,
	/// The URL at which its machines are reached
	#[arg(long)]
	endpoint: String,
	/// Where its machines are: a country by its ISO 3166-1 alpha-2 code
	#[arg(long, value_parser = region)]
	region: String,
	/// A further property; may be given several times
	#[arg(long = "attribute", value_name = "KEY=VALUE", value_parser = attribute)]
	attributes: Vec<(String, String)>,
}

impl MetadataArgs {
	fn into_metadata(self) -> ProviderMetadata {
		let Self {
			name,
			endpoint,
			region,
			attributes,
		} = self;
		ProviderMetadata {
			name,
			endpoint,
			region,
			attributes,
		}
	}
}

fn region(text: &str) -> Result<String, String> {
	if text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_alphabetic()) {
		Ok(text.to_ascii_uppercase())
	} else {
		Err("a region is two letters, such as CH".into())
	}
}

fn attribute(text: &str) -> Result<(String, String), String> {
	let (key, value) = text.split_once('=').ok_or("an attribute is KEY=VALUE")?;
	Ok((key.to_owned(), value.to_owned()))
}

/// A registration.
#[derive(Args, Debug)]
pub struct RegisterArgs {
	#[command(flatten)]
	metadata: MetadataArgs,
	/// How much stake to put on hold
	#[arg(long, value_name = "AMOUNT")]
	stake: Amount,
	#[command(flatten)]
	tx: TxArgs,
}

/// New metadata.
#[derive(Args, Debug)]
pub struct UpdateArgs {
	#[command(flatten)]
	metadata: MetadataArgs,
	#[command(flatten)]
	tx: TxArgs,
}

/// An amount of stake.
#[derive(Args, Debug)]
pub struct AmountArgs {
	/// How much
	amount: Amount,
	#[command(flatten)]
	tx: TxArgs,
}

/// Nothing more to say.
#[derive(Args, Debug)]
pub struct PlainArgs {
	#[command(flatten)]
	tx: TxArgs,
}

/// Which provider.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// Its account; the one that signs if none is given
	account: Option<Account>,
}

impl fmt::Display for Provider {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ""]);
		let mut row = |name: &str, value: String| table.row([name.to_owned(), value]);
		row("account", self.account.to_string());
		row("name", self.metadata.name.clone());
		row("endpoint", self.metadata.endpoint.clone());
		row("region", self.metadata.region.clone());
		for (key, value) in &self.metadata.attributes {
			row(key, value.clone());
		}
		row(
			"stake",
			if self.leaving {
				"leaving".into()
			} else {
				self.stake.to_string()
			},
		);
		for chunk in &self.unbonding {
			row(
				"unbonding",
				format!("{} from period {} on", chunk.amount, chunk.available_at),
			);
		}
		write!(f, "{table}")
	}
}

/// Does a command about providers.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Register(RegisterArgs {
			metadata,
			stake,
			tx,
		}) => {
			let call = calls::register_provider(metadata.into_metadata(), stake);
			send(global, &tx, call, |_| {
				format!("registered with a stake of {stake}")
			})
			.await
		}
		Command::Update(UpdateArgs { metadata, tx }) => {
			let call = calls::update_provider(metadata.into_metadata());
			send(global, &tx, call, |_| "updated".into()).await
		}
		Command::BondMore(AmountArgs { amount, tx }) => {
			let summary = |_: &_| format!("added {amount} to the stake");
			send(global, &tx, calls::bond_more(amount), summary).await
		}
		Command::Unbond(AmountArgs { amount, tx }) => {
			send(global, &tx, calls::unbond(amount), |receipt| {
				unbonding(amount, receipt)
			})
			.await
		}
		Command::Withdraw(PlainArgs { tx }) => {
			send(global, &tx, calls::withdraw_unbonded(), |receipt| {
				let amount = receipt.amount("Providers", "Withdrawn", "amount");
				format!("withdrew {}", amount.unwrap_or_default())
			})
			.await
		}
		Command::Deregister(PlainArgs { tx }) => {
			let summary = |_: &_| "deregistered; the stake is unbonding".into();
			send(global, &tx, calls::deregister(), summary).await
		}
		Command::Show(args) => show(global, args).await,
	}
}

fn unbonding(amount: Amount, receipt: &Receipt) -> String {
	let when = receipt
		.number("Providers", "Unbonding", "available_at")
		.map(|period| format!("; it can be withdrawn from period {period} on"));
	format!(
		"{amount} of the stake are unbonding{}",
		when.unwrap_or_default()
	)
}

async fn show(global: &Global, args: ShowArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.account)?;
	let provider = global
		.chain()
		.await?
		.provider(&account)
		.await?
		.ok_or_else(|| Refusal {
			error: "Providers.NotRegistered".into(),
			message: format!("{account} isn't a provider."),
			hint: Some("`florin provider register` makes an account one".into()),
			block: None,
		})?;
	Ok(Answer::of(&provider))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn attributes_are_split_at_the_first_equals_sign() {
		assert_eq!(attribute("a=b=c"), Ok(("a".into(), "b=c".into())));
		assert_eq!(attribute("a="), Ok(("a".into(), String::new())));
		assert!(attribute("a").is_err());
	}

	#[test]
	fn regions_are_two_letters_in_capitals() {
		assert_eq!(region("ch"), Ok("CH".into()));
		for text in ["", "C", "CHE", "C1", "ÄÖ", "é"] {
			assert!(region(text).is_err(), "{text}");
		}
	}
}
