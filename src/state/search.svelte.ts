import type { SignatureRecord, TextRecord } from '../db/records';
import { listReports } from '../db/reports';
import { saveSignatures, signaturesAfter, signedReports, textsOf } from '../db/search';
import type { SectionRole } from '../model/doc';
import { FOLD_VERSION, foldText, type FoldTable } from '../model/fold';
import { keysOfTerm, mayContain, signatureOf } from '../model/signature';
import { searchReport, termsOf, type ReportHits, type SearchQuery } from '../views/search';
import { loadFold } from './fold';

/** A report as the search needs it; made by the page from the library, newest first. */
export interface Searched {
  readonly id: string;
  readonly textHash: string;
  /** Length of the text: with the hash, which overlooks white space, it tells whether a kept text is the stored one. */
  readonly characters: number;
  readonly region: string;
  readonly year: number | null;
}

export interface SearchFilter {
  readonly region: string;
  readonly year: string;
  readonly role: SectionRole | '';
}

/** How many passages of one report are shown at first. */
export const hitsPerReport = 3;
/** Reports read from the store in one go: few at first, and never so many that a step of the page takes long. */
const firstTexts = 3;
const textsAtOnce = 24;
const signaturesAtOnce = 400;
const indexedAtOnce = 12;
/** Folded texts kept in memory for the next question, in characters. */
const keptCharacters = 8_000_000;

interface KeptText {
  readonly folded: string;
  readonly record: Pick<TextRecord, 'id' | 'sections'> & { readonly text: string };
}

/** What is known of the texts between two questions. */
class Index {
  readonly signatures = new Map<string, SignatureRecord>();
  readonly #texts = new Map<string, KeptText>();
  #characters = 0;
  #loaded: Promise<void> | undefined;

  /** Brings the stored signatures into memory, once. */
  load(): Promise<void> {
    return (this.#loaded ??= this.#load());
  }

  async #load(): Promise<void> {
    let after = '';
    for (;;) {
      const records = await signaturesAfter(after, signaturesAtOnce);
      for (const record of records)
        if (record.fold === FOLD_VERSION) this.signatures.set(record.id, record);
      const last = records.at(-1);
      if (!last || records.length < signaturesAtOnce) return;
      after = last.id;
    }
  }

  /** Takes in signatures that were made elsewhere, once those stored before are here; until then they are among them. */
  learn(made: readonly SignatureRecord[]): void {
    if (this.#loaded) for (const record of made) this.signatures.set(record.id, record);
  }

  /** The text's signature where it is known and still right. */
  signature(report: Searched): SignatureRecord | undefined {
    const known = this.signatures.get(report.id);
    return known?.textHash === report.textHash ? known : undefined;
  }

  /** A kept text; only where it is the stored one. */
  text(report: Searched): KeptText | undefined {
    const kept = this.signature(report) && this.#texts.get(report.id);
    return kept?.folded.length === report.characters ? kept : undefined;
  }

  /** Takes a text in, and says whether its signature is new. */
  take(report: Searched, record: TextRecord, table: FoldTable): [KeptText, SignatureRecord | null] {
    const { text } = record.doc;
    const kept = {
      folded: foldText(text, table),
      record: { id: record.id, text, sections: record.sections },
    };
    let made: SignatureRecord | null = null;
    if (!this.signature(report)) {
      const { id, textHash } = report;
      made = { id, textHash, fold: FOLD_VERSION, bits: signatureOf(kept.folded) };
      this.signatures.set(id, made);
    }
    this.#keep(kept);
    return [kept, made];
  }

  #keep(kept: KeptText): void {
    const old = this.#texts.get(kept.record.id);
    this.#characters += kept.folded.length - (old?.folded.length ?? 0);
    this.#texts.delete(kept.record.id);
    this.#texts.set(kept.record.id, kept);
    for (const [id, oldest] of this.#texts) {
      if (this.#characters <= keptCharacters) return;
      this.#texts.delete(id);
      this.#characters -= oldest.folded.length;
    }
  }
}

/** Lets the page paint and answer keys between two steps. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Searches all texts. A text is passed over only where its signature says for certain that a word is not in it;
 * what is shown was found in the text itself. Results come as they are found, the newest reports first, and the
 * totals are those of the whole library once `state` is 'done'.
 */
class Search {
  /** Null where nothing is asked. */
  query = $state.raw<SearchQuery | null>(null);
  groups = $state.raw<readonly ReportHits[]>([]);
  state = $state<'idle' | 'searching' | 'done' | 'failed'>('idle');
  /** Reports and passages found so far. */
  passages = $state(0);
  /** Reports looked at, of how many. */
  looked = $state(0);
  total = $state(0);
  error = $state.raw<unknown>(null);

  readonly #index = new Index();
  #run = 0;

  /** Gets ready: called when the field is opened, so that the first answer is quick. */
  async prepare(): Promise<void> {
    try {
      await Promise.all([loadFold(), this.#index.load()]);
    } catch {
      // Said when something is asked.
    }
  }

  /** Stops looking and forgets what was found. */
  clear(): void {
    this.#run++;
    this.query = null;
    this.groups = [];
    this.state = 'idle';
    this.passages = this.looked = this.total = 0;
  }

  /** Looks for `words` in `reports`; an earlier search is dropped. */
  async find(words: string, reports: readonly Searched[], filter: SearchFilter): Promise<void> {
    const run = ++this.#run;
    const current = (): boolean => run === this.#run;
    try {
      const table = await loadFold();
      if (!current()) return;
      const terms = termsOf(foldText(words, table));
      if (terms.length === 0) return this.clear();
      this.query = { terms, role: filter.role };
      this.state = 'searching';
      this.error = null;
      const chosen = reports.filter(
        (r) =>
          (filter.region === '' || r.region.includes(filter.region)) &&
          (filter.year === '' || String(r.year) === filter.year),
      );
      await this.#look(this.query, chosen, table, current);
    } catch (reason) {
      if (!current()) return;
      this.error = reason;
      this.state = 'failed';
    }
  }

  async #look(
    query: SearchQuery,
    reports: readonly Searched[],
    table: FoldTable,
    current: () => boolean,
  ): Promise<void> {
    // Signatures load beside the first texts: a common word need not wait for them.
    const loading = this.#index.load();
    const first = await Promise.race([loading.then(() => true), breathe().then(() => false)]);
    const keys = query.terms.flatMap(keysOfTerm);
    const found: ReportHits[] = [];
    let passages = 0;
    const show = (looked: number): void => {
      this.groups = [...found];
      this.passages = passages;
      this.looked = looked;
      this.total = reports.length;
    };
    let shown = performance.now();
    let fresh = true;
    let ready = first;
    let at = 0;
    let most = firstTexts;
    while (at < reports.length) {
      if (!ready && (found.length > 0 || at >= textsAtOnce)) {
        await loading;
        ready = true;
      }
      const batch: Searched[] = [];
      const began = performance.now();
      for (; at < reports.length && batch.length < most; at++) {
        const report = reports[at];
        const known = report && this.#index.signature(report);
        if (report && (!known || mayContain(known.bits, keys))) batch.push(report);
        if ((at & 255) === 255 && performance.now() - began > 12) break;
      }
      for (const hits of await this.#read(batch, query, table)) {
        found.push(hits);
        passages += hits.count;
      }
      if (batch.length > 0) most = Math.min(textsAtOnce, most * 2);
      if (!current()) return;
      // The first finding is shown at once, then a few times a second.
      if ((fresh && found.length > 0) || performance.now() - shown > 250) {
        show(at);
        fresh = found.length === 0;
        shown = performance.now();
        await breathe();
        if (!current()) return;
      }
    }
    show(reports.length);
    this.state = 'done';
  }

  /** Looks into a few texts, kept ones or read now. */
  async #read(
    batch: readonly Searched[],
    query: SearchQuery,
    table: FoldTable,
  ): Promise<ReportHits[]> {
    const missing = batch.filter((r) => !this.#index.text(r));
    const read = missing.length > 0 ? await textsOf(missing.map((r) => r.id)) : [];
    const records = new Map(read.map((r) => [r.id, r]));
    const made: SignatureRecord[] = [];
    const hits: ReportHits[] = [];
    for (const report of batch) {
      let kept = this.#index.text(report);
      const record = records.get(report.id);
      if (!kept && record) {
        const [taken, signature] = this.#index.take(report, record, table);
        kept = taken;
        if (signature) made.push(signature);
      }
      const here = kept && searchReport(kept.record, kept.folded, query, hitsPerReport);
      if (here) hits.push(here);
    }
    if (made.length > 0) void saveSignatures(made);
    return hits;
  }

  /**
   * Makes the signatures that are missing, a few at a time while the page is otherwise idle; called after an import.
   * A search does the same for what it reads, so nothing depends on it.
   */
  async indexAll(mayGoOn: () => boolean): Promise<void> {
    const table = await loadFold();
    const signed = await signedReports();
    const missing = (await listReports()).filter((r) => !signed.has(r.id));
    for (let at = 0; at < missing.length && mayGoOn(); at += indexedAtOnce) {
      const batch = missing.slice(at, at + indexedAtOnce);
      const by = new Map(batch.map((r) => [r.id, r.textHash]));
      const made = (await textsOf([...by.keys()])).map(({ id, doc }): SignatureRecord => {
        const bits = signatureOf(foldText(doc.text, table));
        return { id, textHash: by.get(id) ?? '', fold: FOLD_VERSION, bits };
      });
      await saveSignatures(made);
      this.#index.learn(made);
      await breathe();
    }
  }
}

export const search = new Search();
