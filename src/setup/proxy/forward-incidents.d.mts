import type { Server } from 'node:http';

export declare function forward(
  request: {
    readonly method?: string | undefined;
    readonly url?: string | undefined;
    readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  },
  fetch?: (url: string, init: RequestInit) => Promise<Response>,
): Promise<{ readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string }>;

export declare function serve(port: number): Server;
