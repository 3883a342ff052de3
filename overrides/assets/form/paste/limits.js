// Says that more was pasted than is read at once. Knows no page.

/** More than is read at once: nothing of it is. */
export class TooMuch extends Error {}
