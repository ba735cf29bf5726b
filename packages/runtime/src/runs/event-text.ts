import { isJsonObject } from "@stepflow/protocol";
import { readUncheckedFlow } from "../flow/flow.ts";
import { checkRuntimeVersion, type RuntimeVersion } from "../versions.ts";
import type { RunBodies } from "./run-bodies.ts";
import type { RunEvent } from "./run-event.ts";

/** Length of the JSON from which a member of an event is stored as a body of its own. */
const MAX_INLINE_BYTES = 64 * 1024;

/** An event as a line of a file. */
export interface WrittenEvent {
  readonly line: string;
  /** Names of the bodies that the line names. */
  readonly bodies: readonly string[];
  /** Size of the line and of its bodies. */
  readonly bytes: number;
}

/** An event that was read from a line. */
export interface ReadEvent {
  readonly event: RunEvent;
  /** Position of the end of a run among all its events. */
  readonly finishedAtSeqno: number | undefined;
  readonly bodies: readonly string[];
  readonly bytes: number;
}

/** Writes an event. Large members go to the bodies. The members of a flow that are computed from its document are left out. */
export function writeEvent(event: RunEvent, bodies: RunBodies): WrittenEvent {
  const members = event.type === "runCreated" ? { ...event, flow: toStored(event.flow) } : event;
  const inline: string[] = [];
  const names: Record<string, string> = {};
  let bytes = 0;
  try {
    for (const [member, value] of Object.entries(members)) {
      const json = JSON.stringify(value);
      if (json === undefined) continue;
      if (json.length < MAX_INLINE_BYTES) {
        inline.push(`"${member}":${json}`);
        continue;
      }
      names[member] = bodies.write(json);
      bytes += Buffer.byteLength(json);
    }
  } catch (error) {
    for (const name of Object.values(names)) bodies.release(name);
    throw error;
  }
  const stored = Object.values(names);
  if (stored.length > 0) inline.push(`"bodies":${JSON.stringify(names)}`);
  const line = `{${inline.join(",")}}\n`;
  return { line, bodies: stored, bytes: bytes + Buffer.byteLength(line) };
}

/** Reads a line. @throws Error if the line is not an event, or one of its bodies is missing. */
export function readEvent(text: string, bodies: RunBodies): ReadEvent {
  const { bodies: names = {}, finishedAtSeqno, ...line } = Object(JSON.parse(text)) as Record<string, unknown>;
  if (!isJsonObject(names) || typeof line["type"] !== "string" || typeof line["runId"] !== "string") {
    throw new Error("the line is not an event of a run");
  }
  let bytes = Buffer.byteLength(text) + 1;
  for (const [member, name] of Object.entries(names)) {
    const json = bodies.read(String(name));
    line[member] = JSON.parse(json);
    bytes += Buffer.byteLength(json);
  }
  if (line["type"] === "runCreated") line["flow"] = fromStored(line["flow"]);
  return {
    event: line as unknown as RunEvent,
    finishedAtSeqno: typeof finishedAtSeqno === "number" ? finishedAtSeqno : undefined,
    bodies: Object.values(names).map(String),
    bytes,
  };
}

function toStored({ id, version, document, diagnostics }: Extract<RunEvent, { type: "runCreated" }>["flow"]): object {
  return { id, version, document, diagnostics };
}

function fromStored(stored: unknown): Extract<RunEvent, { type: "runCreated" }>["flow"] {
  const { id, version, document, diagnostics } = Object(stored) as Record<string, unknown>;
  if (typeof id !== "string" || version === undefined) throw new Error("the run has no flow");
  checkRuntimeVersion("version", version);
  const flow = readUncheckedFlow(document, version as RuntimeVersion);
  return { ...flow, id, diagnostics: Array.isArray(diagnostics) ? diagnostics : flow.diagnostics };
}
