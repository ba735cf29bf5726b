import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { announcePort } from "./announce.ts";

vi.mock("node:fs", async (original) => ({ ...(await original<typeof import("node:fs")>()), writeSync: vi.fn() }));

vi.mock("node:timers/promises", () => ({ setTimeout: vi.fn(async () => {}) }));

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A pipe that fails or accepts the given numbers of bytes, in this order, then accepts everything. */
function pipe(...steps: (number | string)[]): () => string {
  let taken = "";
  vi.mocked(writeSync).mockImplementation((_fd, data) => {
    const step = steps.shift() ?? Number.POSITIVE_INFINITY;
    if (typeof step === "string") throw failure(step);
    const part = (data as unknown as Buffer).subarray(0, step);
    taken += part.toString();
    return part.length;
  });
  return () => taken;
}

describe("announcePort", () => {
  it("writes one line of JSON with the port as a number", async () => {
    const taken = pipe();
    await expect(announcePort(8080)).resolves.toBe(true);
    expect(taken()).toBe('{"port":8080}\n');
  });

  it.each([
    [0, '{"port":8080}\n'],
    [10, '\n{"port":8080}\n'],
  ])("begins a line of its own after %d bytes of other output", async (bytesWritten, text) => {
    const taken = pipe();
    await announcePort(8080, { bytesWritten });
    expect(taken()).toBe(text);
  });

  it("continues where a full pipe stopped it", async () => {
    const taken = pipe("EAGAIN", 3, "EAGAIN", 5);
    await expect(announcePort(18080)).resolves.toBe(true);
    expect(taken()).toBe('{"port":18080}\n');
  });

  it("resolves to false if the pipe has no reader", async () => {
    const taken = pipe(4, "EPIPE");
    await expect(announcePort(1)).resolves.toBe(false);
    expect(taken()).toBe('{"po');
  });

  it("gives up after 30 s, as the runtime does (wire.md#subprocess-mode)", async () => {
    vi.mocked(delay).mockClear();
    pipe(...Array<string>(2_000).fill("EAGAIN"));
    await expect(announcePort(1)).resolves.toBe(false);
    expect(vi.mocked(delay).mock.calls.reduce((sum, [ms]) => sum + Number(ms), 0)).toBe(30_000);
  });

  it("throws other errors", async () => {
    pipe("ENOSPC");
    await expect(announcePort(1)).rejects.toThrow("ENOSPC");
  });
});

describe("worker.stdout: a process that reserves stdout and announces its port", () => {
  const run = (script: string) => {
    const imports = ["announce", "reserved-stdout"].map((name) => new URL(`./${name}.ts`, import.meta.url).href);
    const code = `
      import { announcePort } from ${JSON.stringify(imports[0])};
      import { reserveStdout } from ${JSON.stringify(imports[1])};
      ${script}
    `;
    const args = ["--conditions=@stepflow/source", "--import", "tsx", "--input-type=module", "-e", code];
    return spawn(process.execPath, args, { stdio: "pipe" });
  };

  it("writes the port line to stdout and everything else to stderr", async () => {
    const child = run(`
      const restore = reserveStdout();
      console.log("log");
      console.info("info %d", 1);
      console.table([1]);
      process.stdout.write("written\\n");
      await new Promise((done) => process.stdout.write("with callback\\n", done));
      await new Promise((done) => process.stdout.end("ended\\n", done));
      await announcePort(4711);
      restore();
      console.log("after");
    `);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(stdout).toBe('{"port":4711}\nafter\n');
    for (const part of ["log\n", "info 1\n", "│", "written\n", "with callback\n", "ended\n"])
      expect(stderr).toContain(part);
  });

  it("puts the port line on a line of its own after text without a newline", async () => {
    const child = run(`
      process.stdout.write("Loading...");
      reserveStdout();
      await announcePort(4711);
    `);
    expect(await text(child.stdout)).toBe('Loading...\n{"port":4711}\n');
  });

  it("survives the loss of the readers of both pipes", async () => {
    const child = run(`
      reserveStdout();
      process.stdin.once("data", async () => {
        const announced = await announcePort(1);
        for (let n = 0; n < 20; n++) {
          process.stdout.write("nobody reads this");
          console.log("nor this");
          await new Promise(setImmediate);
        }
        process.exit(announced ? 1 : 42);
      });
      process.stderr.write("ready");
    `);
    await once(child.stderr, "data");
    child.stdout.destroy();
    child.stderr.destroy();
    await Promise.all([once(child.stdout, "close"), once(child.stderr, "close")]);
    child.stdin.write("go");
    expect(await once(child, "exit")).toEqual([42, null]);
  });
});
