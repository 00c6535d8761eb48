//! The compute standard: decided by governance, on the clock of attestation.

use crate::{configs::governance::EnsureMayChangeParameters, AccountId, Attestation, Runtime};
use frame_system::EnsureRoot;

impl pallet_catalog::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin = EnsureMayChangeParameters;
	type Clock = Attestation;
	type WeightInfo = crate::weights::pallet_catalog::WeightInfo<Runtime>;
}
