import { jsonOf, jsonTextOf, putJson, type StoredBlob } from "./blobs/blob-store.ts";
import { MemoryBlobStore } from "./blobs/memory-blob-store.ts";
import { type BuiltinOptions, executeBuiltin } from "./builtins/execute-builtin.ts";
import { systemClock } from "./engine/clock.ts";
import type { ExecuteComponent } from "./engine/component.ts";
import type { Engine, EngineOptions } from "./engine/engine.ts";
import { DEFAULT_BACKOFF } from "./engine/retry.ts";
import { systemIds } from "./engine/run.ts";
import { checkRunLimits } from "./engine/run-limits.ts";
import { RunScheduler } from "./engine/run-scheduler.ts";
import { checkFiles } from "./files/file-access.ts";
import { readUncheckedFlow } from "./flow/flow.ts";
import { hasDoubles } from "./flow/has-doubles.ts";
import { MemoryRunStore } from "./runs/memory-run-store.ts";
import type { RunEvent } from "./runs/run-event.ts";
import { type Semantics, semanticsOf } from "./versions.ts";

/**
 * Creates an engine, which runs flows without any workers: `executeComponent` executes their steps. It holds no timers and no connections
 * of its own.
 *
 * @example
 * ```ts source="./create-engine.examples.ts#createEngine"
 * const engine = createEngine({
 *   executeComponent: async (path, input) => ({ outcome: "success", result: { path, input } }),
 * });
 * const flow = readFlow({
 *   steps: [{ id: "echo", component: "/any/echo", input: { $input: "$" } }],
 *   output: { $step: "echo" },
 * });
 * const { runId, ended } = engine.submit(flow, [1, 2]);
 * await ended;
 * const results = engine.runs.items(runId)?.map((item) => item.result);
 * ```
 *
 * @throws TypeError for a `version` that cannot be imitated, RangeError for a limit below 1.
 */
export function createEngine(options: EngineOptions): Engine {
  const semantics = semanticsOf(options.version);
  checkFiles(options.files);
  const { blobs = new MemoryBlobStore(), runs = new MemoryRunStore(), clock = systemClock, ids = systemIds } = options;
  const { maxRetries = semantics.maxRetries, backoff = DEFAULT_BACKOFF } = options.retry ?? {};
  const listeners = new Set<(event: RunEvent) => void>([(event) => runs.record(event)]);
  if (options.onEvent !== undefined) listeners.add(options.onEvent);
  const scheduler = new RunScheduler({
    semantics,
    blobs,
    clock,
    ids,
    retry: { maxRetries, backoff },
    retain: { items: true, steps: "full", ...options.retain },
    executeComponent: withBuiltins(options, { clock, files: options.files }, semantics),
    limits: checkRunLimits(options.limits),
    emit: notifyAll(listeners),
  });
  return {
    semantics,
    blobs,
    runs,
    storeFlow: (flow) => putJson(blobs, flow.document, { type: "flow" }),
    async loadFlow(flowId) {
      const blob = await blobs.get(flowId);
      if (blob === undefined) return undefined;
      const doubles =
        semantics.restApi === "messages" && hasDoubles(jsonTextOf(blob)) ? ({ hasDoubles: true } as const) : {};
      return { ...readUncheckedFlow(jsonIn(blob), semantics.version), id: flowId, ...doubles };
    },
    submit: (flow, inputs, submitOptions) => scheduler.submit(flow, inputs, submitOptions),
    subscribe(listener) {
      // The wrapper lets the same function subscribe twice.
      const entry = (event: RunEvent): void => listener(event);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    cancel: (runId) => scheduler.cancel(runId),
    close: () => scheduler.close(),
  };
}

/** Returns the JSON value of a blob, or undefined if it holds other bytes. */
function jsonIn(blob: StoredBlob): unknown {
  try {
    return jsonOf(blob);
  } catch {
    return undefined;
  }
}

function withBuiltins(
  { executeComponent, builtins: prefix = "/builtin" }: EngineOptions,
  services: BuiltinOptions,
  semantics: Semantics,
): ExecuteComponent {
  if (prefix === false) return executeComponent;
  return (path, input, context) =>
    path.startsWith(`${prefix}/`)
      ? executeBuiltin(path.slice(prefix.length), input, context, semantics, services)
      : executeComponent(path, input, context);
}

/** Returns a function that passes an event to all listeners. A listener that throws does not stop the run. */
function notifyAll(listeners: Iterable<(event: RunEvent) => void>): (event: RunEvent) => void {
  return (event) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };
}
