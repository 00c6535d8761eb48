//! How credit factors follow the index.

use crate::{
	impls::closing::Context, types::FactorBounds, Config, Error, Event, FactorBoundsOf, Pallet,
	Params,
};
use florin_core::{
	index::{IndexPrice, Series},
	traits::{CreditFactors, PeriodClock},
	ClassId, Period,
};
use florin_math::{index::follow, rounding::mul_div_floor};
use frame_support::ensure;
use sp_runtime::{traits::Zero, DispatchResult, FixedU128};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_factor_bounds`].
	pub(crate) fn do_set_factor_bounds(
		class: ClassId,
		bounds: Option<FactorBounds>,
	) -> DispatchResult {
		ensure!(class < T::Factors::class_count(), Error::<T>::UnknownClass);
		ensure!(
			class != Params::<T>::get().reference,
			Error::<T>::ReferenceClass
		);
		let valid =
			|bounds: FactorBounds| !bounds.least.is_zero() && bounds.least <= bounds.greatest;
		ensure!(bounds.is_none_or(valid), Error::<T>::BadBounds);
		FactorBoundsOf::<T>::set(class, bounds);
		Self::deposit_event(Event::FactorBoundsSet { class, bounds });
		Ok(())
	}

	/// Moves the factor of a class by a step, at the end of the day that ends with `period`.
	pub(crate) fn adjust_factor(context: &Context<T::AccountId>, class: ClassId, period: Period) {
		let Some((factor, target)) = Self::next_factor(context, class, period) else {
			return;
		};
		// The catalogue refuses a factor that doesn't change, or another change too soon: tomorrow again.
		if T::Factors::adjust(class, factor).is_ok() {
			Self::deposit_event(Event::FactorMoved {
				class,
				factor,
				target,
			});
		}
	}

	/// The next factor of a class, and the one that the index says; none if it stays as it is.
	fn next_factor(
		context: &Context<T::AccountId>,
		class: ClassId,
		period: Period,
	) -> Option<(FixedU128, FixedU128)> {
		let bounds = FactorBoundsOf::<T>::get(class)?;
		let current = T::Factors::adjustable(class)?;
		let price = Self::day_average(context, Series::usd(class), period)?;
		let reference =
			Self::day_average(context, Series::usd(context.parameters.reference), period)?;
		let base = T::Factors::adjustable(context.parameters.reference)?;
		let target = mul_div_floor(price.0, base.into_inner(), reference.0)?;
		let factor = follow(
			current.into_inner(),
			target,
			context.parameters.factor_step,
			bounds.least.into_inner(),
			bounds.greatest.into_inner(),
		);
		(factor != current.into_inner())
			.then_some((FixedU128::from_inner(factor), FixedU128::from_inner(target)))
	}

	/// The average of the day that ends with `period`; none if too few of its periods had a price.
	fn day_average(
		context: &Context<T::AccountId>,
		series: Series,
		period: Period,
	) -> Option<IndexPrice> {
		let day = T::Clock::periods_per_day();
		let to = period.saturating_add(1);
		let average = Self::span(series, to.saturating_sub(day), to).ok()?;
		let least = context.parameters.least_coverage.mul_ceil(day);
		average
			.price
			.filter(|price| average.covered >= least && price.0 > 0)
	}
}
