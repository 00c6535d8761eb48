//! Running other programs, and saying which.

use anyhow::{bail, Context, Result};
use std::{
	env,
	ffi::OsStr,
	io::IsTerminal,
	path::PathBuf,
	process::{Command, ExitStatus, Stdio},
	thread,
	time::{Duration, Instant},
};

/// How often a child is asked whether it has ended.
const POLL: Duration = Duration::from_millis(100);

/// Announces a step.
pub fn step(message: impl AsRef<str>) {
	println!("==> {}", message.as_ref());
}

/// A remark within a step.
pub fn note(message: impl AsRef<str>) {
	for line in message.as_ref().lines() {
		println!("    {line}");
	}
}

/// The command as one would type it.
pub fn describe(command: &Command) -> String {
	let words = std::iter::once(command.get_program()).chain(command.get_args());
	words.map(quote).collect::<Vec<_>>().join(" ")
}

fn quote(word: &OsStr) -> String {
	let word = word.to_string_lossy();
	let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:+,@%*~".contains(c);
	if !word.is_empty() && word.chars().all(plain) {
		word.into_owned()
	} else {
		format!("'{}'", word.replace('\'', r"'\''"))
	}
}

/// Shows and runs `command` with this program's own input and output.
///
/// # Errors
/// When it can't be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
	note(format!("$ {}", describe(command)));
	let status = command.status().with_context(|| cannot_start(command))?;
	check(command, status)
}

/// Runs `command` quietly and returns what it wrote to its standard output, trimmed.
///
/// # Errors
/// When it can't be started or ends with a failure; the message carries its standard error.
pub fn output(command: &mut Command) -> Result<String> {
	let output = command
		.stdin(Stdio::null())
		.output()
		.with_context(|| cannot_start(command))?;
	if !output.status.success() {
		let stderr = String::from_utf8_lossy(&output.stderr);
		bail!(
			"`{}` failed ({}): {}",
			describe(command),
			output.status,
			stderr.trim()
		);
	}
	let stdout = String::from_utf8(output.stdout)
		.with_context(|| format!("`{}` wrote something else than text", describe(command)))?;
	Ok(stdout.trim().to_owned())
}

/// Shows and runs `command`, and ends it when it takes longer than `limit`.
///
/// # Errors
/// When it can't be started, fails, or is still running after `limit`.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
	note(format!("$ {}", describe(command)));
	let mut child = command
		.stdin(Stdio::null())
		.spawn()
		.with_context(|| cannot_start(command))?;
	let started = Instant::now();
	loop {
		if let Some(status) = child.try_wait()? {
			return check(command, status);
		}
		if started.elapsed() >= limit {
			child.kill()?;
			child.wait()?;
			bail!(
				"`{}` was still running after {} s",
				describe(command),
				limit.as_secs()
			);
		}
		thread::sleep(POLL);
	}
}

/// Runs `command` until it ends by itself, or ends it as soon as `stop` says so (`None` then).
///
/// # Errors
/// When it can't be started.
pub fn run_until(command: &mut Command, stop: impl Fn() -> bool) -> Result<Option<ExitStatus>> {
	note(format!("$ {}", describe(command)));
	let mut child = command.spawn().with_context(|| cannot_start(command))?;
	loop {
		if let Some(status) = child.try_wait()? {
			return Ok((!stop()).then_some(status));
		}
		if stop() {
			child.kill()?;
			child.wait()?;
			return Ok(None);
		}
		thread::sleep(POLL);
	}
}

/// Turns an unsuccessful status into an error.
///
/// # Errors
/// When `status` isn't success.
pub fn check(command: &Command, status: ExitStatus) -> Result<()> {
	if !status.success() {
		bail!("`{}` failed ({status})", describe(command));
	}
	Ok(())
}

fn cannot_start(command: &Command) -> String {
	format!("can't start `{}`", command.get_program().to_string_lossy())
}

/// The first file called `program` in the folders of `PATH`.
pub fn find_in_path(program: &str) -> Option<PathBuf> {
	let path = env::var_os("PATH")?;
	env::split_paths(&path)
		.map(|folder| folder.join(program))
		.find(|file| file.is_file())
}

/// `program`, to be run with the administrator's rights.
///
/// # Errors
/// When this user isn't the administrator and there is no `sudo`.
pub fn as_administrator(program: &str) -> Result<Command> {
	if output(Command::new("id").arg("-u"))? == "0" {
		return Ok(Command::new(program));
	}
	if find_in_path("sudo").is_none() {
		bail!("`{program}` needs the administrator's rights, and there is no `sudo`");
	}
	let mut command = Command::new("sudo");
	if !std::io::stdin().is_terminal() {
		// Nobody is there to type a password: fail instead of waiting for one.
		command.arg("-n");
	}
	command.arg(program);
	Ok(command)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn describe_quotes_what_a_shell_would_split() {
		let mut command = Command::new("tool");
		command.args(["--plain=1", "two words", "it's", ""]);
		assert_eq!(
			describe(&command),
			r"tool --plain=1 'two words' 'it'\''s' ''"
		);
	}

	#[test]
	fn output_is_trimmed() {
		assert_eq!(output(Command::new("echo").arg(" text ")).unwrap(), "text");
	}

	#[test]
	fn failures_carry_the_command_and_its_complaint() {
		let error = output(Command::new("sh").args(["-c", "echo no luck >&2; exit 3"]))
			.unwrap_err()
			.to_string();
		assert!(
			error.contains("no luck") && error.contains("exit status: 3"),
			"{error}"
		);
	}

	#[test]
	fn a_command_past_its_limit_is_ended() {
		let started = Instant::now();
		let error = run_within(Command::new("sleep").arg("30"), Duration::from_millis(300))
			.unwrap_err()
			.to_string();
		assert!(error.contains("still running"), "{error}");
		assert!(started.elapsed() < Duration::from_secs(10));
	}

	#[test]
	fn a_command_ends_when_it_is_told_to_stop() {
		let mut sleeper = Command::new("sleep");
		assert!(run_until(sleeper.arg("30"), || true).unwrap().is_none());
		let status = run_until(&mut Command::new("true"), || false).unwrap();
		assert!(status.is_some_and(|status| status.success()));
	}

	#[test]
	fn programs_are_found_in_the_path() {
		assert!(find_in_path("sh").is_some());
		assert!(find_in_path("no-such-program-anywhere").is_none());
	}
}
