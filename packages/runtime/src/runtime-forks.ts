import { ERROR_CODES, type FlowResult } from "@stepflow/protocol";
import { toKnownResults } from "@stepflow/protocol/internal-flows";
import type { Engine } from "./engine/engine.ts";
import { copyJson } from "./expression/json-value.ts";
import type { Flow } from "./flow/flow.ts";
import { applyOverrides } from "./flow/overrides.ts";
import type { FlowReader } from "./flow-reader.ts";
import type { ForkedRun, ForkOptions } from "./forks/fork-options.ts";
import { prepareFork } from "./forks/prepare-fork.ts";
import { checkPinValues, type OutputSchemaOf } from "./pins/check-pin-values.ts";
import type { RunOptions } from "./runtime.ts";

/** Parts that {@link RuntimeForks} is made of. */
export interface RuntimeForksParts {
  readonly engine: Engine;
  readonly flows: FlowReader;
  readonly maxConcurrency: number | undefined;
  readonly outputSchemaOf: OutputSchemaOf;
  /** @throws RuntimeClosedError */
  checkOpen(): void;
}

/** Runs whose results are known in part: forks of earlier runs, and runs with pins. */
export class RuntimeForks {
  readonly #parts: RuntimeForksParts;

  constructor(parts: RuntimeForksParts) {
    this.#parts = parts;
  }

  /** Checks the pins of a run and returns them as results. @throws InvalidPinError; OverrideError */
  async toKnown(
    flow: Flow,
    { pins = {}, overrides }: Pick<RunOptions, "pins" | "overrides">,
  ): Promise<ReadonlyMap<string, FlowResult>> {
    const known = toKnownResults(pins);
    if (known.size === 0) return known;
    const { document } = applyOverrides(flow, overrides, flow.version);
    await checkPinValues(pins, document, this.#parts.outputSchemaOf);
    return known;
  }

  /** Starts a fork. */
  async fork(runId: string, options: ForkOptions): Promise<ForkedRun> {
    const { engine, flows } = this.#parts;
    const { flow, input, options: prepared } = prepareFork(engine.runs, runId, options, (one) => flows.read(one));
    await this.toKnown(flow, { pins: options.pins, overrides: prepared.overrides });
    await engine.storeFlow(flow);
    this.#parts.checkOpen();
    const { maxConcurrency = this.#parts.maxConcurrency, known, forkedFrom } = prepared;
    let ended: FlowResult | undefined;
    const run = engine.submit(flow, [input], {
      ...prepared,
      maxConcurrency,
      onItem: (item) => {
        ended = item.result;
      },
    });
    // A copy, because the caller may change it and the run store keeps the original.
    const result = run.ended.then(() => copyJson(ended ?? cancelled()) as FlowResult);
    return { ...run, forkedFrom, pinned: [...known.keys()], result };
  }
}

/** The result of a cancelled run. */
export function cancelled(): FlowResult {
  return { outcome: "failed", error: { code: ERROR_CODES.runtimeInternalError, message: "The run was cancelled." } };
}
