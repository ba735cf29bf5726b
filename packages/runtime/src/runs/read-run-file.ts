import { readFileSync } from "node:fs";
import { messageOf } from "@stepflow/protocol/internal";
import { readEvent } from "./event-text.ts";
import type { RunBodies } from "./run-bodies.ts";
import type { RunCreatedEvent, RunEvent } from "./run-event.ts";
import type { FileContent } from "./run-file.ts";

/** The events that were read from a file. */
export interface ReadRun extends FileContent {
  /** Undefined if the first line is missing or unreadable: the rest means nothing without it. */
  readonly created: RunCreatedEvent | undefined;
  /** All readable events, the first one included. */
  readonly events: readonly RunEvent[];
  /** Position of the end among all events of the run. */
  readonly finishedAtSeqno: number | undefined;
  /** Number and reason of each complete line that is not readable. */
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

const LINE_FEED = 0x0a;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a file. A last line without an end was being written when the process died, and is left out. Unreadable lines are left out, too. */
export function readRunFile(path: string, bodies: RunBodies): ReadRun {
  const content = readFileSync(path);
  const events: RunEvent[] = [];
  const faults: { line: number; reason: string }[] = [];
  const names: string[] = [];
  let bytes = 0;
  let start = 0;
  let finishedAtSeqno: number | undefined;
  for (let end = content.indexOf(LINE_FEED); end >= 0; end = content.indexOf(LINE_FEED, start)) {
    try {
      const read = readEvent(decoder.decode(content.subarray(start, end)), bodies);
      finishedAtSeqno = read.finishedAtSeqno ?? finishedAtSeqno;
      events.push(read.event);
      names.push(...read.bodies);
      bytes += read.bytes;
    } catch (error) {
      faults.push({ line: events.length + faults.length + 1, reason: messageOf(error) });
    }
    start = end + 1;
  }
  const [first] = events;
  const created = first?.type === "runCreated" && faults[0]?.line !== 1 ? first : undefined;
  return { created, events, finishedAtSeqno, faults, fileBytes: start, bytes, bodies: names };
}
