//! The catalogue as other pallets see it.

use crate::{ClassChanges, ClassCount, Classes, Config, Error, Pallet, Version};
use florin_core::{
	class::{Architecture, ClassTerms},
	traits::{ComputeClasses, CreditFactors, PeriodClock},
	ClassId, Period,
};
use frame_support::{dispatch::DispatchResult, ensure};
use sp_runtime::FixedU128;

impl<T: Config> ComputeClasses for Pallet<T> {
	fn terms_at(class: ClassId, period: Period) -> Option<ClassTerms> {
		Classes::<T>::get(class)?
			.version_at(period)
			.map(Version::terms)
	}

	fn architecture(class: ClassId) -> Option<Architecture> {
		Classes::<T>::get(class)?.hardware.architecture
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_class(architecture: Architecture) -> ClassId {
		crate::benchmarking::insert_class_in_force::<T>(architecture)
	}
}

/// Steps come before decisions of governance: a class takes one while no decision is pending, and a
/// decision may be taken on top of a step that holds from the next period on.
impl<T: Config> CreditFactors for Pallet<T> {
	fn class_count() -> ClassId {
		ClassCount::<T>::get()
	}

	fn adjustable(class: ClassId) -> Option<FixedU128> {
		let info = Classes::<T>::get(class)?;
		let latest = info.versions.last()?;
		let decided = info.retires_at.is_some() || latest.since > T::Clock::now();
		(!decided).then_some(latest.valuation.credit_factor)
	}

	fn adjust(class: ClassId, factor: FixedU128) -> DispatchResult {
		ensure!(
			Self::adjustable(class).is_some(),
			Error::<T>::NothingToFollow
		);
		let changes = ClassChanges {
			credit_factor: Some(factor),
			..Default::default()
		};
		Self::update_since(class, &changes, Self::next_period()?)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn fill() {
		crate::benchmarking::fill_catalogue::<T>();
	}
}
