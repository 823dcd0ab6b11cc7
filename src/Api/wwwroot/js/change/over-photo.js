// @ts-check
import { closeTo, compare, exchange } from './compare.js';

/** The changed picture over the photo, near the face or with the whole photo in view. */
export class OverPhoto {
  /** @param {import('../photos/stage.js').Stage} stage @param {(isNear: boolean) => void} onNear */
  constructor(stage, onNear) {
    this.stage = stage;
    this.onNear = onNear;
    this.isNear = true;
    this.isShown = false;
    /** @type {{x: number, y: number, width: number, height: number}|undefined} */
    this.box = undefined;
  }

  /** @param {any} box Of the chosen face, as shares of the photo's sides. */
  face(box) {
    this.box = box;
    this.approach();
  }

  /** @param {boolean} isShown Whether the change is in front, and not the reading. */
  setShown(isShown) {
    this.isShown = isShown;
    this.approach();
  }

  toggleNear() {
    this.isNear = !this.isNear;
    this.approach();
  }

  /** @param {HTMLImageElement=} image None: the photo itself. */
  show(image) {
    if (!image) {
      this.view = undefined;
      this.stage.cover(undefined);
    } else if (this.view?.isConnected) {
      exchange(this.view, image);
    } else {
      this.view = compare(image, this.middle);
      this.stage.cover(this.view);
    }

    this.approach();
  }

  /** Share of the width at which the middle of the face is seen. */
  get middle() {
    const { box } = this;
    const { scale, x } = this.nearness ?? { scale: 1, x: 0 };
    return box ? x + (scale * (box.x + (box.width / 2))) : 0.5;
  }

  get nearness() {
    return this.isNear && this.box ? closeTo(this.box) : undefined;
  }

  approach() {
    const isCovered = Boolean(this.isShown && this.view);
    this.stage.setCovered(isCovered);
    this.stage.approach(isCovered ? this.nearness : undefined);
    this.onNear(this.isNear);
  }
}
