import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../../architecture/repository.ts";
import { ALL_PROJECTS } from "../../create/all-projects.ts";
import { readBlocks } from "../../packaging/examples/markdown.ts";

const HINT = /^# yaml-language-server: \$schema=(?<url>\S+)$/m;
const PAGE = "docs/guide/flows.md";

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
for (const dialect of ["v0", "v1"]) {
  for (const file of readdirSync(join(ROOT, "schemas", dialect))) {
    const schema = JSON.parse(readFileSync(join(ROOT, "schemas", dialect, file), "utf8")) as { $id: string };
    // The documentation site serves each schema at the path of its `$id`.
    if (new URL(schema.$id).pathname !== `/schemas/${dialect}/${file}`) throw new Error(`${schema.$id} is misplaced`);
    ajv.addSchema(schema);
  }
}

/** Returns what the schema of the hint finds, or that there is no hint or no such schema. */
function complaintsAbout(text: string): unknown {
  const url = HINT.exec(text)?.groups?.["url"];
  if (url === undefined) return "no hint";
  const validate = ajv.getSchema(url);
  if (validate === undefined) return `no schema ${url}`;
  return validate(parse(text)) === true ? "valid" : validate.errors;
}

const examples = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join("examples", name, "flow.yaml"))
  .filter((path) => readdirSync(join(ROOT, path, "..")).includes("flow.yaml"));

describe("the hint for editors in flows", () => {
  it.each(examples)("leads to a schema that accepts %s", (path) => {
    expect(complaintsAbout(readFileSync(join(ROOT, path), "utf8"))).toBe("valid");
  });

  it.each(ALL_PROJECTS.filter(({ schema }) => schema === "none"))(
    "leads to a schema that accepts the flows of the template $template",
    ({ files }) => {
      const flows = [...files].filter(([path]) => path.startsWith("flows/"));
      expect(flows.length).toBeGreaterThan(0);
      for (const [path, text] of flows) expect([path, complaintsAbout(text)]).toEqual([path, "valid"]);
    },
  );

  it("is in the guide, which maps schemas that exist to files", async () => {
    const blocks = await readBlocks(PAGE);
    const fileOf = (head: string): string => blocks.find(({ text }) => text.startsWith(`${head}\n`))?.text ?? "";
    expect(complaintsAbout(fileOf("# hinted.yaml"))).toBe("valid");
    const settings = fileOf("// .vscode/settings.json");
    const urls = [...settings.matchAll(/"(https:[^"]+)"/g)].map(([, url = ""]) => url);
    expect(urls).toHaveLength(3);
    for (const url of urls) expect(ajv.getSchema(url), url).toBeDefined();
  });

  it("leads to a schema that refuses a flow which is wrong", () => {
    const hint = "# yaml-language-server: $schema=https://stepflow.org/schemas/v1/flow.json\n";
    expect(complaintsAbout(`${hint}steps: 1\n`)).toEqual([expect.objectContaining({ instancePath: "/steps" })]);
  });
});
