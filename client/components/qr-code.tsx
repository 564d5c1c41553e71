import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

/** A QR code that is drawn here: what is in it goes nowhere. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const source = useSignal<string | null>(null);
  useEffect(() => {
    let gone = false;
    void draw(text).then((drawn) => {
      if (!gone) source.value = drawn;
    });
    return () => {
      gone = true;
    };
  }, [text]);
  return <img class="qr" src={source.value ?? undefined} alt={label} width="180" height="180" />;
}

async function draw(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  const svg = await qrcode.toString(text, { type: 'svg', margin: 2 });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
