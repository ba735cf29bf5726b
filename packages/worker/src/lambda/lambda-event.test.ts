import { describe, expect, it } from "vitest";
import { type LambdaEvent, toRequest } from "./lambda-event.ts";

describe("the event of a function URL", () => {
  const event: LambdaEvent = {
    rawPath: "/a/b",
    rawQueryString: "x=%20&y",
    headers: { host: "w.example", "content-type": "application/json" },
    requestContext: { http: { method: "POST" } },
    body: Buffer.from('{"text":"ä"}').toString("base64"),
    isBase64Encoded: true,
  };

  it("becomes a request with its path, query, headers and bytes", async () => {
    const request = toRequest(event);
    expect([request.method, request.url]).toEqual(["POST", "https://w.example/a/b?x=%20&y"]);
    expect(request.headers.get("content-type")).toBe("application/json");
    expect(await request.json()).toEqual({ text: "ä" });
  });

  it("may have a body of text, or none", async () => {
    expect(await toRequest({ ...event, body: "plain", isBase64Encoded: false }).text()).toBe("plain");
    const get = toRequest({
      ...event,
      body: null,
      requestContext: { domainName: "d.example", http: { method: "GET" } },
    });
    expect([get.body, get.method]).toEqual([null, "GET"]);
  });

  it("has the domain of its context if the host is missing", () => {
    const { headers: _, ...rest } = event;
    const requestContext = { domainName: "d.example", http: { method: "POST" } };
    expect(toRequest({ ...rest, requestContext }).url).toBe("https://d.example/a/b?x=%20&y");
  });
});

describe("the event of a load balancer", () => {
  it("becomes a request, with lists of headers, too", () => {
    const event: LambdaEvent = { httpMethod: "GET", path: "/readyz", requestContext: { elb: {} } };
    const single = toRequest({ ...event, queryStringParameters: { x: "%20" }, headers: { host: "h.example" } });
    expect(single.url).toBe("https://h.example/readyz?x=%20");
    const lists = toRequest({
      ...event,
      multiValueQueryStringParameters: { x: ["1", "2"] },
      multiValueHeaders: { host: ["h.example"], accept: ["a", "b"] },
    });
    expect([lists.url, lists.headers.get("accept")]).toEqual(["https://h.example/readyz?x=1&x=2", "a, b"]);
  });
});

it("any other event is refused with a sentence that names the right ones", () => {
  expect(() => toRequest({})).toThrow("The event is no HTTP request. Invoke the function by its URL");
});
