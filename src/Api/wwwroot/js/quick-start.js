// @ts-check
import { curl } from './code/snippets.js';
import { byId } from './elements.js';
import { translate } from './text.js';

translate(document);
byId('start-fetch').textContent = `curl -O '${new URL('samples/group.jpg', document.baseURI).href}'`;
byId('start-read').textContent = curl({ path: 'api/v1/expressions', files: { image: 'group.jpg' }, fields: {}, accept: 'application/json' });
byId('start-change').textContent = curl({
  path: 'api/v1/transfers', files: { face: 'group.jpg' }, fields: { faceIndex: '0', expressionLabel: 'sadness', paste: 'original' },
  accept: 'image/jpeg', output: 'changed.jpg',
});
