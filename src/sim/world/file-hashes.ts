import { hexFor } from './prng.ts';

/** Hashes derived from path and name, so that a file has the same hashes everywhere. */
export function fileHashes(
  fileName: string,
  filePath: string,
): { readonly sha1: string; readonly sha256: string; readonly md5: string } {
  const name = `${filePath} ${fileName}`;
  return { sha1: hexFor(`sha1 ${name}`, 40), sha256: hexFor(`sha256 ${name}`, 64), md5: hexFor(`md5 ${name}`, 32) };
}
