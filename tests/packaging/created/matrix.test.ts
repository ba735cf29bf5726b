import { afterAll, beforeAll, describe, it } from "vitest";
import { SCHEMA_LIBRARIES } from "../../../packages/create-stepflow-worker/src/choices/schema-library.ts";
import { TEMPLATES } from "../../../packages/create-stepflow-worker/src/choices/template.ts";
import { type Bench, type Combination, openBench } from "./bench.ts";
import { verifyProject } from "./verify.ts";

/** Every template with every schema library, installed by npm and by pnpm, and one project for each other package manager. */
const COMBINATIONS: readonly Combination[] = [
  { template: "basic", schema: "zod", packageManager: "yarn" },
  { template: "basic", schema: "zod", packageManager: "bun" },
  ...TEMPLATES.flatMap(({ value: template }) =>
    SCHEMA_LIBRARIES.flatMap(({ value: schema }) =>
      (["npm", "pnpm"] as const).map((packageManager) => ({ template, schema, packageManager })),
    ),
  ),
];

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
}, 600_000);
afterAll(() => bench?.close());

describe("a project installed from the packed packages", () => {
  it.each(COMBINATIONS)(
    "$template, $schema, $packageManager: every command of its README works",
    async (combination) => {
      const project = await bench.create(combination);
      await verifyProject(project);
      await project.remove();
    },
  );
});
