import { parseRoutePattern } from "../routes/route-pattern.ts";
import type { RouteRule, Routes } from "../routes/route-table.ts";

/** A rule of 0.12 and 0.13 may name another queue than its plugin. */
export interface ConfiguredRule extends RouteRule {
  readonly queueName?: unknown;
}

/** Routes of a configuration, and the queues that they name beside those of the plugins. */
export interface MountedRoutes {
  readonly routes: Routes;
  /** Queues by the name under which the routes lead to them. */
  readonly queues: ReadonlyMap<string, { readonly plugin: string; readonly queueName: unknown }>;
}

/**
 * Writes all routes as patterns. Since 0.13, the key `/text` stands for every path below it; before, `/text` without the path of a component
 * led nowhere.
 */
export function mountRoutes(routes: Readonly<Record<string, readonly ConfiguredRule[]>>): MountedRoutes {
  const queues = new Map<string, { readonly plugin: string; readonly queueName: unknown }>();
  const entries = Object.entries(routes).map(([text, rules]): [string, readonly RouteRule[]] => {
    const own = rules.map(({ queueName, ...rule }): RouteRule => {
      if (queueName === undefined || queueName === null) return rule;
      const name = `${rule.plugin}:${String(queueName)}`;
      queues.set(name, { plugin: rule.plugin, queueName });
      return { ...rule, plugin: name };
    });
    return [isPrefix(text, own) ? `${text.replace(/\/$/, "")}/{*component}` : text, own];
  });
  return { routes: Object.fromEntries(entries), queues };
}

function isPrefix(text: string, rules: readonly RouteRule[]): boolean {
  const hasPlaceholders = parseRoutePattern(text).shape !== text;
  return !hasPlaceholders && rules.length > 0 && rules.every(({ component }) => typeof component !== "string");
}
