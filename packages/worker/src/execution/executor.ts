import {
  ComponentError,
  ComponentNotFoundError,
  ComponentTimeoutError,
  InvalidInputError,
  InvalidOutputError,
  StepflowError,
} from "@stepflow/protocol";
import { LimitedLog, messageOf } from "@stepflow/protocol/internal";
import type { ComponentRegistry } from "../component/component-registry.ts";
import type { ComponentMatch } from "../component/path-table.ts";
import type { RegisteredComponent } from "../component/registered-component.ts";
import type { RuntimeLink } from "../link/runtime-link.ts";
import type { Logger } from "../log/logger.ts";
import type { ComponentSchema } from "../schema/component-schema.ts";
import { ExecutionContext } from "./execution-context.ts";
import { runInScope } from "./execution-scope.ts";
import { type ExecutionSettings, ExecutionState, type ExecutionSubject } from "./execution-state.ts";
import { type Output, toOutput } from "./output.ts";
import { resolveValue } from "./resolved-results.ts";
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

type Interrupt = (reason: StepflowError) => void;

/** Executes components: validates inputs and outputs, and makes sure that every execution ends. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #log: LimitedLog;
  readonly #running = new Set<Interrupt>();
  #stopped: StepflowError | undefined;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#log = new LimitedLog(options.logger);
  }

  /** Fails all running and waiting executions. */
  interruptAll(reason: StepflowError): void {
    this.#stopped = reason;
    for (const interrupt of this.#running) interrupt(reason);
  }

  /**
   * Executes a component and returns its checked output.
   *
   * @throws ComponentNotFoundError, InvalidInputError, InvalidOutputError, ComponentTimeoutError, OverloadedError; any error that the
   * component throws.
   */
  async execute(request: ExecutionRequest, link: RuntimeLink): Promise<Output> {
    const { registry, prepare } = this.#options;
    const match = registry.match(request.component);
    if (match === undefined) throw this.#notFound(request.component);
    if (!registry.ready) {
      await prepare();
      await match.value.prepare();
    }
    const state = new ExecutionState(request, link, this.#options);
    try {
      return await runInScope(state, () => this.#executeMatch(match, request, state));
    } catch (thrown) {
      const error = toReadable(thrown);
      logFailure(state.log, error);
      state.end(error instanceof StepflowError ? error : undefined);
      throw this.#options.exposeErrors === false ? hideUnknown(error) : error;
    } finally {
      if (link.openCalls > 0) {
        const message = "The component ended while requests to the runtime were open: await every call.";
        state.log.warn(message, { open: link.openCalls });
      }
      state.end();
    }
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

  async #executeMatch(
    { value: component, params }: ComponentMatch<RegisteredComponent>,
    request: ExecutionRequest,
    state: ExecutionState,
  ): Promise<Output> {
    const { link } = state;
    const read = request.readInput();
    let value = read instanceof Promise ? await read : read;
    if (request.mayHoldReferences && (await link.resolvesReferences())) value = await resolveValue(value, state);
    const checked = checkInput(component.input, request.component, value);
    const input = checked instanceof Promise ? await checked : checked;
    const { concurrency } = this.#options;
    const ownSlot = request.slot === undefined && concurrency !== undefined ? await concurrency.acquire() : undefined;
    const slot = request.slot ?? ownSlot;
    if (slot !== undefined) state.holdSlot(slot);
    try {
      if (this.#stopped !== undefined) throw this.#stopped;
      // The result is no longer needed, and another worker may already be executing the step.
      if (link.lost !== undefined) throw link.lost;
      const running = this.#run(component, input, new ExecutionContext(params, state), state);
      const returned = running instanceof Promise ? await running : running;
      const output = toOutput(returned, component.output, state);
      return output instanceof Promise ? await output : output;
    } finally {
      ownSlot?.release();
    }
  }

  /** Runs the function until it ends, its deadline passes or the worker stops, whichever comes first. */
  #run({ definition }: RegisteredComponent, input: unknown, context: ExecutionContext, state: ExecutionState): unknown {
    const returned = definition.execute(input, context);
    // A function that has ended already needs no deadline.
    return isThenable(returned) ? this.#watch(returned, state, definition.timeoutMs) : returned;
  }

  #watch(
    work: PromiseLike<unknown>,
    state: ExecutionState,
    timeoutMs: number | undefined = this.#options.timeoutMs,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const interrupt: Interrupt = (reason) => {
        state.end(reason);
        reject(reason);
      };
      this.#running.add(interrupt);
      const timer =
        timeoutMs &&
        setTimeout(() => interrupt(new ComponentTimeoutError(state.subject.component, timeoutMs)), timeoutMs);
      const end = (): void => {
        if (timer) clearTimeout(timer);
        this.#running.delete(interrupt);
      };
      work.then(
        (value) => {
          end();
          resolve(value);
        },
        (error: unknown) => {
          end();
          reject(error);
        },
      );
    });
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
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
