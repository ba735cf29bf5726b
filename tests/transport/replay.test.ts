import {
  ComponentError,
  ComponentNotFoundError,
  type Dialect,
  dialectOfInitialize,
  type ExecuteParams,
  encodeResult,
  toRpcError,
  validateParams,
} from "@stepflow/protocol";
import type { MethodHandler } from "@stepflow/transport";
import { describe, expect, it } from "vitest";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { send } from "../support/wire/http-request.ts";
import { pair } from "../support/wire/pairing.ts";
import {
  complaintOf,
  type RecordedRequest,
  type ReplayTarget,
  recordedRequests,
  replay,
} from "../support/wire/replay.ts";

const REQUESTS = recordedRequests();

/** The parts of a worker that the recorded requests need. */
const methods: Readonly<Record<string, MethodHandler>> = {
  initialize: {
    handle: (params) => {
      const dialect: Dialect = dialectOfInitialize(params) ?? "v1";
      validateParams("initialize", dialect, params);
      return encodeResult("initialize", dialect, { serverProtocolVersion: 1 });
    },
  },
  "components/list": {
    handle: (params) => {
      validateParams("components/list", "v1", params);
      const components = [{ component: "/echo", description: "Returns its input.", inputSchema: { type: "object" } }];
      return encodeResult("components/list", "v1", { components });
    },
  },
};

function execute(wireParams: unknown): unknown {
  const { component, input }: ExecuteParams = validateParams("components/execute", "v1", wireParams);
  if (component === "/echo") return { output: input };
  if (component.startsWith("/fail")) throw new ComponentError("Failed as asked.", { data: { component } });
  throw new ComponentNotFoundError(component, "/echo");
}

describe("the recorded requests", () => {
  it("are all 1,656 complete ones", () => {
    const kinds = REQUESTS.map(({ body }) => {
      const { id, method } = JSON.parse(body);
      return method === undefined ? "answer" : id === undefined ? `${method} (notification)` : method;
    });
    const counts = Object.fromEntries(
      [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]),
    );
    expect(counts).toEqual({
      answer: 164,
      "components/execute": 1240,
      "components/list": 33,
      initialize: 114,
      "initialized (notification)": 105,
    });
  });

  it("have the headers of wire.md#requests-of-a-runtime", () => {
    const plain = { "content-type": "application/json", accept: "application/json, text/event-stream" };
    const extra = new Set(REQUESTS.flatMap(({ headers }) => Object.keys(headers).filter((name) => !(name in plain))));
    expect(REQUESTS.every(({ headers }) => headers["accept"] === plain.accept)).toBe(true);
    expect([...extra].sort()).toEqual(["referer", "stepflow-instance-id"]);
  });
});

describe.each(ENDPOINT_SERVERS)("replay over $name", (server) => {
  it("every request gets the response that runtimes accept", async () => {
    const { served, endpoint, log } = await pair(server, { methods, execute });
    const target: ReplayTarget = async ({ target: path, headers, body }) => {
      const answer = await send(served, { path, headers, body });
      return { status: answer.status, contentType: answer.headers.get("content-type"), body: answer.body };
    };
    await expect(replay(REQUESTS, target)).resolves.toEqual([]);
    expect([endpoint.active, endpoint.pending.size]).toEqual([0, 0]);
    expect(new Set(log.map(([, message]) => message.slice(0, 58)))).toEqual(
      new Set(["Received a response to a request that this process did not"]),
    );
  }, 30_000);
});

describe("errors of a replay", () => {
  const find = (method: string): RecordedRequest => {
    const found = REQUESTS.find(({ body, dialect }) => body.includes(`"${method}"`) && dialect === "v0");
    if (found === undefined) throw new Error(`No ${method}.`);
    return found;
  };
  const answer = (request: RecordedRequest, members: object) => {
    const { id } = JSON.parse(request.body);
    return { status: 200, contentType: "application/json", body: JSON.stringify({ jsonrpc: "2.0", id, ...members }) };
  };

  it.each([
    ["initialized", () => ({ status: 200, contentType: null, body: "" }), /expected 202/],
    ["initialized", () => ({ status: 202, contentType: null, body: "{}" }), /expected 202/],
    ["initialize", (it: RecordedRequest) => answer(it, { result: { serverProtocolVersion: 1 } }), /invalid result/],
    ["initialize", (it: RecordedRequest) => answer({ ...it, body: '{"id":0}' }, { result: {} }), /another id/],
    [
      "initialize",
      (it: RecordedRequest) => answer(it, { result: { server_protocol_version: 1, serverProtocolVersion: 1 } }),
      /expected server_protocol_version, got/,
    ],
    ["components/list", (it: RecordedRequest) => answer(it, { result: { components: ["/echo"] } }), /invalid result/],
    ["components/execute", (it: RecordedRequest) => answer(it, { result: {} }), /invalid result/],
    ["components/execute", (it: RecordedRequest) => answer(it, { error: toRpcError("x") }), undefined],
    ["components/execute", (it: RecordedRequest) => answer(it, { error: { code: 1, message: "" } }), /invalid result/],
  ])("%s %#", (method, toAnswer, complaint) => {
    const request = find(method);
    const said = complaintOf(request, toAnswer(request));
    if (complaint === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(complaint);
  });
});
