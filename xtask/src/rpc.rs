//! The little JSON-RPC that waiting for a node takes.

use anyhow::{bail, Context, Result};
use serde_json::{json, Value};
use std::{
	io::{Read, Write},
	net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
	time::Duration,
};

const TIMEOUT: Duration = Duration::from_secs(5);

/// Whether nothing listens on `port` of this machine.
pub fn is_free(port: u16) -> bool {
	TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Calls `method` on the node behind `port` of this machine.
///
/// # Errors
/// When the node doesn't answer, or answers with an error.
pub fn call(port: u16, method: &str, parameters: &[&str]) -> Result<Value> {
	call_with(port, method, &json!(parameters))
}

/// [`call`] with parameters that aren't all text.
///
/// # Errors
/// Those of [`call`].
pub fn call_with(port: u16, method: &str, parameters: &Value) -> Result<Value> {
	let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
	let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
	stream.set_read_timeout(Some(TIMEOUT))?;
	stream.set_write_timeout(Some(TIMEOUT))?;
	let body =
		json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters }).to_string();
	// HTTP/1.0: the answer comes in one piece and ends with the connection.
	write!(
		stream,
		"POST / HTTP/1.0\r\nHost: {address}\r\nContent-Type: application/json\r\n\
		 Content-Length: {}\r\n\r\n{body}",
		body.len(),
	)?;
	let mut response = String::new();
	stream.read_to_string(&mut response)?;
	result_of(&response)
}

/// The `result` of a JSON-RPC response over HTTP.
fn result_of(response: &str) -> Result<Value> {
	let (head, body) = response
		.split_once("\r\n\r\n")
		.context("the answer isn't HTTP")?;
	let status = head.lines().next().unwrap_or_default();
	if status.split_whitespace().nth(1) != Some("200") {
		bail!("the node answered `{status}`");
	}
	let mut body: Value = serde_json::from_str(body).context("the answer isn't JSON")?;
	match body.get_mut("result") {
		Some(result) => Ok(result.take()),
		None => bail!("the node answered {body}"),
	}
}

/// The number in a block header as JSON-RPC gives it.
///
/// # Errors
/// When there is none.
pub fn block_number(header: &Value) -> Result<u32> {
	let number = header
		.get("number")
		.and_then(Value::as_str)
		.context("a header has a number")?;
	let digits = number
		.strip_prefix("0x")
		.context("the number is hexadecimal")?;
	Ok(u32::from_str_radix(digits, 16)?)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_result_is_taken_from_the_answer() {
		let answer =
			"HTTP/1.0 200 OK\r\ncontent-length: 9\r\n\r\n{\"result\":{\"number\":\"0x1f\"}}";
		assert_eq!(block_number(&result_of(answer).unwrap()).unwrap(), 31);
	}

	#[test]
	fn errors_of_the_node_are_errors() {
		let refused = "HTTP/1.0 200 OK\r\n\r\n{\"error\":{\"code\":-32601}}";
		assert!(result_of(refused)
			.unwrap_err()
			.to_string()
			.contains("-32601"));
		let forbidden = "HTTP/1.0 403 Forbidden\r\n\r\n{}";
		assert!(result_of(forbidden)
			.unwrap_err()
			.to_string()
			.contains("403"));
		assert!(result_of("nonsense").is_err());
		assert!(block_number(&json!({ "number": "12" })).is_err());
	}

	#[test]
	fn a_port_that_is_listened_on_is_not_free() {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		assert!(!is_free(listener.local_addr().unwrap().port()));
	}
}
