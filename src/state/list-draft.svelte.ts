import { checkList, type RefusedList } from '../db/checklist-file';
import type { AppliesTo, ItemJudge } from '../model/checklist';
import type { SectionRole } from '../model/doc';
import type { BodyKind, Level } from '../model/meta';
import type { OwnChecklist, OwnItem } from '../model/own-checklist';

/** An item as it stands in the form: lists of words are lines of text. */
export interface DraftItem {
  readonly id: string;
  title: string;
  source: string;
  required: boolean;
  cues: string;
  headings: string;
  underHeadings: boolean;
  indicators: string[];
  /** null: the usual parts. */
  parts: SectionRole[] | null;
  readonly judge: ItemJudge | undefined;
  readonly like: string | undefined;
  appliesTo: AppliesTo | undefined;
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const formOf = ({ recognise: r, ...item }: OwnItem): DraftItem => ({
  ...{ id: item.id, title: item.title, source: item.source, required: item.required },
  cues: r.cues.join('\n'),
  headings: r.headings.join('\n'),
  underHeadings: r.underHeadings === true,
  indicators: [...r.indicators],
  parts: r.parts ? [...r.parts] : null,
  ...{ judge: item.judge, like: item.like, appliesTo: item.appliesTo },
});

function itemOf(form: DraftItem): OwnItem {
  const { id, title, source, required, judge, like, appliesTo } = form;
  return {
    ...{ id, title: title.trim(), source: source.trim(), required },
    recognise: {
      headings: lines(form.headings),
      cues: lines(form.cues),
      indicators: [...form.indicators],
      ...(form.parts === null ? {} : { parts: [...form.parts] }),
      ...(form.underHeadings ? { underHeadings: true } : {}),
    },
    ...(judge === undefined ? {} : { judge }),
    ...(like === undefined ? {} : { like }),
    ...(appliesTo === undefined ? {} : { appliesTo: $state.snapshot(appliesTo) }),
  };
}

const yearOf = (text: string): number | undefined => {
  const words = text.trim();
  return words === '' ? undefined : Number(words);
};

/** A list while it is being changed. Nothing of it is stored before it is saved. */
export class ListDraft {
  readonly id: string;
  readonly version: number;
  title = $state('');
  source = $state('');
  note = $state('');
  from = $state('');
  to = $state('');
  levels = $state<Level[]>([]);
  bodyKinds = $state<BodyKind[]>([]);
  items = $state<DraftItem[]>([]);
  #next = $state(1);

  constructor(list: OwnChecklist) {
    const { from, to, levels, bodyKinds } = list.appliesTo ?? {};
    this.id = list.id;
    this.version = list.version;
    [this.title, this.source, this.note] = [list.title, list.source, list.note];
    [this.from, this.to] = [String(from ?? ''), String(to ?? '')];
    [this.levels, this.bodyKinds] = [[...(levels ?? [])], [...(bodyKinds ?? [])]];
    this.items = list.items.map(formOf);
    this.#next = list.next;
  }

  /** Adds an empty item at the end; returns its id. */
  add(): string {
    const id = `${this.id}.${this.#next++}`;
    const recognise = { headings: [], cues: [], indicators: [] };
    this.items.push(formOf({ id, title: '', source: '', required: true, recognise }));
    return id;
  }

  /** Takes an item out; returns how to put it back. */
  drop(id: string): () => void {
    const at = this.items.findIndex((i) => i.id === id);
    const [gone] = this.items.splice(at, 1);
    return () => {
      if (gone) this.items.splice(Math.min(at, this.items.length), 0, gone);
    };
  }

  move(id: string, by: 1 | -1): void {
    const at = this.items.findIndex((i) => i.id === id);
    const to = at + by;
    const [here, there] = [this.items[at], this.items[to]];
    if (!here || !there) return;
    this.items[at] = there;
    this.items[to] = here;
  }

  /** The list as it would be saved, unchecked. */
  get list(): OwnChecklist {
    const [from, to] = [yearOf(this.from), yearOf(this.to)];
    const applies: AppliesTo = {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(this.levels.length === 0 ? {} : { levels: [...this.levels] }),
      ...(this.bodyKinds.length === 0 ? {} : { bodyKinds: [...this.bodyKinds] }),
    };
    return {
      ...{ id: this.id, version: this.version + 1, title: this.title.trim() },
      ...{ source: this.source.trim(), note: this.note.trim(), by: '', at: '' },
      ...(Object.keys(applies).length === 0 ? {} : { appliesTo: applies }),
      items: this.items.map(itemOf),
      next: this.#next,
    };
  }

  /** The list, checked as one from a file is; or what is wrong with it. */
  check(): Promise<OwnChecklist | RefusedList> {
    return checkList(this.list, this.title);
  }
}

/** The list that is being changed outlives its page: going to look at a report and coming back finds it as it was. */
class Editor {
  draft = $state.raw<ListDraft | null>(null);

  open(list: OwnChecklist): void {
    this.draft = new ListDraft(list);
  }

  close(): void {
    this.draft = null;
  }
}

export const editor = new Editor();
