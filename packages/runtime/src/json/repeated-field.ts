import { readStruct } from "../quirks/read-message.ts";
import { JsonFault } from "./json-fault.ts";
import { JsonScanner } from "./json-scanner.ts";

/** What is wrong with the text of an object that gives one of these members twice, of which JavaScript would keep the last. */
export function findRepeatedField(text: string, names: readonly string[]): string | undefined {
  if (!names.some((name) => mayRepeat(text, name))) return undefined;
  const scanner = new JsonScanner(text);
  scanner.skipSpace();
  const pass = (): void => scanner.value("skim");
  try {
    readStruct(scanner, "an object", Object.fromEntries(names.map((name) => [name, pass])));
    return undefined;
  } catch (error) {
    if (error instanceof JsonFault) return error.message;
    throw error;
  }
}

/** Quick, and too careful: members of members are counted, and names may be spelled with escapes. */
function mayRepeat(text: string, name: string): boolean {
  const quoted = `"${name}"`;
  return text.indexOf(quoted) !== text.lastIndexOf(quoted) || /\\u00[2-7]/.test(text);
}
