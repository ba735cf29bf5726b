/** Set by `npm run test:whole`, which runs every row of long tables and every generated input. `npm test` runs a sample of them. */
export const IS_WHOLE: boolean = process.env["STEPFLOW_WHOLE"] === "1";

/** All rows in `npm run test:whole`. Otherwise every `nth` one from the first on, so that a sample does not depend on chance. */
export function sampleOf<T>(rows: readonly T[], nth: number): readonly T[] {
  return IS_WHOLE ? rows : rows.filter((_, index) => index % nth === 0);
}
