import { mkdir, writeFile } from "node:fs/promises";

/** Folder in which the tests leave the results for the script that writes the table. */
export const MATRIX_FOLDER = new URL("../../../node_modules/.cache/stepflow-matrix/", import.meta.url);

/** Results of the tests for one runtime, reached in one way. */
export interface MatrixColumn {
  /** Version that the runtime reports. */
  readonly version: string;
  readonly mode: string;
  /** Entries of the table, by feature. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Collects the results of cases by feature. */
export class MatrixRecorder {
  readonly #findings = new Map<string, Set<string>>();
  #open: number;

  /** `cases` is the number of cases that must have ended before the results are written, because a partial run proves nothing. */
  constructor(cases: number) {
    this.#open = cases;
  }

  note(feature: string | undefined, finding: string): void {
    this.#open--;
    if (feature === undefined) return;
    const findings = this.#findings.get(feature) ?? new Set();
    this.#findings.set(feature, findings.add(finding));
  }

  async write(version: string, mode: string): Promise<void> {
    if (this.#open !== 0) return;
    const cells = Object.fromEntries([...this.#findings].map(([feature, found]) => [feature, toCell(found)]));
    const column: MatrixColumn = { version, mode, cells };
    await mkdir(MATRIX_FOLDER, { recursive: true });
    await writeFile(new URL(`${version}-${mode}.json`, MATRIX_FOLDER), `${JSON.stringify(column, null, 2)}\n`);
  }
}

const YES = "yes";
const NO = "fails";

/** A failed case overrides the others, and a remark replaces "yes". */
function toCell(findings: ReadonlySet<string>): string {
  if (findings.has(NO)) return NO;
  const remarks = [...findings].filter((finding) => finding !== YES);
  return remarks.length === 0 ? YES : remarks.join("; ");
}
