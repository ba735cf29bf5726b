import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { TextFeed } from "../support/data/text-feed.ts";
import { useCli } from "./support/cli-program.ts";
import { createProject, type DevProcess, ready } from "./support/dev-project.ts";

const cli = useCli();

async function findFreePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return String(port);
}

/** Attaches Node's debugger, and lets the process go on from the first line. */
async function debug(port: string): Promise<void> {
  const child = spawn(process.execPath, ["inspect", `127.0.0.1:${port}`], { stdio: ["pipe", "pipe", "ignore"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const screen = new TextFeed();
  child.stdout.setEncoding("utf8").on("data", (text: string) => screen.push(text));
  child.stdout.on("end", () => screen.end());
  expect(await screen.until(/break in .*\n/)).toContain("worker-host");
  child.stdin.write("cont\n");
}

/** Returns the ports on which processes have waited for a debugger, once there are some. */
async function ports({ cli: { stderr } }: DevProcess, count: number): Promise<string[]> {
  const find = (text: string): string[] =>
    [...text.matchAll(/^Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//gm)].map(([, port = ""]) => port);
  return find(await stderr.until((text) => find(text).length >= count));
}

it("waits for a debugger before the file of a worker is loaded, after each reload", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const port = await findFreePort();
  const dev = await project.start(["src/worker.mjs", "--inspect-brk", port]);
  const [first = ""] = await ports(dev, 1);
  expect(first).toBe(port);
  await debug(first);
  await dev.next(ready);
  await project.writeWorker("two");
  const [, second = ""] = await ports(dev, 2);
  // The former code stays in service meanwhile, and keeps its debugger.
  expect(second).not.toBe(port);
  expect(await dev.execute("/text/version")).toEqual({ outcome: "success", result: "one" });
  await debug(second);
  await dev.next(({ type, reload }) => type === "reload" && Object(reload).state === "ready");
  expect(await dev.execute("/text/version")).toEqual({ outcome: "success", result: "two" });
  await dev.stop();
});
