import { inspect } from "node:util";

/** Names of components as tests may write them: with the name of the worker, or without when there is but one. */
export class ComponentNames {
  readonly #workers: readonly string[];

  constructor(workers: readonly string[]) {
    this.#workers = workers;
  }

  /** The full path. @throws TypeError for what is no path: nothing would ever be found by it. */
  toPath(component: string): string {
    if (typeof component !== "string" || !component.startsWith("/")) {
      const hint = typeof component === "string" ? `; is "/${component}" meant?` : ".";
      throw new TypeError(`The path of a component begins with a slash, got ${inspect(component)}${hint}`);
    }
    const [only] = this.#workers;
    const isFull = [...this.#workers, "builtin"].some((name) => component.startsWith(`/${name}/`));
    return isFull || this.#workers.length !== 1 ? component : `/${only}${component}`;
  }
}
