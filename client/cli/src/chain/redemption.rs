//! Redemption: the calls that the command makes for it, and what it reads of it.

use super::{
	api::{self, runtime_types::bounded_collections::bounded_vec::BoundedVec},
	explain::failure,
	Chain,
};
use crate::{
	error::{Failure, Refusal},
	keys::Account,
};
use florin_core::{
	report::RedemptionReport, work::Work, ClassId, ComputeTime, DeviceIndex, LeaseId, RedemptionId,
};
use sp_runtime::Permill;
use subxt::{tx::Payload, utils::AccountId32};

/// Redemptions that are read at once.
const PAGE: u32 = 100;

/// Redeems credits for hours that a provider owes.
pub fn redeem(provider: &Account, class: ClassId, devices: u32, seconds: u32) -> impl Payload {
	api::tx()
		.issuance()
		.redeem(provider.0, class, devices, seconds)
}

/// Frees devices for a redemption.
pub fn serve(redemption: RedemptionId, devices: Vec<DeviceIndex>, margin: Permill) -> impl Payload {
	let margin = api::runtime_types::sp_arithmetic::per_things::Permill(margin.deconstruct());
	api::tx()
		.issuance()
		.serve_redemption(redemption, BoundedVec(devices), margin)
}

/// Delivers a redemption through a lease of the signer's.
pub fn serve_by_lease(redemption: RedemptionId, lease: LeaseId) -> impl Payload {
	api::tx().issuance().serve_by_lease(redemption, lease)
}

/// Accepts the devices that were freed.
pub fn accept(redemption: RedemptionId) -> impl Payload {
	api::tx().issuance().accept_redemption(redemption)
}

/// Gives a redemption up.
pub fn cancel(redemption: RedemptionId) -> impl Payload {
	api::tx().issuance().cancel_redemption(redemption)
}

/// Brings a redemption up to date.
pub fn settle(redemption: RedemptionId) -> impl Payload {
	api::tx().issuance().settle_redemption(redemption)
}

/// Clears what is overdue.
pub fn clear_overdue(redemption: RedemptionId) -> impl Payload {
	api::tx().issuance().clear_overdue(redemption)
}

/// Burns what the reserve can for past defaults, and gives the rest of its surplus to the treasury.
pub fn collect_reserve() -> impl Payload {
	api::tx().issuance().collect_reserve()
}

/// Who owes hours of a class that nobody redeems yet.
#[derive(Clone, Debug)]
pub struct Issuer {
	/// Who.
	pub provider: Account,
	/// How many, and what they are worth.
	pub free: Work,
}

impl Chain {
	/// Who owes hours of a class that nobody redeems yet: the cheapest hour first.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime; so for every read.
	pub async fn issuers(&self, class: ClassId) -> Result<Vec<Issuer>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().issuance().liabilities())
			.map_err(failure)?;
		let mut rows = entry.iter(()).await.map_err(failure)?;
		let mut issuers = Vec::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let (provider, of) = row.key().map_err(failure)?.decode().map_err(failure)?;
			if of != class {
				continue;
			}
			let owed = row.value().decode().map_err(failure)?;
			let free = Work {
				time: ComputeTime(owed.time.0.saturating_sub(owed.promised.time.0)),
				value: owed.value.saturating_sub(owed.promised.value),
			};
			if free.value > 0 && !free.time.is_zero() {
				issuers.push(Issuer {
					provider: Account(provider),
					free,
				});
			}
		}
		issuers.sort_by_key(|issuer| {
			(
				hour_price(&issuer.free),
				std::cmp::Reverse(issuer.free.time),
			)
		});
		Ok(issuers)
	}

	/// A redemption with its live amounts.
	///
	/// # Errors
	///
	/// A refusal if there is none any more, and those of [`Self::issuers`].
	pub async fn redemption(
		&self,
		id: RedemptionId,
	) -> Result<RedemptionReport<AccountId32>, Failure> {
		let call = api::runtime_apis().issuance_api().redemption(id);
		let redemption = self.read(call).await?;
		redemption.map(|redemption| redemption.0).ok_or_else(|| {
			Refusal {
				error: "Issuance.UnknownRedemption".into(),
				message: format!("There is no redemption {id}, or nothing is left of it."),
				hint: None,
				block: None,
			}
			.into()
		})
	}

	/// All redemptions of hours that a provider owes, the oldest first.
	///
	/// # Errors
	///
	/// Those of [`Self::issuers`].
	pub async fn redemptions(
		&self,
		provider: &Account,
	) -> Result<Vec<RedemptionReport<AccountId32>>, Failure> {
		let at = self.best().await?;
		let mut redemptions: Vec<RedemptionReport<AccountId32>> = Vec::new();
		loop {
			let after = redemptions.last().map(|redemption| redemption.id);
			let call = api::runtime_apis()
				.issuance_api()
				.redemptions(provider.0, after, PAGE);
			let page = at.runtime_apis().call(call).await.map_err(failure)?;
			if page.is_empty() {
				redemptions.sort_by_key(|redemption| redemption.id);
				return Ok(redemptions);
			}
			redemptions.extend(page.into_iter().map(|redemption| redemption.0));
		}
	}
}

/// What an hour of this costs, in planck, rounded up.
pub fn hour_price(owed: &Work) -> u128 {
	florin_math::rounding::mul_div_ceil(
		owed.value,
		florin_core::units::MICROS_PER_HOUR.into(),
		owed.time.micros().into(),
	)
	.unwrap_or(u128::MAX)
}
