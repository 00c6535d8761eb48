//! Random operations, adversarial ones among them: whatever happens, the records agree and no call
//! breaks a line.

use super::*;
use florin_core::{
	traits::{CommissionSink, HardwareCredit, LeaveGuard},
	ClassId, DeviceIndex, UseId,
};
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer};
use proptest::prelude::*;

const PROVIDERS: [AccountId; 2] = [ALICE, BOB];
const DEVICES: DeviceIndex = 6;

#[derive(Clone, Debug)]
enum Op {
	/// Time matures on a device.
	Mature {
		device: DeviceIndex,
		micros: u64,
		previous: bool,
	},
	Claim {
		who: AccountId,
		devices: Vec<DeviceIndex>,
	},
	Repay {
		who: AccountId,
		class: ClassId,
		amount: Balance,
	},
	/// Repays a share of what is owed, the whole among them.
	RepayShare {
		who: AccountId,
		class: ClassId,
		percent: u8,
	},
	Register {
		device: u8,
		who: AccountId,
	},
	Present {
		device: u8,
		who: AccountId,
		class: ClassId,
		ago: u32,
	},
	Commission {
		payer: AccountId,
		provider: AccountId,
		amount: Balance,
	},
	BondMore {
		who: AccountId,
		amount: Balance,
	},
	Unbond {
		who: AccountId,
		amount: Balance,
	},
	/// A loss of stake that nobody asked the pallet about.
	Slash {
		who: AccountId,
		percent: u8,
	},
	Capacity {
		devices: Option<u32>,
	},
	Redeem {
		who: AccountId,
		provider: AccountId,
		class: ClassId,
		devices: u32,
		seconds: u32,
	},
	Serve {
		who: AccountId,
		redemption: RedemptionId,
		devices: Vec<DeviceIndex>,
		margin: u8,
	},
	Accept {
		who: AccountId,
		redemption: RedemptionId,
	},
	Cancel {
		who: AccountId,
		redemption: RedemptionId,
	},
	Settle {
		redemption: RedemptionId,
	},
	Clear {
		redemption: RedemptionId,
	},
	Collect,
	/// Certificates find so much delivered by whatever occupies the devices now.
	Certify {
		seconds: u64,
	},
	/// A device fails, or comes back.
	Fail {
		device: DeviceIndex,
	},
	Transfer {
		from: AccountId,
		to: AccountId,
		amount: Balance,
	},
	/// Time passes, certified or in the dark.
	Wait {
		periods: u32,
		certified: bool,
	},
}

impl Op {
	/// Whether it is something that an account asks for, so that no line may break by it.
	fn is_call(&self) -> bool {
		!matches!(
			self,
			Self::Slash { .. } | Self::Wait { .. } | Self::Certify { .. }
		)
	}
}

fn account() -> impl Strategy<Value = AccountId> {
	prop_oneof![4 => Just(ALICE), 4 => Just(BOB), 1 => Just(CAROL)]
}

fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![Just(0), 1..10u128, 1..FLRN, 1..40 * FLRN, Just(u128::MAX)]
}

fn class() -> impl Strategy<Value = ClassId> {
	prop_oneof![4 => Just(H100), 3 => Just(A100), 1 => Just(TPU), 1 => Just(NO_CLASS)]
}

fn op() -> impl Strategy<Value = Op> {
	let devices = prop::collection::vec(0..DEVICES + 1, 0..5);
	prop_oneof![
		4 => (0..DEVICES, prop_oneof![1..100u64, 1..90_000_000_000u64], any::<bool>())
			.prop_map(|(device, micros, previous)| Op::Mature { device, micros, previous }),
		6 => (account(), devices).prop_map(|(who, devices)| Op::Claim { who, devices }),
		3 => (account(), class(), amount())
			.prop_map(|(who, class, amount)| Op::Repay { who, class, amount }),
		3 => (account(), class(), 1..=100u8)
			.prop_map(|(who, class, percent)| Op::RepayShare { who, class, percent }),
		2 => (0..4u8, account()).prop_map(|(device, who)| Op::Register { device, who }),
		3 => (0..4u8, account(), class(), 0..300u32)
			.prop_map(|(device, who, class, ago)| Op::Present { device, who, class, ago }),
		2 => (account(), account(), amount())
			.prop_map(|(payer, provider, amount)| Op::Commission { payer, provider, amount }),
		2 => (account(), 1..20 * FLRN).prop_map(|(who, amount)| Op::BondMore { who, amount }),
		3 => (account(), amount()).prop_map(|(who, amount)| Op::Unbond { who, amount }),
		1 => (account(), 1..=100u8).prop_map(|(who, percent)| Op::Slash { who, percent }),
		1 => prop::option::of(0..4u32).prop_map(|devices| Op::Capacity { devices }),
		1 => (account(), account(), amount())
			.prop_map(|(from, to, amount)| Op::Transfer { from, to, amount }),
		2 => (prop_oneof![0..4u32, 0..300u32, 0..20_000u32], any::<bool>())
			.prop_map(|(periods, certified)| Op::Wait { periods, certified }),
		8 => redemption_op(),
	]
}

fn redemption() -> impl Strategy<Value = RedemptionId> {
	0..4u64
}

fn redemption_op() -> impl Strategy<Value = Op> {
	let devices = || prop::collection::vec(0..DEVICES + 1, 0..3);
	prop_oneof![
		3 => (account(), account(), class(), 0..4u32, prop_oneof![3 => 0..3u32, 1 => Just(1_000)])
			.prop_map(|(who, provider, class, devices, hours)| {
				Op::Redeem { who, provider, class, devices, seconds: hours * 3_600 + 1_800 }
			}),
		3 => (account(), redemption(), devices(), 0..100u8)
			.prop_map(|(who, redemption, devices, margin)| {
				Op::Serve { who, redemption, devices, margin }
			}),
		3 => (account(), redemption())
			.prop_map(|(who, redemption)| Op::Accept { who, redemption }),
		1 => (account(), redemption())
			.prop_map(|(who, redemption)| Op::Cancel { who, redemption }),
		3 => redemption().prop_map(|redemption| Op::Settle { redemption }),
		3 => redemption().prop_map(|redemption| Op::Clear { redemption }),
		1 => Just(Op::Collect),
		4 => (0..=PERIOD).prop_map(|seconds| Op::Certify { seconds }),
		1 => (0..DEVICES).prop_map(|device| Op::Fail { device }),
	]
}

/// Lets `micros` mature on a device, priced as its class is.
fn mature(device: DeviceIndex, micros: u64, previous: bool) {
	use florin_core::traits::ComputeClasses;
	let mut row = Devices::get(device).unwrap();
	let factor = MockClasses::terms_at(row.class, 0).unwrap().credit_factor;
	let value = florin_math::credit::value(micros, factor).unwrap();
	let sum = if previous {
		&mut row.previous
	} else {
		&mut row.current
	};
	sum.time = sum.time.checked_add(ComputeTime(micros)).unwrap();
	sum.value += value;
	Devices::insert(device, row);
}

fn apply(op: Op) -> DispatchResult {
	match op {
		Op::Mature {
			device,
			micros,
			previous,
		} => mature(device, micros, previous),
		Op::Claim { who, devices } => claim(who, &devices)?,
		Op::Repay { who, class, amount } => repay(who, class, amount)?,
		Op::RepayShare {
			who,
			class,
			percent,
		} => {
			let owed = Liabilities::<Test>::get(who, class).map_or(0, |row| row.value);
			repay(who, class, owed * u128::from(percent) / 100)?
		}
		Op::Register { device, who } => {
			Issuance::registered(&[device; 32], &who).map(|_| ())?;
		}
		Op::Present {
			device,
			who,
			class,
			ago,
		} => Issuance::present(&[device; 32], &who, class, Now::get() - ago)?,
		Op::Commission {
			payer,
			provider,
			amount,
		} => Issuance::pay_commission(&payer, &provider, amount)?,
		Op::BondMore { who, amount } if PROVIDERS.contains(&who) => {
			set_stake(who, stake_of(who) + amount)
		}
		Op::Unbond { who, amount } if PROVIDERS.contains(&who) => {
			unbond(who, amount.min(stake_of(who)))?
		}
		Op::Slash { who, percent } if PROVIDERS.contains(&who) => {
			set_stake(who, stake_of(who) / 100 * u128::from(100 - percent))
		}
		Op::BondMore { .. } | Op::Unbond { .. } | Op::Slash { .. } => {}
		Op::Capacity { devices } => Capacity::set(devices),
		Op::Transfer { from, to, amount } => {
			Balances::transfer_keep_alive(RuntimeOrigin::signed(from), to, amount)?
		}
		Op::Wait { periods, certified } => {
			if certified {
				pass(periods)
			} else {
				pass_in_the_dark(periods)
			}
		}
		Op::Redeem {
			who,
			provider,
			class,
			devices,
			seconds,
		} => Issuance::redeem(
			RuntimeOrigin::signed(who),
			provider,
			class,
			devices,
			seconds,
		)?,
		Op::Serve {
			who,
			redemption,
			devices,
			margin,
		} => {
			let margin = Permill::from_percent(margin.into());
			let devices = devices.try_into().unwrap();
			Issuance::serve_redemption(RuntimeOrigin::signed(who), redemption, devices, margin)?
		}
		Op::Accept { who, redemption } => done(Issuance::accept_redemption(
			RuntimeOrigin::signed(who),
			redemption,
		))?,
		Op::Cancel { who, redemption } => done(Issuance::cancel_redemption(
			RuntimeOrigin::signed(who),
			redemption,
		))?,
		Op::Settle { redemption } => done(settle(redemption))?,
		Op::Clear { redemption } => done(clear(redemption))?,
		Op::Collect => Issuance::collect_reserve(RuntimeOrigin::signed(BOB))?,
		Op::Certify { seconds } => {
			for device in 0..DEVICES {
				if let Some(UseId::Redemption(id)) = MockUses::current(device) {
					deliver(device, id, seconds);
				}
			}
			pass(1);
		}
		Op::Fail { device } => {
			NotReady::mutate(
				|failed| match failed.iter().position(|known| *known == device) {
					Some(place) => drop(failed.remove(place)),
					None => failed.push(device),
				},
			)
		}
	}
	Ok(())
}

fn done(outcome: DispatchResultWithPostInfo) -> DispatchResult {
	outcome.map(|_| ()).map_err(|error| error.error)
}

fn set_up() {
	for device in 0..DEVICES {
		let provider = if device % 2 == 0 { ALICE } else { BOB };
		let class = if device % 3 == 0 { A100 } else { H100 };
		add_device(device, provider, class, Work::default());
	}
}

/// Every row has its deposit on hold, and every account's bond has a ledger.
fn check_holds() {
	for who in [ALICE, BOB, CAROL] {
		let rows = Liabilities::<Test>::iter_prefix(who).count()
			+ Redemptions::<Test>::iter_values()
				.filter(|redemption| redemption.holder == who)
				.count();
		assert_eq!(deposit_on_hold(who), rows as Balance * ROW_DEPOSIT);
		assert_eq!(bond_on_hold(who), Ledgers::<Test>::get(who).bond);
	}
}

/// What is owed in a class is at most what has been verified, in time as in value.
fn check_work(verified: &[u64; DEVICES as usize]) {
	for who in PROVIDERS {
		for class in [H100, A100] {
			let matured: u64 = (0..DEVICES)
				.filter(|device| {
					let row = Devices::get(device).unwrap();
					row.provider == who && row.class == class
				})
				.map(|device| verified[device as usize])
				.sum();
			let owed = Liabilities::<Test>::get(who, class).map_or(0, |row| row.time.micros());
			assert!(
				owed <= matured,
				"more hours are owed than were ever verified"
			);
		}
	}
}

/// Holders get their credits back whatever happens: they give up, wait and settle.
fn check_holders() {
	ExcusedThrough::set(0);
	let open: Vec<_> = Redemptions::<Test>::iter().collect();
	for (id, redemption) in &open {
		let holder = RuntimeOrigin::signed(redemption.holder);
		let _ = with_storage_layer(|| done(Issuance::cancel_redemption(holder, *id)));
	}
	pass_in_the_dark(WINDOW + 1);
	for (id, _) in open {
		let _ = with_storage_layer(|| done(settle(id)));
	}
	assert_eq!(Redemptions::<Test>::iter().count(), 0);
	assert_eq!(MockUses::meters(), 0);
	for who in [ALICE, BOB, CAROL] {
		assert_eq!(credits_on_hold(who), 0);
	}
}

/// Whoever has the coins can clear everything, get its bond and deposits back, and go.
fn check_exit() {
	check_holders();
	set_stake(ALICE, 0);
	set_stake(BOB, 0);
	for who in PROVIDERS {
		for class in [H100, A100] {
			if let Some(row) = Liabilities::<Test>::get(who, class) {
				// The coins come from those who hold them.
				Balances::mint_into(&who, row.value).unwrap();
				Supply::<Test>::mutate(|supply| supply.bootstrap += row.value);
				assert_ok!(repay(who, class, row.value));
			}
		}
		assert_eq!((bond_on_hold(who), deposit_on_hold(who)), (0, 0));
		assert_ok!(Issuance::ensure_may_leave(&who));
	}
	Issuance::do_try_state().unwrap();
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn no_sequence_of_operations_breaks_the_books(ops in prop::collection::vec(op(), 1..60)) {
		ExtBuilder::default().build_and_execute(|| {
			set_up();
			let mut verified = [0; DEVICES as usize];
			for op in ops {
				if let Op::Mature { device, micros, .. } = op {
					verified[device as usize] += micros;
				}
				let before = [excess(ALICE), excess(BOB)];
				let is_call = op.is_call();
				let shown = format!("{op:?}");
				let _ = with_storage_layer(|| apply(op));
				if is_call {
					let after = [excess(ALICE), excess(BOB)];
					assert!(after[0] <= before[0] && after[1] <= before[1], "{shown} broke a line");
				}
				Issuance::do_try_state().unwrap_or_else(|error| panic!("{shown}: {error:?}"));
				assert!(LedgerTotals::<Test>::get().starter <= Params::<Test>::get().starter_ceiling);
				check_holds();
				check_work(&verified);
			}
			check_exit();
		});
	}

	#[test]
	fn no_day_mints_more_than_the_cap_and_its_refill(
		claims in prop::collection::vec((0..DEVICES, 0..100u32), 1..40),
	) {
		let cap = 20 * FLRN;
		ExtBuilder::default().build_and_execute(|| {
			set_up();
			Params::<Test>::mutate(|parameters| parameters.daily_cap = cap);
			set_stake(ALICE, 10_000 * FLRN);
			set_stake(BOB, 10_000 * FLRN);
			let start = Now::get();
			for (device, wait) in claims {
				mature(device, 50_000_000_000, false);
				Now::mutate(|now| *now += wait);
				let _ = claim(Devices::get(device).unwrap().provider, &[device]);
				let refilled = cap * u128::from(Now::get() - start) / 144;
				assert!(Supply::<Test>::get().minted <= cap + refilled);
			}
		});
	}
}
