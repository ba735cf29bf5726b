import { CASES, WIRE_CASES } from "../behaviour/cases.ts";
import { describeCases, describeWireCases } from "../behaviour/describe-cases.ts";
import { useServer } from "../behaviour/server-targets.ts";

const { url, subprocess, tapped, version } = useServer("0.9.0");

describeCases(CASES, url, { mode: "url", version });
describeCases(CASES, subprocess, { mode: "subprocess", version });
describeWireCases(WIRE_CASES, tapped);
