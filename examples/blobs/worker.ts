import { createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";
import { Analysis, analyzeUsers, latestOfEachUser, User } from "./users.ts";

const UserInput = z.object({ user_data: z.array(User) });
const UserOutput = z.object({ blob_id: z.string(), summary: z.string() });

export const storeUserData = defineComponent({
  path: "/store_user_data",
  description: "Stores the latest record of each user as one blob.",
  input: UserInput,
  output: UserOutput,
  async execute({ user_data }, ctx) {
    const records = latestOfEachUser(user_data);
    const blob_id = await ctx.putBlob(records);
    return { blob_id, summary: `Stored ${records.length} records` };
  },
});

const LoadInput = z.object({ blob_id: z.string() });
const LoadOutput = z.discriminatedUnion("success", [
  z.object({ success: z.literal(true), analysis: Analysis }),
  z.object({ success: z.literal(false), error: z.string() }),
]);

export const loadUserData = defineComponent({
  path: "/load_user_data",
  description: "Analyzes stored records. A failure is part of the output, so that the flow goes on.",
  input: LoadInput,
  output: LoadOutput,
  async execute({ blob_id }, ctx): Promise<z.infer<typeof LoadOutput>> {
    try {
      const records = await ctx.getBlob(blob_id, { schema: z.array(User) });
      return { success: true, analysis: analyzeUsers(records) };
    } catch (error) {
      return { success: false, error: error instanceof Error ? error.message : String(error) };
    }
  },
});

export default createWorker({ name: "blobs", components: [storeUserData, loadUserData] });
