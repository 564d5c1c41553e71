/** What reports call rounds, tables and questions. */
import { reasonSaying } from '../../../../shared/beliefs/belief-sayings.ts';
import type { Asked, BeliefExample, RoundReport } from '../../../../shared/report/session-report.ts';
import type { ScenarioRow } from '../../../app/sessions-api.ts';
import { inLanguage, say, t } from '../../../i18n.ts';

/** Where it was asked. */
export function askedText({ round, table, checkpoint }: Asked): string {
  if (table !== null) return t('report.at-table', { round, table });
  return t('report.at-checkpoint', { round, checkpoint: checkpoint ?? 0 });
}

/** The scenario's title, or the lecture's. */
export function titleOf({ mode, name }: RoundReport, scenarios: readonly ScenarioRow[]): string {
  const scenario = mode === 'tables' ? scenarios.find(({ id }) => id === name) : undefined;
  return scenario === undefined ? name : inLanguage(scenario.title);
}

/** Why an example came out otherwise than the belief has it; empty where no line shows it. */
export function reasonText({ belief, object, reason }: BeliefExample): string {
  if (reason === null) return '';
  const named = reason.type === 'line' ? reason : { ...reason, player: reason.player ?? t('report.somebody') };
  return say(reasonSaying(belief, object, named));
}
