// Writes docs/performance.md from bench/results.json. With --check it writes nothing, and fails if the page is not up to date.
import { parseArgs } from "node:util";
import { isPageFresh, writePage } from "./write-page.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
if (!values.check) await writePage();
else if (!(await isPageFresh())) {
  console.error("Stale: docs/performance.md. Run `npm run bench:page`.");
  process.exitCode = 1;
}
