import type { Http } from "../http/http.ts";
import { getHealth } from "./health.ts";

/** What differs between runtimes and cannot be seen in a response. */
export interface RuntimeTraits {
  /** Whether blobs can be stored and read by REST. */
  readonly hasBlobApi: boolean;
  /** Whether a run without items ends. */
  readonly endsEmptyRuns: boolean;
  /** Whether overrides are the steps themselves, or an object whose member `steps` holds them. */
  readonly overrides: "bare" | "nested";
  /** Whether a query names a status by a word or by its number. */
  readonly statuses: "words" | "numbers";
  /** Whether the steps of each item are returned, or those of the first one only. */
  readonly hasStepsOfEachItem: boolean;
  /** Whether whole numbers in a stored flow stay integers. Otherwise 3 becomes 3.0, which built-in components refuse. */
  readonly keepsIntegers: boolean;
}

/** Runtime 0.9. */
const OLDEST: RuntimeTraits = {
  hasBlobApi: false,
  endsEmptyRuns: false,
  overrides: "bare",
  statuses: "words",
  hasStepsOfEachItem: false,
  keepsIntegers: true,
};

/** Each row changes what it names, for its version and all later ones. */
const TRAITS: readonly (readonly [since: string, traits: Partial<RuntimeTraits>])[] = [
  ["0.10", { hasBlobApi: true, endsEmptyRuns: true, overrides: "nested", hasStepsOfEachItem: true }],
  ["0.12", { statuses: "numbers", keepsIntegers: false }],
];

/** The traits of a version. A runtime that reports no version is 0.12 or later, so it has the latest ones. */
export function traitsOf(version: string | undefined): RuntimeTraits {
  const minor = minorOf(version);
  let traits = OLDEST;
  for (const [since, changes] of TRAITS) if (minor >= minorOf(since)) traits = { ...traits, ...changes };
  return traits;
}

/** The minor number of a 0.x version. Other and unknown versions count as newer than all of them. */
function minorOf(version = ""): number {
  const [, minor] = /^0\.(\d+)/.exec(version) ?? [];
  return minor === undefined ? Number.POSITIVE_INFINITY : Number(minor);
}

/**
 * Asks the runtime for its version and returns its traits. They are not cached, because another runtime may take over the address, and
 * only rare calls need them.
 */
export async function readTraits(http: Http, signal: AbortSignal | undefined): Promise<RuntimeTraits> {
  const { version } = await getHealth(http, { signal });
  return traitsOf(version);
}
