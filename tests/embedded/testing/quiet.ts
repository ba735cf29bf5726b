import { silentLogger } from "@stepflow/worker";

/** For workers whose failures a test wants. */
export const quietly = { components: [], logger: silentLogger } as const;
