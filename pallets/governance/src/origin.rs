//! The origin that may only take away.

use crate::Origin;
use frame_support::traits::{EnsureOrigin, OriginTrait};

/// Lets [`Origin::Tighten`] pass.
pub struct EnsureTighten;

impl<RuntimeOrigin> EnsureOrigin<RuntimeOrigin> for EnsureTighten
where
	RuntimeOrigin: OriginTrait + From<Origin>,
	Result<Origin, RuntimeOrigin>: From<RuntimeOrigin>,
{
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		Result::<Origin, RuntimeOrigin>::from(origin).map(|Origin::Tighten| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(Origin::Tighten.into())
	}
}
