import { describe, expect, it } from "vitest";
import { lab, useConfigFile } from "../../../../tests/support/config-file.ts";

const { refusal } = useConfigFile();

describe("stepflow-config.yml", () => {
  const routes = (lines: string): string => `plugins: { lab: { type: builtin } }\nroutes:\n${lines}\n`;

  it.each([
    [
      "an unknown plugin",
      'plugins: {}\nroutes:\n  "/a/{*component}":\n    - plugin: lab\n',
      'FILE:4:15 (/routes/~1a~1{*component}/0/plugin): there is no plugin "lab"; there are none',
    ],
    [
      "a plugin that is misspelled",
      routes('  "/a/{*c}": [{ plugin: lap }]'),
      'FILE:3:25 (/routes/~1a~1{*c}/0/plugin): there is no plugin "lap"; there is "lab"',
    ],
    [
      "no type",
      "plugins:\n  lab:\n    url: http://w/\nroutes: {}\n",
      'FILE:3:5 (/plugins/lab/type): "type" must be "stepflow", "grpc" or "builtin"',
    ],
    [
      "a type of others",
      lab("{ type: mock, components: {} }"),
      'FILE:2:16 (/plugins/lab/type): the embedded runtime has no plugins of type "mock"',
    ],
    [
      "a queue without a name",
      lab("{ type: grpc }"),
      'FILE:2:8 (/plugins/lab/queueName): "queueName" must name the queue from which workers pull',
    ],
    [
      "a variable of a queue that is a number",
      lab("{ type: grpc, queueName: q, env: { N: 1 } }"),
      'FILE:2:41 (/plugins/lab/env): "env" must be an object of texts by name: write numbers in quotes',
    ],
    [
      "an argument of a queue that is a number",
      lab("{ type: grpc, queueName: q, command: node, args: [1] }"),
      'FILE:2:57 (/plugins/lab/args): "args" must be a list of texts: write numbers in quotes',
    ],
    [
      "half a second",
      lab("{ type: grpc, queueName: q, queueTimeoutSecs: 0.5 }"),
      'FILE:2:54 (/plugins/lab/queueTimeoutSecs): "queueTimeoutSecs" must be a whole number of seconds above 0',
    ],
    [
      "NATS",
      lab("{ type: nats, url: nats://127.0.0.1 }"),
      'FILE:2:16 (/plugins/lab/type): the embedded runtime has no plugins of type "nats"',
    ],
    [
      "neither url nor command",
      lab("{ type: stepflow }"),
      'FILE:2:3 (/plugins/lab): plugin "lab" must have either a "url" or a "command"',
    ],
    [
      "both",
      lab("{ type: stepflow, url: 'http://w/', command: node }"),
      'FILE:2:3 (/plugins/lab): plugin "lab" must have either a "url" or a "command"',
    ],
    [
      "no URL",
      lab("{ type: stepflow, url: not a url }"),
      'FILE:2:31 (/plugins/lab/url): "url" must be an http(s) URL such as "http://127.0.0.1:8080/", got "not a url"',
    ],
    [
      "a URL of another kind, whose password is nobody's business",
      lab("{ type: stepflow, url: 'ftp://me:secret@w/' }"),
      'FILE:2:31 (/plugins/lab/url): "url" must be an http(s) URL such as "http://127.0.0.1:8080/", got "ftp://…@w/"',
    ],
    [
      "a blob API of another kind",
      "plugins: {}\nroutes: {}\nblobApi: { url: 'ftp://x' }\n",
      'FILE:3:17 (/blobApi/url): "url" must be an http(s) URL, got "ftp://x"',
    ],
    [
      "no routes",
      "plugins: {}\n",
      'FILE:1:1 (/routes): "routes" must be an object of lists of rules by path, such as "/text/{*component}"',
    ],
    ["a malformed route", routes('  "lab": []'), 'FILE:3:3 (/routes/lab): route "lab" must begin with "/"'],
    [
      "routes that match the same paths",
      routes('  "/x/{*a}": []\n  "/x/{*b}": []'),
      'FILE:4:3 (/routes/~1x~1{*b}): route "/x/{*b}" conflicts with "/x/{*a}": they match the same paths, so put the rules of both into one list',
    ],
    [
      "routes with both kinds of placeholders at one place",
      routes('  "/x/{*a}": []\n  "/x/{b}/c": []'),
      'FILE:4:3 (/routes/~1x~1{b}~1c): route "/x/{b}/c" conflicts with "/x/{*a}": after the same text there may be "{name}" or "{*name}", but not both',
    ],
    [
      "rules that are no list",
      routes('  "/lab": lab'),
      'FILE:3:11 (/routes/~1lab): route "/lab" must have a list of rules, such as [{ plugin: name }]',
    ],
    [
      "a condition on a path that is none",
      routes('  "/x/{*c}": [{ plugin: lab, conditions: [{ path: "$.x[", value: 1 }] }]'),
      'FILE:3:51 (/routes/~1x~1{*c}/0/conditions/0/path): "$.x[" is not a path such as "$.model.name": the bracket at 4 is not closed',
    ],
    [
      "a condition without a value",
      routes('  "/x/{*c}": [{ plugin: lab, conditions: [{ path: "$.x" }] }]'),
      "FILE:3:43 (/routes/~1x~1{*c}/0/conditions/0/value): /routes/~1x~1{*c}/0/conditions/0/value is missing",
    ],
    [
      "a number as argument",
      lab("{ type: stepflow, command: node, args: [5] }"),
      "FILE:2:48 (/plugins/lab/args/0): /plugins/lab/args/0 must be string: write it in quotes",
    ],
    [
      "a text for arguments",
      lab("{ type: stepflow, command: node, args: x.mjs }"),
      "FILE:2:47 (/plugins/lab/args): /plugins/lab/args must be array",
    ],
    [
      "a truth value in the environment",
      lab("{ type: stepflow, command: node, env: { QUIET: true } }"),
      "FILE:2:55 (/plugins/lab/env/QUIET): /plugins/lab/env/QUIET must be string: write it in quotes",
    ],
    [
      "a health check of less than no time",
      lab("{ type: stepflow, command: node, healthCheck: { timeoutMs: -1 } }"),
      "FILE:2:67 (/plugins/lab/healthCheck/timeoutMs): /plugins/lab/healthCheck/timeoutMs must be >= 0",
    ],
    [
      "a variable that is not set",
      lab(`{ type: stepflow, command: node, args: ['\${NOWHERE_TO_BE_SEEN}'] }`),
      `FILE:2:48 (/plugins/lab/args/0): the environment variable NOWHERE_TO_BE_SEEN is not set: set it, or give it a default as in "\${NOWHERE_TO_BE_SEEN:default}"`,
    ],
    [
      "a variable where none is filled in",
      lab(`{ type: stepflow, url: 'http://\${HOST}/' }`),
      'FILE:2:31 (/plugins/lab/url): variables are substituted in "args" and "env" only, not in "url"',
    ],
    [
      "an unknown backoff",
      "plugins: {}\nroutes: {}\nretry: { backoff: { type: linear } }\n",
      'FILE:3:27 (/retry/backoff/type): "type" must be "constant", "exponential" or "fibonacci"',
    ],
    [
      "a negative pause",
      "plugins: {}\nroutes: {}\nretry: { backoff: { type: constant, delayMs: -1 } }\n",
      "FILE:3:46 (/retry/backoff/delayMs): /retry/backoff/delayMs must be >= 0",
    ],
    [
      "two documents",
      "plugins: {}\nroutes: {}\n---\nplugins: {}\n",
      "FILE:3:1: another document begins here: a configuration must be one document",
    ],
    ["no YAML", "plugins: [\n", /^FILE:2:1: [^\n]*$/],
    ["nothing", "", "FILE: a configuration must be an object with plugins and routes"],
  ])("each fault is reported once, with line and column: %s", async (_name, text, expected) => {
    const told = await refusal(text);
    if (typeof expected === "string") expect(told).toBe(expected);
    else expect(told).toMatch(expected);
  });

  it.each(["0.9.0", "0.10.0", "0.11.1"] as const)(
    "%s: a plugin that is started needs only its required settings",
    async (version) => {
      const plugin = lab("{ type: stepflow, command: node, args: [w.mjs], env: { PORT: 0 } }");
      expect(await refusal(plugin, version)).toBe(
        "FILE:2:69 (/plugins/lab/env/PORT): /plugins/lab/env/PORT must be string: write it in quotes",
      );
    },
  );

  it("0.10: the backoff of a plugin is checked, too", async () => {
    const plugin = lab("{ type: stepflow, url: 'http://w/', retry: { backoff: { type: linear } } }");
    expect(await refusal(plugin, "0.10.0")).toBe(
      'FILE:2:70 (/plugins/lab/retry/backoff/type): "type" must be "constant", "exponential" or "fibonacci"',
    );
  });

  it("all faults are reported at once", async () => {
    const text = 'plugins:\n  a: { type: mcp }\n  b: 5\n  c: { type: stepflow, command: 5 }\nroutes:\n  "/x": [{}]\n';
    const places = (await refusal(text)).split("\n").map((line) => line.split(" ")[1]);
    expect(places).toEqual(["(/plugins/a/type):", "(/plugins/b):", "(/plugins/c/command):", "(/routes/~1x/0):"]);
  });
});
