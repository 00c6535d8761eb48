//! Parameters of pallets, which governance changes within bounds.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{ensure, traits::EnsureOrigin, PalletError};
use scale_info::TypeInfo;

/// How far whoever decides may change parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mandate {
	/// Anywhere within the bounds. Whoever has it acts after a delay in which everybody sees it
	/// coming.
	WithinBounds,
	/// Only so that nobody may do more than before. That can be done at once.
	Tighten,
}

/// Who changes parameters: `Admin` within the bounds, `Tighten` only so that nobody may do more.
pub struct EnsureMandate<Admin, Tighten>(PhantomData<(Admin, Tighten)>);

impl<Origin, Admin: EnsureOrigin<Origin>, Tighten: EnsureOrigin<Origin>> EnsureOrigin<Origin>
	for EnsureMandate<Admin, Tighten>
{
	type Success = Mandate;

	fn try_origin(origin: Origin) -> Result<Mandate, Origin> {
		match Admin::try_origin(origin) {
			Ok(_) => Ok(Mandate::WithinBounds),
			Err(origin) => Tighten::try_origin(origin).map(|_| Mandate::Tighten),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<Origin, ()> {
		Admin::try_successful_origin()
	}
}

/// Why parameters weren't changed.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError,
)]
pub enum ParameterRefusal {
	/// They are what the parameters are already.
	Unchanged,
	/// One of them is out of its bounds, or they contradict each other.
	OutOfBounds,
	/// One of them differs by which stored values are counted. Only a new runtime that brings these
	/// up to date can change it.
	Fixed,
	/// One of them would be loosened, which only Root may do, after its delay.
	Loosened,
}

/// Parameters that can be checked against their bounds, and a change against a mandate.
pub trait Parameters: PartialEq {
	/// What is wrong with them, if anything.
	fn flaw(&self) -> Option<&'static str>;

	/// Whether those by which stored values are counted are the same in `new`.
	fn keeps_units_of(&self, new: &Self) -> bool;

	/// Whether nobody may do more by `new` than by these.
	fn is_tightened_by(&self, new: &Self) -> bool;

	/// Whether somebody with `mandate` may replace these by `new`.
	///
	/// # Errors
	/// The refusal.
	fn ensure_may_become(&self, new: &Self, mandate: Mandate) -> Result<(), ParameterRefusal> {
		ensure!(self != new, ParameterRefusal::Unchanged);
		ensure!(new.flaw().is_none(), ParameterRefusal::OutOfBounds);
		ensure!(self.keeps_units_of(new), ParameterRefusal::Fixed);
		ensure!(
			mandate == Mandate::WithinBounds || self.is_tightened_by(new),
			ParameterRefusal::Loosened
		);
		Ok(())
	}
}
