import { createWorker, defineComponent, defineConfig } from "@stepflow/worker";
import { z } from "zod";

const Config = z.object({
  database: z.object({ host: z.string(), pool_size: z.number().int().positive().default(20) }),
  apis: z.object({ timeout: z.number(), retries: z.number().int() }),
  features: z.object({ advanced_analytics: z.boolean().default(false), beta_features: z.boolean().default(false) }),
});

/** One definition for the component that stores and those that read. */
const serviceConfig = defineConfig("service", Config);

const BASE = { apis: { timeout: 30, retries: 3 } };
const ENVIRONMENTS: Readonly<Record<"production" | "test", z.input<typeof Config>>> = {
  production: { ...BASE, database: { host: "prod-db.example.com" }, features: { advanced_analytics: true } },
  test: { ...BASE, database: { host: "localhost", pool_size: 2 }, features: { beta_features: true } },
};

export const configure = defineComponent({
  path: "/configure",
  description: "Stores the configuration of an environment.",
  input: z.object({ environment: z.enum(["production", "test"]) }),
  output: z.object({ config_id: z.string() }),
  async execute({ environment }, ctx) {
    return { config_id: await serviceConfig.put(ctx, ENVIRONMENTS[environment]) };
  },
});

export const connect = defineComponent({
  path: "/connect",
  description: "Reads the configuration that another step stored.",
  input: z.object({ config_id: z.string() }),
  output: z.object({ target: z.string(), beta: z.boolean() }),
  async execute({ config_id }, ctx) {
    const { database, features } = await serviceConfig.get(ctx, config_id);
    return { target: `${database.host} with ${database.pool_size} connections`, beta: features.beta_features };
  },
});

export const describe = defineComponent({
  path: "/describe",
  description: "Returns the flow of this step, and its steps.",
  input: z.object({ step: z.string() }),
  output: z.object({ flow: z.string().nullable(), steps: z.array(z.string()), component: z.string() }),
  async execute({ step }, ctx) {
    const { name, steps } = await ctx.getWorkflowInfo();
    const { component } = await ctx.getStepInfo(step);
    return { flow: name ?? null, steps: steps.map(({ stepId }) => stepId), component };
  },
});

export default createWorker({ name: "shared-config", components: [configure, connect, describe] });
