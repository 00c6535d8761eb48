//! From matured work to coins, bond and liability.

use crate::{
	types::{cap_left, Served},
	Config, DailyCap, Error, Event, HoldReason, Ledgers, Liabilities, Liability, LiabilityOf,
	Pallet, Parameters, Params, Supply, WeightInfo, MAX_DEVICES,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use florin_core::{
	traits::{AttesterRewards, PeriodClock, ProviderRegistry, VerifiedWork},
	work::{MaturedWork, Work},
	Balance, ClassId, ComputeTime, DeviceIndex,
};
use florin_math::{credit, credit_line, rewards};
use frame_support::{
	ensure,
	traits::{
		fungible::{Mutate, MutateHold},
		Consideration, Footprint,
	},
	weights::Weight,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// A claim on its way through the caps.
struct Claim {
	/// What the daily cap leaves for the whole claim, in planck.
	daily: Balance,
	/// What the credit line leaves for the whole claim, in planck.
	line: Balance,
	/// Taken so far, in planck.
	taken: Balance,
	/// The same by class.
	classes: BTreeMap<ClassId, ClassClaim>,
}

/// The part of a claim that falls into one class.
struct ClassClaim {
	/// Hours that the provider may still owe.
	room: ComputeTime,
	/// Taken so far.
	taken: Work,
}

/// The cap that left no room.
#[derive(Clone, Copy)]
enum Full {
	Capacity,
	Daily,
	Line,
}

/// What the caps leave of one device's work.
enum Part {
	/// The device has nothing that is worth a planck.
	Nothing,
	/// This much.
	Taken(Work),
	/// It has something, and a cap leaves no room for any of it.
	Refused(Full),
}

/// The largest part of `work` that is worth at most `value` and takes at most `time`.
fn largest_part(work: Work, value: Balance, time: ComputeTime) -> Work {
	if work.value <= value && work.time <= time {
		return work;
	}
	let value = credit::value_share(work.value, work.time.micros(), time.micros()).min(value);
	// A part is never worth more than the whole, and a whole that is worth nothing has none.
	match credit::time_share(work.time.micros(), work.value, value) {
		Some(micros) if value > 0 => Work {
			time: ComputeTime(micros),
			value,
		},
		_ => Work::default(),
	}
}

fn sum(a: Work, b: Work) -> Result<Work, ArithmeticError> {
	Ok(Work {
		time: a
			.time
			.checked_add(b.time)
			.ok_or(ArithmeticError::Overflow)?,
		value: a
			.value
			.checked_add(b.value)
			.ok_or(ArithmeticError::Overflow)?,
	})
}

impl Claim {
	/// What all caps but the hours leave, in planck.
	fn left(&self) -> Balance {
		self.daily.min(self.line).saturating_sub(self.taken)
	}

	/// Takes of one device's work what the caps leave, the older span first.
	fn take(&mut self, work: &MaturedWork) -> Result<Part, DispatchError> {
		let left = self.left();
		let Some(class) = self.classes.get_mut(&work.class) else {
			return Err(DispatchError::Corruption);
		};
		let older = largest_part(work.previous, left, class.room);
		let newer = if older == work.previous {
			largest_part(
				work.current,
				left.saturating_sub(older.value),
				class.room.saturating_sub(older.time),
			)
		} else {
			Work::default()
		};
		let part = sum(older, newer)?;
		if part.value == 0 {
			return Ok(if work.previous.value == 0 && work.current.value == 0 {
				Part::Nothing
			} else {
				Part::Refused(if left > 0 {
					Full::Capacity
				} else if self.daily <= self.taken {
					Full::Daily
				} else {
					Full::Line
				})
			});
		}
		class.room = class.room.saturating_sub(part.time);
		class.taken = sum(class.taken, part)?;
		self.taken = self
			.taken
			.checked_add(part.value)
			.ok_or(ArithmeticError::Overflow)?;
		Ok(Part::Taken(part))
	}
}

impl<T: Config> Pallet<T> {
	/// The weight of claiming `devices` devices of `classes` classes.
	pub(crate) fn claim_weight(devices: usize, classes: usize) -> Weight {
		let count = |number: usize| u32::try_from(number).unwrap_or(MAX_DEVICES);
		// What a claim itself costs is in both figures, and counts once.
		let more = count(devices.saturating_sub(classes));
		let further = T::WeightInfo::claim_more(more).saturating_sub(T::WeightInfo::claim_more(0));
		T::WeightInfo::claim(count(classes)).saturating_add(further)
	}

	/// What a liability row takes up.
	pub(crate) fn liability_footprint() -> Footprint {
		Footprint::from_mel::<(T::AccountId, ClassId, LiabilityOf<T>)>()
	}

	/// Device time of `class` that `provider` may owe beyond what it owes.
	fn hours_left(provider: &T::AccountId, class: ClassId, parameters: &Parameters) -> ComputeTime {
		let owed = Liabilities::<T>::get(provider, class).map_or(ComputeTime::ZERO, |row| row.time);
		let hours = u64::from(parameters.capacity_hours)
			.saturating_mul(u64::from(T::Work::hourly_capacity(provider, class)));
		ComputeTime::from_hours(hours)
			.unwrap_or(ComputeTime(u64::MAX))
			.saturating_sub(owed)
	}

	/// Mints what `devices` of `provider` have matured, as far as the caps allow. Answers how many
	/// classes were involved.
	pub(crate) fn do_claim(
		provider: &T::AccountId,
		devices: &[DeviceIndex],
	) -> Result<usize, DispatchError> {
		ensure!(
			T::Providers::is_registered(provider),
			Error::<T>::NotAProvider
		);
		Self::ensure_not_defaulted(provider)?;
		ensure!(!devices.is_empty(), Error::<T>::NoDevices);
		let distinct: BTreeSet<_> = devices.iter().collect();
		ensure!(distinct.len() == devices.len(), Error::<T>::DeviceRepeated);

		let parameters = Params::<T>::get();
		// All devices are brought up to date before the first is looked at: the capacity of a class
		// follows from the records of its devices.
		let matured = devices
			.iter()
			.map(|device| T::Work::matured(provider, *device).map(|work| (*device, work)))
			.collect::<Result<Vec<_>, _>>()?;
		let claim = Self::take_all(provider, &matured, &parameters)?;
		Self::mint(provider, &claim, &parameters)?;
		Ok(claim.classes.len())
	}

	/// Takes off the devices' claimable sums what the caps leave room for.
	fn take_all(
		provider: &T::AccountId,
		matured: &[(DeviceIndex, MaturedWork)],
		parameters: &Parameters,
	) -> Result<Claim, DispatchError> {
		let (now, day) = (T::Clock::now(), T::Clock::periods_per_day());
		let mut claim = Claim {
			daily: cap_left(&DailyCap::<T>::get(), parameters, now, day),
			line: Self::mintable(provider, &Ledgers::<T>::get(provider)),
			taken: 0,
			classes: BTreeMap::new(),
		};
		let mut full = None;
		for (device, work) in matured {
			claim
				.classes
				.entry(work.class)
				.or_insert_with(|| ClassClaim {
					room: Self::hours_left(provider, work.class, parameters),
					taken: Work::default(),
				});
			match claim.take(work)? {
				Part::Nothing => {}
				Part::Taken(part) => {
					T::Work::consume(*device, part)?;
					Self::deposit_event(Event::WorkClaimed {
						provider: provider.clone(),
						device: *device,
						class: work.class,
						time: part.time,
						value: part.value,
					});
				}
				Part::Refused(cap) => full = full.or(Some(cap)),
			}
		}
		ensure!(
			claim.taken > 0,
			match full {
				None => Error::<T>::NothingMatured,
				Some(Full::Capacity) => Error::<T>::CapacityReached,
				Some(Full::Daily) => Error::<T>::DailyCapReached,
				Some(Full::Line) => Error::<T>::CreditLineFull,
			}
		);
		Ok(claim)
	}

	/// Creates the coins of a claim, puts the bond on hold and writes down who owes them.
	fn mint(provider: &T::AccountId, claim: &Claim, parameters: &Parameters) -> DispatchResult {
		let (now, day) = (T::Clock::now(), T::Clock::periods_per_day());
		let amount = claim.taken;
		T::Currency::mint_into(provider, amount)?;

		let mut bond: Balance = 0;
		for (class, part) in &claim.classes {
			if part.taken.value > 0 {
				// Rounded up class by class, so never less than the share of the whole.
				let share = credit_line::bond(part.taken.value, parameters.bond_share);
				bond = bond.checked_add(share).ok_or(ArithmeticError::Overflow)?;
				T::Currency::hold(&HoldReason::Backing.into(), provider, share)?;
				Self::owe(provider, *class, part.taken)?;
			}
		}
		// A mint of a few planck may all go on hold.
		let attesters = rewards::attesters_part(amount, parameters.attester_share)
			.min(amount.saturating_sub(bond));
		T::Attesters::reward(provider, attesters)?;
		Self::try_mutate_ledger(provider, |ledger| {
			ledger.liability = ledger
				.liability
				.checked_add(amount)
				.ok_or(ArithmeticError::Overflow)?;
			ledger.bond = ledger
				.bond
				.checked_add(bond)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Supply::<T>::try_mutate(|supply| -> DispatchResult {
			supply.minted = supply
				.minted
				.checked_add(amount)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		DailyCap::<T>::try_mutate(|bucket| -> DispatchResult {
			*bucket = bucket
				.take(amount, now, parameters.daily_cap, day)
				.ok_or(Error::<T>::DailyCapReached)?;
			Ok(())
		})?;
		Self::deposit_event(Event::Minted {
			provider: provider.clone(),
			amount,
			bond,
			attesters,
		});
		Ok(())
	}

	/// Adds `work` to what `provider` owes in `class`.
	fn owe(provider: &T::AccountId, class: ClassId, work: Work) -> DispatchResult {
		let row = match Liabilities::<T>::get(provider, class) {
			Some(row) => Liability {
				value: row
					.value
					.checked_add(work.value)
					.ok_or(ArithmeticError::Overflow)?,
				time: row
					.time
					.checked_add(work.time)
					.ok_or(ArithmeticError::Overflow)?,
				..row
			},
			None => Liability {
				value: work.value,
				time: work.time,
				promised: Work::default(),
				served: Served::default(),
				ticket: T::Consideration::new(provider, Self::liability_footprint())?,
			},
		};
		Liabilities::<T>::insert(provider, class, row);
		Ok(())
	}
}
