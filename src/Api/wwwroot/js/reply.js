// @ts-check
/** What a reply says of a face, also where an older service leaves a member out: the one place that knows. */

/** @param {any} face Of a reply: the service knows its bound. */
export const isUncertain = face => face.uncertain === true;

/** @param {any} reply Faces that the photo has beside those in the reply. */
export const facesLeftOut = reply => Math.max(0, (reply.facesFound ?? reply.faces.length) - reply.faces.length);

/** @param {any} face Whether the detector found it; otherwise the whole picture was taken for a face. */
export const wasDetected = face => face.confidence !== null && face.confidence !== undefined;

/** Expressions that today's decoder shows badly; its model card has the figures. */
const WEAK = ['disgust', 'fear', 'surprise'];

/** @param {string} label */
export const isWeak = label => WEAK.includes(label);
