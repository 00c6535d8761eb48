import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError, eventsOf } from "../src/assertions.js";
import { possessionPayload, signatures, signingPayload } from "../src/certificate.js";
import { Chain } from "../src/chain.js";
import { registrationNonce, softwareEvidence } from "../src/evidence.js";
import { issuers } from "../src/issuers.js";
import { DEVELOPMENT_COMMITTEE, account, attesters } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { PresenceKeeper } from "../src/presence.js";
import { FLRN, idleValue, shareOf } from "../src/units.js";

/** Periods of idle time that are certified and claimed. */
const PERIODS = 2;

/** Software devices; several, so that a challenge comes soon. */
const SIMULATED = [7, 8, 9];

/** What the committee measures of each device, in parts per million of its class's speed. */
const QUALITY = 950_000;
const WATTS = 640;

/** The class of software devices, by the policy of the development preset. */
const H100 = 1;

const STAKE = 200n * FLRN;
const AT_BEST = /** @type {const} */ ({ at: "best" });

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

describe("the money loop", { timeout: 600_000 }, () => {
	const provider = account("//Bob");
	const rival = account("//Charlie");
	/** Owns the first attester. Nobody else sends as this account by now: nonces are counted here. */
	const attesterOwner = account("//Eve");
	const committee = attesters(DEVELOPMENT_COMMITTEE);
	/** @type {Chain} */
	let chain;
	/** @type {string} */
	let genesis;
	/** @type {any} */
	let parameters;
	/** @type {import("../src/presence.js").Device[]} */
	const devices = [];
	/** @type {PresenceKeeper} */
	let keeper;
	/** What another provider's proof of presence came to. @type {Promise<any>} */
	let rivalProof;
	/** The certificates that landed. @type {import("../src/certificate.js").Body[]} */
	const landed = [];

	const attestation = () => chain.api.apis.AttestationApi;
	const issuance = () => chain.api.apis.IssuanceApi;
	const clock = () => attestation().clock(AT_BEST);

	/** Evidence for a registration in one of the next blocks. */
	const registration = async (
		/** @type {number} */ simulated,
		/** @type {import("../src/keys.js").Account} */ by,
	) => {
		const block = await chain.best();
		const nonce = registrationNonce(genesis, by.publicKey, block.hash);
		const evidence = await softwareEvidence(simulated, nonce);
		return { class: H100, ...evidence, block: block.number };
	};

	const certificate = (
		/** @type {number} */ period,
		/** @type {Partial<import("../src/certificate.js").Entry>} */ changes = {},
	) => ({
		period,
		round: 0,
		entries: devices.map(({ index }) => ({
			device: index,
			seconds: parameters.period_seconds,
			quality: QUALITY,
			watts: WATTS,
			...changes,
		})),
	});

	const submitCertificate = async (
		/** @type {import("../src/certificate.js").Body} */ body,
		signers = committee,
	) => {
		const { committee_epoch: epoch } = await clock();
		return chain.submit(
			chain.api.tx.Attestation.submit_certificate({
				epoch,
				body,
				signatures: signatures(genesis, epoch, body, signers),
			}),
			rival,
		);
	};

	/** What the record of a device says of a period. */
	const recorded = async (/** @type {number} */ device, /** @type {number} */ period) => {
		const report = await attestation().device(device, AT_BEST);
		return report.periods.find((/** @type {any} */ row) => row.period === period);
	};

	/** Waits until certificates for `period` are taken: no more proofs of presence can come for it. */
	const closed = async (/** @type {number} */ period) => {
		await chain.until(`the end of period ${period}`, 60, async () => {
			const { certifiable } = await clock();
			return certifiable !== undefined && certifiable >= period;
		});
	};

	/** Answers challenges from now on; the first one another provider tries to answer as well. */
	const keepPresence = () => {
		keeper = new PresenceKeeper(chain, provider, devices);
		rivalProof = new Promise((resolve, reject) => {
			keeper.onChallenge = (device, challenge) => {
				keeper.onChallenge = () => {};
				keeper
					.proof(device, challenge, rival)
					.then((proof) => chain.submit(proof, rival))
					.then(resolve, reject);
			};
		});
		// Looked at later, by the test of who may prove.
		rivalProof.catch(() => {});
		keeper.start();
	};

	const devicesOf = () => devices.map(({ index }) => index);

	before(async () => {
		// Their work matures meanwhile.
		issuers().catch(() => undefined);
		chain = new Chain(await developmentNode());
		genesis = await chain.genesisHash();
		parameters = await chain.api.query.Attestation.Params.getValue(AT_BEST);
	});

	after(async () => {
		await keeper?.stop();
		chain?.destroy();
	});

	it("starts with providers that put a stake down", async () => {
		for (const [who, name] of /** @type {const} */ ([
			[provider, "Bob's machines"],
			[rival, "Charlie's machines"],
		])) {
			const metadata = {
				name: bytes(name),
				endpoint: bytes("https://provider.example"),
				region: toHex(bytes("FI")),
				attributes: [],
			};
			assertCarriedOut(
				await chain.submit(chain.api.tx.Providers.register({ metadata, stake: STAKE }), who),
			);
		}
		const line = await issuance().credit_line(provider.address, AT_BEST);
		assert.equal(line.free_stake, STAKE);
		assert.equal(line.liability, 0n);
	});

	it("examines evidence before it is paid for", async () => {
		const { chain: certificates, report } = await registration(SIMULATED[0], provider);
		const answer = await attestation().verify_evidence(certificates, report, AT_BEST);
		assert.ok(answer.success);
		assert.equal(answer.value.architecture.type, "Hopper");
		assert.equal(answer.value.class, H100);
		assert.equal(answer.value.revoked, false);
		assert.equal(answer.value.registered, undefined);

		certificates[1][certificates[1].length - 1] ^= 1;
		const forged = await attestation().verify_evidence(certificates, report, AT_BEST);
		assert.equal(forged.success, false);
	});

	it("refuses evidence that was made for another provider", async () => {
		const stolen = await registration(SIMULATED[0], provider);
		const outcome = await chain.submit(chain.api.tx.Attestation.register_device(stolen), rival);
		const check = assertModuleError(outcome, "Attestation", "InvalidEvidence");
		assert.equal(check.type, "NonceMismatch");
		const answer = await attestation().verify_evidence(stolen.chain, stolen.report, AT_BEST);
		assert.equal(answer.value.registered, undefined);
	});

	it("registers devices by their hardware's evidence, and refunds the first fee", async () => {
		keepPresence();
		for (const simulated of SIMULATED) {
			const evidence = await registration(simulated, provider);
			const outcome = assertCarriedOut(
				await chain.submit(chain.api.tx.Attestation.register_device(evidence), provider),
			);
			const [{ device, id }] = eventsOf(outcome, "Attestation", "DeviceRegistered");
			const [paid] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
			assert.equal(paid.actual_fee, 0n);
			devices.push({ index: device, id, simulated });
		}
		const report = await attestation().device(devices[0].index, AT_BEST);
		assert.equal(report.provider, provider.address);
		assert.equal(report.fresh, true);
	});

	it("refuses a second registration of the same device", async () => {
		const again = await registration(SIMULATED[0], provider);
		assertModuleError(
			await chain.submit(chain.api.tx.Attestation.register_device(again), provider),
			"Attestation",
			"AlreadyRegistered",
		);
		const elsewhere = await registration(SIMULATED[0], rival);
		assertModuleError(
			await chain.submit(chain.api.tx.Attestation.register_device(elsewhere), rival),
			"Attestation",
			"RegisteredElsewhere",
		);
	});

	it("certifies idle periods, and nothing that the committee hasn't agreed on", async () => {
		const { period: registered } = await clock();
		const first = registered + 1;
		await closed(first);
		const body = certificate(first);

		assertModuleError(
			await submitCertificate(body, committee.slice(0, 2)),
			"Attestation",
			"TooFewSignatures",
		);
		const strangers = attesters(["//Attester//0", "//Attester//1", "//Stranger"]);
		assertModuleError(await submitCertificate(body, strangers), "Attestation", "NotAnAttester");
		assertModuleError(
			await submitCertificate(certificate(first, { seconds: parameters.period_seconds + 1 })),
			"Attestation",
			"TooManySeconds",
		);
		assert.equal((await recorded(devices[0].index, first))?.certified, undefined);

		assertCarriedOut(await submitCertificate(body, committee.slice(0, 3)));
		landed.push(body);
		const row = await recorded(devices[0].index, first);
		assert.deepEqual(row.certified, [parameters.period_seconds, QUALITY, WATTS]);
		assert.deepEqual(row.uses, []);

		assertModuleError(await submitCertificate(body), "Attestation", "AlreadyCertified");

		for (let period = first + 1; period < first + PERIODS; period += 1) {
			await closed(period);
			const next = certificate(period);
			assertCarriedOut(await submitCertificate(next));
			landed.push(next);
		}
	});

	it("takes a signature that comes late, once", async () => {
		const [body] = landed;
		const { committee_epoch: epoch } = await clock();
		const late = (/** @type {typeof committee} */ signers) =>
			chain.submit(
				chain.api.tx.Attestation.add_signatures({
					period: body.period,
					payload: toHex(signingPayload(genesis, epoch, body)),
					signatures: signatures(genesis, epoch, body, signers),
				}),
				rival,
			);
		const seconds = async () => (await attestation().attester(toHex(committee[3].publicKey), AT_BEST)).seconds;
		const before = await seconds();
		assertModuleError(await late(committee.slice(0, 1)), "Attestation", "SignatureKnown");
		assertCarriedOut(await late(committee.slice(3)));
		assert.equal(await seconds(), before + BigInt(devices.length * parameters.period_seconds));
		assertModuleError(await late(committee.slice(3)), "Attestation", "SignatureKnown");
	});

	it("refuses to mint what hasn't matured", async () => {
		const before = await issuance().backing(AT_BEST);
		const claim = chain.api.tx.Issuance.claim({ devices: devicesOf() });
		assertModuleError(await chain.submit(claim, provider), "Issuance", "NothingMatured");
		assert.equal((await issuance().backing(AT_BEST)).minted, before.minted);
	});

	it("takes a proof of presence from the device's provider and from nobody else", async () => {
		await chain.until("a challenge that was met", 120, async () => keeper.answers.length > 0);
		assertModuleError(await rivalProof, "Attestation", "NotYourDevice");
		const [{ device, challenge, outcome }] = keeper.answers;
		assertCarriedOut(outcome);
		const [paid] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		assert.equal(paid.actual_fee, 0n);
		assert.equal((await recorded(device.index, challenge.period)).proven, true);
	});

	it("mints what has matured, to the planck, and holds a bond", async () => {
		const last = landed[landed.length - 1].period;
		const ring = parameters.certificate_window + parameters.dispute_span + 1;
		await chain.until("maturity", 80, async () => (await clock()).period >= last + ring);

		const { class: classId } = await attestation().device(devices[0].index, AT_BEST);
		const { versions } = await chain.api.query.Catalog.Classes.getValue(classId, AT_BEST);
		const factor = versions[versions.length - 1].valuation.credit_factor;
		const value =
			BigInt(devices.length * PERIODS) * idleValue(parameters.period_seconds, QUALITY, factor);
		const [bond, toAttesters] = [shareOf(value, 200_000), shareOf(value, 10_000)];
		const [issued, balance] = [await chain.totalIssuance(), await chain.balance(provider.address)];
		assertModuleError(
			await chain.submit(chain.api.tx.Issuance.claim({ devices: devicesOf() }), rival),
			"Attestation",
			"NotYourDevice",
		);

		const outcome = assertCarriedOut(
			await chain.submit(chain.api.tx.Issuance.claim({ devices: devicesOf() }), provider),
		);

		assert.equal(await chain.totalIssuance(), issued + value);
		const line = await issuance().credit_line(provider.address, AT_BEST);
		assert.equal(line.liability, value);
		assert.equal(line.bond, bond);
		const [{ actual_fee: fee }] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		const { free, reserved } = await chain.balance(provider.address);
		assert.equal(free + reserved, balance.free + balance.reserved + value - toAttesters - fee);
		const [minted] = eventsOf(outcome, "Issuance", "Minted");
		assert.equal(minted.attesters, toAttesters);
	});

	it("pays an attester out of the mint, by the seconds that it signed", async () => {
		const attester = toHex(committee[0].publicKey);
		const claim = () => chain.api.tx.Attestation.claim_rewards({ attester });
		const { earned, owner } = await attestation().attester(attester, AT_BEST);
		assert.ok(earned > 0n);
		assert.equal(owner, attesterOwner.address);
		assertModuleError(await chain.submit(claim(), rival), "Attestation", "NotYourAttester");
		const [paid] = eventsOf(
			assertCarriedOut(await chain.submit(claim(), attesterOwner)),
			"Attestation",
			"RewardsClaimed",
		);
		// Mints of other tests on this chain may have come in meanwhile.
		assert.ok(paid.amount >= earned);
	});

	it("slashes an attester that signed two values", async () => {
		const [liar] = attesters(["//Attester//liar"]);
		const attester = toHex(liar.publicKey);
		const possession = (/** @type {Uint8Array} */ of) => toHex(liar.sign(possessionPayload(genesis, of)));
		const bond = (/** @type {string} */ proof) =>
			chain.submit(chain.api.tx.Attestation.bond_attester({ attester, possession: proof }), attesterOwner);
		assertModuleError(await bond(possession(rival.publicKey)), "Attestation", "BadPossessionProof");
		assertCarriedOut(await bond(possession(attesterOwner.publicKey)));

		const { committee_epoch: epoch } = await clock();
		const signed = (/** @type {import("../src/certificate.js").Body} */ body) => ({
			epoch,
			body,
			signature: toHex(liar.sign(signingPayload(genesis, epoch, body))),
		});
		const [body] = landed;
		const other = certificate(body.period, { seconds: parameters.period_seconds - 1 });
		const report = (/** @type {ReturnType<typeof signed>} */ second) =>
			chain.submit(
				chain.api.tx.Attestation.report_equivocation({
					attester,
					device: devices[0].index,
					first: signed(body),
					second,
				}),
				rival,
			);
		assertModuleError(await report(signed(body)), "Attestation", "NotAnEquivocation");
		assertModuleError(
			await report({ ...signed(other), signature: signed(body).signature }),
			"Attestation",
			"BadSignature",
		);
		const outcome = assertCarriedOut(await report(signed(other)));
		const [equivocated] = eventsOf(outcome, "Attestation", "Equivocated");
		assert.equal(equivocated.slashed, parameters.attester_bond);
		const [paid] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		assert.equal(paid.actual_fee, 0n);
		assertModuleError(await report(signed(other)), "Attestation", "AlreadyReported");
		assertModuleError(await bond(possession(attesterOwner.publicKey)), "Attestation", "AttesterSlashed");
	});

	it("mints nothing twice", async () => {
		const claim = chain.api.tx.Issuance.claim({ devices: devicesOf() });
		const issued = await chain.totalIssuance();
		assertModuleError(await chain.submit(claim, provider), "Issuance", "NothingMatured");
		assert.equal(await chain.totalIssuance(), issued);
	});

	it("makes credits that move like any coin", async () => {
		const { address } = account("//Holder");
		const amount = FLRN / 100n;
		const transfer = chain.api.tx.Balances.transfer_keep_alive({
			dest: { type: "Id", value: address },
			value: amount,
		});
		assertCarriedOut(await chain.submit(transfer, provider));
		assert.equal((await chain.balance(address)).free, amount);
	});

	it("takes credits back by repayment", async () => {
		const before = await issuance().credit_line(provider.address, AT_BEST);
		const [{ class: classId }] = before.classes;
		const repay = (/** @type {bigint} */ amount) =>
			chain.submit(chain.api.tx.Issuance.repay({ class: classId, amount }), provider, {
				until: "finalized",
			});
		assertModuleError(await repay(before.liability + 1n), "Issuance", "MoreThanOwed");

		const half = before.liability / 2n;
		const issued = await chain.totalIssuance();
		assertCarriedOut(await repay(half));
		assert.equal(await chain.totalIssuance(), issued - half);
		const after = await issuance().credit_line(provider.address, AT_BEST);
		assert.equal(after.liability, before.liability - half);
		assert.ok(after.bond < before.bond);
	});

	it("accounts for the whole supply in any finalized block", async () => {
		const { hash: at } = await chain.client.getFinalizedBlock();
		const release = chain.client.hodlBlock(at);
		const [backing, issued, line] = await Promise.all([
			issuance().backing({ at }),
			chain.totalIssuance({ at }),
			issuance().credit_line(provider.address, { at }),
		]);
		release();
		assert.equal(backing.total_issuance, issued);
		assert.equal(
			backing.secured + backing.on_credit_lines + backing.bootstrap + backing.unbacked,
			issued,
		);
		assert.equal(backing.bootstrap + backing.minted - backing.repaid, issued);
		assert.equal(backing.secured + backing.on_credit_lines, line.liability);
		assert.ok(backing.minted > 0n && backing.repaid > 0n);
		assert.equal(backing.unbacked, 0n);
	});
});
