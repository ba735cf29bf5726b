import { expect, it } from "vitest";
import { useCli } from "./support/cli-program.ts";
import { killStarts, soakKills } from "./support/dev-kills.ts";
import { soakReloads } from "./support/dev-soak.ts";

const cli = useCli();

// `npm run test:soak:dev` runs the whole, on the embedded runtime and on a real one.
it("loses no run while workers are reloaded, and each result comes from the code on which its execution began", async () => {
  const { runs, overlapping } = await soakReloads(cli, { reloads: 4, executions: 4 });
  expect([runs > 4, overlapping > 0]).toEqual([true, true]);
}, 120_000);

it("leaves no process behind and a store that opens when it is killed at any moment", async () => {
  await soakKills(cli, 2);
}, 120_000);

it("leaves no process behind when it is killed at any moment of its start, whatever its workers have started", async () => {
  await killStarts(cli, 5, 2_000);
}, 120_000);
