import type { Choice } from "./choice.ts";

/** Program that installs the dependencies of a project. */
export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

/** The package managers in the order of the question. The first one is the default. */
export const PACKAGE_MANAGERS: readonly Choice<PackageManager>[] = [
  { value: "npm", hint: "comes with Node" },
  { value: "pnpm", hint: "" },
  { value: "yarn", hint: "" },
  { value: "bun", hint: "" },
];

/** Returns the package manager that runs this program, such as pnpm for `pnpm create`. It names itself in `npm_config_user_agent`. */
export function runningPackageManager(userAgent: string | undefined): PackageManager {
  const found = PACKAGE_MANAGERS.find(({ value }) => userAgent?.startsWith(`${value}/`) === true);
  return found?.value ?? "npm";
}
