import { faultAt, type JsonFault } from "../json/json-fault.ts";
import { JsonScanner } from "../json/json-scanner.ts";
import { readString, readStruct } from "./read-message.ts";

type ReadResult = (scanner: JsonScanner) => void;

/** Reads the result of a method as a real runtime does. @throws JsonFault */
export function readResult(method: string, text: string, isLegacy: boolean): unknown {
  const scanner = new JsonScanner(text);
  const read = method === "initialize" ? readInitialize(isLegacy) : RESULTS[method];
  if (read === undefined) scanner.value("strict");
  else read(scanner);
  scanner.end();
  return JSON.parse(text);
}

const RESULTS: Readonly<Record<string, ReadResult>> = {
  "components/execute": (scanner) => readRequired(scanner, "ComponentExecuteResult", { output: readValue }),
  "components/list": (scanner) => readRequired(scanner, "ListComponentsResult", { components: readComponents }),
  "components/info": (scanner) => readRequired(scanner, "ComponentInfoResult", { info: readComponent }),
};

/** The version itself is not looked at (docs/internals/wire.md#start-up). */
function readInitialize(isLegacy: boolean): ReadResult {
  const name = isLegacy ? "server_protocol_version" : "serverProtocolVersion";
  return (scanner) => readRequired(scanner, "InitializeResult", { [name]: readValue });
}

function readRequired(
  scanner: JsonScanner,
  struct: string,
  readers: Readonly<Record<string, (scanner: JsonScanner) => unknown>>,
): void {
  const found = readStruct<Record<string, unknown>>(scanner, `struct ${struct}`, readers);
  for (const name of Object.keys(readers)) {
    if (!Object.hasOwn(found, name)) throw scanner.fault(`missing field \`${name}\``);
  }
}

/** A value within the object that holds it. */
function readValue(scanner: JsonScanner): true {
  scanner.value("strict", 1);
  return true;
}

function readComponents(scanner: JsonScanner): true {
  if (scanner.peek() !== "[") throw expectation(scanner, "a sequence");
  scanner.index += 1;
  scanner.skipSpace();
  while (scanner.peek() !== "]") {
    readComponent(scanner);
    scanner.skipSpace();
    if (scanner.peek() === ",") {
      scanner.index += 1;
      scanner.skipSpace();
    } else if (scanner.peek() !== "]") throw scanner.faultAhead("expected `,` or `]`");
  }
  scanner.index += 1;
  return true;
}

/** Only `component` is required (docs/internals/wire.md#messages-to-the-worker). */
function readComponent(scanner: JsonScanner): true {
  readRequired(scanner, "ComponentInfo", { component: readString });
  return true;
}

function expectation(scanner: JsonScanner, expected: string): JsonFault {
  return faultAt(scanner.text, scanner.index, `invalid type, expected ${expected}`);
}
