import type { MatchSettings } from './settings.ts';
import type { TokenStock } from './state.ts';

/** What tokens are measured in. */
const MILLI = 1000;

type TokenSettings = Pick<MatchSettings, 'tokensAtStart' | 'tokensAtMost' | 'secondsPerToken'>;

/** The stock with which a build phase begins at match time `at` (ms). */
export function freshStock(at: number, settings: TokenSettings): TokenStock {
  return { milliTokens: Math.min(settings.tokensAtStart, settings.tokensAtMost) * MILLI, at };
}

/** Milli-tokens in the stock at match time `at` (ms): they grow steadily, up to the most that one can have. */
export function milliTokensAt(stock: TokenStock, at: number, settings: TokenSettings): number {
  const most = settings.tokensAtMost * MILLI;
  const elapsed = Math.max(0, at - stock.at);
  // ms by seconds: one token is a thousand of either
  const grown = settings.secondsPerToken > 0 ? Math.floor(elapsed / settings.secondsPerToken) : most;
  return Math.min(most, stock.milliTokens + grown);
}

/** Whole tokens that can be spent at match time `at` (ms). */
export function tokensAt(stock: TokenStock, at: number, settings: TokenSettings): number {
  return Math.floor(milliTokensAt(stock, at, settings) / MILLI);
}

/** The stock after paying `cost` tokens at `at`; the caller has made sure that they are there. */
export function payTokens(stock: TokenStock, cost: number, at: number, settings: TokenSettings): TokenStock {
  return { milliTokens: milliTokensAt(stock, at, settings) - cost * MILLI, at };
}
