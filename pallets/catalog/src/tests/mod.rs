//! Tests by call and by promise.

mod add_class;
mod genesis;
mod invariants;
mod retire_class;
mod set_parameters;
mod steps;
mod try_state;
mod update_class;

use crate::{mock::*, ClassChanges};
use florin_core::{class::ClassTerms, traits::ComputeClasses, ClassId, Period};
use frame_support::dispatch::DispatchResult;
use sp_runtime::FixedU128;

/// The factor of `class` in `period`.
fn factor_at(class: ClassId, period: Period) -> Option<FixedU128> {
	terms_at(class, period).map(|terms| terms.credit_factor)
}

fn terms_at(class: ClassId, period: Period) -> Option<ClassTerms> {
	<Catalog as ComputeClasses>::terms_at(class, period)
}

/// Changes the factor of `class`.
fn set_factor(class: ClassId, factor: FixedU128) -> DispatchResult {
	let changes = ClassChanges {
		credit_factor: Some(factor),
		..Default::default()
	};
	Catalog::update_class(RuntimeOrigin::root(), class, changes)
}
