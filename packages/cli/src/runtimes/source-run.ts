/// <reference lib="esnext.disposable" preserve="true" />
import type { FlowOverrides, FlowResult } from "@stepflow/protocol";
import type { FlowDocument } from "@stepflow/protocol/internal-flows";

/** An item of an earlier run, as far as it is known. */
export interface SourceRun {
  readonly runId: string;
  readonly itemIndex: number;
  /** The flow as it was submitted. */
  readonly flow: FlowDocument;
  /** Undefined if the runtime does not return it; so are the next two. */
  readonly input: unknown;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly overrides: FlowOverrides["steps"] | undefined;
  /** Results of steps by id. */
  readonly results: ReadonlyMap<string, FlowResult>;
  /** Ids of the steps that executed, but whose results the runtime does not return. */
  readonly hidden: readonly string[];
}
