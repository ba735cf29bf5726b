import { RestError } from "./rest-error.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Why a text is no UUID; undefined when it is one. */
export function toUuidReason(text: string): string | undefined {
  if (UUID.test(text)) return undefined;
  const strange = [...text].findIndex((character) => !/[0-9a-f-]/i.test(character));
  if (strange === -1) return `UUID parsing failed: invalid length or grouping of ${JSON.stringify(text)}`;
  const expected = "expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-]";
  return `UUID parsing failed: invalid character: ${expected}, found \`${[...text][strange]}\` at ${strange + 1}`;
}

/** The id of a run out of a path. @throws RestError 400 when it is no UUID. */
export function readRunId(text: string): string {
  const reason = toUuidReason(text);
  if (reason === undefined) return text.toLowerCase();
  throw RestError.plain(400, `Invalid URL: Cannot parse \`run_id\` with value \`${text}\`: ${reason}`);
}
