import { readFileSync } from "node:fs";

/** Words of PromQL that aren't names of metrics; a function is known by its parenthesis. */
const KEYWORDS = new Set(["and", "bool", "by", "group_left", "group_right", "ignoring", "offset", "on", "or", "unless", "without"]);

/**
 * One file of the repository.
 *
 * @param {string} path
 */
export function repositoryFile(path) {
	return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

/** Every query of a Grafana dashboard, those that fill its variables included. @returns {string[]} */
export function dashboardQueries(/** @type {string} */ json) {
	const { panels, templating } = JSON.parse(json);
	const variables = templating.list
		.filter((/** @type {any} */ { type }) => type === "query")
		.map((/** @type {any} */ { query }) => query.replace(/^label_values\((.*), \w+\)$/, "$1"));
	return panels
		.flatMap((/** @type {any} */ panel) => panel.targets.map((/** @type {any} */ { expr }) => expr))
		.concat(variables);
}

/** Every expression of a file of alert rules, which is YAML of a simple form: on one line, or folded after `>-`. @returns {string[]} */
export function alertQueries(/** @type {string} */ yaml) {
	return [...yaml.matchAll(/^ +expr: (?:>-\n((?: {10}.*\n)+)|(.*)$)/gm)].map(
		([, folded, line]) => folded ?? line,
	);
}

/**
 * The series that a PromQL expression selects: the metric, and the labels that it compares with `=`.
 *
 * @returns {{ metric: string, labels: [string, string][] }[]}
 */
export function selectorsOf(/** @type {string} */ expression) {
	const bare = expression
		.replace(/\[[^\]]*\]/g, "")
		.replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, "");
	return [...bare.matchAll(/([a-zA-Z_:][\w:]*)\s*(\{[^}]*\}|\()?|"[^"]*"/g)]
		.filter(([, name, next]) => name && next !== "(" && !KEYWORDS.has(name))
		.map(([, metric, matchers = ""]) => ({
			metric,
			labels: [...matchers.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label, value]),
		}));
}

/**
 * What a node exports, as Prometheus reads it.
 *
 * @param {string} text
 * @returns {Map<string, string[]>} the label sets of each metric, as they are written
 */
export function exported(text) {
	/** @type {Map<string, string[]>} */
	const metrics = new Map();
	for (const line of text.split("\n")) {
		const [, name, labels = ""] = /^([a-zA-Z_:][\w:]*)(\{.*\})? /.exec(line) ?? [];
		if (name) metrics.set(name, [...(metrics.get(name) ?? []), labels]);
	}
	return metrics;
}
