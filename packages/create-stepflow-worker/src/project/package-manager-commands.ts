import type { PackageManager } from "../choices/package-manager.ts";

/** How a package manager is used in documents, images and workflows of a project. */
export interface PackageManagerCommands {
  /** Runs a script of package.json. */
  readonly run: string;
  /** Runs a program of a dependency. */
  readonly exec: string;
  /** Installs what the lock file names, and fails if it does not fit. */
  readonly installLocked: string;
  readonly lockFile: string;
  /** Line of a Dockerfile that installs the package manager, with its line break; empty if Node's image has it. */
  readonly imageSetup: string;
  /** Further files that the installation reads, each with a space behind it. */
  readonly settingsFiles: string;
  /** Installs the dependencies of the program only. */
  readonly installForProduction: string;
  /** Steps of a workflow that install the package manager. */
  readonly workflowSetup: string;
}

const SETUP_NODE = `      - uses: actions/setup-node@v7
        with:
          node-version: 24`;

export const COMMANDS: Readonly<Record<PackageManager, PackageManagerCommands>> = {
  npm: {
    run: "npm run",
    exec: "npx",
    installLocked: "npm ci",
    lockFile: "package-lock.json",
    imageSetup: "",
    settingsFiles: "",
    installForProduction: "npm ci --omit=dev",
    workflowSetup: `${SETUP_NODE}\n          cache: npm`,
  },
  pnpm: {
    run: "pnpm run",
    exec: "pnpm exec",
    installLocked: "pnpm install --frozen-lockfile",
    lockFile: "pnpm-lock.yaml",
    imageSetup: "RUN npm install --global pnpm@12\n",
    settingsFiles: "pnpm-workspace.yaml ",
    installForProduction: "pnpm install --frozen-lockfile --prod",
    workflowSetup: `${SETUP_NODE}\n      - run: npm install --global pnpm@12`,
  },
  yarn: {
    run: "yarn run",
    exec: "yarn",
    installLocked: "yarn install --immutable",
    lockFile: "yarn.lock",
    imageSetup: "RUN npm install --global @yarnpkg/cli-dist@4\n",
    settingsFiles: ".yarnrc.yml ",
    installForProduction: "yarn workspaces focus --production",
    workflowSetup: `${SETUP_NODE}\n      - run: npm install --global @yarnpkg/cli-dist@4`,
  },
  bun: {
    run: "bun run",
    exec: "bunx",
    installLocked: "bun install --frozen-lockfile",
    lockFile: "bun.lock",
    imageSetup: "RUN npm install --global bun@1\n",
    settingsFiles: "",
    installForProduction: "bun install --frozen-lockfile --production",
    workflowSetup: `${SETUP_NODE}\n      - uses: oven-sh/setup-bun@v2`,
  },
};
