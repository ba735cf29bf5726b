import { silentLogger } from "@stepflow/worker";

/** Silences workers whose failures are expected by a test. */
export const quietly = { components: [], logger: silentLogger } as const;
