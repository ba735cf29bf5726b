/// <reference lib="esnext.disposable" preserve="true" />
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { CliIo } from "../../io/cli-io.ts";

/** A configuration in a file. */
export interface ProvidedConfig extends AsyncDisposable {
  /** Undefined if there is no configuration. */
  readonly path: string | undefined;
}

/** Writes a configuration that stands in a flow to a temporary file. Its programs run in the folder of the flow. */
export async function provideConfig(
  config: string | Readonly<Record<string, unknown>> | undefined,
  flow: string,
  { cwd }: Pick<CliIo, "cwd">,
): Promise<ProvidedConfig> {
  if (typeof config !== "object") return { path: config, async [Symbol.asyncDispose]() {} };
  const folder = await mkdtemp(join(tmpdir(), "stepflow-config-"));
  const path = join(folder, "stepflow-config.yml");
  // JSON is valid YAML.
  await writeFile(path, JSON.stringify({ workingDirectory: resolve(cwd, dirname(flow)), ...config }));
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
