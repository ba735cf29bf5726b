// Requires every entry that is named on the command line, and works with them.
for (const entry of process.argv.slice(2)) {
  if (Object.keys(require(entry)).length === 0) throw new Error(`${entry} exports nothing.`);
}
void require("./work.mjs")
  .work()
  .then(() => console.log("works"));
