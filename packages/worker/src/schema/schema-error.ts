/** Identifies a schema by its component and option. */
export interface SchemaPlace {
  /** Path of the component, for example `/word-count`. */
  readonly component: string;
  /** Option that holds the schema. Discovery shows the values that leave the schema for `output`, and those that enter it for others. */
  readonly field: string;
}

/** The schema itself is faulty, not the value: it is unusable, or its library threw during validation. */
export class SchemaError extends Error {
  override readonly name: string = "SchemaError";
  /** Path of the component that the schema belongs to. */
  readonly component: string;
  /** Option that holds the schema: `input` or `output`. */
  readonly field: string;

  constructor(place: SchemaPlace, problem: string, options?: ErrorOptions) {
    super(`The ${place.field} schema of component ${JSON.stringify(place.component)} ${problem}`, options);
    this.component = place.component;
    this.field = place.field;
  }
}
