//! Where prices are read: files, commands, and servers.

use super::document::Pointer;
use crate::{
	keys::{KEY_FILE_VARIABLE, SURI_VARIABLE},
	price::{checked, trillionths},
};
use florin_core::index::IndexPrice;
use std::{
	fs,
	io::{self, Read as _},
	path::{Path, PathBuf},
	process::Stdio,
	time::{Duration, SystemTime},
};
use tokio::{
	io::{copy, sink, AsyncRead, AsyncReadExt as _},
	process::Command,
	task::spawn_blocking,
	time::timeout,
};
use ureq::http::{HeaderName, HeaderValue, StatusCode};

/// Bytes that a source may say.
const LIMIT: u64 = 1 << 20;

/// Bytes of a failed command's complaint that are looked at.
const COMPLAINT: u64 = 4 << 10;

/// Characters of an answer that isn't understood which are shown.
const SHOWN: usize = 40;

/// Where the price of a class is read.
#[derive(Clone, Debug)]
pub struct Source {
	/// What the feeder calls it: a path, a program or a host.
	pub name: String,
	/// Where it is.
	pub origin: Origin,
	/// Where in a JSON document the price stands; the whole text is the price if none is given.
	pub pointer: Option<Pointer>,
	/// The number of devices that are priced.
	pub divide: u32,
	/// How long it may take.
	pub timeout: Duration,
}

/// Where a text comes from.
#[derive(Clone, Debug)]
pub enum Origin {
	/// A file.
	File {
		/// Which.
		path: PathBuf,
		/// How long ago it may have been written.
		oldest: Option<Duration>,
	},
	/// What a program writes.
	Command {
		/// Which.
		program: String,
		/// Its arguments.
		arguments: Vec<String>,
	},
	/// What a server answers.
	Http {
		/// Where.
		url: String,
		/// Whether the server is on this machine.
		local: bool,
		/// What it is sent.
		headers: Vec<Header>,
	},
}

/// A header of a request. Its value isn't shown.
#[derive(Clone, Debug)]
pub struct Header {
	/// Its name.
	pub name: HeaderName,
	/// What it says.
	pub value: HeaderValue,
}

impl Source {
	/// Seconds that a source may take unless it is given others.
	pub const DEFAULT_TIMEOUT: u64 = 10;

	/// The price of one device.
	///
	/// # Errors
	///
	/// Why there is none, in a sentence.
	pub async fn read(self) -> Result<IndexPrice, String> {
		let late = format!("it took longer than {} s", self.timeout.as_secs());
		let text = timeout(self.timeout, self.text())
			.await
			.unwrap_or(Err(late))?;
		let figure = match &self.pointer {
			Some(pointer) => pointer.figure(&text)?,
			None => text.trim().to_owned(),
		};
		price(&figure, self.divide)
	}

	async fn text(&self) -> Result<String, String> {
		let bytes = match &self.origin {
			Origin::File { path, oldest } => {
				let (path, oldest) = (path.clone(), *oldest);
				blocking(move || read_file(&path, oldest)).await?
			}
			Origin::Command { program, arguments } => run(program, arguments).await?,
			Origin::Http {
				url,
				local,
				headers,
			} => {
				let (url, local, headers) = (url.clone(), *local, headers.clone());
				let timeout = self.timeout;
				blocking(move || get(&url, local, &headers, timeout)).await?
			}
		};
		String::from_utf8(bytes).map_err(|_| "it isn't text".to_owned())
	}
}

async fn blocking(
	read: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
) -> Result<Vec<u8>, String> {
	spawn_blocking(read)
		.await
		.unwrap_or_else(|error| Err(error.to_string()))
}

/// The price of one of the `devices` that `figure` is for.
fn price(figure: &str, devices: u32) -> Result<IndexPrice, String> {
	trillionths(figure)
		.map(|units| units / u128::from(devices.max(1)))
		.and_then(checked)
		.map_err(|error| {
			let mut shown: String = figure.chars().take(SHOWN).collect();
			if shown.len() < figure.len() {
				shown.push('…');
			}
			format!("it says `{}`: {error}", shown.escape_debug())
		})
}

/// `bytes`, unless they are more than are read.
fn within_limit(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
	match u64::try_from(bytes.len()) {
		Ok(length) if length <= LIMIT => Ok(bytes),
		_ => Err(oversize()),
	}
}

fn oversize() -> String {
	format!("it says more than {} KiB", LIMIT >> 10)
}

fn read_file(path: &Path, oldest: Option<Duration>) -> Result<Vec<u8>, String> {
	let unread = |error: io::Error| error.to_string();
	let metadata = fs::metadata(path).map_err(unread)?;
	if !metadata.is_file() {
		return Err("it isn't a file".into());
	}
	if let Some(oldest) = oldest {
		let written = metadata.modified().map_err(unread)?;
		// A file from the future is as young as can be.
		let age = SystemTime::now()
			.duration_since(written)
			.unwrap_or_default();
		if age > oldest {
			return Err(format!(
				"it was written {} s ago, longer than {} s",
				age.as_secs(),
				oldest.as_secs()
			));
		}
	}
	let mut bytes = Vec::new();
	fs::File::open(path)
		.and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes))
		.map_err(unread)?;
	within_limit(bytes)
}

/// What a program writes, which is started without a shell and doesn't learn who signs. It is killed
/// once nobody waits for it any more, or when it writes too much.
async fn run(program: &str, arguments: &[String]) -> Result<Vec<u8>, String> {
	let mut child = Command::new(program)
		.args(arguments)
		.env_remove(SURI_VARIABLE)
		.env_remove(KEY_FILE_VARIABLE)
		.stdin(Stdio::null())
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.kill_on_drop(true)
		.spawn()
		.map_err(|error| format!("it can't be started: {error}"))?;
	let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
	let end = async {
		let written = within_limit(head(stdout, LIMIT + 1).await.map_err(said)?.0)?;
		let status = child.wait().await.map_err(said)?;
		Ok((written, status))
	};
	let complain = async {
		let (head, rest) = head(stderr, COMPLAINT).await.map_err(said)?;
		if let Some(mut rest) = rest {
			copy(&mut rest, &mut sink()).await.map_err(said)?;
		}
		Ok::<_, String>(head)
	};
	let ((written, status), complaint) = tokio::try_join!(end, complain)?;
	if !status.success() {
		let complaint = String::from_utf8_lossy(&complaint);
		let last = complaint.lines().last().unwrap_or_default();
		return Err(format!("it ended with {status}: {last}"));
	}
	Ok(written)
}

/// The first `limit` bytes of a pipe, and the pipe.
async fn head<Pipe: AsyncRead + Unpin>(
	pipe: Option<Pipe>,
	limit: u64,
) -> io::Result<(Vec<u8>, Option<Pipe>)> {
	let mut head = Vec::new();
	let Some(pipe) = pipe else {
		return Ok((head, None));
	};
	let mut limited = pipe.take(limit);
	limited.read_to_end(&mut head).await?;
	Ok((head, Some(limited.into_inner())))
}

/// What a server answers. It is asked once: what it refers to isn't asked, because headers carry
/// secrets.
fn get(url: &str, local: bool, headers: &[Header], timeout: Duration) -> Result<Vec<u8>, String> {
	let mut config = ureq::Agent::config_builder()
		.timeout_global(Some(timeout))
		.http_status_as_error(false)
		.max_redirects(0)
		.https_only(!local)
		.user_agent(concat!("florin-feeder/", env!("CARGO_PKG_VERSION")));
	if local {
		config = config.proxy(None);
	}
	let mut request = config.build().new_agent().get(url);
	for Header { name, value } in headers {
		request = request.header(name, value);
	}
	let mut response = request.call().map_err(said)?;
	let status = response.status();
	if status != StatusCode::OK {
		return Err(format!("it answers {status}"));
	}
	response
		.body_mut()
		.with_config()
		.limit(LIMIT)
		.read_to_vec()
		.map_err(|error| match error {
			ureq::Error::BodyExceedsLimit(_) => oversize(),
			error => said(error),
		})
}

fn said(error: impl std::fmt::Display) -> String {
	error.to_string()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		io::{BufRead as _, BufReader, Write as _},
		net::TcpListener,
		thread,
		time::Instant,
	};

	fn source(origin: Origin) -> Source {
		Source {
			name: "test".into(),
			origin,
			pointer: None,
			divide: 1,
			timeout: Duration::from_secs(5),
		}
	}

	fn file(path: &Path, oldest: Option<u64>) -> Source {
		source(Origin::File {
			path: path.to_owned(),
			oldest: oldest.map(Duration::from_secs),
		})
	}

	fn shell(script: &str) -> Source {
		source(Origin::Command {
			program: "/bin/sh".into(),
			arguments: vec!["-c".into(), script.into()],
		})
	}

	fn http(url: String) -> Source {
		source(Origin::Http {
			url,
			local: true,
			headers: vec![Header {
				name: HeaderName::from_static("x-key"),
				value: HeaderValue::from_static("secret"),
			}],
		})
	}

	/// The address of a server that answers one request with `answer`, `delay` after it came.
	fn serve(answer: Vec<u8>, delay: Duration) -> String {
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		let address = listener.local_addr().unwrap();
		thread::spawn(move || {
			let (mut stream, _) = listener.accept().unwrap();
			let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
			let head: Vec<_> = lines
				.by_ref()
				.map_while(Result::ok)
				.take_while(|line| !line.is_empty())
				.collect();
			assert!(head.iter().any(|line| line == "x-key: secret"), "{head:?}");
			thread::sleep(delay);
			// The client may have given up.
			let _ = stream.write_all(&answer);
		});
		format!("http://{address}/prices?sku=a%20b")
	}

	fn answer(status: &str, body: &str) -> Vec<u8> {
		format!(
			"HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
			body.len()
		)
		.into_bytes()
	}

	#[tokio::test]
	async fn a_file_is_read_and_its_price_divided() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("price");
		fs::write(&path, " 20.000000000001\n").unwrap();
		assert_eq!(
			file(&path, None).read().await,
			Ok(IndexPrice(20_000_000_000_001))
		);
		let eight = Source {
			divide: 8,
			..file(&path, Some(60))
		};
		assert_eq!(eight.read().await, Ok(IndexPrice(2_500_000_000_000)));
	}

	#[tokio::test]
	async fn a_file_that_is_too_old_too_large_or_missing_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("price");
		fs::write(&path, "3").unwrap();
		let past = SystemTime::now() - Duration::from_secs(100);
		let times = fs::FileTimes::new().set_modified(past);
		fs::File::options()
			.write(true)
			.open(&path)
			.and_then(|file| file.set_times(times))
			.unwrap();
		assert!(file(&path, Some(200)).read().await.is_ok());
		let refused = file(&path, Some(50)).read().await.unwrap_err();
		assert!(refused.contains("longer than 50 s"), "{refused}");

		fs::write(&path, "1".repeat((1 << 20) + 1)).unwrap();
		let refused = file(&path, None).read().await.unwrap_err();
		assert!(refused.contains("more than 1024 KiB"), "{refused}");

		assert!(file(&folder.path().join("none"), None)
			.read()
			.await
			.is_err());
		let refused = file(folder.path(), None).read().await.unwrap_err();
		assert!(refused.contains("isn't a file"), "{refused}");
	}

	#[tokio::test]
	async fn what_is_no_price_is_shown_in_a_few_characters() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("price");
		for (text, mistake) in [
			("0", "it is zero"),
			("-3", "it is negative"),
			("NaN", "`NaN`: it isn't a decimal number"),
			("1e7", "above a million"),
			("a\nb", "`a\\nb`"),
		] {
			fs::write(&path, text).unwrap();
			let refused = file(&path, None).read().await.unwrap_err();
			assert!(refused.contains(mistake), "{text}: {refused}");
		}
		fs::write(&path, "x".repeat(1_000)).unwrap();
		let refused = file(&path, None).read().await.unwrap_err();
		assert!(refused.len() < 120, "{refused}");
		fs::write(&path, [0xff, 0xfe]).unwrap();
		assert!(file(&path, None).read().await.is_err());
	}

	#[tokio::test]
	async fn a_command_says_a_price_or_why_not() {
		assert_eq!(
			shell("echo noise >&2; echo 3.5").read().await,
			Ok(IndexPrice::from_cents(350))
		);
		let refused = shell("echo first >&2; echo no key >&2; exit 3")
			.read()
			.await
			.unwrap_err();
		assert!(refused.contains("exit status: 3: no key"), "{refused}");
		let missing = source(Origin::Command {
			program: "/nowhere/price".into(),
			arguments: Vec::new(),
		});
		let refused = missing.read().await.unwrap_err();
		assert!(refused.contains("can't be started"), "{refused}");
	}

	#[tokio::test]
	async fn a_command_that_takes_too_long_or_says_too_much_is_killed() {
		let folder = tempfile::tempdir().unwrap();
		let mark = folder.path().join("mark");
		let began = Instant::now();
		let slow = Source {
			timeout: Duration::from_secs(1),
			// The shell itself goes on unless it is killed.
			..shell(&format!("sleep 2; echo late > {}", mark.display()))
		};
		let refused = slow.read().await.unwrap_err();
		assert!(refused.contains("longer than 1 s"), "{refused}");
		tokio::time::sleep(Duration::from_secs(2)).await;
		assert!(!mark.exists());

		let refused = shell("while :; do echo 1111111111111111; done")
			.read()
			.await
			.unwrap_err();
		assert!(refused.contains("more than 1024 KiB"), "{refused}");
		assert!(began.elapsed() < Duration::from_secs(30));
	}

	#[tokio::test]
	async fn a_complaint_of_any_length_holds_a_command_up_no_longer_than_it_takes() {
		let script = "head -c 1000000 /dev/zero >&2; echo 2";
		assert_eq!(shell(script).read().await, Ok(IndexPrice::from_cents(200)));
	}

	#[tokio::test]
	async fn a_server_answers_with_a_document() {
		let body = r#"{"Items": [{"retailPrice": 55.84}]}"#;
		let url = serve(answer("200 OK", body), Duration::ZERO);
		let eight = Source {
			pointer: Some("/Items/0/retailPrice".parse().unwrap()),
			divide: 8,
			..http(url)
		};
		assert_eq!(eight.read().await, Ok(IndexPrice::from_cents(698)));
	}

	#[tokio::test]
	async fn a_server_that_fails_or_refers_elsewhere_is_no_source() {
		for (status, told) in [
			("500 Internal Server Error", "it answers 500"),
			(
				"302 Found\r\nLocation: http://127.0.0.1:1/",
				"it answers 302",
			),
		] {
			let url = serve(answer(status, "3.5"), Duration::ZERO);
			let refused = http(url).read().await.unwrap_err();
			assert!(refused.contains(told), "{refused}");
		}
	}

	#[tokio::test]
	async fn a_server_that_says_too_much_is_refused() {
		let body = "1".repeat((1 << 20) + 1);
		let url = serve(answer("200 OK", &body), Duration::ZERO);
		let refused = http(url).read().await.unwrap_err();
		assert!(refused.contains("more than 1024 KiB"), "{refused}");
	}

	#[tokio::test]
	async fn a_slow_server_is_given_up() {
		let url = serve(answer("200 OK", "3.5"), Duration::from_secs(3));
		let began = Instant::now();
		let slow = Source {
			timeout: Duration::from_secs(1),
			..http(url)
		};
		assert!(slow.read().await.is_err());
		assert!(began.elapsed() < Duration::from_secs(3));
	}
}
