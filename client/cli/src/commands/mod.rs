//! The commands: what they are called, what they take, and which module does them.

mod account;
mod attester;
pub mod certificate;
mod chart;
mod device;
mod feeder;
pub mod futures;
mod house;
mod index;
pub mod issuance;
mod key;
pub mod market;
mod network;
mod presence;
mod provider;
mod redemption;
mod session;

use crate::{
	amount::Amount,
	chain::{
		submit::{Receipt, Sending, Wait},
		Chain,
	},
	currency::Currency,
	demo,
	error::Failure,
	keys::{Account, Secret, Wallet},
	latency, load,
	output::Answer,
	traffic,
};
use clap::{Args, Parser, Subcommand};
use serde_json::Value as Json;
use std::path::PathBuf;
use subxt::tx::Payload;

/// Wallet, provider, attester and trader on a Florin chain.
///
/// Amounts are in FLRN (`1.5`, `1.5FLRN`) or planck (`1500000000000planck`), in the clearing house in
/// the currency of the market or the one that is named (`1.5tUSD`). Accounts are
/// addresses, public keys (0x…) or development accounts (//Alice). Exit codes: 0 done, 1 refused by
/// the chain, 2 usage, 3 connection.
#[derive(Debug, Parser)]
#[command(
	name = "florin",
	version,
	propagate_version = true,
	arg_required_else_help = true
)]
pub struct Cli {
	/// What every command takes.
	#[command(flatten)]
	pub global: Global,
	/// What to do.
	#[command(subcommand)]
	pub command: Command,
}

/// What every command takes.
#[derive(Args, Debug)]
pub struct Global {
	/// The node's JSON-RPC endpoint
	#[arg(
		long,
		global = true,
		env = "FLORIN_URL",
		default_value = "ws://127.0.0.1:9944",
		help_heading = "Global options"
	)]
	pub url: String,
	/// Allow an endpoint on another machine without encryption
	#[arg(long, global = true, help_heading = "Global options")]
	pub insecure: bool,
	/// Answer in JSON; amounts are strings of planck, or of their currency's smallest units
	#[arg(long, global = true, help_heading = "Global options")]
	pub json: bool,
	/// Secret of the account that signs: mnemonic phrase, seed (0x…) or development account
	/// (//Alice). Without it and --key-file, that of $FLORIN_KEY_FILE, else $FLORIN_SURI
	#[arg(
		long,
		visible_alias = "signer",
		global = true,
		conflicts_with = "key_file",
		help_heading = "Global options"
	)]
	pub suri: Option<Secret>,
	/// File that holds that secret
	#[arg(
		long,
		value_name = "FILE",
		global = true,
		help_heading = "Global options"
	)]
	pub key_file: Option<PathBuf>,
}

impl Global {
	/// Connects to the node.
	///
	/// # Errors
	///
	/// When it can't be reached.
	pub async fn chain(&self) -> Result<Chain, Failure> {
		Chain::connect(&self.url, self.insecure).await
	}

	/// The secret that was given: on the command line, else by the environment.
	///
	/// # Errors
	///
	/// When a file can't be read.
	pub fn secret(&self) -> Result<Option<Secret>, Failure> {
		// Only what stands on the command line was surely meant for this command.
		match (&self.suri, &self.key_file) {
			(Some(suri), _) => Ok(Some(suri.clone())),
			(None, Some(file)) => Secret::from_file(file).map(Some),
			(None, None) => Secret::from_environment(),
		}
	}

	/// The account that signs; none if no secret was given.
	///
	/// # Errors
	///
	/// When the secret isn't understood.
	pub fn wallet_if_given(&self) -> Result<Option<Wallet>, Failure> {
		self.secret()?
			.map(|secret| Wallet::from_uri(secret.expose()))
			.transpose()
	}

	/// The account that signs.
	///
	/// # Errors
	///
	/// When no secret was given or it isn't understood.
	pub fn wallet(&self) -> Result<Wallet, Failure> {
		self.wallet_if_given()?.ok_or_else(|| {
			Failure::usage("who signs? Give --suri or --key-file, or set FLORIN_SURI")
		})
	}

	/// `account`, or else the account that would sign.
	///
	/// # Errors
	///
	/// When there is neither.
	pub fn account_or_own(&self, account: Option<Account>) -> Result<Account, Failure> {
		match account {
			Some(account) => Ok(account),
			None => match self.wallet_if_given()? {
				Some(wallet) => Ok(wallet.account()),
				None => Err(Failure::usage(
					"whose? Name an account, or give --suri or --key-file",
				)),
			},
		}
	}
}

/// How a transaction is sent.
#[derive(Args, Clone, Debug)]
pub struct TxArgs {
	/// Follow the transaction until its block
	#[arg(
		long,
		value_enum,
		default_value_t,
		help_heading = "Transaction options"
	)]
	pub wait: Wait,
	/// Pay the block's author something on top of the fee
	#[arg(
		long,
		value_name = "AMOUNT",
		default_value = "0",
		help_heading = "Transaction options"
	)]
	pub tip: Amount,
	/// Use this nonce instead of the account's next one
	#[arg(long, help_heading = "Transaction options")]
	pub nonce: Option<u64>,
	/// Tell the fee and send nothing
	#[arg(long, help_heading = "Transaction options")]
	pub estimate: bool,
}

impl TxArgs {
	const fn sending(&self) -> Sending {
		Sending {
			wait: self.wait,
			tip: self.tip,
			nonce: self.nonce,
		}
	}

	/// How a later transaction of the same command is sent: a nonce was given for its first one.
	fn later(&self) -> Self {
		Self {
			nonce: None,
			..self.clone()
		}
	}
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make and look at keys
	#[command(subcommand)]
	Key(key::Command),
	/// Show what an account has
	Balance(account::BalanceArgs),
	/// Send FLRN
	Transfer(account::TransferArgs),
	/// Be a provider: registration and stake
	#[command(subcommand)]
	Provider(provider::Command),
	/// Register devices with their hardware evidence
	#[command(subcommand)]
	Device(device::Command),
	/// Prove that devices are present
	#[command(subcommand)]
	Presence(presence::Command),
	/// Sign and bring certificates of the attester committee
	#[command(subcommand)]
	Certificate(certificate::Command),
	/// Be an attester: bond, pay, and reports of those that sign two values
	#[command(subcommand)]
	Attester(attester::Command),
	/// Validators and their session keys
	#[command(subcommand)]
	Session(session::Command),
	/// The attester committee
	#[command(subcommand)]
	Committee(network::CommitteeCommand),
	/// The compute standard
	#[command(subcommand)]
	Class(network::ClassCommand),
	/// Offers of devices, and requests for them
	#[command(subcommand)]
	Market(market::Command),
	/// Rent devices: ranks what is offered, shows what it comes to, and asks
	Rent(market::RentArgs),
	/// Leases, from acceptance to the last settlement
	#[command(subcommand)]
	Lease(market::LeaseCommand),
	/// Redeem FLRN for compute: finds who owes the hours, shows what they cost, and asks
	Redeem(redemption::RedeemArgs),
	/// Redemptions, from the devices that serve them to the last settlement
	#[command(subcommand)]
	Redemption(redemption::Command),
	/// Mint FLRN against matured idle time
	Claim(issuance::ClaimArgs),
	/// Burn FLRN to clear what is owed
	Repay(issuance::RepayArgs),
	/// Show what a provider owes and may still mint
	CreditLine(issuance::CreditLineArgs),
	/// Show the whole supply and what stands behind it
	Supply,
	/// Burn what the reserve can for past defaults, and give the rest of its surplus to the treasury
	CollectReserve(TxArgs),
	/// What an hour of compute costs, on this chain and elsewhere
	Index(index::IndexArgs),
	/// Tell the chain what compute costs elsewhere
	#[command(subcommand)]
	Feeder(feeder::Command),
	/// Money in the clearing house: what is free there, what lies in positions, and their margin
	Account(house::AccountArgs),
	/// Dated futures on the price of compute: buy, sell, and what comes of it
	#[command(subcommand)]
	Futures(Box<futures::Command>),
	/// Show the protocol's clock
	Clock,
	/// Run the money loop on a development chain, from a provider's registration to its repayment
	Demo(demo::DemoArgs),
	/// Send many transfers at once, and tell what the chain made of them
	Load(load::LoadArgs),
	/// Send transfers one after another, and tell how long each took into a block and until that was final
	Latency(latency::LatencyArgs),
	/// Send a steady stream of mixed transactions with bursts, and tell whether any was lost
	///
	/// From accounts that are made for it and paid for by who signs, //Alice if nobody does: transfers,
	/// batches, providers' updates, transfers by proxy and remarks, in turn. Fails if one of them doesn't
	/// come into a final block, or does and fails.
	Traffic(traffic::TrafficArgs),
}

/// Does what was asked.
///
/// # Errors
///
/// When the chain refuses, a check isn't met, the command was used wrongly, or the node can't be reached.
pub async fn run(cli: Cli) -> Result<Answer, Failure> {
	let global = &cli.global;
	match cli.command {
		Command::Key(command) => key::run(global, command),
		Command::Balance(args) => account::balance(global, args).await,
		Command::Transfer(args) => account::transfer(global, args).await,
		Command::Provider(command) => provider::run(global, command).await,
		Command::Device(command) => device::run(global, command).await,
		Command::Presence(command) => presence::run(global, command).await,
		Command::Certificate(command) => certificate::run(global, command).await,
		Command::Attester(command) => attester::run(global, command).await,
		Command::Session(command) => session::run(global, command).await,
		Command::Committee(network::CommitteeCommand::Show) => network::committee(global).await,
		Command::Class(network::ClassCommand::List) => network::classes(global).await,
		Command::Market(command) => market::run(global, command).await,
		Command::Rent(args) => market::rent(global, args).await,
		Command::Lease(command) => market::run_lease(global, command).await,
		Command::Redeem(args) => redemption::redeem(global, args).await,
		Command::Redemption(command) => redemption::run(global, command).await,
		Command::Claim(args) => issuance::claim(global, args).await,
		Command::Repay(args) => issuance::repay(global, args).await,
		Command::CreditLine(args) => issuance::credit_line(global, args).await,
		Command::Supply => issuance::supply(global).await,
		Command::CollectReserve(tx) => redemption::collect_reserve(global, tx).await,
		Command::Index(args) => index::run(global, args).await,
		Command::Feeder(command) => feeder::run(global, command).await,
		Command::Account(args) => house::run(global, args).await,
		Command::Futures(command) => futures::run(global, *command).await,
		Command::Clock => network::clock(global).await,
		Command::Demo(args) => demo::run(global, args).await,
		Command::Load(args) => load::run(global, args).await,
		Command::Latency(args) => latency::run(global, args).await,
		Command::Traffic(args) => traffic::run(global, args).await,
	}
}

/// Sends `call`, or estimates its fee; `describe` says in a sentence what it did.
async fn transact<C: Payload>(
	chain: &Chain,
	wallet: &Wallet,
	args: &TxArgs,
	call: &C,
	describe: impl FnOnce(&Receipt) -> String,
) -> Result<Answer, Failure> {
	transact_in(chain, wallet, args, None, call, describe).await
}

/// [`transact`] for a call whose amounts are in `currency`.
async fn transact_in<C: Payload>(
	chain: &Chain,
	wallet: &Wallet,
	args: &TxArgs,
	currency: Option<&Currency>,
	call: &C,
	describe: impl FnOnce(&Receipt) -> String,
) -> Result<Answer, Failure> {
	if args.estimate {
		let estimate = chain.estimate(call, wallet, args.sending()).await?;
		return Ok(Answer::of(&estimate));
	}
	let mut receipt = chain.submit(call, wallet, args.sending()).await?;
	if let Some(currency) = currency {
		receipt = receipt.counted_in(currency);
	}
	let summary = describe(&receipt);
	let mut answer = Answer::of(&receipt);
	if let Json::Object(fields) = &mut answer.json {
		fields.insert("summary".into(), Json::String(summary.clone()));
	}
	answer.human = format!("{summary}\n{}", answer.human);
	Ok(answer)
}

/// [`transact`] for a call that depends on nothing of the chain's state.
async fn send<C: Payload>(
	global: &Global,
	args: &TxArgs,
	call: C,
	describe: impl FnOnce(&Receipt) -> String,
) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	transact(&chain, &wallet, args, &call, describe).await
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn every_transaction_command_can_estimate_its_fee() {
		for line in [
			"transfer //Bob 1 --estimate",
			"provider register --name a --endpoint https://a --region CH --stake 1 --estimate",
			"provider bond-more 1 --estimate",
			"provider unbond 1 --estimate",
			"provider withdraw --estimate",
			"provider deregister --estimate",
			"device register --simulated 1 --estimate",
			"device update 0 --simulated 1 --estimate",
			"device retire 0 --estimate",
			"device touch 0 --estimate",
			"presence prove 0 --simulated 1 --estimate",
			"certificate submit --entry 0:12:1:700 --development-committee --estimate",
			"certificate add-signatures certificate.json --estimate",
			"attester bond --attester //Attester//0 --estimate",
			"attester unbond 0x0101010101010101010101010101010101010101010101010101010101010101 --estimate",
			"attester claim-rewards 0x0101010101010101010101010101010101010101010101010101010101010101 --estimate",
			"attester report a.json b.json --estimate",
			"market post 0 1 --price 1 --longest 24 --region DE --memory 256 --estimate",
			"market update 0 --price 1 --longest 24 --region DE --memory 256 --estimate",
			"market withdraw 0 --estimate",
			"market request --class h100 --devices 8 --hours 12 --max-price 1.05 --estimate",
			"market bid 0 --offer 1 --price 1 --estimate",
			"market withdraw-bid 0 --estimate",
			"market award 0 //Bob --estimate",
			"market cancel 0 --estimate",
			"rent --class h100 --devices 8 --hours 12 --max-price 1.05 --estimate",
			"lease accept 0 --estimate",
			"lease top-up 0 --hours 1 --estimate",
			"lease extend 0 --hours 0.5 --estimate",
			"lease close 0 --estimate",
			"lease settle 0 1 --estimate",
			"lease finalise 0 --estimate",
			"lease transfer 0 //Bob --estimate",
			"lease take-over 0 --estimate",
			"lease evict 0 --estimate",
			&format!("lease submit-receipt 0 --through 1 --seconds 2 --signature 0x{} --estimate", "00".repeat(64)),
			&format!("lease dispute 0 --evidence 0x{} --estimate", "00".repeat(32)),
			"lease resolve 0 --provider 25 --estimate",
			"claim 0 1 --estimate",
			"redeem --class h100 --devices 2 --hours 3 --estimate",
			"redemption serve 0 1 2 --margin 5 --estimate",
			"redemption serve 0 --lease 3 --estimate",
			"redemption accept 0 --estimate",
			"redemption cancel 0 --estimate",
			"redemption settle 0 --estimate",
			"redemption clear 0 --estimate",
			"collect-reserve --estimate",
			"repay 1 0.5 --estimate",
			"feeder bond --estimate",
			"feeder unbond --estimate",
			"feeder submit h100=4.98 a100=2.10 --estimate",
			"feeder slash //Bob h100 --estimate",
			"account deposit 1000 tUSD --estimate",
			"account deposit 1000tUSD --estimate",
			"account withdraw all tUSD --estimate",
			"account add-margin 0 12.5 --estimate",
			"account take-margin 0 all --estimate",
			"futures buy 0 10 --price 498 --estimate",
			"futures buy 0 10 --price 498 --post-only --for 12h --estimate",
			"futures buy 0 10 --price 498 --ioc --reduce-only --estimate",
			"futures sell 0 10 --market --slippage 0.5 --estimate",
			"futures sell 0 10 --market --fok --estimate",
			"futures cancel 0 buy-4980-0-17 sell-5010-1-18 --estimate",
			"futures cancel 0 --all --estimate",
			"futures close 0 --estimate",
			"futures close 0 5 --estimate",
			"futures liquidate 0 //Bob //Charlie --lots 3 --estimate",
			"futures liquidate 0 --scan --estimate",
			"futures settle 0 --estimate",
			"futures list futures.toml --estimate",
			&format!("session set-keys 0x{} 0x00 --estimate", "00".repeat(64)),
		] {
			let words = std::iter::once("florin").chain(line.split(' '));
			assert!(Cli::try_parse_from(words).is_ok(), "{line}");
		}
	}

	#[test]
	fn contradictory_or_missing_arguments_are_usage_errors() {
		for line in [
			"transfer //Bob",
			"transfer //Bob 1 --all",
			"transfer //Bob 1,5",
			"transfer nobody 1",
			"device register",
			"device register --simulated 1 --chain a --report b",
			"device register --chain a",
			"presence prove 0",
			"presence prove 0 --simulated 1 --report a",
			"certificate submit --development-committee",
			"claim",
			"redeem --class h100 --devices 0 --hours 3",
			"redeem --class h100 --devices 2",
			"redemption serve 0",
			"redemption serve 0 1 --lease 3",
			"redemption serve 0 1 --margin 101",
			"market offers",
			"market post --price 1 --longest 24 --region DE --memory 256",
			"rent --class h100 --devices 65 --hours 12 --max-price 1",
			"rent --class h100 --devices 0 --hours 12 --max-price 1",
			"rent --class h100 --devices 1 --hours -1 --max-price 1",
			"lease resolve 0 --provider 101",
			"feeder submit",
			"feeder submit h100",
			"feeder submit h100=0",
			"feeder slash //Bob",
			"account deposit",
			"account deposit much",
			"account withdraw -1 tUSD",
			"account add-margin 0",
			"account take-margin tUSD all",
			"futures buy 0 10",
			"futures buy 0 0 --price 498",
			"futures buy 0 1099511627777 --price 498",
			"futures buy 0 10 --price 498 --market",
			"futures buy 0 10 --price 498 --for soon",
			"futures sell 0 10 --market --slippage 101",
			"futures cancel 0",
			"futures cancel 0 17",
			"futures cancel 0 buy-4980-0-17 --all",
			"futures close 0 0",
			"futures liquidate 0",
			"futures liquidate 0 //Bob --scan",
			"futures settle 0 --all --estimate",
			"futures list",
			"futures list futures.toml --call --estimate",
			"futures book 0 --levels 0",
			"futures book 0 --levels 201",
			"futures book 0 --blocks 3",
			"futures",
			"index show h100",
			"index average h100 --quote usd",
			"index average h100 --quote usd --from 3",
			"index average h100 --quote usd --from 3 --to 4 --last 5",
			"index chart h100 --quote eur",
			"index chart h100 --quote usd --width 5",
			"attester unbond 0x01",
			"attester report a.json",
			"session set-keys 0x00 0x00",
			"balance --suri //Bob --key-file secret",
			"provider register --name a --endpoint https://a --region Swiss --stake 1",
		] {
			let words = std::iter::once("florin").chain(line.split(' '));
			let refusal = Cli::try_parse_from(words).expect_err(line);
			assert_eq!(refusal.exit_code(), 2, "{line}");
		}
	}

	#[test]
	fn prices_are_asked_for_with_and_without_a_word() {
		for line in [
			"index",
			"index list --json",
			"index show h100 --quote usd",
			"index average 1 --quote flrn --from 3 --to 4",
			"index average h100 --quote flrn --last 144",
			"index chart h100 --quote usd --periods 1008 --width 100 --height 20",
			"feeder status",
			"feeder status //Bob",
			"feeder list",
		] {
			let words = std::iter::once("florin").chain(line.split(' '));
			assert!(Cli::try_parse_from(words).is_ok(), "{line}");
		}
	}

	#[test]
	fn what_is_traded_is_looked_at_without_signing() {
		for line in [
			"account",
			"account show //Bob",
			"futures markets",
			"futures show 0",
			"futures book 0 --levels 20",
			"futures book 0 --live --blocks 3 --json",
			"futures orders 0 --of //Bob",
			"futures positions",
			"futures positions --of //Bob",
			"futures list futures.toml --call",
			"futures settle 0 --all",
		] {
			let words = std::iter::once("florin").chain(line.split(' '));
			assert!(Cli::try_parse_from(words).is_ok(), "{line}");
		}
	}

	#[test]
	fn the_secret_may_stand_behind_the_command_too() {
		let cli = Cli::try_parse_from(["florin", "balance", "--suri", "//Bob", "--json"]).unwrap();
		assert_eq!(
			cli.global.wallet().unwrap().account(),
			"//Bob".parse().unwrap()
		);
		assert!(cli.global.json);
	}
}
