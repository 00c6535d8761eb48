//! Transactions: signing, fees, sending, and what came of them.

use super::{
	explain::{dispatch, failure},
	value::composite_to_json,
	At, Chain, FlorinConfig,
};
use crate::{
	amount::Amount,
	currency::Currency,
	error::{Failure, Refusal},
	keys::{Account, Wallet},
	output::hex,
};
use serde::{Serialize, Serializer};
use serde_json::Value as Json;
use std::{
	fmt,
	time::{Duration, Instant},
};
use subxt::{
	client::OnlineClientAtBlockImpl,
	config::DefaultExtrinsicParamsBuilder,
	error::DispatchError,
	events::Event,
	ext::{scale_decode::Field, scale_value::scale::decode_as_fields},
	tx::{
		Payload, SubmittableTransaction, TransactionInBlock, TransactionProgress, TransactionStatus,
	},
	Metadata,
};

/// Blocks for which a signed transaction stays valid: two minutes.
const MORTALITY: u64 = 64;

/// Blocks for which a transaction that was signed ahead stays valid: an hour.
const MORTALITY_AHEAD: u64 = 2_048;

/// A signed transaction.
type Signed = SubmittableTransaction<FlorinConfig, OnlineClientAtBlockImpl<FlorinConfig>>;

/// A transaction that is in a block.
type InBlock = TransactionInBlock<FlorinConfig, OnlineClientAtBlockImpl<FlorinConfig>>;

/// A transaction that is followed.
type Watched = TransactionProgress<FlorinConfig, OnlineClientAtBlockImpl<FlorinConfig>>;

/// How far a transaction is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Wait {
	/// Until it is in a block.
	#[default]
	InBlock,
	/// Until that block is final.
	Finalized,
}

/// How a transaction is sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sending {
	/// How far it is followed.
	pub wait: Wait,
	/// What the author of its block gets on top of the fee.
	pub tip: Amount,
	/// Its place among the account's transactions; the next one if none is given.
	pub nonce: Option<u64>,
}

/// A transaction that was carried out.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
	/// The block that carries it.
	pub block: u64,
	/// Hash of that block.
	pub block_hash: HexHash,
	/// Whether that block is final.
	pub finalized: bool,
	/// Hash of the transaction.
	pub transaction: HexHash,
	/// What was paid for it, with the tip.
	pub fee: Amount,
	/// What it made happen, apart from paying its fee.
	pub events: Vec<EventRecord>,
	/// Why some of its calls were refused while the others were carried out: a reason for each.
	#[serde(skip_serializing_if = "Vec::is_empty")]
	pub refused: Vec<Refusal>,
}

impl Receipt {
	/// The fields of its event `name` of `pallet`.
	pub fn event(&self, pallet: &str, name: &str) -> Option<&Json> {
		self.events
			.iter()
			.find(|event| event.pallet == pallet && event.name == name)
			.map(|event| &event.fields)
	}

	/// Shows amounts of the clearing house in `currency`.
	pub fn counted_in(mut self, currency: &Currency) -> Self {
		for event in &mut self.events {
			event.currency = Some(currency.clone());
		}
		self
	}

	/// Each reason for which some of its calls were refused, once.
	pub fn reasons(&self) -> Vec<&Refusal> {
		let mut reasons: Vec<&Refusal> = Vec::new();
		for refusal in &self.refused {
			if !reasons.contains(&refusal) {
				reasons.push(refusal);
			}
		}
		reasons
	}

	/// All of its events `name` of `pallet`, by their fields.
	pub fn events<'a>(&'a self, pallet: &'a str, name: &'a str) -> impl Iterator<Item = &'a Json> {
		self.events
			.iter()
			.filter(move |event| event.pallet == pallet && event.name == name)
			.map(|event| &event.fields)
	}

	/// A balance among the fields of its event `name` of `pallet`.
	pub fn amount(&self, pallet: &str, name: &str, field: &str) -> Option<Amount> {
		self.event(pallet, name)?
			.get(field)?
			.as_str()?
			.parse()
			.ok()
			.map(Amount)
	}

	/// A number among the fields of its event `name` of `pallet`.
	pub fn number(&self, pallet: &str, name: &str, field: &str) -> Option<u64> {
		self.event(pallet, name)?.get(field)?.as_u64()
	}
}

impl fmt::Display for Receipt {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let state = if self.finalized { ", final" } else { "" };
		writeln!(f, "in block {}{state}, fee {}", self.block, self.fee)?;
		writeln!(f, "  transaction {}", hex(self.transaction.0))?;
		for event in &self.events {
			writeln!(f, "  {event}")?;
		}
		for reason in self.reasons() {
			writeln!(f, "  refused: {} ({})", reason.message, reason.error)?;
		}
		Ok(())
	}
}

/// How long a transaction took from its submission on.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
	/// Until the node knew of the block that carries it.
	pub in_block: Duration,
	/// Until the node knew that this block is final.
	pub finalized: Duration,
}

/// Something that a transaction made happen.
#[derive(Clone, Debug, Serialize)]
pub struct EventRecord {
	/// The pallet that tells.
	pub pallet: String,
	/// The event's name.
	pub name: String,
	/// Its fields.
	pub fields: Json,
	/// In which currency its amounts are, if that isn't FLRN and is known.
	#[serde(skip)]
	pub currency: Option<Currency>,
}

impl EventRecord {
	/// A field for people. Figures of 128 bits, which are text in JSON, are balances: in FLRN but for
	/// the pallets in which each asset has its own.
	fn shown(&self, value: &Json) -> String {
		let Json::String(text) = value else {
			return value.to_string();
		};
		let Ok(units) = text.parse() else {
			return text.clone();
		};
		if !matches!(
			self.pallet.as_str(),
			"Assets" | "Clearing" | "Futures" | "OrderBook"
		) {
			return Amount(units).to_string();
		}
		match &self.currency {
			Some(currency) => currency.sum(units).to_string(),
			None => text.clone(),
		}
	}
}

impl fmt::Display for EventRecord {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}.{}", self.pallet, self.name)?;
		match &self.fields {
			Json::Object(fields) => fields
				.iter()
				.try_for_each(|(name, value)| write!(f, " {name}={}", self.shown(value))),
			Json::Array(values) if values.is_empty() => Ok(()),
			other => write!(f, " {other}"),
		}
	}
}

/// A hash, in JSON as `0x…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HexHash(pub [u8; 32]);

impl Serialize for HexHash {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&hex(self.0))
	}
}

/// What a transaction would cost.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Estimate {
	/// What would be paid for it now, without a tip. Calls that refund it on success are charged
	/// too while nobody knows that they will.
	pub fee: Amount,
	/// The tip on top.
	pub tip: Amount,
}

impl fmt::Display for Estimate {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "fee {}", self.fee)?;
		if self.tip > Amount::ZERO {
			write!(f, " and tip {}", self.tip)?;
		}
		f.write_str("; nothing was sent")
	}
}

/// Signs transactions ahead, all of them valid for [`MORTALITY_AHEAD`] blocks from the same one on.
pub struct SignerAhead(At);

impl SignerAhead {
	/// `call` of `wallet` with `nonce`, signed and encoded.
	///
	/// # Errors
	///
	/// When the node's runtime isn't the one that the call is for.
	pub fn sign<C: Payload>(
		&self,
		call: &C,
		wallet: &Wallet,
		nonce: u64,
	) -> Result<Vec<u8>, Failure> {
		let Self(at) = self;
		let params = DefaultExtrinsicParamsBuilder::<FlorinConfig>::new()
			.nonce(nonce)
			.mortal_from_unchecked(MORTALITY_AHEAD, at.block_number(), at.block_hash())
			.build();
		let mut signable = at
			.transactions()
			.create_signable_offline(call, params)
			.map_err(failure)?;
		let signed = signable.sign(wallet).map_err(failure)?;
		Ok(signed.into_encoded())
	}
}

impl Chain {
	/// What `call` would cost `wallet`.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime.
	pub async fn estimate<C: Payload>(
		&self,
		call: &C,
		wallet: &Wallet,
		sending: Sending,
	) -> Result<Estimate, Failure> {
		let signed = self.sign(call, wallet, sending).await?;
		let fee = signed.partial_fee_estimate().await.map_err(failure)?;
		Ok(Estimate {
			fee: Amount(fee),
			tip: sending.tip,
		})
	}

	/// Signs `call`, sends it and follows it as far as `sending` says.
	///
	/// # Errors
	///
	/// When the chain refuses it, and when the node doesn't answer or runs another runtime.
	pub async fn submit<C: Payload>(
		&self,
		call: &C,
		wallet: &Wallet,
		sending: Sending,
	) -> Result<Receipt, Failure> {
		let signed = self.sign(call, wallet, sending).await?;
		let mut watched = signed.submit_and_watch().await.map_err(failure)?;
		loop {
			let (block, finalized) = next_block(&mut watched).await?;
			if finalized || sending.wait == Wait::InBlock {
				return receipt(&block, finalized).await;
			}
		}
	}

	/// Signs `call` with `nonce`, sends it, follows it until its block is final, and tells how long
	/// that took. Signing doesn't count.
	///
	/// # Errors
	///
	/// Those of [`Self::submit`].
	pub async fn time<C: Payload>(
		&self,
		call: &C,
		wallet: &Wallet,
		nonce: u64,
	) -> Result<Timing, Failure> {
		let sending = Sending {
			nonce: Some(nonce),
			..Sending::default()
		};
		let signed = self.sign(call, wallet, sending).await?;
		let submitted = Instant::now();
		let mut watched = signed.submit_and_watch().await.map_err(failure)?;
		let mut in_block = None;
		loop {
			let (block, finalized) = next_block(&mut watched).await?;
			let elapsed = submitted.elapsed();
			if finalized {
				receipt(&block, true).await?;
				return Ok(Timing {
					in_block: in_block.unwrap_or(elapsed),
					finalized: elapsed,
				});
			}
			// After a fork it may get into a second block: the one that stays counts.
			in_block = Some(elapsed);
		}
	}

	/// The nonce of the account's next transaction. Unlike the nonce in the state it counts the
	/// transactions that wait in the node's pool.
	///
	/// # Errors
	///
	/// When the node doesn't answer.
	pub async fn next_nonce(&self, account: &Account) -> Result<u64, Failure> {
		self.rpc
			.system_account_next_index(&account.0)
			.await
			.map_err(failure)
	}

	/// What signs many transactions without asking the node for each.
	///
	/// # Errors
	///
	/// When the node doesn't answer.
	pub async fn signer_ahead(&self) -> Result<SignerAhead, Failure> {
		self.finalized().await.map(SignerAhead)
	}

	/// Hands a signed transaction over to the node, and doesn't follow it.
	///
	/// # Errors
	///
	/// When the node refuses it or doesn't answer.
	pub async fn hand_over(&self, transaction: &[u8]) -> Result<(), Failure> {
		self.rpc
			.author_submit_extrinsic(transaction)
			.await
			.map(|_| ())
			.map_err(failure)
	}

	async fn sign<C: Payload>(
		&self,
		call: &C,
		wallet: &Wallet,
		sending: Sending,
	) -> Result<Signed, Failure> {
		let nonce = match sending.nonce {
			Some(nonce) => nonce,
			None => self.next_nonce(&wallet.account()).await?,
		};
		let params = DefaultExtrinsicParamsBuilder::<FlorinConfig>::new()
			.nonce(nonce)
			.tip(sending.tip.0)
			.mortal(MORTALITY)
			.build();
		// The block that a mortal transaction names must not be dropped again by its chain.
		let at = self.finalized().await?;
		at.transactions()
			.create_signed(call, wallet, params)
			.await
			.map_err(failure)
	}
}

/// The next block that takes up a followed transaction, and whether that block is final.
async fn next_block(watched: &mut Watched) -> Result<(InBlock, bool), Failure> {
	while let Some(status) = watched.next().await {
		match status.map_err(failure)? {
			TransactionStatus::InBestBlock(block) => return Ok((block, false)),
			TransactionStatus::InFinalizedBlock(block) => return Ok((block, true)),
			TransactionStatus::Error { message } => return Err(Failure::connection(message)),
			TransactionStatus::Invalid { message } => return Err(dropped("Invalid", message)),
			TransactionStatus::Dropped { message } => return Err(dropped("Dropped", message)),
			_ => {}
		}
	}
	Err(Failure::connection(
		"the node stopped telling about the transaction",
	))
}

fn dropped(name: &str, message: String) -> Failure {
	Refusal {
		error: format!("Transaction.{name}"),
		message,
		hint: Some(
			"nothing was paid; look at the account's other transactions and send it again".into(),
		),
		block: None,
	}
	.into()
}

/// What a transaction in a block came to.
async fn receipt(included: &InBlock, finalized: bool) -> Result<Receipt, Failure> {
	let at: At = included.at().await.map_err(failure)?;
	let events = included.fetch_events().await.map_err(failure)?;
	let mut receipt = Receipt {
		block: at.block_number(),
		block_hash: HexHash(included.block_hash().0),
		finalized,
		transaction: HexHash(included.extrinsic_hash().0),
		fee: Amount::ZERO,
		events: Vec::new(),
		refused: Vec::new(),
	};
	let mut paid = false;
	for event in events.iter() {
		let event = event.map_err(failure)?;
		if let Some(error) = failed_by(&event, &at)? {
			let refusal = Refusal {
				block: Some(receipt.block),
				..dispatch(&error)
			};
			return Err(refusal.into());
		}
		match (event.pallet_name(), event.event_name()) {
			("TransactionPayment", "TransactionFeePaid") => {
				receipt.fee = fields(&event, at.metadata_ref())?
					.get("actual_fee")
					.and_then(Json::as_str)
					.and_then(|fee| fee.parse().ok())
					.map_or(receipt.fee, Amount);
			}
			// What the block does by itself, before its first transaction, is told as if that had done
			// it. The first thing that a transaction does is to pay.
			("Balances", "Withdraw") if !paid => {
				paid = true;
				receipt.events.clear();
				receipt.refused.clear();
			}
			("Utility", "ItemFailed") => {
				let error = DispatchError::decode_from(event.field_bytes(), at.metadata());
				receipt.refused.push(dispatch(&error.map_err(failure)?));
			}
			(pallet, name) if concerns_the_call(pallet, name) => {
				receipt.events.push(EventRecord {
					pallet: pallet.to_owned(),
					name: name.to_owned(),
					fields: fields(&event, at.metadata_ref())?,
					currency: None,
				});
			}
			_ => {}
		}
	}
	Ok(receipt)
}

/// Why a call failed, if that is what `event` tells. What was done as Root may fail though the call to
/// do it doesn't: the result is encoded as 1 and the error then.
fn failed_by(event: &Event<'_, FlorinConfig>, at: &At) -> Result<Option<DispatchError>, Failure> {
	let error = match (event.pallet_name(), event.event_name()) {
		("System", "ExtrinsicFailed") => event.field_bytes(),
		("Sudo", "Sudid") => match event.field_bytes() {
			[1, error @ ..] => error,
			_ => return Ok(None),
		},
		_ => return Ok(None),
	};
	DispatchError::decode_from(error, at.metadata())
		.map(Some)
		.map_err(failure)
}

/// Every transaction pays its fee and succeeds or not; the rest is about what it was for.
fn concerns_the_call(pallet: &str, name: &str) -> bool {
	!matches!(
		(pallet, name),
		("System", "ExtrinsicSuccess")
			| ("Utility", "BatchCompletedWithErrors" | "ItemCompleted")
			| (
				"Balances",
				"Withdraw" | "Deposit" | "Issued" | "Rescinded" | "Minted"
			)
	)
}

fn fields(event: &Event<'_, FlorinConfig>, metadata: &Metadata) -> Result<Json, Failure> {
	let unknown = || Failure::connection("an event isn't in the node's metadata");
	let variant = metadata
		.pallet_by_name(event.pallet_name())
		.and_then(|pallet| pallet.event_variant_by_index(event.event_index()))
		.ok_or_else(unknown)?;
	let mut fields = variant
		.fields
		.iter()
		.map(|field| Field::new(field.ty.id, field.name.as_deref()));
	let values = decode_as_fields(&mut event.field_bytes(), &mut fields, metadata.types())
		.map_err(Failure::connection)?;
	Ok(composite_to_json(&values, metadata.types()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::currency::test_dollar;
	use serde_json::json;

	fn receipt() -> Receipt {
		Receipt {
			block: 12,
			block_hash: HexHash([1; 32]),
			finalized: true,
			transaction: HexHash([2; 32]),
			fee: Amount(200_000_000),
			events: vec![EventRecord {
				pallet: "Issuance".into(),
				name: "Minted".into(),
				fields: json!({"amount": "1500000000000", "device": 3}),
				currency: None,
			}],
			refused: Vec::new(),
		}
	}

	#[test]
	fn what_a_batch_could_not_do_is_told_once_for_each_reason() {
		let mut receipt = receipt();
		let refusal = |error: &str| Refusal {
			error: error.into(),
			message: "It can't be done.".into(),
			..Refusal::default()
		};
		receipt.refused = ["A.B", "A.C", "A.B"].map(refusal).into();
		let text = receipt.to_string();
		assert_eq!(text.matches("refused: It can't be done. (A.B)").count(), 1);
		assert!(text.contains("(A.C)"), "{text}");
		let json = serde_json::to_value(&receipt).unwrap();
		assert_eq!(json["refused"][2]["error"], "A.B");
	}

	#[test]
	fn a_receipt_tells_people_block_fee_and_events() {
		let text = receipt().to_string();
		for part in [
			"in block 12, final",
			"fee 0.0002 FLRN",
			"Issuance.Minted",
			"device=3",
			"amount=1.5 FLRN",
		] {
			assert!(text.contains(part), "{text}");
		}
	}

	#[test]
	fn a_receipt_gives_scripts_hashes_and_planck_as_strings() {
		let json = serde_json::to_value(receipt()).unwrap();
		assert_eq!(json["fee"], "200000000");
		assert_eq!(json["block"], 12);
		assert_eq!(json["transaction"], hex([2; 32]));
		assert_eq!(json["events"][0]["fields"]["device"], 3);
	}

	#[test]
	fn amounts_of_the_house_are_shown_in_their_currency_or_as_they_are() {
		let mut receipt = receipt();
		receipt.events.push(EventRecord {
			pallet: "Clearing".into(),
			name: "Deposited".into(),
			fields: json!({"amount": "1500000"}),
			currency: None,
		});
		assert!(receipt.to_string().contains("amount=1500000\n"));
		let text = receipt.counted_in(&test_dollar()).to_string();
		assert!(
			text.contains("Clearing.Deposited amount=1.5 tUSD"),
			"{text}"
		);
		assert!(text.contains("Issuance.Minted amount=1.5 FLRN"), "{text}");
	}

	#[test]
	fn figures_are_found_in_events_by_name() {
		let receipt = receipt();
		assert_eq!(
			receipt.amount("Issuance", "Minted", "amount"),
			Some(Amount(1_500_000_000_000))
		);
		assert_eq!(receipt.number("Issuance", "Minted", "device"), Some(3));
		assert_eq!(receipt.number("Issuance", "Repaid", "device"), None);
	}
}
