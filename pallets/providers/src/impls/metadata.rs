//! What a provider may say of itself.

use crate::{Attribute, Config, Error, Metadata, Pallet, Region};
use alloc::collections::BTreeSet;
use frame_support::{dispatch::DispatchResult, ensure};

impl Metadata {
	/// The number of attributes.
	pub fn attribute_count(&self) -> u32 {
		// The bound of the list is far below what the type holds.
		self.attributes.len().try_into().unwrap_or(u32::MAX)
	}
}

impl<T: Config> Pallet<T> {
	/// Refuses metadata that clients couldn't show.
	pub(crate) fn ensure_valid_metadata(metadata: &Metadata) -> DispatchResult {
		ensure!(
			!metadata.name.is_empty() && is_text(&metadata.name),
			Error::<T>::InvalidName
		);
		ensure!(is_url(&metadata.endpoint), Error::<T>::InvalidEndpoint);
		let Region(letters) = metadata.region;
		ensure!(
			letters.iter().all(u8::is_ascii_uppercase),
			Error::<T>::InvalidRegion
		);

		let mut keys = BTreeSet::new();
		for Attribute { key, value } in &metadata.attributes {
			ensure!(
				!key.is_empty() && is_text(key),
				Error::<T>::InvalidAttributeKey
			);
			ensure!(is_text(value), Error::<T>::InvalidAttributeValue);
			ensure!(keys.insert(key), Error::<T>::RepeatedAttribute);
		}
		Ok(())
	}
}

/// Whether `bytes` can be printed in a line. Nothing can be.
fn is_text(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes)
		.is_ok_and(|text| text.trim() == text && !text.chars().any(char::is_control))
}

/// Whether `bytes` are a URL with a scheme and a host, as far as that can be told without knowing
/// the scheme.
fn is_url(bytes: &[u8]) -> bool {
	let Ok(url) = core::str::from_utf8(bytes) else {
		return false;
	};
	let Some((scheme, rest)) = url.split_once("://") else {
		return false;
	};
	let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
		&& scheme
			.chars()
			.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
	let has_host = rest.starts_with(|c: char| !matches!(c, '/' | '?' | '#' | ':' | '@'));
	is_scheme && has_host && rest.bytes().all(|byte| byte.is_ascii_graphic())
}
