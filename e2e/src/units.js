/** Planck in one FLRN. */
export const FLRN = 1_000_000_000_000n;

/** Decimals of FLRN. */
export const DECIMALS = 12;

/** The SS58 prefix of addresses. */
export const SS58_PREFIX = 42;

const MICROS_PER_SECOND = 1_000_000n;
const MICROS_PER_HOUR = 3_600n * MICROS_PER_SECOND;
const PARTS_PER_MILLION = 1_000_000n;
const FIXED_POINT_ONE = 1_000_000_000_000_000_000n;

/**
 * What one certified idle period of a device is worth, in planck. Both steps round down, as the chain does.
 *
 * @param {number} seconds certified seconds
 * @param {number} quality measured speed over class speed, in parts per million
 * @param {bigint} creditFactor FLRN per class-hour with 18 decimals
 */
export function idleValue(seconds, quality, creditFactor) {
	const micros = (BigInt(seconds) * MICROS_PER_SECOND * BigInt(quality)) / PARTS_PER_MILLION;
	return (micros * creditFactor * FLRN) / (MICROS_PER_HOUR * FIXED_POINT_ONE);
}

/**
 * The part of a mint that stays on hold as bond, or goes to the attesters: rounded up.
 *
 * @param {bigint} minted in planck
 * @param {number} share in parts per million
 */
export function shareOf(minted, share) {
	return (minted * BigInt(share) + PARTS_PER_MILLION - 1n) / PARTS_PER_MILLION;
}
