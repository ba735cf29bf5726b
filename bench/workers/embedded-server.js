// The embedded runtime as a server, with the REST API of 0.11.1. It calls the worker at the given URL, or one in its own process.
import { createRuntime } from "@stepflow/runtime";
import { worker } from "./components.js";

const [url] = process.argv.slice(2);
const runtime = await createRuntime({ workers: { bench: url === undefined ? worker : { url } } });
const { port } = await runtime.listen({ port: 0 });
console.log(JSON.stringify({ port }));
