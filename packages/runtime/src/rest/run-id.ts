import { readUuid } from "./read-uuid.ts";
import { RestError } from "./rest-error.ts";

/** The id of a run out of a path. @throws RestError 400 when it is no UUID. */
export function readRunId(text: string): string {
  return readUuid(text, (reason) =>
    RestError.plain(400, `Invalid URL: Cannot parse \`run_id\` with value \`${text}\`: ${reason}`),
  );
}
