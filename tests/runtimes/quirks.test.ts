import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { Orchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutWording } from "../support/data/without-wording.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";

/** Answers of a worker to an execution. `$ID` stands for the id of the request. */
interface OddAnswer {
  readonly text: string;
  readonly status?: number;
  readonly isStream?: boolean;
}

const FLOW = { steps: [{ id: "s", component: "/odd/answer", input: { $input: "$" } }], output: { $step: "s" } };
const plain = (members: string): OddAnswer => ({ text: `{"jsonrpc":"2.0",${members}}` });
const output = (value: string): OddAnswer => plain(`"id":"$ID","result":{"output":${value}}`);
const stream = (text: string): OddAnswer => ({ text, isStream: true });
const RESULT = '{"jsonrpc":"2.0","id":"$ID","result":{"output":{"ok":[true,null,-1.5]}}}';

/** Answers that no recording has. */
const ODD: readonly OddAnswer[] = [
  plain('"id":"$ID","id":"$ID","result":{"output":1}'),
  plain('"id":"$ID" , "id" : "$ID","result":{"output":1}'),
  plain('"id":"$ID","result":{"output":1,"output":2}'),
  plain('"id":1.5,"result":{"output":1}'),
  plain('"id":18446744073709551615,"result":{"output":1}'),
  plain('"id":{},"result":{"output":1}'),
  plain('"id":true,"result":{"output":1}'),
  plain('"result":{"output":1}'),
  plain('"id":"$ID"'),
  plain('"id":"$ID","method":"runs/get"'),
  plain('"id":5,"method":"components/infer_schema","params":{"a":[1]}'),
  plain('"method":"initialized","params":null'),
  plain('"id":"$ID","method":"nobody/knows"'),
  plain('"id":"$ID","method":5,"result":1'),
  plain('"id":"$ID","method":"runs/get","result":1'),
  plain('"id":"$ID","error":{"code":18446744073709551615,"message":""}'),
  plain('"id":"$ID","error":{"code":"1","message":""}'),
  plain('"id":"$ID","error":{"message":""}'),
  plain('"id":"$ID","error":{"code":1,"message":null}'),
  plain('"id":"$ID","error":{"code":-32100,"message":"a\\nb","data":null,"more":1}'),
  plain('"id":"$ID","error":7'),
  plain('"id":"$ID","result":7'),
  plain('"id":"$ID","result":"text"'),
  plain('"id":"$ID","result":{"output":1},'),
  { text: '{"jsonrpc":2,"id":"$ID","result":{"output":1}}' },
  { text: '{"jsonrpc":null,"id":"$ID","result":{"output":1}}' },
  { text: '"text"' },
  { text: "null" },
  { text: "5" },
  { text: "[]" },
  { text: "[1" },
  { text: `${RESULT} x` },
  { text: RESULT, status: 418 },
  { text: `\n\t${RESULT}\n`, status: 201 },
  output(`${"[".repeat(126)}${"]".repeat(126)}`),
  output(`${"[".repeat(127)}${"]".repeat(127)}`),
  output(`${'{"a":'.repeat(127)}1${"}".repeat(127)}`),
  output('"\\ud83d\\ude00"'),
  output('"\\ude00"'),
  output('"\\ud83dx"'),
  output('"\\ud83d\\u0041"'),
  output('"\\uZZZZ"'),
  output('"\\x"'),
  output('"\u0001"'),
  output('{"\\ud83d":1}'),
  output("-1e999"),
  output("1e-999"),
  output("01"),
  output("-"),
  output("1."),
  output("nul"),
  output("[1,]"),
  output('{"a":1,}'),
  output('{"a"}'),
  output('"é€'),
  stream(`data: ${RESULT}\n\ndata: {"jsonrpc":"2.0","id":"$ID","result":{"output":2}}\n\n`),
  stream(`data: ${RESULT.replace('"$ID"', "null")}\n\n`),
  stream(`data: {"jsonrpc":"2.0","id":"$ID","result":7}\n\ndata: ${RESULT}\n\n`),
  stream('data: {"jsonrpc":"2.0","id":"$ID","error":{"code":5,"message":"m","data":[1]}}\n\n'),
  stream(`data: ${RESULT}\r\n\n`),
  stream(`event: x\r\ndata: ${RESULT}\n\n`),
  stream(`data: data: x\n\ndata: ${RESULT}\n\n`),
  { ...stream(`data: ${RESULT}\n\n`), status: 500 },
];

/** Answers that are damaged below: a result, an error, events. */
const WHOLE: readonly OddAnswer[] = [
  { text: RESULT },
  plain('"id":"$ID","error":{"code":-32100,"message":"m\\u00e9","data":{"why":[1.5e3]}}'),
  stream(`: ping\n\nid: 1\ndata: ${RESULT}\n\n`),
];
const PUT = [
  "",
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "0",
  "-",
  "e",
  "nul",
  " ",
  "\n",
  "\n\n",
  '"id":1,',
  "\\ud800",
];

/** Answers with a missing or an inserted piece. */
const damaged: fc.Arbitrary<OddAnswer> = fc
  .tuple(fc.constantFrom(...WHOLE), fc.nat(), fc.nat(3), fc.constantFrom(...PUT))
  .map(([whole, place, gap, put]) => {
    const at = place % (whole.text.length + 1);
    return { ...whole, text: whole.text.slice(0, at) + put + whole.text.slice(at + gap) };
  });

const server = createServer((request, response) => {
  void json(request).then((message) => answer(message as Message, response));
});

interface Message {
  readonly id?: string;
  readonly method?: string;
  readonly params?: { readonly input: OddAnswer };
}

function answer({ id, method, params }: Message, response: ServerResponse): void {
  if (method === "initialize") {
    const result = { serverProtocolVersion: 1, server_protocol_version: 1 };
    response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  } else if (params?.input === undefined) response.writeHead(202).end();
  else {
    const { text, status = 200, isStream = false } = params.input;
    response.writeHead(status, { "content-type": isStream ? "text/event-stream" : "application/json" });
    response.end(text.replaceAll("$ID", String(id)));
  }
}

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

describe.each(["0.9.0", "0.11.1"] as const)("odd answers of a worker, as %s reads them", (version) => {
  let real: Orchestrator;
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  beforeAll(async () => {
    real = await startRuntime(version, { odd: { url: url() } }, { retry: { maxRetries: 0 } });
  });
  afterAll(() => real.close());

  it("wire.md#how-a-response-is-read, wire.md#event-streams: the embedded runtime with quirks accepts and refuses the same as the real one", async () => {
    const inputs = [...ODD, ...fc.sample(damaged, { numRuns: 300, seed: 2_026 })];
    const { flowId } = await real.client.storeFlow(FLOW);
    const { items } = await real.client.run(flowId, inputs, { maxConcurrency: 8 });
    await using runtime = await createRuntime({
      workers: { odd: { url: url() } },
      quirks: version,
      retry: { maxRetries: 0 },
      logger: { debug() {}, warn() {}, error() {} },
    });
    const results = await runtime.runMany(FLOW, inputs, { maxConcurrency: 8 });
    expect(results).toHaveLength(inputs.length);
    const differences = results.flatMap((result, index) => {
      const [ours, theirs] = [stable(result), stable(items[index]?.result)];
      return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ answer: inputs[index], theirs, ours }];
    });
    expect(differences).toEqual([]);
  });
});

/** Removes ids of requests, backtraces and the wording of libraries. Outcome, code, step and component are compared. */
function stable(value: unknown): unknown {
  const text = JSON.stringify(value, (name, member) => {
    if (name === "backtrace") return undefined;
    return name === "stack" ? withoutWording(member) : member;
  });
  return JSON.parse(text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>"));
}
