/** How names of one's own, and of models, are written in the configuration file. */

export const NAME = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/;
export const NAME_ALLOWED =
  '1 to 128 letters, digits and . _ : / - beginning with a letter or digit';

export const MODEL_PATTERN = /^[A-Za-z0-9*][A-Za-z0-9._:/*-]{0,127}$/;
export const MODEL_PATTERN_ALLOWED = 'the name of a model, with `*` for any characters';

/** How many entries a list may have. */
export const MAX_LIST_LENGTH = 1000;
