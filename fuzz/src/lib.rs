//! What the fuzz targets share: the layout of a chain as one input, and edits of byte strings.

use arbitrary::Arbitrary;

/// Splits an input into certificates, each behind its length as a little-endian u16. A length that
/// exceeds what is left takes what is left.
pub fn split_chain(mut input: &[u8]) -> Vec<&[u8]> {
	let mut chain = Vec::new();
	while let Some((len, rest)) = input.split_first_chunk() {
		let len = usize::from(u16::from_le_bytes(*len)).min(rest.len());
		let (certificate, rest) = rest.split_at(len);
		chain.push(certificate);
		input = rest;
	}
	chain
}

/// One edit of a byte string. Positions wrap around.
#[derive(Arbitrary, Clone, Debug)]
pub enum Edit {
	/// Combines a byte with another by exclusive or.
	Change(u16, u8),
	/// Inserts a byte.
	Insert(u16, u8),
	/// Removes a byte.
	Remove(u16),
	/// Removes everything from a position on.
	Truncate(u16),
	/// Copies a part of the string over another part.
	Copy {
		/// Where the part starts.
		from: u16,
		/// Where it goes.
		to: u16,
		/// Its length.
		len: u8,
	},
}

impl Edit {
	/// Applies the edit.
	pub fn apply(&self, bytes: &mut Vec<u8>) {
		let end = bytes.len();
		if end == 0 {
			return;
		}
		let wrap = |position: u16| usize::from(position) % end;
		match *self {
			Self::Change(at, mask) => bytes[wrap(at)] ^= mask,
			Self::Insert(at, byte) => bytes.insert(wrap(at), byte),
			Self::Remove(at) => {
				bytes.remove(wrap(at));
			}
			Self::Truncate(at) => bytes.truncate(wrap(at)),
			Self::Copy { from, to, len } => {
				let (from, to) = (wrap(from), wrap(to));
				let len = usize::from(len).min(end - from).min(end - to);
				bytes.copy_within(from..from + len, to);
			}
		}
	}
}
