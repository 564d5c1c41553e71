import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { refuse } from '../../shared/match/refusals.ts';
import { REPORT_TABLES, reportCsv } from '../../shared/report/report-csv.ts';
import { LANGUAGES } from '../../shared/session/options.ts';
import { wordsIn } from '../cli/words.ts';
import { describeIssue } from '../describe-issue.ts';
import { SessionReports } from '../sessions/session-reports.ts';
import type { LogStore } from '../storage/log-store.ts';
import { sendRefusal } from './answers.ts';
import { hosted, type SessionsApiServices } from './sessions-api.ts';

interface ReportsApiServices extends SessionsApiServices {
  readonly store: LogStore;
}

const csvQuery = v.strictObject({
  table: v.optional(v.picklist(REPORT_TABLES), 'students'),
  lang: v.optional(v.picklist(LANGUAGES)),
});

/** What a session's class knows, for its hosts; shared/report/README.md describes both formats. */
export function reportsApi(services: ReportsApiServices): Router {
  const router = Router();
  const reports = new SessionReports(services.store);
  router.get('/sessions/:code/report.json', async (request: Request, response: Response) => {
    const session = await hosted(services, request, response);
    if (session === null) return;
    const report = await reports.report(session);
    response.set('Cache-Control', 'no-store').attachment(`garbage-day-${session.code}.json`);
    response.type('application/json').send(`${JSON.stringify(report, null, 2)}\n`);
  });
  router.get('/sessions/:code/report.csv', async (request: Request, response: Response) => {
    const session = await hosted(services, request, response);
    if (session === null) return;
    const query = v.safeParse(csvQuery, request.query, { abortEarly: true });
    if (!query.success) {
      return sendRefusal(response, refuse('bad-message', { issue: describeIssue(query.issues[0]) }).refusal);
    }
    const { table, lang = session.state.record.options.language } = query.output;
    const [report, words] = [await reports.report(session), await wordsIn(lang)];
    response.set('Cache-Control', 'no-store').attachment(`garbage-day-${session.code}-${table}.csv`);
    response.type('text/csv').send(reportCsv(report, table, words));
  });
  return router;
}
