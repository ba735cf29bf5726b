import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished, vi } from "vitest";
import { SOURCE_ARGS } from "../support/source-conditions.ts";
import { post, send } from "../support/wire/http-request.ts";
import { openStream, sendRequest } from "../support/wire/open-stream.ts";
import { RawConnection, toPost } from "../support/wire/raw-connection.ts";

const SUBJECT = fileURLToPath(new URL("../support/workers/careless-worker.ts", import.meta.url));
const FLAGS = ["--unhandled-rejections=strict", ...SOURCE_ARGS, "--import", "tsx"];

it("connections.no-crash: neither a careless component nor a disconnect ends the process, even with strict rejections", async () => {
  const child = spawn(process.execPath, [...FLAGS, SUBJECT], { stdio: ["ignore", "pipe", "pipe"] });
  const stderr: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (piece: string) => stderr.push(piece));
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = await Promise.race([
    once(child.stdout.setEncoding("utf8"), "data"),
    once(child, "exit").then(() => Promise.reject(new Error(stderr.join("")))),
  ]);
  const url = `http://127.0.0.1:${Number.parseInt(String(line), 10)}/`;
  const served = { url, close: async () => {} };
  const execute = (end: string) => ({ jsonrpc: "2.0", id: end, method: "components/execute", params: { end } });

  for (let round = 0; round < 5; round++) {
    for (const end of ["return", "throw"]) await (await openStream(served, execute(end))).feed.whole();
    const early = sendRequest(served, execute("wait"));
    early.leave();
    await early.answer.catch(() => {});
    const stream = await openStream(served, execute("wait"));
    const asked = await stream.asked(2);
    for (const { id } of asked) await post(served, { jsonrpc: "2.0", id, error: { code: -1, message: "refused" } });
    stream.leave();
    const torn = await RawConnection.open(url);
    await torn.write(toPost(JSON.stringify(execute("wait"))).subarray(0, -5));
    torn.destroy();
  }

  await vi.waitFor(async () => {
    const { body } = await send(served, { method: "GET", path: "/health" });
    expect(JSON.parse(body)).toEqual({ status: "healthy", active: 0 });
  });
  expect(child.exitCode).toBeNull();
  expect(stderr.join("")).toBe("");
}, 30_000);
