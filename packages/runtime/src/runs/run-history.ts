import type { ItemStatistics } from "@stepflow/protocol";
import type { Flow } from "../flow/flow.ts";
import type { Overrides } from "../flow/overrides.ts";
import { ItemHistory, itemStatusOf } from "./item-history.ts";
import type { FinalStatus, ForkOrigin, Retention, RunCreatedEvent, RunEvent } from "./run-event.ts";
import type { RunRecord } from "./run-record.ts";

/** Record of a run, updated by its events. */
export class RunHistory implements RunRecord {
  readonly runId: string;
  readonly rootRunId: string;
  readonly parentRunId: string | undefined;
  readonly flowId: string;
  readonly flow: Flow;
  readonly createdAt: number;
  readonly overrides: Overrides | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly forkedFrom: ForkOrigin | undefined;
  status: "running" | "interrupted" | FinalStatus = "running";
  completedAt: number | undefined;
  finishedAtSeqno: number | undefined;
  /** Items by index, with steps that may not be up to date. Those that have not started are missing. */
  readonly itemResults: ItemHistory[] = [];
  /** All events, if steps are kept in full. */
  readonly journal: RunEvent[] | undefined;
  readonly #retain: Retention;
  /** Number of events of the journal that the steps of the items show. */
  #shown = 1;
  readonly #counts = { completed: 0, failed: 0, cancelled: 0 };
  #total: number;
  #events = 0;
  /** Components by step id, while steps are shown. */
  #components: ReadonlyMap<string, string> | undefined;

  constructor(created: RunCreatedEvent) {
    const { runId, rootRunId, parentRunId, flowId, flow, total, overrides, retain, at } = created;
    this.runId = runId;
    this.rootRunId = rootRunId;
    this.parentRunId = parentRunId;
    this.flowId = flowId;
    this.flow = flow;
    this.overrides = overrides;
    this.variables = retain.items === false ? undefined : created.variables;
    this.forkedFrom = created.forkedFrom;
    this.createdAt = at;
    this.#total = total ?? 0;
    this.#retain = retain;
    this.journal = retain.steps === "full" && retain.items !== false ? [created] : undefined;
  }

  get items(): ItemStatistics {
    const { completed, failed, cancelled } = this.#counts;
    const running = this.#total - completed - failed - cancelled;
    return { total: this.#total, completed, running, failed, cancelled };
  }

  record(event: RunEvent): void {
    this.#events += 1;
    this.journal?.push(event);
    switch (event.type) {
      case "itemStarted":
        this.#total = Math.max(this.#total, event.itemIndex + 1);
        if (this.#retain.items !== false) {
          this.itemResults[event.itemIndex] = new ItemHistory(event.itemIndex, event.input);
        }
        return;
      case "itemEnded":
        this.#counts[itemStatusOf(event.result)] += 1;
        this.itemResults[event.itemIndex]?.end(event);
        return;
      case "runEnded":
        this.status = event.status;
        this.completedAt = event.at;
        if (event.status === "completed" || event.status === "failed") this.finishedAtSeqno = this.#events;
        else this.#counts.cancelled = this.#total - this.#counts.completed - this.#counts.failed;
    }
  }

  /** Items by index, with their steps. The steps are updated here, because most runs end without being looked at. */
  get itemHistories(): ItemHistory[] {
    const { journal = [], itemResults } = this;
    for (; this.#shown < journal.length; this.#shown += 1) {
      const event = journal[this.#shown];
      if (event !== undefined && "itemIndex" in event) this.#showEvent(event, itemResults[event.itemIndex]);
    }
    if (this.status !== "running") this.#components = undefined;
    return itemResults;
  }

  #showEvent(event: Extract<RunEvent, { readonly itemIndex: number }>, item: ItemHistory | undefined): void {
    if (event.type === "attemptEnded") item?.endAttempt(event);
    if (event.type === "callback") item?.addCallback(event);
    if (event.type === "stepStarted") item?.startStep(event, this.#componentOf(event.stepId));
    if (event.type === "stepEnded") item?.endStep(event, this.#componentOf(event.stepId));
    if (event.type === "itemEnded") item?.endSteps();
  }

  #componentOf(stepId: string): string {
    this.#components ??= new Map(this.flow.plan.steps.map(({ id, component }) => [id, component]));
    return this.#components.get(stepId) ?? "";
  }
}
