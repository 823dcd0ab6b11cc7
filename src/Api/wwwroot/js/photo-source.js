// @ts-check
/** Where a photo comes from: the file input, a drop, the clipboard. */

/** @param {{input: HTMLInputElement, drop: HTMLElement}} parts @param {(photo: File) => void} onPhoto */
export function listenForPhotos({ input, drop }, onPhoto) {
  input.addEventListener('change', () => take(input.files, onPhoto));
  for (const name of ['dragenter', 'dragover']) {
    drop.addEventListener(name, event => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }

  for (const name of ['dragleave', 'drop']) {
    drop.addEventListener(name, () => drop.classList.remove('over'));
  }

  // Beside the zone too: a photo dropped a little off must not replace the page.
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    take(event.dataTransfer?.files, onPhoto);
  });
  document.addEventListener('paste', event => take(event.clipboardData?.files, onPhoto));
}

/** @param {FileList|null|undefined} files @param {(photo: File) => void} onPhoto */
function take(files, onPhoto) {
  if (files && files.length > 0) {
    onPhoto(files[0]);
  }
}
