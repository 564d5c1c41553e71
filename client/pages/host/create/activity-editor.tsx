import type { JSX } from 'preact';
import { RUNTIME_IDS } from '../../../../shared/heap/runtime.ts';
import { PEER_SECONDS } from '../../../../shared/match/settings.ts';
import {
  type Activity,
  type LectureActivity,
  MAX_SCRIPT_LENGTH,
  type TableActivity,
} from '../../../../shared/session/playlist.ts';
import type { ScenarioRow } from '../../../app/sessions-api.ts';
import { Choice } from '../../../components/choice.tsx';
import { Rich } from '../../../components/rich.tsx';
import { Switch } from '../../../components/switch.tsx';
import { inLanguage, t } from '../../../i18n.ts';
import { preparedLectures } from '../../../lecture/prepared-lectures.ts';
import { ScriptCheck } from '../../../lecture/script-check.tsx';
import { TimesFields } from './times-fields.tsx';

const TRUCKS = [0, 1, 2] as const;

/** Everything about one activity. */
export function ActivityEditor(props: {
  readonly activity: Activity;
  readonly scenarios: readonly ScenarioRow[];
  readonly onChange: (activity: Activity) => void;
}): JSX.Element {
  const { activity, scenarios, onChange } = props;
  return activity.mode === 'tables' ? (
    <RoundFields activity={activity} scenarios={scenarios} onChange={onChange} />
  ) : (
    <LectureFields activity={activity} onChange={onChange} />
  );
}

function RoundFields(props: {
  readonly activity: TableActivity;
  readonly scenarios: readonly ScenarioRow[];
  readonly onChange: (activity: TableActivity) => void;
}): JSX.Element {
  const { activity, scenarios, onChange } = props;
  const scenario = scenarios.find(({ id }) => id === activity.scenario);
  const known = scenario === undefined ? [{ value: activity.scenario, label: activity.scenario }] : [];
  return (
    <div class="activity-fields">
      <Choice
        label={t('activity.scenario')}
        value={activity.scenario}
        options={[...known, ...scenarios.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))]}
        onChange={(value) => onChange({ ...activity, scenario: value })}
      />
      <Choice
        label={t('activity.runtime')}
        value={activity.runtime ?? ''}
        options={[
          { value: '', label: t('activity.own-runtime', { runtime: scenario?.runtime ?? '…' }) },
          ...RUNTIME_IDS.map((id) => ({ value: id, label: `Python ${id}` })),
        ]}
        onChange={(value) => onChange({ ...activity, runtime: RUNTIME_IDS.find((id) => id === value) ?? null })}
      />
      <Choice
        label={t('activity.truck')}
        value={String(activity.truck ?? '')}
        options={[
          { value: '', label: t('activity.own-truck', { truck: scenario?.truck ?? '…' }) },
          ...TRUCKS.map((truck) => ({ value: String(truck), label: t(`activity.truck-${truck}`) })),
        ]}
        onChange={(value) => onChange({ ...activity, truck: TRUCKS.find((truck) => String(truck) === value) ?? null })}
      />
      <TimesFields activity={activity} onChange={onChange} />
      <Switch
        label={t('activity.peer')}
        help={t('activity.peer-help')}
        checked={activity.peerSeconds > 0}
        onChange={(peer) => onChange({ ...activity, peerSeconds: peer ? PEER_SECONDS : 0 })}
      />
      <Switch
        label={t('activity.contracts')}
        help={t('activity.contracts-help')}
        checked={activity.contracts}
        onChange={(contracts) => onChange({ ...activity, contracts })}
      />
    </div>
  );
}

function LectureFields(props: {
  readonly activity: LectureActivity;
  readonly onChange: (activity: LectureActivity) => void;
}): JSX.Element {
  const { activity, onChange } = props;
  const prepared = preparedLectures.find(({ text }) => text === activity.script);
  const choose = (id: string): void => {
    const chosen = preparedLectures.find((lecture) => lecture.id === id);
    if (chosen === undefined) return;
    onChange({ ...activity, title: inLanguage(chosen.title), runtime: chosen.runtime, script: chosen.text });
  };
  return (
    <div class="activity-fields">
      <Choice
        label={t('hall.prepared')}
        value={prepared?.id ?? ''}
        options={[
          { value: '', label: t('hall.own-script') },
          ...preparedLectures.map(({ id, title }) => ({ value: id, label: inLanguage(title) })),
        ]}
        onChange={choose}
      />
      <label class="stack field-block">
        <span class="label">{t('lecture.title')}</span>
        <input
          type="text"
          maxLength={80}
          value={activity.title}
          onInput={(event) => onChange({ ...activity, title: event.currentTarget.value })}
        />
      </label>
      <Choice
        label={t('activity.runtime')}
        value={activity.runtime}
        options={RUNTIME_IDS.map((id) => ({ value: id, label: `Python ${id}` }))}
        onChange={(value) =>
          onChange({ ...activity, runtime: RUNTIME_IDS.find((id) => id === value) ?? activity.runtime })
        }
      />
      <label class="stack field-block wide">
        <span class="label">{t('lecture.script')}</span>
        <textarea
          class="field script"
          rows={8}
          maxLength={MAX_SCRIPT_LENGTH}
          spellcheck={false}
          value={activity.script}
          onInput={(event) => onChange({ ...activity, script: event.currentTarget.value })}
        />
        <span class="help">
          <Rich text={t('lecture.script-help')} />
        </span>
      </label>
      <ScriptCheck script={activity.script} runtime={activity.runtime} />
    </div>
  );
}
