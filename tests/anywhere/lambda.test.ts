import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, it, onTestFinished } from "vitest";
import { LambdaService } from "./lambda-service.ts";

async function start(handler: string): Promise<{ service: LambdaService; url: string }> {
  const folder = await mkdtemp(join(inject("installed"), "lambda-"));
  await cp(fileURLToPath(new URL("programs", import.meta.url)), folder, { recursive: true });
  const service = new LambdaService({ folder, handler, env: process.env });
  onTestFinished(async () => {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { service, url: await service.listen() };
}

it("a body that breaks ends the response with the error in its trailers, and the next request is served", async () => {
  const { service, url } = await start("lambda-broken");
  for (let count = 0; count < 2; count += 1) {
    const response = await fetch(url);
    expect([response.status, response.headers.get("x-test")]).toEqual([201, "1"]);
    await expect(response.text()).rejects.toThrow(TypeError);
    const trailers = service.trailers;
    expect(trailers["lambda-runtime-function-error-type"]).toBe("TypeError");
    const body = Buffer.from(trailers["lambda-runtime-function-error-body"] ?? "", "base64").toString();
    expect(JSON.parse(body)).toEqual({ errorMessage: "the body broke", errorType: "TypeError" });
  }
});
