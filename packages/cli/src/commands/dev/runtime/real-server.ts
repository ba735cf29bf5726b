import type { Client } from "@stepflow/client";
import { type LocalWorker, startOrchestrator, type WorkerMount } from "@stepflow/orchestrator";
import { CliError } from "../../../exit/cli-error.ts";
import type { ProcessGuard } from "../../../guard/process-guard.ts";

/** A real server that workers of `dev` work for. */
export interface ConnectedServer {
  readonly url: string;
  readonly client: Client;
  /** Rejects when the server has ended by itself. Stays pending for a server that `dev` has not started. */
  untilEnded(): Promise<never>;
  /** Ends the server if `dev` has started it. */
  close(): Promise<void>;
}

/** Connects workers with a server, which starts them. */
export type ConnectServer = (workers: Readonly<Record<string, LocalWorker>>) => Promise<ConnectedServer>;

/** Options of {@link toStartedServer}. */
export interface StartedServerOptions {
  readonly version: string;
  /** Workers that the server reaches or starts by itself, by name. */
  readonly mounts: () => Readonly<Record<string, WorkerMount>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Ends the server if this process is killed. */
  readonly guard: ProcessGuard;
  readonly onProgress: (line: string) => void;
}

/** Installs and starts a server of a version. */
export function toStartedServer({ mounts, guard, ...options }: StartedServerOptions): ConnectServer {
  return async (local) => {
    const server = await startOrchestrator({
      ...options,
      workers: { ...mounts(), ...local },
      wrapCommand: (command) => guard.wrap(command),
    });
    return {
      url: server.url,
      client: server.client,
      async untilEnded() {
        const { code, signal } = await server.closed;
        throw new CliError("unreachable", `The server ${options.version} has ended (${signal ?? `code ${code}`}).`);
      },
      close: () => server.close(),
    };
  };
}
