import { readdirSync } from "node:fs";
import { type Dialect, METHODS } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { readText } from "../architecture/repository.ts";
import { answerComplaints, callComplaints } from "../conformance/schemas/validity.ts";

/** A message that a page shows. Its block begins with dialect, method and kind: `v1 runs/get result`. */
interface Example {
  readonly dialect: Dialect;
  readonly method: string;
  readonly kind: string;
  readonly message: Readonly<Record<string, unknown>>;
}

const pages = readdirSync("docs/protocol").map((file) => `docs/protocol/${file}`);
const blocks = pages.flatMap((page) => [...readText(page).matchAll(/^```json(.*)\n([\s\S]*?)^```$/gm)]);
const examples = blocks.map(([, info = "", text = ""]): Example => {
  const [dialect, method = "", kind = ""] = info.trim().split(" ");
  return { dialect: dialect === "v0" ? "v0" : "v1", method, kind, message: JSON.parse(text) };
});

describe("docs.guides: the messages of the guide to workers", () => {
  it("are found", () => {
    expect(examples.length).toBeGreaterThan(25);
  });

  it.each(examples)("docs.guides: $dialect $method $kind is valid", ({ dialect, method, kind, message }) => {
    const isCall = kind === "request" || kind === "notification";
    expect(Object.keys(message)).toContain(isCall ? "method" : kind);
    expect(isCall ? callComplaints(dialect, message) : answerComplaints(dialect, method, message)).toEqual([]);
    if (isCall) expect(message).toHaveProperty("method", method);
  });

  it("docs.guides: show each method in each direction that a dialect has", () => {
    const shown = new Set(examples.map(({ method, kind }) => `${method} ${kind}`));
    const wanted = Object.entries(METHODS).flatMap(([method, { kind }]) =>
      kind === "notification" ? [`${method} notification`] : [`${method} request`, `${method} result`],
    );
    expect(wanted.filter((name) => !shown.has(name))).toEqual([]);
  });

  it("docs.guides: the table of methods agrees with the protocol", () => {
    const rows = [
      ...readText("docs/protocol/methods.md").matchAll(
        /^\| `([a-z_/]+)` +\| to (\w+) +\| (\w+) +\| (\w+) +\| (\w+) +\|/gm,
      ),
    ];
    const listed = rows.map(([, method, receiver, kind, v0, v1]) => [method, receiver, kind, v0, v1]);
    const known = Object.entries(METHODS).map(([method, { direction, kind, schemas }]) => [
      method,
      direction === "toWorker" ? "worker" : "runtime",
      kind,
      schemas.v0 === undefined ? "no" : "yes",
      schemas.v1 === undefined ? "no" : "yes",
    ]);
    expect(listed.toSorted()).toEqual(known.toSorted());
  });
});
