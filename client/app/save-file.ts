/** Lets the browser save a text as a file of that name. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has begun by the next turn
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
