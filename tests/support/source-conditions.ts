/** Conditions under which packages are found: as sources, or as they are built, if `npm run test:built` runs the tests. */
export const SOURCE_CONDITIONS: readonly string[] = process.env["STEPFLOW_BUILT"] === "1" ? [] : ["@stepflow/source"];

/** The same, as arguments of Node. */
export const SOURCE_ARGS: readonly string[] = SOURCE_CONDITIONS.map((condition) => `--conditions=${condition}`);
