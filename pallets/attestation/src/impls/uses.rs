//! What devices are used for.

use crate::{
	activity::Occupied, clock::Clock, types::Device, Config, Devices, Error, Event, Meters, Pallet,
};
use florin_core::{
	class::Tier,
	traits::DeviceUses,
	work::{Meter, ReadyDevice},
	ComputeTime, DeviceIndex, Period, Timestamp, UseId,
};
use florin_math::credit;
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult, Permill};

impl<T: Config> Pallet<T> {
	/// A device that may be taken into use, brought up to date but not stored.
	fn ready_device(
		provider: &T::AccountId,
		index: DeviceIndex,
		clock: &Clock,
	) -> Result<Device<T::AccountId>, DispatchError> {
		let mut device = Self::active_device_of(provider, index)?;
		// Nothing is told of what lapses: the record may not be stored.
		device.activity.touch(&device.id, clock);
		ensure!(
			device.activity.current_use.is_none(),
			Error::<T>::DeviceOccupied
		);
		ensure!(device.activity.is_fresh(), Error::<T>::NotFresh);
		Ok(device)
	}

	/// Changes a device that `id` occupies, once it is up to date.
	fn mutate_occupied(
		index: DeviceIndex,
		id: UseId,
		change: impl FnOnce(&mut Device<T::AccountId>, &Clock),
	) -> DispatchResult {
		let clock = Self::clock();
		Devices::<T>::try_mutate(index, |device| {
			let device = device
				.as_mut()
				.filter(|device| occupies(device, id, &clock))
				.ok_or(Error::<T>::NotInUse)?;
			Self::touch(index, device, &clock);
			change(device, &clock);
			Ok(())
		})
	}

	/// What a certificate that found `seconds` and `quality` credits a use with that occupied the
	/// device for some of the period.
	pub(crate) fn share(
		clock: &Clock,
		period: Period,
		(seconds, quality): (u16, Permill),
		tier: Tier,
		occupied: &Occupied,
	) -> Meter {
		let length = clock.parameters.period_seconds;
		let part = |of: u16| {
			u32::from(of)
				.saturating_mul(u32::from(occupied.seconds))
				.checked_div(u32::from(length))
				.unwrap_or_default()
		};
		// A second that only rounding takes isn't missing.
		let missing = if clock.is_excused(period) {
			0
		} else {
			part(length.saturating_sub(seconds))
		};
		let seconds = part(seconds);
		let micros = credit::compute_time(seconds, quality, tier.coefficient());
		Meter {
			seconds: seconds.into(),
			missing: missing.into(),
			time: ComputeTime(micros),
		}
	}

	/// What `id` has been credited with for periods after `through`, as far as the record goes back.
	fn credited_after(device: &Device<T::AccountId>, id: UseId, through: Period) -> Meter {
		let clock = Self::clock_of_the_past();
		let later = device
			.activity
			.slots
			.iter()
			.rev()
			.take_while(|slot| slot.period > through);
		later.fold(Meter::default(), |total, slot| {
			let Some(certified) = slot.certified else {
				return total;
			};
			let shares = slot.uses.iter().filter(|occupied| occupied.id == id);
			shares.fold(total, |total, occupied| {
				let found = (certified.seconds, certified.quality);
				total.plus(Self::share(
					&clock,
					slot.period,
					found,
					device.tier,
					occupied,
				))
			})
		})
	}
}

impl<T: Config> DeviceUses<T::AccountId> for Pallet<T> {
	fn ensure_ready(
		provider: &T::AccountId,
		index: DeviceIndex,
	) -> Result<ReadyDevice, DispatchError> {
		let device = Self::ready_device(provider, index, &Self::clock())?;
		Ok(ReadyDevice {
			class: device.class,
			tier: device.tier,
		})
	}

	fn begin(
		provider: &T::AccountId,
		index: DeviceIndex,
		id: UseId,
		until: Timestamp,
	) -> DispatchResult {
		let clock = Self::clock();
		let mut device = Self::ready_device(provider, index, &clock)?;
		ensure!(
			!device.activity.is_used_up(clock.now),
			Error::<T>::TooManyUses
		);
		device.activity.begin(id, until, &clock);
		Devices::<T>::insert(index, device);
		Self::deposit_event(Event::UseBegan {
			device: index,
			id,
			until,
		});
		Ok(())
	}

	fn reschedule(index: DeviceIndex, id: UseId, until: Timestamp) -> DispatchResult {
		Self::mutate_occupied(index, id, |device, clock| {
			if let Some(current) = &mut device.activity.current_use {
				current.until = until.max(clock.time());
			}
		})?;
		Self::deposit_event(Event::UseRescheduled {
			device: index,
			id,
			until,
		});
		Ok(())
	}

	fn end(index: DeviceIndex, id: UseId) -> DispatchResult {
		Self::mutate_occupied(index, id, |device, clock| device.activity.end(clock))?;
		Self::deposit_event(Event::UseEnded { device: index, id });
		Ok(())
	}

	fn meter(index: DeviceIndex, id: UseId, through: Period) -> Meter {
		let credited = Meters::<T>::get(index, id);
		match Devices::<T>::get(index) {
			Some(device) => credited.minus(Self::credited_after(&device, id, through)),
			None => credited,
		}
	}

	fn forget(index: DeviceIndex, id: UseId) {
		Meters::<T>::remove(index, id);
	}

	fn set_rated(index: DeviceIndex, rated: bool) {
		Devices::<T>::mutate_extant(index, |device| device.rated = rated);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_ready(provider: &T::AccountId, class: florin_core::ClassId) -> DeviceIndex {
		crate::benchmarking::ready_device::<T>(provider, class)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn neglect(index: DeviceIndex) {
		crate::benchmarking::neglect::<T>(index);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn certify(index: DeviceIndex, period: Period) {
		crate::benchmarking::certify::<T>(index, period);
	}
}

/// Whether `id` occupies the device, brought up to date or not.
fn occupies<AccountId>(device: &Device<AccountId>, id: UseId, clock: &Clock) -> bool {
	device
		.activity
		.current_use
		.is_some_and(|current| current.id == id && clock.time() < current.until)
}
