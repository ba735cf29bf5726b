// Program of a worker that pulls. It appends its executions to a journal, so that a test can count them.
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pull } from "@stepflow/grpc";
import { createWorker } from "@stepflow/worker";

interface Work {
  readonly name: string;
  readonly ms: number;
  /** Time of an attempt that repeats another one. If omitted, it takes as long. */
  readonly againMs?: number;
}

const journal = process.env["JOURNAL"];

function note(name: string, attempt: number): void {
  if (journal !== undefined) appendFileSync(journal, `${name} ${attempt}\n`);
}

const worker = createWorker({ name: "pulling" })
  .component("/wait", async ({ name, ms, againMs = ms }: Work, { attempt }) => {
    note(name, attempt);
    await sleep(attempt === 1 ? ms : againMs);
    return { name, pid: process.pid, attempt };
  })
  .component("/block", ({ name, ms }: Work, { attempt }) => {
    note(name, attempt);
    for (const end = Date.now() + ms; Date.now() < end; );
    return { name, pid: process.pid, attempt };
  });

const running = await pull(worker);
await running.connected;
process.stdout.write("connected\n");
