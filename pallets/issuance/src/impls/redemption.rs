//! From credits on hold to compute, or back.
//!
//! A redemption waits for its issuer to free devices, is served by them once or several times, and is over when nothing of it is left. What goes of its
//! time is delivered (credits burn, the issuer owes less), cleared because it was overdue (the issuer's bond and stake burn, and it owes less) or given
//! back (the issuer goes on owing it).

use crate::{
	types::{Redemption, Service, ServiceStage, Source, MAX_DEVICES},
	Config, Error, Event, HoldReason, Ledgers, Liabilities, NextRedemption, Pallet, Params,
	RedemptionOf, Redemptions, RedemptionsOf, WeightInfo,
};
use codec::MaxEncodedLen;
use florin_core::{
	traits::{DeliveringLeases, DeviceUses, GracePeriods, PeriodClock},
	units::MICROS_PER_SECOND,
	work::Work,
	Balance, ClassId, ComputeTime, RedemptionId, Timestamp, UseId,
};
use florin_math::redemption as math;
use frame_support::{
	ensure,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
		Consideration, Footprint,
	},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::UniqueSaturatedInto, ArithmeticError, DispatchError, DispatchResult};

/// What the meter of a device takes up, at most.
const BYTES_PER_DEVICE: usize = 64;

/// `seconds` of each of `devices` devices, at full speed.
pub(crate) fn device_time(devices: u32, seconds: u64) -> ComputeTime {
	ComputeTime(
		u64::from(devices)
			.saturating_mul(seconds)
			.saturating_mul(MICROS_PER_SECOND),
	)
}

impl<T: Config> Pallet<T> {
	/// A redemption.
	pub(crate) fn redemption(id: RedemptionId) -> Result<RedemptionOf<T>, DispatchError> {
		Ok(Redemptions::<T>::get(id).ok_or(Error::<T>::UnknownRedemption)?)
	}

	/// `weight`, and what a lease costs that serves a redemption beside its devices.
	pub(crate) fn with_lease(weight: Weight) -> Weight {
		weight.saturating_add(T::Leases::weight())
	}

	/// What settling or giving up a redemption costs that `devices` devices serve, at most: it may end their uses, ask
	/// whether they are ready, and forget their meters.
	pub(crate) fn settle_weight(devices: u32) -> Weight {
		Self::with_lease(T::WeightInfo::settle_redemption(devices))
			.saturating_add(T::WeightInfo::cancel_redemption(devices))
	}

	/// What clearing what is overdue of such a redemption costs.
	pub(crate) fn clear_weight(devices: u32) -> Weight {
		Self::settle_weight(devices).saturating_add(T::WeightInfo::clear_overdue(devices))
	}

	/// What a redemption's rows take up, with a meter for each device that may serve it.
	fn redemption_footprint(devices: u32) -> Footprint {
		let devices = usize::try_from(devices).unwrap_or(usize::MAX);
		let bytes = RedemptionOf::<T>::max_encoded_len()
			.saturating_add(devices.saturating_mul(BYTES_PER_DEVICE));
		Footprint::from_parts(1, bytes)
	}

	/// The current block. Block numbers have 32 bits.
	pub(crate) fn block_number() -> u32 {
		let block: BlockNumberFor<T> = frame_system::Pallet::<T>::block_number();
		block.unique_saturated_into()
	}

	/// Refuses a provider that has defaulted.
	pub(crate) fn ensure_not_defaulted(provider: &T::AccountId) -> DispatchResult {
		let defaulted = Ledgers::<T>::get(provider).defaulted;
		ensure!(!defaulted, Error::<T>::ProviderDefaulted);
		Ok(())
	}

	/// See [`Pallet::redeem`].
	pub(crate) fn do_redeem(
		holder: T::AccountId,
		provider: T::AccountId,
		class: ClassId,
		devices: u32,
		seconds: u32,
	) -> DispatchResult {
		ensure!(holder != provider, Error::<T>::OwnCredits);
		Self::ensure_not_defaulted(&provider)?;
		ensure!(
			(1..=MAX_DEVICES).contains(&devices),
			Error::<T>::BadDeviceCount
		);
		let parameters = Params::<T>::get();
		ensure!(seconds >= parameters.least_redemption, Error::<T>::TooShort);
		let mut row = Liabilities::<T>::get(&provider, class).ok_or(Error::<T>::NothingToRedeem)?;
		let free = row.free();
		let time = device_time(devices, seconds.into());
		let value = math::price(free.value, free.time.micros(), time.micros())
			.filter(|value| *value > 0)
			.ok_or(Error::<T>::BeyondLiability)?;
		T::Currency::hold(&HoldReason::Redemption.into(), &holder, value)?;
		row.promised = Work {
			time: row
				.promised
				.time
				.checked_add(time)
				.ok_or(ArithmeticError::Overflow)?,
			value: row
				.promised
				.value
				.checked_add(value)
				.ok_or(ArithmeticError::Overflow)?,
		};
		Liabilities::<T>::insert(&provider, class, row);

		let id = NextRedemption::<T>::get();
		NextRedemption::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let due = T::Clock::certified_periods().saturating_add(parameters.notice);
		RedemptionsOf::<T>::insert(&provider, id, ());
		Redemptions::<T>::insert(
			id,
			Redemption {
				holder: holder.clone(),
				provider: provider.clone(),
				class,
				devices,
				promised: Work { time, value },
				gone: ComputeTime::ZERO,
				delivered: ComputeTime::ZERO,
				cleared: ComputeTime::ZERO,
				due,
				cancelled: false,
				service: None,
				ticket: T::Consideration::new(&holder, Self::redemption_footprint(devices))?,
			},
		);
		Self::deposit_event(Event::RedemptionOpened {
			redemption: id,
			holder,
			provider,
			class,
			devices,
			time,
			value,
			due,
		});
		Ok(())
	}

	/// See [`Pallet::cancel_redemption`]. Answers how many devices that touched.
	pub(crate) fn do_cancel_redemption(
		holder: &T::AccountId,
		id: RedemptionId,
	) -> Result<u32, DispatchError> {
		let redemption = Self::redemption(id)?;
		ensure!(redemption.holder == *holder, Error::<T>::NotYourRedemption);
		ensure!(!redemption.cancelled, Error::<T>::Cancelled);
		let touched = devices_of(&redemption);
		// Nothing may be left to give up once it has been brought up to date.
		let Some(mut redemption) = Self::advance(id, redemption)? else {
			return Ok(touched);
		};
		let all = redemption.left();
		let least = Params::<T>::get().least_redemption;
		let fee = |redemption: &RedemptionOf<T>, service: &Service, of: ComputeTime| {
			let hour = device_time(service.source.count(), least.into());
			redemption.part(hour.min(of)).value
		};
		match redemption.service.clone() {
			None => Self::give_back(id, &mut redemption, all, 0)?,
			Some(service) => match service.stage {
				ServiceStage::Offered { since, .. } => {
					let fee = if Self::is_holder_late(&redemption, &service, since) {
						fee(&redemption, &service, all)
					} else {
						0
					};
					Self::give_back(id, &mut redemption, all, fee)?;
					Self::drop_service(id, &mut redemption);
				}
				ServiceStage::Running { started, until } => {
					let until = Self::end_of(&service.source, until);
					let used = Self::unsettled(&service, started, until);
					let unused = all.saturating_sub(used);
					let fee = if Self::is_worth_its_fee(&service, started, until) {
						fee(&redemption, &service, unused)
					} else {
						0
					};
					Self::give_back(id, &mut redemption, unused, fee)?;
					Self::end_uses(id, &mut redemption)?;
				}
			},
		}
		redemption.cancelled = true;
		Self::store_or_close(id, redemption)?;
		Ok(touched)
	}

	/// Whether a holder that doesn't accept the devices is to blame: not if one of them isn't ready, or the
	/// chain was halted since.
	pub(crate) fn is_holder_late(
		redemption: &RedemptionOf<T>,
		service: &Service,
		since: u32,
	) -> bool {
		!T::Grace::any_since(since) && Self::is_ready(&redemption.provider, service)
	}

	/// Whether the devices can be had now.
	pub(crate) fn is_ready(provider: &T::AccountId, service: &Service) -> bool {
		match &service.source {
			Source::Devices(devices) => devices
				.iter()
				.all(|device| T::Uses::ensure_ready(provider, *device).is_ok()),
			Source::Lease { lease, .. } => T::Leases::is_ready(*lease),
		}
	}

	/// Whether giving up devices in use costs anything: not once they are free, not if a whole period is final in
	/// which they delivered nothing, and not after a halt.
	fn is_worth_its_fee(service: &Service, started: Timestamp, until: Timestamp) -> bool {
		let nothing = service.metered.is_zero() && service.through > T::Clock::period_of(started);
		T::Clock::time() < until && !nothing && !T::Grace::any_since(Self::block_number())
	}

	/// The most that may still be metered of a running service up to now.
	fn unsettled(service: &Service, started: Timestamp, until: Timestamp) -> ComputeTime {
		let settled_to = T::Clock::start_of(service.through.saturating_add(1));
		let seconds = T::Clock::time()
			.min(until)
			.saturating_sub(settled_to.max(started));
		device_time(service.source.count(), seconds)
	}

	/// Frees the devices of a running service, if they aren't free by themselves.
	pub(crate) fn end_uses(id: RedemptionId, redemption: &mut RedemptionOf<T>) -> DispatchResult {
		let now = T::Clock::time();
		let Some(service) = &mut redemption.service else {
			return Ok(());
		};
		if let ServiceStage::Running { started, until } = service.stage {
			if now < until {
				// A lease goes on: it is the provider's to close.
				if let Source::Devices(devices) = &service.source {
					for device in devices {
						T::Uses::end(*device, UseId::Redemption(id))?;
					}
				}
				let until = now;
				service.stage = ServiceStage::Running { started, until };
			}
		}
		Ok(())
	}

	/// Nobody asks any more what devices delivered on a redemption.
	pub(crate) fn drop_service(id: RedemptionId, redemption: &mut RedemptionOf<T>) {
		match redemption.service.take().map(|service| service.source) {
			Some(Source::Devices(devices)) => {
				for device in devices {
					T::Uses::forget(device, UseId::Redemption(id));
				}
			}
			Some(Source::Lease { lease, .. }) => T::Leases::let_go(lease),
			None => {}
		}
	}

	/// Gives the next `time` of a redemption back: its credits to their holder but for `forfeited`, which
	/// goes to the reserve, and the hours to what the provider owes to anybody.
	pub(crate) fn give_back(
		id: RedemptionId,
		redemption: &mut RedemptionOf<T>,
		time: ComputeTime,
		forfeited: Balance,
	) -> DispatchResult {
		let part = redemption.part(time);
		if part.time.is_zero() {
			return Ok(());
		}
		// A provider that has defaulted owes nothing any more.
		if !Ledgers::<T>::get(&redemption.provider).defaulted {
			Self::lower_row(
				&redemption.provider,
				redemption.class,
				Work::default(),
				part,
			)?;
		}
		redemption.gone = redemption.gone.saturating_add(part.time);
		let forfeited = forfeited.min(part.value);
		let returned = part.value.saturating_sub(forfeited);
		if forfeited > 0 {
			T::Currency::transfer_on_hold(
				&HoldReason::Redemption.into(),
				&redemption.holder,
				&Self::reserve_account(),
				forfeited,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		Self::release_credits(&redemption.holder, returned)?;
		Self::deposit_event(Event::RedemptionReturned {
			redemption: id,
			time: part.time,
			returned,
			forfeited,
		});
		Ok(())
	}

	/// Gives `amount` of credits on hold back to their holder.
	pub(crate) fn release_credits(holder: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount > 0 {
			let reason = HoldReason::Redemption.into();
			T::Currency::release(&reason, holder, amount, Precision::Exact)?;
		}
		Ok(())
	}

	/// Stores a redemption; or closes it, where nothing of it is left and no device serves it.
	pub(crate) fn store_or_close(
		id: RedemptionId,
		redemption: RedemptionOf<T>,
	) -> Result<Option<RedemptionOf<T>>, DispatchError> {
		if redemption.service.is_some() || !redemption.left().is_zero() {
			Redemptions::<T>::insert(id, &redemption);
			return Ok(Some(redemption));
		}
		redemption.ticket.drop(&redemption.holder)?;
		Redemptions::<T>::remove(id);
		RedemptionsOf::<T>::remove(&redemption.provider, id);
		Self::deposit_event(Event::RedemptionClosed { redemption: id });
		Ok(None)
	}
}

/// How many devices serve a redemption.
pub(crate) fn devices_of<AccountId, Ticket>(redemption: &Redemption<AccountId, Ticket>) -> u32 {
	redemption
		.service
		.as_ref()
		.map_or(0, |service| service.source.count())
}
