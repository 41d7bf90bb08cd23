// Builds the app and serves the production build on a loopback port with the recommended headers.
import { build, preview } from 'vite';

const PORT = 4173;

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: Number(process.env.PORT ?? PORT), open: false } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${PORT}/`;
console.log(`\nGatehouse is running at ${address}\nThe demo needs no tenant. Press Ctrl+C to stop.\n`);
