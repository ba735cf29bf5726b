import { afterAll, describe, it } from "vitest";
import type { Case, WireCase } from "./case.ts";
import { MatrixRecorder } from "./matrix.ts";
import type { TappedTarget, Target } from "./target.ts";

export interface DescribeOptions {
  /** How the target is reached, for the guide's table. If omitted, nothing is recorded. */
  readonly mode?: string;
  /** Version that the runtime reports. */
  readonly version?: () => Promise<string>;
  /** Reasons, by name of the case, why a case fails on this target. Such a case must fail. */
  readonly differences?: Readonly<Record<string, string>>;
  /** Entries of the guide's table, by name of such a case. */
  readonly remarks?: Readonly<Record<string, string>>;
}

/** Makes a test of every case, run against a target. */
export function describeCases(
  cases: readonly Case[],
  target: Target,
  { mode, version, differences = {}, remarks = {} }: DescribeOptions = {},
): void {
  const matrix = new MatrixRecorder(cases.length);
  describe(target.name, () => {
    for (const one of cases) {
      const different = differences[one.name];
      const test = (): Promise<void> => record(matrix, one, target, different && remarks[one.name]);
      if (different === undefined) it(titleOf(one), test, one.timeoutMs);
      else it.fails(`${titleOf(one)} (not here: ${different})`, test, one.timeoutMs);
    }
    afterAll(async () => {
      if (mode !== undefined && version !== undefined) await matrix.write(await version(), mode);
    });
  });
}

export function describeWireCases(cases: readonly WireCase[], target: TappedTarget): void {
  describe(target.name, () => {
    for (const one of cases) it(titleOf(one), () => one.check(target), one.timeoutMs);
  });
}

function titleOf({ ids, name }: Case | WireCase): string {
  return `${name} [${ids.join(", ")}]`;
}

async function record(
  matrix: MatrixRecorder,
  { feature, check }: Case,
  target: Target,
  failure = "fails",
): Promise<void> {
  try {
    const remark = await check(target);
    matrix.note(feature, typeof remark === "string" ? remark : "yes");
  } catch (error) {
    matrix.note(feature, failure);
    throw error;
  }
}
