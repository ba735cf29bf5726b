/**
 * Checks an option that is a whole number, because a runtime ignores or misreads anything else in a query.
 *
 * @throws RangeError naming the option.
 */
export function checkWholeNumber(name: string, value: number | undefined, min: number): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= min)) return;
  const given = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new RangeError(`${name} must be a whole number of at least ${min}. Got ${given}.`);
}
