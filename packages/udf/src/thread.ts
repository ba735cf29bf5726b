import { type CompiledJsonSchema, compileJsonSchema } from "@stepflow/worker/internal";
import type { Answer, Job, Outcome, StoredFunction } from "./job.ts";
import { Sandbox, type SandboxCode } from "./sandbox.ts";

/** A function made ready. */
interface CompiledFunction {
  readonly source: StoredFunction;
  readonly code: SandboxCode;
  readonly schema: CompiledJsonSchema | undefined;
}

/** Functions that a thread keeps ready; the one that was used least recently makes room. */
const MOST_FUNCTIONS = 100;

const compiled = new Map<string, CompiledFunction>();
let sandbox: Promise<Sandbox> | undefined;
/** Compiled once, to load the checker of schemas. */
const ANY_INPUT = {};

/** Runs in a thread of the pool: whatever blocks here blocks nothing else, and is ended with the thread. */
export async function call(job: Job): Promise<Answer> {
  sandbox ??= Sandbox.open();
  const opened = await sandbox;
  // What it loads at its first use is no part of a function's time either.
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

/** Undefined when the input fits. */
function check({ schema }: CompiledFunction, input: string): Outcome | undefined {
  try {
    const result = schema?.check(JSON.parse(input));
    return result?.ok === false ? { kind: "invalidInput", issues: result.issues } : undefined;
  } catch (error) {
    // A schema can refer to itself without end.
    return { kind: "invalidSchema", message: `could not be applied: ${(error as Error).message}` };
  }
}

/** Ids of runtime 0.9 are not checked, so that another runtime's function may have the same one. */
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
  if (compiled.size > MOST_FUNCTIONS && !oldest.done) compiled.delete(oldest.value);
}
