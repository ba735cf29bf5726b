import { inspect } from "node:util";
import { isJsonObject } from "@stepflow/protocol";

/** What `toFailWith` compares with an error. Omitted members match anything. Asymmetric matchers are allowed. */
export interface ExpectedFailure {
  /** The exact code. */
  readonly code?: number | undefined;
  /** Part of the message, or a pattern that matches it. */
  readonly message?: string | RegExp | undefined;
  /** The exact data. */
  readonly data?: unknown;
}

const MEMBERS: readonly string[] = ["code", "message", "data"] satisfies readonly (keyof ExpectedFailure)[];

type Equals = (a: unknown, b: unknown) => boolean;

/**
 * Whether an error matches an expectation.
 *
 * @throws TypeError for an expectation that every error would meet
 */
export function isAsExpected(error: unknown, expected: unknown, equals: Equals): boolean {
  if (isAsymmetric(expected)) return equals(error, expected);
  const { code, message, data } = checked(expected);
  return (
    isJsonObject(error) &&
    (code === undefined || equals(error["code"], code)) &&
    (message === undefined || matchesMessage(error["message"], message, equals)) &&
    (data === undefined || equals(error["data"], data))
  );
}

/** `expect.objectContaining(…)` and others. Their type is `any`, so the compiler cannot check where they are used. */
function isAsymmetric(value: unknown): boolean {
  return isJsonObject(value) && typeof value["asymmetricMatch"] === "function";
}

function checked(expected: unknown): ExpectedFailure {
  const names = isJsonObject(expected) ? Object.keys(expected) : [];
  const unknown = names.find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`toFailWith() compares code, message and data of an error, not "${unknown}".`);
  }
  if (names.length > 0) return expected as ExpectedFailure;
  const isText = typeof expected === "string" || expected instanceof RegExp;
  const hint = isText
    ? `. Did you mean { message: ${inspect(expected)} }?`
    : ". Without an argument it accepts any failure.";
  throw new TypeError(`toFailWith() takes an expectation such as { code, message, data }${hint}`);
}

function matchesMessage(actual: unknown, message: unknown, equals: Equals): boolean {
  if (typeof message === "string") return String(actual).includes(message);
  // Unlike test(), search() starts at the beginning, also for a pattern with the flag g.
  if (message instanceof RegExp) return String(actual).search(message) >= 0;
  return equals(actual, message);
}
