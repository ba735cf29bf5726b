import { toTimestamp } from "../runs/timestamp.ts";
import type { RouteTable } from "./api-app.ts";

/** `GET /health`. @param version left out where it says nothing */
export function createHealthRoutes(version?: string): RouteTable {
  return {
    "/health": {
      GET: (context) => {
        const timestamp = toTimestamp(Date.now()).replace(/Z$/, "+00:00");
        return context.json({ status: "healthy", timestamp, ...(version === undefined ? {} : { version }) });
      },
    },
  };
}
