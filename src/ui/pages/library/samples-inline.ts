import { intake, type Dropped } from '../../../state/intake.svelte';

const addresses = import.meta.glob<string>('../../../../seeds/*', {
  query: '?url&inline',
  import: 'default',
  eager: true,
});

/** The bytes of a data address, whether base64 or percent-encoded. */
function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  const comma = address.indexOf(',');
  const data = address.slice(comma + 1);
  return address.slice(0, comma).endsWith(';base64')
    ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
    : new TextEncoder().encode(decodeURIComponent(data));
}

/** The sample reports of the one-file build, which carries them as data addresses: a file page cannot fetch. */
export async function addSamples(folder: string): Promise<void> {
  const dropped = Object.entries(addresses).map(([path, address]): Dropped => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { file: Object.assign(new Blob([bytesOf(address)]), { name }), folder };
  });
  intake.add(dropped);
}
