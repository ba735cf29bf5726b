import type { Cores } from "./cores.ts";
import type { Row } from "./row.ts";

export interface SectionContext {
  readonly rounds: number;
  readonly cores: Cores;
  /** Says what is going on, for whoever waits. */
  readonly progress: (text: string) => void;
}

export interface SectionResult {
  readonly rows: readonly Row[];
  /** What a reader of the rows has to know: what was left out, and why. */
  readonly notes: readonly string[];
}

/** A group of rows that can be asked for by name. */
export interface Section {
  readonly name: string;
  readonly title: string;
  run(context: SectionContext): Promise<SectionResult>;
}
