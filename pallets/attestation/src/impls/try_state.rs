//! What always holds.

use crate::{
	activity::{Activity, Slot},
	clock::Clock,
	types::Device,
	AttesterBonds, BannedIdentifiers, BannedIdentities, Capacity, Config, CurrentCommittee,
	CurrentPeriod, DeviceByIdentity, DeviceByPdi, DeviceCount, DeviceCredentials, Devices,
	HoldReason, NextDevice, OldestEpoch, OldestTaken, Pallet, PastCommittees, Revocations, Revoked,
	Starts, TakenCertificates, TrustedRoots, UnpaidSeconds,
};
use alloc::collections::BTreeMap;
use florin_core::{parameters::Parameters as _, AttesterId, Balance, ClassId};
use frame_support::{
	ensure,
	traits::fungible::{Inspect, InspectHold},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks all invariants of the pallet.
	///
	/// # Errors
	/// The invariant that doesn't hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_clock()?;
		Self::check_trust()?;
		Self::check_committees()?;
		Self::check_attesters()?;
		Self::check_certificates()?;
		let clock = Self::clock();
		for (index, device) in Devices::<T>::iter() {
			ensure!(
				index < NextDevice::<T>::get(),
				"a device's handle hasn't been given out"
			);
			check_activity(&device.activity, &clock)?;
			check_lifetime(&device, &clock)?;
		}
		Self::check_indices()?;
		Self::check_counts()?;
		Self::check_revocations()?;
		Self::check_bans()
	}

	/// Periods start in ascending order, and the latest is the current one.
	fn check_clock() -> Result<(), TryRuntimeError> {
		let clock = Self::clock();
		ensure!(
			clock.parameters.flaw().is_none(),
			"the parameters contradict each other"
		);
		let starts = Starts::<T>::get();
		let ascending = starts
			.iter()
			.zip(starts.iter().skip(1))
			.all(|(start, next)| {
				start.period < next.period && start.first_block < next.first_block
			});
		ensure!(ascending, "the starts of periods aren't in ascending order");
		ensure!(
			starts.last().map(|start| start.period) == CurrentPeriod::<T>::get(),
			"the current period isn't the latest that started"
		);
		let ring = usize::try_from(clock.parameters.ring_length()).unwrap_or_default();
		ensure!(
			starts.len() <= ring,
			"more starts are kept than a ring has periods"
		);
		Ok(())
	}

	/// Committees are sorted without repetition, their members have bonds, and none between the
	/// oldest that is kept and the current one is missing.
	fn check_committees() -> Result<(), TryRuntimeError> {
		let current = CurrentCommittee::<T>::get();
		ensure!(is_ascending(&current.members), "the committee isn't sorted");
		let stay = current.members.iter().all(|attester| {
			AttesterBonds::<T>::get(attester).is_some_and(|row| row.unbonding_since.is_none())
		});
		ensure!(stay, "a member of the committee has no bond, or is leaving");
		let oldest = OldestEpoch::<T>::get();
		let past = PastCommittees::<T>::iter_keys().count();
		ensure!(
			u32::try_from(past).ok() == current.epoch.checked_sub(oldest),
			"past committees are miscounted"
		);
		for epoch in oldest..current.epoch {
			let past = PastCommittees::<T>::get(epoch).ok_or("a past committee is missing")?;
			ensure!(
				past.committee.epoch == epoch,
				"a past committee has another's epoch"
			);
			ensure!(
				is_ascending(&past.committee.members),
				"a past committee isn't sorted"
			);
		}
		Ok(())
	}

	/// Bonds are what is on hold for them, those of slashed attesters are gone, unpaid seconds are what
	/// attesters have, and there is an account to pay them from.
	fn check_attesters() -> Result<(), TryRuntimeError> {
		let mut bonds: BTreeMap<T::AccountId, Balance> = BTreeMap::new();
		let mut seconds = 0_u128;
		for row in AttesterBonds::<T>::iter_values() {
			ensure!(
				(row.bond == 0) == row.slashed,
				"an attester has no bond, or has one though it was slashed"
			);
			ensure!(
				!(row.slashed && row.seconds > 0),
				"a slashed attester has seconds to be paid for"
			);
			seconds = seconds.saturating_add(row.seconds.into());
			let bond = bonds.entry(row.owner).or_default();
			*bond = bond.saturating_add(row.bond);
		}
		ensure!(
			seconds == UnpaidSeconds::<T>::get(),
			"unpaid seconds are miscounted"
		);
		for (owner, bond) in bonds {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::AttesterBond.into(), &owner) == bond,
				"bonds aren't what is on hold for them"
			);
		}
		ensure!(
			T::Currency::balance(&Self::rewards_account()) >= T::Currency::minimum_balance(),
			"the account that attesters are paid from is gone"
		);
		Ok(())
	}

	/// Certificates are kept under a committee that is known, and where their removal finds them.
	fn check_certificates() -> Result<(), TryRuntimeError> {
		let oldest = OldestTaken::<T>::get();
		for (period, _, taken) in TakenCertificates::<T>::iter() {
			ensure!(
				oldest.is_some_and(|oldest| oldest <= period),
				"a certificate is kept for ever"
			);
			ensure!(
				taken.epoch <= CurrentCommittee::<T>::get().epoch && taken.signers.count() > 0,
				"a certificate that nobody signed is kept"
			);
		}
		Ok(())
	}

	/// Roots are distinct.
	fn check_trust() -> Result<(), TryRuntimeError> {
		let roots = TrustedRoots::<T>::get();
		let distinct = roots.iter().enumerate().all(|(position, root)| {
			!roots
				.iter()
				.skip(position.saturating_add(1))
				.any(|other| other == root)
		});
		ensure!(distinct, "a root is listed twice");
		Ok(())
	}

	/// Devices, credentials, identities and identifiers belong together one to one.
	fn check_indices() -> Result<(), TryRuntimeError> {
		let devices = Devices::<T>::iter_keys().count();
		for (index, credentials) in DeviceCredentials::<T>::iter() {
			let device = Devices::<T>::get(index).ok_or("credentials belong to no device")?;
			ensure!(
				DeviceByIdentity::<T>::get(device.id) == Some(index),
				"an identity doesn't lead to its device"
			);
			ensure!(
				DeviceByPdi::<T>::get(credentials.pdi) == Some(index),
				"an identifier doesn't lead to its device"
			);
		}
		ensure!(
			DeviceCredentials::<T>::iter_keys().count() == devices,
			"a device has no credentials"
		);
		ensure!(
			DeviceByIdentity::<T>::iter_keys().count() == devices,
			"an identity has no device"
		);
		ensure!(
			DeviceByPdi::<T>::iter_keys().count() == devices,
			"an identifier has no device"
		);
		Ok(())
	}

	/// The counters are what counting gives.
	fn check_counts() -> Result<(), TryRuntimeError> {
		let mut devices: BTreeMap<T::AccountId, u32> = BTreeMap::new();
		let mut capacity: BTreeMap<(T::AccountId, ClassId), u32> = BTreeMap::new();
		for device in Devices::<T>::iter_values() {
			ensure!(
				!(device.counted && device.retired_in.is_some()),
				"a retired device counts as capacity"
			);
			ensure!(
				!(device.counted && device.revoked_in.is_some()),
				"a revoked device counts as capacity"
			);
			if device.counted {
				increment(
					capacity
						.entry((device.provider.clone(), device.class))
						.or_default(),
				);
			}
			increment(devices.entry(device.provider).or_default());
		}
		let counted: BTreeMap<_, _> = DeviceCount::<T>::iter().collect();
		ensure!(counted == devices, "a provider's devices are miscounted");
		let counted: BTreeMap<_, _> = Capacity::<T>::iter()
			.map(|(who, class, count)| ((who, class), count))
			.collect();
		ensure!(counted == capacity, "a provider's capacity is miscounted");
		Ok(())
	}

	/// Revocations are counted, and a device that has seen all of them has none in its chain.
	fn check_revocations() -> Result<(), TryRuntimeError> {
		let revocations = Revocations::<T>::get();
		ensure!(
			u32::try_from(Revoked::<T>::iter_keys().count()) == Ok(revocations),
			"revocations are miscounted"
		);
		for (index, device) in Devices::<T>::iter() {
			ensure!(
				device.revocations_seen <= revocations,
				"a device has seen a revocation that is to come"
			);
			if device.revoked_in.is_none() && !device.is_behind(revocations) {
				let credentials =
					DeviceCredentials::<T>::get(index).ok_or("a device has no credentials")?;
				ensure!(
					Self::ensure_not_revoked(&credentials.certificates).is_ok(),
					"a device has overlooked a revocation"
				);
			}
		}
		Ok(())
	}

	/// Hardware that nobody can register isn't registered, but for revoked devices.
	fn check_bans() -> Result<(), TryRuntimeError> {
		let registered = BannedIdentities::<T>::iter_keys()
			.filter_map(DeviceByIdentity::<T>::get)
			.chain(BannedIdentifiers::<T>::iter_keys().filter_map(DeviceByPdi::<T>::get));
		for index in registered {
			ensure!(
				Devices::<T>::get(index).is_some_and(|device| device.revoked_in.is_some()),
				"a device that isn't revoked has banned hardware"
			);
		}
		Ok(())
	}
}

/// A record has each period once, within a ring, and no period has more seconds than it is long.
fn check_activity(activity: &Activity, clock: &Clock) -> Result<(), TryRuntimeError> {
	let slots = &activity.slots;
	let ascending = slots
		.iter()
		.zip(slots.iter().skip(1))
		.all(|(slot, next)| slot.period < next.period);
	ensure!(ascending, "a record's periods aren't in ascending order");
	if let (Some(first), Some(last)) = (slots.first(), slots.last()) {
		ensure!(
			last.period <= clock.now,
			"a record has a period that is to come"
		);
		ensure!(
			last.period.saturating_sub(first.period) < clock.parameters.ring_length(),
			"a record is longer than the ring"
		);
	}
	for slot in slots {
		check_slot(slot, clock)?;
	}
	if let Some(current) = activity.current_use {
		ensure!(
			current.since_period <= clock.now
				&& current.since_second < clock.parameters.period_seconds,
			"a use begins in the future"
		);
	}
	ensure!(
		activity.claimable.span <= clock.span(),
		"a claim span is to come"
	);
	ensure!(
		activity.presence.decided_through <= clock.now,
		"a period to come has been decided"
	);
	let undecided = activity
		.proofs
		.iter()
		.all(|period| *period > activity.presence.decided_through && *period <= clock.now);
	ensure!(
		undecided,
		"a proof is kept for a period that is decided or to come"
	);
	Ok(())
}

/// Uses and verified seconds fit into the period, and what was used isn't idle as well.
fn check_slot(slot: &Slot, clock: &Clock) -> Result<(), TryRuntimeError> {
	let length = u32::from(clock.parameters.period_seconds);
	let used = slot.uses.iter().fold(0_u32, |used, occupied| {
		used.saturating_add(u32::from(occupied.seconds))
	});
	ensure!(
		used <= length,
		"uses of a period are longer than the period"
	);
	if let Some(certified) = slot.certified {
		ensure!(
			u32::from(certified.seconds) <= length,
			"more is certified than a period has"
		);
		ensure!(
			slot.uses.is_empty() || certified.work.is_zero(),
			"a period is both used and idle"
		);
	}
	Ok(())
}

/// Nothing is on record from before a device was registered or after it was retired or revoked, and
/// nothing matures for a revoked one.
fn check_lifetime<AccountId>(
	device: &Device<AccountId>,
	clock: &Clock,
) -> Result<(), TryRuntimeError> {
	ensure!(
		device.registered_in <= clock.now,
		"a device registers in the future"
	);
	let certified = || {
		device
			.activity
			.slots
			.iter()
			.filter(|slot| slot.certified.is_some())
			.map(|slot| slot.period)
	};
	ensure!(
		certified().all(|period| period > device.registered_in),
		"a period before the registration is certified"
	);
	if let Some(retired_in) = device.retired_in {
		ensure!(
			certified().all(|period| period <= retired_in),
			"a period after the retirement is certified"
		);
		ensure!(
			device.activity.current_use.is_none(),
			"a retired device is in use"
		);
	}
	if let Some(revoked_in) = device.revoked_in {
		ensure!(revoked_in <= clock.now, "a device is revoked in the future");
		ensure!(
			certified().all(|period| period <= revoked_in),
			"a period after the revocation is certified"
		);
		ensure!(
			device.activity.maturing().is_zero(),
			"work of a revoked device matures"
		);
	}
	Ok(())
}

fn is_ascending(attesters: &[AttesterId]) -> bool {
	attesters
		.iter()
		.zip(attesters.iter().skip(1))
		.all(|(attester, next)| attester < next)
}

fn increment(count: &mut u32) {
	*count = count.saturating_add(1);
}
