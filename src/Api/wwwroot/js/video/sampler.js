// @ts-check
import { frameOf } from '../camera.js';
import { readMany } from '../service.js';

const FRAME_SIDE = 640;
const BATCH = 8;

/** Opens a file in a video element. @param {HTMLVideoElement} video @param {File} file @returns {Promise<number>} Seconds. */
export async function open(video, file) {
  URL.revokeObjectURL(video.src);
  video.src = URL.createObjectURL(file);
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new TypeError('The browser cannot decode this file.'));
  });
  if (!Number.isFinite(video.duration)) {
    // A recording tells its length only once its end was looked for.
    await seek(video, Number.MAX_SAFE_INTEGER);
  }

  return Number.isFinite(video.duration) ? video.duration : video.currentTime;
}

/** @param {HTMLVideoElement} video @param {number} time Seconds. */
export function seek(video, time) {
  return new Promise(resolve => {
    video.addEventListener('seeked', resolve, { once: true });
    video.currentTime = time;
  });
}

/**
 * Reads a video frame by frame through the batch endpoint; nothing but the sampled frames is sent.
 * @param {HTMLVideoElement} video @param {number} duration @param {number} every Seconds. @param {AbortSignal} signal
 * @yields {{time: number, reply: any}[]} What a batch gave; a frame that could not be read is left out.
 */
export async function* readVideo(video, duration, every, signal) {
  const times = Array.from({ length: Math.max(1, Math.ceil(duration / every)) }, (_, i) => i * every);
  for (let start = 0; start < times.length; start += BATCH) {
    const part = times.slice(start, start + BATCH);
    const frames = [];
    for (const time of part) {
      signal.throwIfAborted();
      await seek(video, time);
      frames.push({ name: `${time.toFixed(3)}.jpg`, blob: await frameOf(video, FRAME_SIDE) });
    }

    const results = await readMany(frames, signal);
    yield results.filter(({ result }) => result).map(({ index, result }) => ({ time: part[index], reply: result }));
  }
}
