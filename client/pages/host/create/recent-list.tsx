import type { JSX } from 'preact';
import { navigate } from '../../../app/navigation.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { language, t } from '../../../i18n.ts';
import { recentSessions } from '../host-stores.ts';

/** The sessions hosted from this browser, to come back to. */
export function RecentList(): JSX.Element | null {
  const sessions = recentSessions.list.value;
  if (sessions.length === 0) return null;
  const format = new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <section class="recent stack" aria-labelledby="recent-title">
      <h2 id="recent-title" class="label">
        {t('host.recent')}
      </h2>
      <ul class="recent-list">
        {sessions.map(({ code, title, fragment, at }) => (
          <li key={code} class="recent-row">
            <a
              class="recent-link"
              href={`/host/${code}#${fragment}`}
              onClick={(event) => {
                // links within the page lose what stands after their `#`
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                navigate(`/host/${code}#${fragment}`);
              }}
            >
              <b class="code-text">{code}</b>
              <span class="recent-name">{title === '' ? t('host.untitled') : title}</span>
              <span class="muted recent-when">{format.format(new Date(at))}</span>
            </a>
            <IconButton icon="close" label={t('host.forget', { code })} onClick={() => recentSessions.forget(code)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
