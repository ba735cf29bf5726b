import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime, InvalidConfigError } from "@stepflow/runtime";
import { silentLogger } from "@stepflow/worker";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hostileJson } from "../support/data/json-values.ts";
import { batchesOf, ends, faultOf, mutated } from "./fuzz.ts";

/** Nothing here starts a process or opens a connection. */
const CONFIG = {
  plugins: { builtin: { type: "builtin" } },
  routes: { "/{*component}": [{ plugin: "builtin" }], "/a/{name}": [{ plugin: "builtin", component: "/x" }] },
  retry: { transportMaxRetries: 1, backoff: { type: "constant", delayMs: 1 } },
  blobApi: { enabled: true, url: "http://127.0.0.1/blobs" },
  storageConfig: { type: "inMemory" },
};

const text = fc.oneof(
  mutated(fc.constant<unknown>(CONFIG), hostileJson).map((value) => JSON.stringify(value) ?? ""),
  fc
    .tuple(
      fc.nat(),
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 4 }),
        fc.constantFrom("\n", "  ", "*a", "&a ", "${X", "- ", "? ", ": ", "!x "),
      ),
    )
    .map(([at, part]) => {
      const lines = 'plugins:\n  builtin:\n    type: builtin\nroutes:\n  "/{*component}":\n    - plugin: builtin\n';
      const index = at % lines.length;
      return lines.slice(0, index) + part + lines.slice(index);
    }),
);

it("a configuration is read, or refused with a reason, whatever it holds", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fuzz-"));
  const config = join(folder, "stepflow-config.yml");
  let read = 0;
  try {
    for (const batch of batchesOf(text, { full: 20_000, sample: 500 })) {
      for (const each of batch) {
        await writeFile(config, each);
        try {
          await using runtime = await ends(each, createRuntime({ config, logger: silentLogger }));
          read += runtime.url === "" ? 0 : 1;
        } catch (error) {
          if (!(error instanceof InvalidConfigError)) throw new Error(faultOf(each, String(error)), { cause: error });
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(read).toBeGreaterThan(0);
}, 3_600_000);
