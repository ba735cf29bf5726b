import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedRuntime, serveEmbedded } from "../support/embedded.ts";
import { createGate, type Gate } from "../support/gate.ts";
import {
  createRawWorker,
  type RawComponent,
  RawFailure,
  type RawWorker,
  startRawWorker,
} from "../support/raw-worker.ts";

/** One runtime that is asked, and the component `/gated` of its worker. */
interface Side {
  readonly url: string;
  gate: Gate<void>;
  entered: Gate<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly body: unknown;
}

const real = createSide();
const ours = createSide();
let worker: RawWorker;
let orchestrator: Orchestrator;
let embedded: ServedRuntime;

beforeAll(async () => {
  worker = await startRawWorker(componentsOf(real));
  const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 10 } } as const;
  orchestrator = await startOrchestrator({ version: "0.11.1", workers: { raw: { url: worker.url } }, retry });
  embedded = await serveEmbedded({
    quirks: "0.11.1",
    workers: { raw: createRawWorker("raw", componentsOf(ours)) },
    retry,
  });
  Object.assign(real, { url: orchestrator.url });
  Object.assign(ours, { url: embedded.url });
});
afterAll(async () => {
  await orchestrator?.close();
  await worker?.close();
  await embedded?.close();
});

function createSide(): Side {
  return { url: "", gate: createGate(), entered: createGate() };
}

function componentsOf(side: Side): Record<string, RawComponent> {
  return {
    "/echo": (input) => input,
    "/fail": () => {
      throw new RawFailure(-32_000, "no luck", { why: 1 });
    },
    "/gated": async (input) => {
      side.entered.open();
      await side.gate.promise;
      return input;
    },
  };
}

interface Asked {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(
  side: Side,
  path: string,
  { method, json, body = text(json), headers }: Asked = {},
): Promise<Answer> {
  const answer = await fetch(`${side.url}/api/v1${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const shown = ["content-type", "allow", "x-blob-type", "content-disposition", "access-control-allow-origin"];
  return {
    status: answer.status,
    headers: Object.fromEntries(shown.map((name) => [name, answer.headers.get(name)])),
    body: parsed(await answer.text()),
  };
}

function text(json: unknown): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** What differs from run to run, by what it is. */
function stable(value: unknown): unknown {
  if (typeof value === "string") {
    return (
      value
        .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, "<uuid>")
        .replace(/^stepflow-(?:server|runtime)-/, "<runtime>-")
        .replace(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{9}(?=Z$|\+00:00$)/, "<time>")
        .replace(/ at line \d+ column \d+$/, "")
        // Ours adds what there is.
        .replace(/: the flow has [\w', ]+$/, "")
    );
  }
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "backtrace");
  return Object.fromEntries(
    entries.map(([name, member]) => [name, name === "finishedAtSeqno" ? typeof member : stable(member)]),
  );
}

/** Both sides are asked the same; `path` and body may hold the id that each side gave. */
async function askBoth(path: string | ((side: Side) => string), asked: Asked | ((side: Side) => Asked) = {}) {
  const [theirs, own] = await Promise.all(
    [real, ours].map(async (side) => {
      const place = typeof path === "string" ? path : path(side);
      return stable(await ask(side, place, typeof asked === "function" ? asked(side) : asked)) as Answer;
    }),
  );
  if (theirs === undefined || own === undefined) throw new Error("Not asked.");
  return { theirs, own };
}

async function expectSame(...asked: Parameters<typeof askBoth>): Promise<Answer> {
  const { theirs, own } = await askBoth(...asked);
  expect(own).toEqual(theirs);
  return own;
}

const flow = {
  name: "one",
  description: "d",
  steps: [
    { id: "s1", component: "/raw/echo", input: { $input: "$" } },
    { id: "unneeded", component: "/raw/echo" },
  ],
  output: { $step: "s1" },
};
const gatedFlow = {
  steps: [
    { id: "s0", component: "/raw/echo", input: 1 },
    { id: "s1", component: "/raw/gated", input: [{ $input: "$" }, { $step: "s0" }] },
    { id: "s2", component: "/raw/echo", input: { $step: "s1" } },
  ],
  output: { $step: "s2" },
};
const failingFlow = { steps: [{ id: "s1", component: "/raw/fail" }], output: { $step: "s1" } };
const unknownRun = "01a2000d-06a1-7e01-95fb-24c2b2e57a1e";
const unknownHash = "0".repeat(64);

async function stored(document: object = flow): Promise<string> {
  const { body } = await expectSame("/flows", { json: { flow: document } });
  return (body as { flowId: string }).flowId;
}

/** Starts the same run on both sides. Gives the path of each. */
async function started(
  document: object,
  request: object = { input: [1], wait: true },
): Promise<(side: Side) => string> {
  const flowId = await stored(document);
  const paths = new Map<Side, string>();
  for (const side of [real, ours]) {
    const { body } = await ask(side, "/runs", { json: { flowId, ...request } });
    paths.set(side, `/runs/${(body as { runId: string }).runId}`);
  }
  return (side) => paths.get(side) ?? "";
}

describe("the REST API of the embedded runtime beside that of 0.11.1", () => {
  it("health, components with and without schemas", async () => {
    await expectSame("/health");
    await expectSame("/components?includeSchemas=maybe");
    for (const query of ["", "?includeSchemas=false"]) {
      const { theirs, own } = await askBoth(`/components${query}`);
      const of = ({ body }: Answer): { component: string }[] => (body as { components: [] }).components;
      expect(own.headers).toEqual(theirs.headers);
      // Built-in components that need files or a network are not there; schemas of the others are ours.
      const lacking = ["/create_messages", "/load_file", "/openai"];
      const names = of(theirs).map(({ component }) => component);
      expect(of(own).map(({ component }) => component)).toEqual(names.filter((name) => !lacking.includes(name)));
      const find = (answer: Answer): unknown => of(answer).find(({ component }) => component === "/echo");
      expect(find(own)).toEqual(find(theirs));
      const evaluate = of(own).find(({ component }) => component === "/eval");
      expect(Object.hasOwn(evaluate ?? {}, "input_schema")).toBe(query === "");
    }
  });

  describe("flows", () => {
    const documents: Readonly<Record<string, unknown>> = {
      whole: flow,
      empty: {},
      "with an unknown step": { ...flow, output: { $step: "nope" } },
      "with variables, examples and tests": {
        ...flow,
        version: "1",
        schemas: {
          type: "object",
          properties: {
            variables: {
              type: "object",
              properties: { k: { type: "string", default: "x" }, e: { type: "string", env_var: "MY_ENV" } },
            },
          },
        },
        examples: [{ name: "ex", description: "d", input: 1 }],
        test: { cases: [{ name: "t", input: 3, output: { outcome: "success", result: 1 } }] },
        metadata: { a: 1 },
      },
      "whose steps are no list": { steps: 1 },
      "whose step is no object": { steps: [3] },
      "whose step has a number for an id": { steps: [{ id: 1, component: "/x" }] },
      "whose step has no component": { steps: [{ id: "a" }] },
      "whose name is a number": { name: 3.5 },
      "whose metadata are a list": { steps: [], metadata: true },
      text: "x",
      nothing: null,
    };
    it.each(Object.keys(documents))("stores and shows a flow: %s", async (name) => {
      const json = { flow: documents[name] };
      const dry = await expectSame("/flows", { json: { ...json, dryRun: true } });
      const { body } = await expectSame("/flows", { json });
      if (dry.status !== 200) return;
      const { flowId } = body as { flowId: string };
      await expectSame(`/flows/${flowId}`);
      await expectSame(`/flows/${flowId}/variables`);
      await expectSame(`/blobs/${flowId}`);
    });

    it("members of the request that are missing or of another type", async () => {
      for (const json of [{}, { flow, dryRun: 1 }, 7]) await expectSame("/flows", { json });
      await expectSame("/flows", { body: "{}", headers: { "content-type": "text/plain" } });
      await expectSame("/flows", { json: { flow }, headers: { "content-type": "application/json; charset=utf-8" } });
      const { theirs, own } = await askBoth("/flows", {
        body: "{bad",
        headers: { "content-type": "application/json" },
      });
      expect(own).toMatchObject({ status: theirs.status, headers: theirs.headers });
      expect(own.body).toMatch(/^Failed to parse the request body as JSON: /);
    });

    it("what does not exist, and what is no flow", async () => {
      for (const id of [unknownHash, "zzz", `sha256:${await stored()}`]) {
        await expectSame(`/flows/${id}`);
        await expectSame(`/flows/${id}/variables`);
        await expectSame("/runs", { json: { flowId: id, input: [1] } });
        await expectSame(`/flows/${id}`, { method: "DELETE" });
      }
      const { body } = await expectSame("/blobs", { json: { data: 1 } });
      const { blobId } = body as { blobId: string };
      await expectSame(`/flows/${blobId}`);
      await expectSame("/runs", { json: { flowId: blobId, input: [1] } });
    });

    it("deleting answers, and keeps it", async () => {
      const flowId = await stored({ ...flow, name: "to be deleted" });
      await expectSame(`/flows/${flowId}`, { method: "DELETE" });
      await expectSame(`/flows/${flowId}`);
    });
  });

  describe("runs", () => {
    it("submitting with and without waiting", async () => {
      const flowId = await stored();
      for (const input of [[1], [1, { a: "ü" }], []])
        await expectSame("/runs", { json: { flowId, input, wait: true } });
      await expectSame("/runs", { json: { flowId, input: [1] } });
      await expectSame("/runs", { json: { flowId, input: [1], wait: null, overrides: null, variables: null } });
      const failing = await stored(failingFlow);
      await expectSame("/runs", { json: { flowId: failing, input: [1, 2], wait: true } });
    });

    it.each([
      ["no input", {}],
      ["an input that is no list", { input: 3 }],
      ["wait is a number", { input: [1], wait: 1 }],
      ["timeoutSecs below 0", { input: [1], timeoutSecs: -1 }],
      ["maxConcurrency below 0", { input: [1], maxConcurrency: -1 }],
      ["overrides as 0.9 spells them", { input: [1], overrides: { s1: { value: {} } } }],
      ["overrides that are none", { input: [1], overrides: 3 }],
      ["an override that is none", { input: [1], overrides: { steps: { s1: 3 } } }],
      ["an override of an unknown kind", { input: [1], overrides: { steps: { s1: { $type: "zzz", value: {} } } } }],
      ["an override of an unknown step", { input: [1], overrides: { steps: { nope: { value: {} } } } }],
      ["variables that are none", { input: [1], variables: 3 }],
    ])("refuses a submission: %s", async (_what, request) => {
      const flowId = await stored();
      const answer = await expectSame("/runs", { json: { flowId, ...request } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    });

    it("refuses a submission of no known flow, or none at all", async () => {
      for (const json of [{ input: [1] }, { flowId: 3, input: [1] }, 7]) await expectSame("/runs", { json });
    });

    it("shows a run that has ended: itself, items, steps, flow", async () => {
      const overrides = { steps: { s1: { value: { input: 1 } } } };
      for (const run of [
        await started(flow, { input: [1, "zwei"], wait: true }),
        await started(flow, { input: [1], wait: true, overrides }),
        await started(failingFlow, { input: [1, 2], wait: true }),
      ]) {
        await expectSame(run);
        await expectSame((side) => `${run(side)}?wait=true&timeoutSecs=3`);
        await expectSame((side) => `${run(side)}?wait=maybe`);
        for (const part of ["items", "items?resultOrder=by_completion", "flow", "bogus"]) {
          await expectSame((side) => `${run(side)}/${part}`);
        }
        for (const index of ["", "?itemIndex=0", "?itemIndex=9", "?itemIndex=-1"]) {
          await expectSame((side) => `${run(side)}/steps${index}`);
        }
        await expectSame((side) => `${run(side)}/events`);
        await expectSame((side) => `${run(side)}/cancel`, { method: "POST" });
      }
    });

    it("shows a run that runs, and does not delete it; waiting for it ends when the time is up", async () => {
      const run = await started(gatedFlow, { input: [1, 2] });
      await Promise.all([real.entered.promise, ours.entered.promise]);
      await expectSame(run);
      await expectSame((side) => `${run(side)}?wait=true&timeoutSecs=0`);
      await expectSame((side) => `${run(side)}?wait=true&timeoutSecs=1`);
      await expectSame((side) => `${run(side)}/items`);
      await expectSame(run, { method: "DELETE" });
      const flowId = await stored(gatedFlow);
      await expectSame("/runs", { json: { flowId, input: [1], wait: true, timeoutSecs: 0 } });
      for (const side of [real, ours]) side.gate.open();
      await expectSame((side) => `${run(side)}?wait=true`);
      for (const side of [real, ours]) Object.assign(side, { gate: createGate(), entered: createGate() });
    });

    it("lists runs", async () => {
      const name = `listed ${Date.now()}`;
      await started({ ...flow, name }, { input: [1], wait: true });
      await started({ ...flow, name }, { input: [1, 2], wait: true });
      for (const query of ["", "&limit=1", "&limit=0", "&limit=1&offset=1", "&status=failed", "&rootsOnly=true"]) {
        await expectSame(`/runs?flowName=${encodeURIComponent(name)}${query}`);
      }
      await expectSame(`/runs?rootRunId=${unknownRun}`);
      for (const query of ["limit=-1", "status=bogus", "rootRunId=zzz", "rootsOnly=1"])
        await expectSame(`/runs?${query}`);
    });

    it.each(["", "/items", "/steps", "/flow", "/events"])("a run that does not exist: GET %s", async (part) => {
      await expectSame(`/runs/${unknownRun}${part}`);
      await expectSame(`/runs/zzz${part}`);
    });

    it("a run that does not exist cannot be cancelled or deleted", async () => {
      for (const id of [unknownRun, "zzz"]) {
        await expectSame(`/runs/${id}/cancel`, { method: "POST" });
        await expectSame(`/runs/${id}`, { method: "DELETE" });
      }
    });
  });

  describe("C9 C10: blobs", () => {
    const octets = { "content-type": "application/octet-stream" };

    it.each<[string, Asked]>([
      ["JSON", { json: { data: { b: 1, a: "ü" } } }],
      ["null", { json: { data: null } }],
      ["with a name", { json: { data: 1, filename: "größe.json" } }],
      ["with no name", { json: { data: 2, filename: null } }],
      ["a flow", { json: { data: flow, blobType: "flow" } }],
      ["JSON that calls itself binary", { json: { data: "AAEC", blobType: "binary" } }],
      ["JSON that calls itself text", { body: '{"data":3}', headers: { "content-type": "text/plain" } }],
      ["members in another spelling", { json: { data: 3, blob_type: "flow", extra: 1 } }],
      ["bytes", { body: Uint8Array.of(0, 1, 255), headers: { ...octets, "x-blob-filename": 'a "b" c\\d.bin' } }],
      ["bytes that are JSON", { body: "[1]", headers: { "content-type": "application/octet-stream; x=1" } }],
      ["no bytes", { body: new Uint8Array(0), headers: octets }],
    ])("stores and gives back %s", async (_what, asked) => {
      const { status, body } = await expectSame("/blobs", { method: "POST", ...asked });
      expect(status).toBe(200);
      const { blobId } = body as { blobId: string };
      for (const accept of [
        "*/*",
        "application/json",
        "application/octet-stream",
        "text/html, application/octet-stream",
      ]) {
        await expectSame(`/blobs/${blobId}`, { headers: { accept } });
      }
    });

    it.each<[string, Asked]>([
      ["no data", { json: {} }],
      ["an unknown type", { json: { data: 1, blobType: "bogus" } }],
      ["a number for a name", { json: { data: 1, filename: 3 } }],
      ["a number", { json: 7 }],
      ["a JSON body above 2 MiB", { json: { data: "x".repeat(2_097_152) } }],
      ["bytes above 2 MiB", { body: new Uint8Array(2_097_153), headers: octets }],
    ])("refuses %s", async (_what, asked) => {
      const answer = await expectSame("/blobs", { method: "POST", ...asked });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    });

    it("refuses what is no JSON", async () => {
      for (const asked of [
        { body: "[1" },
        { body: "" },
        { body: Uint8Array.of(1), headers: { "content-type": "image/png" } },
      ]) {
        const { theirs, own } = await askBoth("/blobs", { method: "POST", ...asked });
        expect(own).toMatchObject({ status: theirs.status, headers: theirs.headers });
        expect(own.body).toMatchObject({ code: 400, message: expect.stringMatching(/^Invalid JSON request: /) });
      }
    });

    it("ids that name nothing", async () => {
      const { body } = await expectSame("/blobs", { json: { data: "named" } });
      const { blobId } = body as { blobId: string };
      for (const id of [unknownHash, "zz", `sha256:${blobId}`, blobId.toUpperCase()]) {
        await expectSame(`/blobs/${id}`);
        await expectSame(`/blobs/${id}`, { headers: { accept: "application/octet-stream" } });
      }
    });

    it("a flow that was stored again as data is no flow any more", async () => {
      const document = { ...flow, name: "relabelled" };
      const flowId = await stored(document);
      await expectSame("/blobs", { json: { data: document } });
      await expectSame(`/flows/${flowId}`);
      await stored(document);
      await expectSame(`/flows/${flowId}`);
    });
  });

  it("bodies above 2 MiB, for flows and runs", async () => {
    for (const path of ["/flows", "/runs"]) await expectSame(path, { json: { flow: "x".repeat(2_097_152) } });
  });

  it.each([
    ["GET", "/bogus"],
    ["GET", "/health/"],
    ["GET", "/flows"],
    ["PUT", "/blobs"],
    ["GET", "/blobs"],
    ["DELETE", `/blobs/${unknownHash}`],
    ["PATCH", `/runs/${unknownRun}`],
    ["HEAD", "/health"],
    ["OPTIONS", "/runs"],
  ])("what is not served, and the other methods: %s %s", async (method, path) => {
    await expectSame(path, { method });
  });
});
