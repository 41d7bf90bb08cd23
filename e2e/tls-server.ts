import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { generate } from 'selfsigned';

/** Handles one request to one of the mapped hosts. A rejection closes the connection. */
export type HostHandler = (request: Request) => Promise<Response>;

/** Starts a TLS server on the loopback interface for every mapped host. Creates the certificate at start, in memory. */
export async function startTlsServer(handler: HostHandler, hosts: readonly string[]) {
  const certificate = await generate([{ name: 'commonName', value: 'gatehouse.example' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  const server = serve({
    fetch: handler,
    hostname: '127.0.0.1',
    port: 0,
    createServer,
    serverOptions: { key: certificate.private, cert: certificate.cert },
  });
  await new Promise<void>((resolve) => {
    if (server.listening) resolve();
    else server.once('listening', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    /** To trust it. */
    certificate: certificate.cert,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
