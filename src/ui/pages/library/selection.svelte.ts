import { undo } from '../../../db/history';
import { deleteReports } from '../../../db/reports';
import { settings } from '../../../state/settings.svelte';
import type { LibraryRow } from '../../../views/library-rows';
import { reasonOf } from '../../parts/reason';
import { shell } from '../../parts/shell-words';
import { toasts } from '../../parts/toasts.svelte';
import { lib as t } from './words';

/** Lines of the library that are selected, and their way into the bin. */
export class Selection {
  /** Reports, also those that the filter hides. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
  ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Why they could not be deleted. */
  trouble = $state('');
  readonly #shown: () => readonly LibraryRow[];

  /** Of the lines that are shown. */
  constructor(shown: () => readonly LibraryRow[]) {
    this.#shown = shown;
  }

  // Deleting takes what is selected and shown, never what the filter hides.
  readonly chosen = $derived.by(() =>
    this.ids.size === 0 ? [] : this.#shown().filter((row) => this.ids.has(row.report.id)),
  );

  clear(): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
    this.ids = new Set();
  }

  /** Deletes what is selected and shown, as one step that can be undone. */
  async remove(): Promise<void> {
    const ids = this.chosen.map((row) => row.report.id);
    if (ids.length === 0) return;
    this.trouble = '';
    try {
      const step = await deleteReports(ids, settings.name);
      this.clear();
      toasts.show(t('deleted', { count: ids.length }), {
        action: {
          label: shell('undo'),
          icon: 'undo',
          run: () => void undo(step).then(() => toasts.show(t('restored', { count: ids.length }))),
        },
      });
    } catch (reason) {
      this.trouble = t('deleteFailed', { reason: reasonOf(reason) });
    }
  }
}
