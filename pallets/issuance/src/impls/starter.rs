//! Starter lines: what proven presence of hardware is good for.

use crate::{
	Config, Error, Event, HardwareIdentity, Identities, LedgerTotals, Ledgers, Pallet, Params,
};
use florin_core::{
	traits::{ComputeClasses, HardwareCredit, PeriodClock, ProviderStake},
	units::MICROS_PER_HOUR,
	Balance, ClassId, DeviceId, Period,
};
use florin_math::credit;
use frame_support::{dispatch::DispatchResult, ensure, traits::Defensive};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
	/// Whether `provider` owes more than its stake, bond and earned line carry, so that it lives on
	/// its starter.
	fn draws_on_starter(provider: &T::AccountId) -> bool {
		let ledger = Ledgers::<T>::get(provider);
		let earned = ledger.earned_at(T::Clock::now(), Params::<T>::get().earned_half_life);
		T::Stake::free_stake(provider)
			.saturating_add(ledger.bond)
			.saturating_add(earned)
			.checked_sub(ledger.liability)
			.is_none()
	}

	/// What an hour of presence in `period` adds to a starter line: one class-hour, as far as the
	/// network-wide ceiling leaves room.
	fn starter_hour(class: ClassId, period: Period) -> Balance {
		let hour = T::Classes::terms_at(class, period)
			// Hours that nobody may mint vouch for no mint either.
			.filter(|terms| terms.mintable)
			.and_then(|terms| credit::value(MICROS_PER_HOUR, terms.credit_factor))
			.unwrap_or_default();
		let granted = LedgerTotals::<T>::get().starter;
		hour.min(Params::<T>::get().starter_ceiling.saturating_sub(granted))
	}

	/// Takes from the ledger of an identity's provider what the identity vouches for there. The hours
	/// it has drawn stay drawn.
	fn withdraw_starter(
		device: &DeviceId,
		identity: HardwareIdentity<T::AccountId>,
	) -> Result<HardwareIdentity<T::AccountId>, DispatchError> {
		let amount = identity.starter_value;
		if amount > 0 {
			Self::try_mutate_ledger(&identity.provider, |ledger| {
				ledger.starter = ledger
					.starter
					.checked_sub(amount)
					.ok_or(ArithmeticError::Underflow)?;
				Ok(())
			})?;
			Self::deposit_event(Event::StarterWithdrawn {
				provider: identity.provider.clone(),
				device: *device,
				amount,
			});
		}
		Ok(HardwareIdentity {
			starter_value: 0,
			..identity
		})
	}
}

impl<T: Config> HardwareCredit<T::AccountId> for Pallet<T> {
	fn ensure_may_register(device: &DeviceId, provider: &T::AccountId) -> DispatchResult {
		Self::ensure_not_defaulted(provider)?;
		if let Some(identity) = Identities::<T>::get(device) {
			let owner = Ledgers::<T>::get(&identity.provider);
			ensure!(
				!owner.defaulted || identity.departed,
				Error::<T>::HardwareBanned
			);
			ensure!(
				identity.provider == *provider || !Self::draws_on_starter(&identity.provider),
				Error::<T>::HardwareOwes
			);
		}
		Ok(())
	}

	fn registered(device: &DeviceId, provider: &T::AccountId) -> Result<bool, DispatchError> {
		Self::ensure_may_register(device, provider)?;
		let Some(identity) = Identities::<T>::get(device) else {
			let identity = HardwareIdentity {
				provider: provider.clone(),
				starter_hours: 0,
				starter_value: 0,
				last_day: None,
				departed: false,
			};
			Identities::<T>::insert(device, identity);
			return Ok(true);
		};
		if identity.provider == *provider {
			let back = HardwareIdentity {
				departed: false,
				..identity
			};
			Identities::<T>::insert(device, back);
			return Ok(false);
		}
		let withdrawn = Self::withdraw_starter(device, identity)?;
		let moved = HardwareIdentity {
			provider: provider.clone(),
			departed: false,
			..withdrawn
		};
		Identities::<T>::insert(device, moved);
		Ok(false)
	}

	fn departed(device: &DeviceId, provider: &T::AccountId) {
		let Some(identity) = Identities::<T>::get(device) else {
			return;
		};
		// The identity of a provider that draws on its starter stays tied to it, with its share; that of one
		// that has defaulted for good.
		let stays = Self::draws_on_starter(provider) || Ledgers::<T>::get(provider).defaulted;
		if identity.provider != *provider || stays {
			return;
		}
		let withdrawn = Self::withdraw_starter(device, identity)
			.defensive_proof("a ledger has what its hardware vouches for");
		if let Ok(withdrawn) = withdrawn {
			let departed = HardwareIdentity {
				departed: true,
				..withdrawn
			};
			Identities::<T>::insert(device, departed);
		}
	}

	fn present(
		device: &DeviceId,
		provider: &T::AccountId,
		class: ClassId,
		period: Period,
	) -> DispatchResult {
		let mut identity = Identities::<T>::get(device)
			.filter(|identity| identity.provider == *provider)
			.ok_or(Error::<T>::HardwareNotTied)?;
		let banned = Ledgers::<T>::get(provider).defaulted;
		ensure!(!banned, Error::<T>::HardwareBanned);
		let day = T::Clock::day_of(period);
		let drawn_today = identity.last_day.is_some_and(|last| day <= last);
		if drawn_today || identity.starter_hours >= Params::<T>::get().starter_hours_per_device {
			return Ok(());
		}
		let amount = Self::starter_hour(class, period);
		if amount == 0 {
			// Neither the day nor the hour is used up: the ceiling or the class may leave room
			// later.
			return Ok(());
		}
		identity.starter_hours = identity.starter_hours.saturating_add(1);
		identity.starter_value = identity
			.starter_value
			.checked_add(amount)
			.ok_or(ArithmeticError::Overflow)?;
		identity.last_day = Some(day);
		Identities::<T>::insert(device, identity);
		Self::try_mutate_ledger(provider, |ledger| {
			ledger.starter = ledger
				.starter
				.checked_add(amount)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Self::deposit_event(Event::StarterGranted {
			provider: provider.clone(),
			device: *device,
			amount,
		});
		Ok(())
	}
}
