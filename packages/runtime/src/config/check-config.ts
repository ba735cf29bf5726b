import { isJsonObject } from "@stepflow/protocol";
import { v0Config, v1Config } from "@stepflow/protocol/documents";
import { quoteUrl } from "@stepflow/protocol/internal";
import type { Findings } from "../flow/findings.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { isHttpUrl } from "../workers/http-url.ts";
import { checkPlugins } from "./check-plugins.ts";
import { checkRoutes } from "./check-routes.ts";
import { ConfigFindings } from "./config-findings.ts";
import { ignoredRetry } from "./ignored-retry.ts";

type JsonObject = Readonly<Record<string, unknown>>;

const VALIDATORS = { v0: v0Config, v1: v1Config } as const;
const WITHOUT_EFFECT = ["storageConfig", "stateStore", "leaseManager", "recovery"];

/**
 * Checks a configuration and adds what is wrong to the findings. Frequent mistakes have messages of their own, others those of the
 * schema.
 */
export function checkConfig(config: unknown, version: RuntimeVersion | undefined, findings: Findings): void {
  const noted = new ConfigFindings(findings);
  if (!isJsonObject(config)) return noted.refuse([], "a configuration must be an object with plugins and routes");
  const { plugins, routes } = config;
  if (isJsonObject(plugins)) checkPlugins(plugins, version, noted);
  else noted.refuse(["plugins"], '"plugins" must be an object of plugins by name');
  if (isJsonObject(routes)) checkRoutes(routes, isJsonObject(plugins) ? plugins : {}, noted);
  else noted.refuse(["routes"], '"routes" must be an object of lists of rules by path, such as "/text/{*component}"');
  checkBlobApi(config["blobApi"], version, noted);
  warnOfIgnored(config, version, noted);
  if (findings.hasFatal) return;
  // The plugins have been checked one by one, each by the schema of its transport.
  const { retry, ...others } = { ...config, plugins: {} } as JsonObject;
  const rest = semanticsOf(version).configRetry === "top" && retry !== undefined ? { ...others, retry } : others;
  noted.checkSchema(VALIDATORS[semanticsOf(version).configFormat], rest, []);
}

function checkBlobApi(blobApi: unknown, version: RuntimeVersion | undefined, findings: ConfigFindings): void {
  const url = isJsonObject(blobApi) ? blobApi["url"] : undefined;
  if (!semanticsOf(version).hasBlobApi || typeof url !== "string" || isHttpUrl(url)) return;
  findings.refuse(["blobApi", "url"], `"url" must be an http(s) URL, got ${quoteUrl(url)}`);
}

function warnOfIgnored(config: JsonObject, version: RuntimeVersion | undefined, findings: ConfigFindings): void {
  for (const name of WITHOUT_EFFECT.filter((setting) => Object.hasOwn(config, setting))) {
    findings.warn([name], `"${name}" has no effect in an embedded runtime`);
  }
  if (config["retry"] !== undefined && semanticsOf(version).configRetry !== "top") {
    findings.warn(["retry"], ignoredRetry(version));
  }
  if (config["blobApi"] !== undefined && !semanticsOf(version).hasBlobApi) {
    findings.warn(["blobApi"], '"blobApi" has no effect here: 0.9 has blobs on the event stream only');
  }
}
