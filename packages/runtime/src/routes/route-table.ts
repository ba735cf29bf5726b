/** Where a path leads: the name of a worker or plugin, and the path that it knows the component by. */
export interface Destination {
  readonly plugin: string;
  readonly component: string;
}

/** Leads paths of components to those who execute them. */
export interface RouteTable {
  find(path: string, input: unknown): Destination | undefined;
}
