import { rm } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { type Arguments, readArguments } from "./arguments/arguments.ts";
import { HELP } from "./arguments/help.ts";
import type { Choice } from "./choices/choice.ts";
import { PACKAGE_MANAGERS, runningPackageManager } from "./choices/package-manager.ts";
import { SCHEMA_LIBRARIES } from "./choices/schema-library.ts";
import { TEMPLATES } from "./choices/template.ts";
import { type CreateIo, canAsk } from "./create-io.ts";
import { CreateError } from "./exit/create-error.ts";
import { initRepository } from "./programs/init-repository.ts";
import { runProgram } from "./programs/run-program.ts";
import { nextCommands } from "./project/next-commands.ts";
import { packageVersion } from "./project/package-folder.ts";
import type { Project } from "./project/project.ts";
import { nameFaultOf, readProjectName } from "./project/project-name.ts";
import { templateFilesOf } from "./project/template-files.ts";
import { checkTarget, writeProject } from "./project/write-project.ts";
import type { Questioner } from "./questions/ask.ts";

const DEFAULT_FOLDER = "my-worker";

/** A project, and what to do after its files are there. */
interface Plan extends Project {
  readonly install: boolean;
  readonly git: boolean;
}

/** Creates a project as the arguments name it, and returns the exit code. It never rejects and never ends the process. */
export async function runCreate(args: readonly string[], io: CreateIo): Promise<number> {
  try {
    const given = readArguments(args);
    if (given.help || given.version) {
      io.stdout.write(given.help ? HELP : `${packageVersion()}\n`);
      return 0;
    }
    return await create(await toPlan(given, io), io);
  } catch (error) {
    const shown = io.signal.aborted && io.signal.reason instanceof CreateError ? io.signal.reason : error;
    if (shown instanceof CreateError) {
      io.stderr.write(`${shown.message}\n`);
      return shown.exitCode;
    }
    io.stderr.write(`This is a defect of create-stepflow-worker: ${(error as Error).stack}\n`);
    return 1;
  }
}

async function create(plan: Plan, io: CreateIo): Promise<number> {
  const created = await writeProject(plan.folder, templateFilesOf(plan), io.signal);
  try {
    return await complete(plan, io);
  } catch (error) {
    // A project whose installation was interrupted would be in the way of the next attempt.
    await rm(created, { recursive: true, force: true });
    throw error;
  }
}

/** Installs dependencies, creates a repository and shows the next commands. */
async function complete(plan: Plan, io: CreateIo): Promise<number> {
  const shown = relative(io.cwd, plan.folder);
  io.stdout.write(`Created ${shown} from the template ${plan.template}, with ${plan.schema} for schemas.\n`);
  const isInstalled = !plan.install || (await install(plan, io));
  if (plan.git) await initRepository(plan.folder, io);
  io.signal.throwIfAborted();
  const commands = nextCommands(plan, shown, plan.install && isInstalled);
  io.stdout.write(`\nNext:\n${commands.map((command) => `  ${command}\n`).join("")}`);
  return isInstalled ? 0 : 1;
}

/** A project whose dependencies could not be installed is complete, and stays. */
async function install({ folder, packageManager }: Plan, io: CreateIo): Promise<boolean> {
  io.stdout.write(`Installing its dependencies with ${packageManager} …\n`);
  const { hasSucceeded, output } = await runProgram(packageManager, ["install"], folder, io);
  io.signal.throwIfAborted();
  if (!hasSucceeded) {
    io.stderr.write(`${output}\n\n${packageManager} could not install the dependencies; the project is complete.\n`);
  }
  return hasSucceeded;
}

/** Completes the arguments by questions, or by defaults if nobody can be asked. */
async function toPlan(given: Arguments, io: CreateIo): Promise<Plan> {
  if (given.folder !== undefined) await checkTarget(resolve(io.cwd, checkedFolder(given.folder, io)));
  const asks = !given.yes && canAsk(io);
  const questioner = asks ? (await import("./questions/ask.ts")).createQuestioner(io) : undefined;
  const folder = given.folder ?? (await askFolder(questioner, io));
  const path = resolve(io.cwd, checkedFolder(folder, io));
  await checkTarget(path);
  const choose = async <Value extends string>(
    message: string,
    value: Value | undefined,
    choices: readonly Choice<Value>[],
    initial: Value,
  ): Promise<Value> => value ?? (await questioner?.choose(message, choices, initial)) ?? initial;
  const running = runningPackageManager(io.env["npm_config_user_agent"]);
  return {
    name: readProjectName(folder, io.cwd),
    folder: path,
    template: await choose("Which template?", given.template, TEMPLATES, "basic"),
    schema: await choose("How do components describe inputs and outputs?", given.schema, SCHEMA_LIBRARIES, "zod"),
    packageManager:
      given.packageManager ?? (await choose("Which package manager?", undefined, PACKAGE_MANAGERS, running)),
    install: given.install ?? (await questioner?.confirm("Install dependencies?")) ?? true,
    git: given.git ?? (await questioner?.confirm("Create a git repository?")) ?? true,
  };
}

function checkedFolder(folder: string, io: CreateIo): string {
  readProjectName(folder, io.cwd);
  return folder;
}

async function askFolder(questioner: Questioner | undefined, { cwd }: CreateIo): Promise<string> {
  if (questioner === undefined) return DEFAULT_FOLDER;
  return questioner.text("Where is the project created?", DEFAULT_FOLDER, (folder) => {
    const fault = nameFaultOf(folder, cwd);
    return fault === undefined ? undefined : `This ${fault}`;
  });
}
