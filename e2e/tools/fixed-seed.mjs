// Property tests draw the same examples in every run, so that a red run is about the change and not about luck.
// SEED=<number> draws others: for a nightly run, or to look for what one seed never finds.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 20_261_120) });
