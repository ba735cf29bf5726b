import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readFlow } from "@stepflow/runtime";
import { expect, it } from "vitest";
import { toFlowGraph } from "../../packages/cli/src/commands/visualize/flow-graph.ts";
import { toSvg } from "../../packages/cli/src/commands/visualize/to-svg.ts";
import { ROOT, readText } from "../architecture/repository.ts";

const FOLDER = join(ROOT, "docs/pictures");

/** Flows by the pictures that `stepflow-worker visualize` draws of them. */
const FLOWS: Readonly<Record<string, string>> = { "hello-flow.svg": "examples/hello/flow.yaml" };

// `npx vitest run -u --project site tests/site/pictures` draws them again.
it.each(Object.entries(FLOWS))("docs/pictures/%s shows %s as it is", async (picture, path) => {
  const { document } = readFlow(readText(path), { source: path });
  await expect(toSvg(toFlowGraph(document, { workerOf: () => undefined, details: false }))).toMatchFileSnapshot(
    join(FOLDER, picture),
  );
});

it("every picture is drawn by a test", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(FLOWS).sort());
});
