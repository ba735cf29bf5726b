{{imports ComponentError createWorker defineComponent /flow:own}}
import { readSales } from "./sales.ts";

export const storeFile = defineComponent({
  path: "/store-file",
  description: "Stores a CSV file as a binary blob.",
  {{input Csv}}
  {{output StoredFile}}
  async execute({ csv }{{typed Csv}}, ctx) {
    return { fileId: await ctx.putBinary(new TextEncoder().encode(csv), { filename: "sales.csv" }) };
  },
});

export const regionTotal = defineComponent({
  path: "/region-total",
  description: "Sums up the sales of one region.",
  {{input Sales}}
  {{output RegionTotal}}
  execute({ region, amounts }{{typed Sales}}) {
    return { region, total: amounts.reduce((sum, amount) => sum + amount, 0) };
  },
});

/** The flow that runs once for each region. */
const TOTAL_OF_REGION = {
  name: "region-total",
  steps: [{ id: "total", component: own("/region-total"), input: { $input: "$" } }],
  output: { $step: "total" },
};

export const report = defineComponent({
  path: "/report",
  description: "Sums up each region of a stored file. A file that is known is not read again.",
  {{input StoredFile}}
  {{output Report}}
  async execute({ fileId }{{typed StoredFile}}, ctx) {
    const { value, fromCache } = await ctx.cached(`report ${fileId}`, async () => {
      const { bytes } = await ctx.getBinary(fileId);
      const regions = readSales(new TextDecoder().decode(bytes));
      const results = await ctx.evaluateRun(TOTAL_OF_REGION, regions, { maxConcurrency: 4, signal: ctx.signal });
      return results.map((result) => {
        if (result.outcome !== "success") throw new ComponentError(`A region failed: ${result.error.message}`);
        return result.result as { region: string; total: number };
      });
    });
    return { totals: value, fromCache };
  },
});

export default createWorker({ name: "{{name}}", components: [storeFile, regionTotal, report] });
