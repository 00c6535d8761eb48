import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { alertQueries, dashboardQueries, exported, repositoryFile, selectorsOf } from "../src/metrics.js";
import { developmentNode } from "../src/node.js";

/** Metrics of Prometheus itself and of its node exporter, which the alerts use too. */
const OTHERS = new Set([
	"up",
	"node_filesystem_avail_bytes",
	"node_filesystem_size_bytes",
	"node_timex_offset_seconds",
	"node_timex_sync_status",
]);

describe("the node's metrics", () => {
	/** @type {Map<string, string[]>} */
	let metrics;

	/** Fails unless the running node has each series that the queries select. @param {string[]} queries */
	const assertExported = (queries) => {
		const selectors = queries.flatMap(selectorsOf).filter(({ metric }) => !OTHERS.has(metric));
		assert.ok(selectors.length > 0, "no query was found");
		for (const { metric, labels } of selectors) {
			assert.ok(metrics.has(metric), `the node has no metric ${metric}`);
			const found = metrics
				.get(metric)
				?.some((series) => labels.every(([label, value]) => series.includes(`${label}="${value}"`)));
			assert.ok(found, `${metric} has no series with ${JSON.stringify(labels)}`);
		}
		return selectors.length;
	};

	before(async () => {
		const { metrics: url } = await developmentNode();
		metrics = exported(await (await fetch(url)).text());
	});

	it("are those that the dashboard shows", () => {
		const queries = dashboardQueries(repositoryFile("ops/grafana.json"));
		assert.ok(queries.length >= 20, `${queries.length} queries`);
		assertExported(queries);
	});

	it("are those that the alerts watch", () => {
		const rules = repositoryFile("ops/alerts.yml");
		const queries = alertQueries(rules);
		assert.equal(queries.length, rules.match(/- alert:/g)?.length);
		assertExported(queries);
	});

	it("are those that the operators' manual names", () => {
		const named = repositoryFile("docs/operators.md").match(/\bsubstrate_\w+/g) ?? [];
		assertExported(named);
	});

	it("are told apart from names that don't exist", () => {
		const queries = ['rate(substrate_no_such_metric{chain="x"}[5m]) > 1'];
		assert.throws(() => assertExported(queries), /no metric substrate_no_such_metric/);
		const labelled = ['substrate_block_height{status="imagined"}'];
		assert.throws(() => assertExported(labelled), /no series with/);
	});

	it("tell how high the chain is", () => {
		const heights = metrics.get("substrate_block_height") ?? [];
		assert.equal(heights.length, 3);
	});
});
