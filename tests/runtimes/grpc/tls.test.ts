import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@stepflow/client";
import { createTlsFetch } from "@stepflow/client/node";
import { type ComponentContext, createWorker } from "@stepflow/worker";
import type { PullOptions } from "@stepflow/worker/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFreePort } from "../../../packages/orchestrator/src/process/free-port.ts";
import { oneStepFlow } from "../../support/data/flows.ts";
import { type Certificate, type Certificates, createCertificates } from "../../support/wire/certificates.ts";
import { startTlsProxy } from "../../support/wire/tls-proxy.ts";
import { pullForTest } from "../../support/workers/pulled-worker.ts";
import { type PullServer, QUEUE, startPullServer } from "./support/pull-server.ts";

/** Takes long enough for two heartbeats. */
const worker = createWorker({ name: "tls" }).component("/store", async (text: string, ctx: ComponentContext) => {
  const blobId = await ctx.putBlob({ text });
  await sleep(2_500);
  return await ctx.getBlob(blobId);
});

const PROTOCOLS = ["h2", "http/1.1"] as const;
let certificates: Certificates;
beforeAll(async () => {
  certificates = await createCertificates();
});

describe("a worker that pulls through a proxy with TLS", () => {
  it("pulls, reports, stores blobs and sends heartbeats with the certificate of a client", async () => {
    const { ca, server, client } = certificates;
    const target = await findFreePort();
    const port = await startTlsProxy({ certificate: server, target, clientCa: ca, protocols: PROTOCOLS });
    const tls = { ca, ...client };
    const address = `localhost:${port}`;
    const { log } = await pullForTest(worker, { tasksUrl: address, queue: QUEUE, tls });
    const env = { STEPFLOW_ORCHESTRATOR_URL: address };
    await using runtime = await startPullServer("0.13.0", target, { env });
    const rest = createClient({ url: `https://${address}`, fetch: createTlsFetch(tls) });
    const { items } = await rest.run(oneStepFlow(runtime.path("/store")), ["tide"]);
    expect(items[0]?.result).toEqual({ outcome: "success", result: { text: "tide" } });
    const problems = log.items.filter(({ level }) => level === "warn" || level === "error");
    // Before the runtime had started.
    expect(problems.filter(({ message }) => !message.includes(address))).toEqual([]);
    expect(log.items.map(({ message }) => message)).toContain("Pulling tasks.");
  });
});

describe("a worker that cannot pull through a proxy with TLS", () => {
  let runtime: PullServer;
  beforeAll(async () => {
    runtime = await startPullServer("0.13.0", await findFreePort());
  });
  afterAll(() => runtime.close());

  /** Returns the first problem of a worker. */
  async function problemOf(
    certificate: Certificate,
    tls: PullOptions["tls"],
    clientCa?: string,
    protocols: readonly ("h2" | "http/1.1")[] = PROTOCOLS,
  ): Promise<string> {
    const { port: target } = runtime.orchestrator;
    const port = await startTlsProxy({ certificate, target, clientCa, protocols });
    const { log } = await pullForTest(worker, { tasksUrl: `https://localhost:${port}`, queue: QUEUE, tls });
    const { message } = await log.find(({ level }) => level === "warn");
    expect(message).toContain(`https://localhost:${port}`);
    return message;
  }

  it("names tls.ca for an authority that it does not know", async () => {
    const { server, stranger } = certificates;
    expect(await problemOf(server, undefined)).toContain("unknown. Pass its certificate as tls.ca");
    expect(await problemOf(server, { ca: stranger.cert })).toContain("unknown. Pass its certificate as tls.ca");
  });

  it("explains an expired certificate and one of another host", async () => {
    const { ca, expired, other } = certificates;
    expect(await problemOf(expired, { ca })).toContain("The certificate has expired. Renew it");
    expect(await problemOf(other, { ca })).toContain("issued for another name. Use the host name");
  });

  it("names tls.cert if a certificate of the client is missing", async () => {
    const { ca, server } = certificates;
    expect(await problemOf(server, { ca }, ca)).toContain("asks for a certificate of the client");
  });

  it("explains a proxy without HTTP/2", async () => {
    const { ca, server } = certificates;
    expect(await problemOf(server, { ca }, undefined, ["http/1.1"])).toContain("offers no HTTP/2");
  });

  it("names the setting of a runtime that announces its own address instead of the proxy's", async () => {
    const { ca, server } = certificates;
    const { port: target } = runtime.orchestrator;
    const port = await startTlsProxy({ certificate: server, target, protocols: PROTOCOLS });
    const { log } = await pullForTest(worker, { tasksUrl: `localhost:${port}`, queue: QUEUE, tls: { ca } });
    // Runtimes look for components when they are asked.
    const listing = runtime.orchestrator.client.listComponents().catch(() => {});
    const { fields } = await log.find(({ message }) => message === "A task could not be answered.");
    expect(fields["error"]).toContain(
      `The runtime announces https://127.0.0.1:${target}, which has no TLS. Set STEPFLOW_`,
    );
    await listing;
  });

  it("accepts a certificate of another host that tls.servername names", async () => {
    const { ca, other } = certificates;
    const { port: target } = runtime.orchestrator;
    const port = await startTlsProxy({ certificate: other, target, protocols: PROTOCOLS });
    const tls = { ca, servername: "other.test" };
    const { worker: pulling } = await pullForTest(worker, { tasksUrl: `https://localhost:${port}`, queue: QUEUE, tls });
    await pulling.connected;
  });
});
