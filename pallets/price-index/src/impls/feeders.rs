//! Who tells prices: how feeders come, go and are slashed.

use crate::{
	types::{Feed, Feeder, FeederState, Parameters},
	ActiveFeeders, Config, Error, Event, Feeders, FeedsOf, HoldReason, Pallet, Params,
};
use florin_core::{
	parameters::{Mandate, Parameters as _},
	traits::PeriodClock,
	Balance, ClassId, Period,
};
use frame_support::{
	ensure,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
		Get,
	},
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::admit_feeder`].
	pub(crate) fn do_admit_feeder(feeder: T::AccountId) -> DispatchResult {
		match Feeders::<T>::get(&feeder).map(|row| row.state) {
			None => {}
			Some(FeederState::Leaving { .. }) => return Err(Error::<T>::Leaving.into()),
			Some(_) => return Err(Error::<T>::AlreadyAdmitted.into()),
		}
		let row = Feeder {
			state: FeederState::Admitted,
			bond: 0,
		};
		Feeders::<T>::insert(&feeder, row);
		Self::deposit_event(Event::FeederAdmitted { feeder });
		Ok(())
	}

	/// See [`Pallet::bond_feeder`].
	pub(crate) fn do_bond_feeder(feeder: T::AccountId) -> DispatchResult {
		let row = Feeders::<T>::get(&feeder).ok_or(Error::<T>::NotAdmitted)?;
		match row.state {
			FeederState::Admitted => {}
			FeederState::Active => return Err(Error::<T>::AlreadyBonded.into()),
			FeederState::Leaving { .. } => return Err(Error::<T>::Leaving.into()),
		}
		ActiveFeeders::<T>::try_mutate(|active| {
			let place = active.binary_search(&feeder).err().unwrap_or_default();
			active
				.try_insert(place, feeder.clone())
				.map_err(|_| Error::<T>::TooManyFeeders)
		})?;
		let bond = Params::<T>::get().feeder_bond;
		T::Currency::hold(&HoldReason::FeederBond.into(), &feeder, bond)?;
		let row = Feeder {
			state: FeederState::Active,
			bond,
		};
		Feeders::<T>::insert(&feeder, row);
		Self::deposit_event(Event::FeederBonded { feeder, bond });
		Ok(())
	}

	/// Puts a feeder on duty with whom the chain begins.
	pub(crate) fn add_genesis_feeder(feeder: &T::AccountId) -> DispatchResult {
		Self::do_admit_feeder(feeder.clone())?;
		Self::do_bond_feeder(feeder.clone())
	}

	/// See [`Pallet::unbond_feeder`].
	pub(crate) fn do_unbond_feeder(feeder: T::AccountId) -> DispatchResult {
		let row = Feeders::<T>::get(&feeder).ok_or(Error::<T>::UnknownFeeder)?;
		let FeederState::Leaving { since } = row.state else {
			return Self::retire(feeder, row);
		};
		ensure!(
			T::Clock::now() >= Self::free_from(since),
			Error::<T>::StillBonded
		);
		Self::pay_out(feeder, row.bond)
	}

	/// See [`Pallet::remove_feeder`].
	pub(crate) fn do_remove_feeder(feeder: T::AccountId) -> DispatchResult {
		let row = Feeders::<T>::get(&feeder).ok_or(Error::<T>::UnknownFeeder)?;
		ensure!(
			!matches!(row.state, FeederState::Leaving { .. }),
			Error::<T>::Leaving
		);
		Self::retire(feeder, row)
	}

	/// The period from which on the bond of a feeder is free that left in `since`.
	fn free_from(since: Period) -> Period {
		since.saturating_add(Params::<T>::get().unbonding)
	}

	/// Ends the duty of a feeder that isn't leaving yet; one that has no bond is gone at once.
	fn retire(feeder: T::AccountId, row: Feeder) -> DispatchResult {
		if row.state == FeederState::Admitted {
			return Self::pay_out(feeder, 0);
		}
		Self::end_duty(feeder, row);
		Ok(())
	}

	/// The feeds of a feeder don't count any more.
	fn end_duty(feeder: T::AccountId, row: Feeder) {
		ActiveFeeders::<T>::mutate(|active| active.retain(|other| *other != feeder));
		let since = T::Clock::now();
		let state = FeederState::Leaving { since };
		Feeders::<T>::insert(&feeder, Feeder { state, ..row });
		Self::deposit_event(Event::FeederLeaving {
			feeder,
			free_from: Self::free_from(since),
		});
	}

	fn pay_out(feeder: T::AccountId, bond: Balance) -> DispatchResult {
		if !bond.is_zero() {
			let reason = HoldReason::FeederBond.into();
			T::Currency::release(&reason, &feeder, bond, Precision::Exact)?;
		}
		Feeders::<T>::remove(&feeder);
		Self::deposit_event(Event::FeederLeft { feeder, bond });
		Ok(())
	}

	/// See [`Pallet::slash_feeder`].
	pub(crate) fn do_slash_feeder(feeder: T::AccountId, class: ClassId) -> DispatchResult {
		let mut row = Feeders::<T>::get(&feeder).ok_or(Error::<T>::UnknownFeeder)?;
		let parameters = Params::<T>::get();
		Self::take_proven(&feeder, class, &parameters)?;
		let amount = parameters.false_slash.mul_ceil(row.bond);
		if !amount.is_zero() {
			T::Currency::transfer_on_hold(
				&HoldReason::FeederBond.into(),
				&feeder,
				&T::Reserve::get(),
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		row.bond = row.bond.saturating_sub(amount);
		Feeders::<T>::insert(&feeder, row);
		Self::deposit_event(Event::FeederSlashed {
			feeder: feeder.clone(),
			class,
			amount,
		});
		if row.state == FeederState::Active {
			Self::end_duty(feeder, row);
		}
		Ok(())
	}

	/// Removes the feed that was false for long enough to be slashed.
	fn take_proven(
		feeder: &T::AccountId,
		class: ClassId,
		parameters: &Parameters,
	) -> DispatchResult {
		FeedsOf::<T>::try_mutate(class, |feeds| {
			let proven = |feed: &Feed<T::AccountId>| {
				feed.feeder == *feeder && feed.is_proven(parameters.false_periods)
			};
			let place = feeds
				.iter()
				.position(proven)
				.ok_or(Error::<T>::NothingProven)?;
			feeds.swap_remove(place);
			Ok::<_, DispatchError>(())
		})
	}

	/// See [`Pallet::set_parameters`].
	pub(crate) fn do_set_parameters(parameters: Parameters, mandate: Mandate) -> DispatchResult {
		Params::<T>::get()
			.ensure_may_become(&parameters, mandate)
			.map_err(Error::<T>::BadParameters)?;
		Params::<T>::put(parameters);
		Self::deposit_event(Event::ParametersSet { parameters });
		Ok(())
	}
}
