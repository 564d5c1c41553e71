import { Router } from 'express';
import { formatLecture } from '../../shared/lecture/lecture-log.ts';
import type { LogStore } from '../storage/log-store.ts';
import { sendProblem } from './answers.ts';

/** The logs of lectures that are over: while one is on, its log holds secrets. */
export function lecturesApi(store: Pick<LogStore, 'readLecture' | 'readLectureEntries'>): Router {
  const router = Router();
  router.get('/lectures/:id/log', async (request, response) => {
    const { id } = request.params;
    const lecture = await store.readLecture(id);
    if (lecture === null) return sendProblem(response, 404, 'no-such-lecture');
    const { header, signature } = lecture;
    if (signature === null) return sendProblem(response, 403, 'lecture-not-over');
    response.attachment(`garbage-day-${id}.jsonl`).type('application/x-ndjson');
    response.send(formatLecture({ header, entries: await store.readLectureEntries(id), signature }));
  });
  return router;
}
