import { describe, expect, it } from "vitest";
import { runId, stub } from "../../../tests/support/workers/client-stub.ts";
import type { Client } from "./client.ts";
import { type ClientOptions, createClient } from "./create-client.ts";
import type { CallOptions } from "./http/http.ts";
import { CLIENT_NAMES, METHOD_NAMES } from "./option-names.ts";
import type { PutBlobOptions } from "./resources/blobs.ts";
import type { ListComponentsOptions } from "./resources/components.ts";
import type { StoreFlowOptions } from "./resources/store-flow-options.ts";
import type { FollowOptions } from "./runs/follow.ts";
import type { ForkOptions } from "./runs/fork.ts";
import type { RunOptions } from "./runs/run.ts";
import type { GetRunStepsOptions, ListRunsOptions } from "./runs/runs.ts";
import type { RunSettings, SubmitOptions } from "./runs/submit.ts";

type Names<Options> = Readonly<Record<keyof Options, true>>;

const CALL: Names<CallOptions> = { signal: true, timeoutMs: true };
const RUN: Names<CallOptions & RunSettings> = { ...CALL, maxConcurrency: true, overrides: true, variables: true };
const FORK: Names<ForkOptions> = { ...RUN, pins: true, from: true, item: true, input: true, flow: true };
const LIST: Names<ListRunsOptions> = {
  ...CALL,
  ...{ status: true, flowName: true, rootRunId: true, parentRunId: true, limit: true, offset: true },
};
const CLIENT: Names<ClientOptions> = {
  ...{ url: true, fetch: true, headers: true, timeoutMs: true, json: true },
  ...{ resolveReferences: true, referenceLimitBytes: true },
};

it("the names of options are those of their types", () => {
  expect([...CLIENT_NAMES].sort()).toEqual(Object.keys(CLIENT).sort());
  const types = {
    storeFlow: { ...CALL, dryRun: true } satisfies Names<StoreFlowOptions>,
    submit: { ...RUN, wait: true, timeoutSecs: true } satisfies Names<SubmitOptions>,
    run: { ...RUN, pins: true } satisfies Names<RunOptions>,
    fork: FORK,
    follow: { ...CALL, since: true } satisfies Names<FollowOptions>,
    listRuns: LIST,
    getRunSteps: { ...CALL, itemIndex: true } satisfies Names<GetRunStepsOptions>,
    listComponents: { ...CALL, includeSchemas: true } satisfies Names<ListComponentsOptions>,
    putBlob: { ...CALL, filename: true } satisfies Names<PutBlobOptions>,
    putBinary: { ...CALL, filename: true } satisfies Names<PutBlobOptions>,
  };
  const sorted = (names: readonly string[] = []): string[] => names.toSorted();
  for (const [method, names] of Object.entries(types)) {
    expect([method, sorted(METHOD_NAMES[method as keyof Client])]).toEqual([method, sorted(Object.keys(names))]);
  }
  expect(Object.keys(METHOD_NAMES)).toEqual(Object.keys(types));
});

describe("options that do not exist", () => {
  it("are refused by createClient, but not in a runtime that takes the place of options", () => {
    const options = { url: "http://127.0.0.1:7840", timeoutMS: 1 } as ClientOptions;
    expect(() => createClient(options)).toThrow(
      'createClient: there is no option "timeoutMS". The options are url, fetch, headers, timeoutMs, json, ',
    );
    const plain = { url: "http://real", run: async () => {}, close: async () => {} };
    expect(createClient(plain).url).toBe("http://real/api/v1");
    for (const wrong of [{ run: true }, { run: () => {} }, { close: () => {} }]) {
      const [name] = Object.keys(wrong);
      expect(() => createClient({ url: "http://real", ...wrong } as ClientOptions)).toThrow(`no option "${name}"`);
    }
    class Runtime {
      readonly url = "http://embedded";
      readonly engine = {};
      readonly fetch = fetch;
    }
    expect(createClient(new Runtime()).url).toBe("http://embedded/api/v1");
  });

  it.each<[string, (client: Client, options: object) => unknown]>([
    ["storeFlow", (client, options) => client.storeFlow({ steps: [] }, options)],
    ["submit", (client, options) => client.submit("id", [1], options)],
    ["run", (client, options) => client.run({ steps: [], output: null }, [1], options)],
    ["fork", (client, options) => client.fork(runId, { from: "a", ...options })],
    ["waitForRun", (client, options) => client.waitForRun(runId, options)],
    ["getRunSteps", (client, options) => client.getRunSteps(runId, options)],
    ["listComponents", (client, options) => client.listComponents(options)],
    ["putBinary", (client, options) => client.putBinary(new Uint8Array(), options)],
    ["health", (client, options) => client.health(options)],
  ])("are refused by %s, before anything is sent", async (method, call) => {
    const { client, sent } = stub(() => undefined);
    await expect(call(client, { timeOutMs: 1 })).rejects.toThrow(
      `client.${method}: there is no option "timeOutMs". Did you mean "timeoutMs"?`,
    );
    expect(sent).toEqual([]);
  });

  it("are refused by follow", async () => {
    const { client, sent } = stub(() => undefined);
    const events = client.follow(runId, { after: 1 } as object)[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toThrow('client.follow: there is no option "after".');
    expect(sent).toEqual([]);
  });
});
