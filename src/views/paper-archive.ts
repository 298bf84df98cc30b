/** Files in one archive, by name; a name that is taken gets a number. The packer is loaded when it is first needed. */
export async function archiveOf(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import('fflate');
  const entries: Record<string, Uint8Array> = {};
  for (const { name, bytes } of files) {
    const [, stem = name, ending = ''] = /^(.*?)(\.[a-z]+)?$/u.exec(name) ?? [];
    let free = name;
    for (let n = 2; free in entries; n++) free = `${stem}-${n}${ending}`;
    entries[free] = bytes;
  }
  return new Uint8Array(zipSync(entries));
}
