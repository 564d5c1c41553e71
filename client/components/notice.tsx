import type { JSX } from 'preact';
import { type Saying, say } from '../i18n.ts';
import { Rich } from './rich.tsx';

/** Something went otherwise than wanted: what Python said, if it did, and a sentence. Read out at once. */
export function Notice(props: { readonly python?: string | null; readonly saying: Saying | null }): JSX.Element {
  return (
    <div role="alert" class="notice-place">
      {props.saying !== null && (
        <p class="notice">
          {props.python != null && <code class="notice-python">{props.python}</code>}
          <span>
            <Rich text={say(props.saying)} />
          </span>
        </p>
      )}
    </div>
  );
}
