//! Registration, update and retirement of devices.

use crate::{
	activity::Activity,
	types::{Credentials, Device, Parameters},
	Capacity, Config, DeviceByIdentity, DeviceByPdi, DeviceChainDer, DeviceCount,
	DeviceCredentials, DeviceOf, Devices, Error, Event, FirmwarePolicy, KnownAuthorities,
	NextDevice, Pallet, Params, ReportBytes, Revocations, TicketOf, TrustedRoots,
};
use codec::{Encode, MaxEncodedLen};
use florin_core::{
	class::Tier,
	traits::{ComputeClasses, HardwareCredit, LeaveGuard, PeriodClock, ProviderRegistry},
	ClassId, DeviceId, DeviceIndex, Period,
};
use florin_evidence::{register_nonce, verify_chain, verify_report, DeviceChain, FirmwareId};
use frame_support::{
	ensure,
	traits::{Consideration, Footprint},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::UniqueSaturatedInto, DispatchError, DispatchResult};

/// What a registration came to.
pub struct Registered {
	/// Whether nobody ever registered this hardware before.
	pub first_ever: bool,
	/// Whether the upper part of its chain had been verified before.
	pub authority_was_known: bool,
}

/// A chain that has been verified, and under what.
#[derive(Clone, Copy)]
struct VerifiedChain {
	chain: DeviceChain,
	root: [u8; 32],
	authority_was_known: bool,
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::register_device`].
	pub(crate) fn do_register_device(
		who: T::AccountId,
		class: ClassId,
		chain: &DeviceChainDer,
		report: &ReportBytes,
		block: BlockNumberFor<T>,
	) -> Result<Registered, DispatchError> {
		ensure!(T::Providers::is_registered(&who), Error::<T>::NotAProvider);
		let now = <Self as PeriodClock>::now();
		ensure!(
			T::Classes::terms_at(class, now).is_some(),
			Error::<T>::UnknownClass
		);
		let verified = Self::verify_registration(&who, class, chain, report, block)?;
		let VerifiedChain {
			chain,
			root,
			authority_was_known,
		} = verified;
		Self::ensure_unregistered(&who, &chain)?;
		T::Credit::ensure_may_register(&chain.device_id, &who)?;

		let ticket = T::Consideration::new(&who, Self::device_footprint())?;
		let index = Self::take_index()?;
		Self::remember_authority(&verified);
		let parameters = Params::<T>::get();
		let id = chain.device_id;
		DeviceByIdentity::<T>::insert(id, index);
		DeviceByPdi::<T>::insert(chain.pdi, index);
		DeviceCredentials::<T>::insert(index, credentials(&chain, root, ticket));
		let mut device = new_device(id, who.clone(), class, now, &parameters);
		// The chain has just been compared with all of them.
		device.revocations_seen = Revocations::<T>::get();
		Self::recount(&mut device);
		Devices::<T>::insert(index, device);
		DeviceCount::<T>::mutate(&who, |count| *count = count.saturating_add(1));
		let first_ever = T::Credit::registered(&id, &who)?;
		Self::deposit_event(Event::DeviceRegistered {
			device: index,
			id,
			provider: who,
			class,
		});
		Ok(Registered {
			first_ever,
			authority_was_known,
		})
	}

	/// See [`Pallet::update_device`].
	pub(crate) fn do_update_device(
		who: T::AccountId,
		index: DeviceIndex,
		chain: &DeviceChainDer,
		report: &ReportBytes,
		block: BlockNumberFor<T>,
	) -> DispatchResult {
		let device = Self::active_device_of(&who, index)?;
		let nonce = Self::registration_nonce(&who, block)?;
		let verified = Self::verify_device_chain(chain)?;
		let VerifiedChain { chain, root, .. } = verified;
		let old = DeviceCredentials::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
		let same = chain.device_id == device.id && chain.pdi == old.pdi;
		ensure!(same, Error::<T>::AnotherDevice);
		let firmware = Self::verify_device_report(&chain, report, &nonce, device.class)?;
		Self::remember_authority(&verified);
		DeviceCredentials::<T>::insert(index, credentials(&chain, root, old.ticket));
		Devices::<T>::insert(index, device);
		Self::deposit_event(Event::DeviceUpdated {
			device: index,
			firmware,
		});
		Ok(())
	}

	/// See [`Pallet::retire_device`].
	pub(crate) fn do_retire_device(who: T::AccountId, index: DeviceIndex) -> DispatchResult {
		let mut device = Self::device_of(&who, index)?;
		let clock = Self::clock();
		Self::touch(index, &mut device, &clock);
		if let Some(retired_in) = device.retired_in {
			let empty_from = retired_in.saturating_add(clock.parameters.ring_length());
			ensure!(clock.now >= empty_from, Error::<T>::StillMaturing);
			return Self::remove_device(index, device);
		}
		ensure!(
			device.activity.current_use.is_none(),
			Error::<T>::DeviceOccupied
		);
		device.retired_in = Some(clock.now);
		Self::recount(&mut device);
		Devices::<T>::insert(index, device);
		Self::deposit_event(Event::DeviceRetired { device: index });
		Ok(())
	}

	/// See [`Pallet::touch_device`]. Answers whether the device no longer counts as capacity, and did
	/// before.
	pub(crate) fn do_touch_device(index: DeviceIndex) -> Result<bool, DispatchError> {
		let mut device = Devices::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
		let counted = device.counted;
		Self::touch(index, &mut device, &Self::clock());
		Self::recount(&mut device);
		let stopped_counting = counted && !device.counted;
		Devices::<T>::insert(index, device);
		Ok(stopped_counting)
	}

	/// Deletes a device's rows and releases the deposit for them.
	fn remove_device(index: DeviceIndex, device: DeviceOf<T>) -> DispatchResult {
		let Device {
			id,
			provider,
			activity,
			..
		} = device;
		let old = DeviceCredentials::<T>::take(index).ok_or(Error::<T>::UnknownDevice)?;
		Devices::<T>::remove(index);
		DeviceByIdentity::<T>::remove(id);
		DeviceByPdi::<T>::remove(old.pdi);
		DeviceCount::<T>::mutate_exists(&provider, |count| {
			*count = count
				.and_then(|count| count.checked_sub(1))
				.filter(|count| *count > 0);
		});
		old.ticket.drop(&provider)?;
		T::Credit::departed(&id, &provider);
		let forfeited = activity.claimable.total();
		Self::deposit_event(Event::DeviceRemoved {
			device: index,
			id,
			forfeited,
		});
		Ok(())
	}

	/// Verifies all that a registration brings; the identity's own state is left to the caller.
	fn verify_registration(
		who: &T::AccountId,
		class: ClassId,
		chain: &DeviceChainDer,
		report: &ReportBytes,
		block: BlockNumberFor<T>,
	) -> Result<VerifiedChain, DispatchError> {
		let nonce = Self::registration_nonce(who, block)?;
		let verified = Self::verify_device_chain(chain)?;
		Self::verify_device_report(&verified.chain, report, &nonce, class)?;
		let architecture = T::Classes::architecture(class);
		ensure!(
			architecture == Some(verified.chain.architecture),
			Error::<T>::WrongArchitecture
		);
		Ok(verified)
	}

	/// The challenge that evidence of `who` answers when it names `block`.
	fn registration_nonce(
		who: &T::AccountId,
		block: BlockNumberFor<T>,
	) -> Result<[u8; 32], DispatchError> {
		let block: u32 = block.unique_saturated_into();
		let age = Self::block_number()
			.checked_sub(block)
			.filter(|age| *age > 0);
		let age = age.ok_or(Error::<T>::BlockInFuture)?;
		let hash = Self::block_hash(block);
		let known = age <= Params::<T>::get().registration_window && hash != [0; 32];
		ensure!(known, Error::<T>::BlockTooOld);
		Ok(register_nonce(&Self::genesis_hash(), &who.encode(), &hash))
	}

	/// Verifies a chain and asks the revocation list.
	fn verify_device_chain(chain: &DeviceChainDer) -> Result<VerifiedChain, DispatchError> {
		let mut root = [0; 32];
		let known = KnownAuthorities::<T>::get();
		let mut authority_was_known = false;
		let chain = verify_chain(
			chain,
			|hash| {
				root = *hash;
				TrustedRoots::<T>::get().contains(hash)
			},
			|authority| {
				authority_was_known = known.contains(authority);
				authority_was_known
			},
		)
		.map_err(Error::<T>::from)?;
		Self::ensure_not_revoked(&chain.certificates)?;
		Ok(VerifiedChain {
			chain,
			root,
			authority_was_known,
		})
	}

	/// Remembers that the upper part of a chain has been verified; the oldest one makes room.
	fn remember_authority(verified: &VerifiedChain) {
		if verified.authority_was_known {
			return;
		}
		KnownAuthorities::<T>::mutate(|known| {
			if known.is_full() {
				known.remove(0);
			}
			known.force_push(verified.chain.authority);
		});
	}

	/// Verifies a report with a verified chain, and its firmware with the policy for `class`.
	fn verify_device_report(
		chain: &DeviceChain,
		report: &ReportBytes,
		nonce: &[u8; 32],
		class: ClassId,
	) -> Result<FirmwareId, DispatchError> {
		let verified = verify_report(
			report,
			&chain.leaf_key,
			&chain.fwid,
			chain.architecture,
			nonce,
		)
		.map_err(Error::<T>::from)?;
		Self::ensure_firmware_allowed(&verified.firmware_id, class)?;
		Ok(verified.firmware_id)
	}

	/// Refuses firmware that the policy doesn't list for `class`.
	pub(crate) fn ensure_firmware_allowed(firmware: &FirmwareId, class: ClassId) -> DispatchResult {
		let allowed = FirmwarePolicy::<T>::get(firmware).ok_or(Error::<T>::FirmwareNotAllowed)?;
		ensure!(allowed.class == class, Error::<T>::FirmwareOfAnotherClass);
		Ok(())
	}

	/// Refuses hardware that is registered, or may not be.
	fn ensure_unregistered(who: &T::AccountId, chain: &DeviceChain) -> DispatchResult {
		ensure!(!Self::is_banned(chain), Error::<T>::HardwareBanned);
		if let Some(index) = DeviceByIdentity::<T>::get(chain.device_id) {
			let device = Devices::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
			let error = if device.provider != *who {
				Error::<T>::RegisteredElsewhere
			} else if device.retired_in.is_some() {
				Error::<T>::RetirementUnfinished
			} else {
				Error::<T>::AlreadyRegistered
			};
			return Err(error.into());
		}
		ensure!(
			!DeviceByPdi::<T>::contains_key(chain.pdi),
			Error::<T>::IdentifierTaken
		);
		Ok(())
	}

	/// The device at `index`, which is `who`'s.
	pub(crate) fn device_of(
		who: &T::AccountId,
		index: DeviceIndex,
	) -> Result<DeviceOf<T>, DispatchError> {
		let device = Devices::<T>::get(index).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(device.provider == *who, Error::<T>::NotYourDevice);
		Ok(device)
	}

	/// The device at `index`, which is `who`'s and was neither retired nor revoked. It has seen all
	/// revocations.
	pub(crate) fn active_device_of(
		who: &T::AccountId,
		index: DeviceIndex,
	) -> Result<DeviceOf<T>, DispatchError> {
		let mut device = Self::device_of(who, index)?;
		ensure!(device.retired_in.is_none(), Error::<T>::DeviceRetired);
		Self::ensure_trusted(index, &mut device, Revocations::<T>::get())?;
		Ok(device)
	}

	/// Lets the provider's verified capacity follow the device's state.
	pub(crate) fn recount(device: &mut DeviceOf<T>) {
		let active = device.retired_in.is_none() && device.revoked_in.is_none();
		let counts = active && device.activity.is_fresh();
		if counts == device.counted {
			return;
		}
		device.counted = counts;
		Capacity::<T>::mutate_exists(&device.provider, device.class, |capacity| {
			let before = capacity.unwrap_or_default();
			let after = if counts {
				before.saturating_add(1)
			} else {
				before.saturating_sub(1)
			};
			*capacity = Some(after).filter(|after| *after > 0);
		});
	}

	/// What the rows of a device take up at most: the device, its credentials, its identity, its
	/// identifier, and its provider's counters if it is the first. They come and go together, so
	/// they count as one item.
	pub(crate) fn device_footprint() -> Footprint {
		let size = DeviceOf::<T>::max_encoded_len()
			.saturating_add(Credentials::<TicketOf<T>>::max_encoded_len())
			.saturating_add(DeviceId::max_encoded_len())
			.saturating_add(<[u8; 8]>::max_encoded_len())
			.saturating_add(
				T::AccountId::max_encoded_len()
					.saturating_add(4)
					.saturating_mul(2),
			);
		Footprint::from_parts(1, size)
	}

	/// The next handle.
	fn take_index() -> Result<DeviceIndex, DispatchError> {
		NextDevice::<T>::try_mutate(|next| {
			let index = *next;
			*next = next.checked_add(1).ok_or(DispatchError::Exhausted)?;
			Ok(index)
		})
	}
}

/// A provider leaves only without devices.
impl<T: Config> LeaveGuard<T::AccountId> for Pallet<T> {
	fn ensure_may_leave(who: &T::AccountId) -> DispatchResult {
		ensure!(DeviceCount::<T>::get(who) == 0, Error::<T>::DevicesRemain);
		Ok(())
	}
}

/// A device as it is when it registers: present by its evidence, and yet to do anything.
pub fn new_device<AccountId>(
	id: DeviceId,
	provider: AccountId,
	class: ClassId,
	now: Period,
	parameters: &Parameters,
) -> Device<AccountId> {
	Device {
		id,
		provider,
		class,
		tier: Tier::Hardware,
		registered_in: now,
		retired_in: None,
		revoked_in: None,
		revocations_seen: 0,
		counted: false,
		rated: false,
		activity: Activity::new(now, parameters),
	}
}

/// What is kept of a verified chain.
fn credentials<Ticket>(chain: &DeviceChain, root: [u8; 32], ticket: Ticket) -> Credentials<Ticket> {
	Credentials {
		architecture: chain.architecture,
		leaf_key: chain.leaf_key,
		fwid: chain.fwid,
		pdi: chain.pdi,
		certificates: chain.certificates,
		root,
		ticket,
	}
}
