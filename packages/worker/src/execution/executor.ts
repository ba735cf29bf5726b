import {
  ComponentError,
  ComponentNotFoundError,
  ComponentTimeoutError,
  InvalidInputError,
  InvalidOutputError,
  type Observability,
  StepflowError,
} from "@stepflow/protocol";
import { messageOf } from "@stepflow/protocol/internal";
import { jsonBytesOf } from "../blobs/blob-store.ts";
import type { ComponentRegistry } from "../component/component-registry.ts";
import type { ComponentMatch } from "../component/path-table.ts";
import type { RegisteredComponent } from "../component/registered-component.ts";
import type { BlobReferences, RuntimeLink } from "../link/runtime-link.ts";
import type { ComponentSchema } from "../schema/component-schema.ts";
import type { SchemaResult } from "../schema/to-schema.ts";
import type { ConcurrencyLimit, Slot } from "./concurrency-limit.ts";
import { Execution, type ExecutionSettings } from "./execution.ts";
import { findUnsendable, writeOutput } from "./output-check.ts";
import { storeLargeFields } from "./output-references.ts";
import { resolveReferences } from "./reference-resolver.ts";

/** What a runtime wants to have executed, whichever carrier brought it. */
export interface ExecutionRequest {
  /** As the runtime spells it. */
  readonly component: string;
  readonly attempt: number;
  readonly observability: Observability;
  /** The input, or a promise of it where reading takes more than parsing; a failure is the execution's. */
  readInput(): unknown;
  /** False when a look at the text showed that the input holds no references to blobs. */
  readonly mayHoldReferences: boolean;
  /** The slot that a carrier took ahead, since it takes no more work than there are slots; else one is taken here. */
  readonly slot?: Promise<Slot> | undefined;
}

export interface ExecutorOptions extends ExecutionSettings {
  readonly registry: ComponentRegistry;
  /** Readies the schemas of all components. */
  readonly prepare: () => Promise<void>;
  /** Largest total size of the values that one input refers to. */
  readonly referenceLimitBytes: number;
  /** Limits how many components run at once. */
  readonly concurrency?: ConcurrencyLimit | undefined;
  /** Deadline of components that set none themselves. */
  readonly timeoutMs?: number | undefined;
}

type Interrupt = (reason: StepflowError) => void;

/** Executes components: checks what goes in and what comes out, and sees to it that every execution ends. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #running = new Set<Interrupt>();
  #stopped: StepflowError | undefined;

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Fails every execution that still runs, and those that still wait for their turn. */
  interruptAll(reason: StepflowError): void {
    this.#stopped = reason;
    for (const interrupt of this.#running) interrupt(reason);
  }

  /**
   * Executes a component and returns an output that JSON can carry.
   *
   * @throws ComponentNotFoundError, InvalidInputError, InvalidOutputError, ComponentTimeoutError, OverloadedError, or
   * whatever the component threw.
   */
  async execute(request: ExecutionRequest, link: RuntimeLink): Promise<unknown> {
    const { registry, prepare } = this.#options;
    const match = registry.match(request.component);
    if (match === undefined) throw this.#notFound(request.component);
    if (!registry.ready) await prepare();
    const execution = new Execution(request, match.params, link, this.#options);
    try {
      return await this.#executeFound(match, request, execution, link);
    } catch (error) {
      logFailure(execution, error);
      execution.end(error instanceof StepflowError ? error : undefined);
      throw error;
    } finally {
      if (link.openCalls > 0) {
        const message = "The component ended while requests to the runtime were open: await every call.";
        execution.log.warn(message, { open: link.openCalls });
      }
      execution.end();
    }
  }

  #notFound(path: string): ComponentNotFoundError {
    const error = new ComponentNotFoundError(path, this.#options.registry.suggest(path));
    this.#options.logger.warn("A runtime asked for a component that this worker does not have.", {
      error: error.message,
    });
    return error;
  }

  async #executeFound(
    { value: component }: ComponentMatch<RegisteredComponent>,
    request: ExecutionRequest,
    execution: Execution,
    link: RuntimeLink,
  ): Promise<unknown> {
    const path = request.component;
    const read = request.readInput();
    let value = read instanceof Promise ? await read : read;
    if (request.mayHoldReferences && (await link.resolvesReferences())) value = await this.#resolve(value, link);
    const checked = checkInput(component.input, path, value);
    const input = checked instanceof Promise ? await checked : checked;
    const taken = request.slot ?? this.#options.concurrency?.acquire();
    const slot = taken === undefined ? undefined : await taken;
    if (slot !== undefined) execution.holdSlot(slot);
    try {
      if (this.#stopped !== undefined) throw this.#stopped;
      // Nobody waits for the result any more, and somebody else may be at it already.
      if (link.lost !== undefined) throw link.lost;
      const running = this.#run(component, input, execution);
      const returned = running instanceof Promise ? await running : running;
      const checked = component.output?.validate(returned);
      const output = checkOutput(path, returned, checked instanceof Promise ? await checked : checked);
      return link.outputReferences === undefined
        ? output
        : await this.#store(output, execution, link, link.outputReferences);
    } finally {
      slot?.release();
    }
  }

  /** The input with values in place of references to blobs. */
  #resolve(input: unknown, link: RuntimeLink): Promise<unknown> {
    const { numbers, callbackTimeoutMs: timeoutMs, referenceLimitBytes } = this.#options;
    return resolveReferences(input, {
      limitBytes: referenceLimitBytes,
      fetch: async (blobId) => {
        const blob = await (await link.blobs()).get(blobId, { timeoutMs });
        return { value: await numbers.read(blob.json), bytes: jsonBytesOf(blob) };
      },
    });
  }

  /** The output with references to blobs in place of large fields. */
  #store(output: unknown, execution: Execution, link: RuntimeLink, references: BlobReferences): Promise<unknown> {
    const { numbers, callbackTimeoutMs: timeoutMs } = this.#options;
    const { component } = execution;
    return storeLargeFields(output, {
      ...references,
      component,
      holdsBytes: (blobId) => execution.holdsBytes(blobId),
      write: (value) => writeOutput(numbers, component, value),
      put: async (json) => (await link.blobs()).put(json, "data", { timeoutMs }),
      onUnstored(error) {
        const reason = messageOf(error);
        execution.log.warn("Large fields of the output could not be stored and are sent as they are.", {
          error: reason,
        });
      },
    });
  }

  /** Runs the function until it ends, its deadline passes or the worker stops, whatever is first. */
  #run({ definition }: RegisteredComponent, input: unknown, execution: Execution): unknown {
    const returned = definition.execute(input, execution);
    // What has ended already needs nobody who could end it.
    return isThenable(returned) ? this.#watch(returned, execution, definition.timeoutMs) : returned;
  }

  #watch(
    work: PromiseLike<unknown>,
    execution: Execution,
    timeoutMs: number | undefined = this.#options.timeoutMs,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const interrupt: Interrupt = (reason) => {
        execution.end(reason);
        reject(reason);
      };
      this.#running.add(interrupt);
      const timer =
        timeoutMs && setTimeout(() => interrupt(new ComponentTimeoutError(execution.component, timeoutMs)), timeoutMs);
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

/** What is sent is what the schema makes of the output; nothing is sent that JSON would change without a word. */
function checkOutput(path: string, output: unknown, checked: SchemaResult | undefined): unknown {
  if (checked?.ok === false) throw new InvalidOutputError(path, checked.issues);
  const value = (checked === undefined ? output : checked.value) ?? null;
  const issue = findUnsendable(value);
  if (issue !== undefined) throw new InvalidOutputError(path, [issue]);
  return value;
}

/** What a component meant to say is a warning; what it did not foresee is an error with its stack. */
function logFailure({ log }: Execution, error: unknown): void {
  if (error instanceof ComponentError) log.warn("The component failed.", { error: error.message, code: error.code });
  else if (error instanceof StepflowError)
    log.warn("The execution failed.", { error: error.message, code: error.code });
  else log.error("The component threw.", { error });
}
