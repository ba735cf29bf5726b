import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LIMIT_MS = 300_000;

/**
 * Builds the packages, so that the benchmarks measure what users install.
 *
 * @throws Error with the output of the build
 */
export function buildPackages(): void {
  const args = [
    "run",
    "--silent",
    "build",
    "--",
    "--filter=@stepflow/worker",
    "--filter=@stepflow/runtime",
    "--filter=@stepflow/grpc",
    "--filter=@stepflow/cli",
  ];
  try {
    execFileSync("npm", args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], timeout: LIMIT_MS, encoding: "utf8" });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`The packages could not be built.\n${stdout}${stderr}`, { cause: error });
  }
}
