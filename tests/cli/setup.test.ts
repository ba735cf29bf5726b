import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { FOLDER, useCli } from "./support/cli-program.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();

async function useFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A port of this machine on which a server listens. */
async function usePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

describe("stepflow-worker config", () => {
  it("writes each way to reach a worker, with absolute paths", async () => {
    const url = await cli.run([
      "config",
      "--version",
      "0.11.1",
      "--mode",
      "url",
      "--worker",
      "text=http://127.0.0.1:3000",
    ]);
    expect(parse(url.stdout)).toMatchObject({
      plugins: { builtin: { type: "builtin" }, text: { type: "stepflow", url: "http://127.0.0.1:3000" } },
      routes: { "/text/{*component}": [{ plugin: "text" }] },
    });
    const queue = await cli.run(["config", "--version", "0.13.0", "--mode", "queue", "--worker", "text"]);
    expect(parse(queue.stdout)).toMatchObject({
      plugins: { text: { type: "grpc", queueName: "text" } },
      routes: { "/text": [{ plugin: "text" }] },
    });
    const command = await cli.run([
      "config",
      "--version",
      "0.13.0",
      "--command",
      "text=python workers/text-worker.ts -v",
    ]);
    expect(parse(command.stdout)).toMatchObject({
      plugins: { text: { type: "grpc", command: "python", args: [join(FOLDER, "workers/text-worker.ts"), "-v"] } },
    });
  });

  it("writes a file with which a runtime runs", async () => {
    const folder = await useFolder();
    const program = join(folder, "main.mjs");
    const server =
      "http.createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1', function () { console.log(JSON.stringify({ port: this.address().port })); });";
    await writeFile(program, `import http from "node:http";\n${server}\n`);
    const output = join(folder, "stepflow-config.yml");
    const args = ["config", "--version", "0.11.1", "--worker", `text=${program}`, "--output", output];
    expect(await cli.run(args)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(parse(await readFile(output, "utf8"))).toMatchObject({
      plugins: { text: { command: process.execPath, args: [program] } },
    });
    const examined = await cli.run(["doctor", "--config", output, "--port", "0"]);
    expect(examined).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('Worker "text" cannot be used') });
  });

  it.each([
    ["no worker", ["--version", "0.11.1"], "No worker is given."],
    [
      "a version that does not call workers",
      ["--version", "0.13.0", "--mode", "url", "-w", "a=http://x/"],
      "servers since 0.12 do not call workers",
    ],
    ["a program that is not there", ["--version", "0.13.0", "-w", "a=no.ts"], "The program no.ts does not exist."],
    ["an inexact version", ["--version", "0.13", "-w", "a=no.ts"], "Use an exact version such as 0.13.0."],
    ["a worker without a name", ["--version", "0.13.0", "-w", "main.ts"], "--worker needs a name and a value"],
  ])("%s: exit code 2", async (_name, args, message) => {
    expect(await cli.run(["config", ...args])).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining(message),
    });
  });
});

describe("stepflow-worker doctor", () => {
  it("finds everything in order", async () => {
    const runtime = await createRuntime({ workers: { text: worker } });
    onTestFinished(() => runtime.close());
    const { url } = await runtime.listen();
    const result = await cli.run(["doctor", "--port", "0", "--worker", "workers/text-worker.ts", "--runtime", url], {
      fromSource: true,
    });
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(result.stdout).toContain(`✔ Node: ${process.versions.node}\n`);
    expect(result.stdout).toContain("✔ worker workers/text-worker.ts: 6 components\n");
    expect(result.stdout).toMatch(/^✔ runtime http:.*: healthy, version \d/m);
  });

  it("names each fault with its remedy", async () => {
    const port = await usePort();
    const used = await cli.run(["doctor", "--port", String(port)]);
    expect(used).toMatchObject({ exitCode: 2 });
    expect(used.stdout).toContain(
      `✘ port ${port}: is in use\n    End the program that listens there, or use another port.\n`,
    );
    const away = await cli.run([
      "doctor",
      "--port",
      "0",
      "--worker",
      "no.ts",
      "--runtime",
      "http://127.0.0.1:9",
      "--format",
      "json",
    ]);
    expect(away.exitCode).toBe(2);
    expect(JSON.parse(away.stdout)).toMatchObject({
      ok: false,
      checks: expect.arrayContaining([
        {
          name: "worker no.ts",
          ok: false,
          detail: "no.ts: The worker's file no.ts does not exist.",
          remedy: expect.any(String),
        },
        expect.objectContaining({ name: "runtime http://127.0.0.1:9", ok: false }),
      ]),
    });
    const gone = await cli.run(["doctor", "--port", "0", "--config", "no.yml"]);
    expect(gone).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("✘ configuration no.yml") });
  });

  it("names what surprises users of a version", async () => {
    const notesOf = async (version: string): Promise<string[]> => {
      const { stdout } = await cli.run(["doctor", "--port", "0", "--runtime", version, "--format", "json"]);
      const { checks } = JSON.parse(stdout) as { checks: { name: string; notes?: string[] }[] };
      return checks.find(({ name }) => name === `runtime ${version}`)?.notes ?? [];
    };
    expect(await notesOf("0.9.0")).toEqual(
      expect.arrayContaining([
        expect.stringContaining("restarts a worker that it has started after any error"),
        expect.stringContaining("no Blob API"),
      ]),
    );
    expect(await notesOf("0.11.1")).toEqual([
      expect.stringContaining("after a lost connection"),
      expect.stringContaining("never starts a step"),
    ]);
    expect(await notesOf("0.13.0")).toEqual([
      expect.stringContaining("workers: they pull"),
      expect.stringContaining("never starts a step"),
    ]);
    expect(await notesOf("99.0.0")).toHaveLength(2);
    const text = await cli.run(["doctor", "--port", "0", "--runtime", "0.9.0"]);
    expect(text.stdout).toMatch(/^ {4}- It restarts a worker that it has started after any error/m);
  });
});
