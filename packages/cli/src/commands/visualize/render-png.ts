import { spawn } from "node:child_process";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";

const HINT = "Install Graphviz, or draw the flow by --format svg.";

/** Draws the text of a graph into a PNG file, by Graphviz. @throws CliError if Graphviz is missing or fails */
export async function renderPng(dot: string, path: string, { cwd, env, signal }: CliIo): Promise<void> {
  const child = spawn("dot", ["-Tpng", "-o", path], { cwd, env, signal, stdio: ["pipe", "ignore", "pipe"] });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  // A program that ends early breaks the pipe, and says why.
  child.stdin.on("error", () => {});
  child.stdin.end(dot);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    signal.throwIfAborted();
    const reason = cause.code === "ENOENT" ? "which is not installed" : `which does not start: ${cause.message}`;
    throw new CliError("usage", `PNG is drawn by the program dot of Graphviz, ${reason}. ${HINT}`, { cause });
  });
  if (code === 0) return;
  throw new CliError("usage", `Graphviz could not draw ${path}: ${output.trim() || `exit code ${code}`}.`, {
    at: path,
  });
}
