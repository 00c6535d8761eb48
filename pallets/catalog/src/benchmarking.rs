//! Benchmarks of the calls, each on its most expensive path.

use super::*;
use alloc::{format, vec};
use florin_core::{
	class::{Architecture, ClassKind},
	traits::PeriodClock,
	ClassId,
};
use frame_benchmarking::v2::*;
use frame_support::{traits::EnsureOrigin, BoundedVec};
use sp_runtime::{traits::One, FixedU128};

/// A valid class with the longest name, its slug made of `number`.
fn new_class(number: u32) -> NewClass {
	let price = FixedU128::one();
	let slug = format!(
		"benchmark-{number:0>width$}",
		width = MAX_SLUG_LEN as usize - 10
	);
	NewClass {
		slug: slug
			.into_bytes()
			.try_into()
			.expect("as long as a slug may be"),
		name: vec![b'N'; MAX_NAME_LEN as usize]
			.try_into()
			.expect("as long as a name may be"),
		hardware: Hardware {
			kind: ClassKind::Gpu,
			architecture: Some(Architecture::Hopper),
			tflops: 989,
			memory_gib: 80,
			board_watts: 700,
		},
		valuation: Valuation {
			credit_factor: price,
			mintable: true,
			prices: ReferencePrices {
				per_hour: price,
				per_tflop_hour: price,
				per_gib_hour: price,
			},
			provisional: false,
		},
	}
}

/// Writes a mintable class worth one FLRN an hour that has been in force since the first period.
pub(crate) fn insert_class_in_force<T: Config>(architecture: Architecture) -> ClassId {
	let class = ClassCount::<T>::get();
	assert!(class < MAX_CLASSES, "no place for another class");
	let mut new = new_class(u32::from(class));
	new.hardware.architecture = Some(architecture);
	let first = Version {
		number: 1,
		since: 0,
		valuation: new.valuation,
	};
	Slugs::<T>::insert(&new.slug, class);
	Classes::<T>::insert(
		class,
		ClassInfo {
			slug: new.slug,
			name: new.name,
			hardware: new.hardware,
			versions: BoundedVec::truncate_from(vec![first]),
			retires_at: None,
		},
	);
	ClassCount::<T>::put(class + 1);
	class
}

/// Writes as many classes as there may be, all in force.
pub(crate) fn fill_catalogue<T: Config>() {
	while ClassCount::<T>::get() < MAX_CLASSES {
		let class = insert_class_in_force::<T>(Architecture::Hopper);
		fill_versions::<T>(class);
	}
}

/// A class with as many versions as are kept, all in force, and a clock at which all but the last
/// can be forgotten.
fn class_with_all_versions<T: Config>() -> ClassId {
	let class = insert_class_in_force::<T>(Architecture::Hopper);
	fill_versions::<T>(class);
	T::Clock::set_now(MAX_VERSIONS + T::Clock::certificate_window());
	class
}

/// Gives a class as many versions as are kept, all of them worth the same.
fn fill_versions<T: Config>(class: ClassId) {
	Classes::<T>::mutate(class, |info| {
		let info = info.as_mut().expect("just inserted");
		let first = info.versions[0];
		let versions = (0..MAX_VERSIONS)
			.map(|index| Version {
				number: index + 1,
				since: index,
				..first
			})
			.collect::<vec::Vec<_>>();
		info.versions = BoundedVec::truncate_from(versions);
	});
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn add_class() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let class = ClassCount::<T>::get();
		let new = new_class(u32::from(class));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert_eq!(Slugs::<T>::get(new.slug), Some(class));
		Ok(())
	}

	#[benchmark]
	fn update_class() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let class = class_with_all_versions::<T>();
		let factor = FixedU128::from_u32(2);
		let changes = ClassChanges {
			credit_factor: Some(factor),
			..Default::default()
		};

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, class, changes);

		let info = Classes::<T>::get(class).expect("it was there before");
		assert_eq!(
			info.versions.last().map(|v| v.valuation.credit_factor),
			Some(factor)
		);
		Ok(())
	}

	#[benchmark]
	fn retire_class() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let class = class_with_all_versions::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, class);

		assert!(Classes::<T>::get(class).is_some_and(|info| info.retires_at.is_some()));
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let mut parameters = Params::<T>::get();
		parameters.change_delay += 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
