import { type CompiledJsonSchema, compileJsonSchema } from "@stepflow/worker/internal";
import type { Answer, Job, Outcome, StoredFunction } from "./job.ts";
import { MAX_FUNCTIONS } from "./limits.ts";
import { Sandbox, type SandboxCode } from "./sandbox.ts";

/** A function that is ready to be called. */
interface CompiledFunction {
  readonly source: StoredFunction;
  readonly code: SandboxCode;
  readonly schema: CompiledJsonSchema | undefined;
}

const compiled = new Map<string, CompiledFunction>();
let sandbox: Promise<Sandbox> | undefined;
/** Schema that is compiled before the first call, in order to load the validator. */
const ANY_INPUT = {};

/** Entry point of a thread: calls one function. A call that blocks stops only its thread, which the pool then terminates. */
export async function call(job: Job): Promise<Answer> {
  sandbox ??= Sandbox.open();
  const opened = await sandbox;
  // Loading the validator must not count against the time limit of the function.
  if (job.function.inputSchema !== undefined) await compileJsonSchema(ANY_INPUT);
  job.started.postMessage(undefined);
  job.started.close();
  const known = find(job.function);
  const ready = known ?? (await compile(job.function));
  if ("kind" in ready) return { outcome: ready, reused: false };
  keep(ready);
  const outcome = check(ready, job.input) ?? (await opened.evaluate(ready.code, job.input, job));
  return { outcome, reused: known !== undefined };
}

/** Checks the input. Returns `undefined` when it fits the schema. */
function check({ schema }: CompiledFunction, input: string): Outcome | undefined {
  try {
    const result = schema?.check(JSON.parse(input));
    return result?.ok === false ? { kind: "invalidInput", issues: result.issues } : undefined;
  } catch (error) {
    // A schema that refers to itself can exhaust the stack.
    return { kind: "invalidSchema", message: `could not be applied: ${(error as Error).message}` };
  }
}

/** Finds a compiled function. Blob ids of runtime 0.9 are not content hashes, so code and schema must be equal, too. */
function find({ blobId, code, inputSchema }: StoredFunction): CompiledFunction | undefined {
  const known = compiled.get(blobId);
  return known?.source.code === code && known.source.inputSchema === inputSchema ? known : undefined;
}

async function compile(source: StoredFunction): Promise<CompiledFunction | Outcome> {
  const { code, inputSchema } = source;
  try {
    const schema = inputSchema === undefined ? undefined : await compileJsonSchema(JSON.parse(inputSchema));
    return { source, code: { code }, schema };
  } catch (error) {
    return { kind: "invalidSchema", message: `is not usable as JSON Schema: ${(error as Error).message}` };
  }
}

function keep(ready: CompiledFunction): void {
  compiled.delete(ready.source.blobId);
  compiled.set(ready.source.blobId, ready);
  const oldest = compiled.keys().next();
  if (compiled.size > MAX_FUNCTIONS && !oldest.done) compiled.delete(oldest.value);
}
