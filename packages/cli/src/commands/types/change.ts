/** A difference between two states of a component, as those see it who call the component. */
export interface Change {
  /** Whether flows that were valid may fail to compile or to run. */
  readonly isBreaking: boolean;
  /** Place in the component, such as `input.limit`. Empty for the component itself. */
  readonly at: string;
  readonly message: string;
}

/** Side of a component. Flows write its input and read its output, so a narrower input breaks them, and a wider output. */
export type Side = "input" | "output";
