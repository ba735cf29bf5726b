import { describe } from "vitest";
import { IS_WHOLE } from "../../support/whole.ts";
import type { Case } from "./case.ts";
import { CASES, SMOKE_CASES, WIRE_CASES } from "./cases.ts";
import { describeCases, describeWireCases } from "./describe-cases.ts";
import { type EmbeddedOptions, useEmbedded } from "./embedded-targets.ts";

type Target = EmbeddedOptions & { readonly cases?: readonly Case[] };

const TARGETS: readonly Target[] = [
  { name: "in process, 0.9.0", reach: "in process", quirks: "0.9.0" },
  { name: "in process, 0.11.1", reach: "in process", quirks: "0.11.1" },
  // Over a socket, pieces of a stream end where network reads end, which makes these versions lose text.
  { name: "HTTP, 0.11.1", reach: "http", quirks: "0.11.1", cases: SMOKE_CASES },
  // Every failure restarts the worker.
  { name: "by command, 0.9.0", reach: "command", quirks: "0.9.0", cases: SMOKE_CASES },
];

/** Other combinations of the same versions and ways to reach a worker. */
const MORE_TARGETS: readonly Target[] = [
  { name: "in process, 0.10.0", reach: "in process", quirks: "0.10.0" },
  { name: "HTTP, 0.9.0", reach: "http", quirks: "0.9.0", cases: SMOKE_CASES },
  { name: "by command, 0.11.1", reach: "command", quirks: "0.11.1", cases: SMOKE_CASES },
];

describe.each([...TARGETS, ...(IS_WHOLE ? MORE_TARGETS : [])])(
  "embedded runtime with quirks, $name",
  ({ cases = CASES, ...options }) => {
    const target = useEmbedded(options);
    describeCases(cases, target);
    if (!target.restartsOnFailure) describeWireCases(WIRE_CASES, target);
  },
);
