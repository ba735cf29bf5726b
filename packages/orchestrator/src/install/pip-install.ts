import { parse } from "node:path";
import { ServerInstallError } from "../orchestrator-error.ts";
import { findPython, type PythonOutput, runPython } from "./python.ts";

/** Options of {@link pipInstall}. */
export interface PipInstallOptions {
  readonly version: string;
  /** Empty folder to install into. */
  readonly target: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

const PACKAGE = "stepflow-orchestrator";

/**
 * Settings of pip and Python, in the environment or in pip.conf, that would put the package elsewhere, refuse it, or end Python. Settings
 * of the package index stay.
 */
const PIP_ENVIRONMENT = {
  PIP_USER: "0",
  PIP_REQUIRE_VIRTUALENV: "0",
  PIP_REQUIRE_HASHES: "0",
  PIP_DRY_RUN: "0",
  PIP_NO_INPUT: "1",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PYTHONWARNINGS: "ignore",
  // Otherwise a module in the caller's folder, such as logging.py, replaces the one that pip imports.
  PYTHONSAFEPATH: "1",
} as const;

/**
 * Installs the Python package that contains the server into a folder. Only wheels are accepted, because a build from source needs a Rust
 * toolchain.
 *
 * @throws ServerInstallError naming what is missing.
 */
export async function pipInstall(options: PipInstallOptions): Promise<void> {
  const { version, target, signal, timeoutMs } = options;
  const env = { ...options.env, ...PIP_ENVIRONMENT };
  const python = await findPython(env, signal);
  const args = ["-m", "pip", "install", "--no-deps", "--only-binary=:all:", "--no-compile", "--progress-bar", "off"];
  const output = await runPython(python, [...args, ...placeArguments(target), `${PACKAGE}==${version}`], {
    env,
    signal,
    timeoutMs,
  });
  if (output.exitCode !== 0) throw toInstallError(python, version, output);
}

/** Arguments that undo the settings `prefix` and `root`, too: an empty variable would leave those of pip.conf. */
function placeArguments(target: string): readonly string[] {
  return ["--prefix=", `--root=${parse(target).root}`, "--target", target];
}

const NETWORK =
  /NewConnectionError|Temporary failure in name resolution|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries exceeded|Network is unreachable|Failed to establish a new connection|Connection refused|SSLError/;
const NOTHING_OFFERED = /\(from versions: none\)/;
const NO_VERSION = /No matching distribution found|Could not find a version that satisfies/;

function toInstallError(python: string, version: string, output: PythonOutput): ServerInstallError {
  const end = output.text.trim().split("\n").slice(-8).join("\n");
  const what = `${python} -m pip could not install ${PACKAGE}==${version}`;
  const detail = end === "" ? "" : `\n${end}`;
  if (NETWORK.test(output.text)) {
    return new ServerInstallError(`${what}: the package index could not be reached.${detail}`, {
      hint: "Check the network and pip's index settings (pip config list), or set STEPFLOW_SERVER to the path of a stepflow-server binary.",
    });
  }
  if (NOTHING_OFFERED.test(output.text)) {
    return new ServerInstallError(`${what}: the package index offered no version at all.${detail}`, {
      hint: "Check the network and pip's index settings (pip config list), and that Python is 3.11 or later on a supported platform. Or set STEPFLOW_SERVER to the path of a stepflow-server binary.",
    });
  }
  if (NO_VERSION.test(output.text)) {
    return new ServerInstallError(
      `${what}: the package index has no such version for this platform and Python.${detail}`,
      {
        hint: "Use one of the versions that pip lists above.",
      },
    );
  }
  const code = output.exitCode === undefined ? "it did not finish in time" : `exit code ${output.exitCode}`;
  return new ServerInstallError(`${what} (${code}).${detail}`);
}
