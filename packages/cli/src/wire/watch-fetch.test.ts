import { expect, it } from "vitest";
import { Conversation } from "./conversation.ts";
import { watchFetch } from "./watch-fetch.ts";

const params = { component: "/x", input: {}, attempt: 1, observability: { run_id: "r", step_id: "a" } };
const body = JSON.stringify({ jsonrpc: "2.0", id: "e", method: "components/execute", params });
const post = (): Request => new Request("http://worker/", { method: "POST", body });

it("passes requests and answers on unchanged, and notes the execution", async () => {
  const conversation = new Conversation();
  const answer = '{"jsonrpc":"2.0","id":"e","result":{"output":1}}';
  const fetch = watchFetch(async (request) => {
    expect(await request.text()).toBe(body);
    return new Response(answer, { status: 200, headers: { "x-own": "1" } });
  }, conversation);
  const response = await fetch(post());
  expect(response.headers.get("x-own")).toBe("1");
  expect(await response.text()).toBe(answer);
  expect(conversation.executions).toMatchObject([{ stepId: "a", end: { output: 1 } }]);
});

it("notes a broken connection, and rejects as the worker's fetch does", async () => {
  const conversation = new Conversation();
  const fetch = watchFetch(() => Promise.reject(new TypeError("fetch failed")), conversation);
  await expect(fetch(post())).rejects.toThrow("fetch failed");
  expect(conversation.executions).toMatchObject([{ end: { error: undefined } }]);
});
