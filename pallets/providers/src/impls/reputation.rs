//! How providers have kept their promises.

use crate::{Config, Event, Ledgers, Pallet, Params, Reputation, Reputations};
use florin_core::{
	report::ReputationReport,
	traits::{PeriodClock, ProviderReputation},
};
use florin_math::decay::Bound;

impl<T: Config> Pallet<T> {
	/// What a provider delivered and failed to, as it counts now.
	pub fn reputation(provider: &T::AccountId) -> ReputationReport {
		let (now, half_life) = (T::Clock::now(), Params::<T>::get().reputation_half_life);
		let Reputation { served, missing } = Reputations::<T>::get(provider);
		ReputationReport {
			served: served.at(now, half_life, Bound::Lower),
			missing: missing.at(now, half_life, Bound::Upper),
		}
	}
}

impl<T: Config> ProviderReputation<T::AccountId> for Pallet<T> {
	fn record(provider: &T::AccountId, served: u64, missing: u64) {
		let nothing = served == 0 && missing == 0;
		if nothing || !Ledgers::<T>::contains_key(provider) {
			return;
		}
		let (now, half_life) = (T::Clock::now(), Params::<T>::get().reputation_half_life);
		Reputations::<T>::mutate(provider, |reputation| {
			// Seconds of all devices there will ever be fit.
			if let Some(grown) =
				reputation
					.served
					.grown(served.into(), now, half_life, Bound::Lower)
			{
				reputation.served = grown;
			}
			if let Some(grown) =
				reputation
					.missing
					.grown(missing.into(), now, half_life, Bound::Upper)
			{
				reputation.missing = grown;
			}
		});
		Self::deposit_event(Event::ReputationChanged {
			provider: provider.clone(),
			served,
			missing,
		});
	}
}
