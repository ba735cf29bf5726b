import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@stepflow/client";
import { createTlsFetch, type TlsOptions } from "@stepflow/client/node";
import type { Orchestrator } from "@stepflow/orchestrator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useCli } from "../cli/support/cli-program.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { type Certificate, type Certificates, createCertificates } from "../support/wire/certificates.ts";
import { startTlsProxy } from "../support/wire/tls-proxy.ts";

const ECHO_FLOW = { output: { $input: "$" }, steps: [] };

let certificates: Certificates;
let runtime: Orchestrator;
beforeAll(async () => {
  [certificates, runtime] = await Promise.all([createCertificates(), startRuntime("0.11.1", {})]);
});
afterAll(() => runtime.close());

/** Returns the URL of the runtime behind a proxy that shows this certificate. */
async function proxyUrl(certificate: Certificate, clientCa?: string): Promise<string> {
  return `https://localhost:${await startTlsProxy({ certificate, target: runtime.port, clientCa })}`;
}

describe("createTlsFetch", () => {
  /** Returns the failure of a request through a proxy. */
  async function failureOf(certificate: Certificate, tls: TlsOptions, clientCa?: string): Promise<unknown> {
    const url = await proxyUrl(certificate, clientCa);
    const client = createClient({ url, fetch: createTlsFetch(tls) });
    return await client.health().catch((error: unknown) => error);
  }

  it("carries every kind of request, and event streams", async () => {
    const { ca, server, client: cert } = certificates;
    const url = await proxyUrl(server, ca);
    const client = createClient({ url, fetch: createTlsFetch({ ca, ...cert }) });
    const { items } = await client.run(ECHO_FLOW, [{ text: "täglich" }, 2]);
    expect(items.map(({ result }) => result)).toEqual([
      { outcome: "success", result: { text: "täglich" } },
      { outcome: "success", result: 2 },
    ]);
    const { flowId } = await client.storeFlow(ECHO_FLOW);
    const { runId } = await client.submit(flowId, [1]);
    const types: string[] = [];
    for await (const { type } of client.follow(runId)) types.push(type);
    expect(types).toContain("item");
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    expect((await client.getBinary(await client.putBinary(bytes))).bytes).toEqual(bytes);
    await client.deleteRun(runId);
    await expect(client.getRun(crypto.randomUUID())).rejects.toMatchObject({ name: "NotFoundError", status: 404 });
  });

  it("names createTlsFetch and NODE_EXTRA_CA_CERTS for an authority that it does not know", async () => {
    const { server, stranger } = certificates;
    expect(await failureOf(server, { ca: stranger.cert })).toMatchObject({
      name: "RuntimeUnreachableError",
      hint: "The authority of the certificate is unknown. Set NODE_EXTRA_CA_CERTS to a file with its certificate, or pass it to createTlsFetch of @stepflow/client/node.",
    });
  });

  it("explains an expired certificate and one of another host, which servername accepts", async () => {
    const { ca, expired, other } = certificates;
    expect(await failureOf(expired, { ca })).toMatchObject({ hint: expect.stringContaining("has expired. Renew it") });
    expect(await failureOf(other, { ca })).toMatchObject({ hint: expect.stringContaining("issued for another name") });
    expect(await failureOf(other, { ca, servername: "other.test" })).toMatchObject({ status: "healthy" });
  });

  it("names createTlsFetch if a certificate of the client is missing", async () => {
    const { ca, server } = certificates;
    expect(await failureOf(server, { ca }, ca)).toMatchObject({
      name: "RuntimeUnreachableError",
      hint: "The server asks for a certificate of the client that it trusts. Pass one to createTlsFetch of @stepflow/client/node.",
    });
  });
});

describe("stepflow-worker with a runtime behind TLS", () => {
  const cli = useCli();
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stepflow-tls-"));
    const { ca, client, stranger } = certificates;
    const files = { "ca.pem": ca, "client.pem": client.cert, "client.key": client.key, "other.pem": stranger.cert };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await writeFile(join(folder, "flow.json"), JSON.stringify(ECHO_FLOW));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (args: readonly string[], env: Record<string, string> = {}) => cli.run(args, { cwd: folder, env });
  const FLOW = ["run", "--flow", "flow.json", "--input-json", '{"n":1}', "--runtime"];
  const CLIENT = ["--cert", "client.pem", "--key", "client.key"];

  it("takes certificates from options, or from the environment", async () => {
    const url = await proxyUrl(certificates.server, certificates.ca);
    const given = await run([...FLOW, url, "--cacert", "ca.pem", ...CLIENT]);
    expect(given).toMatchObject({ exitCode: 0, stdout: '{\n  "n": 1\n}\n' });
    const env = {
      STEPFLOW_TLS_CA_FILE: "ca.pem",
      STEPFLOW_TLS_CERT_FILE: "client.pem",
      STEPFLOW_TLS_KEY_FILE: "client.key",
    };
    expect(await run(["list", "--runtime", url], env)).toMatchObject({ exitCode: 0, stderr: "" });
    const trusting = await run(["doctor", "--runtime", url, "--port", "0", ...CLIENT], {
      NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
    });
    expect(trusting).toMatchObject({ exitCode: 0 });
  });

  it("names the option that mends a failed handshake, and exits with 3", async () => {
    const { server, ca } = certificates;
    const url = await proxyUrl(server, ca);
    const failure = async (...args: readonly string[]) => {
      const { exitCode, stderr } = await run([...FLOW, url, ...args]);
      return `${exitCode} ${stderr}`;
    };
    expect(await failure()).toMatch(/^3 .*The authority of the certificate is unknown\. Add --cacert FILE/s);
    expect(await failure("--cacert", "other.pem")).toMatch(/^3 .*Add --cacert FILE with its certificate\.\n$/s);
    expect(await failure("--cacert", "ca.pem")).toMatch(/^3 .*Add --cert FILE and --key FILE\.\n$/s);
  });

  it("refuses options without effect and files that are no certificates, and exits with 2", async () => {
    const url = await proxyUrl(certificates.server);
    const failure = async (...args: readonly string[]) => {
      const { exitCode, stderr } = await run([...FLOW, ...args]);
      return `${exitCode} ${stderr}`;
    };
    expect(await failure(runtime.url, "--cacert", "ca.pem")).toContain(
      "2 error --cacert has an effect with --runtime https://… only.",
    );
    expect(await failure("embedded", "--key", "client.key")).toContain(
      "2 error --key has an effect with --runtime https",
    );
    expect(await failure(url, "--cacert", "missing.pem")).toContain(
      "2 error missing.pem: The file missing.pem does not exist.",
    );
    expect(await failure(url, "--cacert", "flow.json")).toMatch(
      /^2 error The files of --cacert, .* ca must be a certificate/,
    );
    expect(await failure(url, "--cert", "client.pem")).toMatch(
      /^2 error The files of --cacert, .* cert needs key, too\./,
    );
  });
});
