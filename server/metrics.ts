/** What whoever runs the server can watch: counted here, read at `/metrics` in Prometheus' format. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The server's own measures; each `create` has a registry of its own, so that tests do not add up. */
export interface Metrics {
  readonly registry: Registry;
  /** By state: awaiting-hello, seated, spectating, student, host, screen. */
  readonly connections: Gauge<'state'>;
  /** In memory, by stage: lobby, playing, finished. */
  readonly tables: Gauge<'stage'>;
  readonly moves: Counter;
  readonly refusals: Counter<'code'>;
  readonly matchesFinished: Counter;
  /** Clients whose heap did not agree with a checkpoint. */
  readonly disagreements: Counter;
  readonly bytesSent: Counter;
  readonly framesSent: Counter;
  readonly commitSeconds: Histogram;
  /** Entries in one commit. */
  readonly commitEntries: Histogram;
  readonly commitFailures: Counter;
}

/** New measures, all at zero. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string) => new Counter({ name: `garbage_day_${name}`, help, registers });
  return {
    registry,
    connections: new Gauge({
      name: 'garbage_day_connections',
      help: 'Open connections by state',
      labelNames: ['state'],
      registers,
    }),
    tables: new Gauge({
      name: 'garbage_day_tables',
      help: 'Tables in memory by stage',
      labelNames: ['stage'],
      registers,
    }),
    moves: counter('moves_total', 'Lines played'),
    refusals: new Counter({
      name: 'garbage_day_refusals_total',
      help: 'Refused requests and connections by code',
      labelNames: ['code'],
      registers,
    }),
    matchesFinished: counter('matches_finished_total', 'Matches that came to their podium'),
    disagreements: counter('digest_disagreements_total', 'Clients that found a heap other than the checkpoint says'),
    bytesSent: counter('sent_bytes_total', 'Payload bytes sent over WebSockets'),
    framesSent: counter('sent_frames_total', 'Frames sent over WebSockets'),
    commitSeconds: new Histogram({
      name: 'garbage_day_commit_seconds',
      help: 'How long a commit took until it was durable',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
      registers,
    }),
    commitEntries: new Histogram({
      name: 'garbage_day_commit_entries',
      help: 'Entries that one commit made durable',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    commitFailures: counter('commit_failures_total', 'Commits that could not be written'),
  };
}
