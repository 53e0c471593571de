// Starting other programs: npm, tools from node_modules/.bin, Node itself. No dependencies: used before `npm ci`.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
const WINDOWS = process.platform === 'win32';

/**
 * Runs a program to its end. Output goes to the terminal, or with `quiet` is collected.
 * Answers `{ code, output }`; never throws for a failing program.
 */
export function run(command, args, { quiet = false, env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: WINDOWS && !path.isAbsolute(command),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Like `run`, and ends this process when the program fails. */
export async function must(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  process.stderr.write(`${output}\n${path.basename(command)} ${args.join(' ')} failed (exit ${code})\n`);
  process.exit(1);
}

/** A program of a development dependency. */
export const tool = (name) => path.join(ROOT, 'node_modules', '.bin', WINDOWS ? `${name}.cmd` : name);

/** Node with a script of this project. */
export const node = (script, args = [], options = {}) =>
  run(process.execPath, [path.join(ROOT, script), ...args], options);
