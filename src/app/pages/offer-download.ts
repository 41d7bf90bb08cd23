/** Downloads a text as a file. The text may be split into parts. Revokes the object URL once the download has started. */
export function offerDownload(file: { readonly name: string; readonly text: string | readonly string[] }): void {
  const url = URL.createObjectURL(new Blob([file.text].flat(), { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
