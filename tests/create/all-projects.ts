import { SCHEMA_LIBRARIES } from "../../packages/create-stepflow-worker/src/choices/schema-library.ts";
import { TEMPLATES } from "../../packages/create-stepflow-worker/src/choices/template.ts";
import type { Project } from "../../packages/create-stepflow-worker/src/project/project.ts";
import {
  type ProjectFiles,
  templateFilesOf,
} from "../../packages/create-stepflow-worker/src/project/template-files.ts";

/** A project of a template and a schema library, with its files. */
export interface CreatedProject extends Project {
  readonly files: ProjectFiles;
}

/** Every template with every schema library. */
export const ALL_PROJECTS: readonly CreatedProject[] = TEMPLATES.flatMap(({ value: template }) =>
  SCHEMA_LIBRARIES.map(({ value: schema }) => {
    const name = `${template}-${schema}`;
    const project: Project = { name, folder: name, template, schema, packageManager: "npm" };
    return { ...project, files: templateFilesOf(project) };
  }),
);
