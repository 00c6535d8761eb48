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
