//! The bounds and durations, and how they change.

use crate::{Config, Error, Event, Pallet, Parameters, Params};
use florin_core::parameters::{Mandate, ParameterRefusal, Parameters as _};
use frame_support::{dispatch::DispatchResult, ensure, traits::fungible::Inspect};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_parameters`].
	pub(crate) fn do_set_parameters(parameters: Parameters, mandate: Mandate) -> DispatchResult {
		Params::<T>::get()
			.ensure_may_become(&parameters, mandate)
			.map_err(Error::<T>::BadParameters)?;
		ensure!(
			parameters.minimum_stake >= T::Currency::minimum_balance().max(1),
			Error::<T>::BadParameters(ParameterRefusal::OutOfBounds)
		);
		Params::<T>::put(parameters);
		Self::deposit_event(Event::ParametersSet { parameters });
		Ok(())
	}
}
