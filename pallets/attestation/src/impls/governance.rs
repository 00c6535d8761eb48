//! What is trusted: the committee, the firmware policy and roots.

use crate::{
	types::{AllowedFirmware, Attesters, Committee, Parameters, ReplacedCommittee},
	AttesterBonds, Config, CurrentCommittee, Error, Event, FirmwarePolicy, GenesisConfig,
	OldestEpoch, Pallet, Params, PastCommittees, TrustedRoots,
};
use alloc::vec::Vec;
use florin_core::{
	parameters::{Mandate, Parameters as _},
	traits::{ComputeClasses, PeriodClock},
	AttesterId, ClassId, Period,
};
use florin_evidence::Firmware;
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

/// Past committees that a change of the committee looks at, at most, to remove those that nobody needs
/// any more. More than one change adds.
const FORGOTTEN_AT_ONCE: u32 = 2;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_parameters`].
	pub(crate) fn do_set_parameters(parameters: Parameters, mandate: Mandate) -> DispatchResult {
		Params::<T>::get()
			.ensure_may_become(&parameters, mandate)
			.map_err(Error::<T>::BadParameters)?;
		Params::<T>::put(&parameters);
		Self::deposit_event(Event::ParametersSet { parameters });
		Ok(())
	}

	/// See [`Pallet::set_attesters`].
	pub(crate) fn do_set_attesters(attesters: Attesters) -> DispatchResult {
		ensure!(!attesters.is_empty(), Error::<T>::CommitteeEmpty);
		for (attester, next) in attesters.iter().zip(attesters.iter().skip(1)) {
			ensure!(attester != next, Error::<T>::AttesterRepeated);
			ensure!(attester < next, Error::<T>::AttestersUnsorted);
		}
		let bonded = attesters
			.iter()
			.all(|attester| AttesterBonds::<T>::get(attester).is_some_and(|row| row.is_eligible()));
		ensure!(bonded, Error::<T>::AttesterNotBonded);
		let committee = CurrentCommittee::<T>::get();
		let epoch = committee
			.epoch
			.checked_add(1)
			.ok_or(DispatchError::Exhausted)?;
		let members = u32::try_from(attesters.len()).unwrap_or(u32::MAX);
		let replaced_in = <Self as PeriodClock>::now();
		PastCommittees::<T>::insert(
			committee.epoch,
			ReplacedCommittee {
				committee,
				replaced_in,
			},
		);
		Self::forget_committees(epoch, replaced_in);
		CurrentCommittee::<T>::put(Committee {
			epoch,
			members: attesters,
		});
		Self::deposit_event(Event::AttestersSet { epoch, members });
		Ok(())
	}

	/// Removes some of the committees before `epoch` of which nothing is on record any more.
	fn forget_committees(epoch: u32, now: Period) {
		let ring = Params::<T>::get().ring_length();
		OldestEpoch::<T>::mutate(|oldest| {
			for _ in 0..FORGOTTEN_AT_ONCE {
				let forgotten = *oldest < epoch
					&& PastCommittees::<T>::get(*oldest)
						.is_none_or(|past| past.replaced_in.saturating_add(ring) < now);
				if !forgotten {
					break;
				}
				PastCommittees::<T>::remove(*oldest);
				*oldest = oldest.saturating_add(1);
			}
		});
	}

	/// Lists a firmware for a class that there is. See [`Pallet::set_policy`].
	pub(crate) fn do_allow_firmware(firmware: Firmware, class: ClassId) -> DispatchResult {
		let architecture = T::Classes::architecture(class).ok_or(Error::<T>::UnknownClass)?;
		ensure!(
			architecture == firmware.architecture,
			Error::<T>::WrongArchitecture
		);
		Self::list_firmware(firmware, class)
	}

	/// Lists a firmware for a class. At genesis the catalogue may be yet to come.
	fn list_firmware(firmware: Firmware, class: ClassId) -> DispatchResult {
		let id = firmware.id();
		let allowed = AllowedFirmware { firmware, class };
		ensure!(
			FirmwarePolicy::<T>::get(id) != Some(allowed),
			Error::<T>::PolicyUnchanged
		);
		FirmwarePolicy::<T>::insert(id, allowed);
		Self::deposit_event(Event::FirmwareAllowed {
			firmware: id,
			class,
		});
		Ok(())
	}

	/// Takes a firmware off the list. See [`Pallet::set_policy`].
	pub(crate) fn do_disallow_firmware(firmware: &Firmware) -> DispatchResult {
		let id = firmware.id();
		ensure!(
			FirmwarePolicy::<T>::take(id).is_some(),
			Error::<T>::PolicyUnchanged
		);
		Self::deposit_event(Event::FirmwareDisallowed { firmware: id });
		Ok(())
	}

	/// See [`Pallet::add_root`].
	pub(crate) fn do_add_root(root: [u8; 32]) -> DispatchResult {
		TrustedRoots::<T>::try_mutate(|roots| {
			ensure!(!roots.contains(&root), Error::<T>::RootKnown);
			roots.try_push(root).map_err(|_| Error::<T>::TooManyRoots)
		})?;
		Self::deposit_event(Event::RootAdded { root });
		Ok(())
	}

	/// See [`Pallet::remove_root`].
	pub(crate) fn do_remove_root(root: [u8; 32]) -> DispatchResult {
		TrustedRoots::<T>::try_mutate(|roots| {
			let before = roots.len();
			roots.retain(|trusted| *trusted != root);
			ensure!(roots.len() < before, Error::<T>::UnknownRoot);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::RootRemoved { root });
		Ok(())
	}

	/// Writes what a genesis preset says; panics where that can't be, before a chain starts with it.
	pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
		let flaw = config.parameters.flaw();
		assert!(
			flaw.is_none(),
			"attestation parameters: {}",
			flaw.unwrap_or_default()
		);
		Params::<T>::put(&config.parameters);

		Self::endow_rewards();
		Self::build_committee(&config.attesters);
		for root in &config.roots {
			let added = Self::do_add_root(root.0);
			assert!(added.is_ok(), "roots: too many, or one occurs twice");
		}
		for entry in &config.firmware {
			let allowed = entry
				.firmware()
				.is_some_and(|firmware| Self::list_firmware(firmware, entry.class).is_ok());
			assert!(allowed, "firmware: an entry is malformed or occurs twice");
		}
	}

	/// Writes the first committee; each of it with its bond.
	fn build_committee(attesters: &[(AttesterId, T::AccountId)]) {
		let mut keys: Vec<_> = attesters.iter().map(|(attester, _)| *attester).collect();
		keys.sort();
		let distinct = keys
			.iter()
			.zip(keys.iter().skip(1))
			.all(|(attester, next)| attester < next);
		assert!(distinct, "attesters: one occurs twice");
		let members = Attesters::truncate_from(keys);
		assert!(members.len() == attesters.len(), "attesters: too many");
		CurrentCommittee::<T>::put(Committee { epoch: 0, members });
		for (attester, owner) in attesters {
			let bonded = Self::bond(owner.clone(), *attester);
			assert!(bonded.is_ok(), "attesters: an owner can't afford the bond");
		}
	}
}
