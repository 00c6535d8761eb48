//! Attesters: their bonds, what they earn, and how they leave.

use crate::{
	types::{AttesterBond, Parameters},
	AttesterBondOf, AttesterBonds, Config, CurrentCommittee, Error, Event, HoldReason, Pallet,
	Params, UnpaidSeconds,
};
use codec::Encode;
use florin_core::{
	certificate::{attester_possession_payload, AttesterSignatures},
	traits::{AttesterRewards, PeriodClock},
	AttesterId, Balance,
};
use florin_math::rewards;
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
};
use sp_core::ed25519::Signature;
use sp_runtime::{
	traits::{AccountIdConversion, Verify, Zero},
	ArithmeticError, DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The account that attesters are paid from. Nobody has its key.
	pub fn rewards_account() -> T::AccountId {
		T::RewardsId::get().into_account_truncating()
	}

	/// What attesters may share: all that came in and wasn't paid. The existential deposit stays, so
	/// that the account can take pay of any size.
	pub fn rewards_pot() -> Balance {
		T::Currency::balance(&Self::rewards_account())
			.saturating_sub(T::Currency::minimum_balance())
	}

	/// Gives the account that attesters are paid from the existential deposit. At genesis only: it
	/// counts as bootstrap supply.
	///
	/// # Panics
	/// If the coins can't be created.
	pub(crate) fn endow_rewards() {
		let account = Self::rewards_account();
		let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(&account));
		assert!(
			missing.is_zero() || T::Currency::mint_into(&account, missing).is_ok(),
			"rewards: the account gets its existential deposit"
		);
	}

	/// See [`Pallet::bond_attester`].
	pub(crate) fn do_bond_attester(
		who: T::AccountId,
		attester: AttesterId,
		possession: &Signature,
	) -> DispatchResult {
		if let Some(row) = AttesterBonds::<T>::get(attester) {
			ensure!(!row.slashed, Error::<T>::AttesterSlashed);
			return Err(Error::<T>::AlreadyBonded.into());
		}
		let payload = attester_possession_payload(&Self::genesis_hash(), &who.encode());
		ensure!(
			possession.verify(&payload[..], &attester),
			Error::<T>::BadPossessionProof
		);
		Self::bond(who, attester)
	}

	/// Puts the bond of an attester on hold, which has none.
	pub(crate) fn bond(owner: T::AccountId, attester: AttesterId) -> DispatchResult {
		let Parameters {
			attester_bond: bond,
			..
		} = Params::<T>::get();
		T::Currency::hold(&HoldReason::AttesterBond.into(), &owner, bond)?;
		let row = AttesterBond {
			owner: owner.clone(),
			bond,
			seconds: 0,
			unbonding_since: None,
			slashed: false,
		};
		AttesterBonds::<T>::insert(attester, row);
		Self::deposit_event(Event::AttesterBonded {
			attester,
			owner,
			bond,
		});
		Ok(())
	}

	/// See [`Pallet::unbond_attester`].
	pub(crate) fn do_unbond_attester(who: &T::AccountId, attester: AttesterId) -> DispatchResult {
		let mut row = Self::attester_of(who, &attester)?;
		let now = <Self as PeriodClock>::now();
		let Some(since) = row.unbonding_since else {
			let member = CurrentCommittee::<T>::get().seat(&attester).is_some();
			ensure!(!member, Error::<T>::StillOnCommittee);
			row.unbonding_since = Some(now);
			AttesterBonds::<T>::insert(attester, row);
			Self::deposit_event(Event::AttesterUnbonding { attester });
			return Ok(());
		};
		let free_from = since.saturating_add(Params::<T>::get().ring_length());
		ensure!(now >= free_from, Error::<T>::StillLiable);
		Self::pay_out(&attester, &mut row)?;
		let bond = row.bond;
		T::Currency::release(
			&HoldReason::AttesterBond.into(),
			&row.owner,
			bond,
			Precision::Exact,
		)?;
		AttesterBonds::<T>::remove(attester);
		Self::deposit_event(Event::AttesterUnbonded { attester, bond });
		Ok(())
	}

	/// See [`Pallet::claim_rewards`].
	pub(crate) fn do_claim_rewards(who: &T::AccountId, attester: AttesterId) -> DispatchResult {
		let mut row = Self::attester_of(who, &attester)?;
		let paid = Self::pay_out(&attester, &mut row)?;
		ensure!(!paid.is_zero(), Error::<T>::NothingEarned);
		AttesterBonds::<T>::insert(attester, row);
		Ok(())
	}

	/// The row of an attester that `who` owns, and that hasn't been slashed.
	fn attester_of(
		who: &T::AccountId,
		attester: &AttesterId,
	) -> Result<AttesterBondOf<T>, DispatchError> {
		let row = AttesterBonds::<T>::get(attester).ok_or(Error::<T>::UnknownAttester)?;
		ensure!(row.owner == *who, Error::<T>::NotYourAttester);
		ensure!(!row.slashed, Error::<T>::AttesterSlashed);
		Ok(row)
	}

	/// Pays for the seconds on the row, which are then none. Answers what was paid.
	fn pay_out(
		attester: &AttesterId,
		row: &mut AttesterBondOf<T>,
	) -> Result<Balance, DispatchError> {
		let seconds = row.seconds;
		let amount = rewards::payout(Self::rewards_pot(), seconds, UnpaidSeconds::<T>::get());
		if !amount.is_zero() {
			T::Currency::transfer(
				&Self::rewards_account(),
				&row.owner,
				amount,
				Preservation::Preserve,
			)?;
			Self::deposit_event(Event::RewardsClaimed {
				attester: *attester,
				seconds,
				amount,
			});
		}
		Self::forget_seconds(row)?;
		Ok(amount)
	}

	/// Takes the seconds off the row and off the sum.
	pub(crate) fn forget_seconds(row: &mut AttesterBondOf<T>) -> DispatchResult {
		UnpaidSeconds::<T>::try_mutate(|total| {
			*total = total
				.checked_sub(row.seconds.into())
				.ok_or(ArithmeticError::Underflow)?;
			row.seconds = 0;
			Ok(())
		})
	}

	/// Refuses a signer that was slashed. Who was on a committee has a row for longer than it may sign.
	pub(crate) fn ensure_unslashed(signatures: &AttesterSignatures) -> DispatchResult {
		let slashed = signatures
			.iter()
			.any(|signed| AttesterBonds::<T>::get(signed.attester).is_none_or(|row| row.slashed));
		ensure!(!slashed, Error::<T>::AttesterSlashed);
		Ok(())
	}

	/// Credits each signer with `seconds`.
	pub(crate) fn credit_signers(signatures: &AttesterSignatures, seconds: u32) {
		let mut credited = 0_u128;
		for signed in signatures {
			AttesterBonds::<T>::mutate_extant(signed.attester, |row| {
				row.seconds = row.seconds.saturating_add(seconds.into());
				credited = credited.saturating_add(seconds.into());
			});
		}
		UnpaidSeconds::<T>::mutate(|total| *total = total.saturating_add(credited));
	}

	/// Takes an attester's whole bond: up to `loss` for `victim`, the rest for the reserve. Answers
	/// what was taken, and how much of it the victim got.
	pub(crate) fn slash(
		row: &mut AttesterBondOf<T>,
		victim: Option<&T::AccountId>,
		loss: Balance,
	) -> Result<(Balance, Balance), DispatchError> {
		let bond = row.bond;
		let restored = victim.map_or(0, |_| loss.min(bond));
		if let Some(victim) = victim {
			Self::move_bond(&row.owner, victim, restored)?;
		}
		Self::move_bond(
			&row.owner,
			&T::Reserve::get(),
			bond.saturating_sub(restored),
		)?;
		row.bond = 0;
		row.slashed = true;
		Self::forget_seconds(row)?;
		Ok((bond, restored))
	}

	/// Moves a part of a bond to where it may be spent.
	fn move_bond(from: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let reason = HoldReason::AttesterBond.into();
		if from == to {
			T::Currency::release(&reason, from, amount, Precision::Exact)?;
			return Ok(());
		}
		T::Currency::transfer_on_hold(
			&reason,
			from,
			to,
			amount,
			Precision::Exact,
			frame_support::traits::tokens::Restriction::Free,
			Fortitude::Force,
		)?;
		Ok(())
	}
}

impl<T: Config> AttesterRewards<T::AccountId> for Pallet<T> {
	fn reward(payer: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		T::Currency::transfer(
			payer,
			&Self::rewards_account(),
			amount,
			Preservation::Preserve,
		)?;
		Ok(())
	}
}
