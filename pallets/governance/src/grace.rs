//! When nobody is punished: while the chain is halted, and for a while after it went on.

use crate::{Config, Event, GraceUntil, Pallet};
use florin_core::traits::GracePeriods;
use frame_support::traits::{Get, SafeModeNotify};
use sp_runtime::traits::UniqueSaturatedInto;

impl<T: Config> Pallet<T> {
	/// A grace period begins with this block. A later one replaces an earlier one, which it outlasts
	/// unless the durations were shortened meanwhile.
	fn begin_grace() {
		let block: u32 = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		let until = block.saturating_add(Self::parameters().grace);
		let until = GraceUntil::<T>::get().map_or(until, |earlier| earlier.max(until));
		GraceUntil::<T>::put(until);
		Self::deposit_event(Event::GraceBegan { until });
	}
}

impl<T: Config> GracePeriods for Pallet<T> {
	fn any_since(block: u32) -> bool {
		T::Halted::get() || GraceUntil::<T>::get().is_some_and(|until| until >= block)
	}

	fn stood_still() {
		Self::begin_grace();
	}
}

/// The runtime names this pallet where its safe mode tells who wants to know.
impl<T: Config> SafeModeNotify for Pallet<T> {
	/// While the chain is halted there is grace anyway.
	fn entered() {}

	fn exited() {
		Self::begin_grace();
	}
}
