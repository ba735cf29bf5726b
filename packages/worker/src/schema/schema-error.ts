/** Which schema of which component. */
export interface SchemaPlace {
  /** Path of the component, for example `/word-count`. */
  readonly component: string;
  /** Option that holds the schema. `output` is described by what leaves the schema, everything else by what enters it. */
  readonly field: string;
}

/** The schema itself is at fault, not the value: it cannot be used, or its library threw while it validated. */
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

/** The message of whatever was thrown. */
