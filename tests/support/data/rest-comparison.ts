import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { createDeferred, type Deferred } from "@stepflow/protocol/internal";
import type { RuntimeVersion } from "@stepflow/runtime";
import { afterAll, beforeAll, expect } from "vitest";
import { pulls, startPulled } from "../runtimes/client-targets.ts";
import { serveEmbedded } from "../runtimes/served-runtime.ts";
import { createRawWorker, type RawComponent, RawFailure, startRawWorker } from "../workers/raw-worker.ts";

/** One of the compared runtimes, and the state of the component `/gated` of its worker. */
export interface Side {
  readonly url: string;
  gate: Deferred<void>;
  entered: Deferred<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly body: unknown;
}

type PathOf = string | ((side: Side) => string);

/** A real runtime and the embedded one, with the same worker. */
export interface Comparison {
  readonly sides: readonly [real: Side, ours: Side];
  /** Sends the same request to both sides. The path may depend on an id that the side has returned. */
  askBoth(path: PathOf, asked?: Asked): Promise<{ readonly theirs: Answer; readonly own: Answer }>;
  /** Sends the same request to both sides and expects equal answers, except for values that differ from run to run. */
  expectSame(path: PathOf, asked?: Asked): Promise<Answer>;
  /** Stores a flow on both sides and returns its id. */
  stored(document: object): Promise<string>;
  /** Starts the same run on both sides and returns the path of each run. */
  started(document: object, request: object): Promise<(side: Side) => string>;
}

const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 10 } } as const;

/** Starts both sides for the tests of a file. */
export function useComparison(version: RuntimeVersion = "0.11.1"): Comparison {
  const [real, ours] = [createSide(), createSide()];
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const orchestrator = await startReal(version, componentsOf(real), ends);
    const workers = { raw: createRawWorker("raw", componentsOf(ours)) };
    const embedded = await serveEmbedded({ quirks: version, workers, retry });
    ends.push(embedded.close);
    Object.assign(real, { url: orchestrator.url });
    Object.assign(ours, { url: embedded.url });
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  const askBoth: Comparison["askBoth"] = async (path, asked = {}) => {
    const [theirs, own] = await Promise.all(
      [real, ours].map((side) => ask(side, typeof path === "string" ? path : path(side), asked)),
    );
    return { theirs: stable(theirs) as Answer, own: stable(own) as Answer };
  };
  const expectSame: Comparison["expectSame"] = async (path, asked) => {
    const { theirs, own } = await askBoth(path, asked);
    expect(own).toEqual(theirs);
    return own;
  };
  const stored: Comparison["stored"] = async (document) => {
    const { body } = await expectSame("/flows", { json: { flow: document } });
    return (body as { flowId: string }).flowId;
  };
  return {
    sides: [real, ours],
    askBoth,
    expectSame,
    stored,
    async started(document, request) {
      const flowId = await stored(document);
      const paths = new Map<Side, string>();
      for (const side of [real, ours]) {
        const { body } = await ask(side, "/runs", { json: { flowId, ...request } });
        const { runId, summary } = body as { runId: string; summary?: { runId: string } };
        paths.set(side, `/runs/${summary?.runId ?? runId}`);
      }
      return (side) => paths.get(side) ?? "";
    },
  };
}

/** Starts a server of a version, and its worker as the version wants it. */
async function startReal(
  version: RuntimeVersion,
  components: Readonly<Record<string, RawComponent>>,
  ends: (() => Promise<void>)[],
): Promise<Orchestrator> {
  if (pulls(version)) {
    const { orchestrator, close } = await startPulled(version, components, retry);
    ends.push(close);
    return orchestrator;
  }
  const worker = await startRawWorker(components);
  ends.push(worker.close);
  const orchestrator = await startOrchestrator({ version, workers: { raw: { url: worker.url } }, retry });
  ends.push(() => orchestrator.close());
  return orchestrator;
}

function createSide(): Side {
  return { url: "", gate: createDeferred<void>(), entered: createDeferred<void>() };
}

function componentsOf(side: Side): Record<string, RawComponent> {
  return {
    "/echo": (input) => input,
    "/fail": () => {
      throw new RawFailure(-32_000, "no luck", { why: 1 });
    },
    "/gated": async (input) => {
      side.entered.resolve();
      await side.gate.promise;
      return input;
    },
  };
}

export interface Asked {
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

/** Placeholders for values that differ from run to run. */
function stable(value: unknown): unknown {
  if (typeof value === "string") {
    return (
      value
        .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, "<uuid>")
        .replace(/^stepflow-(?:server|runtime)-/, "<runtime>-")
        // Real runtimes omit groups of three digits that are zero.
        .replace(/^\d{4}-\d\d-\d\dT[\d:]{8}(?:\.(?:\d{3}){1,3})?(?=Z$|\+00:00$)/, "<time>")
        .replace(REFUSAL, (_all, head: string, reason: string) => `${head}: ${fieldIn(head, reason)}`)
        // The embedded runtime adds the known names.
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

/** Beginning of a refusal by the runtime's HTTP framework. The rest is the wording of its JSON library. */
const REFUSAL =
  /^(Failed to parse the request body as JSON|Failed to deserialize (?:the JSON body into the target type|query string)|Invalid JSON request|invalid flow definition|invalid overrides|Invalid URL: Cannot parse `run_id` with value `.*`): (.*)$/s;

/** Returns the member for which a request is refused. The embedded runtime names none if the text is not JSON. */
function fieldIn(head: string, reason: string): string {
  if (head.startsWith("Failed to parse")) return "";
  const [, place = ""] = /^([\w.[\]$?-]+): /.exec(reason) ?? [];
  const [field = ""] = /(?:missing|duplicate) field `\w+`/.exec(reason) ?? [];
  return `${place} ${field}`;
}
