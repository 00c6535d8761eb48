//! Proofs of presence.

use crate::{
	clock::Clock, types::PeriodStart, Config, DeviceCredentials, DeviceOf, Devices, Error, Event,
	Pallet, ReportBytes, TrustedRoots,
};
use codec::Encode;
use florin_core::{traits::HardwareCredit, DeviceIndex, Period};
use florin_evidence::{presence_nonce, verify_report};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::prove_presence`].
	pub(crate) fn do_prove_presence(
		who: T::AccountId,
		index: DeviceIndex,
		period: Period,
		report: &ReportBytes,
	) -> DispatchResult {
		let mut device = Self::active_device_of(&who, index)?;
		let clock = Self::clock();
		let start = *clock
			.start_of(period)
			.ok_or(Error::<T>::PeriodWithoutStart)?;
		Self::touch(index, &mut device, &clock);
		let challenge_block = Self::ensure_may_prove(&clock, &start, &device)?;
		let nonce = presence_nonce(
			&Self::genesis_hash(),
			&device.id,
			period,
			&Self::block_hash(challenge_block),
			&who.encode(),
		);
		Self::verify_presence(index, &device, report, &nonce)?;
		// Periods that can be proven are bounded by the starts that are known.
		device
			.activity
			.prove(period)
			.map_err(|_| DispatchError::Exhausted)?;
		T::Credit::present(&device.id, &who, device.class, period)?;
		Self::recount(&mut device);
		Devices::<T>::insert(index, device);
		Self::deposit_event(Event::PresenceProven {
			device: index,
			period,
		});
		Ok(())
	}

	/// The challenge block of a device for a period, if it may prove that period now.
	fn ensure_may_prove(
		clock: &Clock,
		start: &PeriodStart,
		device: &DeviceOf<T>,
	) -> Result<u32, DispatchError> {
		let activity = &device.activity;
		// The evidence of the registration stands for its period, and for those before nothing does.
		ensure!(
			start.period > device.registered_in,
			Error::<T>::NotChallenged
		);
		ensure!(!activity.proven_in(start.period), Error::<T>::AlreadyProven);
		let asked = !activity.is_fresh() || clock.is_challenged(start, &device.id);
		ensure!(asked, Error::<T>::NotChallenged);
		let challenge_block = clock.challenge_block(start, &device.id);
		ensure!(clock.block > challenge_block, Error::<T>::ProofTooEarly);
		ensure!(
			clock.block <= clock.proof_deadline(challenge_block),
			Error::<T>::ProofTooLate
		);
		Ok(challenge_block)
	}

	/// Verifies a report with the credentials on record, none of whose certificates has been revoked,
	/// and with what else is trusted today.
	fn verify_presence(
		index: DeviceIndex,
		device: &DeviceOf<T>,
		report: &ReportBytes,
		nonce: &[u8; 32],
	) -> DispatchResult {
		let credentials = DeviceCredentials::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
		let trusted = TrustedRoots::<T>::get().contains(&credentials.root);
		ensure!(trusted, Error::<T>::RootNoLongerTrusted);
		let verified = verify_report(
			report,
			&credentials.leaf_key,
			&credentials.fwid,
			credentials.architecture,
			nonce,
		)
		.map_err(Error::<T>::from)?;
		Self::ensure_firmware_allowed(&verified.firmware_id, device.class)
	}

	/// Brings a device's record up to date, without storing it; answers how many periods that
	/// decided.
	pub(crate) fn touch(index: DeviceIndex, device: &mut DeviceOf<T>, clock: &Clock) -> u32 {
		Self::follow_revocations(index, device, clock);
		let touched = device.activity.touch(&device.id, clock);
		if !touched.lapsed.is_zero() {
			Self::deposit_event(Event::WorkLapsed {
				device: index,
				work: touched.lapsed,
			});
		}
		touched.decided
	}
}
