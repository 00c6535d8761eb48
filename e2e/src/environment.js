/**
 * The path that an environment variable names.
 *
 * @param {string} variable
 * @param {string} what for the message
 */
export function requiredPath(variable, what) {
	const value = process.env[variable];
	if (!value) {
		throw new Error(
			`${variable} is not set: it has to name ${what}. \`cargo xtask test\` sets it; by hand, build with ` +
				"`cargo xtask dev` first and point it at the binary in the release folder of the target directory.",
		);
	}
	return value;
}

/**
 * What an environment variable says that `cargo xtask network-test` sets.
 *
 * @param {string} variable
 * @param {string} what for the message
 */
export function ofNetworkTest(variable, what) {
	const value = process.env[variable];
	if (!value) {
		throw new Error(
			`${variable} is not set: it has to name ${what}. \`cargo xtask network-test\` sets it, which also starts the ` +
				"network that this script needs; README.md says how to run it by hand.",
		);
	}
	return value;
}
