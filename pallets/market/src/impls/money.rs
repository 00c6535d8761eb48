//! How a lease's money moves. Each planck of a deposit goes one of four ways, and is noted there.

use crate::{Config, Event, HoldReason, LeaseOf, Pallet};
use florin_core::{
	traits::{CommissionSink, PeriodClock},
	Balance, LeaseId,
};
use florin_math::lease as math;
use frame_support::traits::{
	fungible::MutateHold,
	tokens::{Fortitude, Precision, Restriction},
	Get,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// `total + amount`.
fn add(total: &mut Balance, amount: Balance) -> DispatchResult {
	*total = total.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Moves what `from` has on hold for `reason` to where `to` may spend it.
	pub(crate) fn move_held(
		reason: HoldReason,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		if from == to {
			T::Currency::release(&reason.into(), from, amount, Precision::Exact)?;
		} else {
			T::Currency::transfer_on_hold(
				&reason.into(),
				from,
				to,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		Ok(())
	}

	/// What is in escrow.
	pub(crate) fn held(lease: &LeaseOf<T>) -> Result<Balance, DispatchError> {
		Ok(lease.money.held().ok_or(ArithmeticError::Underflow)?)
	}

	/// Puts more in escrow.
	pub(crate) fn deposit(lease: &mut LeaseOf<T>, amount: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::LeaseEscrow.into(), &lease.tenant, amount)?;
		add(&mut lease.money.deposited, amount)
	}

	/// Pays the provider out of escrow.
	pub(crate) fn pay(lease: &mut LeaseOf<T>, amount: Balance) -> DispatchResult {
		Self::move_held(
			HoldReason::LeaseEscrow,
			&lease.tenant,
			&lease.provider,
			amount,
		)?;
		add(&mut lease.money.paid, amount)
	}

	/// Gives back to the tenant.
	pub(crate) fn refund(lease: &mut LeaseOf<T>, amount: Balance) -> DispatchResult {
		Self::move_held(
			HoldReason::LeaseEscrow,
			&lease.tenant,
			&lease.tenant,
			amount,
		)?;
		add(&mut lease.money.refunded, amount)
	}

	/// Gives to the reserve.
	pub(crate) fn forfeit(lease: &mut LeaseOf<T>, amount: Balance) -> DispatchResult {
		Self::move_held(
			HoldReason::LeaseEscrow,
			&lease.tenant,
			&T::Reserve::get(),
			amount,
		)?;
		add(&mut lease.money.forfeited, amount)
	}

	/// Pays the commission that is due.
	pub(crate) fn pay_commission(id: LeaseId, lease: &mut LeaseOf<T>) -> DispatchResult {
		let amount = core::mem::take(&mut lease.settled.commission_due);
		lease.settled.commission_paid_in = T::Clock::now();
		if amount == 0 {
			return Ok(());
		}
		Self::move_held(
			HoldReason::LeaseEscrow,
			&lease.tenant,
			&lease.tenant,
			amount,
		)?;
		T::Commission::pay_commission(&lease.tenant, &lease.provider, amount)?;
		add(&mut lease.money.commission, amount)?;
		Self::deposit_event(Event::CommissionPaid { lease: id, amount });
		Ok(())
	}

	/// What of the escrow isn't needed any more once no more than `seconds` device-seconds of the lease
	/// can become due.
	pub(crate) fn surplus(lease: &LeaseOf<T>, seconds: u64) -> Result<Balance, DispatchError> {
		let terms = &lease.terms;
		let settled = math::charge(terms.price, lease.settled.seconds)
			.ok_or(ArithmeticError::Overflow)?
			.checked_add(lease.money.commission)
			.ok_or(ArithmeticError::Overflow)?;
		let needed = terms
			.escrow(seconds)
			.ok_or(ArithmeticError::Overflow)?
			.saturating_sub(settled);
		Ok(Self::held(lease)?.saturating_sub(needed))
	}
}
