//! What the chain begins with.

use super::*;
use sp_runtime::Permill;
use std::panic::{catch_unwind, AssertUnwindSafe};

#[test]
fn whatever_exists_before_the_pallet_is_bootstrap() {
	ExtBuilder::default().build_and_execute(|| {
		let supply = Supply::<Test>::get();
		assert_eq!(
			supply.bootstrap,
			3 * ENDOWMENT + 10_000_000 * FLRN + 3 * EXISTENTIAL_DEPOSIT
		);
		assert_eq!((supply.minted, supply.repaid), (0, 0));
		assert_eq!(
			Balances::total_balance(&Issuance::reserve_account()),
			EXISTENTIAL_DEPOSIT
		);
		assert_eq!(Issuance::backing().daily_cap_left, 1_000 * FLRN);
	});
}

#[test]
fn parameters_that_no_chain_can_run_with_are_refused() {
	let refused = |change: fn(&mut Parameters)| {
		let mut parameters = Parameters::default();
		change(&mut parameters);
		catch_unwind(AssertUnwindSafe(|| ExtBuilder { parameters }.build())).is_err()
	};
	assert!(!refused(|_| {}), "the production parameters are fine");
	assert!(refused(
		|parameters| parameters.starter_hours_per_device = 25
	));
	assert!(refused(|parameters| parameters.bond_share = Permill::one()));
	assert!(refused(|parameters| parameters.daily_cap = 0));
	assert!(refused(|parameters| parameters.capacity_hours = 0));
	assert!(refused(|parameters| parameters.earned_half_life = 0));
}
