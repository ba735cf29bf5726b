import { dialectOf, type RuntimeDialect } from "./callbacks/runtime-dialect.ts";
import { checkRuntimeVersion, type RuntimeVersion } from "./flow/runtime-version.ts";
import type { RuntimeOptions } from "./runtime.ts";
import { isWorkerSource } from "./workers/is-worker-source.ts";

const DIALECTS: readonly RuntimeDialect[] = ["v0", "v1", "classic"];

/** Refuses options that cannot be meant before anything is started. @throws TypeError or RangeError that says how to mend it. */
export function checkOptions(options: RuntimeOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError("createRuntime: expected options such as { workers: { text: worker } }.");
  }
  const { workers = {}, dialect, quirks, blobs, maxConcurrency = 1, retry } = options;
  checkWorkers(workers);
  checkRuntimeVersion("quirks", quirks);
  checkDialect(dialect, quirks);
  checkBlobs(blobs);
  if (!(maxConcurrency >= 1)) throw new RangeError(`maxConcurrency must be at least 1, got ${maxConcurrency}`);
  const { maxRetries = 0 } = retry ?? {};
  if (!(maxRetries >= 0)) throw new RangeError(`retry.maxRetries must be at least 0, got ${maxRetries}`);
}

function checkWorkers(workers: unknown): void {
  if (typeof workers !== "object" || workers === null || isWorkerSource(workers)) {
    throw new TypeError("createRuntime: workers have names, as in { workers: { text: worker } }.");
  }
  for (const [name, source] of Object.entries(workers)) {
    checkName(name);
    if (isWorkerSource(source)) continue;
    const hint = typeof source === "string" ? `; is { url: ${JSON.stringify(source)} } meant?` : ".";
    throw new TypeError(
      `createRuntime: worker "${name}" must be a worker of this process (fetch), { url } or { command }${hint}`,
    );
  }
}

/** It becomes part of a path. */
function checkName(name: string): void {
  if (name === "builtin") throw new TypeError('A worker cannot be called "builtin": that is the runtime\'s own.');
  if (name !== "" && !/[{}]/.test(name)) return;
  throw new TypeError(`A worker's name becomes part of a path, got ${JSON.stringify(name)}.`);
}

function checkDialect(dialect: RuntimeDialect | undefined, quirks: RuntimeVersion | undefined): void {
  if (dialect === undefined) return;
  if (!DIALECTS.includes(dialect)) {
    const known = DIALECTS.map((one) => `"${one}"`).join(", ");
    throw new TypeError(`dialect must be one of ${known}, got ${JSON.stringify(dialect)}.`);
  }
  if (quirks !== undefined && dialect !== dialectOf(quirks)) {
    throw new TypeError(`dialect "${dialect}" contradicts quirks "${quirks}", which speaks ${dialectOf(quirks)}.`);
  }
}

/** @throws TypeError */
export function checkBlobs(blobs: unknown): void {
  if (blobs === undefined) return;
  const { folder, get, put } = Object(blobs) as Readonly<Record<string, unknown>>;
  if (typeof folder === "string" || (typeof get === "function" && typeof put === "function")) return;
  const hint = typeof blobs === "string" ? `; is { folder: ${JSON.stringify(blobs)} } meant?` : ".";
  throw new TypeError(`blobs must be a BlobStore or { folder }${hint}`);
}
