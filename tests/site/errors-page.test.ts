import * as client from "@stepflow/client";
import * as grpc from "@stepflow/grpc";
import * as orchestrator from "@stepflow/orchestrator";
import * as protocol from "@stepflow/protocol";
import * as runtime from "@stepflow/runtime";
import * as testing from "@stepflow/runtime/testing";
import * as transport from "@stepflow/transport/client";
import * as worker from "@stepflow/worker";
import { expect, it } from "vitest";
import { readText } from "../architecture/repository.ts";

const page = readText("docs/reference/errors.md");
const entries = [client, grpc, orchestrator, protocol, runtime, testing, transport, worker];

it("docs.guides: the page of errors lists each code of the protocol with a remedy", () => {
  const rows = [...page.matchAll(/^\| <span id="(\w+)">−(\d+)<\/span> +\| `(\w+)` +\|(?:[^|]+\|){2} ([^|]+)\|$/gm)];
  const listed = rows.map(([, id, code, name, remedy = ""]) => {
    expect(remedy.trim().length).toBeGreaterThan(10);
    return [id === name && name, -Number(code)];
  });
  expect(listed).toEqual(Object.entries(protocol.ERROR_CODES));
});

it("docs.guides: the page of errors lists each class that the packages export, with a remedy", () => {
  const classes = entries.flatMap((entry) => Object.keys(entry).filter((name) => /^[A-Z]\w+Error$/.test(name)));
  const sections = [...page.matchAll(/^### (\w+)\n\n[^#]*?\*\*Remedy:\*\* .+\.$/gm)].map(([, name]) => name);
  expect(sections.toSorted()).toEqual([...new Set(classes)].sort());
});

it("docs.guides: the page of errors says what runtimes do after each code, as the protocol does", () => {
  const rules = { never: "never", byFlow: "if the step has `onError: retry`", always: "always" };
  for (const [name, code] of Object.entries(protocol.ERROR_CODES)) {
    const row = page.split("\n").find((line) => line.includes(`id="${name}"`)) ?? "";
    expect(row.split("|").map((cell) => cell.trim())).toContain(rules[protocol.retryPolicyOf(code)]);
  }
});
