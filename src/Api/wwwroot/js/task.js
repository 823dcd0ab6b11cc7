// @ts-check
import { Notice } from './notice.js';
import { t } from './text.js';

/** One thing at a time: tells progress and failures in words; a newer task cancels the older one. */
export class Task {
  /** @param {HTMLElement} status @param {Notice} notice */
  constructor(status, notice) {
    this.status = status;
    this.notice = notice;
    /** @type {AbortController|undefined} */
    this.controller = undefined;
  }

  cancel() {
    this.controller?.abort();
    this.controller = undefined;
  }

  /** Takes back what was said. */
  clear() {
    this.status.textContent = '';
    this.notice.clear();
  }

  /** @param {string} text @param {(signal: AbortSignal) => Promise<string>} work Gives the sentence that closes the task. */
  async run(text, work) {
    this.cancel();
    const controller = new AbortController();
    this.controller = controller;
    this.notice.clear();
    this.status.textContent = text;
    this.status.classList.add('busy');
    let said = '';
    try {
      said = await work(controller.signal);
    } catch (failure) {
      if (!controller.signal.aborted) {
        this.notice.show(failure, () => this.run(text, work));
      }
    }

    if (this.controller === controller) {
      this.controller = undefined;
      this.status.classList.remove('busy');
      this.status.textContent = said;
    }
  }

  /** @param {string} message */
  refuse(message) {
    this.cancel();
    this.status.textContent = '';
    this.notice.tell(message);
  }
}

/** @param {number} count */
export const facesInWords = count => (count === 1 ? t('faces.one') : t('faces.many', { count }));
