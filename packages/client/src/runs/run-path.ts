import { toPathId } from "../http/path-id.ts";

export function runPath(runId: string): string {
  return `/runs/${toPathId("runId", runId)}`;
}
