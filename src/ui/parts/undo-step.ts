import { redoNext, undoLast } from '../../db/history';
import { sentenceOf } from './history-words';
import { rev as t } from './review-words';
import { toasts } from './toasts.svelte';

/** Takes back the latest step, or carries out again the one taken back, and says which it was. */
export async function turn(back: boolean): Promise<void> {
  try {
    const entry = await (back ? undoLast() : redoNext());
    if (!entry) {
      toasts.show(t(back ? 'nothingToUndo' : 'nothingToRedo'));
      return;
    }
    toasts.show(t(back ? 'undone' : 'redone', { what: sentenceOf(entry) }), {
      action: {
        label: t(back ? 'redo' : 'undo'),
        icon: back ? 'retry' : 'undo',
        run: () => void turn(!back),
      },
    });
  } catch (reason) {
    toasts.show(t('failed', { reason: String(reason) }), { kind: 'alert' });
  }
}
