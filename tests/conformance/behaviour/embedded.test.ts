import { describe } from "vitest";
import type { Case } from "./case.ts";
import { CASES, SMOKE_CASES, WIRE_CASES } from "./cases.ts";
import { describeCases, describeWireCases } from "./describe-cases.ts";
import { type EmbeddedOptions, useEmbedded } from "./embedded-targets.ts";

/**
 * Cases in which the embedded runtime differs from real ones, with the reasons. Each must fail; one that passes must be removed from this
 * list.
 */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "a call of an unknown method ends by its deadline": "It is refused at once; with quirks it is not answered.",
};

/** `mode` is set for the targets that appear in the guide's table. */
const TARGETS: readonly (EmbeddedOptions & { readonly mode?: string; readonly cases?: readonly Case[] })[] = [
  { name: "in process, v1", reach: "in process", mode: "in-process" },
  { name: "in process, v0", reach: "in process", dialect: "v0" },
  { name: "HTTP v1", reach: "http", mode: "url" },
  { name: "HTTP v0", reach: "http", dialect: "v0", cases: SMOKE_CASES },
  { name: "by command, v1", reach: "command", mode: "subprocess" },
];

describe.each(TARGETS)("embedded runtime, $name", ({ mode, cases = CASES, ...options }) => {
  const target = useEmbedded(options);
  const recorded = mode === undefined ? {} : { mode, version: async () => "embedded" };
  describeCases(cases, target, { differences: DIFFERENCES, ...recorded });
  describeWireCases(WIRE_CASES, target);
});
