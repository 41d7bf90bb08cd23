/**
 * Hands a text to the browser as a file to save. The address it is saved from exists only for the moment of the
 * click; nothing is uploaded, and no address of a server is involved.
 */
export function downloadFile(
  document: Document,
  file: { readonly name: string; readonly text: string; readonly type?: string },
): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.type ?? 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has taken hold of the data by the next task; kept longer, it would stay in memory with the page.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
