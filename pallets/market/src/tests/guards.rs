use crate::mock::*;
use florin_core::traits::LeaveGuard;
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_provider_leaves_once_its_offers_and_their_leases_are_gone() {
	build_and_execute(|| {
		assert_ok!(Market::ensure_may_leave(&ALICE));
		let id = lease_on(terms(), &[0], HOUR);
		assert_noop!(Market::ensure_may_leave(&ALICE), Error::OffersRemain);
		assert_ok!(withdraw_offer(ALICE, lease(id).offer));
		assert_noop!(Market::ensure_may_leave(&ALICE), Error::OffersRemain);
		pass(HOUR);
		pass_until_final();
		assert_ok!(finalise(DAVE, id));
		assert_ok!(Market::ensure_may_leave(&ALICE));
	});
}
