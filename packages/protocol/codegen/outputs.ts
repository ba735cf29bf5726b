import { readdir, readFile } from "node:fs/promises";
import { emitRules } from "./emit-rules.ts";
import { emitTypes } from "./emit-types.ts";
import { emitValidators, type ValidatorGroup } from "./emit-validators.ts";
import { lintDescriptions } from "./lint-descriptions.ts";
import { mergeDefinitions, namedSchemas } from "./normalize-schema.ts";
import type { Schema } from "./schema.ts";

const dialects = ["v0", "v1"] as const;
/** Definitions besides `…Params` and `…Result` that get a validator: the envelopes, and messages with another name. */
const wireDefinitions = [
  "MethodRequest",
  "MethodSuccess",
  "MethodError",
  "Notification",
  "Initialized",
  "RunStatusProtocol",
];
/** Parts of results that are not messages themselves. */
const innerDefinitions = ["FlowResult", "ItemResult"];
const documents = [
  { file: "flow", rootName: "Flow" },
  { file: "config", rootName: "Config" },
] as const;
/** Parts of documents that get a validator of their own, because their reader knows which alternative applies. */
const documentParts = ["CommandTransport", "PluginRetryConfig"];

/** Returns the contents of all generated files, by file name. @param schemas the folder in the root of the repository. */
export async function generateOutputs(schemas: URL): Promise<Map<string, string>> {
  const outputs = new Map<string, string>();
  const stored: ValidatorGroup[] = [];
  for (const dialect of dialects) {
    const protocol = await readSchema(new URL(`${dialect}/protocol.json`, schemas));
    outputs.set(`${dialect}.gen.ts`, await emitTypes(protocol, { source: `schemas/${dialect}/protocol.json` }));
    for (const { file, rootName } of documents) {
      const schema = await readSchema(new URL(`${dialect}/${file}.json`, schemas));
      const name = `${file}-${dialect}.gen.ts`;
      outputs.set(name, await emitTypes(schema, { source: `schemas/${dialect}/${file}.json`, rootName }));
      const parts = [...namedSchemas(schema).keys()].filter((part) => documentParts.includes(part));
      stored.push({
        ...groupOf(dialect, `${rootName}${dialect.toUpperCase()}`, `./${name}`, schema, [rootName, ...parts]),
        rootName,
      });
    }
  }
  const rest = await readRest(new URL("rest/", schemas));
  if (rest !== undefined) {
    outputs.set("rest.gen.ts", await emitTypes(rest, { source: "schemas/rest/*.json" }));
    stored.push(groupOf("rest", "Rest", "./rest.gen.ts", rest, [...namedSchemas(rest).keys()]));
  }
  outputs.set("validators.gen.ts", emitRules("schemas/*/protocol.json", await readWireGroups(schemas)));
  outputs.set(
    "document-validators.gen.ts",
    await emitValidators("schemas/*/{flow,config}.json and schemas/rest/*.json", stored),
  );
  return outputs;
}

/** Reads the messages that get a validator. @param schemas the folder in the root of the repository. */
export async function readWireGroups(schemas: URL): Promise<ValidatorGroup[]> {
  const groups: ValidatorGroup[] = [];
  for (const dialect of dialects) {
    const protocol = await readSchema(new URL(`${dialect}/protocol.json`, schemas));
    groups.push(groupOf(dialect, dialect.toUpperCase(), `./${dialect}.gen.ts`, protocol, wireNames(protocol)));
  }
  return groups;
}

function groupOf(
  prefix: string,
  namespace: string,
  module: string,
  schema: Schema,
  definitions: string[],
): ValidatorGroup {
  return { prefix, schema, definitions, types: { module, namespace } };
}

function wireNames(schema: Schema): string[] {
  const isWire = (name: string) => /(?:Params|Result)$/.test(name) && !innerDefinitions.includes(name);
  return [...namedSchemas(schema).keys()].filter((name) => isWire(name) || wireDefinitions.includes(name));
}

async function readRest(folder: URL): Promise<Schema | undefined> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const files = new Map<string, Schema>();
  for (const name of names) files.set(name, await readSchema(new URL(name, folder)));
  if (files.size === 0) return undefined;
  return { $defs: mergeDefinitions(files) };
}

/** Reads one schema. @throws Error if a description is missing or only repeats a name. */
async function readSchema(url: URL): Promise<Schema> {
  const schema = JSON.parse(await readFile(url, "utf8")) as Schema;
  const complaints = lintDescriptions(schema);
  if (complaints.length > 0) {
    const file = url.pathname.slice(url.pathname.lastIndexOf("/schemas/") + 1);
    throw new Error(
      `${file}: these descriptions are insufficient:\n${complaints.map((line) => `  ${line}`).join("\n")}`,
    );
  }
  return schema;
}
