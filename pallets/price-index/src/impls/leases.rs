//! Which leased time counts.

use crate::{
	types::{CountedPart, LeaseSeries, Parameters, ProviderShare, Shares},
	Config, Event, LeaseRows, Pallet, Params, ProviderShares, WeightInfo,
};
use florin_core::{
	index::{IndexPrice, LeasePrint},
	traits::{LeasePrices, LeaveGuard, PeriodClock, ProviderRegistry},
	ClassId, Day, Period,
};
use florin_math::{index::Accumulator, rounding::mul_div_floor};
use frame_support::weights::Weight;
use sp_runtime::DispatchResult;

impl<T: Config> LeasePrices<T::AccountId> for Pallet<T> {
	fn oldest() -> Period {
		T::Clock::now().saturating_sub(Params::<T>::get().certificate_age)
	}

	fn note(print: LeasePrint<T::AccountId>) {
		let parameters = Params::<T>::get();
		if !Self::is_eligible(&print, &parameters) {
			return;
		}
		let today = T::Clock::day_of(T::Clock::now());
		let mut shares = ProviderShares::<T>::get(print.provider);
		let Some(counted) = Self::count(&mut shares, &print, &parameters, today) else {
			return;
		};
		let mut row = LeaseRows::<T>::get(print.class).unwrap_or_default();
		if Self::add(&mut row, &print, counted, &parameters, today).is_none() {
			return;
		}
		LeaseRows::<T>::insert(print.class, row);
		ProviderShares::<T>::insert(print.provider, shares);
		Self::deposit_event(Event::LeaseCounted {
			class: print.class,
			provider: print.provider.clone(),
			price: IndexPrice(print.price),
			seconds: counted.seconds,
		});
	}

	fn note_weight() -> Weight {
		T::WeightInfo::note_lease()
	}
}

/// How much of a settlement counts.
#[derive(Clone, Copy)]
struct Counted {
	/// Device-seconds.
	seconds: u64,
	/// Whether it is the provider's first one in the class today.
	first: bool,
}

/// The part that a period lies in, of parts of `length` periods.
fn part_of(period: Period, length: Period) -> u32 {
	period.checked_div(length).unwrap_or_default()
}

/// What of `seconds` that are spread over `covered` periods lies in the first `periods` of them, rounded down.
fn spread(seconds: u64, periods: Period, covered: Period) -> u64 {
	mul_div_floor(seconds.into(), periods.into(), covered.into())
		.and_then(|share| u64::try_from(share).ok())
		.unwrap_or_default()
}

impl ProviderShare {
	/// Counts up to `seconds` of `part`, as long as no more than `most` are counted of it. Answers how many; none if there is no place to note
	/// it.
	fn take(&mut self, part: u32, seconds: u64, most: u64) -> Option<u64> {
		if seconds == 0 {
			return Some(0);
		}
		if !self.counted.iter().any(|counted| counted.part == part) {
			self.counted
				.try_push(CountedPart { part, seconds: 0 })
				.ok()?;
		}
		let counted = self.counted.iter_mut().find(|row| row.part == part)?;
		let taken = seconds.min(most.saturating_sub(counted.seconds));
		counted.seconds = counted.seconds.saturating_add(taken);
		Some(taken)
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a settlement may count at all: something was delivered, between two accounts, at a price that was struck not long ago.
	fn is_eligible(print: &LeasePrint<T::AccountId>, parameters: &Parameters) -> bool {
		let age = T::Clock::now().saturating_sub(print.struck);
		print.seconds > 0
			&& print.price > 0
			&& print.provider != print.tenant
			&& age <= parameters.price_age
			&& T::Providers::is_registered(print.provider)
	}

	/// How much of what was delivered counts, which is noted in the provider's share; none if nothing does.
	///
	/// What was delivered is taken to be spread evenly over the periods that the settlement covers. Of each part of them as much counts as a
	/// few devices deliver, whichever leases it is of.
	fn count(
		shares: &mut Shares,
		print: &LeasePrint<T::AccountId>,
		parameters: &Parameters,
		today: Day,
	) -> Option<Counted> {
		let length = parameters.part_length();
		let oldest = part_of(Self::oldest(), length);
		let share = Self::share_of(shares, print.class, today, oldest)?;
		let first_period = print.after.saturating_add(1).max(Self::oldest());
		let last_period = print.through.min(T::Clock::now());
		let covered = last_period.checked_sub(first_period)?.saturating_add(1);
		let cap = u64::from(parameters.provider_devices)
			.saturating_mul(u64::from(T::Clock::period_seconds()));
		let mut seconds = 0_u64;
		for part in part_of(first_period, length)..=part_of(last_period, length) {
			let begin = part.saturating_mul(length);
			let end = begin.saturating_add(length);
			// Periods of the part that the settlement covers, and those before them.
			let before = begin.max(first_period).saturating_sub(first_period);
			let through = end
				.min(last_period.saturating_add(1))
				.saturating_sub(first_period);
			let delivered = spread(print.seconds, through, covered).saturating_sub(spread(
				print.seconds,
				before,
				covered,
			));
			let own = cap.saturating_mul(u64::from(through.saturating_sub(before)));
			let whole = cap.saturating_mul(u64::from(length));
			seconds = seconds.saturating_add(share.take(part, delivered.min(own), whole)?);
		}
		if seconds == 0 {
			return None;
		}
		let first = share.day < today;
		share.day = today;
		Some(Counted { seconds, first })
	}

	/// The provider's share of a class. What nothing depends on any more is forgotten.
	fn share_of(
		shares: &mut Shares,
		class: ClassId,
		today: Day,
		oldest: u32,
	) -> Option<&mut ProviderShare> {
		for share in shares.iter_mut() {
			share.counted.retain(|counted| counted.part >= oldest);
		}
		shares.retain(|share| share.day >= today || !share.counted.is_empty());
		if !shares.iter().any(|share| share.class == class) {
			let share = ProviderShare {
				class,
				day: 0,
				counted: Default::default(),
			};
			shares.try_push(share).ok()?;
		}
		shares.iter_mut().find(|share| share.class == class)
	}

	/// Adds what counts to the series, or to what waits for more providers. None if that exceeds what the types hold.
	fn add(
		row: &mut LeaseSeries,
		print: &LeasePrint<T::AccountId>,
		counted: Counted,
		parameters: &Parameters,
		today: Day,
	) -> Option<()> {
		row.roll(today);
		if counted.first {
			row.providers = row.providers.saturating_add(1);
		}
		let added = Accumulator::of(print.price, counted.seconds.into())?;
		let pending = row.pending.plus(&added)?;
		// The series can take it whenever it is closed.
		row.closed.plus(&row.open.plus(&pending)?)?;
		if row.providers < parameters.provider_quorum {
			row.pending = pending;
			return Some(());
		}
		row.pending = Accumulator::default();
		row.open = row.open.plus(&pending)?;
		row.open_in = T::Clock::now();
		Some(())
	}
}

/// What is remembered of a provider's time goes with it.
impl<T: Config> LeaveGuard<T::AccountId> for Pallet<T> {
	fn ensure_may_leave(_who: &T::AccountId) -> DispatchResult {
		Ok(())
	}

	fn left(who: &T::AccountId) {
		ProviderShares::<T>::remove(who);
	}
}
