/** One way by which a script in the page could send data to another host, or gain the means to. */
export type EgressChannel = {
  readonly name: string;
  /** The directive that blocks it; `null` where no policy can. */
  readonly directive: string | null;
  /** Whether it changes or leaves the page, so that no other channel can be tried in the same page. */
  readonly alone?: true;
  /**
   * Tries the channel, in the page. `target` is an address on a host that the policy does not list; a request to it
   * means that the channel is open. Resolves with `true` where the page itself can see that the channel is open.
   */
  readonly attempt: (target: string) => unknown;
};

/**
 * The channels. Each attempt is independent of the others.
 * @see https://www.w3.org/TR/CSP3/#directives-fetch
 * @see https://www.w3.org/TR/trusted-types/
 */
export const EGRESS_CHANNELS: readonly EgressChannel[] = [
  { name: 'fetch', directive: 'connect-src', attempt: (target) => fetch(target, { mode: 'no-cors' }) },
  {
    name: 'fetch with keepalive',
    directive: 'connect-src',
    attempt: (target) => fetch(target, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'data' }),
  },
  {
    name: 'XMLHttpRequest',
    directive: 'connect-src',
    attempt: (target) => {
      const request = new XMLHttpRequest();
      request.open('GET', target);
      request.send();
    },
  },
  { name: 'sendBeacon', directive: 'connect-src', attempt: (target) => void navigator.sendBeacon(target, 'data') },
  {
    name: 'WebSocket',
    directive: 'connect-src',
    attempt: (target) => void new WebSocket(target.replace('https:', 'wss:')),
  },
  { name: 'EventSource', directive: 'connect-src', attempt: (target) => void new EventSource(target) },
  {
    name: 'ping of a link',
    alone: true,
    directive: 'connect-src',
    attempt: (target) => {
      const link = document.createElement('a');
      link.href = '#/';
      link.ping = target;
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'image',
    directive: 'img-src',
    attempt: (target) => {
      new Image().src = target;
    },
  },
  {
    name: 'background image set through CSSOM',
    directive: 'img-src',
    attempt: (target) => {
      document.body.style.backgroundImage = `url("${target}")`;
    },
  },
  {
    name: 'image inside SVG',
    directive: 'img-src',
    attempt: (target) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttribute('href', target);
      svg.append(image);
      document.body.append(svg);
    },
  },
  {
    name: 'poster of a video',
    directive: 'img-src',
    attempt: (target) => {
      const video = document.createElement('video');
      video.poster = target;
      document.body.append(video);
    },
  },
  {
    name: 'image button',
    directive: 'img-src',
    attempt: (target) => {
      const input = document.createElement('input');
      input.type = 'image';
      input.src = target;
      document.body.append(input);
    },
  },
  {
    name: 'source of a video',
    directive: 'default-src',
    attempt: (target) => {
      const video = document.createElement('video');
      video.src = target;
      document.body.append(video);
      video.load();
    },
  },
  {
    name: 'source of audio',
    directive: 'default-src',
    attempt: (target) => {
      new Audio(target).load();
    },
  },
  {
    name: 'web app manifest',
    directive: 'default-src',
    attempt: (target) => {
      const link = document.createElement('link');
      link.rel = 'manifest';
      link.href = target;
      document.head.append(link);
    },
  },
  {
    name: 'font',
    directive: 'font-src',
    attempt: async (target) => {
      await new FontFace('outside', `url("${target}")`).load();
    },
  },
  {
    name: 'style sheet',
    directive: 'style-src',
    attempt: (target) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = target;
      document.head.append(link);
    },
  },
  {
    name: 'inline style element',
    directive: 'style-src',
    attempt: () => {
      const style = document.createElement('style');
      style.textContent = ':root { --leak: 1 }';
      document.head.append(style);
      return getComputedStyle(document.documentElement).getPropertyValue('--leak') === '1';
    },
  },
  { name: 'dynamic import', directive: 'script-src', attempt: (target) => import(target) },
  {
    name: 'module preload',
    directive: 'script-src',
    attempt: (target) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = target;
      document.head.append(link);
    },
  },
  {
    name: 'frame',
    directive: 'frame-src',
    attempt: (target) => {
      const frame = document.createElement('iframe');
      frame.src = target;
      document.body.append(frame);
    },
  },
  {
    name: 'embedded object',
    directive: 'object-src',
    attempt: (target) => {
      const object = document.createElement('object');
      object.type = 'image/png';
      object.data = target;
      document.body.append(object);
    },
  },
  {
    name: 'form',
    alone: true,
    directive: 'form-action',
    attempt: (target) => {
      const form = document.createElement('form');
      form.action = target;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    },
  },
  {
    name: 'base address',
    alone: true,
    directive: 'base-uri',
    attempt: (target) => {
      const base = document.createElement('base');
      base.href = target;
      document.head.append(base);
      return document.baseURI === target;
    },
  },
  {
    name: 'markup from a string',
    directive: 'require-trusted-types-for',
    attempt: () => {
      const element = document.createElement('div');
      element.innerHTML = '<b>x</b>';
      return element.firstElementChild !== null;
    },
  },
  {
    name: 'script element with an address',
    directive: 'require-trusted-types-for',
    attempt: () => {
      document.createElement('script').src = '/assets/none.js';
      return true;
    },
  },
  {
    name: 'policy for trusted types',
    directive: 'trusted-types',
    attempt: () => {
      const factory: unknown = Reflect.get(window, 'trustedTypes');
      const create: unknown = typeof factory === 'object' && factory !== null && Reflect.get(factory, 'createPolicy');
      if (typeof create === 'function') create.call(factory, 'leak', { createHTML: (text: string) => text });
      return true;
    },
  },
  {
    name: 'service worker',
    directive: 'worker-src',
    attempt: async () => {
      await navigator.serviceWorker.register('/favicon.svg');
      return true;
    },
  },
  {
    name: 'worker',
    directive: 'worker-src',
    attempt: () => {
      new Worker('/assets/none.js');
      return true;
    },
  },
  {
    name: 'navigation of the page',
    alone: true,
    directive: null,
    attempt: (target) => window.location.assign(target),
  },
  { name: 'new window', alone: true, directive: null, attempt: (target) => void window.open(target) },
  {
    name: 'prefetch',
    directive: 'default-src',
    attempt: (target) => {
      const link = document.createElement('link');
      link.rel = 'prefetch';
      link.href = target;
      document.head.append(link);
    },
  },
];
