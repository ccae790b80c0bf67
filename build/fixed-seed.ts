// Property tests draw the same cases in every run: what fails once fails again, and nothing fails by chance.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_260_101 });
