import {
  ComponentError,
  ComponentNotFoundError,
  InvalidInputError,
  InvalidOutputError,
  StepflowError,
} from "@stepflow/protocol";
import { isThenable, LimitedLog, messageOf } from "@stepflow/protocol/internal";
import type { ComponentRegistry } from "../component/component-registry.ts";
import type { ComponentMatch } from "../component/path-table.ts";
import type { RegisteredComponent } from "../component/registered-component.ts";
import type { RuntimeLink } from "../link/runtime-link.ts";
import type { Logger } from "../log/logger.ts";
import type { ComponentSchema } from "../schema/component-schema.ts";
import { continueWith } from "./continue-with.ts";
import { ExecutionContext } from "./execution-context.ts";
import { runInScope } from "./execution-scope.ts";
import { type ExecutionSettings, ExecutionState, type ExecutionSubject } from "./execution-state.ts";
import { type Output, toOutput } from "./output.ts";
import { resolveValue } from "./resolved-results.ts";
import { RunningFunction } from "./running-function.ts";
import type { Slot, Slots } from "./slots.ts";

/** A component that a runtime wants to have executed, however the request came. */
export interface ExecutionRequest extends ExecutionSubject {
  /**
   * Reads the input. Returns a promise where reading takes more than parsing. If it fails, the execution fails with the same
   * error.
   */
  readInput(): unknown;
  /** False when the text of the input shows that it holds no references to blobs. */
  readonly mayHoldReferences: boolean;
  /** A slot of the caller, who releases it. If omitted, the executor acquires a slot and releases it. */
  readonly slot?: Slot | undefined;
}

export interface ExecutorOptions extends ExecutionSettings {
  readonly registry: ComponentRegistry;
  /** Prepares the schemas of all components, as far as they can be used. */
  readonly prepare: () => Promise<void>;
  /** Limits how many components run at once. */
  readonly concurrency?: Slots | undefined;
  /** Deadline of components that set none themselves. */
  readonly timeoutMs?: number | undefined;
  /** Whether the runtime receives the messages of unexpected errors, too. If omitted, it does. */
  readonly exposeErrors?: boolean | undefined;
}

/** Executes components: validates inputs and outputs, and makes sure that every execution ends. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #log: LimitedLog;
  readonly #running = new Set<RunningFunction>();
  #stopped: StepflowError | undefined;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#log = new LimitedLog(options.logger);
  }

  /** Fails all running and waiting executions. */
  interruptAll(reason: StepflowError): void {
    this.#stopped = reason;
    for (const running of this.#running) running.interrupt(reason);
  }

  /**
   * Executes a component and returns its checked output.
   *
   * @throws ComponentNotFoundError, InvalidInputError, InvalidOutputError, ComponentTimeoutError, OverloadedError; any error that the
   * component throws.
   */
  execute(request: ExecutionRequest, link: RuntimeLink): Output | Promise<Output> {
    const { registry } = this.#options;
    const match = registry.match(request.component);
    if (match === undefined) throw this.#notFound(request.component);
    if (registry.ready) return this.#executeMatch(match, request, link);
    return this.#prepare(match).then(() => this.#executeMatch(match, request, link));
  }

  /** Logs an error that occurred while an output was written, and returns what is sent in its place. */
  toSent(error: unknown): unknown {
    this.#log.warn("The output of a component cannot be written.", { error: messageOf(error) });
    return this.#options.exposeErrors === false ? hideUnknown(error) : error;
  }

  #notFound(path: string): ComponentNotFoundError {
    const error = new ComponentNotFoundError(path, this.#options.registry.suggest(path));
    this.#log.warn("The runtime asked for a component that this worker does not have.", {
      error: error.message,
    });
    return error;
  }

  async #prepare({ value: component }: ComponentMatch<RegisteredComponent>): Promise<void> {
    await this.#options.prepare();
    await component.prepare();
  }

  #executeMatch(
    match: ComponentMatch<RegisteredComponent>,
    request: ExecutionRequest,
    link: RuntimeLink,
  ): Output | Promise<Output> {
    const state = new ExecutionState(request, link, this.#options);
    try {
      const output = runInScope(state, () => this.#readAndRun(match, request, state));
      return output instanceof Promise ? this.#endLater(output, state) : endWith(output, state);
    } catch (thrown) {
      throw this.#endWithError(thrown, state);
    }
  }

  #endLater(output: Promise<Output>, state: ExecutionState): Promise<Output> {
    return output.then(
      (value) => endWith(value, state),
      (thrown: unknown) => {
        throw this.#endWithError(thrown, state);
      },
    );
  }

  /** Returns the error to send. */
  #endWithError(thrown: unknown, state: ExecutionState): unknown {
    const error = toReadable(thrown);
    logFailure(state.log, error);
    state.end(error instanceof StepflowError ? error : undefined);
    warnOfOpenCalls(state);
    return this.#options.exposeErrors === false ? hideUnknown(error) : error;
  }

  #readAndRun(
    { value: component, params }: ComponentMatch<RegisteredComponent>,
    request: ExecutionRequest,
    state: ExecutionState,
  ): Output | Promise<Output> {
    const { concurrency } = this.#options;
    return continueWith(readInput(request, state), (value) =>
      continueWith(checkInput(component.input, request.component, value), (input) => {
        const run = (slot: Slot | undefined): Output | Promise<Output> =>
          this.#runIn(slot, component, input, new ExecutionContext(params, state), state);
        const { slot } = request;
        return slot === undefined && concurrency !== undefined ? runInOwnSlot(concurrency, run) : run(slot);
      }),
    );
  }

  #runIn(
    slot: Slot | undefined,
    component: RegisteredComponent,
    input: unknown,
    context: ExecutionContext,
    state: ExecutionState,
  ): Output | Promise<Output> {
    if (slot !== undefined) state.holdSlot(slot);
    if (this.#stopped !== undefined) throw this.#stopped;
    // The result is no longer needed, and another worker may already be executing the step.
    const { lost } = state.link;
    if (lost !== undefined) throw lost;
    return toCheckedOutput(this.#run(component, input, context, state), component, state);
  }

  /** Calls the function. A function that has ended already needs no deadline. */
  #run({ definition }: RegisteredComponent, input: unknown, context: ExecutionContext, state: ExecutionState): unknown {
    const returned = definition.execute(input, context);
    if (!isThenable(returned)) return returned;
    const { timeoutMs = this.#options.timeoutMs } = definition;
    return new RunningFunction(returned, state, timeoutMs, this.#running).outcome;
  }
}

/** Reads the input and replaces references to blobs in it. */
function readInput(request: ExecutionRequest, state: ExecutionState): unknown {
  const value = request.readInput();
  return request.mayHoldReferences ? resolveInput(value, state) : value;
}

async function resolveInput(reading: unknown, state: ExecutionState): Promise<unknown> {
  const value = await reading;
  return (await state.link.resolvesReferences()) ? resolveValue(value, state) : value;
}

async function runInOwnSlot(concurrency: Slots, run: (slot: Slot) => Output | Promise<Output>): Promise<Output> {
  const slot = await concurrency.acquire();
  try {
    return await run(slot);
  } finally {
    slot.release();
  }
}

function toCheckedOutput(
  running: unknown,
  { output }: RegisteredComponent,
  state: ExecutionState,
): Output | Promise<Output> {
  return continueWith(running, (returned) => toOutput(returned, output, state));
}

function endWith(output: Output, state: ExecutionState): Output {
  warnOfOpenCalls(state);
  state.end();
  return output;
}

function warnOfOpenCalls(state: ExecutionState): void {
  const open = state.link.openCalls;
  if (open > 0) {
    state.log.warn("The component ended while requests to the runtime were open: await every call.", { open });
  }
}

function checkInput(schema: ComponentSchema | undefined, path: string, input: unknown): unknown {
  if (schema === undefined) return input;
  const checked = schema.validate(input);
  const accept = (result: Awaited<typeof checked>): unknown => {
    if (!result.ok) throw new InvalidInputError(path, result.issues);
    return result.value;
  };
  return checked instanceof Promise ? checked.then(accept) : accept(checked);
}

/** A proxy may throw whatever is asked of it, also its class. */
function toReadable(thrown: unknown): unknown {
  try {
    // Each of these asks for the prototype of the value.
    return thrown instanceof StepflowError || thrown instanceof Error ? thrown : thrown;
  } catch {
    return new ComponentError("The component threw a value that cannot be read.");
  }
}

/** Messages of other classes may hold paths, addresses and credentials, also if an output error quotes them. The log has them. */
function hideUnknown(error: unknown): StepflowError {
  const quotesOther = error instanceof InvalidOutputError && error.cause !== undefined;
  if (error instanceof StepflowError && !quotesOther) return error;
  return new ComponentError("The component failed. The log of the worker has the reason.", { cause: error });
}

/** Logs a `StepflowError` as a warning, and any other error as an error with its stack. */
function logFailure(log: Logger, error: unknown): void {
  try {
    writeFailure(log, error);
  } catch {
    // A logger that fails must not replace the error.
  }
}

function writeFailure(log: Logger, error: unknown): void {
  if (error instanceof ComponentError) log.warn("The component failed.", { error: error.message, code: error.code });
  else if (error instanceof StepflowError)
    log.warn("The execution failed.", { error: error.message, code: error.code });
  else log.error("The component threw.", { error });
}
