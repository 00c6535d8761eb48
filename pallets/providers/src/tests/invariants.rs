//! Random operations against a model of each provider's stake.

use super::*;
use crate::Ledgers;
use florin_core::{Period, FLRN};
use frame_support::traits::fungible::Inspect;
use proptest::prelude::*;
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

const ACCOUNTS: [AccountId; 3] = [ALICE, BOB, CAROL];

#[derive(Clone, Copy, Debug)]
enum Op {
	Register {
		who: AccountId,
		stake: Balance,
	},
	Update {
		who: AccountId,
		attributes: u8,
	},
	BondMore {
		who: AccountId,
		amount: Balance,
	},
	Unbond {
		who: AccountId,
		amount: Balance,
	},
	Withdraw {
		who: AccountId,
	},
	Deregister {
		who: AccountId,
	},
	Pledge {
		who: AccountId,
		amount: Balance,
	},
	Release {
		who: AccountId,
		amount: Balance,
	},
	Slash {
		who: AccountId,
		amount: Balance,
		victim: AccountId,
	},
	Record {
		who: AccountId,
		served: u64,
		missing: u64,
	},
	Transfer {
		from: AccountId,
		to: AccountId,
		amount: Balance,
	},
	Guard {
		tied: bool,
		devices: bool,
	},
	Pass {
		periods: Period,
	},
}

fn who() -> impl Strategy<Value = AccountId> {
	// One more than has any money.
	1..=4u64
}

/// Amounts at the edges, within what accounts have, and far beyond.
fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		1 => prop::sample::select(vec![0, 1, ED - 1, ED, ED + 1]),
		1 => prop::sample::select(vec![MINIMUM - 1, MINIMUM, MINIMUM + 1, Balance::MAX]),
		4 => 1..400 * FLRN,
		4 => ED..5 * FLRN,
	]
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		3 => (who(), amount()).prop_map(|(who, stake)| Op::Register { who, stake }),
		1 => (who(), 0..=16u8).prop_map(|(who, attributes)| Op::Update { who, attributes }),
		2 => (who(), amount()).prop_map(|(who, amount)| Op::BondMore { who, amount }),
		8 => (who(), amount()).prop_map(|(who, amount)| Op::Unbond { who, amount }),
		4 => who().prop_map(|who| Op::Withdraw { who }),
		1 => who().prop_map(|who| Op::Deregister { who }),
		4 => (who(), amount()).prop_map(|(who, amount)| Op::Pledge { who, amount }),
		2 => (who(), amount()).prop_map(|(who, amount)| Op::Release { who, amount }),
		2 => (who(), amount(), who())
			.prop_map(|(who, amount, victim)| Op::Slash { who, amount, victim }),
		1 => (who(), any::<u64>(), any::<u64>())
			.prop_map(|(who, served, missing)| Op::Record { who, served, missing }),
		1 => (who(), who(), amount())
			.prop_map(|(from, to, amount)| Op::Transfer { from, to, amount }),
		1 => (any::<bool>(), any::<bool>())
			.prop_map(|(tied, devices)| Op::Guard { tied, devices }),
		5 => prop_oneof![4 => 0..3u32, 1 => 0..2 * UNBONDING]
			.prop_map(|periods| Op::Pass { periods }),
	]
}

/// What an account has put up, by a plainer rule than the pallet's: a queue without bounds.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stake {
	active: Balance,
	pledged: Balance,
	queue: BTreeMap<Period, Balance>,
}

#[derive(Default)]
struct Model(BTreeMap<AccountId, Stake>);

impl Model {
	fn stake(&self, who: AccountId) -> Stake {
		self.0.get(&who).cloned().unwrap_or_default()
	}

	/// Applies `op` to pallet and model, and compares what they answer.
	fn apply(&mut self, op: Op) {
		match op {
			Op::Pass { periods } => pass(periods),
			Op::Guard { tied, devices } => {
				StakeIsTied::set(tied);
				HasDevices::set(devices);
			}
			Op::Transfer { from, to, amount } => {
				let _ = Balances::transfer_keep_alive(RuntimeOrigin::signed(from), to, amount);
			}
			Op::Update { who, attributes } => {
				let mut longer = metadata();
				longer.attributes = (0..attributes)
					.map(|index| attribute(&format!("key-{index}"), "value"))
					.collect::<Vec<_>>()
					.try_into()
					.unwrap();
				let taken = update(who, longer).is_ok();
				assert!(!taken || self.stake(who).active > 0);
			}
			Op::Register { who, stake } => self.register(who, stake),
			Op::BondMore { who, amount } => {
				if bond_more(who, amount).is_ok() {
					assert!(amount > 0 && self.stake(who).active > 0);
					self.0.entry(who).or_default().active += amount;
				}
			}
			Op::Unbond { who, amount } => self.unbond(who, amount),
			Op::Withdraw { who } => self.withdraw(who),
			Op::Deregister { who } => self.deregister(who),
			Op::Pledge { who, amount } => {
				let stake = self.stake(who);
				let free = stake.active - stake.pledged;
				let allowed =
					amount == 0 || (amount <= free.saturating_sub(ED) && !StakeIsTied::get());
				assert_eq!(pledge(who, amount).is_ok(), allowed);
				if allowed {
					self.0.entry(who).or_default().pledged += amount;
				}
			}
			Op::Release { who, amount } => {
				let allowed = amount <= self.stake(who).pledged;
				assert_eq!(release(who, amount).is_ok(), allowed);
				if allowed {
					self.0.entry(who).or_default().pledged -= amount;
				}
			}
			Op::Slash {
				who,
				amount,
				victim,
			} => {
				// Whoever has no account can't be given dust.
				if slash(who, amount, victim).is_ok() {
					let stake = self.0.entry(who).or_default();
					stake.pledged -= amount;
					stake.active -= amount;
				}
			}
			Op::Record {
				who,
				served,
				missing,
			} => record(who, served, missing),
		}
	}

	fn register(&mut self, who: AccountId, stake: Balance) {
		let taken = register(who, stake).is_ok();
		assert!(!taken || (stake >= MINIMUM && self.stake(who) == Stake::default()));
		if taken {
			self.0.insert(
				who,
				Stake {
					active: stake,
					pledged: 0,
					queue: BTreeMap::new(),
				},
			);
		}
	}

	fn unbond(&mut self, who: AccountId, amount: Balance) {
		let before = self.stake(who);
		let available_at = Now::get() + UNBONDING;
		let has_place = before.queue.len() < 15 || before.queue.contains_key(&available_at);
		let allowed = before.active >= MINIMUM.saturating_add(amount)
			&& (before.active - before.pledged).saturating_sub(if before.pledged > 0 {
				ED
			} else {
				0
			}) >= amount
			&& amount >= ED
			&& !StakeIsTied::get()
			&& has_place;
		assert_eq!(
			unbond(who, amount).is_ok(),
			allowed,
			"{before:?} unbonds {amount}"
		);
		if allowed {
			let stake = self.0.entry(who).or_default();
			stake.active -= amount;
			*stake.queue.entry(available_at).or_default() += amount;
		}
	}

	fn withdraw(&mut self, who: AccountId) {
		let mut stake = self.stake(who);
		let waiting = stake.queue.split_off(&(Now::get() + 1));
		let matured = stake.queue.values().sum::<Balance>();
		let before = free_balance(who);
		let result = withdraw(who);
		if matured == 0 {
			assert!(result.is_err());
			return;
		}
		// Whatever the guards say.
		assert_eq!(result, Ok(()));
		stake.queue = waiting;
		let has_left = stake == Stake::default();
		self.0.insert(who, stake);
		assert!(free_balance(who) >= before + matured);
		assert_eq!(deposit_on_hold(who) == 0, has_left);
	}

	fn deregister(&mut self, who: AccountId) {
		let stake = self.stake(who);
		let allowed = stake.active > 0 && stake.pledged == 0 && !HasDevices::get();
		assert_eq!(deregister(who).is_ok(), allowed);
		if allowed {
			let stake = self.0.entry(who).or_default();
			let available_at = Now::get() + UNBONDING;
			*stake.queue.entry(available_at).or_default() += std::mem::take(&mut stake.active);
		}
	}

	/// The pallet says what the model says, and no money came or went.
	fn check(&self) {
		for who in ACCOUNTS {
			let stake = self.stake(who);
			assert_eq!(free_stake(who), stake.active - stake.pledged);
			assert_eq!(is_registered(who), stake.active > 0);
			assert_eq!(
				stake_on_hold(who),
				stake.active + stake.queue.values().sum::<Balance>()
			);
		}
		assert_eq!(
			Balances::total_issuance(),
			ENDOWMENT * ACCOUNTS.len() as Balance
		);
	}
}

/// Everybody leaves, whatever happened before, and has what it had.
fn everybody_gets_out() {
	HasDevices::set(false);
	for who in 1..=4 {
		let pledged = Ledgers::<Test>::get(who).map_or(0, |ledger| ledger.pledged);
		release(who, pledged).unwrap();
		let result = deregister(who);
		let expected: [Result<(), DispatchError>; 3] = [
			Ok(()),
			Err(Error::<Test>::NotRegistered.into()),
			Err(Error::<Test>::Leaving.into()),
		];
		assert!(expected.contains(&result), "{result:?}");
	}
	pass(UNBONDING);
	set_guards(true);
	for who in 1..=4 {
		let _ = withdraw(who);
		assert_eq!(stake_on_hold(who) + deposit_on_hold(who), 0);
		assert_eq!(free_balance(who), Balances::total_balance(&who));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn stake_is_where_it_belongs_and_everybody_gets_out(
		ops in prop::collection::vec(op(), 1..80),
	) {
		build_and_execute(|| {
			let mut model = Model::default();
			for op in ops {
				model.apply(op);
				model.check();
				ProvidersPallet::do_try_state().unwrap();
			}
			everybody_gets_out();
		});
	}
}
