//! Which figures make a class.

use crate::{
	Config, Error, Hardware, NewClass, Pallet, ReferencePrices, Slugs, Valuation,
	MAX_CREDIT_FACTOR, MAX_REFERENCE_PRICE, MIN_CREDIT_FACTOR,
};
use florin_core::class::ClassKind;
use frame_support::{dispatch::DispatchResult, ensure};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// Refuses a class that must not enter the catalogue.
	pub(crate) fn ensure_valid_class(class: &NewClass) -> DispatchResult {
		ensure!(is_slug(&class.slug), Error::<T>::InvalidSlug);
		ensure!(
			!Slugs::<T>::contains_key(&class.slug),
			Error::<T>::SlugTaken
		);
		ensure!(is_name(&class.name), Error::<T>::InvalidName);
		Self::ensure_valid_hardware(&class.hardware)?;
		Self::ensure_valid_valuation(&class.valuation)
	}

	/// Refuses figures out of bounds.
	pub(crate) fn ensure_valid_valuation(valuation: &Valuation) -> DispatchResult {
		let factors = MIN_CREDIT_FACTOR..=MAX_CREDIT_FACTOR;
		ensure!(
			factors.contains(&valuation.credit_factor),
			Error::<T>::FactorOutOfBounds
		);
		let ReferencePrices {
			per_hour,
			per_tflop_hour,
			per_gib_hour,
		} = valuation.prices;
		for price in [per_hour, per_tflop_hour, per_gib_hour] {
			ensure!(
				!price.is_zero() && price <= MAX_REFERENCE_PRICE,
				Error::<T>::PriceOutOfBounds
			);
		}
		Ok(())
	}

	fn ensure_valid_hardware(hardware: &Hardware) -> DispatchResult {
		ensure!(hardware.tflops > 0, Error::<T>::ZeroTflops);
		ensure!(hardware.memory_gib > 0, Error::<T>::ZeroMemory);
		ensure!(hardware.board_watts > 0, Error::<T>::ZeroWatts);
		ensure!(
			hardware.architecture.is_none() || hardware.kind == ClassKind::Gpu,
			Error::<T>::EvidenceOfOtherKind
		);
		Ok(())
	}
}

/// Whether `bytes` are lowercase letters and digits with hyphens between them only.
fn is_slug(bytes: &[u8]) -> bool {
	let inner = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
	let outer = |byte: Option<&u8>| byte.is_some_and(|byte| *byte != b'-');
	outer(bytes.first()) && outer(bytes.last()) && bytes.iter().all(inner)
}

/// Whether `bytes` are a text that can be printed in a line.
fn is_name(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|name| {
		!name.is_empty() && name.trim() == name && !name.chars().any(char::is_control)
	})
}
