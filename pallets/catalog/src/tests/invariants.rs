//! Random decisions against a history that forgets nothing.

use super::*;
use crate::{ClassCount, Error, NewClass, MAX_CLASSES};
use florin_core::traits::CreditFactors;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	Add {
		slug: u8,
		factor: u128,
	},
	Update {
		class: ClassId,
		factor: Option<u128>,
		mintable: Option<bool>,
	},
	Retire {
		class: ClassId,
	},
	Step {
		class: ClassId,
		factor: u128,
	},
	Pass {
		periods: Period,
	},
}

/// Factors in thousandths, some of them out of bounds.
fn factor() -> impl Strategy<Value = u128> {
	prop_oneof![4 => 1..5_000u128, 1 => Just(0), 1 => Just(1_000_001)]
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		2 => (0..12u8, factor()).prop_map(|(slug, factor)| Op::Add { slug, factor }),
		5 => (0..6u16, prop::option::of(factor()), any::<Option<bool>>())
			.prop_map(|(class, factor, mintable)| Op::Update { class, factor, mintable }),
		1 => (0..8u16).prop_map(|class| Op::Retire { class }),
		3 => (0..6u16, factor()).prop_map(|(class, factor)| Op::Step { class, factor }),
		5 => (0..2 * DELAY).prop_map(|periods| Op::Pass { periods }),
	]
}

/// All that was ever decided on a class.
#[derive(Default)]
struct History {
	/// From which period on, and which terms.
	versions: Vec<(Period, FixedU128, bool)>,
	retires_at: Option<Period>,
}

impl History {
	fn terms_at(&self, period: Period) -> Option<ClassTerms> {
		if self.retires_at.is_some_and(|end| period >= end) {
			return None;
		}
		let index = self
			.versions
			.iter()
			.rposition(|(since, ..)| *since <= period)?;
		let (_, credit_factor, mintable) = self.versions[index];
		Some(ClassTerms {
			credit_factor,
			mintable,
			version: index as u32 + 1,
		})
	}
}

struct Model {
	classes: BTreeMap<ClassId, History>,
	slugs: Vec<u8>,
}

impl Model {
	/// The history that begins with the genesis state.
	fn new() -> Self {
		let classes = genesis_classes()
			.iter()
			.zip(0..)
			.map(|(class, id)| {
				let versions = vec![(0, class.credit_factor, class.mintable)];
				(
					id,
					History {
						versions,
						retires_at: None,
					},
				)
			})
			.collect();
		Self {
			classes,
			slugs: Vec::new(),
		}
	}

	fn apply(&mut self, op: Op) {
		let effect = Now::get() + DELAY;
		match op {
			Op::Pass { periods } => pass(periods),
			Op::Add { slug, factor } => self.add(slug, fixed(factor, 1_000), effect),
			Op::Update {
				class,
				factor,
				mintable,
			} => self.update(
				class,
				factor.map(|factor| fixed(factor, 1_000)),
				mintable,
				effect,
			),
			Op::Step { class, factor } => self.step(class, fixed(factor, 1_000)),
			Op::Retire { class } => {
				let expected = match self.classes.get_mut(&class) {
					None => Err(Error::<Test>::UnknownClass.into()),
					Some(history) if history.retires_at.is_some() => {
						Err(Error::<Test>::AlreadyRetired.into())
					}
					Some(history) => {
						history.retires_at = Some(effect);
						Ok(())
					}
				};
				assert_eq!(
					Catalog::retire_class(RuntimeOrigin::root(), class),
					expected
				);
			}
		}
	}

	fn add(&mut self, slug: u8, factor: FixedU128, effect: Period) {
		let text = format!("class-{slug}").into_bytes();
		let mut class = NewClass {
			slug: text.try_into().unwrap(),
			..b200()
		};
		class.valuation.credit_factor = factor;
		let expected = if self.slugs.contains(&slug) {
			Err(Error::<Test>::SlugTaken.into())
		} else if !allowed(factor) {
			Err(Error::<Test>::FactorOutOfBounds.into())
		} else {
			let history = History {
				versions: vec![(effect, factor, true)],
				retires_at: None,
			};
			self.classes.insert(self.classes.len() as ClassId, history);
			self.slugs.push(slug);
			Ok(())
		};
		assert_eq!(Catalog::add_class(RuntimeOrigin::root(), class), expected);
	}

	fn update(
		&mut self,
		class: ClassId,
		credit_factor: Option<FixedU128>,
		mintable: Option<bool>,
		effect: Period,
	) {
		let changes = ClassChanges {
			credit_factor,
			mintable,
			..Default::default()
		};
		let result = Catalog::update_class(RuntimeOrigin::root(), class, changes);
		let Some(history) = self.classes.get_mut(&class) else {
			return assert_eq!(result, Err(Error::<Test>::UnknownClass.into()));
		};
		let (since, factor, was_mintable) = *history.versions.last().unwrap();
		let next = (
			credit_factor.unwrap_or(factor),
			mintable.unwrap_or(was_mintable),
		);
		let expected = if history.retires_at.is_some() {
			Err(Error::<Test>::AlreadyRetired.into())
		} else if since > Now::get() + 1 {
			Err(Error::<Test>::ChangePending.into())
		} else if next == (factor, was_mintable) {
			Err(Error::<Test>::NothingChanges.into())
		} else if !allowed(next.0) {
			Err(Error::<Test>::FactorOutOfBounds.into())
		} else if result == Err(Error::<Test>::TooManyVersions.into()) {
			// After steps in each of a few periods: the chain takes one a day.
			result
		} else {
			history.versions.push((effect, next.0, next.1));
			Ok(())
		};
		assert_eq!(result, expected);
	}

	fn step(&mut self, class: ClassId, factor: FixedU128) {
		let result = <Catalog as CreditFactors>::adjust(class, factor);
		let open = self.classes.get_mut(&class).filter(|history| {
			let latest = history.versions.last().unwrap();
			history.retires_at.is_none() && latest.0 <= Now::get()
		});
		let Some(history) = open else {
			return assert_eq!(result, Err(Error::<Test>::NothingToFollow.into()));
		};
		let (_, current, mintable) = *history.versions.last().unwrap();
		let expected = if factor == current {
			Err(Error::<Test>::NothingChanges.into())
		} else if !allowed(factor) {
			Err(Error::<Test>::FactorOutOfBounds.into())
		} else if result == Err(Error::<Test>::TooManyVersions.into()) {
			// Steps in each of a few periods: the chain takes one a day.
			result
		} else {
			history.versions.push((Now::get() + 1, factor, mintable));
			Ok(())
		};
		assert_eq!(result, expected);
	}

	/// Every period that may be asked for is answered as it was decided.
	fn check(&self) {
		let now = Now::get();
		for (id, history) in &self.classes {
			for period in now - Window::get()..=now + 2 * DELAY {
				assert_eq!(
					terms_at(*id, period),
					history.terms_at(period),
					"{id} in {period}"
				);
			}
		}
		assert_eq!(ClassCount::<Test>::get() as usize, self.classes.len());
		assert!(ClassCount::<Test>::get() <= MAX_CLASSES);
	}
}

fn allowed(factor: FixedU128) -> bool {
	factor >= fixed(1, 1_000) && factor <= fixed(1_000, 1)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn decisions_never_change_what_was_decided_before(
		window in 0..=DELAY,
		ops in prop::collection::vec(op(), 1..60),
	) {
		Window::set(window);
		build_and_execute(|| {
			let mut model = Model::new();
			for op in ops {
				model.apply(op);
				model.check();
				Catalog::do_try_state().unwrap();
			}
		});
	}
}
