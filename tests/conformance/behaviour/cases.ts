import type { Case } from "./case.ts";
import { blobCases } from "./cases/blobs.ts";
import { errorCases, retryCases } from "./cases/errors.ts";
import { executeCases } from "./cases/execute.ts";
import { runCases } from "./cases/runs.ts";

export { WIRE_CASES } from "./cases/wire.ts";

/** All behaviours of a worker, for any runtime. */
export const CASES: readonly Case[] = [...executeCases, ...blobCases, ...runCases, ...errorCases, ...retryCases];

/** The cases that show whether a runtime behaves like the versions before and after it. */
export const SMOKE_CASES: readonly Case[] = CASES.filter(({ smoke }) => smoke === true);
