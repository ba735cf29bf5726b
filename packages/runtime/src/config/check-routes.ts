import { isJsonObject } from "@stepflow/protocol";
import { JsonPathError, parseJsonPath } from "@stepflow/protocol/internal-flows";
import type { Place } from "../expression/read-expression.ts";
import { parseRoutePattern, type RoutePattern } from "../routes/route-pattern.ts";
import type { ConfigFindings } from "./config-findings.ts";
import { checkQueueName } from "./queue-plugin.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Checks the routes of a configuration, except for their shape. */
export function checkRoutes(routes: JsonObject, plugins: JsonObject, findings: ConfigFindings): void {
  checkPatterns(Object.keys(routes), findings);
  for (const [path, rules] of Object.entries(routes)) {
    const place = ["routes", path];
    if (!Array.isArray(rules)) {
      findings.refuse(place, `route "${path}" must have a list of rules, such as [{ plugin: name }]`);
      continue;
    }
    for (const [index, rule] of rules.entries()) checkRule(rule, [...place, index], plugins, findings);
  }
}

function checkPatterns(paths: readonly string[], findings: ConfigFindings): void {
  const patterns: RoutePattern[] = [];
  for (const path of paths) {
    try {
      const pattern = parseRoutePattern(path);
      const other = patterns.find((one) => one.conflictsWith(pattern));
      if (other !== undefined) findings.refuse(["routes", path], describeConflict(pattern, other), "name");
      patterns.push(pattern);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      findings.refuse(["routes", path], error.message, "name");
    }
  }
}

function describeConflict(pattern: RoutePattern, other: RoutePattern): string {
  const both = `route "${pattern.text}" conflicts with "${other.text}"`;
  if (pattern.compare(other) === 0) return `${both}: they match the same paths, so put the rules of both into one list`;
  return `${both}: after the same text there may be "{name}" or "{*name}", but not both`;
}

function checkRule(rule: unknown, place: Place, plugins: JsonObject, findings: ConfigFindings): void {
  const { plugin, component, conditions, queueName } = isJsonObject(rule) ? rule : {};
  if (typeof plugin !== "string") findings.refuse(place, 'a rule must name a "plugin"');
  else if (!Object.hasOwn(plugins, plugin)) {
    const known = Object.keys(plugins).map((name) => `"${name}"`);
    const others = known.length === 0 ? "are none" : `is ${known.join(", ")}`;
    findings.refuse([...place, "plugin"], `there is no plugin "${plugin}"; there ${others}`);
  }
  const called: unknown = typeof plugin === "string" ? plugins[plugin] : undefined;
  if (queueName !== undefined && isJsonObject(called) && called["type"] === "grpc") {
    checkQueueName(queueName, [...place, "queueName"], findings);
  }
  if (typeof component === "string" && component.includes("{*")) {
    findings.warn([...place, "component"], 'real runtimes do not replace "{*name}" here: write "{name}"');
  }
  if (!Array.isArray(conditions)) return;
  for (const [index, condition] of conditions.entries()) {
    checkCondition(condition, [...place, "conditions", index, "path"], findings);
  }
}

function checkCondition(condition: unknown, place: Place, findings: ConfigFindings): void {
  const path: unknown = isJsonObject(condition) ? condition["path"] : undefined;
  if (typeof path !== "string") return;
  try {
    parseJsonPath(path);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    findings.refuse(place, `${JSON.stringify(path)} is not a path such as "$.model.name": ${error.message}`);
  }
}
