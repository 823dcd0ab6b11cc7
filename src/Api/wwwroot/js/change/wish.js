// @ts-check
import { cutOut } from '../cut-out.js';
import { wasDetected } from '../reply.js';
import { interpolate } from '../service.js';
import { expressionWord, t } from '../text.js';

/** Pictures between two labels: a share is rounded to one of them. */
const MIX_STEPS = 11;

/**
 * @typedef {{photo: File, image: HTMLImageElement, reply: any}} Photo
 * @typedef {{label: string}|{picture: File}|{face: number}|{from: string, to: string, share: number}} Source Where the expression comes from.
 * @typedef {{source: Source, faceIndex: number, everyFace: boolean, intensity: number, seed: number}} Wish
 */

/** The form fields of a transfer. @param {Photo} photo @param {Wish} wish @param {string} format @param {AbortSignal=} signal */
export async function fieldsOf(photo, wish, format, signal) {
  return {
    face: photo.photo,
    ...facesOf(photo, wish),
    ...(await expression(photo, wish, signal)),
    intensity: String(wish.intensity),
    seed: String(wish.seed),
    paste: 'original',
    format,
  };
}

/** The form fields of the way from the face as it is to what is wished, as an animation. @param {Photo} photo @param {Wish} wish @param {number} steps */
export async function animationFieldsOf(photo, wish, steps) {
  const wanted = await expression(photo, wish);
  return {
    face: photo.photo,
    ...facesOf(photo, { ...wish, everyFace: false }),
    expressionFrom: await faceOf(photo, wish.faceIndex),
    ...('expressionLabel' in wanted ? { expressionToLabel: wanted.expressionLabel } : { expressionTo: wanted.expression ?? await faceOf(photo, wish.source.face) }),
    steps: String(steps),
    seed: String(wish.seed),
    paste: 'original',
    format: 'gif',
  };
}

/** Which faces change. @param {Photo} photo @param {Wish} wish @returns {Record<string, string>} */
export function facesOf({ reply: { faces } }, { faceIndex, everyFace }) {
  if (!wasDetected(faces[faceIndex])) {
    return {};
  }

  const others = everyFace ? faces.map(face => face.index).filter(index => index !== faceIndex) : [];
  return { faceIndex: [faceIndex, ...others].join(',') };
}

/** @returns {Promise<Record<string, string|Blob>>} */
async function expression(photo, { source, faceIndex, seed }, signal) {
  if ('label' in source) {
    return { expressionLabel: source.label };
  }

  if ('picture' in source) {
    return { expression: source.picture };
  }

  return 'face' in source ? { expressionFaceIndex: String(source.face) } : { expression: await mixture(photo, faceIndex, source, seed, signal) };
}

/** The face with an expression between two labels, which then serves as the expression's picture. */
async function mixture(photo, faceIndex, { from, to, share }, seed, signal) {
  const face = await faceOf(photo, faceIndex);
  const fields = { face, expressionFromLabel: from, expressionToLabel: to, steps: String(MIX_STEPS), seed: String(seed) };
  const { frames } = await interpolate(fields, signal);
  return bytesOf(frames[Math.round(share * (MIX_STEPS - 1))].image.content);
}

const faceOf = (photo, index) => (
  wasDetected(photo.reply.faces[index]) ? cutOut(photo.image, photo.reply.faces[index].boxNormalized) : Promise.resolve(photo.photo));

/** @param {string} base64 */
const bytesOf = base64 => new Blob([Uint8Array.from(atob(base64), character => character.charCodeAt(0))], { type: 'image/png' });

/** @param {Source} source In words. */
export function nameOf(source) {
  if ('label' in source) {
    return expressionWord(source.label);
  }

  if ('from' in source) {
    return t('change.mixName', { from: expressionWord(source.from), to: expressionWord(source.to) });
  }

  return 'face' in source ? t('change.ofFace', { number: source.face + 1 }) : source.picture.name;
}

/** The same for wishes that differ in intensity alone. @param {Wish} wish */
export const keyOf = wish => JSON.stringify([wish.faceIndex, wish.everyFace, wish.seed, 'picture' in wish.source ? wish.source.picture.name : wish.source]);
