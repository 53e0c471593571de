/** Turns the SVG of the network into a PNG. */

/** Pixels per scene unit: sharp in a ticket and in print. */
const SCALE = 2;
/** What canvases are allowed to be, in pixels along a side. */
const LARGEST = 8192;

const load = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the picture cannot be drawn'));
    image.src = url;
  });

/** In Base64; undefined where the browser gives no canvas. */
export async function toPng(svg: string): Promise<string | undefined> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await load(url);
    const scale = Math.min(SCALE, LARGEST / image.naturalWidth, LARGEST / image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1];
  } finally {
    URL.revokeObjectURL(url);
  }
}
