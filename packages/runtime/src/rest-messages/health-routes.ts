import type { RouteTable } from "../rest/api-app.ts";
import { toTimestamp } from "../runs/timestamp.ts";
import { answerMessage } from "./message-json.ts";

/** Routes of `/health`. Real runtimes show the commit that they were built from; here, it is the version. */
export function createHealthRoutes(version: string): RouteTable {
  const build = {
    gitVersion: `embedded-${version}`,
    dirty: false,
    rustcVersion: "",
    profile: "release",
    features: [],
    target: `${process.arch}-${process.platform}`,
  };
  return {
    "/health": {
      // oxlint-disable-next-line eslint/no-restricted-properties -- the response shows the time of day
      GET: () => answerMessage({ status: "healthy", timestamp: toTimestamp(Date.now()), build }),
    },
  };
}
