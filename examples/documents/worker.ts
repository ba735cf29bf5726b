import { ComponentError, createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";
import { countPages, formatOf, invert, sizeOf } from "./formats.ts";

const Description = z.object({
  filename: z.string().nullable(),
  format: z.enum(["png", "pdf"]),
  bytes: z.number().int(),
  details: z.string(),
});

export const describe = defineComponent({
  path: "/describe",
  description: "Describes the content of a stored file.",
  input: z.object({ file_id: z.string() }),
  output: Description,
  async execute({ file_id }, ctx) {
    const { bytes, filename = null } = await ctx.getBinary(file_id);
    const format = formatOf(bytes);
    if (format === "unknown") throw new ComponentError("The file is neither PNG nor PDF.", { retry: "never" });
    if (format === "pdf") return { filename, format, bytes: bytes.length, details: `${countPages(bytes)} pages` };
    const { width, height } = sizeOf(bytes);
    return { filename, format, bytes: bytes.length, details: `${width} × ${height} pixels` };
  },
});

export const negative = defineComponent({
  path: "/negative",
  description: "Stores the negative of a picture; any other file stays as it is.",
  input: z.object({ file_id: z.string() }),
  output: z.object({ file_id: z.string() }),
  async execute({ file_id }, ctx) {
    const { bytes, filename = "picture.png" } = await ctx.getBinary(file_id);
    if (formatOf(bytes) !== "png") return { file_id };
    // The output holds the id as a string, because no runtime replaces a reference by bytes.
    return { file_id: await ctx.putBinary(invert(bytes), { filename: `negative of ${filename}` }) };
  },
});

export default createWorker({ name: "documents", components: [describe, negative] });
