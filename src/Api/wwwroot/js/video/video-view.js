// @ts-check
import { csv, scoresOf } from '../csv.js';
import { button, create, save } from '../elements.js';
import { Notice } from '../notice.js';
import { Stage } from '../photos/stage.js';
import { isUncertain } from '../reply.js';
import { Task } from '../task.js';
import { asPercent, t } from '../text.js';
import { Timeline } from '../timeline.js';
import { Tracker } from '../tracker.js';
import { open, readVideo } from './sampler.js';

const EVERY = ['0.1', '0.2', '0.5', '1'];
const PATIENCE = 2;

/** A video file: its frames are sampled by the browser, read in batches, and shown as a timeline with the picture under the cursor. */
export class VideoView {
  /** @param {HTMLElement} element @param {string[]} labels @param {() => void} onKeyWanted */
  constructor(element, labels, onKeyWanted) {
    this.labels = labels;
    this.video = create('video', { muted: true, playsInline: true, 'aria-label': t('video.view') });
    this.file = create('input', { type: 'file', id: 'video-file', accept: 'video/mp4,video/webm,video/quicktime,video/*' });
    this.every = create('select', { id: 'video-every' }, ...EVERY.map(value => create('option', { value, selected: value === '0.2' }, `${value} s`)));
    this.figure = create('figure', { className: 'photo', id: 'video-stage' });
    this.stage = new Stage(this.figure, () => {});
    this.timeline = new Timeline(labels, time => this.point(time));
    this.cursor = create('input', { type: 'range', min: '0', step: '0.05', value: '0', id: 'video-cursor', 'aria-label': t('video.cursor') });
    this.cursor.addEventListener('input', () => this.point(Number(this.cursor.value)));
    this.csv = button(t('live.csv'), () => save(this.asCsv(), 'tdgan-video.csv'), { id: 'video-csv' });
    this.cancel = button(t('cancel'), () => this.task.cancel(), { id: 'video-cancel', hidden: true });
    this.result = create('div', { id: 'video-result', hidden: true },
      this.figure, this.cursor, this.timeline.element, create('div', { className: 'row' }, this.csv));
    this.task = this.build(element, onKeyWanted);
    this.file.addEventListener('change', () => this.take());
  }

  build(element, onKeyWanted) {
    const status = create('p', { className: 'status', id: 'video-status', role: 'status' });
    const notice = create('div', { className: 'notice', id: 'video-error', role: 'alert', hidden: true });
    const zone = create('div', { className: 'zone' },
      create('label', { for: 'video-file' }, create('strong', {}, t('video.title')), create('span', {}, t('video.hint'))), this.file);
    zone.addEventListener('drop', event => this.read([...event.dataTransfer?.files ?? []].find(file => file.type.startsWith('video/'))));
    element.replaceChildren(zone, create('label', { className: 'slider' }, create('span', {}, t('video.every')), this.every),
      create('div', { className: 'row' }, status, this.cancel), notice, this.result);
    return new Task(status, new Notice(notice, onKeyWanted));
  }

  take() {
    const file = this.file.files?.[0];
    this.file.value = '';
    this.read(file);
  }

  /** @param {File|undefined} file */
  async read(file) {
    if (!file) {
      return;
    }

    this.cancel.hidden = false;
    await this.task.run(t('video.opening'), signal => this.sample(file, signal));
    this.cancel.hidden = true;
  }

  /** @param {File} file @param {AbortSignal} signal */
  async sample(file, signal) {
    this.frames = [];
    this.samples = [];
    const tracker = new Tracker(0, PATIENCE);
    try {
      this.duration = await open(this.video, file);
    } catch {
      this.task.notice.tell(t('video.unreadable'));
      return '';
    }

    this.cursor.max = String(this.duration);
    this.result.hidden = false;
    this.stage.show(/** @type {any} */ (this.video), []);
    this.isSampling = true;
    try {
      for await (const batch of readVideo(this.video, this.duration, Number(this.every.value), signal)) {
        batch.forEach(({ time, reply }) => this.add(tracker.follow(reply.faces, time), time));
        this.timeline.draw(this.samples, 0, this.duration);
        this.task.status.textContent = t('video.progress', { share: asPercent(Math.min(1, (batch.at(-1)?.time ?? 0) / this.duration)) });
      }
    } finally {
      this.isSampling = false;
    }

    this.point(0);
    return t('video.done', { frames: this.frames.length, faces: tracker.last });
  }

  /** @param {import('../tracker.js').Track[]} tracks @param {number} time */
  add(tracks, time) {
    const faces = tracks.map(track => ({ ...track.face, index: track.number - 1 }));
    this.frames?.push({ time, faces });
    this.samples?.push(...tracks.map(track => ({ time, number: track.number, scores: { ...track.scores } })));
  }

  /** Shows the picture at a time, with the boxes of the frame read nearest to it. @param {number} time Seconds. */
  point(time) {
    if (!this.frames?.length) {
      return;
    }

    const nearest = this.frames.reduce((best, frame) => (Math.abs(frame.time - time) < Math.abs(best.time - time) ? frame : best));
    // While frames are sampled the video is theirs.
    if (!this.isSampling) {
      this.video.currentTime = nearest.time;
    }

    this.cursor.value = String(nearest.time);
    this.stage.show(/** @type {any} */ (this.video), nearest.faces);
    this.timeline.draw(this.samples ?? [], 0, this.duration ?? 1, nearest.time);
  }

  asCsv() {
    const rows = (this.frames ?? []).flatMap(({ time, faces }) => faces.map(face => [
      time.toFixed(3), face.index + 1, face.box.x, face.box.y, face.box.width, face.box.height, face.dominant, isUncertain(face), ...scoresOf(face, this.labels)]));
    return csv([['seconds', 'face', 'x', 'y', 'width', 'height', 'dominant', 'uncertain', ...this.labels], ...rows]);
  }
}
