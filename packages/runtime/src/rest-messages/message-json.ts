import { isJsonObject } from "@stepflow/protocol";

/** Limit of the body of a request in 0.12 and 0.13. */
export const MAX_BODY_BYTES: number = 250 * 1024 * 1024;

/** JavaScript writes larger whole numbers with an exponent, or they have lost digits. */
const MAX_PLAIN = 1e16;

/** A JSON value inside a message. Its numbers are doubles, so that whole ones are written as `1.0`. */
export class DoubleValue {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** Writes a message. Members without a value are left out. */
export function writeMessage(message: unknown): string {
  if (message instanceof DoubleValue) return writeDoubles(message.value);
  if (Array.isArray(message)) return `[${message.map(writeMessage).join(",")}]`;
  if (!isJsonObject(message)) return JSON.stringify(message ?? null);
  const members = Object.entries(message).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeMessage(member)}`).join(",")}}`;
}

/** Writes a JSON value with all numbers as doubles. */
export function writeDoubles(value: unknown): string {
  if (typeof value === "number") return writeDouble(value);
  if (Array.isArray(value)) return `[${value.map(writeDoubles).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeDoubles(member)}`).join(",")}}`;
}

function writeDouble(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) && Math.abs(value) < MAX_PLAIN ? `${value}.0` : JSON.stringify(value);
}

/** Answers a request with a message. */
export function answerMessage(message: object): Response {
  return new Response(writeMessage(message), { headers: { "content-type": "application/json" } });
}
