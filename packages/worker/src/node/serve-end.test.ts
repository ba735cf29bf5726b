import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  createHolding,
  execute,
  QUIET,
  start,
  useNeutralEnvironment,
} from "../../../../tests/support/workers/holding-worker.ts";
import { serve } from "./serve.ts";

useNeutralEnvironment();

describe("serve: the end", () => {
  it("shutdown.drains: waits for running executions and refuses new ones with -32300", async () => {
    const holding = createHolding();
    const running = await start({}, holding);
    const held = execute(running.url, "/hold");
    await holding.begun;
    const closed = running.close();
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
    expect(await execute(running.url, "/echo")).toMatchObject({ error: { code: -32300 } });
    holding.letGo();
    expect(await held).toMatchObject({ result: { output: "let go" } });
    await closed;
    await running.closed;
    await expect(fetch(`${running.url}/health`)).rejects.toThrow();
  });

  it("shutdown.drains: aborts executions that do not end within drainMs", async () => {
    const holding = createHolding();
    const running = await start({ drainMs: 1 }, holding);
    const held = execute(running.url, "/hold");
    await holding.begun;
    await running.close();
    expect(await held).toMatchObject({ error: { code: -32300, message: "Worker is shutting down." } });
  });

  it("closes at the end of its `await using` block", async () => {
    let url = "";
    {
      await using running = await serve(createHolding().worker, QUIET);
      url = running.url;
      expect((await fetch(`${url}/health`)).status).toBe(200);
    }
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  it("frees its port", async () => {
    const first = await start();
    await first.close();
    const server = createServer().listen(first.port, "127.0.0.1");
    await once(server, "listening");
    expect((server.address() as AddressInfo).port).toBe(first.port);
    await new Promise((resolve) => server.close(resolve));
  });

  it("listens to signals only with handleSignals, and only while it runs", async () => {
    const count = () => process.listenerCount("SIGTERM");
    const before = count();
    await start();
    expect(count()).toBe(before);
    const following = await start({ handleSignals: true });
    expect(count()).toBe(before + 1);
    await following.close();
    expect(count()).toBe(before);
  });
});
