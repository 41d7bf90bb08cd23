// Builds the app and serves the production build on a loopback port with the headers a host is asked to send.
import { build, preview } from 'vite';

const PORT = 4173;

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: Number(process.env.PORT ?? PORT), open: false } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${PORT}/`;
console.log(`\nGatehouse is ready: ${address}\nExplore the demo there; it needs no tenant. Stop with Ctrl+C.\n`);
