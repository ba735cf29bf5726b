import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Creates the environment of a user whose package manager finds the packed packages.
 *
 * @param folder Receives a file of settings.
 * @param registry URL of the registry with the packed packages.
 * @param programs Folder of programs that the user has installed.
 */
export async function createUserEnvironment(folder: string, registry: string, programs?: string): Promise<Environment> {
  const own = await readFile(join(homedir(), ".npmrc"), "utf8").catch(() => "");
  const config = join(folder, "npmrc");
  await writeFile(config, `${own}\n@stepflow:registry=${registry}\nprefer-offline=true\n`);
  const ofNpm = Object.keys(process.env).filter((name) => /^(?:npm_|VITEST|NODE_)/.test(name));
  const { stdout } = await promisify(execFile)("npm", ["config", "get", "registry", "cafile"], { cwd: folder });
  const settingOf = (name: string): string | undefined => new RegExp(`^${name}=(.+)$`, "m").exec(stdout)?.[1];
  const certificates = settingOf("cafile");
  return {
    ...process.env,
    ...Object.fromEntries(ofNpm.map((name) => [name, undefined])),
    ...(programs === undefined ? {} : { PATH: `${programs}${delimiter}${process.env["PATH"]}` }),
    npm_config_userconfig: config,
    // Yarn does not read the settings of npm.
    YARN_NPM_REGISTRY_SERVER: settingOf("registry"),
    ...(certificates === "null" ? {} : { YARN_HTTPS_CA_FILE_PATH: certificates }),
    NO_COLOR: "1",
    CI: "1",
  };
}
