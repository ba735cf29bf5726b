import type { Case } from "./case.ts";
import { blobCases } from "./cases/blobs.ts";
import { errorCases, retryCases } from "./cases/errors.ts";
import { executeCases } from "./cases/execute.ts";
import { runCases } from "./cases/runs.ts";

export { WIRE_CASES } from "./cases/wire.ts";

/** What a worker does, seen through any runtime. */
export const CASES: readonly Case[] = [...executeCases, ...blobCases, ...runCases, ...errorCases, ...retryCases];

/** Enough to see that a runtime behaves as its neighbours do. */
export const SMOKE_CASES: readonly Case[] = CASES.filter(({ smoke }) => smoke === true);
