import { isJsonObject } from "@stepflow/protocol";
import { v1CommandTransport, v1PluginRetryConfig } from "@stepflow/protocol/documents";
import { quoteUrl } from "@stepflow/protocol/internal";
import type { Place } from "../expression/read-expression.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { isHttpUrl } from "../workers/http-url.ts";
import type { ConfigFindings } from "./config-findings.ts";
import { ignoredRetry } from "./ignored-retry.ts";
import { checkQueuePlugin } from "./queue-plugin.ts";

type JsonObject = Readonly<Record<string, unknown>>;

const OTHER_TYPES = ["mock", "mcp", "nats"];
/** Types of plugins with workers, and when runtimes have them. */
const AGES: Readonly<Record<string, string>> = { stepflow: "up to 0.11 only", grpc: "since 0.12 only" };

/** Checks the plugins of a configuration. */
export function checkPlugins(plugins: JsonObject, version: RuntimeVersion | undefined, findings: ConfigFindings): void {
  for (const [name, plugin] of Object.entries(plugins)) {
    const place = ["plugins", name];
    if (!isJsonObject(plugin)) findings.refuse(place, `plugin "${name}" must be an object with a type`);
    else if (![...semanticsOf(version).workerPlugins, "builtin"].some((type) => type === plugin["type"])) {
      checkType(plugin["type"], place, version, findings);
    } else if (plugin["type"] === "grpc") checkQueuePlugin(name, plugin, findings);
    else if (plugin["type"] === "stepflow") {
      checkTransport(name, plugin, findings);
      checkRetry(plugin["retry"], place, version, findings);
    }
  }
}

function checkType(type: unknown, place: Place, version: RuntimeVersion | undefined, findings: ConfigFindings): void {
  const known = [...semanticsOf(version).workerPlugins, "builtin"].map((word) => `"${word}"`);
  const isOther = OTHER_TYPES.some((other) => other === type);
  const age = typeof type === "string" && Object.hasOwn(AGES, type) ? AGES[type] : undefined;
  const others = `"type" must be ${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
  const plugins = `plugins of type "${String(type)}"`;
  const why = age === undefined ? others : `runtimes have ${plugins} ${age}: ${others}`;
  findings.refuse([...place, "type"], isOther ? `the embedded runtime has no ${plugins}` : why);
}

/** Checks that a plugin has either a URL or a command, and that it is valid. */
function checkTransport(name: string, plugin: JsonObject, findings: ConfigFindings): void {
  const place = ["plugins", name];
  const url = plugin["url"] ?? undefined;
  const command = plugin["command"] ?? undefined;
  if ((url === undefined) === (command === undefined)) {
    findings.refuse(place, `plugin "${name}" must have either a "url" or a "command"`, "name");
  } else if (hasVariable(url) || hasVariable(command)) {
    const member = url === undefined ? "command" : "url";
    findings.refuse([...place, member], `variables are substituted in "args" and "env" only, not in "${member}"`);
  } else if (command !== undefined) {
    findings.checkSchema(v1CommandTransport, plugin, place);
  } else if (!isHttpUrl(url)) {
    const hint = '"url" must be an http(s) URL such as "http://127.0.0.1:8080/"';
    findings.refuse([...place, "url"], `${hint}, got ${quoteUrl(url)}`);
  }
}

function hasVariable(text: unknown): boolean {
  return typeof text === "string" && text.includes("${");
}

function checkRetry(retry: unknown, place: Place, version: RuntimeVersion | undefined, findings: ConfigFindings): void {
  if (retry === undefined) return;
  if (semanticsOf(version).configRetry === "plugin")
    findings.checkSchema(v1PluginRetryConfig, retry, [...place, "retry"]);
  else findings.warn([...place, "retry"], ignoredRetry(version));
}
