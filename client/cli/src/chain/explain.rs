//! Errors of the chain as sentences: the runtime documents each of its errors, and the metadata
//! carries that documentation.

use crate::error::{Failure, Refusal};
use codec::Decode;
use florin_evidence::EvidenceError;
use subxt::{
	error::{
		ArithmeticError, BackendError, DispatchError, ExtrinsicError, ModuleError, RpcError,
		RuntimeApiError, StorageError, TokenError,
	},
	rpcs::{Error as RpcClientError, UserError},
};

/// What JSON-RPC answers to a transaction that isn't valid.
const INVALID_TRANSACTION: i32 = 1010;

/// Any of the client's errors as a failure of the command.
pub fn failure(error: impl Into<subxt::Error>) -> Failure {
	match error.into() {
		subxt::Error::ExtrinsicError(
			ExtrinsicError::IncompatibleCodegen
			| ExtrinsicError::PalletNameNotFound(_)
			| ExtrinsicError::CallNameNotFound { .. },
		)
		| subxt::Error::RuntimeApiError(
			RuntimeApiError::IncompatibleCodegen
			| RuntimeApiError::TraitNotFound(_)
			| RuntimeApiError::MethodNotFound { .. },
		)
		| subxt::Error::StorageError(
			StorageError::IncompatibleCodegen
			| StorageError::PalletNameNotFound(_)
			| StorageError::StorageEntryNotFound { .. },
		) => Failure::connection(
			"the node runs another runtime than this command was built for; \
			 is it a Florin node, and of the same version?",
		),
		subxt::Error::ExtrinsicError(ExtrinsicError::ErrorSubmittingTransaction(error)) => {
			submission(error)
		}
		error => Failure::connection(error),
	}
}

/// A transaction that the node wouldn't take.
fn submission(error: BackendError) -> Failure {
	match error {
		BackendError::Rpc(RpcError::ClientError(RpcClientError::User(error)))
			if error.code >= INVALID_TRANSACTION =>
		{
			invalid_transaction(&error).into()
		}
		other => Failure::connection(other),
	}
}

fn invalid_transaction(error: &UserError) -> Refusal {
	let data = error
		.data
		.as_ref()
		.map(|data| data.get().trim_matches('"').to_owned());
	let reason = data.unwrap_or_else(|| error.message.clone());
	let (name, hint) = if reason.contains("pay some fees") {
		(
			"Payment",
			Some("the account can't pay the fee: `florin balance` shows what it has free"),
		)
	} else if reason.contains("outdated") {
		("Stale", Some("the nonce has been used: leave --nonce away"))
	} else if reason.contains("bad signature") {
		(
			"BadProof",
			Some("the node may run another version of the runtime"),
		)
	} else if reason.contains("not expected") {
		("Call", Some("this chain doesn't take such a call"))
	} else if error.message.contains("riority") {
		(
			"Priority",
			Some("another transaction with this nonce waits already: raise --tip to replace it"),
		)
	} else {
		("Invalid", None)
	};
	Refusal {
		error: format!("Transaction.{name}"),
		message: sentence(&[reason]),
		hint: hint.map(str::to_owned),
		block: None,
	}
}

/// The dispatch error of a transaction that is in a block.
pub fn dispatch(error: &DispatchError) -> Refusal {
	match error {
		DispatchError::Module(error) => module(error),
		DispatchError::Token(token) => plain("Token", token_name(token), token_hint(token)),
		DispatchError::Arithmetic(arithmetic) => plain(
			"Arithmetic",
			match arithmetic {
				ArithmeticError::Underflow => ("Underflow", "A figure became smaller than zero."),
				ArithmeticError::Overflow => ("Overflow", "A figure became larger than its type."),
				_ => ("DivisionByZero", "A division by zero."),
			},
			matches!(arithmetic, ArithmeticError::Underflow)
				.then_some("the account may not have that much: see `florin balance`"),
		),
		DispatchError::BadOrigin => plain(
			"Dispatch",
			("BadOrigin", "The call is not for this account to make."),
			Some("governance's calls come from Root, others from the account concerned"),
		),
		DispatchError::Exhausted => plain(
			"Dispatch",
			("Exhausted", "A resource of the chain is exhausted."),
			None,
		),
		other => Refusal {
			error: format!("Dispatch.{other:?}"),
			message: sentence(&[other.to_string()]),
			..Refusal::default()
		},
	}
}

fn module(error: &ModuleError) -> Refusal {
	match error.details() {
		Ok(details) => with_failed_check(
			documented(
				details.pallet.name(),
				&details.variant.name,
				&details.variant.docs,
			),
			error.bytes(),
		),
		Err(_) => Refusal {
			error: error.details_string(),
			message: "An error that the node's metadata doesn't describe.".into(),
			..Refusal::default()
		},
	}
}

/// Which check hardware evidence failed is a field of the error, whose bytes follow the pallet's
/// and the error's index.
fn with_failed_check(refusal: Refusal, [_, _, field @ ..]: [u8; 5]) -> Refusal {
	match EvidenceError::decode(&mut &field[..]) {
		Ok(check) if refusal.error == "Attestation.InvalidEvidence" => Refusal {
			error: format!("{}.{check:?}", refusal.error),
			message: format!("The evidence doesn't verify: {check}."),
			..refusal
		},
		_ => refusal,
	}
}

/// An error with the documentation that its pallet gives it.
fn documented(pallet: &str, error: &str, docs: &[String]) -> Refusal {
	let message = sentence(docs);
	Refusal {
		error: format!("{pallet}.{error}"),
		message: if message.is_empty() {
			format!("{error}.")
		} else {
			message
		},
		hint: hint(pallet, error).map(str::to_owned),
		block: None,
	}
}

fn plain(kind: &str, (name, message): (&str, &str), hint: Option<&str>) -> Refusal {
	Refusal {
		error: format!("{kind}.{name}"),
		message: message.to_owned(),
		hint: hint.map(str::to_owned),
		block: None,
	}
}

fn token_name(error: &TokenError) -> (&'static str, &'static str) {
	match error {
		TokenError::FundsUnavailable => ("FundsUnavailable", "The account hasn't that much free."),
		TokenError::OnlyProvider => (
			"OnlyProvider",
			"The account's last coins hold other things of it alive.",
		),
		TokenError::BelowMinimum => (
			"BelowMinimum",
			"An account can't exist with less than the existential deposit.",
		),
		TokenError::CannotCreate => ("CannotCreate", "The account can't be created."),
		TokenError::UnknownAsset => ("UnknownAsset", "There is no such asset."),
		TokenError::Frozen => ("Frozen", "The coins are there but frozen."),
		TokenError::Unsupported => ("Unsupported", "The asset doesn't allow that."),
		TokenError::CannotCreateHold => (
			"CannotCreateHold",
			"Coins can't be put on hold for that account.",
		),
		TokenError::NotExpendable => ("NotExpendable", "The account would lose its last coins."),
		_ => ("Blocked", "The account can't receive these coins."),
	}
}

fn token_hint(error: &TokenError) -> Option<&'static str> {
	match error {
		TokenError::FundsUnavailable | TokenError::Frozen => {
			Some("`florin balance` shows what is free and what is on hold")
		}
		TokenError::BelowMinimum | TokenError::CannotCreate => {
			Some("a new account needs at least 0.001 FLRN")
		}
		TokenError::NotExpendable | TokenError::OnlyProvider => {
			Some("leave at least 0.001 FLRN in the account, or send `--all`")
		}
		_ => None,
	}
}

/// What to do about an error where its documentation alone doesn't get a user of this command
/// further.
fn hint(pallet: &str, error: &str) -> Option<&'static str> {
	Some(match (pallet, error) {
		("Balances", "InsufficientBalance" | "LiquidityRestrictions") => {
			"`florin balance` shows what is free and what is on hold"
		}
		("Balances", "ExistentialDeposit") => "a new account needs at least 0.001 FLRN",
		("Balances", "Expendability") => {
			"leave at least 0.001 FLRN in the account, or send `--all`"
		}
		("System", "CallFiltered") => "this chain doesn't allow the call from anyone",
		("Market", "BadTerm") => {
			"the longest lease that a chain allows has 90 days in production, and an hour and a half on development chains; the shortest has a period"
		}
		("Market", "SetAside") => "`florin redemption settle` lets it go once all is final",
		("Issuance", "Promised" | "NotOverdue" | "AwaitsAcceptance") => {
			"`florin redemption list` shows what is redeemed, and what of it is overdue"
		}
		("Issuance", "BeyondLiability" | "NothingToRedeem" | "OwnCredits") => {
			"`florin redemption issuers` shows who owes how much"
		}
		("Issuance", "ProviderDelivers") => {
			"`florin credit-line` shows how many devices it has to keep busy"
		}
		("Issuance", "NothingToSettle" | "NotServed") => "`florin redemption show` tells what comes next",
		("Issuance", "NothingMatured") => {
			"`florin device show` tells what is maturing, `florin clock` when periods end"
		}
		("Issuance", "CreditLineFull" | "LineWouldBreak") => {
			"`florin credit-line` shows the line; staking or repaying makes room"
		}
		("Issuance", "DailyCapReached") => {
			"`florin supply` shows what the cap has left; it refills as time passes"
		}
		("Market", "NotFinal" | "NothingToSettle") => {
			"`florin lease show` tells when what is over is final"
		}
		("Market", "PriceOverLimit" | "TooFewDevices" | "TermOutsideOffer") => {
			"`florin market offers` shows what is offered"
		}
		("Market", "PledgeMissing") => "`florin market update` pledges anew",
		("Market", "NotAProvider") => "`florin provider register` comes first",
		("Providers", "StakeExceeded") => "`florin provider show` tells the stake",
		("Attestation", "ProofTooEarly" | "ProofTooLate" | "NotChallenged") => {
			"`florin presence challenge` tells when a proof is taken"
		}
		("Attestation", "TooFewSignatures" | "NotAnAttester") => {
			"`florin committee show` tells who may sign and how many have to"
		}
		("Attestation", "NotAProvider") => "`florin provider register` comes first",
		("PriceIndex", "NotAFeeder" | "NotAdmitted") => {
			"governance admits feeders, and `florin feeder bond` puts up the bond; `florin feeder status` tells where an account stands"
		}
		("PriceIndex", "AlreadyBonded" | "AlreadyAdmitted" | "UnknownFeeder") => {
			"`florin feeder status` tells where an account stands"
		}
		("PriceIndex", "Leaving" | "StillBonded") => {
			"`florin feeder status` tells when the bond is free; `florin feeder unbond` takes it out then"
		}
		("Proxy", "NotProxy") => "the principal makes the signer its proxy, of a type that allows the call",
		("PriceIndex", "TooSoon") => "`florin clock` tells when periods end",
		("PriceIndex", "UnknownClass") => "`florin class list` shows which there are",
		("PriceIndex", "NothingProven") => {
			"`florin index show CLASS --quote usd` tells which feeds are false, and for how long"
		}
		("Clearing", "UnknownAsset") => "`florin account` shows which it takes",
		("Clearing", "NoAccount") => "`florin account deposit` opens one",
		("Clearing", "InsufficientBalance" | "InsufficientMargin") => {
			"`florin account` shows what is free, `florin account deposit` brings more"
		}
		("Clearing", "NoMarket") | ("OrderBook", "NoBook") | ("Futures", "UnknownMarket") => {
			"`florin futures markets` shows which there are"
		}
		("Clearing", "TradingEnded" | "NotSettled") => {
			"`florin futures show` tells when it settles; `florin futures settle` pays what is due then"
		}
		("Clearing" | "OrderBook", "Halted") => {
			"orders can be cancelled; nothing is traded until governance opens the market: `florin futures show`"
		}
		("Clearing", "AlreadySettles") => "`florin futures settle` collects what is due",
		("Clearing", "ReduceOnly" | "PriceNotLive") | ("OrderBook", "ReduceOnlyMarket") => {
			"`florin futures show` tells what may be done, and of when the mark is; `florin futures close` closes"
		}
		("Clearing", "NoPosition") | ("OrderBook", "NothingToClose") => {
			"`florin futures positions` shows what is open"
		}
		("Clearing", "MarginNeeded") => {
			"`florin account` shows what is free; `florin account take-margin MARKET all` takes as much"
		}
		("Clearing", "OpenInterestCap" | "PositionCap") => {
			"`florin futures show` tells how many lots may be open"
		}
		("Clearing", "TooManyOrders") => {
			"`florin futures orders` shows those that rest, `florin futures cancel` cancels them"
		}
		("Clearing", "UnfundedOrders") => "`florin futures cancel MARKET --all` cancels them",
		("Clearing", "Grace") => "`florin futures show` tells from when on positions are liquidated",
		("Clearing", "NothingToLiquidate") => {
			"`florin futures liquidate MARKET --scan` looks for positions that are short of margin"
		}
		("Clearing", "NotRegistered") => "`florin futures settle` registers it",
		("Clearing", "NothingDue") => {
			"`florin futures show` tells how many positions still have to be registered, and until when"
		}
		("Clearing", "StillUsed") => "`florin futures settle MARKET --all` settles positions; owners' orders go by `florin futures cancel MARKET --all`",
		("OrderBook", "OutsideBand") => {
			"`florin futures show` tells between which prices the market trades"
		}
		("OrderBook", "AlreadyExpired" | "ExpiresTooLate") => {
			"`--for` is at least a period, and at most 4320 of them: thirty days of production"
		}
		("OrderBook", "WouldTrade" | "NotFilled") => "`florin futures book` shows what rests",
		("OrderBook", "NoSuchOrder" | "NotYourOrder" | "NothingToRemove") => {
			"`florin futures orders` shows those that rest"
		}
		("Futures", "NotLive") => "`florin index show CLASS --quote usd` tells who tells prices",
		("Futures", "UnknownClass") => "`florin class list` shows which there are",
		("Futures", "LotOutOfBounds") | ("OrderBook", "BadTickSize") => {
			"`florin index` shows what an hour costs now"
		}
		("Futures", "TooSoon") => "`florin clock` tells the period of now; a contract is listed some periods ahead of its delivery: a day in production",
		("Attestation", "StillMaturing") => "`florin device show` tells what is still on record",
		_ => return None,
	})
}

/// The first paragraph of `docs` as plain text.
fn sentence(docs: &[String]) -> String {
	let paragraph: Vec<_> = docs
		.iter()
		.map(|line| line.trim())
		.skip_while(|line| line.is_empty())
		.take_while(|line| !line.is_empty())
		.collect();
	let text: String = paragraph
		.join(" ")
		.chars()
		.filter(|character| !"`[]".contains(*character))
		.collect();
	match text.chars().last() {
		None | Some('.' | '!' | '?') => text,
		Some(_) => text + ".",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	fn docs(lines: &[&str]) -> Vec<String> {
		lines.iter().map(|line| (*line).to_owned()).collect()
	}

	#[test]
	fn an_error_reads_as_the_first_paragraph_of_its_documentation() {
		let lines = docs(&[
			" The device is not fresh: it missed",
			" a [`Challenge`].",
			"",
			" More.",
		]);
		assert_eq!(
			sentence(&lines),
			"The device is not fresh: it missed a Challenge."
		);
	}

	#[test]
	fn an_undocumented_error_still_has_its_name() {
		let refusal = documented("Utility", "TooManyCalls", &[]);
		assert_eq!(refusal.error, "Utility.TooManyCalls");
		assert_eq!(refusal.message, "TooManyCalls.");
	}

	#[test]
	fn a_module_error_carries_the_hint_for_users_of_this_command() {
		let refusal = documented(
			"Issuance",
			"NothingMatured",
			&docs(&["Nothing has matured"]),
		);
		assert_eq!(refusal.message, "Nothing has matured.");
		assert!(refusal.hint.unwrap().contains("florin device show"));
	}

	#[test]
	fn errors_of_trading_say_what_to_look_at() {
		for (pallet, error, command) in [
			("Clearing", "InsufficientMargin", "florin account deposit"),
			("Clearing", "Grace", "florin futures show"),
			("OrderBook", "OutsideBand", "florin futures show"),
			("OrderBook", "NoSuchOrder", "florin futures orders"),
			("Futures", "NotLive", "florin index show"),
		] {
			let refusal = documented(pallet, error, &docs(&["Refused."]));
			assert!(refusal.hint.unwrap().contains(command), "{pallet}.{error}");
		}
	}

	#[test]
	fn failed_evidence_names_the_check_that_it_failed() {
		let bytes = [50, 5, EvidenceError::UntrustedRoot.encode()[0], 0, 0];
		let refusal = with_failed_check(documented("Attestation", "InvalidEvidence", &[]), bytes);
		assert_eq!(refusal.error, "Attestation.InvalidEvidence.UntrustedRoot");
		assert!(
			refusal.message.contains("the root is not trusted"),
			"{}",
			refusal.message
		);

		let other = documented("Attestation", "NotFresh", &[]);
		assert_eq!(
			with_failed_check(other, bytes).error,
			"Attestation.NotFresh"
		);
	}

	#[test]
	fn token_errors_say_what_to_look_at() {
		let refusal = dispatch(&DispatchError::Token(TokenError::FundsUnavailable));
		assert_eq!(refusal.error, "Token.FundsUnavailable");
		assert!(refusal.hint.unwrap().contains("florin balance"));
	}

	fn submitted(code: i32, message: &str, data: Option<&str>) -> Failure {
		let data = data.map(|data| serde_json::value::to_raw_value(data).unwrap());
		failure(ExtrinsicError::ErrorSubmittingTransaction(
			BackendError::Rpc(RpcError::ClientError(RpcClientError::User(UserError {
				code,
				message: message.into(),
				data,
			}))),
		))
	}

	#[test]
	fn a_transaction_that_cannot_pay_is_refused_not_a_connection_failure() {
		let reason = "Inability to pay some fees (e.g. account balance too low)";
		let Failure::Refused(refusal) = submitted(1010, "Invalid Transaction", Some(reason)) else {
			panic!("must be a refusal");
		};
		assert_eq!(refusal.error, "Transaction.Payment");
		assert!(refusal.message.contains("Inability to pay"));
	}

	#[test]
	fn a_node_that_answers_otherwise_is_a_connection_failure() {
		assert!(matches!(
			submitted(-32601, "Method not found", None),
			Failure::Connection(_)
		));
		assert!(matches!(
			failure(ExtrinsicError::IncompatibleCodegen),
			Failure::Connection(_)
		));
	}
}
