import type { Registry } from '../tables/registry.ts';
import type { TableServices } from '../tables/table-services.ts';
import type { NicknameFilter } from './nickname-filter.ts';

/** What sessions need of the world around them: what tables need, the tables, and a filter. */
export interface SessionServices extends TableServices {
  readonly registry: Registry;
  readonly filter: NicknameFilter;
}
