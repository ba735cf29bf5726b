import type { PackageManager } from "../choices/package-manager.ts";
import type { SchemaLibrary } from "../choices/schema-library.ts";
import type { Template } from "../choices/template.ts";

/** A project to create. */
export interface Project {
  /** Name of the package, of the worker and of the route to its components. */
  readonly name: string;
  /** Absolute path of the new folder. */
  readonly folder: string;
  readonly template: Template;
  readonly schema: SchemaLibrary;
  readonly packageManager: PackageManager;
}
