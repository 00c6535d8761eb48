//! Clocks that are off: `libfaketime`, which a program loads before the system's own library.

use crate::setup;
use anyhow::Result;

/// Why no clock can be shifted here, if that is so.
pub fn obstacle() -> Option<String> {
	setup::for_shifted_clocks()
		.err()
		.map(|error| format!("{error:#}"))
}

/// The environment in which a program's clock is off by so many seconds. Only the time of day is: how
/// long something takes is measured rightly.
///
/// # Errors
/// When the library isn't there.
pub fn shifted(seconds: i32) -> Result<Vec<(String, String)>> {
	let library = setup::for_shifted_clocks()?.display().to_string();
	let environment = [
		("LD_PRELOAD", library),
		("FAKETIME", format!("{seconds:+}")),
		("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
		("NO_FAKE_STAT", "1".to_owned()),
	];
	Ok(environment
		.map(|(name, value)| (name.to_owned(), value))
		.to_vec())
}
