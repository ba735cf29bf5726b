import { BARS } from "../bars.ts";
import { toRow } from "../row.ts";
import type { Section } from "../section.ts";
import { RAW, RAW_AGAIN, RAW_AJV, RAW_ZOD, SERVE_JSON_SCHEMA, SERVE_ZOD, TWINS } from "../variants.ts";
import { busyNote, RATE, underPressure, WORKER_CPU } from "./pressure.ts";

const COMPARED = [
  { subject: SERVE_ZOD, yardstick: RAW_ZOD },
  { subject: SERVE_JSON_SCHEMA, yardstick: RAW_AJV },
] as const;

/** Measures executions whose input is checked by a schema, beside bare workers that call the same library. */
export const SCHEMAS_SECTION: Section = {
  name: "schemas",
  title: "JSON execute with a schema, 32 connections",
  async run(context) {
    const compared = COMPARED.flatMap(({ subject, yardstick }) => [subject, yardstick]);
    const samples = await underPressure("json", [RAW, ...compared, RAW_AGAIN], context);
    const rows = COMPARED.flatMap(({ subject, yardstick }) => {
      const names = { subject: subject.name, yardstick: yardstick.name };
      return [
        toRow(samples, TWINS, { ...names, quantity: RATE, bar: BARS.jsonRate }),
        toRow(samples, TWINS, { ...names, quantity: WORKER_CPU }),
      ];
    });
    return { rows, notes: [busyNote(samples)] };
  },
};
