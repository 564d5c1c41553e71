import type { MatchSettings } from '../../shared/match/settings.ts';

/** What a test wants of a table beside one round of Roommates. */
export interface TableWish {
  readonly playlist?: readonly string[];
  readonly bots?: readonly ('random' | 'greedy' | 'lookahead')[];
  readonly settings?: Partial<MatchSettings>;
}

/** Opens a table over HTTP, as other programs do; gives its code. */
export async function openTable(url: string, wish: TableWish = {}): Promise<string> {
  const response = await fetch(`${url}/api/tables`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ playlist: ['roommates'], ...wish }),
  });
  const { code } = (await response.json()) as { code: string };
  return code;
}
