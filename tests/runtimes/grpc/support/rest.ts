import type { FlowRunOptions, ListedComponent, Outcome } from "../../../conformance/behaviour/target.ts";

/** Result of an item of a run, as runtimes since 0.12 report it. */
export interface RestItem {
  readonly itemIndex: number;
  readonly status: number;
  readonly output?: unknown;
  readonly errorMessage?: string;
  readonly errorCode?: number;
}

interface RestRun {
  readonly summary: { readonly runId: string; readonly status: number };
  readonly results?: readonly RestItem[];
}

const COMPLETED = 2;

/** The part of the REST API of runtimes since 0.12 that these tests need. */
export class Rest {
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url}/api/v1`;
  }

  /** Stores a flow as a blob, because `POST /flows` refuses flows with integers. */
  async storeFlow(flow: object): Promise<string> {
    const { blobId } = await this.send<{ blobId: string }>("POST", "/blobs", { data: flow, blobType: "flow" });
    return blobId;
  }

  /** Runs a flow to its end. */
  async run(flow: object, inputs: readonly unknown[], options: FlowRunOptions = {}): Promise<readonly RestItem[]> {
    const flowId = await this.storeFlow(flow);
    const run = await this.send<RestRun>("POST", "/runs", { flowId, input: inputs, wait: true, ...options });
    return [...(run.results ?? [])].sort((left, right) => left.itemIndex - right.itemIndex);
  }

  /** Starts a run and returns its id. */
  async submit(flow: object, inputs: readonly unknown[], options: FlowRunOptions = {}): Promise<string> {
    const flowId = await this.storeFlow(flow);
    const { summary } = await this.send<RestRun>("POST", "/runs", { flowId, input: inputs, ...options });
    return summary.runId;
  }

  /** Waits for the end of a run and returns its items. */
  async wait(runId: string): Promise<readonly RestItem[]> {
    await this.send("GET", `/runs/${runId}?wait=true`);
    const { results } = await this.send<{ results: readonly RestItem[] }>("GET", `/runs/${runId}/items`);
    return [...results].sort((left, right) => left.itemIndex - right.itemIndex);
  }

  async components(): Promise<readonly ListedComponent[]> {
    type Entry = Omit<ListedComponent, "component"> & { readonly path?: string; readonly component?: string };
    const { components } = await this.send<{ components: readonly Entry[] }>("GET", "/components");
    return components.map(({ path, component = "", ...rest }) => ({ ...rest, component: path ?? component }));
  }

  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }
}

export function toOutcome({ status, output, errorCode = 0, errorMessage = "" }: RestItem): Outcome {
  if (status === COMPLETED) return { outcome: "success", result: output };
  return { outcome: "failed", error: { code: errorCode, message: errorMessage } };
}
