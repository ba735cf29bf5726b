import { describe } from "vitest";
import type { Case } from "../../conformance/behaviour/case.ts";
import { CASES, SMOKE_CASES } from "../../conformance/behaviour/cases.ts";
import { describeCases } from "../../conformance/behaviour/describe-cases.ts";
import { PULL_DIFFERENCES, ROUTING_DIFFERENCES } from "../../conformance/behaviour/pull-differences.ts";
import { usePullTarget } from "./support/pull-target.ts";

/** Cases in which real runtimes differ from the embedded one. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  ...PULL_DIFFERENCES,
  "an invalid flow fails like a flow whose steps fail": "It is refused when it is submitted.",
  "the runtime lists the components with description, schemas and parameters": "They are listed without their slash.",
};

const RUNTIMES: readonly { version: string; cases: readonly Case[]; differences: Readonly<Record<string, string>> }[] =
  [
    { version: "0.13.0", cases: CASES, differences: { ...DIFFERENCES, ...ROUTING_DIFFERENCES } },
    { version: "0.12.0", cases: SMOKE_CASES, differences: DIFFERENCES },
  ];

/** Entries of the guide's table for these cases. */
const REMARKS: Readonly<Record<string, string>> = {
  "an output of 20 MB arrives whole": "no: 4 MiB, or a blob",
  "the runtime lists the components with description, schemas and parameters": "yes, listed without `/`",
  "a component's error reaches the user as far as the runtime allows": "message, one of eleven codes",
  "an unknown component fails with a suggestion": "no: the runtime rejects it",
};

describe.each(RUNTIMES)("a worker that pulls from runtime $version", ({ version, cases, differences }) => {
  const target = usePullTarget(version);
  // The server does not report its version; it is known because the server was installed here.
  describeCases(cases, target, { mode: "pull", version: async () => version, differences, remarks: REMARKS });
});
