//! Revocations, and what they void.
//!
//! Nobody knows which devices a certificate stands behind without going through all of them. So a
//! device's chain is compared with what was revoked when the device is touched, if there were
//! revocations since that was last done.

use crate::{
	clock::Clock, BannedIdentifiers, BannedIdentities, Config, DeviceCredentials, DeviceOf,
	Devices, Error, Event, Pallet, Revocations, Revoked,
};
use florin_core::{
	traits::{HardwareCredit, PeriodClock},
	DeviceIndex, Period,
};
use florin_evidence::{CertificateId, DeviceChain};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::revoke_certificate`].
	pub(crate) fn do_revoke_certificate(certificate: CertificateId) -> DispatchResult {
		ensure!(
			!Revoked::<T>::contains_key(certificate),
			Error::<T>::AlreadyRevoked
		);
		let revocations = Revocations::<T>::get()
			.checked_add(1)
			.ok_or(DispatchError::Exhausted)?;
		Revocations::<T>::put(revocations);
		Revoked::<T>::insert(certificate, <Self as PeriodClock>::now());
		Self::deposit_event(Event::CertificateRevoked { certificate });
		Ok(())
	}

	/// See [`Pallet::revoke_device`].
	pub(crate) fn do_revoke_device(index: DeviceIndex) -> DispatchResult {
		let mut device = Devices::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(
			!BannedIdentities::<T>::contains_key(device.id),
			Error::<T>::AlreadyBanned
		);
		let credentials = DeviceCredentials::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
		let clock = Self::clock();
		Self::touch(index, &mut device, &clock);
		// A certificate of its chain may have been revoked earlier.
		if device.revoked_in.is_none() {
			Self::revoke(index, &mut device, clock.now, &clock);
		}
		let id = device.id;
		BannedIdentities::<T>::insert(id, ());
		BannedIdentifiers::<T>::insert(credentials.pdi, ());
		Devices::<T>::insert(index, device);
		Self::deposit_event(Event::HardwareBanned { id });
		Ok(())
	}

	/// The period in which the device was revoked, if it was: by itself, or with a certificate of its
	/// chain, of `revocations` ever.
	pub(crate) fn revocation_of(
		index: DeviceIndex,
		device: &DeviceOf<T>,
		revocations: u32,
	) -> Option<Period> {
		if !device.is_behind(revocations) {
			return device.revoked_in;
		}
		DeviceCredentials::<T>::get(index)?
			.certificates
			.iter()
			.filter_map(Revoked::<T>::get)
			.min()
	}

	/// Refuses a device that was revoked; any other has seen all `revocations` from now on.
	pub(crate) fn ensure_trusted(
		index: DeviceIndex,
		device: &mut DeviceOf<T>,
		revocations: u32,
	) -> DispatchResult {
		ensure!(
			Self::revocation_of(index, device, revocations).is_none(),
			Error::<T>::DeviceRevoked
		);
		device.revocations_seen = revocations;
		Ok(())
	}

	/// Lets the device follow what was revoked since it was last touched.
	pub(crate) fn follow_revocations(index: DeviceIndex, device: &mut DeviceOf<T>, clock: &Clock) {
		let revocations = Revocations::<T>::get();
		let revoked_in = Self::revocation_of(index, device, revocations);
		device.revocations_seen = revocations;
		if let (None, Some(period)) = (device.revoked_in, revoked_in) {
			Self::revoke(index, device, period, clock);
		}
	}

	/// Revokes the device as of `period`: nothing that hadn't matured by then will.
	fn revoke(index: DeviceIndex, device: &mut DeviceOf<T>, period: Period, clock: &Clock) {
		device.revoked_in = Some(period);
		let voided = device.activity.void(period, clock);
		Self::recount(device);
		T::Credit::departed(&device.id, &device.provider);
		Self::deposit_event(Event::DeviceRevoked {
			device: index,
			voided,
		});
	}

	/// Refuses a chain with a revoked certificate.
	pub(crate) fn ensure_not_revoked(certificates: &[CertificateId]) -> DispatchResult {
		let revoked = certificates.iter().any(Revoked::<T>::contains_key);
		ensure!(!revoked, Error::<T>::CertificateIsRevoked);
		Ok(())
	}

	/// Whether the hardware has been revoked for good.
	pub(crate) fn is_banned(chain: &DeviceChain) -> bool {
		BannedIdentities::<T>::contains_key(chain.device_id)
			|| BannedIdentifiers::<T>::contains_key(chain.pdi)
	}
}
