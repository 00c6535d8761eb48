//! Reading a byte string from front to back.

/// The part of a byte string that has not been read. Every read returns nothing, and reads
/// nothing, if too few bytes are left.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
	/// Starts at the front of `bytes`.
	pub(crate) const fn new(bytes: &'a [u8]) -> Self {
		Self(bytes)
	}

	/// Whether nothing is left.
	pub(crate) const fn is_finished(&self) -> bool {
		self.0.is_empty()
	}

	/// The next `len` bytes.
	pub(crate) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
		let (taken, rest) = self.0.split_at_checked(len)?;
		self.0 = rest;
		Some(taken)
	}

	/// The next `N` bytes.
	pub(crate) fn array<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
		let (taken, rest) = self.0.split_first_chunk()?;
		self.0 = rest;
		Some(taken)
	}

	/// The next byte.
	pub(crate) fn u8(&mut self) -> Option<u8> {
		self.array().map(|[byte]| *byte)
	}

	/// The next two bytes as a little-endian number.
	pub(crate) fn u16_le(&mut self) -> Option<u16> {
		self.array().copied().map(u16::from_le_bytes)
	}

	/// The next three bytes as a little-endian number.
	pub(crate) fn u24_le(&mut self) -> Option<u32> {
		self.array()
			.map(|[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]))
	}
}
