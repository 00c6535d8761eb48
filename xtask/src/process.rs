//! Running other programs, and saying which.

use anyhow::{bail, Context, Result};
use signal_hook::consts::{SIGINT, SIGTERM};
use std::{
	env,
	ffi::OsStr,
	fs::File,
	io::{self, BufRead, BufReader, IsTerminal, Read},
	path::PathBuf,
	process::{Child, Command, ExitStatus, Stdio},
	sync::{
		atomic::{AtomicBool, Ordering},
		mpsc::{channel, RecvTimeoutError},
		Arc,
	},
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

/// `command`, with what other programs leave of the machine.
pub fn gently(command: &Command) -> Command {
	let mut gentle = Command::new("nice");
	gentle
		.args(["-n", "19"])
		.arg(command.get_program())
		.args(command.get_args());
	for (name, value) in command.get_envs() {
		match value {
			Some(value) => gentle.env(name, value),
			None => gentle.env_remove(name),
		};
	}
	if let Some(folder) = command.get_current_dir() {
		gentle.current_dir(folder);
	}
	gentle
}

/// A command that runs beside others, with its output in a file until it ends; ended with this value.
pub struct Background {
	command: Command,
	child: Child,
	log: PathBuf,
}

impl Background {
	/// Shows and starts `command`.
	///
	/// # Errors
	/// When it can't be started, or the file can't be written.
	pub fn start(mut command: Command, log: PathBuf) -> Result<Self> {
		note(format!("$ {}", describe(&command)));
		let file = File::create(&log).with_context(|| format!("can't write {}", log.display()))?;
		let child = command
			.stdin(Stdio::null())
			.stdout(file.try_clone()?)
			.stderr(file)
			.spawn()
			.with_context(|| cannot_start(&command))?;
		Ok(Self {
			command,
			child,
			log,
		})
	}

	/// Waits for it, and shows what it wrote.
	///
	/// # Errors
	/// When it ends with a failure.
	pub fn finish(mut self) -> Result<()> {
		let status = self.child.wait()?;
		io::copy(&mut File::open(&self.log)?, &mut io::stdout())?;
		check(&self.command, status)
	}
}

impl Drop for Background {
	fn drop(&mut self) {
		// It may have ended by itself.
		let _ = self.child.kill();
		let _ = self.child.wait();
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

/// Runs `command`, shows each line of its standard error and hands it to `line` while it works, and answers what it wrote to its standard output. Ends it as
/// soon as `stop` says so.
///
/// # Errors
/// When it can't be started or fails, when it was ended, and those of `line`, which end it too.
pub fn follow(
	command: &mut Command,
	stop: impl Fn() -> bool,
	line: impl FnMut(&str) -> Result<()>,
) -> Result<String> {
	note(format!("$ {}", describe(command)));
	let mut child = command
		.stdin(Stdio::null())
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.spawn()
		.with_context(|| cannot_start(command))?;
	let mut stdout = child.stdout.take().context("it has a standard output")?;
	let answer = thread::spawn(move || -> io::Result<String> {
		let mut answer = String::new();
		stdout.read_to_string(&mut answer)?;
		Ok(answer)
	});
	if let Err(error) = hand_on(&mut child, stop, line) {
		child.kill()?;
		child.wait()?;
		return Err(error);
	}
	check(command, child.wait()?)?;
	match answer.join() {
		Ok(answer) => Ok(answer?),
		Err(_) => bail!("`{}` wrote something else than text", describe(command)),
	}
}

/// Hands on a child's standard error, line by line, until its end.
fn hand_on(
	child: &mut Child,
	stop: impl Fn() -> bool,
	mut line: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
	let stderr = child.stderr.take().context("it has a standard error")?;
	let (sender, lines) = channel();
	thread::spawn(move || {
		let lines = BufReader::new(stderr).lines().map_while(io::Result::ok);
		lines.map(|line| sender.send(line)).all(|sent| sent.is_ok())
	});
	loop {
		if stop() {
			bail!("interrupted");
		}
		match lines.recv_timeout(POLL) {
			Ok(text) => {
				note(&text);
				line(&text)?;
			}
			Err(RecvTimeoutError::Timeout) => {}
			Err(RecvTimeoutError::Disconnected) => return Ok(()),
		}
	}
}

/// Keeps Ctrl-C and requests to end from ending this program at once, so that it can clean up; answers what tells whether there was one.
///
/// # Errors
/// When the system doesn't allow it.
pub fn interruption() -> Result<impl Fn() -> bool> {
	let interrupted = Arc::new(AtomicBool::new(false));
	for signal in [SIGINT, SIGTERM] {
		signal_hook::flag::register(signal, interrupted.clone())?;
	}
	Ok(move || interrupted.load(Ordering::Relaxed))
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
	fn what_runs_gently_runs_as_it_was_to() {
		let mut command = Command::new("sh");
		command
			.args(["-c", "nice; echo $NAME; pwd"])
			.env("NAME", "value")
			.current_dir("/");
		assert_eq!(output(&mut gently(&command)).unwrap(), "19\nvalue\n/");
	}

	#[test]
	fn a_failure_in_the_background_is_one() {
		let background = |code: &str| {
			let log = env::temp_dir().join(format!("xtask-{}-{code}", std::process::id()));
			let mut command = Command::new("sh");
			command.args(["-c", &format!("exit {code}")]);
			let ended = Background::start(command, log.clone()).unwrap().finish();
			std::fs::remove_file(log).unwrap();
			ended
		};
		background("0").unwrap();
		assert!(background("3").unwrap_err().to_string().contains("3"));
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
	fn progress_is_handed_on_and_the_answer_kept() {
		let mut talking = Command::new("sh");
		talking.args(["-c", "echo one >&2; echo answer; echo two >&2"]);
		let mut lines = Vec::new();
		let answer = follow(
			&mut talking,
			|| false,
			|line| {
				lines.push(line.to_owned());
				Ok(())
			},
		);
		assert_eq!(answer.unwrap(), "answer\n");
		assert_eq!(lines, ["one", "two"]);
	}

	#[test]
	fn what_is_followed_ends_when_it_is_told_to_or_its_progress_is_refused() {
		let started = Instant::now();
		let refused = follow(Command::new("sleep").arg("30"), || true, |_| Ok(()));
		assert_eq!(refused.unwrap_err().to_string(), "interrupted");
		let mut talking = Command::new("sh");
		talking.args(["-c", "echo one >&2; exec sleep 30"]);
		let refused = follow(&mut talking, || false, |line| bail!("not {line}"));
		assert_eq!(refused.unwrap_err().to_string(), "not one");
		assert!(started.elapsed() < Duration::from_secs(10));
	}

	#[test]
	fn programs_are_found_in_the_path() {
		assert!(find_in_path("sh").is_some());
		assert!(find_in_path("no-such-program-anywhere").is_none());
	}
}
