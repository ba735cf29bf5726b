import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvalidConfigError, type RuntimeVersion } from "@stepflow/runtime";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { type RuntimeConfig, readConfig } from "../../packages/runtime/src/config/read-config.ts";

/** Configuration file in a folder of its own, which the tests of a file write and read. */
export interface ConfigFile {
  readonly folder: string;
  readonly file: string;
  read(text: string, version?: RuntimeVersion): Promise<RuntimeConfig>;
  /** Returns the message of the error for a configuration that is refused, with `FILE` in place of the path. */
  refusal(text: string, version?: RuntimeVersion): Promise<string>;
}

/** Creates the folder before the tests of a file and removes it after them. */
export function useConfigFile(): ConfigFile {
  let folder = "";
  let file = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stepflow-config-"));
    file = join(folder, "stepflow-config.yml");
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => rm(folder, { recursive: true }));

  const read: ConfigFile["read"] = async (text, version) => {
    await writeFile(file, text);
    return await readConfig(file, version);
  };
  return {
    get folder() {
      return folder;
    },
    get file() {
      return file;
    },
    read,
    async refusal(text, version) {
      const error = await read(text, version).then(
        () => expect.fail("It was accepted."),
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(InvalidConfigError);
      return (error as InvalidConfigError).message.replaceAll(file, "FILE");
    },
  };
}

/** Returns a configuration whose only plugin is `lab`. */
export const lab = (plugin: string): string => `plugins:\n  lab: ${plugin}\nroutes: {}\n`;
