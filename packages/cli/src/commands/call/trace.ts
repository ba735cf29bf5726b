import { isJsonObject } from "@stepflow/protocol";
import type { BlobStore } from "@stepflow/runtime";
import type { CliIo } from "../../io/cli-io.ts";
import { type Paint, paintFor } from "../../io/paint.ts";
import { withEvents } from "./watch-response.ts";

type Fetch = (request: Request) => Response | Promise<Response>;

const NAME_WIDTH = 24;
const SIZE_WIDTH = 11;

/** Draws each message between the runtime and its workers. */
export class Trace {
  readonly #io: CliIo;
  readonly #paint: Paint;

  constructor(io: CliIo) {
    this.#io = io;
    this.#paint = paintFor(io.stderr, io.env);
  }

  /** Wraps the function that sends requests to a worker. */
  readonly intercept = (_worker: string, fetch: Fetch): Fetch => {
    return async (request) => {
      const startedAt = performance.now();
      this.#message("→", await request.clone().text(), {});
      const response = await fetch(request);
      return withEvents(response, (message) => this.#message("←", message, { startedAt }));
    };
  };

  /** Wraps a blob store. Workers since 0.10 reach it over HTTP and not in messages. */
  watch(store: BlobStore): BlobStore {
    return {
      put: async (content, label) => {
        const id = await store.put(content, label);
        // A flow is stored by the runtime itself before it runs.
        if (label?.type !== "flow") this.#line("←", "store blob", content.length, `→ blob ${shorten(id)}`);
        return id;
      },
      get: async (id) => {
        const blob = await store.get(id);
        if (blob?.type !== "flow") this.#line("←", "load blob", blob?.content.length ?? 0, `blob ${shorten(id)}`);
        return blob;
      },
    };
  }

  #message(arrow: "→" | "←", text: string, { startedAt }: { startedAt?: number }): void {
    if (text === "") return;
    const message = parse(text);
    const ms = startedAt === undefined || "method" in message ? "" : `${(performance.now() - startedAt).toFixed(1)} ms`;
    this.#line(arrow, nameOf(message), Buffer.byteLength(text), `${describe(message)} ${ms}`.trim());
  }

  #line(arrow: "→" | "←", name: string, bytes: number, details: string): void {
    const size = `${bytes.toLocaleString("en")} B`.padStart(SIZE_WIDTH);
    const colour = arrow === "→" ? "cyan" : "green";
    const isError = name === "error";
    const line = `${this.#paint(colour, arrow)} ${this.#paint(isError ? "red" : "bold", name.padEnd(NAME_WIDTH))}${size}  ${details}`;
    this.#io.stderr.write(`${line.trimEnd()}\n`);
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const message: unknown = JSON.parse(text);
    return isJsonObject(message) ? message : {};
  } catch {
    return {};
  }
}

function nameOf(message: Record<string, unknown>): string {
  if (typeof message["method"] === "string") return message["method"];
  if (isJsonObject(message["error"])) return "error";
  return "result" in message ? "result" : "malformed";
}

function describe({ method, params, error }: Record<string, unknown>): string {
  if (isJsonObject(error)) return `${error["code"]}: ${error["message"]}`;
  if (method === "components/execute" && isJsonObject(params)) return String(params["component"]);
  return "";
}

function shorten(id: string): string {
  return id.length > 12 ? `${id.slice(0, 12)}…` : id;
}
