import { showStartScreen } from './app/landing/show-start-screen.ts';

// The first script of the page, which the build puts into the head of index.html: chooses what to show before the first paint.
showStartScreen();
