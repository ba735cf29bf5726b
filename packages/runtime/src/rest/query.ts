import { RestError } from "./rest-error.ts";
import { toUuidReason } from "./run-id.ts";

/** Reads parameters of a request's query; what cannot be read is refused as the runtimes do. */
export class Query {
  readonly #parameters: URLSearchParams;

  constructor(url: string) {
    this.#parameters = new URL(url).searchParams;
  }

  text(name: string): string | undefined {
    return this.#parameters.get(name) ?? undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value === "true" || value === "false") return value === "true";
    throw refused(name, "provided string was not `true` or `false`");
  }

  /** A whole number from 0. */
  count(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^\+?\d+$/.test(value)) return Number(value);
    throw refused(name, value === "" ? "cannot parse integer from empty string" : "invalid digit found in string");
  }

  uuid(name: string): string | undefined {
    const value = this.text(name);
    const reason = value === undefined ? undefined : toUuidReason(value);
    if (reason !== undefined) throw refused(name, reason);
    return value?.toLowerCase();
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    for (const candidate of allowed) if (candidate === value) return candidate;
    const list = allowed.map((word) => `\`${word}\``).join(", ");
    throw refused(name, `unknown variant \`${value}\`, expected one of ${list}`);
  }
}

function refused(name: string, reason: string): RestError {
  return RestError.plain(400, `Failed to deserialize query string: ${name}: ${reason}`);
}
