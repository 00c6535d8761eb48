//! What the pallet's calls and its part of a block's start cost.

use frame_support::weights::Weight;

/// Weights of the pallet. Generated from its benchmarks for each runtime.
pub trait WeightInfo {
	/// The timestamp begins a new period.
	fn on_timestamp_set() -> Weight;
	/// A registration whose whole chain is verified.
	fn register_device() -> Weight;
	/// A registration with an authority that is remembered.
	fn register_device_cached() -> Weight;
	/// A firmware update whose whole chain is verified.
	fn update_device() -> Weight;
	/// The first step of a retirement.
	fn retire_device() -> Weight;
	/// The last step of a retirement.
	fn remove_device() -> Weight;
	/// A touch of a device that stops counting.
	fn touch_device() -> Weight;
	/// A proof of presence.
	fn prove_presence() -> Weight;
	/// A certificate with `e` entries for idle devices and one signature.
	fn submit_certificate(e: u32) -> Weight;
	/// What it costs to check and to pay `s` signers.
	fn check_signers(s: u32) -> Weight;
	/// What it costs beyond that to credit `u` uses.
	fn credit_uses(u: u32) -> Weight;
	/// What it costs beyond that to bring records up to date over `p` periods.
	fn decide_periods(p: u32) -> Weight;
	/// What it costs beyond that to compare the chains of `d` devices with what has been revoked.
	fn compare_chains(d: u32) -> Weight;
	/// A new committee of `n` attesters.
	fn set_attesters(n: u32) -> Weight;
	/// A change of the firmware policy.
	fn set_policy() -> Weight;
	/// A new root.
	fn add_root() -> Weight;
	/// A root less.
	fn remove_root() -> Weight;
	/// A certificate's revocation.
	fn revoke_certificate() -> Weight;
	/// A device's revocation.
	fn revoke_device() -> Weight;
	/// An attester's bond.
	fn bond_attester() -> Weight;
	/// The last step of an attester's leaving.
	fn unbond_attester() -> Weight;
	/// An attester's pay.
	fn claim_rewards() -> Weight;
	/// `s` late signatures.
	fn add_signatures(s: u32) -> Weight;
	/// A report of two bodies that have `e` entries together.
	fn report_equivocation(e: u32) -> Weight;
	/// The removal of `n` rows of certificates when a block is idle; none: the look whether there are
	/// any.
	fn forget_certificates(n: u32) -> Weight;
	/// A change of the parameters.
	fn set_parameters() -> Weight;
}

/// For mocks, which don't meter.
#[cfg(any(test, feature = "std"))]
impl WeightInfo for () {
	fn on_timestamp_set() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn register_device() -> Weight {
		Weight::from_parts(20_000, 0)
	}
	fn register_device_cached() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn update_device() -> Weight {
		Weight::from_parts(20_000, 0)
	}
	fn retire_device() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn remove_device() -> Weight {
		Weight::from_parts(15_000, 0)
	}
	fn touch_device() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn prove_presence() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn submit_certificate(e: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(e.into()))
	}
	fn check_signers(s: u32) -> Weight {
		Weight::from_parts(100, 0).saturating_mul(s.into())
	}
	fn credit_uses(u: u32) -> Weight {
		Weight::from_parts(100, 0).saturating_mul(u.into())
	}
	fn decide_periods(p: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(p.into())
	}
	fn compare_chains(d: u32) -> Weight {
		Weight::from_parts(1_000, 0).saturating_mul(d.into())
	}
	fn set_attesters(n: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(n.into()))
	}
	fn set_policy() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn add_root() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn remove_root() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn revoke_certificate() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn revoke_device() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn bond_attester() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn unbond_attester() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn claim_rewards() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn add_signatures(s: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(s.into()))
	}
	fn report_equivocation(e: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(e.into()))
	}
	fn forget_certificates(n: u32) -> Weight {
		Weight::from_parts(1_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(n.into()))
	}
	fn set_parameters() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
