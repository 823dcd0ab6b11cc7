// @ts-check
import { AccessForm } from './access-form.js';
import { Camera, frameOf } from './camera.js';
import { byId, imageOf } from './elements.js';
import { LiveView } from './live/live-view.js';
import { ManyView } from './many/many-view.js';
import { Notice } from './notice.js';
import { listenForPhotos } from './photos/photo-source.js';
import { PhotoView } from './photos/photo-view.js';
import { firstSample, offerSamples } from './photos/samples.js';
import { labels, readExpressions } from './service.js';
import { Tabs } from './tabs.js';
import { facesInWords, Task } from './task.js';
import { t, translate } from './text.js';
import { VideoView } from './video/video-view.js';

const CAMERA_SIDE = 1920;

translate(document);
const access = new AccessForm(goOn);
const askForKey = () => access.ask();
const task = new Task(byId('status'), new Notice(byId('error'), askForKey));
const view = new PhotoView(askForKey);
const many = new ManyView(byId('many'), row => show(row.file, row.reply));
const camera = new Camera(byId('camera-view'), byId('camera-device'));
/** @type {LiveView|undefined} */
let live;
/** @type {File[]} Chosen, and not read yet. */
let unread = [];

new Tabs(byId('modes'), panel => panel !== 'mode-live' && live?.stop());
listenForPhotos({ input: byId('photo-file'), zone: byId('zone') }, take);
offerSamples(byId('samples'), photo => take([photo]));
listenToCamera();
begin();

/** The labels and the first reading at once, so that the page opens with a result. */
async function begin() {
  await Promise.all([offerLabels(), firstSample().then(photo => unread.length === 0 && take([photo]))]);
}

async function offerLabels() {
  try {
    const known = await labels();
    view.changer.offer(known);
    many.labels = known;
    live = new LiveView(byId('mode-live'), known, askForKey);
    new VideoView(byId('mode-video'), known, askForKey);
  } catch (failure) {
    task.notice.show(failure, goOn);
  }
}

/** With a key now: what was refused for want of one. */
async function goOn() {
  task.clear();
  await offerLabels();
  if (unread.length > 0) {
    await take(unread);
  }
}

/** @param {File[]} photos */
function take(photos) {
  unread = photos;
  view.hide();
  many.hide();
  return photos.length === 1 ? readOne(photos[0]) : readSeveral(photos);
}

/** @param {File} photo */
function readOne(photo) {
  return task.run(t('reading.busy'), async signal => {
    const reply = await readExpressions(photo, signal);
    unread = [];
    if (reply.faces.length === 0) {
      return t('reading.noFace');
    }

    await show(photo, reply);
    return t('reading.found', { faces: facesInWords(reply.faces.length) });
  });
}

/** @param {File[]} photos */
function readSeveral(photos) {
  return task.run(t('reading.busy'), async signal => {
    await many.read(photos, signal, done => { byId('status').textContent = t('many.progress', { done, count: photos.length }); });
    unread = [];
    return t('many.done', { count: photos.length });
  });
}

/** @param {File} photo @param {any} reply */
async function show(photo, reply) {
  view.show(photo, await imageOf(photo, t('photo.alt', { faces: facesInWords(reply.faces.length) })), reply);
  performance.mark('tdgan-reading');
}

function listenToCamera() {
  const close = () => {
    camera.close();
    byId('camera').hidden = true;
  };
  byId('camera-open').addEventListener('click', async () => {
    byId('camera').hidden = false;
    const refusal = await camera.open();
    if (refusal) {
      close();
      task.refuse(refusal);
    }
  });
  byId('camera-take').addEventListener('click', async () => {
    const blob = await frameOf(byId('camera-view'), CAMERA_SIDE);
    close();
    await take([new File([blob], 'camera.jpg', { type: 'image/jpeg' })]);
  });
  byId('camera-close').addEventListener('click', close);
}
