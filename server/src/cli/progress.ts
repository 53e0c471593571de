/** Progress on standard error, when it is a terminal and the work takes over a second. */

const QUIET_MILLISECONDS = 1000;

export interface ProgressLine {
  readonly report: (message: string) => void;
  readonly stop: () => void;
}

export function startProgress(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { report: () => {}, stop: () => {} };
  const started = Date.now();
  let shown = false;
  return {
    report: (message) => {
      if (Date.now() - started < QUIET_MILLISECONDS) return;
      shown = true;
      stream.write(`\r\u001b[2Kisis-lens: ${message}`);
    },
    stop: () => {
      if (shown) stream.write('\r\u001b[2K');
    },
  };
}
