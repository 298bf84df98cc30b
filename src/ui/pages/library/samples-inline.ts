import type { Dropped } from '../../../state/intake.svelte';

const addresses = import.meta.glob<string>('../../../../seeds/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The sample reports of the one-file build, which carries them as data addresses: a file page cannot fetch. */
export async function readSamples(): Promise<Dropped[]> {
  return Object.entries(addresses).map(([path, address]) => {
    const [, data = ''] = address.split(/^data:[^,]*,/);
    const base64 = address.slice(0, address.indexOf(',')).endsWith(';base64');
    const bytes = base64
      ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(data));
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { file: Object.assign(new Blob([bytes]), { name }), folder: '' };
  });
}
