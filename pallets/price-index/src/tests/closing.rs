//! How periods are closed: bounded, in order, and never back-dated.

use super::*;
use crate::{types::Progress, Checkpoints, Closing, Params, WeightInfo};
use florin_core::FLRN;
use frame_support::{assert_ok, weights::Weight};

fn closed() -> Period {
	Closing::<Test>::get().unwrap().closed
}

#[test]
fn the_first_block_closes_nothing() {
	build_and_execute(|| {
		assert_eq!(
			Closing::<Test>::get(),
			Some(Progress {
				closed: START - 1,
				steps: 0
			})
		);
		assert_eq!(average(H100_USD, START, START + 1), Err(SpanError::NotOver));
	});
}

#[test]
fn a_period_is_closed_by_the_first_block_after_it() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		poll();
		assert_eq!(closed(), START - 1);
		pass(1);
		assert_eq!(closed(), START);
		assert_eq!(last(H100_USD, 1).price, Some(cents(500)));
		let written = Checkpoints::<Test>::iter().count();
		assert_eq!(written, 1, "series without a price have no checkpoints");
	});
}

#[test]
fn closing_takes_a_step_for_each_class_whatever_the_number_of_leases() {
	let cost_after = |leases: u64| {
		build_and_execute(|| {
			quorum(FLRN);
			for index in 0..leases {
				lease(1_000_001 + index, FLRN, 1);
			}
			Now::mutate(|now| *now += 1);
			poll_with(Weight::MAX)
		})
	};
	let classes = 3;
	let expected =
		<() as WeightInfo>::close_nothing() + <() as WeightInfo>::close_class() * classes;
	assert_eq!(cost_after(0), expected);
	assert_eq!(cost_after(10_000), expected);
}

#[test]
fn a_full_block_closes_nothing_and_the_next_ones_go_on() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		Now::mutate(|now| *now += 1);
		let nothing = <() as WeightInfo>::close_nothing();
		assert_eq!(poll_with(Weight::zero()), Weight::zero());
		assert_eq!(poll_with(nothing), nothing);
		assert_eq!(closed(), START - 1);
		// A quarter of what is left suffices for one class.
		let one = nothing + <() as WeightInfo>::close_class() * 4;
		for steps in 1..=2 {
			poll_with(one);
			let progress = Closing::<Test>::get().unwrap();
			assert_eq!((progress.closed, progress.steps), (START - 1, steps));
			assert_eq!(average(H100_USD, START, START + 1), Err(SpanError::NotOver));
		}
		poll_with(one);
		assert_eq!(closed(), START);
		assert_eq!(last(H100_USD, 1).price, Some(cents(500)));
	});
}

#[test]
fn the_hook_catches_up_after_a_pause() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		quorum(FLRN);
		Now::mutate(|now| *now += 100);
		let mut blocks = 0;
		// A block in which ten classes of a period can be closed.
		let limit = <() as WeightInfo>::close_nothing() + <() as WeightInfo>::close_class() * 40;
		while closed() + 1 < Now::get() {
			poll_with(limit);
			blocks += 1;
		}
		assert_eq!(blocks, 30, "a hundred periods of three classes");
		// Feeds count for their own period and five more, leases once.
		let had = last(H100_USD, 100);
		assert_eq!((had.price, had.covered), (Some(cents(500)), 6));
		let had = last(H100_FLRN, 100);
		assert_eq!((had.price, had.covered), (price(FLRN), 1));
		assert_eq!(average(H100_FLRN, START, START + 1).unwrap().covered, 1);
	});
}

#[test]
fn what_comes_while_closing_lags_is_never_back_dated() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		quorum(FLRN);
		// Two periods pass without the hook.
		Now::mutate(|now| *now += 2);
		feed(H100, &[900, 900, 900]);
		quorum(9 * FLRN);
		poll();
		assert_eq!(
			last(H100_USD, 2).covered,
			0,
			"newer feeds have replaced those of then"
		);
		assert_eq!(average(H100_FLRN, START, START + 2).unwrap().price, None);
		pass(1);
		assert_eq!(last(H100_USD, 1).price, Some(cents(900)));
		// The later ones carry the earlier ones with them into their own period.
		assert_eq!(last(H100_FLRN, 1).price, price(5 * FLRN));
	});
}

#[test]
fn a_pause_longer_than_the_ring_is_skipped() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		quorum(FLRN);
		pass(1);
		let ring = Params::<Test>::get().ring;
		Now::mutate(|now| *now += 10 * ring);
		let cost = poll_with(Weight::MAX);
		let steps = u64::from(ring) * 3;
		assert_eq!(
			cost,
			<() as WeightInfo>::close_nothing() + <() as WeightInfo>::close_class() * steps
		);
		assert_eq!(closed(), Now::get() - 1);
		let whole = average(H100_USD, START, Now::get());
		assert_eq!(
			whole.unwrap().covered,
			1,
			"from before the first price it is known"
		);
		assert_eq!(
			average(H100_USD, START + 1, Now::get()),
			Err(SpanError::TooOld)
		);
		assert_eq!(last(H100_USD, ring - 1).covered, 0);
	});
}

#[test]
fn spans_are_answered_as_far_as_the_ring_reaches() {
	build_and_execute(|| {
		let ring = Params::<Test>::get().ring;
		feed(H100, &[500, 500, 500]);
		pass(1);
		assert_ok!(submit(11, H100, cents(500)));
		pass(ring - 1);
		assert_eq!(last(H100_USD, ring).covered, 6);
		assert_eq!(last(H100_USD, ring - 1).covered, 5);
		pass(1);
		assert_eq!(
			average(H100_USD, START + 1, Now::get()),
			Err(SpanError::TooOld)
		);
		assert_eq!(last(H100_USD, ring - 1).covered, 4);
	});
}

#[test]
fn senseless_spans_are_refused() {
	build_and_execute(|| {
		pass(3);
		let unknown = Series::usd(NO_CLASS);
		assert_eq!(average(unknown, 0, 1), Err(SpanError::UnknownSeries));
		assert_eq!(average(H100_USD, START, START), Err(SpanError::Empty));
		assert_eq!(average(H100_USD, START + 1, START), Err(SpanError::Empty));
		assert_eq!(average(H100_USD, START, START + 4), Err(SpanError::NotOver));
		assert_eq!(average(H100_USD, 0, Period::MAX), Err(SpanError::NotOver));
		// A series that never had a price is known to have had none.
		let had = average(H100_USD, 0, START + 3).unwrap();
		assert_eq!((had.price, had.covered, had.periods), (None, 0, START + 3));
	});
}

#[test]
fn a_history_tells_what_is_over() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		pass(4);
		let history = Index::history(H100_USD, START, 2, 10);
		let starts: Vec<_> = history.iter().map(|(start, _)| *start).collect();
		assert_eq!(starts, [START, START + 2]);
		assert_eq!(history[0].1, average(H100_USD, START, START + 2).unwrap());
		assert!(Index::history(H100_USD, START, 0, 10).is_empty());
		assert_eq!(Index::history(H100_USD, 0, 1, u32::MAX).len(), 100);
		assert!(Index::history(H100_USD, Period::MAX, Period::MAX, 10).is_empty());
	});
}
