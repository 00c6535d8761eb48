//! A device's record: in which periods it was present, what certificates say of it, what it was
//! used for, and what of that may be claimed.
//!
//! Records are brought up to date when they are touched ([`Activity::touch`]); nothing runs for a
//! device that nobody touches. The result doesn't depend on how often that happens, except that a
//! record which wasn't touched while the seeds of its periods were known can't be judged: it loses
//! its freshness.

use crate::{
	clock::Clock,
	types::{Parameters, Signers, MAX_RING, MAX_USES},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::mem;
use florin_core::{work::Work, DeviceId, Period, Timestamp, UseId};
use frame_support::{
	traits::{ConstU32, Defensive},
	BoundedVec,
};
use scale_info::TypeInfo;
use sp_runtime::Permill;

/// In which periods a device counted as present: one bit per period, the lowest for the latest.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Presence {
	/// The latest period that has been decided.
	pub decided_through: Period,
	/// Bit k: the device was fresh in period `decided_through − k`.
	pub fresh: u64,
	/// Bit k: it proved its presence in that period.
	pub proven: u64,
}

impl Presence {
	/// Present by the evidence of its registration in `period`.
	pub const fn registered_in(period: Period) -> Self {
		Self {
			decided_through: period,
			fresh: 1,
			proven: 0,
		}
	}

	/// Whether the device was fresh in the latest decided period.
	pub const fn is_fresh(&self) -> bool {
		self.fresh & 1 == 1
	}

	/// Whether the device was fresh in `period`; none if that is undecided or too long ago.
	pub fn fresh_in(&self, period: Period) -> Option<bool> {
		self.bit(self.fresh, period)
	}

	/// Whether the device proved its presence in `period`; none if that is undecided or too long ago.
	pub fn proven_in(&self, period: Period) -> Option<bool> {
		self.bit(self.proven, period)
	}

	fn bit(&self, bits: u64, period: Period) -> Option<bool> {
		let age = self.decided_through.checked_sub(period)?;
		bits.checked_shr(age).map(|bits| bits & 1 == 1)
	}

	/// Decides all periods up to `period` alike, without proof.
	fn extend(&mut self, period: Period, fresh: bool) {
		let Some(more) = period.checked_sub(self.decided_through) else {
			return;
		};
		let mask = 1_u64
			.checked_shl(more)
			.map_or(u64::MAX, |bit| bit.saturating_sub(1));
		self.fresh = self.fresh.checked_shl(more).unwrap_or_default();
		if fresh {
			self.fresh |= mask;
		}
		self.proven = self.proven.checked_shl(more).unwrap_or_default();
		self.decided_through = period;
	}

	/// Decides `period`; those between, in which nobody was challenged, stay as they were before.
	fn decide(&mut self, period: Period, fresh: bool, proven: bool) {
		self.extend(period.saturating_sub(1), self.is_fresh());
		self.extend(period, fresh);
		self.proven |= u64::from(proven);
	}
}

/// The use that occupies a device now.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct CurrentUse {
	/// Which use.
	pub id: UseId,
	/// The first period that isn't on record as used by it.
	pub since_period: Period,
	/// The second of that period from which on it occupies the device.
	pub since_second: u16,
	/// Whether it was open when that period began.
	pub carried_over: bool,
	/// When it ends by itself.
	pub until: Timestamp,
}

/// The share of one period that a use had.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Occupied {
	/// Which use.
	pub id: UseId,
	/// Seconds for which it occupied the device.
	pub seconds: u16,
	/// Whether it was open when the period began.
	pub from_start: bool,
}

/// What a certificate says of one period.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Certified {
	/// Verified seconds.
	pub seconds: u16,
	/// Measured speed over class speed.
	pub quality: Permill,
	/// Mean power draw in watts.
	pub watts: u16,
	/// What the period adds to the claimable sum, valued by the terms of its class in that period.
	/// Nothing if the device was used, its class may not be minted, or a revocation or an equivocation
	/// voided it.
	pub work: Work,
	/// The epoch of the committee that says so.
	pub epoch: u32,
	/// The committee's round.
	pub round: u8,
	/// Who of the committee signed, without those who were shown to have signed another value.
	pub signers: Signers,
}

/// A period in which a device was certified or used.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Slot {
	/// The period.
	pub period: Period,
	/// What a certificate says of it.
	pub certified: Option<Certified>,
	/// What the device was used for; idle if empty.
	pub uses: BoundedVec<Occupied, ConstU32<MAX_USES>>,
}

/// Matured work that hasn't been minted.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Claimable {
	/// The span that `current` belongs to.
	pub span: u32,
	/// What matured in that span.
	pub current: Work,
	/// What matured in the span before.
	pub previous: Work,
}

impl Claimable {
	/// Moves on to `span`; answers what lapses by that.
	fn advance(&mut self, span: u32) -> Work {
		let lapsed = match span.saturating_sub(self.span) {
			0 => return Work::default(),
			1 => {
				let lapsed = self.previous;
				self.previous = self.current;
				lapsed
			}
			_ => {
				let lapsed = sum(self.previous, self.current);
				self.previous = Work::default();
				lapsed
			}
		};
		self.current = Work::default();
		self.span = span;
		lapsed
	}

	/// Everything that may be claimed.
	pub fn total(&self) -> Work {
		sum(self.previous, self.current)
	}

	/// Takes `work` off, from the previous span first; none if there is less than that.
	pub fn take(&mut self, work: Work) -> Option<()> {
		let left =
			|held: u128, wanted: u128| (held.saturating_sub(wanted), wanted.saturating_sub(held));
		let (previous_value, value) = left(self.previous.value, work.value);
		let current_value = self.current.value.checked_sub(value)?;
		let time = work.time.saturating_sub(self.previous.time);
		let current_time = self.current.time.checked_sub(time)?;
		self.previous = Work {
			time: self.previous.time.saturating_sub(work.time),
			value: previous_value,
		};
		self.current = Work {
			time: current_time,
			value: current_value,
		};
		Some(())
	}
}

/// What bringing a record up to date came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
	/// Periods whose freshness was decided.
	pub decided: u32,
	/// Matured work that can no longer be claimed.
	pub lapsed: Work,
}

/// There is no room in a record. Bounds are such that it can't happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom;

/// A device's record.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Activity {
	/// In which periods it counted as present.
	pub presence: Presence,
	/// The periods after the last decided one in which it proved its presence.
	pub proofs: BoundedVec<Period, ConstU32<MAX_RING>>,
	/// What occupies it.
	pub current_use: Option<CurrentUse>,
	/// The periods of the ring in which it was certified or used, in ascending order.
	pub slots: BoundedVec<Slot, ConstU32<MAX_RING>>,
	/// What may be claimed.
	pub claimable: Claimable,
}

impl Activity {
	/// The record of a device that is registered in `period`.
	pub fn new(period: Period, parameters: &Parameters) -> Self {
		Self {
			presence: Presence::registered_in(period),
			proofs: BoundedVec::new(),
			current_use: None,
			slots: BoundedVec::new(),
			claimable: Claimable {
				span: parameters.span_of(period),
				..Default::default()
			},
		}
	}

	/// Brings the record up to date: decides in which closed periods the device was fresh, moves
	/// what left the ring to the claimable sum, and writes down which periods its use has occupied.
	///
	/// Freshness comes first, since it looks at uses that may be about to leave the ring.
	pub fn touch(&mut self, device: &DeviceId, clock: &Clock) -> Touched {
		let decided = self.decide(device, clock);
		let lapsed = self.mature(clock);
		self.occupy(clock);
		Touched { decided, lapsed }
	}

	/// Whether the device counts as present as far as the record tells.
	pub fn is_fresh(&self) -> bool {
		self.presence.is_fresh() || !self.proofs.is_empty()
	}

	/// Whether presence has been proven in `period`.
	pub fn proven_in(&self, period: Period) -> bool {
		self.presence.proven_in(period).unwrap_or_default() || self.proofs.contains(&period)
	}

	/// The slot of `period`, if anything is on record there.
	pub fn slot(&self, period: Period) -> Option<&Slot> {
		let position = self
			.slots
			.binary_search_by_key(&period, |slot| slot.period)
			.ok()?;
		self.slots.get(position)
	}

	/// Notes that presence has been proven in `period`, which is undecided.
	pub fn prove(&mut self, period: Period) -> Result<(), NoRoom> {
		self.proofs.try_push(period).map_err(|_| NoRoom)
	}

	/// Notes what a certificate says of `period`, which is in the ring.
	pub fn certify(&mut self, period: Period, certified: Certified) -> Result<(), NoRoom> {
		self.slot_mut(period).ok_or(NoRoom)?.certified = Some(certified);
		Ok(())
	}

	/// Whether the device has had all the uses that it may have in `period`.
	pub fn is_used_up(&self, period: Period) -> bool {
		self.slot(period).is_some_and(|slot| slot.uses.is_full())
	}

	/// Opens a use that ends by itself at `until`. The record is up to date and no use is open.
	pub fn begin(&mut self, id: UseId, until: Timestamp, clock: &Clock) {
		self.current_use = Some(CurrentUse {
			id,
			since_period: clock.now,
			since_second: clock.second,
			carried_over: false,
			until,
		});
	}

	/// Ends the open use. The record is up to date.
	pub fn end(&mut self, clock: &Clock) {
		if let Some(current) = self.current_use.take() {
			self.note_last(current, clock.now, clock.second);
		}
	}

	/// What may be claimed once all that is on record has matured, beyond what may be claimed now.
	pub fn maturing(&self) -> Work {
		self.slots
			.iter()
			.filter_map(|slot| slot.certified)
			.fold(Work::default(), |total, certified| {
				sum(total, certified.work)
			})
	}

	/// Voids the idle time that hadn't matured by `period`, in which the device was revoked; answers
	/// what that comes to. What had matured by then is left to the next touch, however long ago that
	/// was.
	pub fn void(&mut self, period: Period, clock: &Clock) -> Work {
		let ring_start = clock.ring_start_in(period);
		self.slots
			.iter_mut()
			.filter(|slot| slot.period >= ring_start)
			.filter_map(|slot| slot.certified.as_mut())
			.fold(Work::default(), |total, certified| {
				sum(total, mem::take(&mut certified.work))
			})
	}

	/// Takes a signature off what `round` says of `period`; answers who is left, and what the period
	/// is worth. None if the record says nothing of that round, or the member didn't sign it.
	pub fn remove_signer(
		&mut self,
		period: Period,
		round: u8,
		seat: u32,
	) -> Option<&mut Certified> {
		let certified = self
			.slots
			.iter_mut()
			.find(|slot| slot.period == period)
			.and_then(|slot| slot.certified.as_mut())
			.filter(|certified| certified.round == round)?;
		certified.signers.remove(seat).then_some(certified)
	}

	/// Decides the freshness of each period that has been closed since the last one decided.
	fn decide(&mut self, device: &DeviceId, clock: &Clock) -> u32 {
		let Some(oldest) = clock.starts.first() else {
			return 0;
		};
		// Starts are dropped only after so many others that the record should have been touched.
		let forgotten = oldest.period.saturating_sub(1);
		if self.presence.decided_through < forgotten {
			self.presence.extend(forgotten, false);
		}
		let mut decided = 0_u32;
		for start in clock
			.starts_after(self.presence.decided_through)
			.take_while(|start| clock.is_closed(start))
		{
			let proven = self.proofs.contains(&start.period);
			// The draw costs a hash, so it comes last.
			let fresh = proven
				|| (self.presence.is_fresh()
					&& (start.excused
						|| self.is_exempt(start.period, clock)
						|| !clock.is_challenged(start, device)));
			self.presence.decide(start.period, fresh, proven);
			decided = decided.saturating_add(1);
		}
		let through = self.presence.decided_through;
		self.proofs.retain(|period| *period > through);
		decided
	}

	/// Whether the device was in use when `period` began: its evidence may lie inside the machine
	/// of its tenant. A use that began with the period doesn't exempt: by then it is known who is
	/// challenged.
	fn is_exempt(&self, period: Period, clock: &Clock) -> bool {
		let by_current = self.current_use.is_some_and(|current| {
			let begun = current.since_period < period
				|| (current.since_period == period && current.carried_over);
			begun && clock.beginning_of(period) < current.until
		});
		by_current
			|| self
				.slot(period)
				.is_some_and(|slot| slot.uses.iter().any(|occupied| occupied.from_start))
	}

	/// Moves what left the ring to the claimable sum of the span in which it did.
	fn mature(&mut self, clock: &Clock) -> Work {
		let ring_start = clock.ring_start();
		let ring_length = clock.parameters.ring_length();
		let mut lapsed = Work::default();
		let leaving = self.slots.partition_point(|slot| slot.period < ring_start);
		for slot in self.slots.drain(..leaving) {
			let Some(certified) = slot.certified else {
				continue;
			};
			let span = clock
				.parameters
				.span_of(slot.period.saturating_add(ring_length));
			lapsed = sum(lapsed, self.claimable.advance(span));
			self.claimable.current = sum(self.claimable.current, certified.work);
		}
		sum(lapsed, self.claimable.advance(clock.span()))
	}

	/// Writes down the periods that the open use has occupied to their end, and the last one in part if
	/// its time is over.
	fn occupy(&mut self, clock: &Clock) {
		let Some(current) = self.current_use else {
			return;
		};
		let is_over = current.until <= clock.time();
		let (last, last_second) = if is_over {
			clock.split(current.until)
		} else {
			(clock.now, clock.second)
		};
		let carried = current.since_period < last;
		let period_seconds = clock.parameters.period_seconds;
		for period in current.since_period.max(clock.ring_start())..last {
			let (begun, from_start) = if period == current.since_period {
				(current.since_second, current.carried_over)
			} else {
				(0, true)
			};
			let seconds = period_seconds.saturating_sub(begun);
			self.note_use(
				period,
				Occupied {
					id: current.id,
					seconds,
					from_start,
				},
			);
		}
		let current = if carried {
			CurrentUse {
				since_period: last,
				since_second: 0,
				carried_over: true,
				..current
			}
		} else {
			current
		};
		self.current_use = (!is_over).then_some(current);
		if is_over && last >= clock.ring_start() {
			self.note_last(current, last, last_second);
		}
	}

	/// Notes the last part of a use, which ends in `period` and whose earlier periods are on record.
	fn note_last(&mut self, current: CurrentUse, period: Period, second: u16) {
		self.note_use(
			period,
			Occupied {
				id: current.id,
				seconds: second.saturating_sub(current.since_second),
				from_start: current.carried_over,
			},
		);
	}

	/// Notes the share that a use had of `period`. What took no time leaves no trace.
	fn note_use(&mut self, period: Period, occupied: Occupied) {
		if occupied.seconds == 0 {
			return;
		}
		if let Some(slot) = self.slot_mut(period) {
			let _ = slot
				.uses
				.try_push(occupied)
				.defensive_proof("no use begins beyond the bound");
		}
	}

	/// The slot of `period`, which is in the ring; made if there is none.
	///
	/// None if there is no room, which can't be: slots have different periods of the ring, and the
	/// ring is no longer than what a record holds.
	fn slot_mut(&mut self, period: Period) -> Option<&mut Slot> {
		let position = match self.slots.binary_search_by_key(&period, |slot| slot.period) {
			Ok(position) => position,
			Err(position) => {
				let slot = Slot {
					period,
					certified: None,
					uses: BoundedVec::new(),
				};
				self.slots.try_insert(position, slot).ok()?;
				position
			}
		};
		self.slots.get_mut(position)
	}
}

/// Adds work to work. Both are bounded by the time that devices have existed.
fn sum(one: Work, other: Work) -> Work {
	Work {
		time: one.time.saturating_add(other.time),
		value: one.value.saturating_add(other.value),
	}
}
