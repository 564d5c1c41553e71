import type { JSX } from 'preact';

/** Nothing but a sentence on the wall. */
export function WallMessage(props: {
  readonly title: string;
  readonly text: string;
  readonly busy?: boolean;
}): JSX.Element {
  return (
    <main class="wall wall-message" aria-busy={props.busy}>
      <h1>{props.title}</h1>
      <p class="muted">{props.text}</p>
    </main>
  );
}
