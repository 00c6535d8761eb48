//! Attesters that sign two values for one thing.

use crate::{
	types::{Committee, SignedBody},
	AttesterBonds, Config, CurrentCommittee, DeviceOf, Devices, Error, Event, Pallet,
	PastCommittees,
};
use core::mem;
use florin_core::{
	certificate::{CertificateBody, CertificateEntry},
	work::Work,
	AttesterId, DeviceIndex, Period,
};
use frame_support::ensure;
use sp_runtime::{traits::Verify, DispatchResult};

/// A signature that was taken off an entry.
struct Removed<AccountId> {
	/// The provider of the entry's device.
	provider: AccountId,
	/// What the entry was worth, if too few signers remain.
	voided: Work,
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::report_equivocation`].
	pub(crate) fn do_report_equivocation(
		attester: AttesterId,
		device: DeviceIndex,
		first: &SignedBody,
		second: &SignedBody,
	) -> DispatchResult {
		let mut row = AttesterBonds::<T>::get(attester).ok_or(Error::<T>::UnknownAttester)?;
		ensure!(
			contradict(&first.body, &second.body, device),
			Error::<T>::NotAnEquivocation
		);
		let genesis = Self::genesis_hash();
		let genuine = [first, second].into_iter().all(|signed| {
			let payload = signed.body.signing_payload(&genesis, signed.epoch);
			signed.signature.verify(&payload[..], &attester)
		});
		ensure!(genuine, Error::<T>::BadSignature);

		let CertificateBody { period, round, .. } = first.body;
		let removed = Self::remove_signature(&attester, device, period, round);
		ensure!(
			removed.is_some() || !row.slashed,
			Error::<T>::AlreadyReported
		);
		let voided = removed
			.as_ref()
			.map_or_else(Work::default, |removed| removed.voided);
		let victim = removed.as_ref().map(|removed| &removed.provider);
		let (slashed, restored) = Self::slash(&mut row, victim, voided.value)?;
		AttesterBonds::<T>::insert(attester, row);
		Self::deposit_event(Event::Equivocated {
			attester,
			device,
			period,
			round,
			slashed,
			restored,
			voided,
		});
		Ok(())
	}

	/// Takes the attester's signature off the device's entry of that period and round, if it is there
	/// and hasn't matured; an entry that fewer than f + 1 others signed is void.
	fn remove_signature(
		attester: &AttesterId,
		index: DeviceIndex,
		period: Period,
		round: u8,
	) -> Option<Removed<T::AccountId>> {
		let mut device = Devices::<T>::get(index)?;
		Self::touch(index, &mut device, &Self::clock());
		let removed = Self::strike_out(attester, &mut device, period, round);
		// Bringing the record up to date may have changed more than the row.
		Devices::<T>::insert(index, device);
		removed
	}

	/// See [`Self::remove_signature`]; the record is up to date.
	fn strike_out(
		attester: &AttesterId,
		device: &mut DeviceOf<T>,
		period: Period,
		round: u8,
	) -> Option<Removed<T::AccountId>> {
		let epoch = device.activity.slot(period)?.certified?.epoch;
		let committee = Self::committee_at(epoch)?;
		let seat = committee.seat(attester)?;
		let certified = device.activity.remove_signer(period, round, seat)?;
		let enough =
			usize::try_from(certified.signers.count()).is_ok_and(|left| left > committee.faulty());
		let voided = if enough {
			Work::default()
		} else {
			mem::take(&mut certified.work)
		};
		Some(Removed {
			provider: device.provider.clone(),
			voided,
		})
	}

	/// The committee of `epoch`, as long as what it signed may be on record.
	pub(crate) fn committee_at(epoch: u32) -> Option<Committee> {
		let current = CurrentCommittee::<T>::get();
		if epoch == current.epoch {
			return Some(current);
		}
		PastCommittees::<T>::get(epoch).map(|past| past.committee)
	}
}

/// Whether the bodies have different values for `device`, in one period and round.
fn contradict(first: &CertificateBody, second: &CertificateBody, device: DeviceIndex) -> bool {
	let value = |body: &CertificateBody| -> Option<CertificateEntry> {
		body.entries
			.iter()
			.find(|entry| entry.device == device)
			.copied()
	};
	first.period == second.period
		&& first.round == second.round
		&& match (value(first), value(second)) {
			(Some(one), Some(other)) => one != other,
			_ => false,
		}
}
