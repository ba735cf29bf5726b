import { isJsonObject, type SchemaValidator, validate } from "@stepflow/protocol";
import { v0Config, v1Config } from "@stepflow/protocol/documents";
import type { Findings } from "../flow/findings.ts";
import { fromPointer } from "../flow/place.ts";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { parseRoutePattern } from "../routes/route-pattern.ts";

type Place = readonly (string | number)[];
type Add = (place: Place, message: string, part?: "name" | "value") => void;

const SUPPORTED = ["stepflow", "builtin"];
const OTHER_TYPES = ["mock", "mcp"];
const MOST_SCHEMA_ISSUES = 5;

/** Notes everything that is wrong with a configuration. What people get wrong is told in words, the rest by the schema. */
export function checkConfig(config: unknown, version: RuntimeVersion | undefined, findings: Findings): void {
  const add: Add = (place, message, part = "value") => findings.add({ kind: "malformedFlow", place, message, part });
  if (!isJsonObject(config)) return add([], "a configuration is an object with plugins and routes");
  const { plugins, routes } = config;
  if (isJsonObject(plugins)) checkPlugins(plugins, add);
  else add(["plugins"], '"plugins" must be an object of plugins by name');
  if (isJsonObject(routes)) checkRoutes(routes, isJsonObject(plugins) ? plugins : {}, add);
  else add(["routes"], '"routes" must be an object of lists of rules by path, such as "/text/{*component}"');
  if (!findings.hasFatal) checkSchema(config, version === "0.9.0" ? v0Config : v1Config, add);
}

function checkPlugins(plugins: Readonly<Record<string, unknown>>, add: Add): void {
  for (const [name, plugin] of Object.entries(plugins)) {
    const place = ["plugins", name];
    if (!isJsonObject(plugin)) {
      add(place, `plugin "${name}" must be an object with a type`);
      continue;
    }
    const { type, url, command } = plugin;
    if (typeof type !== "string" || !SUPPORTED.includes(type)) {
      const known = SUPPORTED.map((word) => `"${word}"`).join(" or ");
      const isOther = typeof type === "string" && OTHER_TYPES.includes(type);
      const why = isOther ? `the embedded runtime has no plugins of type "${type}"` : `"type" must be ${known}`;
      add([...place, "type"], why);
      continue;
    }
    if (type !== "stepflow") continue;
    for (const [member, text] of Object.entries({ url, command })) {
      if (typeof text === "string" && text.includes("${")) {
        add([...place, member], `variables are filled in "args" and "env" only, not in "${member}"`);
      }
    }
    if ((url === undefined) === (command === undefined)) {
      add(place, `plugin "${name}" must have either a "url" or a "command"`, "name");
    }
  }
}

function checkRoutes(
  routes: Readonly<Record<string, unknown>>,
  plugins: Readonly<Record<string, unknown>>,
  add: Add,
): void {
  for (const [path, rules] of Object.entries(routes)) {
    try {
      parseRoutePattern(path);
    } catch (error) {
      add(["routes", path], error instanceof Error ? error.message : String(error), "name");
    }
    if (!Array.isArray(rules)) {
      add(["routes", path], `route "${path}" must have a list of rules, such as [{ plugin: name }]`);
      continue;
    }
    for (const [index, rule] of rules.entries()) {
      const place = ["routes", path, index];
      const plugin: unknown = isJsonObject(rule) ? rule["plugin"] : undefined;
      if (typeof plugin !== "string") add(place, 'a rule must name a "plugin"');
      else if (!Object.hasOwn(plugins, plugin)) {
        const known = Object.keys(plugins).map((name) => `"${name}"`);
        add(
          [...place, "plugin"],
          `there is no plugin "${plugin}"; there ${known.length === 0 ? "are none" : `is ${known.join(", ")}`}`,
        );
      }
    }
  }
}

function checkSchema(config: unknown, validator: SchemaValidator<unknown>, add: Add): void {
  const checked = validate(validator, config);
  if (checked.ok) return;
  const told = checked.issues.filter(({ message }) => message !== "must be null").slice(0, MOST_SCHEMA_ISSUES);
  for (const { pointer, message } of told) add(fromPointer(pointer), `${pointer} ${message}`);
}
