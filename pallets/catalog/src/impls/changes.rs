//! How the compute standard changes: forward only, after a delay.

use crate::{
	ClassChanges, ClassCount, ClassInfo, Classes, Config, Error, Event, GenesisClass, NewClass,
	Pallet, Parameters, Params, Slugs, Version, MAX_CLASSES,
};
use florin_core::{
	parameters::{Mandate, ParameterRefusal, Parameters as _},
	traits::PeriodClock,
	ClassId, Period,
};
use frame_support::{dispatch::DispatchResult, ensure, BoundedVec};
use sp_runtime::{ArithmeticError, DispatchError};

/// The number of a class's first version.
const FIRST_VERSION: u32 = 1;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_class(class: NewClass) -> DispatchResult {
		let since = Self::next_effect()?;
		let slug = class.slug.clone();
		let class = Self::insert_class(class, since)?;
		Self::deposit_event(Event::ClassAdded { class, slug, since });
		Ok(())
	}

	/// Adds a class that is in force from the first period on.
	pub(crate) fn add_genesis_class(class: GenesisClass) -> DispatchResult {
		let class = class
			.into_class()
			.ok_or("its slug or its name is too long")?;
		Self::insert_class(class, Period::MIN).map(|_| ())
	}

	pub(crate) fn do_update_class(class: ClassId, changes: ClassChanges) -> DispatchResult {
		Self::update_since(class, &changes, Self::next_effect()?)
	}

	/// Makes a new version, which holds from `since` on. Only a step that holds from the next period
	/// on may be pending before it.
	pub(crate) fn update_since(
		class: ClassId,
		changes: &ClassChanges,
		since: Period,
	) -> DispatchResult {
		let mut info = Self::changeable_class(class)?;
		let current = *info.versions.last().ok_or(Error::<T>::UnknownClass)?;
		ensure!(
			current.since <= Self::next_period()? && current.since < since,
			Error::<T>::ChangePending
		);

		let valuation = current.valuation.with(changes);
		ensure!(valuation != current.valuation, Error::<T>::NothingChanges);
		Self::ensure_valid_valuation(&valuation)?;

		let number = current
			.number
			.checked_add(1)
			.ok_or(ArithmeticError::Overflow)?;
		let now = T::Clock::now();
		info.forget_before(now.saturating_sub(T::Clock::certificate_window()));
		info.versions
			.try_push(Version {
				number,
				since,
				valuation,
			})
			.map_err(|_| Error::<T>::TooManyVersions)?;
		Classes::<T>::insert(class, info);
		Self::deposit_event(Event::ClassUpdated {
			class,
			version: number,
			since,
		});
		Ok(())
	}

	pub(crate) fn do_retire_class(class: ClassId) -> DispatchResult {
		let mut info = Self::changeable_class(class)?;
		let retires_at = Self::next_effect()?;
		info.retires_at = Some(retires_at);
		Classes::<T>::insert(class, info);
		Self::deposit_event(Event::ClassRetired { class, retires_at });
		Ok(())
	}

	/// See [`Pallet::set_parameters`].
	pub(crate) fn do_set_parameters(parameters: Parameters, mandate: Mandate) -> DispatchResult {
		Params::<T>::get()
			.ensure_may_become(&parameters, mandate)
			.map_err(Error::<T>::BadParameters)?;
		ensure!(
			parameters.change_delay >= T::Clock::certificate_window(),
			Error::<T>::BadParameters(ParameterRefusal::OutOfBounds)
		);
		Params::<T>::put(parameters);
		Self::deposit_event(Event::ParametersSet { parameters });
		Ok(())
	}

	/// Writes a valid class that begins in `since`, and answers its identifier.
	fn insert_class(class: NewClass, since: Period) -> Result<ClassId, DispatchError> {
		let id = ClassCount::<T>::get();
		ensure!(id < MAX_CLASSES, Error::<T>::TooManyClasses);
		Self::ensure_valid_class(&class)?;

		let NewClass {
			slug,
			name,
			hardware,
			valuation,
		} = class;
		let first = Version {
			number: FIRST_VERSION,
			since,
			valuation,
		};
		let versions = BoundedVec::truncate_from([first].into());
		Slugs::<T>::insert(&slug, id);
		Classes::<T>::insert(
			id,
			ClassInfo {
				slug,
				name,
				hardware,
				versions,
				retires_at: None,
			},
		);
		ClassCount::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Ok(id)
	}

	/// The class, if nothing final has been decided on it.
	fn changeable_class(class: ClassId) -> Result<ClassInfo, DispatchError> {
		let info = Classes::<T>::get(class).ok_or(Error::<T>::UnknownClass)?;
		ensure!(info.retires_at.is_none(), Error::<T>::AlreadyRetired);
		Ok(info)
	}

	/// The period after the current one: the first that nobody has worked in yet.
	pub(crate) fn next_period() -> Result<Period, ArithmeticError> {
		T::Clock::now()
			.checked_add(1)
			.ok_or(ArithmeticError::Overflow)
	}

	/// The period from which a decision of now holds.
	fn next_effect() -> Result<Period, ArithmeticError> {
		T::Clock::now()
			.checked_add(Params::<T>::get().change_delay)
			.ok_or(ArithmeticError::Overflow)
	}
}
