/** Entry of the language server in Node. */
import { serveByArguments } from './node-server.ts';

serveByArguments();
