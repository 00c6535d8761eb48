//! The sources that a runtime is built from: a commit's, or the working tree's, copied into a folder.

use super::edit::Edit;
use crate::process;
use anyhow::{bail, ensure, Context, Result};
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// Which sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
	/// Those of a commit, by its hash.
	Commit(String),
	/// The tracked files as they are in the working tree.
	WorkingTree,
}

impl Source {
	/// The commit `name` of the repository in `root`.
	///
	/// # Errors
	/// When there is none.
	pub fn commit(root: &Path, name: &str) -> Result<Self> {
		let commit = format!("{name}^{{commit}}");
		let hash = git(root, &["rev-parse", "--verify", "--quiet", &commit])
			.with_context(|| format!("this repository has no commit `{name}`"))?;
		Ok(Self::Commit(hash))
	}

	/// Makes `target` a copy of these sources with `edits`. Files that don't change are left alone, so that what was compiled from them needn't be again.
	/// `scratch` is a folder for what comes in between.
	///
	/// # Errors
	/// When git fails, an edit doesn't fit, or a folder can't be written.
	pub fn copy(&self, root: &Path, scratch: &Path, target: &Path, edits: &[Edit]) -> Result<()> {
		match self {
			Self::Commit(hash) => {
				let archive = scratch.with_extension("tar");
				remove(scratch)?;
				fs::create_dir_all(scratch)?;
				let mut export = Command::new("git");
				export
					.current_dir(root)
					.args(["archive", "--format=tar", "--output"])
					.arg(&archive)
					.arg(hash);
				process::output(&mut export)?;
				let mut unpack = Command::new("tar");
				unpack.arg("-xf").arg(&archive).arg("-C").arg(scratch);
				process::output(&mut unpack)?;
				fs::remove_file(&archive)?;
				let list = git(root, &["ls-tree", "-r", "-z", "--name-only", hash])?;
				mirror(scratch, &files(&list), target, edits)?;
				remove(scratch)
			}
			Self::WorkingTree => {
				let list = git(root, &["ls-files", "-z"])?;
				let files = files(&list)
					.into_iter()
					// Removed, and not yet committed.
					.filter(|file| root.join(file).is_file())
					.collect();
				mirror(root, &files, target, edits)
			}
		}
	}
}

/// Sees to it that the working tree of the repository in `root` is what was committed last.
///
/// # Errors
/// When a tracked file differs; the message names it.
pub fn ensure_clean(root: &Path) -> Result<()> {
	let changed = git(root, &["status", "--porcelain", "--untracked-files=no"])?;
	ensure!(
		changed.is_empty(),
		"the working tree has changes that aren't committed:\n{changed}\n\
		 What to do: commit them, name the commit that is meant with --commit, or try them out with --dirty"
	);
	Ok(())
}

fn git(root: &Path, arguments: &[&str]) -> Result<String> {
	process::output(Command::new("git").current_dir(root).args(arguments))
}

/// The files in a list of git's that ends each with a zero.
fn files(list: &str) -> BTreeSet<PathBuf> {
	list.split('\0')
		.filter(|name| !name.is_empty())
		.map(PathBuf::from)
		.collect()
}

/// Makes `target` hold `files` of `base`, with `edits`, and nothing else. Writes only what differs: cargo goes by the times of files.
fn mirror(base: &Path, files: &BTreeSet<PathBuf>, target: &Path, edits: &[Edit]) -> Result<()> {
	for edit in edits {
		ensure!(
			files.contains(Path::new(edit.file)),
			"the sources have no {}, which is to be edited",
			edit.file
		);
	}
	for file in files {
		let from = base.join(file);
		let mut content =
			fs::read(&from).with_context(|| format!("can't read {}", from.display()))?;
		for edit in edits.iter().filter(|edit| Path::new(edit.file) == file) {
			let text = String::from_utf8(content)
				.with_context(|| format!("{} isn't text", from.display()))?;
			content = edit.apply(&text)?.into_bytes();
		}
		let to = target.join(file);
		if fs::read(&to).is_ok_and(|present| present == content) {
			continue;
		}
		if let Some(folder) = to.parent() {
			fs::create_dir_all(folder)?;
		}
		fs::write(&to, content).with_context(|| format!("can't write {}", to.display()))?;
	}
	remove_others(target, target, files)
}

/// Removes what `folder`, which lies in `target`, holds beside `files`.
fn remove_others(target: &Path, folder: &Path, files: &BTreeSet<PathBuf>) -> Result<()> {
	for entry in fs::read_dir(folder)? {
		let path = entry?.path();
		if path.is_dir() && !path.is_symlink() {
			remove_others(target, &path, files)?;
		} else if !files.contains(path.strip_prefix(target)?) {
			fs::remove_file(&path)?;
		}
	}
	Ok(())
}

/// Removes a folder, if it is there.
///
/// # Errors
/// When it can't be removed.
pub fn remove(folder: &Path) -> Result<()> {
	match fs::remove_dir_all(folder) {
		Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
			bail!("can't remove {}: {error}", folder.display())
		}
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::runtime::{
		edit::Variant,
		version::{self, tests::SOURCE, Version},
	};

	fn scratch(name: &str) -> PathBuf {
		let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
		remove(&folder).unwrap();
		fs::create_dir_all(&folder).unwrap();
		folder
	}

	#[test]
	fn a_list_of_git_is_split_at_zeros() {
		let expected = ["a b", "c"].map(PathBuf::from).into_iter().collect();
		assert_eq!(files("a b\0c\0"), expected);
		assert!(files("").is_empty());
	}

	#[test]
	fn a_copy_has_the_files_with_their_edits_and_nothing_else() {
		let folder = scratch("mirror");
		let (base, target) = (folder.join("base"), folder.join("target"));
		fs::create_dir_all(base.join("runtime/src")).unwrap();
		fs::create_dir_all(target.join("old")).unwrap();
		fs::write(base.join(version::FILE), SOURCE).unwrap();
		fs::write(base.join("untracked"), "x").unwrap();
		fs::write(base.join("same"), "same").unwrap();
		fs::write(target.join("same"), "same").unwrap();
		fs::write(target.join("old/file"), "x").unwrap();
		let written = fs::metadata(target.join("same"))
			.unwrap()
			.modified()
			.unwrap();

		let list = files(&format!("{}\0same", version::FILE));
		mirror(&base, &list, &target, &Variant::Next.edits(7)).unwrap();
		let edited = fs::read_to_string(target.join(version::FILE)).unwrap();
		assert_eq!(Version::stated(&edited).unwrap().spec, 9);
		assert!(!target.join("old/file").exists() && !target.join("untracked").exists());
		let now = fs::metadata(target.join("same"))
			.unwrap()
			.modified()
			.unwrap();
		assert_eq!(now, written, "what is the same isn't written again");

		mirror(&base, &list, &target, &[]).unwrap();
		let back = fs::read_to_string(target.join(version::FILE)).unwrap();
		assert_eq!(back, SOURCE);
		fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn a_commit_is_copied_as_it_was_and_the_working_tree_as_it_is() {
		let folder = scratch("commit");
		let [root, between, target] = ["root", "between", "target"].map(|name| folder.join(name));
		for folder in [&root, &target] {
			fs::create_dir_all(folder).unwrap();
		}
		git(&root, &["init", "--quiet"]).unwrap();
		fs::write(root.join("file"), "committed").unwrap();
		git(&root, &["add", "file"]).unwrap();
		let commit = [
			"-c",
			"user.name=x",
			"-c",
			"user.email=x",
			"-c",
			"commit.gpgsign=false",
			"commit",
			"--quiet",
			"--message",
			"x",
		];
		git(&root, &commit).unwrap();
		ensure_clean(&root).unwrap();
		fs::write(root.join("file"), "changed").unwrap();
		fs::write(root.join("untracked"), "x").unwrap();
		let error = ensure_clean(&root).unwrap_err().to_string();
		assert!(
			error.contains("file") && !error.contains("untracked"),
			"{error}"
		);

		let copied = |source: Source| {
			source.copy(&root, &between, &target, &[]).unwrap();
			assert!(!target.join("untracked").exists() && !between.exists());
			fs::read_to_string(target.join("file")).unwrap()
		};
		assert_eq!(copied(Source::commit(&root, "HEAD").unwrap()), "committed");
		assert_eq!(copied(Source::WorkingTree), "changed");
		assert!(Source::commit(&root, "no-such-branch").is_err());
		fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn an_edit_of_a_file_that_is_not_there_is_refused() {
		let folder = scratch("no-such-file");
		let error = mirror(&folder, &files(""), &folder, &Variant::Next.edits(7)).unwrap_err();
		assert!(error.to_string().contains(version::FILE), "{error}");
		fs::remove_dir_all(folder).unwrap();
	}
}
