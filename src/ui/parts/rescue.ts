import { db } from '../../db/database';

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};

/**
 * Saves every table as one JSON file, with no help from the pages: for the moment when one of them has failed.
 * Bytes are written as base64.
 */
export async function saveEverything(): Promise<void> {
  const pieces: string[] = ['{"format":"zhijing-rescue","version":1,"tables":{'];
  for (const [index, table] of db.tables.entries()) {
    const records: unknown[] = await table.toArray();
    const json = JSON.stringify(records, (_key, value: unknown) =>
      value instanceof Uint8Array ? { base64: base64(value) } : value,
    );
    pieces.push(`${index > 0 ? ',' : ''}${JSON.stringify(table.name)}:${json}`);
  }
  pieces.push('}}');
  saveFile(new Blob(pieces, { type: 'application/json' }), 'zhijing-rescue.json');
}

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
