import { describe, expect, it } from "vitest";
import { followRedirects } from "./follow-redirects.ts";

const SECRETS = { authorization: "Basic eDp5", cookie: "c", "x-api-key": "k", "proxy-authorization": "p" };
const PLAIN = { accept: "*/*", "content-type": "application/json", "stepflow-instance-id": "i" };

/** The requests after a redirect of the first one. */
async function follow(status: number, location: string, becomesGet = false) {
  const seen: { method: string; url: string; headers: Record<string, string>; body: string }[] = [];
  const send = followRedirects(
    async (request) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers: Object.fromEntries(headers), body: await request.text() });
      return seen.length > 1 ? new Response("there") : new Response(null, { status, headers: { location } });
    },
    { becomesGet },
  );
  const response = await send(
    new Request("http://one.test/rpc?token=s3cret", { method: "POST", body: "{}", headers: { ...PLAIN, ...SECRETS } }),
  );
  return { status: response.status, seen };
}

describe("a redirect", () => {
  it.each([307, 308])("%i within the origin repeats the request with its headers", async (status) => {
    const { seen } = await follow(status, "/other");
    expect(seen[1]).toEqual({
      method: "POST",
      url: "http://one.test/other",
      body: "{}",
      headers: { ...PLAIN, ...SECRETS, referer: "http://one.test/rpc?token=s3cret" },
    });
  });

  it.each(["http://two.test/rpc", "http://one.test:81/rpc", "https://one.test/rpc"])(
    "to %s takes no credentials and no query along",
    async (location) => {
      const { seen } = await follow(307, location);
      expect(seen[1]).toEqual({
        method: "POST",
        url: location,
        body: "{}",
        headers: { ...PLAIN, referer: "http://one.test/rpc" },
      });
    },
  );

  it.each([301, 302, 303])("%i becomes a GET only if asked for", async (status) => {
    expect(await follow(status, "/other")).toMatchObject({ status, seen: [{ method: "POST" }] });
    const { seen } = await follow(status, "http://two.test/", true);
    expect(seen[1]).toMatchObject({ method: "GET", body: "", headers: { accept: "*/*" } });
    expect(seen[1]?.headers).not.toHaveProperty("authorization");
  });

  it("without end is an error after ten", async () => {
    let count = 0;
    const send = followRedirects(
      () => {
        count += 1;
        return new Response(null, { status: 307, headers: { location: "/" } });
      },
      { becomesGet: false },
    );
    await expect(send(new Request("http://one.test/", { method: "POST", body: "" }))).rejects.toThrow(
      "more than 10 redirects",
    );
    expect(count).toBe(11);
  });
});
