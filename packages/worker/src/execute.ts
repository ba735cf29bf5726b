import {
  ComponentError,
  ComponentNotFoundError,
  ComponentTimeoutError,
  type ExecuteParams,
  InvalidInputError,
  InvalidOutputError,
  StepflowError,
  toRpcError,
  type ValidationIssue,
  validateParams,
} from "@stepflow/protocol";
import { type Exchange, RawJson } from "@stepflow/transport";
import type { ComponentMatch } from "./component-table.ts";
import { Execution, type ExecutionSettings } from "./execution.ts";
import { findUnsendable } from "./output-check.ts";
import type { RegisteredComponent } from "./registered-component.ts";
import type { ComponentSchema } from "./schema.ts";
import type { Slots } from "./slots.ts";
import type { WorkerHost } from "./worker-host.ts";

/** Serves `components/execute`. */
export class Executor {
  readonly #host: WorkerHost;
  readonly #settings: ExecutionSettings;
  readonly #slots: Slots | undefined;
  readonly #timeoutMs: number | undefined;
  readonly #running = new Set<(reason: StepflowError) => void>();
  #stopped: StepflowError | undefined;

  constructor(
    host: WorkerHost,
    settings: ExecutionSettings,
    limits: { readonly slots: Slots | undefined; readonly timeoutMs: number | undefined },
  ) {
    this.#host = host;
    this.#settings = settings;
    this.#slots = limits.slots;
    this.#timeoutMs = limits.timeoutMs;
  }

  /** Fails every execution that still runs, and those that still wait for their turn. */
  interruptAll(reason: StepflowError): void {
    this.#stopped = reason;
    for (const interrupt of this.#running) interrupt(reason);
  }

  async execute(wireParams: unknown, exchange: Exchange): Promise<RawJson> {
    this.#host.admit("components/execute");
    const params = validateParams("components/execute", "v1", wireParams);
    const match = this.#find(params.component);
    if (!this.#host.registry.ready) await this.#host.prepare();
    try {
      return await this.#executeFound(params, match, exchange);
    } catch (error) {
      throw new ExecutionFailure(error, params.component);
    }
  }

  #find(path: string): ComponentMatch<RegisteredComponent> {
    const { registry } = this.#host;
    const match = registry.match(path);
    if (match === undefined) throw new ComponentNotFoundError(path, registry.suggest(path));
    return match;
  }

  async #executeFound(
    params: ExecuteParams,
    { value: component, params: pathParams }: ComponentMatch<RegisteredComponent>,
    exchange: Exchange,
  ): Promise<RawJson> {
    const { component: path, attempt, observability } = params;
    const runtime = this.#host.negotiation.known(exchange.head.target);
    const execution = new Execution(
      { component: path, params: pathParams, attempt, observability, runtime },
      exchange,
      this.#settings,
    );
    const read = this.#settings.numbers.inspect(exchange.body, path, params.input);
    const input = await checkInput(component.input, path, read === undefined ? params.input : await read);
    const waiting = this.#slots?.acquire();
    if (waiting !== undefined) await waiting;
    try {
      if (this.#stopped !== undefined) throw this.#stopped;
      const output = await this.#run(component, input, execution);
      return await this.#toResult(component.output, path, output);
    } catch (error) {
      logFailure(execution, error);
      execution.end(error instanceof StepflowError ? error : undefined);
      throw error;
    } finally {
      this.#slots?.release();
      if (exchange.openCallbacks > 0) {
        execution.log.warn("The component ended while requests to the runtime were open: await every call.", {
          open: exchange.openCallbacks,
        });
      }
      execution.end();
    }
  }

  /** Runs the function until it ends, its deadline passes or the worker stops, whatever is first. */
  #run(component: RegisteredComponent, input: unknown, execution: Execution): Promise<unknown> {
    const timeoutMs = component.definition.timeoutMs ?? this.#timeoutMs;
    return new Promise((resolve, reject) => {
      const interrupt = (reason: StepflowError): void => {
        execution.end(reason);
        reject(reason);
      };
      this.#running.add(interrupt);
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => interrupt(new ComponentTimeoutError(execution.component, timeoutMs)), timeoutMs);
      invoke(component, input, execution)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
          this.#running.delete(interrupt);
        });
    });
  }

  async #toResult(schema: ComponentSchema | undefined, path: string, output: unknown): Promise<RawJson> {
    const checked = schema === undefined ? undefined : schema.validate(output);
    const result = checked instanceof Promise ? await checked : checked;
    if (result?.ok === false) throw new InvalidOutputError(path, result.issues);
    const value = (result === undefined ? output : result.value) ?? null;
    const issue = findUnsendable(value);
    if (issue !== undefined) throw new InvalidOutputError(path, [issue]);
    return new RawJson(`{"output":${this.#writeOutput(path, value)}}`);
  }

  #writeOutput(path: string, value: unknown): string {
    try {
      return this.#settings.numbers.write(value) ?? "null";
    } catch (error) {
      const issue: ValidationIssue = { pointer: "", message: `cannot be written as JSON: ${(error as Error).message}` };
      throw new InvalidOutputError(path, [issue]);
    }
  }
}

/** A failure as the runtime is told about it. */
class ExecutionFailure extends StepflowError {
  constructor(error: unknown, component: string) {
    const { code, message, data } = toRpcError(error, component);
    super(code, message, { data });
  }
}

async function invoke({ definition }: RegisteredComponent, input: unknown, execution: Execution): Promise<unknown> {
  return definition.execute(input, execution);
}

async function checkInput(schema: ComponentSchema | undefined, path: string, input: unknown): Promise<unknown> {
  if (schema === undefined) return input;
  const checked = await schema.validate(input);
  if (!checked.ok) throw new InvalidInputError(path, checked.issues);
  return checked.value;
}

/** What a component meant to say is a warning; what it did not foresee is an error with its stack. */
function logFailure({ log }: Execution, error: unknown): void {
  if (error instanceof ComponentError) log.warn("The component failed.", { error: error.message, code: error.code });
  else if (error instanceof StepflowError)
    log.warn("The execution failed.", { error: error.message, code: error.code });
  else log.error("The component threw.", { error });
}
