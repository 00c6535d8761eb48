import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { toHex } from "polkadot-api/utils";
import WebSocket from "ws";
import { Chain } from "../src/chain.js";
import { account } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { DECIMALS, FLRN, SS58_PREFIX } from "../src/units.js";

/** The calls that clients rely on. */
const CALLS = {
	Catalog: ["add_class", "update_class", "retire_class", "set_parameters"],
	Providers: ["register", "update", "bond_more", "unbond", "withdraw_unbonded", "deregister", "set_parameters"],
	Attestation: [
		"register_device",
		"update_device",
		"retire_device",
		"prove_presence",
		"submit_certificate",
		"touch_device",
		"set_attesters",
		"set_policy",
		"add_root",
		"remove_root",
		"revoke_certificate",
		"revoke_device",
		"bond_attester",
		"unbond_attester",
		"claim_rewards",
		"add_signatures",
		"report_equivocation",
		"set_parameters",
	],
	Issuance: [
		"claim",
		"repay",
		"redeem",
		"serve_redemption",
		"serve_by_lease",
		"accept_redemption",
		"cancel_redemption",
		"settle_redemption",
		"clear_overdue",
		"collect_reserve",
		"set_parameters",
	],
	Market: [
		"post_offer",
		"update_offer",
		"withdraw_offer",
		"rent",
		"accept_lease",
		"extend",
		"top_up",
		"transfer_lease",
		"take_over",
		"evict",
		"submit_receipt",
		"close",
		"settle",
		"finalise",
		"dispute",
		"resolve",
		"post_request",
		"cancel_request",
		"bid",
		"withdraw_bid",
		"award",
		"set_arbiters",
		"set_parameters",
	],
	PriceIndex: [
		"submit_prices",
		"bond_feeder",
		"unbond_feeder",
		"admit_feeder",
		"remove_feeder",
		"slash_feeder",
		"set_factor_bounds",
		"set_parameters",
	],
	Clearing: [
		"deposit",
		"withdraw",
		"add_margin",
		"withdraw_margin",
		"liquidate",
		"register_position",
		"collect",
		"remove_market",
		"insure",
		"accept_asset",
		"insure_from_fund",
		"set_mode",
		"set_risk",
		"set_parameters",
	],
	OrderBook: ["place_order", "cancel_order", "cancel_orders", "remove_orders"],
	Futures: ["list", "set_parameters", "settle_at"],
	Governance: ["set_parameters"],
};

const RUNTIME_APIS = {
	AttestationApi: ["clock", "challenges", "device", "attester", "verify_evidence"],
	IssuanceApi: ["backing", "credit_line", "redemption", "redemptions"],
	ProvidersApi: ["reputation"],
	MarketApi: ["offers", "offer", "quote", "lease", "request", "dynamic_rate"],
	IndexApi: ["latest", "average", "status", "history"],
	ClearingApi: ["account", "position", "positions", "market", "markets"],
	OrderBookApi: ["depth", "order", "orders_of", "quote"],
	FuturesApi: ["contract", "contracts"],
};

describe("connecting to a node", () => {
	/** @type {Chain} */
	let chain;

	before(async () => {
		chain = new Chain(await developmentNode());
	});

	after(() => chain?.destroy());

	it("serves the new JSON-RPC groups beside the old ones", async () => {
		const { methods } = await chain.rpc("rpc_methods");
		for (const method of [
			"chainHead_v1_follow",
			"chainSpec_v1_properties",
			"transactionWatch_v1_submitAndWatch",
			"archive_v1_storage",
			"state_getMetadata",
			"author_submitExtrinsic",
			"payment_queryInfo",
		]) {
			assert.ok(methods.includes(method), `${method} is missing`);
		}
	});

	it("follows the chain, whose finality keeps up with its head", async () => {
		const start = await chain.best();
		await chain.until("five more blocks", 6, async ({ number }) => number >= start.number + 5);
		const [best, finalized] = [await chain.best(), await chain.client.getFinalizedBlock()];
		assert.ok(finalized.number > start.number, "finality stands still");
		assert.ok(best.number - finalized.number <= 4, "finality lags behind");
	});

	it("tells wallets its symbol, decimals and address prefix", async () => {
		const { name, genesisHash, properties } = await chain.client.getChainSpecData();
		assert.equal(name, "Florin Development");
		assert.equal(genesisHash, await chain.rpc("chain_getBlockHash", 0));
		assert.deepEqual(properties, { ss58Format: SS58_PREFIX, tokenDecimals: DECIMALS, tokenSymbol: "FLRN" });
	});

	it("has the same prefix and existential deposit in the runtime", async () => {
		assert.equal(await chain.api.constants.System.SS58Prefix(), SS58_PREFIX);
		assert.equal(await chain.api.constants.Balances.ExistentialDeposit(), FLRN / 1000n);
	});

	for (const version of [14, 15, 16]) {
		it(`describes every call in metadata version ${version}`, async () => {
			const bytes = await chain.api.apis.Metadata.metadata_at_version(version);
			const { pallets, lookup } = unifyMetadata(decAnyMetadata(bytes));
			for (const [name, calls] of Object.entries(CALLS)) {
				const pallet = pallets.find((found) => found.name === name);
				assert.ok(pallet?.calls, `${name} is missing`);
				const type = lookup[pallet.calls.type];
				assert.equal(type.def.tag, "variant");
				const variants = /** @type {{ name: string }[]} */ (type.def.value);
				assert.deepEqual(variants.map((variant) => variant.name).sort(), [...calls].sort());
			}
		});
	}

	it("describes the runtime APIs that clients read", async () => {
		const bytes = await chain.api.apis.Metadata.metadata_at_version(15);
		const { apis } = unifyMetadata(decAnyMetadata(bytes));
		for (const [name, methods] of Object.entries(RUNTIME_APIS)) {
			const found = apis.find((api) => api.name === name)?.methods.map((method) => method.name);
			assert.deepEqual(found?.sort(), [...methods].sort());
		}
	});

	it("answers the older JSON-RPC over plain HTTP", async () => {
		assert.equal(await chain.rpc("system_chain"), "Florin Development");
		const version = await chain.rpc("state_getRuntimeVersion");
		assert.equal(version.specName, "florin");
		assert.equal(version.specVersion, 1);
		assert.equal(version.transactionVersion, 1);
	});

	it("quotes the same fee over the older JSON-RPC as through the runtime API", async () => {
		const bob = account("//Bob");
		const transfer = chain.api.tx.Balances.transfer_keep_alive({
			dest: { type: "Id", value: account("//Charlie").address },
			value: FLRN,
		});
		const signed = await transfer.sign(bob.signer);
		const { partialFee, weight } = await chain.rpc("payment_queryInfo", toHex(signed));
		assert.equal(BigInt(partialFee), await transfer.getEstimatedFees(bob.address));
		assert.ok(weight.ref_time > 0);
	});

	it("refuses an unknown method with the JSON-RPC code for it", async () => {
		await assert.rejects(chain.rpc("florin_noSuchMethod"), { code: -32601 });
	});

	it("pushes new heads to a plain WebSocket", async () => {
		const socket = new WebSocket(chain.node.ws);
		try {
			await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
			const heads = new Promise((resolve) => {
				/** @type {number[]} */
				const numbers = [];
				socket.on("message", (data) => {
					const { method, params } = JSON.parse(String(data));
					if (method !== "chain_newHead") return;
					numbers.push(Number(params.result.number));
					if (numbers.length === 3) resolve(numbers);
				});
			});
			socket.send(
				JSON.stringify({ jsonrpc: "2.0", id: 1, method: "chain_subscribeNewHeads", params: [] }),
			);
			const [first, second, third] = await heads;
			assert.deepEqual([second, third], [first + 1, first + 2]);
		} finally {
			socket.close();
		}
	});
});
