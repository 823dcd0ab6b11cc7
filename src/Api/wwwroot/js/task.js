// @ts-check
import { ServiceError } from './service.js';

/**
 * One thing at a time: tells progress and failures in words and lets a newer task, or the person, cancel the older one.
 */
export class Task {
  /**
   * @param {HTMLElement} status @param {HTMLElement} error @param {(busy: boolean) => void} onBusy
   * @param {() => void} onKeyWanted After the service asked for a key.
   */
  constructor(status, error, onBusy, onKeyWanted) {
    this.status = status;
    this.error = error;
    this.onBusy = onBusy;
    this.onKeyWanted = onKeyWanted;
    /** @type {AbortController|undefined} */
    this.controller = undefined;
  }

  cancel() {
    this.controller?.abort();
  }

  /** @param {string} text @param {(signal: AbortSignal) => Promise<string>} work Gives the sentence that closes the task. */
  async run(text, work) {
    this.cancel();
    const controller = new AbortController();
    this.controller = controller;
    this.error.hidden = true;
    this.status.textContent = text;
    this.onBusy(true);
    try {
      const done = await work(controller.signal);
      this.finish(controller, done);
    } catch (failure) {
      this.fail(controller, failure);
    }
  }

  /** Takes back what was said. */
  clear() {
    this.status.textContent = '';
    this.error.hidden = true;
  }

  /** @param {string} message Shown as an error without a task. */
  refuse(message) {
    this.status.textContent = '';
    this.error.textContent = message;
    this.error.hidden = false;
  }

  /** @param {unknown} failure Told in words. */
  explain(failure) {
    const known = failure instanceof ServiceError;
    this.refuse(known ? describe(failure) : 'The page ran into an error of its own. Reload it and try again.');
    if (!known) {
      console.error(failure);
    } else if (failure.asksForKey) {
      this.onKeyWanted();
    }
  }

  /** @param {AbortController} controller @param {string} text */
  finish(controller, text) {
    if (this.controller === controller) {
      this.status.textContent = text;
      this.controller = undefined;
      this.onBusy(false);
    }
  }

  /** @param {AbortController} controller @param {unknown} failure */
  fail(controller, failure) {
    if (this.controller !== controller) {
      return;
    }

    this.finish(controller, controller.signal.aborted ? 'Cancelled.' : '');
    if (!controller.signal.aborted) {
      this.explain(failure);
    }
  }
}

/** @param {ServiceError} failure */
function describe(failure) {
  return failure.requestId ? `${failure.message} (${failure.code}, request ${failure.requestId})` : `${failure.message} (${failure.code})`;
}
