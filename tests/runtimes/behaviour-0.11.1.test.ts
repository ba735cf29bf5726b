import { CASES, WIRE_CASES } from "../conformance/behaviour/cases.ts";
import { describeCases, describeWireCases } from "../conformance/behaviour/describe-cases.ts";
import { useServer } from "../conformance/behaviour/server-targets.ts";

const { url, subprocess, tapped, version } = useServer("0.11.1");

describeCases(CASES, url, { mode: "url", version });
describeCases(CASES, subprocess, { mode: "subprocess", version });
describeWireCases(WIRE_CASES, tapped);
