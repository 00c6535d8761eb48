//! The dynamic rate of each class.

use crate::{types::DynamicRate, Config, DynamicRates, Event, Pallet, Params, WeightInfo};
use florin_core::{
	traits::{ComputeClasses, PeriodClock, Utilisation},
	units::MICROS_PER_HOUR,
	Balance, ClassId,
};
use florin_math::{
	credit,
	dynamic_rate::{self, LEAST_RATE},
};
use frame_support::weights::Weight;

impl<T: Config> Pallet<T> {
	/// The dynamic rate of a class, in planck per device-hour. It begins at the credit factor.
	pub fn dynamic_rate(class: ClassId) -> Balance {
		DynamicRates::<T>::get(class).map_or_else(|| Self::first_rate(class), |row| row.rate)
	}

	fn first_rate(class: ClassId) -> Balance {
		T::Classes::terms_at(class, T::Clock::now())
			.and_then(|terms| credit::value(MICROS_PER_HOUR, terms.credit_factor))
			.unwrap_or(LEAST_RATE)
			.max(LEAST_RATE)
	}
}

impl<T: Config> Utilisation for Pallet<T> {
	/// The seconds of one period move the rate once, when the first ones of a later period come.
	fn note(class: ClassId, used: u64, idle: u64) {
		let now = T::Clock::now();
		let mut row = DynamicRates::<T>::get(class).unwrap_or_else(|| DynamicRate {
			rate: Self::first_rate(class),
			period: now,
			used: 0,
			idle: 0,
		});
		if row.period < now {
			let parameters = Params::<T>::get();
			let rate = dynamic_rate::next(
				row.rate,
				row.used,
				row.idle,
				parameters.target_utilisation,
				parameters.rate_step,
			);
			if rate != row.rate {
				Self::deposit_event(Event::RateMoved { class, rate });
			}
			row = DynamicRate {
				rate,
				period: now,
				used: 0,
				idle: 0,
			};
		}
		row.used = row.used.saturating_add(used);
		row.idle = row.idle.saturating_add(idle);
		DynamicRates::<T>::insert(class, row);
	}

	fn note_weight() -> Weight {
		T::WeightInfo::note_utilisation()
	}
}
