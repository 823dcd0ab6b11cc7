// @ts-check
import { blobOf, create } from './elements.js';
import { t } from './text.js';

/** A camera: opens only when asked, shows itself mirrored, lets another device be chosen, and lets go of the device when closed. */
export class Camera {
  /** @param {HTMLVideoElement} video @param {HTMLSelectElement} devices */
  constructor(video, devices) {
    this.video = video;
    this.devices = devices;
    /** @type {MediaStream|undefined} */
    this.stream = undefined;
    devices.addEventListener('change', () => this.open(devices.value));
  }

  get isOpen() {
    return this.stream !== undefined;
  }

  /** @param {string=} device @returns {Promise<string|undefined>} Why the camera did not open, in words. */
  async open(device) {
    if (!navigator.mediaDevices) {
      return t('camera.insecure');
    }

    this.close();
    const wanted = device ? { deviceId: { exact: device } } : { facingMode: 'user' };
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { ...wanted, width: { ideal: 1280 } } });
    } catch (failure) {
      const refused = failure instanceof DOMException && failure.name === 'NotAllowedError';
      return t(refused ? 'camera.refused' : 'camera.none');
    }

    this.video.srcObject = this.stream;
    await this.video.play();
    await this.offerDevices();
    return undefined;
  }

  /** Names are told only once a camera was allowed. */
  async offerDevices() {
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === 'videoinput');
    const used = this.stream?.getVideoTracks()[0]?.getSettings().deviceId;
    this.devices.replaceChildren(...cameras.map((camera, i) => create('option', { value: camera.deviceId, selected: camera.deviceId === used },
      camera.label || t('camera.number', { number: i + 1 }))));
  }

  close() {
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = undefined;
    this.video.srcObject = null;
  }
}

/**
 * What a video shows now, as JPEG, at most so many pixels wide and high.
 * @param {HTMLVideoElement} video @param {number} most @returns {Promise<Blob>}
 */
export function frameOf(video, most) {
  const scale = Math.min(1, most / Math.max(video.videoWidth, video.videoHeight));
  const canvas = create('canvas', { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) });
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  return blobOf(canvas);
}
