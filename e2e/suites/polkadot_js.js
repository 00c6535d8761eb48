import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { toHex } from "polkadot-api/utils";
import { developmentNode } from "../src/node.js";
import { connect, eventsOf, pair, submit } from "../src/polkadot_js.js";
import { STAKE, polkadotJsProvider } from "../src/polkadot_js_provider.js";
import { request } from "../src/rpc.js";
import { DECIMALS, FLRN, SS58_PREFIX } from "../src/units.js";

/** The JSON-RPC code of a transaction that can't be valid. */
const INVALID_TRANSACTION = 1010;

const METADATA = { name: "Eve", endpoint: "https://eve.example", region: "0x4649", attributes: [] };

describe("polkadot.js", { timeout: 180_000 }, () => {
	const eve = pair("//Eve");
	const ferdie = pair("//Ferdie");
	/** @type {any} */
	let api;
	/** @type {{ http: string, ws: string }} */
	let node;

	const balance = async (/** @type {string} */ address) =>
		(await api.query.system.account(address)).data.free.toBigInt();

	const transfer = (/** @type {bigint} */ value) =>
		api.tx.balances.transferKeepAlive(ferdie.address, value);

	/** What the calls end with when Eve sends them one after the other. @param {any[]} calls */
	const errorsOf = async (calls) => {
		const first = (await api.rpc.system.accountNextIndex(eve.address)).toNumber();
		const outcomes = await Promise.all(
			calls.map((call, index) => submit(api, call, eve, { options: { nonce: first + index } })),
		);
		return outcomes.map(({ error }) => error);
	};

	before(async () => {
		node = await developmentNode();
		api = await connect(node);
	});

	after(() => api?.disconnect());

	it("connects, and takes all it needs from the newest metadata", () => {
		assert.equal(api.runtimeChain.toString(), "Florin Development");
		assert.equal(api.runtimeMetadata.version, 16);
		assert.deepEqual(api.registry.chainTokens, ["FLRN"]);
		assert.deepEqual(api.registry.chainDecimals, [DECIMALS]);
		assert.equal(api.registry.chainSS58, SS58_PREFIX);
		for (const pallet of ["catalog", "providers", "attestation", "issuance"]) {
			assert.ok(api.tx[pallet] && api.query[pallet] && api.errors[pallet], `${pallet} is missing`);
		}
	});

	it("reads constants and storage of the compute standard, the registry and the devices", async () => {
		assert.equal(api.consts.balances.existentialDeposit.toBigInt(), FLRN / 1000n);
		assert.equal(api.consts.system.ss58Prefix.toNumber(), SS58_PREFIX);
		const { slug, hardware, versions } = (await api.query.catalog.classes(1)).unwrap();
		assert.equal(slug.toUtf8(), "h100");
		assert.equal(hardware.kind.type, "Gpu");
		assert.equal(hardware.tflops.toNumber(), 989);
		assert.equal(versions[0].valuation.creditFactor.toBigInt(), 10n ** 18n);
		assert.equal((await api.query.providers.params()).minimumStake.toBigInt(), FLRN);
		assert.equal((await api.query.attestation.params()).periodSeconds.toNumber(), 12);
	});

	it("calls the runtime APIs that the metadata describes", async () => {
		const at = await api.rpc.chain.getBlockHash();
		const { call, query } = await api.at(at);
		const backing = await call.issuanceApi.backing();
		assert.equal(backing.totalIssuance.toBigInt(), (await query.balances.totalIssuance()).toBigInt());
		assert.ok(backing.bootstrap.toBigInt() > 0n);
		const raw = await api.rpc.state.call("IssuanceApi_backing", "0x", at);
		assert.equal(raw.toHex(), toHex(backing.toU8a()));
		const clock = await call.attestationApi.clock();
		assert.equal(clock.period.toNumber(), (await query.attestation.currentPeriod()).unwrap().toNumber());
	});

	it("estimates the fee that is paid, and watches a transfer to finality", async () => {
		const amount = FLRN + 1n;
		const [payer, payee] = [await balance(eve.address), await balance(ferdie.address)];
		const { partialFee } = await transfer(amount).paymentInfo(eve);
		const outcome = await submit(api, transfer(amount), eve, { until: "Finalized" });
		assert.equal(outcome.error, undefined);
		assert.deepEqual(outcome.steps.slice(-2), ["InBlock", "Finalized"]);
		assert.equal(outcome.fee, partialFee.toBigInt());
		assert.equal(await balance(eve.address), payer - amount - outcome.fee);
		assert.equal(await balance(ferdie.address), payee + amount);
	});

	it("signs with the check of the metadata hash off, or on when it is given the hash", async () => {
		assert.ok(api.registry.signedExtensions.includes("CheckMetadataHash"));
		const modeOf = async (/** @type {any} */ { block }) => {
			const { extrinsics } = (await api.rpc.chain.getBlock(block)).block;
			const own = extrinsics.find((/** @type {any} */ { signer }) => signer.eq(eve.address));
			return own.inner.signature.mode.toNumber();
		};
		const off = await submit(api, transfer(FLRN), eve);
		assert.deepEqual([off.error, await modeOf(off)], [undefined, 0]);

		const { specName, specVersion } = api.runtimeVersion;
		const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap();
		const digest = merkleizeMetadata(metadata.toU8a(true), {
			base58Prefix: SS58_PREFIX,
			decimals: DECIMALS,
			specName: specName.toString(),
			specVersion: specVersion.toNumber(),
			tokenSymbol: "FLRN",
		}).digest();
		const signing = (/** @type {Uint8Array} */ hash) => ({
			options: { mode: 1, metadataHash: toHex(hash) },
		});
		const on = await submit(api, transfer(FLRN), eve, signing(digest));
		assert.deepEqual([on.error, await modeOf(on)], [undefined, 1]);

		digest[0] ^= 1;
		await assert.rejects(submit(api, transfer(FLRN), eve, signing(digest)), {
			code: INVALID_TRANSACTION,
			message: /bad signature/,
		});
	});

	it("sends a batch, which holds as a whole or not at all", async () => {
		const payee = await balance(ferdie.address);
		const { batchAll } = api.tx.utility;
		const both = await submit(api, batchAll([transfer(FLRN), transfer(2n * FLRN)]), eve);
		assert.equal(both.error, undefined);
		assert.equal(eventsOf(both.events, "utility", "ItemCompleted").length, 2);
		assert.equal(await balance(ferdie.address), payee + 3n * FLRN);

		const overdraft = transfer(await balance(eve.address));
		const neither = await submit(api, batchAll([transfer(FLRN), overdraft]), eve);
		assert.equal(neither.error, "Token.FundsUnavailable");
		assert.equal(await balance(ferdie.address), payee + 3n * FLRN);
	});

	it("names the error of each call that is refused", async () => {
		const supply = (await api.query.balances.totalIssuance()).toBigInt();
		const { attestation, balances, catalog, issuance, providers, sudo, system, utility } = api.tx;
		const burn = balances.burn(FLRN, true);
		const refused = /** @type {[string, any][]} */ ([
			["Token.FundsUnavailable", transfer(2_000n * FLRN)],
			["Arithmetic.Underflow", transfer(supply + FLRN)],
			["system.CallFiltered", burn],
			["system.CallFiltered", utility.batchAll([burn])],
			["sudo.RequireSudo", sudo.sudo(system.setHeapPages(64))],
			["BadOrigin", system.setHeapPages(64)],
			["BadOrigin", catalog.retireClass(1)],
			["BadOrigin", attestation.setAttesters([])],
			["providers.NotRegistered", providers.bondMore(FLRN)],
			["providers.StakeTooLow", providers.register(METADATA, FLRN - 1n)],
			["providers.InvalidName", providers.register({ ...METADATA, name: "" }, FLRN)],
			["providers.InvalidEndpoint", providers.register({ ...METADATA, endpoint: "eve" }, FLRN)],
			["providers.InvalidRegion", providers.register({ ...METADATA, region: "0x6669" }, FLRN)],
			["Token.FundsUnavailable", providers.register(METADATA, 2_000n * FLRN)],
			["issuance.NothingOwed", issuance.repay(1, FLRN)],
			["attestation.UnknownDevice", attestation.retireDevice(4_000_000)],
		]);
		assert.deepEqual(
			await errorsOf(refused.map(([, call]) => call)),
			refused.map(([error]) => error),
		);
	});

	it("is told why a transaction can't be valid", async () => {
		const refusal = (/** @type {any} */ from, options = {}) =>
			assert.rejects.bind(undefined, submit(api, transfer(1n), from, { options }));
		await refusal(eve, { nonce: 0 })({ code: INVALID_TRANSACTION, message: /outdated/ });
		await refusal(pair("//Penniless"))({ code: INVALID_TRANSACTION, message: /pay some fees/ });
		const genesisHash = `0x${"07".repeat(32)}`;
		await refusal(eve, { genesisHash })({ code: INVALID_TRANSACTION, message: /bad signature/ });
	});

	it("sets session keys that the node made, with the node's proof that it owns them", async () => {
		const make = (/** @type {any} */ { publicKey }) =>
			request(node.http, "author_rotateKeysWithOwner", [toHex(publicKey)]);
		const [own, anothers] = [await make(eve), await make(ferdie)];
		const { setKeys } = api.tx.session;
		const [stolen] = await errorsOf([setKeys(anothers.keys, anothers.proof)]);
		assert.equal(stolen, "session.InvalidProof");
		const outcome = await submit(api, setKeys(own.keys, own.proof), eve);
		assert.equal(outcome.error, undefined);
		assert.equal((await api.query.session.nextKeys(eve.address)).unwrap().toHex(), own.keys);
	});

	it("registers a provider, and a device by its hardware's evidence", async () => {
		const provider = await polkadotJsProvider();
		assert.equal(eventsOf(provider.registration.events, "providers", "Registered").length, 1);
		assert.equal(provider.deviceRegistration.fee, 0n);
		const { address } = provider.pair;
		assert.equal((await api.query.providers.ledgers(address)).unwrap().active.toBigInt(), STAKE);
		const { metadata } = (await api.query.providers.providers(address)).unwrap();
		assert.equal(metadata.name.toUtf8(), "Dave's machines");
		assert.equal(metadata.attributes[0].key.toUtf8(), "network");
		const report = (await api.call.attestationApi.device(provider.device.index)).unwrap();
		assert.equal(report.provider.toString(), address);
		assert.equal(report.fresh.isTrue, true);
		const again = await submit(api, api.tx.providers.register(METADATA, FLRN), provider.pair);
		assert.equal(again.error, "providers.AlreadyRegistered");
	});
});
