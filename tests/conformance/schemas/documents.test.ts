import { describe, expect, it } from "vitest";
import * as validators from "../../../packages/protocol/src/generated/document-validators.gen.ts";
import type { SchemaValidator } from "../../../packages/protocol/src/validation/schema-validator.ts";
import { validate } from "../../../packages/protocol/src/validation/validate.ts";
import { type Dialect, dialectOf, isRecord, recordingsOf, versions } from "./recordings.ts";

const recordings = versions.flatMap(recordingsOf);
const flowValidators: Readonly<Record<Dialect, SchemaValidator<unknown>>> = {
  v0: validators.v0Flow,
  v1: validators.v1Flow,
};
const configValidators: Readonly<Record<Dialect, SchemaValidator<unknown>>> = {
  v0: validators.v0Config,
  v1: validators.v1Config,
};

describe("blobs.ids.made-by-runtime, types.editor: documents that real runtimes accepted", () => {
  it("every flow that was stored validates", () => {
    const stored = recordings.flatMap(({ version, rest = [] }) =>
      rest.flatMap(({ request: { path, body }, response }) => {
        const isStored = path.endsWith("/flows") && response?.status === 200 && isRecord(body);
        return isStored ? [{ dialect: dialectOf(version), flow: body["flow"] }] : [];
      }),
    );
    expect(stored.length).toBe(782);
    expect(stored.map(({ dialect, flow }) => validate(flowValidators[dialect], flow)).filter(({ ok }) => !ok)).toEqual(
      [],
    );
  });

  it("every configuration that a runtime started with validates", () => {
    const used = recordings.filter(({ config }) => config !== undefined);
    expect(used.length).toBe(6);
    expect(
      used.map(({ version, config }) => validate(configValidators[dialectOf(version)], config)).filter(({ ok }) => !ok),
    ).toEqual([]);
  });

  const plugin = (settings: object) => ({
    plugins: { lab: { type: "stepflow", ...settings } },
    routes: { "/lab/{*component}": [{ plugin: "lab" }] },
  });

  it.each<Dialect>(["v0", "v1"])("%s: a worker by URL, a worker by command, and neither", (dialect) => {
    const url = { url: "http://127.0.0.1:18080" };
    const command = { command: "node", args: ["w.mjs"], env: { HOME: "/" }, healthCheck: { timeoutMs: 1000 } };
    expect(validate(configValidators[dialect], plugin(url)).ok).toBe(true);
    expect(validate(configValidators[dialect], plugin(command)).ok).toBe(true);
    expect(validate(configValidators[dialect], plugin({})).ok).toBe(false);
    expect(validate(configValidators[dialect], { ...plugin(url), routes: undefined })).toEqual({
      ok: false,
      issues: [{ pointer: "/routes", message: "is missing" }],
    });
  });

  it("v1: retries in the places of 0.10 and of 0.11, and the Blob API", () => {
    const backoff = { type: "constant", delayMs: 50 };
    const retry010 = plugin({ url: "http://w", retry: { maxAttempts: 3, backoff } });
    const retry011 = {
      ...plugin({ url: "http://w" }),
      retry: { transportMaxRetries: 3, backoff },
      blobApi: { enabled: true, blobThreshold: 0 },
    };
    expect(validate(validators.v1Config, retry010).ok).toBe(true);
    expect(validate(validators.v1Config, retry011).ok).toBe(true);
    expect(validate(validators.v1Config, { ...retry011, retry: { backoff: { type: "linear" } } })).toMatchObject({
      ok: false,
      issues: [{ pointer: "/retry/backoff" }],
    });
  });

  it.each<Dialect>(["v0", "v1"])("%s: points at what is wrong in a flow", (dialect) => {
    const step = { id: "s1", component: "/lab/echo", input: { $input: "$" } };
    expect(validate(flowValidators[dialect], { steps: [step], output: { $step: "s1", path: "$.a" } }).ok).toBe(true);
    expect(validate(flowValidators[dialect], { steps: [{ id: "s1" }] })).toEqual({
      ok: false,
      issues: [{ pointer: "/steps/0/component", message: "is missing" }],
    });
    expect(validate(flowValidators[dialect], { steps: [{ ...step, onError: { action: "explode" } }] })).toMatchObject({
      ok: false,
      issues: [{ pointer: "/steps/0/onError" }, { pointer: "/steps/0/onError" }],
    });
  });
});
