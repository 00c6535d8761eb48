// The price index as `docs/index.md` describes it, computed the slow way from all that the chain told.

/** Periods for which a feed counts after its own. */
const FEED_AGE = 5;

/** Fresh feeds that make a price. */
const QUORUM = 3;

const ONE = 10n ** 18n;

const distance = (/** @type {bigint} */ a, /** @type {bigint} */ b) => (a > b ? a - b : b - a);

/** @param {bigint[]} numbers */
function median(numbers) {
	const sorted = [...numbers].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	const half = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2n;
}

/** What feeds come to; undefined if they are too few. @param {bigint[]} feeds */
export function consensus(feeds) {
	if (feeds.length < QUORUM) return undefined;
	const centre = median(feeds);
	const deviation = median(feeds.map((feed) => distance(feed, centre)));
	const [wide, share] = [3n * deviation, centre / 100n];
	const band = wide > share ? wide : share;
	return median(feeds.filter((feed) => distance(feed, centre) <= band));
}

/**
 * The USD price of a class in each period of a span that had one.
 *
 * @param {{ period: number, value: { feeder: string, prices: { class: number, price: bigint }[] } }[]} submissions in the order in which they came
 * @param {number} id the class
 * @param {number} from
 * @param {number} to the first period after the span
 * @returns {Map<number, bigint>}
 */
export function usdPrices(submissions, id, from, to) {
	const prices = new Map();
	for (let period = from; period < to; period += 1) {
		/** @type {Map<string, { told: number, price: bigint }>} */
		const latest = new Map();
		for (const { period: told, value } of submissions) {
			const price = value.prices.find((row) => row.class === id)?.price;
			if (price !== undefined && told <= period) latest.set(value.feeder, { told, price });
		}
		const fresh = [...latest.values()].filter(({ told }) => period - told <= FEED_AGE);
		const price = consensus(fresh.map((feed) => feed.price));
		if (price !== undefined) prices.set(period, price);
	}
	return prices;
}

/**
 * Σ price × seconds and Σ seconds of the leases of a class in each period that had some.
 *
 * @param {{ period: number, value: { class: number, price: bigint, seconds: bigint } }[]} leases
 * @param {number} id the class
 * @returns {Map<number, { value: bigint, weight: bigint }>}
 */
export function leaseSums(leases, id) {
	const sums = new Map();
	for (const { period, value } of leases) {
		if (value.class !== id) continue;
		const sum = sums.get(period) ?? { value: 0n, weight: 0n };
		sums.set(period, {
			value: sum.value + value.price * value.seconds,
			weight: sum.weight + value.seconds,
		});
	}
	return sums;
}

/** The average of prices that weigh the same, rounded down. @param {bigint[]} prices */
export function average(prices) {
	return prices.reduce((sum, price) => sum + price, 0n) / BigInt(prices.length);
}

/**
 * The credit factor after a day: towards the price over the reference's, by at most a hundredth of itself, within bounds. With 18 decimals.
 *
 * @param {bigint} factor
 * @param {bigint} price
 * @param {bigint} reference
 * @param {{ least: bigint, greatest: bigint }} bounds
 */
export function nextFactor(factor, price, reference, { least, greatest }) {
	const clamp = (/** @type {bigint} */ value, /** @type {bigint} */ low, /** @type {bigint} */ high) =>
		value < low ? low : value > high ? high : value;
	const target = clamp((price * ONE) / reference, least, greatest);
	return clamp(target, factor - factor / 100n, factor + factor / 100n);
}
