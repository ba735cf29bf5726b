import { readdirSync, readFileSync } from "node:fs";

/**
 * The messages between a real runtime of one version and a recording worker in one case (format: docs/internals/wire.md#recorded-cases).
 */
export interface Recording {
  readonly version: string;
  readonly case: string;
  readonly rest?: readonly RestCall[];
  readonly config?: unknown;
  /** Whether the server came up, where that was the question. */
  readonly serverUp?: boolean;
  readonly wire?: readonly WireEntry[];
}

export interface RestCall {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response?: { readonly status: number; readonly body?: unknown };
}

/** One line of the recorder. `seq` is unique within a process; `reqSeq` points at the request that is answered. */
export interface WireEntry {
  readonly dir?: "in" | "out" | "blob-http";
  readonly pid: number;
  readonly seq: number;
  readonly reqSeq?: number;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly sse?: string;
}

export type Dialect = "v0" | "v1";

export const versions = ["0.9.0", "0.10.0", "0.11.1"] as const;

/** All recordings of one version, in the order of their names. */
export function recordingsOf(version: string): Recording[] {
  const folder = new URL(`../../fixtures/${version}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Recording);
}

export function dialectOf(version: string): Dialect {
  return version.startsWith("0.9.") ? "v0" : "v1";
}

/** Parses JSON. Returns undefined for other text: broken on purpose, or cut by the recorder. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The recorder cuts long texts and records their length. */
export function isCut(text: string): boolean {
  return /…\(\d+ bytes, sha256 [0-9a-f]{64}\)/.test(text);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
