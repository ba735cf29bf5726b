import { parseMessage, recoverRequestId, textDepthExceeds } from "@stepflow/protocol";
import { findUnsendable, memoryOfJson } from "@stepflow/protocol/internal";
import { type BigNumbers, createWorker, jsonSchema, silentLogger } from "@stepflow/worker";
import { NumberPolicy } from "@stepflow/worker/carrier";
import type { Reader } from "./growth.ts";

const BIG = "12345678901234567";

/** Values of any size as JSON text, by the part that grows. */
const VALUES: Readonly<Record<string, (count: number) => string>> = {
  numbers: (count) => `[${"1,".repeat(count)}1]`,
  "numbers after one beyond 2^53": (count) => `[${BIG},${"1,".repeat(count)}1]`,
  "integers beyond 2^53": (count) => `[${`${BIG},`.repeat(count)}1]`,
  "integers beyond 2^53 in objects": (count) => `[${`{"a":{"b":${BIG}}},`.repeat(count)}1]`,
  "integers beyond 2^53 under one name": (count) => `{${`"a":${BIG},`.repeat(count)}"b":1}`,
  "integers that stay as they are": (count) => `[${"10000000000000000000,".repeat(count)}1]`,
  "digits of one integer": (count) => "9".repeat(count * 10),
  "empty objects": (count) => `[${BIG},${"{},".repeat(count)}1]`,
  members: (count) => `{${Array.from({ length: count }, (_, index) => `"k${index}":${index}`).join()}}`,
  "one string": (count) => `[${BIG},"${"x".repeat(count * 10)}"]`,
  "quotes in one string": (count) => `[${BIG},"${'\\"'.repeat(count)}"]`,
  "backslashes in one string": (count) => `[${BIG},"${"\\\\".repeat(count)}"]`,
  "big integers in one string": (count) => `"${`${BIG}, `.repeat(count)}"`,
  "nested lists": (count) => `[${`${"[".repeat(50)}${BIG}${"]".repeat(50)},`.repeat(Math.ceil(count / 50))}1]`,
  "half surrogates": (count) => `"${"\\ud800".repeat(count)}"`,
};

const worker = createWorker({ name: "growth", logger: silentLogger })
  .component("/echo", (input: unknown) => input)
  .component(
    "/checked",
    { input: jsonSchema({ type: "array", items: { type: ["number", "object", "array"] } }) },
    () => null,
  );

async function executeWith(text: string, component: string): Promise<void> {
  const observability = `{"trace_id":"${"0".repeat(32)}","span_id":"${"0".repeat(16)}"}`;
  const params = `{"component":"${component}","input":${text},"attempt":1,"observability":${observability}}`;
  const body = `{"jsonrpc":"2.0","id":"1","method":"components/execute","params":${params}}`;
  const headers = { "content-type": "application/json", accept: "application/json, text/event-stream" };
  const response = await worker.fetch(new Request("http://127.0.0.1/", { method: "POST", headers, body }));
  await response.text();
}

const readBy = (mode: BigNumbers) => {
  const numbers = new NumberPolicy(mode, silentLogger);
  return async (text: string): Promise<void> => void numbers.write(await numbers.read(text));
};

/** Parts that read texts, by what they are. */
const PARTS: Readonly<Record<string, (text: string) => unknown>> = {
  "an execution": (text) => executeWith(text, "/echo"),
  "an execution with a schema": (text) => executeWith(text, "/checked"),
  "a message": parseMessage,
  "a message that is cut": (text) => recoverRequestId(text.slice(0, -1)),
  "nesting of a text": (text) => textDepthExceeds(text, 128),
  "memory of a text": memoryOfJson,
  "numbers with errors": readBy("error"),
  "numbers as bigint": readBy("bigint"),
  "an output": (text) => findUnsendable(JSON.parse(text)),
};

export const MESSAGE_READERS: Readonly<Record<string, Reader<string>>> = Object.fromEntries(
  Object.entries(PARTS).flatMap(([part, read]) =>
    Object.entries(VALUES).map(([value, make]) => [`${part}: ${value}`, { make, read }]),
  ),
);
