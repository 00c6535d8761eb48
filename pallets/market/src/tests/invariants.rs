//! Random operations, adversarial ones among them: whatever happens, the records agree, no money comes
//! or goes, and everybody gets out with what is his.

use crate::{mock::*, Leases, NextLease, NextOffer, Offers, Requests};
use florin_core::{
	market::{Filters, Mode, OfferTerms, Price},
	traits::{PeriodClock, Utilisation},
	Balance, FLRN,
};
use frame_support::{assert_ok, dispatch::DispatchResult, storage::with_storage_layer};
use proptest::prelude::*;
use sp_runtime::Permill;

const ACTORS: [AccountId; 5] = [ALICE, BOB, CAROL, DAVE, JUDGE];

#[derive(Clone, Debug)]
enum Op {
	Post {
		who: AccountId,
		first: u32,
		count: u32,
		terms: OfferTerms,
	},
	Update {
		who: AccountId,
		offer: u64,
		first: u32,
		count: u32,
		terms: OfferTerms,
	},
	WithdrawOffer {
		who: AccountId,
		offer: u64,
	},
	Rent {
		who: AccountId,
		picks: Vec<(u64, u32)>,
		term: u32,
		funded: u32,
	},
	Accept {
		who: AccountId,
		lease: u64,
	},
	Extend {
		who: AccountId,
		lease: u64,
		seconds: u32,
	},
	TopUp {
		who: AccountId,
		lease: u64,
		seconds: u32,
	},
	Transfer {
		who: AccountId,
		lease: u64,
		to: Option<AccountId>,
	},
	TakeOver {
		who: AccountId,
		lease: u64,
	},
	Evict {
		who: AccountId,
		lease: u64,
	},
	Receipt {
		who: AccountId,
		signer: AccountId,
		lease: u64,
		back: u32,
		percent: u8,
	},
	Close {
		who: AccountId,
		lease: u64,
	},
	Settle {
		leases: Vec<u64>,
	},
	Finalise {
		lease: u64,
	},
	Dispute {
		who: AccountId,
		lease: u64,
	},
	Resolve {
		lease: u64,
		percent: u8,
	},
	Ask {
		who: AccountId,
		devices: u32,
		term: u32,
	},
	Bid {
		who: AccountId,
		request: u64,
		offer: u64,
		price: Balance,
	},
	WithdrawBid {
		who: AccountId,
		request: u64,
	},
	Award {
		who: AccountId,
		request: u64,
		provider: AccountId,
	},
	Cancel {
		who: AccountId,
		request: u64,
	},
	/// The committee certifies some devices for a recent period.
	Certify {
		mask: u32,
		back: u32,
		seconds: u16,
	},
	/// A device stops being ready, or is again.
	Refuse {
		device: u32,
		reason: Option<u8>,
	},
	Utilise {
		used: u64,
		idle: u64,
	},
	Halt {
		through: bool,
	},
	Spend {
		who: AccountId,
		percent: u8,
	},
	Pass {
		seconds: u32,
	},
}

/// Mostly the tenant or provider that it is for, now and then anybody.
fn who() -> impl Strategy<Value = AccountId> {
	prop::sample::select(ACTORS.to_vec())
}

fn offer_terms() -> impl Strategy<Value = OfferTerms> {
	let price = prop_oneof![
		Just(Price::Fixed(0)),
		Just(Price::Fixed(1)),
		(1..3 * FLRN).prop_map(Price::Fixed),
		(1..2 * FLRN).prop_map(|floor| Price::Dynamic { floor }),
	];
	let mode = prop_oneof![
		(0..=100u32).prop_map(|percent| Mode::Reserved {
			break_fee: Permill::from_percent(percent)
		}),
		Just(Mode::Spot),
		(1..4u32, 0..=100u32).prop_map(|(notice, percent)| Mode::Interruptible {
			notice,
			compensation: Permill::from_percent(percent)
		}),
	];
	let pledge = prop_oneof![Just(0), 1..10 * FLRN];
	(price, mode, pledge, 0..=100u32, PERIOD..2 * PERIOD).prop_map(
		|(price, mode, pledge, percent, shortest)| {
			let mut terms = terms();
			terms.price = price;
			terms.mode = mode;
			terms.service.pledge = pledge;
			terms.service.availability = Permill::from_percent(percent);
			terms.shortest = shortest;
			terms.longest = 6 * HOUR;
			terms
		},
	)
}

fn seconds() -> impl Strategy<Value = u32> {
	prop_oneof![Just(0), Just(1), 1..PERIOD, 1..4 * HOUR]
}

fn op() -> impl Strategy<Value = Op> {
	let id = || 0..6u64;
	let lease = || prop_oneof![3 => 0..4u64, 2 => 0..16u64];
	prop_oneof![
		4 => (who(), 0..20u32, 1..5u32, offer_terms())
			.prop_map(|(who, first, count, terms)| Op::Post { who, first, count, terms }),
		2 => (who(), id(), 0..20u32, 1..5u32, offer_terms()).prop_map(
			|(who, offer, first, count, terms)| Op::Update { who, offer, first, count, terms }
		),
		1 => (who(), id()).prop_map(|(who, offer)| Op::WithdrawOffer { who, offer }),
		8 => (who(), prop::collection::vec((id(), 1..4u32), 1..3), PERIOD..4 * HOUR, PERIOD..4 * HOUR)
			.prop_map(|(who, picks, term, funded)| Op::Rent { who, picks, term, funded }),
		10 => (who(), lease()).prop_map(|(who, lease)| Op::Accept { who, lease }),
		2 => (who(), lease(), seconds())
			.prop_map(|(who, lease, seconds)| Op::Extend { who, lease, seconds }),
		2 => (who(), lease(), seconds())
			.prop_map(|(who, lease, seconds)| Op::TopUp { who, lease, seconds }),
		2 => (who(), lease(), prop::option::of(who()))
			.prop_map(|(who, lease, to)| Op::Transfer { who, lease, to }),
		3 => (who(), lease()).prop_map(|(who, lease)| Op::TakeOver { who, lease }),
		2 => (who(), lease()).prop_map(|(who, lease)| Op::Evict { who, lease }),
		4 => (who(), who(), lease(), 0..9u32, 0..=110u8).prop_map(
			|(who, signer, lease, back, percent)| Op::Receipt { who, signer, lease, back, percent }
		),
		3 => (who(), lease()).prop_map(|(who, lease)| Op::Close { who, lease }),
		5 => prop::collection::vec(lease(), 0..3).prop_map(|leases| Op::Settle { leases }),
		4 => lease().prop_map(|lease| Op::Finalise { lease }),
		2 => (who(), lease()).prop_map(|(who, lease)| Op::Dispute { who, lease }),
		2 => (lease(), 0..=100u8).prop_map(|(lease, percent)| Op::Resolve { lease, percent }),
		1 => (who(), 1..3u32, seconds())
			.prop_map(|(who, devices, term)| Op::Ask { who, devices, term }),
		3 => (who(), 0..3u64, id(), 0..2 * FLRN).prop_map(
			|(who, request, offer, price)| Op::Bid { who, request, offer, price }
		),
		1 => (who(), 0..3u64).prop_map(|(who, request)| Op::WithdrawBid { who, request }),
		2 => (who(), 0..3u64, who())
			.prop_map(|(who, request, provider)| Op::Award { who, request, provider }),
		1 => (who(), 0..3u64).prop_map(|(who, request)| Op::Cancel { who, request }),
		10 => (any::<u32>(), 1..8u32, prop_oneof![Just(PERIOD as u16), 0..=PERIOD as u16])
			.prop_map(|(mask, back, seconds)| Op::Certify { mask, back, seconds }),
		1 => (0..20u32, prop::option::of(0..3u8))
			.prop_map(|(device, reason)| Op::Refuse { device, reason }),
		1 => (0..1_000u64, 0..1_000u64).prop_map(|(used, idle)| Op::Utilise { used, idle }),
		1 => any::<bool>().prop_map(|through| Op::Halt { through }),
		1 => (who(), 1..100u8).prop_map(|(who, percent)| Op::Spend { who, percent }),
		12 => seconds().prop_map(|seconds| Op::Pass { seconds }),
	]
}

/// Whoever a lease belongs to does what `who` was to do, most of the time.
fn party(who: AccountId, lease: u64, of_tenant: bool) -> AccountId {
	match Leases::<Test>::get(lease) {
		Some(row) if who != JUDGE && of_tenant => row.tenant,
		Some(row) if who != JUDGE => row.provider,
		_ => who,
	}
}

fn list(first: u32, count: u32) -> crate::types::Devices {
	let list: Vec<_> = (first..first + count).map(|device| device % 20).collect();
	devices(&list)
}

fn apply(op: Op) -> DispatchResult {
	let signed = RuntimeOrigin::signed;
	match op {
		Op::Post {
			who,
			first,
			count,
			terms,
		} => Market::post_offer(signed(who), H100, list(first, count), terms),
		Op::Update {
			who,
			offer,
			first,
			count,
			terms,
		} => update_offer(who, offer, list(first, count), terms),
		Op::WithdrawOffer { who, offer } => withdraw_offer(who, offer),
		Op::Rent {
			who,
			picks,
			term,
			funded,
		} => rent_many(who, &picks, term, funded.min(term), 10 * FLRN, 1),
		Op::Accept { who, lease } => accept(party(who, lease, true), lease),
		Op::Extend {
			who,
			lease,
			seconds,
		} => extend(party(who, lease, true), lease, seconds),
		Op::TopUp {
			who,
			lease,
			seconds,
		} => top_up(party(who, lease, true), lease, seconds),
		Op::Transfer { who, lease, to } => {
			Market::transfer_lease(signed(party(who, lease, true)), lease, to)
		}
		Op::TakeOver { who, lease } => {
			let successor = Leases::<Test>::get(lease).and_then(|row| row.successor);
			take_over(successor.unwrap_or(who), lease)
		}
		Op::Evict { who, lease } => evict(party(who, lease, false), lease),
		Op::Receipt {
			who,
			signer,
			lease,
			back,
			percent,
		} => {
			let through = MockClock::now() - back;
			let elapsed = Leases::<Test>::get(lease)
				.map(|row| row.elapsed_at(MockClock::start_of(through + 1)));
			let seconds = elapsed.unwrap_or(1) * u64::from(percent) / 100;
			receipt(
				party(who, lease, false),
				party(signer, lease, true),
				lease,
				through,
				seconds,
			)
		}
		Op::Close { who, lease } => close(party(who, lease, who % 2 == 0), lease),
		Op::Settle { leases } => settle(DAVE, &leases),
		Op::Finalise { lease } => finalise(DAVE, lease),
		Op::Dispute { who, lease } => dispute(party(who, lease, who % 2 == 0), lease),
		Op::Resolve { lease, percent } => {
			resolve(JUDGE, lease, Permill::from_percent(percent.into()))
		}
		Op::Ask { who, devices, term } => {
			let wanted = crate::types::Wanted {
				class: H100,
				devices,
				term,
				limit: 3 * FLRN,
				filters: Filters::default(),
				deadline: MockClock::now() + 1,
			};
			Market::post_request(signed(who), wanted)
		}
		Op::Bid {
			who,
			request,
			offer,
			price,
		} => {
			let owner = Offers::<Test>::get(offer).map_or(who, |row| row.provider);
			Market::bid(signed(owner), request, offer, price)
		}
		Op::WithdrawBid { who, request } => Market::withdraw_bid(signed(who), request),
		Op::Award {
			who,
			request,
			provider,
		} => {
			let row = Requests::<Test>::get(request);
			let tenant = row.as_ref().map_or(who, |row| row.tenant);
			let term = row.map_or(0, |row| row.wanted.term);
			Market::award(signed(tenant), request, provider, term)
		}
		Op::Cancel { who, request } => Market::cancel_request(signed(who), request),
		Op::Certify {
			mask,
			back,
			seconds,
		} => {
			// Within the window, and each device once for a period.
			let period = MockClock::now() - back.min(WINDOW);
			for device in (0..20).filter(|device| mask & (1 << device) != 0) {
				let row = DeviceRows::get(device).unwrap();
				if !row.certified.iter().any(|(known, _)| *known == period) {
					certify(&[device], period, seconds);
				}
			}
			Ok(())
		}
		Op::Refuse { device, reason } => {
			refuse(device, reason);
			Ok(())
		}
		Op::Utilise { used, idle } => {
			Market::note(H100, used, idle);
			Ok(())
		}
		Op::Halt { through } => {
			ExcusedThrough::set(if through { u32::MAX } else { 0 });
			Ok(())
		}
		Op::Spend { who, percent } => {
			let amount = free(who) / 100 * u128::from(percent);
			Balances::transfer_keep_alive(signed(who), RESERVE, amount)
		}
		Op::Pass { seconds } => {
			pass(seconds);
			Ok(())
		}
	}
}

/// What an offer has pledged is what its provider has.
fn check_pledges() {
	for who in [ALICE, BOB] {
		let offers = Offers::<Test>::iter_values().filter(|offer| offer.provider == who);
		let leases = Leases::<Test>::iter_values().filter(|lease| lease.provider == who);
		let answering = offers.map(|offer| offer.pledged).sum::<Balance>()
			+ leases.map(|lease| lease.pledge).sum::<Balance>();
		assert_eq!(answering, Pledged::get(who));
	}
}

/// No device has more than one use at a time.
fn check_uses() {
	for row in DeviceRows::iter_values() {
		for pair in row.spans.windows(2) {
			assert!(pair[0].to <= pair[1].from, "{pair:?}");
		}
	}
}

/// Whoever did whatever, time alone lets everybody out.
fn check_exit() {
	for id in 0..NextLease::<Test>::get() {
		if Leases::<Test>::contains_key(id) {
			let _ = close(lease(id).tenant, id);
		}
	}
	// Beyond every dispute as well.
	pass(PERIOD * 1_000);
	for id in 0..NextLease::<Test>::get() {
		if Leases::<Test>::contains_key(id) {
			assert_ok!(finalise(DAVE, id));
		}
	}
	for id in 0..NextOffer::<Test>::get() {
		if let Some(row) = Offers::<Test>::get(id) {
			assert_ok!(withdraw_offer(row.provider, id));
		}
	}
	for (id, request) in Requests::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(Market::cancel_request(
			RuntimeOrigin::signed(request.tenant),
			id
		));
	}
	for (id, provider, _) in crate::Bids::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(Market::withdraw_bid(RuntimeOrigin::signed(provider), id));
	}
	for who in ACTORS {
		for reason in [
			crate::HoldReason::LeaseEscrow,
			crate::HoldReason::DisputeBond,
			crate::HoldReason::StorageDeposit,
		] {
			assert_eq!(on_hold(reason, who), 0);
		}
	}
	assert_eq!(Offers::<Test>::iter().count(), 0);
	assert_eq!((Pledged::get(ALICE), Pledged::get(BOB)), (0, 0));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn no_sequence_of_operations_loses_or_makes_money(
		ops in prop::collection::vec(op(), 1..120),
	) {
		build_and_execute(|| {
			assert_ok!(Market::set_arbiters(
				RuntimeOrigin::root(),
				vec![JUDGE].try_into().unwrap()
			));
			let issuance = Balances::total_issuance();
			for op in ops {
				let shown = format!("{op:?}");
				let _ = with_storage_layer(|| apply(op));
				Market::do_try_state().unwrap_or_else(|error| panic!("{shown}: {error:?}"));
				check_pledges();
				check_uses();
				assert_eq!(Balances::total_issuance(), issuance);
			}
			check_exit();
		});
	}
}
