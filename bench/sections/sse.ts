import { BARS } from "../bars.ts";
import { toRow } from "../row.ts";
import type { Section } from "../section.ts";
import { HONO, RAW, RAW_AGAIN, SERVE, SERVE_APP, TWINS, WORKER_APP } from "../variants.ts";
import { busyNote, RATE, underPressure, WORKER_CPU } from "./pressure.ts";

const VARIANTS = [RAW, SERVE, SERVE_APP, WORKER_APP, HONO, RAW_AGAIN] as const;

/** Measures executions with two callbacks (`blobs/put`, `blobs/get`): an event stream and two posted answers each. */
export const SSE_SECTION: Section = {
  name: "sse",
  title: "SSE execute with two callbacks, 32 connections",
  async run(context) {
    const samples = await underPressure("exchange", VARIANTS, context);
    const compared = [
      { subject: SERVE, yardstick: RAW, cpu: BARS.exchangeCpu, rate: BARS.exchangeRate },
      { subject: SERVE_APP, yardstick: RAW },
      { subject: WORKER_APP, yardstick: RAW },
      { subject: HONO, yardstick: RAW },
      { subject: SERVE_APP, yardstick: HONO },
      { subject: WORKER_APP, yardstick: HONO },
    ];
    const rows = compared.flatMap(({ subject, yardstick, cpu, rate }) => {
      const names = { subject: subject.name, yardstick: yardstick.name };
      return [
        toRow(samples, TWINS, { ...names, quantity: WORKER_CPU, bar: cpu }),
        toRow(samples, TWINS, { ...names, quantity: RATE, bar: rate }),
      ];
    });
    const python = "stepflow-py 0.11.2 is left out: it stores blobs over HTTP, never on the event stream.";
    return { rows, notes: [busyNote(samples), python] };
  },
};
