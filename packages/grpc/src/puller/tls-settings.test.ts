import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@stepflow/worker";
import type { PullOptions } from "@stepflow/worker/node";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Certificates, createCertificates } from "../../../../tests/support/wire/certificates.ts";
import { type PullSettings, resolvePullSettings } from "./pull-settings.ts";

const worker = { name: "text", behavior: { logger: silentLogger } };
const resolve = (options: PullOptions, env: Record<string, string> = {}): PullSettings =>
  resolvePullSettings(worker, { queue: "q", ...options }, env);

let certificates: Certificates;
beforeAll(async () => {
  certificates = await createCertificates();
});

/** Writes files and returns their paths by name. */
async function write(files: Readonly<Record<string, string>>): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-tls-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return (name) => join(folder, name);
}

describe("the option tls", () => {
  it("makes https:// the scheme of addresses that have none", () => {
    const { tasksUrl, blobUrl, sessionTls } = resolve({
      tasksUrl: "a:1",
      blobUrl: "b:2",
      tls: { ca: certificates.ca },
    });
    expect([tasksUrl, blobUrl]).toEqual(["https://a:1", "https://b:2"]);
    expect(sessionTls.secureContext).toBeDefined();
    expect(resolve({ tls: { servername: "stepflow" } }).tasksUrl).toBe("https://127.0.0.1:7840");
  });

  it("is refused if it has no effect", () => {
    expect(() => resolve({ tasksUrl: "http://a:1", tls: { ca: certificates.ca } })).toThrow(
      "tls has no effect at http://a:1. Write https:// in tasksUrl (STEPFLOW_TASKS_URL), or omit tls.",
    );
  });

  it("is refused with a key of another certificate, and with a wrong passphrase", () => {
    const { client, server } = certificates;
    expect(() => resolve({ tls: { cert: client.cert, key: server.key } })).toThrow(
      /^tls cannot be used: .* Check that/,
    );
    expect(() => resolve({ tls: { ca: "ca.pem" } })).toThrow("tls: ca must be a certificate in PEM");
  });

  it("accepts bytes", () => {
    const { ca, client } = certificates;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const tls = { ca: bytes(ca), cert: bytes(client.cert), key: bytes(client.key) };
    expect(resolve({ tls }).sessionTls.secureContext).toBeDefined();
  });
});

describe("the files of the environment", () => {
  it("are read for https:// addresses, and have no effect on others", async () => {
    const { ca, client } = certificates;
    const pathOf = await write({ "ca.pem": ca, "client.pem": client.cert, "client.key": client.key });
    const env = {
      STEPFLOW_TLS_CA_FILE: pathOf("ca.pem"),
      STEPFLOW_TLS_CERT_FILE: ` ${pathOf("client.pem")} `,
      STEPFLOW_TLS_KEY_FILE: pathOf("client.key"),
    };
    const { tls, sessionTls } = resolve({ tasksUrl: "https://a:1" }, env);
    expect(tls).toEqual({ ca, ...client });
    expect(sessionTls.secureContext).toBeDefined();
    expect(resolve({ tasksUrl: "a:1" }, env)).toMatchObject({ tasksUrl: "http://a:1", tls: undefined, sessionTls: {} });
    expect(resolve({ tls: { servername: "b" } }, env).tls).toEqual({ servername: "b" });
  });

  it("are named if they cannot be read or used", async () => {
    const pathOf = await write({ "empty.pem": "" });
    const pull = (path: string) => () => resolve({ tasksUrl: "https://a:1" }, { STEPFLOW_TLS_CA_FILE: path });
    expect(pull(pathOf("missing.pem"))).toThrow("The file of STEPFLOW_TLS_CA_FILE cannot be read: ENOENT");
    expect(pull(pathOf("empty.pem"))).toThrow("STEPFLOW_TLS_CA_FILE");
  });
});
