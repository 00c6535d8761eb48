//! What the runtime APIs read.

use crate::{
	clock::Clock, types::Device, AttesterBonds, CertifiedPeriods, Config, CurrentCommittee,
	DeviceByIdentity, Devices, FirmwarePolicy, Pallet, Params, Revocations, TrustedRoots,
	UnpaidSeconds,
};
use alloc::{format, vec::Vec};
use florin_core::{
	report::{
		AttesterReport, ChallengeReport, ClockReport, DevicePeriodReport, DeviceReport,
		EvidenceSummary,
	},
	work::MaturedWork,
	AttesterId, DeviceIndex, Period,
};
use florin_evidence::{parse_report, verify_chain, verify_report, EvidenceError};
use florin_math::rewards;

impl<T: Config> Pallet<T> {
	/// The protocol's clock.
	pub fn clock_report() -> ClockReport {
		let clock = Self::clock().in_next_block();
		let certifiable = clock.last_closed().map(|start| start.period);
		let dark = clock.dark();
		let Clock {
			parameters,
			starts,
			now,
			..
		} = clock;
		let committee = CurrentCommittee::<T>::get();
		ClockReport {
			period: now,
			period_seconds: parameters.period_seconds,
			periods_per_day: parameters.periods_per_day,
			first_block: starts
				.last()
				.map(|start| start.first_block)
				.unwrap_or_default(),
			certificate_window: parameters.certificate_window,
			dispute_span: parameters.dispute_span,
			committee_epoch: committee.epoch,
			quorum: u32::try_from(committee.quorum()).unwrap_or(u32::MAX),
			certifiable,
			certified_periods: CertifiedPeriods::<T>::get(),
			dark,
		}
	}

	/// An attester as it is now; none without a bond, ever.
	pub fn attester_report(attester: AttesterId) -> Option<AttesterReport<T::AccountId>> {
		let row = AttesterBonds::<T>::get(attester)?;
		let earned = rewards::payout(Self::rewards_pot(), row.seconds, UnpaidSeconds::<T>::get());
		let ring = Params::<T>::get().ring_length();
		Some(AttesterReport {
			attester,
			bond: row.bond,
			seconds: row.seconds,
			earned,
			on_committee: CurrentCommittee::<T>::get().seat(&attester).is_some(),
			slashed: row.slashed,
			free_from: row.unbonding_since.map(|since| since.saturating_add(ring)),
			owner: row.owner,
		})
	}

	/// The challenges of a device: that of the current period, and those before it that the next
	/// block may still answer, oldest first. None for a device that isn't registered, or was retired
	/// or revoked.
	pub fn challenges(index: DeviceIndex) -> Vec<ChallengeReport> {
		let active = Devices::<T>::get(index).filter(|device| {
			let revoked_in = Self::revocation_of(index, device, Revocations::<T>::get());
			device.retired_in.is_none() && revoked_in.is_none()
		});
		let Some(device) = active else {
			return Vec::new();
		};
		let clock = Self::clock();
		clock
			.starts_after(device.registered_in)
			.map(|start| {
				let challenge_block = clock.challenge_block(start, &device.id);
				ChallengeReport {
					period: start.period,
					challenged: clock.is_challenged(start, &device.id),
					proven: device.activity.proven_in(start.period),
					challenge_block,
					last_block: clock.proof_deadline(challenge_block),
				}
			})
			.filter(|challenge| challenge.period == clock.now || challenge.last_block > clock.block)
			.collect()
	}

	/// A device's record as it is now.
	pub fn device_report(index: DeviceIndex) -> Option<DeviceReport<T::AccountId>> {
		let mut device = Devices::<T>::get(index)?;
		let clock = Self::clock();
		let revoked_in = Self::revocation_of(index, &device, Revocations::<T>::get());
		if let Some(period) = revoked_in {
			device.activity.void(period, &clock);
		}
		device.activity.touch(&device.id, &clock);
		let periods = (device.registered_in.max(clock.ring_start())..=clock.now)
			.map(|period| period_report(&device, period))
			.collect();
		let activity = &device.activity;
		Some(DeviceReport {
			index,
			id: device.id,
			class: device.class,
			fresh: activity.is_fresh(),
			retired: device.retired_in.is_some(),
			revoked: revoked_in.is_some(),
			current_use: activity.current_use.map(|current| current.id),
			periods,
			matured: MaturedWork {
				class: device.class,
				previous: activity.claimable.previous,
				current: activity.claimable.current,
			},
			maturing: activity.maturing(),
			provider: device.provider,
		})
	}

	/// What evidence says, once it has been verified. Its nonce is told, not checked.
	///
	/// # Errors
	/// The check that the evidence fails.
	pub fn evidence_summary(
		chain: &[Vec<u8>],
		report: &[u8],
	) -> Result<EvidenceSummary, EvidenceError> {
		let roots = TrustedRoots::<T>::get();
		let chain = verify_chain(chain, |root| roots.contains(root), |_| false)?;
		let nonce = parse_report(report)?.nonce;
		let verified = verify_report(
			report,
			&chain.leaf_key,
			&chain.fwid,
			chain.architecture,
			&nonce,
		)?;
		let firmware = verified.firmware;
		Ok(EvidenceSummary {
			device: chain.device_id,
			architecture: chain.architecture,
			firmware: verified.firmware_id.0,
			class: FirmwarePolicy::<T>::get(verified.firmware_id).map(|allowed| allowed.class),
			driver: firmware.driver.as_bytes().to_vec(),
			vbios: format!("{}", firmware.vbios).into_bytes(),
			nonce,
			revoked: Self::ensure_not_revoked(&chain.certificates).is_err()
				|| Self::is_banned(&chain),
			registered: DeviceByIdentity::<T>::get(chain.device_id),
		})
	}
}

/// What is on record of one period.
fn period_report<AccountId>(device: &Device<AccountId>, period: Period) -> DevicePeriodReport {
	let activity = &device.activity;
	let slot = activity.slot(period);
	DevicePeriodReport {
		period,
		proven: activity.proven_in(period),
		fresh: activity.presence.fresh_in(period),
		certified: slot
			.and_then(|slot| slot.certified)
			.map(|certified| (certified.seconds, certified.quality, certified.watts)),
		uses: slot
			.map(|slot| {
				slot.uses
					.iter()
					.map(|used| (used.id, used.seconds))
					.collect()
			})
			.unwrap_or_default(),
	}
}
