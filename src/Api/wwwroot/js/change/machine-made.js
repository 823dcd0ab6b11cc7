// @ts-check
/** Marks a JPEG that the page drew itself of generated pictures, as the service marks its own (IPTC digital source type in XMP). */
const NAMESPACE = 'http://ns.adobe.com/xap/1.0/\0';
const PACKET = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
  + ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
  + ' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>';

/** @param {Blob} jpeg @returns {Blob} The same with an APP1 segment right behind its start. */
export function markedAsMachineMade(jpeg) {
  const content = new TextEncoder().encode(NAMESPACE + PACKET);
  const length = content.length + 2;
  const head = new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff]);
  return new Blob([jpeg.slice(0, 2), head, content, jpeg.slice(2)], { type: 'image/jpeg' });
}
