//! By what rules leases run, and how these change.

use crate::{types::Parameters, Config, Error, Event, Pallet, Params};
use florin_core::parameters::{Mandate, Parameters as _};
use frame_support::dispatch::DispatchResult;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_parameters`].
	pub(crate) fn do_set_parameters(parameters: Parameters, mandate: Mandate) -> DispatchResult {
		Params::<T>::get()
			.ensure_may_become(&parameters, mandate)
			.map_err(Error::<T>::BadParameters)?;
		Params::<T>::put(parameters);
		Self::deposit_event(Event::ParametersSet { parameters });
		Ok(())
	}
}
