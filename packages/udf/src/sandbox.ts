import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule, Scope } from "quickjs-emscripten";
import { type CodeForm, HARNESS } from "./function-harness.ts";
import type { Evaluation, FunctionLimits } from "./job.ts";
import { SPARE_BYTES, STACK_BYTES } from "./limits.ts";

type QuickJs = typeof import("quickjs-emscripten");

/** Code with the grammar found by its first evaluation, so that later ones parse it once. */
export interface SandboxCode {
  readonly code: string;
  /** Set by the first evaluation. */
  form?: CodeForm;
}

/** Pending jobs that run between two checks of the time limit. */
const MAX_JOBS_PER_CHECK = 100;
const MAX_MESSAGE_LENGTH = 1_000;
/** Limits of the first evaluation, which loads the engine. */
const WARM_UP: FunctionLimits = { timeoutMs: 30_000, memoryLimitBytes: 16_777_216 };

/**
 * Evaluates foreign code in QuickJS, an engine in WebAssembly. The code sees neither this process nor data of other calls, and it
 * ends at its limits of time and memory.
 */
export class Sandbox {
  readonly #library: QuickJs;
  #module: QuickJSWASMModule | undefined;

  private constructor(library: QuickJs) {
    this.#library = library;
  }

  /** Loads the engine, which takes a while. */
  static async open(): Promise<Sandbox> {
    const library = await import("quickjs-emscripten");
    const sandbox = new Sandbox(library);
    sandbox.#module = await sandbox.#start();
    return sandbox;
  }

  /** Calls code with an input. Errors of the code become the result; nothing is thrown for them. */
  async evaluate(code: SandboxCode, input: string, limits: FunctionLimits): Promise<Evaluation> {
    this.#module ??= await this.#start();
    try {
      const call = new Call(this.#module.newRuntime(), this.#library);
      const evaluation = call.evaluate(code, input, limits);
      this.#dispose(call);
      return evaluation;
    } catch (error) {
      // The engine itself failed, so its state is unknown: the next call gets a new one.
      this.#module = undefined;
      if (error instanceof RangeError) return { kind: "failed", message: "it nests or recurses too deeply" };
      return { kind: "failed", message: `the sandbox failed: ${String(error).slice(0, MAX_MESSAGE_LENGTH)}` };
    }
  }

  async #start(): Promise<QuickJSWASMModule> {
    const { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } = this.#library;
    // The options accept these functions, but their type does not name them.
    const silent: object = { print: () => {}, printErr: () => {} };
    const module = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { emscriptenModule: silent }));
    // The first evaluation is slow, and must not use up the time limit of a call.
    const warmUp = new Call(module.newRuntime(), this.#library);
    warmUp.evaluate({ code: "input" }, "[1]", WARM_UP);
    warmUp.dispose();
    return module;
  }

  /** Frees a call. An interrupted call can leave values behind; the engine then fails, and the next call gets a new one. */
  #dispose(call: Call): void {
    try {
      call.dispose();
    } catch {
      this.#module = undefined;
    }
  }
}

/** One call, in a QuickJS runtime of its own. */
class Call {
  readonly #runtime: QuickJSRuntime;
  readonly #library: QuickJs;
  readonly #vm: QuickJSContext;
  #endMs = 0;
  #memoryLimitBytes = 0;
  #late = false;

  constructor(runtime: QuickJSRuntime, library: QuickJs) {
    this.#runtime = runtime;
    this.#library = library;
    this.#vm = runtime.newContext();
  }

  evaluate(code: SandboxCode, input: string, limits: FunctionLimits): Evaluation {
    return this.#library.Scope.withScope((scope) => {
      const vm = this.#vm;
      const harness = scope.manage(vm.unwrapResult(vm.evalCode(HARNESS)));
      this.#limit(limits);
      try {
        const step = (name: string, ...args: QuickJSHandle[]) => this.#step(scope, harness, name, args);
        const text = (value: string) => scope.manage(vm.newString(value));
        const form = code.form === undefined ? vm.undefined : text(code.form);
        const compiled = step("compile", text(code.code), form);
        code.form = vm.getProp(compiled, "form").consume((handle) => vm.getString(handle)) as CodeForm;
        const value = this.#settle(scope, step("run", compiled, text(input)));
        return { kind: "value", json: vm.getString(step("write", value)) };
      } catch (error) {
        if (error instanceof Thrown) return this.#explain(scope, harness, error.handle);
        throw error;
      }
    });
  }

  #limit({ timeoutMs, memoryLimitBytes }: FunctionLimits): void {
    this.#endMs = performance.now() + timeoutMs;
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#runtime.setMaxStackSize(STACK_BYTES);
    this.#runtime.setMemoryLimit(memoryLimitBytes);
    this.#runtime.setInterruptHandler(() => this.#isLate());
  }

  dispose(): void {
    this.#vm.dispose();
    this.#runtime.dispose();
  }

  #isLate(): boolean {
    this.#late ||= performance.now() > this.#endMs;
    return this.#late;
  }

  #step(scope: Scope, harness: QuickJSHandle, name: string, args: QuickJSHandle[]): QuickJSHandle {
    const vm = this.#vm;
    const step = scope.manage(vm.getProp(harness, name));
    const result = vm.callFunction(step, vm.undefined, ...args);
    if (result.error !== undefined) throw new Thrown(scope.manage(result.error));
    return scope.manage(result.value);
  }

  /** Waits for a promise of the sandbox and returns its value. Other values are returned as they are. */
  #settle(scope: Scope, value: QuickJSHandle): QuickJSHandle {
    for (;;) {
      const state = this.#vm.getPromiseState(value);
      if (state.type === "rejected") throw new Thrown(scope.manage(state.error));
      if (state.type === "fulfilled") return state.notAPromise ? value : scope.manage(state.value);
      const jobs = this.#runtime.executePendingJobs(MAX_JOBS_PER_CHECK);
      if (jobs.error !== undefined) throw new Thrown(scope.manage(jobs.error));
      if (this.#isLate() || jobs.value === 0) throw new Thrown(undefined);
    }
  }

  #explain(scope: Scope, harness: QuickJSHandle, thrown: QuickJSHandle | undefined): Evaluation {
    if (this.#late) return { kind: "timeout" };
    if (thrown === undefined) return { kind: "failed", message: "it returned a promise that never settles" };
    // Describing the error needs memory, too.
    this.#runtime.setMemoryLimit(this.#memoryLimitBytes + SPARE_BYTES);
    const message = this.#describe(scope, harness, thrown);
    if (this.#late) return { kind: "timeout" };
    return message.startsWith(OUT_OF_MEMORY) ? { kind: "memory" } : { kind: "failed", message };
  }

  #describe(scope: Scope, harness: QuickJSHandle, thrown: QuickJSHandle): string {
    try {
      const shown = this.#step(scope, harness, "describe", [thrown]);
      const [message, stack] = [0, 1].map((index) =>
        this.#vm.getProp(shown, index).consume((part) => this.#vm.getString(part)),
      );
      return `${message?.slice(0, MAX_MESSAGE_LENGTH)}${lineOf(stack)}`;
    } catch (error) {
      if (error instanceof Thrown) return "it threw a value that cannot be described";
      throw error;
    }
  }
}

/** Line at which the code failed. The compiled function has two lines before the code. */
function lineOf(stack: string | undefined): string {
  const line = Number(/<input>:(\d+)/.exec(stack ?? "")?.[1]) - 2;
  return line > 0 ? ` (line ${line})` : "";
}

const OUT_OF_MEMORY = "InternalError: out of memory";

/** A value that foreign code threw. `undefined` stands for a promise that never settles. */
class Thrown {
  readonly handle: QuickJSHandle | undefined;

  constructor(handle: QuickJSHandle | undefined) {
    this.handle = handle;
  }
}
