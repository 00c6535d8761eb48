//! What devices are used for.

use crate::{types::Device, Config, Devices, Error, Event, Meters, Pallet};
use florin_core::{traits::DeviceUses, work::Meter, DeviceIndex, UseId};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> DeviceUses<T::AccountId> for Pallet<T> {
	fn begin(provider: &T::AccountId, index: DeviceIndex, id: UseId) -> DispatchResult {
		let mut device = Self::active_device_of(provider, index)?;
		let clock = Self::clock();
		Self::touch(index, &mut device, &clock);
		ensure!(
			device.activity.current_use.is_none(),
			Error::<T>::DeviceOccupied
		);
		ensure!(device.activity.is_fresh(), Error::<T>::NotFresh);
		ensure!(
			!device.activity.is_used_up(clock.now),
			Error::<T>::TooManyUses
		);
		device.activity.begin(id, &clock);
		Devices::<T>::insert(index, device);
		Self::deposit_event(Event::UseBegan { device: index, id });
		Ok(())
	}

	fn end(index: DeviceIndex, id: UseId) -> DispatchResult {
		let clock = Self::clock();
		Devices::<T>::try_mutate(index, |device| {
			let device = device
				.as_mut()
				.filter(|device| occupies(device, id))
				.ok_or(Error::<T>::NotInUse)?;
			Self::touch(index, device, &clock);
			device.activity.end(&clock);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::UseEnded { device: index, id });
		Ok(())
	}

	fn meter(index: DeviceIndex, id: UseId) -> Meter {
		Meters::<T>::get(index, id)
	}
}

/// Whether `id` occupies the device.
fn occupies<AccountId>(device: &Device<AccountId>, id: UseId) -> bool {
	device
		.activity
		.current_use
		.is_some_and(|current| current.id == id)
}
