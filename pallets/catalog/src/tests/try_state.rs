//! Each check finds the state that it is there to find.

use super::*;
use crate::{ClassCount, ClassInfo, Classes, Params, Slugs, Version, MAX_CHANGE_DELAY};
use frame_support::{assert_err, assert_ok};

/// Asserts that the state after `corrupt` is found out for `reason`, and restores the state.
fn found(reason: &'static str, corrupt: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(Catalog::do_try_state());
		let _ =
			frame_support::storage::with_storage_layer::<(), sp_runtime::DispatchError, _>(|| {
				corrupt();
				assert_err!(Catalog::do_try_state(), reason);
				Err("restores the state".into())
			});
		assert_ok!(Catalog::do_try_state());
	});
}

/// Corrupts the class H100.
fn spoil(change: impl FnOnce(&mut ClassInfo)) {
	Classes::<Test>::mutate(H100, |class| change(class.as_mut().unwrap()));
}

/// Adds a version to the class H100.
fn add_version(number: u32, since: Period) {
	spoil(|class| {
		let valuation = class.versions[0].valuation;
		class
			.versions
			.try_push(Version {
				number,
				since,
				valuation,
			})
			.unwrap();
	});
}

#[test]
fn delays_that_reach_back_are_found() {
	found("changes take effect without delay", || {
		Params::<Test>::mutate(|p| p.change_delay = 0)
	});
	found("the delay is shorter than the certificate window", || {
		Params::<Test>::mutate(|p| p.change_delay = Window::get() - 1)
	});
}

#[test]
fn a_wrong_count_is_found() {
	found("more classes than the catalogue takes", || {
		ClassCount::<Test>::put(65)
	});
	found("an identifier without a class", || {
		ClassCount::<Test>::put(3)
	});
	found("a class that was not counted", || {
		ClassCount::<Test>::put(1)
	});
}

#[test]
fn a_wrong_slug_index_is_found() {
	let h100 = || Classes::<Test>::get(H100).unwrap().slug;
	found("a class whose slug is another's", || {
		Slugs::<Test>::insert(h100(), CPU)
	});
	found("a class whose slug is another's", || {
		Slugs::<Test>::remove(h100())
	});
	found("a slug without a class", || {
		Slugs::<Test>::insert(b200().slug, H100)
	});
}

#[test]
fn wrong_versions_are_found() {
	found("a class without a version", || {
		spoil(|class| class.versions.retain(|_| false))
	});
	found("versions out of order", || add_version(2, 0));
	found("versions out of count", || add_version(3, START));
	found("a decision that takes effect too late", || {
		add_version(2, START + MAX_CHANGE_DELAY + 1)
	});
	found("a decision that takes effect too late", || {
		spoil(|class| class.retires_at = Some(START + MAX_CHANGE_DELAY + 1))
	});
	found("two versions are pending", || {
		add_version(2, START + 2);
		add_version(3, START + 3);
	});
}

#[test]
fn a_wrong_figure_is_found() {
	build_and_execute(|| {
		let _ =
			frame_support::storage::with_storage_layer::<(), sp_runtime::DispatchError, _>(|| {
				spoil(|class| class.versions[0].valuation.credit_factor = fixed(0, 1));
				assert_err!(
					Catalog::do_try_state(),
					crate::Error::<Test>::FactorOutOfBounds
				);
				Err("restores the state".into())
			});
	});
}
