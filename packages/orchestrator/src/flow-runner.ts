import { type Client, ClientError, FlowRefusedError, type ItemResult } from "@stepflow/client";
import {
  ERROR_CODES,
  type FlowDiagnostic,
  type FlowResult,
  type FlowRunner,
  InvalidFlowError,
  isJsonObject,
  type RunFlowOptions,
  RuntimeClosedError,
} from "@stepflow/protocol";
import { bindMethods, defined, fromDocumentPath, MAX_TIMER_MS, onAbort, toPointer } from "@stepflow/protocol/internal";
import {
  type FlowDocument,
  type PinnedFlow,
  patchSteps,
  pinSteps,
  restoreFailure,
  toKnownResults,
} from "@stepflow/protocol/internal-flows";
import { OrchestratorError } from "./orchestrator-error.ts";

/** Options of {@link ServerFlowRunner}. */
export interface FlowRunnerOptions {
  readonly client: Client;
  /** Whether the server returns the id of a run before the run has ended. */
  readonly canCancel: boolean;
  /** Whether `close()` has been called. */
  readonly isClosed: () => boolean;
}

const OPTIONS: readonly (keyof RunFlowOptions)[] = ["maxConcurrency", "variables", "overrides", "pins", "signal"];

/** Runs flows on a server, with the calls, options, results and errors of the embedded runtime. */
export class ServerFlowRunner implements FlowRunner {
  readonly #client: Client;
  readonly #options: FlowRunnerOptions;

  constructor(options: FlowRunnerOptions) {
    this.#options = options;
    this.#client = options.client;
  }

  async run(flow: string | object, input: unknown, options?: RunFlowOptions): Promise<FlowResult> {
    const [result] = await this.runMany(flow, [input], options);
    return result ?? cancelled();
  }

  async runMany(
    flow: string | object,
    inputs: Iterable<unknown>,
    options: RunFlowOptions = {},
  ): Promise<readonly FlowResult[]> {
    if (this.#options.isClosed()) throw new RuntimeClosedError();
    if (typeof Object(inputs)[Symbol.iterator] !== "function") {
      throw new TypeError(`runMany: inputs must be iterable, such as an array, got ${typeof inputs}.`);
    }
    this.#check(options);
    const list = [...inputs];
    try {
      const { flowId, failures, ...settings } = await this.#prepare(flow, options);
      const items = list.length === 0 || options.signal?.aborted ? [] : await this.#run(flowId, list, settings);
      return list.map((_, index) => {
        const result = items.find(({ itemIndex }) => itemIndex === index)?.result ?? cancelled();
        return failures === undefined ? result : restoreFailure(result, failures);
      });
    } catch (error) {
      if (this.#options.isClosed() && error instanceof ClientError) throw new RuntimeClosedError();
      throw error;
    }
  }

  execute(component: string, input: unknown, options?: RunFlowOptions): Promise<FlowResult> {
    const step = { id: "step", component, input: { $input: "$" } };
    return this.run({ steps: [step], output: { $step: "step" } }, input, options);
  }

  /** Stores a flow. With pins, it is rewritten so that their values take the place of the steps. */
  async #prepare(
    flow: string | object,
    { pins = {}, ...options }: RunFlowOptions,
  ): Promise<RunFlowOptions & { readonly flowId: string; readonly failures?: PinnedFlow["failures"] }> {
    const flowId = await this.#store(flow);
    if (Object.keys(pins).length === 0) return { ...options, flowId };
    const { overrides, ...others } = options;
    const stored = (await this.#client.getFlow(flowId)) as FlowDocument;
    const pinned = pinSteps(patchSteps(stored, overrides?.steps), toKnownResults(pins));
    return { ...others, flowId: await this.#store(pinned.flow), failures: pinned.failures };
  }

  async #store(flow: string | object): Promise<string> {
    try {
      const { flowId, stored, diagnostics } = await this.#client.storeFlow(definitionOf(flow));
      if (stored) return flowId;
      throw new InvalidFlowError(diagnostics.map(toFlowDiagnostic));
    } catch (error) {
      if (error instanceof FlowRefusedError) throw new InvalidFlowError(error.diagnostics.map(toFlowDiagnostic));
      throw error;
    }
  }

  async #run(
    flowId: string,
    inputs: readonly unknown[],
    { signal, overrides, maxConcurrency, variables }: RunFlowOptions,
  ): Promise<readonly ItemResult[]> {
    const settings = { maxConcurrency, variables, overrides: overrides?.steps };
    // The embedded runtime has no limit either: `signal` ends the wait.
    const timeoutMs = MAX_TIMER_MS;
    if (signal === undefined) return (await this.#client.run(flowId, inputs, { ...settings, timeoutMs })).items;
    const { runId } = await this.#client.submit(flowId, inputs, settings);
    // A run that has ended meanwhile cannot be cancelled and does not need it.
    const cancel = (): void => void this.#client.cancelRun(runId).catch(() => undefined);
    if (signal.aborted) cancel();
    const withdraw = onAbort(signal, cancel);
    try {
      return (await this.#client.waitForRun(runId, { timeoutMs })).items;
    } finally {
      withdraw();
    }
  }

  #check(options: RunFlowOptions): void {
    const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name as keyof RunFlowOptions));
    if (unknown !== undefined) {
      throw new TypeError(
        `A real runtime does not support the option \`${unknown}\` of a run. It supports ${OPTIONS.join(", ")}.`,
      );
    }
    const { signal, overrides } = options;
    if (overrides !== undefined && !(isJsonObject(overrides) && isJsonObject(overrides["steps"] ?? {}))) {
      throw new TypeError("overrides must be { steps: { <id>: { value } } }.");
    }
    if (signal !== undefined && !this.#options.canCancel) {
      throw new OrchestratorError("Runtime 0.9 cannot cancel a run, so the option `signal` is not supported.", {
        hint: "It returns the id of a run only when the run has ended. Omit `signal`, or use 0.10 or later.",
      });
    }
  }
}

bindMethods(ServerFlowRunner);

/** A flow that `readFlow` of the embedded runtime returned holds its definition as `document`. */
function definitionOf(flow: string | object): string | object {
  if (typeof flow === "string" || !("plan" in flow && "document" in flow)) return flow;
  return isJsonObject(flow.document) ? flow.document : flow;
}

function toFlowDiagnostic(diagnostic: ClientDiagnostic): FlowDiagnostic {
  const { kind, code, level, message, path = "$", line, column, data } = diagnostic;
  const pointer = toPointer(fromDocumentPath(path));
  return { kind, code, level, message, path, pointer, ...defined({ line, column, data }) };
}

type ClientDiagnostic = FlowRefusedError["diagnostics"][number];

function cancelled(): FlowResult {
  return { outcome: "failed", error: { code: ERROR_CODES.runtimeInternalError, message: "The run was cancelled." } };
}
