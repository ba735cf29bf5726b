import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { followBody } from "../support/data/text-feed.ts";
import { useCli } from "./support/cli-program.ts";
import { createProject, type DevProcess, type DevProject, ready } from "./support/dev-project.ts";

const cli = useCli();

async function start(...args: string[]): Promise<{ readonly project: DevProject; readonly dev: DevProcess }> {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const dev = await project.start(["src/worker.mjs", ...args]);
  await dev.next(ready);
  return { project, dev };
}

function get(
  { url, token }: DevProcess,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers }, redirect: "manual" });
}

async function json(dev: DevProcess, path: string): Promise<unknown> {
  const response = await get(dev, path);
  expect([path, response.status]).toEqual([path, 200]);
  return await response.json();
}

it("lets in who knows the token: in the query once, then by a cookie, or as a bearer", async () => {
  const { dev } = await start();
  const { url, token } = dev;
  for (const path of ["/", "/dev/api", "/dev/events", "/dev/openapi.json", "/dev/api/runs"]) {
    const refused = await fetch(`${url}${path}`, { redirect: "manual" });
    expect([path, refused.status, refused.headers.get("www-authenticate")]).toEqual([path, 401, expect.any(String)]);
  }
  expect((await get(dev, "/dev/api", { authorization: "Bearer x" })).status).toBe(401);
  expect((await fetch(`${url}/dev/api?token=x`, { redirect: "manual" })).status).toBe(401);

  const exchanged = await fetch(`${url}/dev/api?token=${token}&x=1`, { redirect: "manual" });
  expect([exchanged.status, exchanged.headers.get("location")]).toEqual([303, "/dev/api?x=1"]);
  const cookie = exchanged.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^stepflow_dev_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  const [pair = ""] = cookie.split(";");
  expect((await fetch(`${url}/dev/api`, { headers: { cookie: pair } })).status).toBe(200);
  expect((await fetch(`${url}/dev/api`, { headers: { cookie: `${pair}x` } })).status).toBe(401);

  // Pages of other hosts, of other ports of this machine, and names that lead here.
  for (const origin of ["http://evil.example", "http://127.0.0.1:1", "http://localhost:1", "null"]) {
    expect([origin, (await get(dev, "/dev/api", { origin })).status]).toEqual([origin, 403]);
  }
  expect((await get(dev, "/dev/api", { origin: url })).status).toBe(200);
  expect(
    (await fetch(`${url}/dev/api/runs`, { method: "POST", headers: { authorization: `Bearer ${token}` } })).status,
  ).toBe(405);
  // The REST API of the runtime needs no token, as on any runtime of this machine.
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
  await dev.stop();
});

it("answers every path of its description, in the described form", async () => {
  const { dev, project } = await start();
  await project.writeWorker("two");
  await dev.next(({ type, reload }) => type === "reload" && Object(reload).state === "ready");
  await project.write({ go: "" });
  await dev.execute("/text/hold", { file: `${project.folder}/go` });
  const [run] = (await json(dev, "/dev/api/runs")) as [{ runId: string }];
  const document = (await json(dev, "/dev/openapi.json")) as {
    paths: Record<string, { get: { responses: { 200: { content: Record<string, { schema: object }> } } } }>;
  };
  const server = (await json(dev, "/dev/api")) as { paths: string[] };
  expect([...server.paths].sort()).toEqual([...Object.keys(document.paths), "/dev/openapi.json"].sort());
  const ajv = new Ajv2020({ strict: false });
  for (const [path, { get: operation }] of Object.entries(document.paths)) {
    if (path === "/dev/events" || path.includes("/blobs/")) continue;
    const answer = await json(dev, path.replace("{id}", run.runId));
    const { schema } = operation.responses[200].content["application/json"] ?? { schema: false };
    expect([path, ajv.validate(schema, answer), ajv.errors]).toEqual([path, true, null]);
  }
  expect(await json(dev, "/dev/api/components")).toContainEqual(
    expect.objectContaining({ component: "/text/version", worker: "text" }),
  );
  await dev.stop();
});

it("shows runs with their steps, clips large values, and serves blobs", async () => {
  const { dev } = await start();
  await dev.execute("/text/version", { large: "x".repeat(100_000) });
  await dev.execute("/builtin/put_blob", { data: { a: 1 }, blob_type: "data" });
  const [stored, run] = (await json(dev, "/dev/api/runs?limit=2")) as { runId: string }[];
  const shown = (await json(dev, `/dev/api/runs/${run?.runId}`)) as { details: { input: unknown; steps: unknown[] }[] };
  expect(shown.details[0]).toMatchObject({
    input: { $clipped: { length: 100_012, head: expect.stringMatching(/^\{"large":"x+$/) } },
    steps: [{ stepId: "step", component: "/text/version", status: "completed", attempts: [{ attempt: 1 }] }],
  });
  const full = (await json(dev, `/dev/api/runs/${run?.runId}?full=true`)) as typeof shown;
  expect(full.details[0]?.input).toEqual({ large: "x".repeat(100_000) });

  const { details } = (await json(dev, `/dev/api/runs/${stored?.runId}`)) as {
    details: { result: { result: { blob_id: string } } }[];
  };
  expect(await json(dev, `/dev/api/blobs/${details[0]?.result.result.blob_id}`)).toEqual({ a: 1 });
  expect((await get(dev, "/dev/api/blobs/missing")).status).toBe(404);
  expect((await get(dev, "/dev/api/runs/missing")).status).toBe(404);
  expect((await get(dev, "/dev/api/runs?status=odd")).status).toBe(400);
  expect((await get(dev, "/dev/api/runs?limit=-1")).status).toBe(400);
  await dev.stop();
});

it("streams events, continues after the last one, and states that events of another launch are missing", async () => {
  const { dev } = await start();
  const first = followBody(await get(dev, "/dev/events?types=worker,run"));
  await first.until(/^event: worker$/m);
  await dev.execute("/text/version");
  const text = await first.until((all) => all.includes('"type":"runEnded"'));
  expect(text).not.toContain("event: listening");
  const ids = [...text.matchAll(/^id: (\S+)$/gm)].map(([, id = ""]) => id);
  expect(new Set(ids).size).toBe(ids.length);

  const after = ids[Math.floor(ids.length / 2)] ?? "";
  const next = followBody(await get(dev, "/dev/events?types=worker,run", { "last-event-id": after }));
  const expected = text.slice(text.indexOf(`id: ${ids[Math.floor(ids.length / 2) + 1]}\n`));
  expect((await next.until((all) => all.includes('"type":"runEnded"'))).startsWith(expected.trimEnd())).toBe(true);

  const other = followBody(await get(dev, "/dev/events", { "last-event-id": "00000000-3" }));
  expect(await other.until("event: listening")).toMatch(/^id: \S+\nevent: reset\n/);
  await dev.stop();
});
