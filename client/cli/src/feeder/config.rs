//! What the feeder reads, and what it takes for a price: a TOML file.

use super::{
	checks::Rules,
	document::Pointer,
	source::{Header, Origin, Source},
};
use crate::{
	error::Failure,
	number::{self, Number},
};
use florin_core::index::PRICE_UNITS;
use serde::Deserialize;
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
	time::Duration,
};
use ureq::http::{HeaderName, HeaderValue, Uri};

/// Classes that one transaction tells of, at most.
const MOST_CLASSES: usize = 64;

/// Sources of a class, at most.
const MOST_SOURCES: usize = 16;

/// Seconds that a source may be given, at most.
const LONGEST_TIMEOUT: u64 = 300;

/// Seconds between rounds, at most: a day.
const LONGEST_INTERVAL: u64 = 86_400;

/// What the feeder does.
#[derive(Clone, Debug)]
pub struct Config {
	/// The time between two rounds at least; a period of the chain if none is given.
	pub interval: Option<Duration>,
	/// What it feeds.
	pub classes: Vec<ClassConfig>,
}

/// A class that is fed.
#[derive(Clone, Debug)]
pub struct ClassConfig {
	/// The class's handle.
	pub slug: String,
	/// Which prices are told.
	pub rules: Rules,
	/// Sources that have to answer.
	pub least_sources: usize,
	/// Where its price is read.
	pub sources: Vec<Source>,
}

impl Config {
	/// The configuration in a file.
	///
	/// # Errors
	///
	/// When it can't be read or has a mistake.
	pub fn read(path: &Path) -> Result<Self, Failure> {
		let text = number::read(path)?;
		Self::parse(&text, |name| std::env::var(name).ok())
			.map_err(|mistake| Failure::usage(format!("{}: {mistake}", path.display())))
	}

	/// The configuration that `text` is, with variables from `environment`.
	fn parse(text: &str, environment: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
		let file: File =
			toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
		let interval = file
			.feeder
			.interval
			.map(|seconds| seconds_within(seconds, LONGEST_INTERVAL, "interval"))
			.transpose()?;
		if file.classes.is_empty() {
			return Err("it names no class: add a [[class]]".into());
		}
		if file.classes.len() > MOST_CLASSES {
			return Err(format!(
				"it names more than {MOST_CLASSES} classes, which don't fit a transaction"
			));
		}
		let mut classes: Vec<ClassConfig> = Vec::new();
		for class in file.classes {
			let slug = class.slug.clone();
			if classes.iter().any(|other| other.slug == slug) {
				return Err(format!("class {slug} is named twice"));
			}
			let class = class
				.validated(&environment)
				.map_err(|mistake| format!("class {slug}: {mistake}"))?;
			classes.push(class);
		}
		Ok(Self { interval, classes })
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	#[serde(default)]
	feeder: FeederTable,
	#[serde(default, rename = "class")]
	classes: Vec<ClassTable>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FeederTable {
	interval: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassTable {
	slug: String,
	least: Number,
	greatest: Number,
	largest_move: Option<Number>,
	least_sources: Option<usize>,
	#[serde(default, rename = "source")]
	sources: Vec<SourceTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceTable {
	file: Option<PathBuf>,
	command: Option<Vec<String>>,
	http: Option<String>,
	pointer: Option<String>,
	divide: Option<u32>,
	#[serde(default)]
	header: BTreeMap<String, String>,
	timeout: Option<u64>,
	oldest: Option<u64>,
}

fn seconds_within(seconds: u64, most: u64, what: &str) -> Result<Duration, String> {
	if (1..=most).contains(&seconds) {
		Ok(Duration::from_secs(seconds))
	} else {
		Err(format!("{what} is {seconds}: it takes 1 to {most} seconds"))
	}
}

impl ClassTable {
	fn validated(
		self,
		environment: &impl Fn(&str) -> Option<String>,
	) -> Result<ClassConfig, String> {
		if self.slug.is_empty() {
			return Err("its slug is empty".into());
		}
		let rules = Rules {
			least: self.least.price("least")?,
			greatest: self.greatest.price("greatest")?,
			largest_move: match &self.largest_move {
				Some(share) => share.units("largest_move")?,
				None => Rules::DEFAULT_MOVE,
			},
		};
		if rules.least > rules.greatest {
			return Err("least is above greatest".into());
		}
		if !(1..=PRICE_UNITS).contains(&rules.largest_move) {
			return Err("largest_move is a share above 0 and up to 1, such as 0.2".into());
		}
		if self.sources.is_empty() {
			return Err("it has no source: add a [[class.source]]".into());
		}
		if self.sources.len() > MOST_SOURCES {
			return Err(format!("it has more than {MOST_SOURCES} sources"));
		}
		let least_sources = self.least_sources.unwrap_or(1);
		if !(1..=self.sources.len()).contains(&least_sources) {
			return Err(format!(
				"least_sources is {least_sources}: it takes 1 to {}, the number of its sources",
				self.sources.len()
			));
		}
		let sources = self
			.sources
			.into_iter()
			.enumerate()
			.map(|(index, source)| {
				source
					.validated(environment)
					.map_err(|mistake| format!("source {}: {mistake}", index + 1))
			})
			.collect::<Result<_, _>>()?;
		Ok(ClassConfig {
			slug: self.slug,
			rules,
			least_sources,
			sources,
		})
	}
}

impl SourceTable {
	fn validated(self, environment: &impl Fn(&str) -> Option<String>) -> Result<Source, String> {
		let pointer = self
			.pointer
			.map(|text| text.parse::<Pointer>())
			.transpose()?;
		let divide = self.divide.unwrap_or(1);
		if divide == 0 {
			return Err("divide is 0: it is the number of devices that are priced".into());
		}
		let timeout = self.timeout.unwrap_or(Source::DEFAULT_TIMEOUT);
		let timeout = seconds_within(timeout, LONGEST_TIMEOUT, "timeout")?;
		if self.oldest.is_some() && self.file.is_none() {
			return Err("oldest is for files only".into());
		}
		if !self.header.is_empty() && self.http.is_none() {
			return Err("header is for http only".into());
		}
		let (name, origin) = match (self.file, self.command, self.http) {
			(Some(path), None, None) => file(path, self.oldest)?,
			(None, Some(words), None) => command(words)?,
			(None, None, Some(url)) => http(url, self.header, environment)?,
			_ => return Err("it takes exactly one of file, command and http".into()),
		};
		Ok(Source {
			name,
			origin,
			pointer,
			divide,
			timeout,
		})
	}
}

fn file(path: PathBuf, oldest: Option<u64>) -> Result<(String, Origin), String> {
	if oldest == Some(0) {
		return Err("oldest is 0 seconds: no file is that young".into());
	}
	let name = path.display().to_string();
	let oldest = oldest.map(Duration::from_secs);
	Ok((name, Origin::File { path, oldest }))
}

fn command(words: Vec<String>) -> Result<(String, Origin), String> {
	match words.split_first() {
		Some((program, arguments)) if !program.is_empty() => Ok((
			program.clone(),
			Origin::Command {
				program: program.clone(),
				arguments: arguments.to_vec(),
			},
		)),
		_ => Err("command names no program: it is a list such as [\"curl\", \"…\"]".into()),
	}
}

fn http(
	url: String,
	headers: BTreeMap<String, String>,
	environment: &impl Fn(&str) -> Option<String>,
) -> Result<(String, Origin), String> {
	let uri: Uri = url
		.parse()
		.map_err(|error| format!("http isn't a URL: {error}; blanks are written as %20"))?;
	let host = uri.host().unwrap_or_default().to_owned();
	let local = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
	match uri.scheme_str() {
		Some("https") if !host.is_empty() => {}
		Some("http") if local => {}
		_ => return Err("http takes https://… only, or http://… to this machine".into()),
	}
	if uri.authority().is_some_and(|at| at.as_str().contains('@')) {
		return Err("http has a password in its URL, which is shown: use a header".into());
	}
	let headers = headers
		.into_iter()
		.map(|(name, value)| header(&name, &value, environment))
		.collect::<Result<_, _>>()?;
	let origin = Origin::Http {
		url,
		local,
		headers,
	};
	Ok((host, origin))
}

fn header(
	name: &str,
	value: &str,
	environment: &impl Fn(&str) -> Option<String>,
) -> Result<Header, String> {
	let wrong = |why: String| format!("header {name}: {why}");
	let value = substituted(value, environment).map_err(wrong)?;
	let mut value = HeaderValue::from_str(&value)
		.map_err(|_| wrong("its value has characters that no header has".into()))?;
	value.set_sensitive(true);
	let name = HeaderName::from_bytes(name.as_bytes())
		.map_err(|_| wrong("that isn't a header's name".into()))?;
	Ok(Header { name, value })
}

/// `text` with each `${NAME}` replaced by what the environment has for it.
fn substituted(
	text: &str,
	environment: &impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
	let mut parts = text.split("${");
	let mut substituted = parts.next().unwrap_or_default().to_owned();
	for part in parts {
		let (name, rest) = part
			.split_once('}')
			.ok_or("a variable is written as ${NAME}")?;
		let value = environment(name)
			.filter(|value| !value.is_empty())
			.ok_or_else(|| format!("the environment has no {name}"))?;
		substituted.push_str(&value);
		substituted.push_str(rest);
	}
	Ok(substituted)
}

#[cfg(test)]
mod tests {
	use super::*;
	use florin_core::index::IndexPrice;

	fn parse(text: &str) -> Result<Config, String> {
		Config::parse(text, |name| (name == "KEY").then(|| "secret".to_owned()))
	}

	/// A class with `lines`, and a source with `source`.
	fn class(lines: &str, source: &str) -> Result<Config, String> {
		parse(&format!(
			"[[class]]\nslug = \"h100\"\n{lines}\n[[class.source]]\n{source}\n"
		))
	}

	const BOUNDS: &str = "least = 0.5\ngreatest = 20";

	#[test]
	fn a_whole_configuration_is_understood() {
		let config = parse(
			r#"
			[feeder]
			interval = 60

			[[class]]
			slug = "h100"
			least = "0.50"
			greatest = 12.000000000001
			largest_move = 0.1
			least_sources = 2

			[[class.source]]
			http = "https://prices.example/api?$filter=a%20eq%20'b'"
			pointer = "/Items/0/retailPrice"
			divide = 8
			timeout = 20
			header.Authorization = "Bearer ${KEY}"
			header.Accept = "application/json"

			[[class.source]]
			file = "/var/lib/prices/h100"
			oldest = 3600

			[[class.source]]
			command = ["/usr/bin/price", "h100"]
			"#,
		)
		.unwrap();
		assert_eq!(config.interval, Some(Duration::from_secs(60)));
		let [class] = config.classes.as_slice() else {
			panic!("one class")
		};
		assert_eq!(class.rules.least, IndexPrice::from_cents(50));
		assert_eq!(class.rules.greatest, IndexPrice(12_000_000_000_001));
		assert_eq!(class.rules.largest_move, PRICE_UNITS / 10);
		assert_eq!(class.least_sources, 2);
		let [http, file, command] = class.sources.as_slice() else {
			panic!("three sources")
		};
		assert_eq!(
			(http.name.as_str(), http.divide, http.timeout.as_secs()),
			("prices.example", 8, 20)
		);
		assert!(matches!(
			&file.origin,
			Origin::File { oldest: Some(oldest), .. } if oldest.as_secs() == 3_600
		));
		assert_eq!(command.timeout.as_secs(), 10);
		assert_eq!(command.name, "/usr/bin/price");
	}

	#[test]
	fn what_is_left_out_has_a_default() {
		let config = class(BOUNDS, "file = \"a\"").unwrap();
		assert_eq!(config.interval, None);
		assert_eq!(config.classes[0].rules.largest_move, PRICE_UNITS / 5);
		assert_eq!(config.classes[0].least_sources, 1);
		assert_eq!(config.classes[0].sources[0].divide, 1);
	}

	#[test]
	fn secrets_come_from_the_environment_and_are_never_shown() {
		let source = "http = \"https://a.example\"\nheader.X-Key = \"${KEY}\"";
		let config = class(BOUNDS, source).unwrap();
		let Origin::Http { headers, .. } = &config.classes[0].sources[0].origin else {
			panic!("http")
		};
		assert_eq!(headers[0].value, "secret");
		assert!(!format!("{config:?}").contains("secret"));
		for (value, mistake) in [
			("${OTHER}", "the environment has no OTHER"),
			("${KEY", "written as ${NAME}"),
		] {
			let source = format!("http = \"https://a.example\"\nheader.X-Key = \"{value}\"");
			let refused = class(BOUNDS, &source).unwrap_err();
			assert!(refused.contains(mistake), "{refused}");
		}
	}

	#[test]
	fn each_mistake_in_a_class_is_named() {
		let file = "file = \"a\"";
		for (lines, mistake) in [
			("greatest = 20", "missing field `least`"),
			("least = 0.5", "missing field `greatest`"),
			("least = 0\ngreatest = 1", "least: it is zero"),
			("least = -1\ngreatest = 1", "least is -1: it is negative"),
			("least = nan\ngreatest = 1", "least is NaN: it isn't"),
			("least = 1\ngreatest = inf", "greatest is inf: it isn't"),
			("least = 1\ngreatest = 1e9", "greatest: it is above"),
			("least = 2\ngreatest = 1", "least is above greatest"),
			(
				"least = 1\ngreatest = 2\nlargest_move = 0",
				"largest_move is a",
			),
			(
				"least = 1\ngreatest = 2\nlargest_move = 1.1",
				"largest_move is",
			),
			("least = 1\ngreatest = 2\nleast_sources = 0", "takes 1 to 1"),
			("least = 1\ngreatest = 2\nleast_sources = 2", "takes 1 to 1"),
			(
				"least = 1\ngreatest = 2\nlowest = 1",
				"unknown field `lowest`",
			),
		] {
			let refused = class(lines, file).unwrap_err();
			assert!(refused.contains(mistake), "{lines}: {refused}");
		}
	}

	#[test]
	fn each_mistake_in_a_source_is_named() {
		for (source, mistake) in [
			("divide = 2", "exactly one of file, command and http"),
			("file = \"a\"\nhttp = \"https://a\"", "exactly one of"),
			(
				"file = \"a\"\npointer = \"Items\"",
				"a pointer begins with /",
			),
			("file = \"a\"\ndivide = 0", "divide is 0"),
			(
				"file = \"a\"\ntimeout = 0",
				"timeout is 0: it takes 1 to 300",
			),
			("file = \"a\"\noldest = 0", "oldest is 0"),
			("file = \"a\"\nheader.A = \"b\"", "header is for http only"),
			("command = []", "command names no program"),
			("command = [\"a\"]\noldest = 5", "oldest is for files only"),
			("http = \"http://a.example\"", "https://… only"),
			("http = \"https://\"", "http"),
			("http = \"ftp://a.example\"", "https://… only"),
			("http = \"https://a.example/a b\"", "%20"),
			("http = \"https://u:p@a.example\"", "use a header"),
			(
				"http = \"https://a.example\"\nheader.\"a b\" = \"c\"",
				"header a b",
			),
			("file = \"a\"\nurl = \"b\"", "unknown field `url`"),
		] {
			let refused = class(BOUNDS, source).unwrap_err();
			assert!(refused.contains(mistake), "{source}: {refused}");
		}
		for local in ["localhost", "127.0.0.1:8080", "[::1]:80"] {
			let source = format!("http = \"http://{local}/a\"");
			assert!(class(BOUNDS, &source).is_ok(), "{local}");
		}
	}

	#[test]
	fn mistakes_of_the_whole_file_are_named() {
		let one = "[[class]]\nslug = \"a\"\nleast = 1\ngreatest = 2\n";
		let whole = format!("{one}[[class.source]]\nfile = \"a\"\n");
		for (text, mistake) in [
			(String::new(), "it names no class"),
			(
				"[feeder]\ninterval = 0\n".to_owned() + &whole,
				"interval is 0",
			),
			("[feed]\n".to_owned(), "unknown field `feed`"),
			("class = [".to_owned(), "TOML"),
			(one.to_owned(), "class a: it has no source"),
			(whole.clone() + &whole, "class a is named twice"),
			(
				whole.replace("\"a\"\nleast", "\"\"\nleast"),
				"its slug is empty",
			),
		] {
			let refused = parse(&text).unwrap_err();
			assert!(refused.contains(mistake), "{text}: {refused}");
		}
	}

	#[test]
	fn the_sample_configuration_feeds_the_classes_of_genesis() {
		let config = parse(include_str!("../../../../docs/feeder.toml")).unwrap();
		let slugs: Vec<_> = config.classes.iter().map(|class| &class.slug).collect();
		assert_eq!(slugs, ["a100", "h100", "tpu-v5", "cpu-32"]);
	}
}
