//! Hours that weren't delivered in time: cleared at par, or the provider's default.

use crate::{
	impls::{debt::add, redemption::devices_of},
	types::{ServiceStage, SERVED_PERIODS},
	Config, Error, Event, HoldReason, Ledgers, Liabilities, LiabilityOf, Pallet, Params,
	RedemptionOf, Supply, TotalEarned, WeightInfo, MAX_CLASSES,
};
use florin_core::{
	traits::{GracePeriods, PeriodClock, ProviderStake},
	work::Work,
	Balance, ComputeTime, Period, RedemptionId,
};
use florin_math::{
	decay::{Bound, Decaying},
	redemption as math,
};
use frame_support::{ensure, traits::Consideration, weights::Weight};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// Periods for which it is remembered that devices were at work on redemptions, after the last one.
const LATELY: Period = 4;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::clear_overdue`]. Answers what that cost.
	pub(crate) fn do_clear_overdue(id: RedemptionId) -> Result<Weight, DispatchError> {
		let redemption = Self::redemption(id)?;
		let devices = devices_of(&redemption);
		let weight = Self::clear_weight(devices);
		let Some(mut redemption) = Self::advance(id, redemption)? else {
			return Ok(weight);
		};
		ensure!(!redemption.cancelled, Error::<T>::Cancelled);
		if let Some(service) = &redemption.service {
			if matches!(service.stage, ServiceStage::Offered { .. }) {
				let ready = Self::is_ready(&redemption.provider, service);
				ensure!(!ready, Error::<T>::AwaitsAcceptance);
				Self::withdraw_service(id, &mut redemption);
			}
		}
		ensure!(
			!T::Grace::any_since(Self::block_number()),
			Error::<T>::GracePeriod
		);
		let overdue = Self::overdue(&redemption);
		ensure!(!overdue.is_zero(), Error::<T>::NotOverdue);
		let provider = redemption.provider.clone();
		let row =
			Liabilities::<T>::get(&provider, redemption.class).ok_or(DispatchError::Corruption)?;
		ensure!(!Self::keeps_up(&row), Error::<T>::ProviderDelivers);

		let part = redemption.part(overdue);
		let bond = Ledgers::<T>::get(&provider).bond;
		let stake = part.value.saturating_sub(bond);
		if stake > T::Stake::free_stake(&provider) {
			Self::declare_default(&provider)?;
			Self::abandon(id, &mut redemption)?;
			Self::store_or_close(id, redemption)?;
			return Ok(weight.saturating_add(T::WeightInfo::declare_default()));
		}
		Self::clear(id, &mut redemption, part, stake)?;
		if redemption.left().is_zero() {
			Self::end_uses(id, &mut redemption)?;
		}
		Self::store_or_close(id, redemption)?;
		Ok(weight)
	}

	/// What is overdue of a redemption now. Certificates of recent periods may still come, so only time
	/// before those counts.
	pub(crate) fn overdue(redemption: &RedemptionOf<T>) -> ComputeTime {
		let from = redemption
			.due
			.saturating_add(T::Clock::certificate_window());
		let late = T::Clock::certified_periods().saturating_sub(from);
		ComputeTime(math::overdue(
			redemption.promised.time.micros(),
			redemption.devices,
			u64::from(late).saturating_mul(T::Clock::period_seconds().into()),
			redemption.gone.micros(),
		))
	}

	/// Whether a provider delivers on redemptions of a class as fast as it has to for all that it owes
	/// there: so many devices earn certified seconds on them as deliver it in the time that it is allowed.
	pub(crate) fn keeps_up(row: &LiabilityOf<T>) -> bool {
		let devices =
			math::devices_to_keep_busy(row.time.micros(), Params::<T>::get().capacity_hours);
		let could = devices
			.saturating_mul(T::Clock::period_seconds().into())
			.saturating_mul(SERVED_PERIODS);
		let served = &row.served;
		// What certificates tell of lies two periods back at least; of a time of which they tell nothing
		// at all, what they told last counts.
		let lately = T::Clock::now().saturating_sub(served.period) <= LATELY
			|| T::Clock::certified_periods() == served.as_of;
		lately && served.seconds() >= could.div_ceil(2)
	}

	/// Clears `part` of a redemption at par: `stake` of it burns out of the provider's stake and the rest
	/// out of its bond, and the holder keeps the credits.
	fn clear(
		id: RedemptionId,
		redemption: &mut RedemptionOf<T>,
		part: Work,
		stake: Balance,
	) -> DispatchResult {
		let (provider, holder) = (&redemption.provider, &redemption.holder);
		let bond = part.value.saturating_sub(stake);
		Self::burn_held(HoldReason::Backing, provider, bond)?;
		if stake > 0 {
			T::Stake::burn_free(provider, stake)?;
		}
		Self::lower_row(provider, redemption.class, part, part)?;
		Self::lower_debt(provider, part.value, bond)?;
		Supply::<T>::try_mutate(|supply| add(&mut supply.cleared, part.value))?;
		Self::release_credits(holder, part.value)?;

		// Only what the line doesn't need: a provider can't draw its stake out through a friend that waits.
		let wanted = math::compensation(part.value, Params::<T>::get().compensation);
		let compensation = Self::headroom(provider, &Ledgers::<T>::get(provider))
			.unwrap_or_default()
			.min(T::Stake::free_stake(provider))
			.min(wanted);
		if compensation > 0 {
			T::Stake::compensate(provider, compensation, holder)?;
		}
		Self::deposit_event(Event::OverdueCleared {
			redemption: id,
			time: part.time,
			burned: part.value,
			stake,
			compensation,
		});
		redemption.gone = redemption.gone.saturating_add(part.time);
		redemption.cleared = redemption.cleared.saturating_add(part.time);
		Ok(())
	}

	/// Declares that a provider doesn't deliver and hasn't got enough locked to clear that: all of it burns,
	/// and what it still owes then is owed by nobody.
	pub(crate) fn declare_default(provider: &T::AccountId) -> DispatchResult {
		let stake = T::Stake::free_stake(provider);
		let bond = Ledgers::<T>::get(provider).bond;
		Self::burn_held(HoldReason::Backing, provider, bond)?;
		if stake > 0 {
			T::Stake::burn_free(provider, stake)?;
		}
		for class in 0..MAX_CLASSES {
			if let Some(row) = Liabilities::<T>::take(provider, class) {
				row.ticket.drop(provider)?;
			}
		}
		let burned = bond.checked_add(stake).ok_or(ArithmeticError::Overflow)?;
		let (now, half_life) = (T::Clock::now(), Params::<T>::get().earned_half_life);
		let (unbacked, earned) = Self::try_mutate_ledger(provider, |ledger| {
			let unbacked = ledger
				.liability
				.checked_sub(burned)
				.ok_or(ArithmeticError::Underflow)?;
			let earned = ledger.earned_at(now, half_life);
			ledger.liability = 0;
			ledger.bond = 0;
			ledger.earned = Decaying::default();
			ledger.defaulted = true;
			Ok((unbacked, earned))
		})?;
		TotalEarned::<T>::try_mutate(|total| -> DispatchResult {
			*total = total
				.lowered(earned, now, half_life, Bound::Upper)
				.ok_or(ArithmeticError::Underflow)?;
			Ok(())
		})?;
		Supply::<T>::try_mutate(|supply| -> DispatchResult {
			add(&mut supply.cleared, burned)?;
			add(&mut supply.defaulted, unbacked)
		})?;
		Self::deposit_event(Event::Defaulted {
			provider: provider.clone(),
			burned,
			unbacked,
		});
		Self::make_good()?;
		Ok(())
	}

	/// Ends a redemption whose provider has defaulted: all its credits go back.
	pub(crate) fn abandon(id: RedemptionId, redemption: &mut RedemptionOf<T>) -> DispatchResult {
		let left = redemption.left();
		Self::give_back(id, redemption, left, 0)?;
		redemption.cancelled = true;
		let stage = redemption.service.as_ref().map(|service| service.stage);
		match stage {
			Some(ServiceStage::Offered { .. }) => Self::drop_service(id, redemption),
			Some(ServiceStage::Running { .. }) => Self::end_uses(id, redemption)?,
			None => {}
		}
		Ok(())
	}
}
