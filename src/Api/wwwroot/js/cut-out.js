// @ts-check
import { blobOf, create } from './elements.js';

/** Share of the face's longer side that stays around it, so that the service finds the face in the cut-out again. */
const SURROUNDINGS = 0.6;

/**
 * The part of a photo around one face, for calls that take the largest face of a picture: here the chosen one is the largest.
 * @param {HTMLImageElement} image @param {{x: number, y: number, width: number, height: number}} box As shares of the image's sides.
 * @returns {Promise<Blob>} PNG
 */
export function cutOut(image, box) {
  const [width, height] = [box.width * image.naturalWidth, box.height * image.naturalHeight];
  const margin = SURROUNDINGS * Math.max(width, height);
  const left = Math.max(0, (box.x * image.naturalWidth) - margin);
  const top = Math.max(0, (box.y * image.naturalHeight) - margin);
  const right = Math.min(image.naturalWidth, (box.x * image.naturalWidth) + width + margin);
  const bottom = Math.min(image.naturalHeight, (box.y * image.naturalHeight) + height + margin);
  const canvas = create('canvas', { width: Math.round(right - left), height: Math.round(bottom - top) });
  canvas.getContext('2d').drawImage(image, left, top, right - left, bottom - top, 0, 0, canvas.width, canvas.height);
  return blobOf(canvas, 'image/png');
}
