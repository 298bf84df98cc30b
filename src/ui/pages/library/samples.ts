import { intake, type Dropped } from '../../../state/intake.svelte';

async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** Reads the sample reports that come with the app, whose names stand in seeds/index.json, as if they were dropped. */
export async function addSamples(folder: string): Promise<void> {
  const names: unknown = await (await fetched('./seeds/index.json')).json();
  if (!Array.isArray(names)) throw new Error('seeds/index.json');
  const dropped = await Promise.all(
    names
      .filter((name) => typeof name === 'string')
      .map(async (name): Promise<Dropped> => {
        const content = await (await fetched(`./seeds/${name}`)).blob();
        return { file: Object.assign(content, { name }), folder };
      }),
  );
  intake.add(dropped);
}
