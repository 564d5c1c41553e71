import * as v from 'valibot';

/** Long texts of the sender's own are not sent back whole. */
const LONGEST = 200;

/** What is wrong with a value, with the path to it: for `bad-message`. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return (path === null ? issue.message : `${path}: ${issue.message}`).slice(0, LONGEST);
}
