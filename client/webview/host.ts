/** The page's end of the conversation with the extension. */
import type { Answers, HostMessage, PageMessage, Question } from '../src/topology/messages.ts';
import type { Remembered } from './state.ts';

interface EditorApi {
  readonly postMessage: (message: PageMessage) => void;
  readonly getState: () => Remembered | undefined;
  readonly setState: (state: Remembered) => void;
}

/** VS Code puts it into every webview; it can be asked for once. */
declare function acquireVsCodeApi(): EditorApi;

export interface Host {
  readonly post: (message: PageMessage) => void;
  /** Undefined when there is no answer: the network is gone, or the server is busy with something newer. */
  readonly ask: <Q extends Question>(network: string, question: Q) => Promise<Answers[Q['kind']] | undefined>;
  readonly remembered: () => Remembered;
  readonly remember: (change: Remembered) => void;
}

export function connect(receive: (message: Exclude<HostMessage, { type: 'answer' | 'failed' }>) => void): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, (answer: Answers[keyof Answers] | undefined) => void>();
  let asked = 0;
  window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
    if (data.type !== 'answer' && data.type !== 'failed') return receive(data);
    waiting.get(data.id)?.(data.type === 'answer' ? data.answer : undefined);
    waiting.delete(data.id);
  });
  return {
    post: api.postMessage,
    ask: <Q extends Question>(network: string, question: Q) =>
      new Promise<Answers[Q['kind']] | undefined>((resolve) => {
        const id = ++asked;
        waiting.set(id, resolve as (answer: Answers[keyof Answers] | undefined) => void);
        api.postMessage({ type: 'ask', id, network, question });
      }),
    remembered: () => api.getState() ?? {},
    remember: (change) => api.setState({ ...api.getState(), ...change }),
  };
}
