//! Verified idle work, as issuance sees it.

use crate::{Capacity, Config, Devices, Error, Pallet};
use florin_core::{
	traits::VerifiedWork,
	work::{MaturedWork, Work},
	ClassId, DeviceIndex,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> VerifiedWork<T::AccountId> for Pallet<T> {
	fn matured(provider: &T::AccountId, index: DeviceIndex) -> Result<MaturedWork, DispatchError> {
		let mut device = Self::device_of(provider, index)?;
		Self::touch(index, &mut device, &Self::clock());
		Self::recount(&mut device);
		let claimable = device.activity.claimable;
		let class = device.class;
		Devices::<T>::insert(index, device);
		Ok(MaturedWork {
			class,
			previous: claimable.previous,
			current: claimable.current,
		})
	}

	fn consume(index: DeviceIndex, work: Work) -> DispatchResult {
		Devices::<T>::try_mutate(index, |device| {
			let device = device.as_mut().ok_or(Error::<T>::UnknownDevice)?;
			device
				.activity
				.claimable
				.take(work)
				.ok_or(Error::<T>::MoreThanMatured)?;
			Ok(())
		})
	}

	fn hourly_capacity(provider: &T::AccountId, class: ClassId) -> u32 {
		Capacity::<T>::get(provider, class)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_device(provider: &T::AccountId, class: ClassId, work: Work) -> DeviceIndex {
		crate::benchmarking::device_with_work::<T>(provider, class, work)
	}
}
