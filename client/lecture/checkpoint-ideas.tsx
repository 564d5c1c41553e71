import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Rich } from '../components/rich.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { t } from '../i18n.ts';
import type { LectureModel } from '../model/lecture/lecture-model.ts';

/** Which wrong ideas could stand behind what the class has just said, and what is true. Only hosts see it. */
export function CheckpointIdeas({ model }: { readonly model: LectureModel }): JSX.Element | null {
  const loaded = useLoaded(() => import('../model/lecture/checkpoint-ideas.ts'));
  const state = model.state.value;
  const revealed = state.checkpoints.filter((one) => one.revealed !== null).length;
  const ideas = useMemo(() => loaded?.ideasOfLast(state.header, model.entries) ?? [], [loaded, model, revealed]);
  if (ideas.length === 0) return null;
  return (
    <section class="stack host-ideas" aria-labelledby="host-ideas">
      <h3 id="host-ideas">{t('hall.ideas')}</h3>
      <p class="help">{t('hall.ideas-help')}</p>
      <ul class="stack">
        {ideas.map(({ belief, stakes, answers, sided }) => (
          <li key={belief} class="host-idea" style={{ '--share': sided / answers }}>
            <p>
              <b>
                <Rich text={t(`belief.${belief}.name`)} />
              </b>{' '}
              <span>{t('hall.ideas-count', { stakes, sided, count: answers })}</span>
            </p>
            <p class="help">
              <Rich text={t(`belief.${belief}.true`)} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
