//! Devices that are put into storage without evidence: for tests and benchmarks of what comes after
//! the registration.

use crate::{
	impls::new_device, types::Credentials, Config, DeviceByIdentity, DeviceByPdi, DeviceCount,
	DeviceCredentials, Devices, NextDevice, Pallet, Params, Revocations,
};
use florin_core::{traits::PeriodClock, ClassId, DeviceId, DeviceIndex};
use florin_evidence::{Architecture, CertificateId, Fwid, LeafKey, CHAIN_LENGTH};
use frame_support::traits::Consideration;
use sp_io::hashing::blake2_256;

/// Puts the device with `id` into storage, as if it had been registered in the current period.
pub fn plant<T: Config>(provider: &T::AccountId, class: ClassId, id: DeviceId) -> DeviceIndex {
	let index = NextDevice::<T>::get();
	NextDevice::<T>::put(index + 1);
	let footprint = Pallet::<T>::device_footprint();
	#[cfg(feature = "runtime-benchmarks")]
	T::Consideration::ensure_successful(provider, footprint);
	let pdi = *id.first_chunk().expect("an id has 32 bytes");
	let credentials = Credentials {
		architecture: Architecture::Hopper,
		leaf_key: LeafKey([0; 96]),
		fwid: Fwid([0; 48]),
		pdi,
		certificates: certificates_of(&id),
		root: [0; 32],
		ticket: T::Consideration::new(provider, footprint).expect("the provider has the deposit"),
	};
	DeviceCredentials::<T>::insert(index, credentials);
	DeviceByIdentity::<T>::insert(id, index);
	DeviceByPdi::<T>::insert(pdi, index);
	DeviceCount::<T>::mutate(provider, |count| *count += 1);
	let now = <Pallet<T> as PeriodClock>::now();
	let mut device = new_device(id, provider.clone(), class, now, &Params::<T>::get());
	device.revocations_seen = Revocations::<T>::get();
	Pallet::<T>::recount(&mut device);
	Devices::<T>::insert(index, device);
	index
}

/// The certificates of the device with `id`, which it shares with none.
fn certificates_of(id: &DeviceId) -> [CertificateId; CHAIN_LENGTH] {
	let mut serial = [0; 20];
	core::array::from_fn(|_| {
		serial[19] += 1;
		CertificateId {
			issuer: *id,
			serial,
		}
	})
}

/// A device id that nobody has.
pub fn next_id<T: Config>() -> DeviceId {
	blake2_256(&NextDevice::<T>::get().to_le_bytes())
}
