import { inspect } from "node:util";

/** Paths of components as tests may write them: with the name of the worker, or without if there is only one worker. */
export class ComponentNames {
  readonly #workers: readonly string[];

  constructor(workers: readonly string[]) {
    this.#workers = workers;
  }

  /** Returns the full path. @throws TypeError if the path does not begin with a slash, because it would never be found */
  toPath(component: string): string {
    if (typeof component !== "string" || !component.startsWith("/")) {
      const hint = typeof component === "string" ? `. Did you mean "/${component}"?` : ".";
      throw new TypeError(`The path of a component must begin with a slash, got ${inspect(component)}${hint}`);
    }
    const [only] = this.#workers;
    const isFull = [...this.#workers, "builtin"].some((name) => component.startsWith(`/${name}/`));
    return isFull || this.#workers.length !== 1 ? component : `/${only}${component}`;
  }
}
