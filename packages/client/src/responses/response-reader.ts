import type { HttpResponse } from "../http/http.ts";
import { InvalidResponseError } from "../model/client-error.ts";

/** An object of a response whose member names are known and whose values are not checked yet. */
export type Unread<T> = { readonly [K in keyof T]?: unknown };

/** Reads members of a response. A missing member or one of another type becomes an {@link InvalidResponseError} that names it. */
export class ResponseReader {
  readonly #response: HttpResponse;

  constructor(response: HttpResponse) {
    this.#response = response;
  }

  object<T>(value: unknown, where = "the body"): Unread<T> {
    if (isObject(value)) return value as Unread<T>;
    throw this.#invalid(`${where} is not an object`);
  }

  string<O extends object>(object: O, name: keyof O & string): string {
    const value: unknown = object[name];
    if (typeof value === "string") return value;
    throw this.#invalid(`"${name}" is not a string`);
  }

  number<O extends object>(object: O, name: keyof O & string): number {
    const value: unknown = object[name];
    // A custom JSON codec can return bigints or number objects.
    const number = typeof value === "number" ? value : Number(value ?? Number.NaN);
    if (Number.isFinite(number)) return number;
    throw this.#invalid(`"${name}" is not a number`);
  }

  /** Reads one of these words. Runtimes since 0.12 send its number instead, counted from 1 in this order. */
  oneOf<O extends object, const T extends string>(object: O, name: keyof O & string, allowed: readonly T[]): T {
    const member: unknown = object[name];
    const numbered = typeof member === "string" ? undefined : allowed[Number(member) - 1];
    if (numbered !== undefined) return numbered;
    const value = this.string(object, name);
    for (const candidate of allowed) if (candidate === value) return candidate;
    throw this.#invalid(`"${name}" is "${value}", not one of ${allowed.join(", ")}`);
  }

  list<T, R, O extends object = object>(object: O, name: keyof O & string, read: (item: Unread<T>) => R): R[] {
    const value: unknown = object[name];
    if (!Array.isArray(value)) throw this.#invalid(`"${name}" is not an array`);
    return value.map((item, index) => read(this.object(item, `${name}[${index}]`)));
  }

  #invalid(reason: string): InvalidResponseError {
    const { method, url, status, body } = this.#response;
    return new InvalidResponseError(`${method} ${url} was answered with ${status}, but ${reason}`, {
      method,
      url,
      status,
      body: new TextDecoder().decode(body.subarray(0, 2_000)),
      hint: "Check that this is the URL of a Stepflow runtime of a supported version (0.9 to 0.13).",
    });
  }
}

/** The member as an object of its own if it is a string, otherwise an empty object. */
export function optionalString<K extends string>(
  object: { readonly [P in K]?: unknown },
  name: K,
): { [P in K]?: string } {
  const value = object[name];
  return typeof value === "string" ? ({ [name]: value } as { [P in K]?: string }) : {};
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
