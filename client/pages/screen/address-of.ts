/** The server's own name, as one types it. */
export function addressOf(link: string): string {
  return new URL(link).host;
}
