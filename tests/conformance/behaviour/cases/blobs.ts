import { createHash } from "node:crypto";
import { expect } from "vitest";
import { type Case, expectFailure, failureOf, outputOf, outputsOf, stepFlow, successes } from "../case.ts";
import { mixedText, SHAPES } from "./texts.ts";

const HASH = /^[0-9a-f]{64}$/;
const UNKNOWN = "0".repeat(64);
const NEARLY_2_MIB = 2_000_000;
const FIVE_MIB = 5_242_880;

/** The id of a value: real runtimes hash compact JSON in the order in which it was sent (docs/internals/wire.md#blob-http-api). */
function idOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** Storing values and fetching them. */
export const blobCases: readonly Case[] = [
  {
    name: "JSON of any shape is stored and fetched unchanged",
    ids: [
      "callbacks.blobs",
      "blobs.content-addressed",
      "blobs.any-json",
      "blobs.get.round-trip",
      "blobs.interface",
      "blob-api.post",
      "blob-api.get",
      "examples.put-and-get",
      "blobs.overview",
    ],
    smoke: true,
    feature: "Blobs: put and get",
    async check(target) {
      const outputs = await outputsOf(target, "/round-trip", SHAPES);
      expect(outputs).toEqual(SHAPES.map((data) => ({ data, blobId: expect.stringMatching(HASH) })));
    },
  },
  {
    name: "the id of a blob is the SHA-256 of its JSON, equal for equal values",
    ids: [
      "blobs.put.same-id",
      "blobs.put.dedupe",
      "blobs.ids.made-by-runtime",
      "blobs.classic.id-format",
      "blobs.ids.deterministic",
      "blob-api.ids",
      "blobs.ids.hex",
      "blobs.ids.sha256",
    ],
    async check(target) {
      const values = [{ a: 1, b: ["é", "😀"] }, { a: 1, b: ["é", "😀"] }, { b: ["é", "😀"], a: 1 }, "text", null];
      expect(await outputsOf(target, "/put", values)).toEqual(values.map(idOf));
    },
  },
  {
    name: "a blob of one step is read in a later one, by another component",
    ids: ["blobs.lifetime", "blobs.large-data", "blobs.shared", "blobs.any-component"],
    async check(target) {
      const flow = {
        name: "store, then load",
        steps: [
          { id: "store", component: target.path("/put"), input: { $input: "$" } },
          { id: "load", component: target.path("/get"), input: { blobId: { $step: "store" } } },
        ],
        output: { $step: "load" },
      };
      const inputs = [{ user: "Zoë" }, { user: "Ada" }];
      expect(successes(await target.runFlow(flow, inputs))).toEqual(inputs);
    },
  },
  {
    name: "a blob is fetched by the execution that stored it, after other calls",
    ids: ["blobs.get.later", "blobs.shared"],
    async check(target) {
      const input = { data: { user: "Zoë" }, flow: stepFlow(target, "/echo") };
      expect(await outputOf(target, "/later", input)).toEqual({ others: 20, subRun: "meanwhile", data: input.data });
    },
  },
  {
    name: "getBlob accepts ids in every spelling: bare, with sha256: and in capitals",
    ids: ["blobs.ids.both-spellings", "blobs.ids.hex", "blobs.classic.ids"],
    async check(target) {
      const blobId = await outputOf<string>(target, "/put", "spelled");
      const spellings = [blobId, `sha256:${blobId}`, blobId.toUpperCase()];
      const inputs = spellings.map((spelling) => ({ blobId: spelling }));
      expect(await outputsOf(target, "/get", inputs)).toEqual(["spelled", "spelled", "spelled"]);
    },
  },
  {
    name: "a missing blob fails the step, and the error names it",
    ids: ["blobs.get.missing", "blobs.get.request"],
    smoke: true,
    feature: "A missing blob is a `BlobNotFoundError`",
    async check(target) {
      const failure = await failureOf(target, "/get", { blobId: UNKNOWN });
      expectFailure(target, failure, {
        code: -32100,
        message: `Blob not found: ${UNKNOWN}`,
        data: { blobId: UNKNOWN, component: "/get" },
      });
    },
  },
  {
    name: "a component can catch the error of a missing blob and return a result",
    ids: ["examples.load-user", "errors.text-reaches-user"],
    async check(target) {
      const blobId = await outputOf<string>(target, "/put", { user: "Zoë" });
      expect(await outputsOf(target, "/load", [{ blobId }, { blobId: `sha256:${UNKNOWN}` }])).toEqual([
        { found: true, data: { user: "Zoë" } },
        { found: false, blobId: UNKNOWN, message: `Blob not found: ${UNKNOWN}` },
      ]);
    },
  },
  {
    name: "a text that is not a blob id is never sent",
    ids: ["blobs.ids.both-spellings"],
    async check(target) {
      const failure = await failureOf(target, "/get", { blobId: "../../runs" });
      expectFailure(target, failure, { code: -32100, message: expect.stringContaining('Not a blob id: "../../runs"') });
    },
  },
  {
    name: "getBlob returns the type of a blob: data, or flow for a definition",
    ids: ["blobs.get.type", "flows.as-blobs", "blobs.binary"],
    feature: "Blob types `data` and `flow`",
    async check(target) {
      const flow = { name: "typed", steps: [], output: 1 };
      expect(await outputOf(target, "/types", { flow })).toEqual(["data", "flow"]);
    },
  },
  {
    name: "bytes are stored and fetched with their name, or refused where only JSON is stored",
    ids: ["blobs.binary", "wire.md#blob-http-api"],
    feature: "Binary blobs",
    async check(target) {
      const input = { bytes: [0, 255, 195, 40, 10], filename: "Zoë's “bytes”.bin" };
      if (target.generation === "v0") {
        const failure = await failureOf(target, "/bytes", input);
        expect(failure.message).toMatch(/^This runtime does not support binary blobs/);
        return "no: refused";
      }
      const blobId = createHash("sha256").update(Uint8Array.from(input.bytes)).digest("hex");
      expect(await outputOf(target, "/bytes", input)).toEqual({ ...input, blobId });
      return "yes";
    },
  },
  {
    name: "fetching bytes as JSON fails, and the error states how to fetch them",
    ids: ["blobs.binary"],
    async check(target) {
      if (target.generation === "v0") return;
      const { blobId } = await outputOf<{ blobId: string }>(target, "/bytes", { bytes: [255, 0], filename: "a" });
      expect((await failureOf(target, "/get", { blobId })).message).toContain("getBinary");
    },
  },
  {
    name: "many blobs at once: every answer reaches its request",
    ids: ["callbacks.order", "correlation.any-order", "correlation.by-id"],
    async check(target) {
      const values = Array.from({ length: 40 }, (_, index) => ({ index, text: mixedText(200, index) }));
      const output = await outputOf(target, "/many", values);
      expect(output).toEqual({ values, ids: values.map(idOf) });
    },
  },
  {
    name: "a result is computed once per key",
    ids: ["patterns.cached-results"],
    feature: "Results cached by key",
    async check(target) {
      const input = { key: `key of ${target.name}`, value: { é: [1, 2, 3] } };
      const remembered = { value: input.value, blobId: idOf(input.value) };
      expect(await outputOf(target, "/remember", input)).toEqual({
        first: { ...remembered, fromCache: false },
        second: { ...remembered, fromCache: true },
        computed: 1,
      });
      const { computed } = await outputOf<{ computed: number }>(target, "/remember", input);
      expect(computed).toBe(0);
    },
  },
  {
    name: "a blob may have the largest size that the runtime accepts, and a larger one fails",
    ids: ["payloads.large", "wire.md#blob-http-api"],
    feature: "Largest blob",
    async check(target) {
      expect(await outputOf(target, "/big-blob", { bytes: NEARLY_2_MIB })).toBe(NEARLY_2_MIB - 2);
      if (target.blobLimitBytes === Number.POSITIVE_INFINITY) {
        expect(await outputOf(target, "/big-blob", { bytes: FIVE_MIB })).toBe(FIVE_MIB - 2);
        return "over 5 MiB";
      }
      const failure = await failureOf(target, "/big-blob", { bytes: target.blobLimitBytes + 1 });
      expect(failure.message).toMatch(/^Blob of \d+ bytes is larger than the runtime accepts/);
      return "2 MiB";
    },
  },
];
