/** Hands a text, or the parts of one, to the browser as a file to keep. The address of the file is taken back once the browser has it. */
export function offerDownload(file: { readonly name: string; readonly text: string | readonly string[] }): void {
  const address = URL.createObjectURL(new Blob([file.text].flat(), { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
