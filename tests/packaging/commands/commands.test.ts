import { allCommands, checkCommands, checkElsewhere } from "./check-commands.ts";

/** The current LTS of Node. The other version is that of the machine, which is the oldest one that is supported. */
const CURRENT_LTS = "24.22.3";

checkElsewhere();
checkCommands(allCommands());
checkCommands(allCommands(), CURRENT_LTS);
