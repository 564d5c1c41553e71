import type { JSX } from 'preact';
import type { ScreenContent } from '../../../../shared/protocol/host-actions.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';

/** What everybody sees on the wall. */
export function ScreenChooser(): JSX.Element {
  const { hosted, session, act } = useHosting();
  const { screen, stage } = session;
  const isLecture = stage.type === 'activity' && stage.mode === 'lecture';
  const plain = (['lobby', 'tables', 'standings', 'lecture', 'blank'] as const).filter(
    (show) => show !== 'lecture' || isLecture || screen.show === 'lecture',
  );
  const show = (content: ScreenContent): void => void act({ do: 'show', content });
  const turn = screen.show === 'replay' ? ((screen.turn ?? 0) + 1) % 1_000 : 0;
  const tables = [...hosted.tables.value.values()].sort((one, other) => one.index - other.index);
  const mayReplay = tables.filter(({ phase }) => phase === 'reveal' || phase === 'finished');
  return (
    <section class="panel stack screen-chooser" aria-labelledby="screen-title">
      <div class="panel-head">
        <h2 id="screen-title">{t('screen.title')}</h2>
        <a class="button small" href={`/screen/${session.code}#${hosted.keys.screen}`} target="_blank" rel="noreferrer">
          <Icon name="screen" /> {t('screen.open')}
        </a>
      </div>
      <p class="help">{session.screens === 0 ? t('screen.none') : t('screen.count', { count: session.screens })}</p>
      <div class="screen-choices">
        {plain.map((kind) => (
          <button
            key={kind}
            type="button"
            class="screen-choice"
            aria-pressed={screen.show === kind}
            onClick={() => show({ show: kind })}
          >
            {t(`screen.${kind}`)}
          </button>
        ))}
      </div>
      {tables.length > 0 && (
        <div class="screen-tables">
          <TableChoice
            label={t('screen.table')}
            tables={tables}
            chosen={screen.show === 'table' ? screen.table : null}
            choose={(table) => show({ show: 'table', table })}
          />
          {mayReplay.length > 0 && (
            <TableChoice
              label={t('screen.replay')}
              tables={mayReplay}
              chosen={screen.show === 'replay' ? screen.table : null}
              choose={(table) => show({ show: 'replay', table, turn })}
            />
          )}
        </div>
      )}
      {screen.show === 'replay' && (
        <button
          type="button"
          class="button replay-again"
          onClick={() => show({ show: 'replay', table: screen.table, turn })}
        >
          <Icon name="play" /> {t('screen.again')}
        </button>
      )}
    </section>
  );
}

function TableChoice(props: {
  readonly label: string;
  readonly tables: readonly { readonly code: string; readonly index: number }[];
  readonly chosen: string | null;
  readonly choose: (table: string) => void;
}): JSX.Element {
  const { label, tables, chosen, choose } = props;
  return (
    <label class="stack field-block">
      <span class="label">{label}</span>
      <select
        class={chosen === null ? 'field' : 'field chosen'}
        value={chosen ?? ''}
        onChange={(event) => {
          if (event.currentTarget.value !== '') choose(event.currentTarget.value);
        }}
      >
        <option value="">{t('screen.choose')}</option>
        {tables.map(({ code, index }) => (
          <option key={code} value={code}>
            {t('tables.number', { number: index + 1 })}
          </option>
        ))}
      </select>
    </label>
  );
}
