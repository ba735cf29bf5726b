import { parseUuid } from "../runs/parse-uuid.ts";
import type { RestError } from "./rest-error.ts";

const GROUP_LENGTHS = [8, 4, 4, 4, 12] as const;

/** A UUID in its usual form. @throws what `refuse` makes of the reason why a text is none, in the words of the runtimes. */
export function readUuid(text: string, refuse: (reason: string) => RestError): string {
  const uuid = parseUuid(text);
  if (uuid !== undefined) return uuid;
  const start = wrappingOf(text);
  throw refuse(`UUID parsing failed: ${faultOf(text.slice(start, start === 1 ? -1 : undefined), start)}`);
}

/** Length of what stands before the UUID. */
function wrappingOf(text: string): number {
  if (text.startsWith("urn:uuid:")) return "urn:uuid:".length;
  return /^\{.*\}$/s.test(text) ? 1 : 0;
}

function faultOf(uuid: string, start: number): string {
  const characters = [...uuid];
  const strange = characters.findIndex((character) => !/[0-9a-f-]/i.test(character));
  if (strange !== -1) {
    const expected = "expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-]";
    return `invalid character: ${expected}, found \`${characters[strange]}\` at ${start + strange + 1}`;
  }
  const groups = uuid.split("-");
  if (groups.length === 1 && start === 0) {
    return `invalid length: expected length 32 for simple format, found ${uuid.length}`;
  }
  if (groups.length !== GROUP_LENGTHS.length) return `invalid group count: expected 5, found ${groups.length}`;
  const wrong = GROUP_LENGTHS.findIndex((length, index) => groups[index]?.length !== length);
  return `invalid group length in group ${wrong}: expected ${GROUP_LENGTHS[wrong]}, found ${groups[wrong]?.length}`;
}
