import { createWorkerClient, type Fetch } from "@stepflow/transport/client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventFrames, messageIn } from "../wire/event-frames.ts";
import { cutBytes } from "./cut-bytes.ts";
import { FaultInjector } from "./fault-injector.ts";
import { type FaultOptions, readFaultOptions } from "./fault-options.ts";
import { createSeededRandom } from "./seeded-random.ts";

const encoder = new TextEncoder();
const ECHO = "Grüße, 世界 🌍";

interface Seen {
  /** Requests as the worker read them. */
  readonly texts: string[];
  /** Ids of the answers that the worker received, in order. */
  readonly answers: unknown[];
}

/** A worker that sends `questions` requests, waits for their answers and returns its input. Without requests it answers with JSON. */
function scriptedWorker(questions: number): { readonly worker: Fetch; readonly seen: Seen } {
  const seen: Seen = { texts: [], answers: [] };
  let onAnswer = (): void => undefined;
  const event = (message: object): Uint8Array => encoder.encode(`data: ${JSON.stringify(message)}\n\n`);
  const worker: Fetch = async (request) => {
    const text = await request.text();
    seen.texts.push(text);
    const { id, method, params } = JSON.parse(text);
    if (method === undefined) {
      seen.answers.push(id);
      onAnswer();
      return new Response(null, { status: 202 });
    }
    const result = { jsonrpc: "2.0", id, result: { output: params.input } };
    if (questions === 0) return Response.json(result);
    const asked = Array.from({ length: questions }, (_, index) => ({ id: `q${index}`, method: `ask/${index}` }));
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const question of asked) controller.enqueue(event({ jsonrpc: "2.0", ...question }));
        onAnswer = () => {
          if (new Set(seen.answers).size < questions) return;
          onAnswer = () => undefined;
          // The result follows the acknowledgement, as in a real worker.
          setImmediate(() => {
            controller.enqueue(event(result));
            controller.close();
          });
        };
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream" } });
  };
  return { worker, seen };
}

interface Ran {
  readonly output: unknown;
  readonly seen: Seen;
  readonly faults: FaultInjector;
}

/** Executes a component once over a connection with these faults. */
async function execute(options: FaultOptions, questions = 0): Promise<Ran> {
  const faults = new FaultInjector({ seed: 1, ...options });
  const { worker, seen } = scriptedWorker(questions);
  const fetch = faults.wrap("w", worker);
  const client = createWorkerClient({ url: "http://worker.test/", fetch: fetch, onCallback: (method) => method });
  try {
    const params = { component: "/echo", attempt: 1, input: ECHO };
    const output = await client.request("components/execute", params, { timeoutMs: 20_000 });
    return { output, seen, faults };
  } catch (error) {
    return { output: error, seen, faults };
  } finally {
    client.close();
  }
}

const kindsOf = ({ faults }: Ran): string[] => faults.injected.map(({ kind }) => kind);

describe("without faults", () => {
  it.each([0, 2])("an execution with %d callbacks passes as it is", async (questions) => {
    const ran = await execute({ drop: 0 }, questions);
    expect(ran.output).toEqual({ output: ECHO });
    expect(ran.seen.answers).toEqual(["q0", "q1"].slice(0, questions));
    expect(ran.faults.injected).toEqual([]);
  });

  it("messages other than executions pass with any faults", async () => {
    const faults = new FaultInjector({ seed: 1, drop: 1, kill: 1, split: 1 });
    const fetch = faults.wrap("w", async (request) => new Response(await request.text()));
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/list", params: {} });
    for (const text of [body, "no JSON", ""]) {
      const response = await fetch(new Request("http://worker.test/", { method: "POST", body: text }));
      expect(await response.text()).toBe(text);
    }
    expect((await fetch(new Request("http://worker.test/health"))).status).toBe(200);
    expect(faults.injected).toEqual([]);
  });
});

describe("drop", () => {
  it("loses the request before it reaches the worker", async () => {
    const ran = await execute({ drop: 1 });
    expect(ran.output).toMatchObject({ name: "WorkerTransportError", reason: "unreachable" });
    expect(ran.seen.texts).toEqual([]);
    expect(ran.faults.injected).toEqual([{ kind: "drop", message: "request to /w/echo (attempt 1)" }]);
  });

  it("loses answers, after the worker has done its work", async () => {
    const ran = await firstWith({ drop: 0.3 }, 0, "drop of answer of /w/echo (attempt 1)");
    expect(ran.output).toMatchObject({ reason: "unreachable" });
    expect(ran.seen.texts).toHaveLength(1);
  });

  it("loses the last event of a stream", async () => {
    const ran = await firstWith({ drop: 0.2 }, 2, "drop of answer of /w/echo (attempt 1)");
    expect(ran.output).toMatchObject({ reason: "streamEnded" });
    expect(ran.seen.answers).toHaveLength(2);
  });
});

/** Tries seeds until only this fault happens. */
async function firstWith(options: FaultOptions, questions: number, only: string): Promise<Ran> {
  for (let seed = 1; seed < 1_000; seed += 1) {
    const faults = new FaultInjector({ ...options, seed });
    const planned = faults.wrap("w", scriptedWorker(questions).worker);
    const client = createWorkerClient({ url: "http://w.test/", fetch: planned, onCallback: (method) => method });
    const params = { component: "/echo", attempt: 1, input: ECHO };
    const ended = new AbortController();
    const attempt = client.request("components/execute", params, { signal: ended.signal }).catch(() => undefined);
    // A worker whose request was lost waits forever. A few turns show what was lost.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    ended.abort();
    await attempt;
    client.close();
    const happened = faults.injected.map(({ kind, message }) => `${kind} of ${message}`);
    if (happened.length === 1 && happened[0] === only) return execute({ ...options, seed }, questions);
  }
  throw new Error(`No seed gave: ${only}`);
}

describe("delay", () => {
  it("delays messages, which still arrive", async () => {
    const ran = await execute({ delay: 1 }, 1);
    expect(ran.output).toEqual({ output: ECHO });
    expect(kindsOf(ran)).toEqual(["delay", "delay", "delay", "delay"]);
  });
});

describe("split", () => {
  it.each([0, 1])("cuts bytes in both directions, with %d callbacks", async (questions) => {
    const ran = await execute({ split: 1 }, questions);
    expect(ran.output).toEqual({ output: ECHO });
    expect(ran.seen.texts[0]).toContain(ECHO);
    expect(kindsOf(ran)).toHaveLength(questions === 0 ? 2 : 4);
  });

  it("cuts inside a UTF-8 sequence and loses nothing", () => {
    const property = fc.property(fc.string({ unit: "binary" }), fc.integer(), (text, seed) => {
      const bytes = Uint8Array.from(encoder.encode(`${text}é`));
      const random = createSeededRandom(seed, text, readFaultOptions({}).rates);
      const parts = cutBytes(bytes, random);
      expect(new Uint8Array(parts.flatMap((part) => [...part]))).toEqual(bytes);
      const isCutWithin = parts.some((part) => ((part[0] ?? 0) & 0xc0) === 0x80);
      expect(isCutWithin).toBe(true);
    });
    fc.assert(property);
  });
});

describe("duplicate", () => {
  it("delivers the answer to a callback twice, and the last event", async () => {
    const ran = await execute({ duplicate: 1 }, 1);
    expect(ran.output).toEqual({ output: ECHO });
    expect(ran.seen.answers).toEqual(["q0", "q0"]);
    expect(ran.faults.injected.map(({ message }) => message)).toEqual([
      "answer to ask/0 of /w/echo (attempt 1)",
      "answer of /w/echo (attempt 1)",
    ]);
  });
});

describe("reorder", () => {
  it("lets answers overtake each other", async () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      const ran = await execute({ reorder: 0.5, seed }, 3);
      expect(ran.output).toEqual({ output: ECHO });
      orders.add(ran.seen.answers.join());
    }
    expect(orders.size).toBeGreaterThan(2);
    for (const order of orders) expect(order.split(",").sort()).toEqual(["q0", "q1", "q2"]);
  });

  it("delivers an answer that nothing overtakes", async () => {
    const ran = await execute({ reorder: 1 }, 1);
    expect(ran.output).toEqual({ output: ECHO });
    expect(kindsOf(ran)).toEqual(["reorder"]);
  });
});

describe("kill", () => {
  it.each([0, 1])("breaks the connection within the answer, with %d callbacks", async (questions) => {
    const ran = await execute({ kill: 1 }, questions);
    expect(ran.output).toMatchObject({ name: "WorkerTransportError" });
    expect(String(ran.output)).toContain("kill");
    expect(kindsOf(ran)).toEqual(["kill"]);
  });
});

describe("the seed", () => {
  it("determines the faults", async () => {
    const logs = new Map<number, string>();
    for (const round of [1, 2]) {
      for (let seed = 0; seed < 12; seed += 1) {
        const faults = new FaultInjector({ seed, delay: 0.4, split: 0.4, duplicate: 0.4, reorder: 0.4 });
        const { worker } = scriptedWorker(3);
        const fetch = faults.wrap("w", worker);
        const client = createWorkerClient({ url: "http://w.test/", fetch: fetch, onCallback: (method) => method });
        await client.request("components/execute", { component: "/echo", attempt: 1, input: ECHO });
        client.close();
        const log = JSON.stringify(faults.injected.map(({ kind, message }) => `${kind} ${message}`).sort());
        if (round === 2) expect(log).toBe(logs.get(seed));
        logs.set(seed, log);
      }
    }
    expect(new Set(logs.values()).size).toBeGreaterThan(6);
  });

  it("is random if omitted, and shown with the probabilities", () => {
    const faults = new FaultInjector({ drop: 0.5 });
    expect(String(faults)).toBe(`faults: { seed: ${faults.seed}, drop: 0.5 }`);
    expect(String(new FaultInjector({ seed: 3 }))).toBe("faults: { seed: 3 }");
    expect(readFaultOptions({ seed: 3 }).rates.kill).toBeGreaterThan(0);
  });

  it.each([
    [{ drop: 2 }, "faults: drop must be a probability from 0 to 1, got 2."],
    [{ drop: "0.5" }, "faults: drop must be a probability from 0 to 1, got '0.5'."],
    [{ seed: -1 }, "faults: seed must be an integer from 0 to 4294967295, got -1."],
    [{ seed: "1" }, "faults: seed must be an integer from 0 to 4294967295, got '1'."],
    [null, "faults: expected the probability of each kind, such as { kill: 0.1 }, got null."],
    [true, "faults: expected the probability of each kind, such as { kill: 0.1 }, got true."],
    [{ crash: 1 }, 'faults: there is no kind "crash". The kinds are drop, delay, split, duplicate, reorder, kill.'],
  ])("refuses %j", (options: unknown, message) => {
    expect(() => new FaultInjector(options as FaultOptions)).toThrow(message);
  });
});

describe("EventFrames", () => {
  it("joins events wherever their bytes are cut and however their lines end", () => {
    const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
    const property = fc.property(fc.array(fc.string(), { minLength: 1 }), lineEnd, fc.nat(9), (texts, end, size) => {
      const bytes = encoder.encode(texts.map((text) => `data: ${JSON.stringify(text)}${end}${end}`).join(""));
      const frames = new EventFrames();
      const found: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size + 1) {
        found.push(...frames.add(bytes.slice(at, at + size + 1)).map(messageIn));
      }
      expect(found.filter((message) => message !== undefined)).toEqual(texts);
    });
    fc.assert(property);
  });
});
