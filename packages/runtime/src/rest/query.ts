import { parseUuid } from "../runs/parse-uuid.ts";
import { RestError } from "./rest-error.ts";

/** Reads parameters of a query string. Invalid ones are refused with the wording of the runtimes. */
export class Query {
  readonly #parameters: URLSearchParams;

  constructor(url: string) {
    this.#parameters = new URL(url).searchParams;
  }

  text(name: string): string | undefined {
    const [value, another] = this.#parameters.getAll(name);
    if (another !== undefined) throw refused(`duplicate field \`${name}\``);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value === "true" || value === "false") return value === "true";
    throw refused(`${name}: provided string was not \`true\` or \`false\``);
  }

  /** Reads a whole number from 0 to 2^64 − 1. */
  count(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value === "") throw refused(`${name}: cannot parse integer from empty string`);
    if (!/^\+?\d+$/.test(value)) throw refused(`${name}: invalid digit found in string`);
    if (BigInt(value.replace("+", "")) >= 2n ** 64n) {
      throw refused(`${name}: number too large to fit in target type`);
    }
    return Number(value);
  }

  uuid(name: string): string | undefined {
    const value = this.text(name);
    const uuid = value === undefined ? undefined : parseUuid(value);
    if (value !== undefined && uuid === undefined) throw refused(`${name}: expected a UUID, got \`${value}\``);
    return uuid;
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    for (const candidate of allowed) if (candidate === value) return candidate;
    const list = allowed.map((word) => `\`${word}\``).join(", ");
    throw refused(`${name}: unknown variant \`${value}\`, expected one of ${list}`);
  }
}

function refused(reason: string): RestError {
  return RestError.plain(400, `Failed to deserialize query string: ${reason}`);
}
