// Functions that run in the browser, and again in Node for comparison. Each takes no argument and returns plain JSON.
import {
  BlobNotFoundError,
  ComponentError,
  decodeParams,
  decodeResult,
  dialectOfInitialize,
  encodeParams,
  encodeResult,
  InvalidInputError,
  InvalidParamsError,
  isBlobId,
  parseBlobId,
  parseMessage,
  toRpcError,
  validateParams,
  validateResult,
} from "@stepflow/protocol";
import { createWorker, silentLogger } from "@stepflow/worker";

const HASH = "ab".repeat(32);
const DIALECTS = ["v0", "v1"] as const;

export function messages(): unknown {
  const texts = [
    '{"jsonrpc":"2.0","id":"a","method":"components/list","params":{}}',
    '{"jsonrpc":"2.0","method":"initialized","params":{}}',
    '{"jsonrpc":"2.0","id":7,"result":{"blob_id":"x"},"error":null}',
    '{"jsonrpc":"2.0","id":7,"result":null,"error":{"code":-32000,"message":"Größe 😀"}}',
    '{"jsonrpc":"2.0","id":{},"method":"components/list"}',
    '{"jsonrpc":"1.0","id":1,"method":"components/list"}',
    '[{"jsonrpc":"2.0","id":1,"method":"components/list"}]',
    "null",
    `{"jsonrpc":"2.0","id":"deep","method":"x","params":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
  ];
  return texts.map(parseMessage);
}

/** Engines word this error differently, so only its code and the id from the broken text are compared. */
export function brokenMessage(): unknown {
  const message = parseMessage('{"jsonrpc":"2.0","id":"broken","method":');
  return message.kind === "malformed" && { id: message.id, code: message.error.code };
}

export function validators(): unknown {
  const wanted = { component: "/double", input: { n: 1 }, attempt: 1, observability: { run_id: "r", step_id: "s" } };
  return DIALECTS.flatMap((dialect) => [
    attempt(() => validateParams("components/execute", dialect, wanted)),
    attempt(() => validateParams("components/execute", dialect, { ...wanted, component: 1, attempt: "first" })),
    attempt(() => validateParams("components/execute", dialect, [])),
    validateResult("components/list", dialect, { components: [{ component: "/double", input_schema: {} }] }),
    validateResult("components/list", dialect, { components: {} }),
  ]);
}

export function codec(): unknown {
  const data = { blob_id: "mine", blobId: "mine too", $step: "s", snake_case: [{ camelCase: "ü" }] };
  return DIALECTS.map((dialect) => {
    const params = encodeParams("blobs/put", dialect, { data, blobType: "data" });
    const result = encodeResult("blobs/put", dialect, { blobId: HASH });
    const back = [decodeParams("blobs/put", dialect, params), decodeResult("blobs/put", dialect, result)];
    return { params, result, back };
  });
}

export function dialects(): unknown {
  return [{ runtime_protocol_version: 1 }, { runtimeProtocolVersion: 1 }, {}].map(
    (params) => dialectOfInitialize(params) ?? null,
  );
}

export function errors(): unknown {
  const thrown = [
    new ComponentError("No such city", { data: { city: "Atlantis" } }),
    new BlobNotFoundError(HASH),
    new InvalidInputError("/double", [{ pointer: "/n", message: "must be number" }]),
    new TypeError("x is not a function"),
    "just text",
    undefined,
  ];
  return thrown.map((error) => toRpcError(error, "/double"));
}

export function blobIds(): unknown {
  return [HASH, `sha256:${HASH}`, "../../etc", HASH.slice(1), 7].map((id) => [isBlobId(id), parseBlobId(id) ?? null]);
}

/** A complete worker that uses only APIs of the platform. */
export async function worker(): Promise<unknown> {
  const doubling = createWorker({ name: "in-a-page", logger: silentLogger })
    .component("/double", ({ n }: { n: number }) => ({ n: n * 2 }))
    .component("/fail", () => {
      throw new ComponentError("Nothing to do");
    });
  const answers: unknown[] = [];
  for (const component of ["/double", "/fail", "/missing"]) {
    const params = { component, input: { n: 21 }, attempt: 1, observability: {} };
    const request = new Request("http://localhost/", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: JSON.stringify({ jsonrpc: "2.0", id: component, method: "components/execute", params }),
    });
    const response = await doubling.fetch(request);
    answers.push([response.status, await response.json()]);
  }
  return answers;
}

function attempt(work: () => unknown): unknown {
  try {
    return { returned: work() };
  } catch (error) {
    if (!(error instanceof InvalidParamsError)) throw error;
    return { threw: toRpcError(error) };
  }
}
