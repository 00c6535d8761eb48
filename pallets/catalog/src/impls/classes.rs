//! The catalogue as other pallets see it.

use crate::{Classes, Config, Pallet, Version};
use florin_core::{
	class::{Architecture, ClassTerms},
	traits::ComputeClasses,
	ClassId, Period,
};

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
