import type { Orchestrator } from "@stepflow/orchestrator";
import { createDeferred, type Deferred } from "@stepflow/protocol/internal";
import { createRuntime, type Runtime, readFlow } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { type RawExchange, type RawExchangeWorker, startRawExchange } from "../support/wire/raw-exchange.ts";

/**
 * Requests of a component, sent one after the other. In the parameters, `$RUN` stands for the id of the run, and `$0` for the run or blob
 * in the first answer. `release` lets the executions of `/hold` end.
 */
type Questions = readonly (readonly [method: string, params: string])[];

const ASKING = { steps: [{ id: "s", component: "/w/ask", input: { $input: "$" } }], output: { $step: "s" } };
const PLAIN = { name: "plain", output: { $input: "$" } };
/** A flow of which some items end at once. */
const HELD = {
  name: "held",
  steps: [{ id: "h", component: "/w/hold", input: { $input: "n" } }],
  output: { $if: { $input: "held" }, then: { $step: "h" }, else: "at once" },
};
const [PLAIN_ID, HELD_ID] = [PLAIN, HELD].map((flow) => readFlow(flow).id);
const UUID = "01a1ff9f-5400-73c0-bec9-b3ad39996328";
const NO_BLOB = "0".repeat(64);

const get = (params: string): Questions => [["runs/get", `{${params}}`]];
const submit = (params: string): Questions => [
  ["runs/submit", `{"flowId":"${PLAIN_ID}","inputs":[1],"wait":true,${params}}`],
];
const put = (data: unknown, type: string): Questions[number] => [
  "blobs/put",
  JSON.stringify({ data, blob_type: type }),
];
const fetchFirst: Questions[number] = ["blobs/get", '{"blob_id":"$0"}'];
const runFirst: Questions[number] = ["runs/submit", '{"flowId":"$0","inputs":[{"a":1}],"wait":true}'];

const SPELLINGS = [
  UUID,
  UUID.replaceAll("-", ""),
  UUID.toUpperCase(),
  `{${UUID}}`,
  `urn:uuid:${UUID}`,
  `URN:UUID:${UUID}`,
  `{${UUID.replaceAll("-", "")}}`,
  UUID.replace("-", ""),
  ` ${UUID}`,
  "",
];

/** About runs, which every version has. */
const RUNS: readonly Questions[] = [
  ...SPELLINGS.flatMap((uuid) => [get(`"runId":"${uuid}"`), submit(`"subflowKey":"${uuid}"`)]),
  ...[
    '"runId":"$RUN"',
    '"other":1,"other":2',
    '"observability":5',
    '"observability":null',
    '"observability":{"trace_id":5}',
    '"observability":{"trace_id":"a","trace_id":"b"}',
    '"observability":{"other":5,"run_id":"no UUID"}',
    '"timeoutSecs":"x"',
    '"timeoutSecs":-1',
    '"timeoutSecs":1.0',
    '"timeoutSecs":18446744073709551616',
    '"timeoutSecs":1,"timeoutSecs":1',
    '"wait":null',
    '"resultOrder":"byIndex"',
  ].map((more) => get(`"runId":"$RUN",${more}`)),
  submit('"subflowKey":5'),
  submit('"other":5'),
  ...[
    '"inputs":[2]',
    `"subflowKey":"${UUID}"`,
    '"maxConcurrency":1.0',
    '"maxConcurrency":null',
    '"maxConcurrency":-1',
    '"observability":[]',
    '"overrides":{"steps":{"a":null}}',
    '"overrides":{"a":null}',
    '"overrides":[]',
  ].map((more) => submit(`"subflowKey":"${UUID}",${more}`)),
  [...submit(`"subflowKey":"${UUID}"`), ...get('"runId":"{$0}","wait":true'), ...get('"runId":"urn:uuid:$0"')],
];

/** About blobs, which 0.9 has on the event stream. */
const BLOBS: readonly Questions[] = [
  ...[5, null, "x", { steps: 5 }, { version: 1 }, { test: 5 }, { schemas: 5 }, { output: { $if: 1 } }].map(
    (data): Questions => [put(data, "flow")],
  ),
  ...[
    { output: 1, foo: 2 },
    { name: null, output: { $input: "a" } },
    { output: { $input: "a.b", x: 1 } },
    { examples: [{ name: "e", input: 1, more: 2 }], test: { cases: [] } },
    { steps: [{ id: "a", component: "/w/x", skip: 1, onError: { action: "retry", maxRetries: 3 } }] },
  ].map((data): Questions => [put(data, "flow"), fetchFirst, runFirst]),
  [put({ output: 3, foo: 2 }, "flow"), put({ output: 3, foo: 2 }, "data"), fetchFirst],
  [put({ output: 4, foo: 2 }, "data"), put({ output: 4, foo: 2 }, "flow"), fetchFirst],
  ...[5, { steps: 5 }, { output: 5, foo: 2 }].map((data): Questions => [put(data, "data"), runFirst]),
  ...[
    '"data":1,"data":1,"blob_type":"data"',
    '"data":{"a":1,"a":2},"blob_type":"data"',
    '"data":1,"blob_type":"data","other":1,"other":1',
    '"data":1,"blob_type":"data","observability":5',
    '"data":1,"blob_type":"data","observability":{"span_id":5}',
    '"data":1,"blob_type":"data","observability":{"span_id":"a","span_id":"b"}',
    '"data":1,"blob_type":null',
  ].map((params): Questions => [["blobs/put", `{${params}}`]]),
  [["blobs/get", `{"blob_id":"${NO_BLOB}","observability":7}`]],
  [["blobs/get", `{"blob_id":"${NO_BLOB}","blob_id":"${NO_BLOB}"}`]],
];

/** Requests for the state of a run, which shows no progress before the whole run has ended. */
const PROGRESS: Questions = [
  [
    "runs/submit",
    `{"flowId":"${HELD_ID}","inputs":[{"held":false},{"held":true,"n":1},{"held":true}],"subflowKey":"${UUID}"}`,
  ],
  ["runs/get", '{"runId":"$0","includeResults":true}'],
  ["release", ""],
  ["runs/get", '{"runId":"$0","includeResults":true,"wait":true}'],
];

/** Versions since 0.10 end this run before they answer; 0.9 does so only sometimes. */
const ENDED_AT_ONCE: Questions = [["runs/submit", `{"flowId":"${PLAIN_ID}","inputs":[1,2],"subflowKey":"${UUID}"}`]];

describe.each(["0.9.0", "0.10.0", "0.11.1"] as const)("odd callbacks, as %s treats them", (version) => {
  const isLegacy = version === "0.9.0";
  let worker: RawExchangeWorker;
  let real: Orchestrator;
  let ours: Runtime;

  beforeAll(async () => {
    worker = await startAsker();
    const workers = { w: { url: worker.url } };
    [real, ours] = await Promise.all([startRuntime(version, workers), createRuntime({ workers, quirks: version })]);
    for (const flow of [PLAIN, HELD]) {
      await real.client.storeFlow(flow);
      await ours.engine.storeFlow(readFlow(flow, { version }));
    }
  });
  afterAll(async () => {
    await ours?.close();
    await real?.close();
    await worker?.close();
  });

  it("wire.md#callbacks: get the same answer from the embedded runtime with quirks", async () => {
    const lists = [...RUNS, ...(isLegacy ? BLOBS : [ENDED_AT_ONCE])];
    const { items } = await real.client.run(ASKING, lists, { maxConcurrency: 8 });
    const results = await ours.runMany(ASKING, lists, { maxConcurrency: 8 });
    const differences = results.flatMap((result, index) => {
      const [own, theirs] = [stable(result), stable(items[index]?.result)];
      return own === theirs ? [] : [{ questions: lists[index], theirs, own }];
    });
    expect(differences).toEqual([]);
  });

  it("wire.md#callbacks: the answer about a running run does not contain its ended items", async () => {
    const { items } = await real.client.run(ASKING, [PROGRESS]);
    const own = await ours.run(ASKING, PROGRESS);
    expect(stable(own)).toEqual(stable(items[0]?.result));
    expect(stable(own)).toContain('\\"items\\":{\\"total\\":3,\\"completed\\":0,\\"running\\":3,');
  });
});

/** A worker that sends the requests in its input. */
function startAsker(): Promise<RawExchangeWorker> {
  let released = createDeferred<void>();
  const asker: Promise<RawExchangeWorker> = startRawExchange(async (exchange) => {
    if (exchange.component === "/hold") await released.promise;
    if (exchange.component !== "/ask") return exchange.finish(exchange.input);
    exchange.finish(await askAll(exchange, (await asker).received, released));
    released = createDeferred<void>();
  }, true);
  return asker;
}

async function askAll(
  { id: executeId, input, event, answerTo }: RawExchange,
  received: readonly string[],
  released: Deferred<void>,
): Promise<readonly string[]> {
  const execute = JSON.parse(received.find((text) => text.includes(executeId)) ?? "{}") as ExecuteMessage;
  const answers: string[] = [];
  for (const [method, params] of input as Questions) {
    if (method === "release") {
      released.resolve();
      continue;
    }
    const id = `${executeId}/${answers.length}`;
    const named = /"(?:runId|blob_id)":"([^"]+)"/.exec(answers[0] ?? "")?.[1] ?? "nothing";
    const filled = params.replaceAll("$RUN", execute.params.observability.run_id).replaceAll("$0", named);
    event(`{"jsonrpc":"2.0","id":"${id}","method":"${method}","params":${filled}}`);
    answers.push(await answerTo(id));
  }
  return answers;
}

interface ExecuteMessage {
  readonly params: { readonly observability: { readonly run_id: string } };
}

/** Removes ids of runs and requests, times and backtraces. */
function stable(value: unknown): string {
  const text = JSON.stringify(value, (name, member: unknown) => (name === "backtrace" ? undefined : member));
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<uuid>").replace(/\d{4}-\d\d-\d\dT[\d:.]+/g, "<time>");
}
