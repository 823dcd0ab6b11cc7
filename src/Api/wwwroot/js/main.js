// @ts-check
import { AccessForm } from './access-form.js';
import { Camera } from './camera.js';
import { compare } from './compare.js';
import { cutOut } from './cut-out.js';
import { byId, imageOf } from './elements.js';
import { FacesView } from './faces-view.js';
import { listenForPhotos } from './photo-source.js';
import { Player } from './player.js';
import { interpolate, labels, readExpressions, transfer } from './service.js';
import { Task } from './task.js';
import { TransferForm } from './transfer-form.js';

const STEPS = 12;

/** What the two parts of the page share: the photo, the faces found in it, the chosen one. */
const chosen = { /** @type {File|undefined} */ photo: undefined, /** @type {any[]} */ faces: [], faceIndex: 0 };

const form = new TransferForm();
const view = new FacesView({ photo: byId('photo'), list: byId('faces') }, index => { chosen.faceIndex = index; });
const access = new AccessForm(goOn);
const askForKey = () => access.ask();
const reading = new Task(byId('status'), byId('error'), busy => { byId('cancel').hidden = !busy; }, askForKey);
const changing = new Task(
  byId('transfer-status'), byId('transfer-error'), busy => form.enable(!busy && chosen.photo !== undefined), askForKey);
const camera = new Camera({ panel: byId('camera'), video: byId('camera-view') });
/** @type {Player|undefined} */
let player;
/** @type {File|undefined} Chosen, and not read yet. */
let unread;

listenForPhotos({ input: byId('photo-file'), drop: byId('drop') }, read);
byId('cancel').addEventListener('click', () => reading.cancel());
byId('camera-open').addEventListener('click', async () => {
  const refusal = await camera.open();
  if (refusal) {
    reading.refuse(refusal);
  }
});
byId('camera-take').addEventListener('click', async () => read(await camera.take()));
byId('camera-close').addEventListener('click', () => camera.close());
form.form.addEventListener('submit', event => {
  event.preventDefault();
  generate();
});
byId('play-go').addEventListener('click', play);
offerLabels();

async function offerLabels() {
  try {
    form.offer(await labels());
  } catch (failure) {
    changing.explain(failure);
  }
}

/** With a key now: what was refused for want of one. */
function goOn() {
  changing.clear();
  reading.clear();
  offerLabels();
  if (unread) {
    read(unread);
  }
}

/** @param {File} photo */
function read(photo) {
  chosen.photo = undefined;
  unread = photo;
  form.enable(false);
  byId('result').hidden = true;
  forgetGenerated();
  return reading.run('Reading the photo …', async signal => {
    const reply = await readExpressions(photo, signal);
    unread = undefined;
    view.show(await imageOf(photo, `The photo, ${countOf(reply.faces)}`), reply);
    byId('result').hidden = false;
    const any = reply.faces.length > 0;
    chosen.photo = any ? photo : undefined;
    chosen.faces = reply.faces;
    form.enable(any);
    return any ? `Found ${countOf(reply.faces)}.` : 'No face was found. Try a photo where a face is larger or turned to the camera.';
  });
}

/** What was made of another photo does not stand below this one. */
function forgetGenerated() {
  changing.cancel();
  changing.clear();
  player?.stop();
  byId('transfer-result').hidden = true;
  byId('strip').hidden = true;
}

function generate() {
  return changing.run('Generating …', async signal => {
    const fields = { ...face(), ...form.wanted, ...form.options };
    const after = await transfer(fields, signal);
    const before = form.pastes ? chosen.photo : await transfer({ ...fields, intensity: '0' }, signal);
    const small = !form.pastes;
    const [left, right] = [await imageOf(before, 'Before'), await imageOf(after, 'After, generated')];
    const save = Object.assign(document.createElement('a'), { href: right.src, download: 'tdgan.png', textContent: 'Download the generated picture' });
    byId('transfer-result').replaceChildren(...compare(left, right, small), save);
    byId('transfer-result').hidden = false;
    return 'Done. The generated picture says in its metadata that a machine made it.';
  });
}

function play() {
  return changing.run('Generating the frames …', async signal => {
    const { seed } = form.options;
    const cut = detected() ? await cutOut(byId('photo').querySelector('img'), chosen.faces[chosen.faceIndex].boxNormalized) : chosen.photo;
    const reply = await interpolate({ face: cut, expressionFrom: cut, ...target(), steps: String(STEPS), seed }, signal);
    player?.stop();
    player = new Player(reply.frames.map(frame => `data:image/png;base64,${frame.image.content}`), 'From the own expression to the chosen one');
    byId('strip').replaceChildren(player.element);
    byId('strip').hidden = false;
    return 'Done.';
  });
}

/** The face part; the index counts only where faces were detected. */
function face() {
  return { face: chosen.photo, ...(detected() ? { faceIndex: String(chosen.faceIndex) } : {}) };
}

const detected = () => chosen.faces[chosen.faceIndex]?.confidence !== null;

function target() {
  const wanted = form.wanted;
  return wanted.expression ? { expressionTo: wanted.expression } : { expressionToLabel: wanted.expressionLabel };
}

const countOf = faces => (faces.length === 1 ? '1 face' : `${faces.length} faces`);
