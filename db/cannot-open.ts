/** A file that is not opened, with the reason as the end of a sentence that begins with the file's name. */
export class CannotOpen extends Error {}
