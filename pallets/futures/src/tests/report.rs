//! What clients read.

use super::*;
use florin_core::futures::{Basis, ContractReport, Phase};

#[test]
fn a_contract_is_reported_as_far_as_it_has_come() {
	build_and_execute(|| {
		assert_eq!(Futures::contract(0), None);
		let market = list(usd_contract());
		let report = || Futures::contract(market).expect("it is listed");
		let first = ContractReport {
			market,
			contract: usd_contract(),
			decimals: 6,
			phase: Phase::Trading,
			mark: Some(live_at(250)),
			last_trade: None,
			settled: None,
			ends: ENDS,
		};
		assert_eq!(report(), first);
		pass_at(250, DELIVERY - START);
		assert_eq!(
			report(),
			ContractReport {
				phase: Phase::Delivering,
				mark: Some(live_at(250)),
				last_trade: Some(lot(250)),
				..first.clone()
			}
		);
		pass_at(310, ENDS - DELIVERY + 5);
		let last = report();
		assert_eq!(last.phase, Phase::Settled);
		assert_eq!(last.last_trade, Some(lot(250)));
		assert_eq!(last.settled, Some((lot(310), Basis::Average)));
		assert_eq!(last.ends, ENDS);
		House::mutate(|house| house.clear());
		assert_eq!(report().mark, None);
		crate::Contracts::<Test>::remove(market);
	});
}

#[test]
fn contracts_are_in_the_order_in_which_they_were_listed() {
	build_and_execute(|| {
		let all: Vec<_> = (0..10).map(|_| list(usd_contract())).collect();
		let told: Vec<_> = Futures::contracts()
			.into_iter()
			.map(|report| report.market)
			.collect();
		assert_eq!(told, all);
	});
}
