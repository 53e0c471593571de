/** The scene itself, for scripts. A public interface: later versions only add to it. */
import type { Scene } from '../scene.ts';

export const jsonSceneText = (scene: Scene): string => `${JSON.stringify({ version: 1, ...scene }, undefined, 1)}\n`;
