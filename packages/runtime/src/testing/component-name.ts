/** Names of components as tests may write them: with the name of the worker, or without when there is but one. */
export class ComponentNames {
  readonly #workers: readonly string[];

  constructor(workers: readonly string[]) {
    this.#workers = workers;
  }

  /** The full path. */
  toPath(component: string): string {
    const [only] = this.#workers;
    const isFull = [...this.#workers, "builtin"].some((name) => component.startsWith(`/${name}/`));
    return isFull || this.#workers.length !== 1 ? component : `/${only}${component}`;
  }
}
