import { BARS } from "../bars.ts";
import { toRow } from "../row.ts";
import type { Section } from "../section.ts";
import { findStepflowPy } from "../stepflow-py.ts";
import { HONO, RAW, RAW_AGAIN, SERVE, SERVE_APP, TWINS, WORKER_APP } from "../variants.ts";
import { busyNote, RATE, underPressure, WORKER_CPU } from "./pressure.ts";

/** Measures executions that are answered as JSON, without callbacks. */
export const JSON_SECTION: Section = {
  name: "json",
  title: "JSON execute, 32 connections",
  async run(context) {
    context.progress("looking for stepflow-py");
    const py = await findStepflowPy();
    const python = "missing" in py ? [] : [py];
    const variants = [RAW, SERVE, SERVE_APP, WORKER_APP, HONO, ...python, RAW_AGAIN];
    const samples = await underPressure("json", variants, context);
    const compared = [
      { subject: SERVE, yardstick: RAW, bar: BARS.jsonRate },
      { subject: SERVE_APP, yardstick: RAW, bar: BARS.jsonRateBehindHono },
      { subject: WORKER_APP, yardstick: RAW, bar: BARS.jsonRateOfHonoApp },
      { subject: HONO, yardstick: RAW },
      { subject: SERVE_APP, yardstick: HONO },
      { subject: WORKER_APP, yardstick: HONO },
      ...python.map((yardstick) => ({ subject: SERVE, yardstick, bar: BARS.jsonRateOverPython })),
    ];
    const rows = compared.flatMap(({ subject, yardstick, ...rest }) => {
      const names = { subject: subject.name, yardstick: yardstick.name };
      return [
        toRow(samples, TWINS, { ...names, ...rest, quantity: RATE }),
        toRow(samples, TWINS, { ...names, quantity: WORKER_CPU }),
      ];
    });
    return { rows, notes: [busyNote(samples), ...("missing" in py ? [py.missing] : [])] };
  },
};
