// @ts-check
import { blobOf, create, imageOf, save } from '../elements.js';
import { Latest } from '../latest.js';
import { Notice } from '../notice.js';
import { animation, transfer } from '../service.js';
import { t } from '../text.js';
import { ChangePanel } from './change-panel.js';
import { History } from './history.js';
import { markedAsMachineMade } from './machine-made.js';
import { OverPhoto } from './over-photo.js';
import { Player } from './player.js';
import { Strip } from './strip.js';
import { animationFieldsOf, fieldsOf, keyOf, nameOf } from './wish.js';

const FRAMES = 9;

/** Gives the chosen face other expressions: one call at a time, the newest wish wins, results lie over the photo. */
export class Changer {
  /**
   * @param {HTMLElement} element For the controls. @param {HTMLElement} made Below the photo, for what is made.
   * @param {import('../photos/stage.js').Stage} stage @param {() => void} onKeyWanted @param {() => void} onWish @param {(face: number) => void} onFace
   */
  constructor(element, made, stage, onKeyWanted, onWish, onFace) {
    this.onWish = onWish;
    this.over = new OverPhoto(stage, isNear => this.panel.tellNear(isNear));
    this.status = create('p', { className: 'status', id: 'change-status', role: 'status' });
    this.notice = new Notice(create('div', { className: 'notice', id: 'change-error', role: 'alert', hidden: true }), onKeyWanted);
    this.playing = create('div', { id: 'playing' });
    this.history = new History(result => this.show(result));
    this.strip = new Strip(result => this.history.add(result));
    this.latest = new Latest(work => this.guard(work));
    made.append(this.playing, this.strip.element, this.history.element);
    this.panel = new ChangePanel(element, {
      face: onFace, near: () => this.over.toggleNear(),
      generate: () => this.generate(), all: () => this.all(), animate: () => this.animate(), undo: () => this.history.undo(),
      png: () => this.savePng(), saveStrip: () => this.saveStrip(),
    });
  }

  /** @param {string[]} labels */
  offer(labels) {
    this.labels = labels;
    this.panel.build(labels, this.status, this.notice.element);
    this.panel.offerFaces(this.photo?.reply.faces.length ?? 0, this.faceIndex ?? 0);
  }

  /** @param {import('./wish.js').Photo|undefined} photo */
  use(photo) {
    this.photo = photo;
    this.notice.clear();
    this.say('');
    this.stopPlaying();
    this.strip.clear();
    this.panel.saveStrip.hidden = true;
    this.history.clear();
  }

  /** @param {number} index */
  face(index) {
    this.faceIndex = index;
    this.over.face(this.photo?.reply.faces[index]?.boxNormalized);
    this.panel.offerFaces(this.photo?.reply.faces.length ?? 0, index);
    if (!this.panel.source) {
      this.panel.choice?.press({ label: this.source.label });
    }
  }

  /** @returns {any} What the controls name; at first an expression that the face does not have. */
  get source() {
    const has = this.photo?.reply.faces[this.faceIndex ?? 0]?.dominant;
    return this.panel.source ?? { label: has === 'happiness' ? 'sadness' : 'happiness' };
  }

  /** @returns {import('./wish.js').Wish} What the controls ask for. */
  get wish() {
    return this.panel.wish(this.source, this.faceIndex ?? 0);
  }

  generate() {
    this.stopPlaying();
    this.onWish();
    return this.latest.ask(async () => {
      const { photo } = this;
      const result = await this.make(this.wish);
      if (photo === this.photo) {
        this.history.add(result);
      }
    });
  }

  all() {
    this.stopPlaying();
    return this.latest.ask(async () => {
      const { photo, faceIndex, labels } = this;
      this.strip.clear();
      for (const label of labels ?? []) {
        const result = await this.make({ ...this.wish, source: { label } });
        if (photo !== this.photo) {
          return;
        }

        this.strip.add(label, result, photo?.reply.faces[faceIndex ?? 0].boxNormalized);
      }

      this.panel.saveStrip.hidden = false;
    });
  }

  animate() {
    this.stopPlaying();
    return this.latest.ask(async () => {
      const { photo, wish } = this;
      const results = [];
      for (let i = 0; i < FRAMES; i++) {
        results.push(await this.make({ ...wish, intensity: i / (FRAMES - 1) }));
      }

      if (photo === this.photo) {
        this.history.add(results[FRAMES - 1]);
        this.player = new Player(index => this.over.show(results[index].image), FRAMES, () => this.saveGif(photo, wish));
        this.playing.replaceChildren(this.player.element);
      }
    });
  }

  stopPlaying() {
    this.player?.stop();
    this.playing.replaceChildren();
  }

  /** @param {() => Promise<void>} work */
  async guard(work) {
    this.notice.clear();
    this.say(t('change.busy'));
    try {
      await work();
    } catch (failure) {
      this.notice.show(failure, () => this.latest.ask(work));
    }

    this.say('');
  }

  /** @param {import('./wish.js').Wish} wish */
  async make(wish) {
    const photo = this.photo;
    if (!photo) {
      throw new Error('There is no photo.');
    }

    const blob = await transfer(await fieldsOf(photo, wish, 'jpeg'));
    const name = nameOf(wish.source);
    return { wish, key: keyOf(wish), name, blob, image: await imageOf(blob, t('change.alt', { expression: name })) };
  }

  /** @param {any} result */
  show(result) {
    this.panel.show(result);
    this.over.show(result?.image);
  }

  /** Gives the chosen face the expression of another one of the photo. @param {number} from */
  bring(from) {
    this.panel.choice?.choose({ face: from });
  }

  /** @param {import('./wish.js').Photo} photo @param {import('./wish.js').Wish} wish */
  saveGif(photo, wish) {
    return this.latest.ask(async () => save(await animation(await animationFieldsOf(photo, wish, FRAMES)), 'tdgan.gif'));
  }

  savePng() {
    return this.latest.ask(async () => {
      const { photo, history } = this;
      if (photo && history.last) {
        save(await transfer(await fieldsOf(photo, history.last.wish, 'png')), 'tdgan.png');
      }
    });
  }

  async saveStrip() {
    save(markedAsMachineMade(await blobOf(this.strip.drawn())), 'tdgan-seven.jpg');
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
    this.status.classList.toggle('busy', text !== '');
  }
}
