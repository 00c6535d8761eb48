let lastId = 0;

/** An error that the node answered with. */
export class RpcError extends Error {
	/** @param {{ code: number, message: string, data?: unknown }} error */
	constructor({ code, message, data }) {
		super(data === undefined ? message : `${message}: ${JSON.stringify(data)}`);
		this.code = code;
	}
}

/**
 * One JSON-RPC request over HTTP, without any library between.
 *
 * @param {string} url
 * @param {string} method
 * @param {unknown[]} params
 * @returns {Promise<any>} the result
 */
export async function request(url, method, params = []) {
	lastId += 1;
	const response = await fetch(url, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ jsonrpc: "2.0", id: lastId, method, params }),
	});
	if (!response.ok) throw new Error(`${method}: HTTP ${response.status}`);
	const { result, error } = await response.json();
	if (error) throw new RpcError(error);
	return result;
}
