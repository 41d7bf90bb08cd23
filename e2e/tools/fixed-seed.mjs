// Makes property tests use the same examples in every run, so that a failure comes from the change and not from chance.
// Set SEED=<number> for other examples, for example in a nightly run.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 20_261_120) });
