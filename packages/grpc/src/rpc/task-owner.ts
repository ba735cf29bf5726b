import type { TaskContext } from "@stepflow/protocol/grpc";
import type { Channel, Channels } from "./channel.ts";
import { schemeOf, toServerUrl } from "./server-url.ts";

export interface TaskOwnerOptions {
  readonly channels: Channels;
  /** Address that tasks are pulled from; the runtime there knows the owner of each run. */
  readonly tasksUrl: string;
  /** The context in the task's message; `undefined` means that the runtime at `tasksUrl` owns the task. */
  readonly context: Pick<TaskContext, "orchestratorServiceUrl" | "rootRunId"> | undefined;
}

const LOOKUP_TIMEOUT_MS = 5_000;

/** The runtime that a task belongs to. Another runtime may take its run over. */
export class TaskOwner {
  /** Empty for a discovery task, which belongs to no run. */
  readonly rootRunId: string;
  readonly #channels: Channels;
  readonly #tasksUrl: string;
  #url: string;
  #lookup: Promise<boolean> | undefined;

  /** @throws TypeError if the address in the task is invalid. */
  constructor({ channels, tasksUrl, context }: TaskOwnerOptions) {
    // The address has no scheme, and may be empty. A worker that came by TLS does not go on without it.
    const ownerUrl = context?.orchestratorServiceUrl ?? "";
    this.rootRunId = context?.rootRunId ?? "";
    this.#channels = channels;
    this.#tasksUrl = tasksUrl;
    this.#url = ownerUrl === "" ? tasksUrl : channels.toUrl(ownerUrl, tasksUrl);
  }

  get url(): string {
    return this.#url;
  }

  get channel(): Channel {
    return this.#channels.get(this.#url);
  }

  /** Looks up the owner of the run and returns whether it has changed. A failed lookup changes nothing. */
  relocate(): Promise<boolean> {
    this.#lookup ??= this.#lookUp().finally(() => {
      this.#lookup = undefined;
    });
    return this.#lookup;
  }

  async #lookUp(): Promise<boolean> {
    if (this.rootRunId === "") return false;
    try {
      const { tasks } = this.#channels.get(this.#tasksUrl);
      const request = { runId: this.rootRunId };
      const answer = await tasks.getOrchestratorForRun(request, { timeoutMs: LOOKUP_TIMEOUT_MS });
      const url = toServerUrl(
        answer.orchestratorServiceUrl,
        "The run's orchestrator_service_url",
        schemeOf(this.#tasksUrl),
      );
      const moved = url !== this.#url;
      this.#url = url;
      return moved;
    } catch {
      return false;
    }
  }
}
