import type { Channel, Channels } from "./channel.ts";
import { toServerUrl } from "./server-url.ts";

export interface TaskOwnerOptions {
  readonly channels: Channels;
  /** Where tasks come from: knows who carries a run on. */
  readonly tasksUrl: string;
  /** As the task tells it: without a scheme, or nothing at all. */
  readonly ownerUrl: string;
  /** Empty for discovery. */
  readonly rootRunId: string;
}

const LOOKUP_TIMEOUT_MS = 5_000;

/** The runtime that a task belongs to; another one may take it over. */
export class TaskOwner {
  readonly rootRunId: string;
  readonly #channels: Channels;
  readonly #tasksUrl: string;
  #url: string;
  #lookup: Promise<boolean> | undefined;

  /** @throws TypeError when the task names an address that is none. */
  constructor({ channels, tasksUrl, ownerUrl, rootRunId }: TaskOwnerOptions) {
    this.rootRunId = rootRunId;
    this.#channels = channels;
    this.#tasksUrl = tasksUrl;
    this.#url = ownerUrl === "" ? tasksUrl : toServerUrl(ownerUrl, "The task's orchestrator_service_url");
  }

  get url(): string {
    return this.#url;
  }

  get channel(): Channel {
    return this.#channels.get(this.#url);
  }

  /** Asks who carries the run on. True when it is somebody else; whatever goes wrong leaves all as it was. */
  relocate(): Promise<boolean> {
    this.#lookup ??= this.#ask().finally(() => {
      this.#lookup = undefined;
    });
    return this.#lookup;
  }

  async #ask(): Promise<boolean> {
    if (this.rootRunId === "") return false;
    try {
      const { tasks } = this.#channels.get(this.#tasksUrl);
      const request = { runId: this.rootRunId };
      const answer = await tasks.getOrchestratorForRun(request, { timeoutMs: LOOKUP_TIMEOUT_MS });
      const url = toServerUrl(answer.orchestratorServiceUrl, "The run's orchestrator_service_url");
      const moved = url !== this.#url;
      this.#url = url;
      return moved;
    } catch {
      return false;
    }
  }
}
