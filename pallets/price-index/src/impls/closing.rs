//! How periods are closed.

use crate::{
	types::{Checkpoint, Feed, Feeds, Parameters, Progress, MAX_FEEDERS},
	ActiveFeeders, Checkpoints, Closing, Config, Event, FeedRows, FeedsOf, LeaseRows, Pallet,
	Params, WeightInfo,
};
use alloc::vec::Vec;
use florin_core::{
	index::{IndexPrice, Series},
	traits::{CreditFactors, PeriodClock},
	ClassId, Period,
};
use florin_math::index::{consensus, Accumulator, Consensus};
use frame_support::{
	traits::ConstU32,
	weights::{Weight, WeightMeter},
	BoundedVec,
};

/// Of what is left of a block closing takes one part in so many at most, so that a chain that catches up
/// goes on.
const HOOK_PARTS: u64 = 4;

/// What closing needs to know of a block.
pub(crate) struct Context<AccountId> {
	pub now: Period,
	pub parameters: Parameters,
	pub feeders: BoundedVec<AccountId, ConstU32<MAX_FEEDERS>>,
	pub classes: ClassId,
}

impl<AccountId: Ord> Context<AccountId> {
	fn is_active(&self, feed: &Feed<AccountId>) -> bool {
		self.feeders.binary_search(&feed.feeder).is_ok()
	}
}

/// A step of closing a period.
enum Step {
	/// Close it for both series of this class.
	Close(ClassId),
	/// Move this class's factor.
	Adjust(ClassId),
	/// All is done.
	Finish,
}

impl<T: Config> Pallet<T> {
	/// The last period that is closed.
	pub(crate) fn closed() -> Option<Period> {
		Closing::<T>::get().map(|progress| progress.closed)
	}

	/// Closes the periods that are over. Each step is one class in one period.
	pub(crate) fn close_periods(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::close_nothing()).is_err() {
			return;
		}
		let now = T::Clock::now();
		let Some(mut progress) = Closing::<T>::get() else {
			// The first block: nothing was before.
			Closing::<T>::put(Progress {
				closed: now.saturating_sub(1),
				steps: 0,
			});
			return;
		};
		if progress.closed.saturating_add(1) >= now {
			return;
		}
		let context = Context {
			now,
			parameters: Params::<T>::get(),
			feeders: ActiveFeeders::<T>::get(),
			classes: T::Factors::class_count(),
		};
		let mut budget = WeightMeter::with_limit(meter.remaining().saturating_div(HOOK_PARTS));
		while progress.closed.saturating_add(1) < now
			&& Self::step(&context, &mut progress, &mut budget)
		{}
		Closing::<T>::put(progress);
		meter.consume(budget.consumed());
	}

	/// Takes the next step. Answers whether the budget allowed it.
	fn step(
		context: &Context<T::AccountId>,
		progress: &mut Progress,
		budget: &mut WeightMeter,
	) -> bool {
		let mut period = progress.closed.saturating_add(1);
		if progress.steps == 0 {
			// What the ring couldn't hold needn't be written.
			period = period.max(context.now.saturating_sub(context.parameters.ring));
			progress.closed = period.saturating_sub(1);
		}
		let step = Self::next_step(context, period, progress.steps);
		let weight = match step {
			Step::Close(_) => T::WeightInfo::close_class(),
			Step::Adjust(_) => T::WeightInfo::adjust_factor(),
			Step::Finish => Weight::zero(),
		};
		if budget.try_consume(weight).is_err() {
			return false;
		}
		match step {
			Step::Close(class) => Self::close_class(context, class, period),
			Step::Adjust(class) => Self::adjust_factor(context, class, period),
			Step::Finish => {
				*progress = Progress {
					closed: period,
					steps: 0,
				};
				return true;
			}
		}
		progress.steps = progress.steps.saturating_add(1);
		true
	}

	/// What comes after so many steps of a period: each class is closed; then, if it is the last of a day and the one before this, each
	/// factor follows.
	fn next_step(context: &Context<T::AccountId>, period: Period, taken: u32) -> Step {
		let classes = u32::from(context.classes);
		let adjusts = Self::ends_day(period) && period.saturating_add(1) == context.now;
		let nth = |taken: u32| {
			ClassId::try_from(taken)
				.ok()
				.filter(|class| *class < context.classes)
		};
		if let Some(class) = nth(taken) {
			return Step::Close(class);
		}
		match taken.checked_sub(classes).and_then(nth) {
			Some(class) if adjusts => Step::Adjust(class),
			_ => Step::Finish,
		}
	}

	/// Whether a day ends with `period`.
	fn ends_day(period: Period) -> bool {
		T::Clock::day_of(period) != T::Clock::day_of(period.saturating_add(1))
	}

	/// Closes `period` for both series of a class.
	pub(crate) fn close_class(context: &Context<T::AccountId>, class: ClassId, period: Period) {
		Self::close_leases(context, class, period);
		Self::close_feeds(context, class, period);
	}

	fn close_leases(context: &Context<T::AccountId>, class: ClassId, period: Period) {
		let Some(mut row) = LeaseRows::<T>::get(class) else {
			return;
		};
		let series = Series::flrn(class);
		if !row.open.is_empty() && row.open_in <= period {
			let added = core::mem::take(&mut row.open);
			row.closed = Self::with_period(&row.closed, &added);
			row.since.get_or_insert(row.open_in);
			row.updated = period;
			LeaseRows::<T>::insert(class, row);
			Self::tell(series, period, &added);
		}
		if row.since.is_some() {
			Self::checkpoint(context, series, period, row.closed);
		}
	}

	fn close_feeds(context: &Context<T::AccountId>, class: ClassId, period: Period) {
		let mut feeds = FeedsOf::<T>::get(class);
		let known = FeedRows::<T>::get(class);
		if feeds.is_empty() && known.is_none() {
			return;
		}
		let age = context.parameters.feed_age;
		let fresh: Vec<u128> = feeds
			.iter()
			.filter(|feed| context.is_active(feed) && feed.is_fresh(period, age))
			.map(|feed| feed.price.0)
			.collect();
		let quorum = usize::try_from(context.parameters.feed_quorum).unwrap_or(usize::MAX);
		let agreed = consensus(&fresh, quorum);
		let before = feeds.clone();
		Self::judge(context, &mut feeds, period, agreed.as_ref());
		if feeds != before {
			FeedsOf::<T>::insert(class, feeds);
		}

		let mut row = known.unwrap_or_default();
		row.fresh = u32::try_from(fresh.len()).unwrap_or(u32::MAX);
		let series = Series::usd(class);
		if let Some(added) = agreed.and_then(|agreed| Accumulator::of(agreed.price, 1)) {
			row.closed = Self::with_period(&row.closed, &added);
			row.price = IndexPrice(added.value);
			row.updated = period;
			row.since.get_or_insert(period);
			Self::tell(series, period, &added);
		}
		FeedRows::<T>::insert(class, row);
		if row.since.is_some() {
			Self::checkpoint(context, series, period, row.closed);
		}
	}

	/// Notes which feeds are false, and forgets those that neither count any more nor prove anything. What is proven stays so.
	fn judge(
		context: &Context<T::AccountId>,
		feeds: &mut Feeds<T::AccountId>,
		period: Period,
		agreed: Option<&Consensus>,
	) {
		let Parameters {
			feed_age,
			false_share,
			false_periods,
			unbonding,
			..
		} = context.parameters;
		for feed in feeds.iter_mut() {
			let counts = context.is_active(feed) && feed.is_fresh(period, feed_age);
			let price = feed.price.0;
			let is_false =
				|agreed: &Consensus| !agreed.keeps(price) && agreed.is_far(price, false_share);
			if counts && agreed.is_some_and(is_false) {
				feed.false_for = feed.false_for.saturating_add(1);
			} else if context.is_active(feed)
				&& feed.period <= period
				&& !feed.is_proven(false_periods)
			{
				feed.false_for = 0;
			}
		}
		feeds.retain(|feed| {
			let passed = period.saturating_sub(feed.period);
			// A proof stands at least until the bond is free of whoever leaves while the feed is fresh.
			if feed.is_proven(false_periods) {
				passed <= unbonding.saturating_add(feed_age)
			} else {
				context.is_active(feed) && passed <= feed_age
			}
		});
	}

	/// What `total` comes to with a period that had a price. Settlements and feeds are bounded so that it fits.
	fn with_period(total: &Accumulator, added: &Accumulator) -> Accumulator {
		let period = Accumulator {
			covered: 1,
			..*added
		};
		total.plus(&period).unwrap_or(*total)
	}

	fn tell(series: Series, period: Period, added: &Accumulator) {
		Self::deposit_event(Event::PeriodPriced {
			series,
			period,
			price: IndexPrice(added.average().unwrap_or_default()),
			weight: added.weight,
		});
	}

	fn checkpoint(
		context: &Context<T::AccountId>,
		series: Series,
		period: Period,
		total: Accumulator,
	) {
		let slot = period
			.checked_rem(context.parameters.ring)
			.unwrap_or_default();
		Checkpoints::<T>::insert(series, slot, Checkpoint { period, total });
	}
}
