const STRINGS = /"(?:[^"\\]|\\.)*"/g;
const DOUBLE = /\d\.0[,\]}]/;

/** Whether a compact JSON text has a whole number that is written as a double, such as `3.0`. */
export function hasDoubles(json: string): boolean {
  return DOUBLE.test(json.replace(STRINGS, '""'));
}
