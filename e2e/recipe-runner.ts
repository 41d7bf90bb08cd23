import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one script printed. `status` is `null` if it was killed. */
export type ScriptRun = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Redirects the connections of Node.js to the local server, before the script runs. The host name stays for TLS. */
const NODE_PRELOAD = (port: number) => `
const tls = require('node:tls');
const connect = tls.connect;
tls.connect = (options, ...rest) => connect({ ...options, host: '127.0.0.1', port: ${port} }, ...rest);
`;

/** The same for Python, which imports this module at start. */
const PYTHON_PRELOAD = (port: number) => `
import socket
_connect = socket.create_connection
socket.create_connection = lambda address, *rest, **named: _connect(("127.0.0.1", ${port}), *rest, **named)
`;

/**
 * Runs scripts unmodified in a folder of their own. Every connection of curl, Node.js and Python goes to the local TLS server,
 * whose certificate they trust; the real host names stay in the requests and in TLS.
 */
export async function openRecipeFolder(server: { readonly port: number; readonly certificate: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-recipe-'));
  const path = (name: string) => join(folder, name);
  await writeFile(path('ca.pem'), server.certificate);
  await writeFile(path('.curlrc'), `connect-to = "::127.0.0.1:${server.port}"\ncacert = "${path('ca.pem')}"\n`);
  await writeFile(path('preload.cjs'), NODE_PRELOAD(server.port));
  await writeFile(path('sitecustomize.py'), PYTHON_PRELOAD(server.port));
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    CURL_HOME: folder,
    NODE_EXTRA_CA_CERTS: path('ca.pem'),
    NODE_OPTIONS: `--require ${path('preload.cjs')}`,
    SSL_CERT_FILE: path('ca.pem'),
    PYTHONPATH: folder,
  };
  return {
    write: async (name: string, text: string) => {
      await writeFile(path(name), text);
      await chmod(path(name), 0o600);
    },
    run: (command: string, args: readonly string[], options: { input?: string; secret?: string } = {}) =>
      runScript(command, args, {
        folder,
        input: options.input ?? '',
        environment: { ...environment, ...(options.secret === undefined ? {} : { CLIENT_SECRET: options.secret }) },
      }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function runScript(
  command: string,
  args: readonly string[],
  options: { readonly folder: string; readonly input: string; readonly environment: NodeJS.ProcessEnv },
): Promise<ScriptRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.folder, env: options.environment, timeout: 30_000 });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
  });
}

/** Whether the machine has an interpreter. */
export async function hasCommand(command: string): Promise<boolean> {
  const found = await runScript('sh', ['-c', `command -v ${command}`], {
    folder: tmpdir(),
    input: '',
    environment: process.env,
  });
  return found.status === 0;
}
