//! What always holds of the catalogue.

use crate::{
	ClassCount, ClassInfo, Classes, Config, Pallet, Params, Slugs, MAX_CHANGE_DELAY, MAX_CLASSES,
};
use florin_core::{traits::PeriodClock, ClassId};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over all classes, so it is for tests and dry
	/// runs only.
	///
	/// 1. The delay is at least one period and the certificate window.
	/// 2. Identifiers are dense, and no more classes exist than the catalogue takes.
	/// 3. Slugs and classes are one to one.
	/// 4. Each class has versions with consecutive numbers, each in force later than the one before,
	///    and valid figures.
	/// 5. Nothing takes effect later than the longest delay from now. At most one decision is pending,
	///    and one step before it that holds from the next period on.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let delay = Params::<T>::get().change_delay;
		ensure!(delay > 0, "changes take effect without delay");
		ensure!(
			delay >= T::Clock::certificate_window(),
			"the delay is shorter than the certificate window"
		);

		let count = ClassCount::<T>::get();
		ensure!(
			count <= MAX_CLASSES,
			"more classes than the catalogue takes"
		);
		for id in 0..count {
			let class = Classes::<T>::get(id).ok_or("an identifier without a class")?;
			Self::try_state_of_class(id, &class)?;
		}
		let count = usize::from(count);
		ensure!(
			Classes::<T>::iter_keys().count() == count,
			"a class that was not counted"
		);
		ensure!(
			Slugs::<T>::iter_keys().count() == count,
			"a slug without a class"
		);
		Ok(())
	}

	fn try_state_of_class(id: ClassId, class: &ClassInfo) -> Result<(), TryRuntimeError> {
		ensure!(
			Slugs::<T>::get(&class.slug) == Some(id),
			"a class whose slug is another's"
		);
		ensure!(!class.versions.is_empty(), "a class without a version");
		for (earlier, later) in class.versions.iter().zip(class.versions.iter().skip(1)) {
			ensure!(earlier.since < later.since, "versions out of order");
			ensure!(
				earlier.number.checked_add(1) == Some(later.number),
				"versions out of count"
			);
		}
		for version in &class.versions {
			Self::ensure_valid_valuation(&version.valuation)?;
		}

		let now = T::Clock::now();
		let horizon = now.saturating_add(MAX_CHANGE_DELAY);
		let mut effects = class.versions.iter().map(|version| version.since);
		ensure!(
			effects
				.clone()
				.chain(class.retires_at)
				.all(|period| period <= horizon),
			"a decision that takes effect too late"
		);
		let pending = effects.by_ref().filter(|since| *since > now).count();
		let steps = class
			.versions
			.iter()
			.filter(|version| version.since == now.saturating_add(1))
			.count();
		ensure!(
			pending <= steps.saturating_add(1),
			"two versions are pending"
		);
		Ok(())
	}
}
