import { parseUuid } from "../runs/parse-uuid.ts";
import { RestError } from "./rest-error.ts";

/** Reads the id of a run from a path. @throws RestError 400 for text that is not a UUID */
export function readRunId(text: string): string {
  const runId = parseUuid(text);
  if (runId !== undefined) return runId;
  throw RestError.plain(400, `Invalid URL: Cannot parse \`run_id\` with value \`${text}\`: expected a UUID`);
}
