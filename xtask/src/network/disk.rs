//! A small disk that can be filled: a file system in memory.

use crate::process;
use anyhow::{Context, Result};
use std::{
	fs::{self, File},
	io::{ErrorKind, Write},
	path::{Path, PathBuf},
	process::Command,
};

/// The file that fills it.
const BALLAST: &str = "ballast";

/// Why no disk can be mounted here, if that is so.
pub fn obstacle() -> Option<String> {
	let folder = std::env::temp_dir().join(format!("florin-disk-{}", std::process::id()));
	let mounted = Disk::mount(folder.clone(), 1).map(drop);
	// Where it couldn't be made there is none.
	let _ = fs::remove_dir(folder);
	mounted
		.err()
		.map(|error| format!("no small disk can be mounted ({error:#})"))
}

/// A mounted disk; unmounted with this value.
pub struct Disk {
	folder: PathBuf,
}

impl Disk {
	/// Mounts a disk of `mebibytes` on `folder`, which is made.
	///
	/// # Errors
	/// Without the administrator's rights, or where the system has no such disks.
	pub fn mount(folder: PathBuf, mebibytes: u32) -> Result<Self> {
		fs::create_dir_all(&folder)?;
		let mut mount = process::as_administrator("mount")?;
		mount
			.args(["-t", "tmpfs", "-o", &format!("size={mebibytes}m")])
			.arg("florin")
			.arg(&folder);
		process::output(&mut mount)?;
		Ok(Self { folder })
	}

	/// Where it is.
	pub fn folder(&self) -> &Path {
		&self.folder
	}

	/// Takes all the room that is left. Returns how many bytes that was.
	///
	/// # Errors
	/// When writing fails for another reason than that.
	pub fn fill(&self) -> Result<u64> {
		let mut file = File::create(self.folder.join(BALLAST))?;
		let mut piece: &[u8] = &[0; 1 << 16];
		loop {
			match file.write_all(piece) {
				Ok(()) => {}
				Err(error) if error.kind() == ErrorKind::StorageFull => {
					if piece.len() == 1 {
						return Ok(file.metadata()?.len());
					}
					piece = piece.get(..piece.len() / 2).context("halves are shorter")?;
				}
				Err(error) => return Err(error).context("can't fill the disk"),
			}
		}
	}

	/// Gives the room back that [`Disk::fill`] took.
	///
	/// # Errors
	/// When it can't.
	pub fn make_room(&self) -> Result<()> {
		Ok(fs::remove_file(self.folder.join(BALLAST))?)
	}
}

impl Drop for Disk {
	fn drop(&mut self) {
		let unmount = |arguments: &[&str]| {
			let mut unmount = process::as_administrator("umount")?;
			process::output(unmount.args(arguments).arg(&self.folder))
		};
		// Lazily where something still has files open on it: a node that is about to be ended.
		let unmounted = unmount(&[]).or_else(|_| unmount(&["--lazy"]));
		if let Err(error) = unmounted {
			eprintln!("{} may still be mounted: {error:#}", self.folder.display());
		}
	}
}

/// Copies the content of a folder, with its holes, into another one.
///
/// # Errors
/// When there is no room, or no such folder.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
	fs::create_dir_all(to)?;
	let mut copy = Command::new("cp");
	copy.args(["-a", "--sparse=always"])
		.arg(from.join("."))
		.arg(to);
	process::output(&mut copy).map(|_| ())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_copy_has_what_the_folder_has() {
		let folder = std::env::temp_dir().join(format!("xtask-{}-copy", std::process::id()));
		fs::create_dir_all(folder.join("from/inner")).unwrap();
		fs::write(folder.join("from/inner/file"), "text").unwrap();
		copy(&folder.join("from"), &folder.join("to")).unwrap();
		let copied = fs::read_to_string(folder.join("to/inner/file")).unwrap();
		assert_eq!(copied, "text");
		fs::remove_dir_all(folder).unwrap();
	}
}
