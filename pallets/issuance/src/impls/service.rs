//! Devices that serve a redemption: freed by its issuer, accepted by its holder, metered by certificates.

use crate::{
	impls::{
		debt::add,
		redemption::{device_time, devices_of},
	},
	types::{Devices, Service, ServiceStage, Source},
	Config, Error, Event, HoldReason, Ledgers, Liabilities, Pallet, Params, RedemptionOf, Supply,
	WeightInfo,
};
use alloc::collections::BTreeSet;
use florin_core::{
	traits::{DeliveringLeases, DeviceUses, PeriodClock, RedemptionWork},
	units::MICROS_PER_SECOND,
	work::Work,
	Balance, ClassId, ComputeTime, LeaseId, Period, RedemptionId, Timestamp, UseId,
};
use frame_support::{ensure, storage::with_storage_layer, weights::Weight};
use sp_runtime::{DispatchError, DispatchResult, Permill};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::serve_redemption`].
	pub(crate) fn do_serve_redemption(
		provider: &T::AccountId,
		id: RedemptionId,
		devices: Devices,
		margin: Permill,
	) -> DispatchResult {
		let redemption = Self::redemption_to_serve(provider, id)?;
		ensure!(!devices.is_empty(), Error::<T>::NoDevices);
		let distinct: BTreeSet<_> = devices.iter().collect();
		ensure!(distinct.len() == devices.len(), Error::<T>::DeviceRepeated);
		for device in &devices {
			let ready = T::Uses::ensure_ready(provider, *device)?;
			ensure!(ready.class == redemption.class, Error::<T>::WrongClass);
		}
		Self::offer_service(
			id,
			redemption,
			Source::Devices(devices),
			margin,
			Timestamp::MAX,
		)
	}

	/// See [`Pallet::serve_by_lease`].
	pub(crate) fn do_serve_by_lease(
		provider: &T::AccountId,
		id: RedemptionId,
		lease: LeaseId,
	) -> DispatchResult {
		let redemption = Self::redemption_to_serve(provider, id)?;
		let aside = T::Leases::set_aside(provider, lease)?;
		ensure!(aside.class == redemption.class, Error::<T>::WrongClass);
		let devices = aside.devices;
		let source = Source::Lease { lease, devices };
		// The lease says how long they stay.
		Self::offer_service(id, redemption, source, Permill::zero(), aside.accept_by)
	}

	/// A redemption for which its provider may free devices.
	fn redemption_to_serve(
		provider: &T::AccountId,
		id: RedemptionId,
	) -> Result<RedemptionOf<T>, DispatchError> {
		let redemption = Self::redemption(id)?;
		ensure!(
			redemption.provider == *provider,
			Error::<T>::NotYourRedemption
		);
		ensure!(!redemption.cancelled, Error::<T>::Cancelled);
		ensure!(redemption.service.is_none(), Error::<T>::AlreadyServed);
		Self::ensure_not_defaulted(provider)?;
		Ok(redemption)
	}

	/// Lets the holder accept devices, until `latest` at the latest.
	fn offer_service(
		id: RedemptionId,
		mut redemption: RedemptionOf<T>,
		source: Source,
		margin: Permill,
		latest: Timestamp,
	) -> DispatchResult {
		ensure!(
			source.count() <= redemption.devices,
			Error::<T>::TooManyDevices
		);
		let periods = u64::from(Params::<T>::get().acceptance);
		let accept_by = T::Clock::time()
			.saturating_add(periods.saturating_mul(T::Clock::period_seconds().into()))
			.min(latest);
		redemption.service = Some(Service {
			source: source.clone(),
			stage: ServiceStage::Offered {
				accept_by,
				since: Self::block_number(),
				margin,
			},
			through: T::Clock::now(),
			metered: ComputeTime::ZERO,
		});
		Self::store_or_close(id, redemption)?;
		Self::deposit_event(Event::ServiceOffered {
			redemption: id,
			source,
			accept_by,
		});
		Ok(())
	}

	/// See [`Pallet::accept_redemption`]. Answers how many devices that touched.
	pub(crate) fn do_accept_redemption(
		holder: &T::AccountId,
		id: RedemptionId,
	) -> Result<u32, DispatchError> {
		let mut redemption = Self::redemption(id)?;
		ensure!(redemption.holder == *holder, Error::<T>::NotYourRedemption);
		Self::ensure_not_defaulted(&redemption.provider)?;
		let left = redemption.left();
		let service = redemption.service.as_mut().ok_or(Error::<T>::NotServed)?;
		let ServiceStage::Offered {
			accept_by, margin, ..
		} = service.stage
		else {
			return Err(Error::<T>::AlreadyAccepted.into());
		};
		let started = T::Clock::time();
		ensure!(started < accept_by, Error::<T>::AcceptanceOver);
		let (source, provider) = (&service.source, &redemption.provider);
		let begun = with_storage_layer(|| match source {
			Source::Devices(devices) => {
				let until = started.saturating_add(stay(left, source.count(), margin));
				for device in devices {
					T::Uses::begin(provider, *device, UseId::Redemption(id), until)?;
				}
				Ok(until)
			}
			Source::Lease { lease, .. } => T::Leases::begin(*lease),
		});
		let touched = source.count();
		let Ok(until) = begun else {
			// Who wants to accept and can't is not late, whatever the devices do later.
			Self::withdraw_service(id, &mut redemption);
			Self::store_or_close(id, redemption)?;
			return Ok(touched);
		};
		service.stage = ServiceStage::Running { started, until };
		service.through = T::Clock::now().saturating_sub(1);
		Self::store_or_close(id, redemption)?;
		Self::deposit_event(Event::ServiceAccepted {
			redemption: id,
			until,
		});
		Ok(touched)
	}

	/// See [`Pallet::settle_redemption`]. Answers how many devices that touched.
	pub(crate) fn do_settle_redemption(id: RedemptionId) -> Result<u32, DispatchError> {
		let before = Self::redemption(id)?;
		let touched = devices_of(&before);
		let after = Self::advance(id, before.clone())?;
		ensure!(after.as_ref() != Some(&before), Error::<T>::NothingToSettle);
		Ok(touched)
	}

	/// Brings a redemption up to date with the clock, the certificates and its provider's default, and
	/// stores it; none if nothing is left of it.
	pub(crate) fn advance(
		id: RedemptionId,
		mut redemption: RedemptionOf<T>,
	) -> Result<Option<RedemptionOf<T>>, DispatchError> {
		let now = T::Clock::time();
		if let Some(service) = redemption.service.clone() {
			match service.stage {
				ServiceStage::Offered {
					accept_by, since, ..
				} if accept_by <= now => {
					Self::lapse(id, &mut redemption, &service, since)?;
				}
				ServiceStage::Offered { .. } => {}
				ServiceStage::Running { started, until } => {
					Self::settle_final(id, &mut redemption, service, started, until)?;
				}
			}
		}
		if Ledgers::<T>::get(&redemption.provider).defaulted {
			Self::abandon(id, &mut redemption)?;
		}
		Self::store_or_close(id, redemption)
	}

	/// Takes devices back that the holder couldn't have.
	pub(crate) fn withdraw_service(id: RedemptionId, redemption: &mut RedemptionOf<T>) {
		Self::drop_service(id, redemption);
		Self::deposit_event(Event::ServiceWithdrawn { redemption: id });
	}

	/// Ends the acceptance of devices that the holder didn't accept in time. It costs the holder a period's
	/// credits and the redemption; unless the devices weren't to be had, which only costs the provider time.
	fn lapse(
		id: RedemptionId,
		redemption: &mut RedemptionOf<T>,
		service: &Service,
		since: u32,
	) -> DispatchResult {
		if !Self::is_holder_late(redemption, service, since) {
			Self::withdraw_service(id, redemption);
			return Ok(());
		}
		Self::drop_service(id, redemption);
		let period = device_time(service.source.count(), T::Clock::period_seconds().into());
		let forfeited = redemption.part(period).value;
		Self::give_back(id, redemption, redemption.left(), forfeited)
	}

	/// Burns credits for what certificates say was delivered in final periods. Ends the service once
	/// everything is delivered, and forgets it once its last period is final.
	fn settle_final(
		id: RedemptionId,
		redemption: &mut RedemptionOf<T>,
		service: Service,
		started: Timestamp,
		until: Timestamp,
	) -> DispatchResult {
		let until = Self::end_of(&service.source, until);
		let last = T::Clock::period_of(until.saturating_sub(1)).max(T::Clock::period_of(started));
		let through = T::Clock::last_final().min(last).max(service.through);
		let metered = Self::metered(id, &service.source, through).max(service.metered);
		let found = metered.saturating_sub(service.metered);
		let of_lease = matches!(service.source, Source::Lease { .. });
		redemption.service = Some(Service {
			through,
			metered,
			..service
		});
		Self::burn(id, redemption, redemption.part(found), through)?;
		let delivered = redemption.left().is_zero();
		// What more a lease delivers is its tenant's.
		let done = T::Clock::last_final() >= last || (delivered && of_lease);
		if !done {
			if delivered {
				Self::end_uses(id, redemption)?;
			}
			return Ok(());
		}
		Self::drop_service(id, redemption);
		// What is too little to be redeemed goes back, too.
		let least = device_time(1, Params::<T>::get().least_redemption.into());
		if redemption.cancelled || redemption.left() < least {
			Self::give_back(id, redemption, redemption.left(), 0)?;
		}
		Ok(())
	}

	/// When a service that was to end at `until` ends: with its lease, if that ends earlier.
	pub(crate) fn end_of(source: &Source, until: Timestamp) -> Timestamp {
		match source {
			Source::Devices(_) => until,
			Source::Lease { lease, .. } => {
				T::Leases::ends_at(*lease).unwrap_or_default().min(until)
			}
		}
	}

	/// Device time that certificates say was delivered on a redemption through a period.
	pub(crate) fn metered(id: RedemptionId, source: &Source, through: Period) -> ComputeTime {
		match source {
			Source::Devices(devices) => devices.iter().fold(ComputeTime::ZERO, |total, device| {
				let meter = T::Uses::meter(*device, UseId::Redemption(id), through);
				total.saturating_add(meter.time)
			}),
			Source::Lease { lease, .. } => T::Leases::meter(*lease, through).time,
		}
	}

	/// Burns the credits of what was delivered; its issuer owes less.
	fn burn(
		id: RedemptionId,
		redemption: &mut RedemptionOf<T>,
		part: Work,
		through: Period,
	) -> DispatchResult {
		if part.time.is_zero() {
			return Ok(());
		}
		let (holder, provider) = (&redemption.holder, &redemption.provider);
		let (burned, freed) = if Ledgers::<T>::get(provider).defaulted {
			(Self::make_good_by_delivery(holder, part.value)?, 0)
		} else {
			Self::burn_held(HoldReason::Redemption, holder, part.value)?;
			Self::lower_row(provider, redemption.class, part, part)?;
			Supply::<T>::try_mutate(|supply| add(&mut supply.redeemed, part.value))?;
			(part.value, Self::lower_debt(provider, part.value, 0)?)
		};
		redemption.gone = redemption.gone.saturating_add(part.time);
		redemption.delivered = redemption.delivered.saturating_add(part.time);
		Self::deposit_event(Event::Redeemed {
			redemption: id,
			through,
			time: part.time,
			burned,
			freed,
		});
		Ok(())
	}

	/// Burns `value` of what was delivered by a provider that has defaulted meanwhile and owes nothing any
	/// more: as far as something is unbacked, which that makes good. The rest is the holder's. Answers how
	/// much burned.
	fn make_good_by_delivery(
		holder: &T::AccountId,
		value: Balance,
	) -> Result<Balance, DispatchError> {
		let burned = Supply::<T>::get().unbacked().min(value);
		Self::burn_held(HoldReason::Redemption, holder, burned)?;
		Supply::<T>::try_mutate(|supply| add(&mut supply.made_good, burned))?;
		Self::release_credits(holder, value.saturating_sub(burned))?;
		Ok(burned)
	}
}

/// Seconds for which `devices` devices stay so that they deliver `left`, and `margin` longer.
fn stay(left: ComputeTime, devices: u32, margin: Permill) -> u64 {
	let a_second = u64::from(devices).saturating_mul(MICROS_PER_SECOND);
	let seconds = left.micros().div_ceil(a_second.max(1));
	seconds.saturating_add(margin.mul_ceil(seconds))
}

impl<T: Config> RedemptionWork<T::AccountId> for Pallet<T> {
	fn note(provider: &T::AccountId, class: ClassId, period: Period, seconds: u64) {
		let certified = T::Clock::certified_periods();
		Liabilities::<T>::mutate(provider, class, |row| {
			if let Some(row) = row {
				row.served.note(period, seconds, certified);
			}
		});
	}

	fn note_weight() -> Weight {
		T::WeightInfo::note_redemption()
	}
}
