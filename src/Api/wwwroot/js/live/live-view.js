// @ts-check
import { Camera, frameOf } from '../camera.js';
import { csv } from '../csv.js';
import { blobOf, button, create, save } from '../elements.js';
import { drawMarked } from '../many/marked.js';
import { Notice } from '../notice.js';
import { row } from '../photos/reading-panel.js';
import { Stage } from '../photos/stage.js';
import { readExpressions } from '../service.js';
import { t } from '../text.js';
import { Timeline } from '../timeline.js';
import { smoothed, Tracker } from '../tracker.js';

const MINUTE = 60;
const FRAME_SIDE = 640;
const SMOOTHING = 0.5;
const PATIENCE = 1.5;

/** The video is shown mirrored, its labels are not. @param {any} face */
const mirrored = face => ({ ...face, boxNormalized: { ...face.boxNormalized, x: 1 - face.boxNormalized.x - face.boxNormalized.width } });

/** The camera read continuously: one frame in flight at a time, as many a second as the round trip allows. */
export class LiveView {
  /** @param {HTMLElement} element @param {string[]} labels @param {() => void} onKeyWanted */
  constructor(element, labels, onKeyWanted) {
    this.labels = labels;
    this.video = create('video', { className: 'live-video', muted: true, playsInline: true, 'aria-label': t('camera.view') });
    this.devices = create('select', { id: 'live-device', 'aria-label': t('camera.device'), hidden: true });
    this.camera = new Camera(this.video, this.devices);
    this.figure = create('figure', { className: 'photo mirror', id: 'live-stage' });
    this.stage = new Stage(this.figure, () => {});
    this.status = create('p', { className: 'status', id: 'live-status', role: 'status' });
    this.notice = new Notice(create('div', { className: 'notice', id: 'live-error', role: 'alert', hidden: true }), onKeyWanted);
    this.scores = create('div', { className: 'live-scores', id: 'live-scores' });
    this.view = create('div', { className: 'result', hidden: true },
      create('div', { className: 'left' }, this.figure), create('div', { className: 'side' }, this.scores));
    this.timeline = new Timeline(labels);
    this.toggle = button(t('live.start'), () => (this.camera.isOpen ? this.stop() : this.start()), { id: 'live-toggle', className: 'primary' });
    this.snapshot = button(t('live.snapshot'), () => this.save(), { id: 'live-snapshot', hidden: true });
    this.csv = button(t('live.csv'), () => save(this.asCsv(), 'tdgan-live.csv'), { id: 'live-csv', hidden: true });
    this.timeline.element.hidden = true;
    element.replaceChildren(
      create('p', { className: 'lead' }, t('live.lead')),
      create('div', { className: 'row' }, this.toggle, this.devices, this.snapshot, this.csv), this.status, this.notice.element,
      this.view, this.timeline.element);
  }

  async start() {
    this.notice.clear();
    const refusal = await this.camera.open();
    if (refusal) {
      this.notice.tell(refusal, '', () => this.start());
      return;
    }

    this.tracker = new Tracker(SMOOTHING, PATIENCE);
    /** @type {import('../timeline.js').Sample[]} */
    this.samples = [];
    this.began = performance.now();
    this.frames = 0;
    this.setRunning(true);
    await this.read();
  }

  stop() {
    this.camera.close();
    this.abort?.abort();
    this.setRunning(false);
    this.status.textContent = this.began ? t('live.stopped', { frames: this.frames ?? 0 }) : '';
  }

  /** @param {boolean} isRunning */
  setRunning(isRunning) {
    this.toggle.textContent = t(isRunning ? 'live.stop' : 'live.start');
    this.view.hidden = !isRunning;
    this.snapshot.hidden = !isRunning;
    this.devices.hidden = !isRunning;
    this.timeline.element.hidden = (this.samples?.length ?? 0) === 0 && !isRunning;
    if (!isRunning) {
      this.scores.replaceChildren();
    }
  }

  /** Reads frame after frame until the camera is closed; the next frame is taken when the answer to the last one is there. */
  async read() {
    while (this.camera.isOpen) {
      try {
        this.abort = new AbortController();
        const time = this.now;
        const reply = await readExpressions(await frameOf(this.video, FRAME_SIDE), this.abort.signal);
        if (this.camera.isOpen) {
          this.show(reply, time);
        }
      } catch (failure) {
        if (this.camera.isOpen) {
          this.stop();
          this.notice.show(failure, () => this.start());
        }
      }

      await new Promise(resolve => requestAnimationFrame(resolve));
    }
  }

  /** Seconds since the start. */
  get now() {
    return (performance.now() - (this.began ?? 0)) / 1000;
  }

  show(reply, time) {
    this.frames++;
    const tracks = this.tracker?.follow(reply.faces, time) ?? [];
    this.faces = tracks.map(smoothed);
    this.samples?.push(...tracks.map(({ number, scores }) => ({ time, number, scores: { ...scores } })));
    this.samples = this.samples?.filter(sample => sample.time > time - MINUTE);
    this.csv.hidden = this.samples?.length === 0;
    this.stage.show(/** @type {any} */ (this.video), this.faces.map(mirrored));
    this.scores.replaceChildren(...this.faces.map(face => create('div', { className: 'scores' },
      create('strong', {}, t('timeline.face', { number: face.index + 1 })), create('span'), create('span'), ...face.expressions.slice(0, 2).flatMap(row))));
    this.timeline.draw(this.samples ?? [], Math.max(0, this.now - MINUTE), Math.max(MINUTE, this.now));
    const rate = (this.frames / this.now).toFixed(1);
    this.status.textContent = tracks.length > 0 ? t('live.rate', { rate }) : t('live.nobody', { rate });
  }

  async save() {
    save(await blobOf(drawMarked(this.video, this.faces ?? [])), 'tdgan-live.jpg');
  }

  asCsv() {
    const rows = (this.samples ?? []).map(({ time, number, scores }) => [time.toFixed(3), number, ...this.labels.map(label => scores[label])]);
    return csv([['seconds', 'face', ...this.labels], ...rows]);
  }
}
