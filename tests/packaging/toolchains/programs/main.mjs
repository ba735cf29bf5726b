import { work } from "./work.mjs";

await work();
console.log("works");
