// @ts-check
/** Where photos come from: the file input, a drop, the clipboard. */

/** @param {{input: HTMLInputElement, zone: HTMLElement}} parts @param {(photos: File[]) => void} onPhotos */
export function listenForPhotos({ input, zone }, onPhotos) {
  input.addEventListener('change', () => {
    take(input.files, onPhotos);
    // The same file can be chosen again.
    input.value = '';
  });
  for (const name of ['dragenter', 'dragover']) {
    zone.addEventListener(name, () => zone.classList.add('over'));
  }

  for (const name of ['dragleave', 'drop']) {
    zone.addEventListener(name, () => zone.classList.remove('over'));
  }

  // Beside the zone too: a photo dropped a little off must not replace the page.
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    take(event.dataTransfer?.files, onPhotos);
  });
  document.addEventListener('paste', event => take(event.clipboardData?.files, onPhotos));
}

/** @param {FileList|null|undefined} files @param {(photos: File[]) => void} onPhotos */
function take(files, onPhotos) {
  const photos = [...(files ?? [])].filter(file => !file.type.startsWith('video/'));
  if (photos.length > 0) {
    onPhotos(photos);
  }
}
