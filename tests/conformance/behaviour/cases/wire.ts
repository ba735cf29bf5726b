import { expect } from "vitest";
import { eventsOf, type TapedPost } from "../../../support/wire/wire-tap.ts";
import { outputOf, stepFlow, type WireCase } from "../case.ts";
import type { TappedTarget } from "../target.ts";
import { mixedText } from "./texts.ts";

const UUID = /^[0-9a-f-]{36}$/;

/** The only execution on a tape. */
function execution(posts: readonly TapedPost[]): TapedPost {
  const [only] = posts;
  expect(posts).toHaveLength(1);
  if (only === undefined) throw new Error("Nothing was executed.");
  return only;
}

/** Executes a component once and returns the messages on the wire. */
async function tapeOf(target: TappedTarget, component: string, input: unknown = null) {
  const tape = target.record();
  await outputOf(target, component, input);
  return (await tape.whole()).posts;
}

const executions = (posts: readonly TapedPost[]) =>
  posts.filter(({ message }) => message.method === "components/execute");
const answers = (posts: readonly TapedPost[]) => posts.filter(({ message }) => message.method === undefined);

/** Cases that are visible only between runtime and worker. */
export const WIRE_CASES: readonly WireCase[] = [
  {
    name: "initialize is answered in the spelling of the runtime, and initialized with 202 and an empty body",
    ids: ["blob-api.initialize", "blob-api.order", "dialect.spelling", "initialize.order", "wire.md#negotiation"],
    async check({ start, generation }) {
      const [initialize, initialized] = start.posts;
      const result = JSON.parse(String(initialize?.answer?.body)).result;
      if (generation === "v0") {
        expect(initialize?.message.params).toEqual({ runtime_protocol_version: 1 });
        expect(result).toEqual({ server_protocol_version: 1 });
      } else {
        expect(initialize?.message.params).toMatchObject({ runtimeProtocolVersion: 1 });
        expect(result).toEqual({ serverProtocolVersion: 1, supportsBlobRefs: true });
      }
      expect(initialized?.message).toMatchObject({ method: "initialized" });
      expect(initialized?.answer).toMatchObject({ status: 202, body: Buffer.alloc(0) });
    },
  },
  {
    name: "without a callback the answer is plain JSON on a connection that stays open",
    ids: ["answers.json", "answers.on-demand"],
    async check(target) {
      const { message, answer } = execution(await tapeOf(target, "/echo", { a: "é" }));
      expect(answer?.headers["content-type"]).toBe("application/json");
      expect(answer?.headers.connection).not.toBe("close");
      expect(JSON.parse(String(answer?.body))).toEqual({
        jsonrpc: "2.0",
        id: message.id,
        result: { output: { a: "é" } },
      });
    },
  },
  {
    name: "execute, put, id, get, data, result: in this order, each answer in a POST of its own",
    ids: [
      "callbacks.during-execution",
      "callbacks.order",
      "blobs.put.request",
      "blobs.get.request",
      "correlation.any-order",
      "correlation.by-id",
      "answers.stream",
    ],
    async check(target) {
      const posts = await tapeOf(target, "/two-questions");
      const { message, answer } = execution(executions(posts));
      expect(posts[0]?.message).toBe(message);
      expect(answer?.headers["content-type"]).toBe("text/event-stream");
      const events = eventsOf(execution(executions(posts)));
      expect(events).toEqual([
        { jsonrpc: "2.0", id: expect.any(String), method: "runs/get", params: expect.any(Object) },
        { jsonrpc: "2.0", id: expect.any(String), method: "runs/get", params: expect.any(Object) },
        { jsonrpc: "2.0", id: message.id, result: { output: expect.any(Array) } },
      ]);
      expect(answers(posts).map((post) => post.message.id)).toEqual(events.slice(0, 2).map(({ id }) => id));
    },
  },
  {
    name: "answers carry the instance id of the process that sent the request",
    ids: ["wire.md#callbacks"],
    async check(target) {
      const posts = await tapeOf(target, "/two-questions");
      const instance = execution(executions(posts)).answer?.headers["stepflow-instance-id"];
      expect(instance).toMatch(UUID);
      expect(answers(posts).map(({ headers }) => headers["stepflow-instance-id"])).toEqual([instance, instance]);
    },
  },
  {
    name: "only an answer of the runtime gets 202 with an empty body and a closed connection",
    ids: ["wire.md#callback-deadlock"],
    async check(target) {
      const posts = await tapeOf(target, "/two-questions");
      for (const { answer } of answers(posts)) {
        expect(answer).toMatchObject({ status: 202, body: Buffer.alloc(0), headers: { connection: "close" } });
      }
      expect(execution(executions(posts)).answer?.headers.connection).not.toBe("close");
    },
  },
  {
    name: "event streams are ASCII: one data line for each event, ended by a blank one",
    ids: ["answers.ascii", "wire.md#event-streams"],
    async check(target) {
      const text = mixedText(20_000, 7);
      const posts = await tapeOf(target, "/sub", { flow: stepFlow(target, "/echo"), inputs: [text] });
      const [outer] = executions(posts).filter(({ message }) => message.params?.["component"] === "/sub");
      const body = String(outer?.answer?.body);
      expect(Buffer.byteLength(body)).toBe(body.length);
      // Everything but the line feeds between events is printable.
      expect(body).toMatch(/^(?:data: [ -~]*\n\n)+$/);
      expect(JSON.stringify(eventsOf(outer as TapedPost).at(-1)?.result)).toContain(JSON.stringify(text));
    },
  },
  {
    name: "blobs travel over the event stream in v0, and over HTTP in v1",
    ids: [
      "blobs.during-execution-only",
      "methods.table",
      "blobs.classic.types",
      "blob-api.no-stream",
      "blob-api.all-blobs",
      "negotiation.automatic",
      "negotiation.blobs",
      "blobs.methods",
    ],
    async check(target) {
      const posts = await tapeOf(target, "/round-trip", { a: 1 });
      const post = execution(executions(posts));
      if (target.generation === "v1") {
        expect(post.answer?.headers["content-type"]).toBe("application/json");
        expect(answers(posts)).toEqual([]);
        return;
      }
      const [put, get, result] = eventsOf(post);
      const [stored, fetched] = answers(posts).map(({ message }) => message.result);
      const { blob_id } = stored as { blob_id: string };
      expect(put).toMatchObject({ method: "blobs/put", params: { data: { a: 1 }, blob_type: "data" } });
      expect(get).toMatchObject({ method: "blobs/get", params: { blob_id } });
      expect(fetched).toEqual({ data: { a: 1 }, blob_type: "data" });
      expect(result).toMatchObject({ id: post.message.id, result: { output: { blobId: blob_id, data: { a: 1 } } } });
    },
  },
  {
    name: "every submission of a run carries a key and the identity of its step",
    ids: ["execution.attempts", "runs.methods", "wire.md#deadlines-and-keys"],
    async check(target) {
      const input = { flow: stepFlow(target, "/echo"), inputs: [1] };
      const posts = await tapeOf(target, "/sub", input);
      const submit = posts.flatMap(eventsOf).find(({ method }) => method === "runs/submit");
      expect(submit?.params).toMatchObject({
        subflowKey: expect.stringMatching(UUID),
        observability: { step_id: "only", run_id: expect.stringMatching(UUID) },
      });
    },
  },
];
