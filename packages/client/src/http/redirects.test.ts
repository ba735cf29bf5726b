import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { createClient } from "../create-client.ts";
import type { ClientError } from "../model/client-error.ts";

interface Seen {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
}

/** A client whose first request is redirected to `location`. */
function redirected(
  status: number,
  location: string,
  options: { url?: string; headers?: Record<string, string> } = {},
) {
  const seen: Seen[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    seen.push({ url: String(input), method: init.method ?? "", headers: new Headers(init.headers) });
    if (seen.length === 1) return new Response(null, { status, headers: { location } });
    return Response.json({ status: "healthy", flowId: "f", stored: true });
  };
  return { client: createClient({ url: "http://one.test", ...options, fetch }), seen };
}

const SECRETS = [
  { name: "a password in the URL", options: { url: "http://user:s3cret@one.test" } },
  { name: "headers of the user", options: { headers: { "x-api-key": "s3cret" } } },
];
const OTHERS = ["http://two.test/api/v1/health?token=s3cret", "https://one.test/", "//two.test/"];

describe.each(SECRETS)("a client with $name", ({ options }) => {
  it.each(OTHERS.flatMap((location) => [301, 302, 307, 308].map((status) => [status, location] as const)))(
    "does not follow %i to %s",
    async (status, location) => {
      const { client, seen } = redirected(status, location, options);
      const error = await failureOf<ClientError>(client.health());
      expect(error).toMatchObject({ name: "ClientError", status });
      expect(error.hint).toContain("are not sent to another host. Create the client with the URL");
      expect(`${error.message} ${error.hint}`).not.toContain("s3cret");
      expect(seen).toHaveLength(1);
      const posting = redirected(307, location, options);
      await expect(posting.client.storeFlow({ steps: [] })).rejects.toThrow("a redirect to");
      expect(posting.seen).toHaveLength(1);
    },
  );

  it("follows within the host, with them", async () => {
    const { client, seen } = redirected(307, "/elsewhere", options);
    await client.storeFlow({ steps: [] });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST http://one.test/api/v1/flows",
      "POST http://one.test/elsewhere",
    ]);
    expect([...(seen[1]?.headers ?? [])]).toEqual([...(seen[0]?.headers ?? [])]);
  });
});

it("a client without secrets follows to another host", async () => {
  const { client, seen } = redirected(301, "https://one.test/api/v1/health");
  expect(await client.health()).toMatchObject({ status: "healthy" });
  expect(seen[1]?.url).toBe("https://one.test/api/v1/health");
});

it("redirects without end are an error", async () => {
  const fetch = async (): Promise<Response> => new Response(null, { status: 302, headers: { location: "/" } });
  const error = await failureOf<ClientError>(createClient({ url: "http://one.test", fetch }).health());
  expect(error.hint).toContain("have no end");
});

it("a redirect that a browser hides is not followed with secrets", async () => {
  const methods: string[] = [];
  const fetch = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    methods.push(init.redirect ?? "follow");
    const response = Response.json({ status: "healthy" });
    if (init.redirect === "manual") Object.defineProperty(response, "type", { value: "opaqueredirect" });
    return response;
  };
  await createClient({ url: "http://one.test", fetch }).health();
  await expect(createClient({ url: "http://u:p@one.test", fetch }).health()).rejects.toThrow("redirect to another URL");
  expect(methods).toEqual(["manual", "follow", "manual"]);
});

it.each(["http://h/?token=s3cret", "http://h/api/v1#s3cret", "http://u:s3/cret@h/"])(
  "the error about the URL %s does not contain its secrets",
  (url) => {
    expect(() => createClient({ url })).toThrow(TypeError);
    expect(() => createClient({ url })).not.toThrow(/s3|cret/);
  },
);
