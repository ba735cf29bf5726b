import { isJsonObject } from "@stepflow/protocol";

/** Returns a function that finds the plugin of a configuration to which a component's path leads. */
export function componentWorkers(config: unknown): (component: string) => string | undefined {
  const routes = isJsonObject(config) && isJsonObject(config["routes"]) ? Object.entries(config["routes"]) : [];
  const known = routes.map(([pattern, rules]) => ({ pattern: toPattern(pattern), plugin: pluginOf(rules) }));
  return (component) => known.find(({ pattern }) => pattern.test(component))?.plugin;
}

/** A route without placeholders leads to all paths below it, as 0.13 reads it. */
function toPattern(route: string): RegExp {
  const source = route
    .replace(/\/$/, "")
    .split(/(\{[^}]*\})/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return part.startsWith("{*") ? ".+" : "[^/]+";
    });
  return new RegExp(`^${source.join("")}(?:/.*)?$`, "s");
}

function pluginOf(rules: unknown): string | undefined {
  const rule: unknown = Array.isArray(rules) ? rules[0] : rules;
  const plugin = isJsonObject(rule) ? rule["plugin"] : undefined;
  return typeof plugin === "string" ? plugin : undefined;
}
