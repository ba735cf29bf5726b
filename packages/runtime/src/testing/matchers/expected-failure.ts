import { inspect } from "node:util";
import { isJsonObject } from "@stepflow/protocol";

/** What is asked of an error; what is not named may be anything. Asymmetric matchers may stand for each member, or for the whole. */
export interface ExpectedFailure {
  readonly code?: number | undefined;
  /** A part of the message, or a pattern that it matches. */
  readonly message?: string | RegExp | undefined;
  readonly data?: unknown;
}

const MEMBERS: readonly string[] = ["code", "message", "data"] satisfies readonly (keyof ExpectedFailure)[];

type Equals = (a: unknown, b: unknown) => boolean;

/**
 * Whether an error is what was asked for.
 *
 * @throws TypeError for what asks nothing, since every error would pass.
 */
export function isAsExpected(error: unknown, expected: unknown, equals: Equals): boolean {
  if (isAsymmetric(expected)) return equals(error, expected);
  const { code, message, data } = checked(expected);
  return (
    isJsonObject(error) &&
    (code === undefined || equals(error["code"], code)) &&
    (message === undefined || isSaid(error["message"], message, equals)) &&
    (data === undefined || equals(error["data"], data))
  );
}

/** Such as `expect.objectContaining(…)`, whose type is `any`: no compiler says what it may stand for. */
function isAsymmetric(value: unknown): boolean {
  return isJsonObject(value) && typeof value["asymmetricMatch"] === "function";
}

function checked(expected: unknown): ExpectedFailure {
  const names = isJsonObject(expected) ? Object.keys(expected) : [];
  const unknown = names.find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`toFailWith() compares code, message and data of an error, which has no "${unknown}".`);
  }
  if (names.length > 0) return expected as ExpectedFailure;
  const isText = typeof expected === "string" || expected instanceof RegExp;
  const hint = isText ? `; is { message: ${inspect(expected)} } meant?` : ", or nothing when any failure will do.";
  throw new TypeError(`toFailWith() takes what is asked of the error, such as { code, message, data }${hint}`);
}

function isSaid(said: unknown, message: unknown, equals: Equals): boolean {
  if (typeof message === "string") return String(said).includes(message);
  // Unlike test(), it does not go on where the last search has ended.
  if (message instanceof RegExp) return String(said).search(message) >= 0;
  return equals(said, message);
}
