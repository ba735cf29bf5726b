import { type ComponentInfo, isJsonObject, PROTOCOL_VERSION, validateResult } from "@stepflow/protocol";
import { defined, messageOf } from "@stepflow/protocol/internal";
import { type CallbackHandler, WorkerCallError, type WorkerClient } from "@stepflow/transport/client";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { CallbackRules } from "../callbacks/runtime-dialect.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import { holdsReference, referLargeFields, resolveReferences } from "../references/blob-references.ts";
import { WorkerStartError } from "../runtime-errors.ts";
import { semanticsOf } from "../versions.ts";
import { toComponentOutcome } from "./component-outcome.ts";
import { toTransportOutcome } from "./transport-failure.ts";

/** Capabilities that `initialize` offers to workers of 0.10 and later. */
export interface Capabilities {
  readonly blobApiUrl?: string;
  readonly blobThreshold?: number;
}

/** Parts that a connection is made of. */
export interface WorkerConnectionOptions {
  /** Name of the worker, for error texts. */
  readonly name: string;
  readonly client: WorkerClient;
  readonly rules: CallbackRules;
  readonly capabilities: Capabilities;
  /** Store of the values that are sent as references. */
  readonly blobs: BlobStore;
  /** The execution for which the worker was started again. Its trace is sent with the handshake. */
  readonly startedFor?: ComponentContext | undefined;
  /** Returns the handler of the callbacks of an execution. */
  readonly onCallback: (context: ComponentContext) => CallbackHandler;
  /** Ends the handshake when it is aborted. */
  readonly closing: AbortSignal;
}

/** A worker after its handshake. */
export interface WorkerConnection {
  /**
   * Executes a component once.
   *
   * @param component path that the worker knows the component by, such as `/word-count`.
   * @param attempt number of the attempt. The default is the one of the context.
   */
  execute(component: string, input: unknown, context: ComponentContext, attempt?: number): Promise<ComponentOutcome>;
  /** Lists the components of the worker. */
  list(): Promise<readonly ComponentInfo[]>;
  /** Ends all pending calls. */
  close(): void | Promise<void>;
}

/**
 * Performs the handshake with a worker: `initialize`, then `initialized`, each answered before the next message.
 *
 * @throws WorkerStartError
 */
export async function openConnection(options: WorkerConnectionOptions): Promise<WorkerConnection> {
  const { name, client, rules, closing } = options;
  try {
    const result = await client.request("initialize", initializeParams(options), { signal: closing });
    const checked = validateResult("initialize", rules.spelling, result);
    if (!checked.ok) {
      const field = rules.spelling === "v1" ? "serverProtocolVersion" : "server_protocol_version";
      throw new Error(`its response to initialize must be {"${field}":1}, got ${JSON.stringify(result)}.`);
    }
    await client.notify("initialized", {});
    const { blobThreshold = 0 } = options.capabilities;
    return new OpenConnection(options, checked.value.supportsBlobRefs === true ? blobThreshold : 0);
  } catch (error) {
    client.close();
    throw new WorkerStartError(name, messageOf(error), error);
  }
}

function initializeParams({ rules, capabilities, startedFor }: WorkerConnectionOptions): object {
  const trace = startedFor && { trace_id: startedFor.traceId, span_id: nextSpanId() };
  const observability = defined({ observability: trace });
  if (rules.spelling === "v0") return { runtime_protocol_version: PROTOCOL_VERSION, ...observability };
  const offered = Object.keys(capabilities).length === 0 ? {} : { capabilities };
  return { runtimeProtocolVersion: PROTOCOL_VERSION, ...offered, ...observability };
}

/** Creates a span id of 16 hexadecimal digits, which is unique within this process. */
let spans = 0;
let spanBase: string | undefined;

function nextSpanId(): string {
  spans = (spans + 1) % 2 ** 32;
  // Cloudflare Workers have no random numbers while a module loads.
  spanBase ??= toHex(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  return spanBase + toHex(spans);
}

function toHex(value: number): string {
  return value.toString(16).padStart(8, "0");
}

class OpenConnection implements WorkerConnection {
  readonly #options: WorkerConnectionOptions;
  /** Size in bytes from which on fields are sent as references; 0 means none. */
  readonly #thresholdBytes: number;

  constructor(options: WorkerConnectionOptions, thresholdBytes: number) {
    this.#options = options;
    this.#thresholdBytes = thresholdBytes;
  }

  async execute(
    component: string,
    input: unknown,
    context: ComponentContext,
    attempt: number = context.attempt,
  ): Promise<ComponentOutcome> {
    const { client, onCallback, blobs } = this.#options;
    const { runId: run_id, flowId: flow_id, stepId: step_id, traceId: trace_id } = context;
    // The order of the members is that of the runtimes.
    const observability = { trace_id, span_id: nextSpanId(), run_id, flow_id, step_id };
    try {
      const sent = this.#thresholdBytes > 0 ? await referLargeFields(input, this.#thresholdBytes, blobs) : input;
      const answer = await client.request(
        "components/execute",
        { component, input: sent, attempt, observability },
        { onCallback: onCallback(context), signal: context.signal },
      );
      const output = isJsonObject(answer) ? answer["output"] : undefined;
      if (output !== undefined) return { outcome: "success", result: await this.#resolve(output) };
      throw new Error(`The worker's result has no "output": ${JSON.stringify(answer).slice(0, 200)}`);
    } catch (error) {
      if (!(error instanceof WorkerCallError)) return toTransportOutcome(component, error);
      return await toComponentOutcome(component, error, semanticsOf(this.#options.rules.quirks), () => this.list());
    }
  }

  async #resolve(output: unknown): Promise<unknown> {
    if (this.#thresholdBytes === 0 || !holdsReference(output)) return output;
    return await resolveReferences(output, this.#options.blobs);
  }

  async list(): Promise<readonly ComponentInfo[]> {
    const { name, client, rules } = this.#options;
    const result = validateResult("components/list", rules.spelling, await client.request("components/list", {}));
    if (result.ok) return result.value.components;
    const [issue] = result.issues;
    throw new Error(`Worker "${name}" sent a malformed list of components: ${issue?.pointer} ${issue?.message}`);
  }

  close(): void {
    this.#options.client.close();
  }
}
