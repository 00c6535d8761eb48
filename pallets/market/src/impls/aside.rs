//! Leases that are set aside for redemptions: the tenant owes somebody else the hours, and passes the machines
//! on.

use crate::{
	impls::lifecycle::devices_of, types::Stage, Config, Error, Leases, Pallet, WeightInfo,
};
use florin_core::{
	traits::{DeliveringLeases, DeviceUses, PeriodClock},
	work::{LeaseAside, Meter},
	LeaseId, Period, Timestamp,
};
use frame_support::{ensure, weights::Weight};
use sp_runtime::DispatchError;

impl<T: Config> DeliveringLeases<T::AccountId> for Pallet<T> {
	fn set_aside(tenant: &T::AccountId, id: LeaseId) -> Result<LeaseAside, DispatchError> {
		let mut lease = Self::lease_of(tenant, id)?;
		ensure!(!lease.aside, Error::<T>::SetAside);
		let Stage::Waiting { accept_by, .. } = lease.stage else {
			return Err(Error::<T>::AlreadyAccepted.into());
		};
		ensure!(T::Clock::time() < accept_by, Error::<T>::AcceptanceOver);
		let aside = LeaseAside {
			class: lease.class,
			devices: devices_of(&lease),
			accept_by,
		};
		lease.aside = true;
		Leases::<T>::insert(id, lease);
		Ok(aside)
	}

	fn begin(id: LeaseId) -> Result<Timestamp, DispatchError> {
		let lease = Self::lease(id)?;
		let ends_at = Self::end_of(lease.funded);
		Self::begin_lease(id, lease)?;
		Ok(ends_at)
	}

	fn is_ready(id: LeaseId) -> bool {
		Leases::<T>::get(id).is_some_and(|lease| {
			lease
				.devices
				.iter()
				.all(|device| T::Uses::ensure_ready(&lease.provider, *device).is_ok())
		})
	}

	fn ends_at(id: LeaseId) -> Option<Timestamp> {
		match Leases::<T>::get(id)?.stage {
			Stage::Waiting { .. } => None,
			Stage::Begun { ends_at, .. } => Some(ends_at),
		}
	}

	fn meter(id: LeaseId, through: Period) -> Meter {
		Leases::<T>::get(id)
			.map(|lease| Self::metered(id, &lease, through))
			.unwrap_or_default()
	}

	fn let_go(id: LeaseId) {
		Leases::<T>::mutate_extant(id, |lease| lease.aside = false);
	}

	fn weight() -> Weight {
		// It begins at most once, which its devices cost, too.
		T::WeightInfo::let_go().saturating_add(T::WeightInfo::accept_lease(1))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_waiting(tenant: &T::AccountId, class: florin_core::ClassId, devices: u32) -> LeaseId {
		crate::benchmarking::waiting_of_class::<T>(tenant, class, devices)
	}
}
