import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { FOLDER, useCli } from "./support/cli-program.ts";
import { compileErrors } from "./support/compile-errors.ts";
import { useProject } from "./support/use-project.ts";
import shop from "./workers/shop-worker.ts";

const cli = useCli();
const SHOP = ["types", "--worker", "workers/shop-worker.ts"];

const FLOW = `
import { flow } from "@stepflow/worker/flow";
import { z } from "zod";

export const pricing = flow({ name: "pricing", input: z.object({ id: z.string() }) }, ({ input, step }) => {
  const price = step("price", "/shop/price", { ARTICLE: input.id });
  const greeting = step("greet", "/shop/greet/Ada", {});
  return { price: price.PRICE, greeting };
});
`;

describe("stepflow-worker types", () => {
  it("types.from-schemas: writes types with which typed flows compile, and a wrong field does not", async () => {
    const folder = await useProject();
    const out = join(folder, "src/components.d.ts");
    const written = await cli.run([...SHOP, "--out", out]);
    expect(written).toEqual({ exitCode: 0, stdout: `shop 3 components → ${out}\n`, stderr: "" });
    const text = await readFile(out, "utf8");
    expect(text).toContain("/** Computes the price of an order. */\n");
    expect(text).toMatch(/\/\*\*\s+\* Number of the article\.\s+\*\/\s+article: string;/);
    const right = FLOW.replace("ARTICLE", "article").replace("PRICE", "price");
    const files = {
      "right.ts": right,
      "wrong-input.ts": right.replace("article", "articel"),
      "wrong-output.ts": right.replace("price.price", "price.prize"),
      "wrong-type.ts": right.replace("input.id }", "7 }"),
    };
    for (const [name, code] of Object.entries(files)) await writeFile(join(folder, "src", name), code);
    const errors = await compileErrors(join(folder, "src"));
    // What follows from an error is left out.
    const first = errors.filter(({ file }, index) => errors.findIndex((other) => other.file === file) === index);
    expect(first.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "wrong-input.ts:6",
      "wrong-output.ts:8",
      "wrong-type.ts:6",
    ]);
    expect(errors[0]?.message).toContain("'articel' does not exist in type");
  });

  it("--check: exit code 0 while nothing has changed, else 5 with the breaking changes apart", async () => {
    const folder = await useProject();
    const out = ["--out", join(folder, "src/components.d.ts")];
    const missing = await cli.run([...SHOP, ...out, "--check"]);
    expect(missing).toMatchObject({ exitCode: 5, stdout: expect.stringContaining("does not exist") });
    await cli.run([...SHOP, ...out]);
    const fresh = await cli.run([...SHOP, ...out, "--check"]);
    expect(fresh).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("is up to date.\n"), stderr: "" });

    const env = { SHOP: "changed" };
    const stale = await cli.run([...SHOP, ...out, "--check"], { env });
    expect(stale.exitCode).toBe(5);
    expect(stale.stdout.split("\n").slice(0, -2)).toEqual([
      "breaking    /shop/old    removed",
      "breaking    /shop/price  input.currency: new and required",
      'breaking    /shop/price  output.price: renamed to "total"',
      "compatible  /shop/stock  new",
    ]);
    expect(stale.stdout).toContain("is stale: 3 breaking, 1 compatible.");
    const json = await cli.run([...SHOP, ...out, "--check", "--format", "json"], { env });
    expect(JSON.parse(json.stdout)).toMatchObject({
      upToDate: false,
      breaking: [{ component: "/shop/old", at: "", message: "removed" }, {}, {}],
      compatible: [{ component: "/shop/stock", at: "", message: "new" }],
    });
    expect((await cli.run([...SHOP, ...out], { env })).stdout).toContain("breaking");
    expect((await cli.run([...SHOP, ...out, "--check"], { env })).exitCode).toBe(0);
  });

  it("takes the paths from the routes of a configuration, and the prefix of a running runtime from --prefix", async () => {
    const folder = await useProject();
    const config = join(folder, "stepflow-config.yml");
    const runtime = await createRuntime({ workers: { shop } });
    onTestFinished(() => runtime.close());
    const { url } = await runtime.listen();
    const direct = await cli.run(SHOP);
    const listed = await cli.run(["types", "--runtime", url, "--prefix", "/shop"]);
    expect(listed).toEqual(direct);
    expect(await cli.run(["types", "--runtime", url])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--prefix"),
    });

    const command = process.execPath;
    const args = ["--import", import.meta.resolve("tsx"), join(FOLDER, "workers/shop-main.ts")];
    const env = { NODE_OPTIONS: "--conditions=@stepflow/source" };
    const routes = {
      "/a/{*component}": [{ plugin: "shop" }],
      "/fixed": [{ plugin: "shop", component: "/price" }],
      "/builtin/{*component}": [{ plugin: "builtin" }],
    };
    const plugins = { builtin: { type: "builtin" }, shop: { type: "stepflow", command, args, env } };
    await writeFile(config, JSON.stringify({ plugins, routes }));
    const { stdout } = await cli.run(["types", "--config", config]);
    expect([...stdout.matchAll(/^ {4}"(\/[^"]+)"/gm)].map(([, path]) => path)).toEqual([
      "/a/greet/{name}",
      "/a/old",
      "/a/price",
      "/fixed",
    ]);
  });

  it("needs one place to look, and --out for --check: exit code 2", async () => {
    expect(await cli.run(["types"])).toMatchObject({ exitCode: 2, stdout: "" });
    expect(await cli.run([...SHOP, "--check"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--out"),
    });
    expect(await cli.run([...SHOP, "--prefix", "/x"])).toMatchObject({ exitCode: 2 });
    expect(await cli.run([...SHOP, "--out", "no/such/folder.d.ts"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("cannot be written"),
    });
  });
});
