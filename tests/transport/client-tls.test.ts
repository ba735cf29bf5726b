import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createPlainServer } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Server as NetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createClient } from "@stepflow/client";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { type Certificate, type Certificates, createCertificates } from "../support/wire/certificates.ts";

let certificates: Certificates;
beforeAll(async () => {
  certificates = await createCertificates();
});

/** Starts a server that answers every request as a healthy runtime does, and returns its port. */
async function portOf(server: Server | NetServer): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const HEALTH = JSON.stringify({ status: "healthy" });
const startTls = (certificate: Certificate) => portOf(createServer(certificate, (_, response) => response.end(HEALTH)));

/** Asks for the health of a runtime in a process that trusts the authority. */
async function askTrusting(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-tls-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "ca.pem"), certificates.ca);
  const program = new URL("../support/wire/ask-health-main.ts", import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [...typescriptArgs(program), url], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") },
  });
  return stdout.trim();
}

describe("a client over TLS", () => {
  it("trusts the authorities of NODE_EXTRA_CA_CERTS", async () => {
    const port = await startTls(certificates.server);
    expect(await askTrusting(`https://localhost:${port}`)).toBe("healthy");
  });

  it("explains a wrong name and an expired certificate", async () => {
    const [other, expired] = await Promise.all([startTls(certificates.other), startTls(certificates.expired)]);
    expect(await askTrusting(`https://localhost:${other}`)).toContain("The certificate was issued for another name.");
    expect(await askTrusting(`https://localhost:${expired}`)).toContain("The certificate has expired.");
  });

  it("explains an unknown authority, and a server without TLS", async () => {
    const unknown = createClient({ url: `https://localhost:${await startTls(certificates.server)}` });
    await expect(unknown.health()).rejects.toMatchObject({
      name: "RuntimeUnreachableError",
      message: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    const plain = createClient({ url: `https://localhost:${await portOf(createPlainServer())}` });
    await expect(plain.health()).rejects.toThrow("Write http:// instead of https://.");
  });
});
