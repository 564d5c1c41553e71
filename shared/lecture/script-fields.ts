/** What a prepared lecture's file may say about itself above its first step. */
const FIELDS = ['title', 'title.zh', 'about', 'about.zh', 'teaches', 'runtime', 'order'] as const;
export type ScriptField = (typeof FIELDS)[number];
export const SCRIPT_FIELDS: ReadonlySet<string> = new Set(FIELDS);
