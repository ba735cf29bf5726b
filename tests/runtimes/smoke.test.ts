import { describe } from "vitest";
import { SMOKE_CASES, WIRE_CASES } from "../conformance/behaviour/cases.ts";
import { describeCases, describeWireCases } from "../conformance/behaviour/describe-cases.ts";
import { useServer } from "../conformance/behaviour/server-targets.ts";

// Versions that differ little from 0.11.1, which is tested in full.
describe.each(["0.10.0", "0.11.0"])("runtime %s", (wanted) => {
  const { url, subprocess, tapped, version } = useServer(wanted);
  describeCases(SMOKE_CASES, url, { mode: "url", version });
  describeCases(SMOKE_CASES, subprocess, { mode: "subprocess", version });
  describeWireCases(WIRE_CASES, tapped);
});
