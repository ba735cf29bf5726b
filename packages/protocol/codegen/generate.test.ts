import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileProto } from "./compile-proto.ts";
import { staleFiles } from "./freshness.ts";
import { generateOutputs } from "./outputs.ts";

const schemas = new URL("../../../schemas/", import.meta.url);
const generated = new URL("../src/generated/", import.meta.url);

describe("the committed output", () => {
  it("types.generated, types.from-schemas: is up to date with the schemas", async () => {
    const messages = await compileProto(new URL("proto/", schemas));
    expect(messages.size).toBeGreaterThan(0);
    expect(await staleFiles(generated, new Map([...(await generateOutputs(schemas)), ...messages]))).toEqual([]);
  });

  it("keeps flows, configurations and REST out of the module that every worker loads", async () => {
    const wire = await readFile(new URL("validators.gen.ts", generated), "utf8");
    expect(wire.match(/^import .*$/gm)).toEqual([
      'import type { Rule } from "../validation/rule.ts";',
      'import { createValidator } from "../validation/rule-validator.ts";',
      'import type { SchemaValidator } from "../validation/schema-validator.ts";',
      'import type * as V0 from "./v0.gen.ts";',
      'import type * as V1 from "./v1.gen.ts";',
    ]);
    expect(wire).not.toMatch(/RouteRule|BackoffConfig|ValueExpr/);
  });
});

describe("staleFiles and generateOutputs on a copy", () => {
  let root: string;
  const url = (path: string) => pathToFileURL(join(root, path));

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "stepflow-codegen-"));
    await mkdir(url("generated/"));
    await cp(schemas, url("schemas/"), { recursive: true });
  });
  afterAll(() => rm(root, { recursive: true }));

  it("report changed, missing and superfluous files", async () => {
    const outputs = await generateOutputs(schemas);
    for (const [name, content] of outputs) await writeFile(url(`generated/${name}`), content);
    expect(await staleFiles(url("generated/"), outputs)).toEqual([]);
    await writeFile(url("generated/v0.gen.ts"), "// edited by hand\n");
    await rm(url("generated/v1.gen.ts"));
    await writeFile(url("generated/old.gen.ts"), "");
    await mkdir(url("generated/stepflow/v1/"), { recursive: true });
    await writeFile(url("generated/stepflow/v1/old_pb.ts"), "");
    expect(await staleFiles(url("generated/"), outputs)).toEqual([
      "old.gen.ts",
      "stepflow/v1/old_pb.ts",
      "v0.gen.ts",
      "v1.gen.ts",
    ]);
  });

  it("refuse a schema with insufficient descriptions, and name file and place", async () => {
    const file = url("schemas/v1/flow.json");
    const schema = JSON.parse(await readFile(file, "utf8"));
    schema.$defs.Step.description = "A step.";
    await writeFile(file, JSON.stringify(schema));
    await expect(generateOutputs(url("schemas/"))).rejects.toThrow(
      'schemas/v1/flow.json: these descriptions are insufficient:\n  #/$defs/Step: "A step." only repeats the name',
    );
  });
});
