import { isJsonObject } from "@stepflow/protocol";
import { messageOf } from "@stepflow/protocol/internal";
import type { Fetch } from "@stepflow/transport/client";
import { readJson } from "../wire/event-frames.ts";
import type { LiveCallback } from "./live-callback.ts";
import type { LiveExecution } from "./live-execution.ts";

/** Records the blobs that an execution stores and fetches over HTTP, under the method names of the event stream. */
export function watchBlobApi(fetch: Fetch, execution: LiveExecution): Fetch {
  return async (request) => {
    const callback = await toCallback(execution, request.clone());
    try {
      const response = await fetch(request);
      await noteAnswer(callback, response.clone());
      return response;
    } catch (error) {
      callback.fail({ message: messageOf(error) });
      throw error;
    }
  };
}

async function toCallback(execution: LiveExecution, request: Request): Promise<LiveCallback> {
  const { method, url, headers } = request;
  if (method === "POST") return execution.ask("blobs/put", await readBody(request));
  const blobId = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
  return execution.ask("blobs/get", { blobId, accept: headers.get("accept") });
}

async function noteAnswer(callback: LiveCallback, response: Response): Promise<void> {
  const body = await readBody(response);
  if (response.ok) return callback.succeed(body);
  const message = isJsonObject(body) ? String(body["message"] ?? body["error"]) : String(body);
  callback.fail({ code: response.status, message });
}

/** Reads JSON as a value, other text as a string and everything else as bytes. */
async function readBody(message: Request | Response): Promise<unknown> {
  const type = message.headers.get("content-type") ?? "";
  if (!/json|text/.test(type)) return new Uint8Array(await message.arrayBuffer());
  const text = await message.text();
  return readJson(text) ?? text;
}
