import fc from "fast-check";
import { toWellFormed } from "./well-formed.ts";

/** Texts that are hard to transport: lone and paired surrogates, all kinds of line ends, escapes, astral characters. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 3 }),
      fc.integer({ min: 0xd700, max: 0xe0ff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        "\u2028",
        "\u2029",
        "\u0085",
        "\r\n",
        "\n\n",
        "\r",
        "data: ",
        "\\",
        "\\ud83d",
        "\\\\ud800",
        '"',
        "\0",
        "😀",
        "日本",
        "\uFEFF",
        "\x7f",
        "\x80",
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** Any JSON value, with hostile texts as values and keys. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1.5, -1e300),
    hostileText,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(hostileText, fc.constantFrom("__proto__", "id", "method", "result")), tie("value"), {
      maxKeys: 4,
    }),
  ),
})).value;

/** Returns the value that a reader must receive. Lone surrogates are replaced, in keys too; of keys that become equal, the last one counts. */
export function wellFormedValue(value: unknown): unknown {
  if (typeof value === "string") return toWellFormed(value);
  if (Array.isArray(value)) return value.map(wellFormedValue);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [toWellFormed(key), wellFormedValue(item)]));
}
