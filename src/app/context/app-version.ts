/** The version in `package.json`, to quote to support. A test keeps the two in step. */
export const APP_VERSION = '0.1.0';
