/** Questions to the language server, asked of whichever server is running. */
import type * as vscode from 'vscode';

/** Starts the server where it is not running yet. */
export type Ask = <T>(method: string, params: unknown, token?: vscode.CancellationToken) => Promise<T>;
