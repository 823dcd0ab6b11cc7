// @ts-check
/** The camera: opens only when asked, takes one picture, and lets go of the device when closed. */
export class Camera {
  /** @param {{panel: HTMLElement, video: HTMLVideoElement}} parts */
  constructor({ panel, video }) {
    this.panel = panel;
    this.video = video;
    /** @type {MediaStream|undefined} */
    this.stream = undefined;
  }

  /** @returns {Promise<string|undefined>} Why the camera did not open, in words. */
  async open() {
    if (!navigator.mediaDevices) {
      return 'The browser gives a page the camera only over https or on localhost.';
    }

    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
    } catch (failure) {
      const refused = failure instanceof DOMException && failure.name === 'NotAllowedError';
      return refused ? 'The camera was not allowed.' : 'No camera could be opened.';
    }

    this.video.srcObject = this.stream;
    this.panel.hidden = false;
    await this.video.play();
    return undefined;
  }

  /** @returns {Promise<File>} */
  async take() {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [this.video.videoWidth, this.video.videoHeight];
    canvas.getContext('2d')?.drawImage(this.video, 0, 0);
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.92));
    this.close();
    return new File([blob], 'camera.jpg', { type: 'image/jpeg' });
  }

  close() {
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = undefined;
    this.video.srcObject = null;
    this.panel.hidden = true;
  }
}
