//! Certificates of the attester committee.

use crate::{
	activity::{Certified, Occupied},
	clock::Clock,
	types::{Committee, RefundCount, Signers, TakenCertificate, MAX_RING, MAX_USES},
	CertifiedPeriods, Config, CurrentCommittee, DeviceOf, Devices, Error, Event, Meters,
	OldestTaken, Pallet, PastCommittees, Refunds, Revocations, Starts, TakenCertificates,
	WeightInfo,
};
use alloc::collections::BTreeMap;
use florin_core::{
	certificate::{AttesterSignatures, CertificateBody, CertificateEntry, MAX_ENTRIES},
	class::{ClassTerms, MAX_CLASSES},
	traits::{ComputeClasses, PeriodClock, RedemptionWork, Utilisation},
	work::Work,
	ClassId, ComputeTime, Period, UseId,
};
use florin_math::credit;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	traits::Get,
	weights::{Weight, WeightMeter},
	DefaultNoBound,
};
use sp_runtime::{traits::Verify, DispatchError, DispatchResult};

/// The terms of each class in the certified period. As many as there are classes, which the
/// catalogue bounds.
type Terms = BTreeMap<ClassId, Option<ClassTerms>>;

/// Rows of certificates that one block removes, at most.
const FORGOTTEN_PER_BLOCK: u32 = 16;

/// A certificate whose signatures are in order.
pub(crate) struct Signed<'a> {
	body: &'a CertificateBody,
	epoch: u32,
	payload: [u8; 32],
	signers: Signers,
}

/// What the entries of a certificate came to.
#[derive(DefaultNoBound)]
struct Landing<AccountId: Ord> {
	landed: u32,
	skipped: u32,
	/// Verified seconds of those that landed.
	seconds: u32,
	/// Why the last one that was left out was.
	reason: Option<DispatchError>,
	/// Uses that were credited.
	credited: u32,
	/// Periods whose freshness was decided on the way.
	decided: u32,
	/// Classes whose terms were read.
	classes: u32,
	/// Devices whose chain was compared with what has been revoked.
	compared: u32,
	/// Seconds of devices whose use a dynamic rate follows.
	rated: BTreeMap<ClassId, Rated>,
	/// Seconds that were delivered on redemptions, by provider and class.
	redeemed: BTreeMap<(AccountId, ClassId), u64>,
}

/// Certified seconds of a class's devices under dynamic offers.
#[derive(Default)]
struct Rated {
	used: u64,
	idle: u64,
}

impl<T: Config> Pallet<T> {
	/// What a certificate may cost at most: each device of another class, with all the uses it
	/// may have had, with a record that nobody touched for a whole ring, and with revocations that it
	/// hasn't seen.
	pub fn certificate_weight(body: &CertificateBody, signatures: &AttesterSignatures) -> Weight {
		let entries = u32::try_from(body.entries.len()).unwrap_or(MAX_ENTRIES);
		let signatures = u32::try_from(signatures.len()).unwrap_or(u32::MAX);
		T::WeightInfo::submit_certificate(entries)
			.saturating_add(T::WeightInfo::check_signers(signatures))
			.saturating_add(T::WeightInfo::credit_uses(entries.saturating_mul(MAX_USES)))
			.saturating_add(T::WeightInfo::decide_periods(
				entries.saturating_mul(MAX_RING),
			))
			.saturating_add(T::WeightInfo::compare_chains(entries))
			.saturating_add(Self::classes_weight(entries, entries))
			.saturating_add(T::Redemptions::note_weight().saturating_mul(entries.into()))
	}

	/// What reading the terms of `classes` classes costs, and telling of the use of `rated` ones.
	fn classes_weight(classes: u32, rated: u32) -> Weight {
		let most = u32::from(MAX_CLASSES);
		T::DbWeight::get()
			.reads(classes.min(most).into())
			.saturating_add(T::Utilisation::note_weight().saturating_mul(rated.min(most).into()))
	}

	/// See [`Pallet::submit_certificate`].
	pub(crate) fn do_submit_certificate(
		epoch: u32,
		body: &CertificateBody,
		signatures: &AttesterSignatures,
	) -> DispatchResultWithPostInfo {
		let clock = Self::clock();
		Self::ensure_well_formed(&clock, body)?;
		Self::ensure_certifiable(&clock, body.period)?;
		let committee = Self::committee_of(&clock, epoch, body.period)?;
		let signed = Self::ensure_signed_by_quorum(&committee, body, signatures)?;
		let landing = Self::land_entries(&clock, &signed);
		if landing.landed == 0 {
			let reason = landing
				.reason
				.unwrap_or_else(|| Error::<T>::CertificateEmpty.into());
			return Err(reason.into());
		}
		Self::credit_signers(signatures, landing.seconds);
		for (class, Rated { used, idle }) in &landing.rated {
			T::Utilisation::note(*class, *used, *idle);
		}
		Self::remember_certificate(&signed, landing.seconds);
		Self::note_certified(body.period);
		for ((provider, class), seconds) in &landing.redeemed {
			T::Redemptions::note(provider, *class, body.period, *seconds);
		}
		let refunded = Self::take_refund(&clock);
		Self::deposit_event(Event::CertificateTaken {
			period: body.period,
			round: body.round,
			epoch,
			landed: landing.landed,
			skipped: landing.skipped,
			refunded,
		});
		let entries = landing.landed.saturating_add(landing.skipped);
		let signers = u32::try_from(signatures.len()).unwrap_or(u32::MAX);
		let noted = u64::try_from(landing.redeemed.len()).unwrap_or(u64::MAX);
		let weight = T::WeightInfo::submit_certificate(entries)
			.saturating_add(T::Redemptions::note_weight().saturating_mul(noted))
			.saturating_add(T::WeightInfo::check_signers(signers))
			.saturating_add(T::WeightInfo::credit_uses(landing.credited))
			.saturating_add(T::WeightInfo::decide_periods(landing.decided))
			.saturating_add(T::WeightInfo::compare_chains(landing.compared))
			.saturating_add(Self::classes_weight(
				landing.classes,
				u32::try_from(landing.rated.len()).unwrap_or(u32::MAX),
			));
		Ok(PostDispatchInfo {
			actual_weight: Some(weight),
			pays_fee: if refunded { Pays::No } else { Pays::Yes },
		})
	}

	/// Refuses a body that no honest committee signs.
	fn ensure_well_formed(clock: &Clock, body: &CertificateBody) -> DispatchResult {
		ensure!(!body.entries.is_empty(), Error::<T>::CertificateEmpty);
		for (entry, next) in body.entries.iter().zip(body.entries.iter().skip(1)) {
			ensure!(entry.device != next.device, Error::<T>::EntryRepeated);
			ensure!(entry.device < next.device, Error::<T>::EntriesUnsorted);
		}
		let most = clock.parameters.period_seconds;
		let bounded = body.entries.iter().all(|entry| entry.seconds <= most);
		ensure!(bounded, Error::<T>::TooManySeconds);
		Ok(())
	}

	/// Refuses a period that can't be certified now.
	fn ensure_certifiable(clock: &Clock, period: Period) -> DispatchResult {
		ensure!(period < clock.now, Error::<T>::PeriodNotOver);
		let last = period.saturating_add(clock.parameters.certificate_window);
		ensure!(clock.now <= last, Error::<T>::CertificateTooOld);
		let start = clock
			.start_of(period)
			.ok_or(Error::<T>::PeriodWithoutStart)?;
		ensure!(clock.is_closed(start), Error::<T>::PeriodNotClosed);
		Ok(())
	}

	/// Refuses signatures that don't make the body the committee's.
	pub(crate) fn ensure_signed_by_quorum<'a>(
		committee: &Committee,
		body: &'a CertificateBody,
		signatures: &AttesterSignatures,
	) -> Result<Signed<'a>, DispatchError> {
		let signers = Self::signers_of(committee, signatures)?;
		ensure!(
			signatures.len() >= committee.quorum(),
			Error::<T>::TooFewSignatures
		);
		let epoch = committee.epoch;
		let payload = body.signing_payload(&Self::genesis_hash(), epoch);
		Self::ensure_genuine(&payload, signatures)?;
		Ok(Signed {
			body,
			epoch,
			payload,
			signers,
		})
	}

	/// Who of the committee signed; refuses strangers, and signatures out of order.
	fn signers_of(
		committee: &Committee,
		signatures: &AttesterSignatures,
	) -> Result<Signers, DispatchError> {
		for (signer, next) in signatures.iter().zip(signatures.iter().skip(1)) {
			ensure!(signer.attester != next.attester, Error::<T>::SignerRepeated);
			ensure!(signer.attester < next.attester, Error::<T>::SignersUnsorted);
		}
		let mut signers = Signers::default();
		for signed in signatures {
			let seat = committee.seat(&signed.attester);
			signers.insert(seat.ok_or(Error::<T>::NotAnAttester)?);
		}
		Ok(signers)
	}

	/// Refuses signatures that aren't over `payload`, or whose signers were slashed.
	fn ensure_genuine(payload: &[u8; 32], signatures: &AttesterSignatures) -> DispatchResult {
		let genuine = signatures
			.iter()
			.all(|signed| signed.signature.verify(&payload[..], &signed.attester));
		ensure!(genuine, Error::<T>::BadSignature);
		Self::ensure_unslashed(signatures)
	}

	/// See [`Pallet::add_signatures`].
	pub(crate) fn do_add_signatures(
		period: Period,
		payload: [u8; 32],
		signatures: &AttesterSignatures,
	) -> DispatchResult {
		let mut taken =
			TakenCertificates::<T>::get(period, payload).ok_or(Error::<T>::UnknownCertificate)?;
		let last = period.saturating_add(<Self as PeriodClock>::certificate_window());
		let now = <Self as PeriodClock>::now();
		ensure!(now <= last, Error::<T>::CertificateTooOld);
		ensure!(!signatures.is_empty(), Error::<T>::TooFewSignatures);
		let committee = Self::committee_at(taken.epoch).ok_or(Error::<T>::UnknownCertificate)?;
		let signers = Self::signers_of(&committee, signatures)?;
		ensure!(
			!taken.signers.intersects(signers),
			Error::<T>::SignatureKnown
		);
		Self::ensure_genuine(&payload, signatures)?;
		Self::credit_signers(signatures, taken.seconds);
		taken.signers = taken.signers.with(signers);
		TakenCertificates::<T>::insert(period, payload, taken);
		Self::deposit_event(Event::SignaturesAdded {
			period,
			payload,
			signatures: signers.count(),
		});
		Ok(())
	}

	/// Keeps what more attesters may sign. The same body may come again, for devices that were left
	/// out the first time.
	fn remember_certificate(signed: &Signed, seconds: u32) {
		let period = signed.body.period;
		TakenCertificates::<T>::mutate(period, signed.payload, |taken| {
			// Who signed only one of them is paid for that one, and may sign neither again.
			let before = taken.take();
			*taken = Some(TakenCertificate {
				epoch: signed.epoch,
				seconds: before
					.map_or(0, |taken| taken.seconds)
					.saturating_add(seconds),
				signers: signed
					.signers
					.with(before.map(|taken| taken.signers).unwrap_or_default()),
			});
		});
		OldestTaken::<T>::mutate(|oldest| {
			*oldest = Some(oldest.map_or(period, |oldest| oldest.min(period)));
		});
	}

	/// Notes that the period isn't dark. It counts for whoever is late only if it isn't one in which nobody is
	/// blamed.
	fn note_certified(period: Period) {
		let counts = Starts::<T>::mutate(|starts| {
			starts
				.iter_mut()
				.find(|start| start.period == period)
				.is_some_and(|start| {
					!core::mem::replace(&mut start.certified, true) && !start.excused
				})
		});
		if counts {
			CertifiedPeriods::<T>::mutate(|count| *count = count.saturating_add(1));
		}
	}

	/// Removes some rows of certificates whose window is over, as far as the meter allows.
	pub(crate) fn forget_certificates(meter: &mut WeightMeter) {
		let look = T::WeightInfo::forget_certificates(0);
		if meter.try_consume(look).is_err() {
			return;
		}
		let window = <Self as PeriodClock>::certificate_window();
		let Some(oldest) = OldestTaken::<T>::get()
			.filter(|oldest| oldest.saturating_add(window) < <Self as PeriodClock>::now())
		else {
			return;
		};
		let remove = T::WeightInfo::forget_certificates(FORGOTTEN_PER_BLOCK).saturating_sub(look);
		if meter.try_consume(remove).is_err() {
			return;
		}
		let removed = TakenCertificates::<T>::clear_prefix(oldest, FORGOTTEN_PER_BLOCK, None);
		if removed.maybe_cursor.is_none() {
			OldestTaken::<T>::put(oldest.saturating_add(1));
		}
	}

	/// The committee that certifies `period` under `epoch`.
	fn committee_of(clock: &Clock, epoch: u32, period: Period) -> Result<Committee, DispatchError> {
		let current = CurrentCommittee::<T>::get();
		if epoch == current.epoch {
			return Ok(current);
		}
		ensure!(epoch < current.epoch, Error::<T>::UnknownEpoch);
		let previous = PastCommittees::<T>::get(epoch)
			.filter(|_| epoch.checked_add(1) == Some(current.epoch))
			.ok_or(Error::<T>::EpochReplaced)?;
		let last = previous
			.replaced_in
			.saturating_add(clock.parameters.certificate_window);
		let counts = clock.now <= last && period <= previous.replaced_in;
		ensure!(counts, Error::<T>::EpochReplaced);
		Ok(previous.committee)
	}

	/// Lands the entries that are new; leaves out the others.
	fn land_entries(clock: &Clock, signed: &Signed) -> Landing<T::AccountId> {
		let body = signed.body;
		let mut landing = Landing::default();
		let mut terms = Terms::new();
		let revocations = Revocations::<T>::get();
		for entry in &body.entries {
			let landed = Devices::<T>::try_mutate(entry.device, |device| {
				let device = device.as_mut().ok_or(Error::<T>::UnknownDevice)?;
				Self::ensure_awaits_certificate(device, body.period)?;
				let compared = u32::from(device.is_behind(revocations));
				landing.compared = landing.compared.saturating_add(compared);
				Self::ensure_trusted(entry.device, device, revocations)?;
				Self::land(clock, signed, entry, device, &mut terms, &mut landing)
			});
			match landed {
				Ok(()) => {
					landing.landed = landing.landed.saturating_add(1);
					landing.seconds = landing.seconds.saturating_add(entry.seconds.into());
				}
				Err(reason) => {
					landing.skipped = landing.skipped.saturating_add(1);
					landing.reason = Some(reason);
				}
			}
		}
		landing.classes = u32::try_from(terms.len()).unwrap_or(u32::MAX);
		landing
	}

	/// Lands one entry, which the device awaits. On an error nothing of the device is stored.
	fn land(
		clock: &Clock,
		signed: &Signed,
		entry: &CertificateEntry,
		device: &mut DeviceOf<T>,
		terms: &mut Terms,
		landing: &mut Landing<T::AccountId>,
	) -> DispatchResult {
		let CertificateBody { period, round, .. } = *signed.body;
		let touched = device.activity.touch(&device.id, clock);
		landing.decided = landing.decided.saturating_add(touched.decided);
		let fresh = device
			.activity
			.presence
			.fresh_in(period)
			.unwrap_or_default();
		ensure!(fresh, Error::<T>::NotFresh);
		if !touched.lapsed.is_zero() {
			Self::deposit_event(Event::WorkLapsed {
				device: entry.device,
				work: touched.lapsed,
			});
		}

		let uses = device
			.activity
			.slot(period)
			.map(|slot| slot.uses.as_slice())
			.unwrap_or_default();
		let mut used = 0_u64;
		for occupied in uses {
			let credited = Self::credit_use(clock, period, entry, device, occupied);
			used = used.saturating_add(credited);
			if matches!(occupied.id, UseId::Redemption(_)) {
				let of_provider = (device.provider.clone(), device.class);
				let redeemed = landing.redeemed.entry(of_provider).or_default();
				*redeemed = redeemed.saturating_add(credited);
			}
			landing.credited = landing.credited.saturating_add(1);
		}
		if device.rated {
			let rated = landing.rated.entry(device.class).or_default();
			rated.used = rated.used.saturating_add(used);
			let idle = u64::from(entry.seconds).saturating_sub(used);
			rated.idle = rated.idle.saturating_add(idle);
		}
		let work = if uses.is_empty() {
			let class = device.class;
			let terms = *terms
				.entry(class)
				.or_insert_with(|| T::Classes::terms_at(class, period));
			Self::idle_work(entry, device, terms)
		} else {
			Work::default()
		};
		let CertificateEntry {
			seconds,
			quality,
			watts,
			..
		} = *entry;
		device
			.activity
			.certify(
				period,
				Certified {
					seconds,
					quality,
					watts,
					work,
					epoch: signed.epoch,
					round,
					signers: signed.signers,
				},
			)
			// The period lies in the ring, for each of whose periods there is room.
			.map_err(|_| DispatchError::Exhausted)
	}

	/// Refuses a period in which the device doesn't count, or that has been certified.
	fn ensure_awaits_certificate(device: &DeviceOf<T>, period: Period) -> DispatchResult {
		ensure!(period > device.registered_in, Error::<T>::RegisteredLater);
		let active = device
			.retired_in
			.is_none_or(|retired_in| period <= retired_in);
		ensure!(active, Error::<T>::RetiredEarlier);
		let slot = device.activity.slot(period);
		let certified = slot.is_some_and(|slot| slot.certified.is_some());
		ensure!(!certified, Error::<T>::AlreadyCertified);
		Ok(())
	}

	/// What an idle period is worth, by the terms of its class in that period.
	fn idle_work(
		entry: &CertificateEntry,
		device: &DeviceOf<T>,
		terms: Option<ClassTerms>,
	) -> Work {
		let Some(terms) = terms.filter(|terms| terms.mintable) else {
			return Work::default();
		};
		let micros = credit::compute_time(
			u32::from(entry.seconds),
			entry.quality,
			device.tier.coefficient(),
		);
		// Nothing is credited that has no representation.
		credit::value(micros, terms.credit_factor)
			.map(|value| Work {
				time: ComputeTime(micros),
				value,
			})
			.unwrap_or_default()
	}

	/// Credits a use with its share of the period's verified seconds; answers how many that are.
	pub(crate) fn credit_use(
		clock: &Clock,
		period: Period,
		entry: &CertificateEntry,
		device: &DeviceOf<T>,
		occupied: &Occupied,
	) -> u64 {
		let found = (entry.seconds, entry.quality);
		let share = Self::share(clock, period, found, device.tier, occupied);
		Meters::<T>::mutate(entry.device, occupied.id, |meter| {
			*meter = meter.plus(share)
		});
		share.seconds
	}

	/// Whether one more certificate is refunded in this period; counts it if so.
	fn take_refund(clock: &Clock) -> bool {
		Refunds::<T>::mutate(|count| {
			if count.period != clock.now {
				*count = RefundCount {
					period: clock.now,
					refunds: 0,
				};
			}
			let refunded = count.refunds < clock.parameters.refunds_per_period;
			if refunded {
				count.refunds = count.refunds.saturating_add(1);
			}
			refunded
		})
	}
}
