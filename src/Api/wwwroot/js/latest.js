// @ts-check
/**
 * At most one call at a time, and always the newest last: while one runs, only the latest wish is kept.
 * @template T
 */
export class Latest {
  /** @param {(wish: T) => Promise<void>} work Tells its failures itself. */
  constructor(work) {
    this.work = work;
    this.isRunning = false;
    /** @type {{wish: T}|undefined} */
    this.waiting = undefined;
  }

  /** @param {T} wish */
  async ask(wish) {
    this.waiting = { wish };
    if (this.isRunning) {
      return;
    }

    this.isRunning = true;
    while (this.waiting) {
      const next = this.waiting;
      this.waiting = undefined;
      await this.work(next.wish);
    }

    this.isRunning = false;
  }
}
