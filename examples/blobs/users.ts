import { z } from "zod";

/** Fields are spelled as in the flow, because a worker never renames user data. */
export const User = z.object({
  user_id: z.string(),
  preferences: z.object({ theme: z.string(), notifications: z.boolean() }),
  last_login: z.iso.datetime(),
});
type User = z.infer<typeof User>;

export const Analysis = z.object({ users: z.number(), notified: z.number(), themes: z.array(z.string()) });
type Analysis = z.infer<typeof Analysis>;

/** One record per user, the one with the latest login. */
export function latestOfEachUser(users: readonly User[]): User[] {
  const latest = new Map<string, User>();
  for (const user of users) {
    const known = latest.get(user.user_id);
    if (known === undefined || known.last_login < user.last_login) latest.set(user.user_id, user);
  }
  return [...latest.values()];
}

export function analyzeUsers(users: readonly User[]): Analysis {
  const preferences = users.map((user) => user.preferences);
  return {
    users: users.length,
    notified: preferences.filter(({ notifications }) => notifications).length,
    themes: [...new Set(preferences.map(({ theme }) => theme))].sort(),
  };
}
