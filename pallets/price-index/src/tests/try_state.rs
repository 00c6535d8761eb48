//! What is wrong is found.

use super::*;
use crate::{
	types::{Checkpoint, Feed, FeederState},
	ActiveFeeders, Checkpoints, Closing, FactorBoundsOf, FeedRows, Feeders, FeedsOf, LeaseRows,
	Params,
};
use florin_core::FLRN;
use frame_support::assert_err;
use sp_runtime::TryRuntimeError;

/// Spoils a sound state and expects that it is found.
fn found(what: &'static str, spoil: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		feed(H100, &[500, 500, 500]);
		quorum(FLRN);
		pass(1);
		lease(104, FLRN, 1);
		Index::do_try_state().expect("it was sound");
		spoil();
		assert_err!(Index::do_try_state(), TryRuntimeError::Other(what));
	});
}

#[test]
fn wrong_parameters_and_bounds_are_found() {
	found("parameters of the index out of bounds", || {
		Params::<Test>::mutate(|parameters| parameters.feed_quorum = 1)
	});
	found("bounds of a factor that doesn't follow", || {
		FactorBoundsOf::<Test>::insert(H100, bounds(1, 2))
	});
	found("bounds of a factor that doesn't follow", || {
		FactorBoundsOf::<Test>::insert(NO_CLASS, bounds(1, 2))
	});
	found("bounds that exclude each other", || {
		FactorBoundsOf::<Test>::insert(A100, bounds(2, 1))
	});
}

#[test]
fn wrong_feeders_are_found() {
	let spoil = |change: fn(&mut crate::types::Feeder)| {
		Feeders::<Test>::mutate(11, |row| change(row.as_mut().unwrap()))
	};
	found("a feeder's bond isn't what it has on hold", || {
		spoil(|row| row.bond += 1)
	});
	found("a listed feeder isn't on duty", || {
		spoil(|row| row.state = FeederState::Leaving { since: START })
	});
	found("a bond before it is put up", || {
		spoil(|row| row.state = FeederState::Admitted)
	});
	found("feeders on duty out of order", || {
		ActiveFeeders::<Test>::mutate(|active| active.as_mut().reverse())
	});
	found("a feeder on duty that isn't listed", || {
		ActiveFeeders::<Test>::mutate(|active| active.pop());
	});
	found("a feeder on duty without a bond", || {
		let state = FeederState::Active;
		Feeders::<Test>::insert(5, crate::types::Feeder { state, bond: 0 });
		ActiveFeeders::<Test>::mutate(|active| active.try_insert(0, 5)).unwrap();
	});
}

#[test]
fn wrong_feeds_are_found() {
	let spoil = |change: fn(&mut Feed<AccountId>)| {
		FeedsOf::<Test>::mutate(H100, |feeds| change(&mut feeds[0]))
	};
	found("a feed out of bounds", || {
		spoil(|feed| feed.price = IndexPrice(0))
	});
	found("a feed out of bounds", || {
		spoil(|feed| feed.price = IndexPrice(u128::MAX))
	});
	found("a feed of the future", || spoil(|feed| feed.period += 2));
	found("two feeds by one feeder", || spoil(|feed| feed.feeder = 12));
	found("feeds of no class", || {
		FeedsOf::<Test>::insert(NO_CLASS, FeedsOf::<Test>::get(H100))
	});
}

#[test]
fn wrong_checkpoints_are_found() {
	let ring = parameters().ring;
	let spoil = |change: fn(&mut Checkpoint)| {
		Checkpoints::<Test>::mutate(H100_USD, START % parameters().ring, |row| {
			change(row.as_mut().unwrap())
		})
	};
	found("a checkpoint in another's slot", || {
		spoil(|row| row.period += 1)
	});
	found("a checkpoint of a period that isn't over", || {
		let mut row = Checkpoints::<Test>::get(H100_USD, START % ring).unwrap();
		row.period += ring;
		Checkpoints::<Test>::insert(H100_USD, START % ring, row);
	});
	found("a series isn't what its last checkpoint says", || {
		spoil(|row| row.total.value += 1)
	});
	found("a series isn't what its last checkpoint says", || {
		FeedRows::<Test>::remove(H100)
	});
	found("a series that shrank", || {
		let mut row = Checkpoints::<Test>::get(H100_USD, START % ring).unwrap();
		row.period -= 1;
		row.total.value += 1;
		Checkpoints::<Test>::insert(H100_USD, row.period % ring, row);
	});
	found("more periods had a price than passed", || {
		let mut row = Checkpoints::<Test>::get(H100_USD, START % ring).unwrap();
		row.period -= 1;
		row.total = Default::default();
		Checkpoints::<Test>::insert(H100_USD, row.period % ring, row);
		spoil(|row| row.total.covered = 2);
		FeedRows::<Test>::mutate(H100, |row| row.as_mut().unwrap().closed.covered = 2);
	});
	found("more steps than there are", || {
		Closing::<Test>::mutate(|progress| progress.as_mut().unwrap().steps = 7)
	});
}

#[test]
fn wrong_lease_rows_are_found() {
	let spoil = |change: fn(&mut crate::types::LeaseSeries)| {
		LeaseRows::<Test>::mutate(H100, |row| change(row.as_mut().unwrap()))
	};
	found("time that no provider delivered waits", || {
		spoil(|row| {
			row.pending = row.closed;
			row.providers = 0;
		})
	});
	found("a provider that wasn't counted", || {
		spoil(|row| row.providers = 4)
	});
}
