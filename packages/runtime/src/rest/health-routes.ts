import { defined } from "@stepflow/protocol/internal";
import { toTimestamp } from "../runs/timestamp.ts";
import type { RouteTable } from "./api-app.ts";

/** Routes of `/health`. @param version version to report; if omitted, none is reported. */
export function createHealthRoutes(version?: string): RouteTable {
  return {
    "/health": {
      GET: (context) => {
        // oxlint-disable-next-line eslint/no-restricted-properties -- the response shows the time of day
        const timestamp = toTimestamp(Date.now()).replace(/Z$/, "+00:00");
        return context.json({ status: "healthy", timestamp, ...defined({ version }) });
      },
    },
  };
}
