import { build } from "esbuild";

/** Bundles the heartbeat thread into a module that contains its text. It imports only modules of Node, so no other code is included. */
export async function bundleThread(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
    legalComments: "none",
  });
  const lines = (outputFiles[0]?.text ?? "").split("\n").filter((line) => line !== "" && !/^\/\/ .*\.ts$/.test(line));
  return [
    "// Generated from src/heartbeat/thread/ by `npm run generate`.",
    "/** Program of the thread that sends heartbeats. */",
    "export const HEARTBEAT_THREAD: string = [",
    ...lines.map((line) => `  ${JSON.stringify(line)},`),
    '].join("\\n");',
    "",
  ].join("\n");
}
