import type { Cores } from "./cores.ts";
import type { Row } from "./row.ts";

export interface SectionContext {
  readonly rounds: number;
  readonly cores: Cores;
  /** Shows what is being done. */
  readonly progress: (text: string) => void;
}

export interface SectionResult {
  readonly rows: readonly Row[];
  /** Remarks below the rows, such as what was left out and why. */
  readonly notes: readonly string[];
}

/** A group of rows that can be selected by name. */
export interface Section {
  readonly name: string;
  readonly title: string;
  run(context: SectionContext): Promise<SectionResult>;
}
