import type { DiagnosticKind } from "./flow/diagnostic-kinds.ts";
import { type Flow, readFlow } from "./flow/flow.ts";
import type { RuntimeOptions } from "./runtime.ts";
import type { RuntimeLogger } from "./runtime-logger.ts";
import type { RuntimeVersion } from "./versions.ts";

/** Findings about members of a flow that have no effect, or not the effect that their author may expect. */
const IGNORED: readonly DiagnosticKind[] = ["unknownFieldIgnored", "unmergedMember"];

/** Number of flows whose ignored members are logged once. Those of further flows may be logged again. */
const MAX_REPORTED_FLOWS = 10_000;

/** Options of a {@link FlowReader}. */
export interface FlowReaderOptions extends Pick<RuntimeOptions, "quirks" | "unknownFields"> {
  readonly logger: RuntimeLogger;
  /** Version as which flows are read. It decides their ids, too. */
  readonly version: RuntimeVersion;
}

/** Reads flows as the version of a runtime does. */
export class FlowReader {
  readonly #options: FlowReaderOptions;
  /** Flows that were read as another version, by the flow that was given. */
  readonly #reread = new WeakMap<Flow, Flow>();
  /** Ids of the latest flows whose ignored members have been logged. */
  readonly #reported = new Set<string>();

  constructor(options: FlowReaderOptions) {
    this.#options = options;
  }

  /** @throws InvalidFlowError */
  read(flow: string | object | Flow): Flow {
    const { version } = this.#options;
    if (!isFlow(flow)) {
      const { quirks, unknownFields = quirks === undefined ? "refuse" : "report" } = this.#options;
      const read = readFlow(flow, { version, unknownFields });
      this.#reportIgnored(read);
      return read;
    }
    if (flow.version === version) return flow;
    const reread = this.#reread.get(flow) ?? readFlow(flow.document, { version, unknownFields: "report" });
    this.#reread.set(flow, reread);
    return reread;
  }

  /** Logs the members of a flow that have no effect, once for each flow. */
  #reportIgnored({ id, diagnostics }: Flow): void {
    const ignored = diagnostics.filter(({ kind }) => IGNORED.includes(kind));
    if (ignored.length === 0 || this.#reported.has(id)) return;
    if (this.#reported.size >= MAX_REPORTED_FLOWS) this.#reported.clear();
    this.#reported.add(id);
    for (const { message, pointer } of ignored) this.#options.logger.warn(message, { pointer });
  }
}

function isFlow(value: string | object): value is Flow {
  return (
    typeof value === "object" && value !== null && "plan" in value && "document" in value && "diagnostics" in value
  );
}
