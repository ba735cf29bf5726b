import type { CliIo } from "../io/cli-io.ts";
import type { RunNotes } from "../wire/run-notes.ts";
import type { OpenWorkers } from "../workers/open-workers.ts";
import type { EmbeddedFlags } from "./embedded-flags.ts";
import type { TlsFlags } from "./open-client.ts";

/** Parts of which a runtime is opened. */
export interface TargetParts {
  readonly workers: OpenWorkers;
  /** Path of a configuration. */
  readonly config: string | undefined;
  /** Folder that keeps the runs of the embedded runtime. */
  readonly runs?: string | undefined;
  /** Options of the embedded runtime. */
  readonly embedded: EmbeddedFlags;
  /** Certificates for a running runtime. */
  readonly tls: TlsFlags;
  /** Receives the messages between the runtime and its workers; undefined if they are not needed. */
  readonly notes?: RunNotes | undefined;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly io: CliIo;
}
