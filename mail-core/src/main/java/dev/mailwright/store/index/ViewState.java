package dev.mailwright.store.index;

import dev.mailwright.store.UidValidity;

/**
 * The figures of a view.
 *
 * @param uidNext above the last UID there can be when all are used up
 */
record ViewState(UidValidity validity, long uidNext, long highest, int unseen, int deleted) {}
