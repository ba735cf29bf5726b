import type { ComponentInfo } from "@stepflow/protocol";

/** A component as its worker lists it. `component` is its path without a route prefix. */
export interface ListedComponent extends ComponentInfo {
  /**
   * Paths by which steps call the component, such as `/text/word-count`. Parameters stay in them: `/text/greet/{name}`. It is empty if no
   * route leads to the component.
   */
  readonly paths: readonly string[];
}

/** A component with the name of its worker. */
export interface WorkerComponent extends ListedComponent {
  /** Undefined for a built-in component. */
  readonly worker?: string | undefined;
}
